"""What kind of place an argument of an act is: where it happens, where it comes from or goes.

What enters is an argument with its mention; what leaves is the kind that its preposition gives it.
"""

from recoupe.model import Mention
from recoupe.terms import EntityType, Use
from recoupe.text.frames import Lexicon
from recoupe.text.subjects import Argument


def place_kind(lexicon: Lexicon, argument: Argument, mention: Mention | None) -> str:
    """``theatre``, ``origin`` or ``destination`` when an argument is a place after a preposition of place."""
    is_place = mention is not None and (mention.use == Use.PLACE or mention.type == EntityType.PLACE)
    if not is_place and argument.token.entity != "LOC":
        return ""
    return next((one.value for one in lexicon.words.get("place", {}).get(argument.slot, ())), "")
