"""What kind of place an argument of an act is: where it happens, where it comes from or goes.

What enters is an argument with its mention; what leaves is the kind that its preposition gives it. Who goes to see a
place is told as going to somebody: the place is where he goes as well.
"""

from recoupe.model import Mention
from recoupe.terms import EntityType, Use
from recoupe.text.frames import Lexicon
from recoupe.text.reading import Token
from recoupe.text.subjects import Argument


def is_place(token: Token, mention: Mention | None) -> bool:
    """Whether a word names a place: « Lima », « la province de Lima »."""
    named = mention is not None and (mention.use == Use.PLACE or mention.type == EntityType.PLACE)
    return named or token.entity == "LOC"


def place_kind(lexicon: Lexicon, argument: Argument, mention: Mention | None) -> str:
    """``theatre``, ``origin`` or ``destination`` when an argument is a place after a preposition of place."""
    if not is_place(argument.token, mention):
        return ""
    return next((one.value for one in lexicon.words.get("place", {}).get(argument.slot, ())), "")
