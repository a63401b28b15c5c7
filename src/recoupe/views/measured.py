"""The words of days and figures of a sentence, which are compared by what they amount to and not as words."""

from collections.abc import Sequence

from recoupe.model import Quantity, Timex
from recoupe.text.reading import Sentence, Token
from recoupe.views.meanings import unit_words


def measured(sentence: Sentence, one: Quantity | Timex, start: int, language: str) -> Sequence[Token]:
    """The words of a day or a figure, which are compared elsewhere; what a figure counts is a word like any other."""
    inside = sentence.between(one.span.start - start, one.span.end - start)
    counted = one.counted_span if isinstance(one, Quantity) else None
    if counted is None:
        return inside
    units = unit_words(language)
    return [
        token
        for token in inside
        if token.start + start < counted.start
        or token.end + start > counted.end
        or not units.isdisjoint((token.form.casefold(), token.lemma))
    ]


def figures(sentence: Sentence) -> set[int]:
    """Tokens of figures, whose value is compared elsewhere; the noun counted is a word like any other."""
    return {token.i for token in sentence.tokens if token.upos == "NUM" or token.form[:1].isdigit()}
