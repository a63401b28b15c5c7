"""What stands behind a state, town or month and is not its own: « l'envoi à Kiev de chars », « la visite en mai du … ».

What enters is an analysed sentence and where states, towns and times are named; what leaves is the sentence with some
words hung elsewhere. The name of a place has no complements, nor has a month or year: what the parser hung on it is
the noun's or verb's above, by which the deed is told.
"""

from collections.abc import Iterable, Iterator

from recoupe.model import Mention, Span, Timex
from recoupe.terms import EntityType, MentionKind
from recoupe.text.frames import NOMINAL
from recoupe.text.reading import Reading, Sentence, Token
from recoupe.text.subjecthood import Hung, rehung

_PLACES = (EntityType.STATE, EntityType.PLACE)
_BELOW = ("nmod", "obl", "obl:arg", "obl:mod")
_TAKEN = (*_BELOW, "obl:agent", "obj", "iobj")
"""Relations of a place that its noun or verb has for complement."""


def beside_places(sentence: Sentence, reading: Reading) -> Sentence:
    """The sentence with the complements that were hung on places and dates hung on what is above them."""
    places = (one.span for one in reading.of(Mention) if one.kind is MentionKind.NAME and one.type in _PLACES)
    inside = _ends(sentence, places)
    dates = _ends(sentence, (one.span for one in reading.of(Timex)))
    ends = {i: end for i, end in dates.items() if _is_date(sentence, sentence.tokens[i])} | inside
    return rehung(sentence, _moved(sentence, ends)) if ends else sentence


def _ends(sentence: Sentence, spans: Iterable[Span]) -> dict[int, int]:
    """By the index of each word in some spans, where its span ends."""
    found = (one for one in spans if sentence.start <= one.start < sentence.end)
    return {token.i: span.end for span in found for token in sentence.between(span.start, span.end)}


def _is_date(sentence: Sentence, token: Token) -> bool:
    """Whether a word of time is a month or year, and no length of time: « en mai », not « trois mois de grève »."""
    return token.upos in NOMINAL and not sentence.children(token, "det", "nummod", "amod")


def _moved(sentence: Sentence, ends: dict[int, int]) -> Iterator[Hung]:
    """The words to hang anew; ``ends`` tells, by the index of a word of a place, where its name ends."""
    for one in sentence.tokens:
        if one.dep not in _BELOW or (one.i in ends and one.start < ends[one.i] == ends.get(one.head)):
            continue
        if not any(case.i < one.i for case in sentence.children(one, "case")):
            continue
        above = _above(sentence, one, ends)
        if above is not None and above.i != one.head:
            yield Hung(one.i, above.i, "nmod" if above.upos in NOMINAL and above.i not in ends else "obl")


def _above(sentence: Sentence, one: Token, ends: dict[int, int]) -> Token | None:
    """The first word above that is no place with a preposition of its own before it."""
    above = sentence.head(one)
    while above is not None and above.i < one.i and above.i in ends and one.start >= ends[above.i]:
        led = above.dep == "obj" or any(case.i < above.i for case in sentence.children(above, "case"))
        if not led or above.dep not in _TAKEN:
            return None
        above = sentence.head(above)
    return above
