"""Which texts of a record hold the words a question needs, folded: kept beside the record, asked before texts are read.

What enters is a selection; what leaves are ids of texts. A text is found by the beginnings of its words.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from recoupe.link.vocabulary import WORD, plain
from recoupe.model import Text
from recoupe.views.prepared import made_once
from recoupe.views.selection import Selection

WHOLE = "$"
"""What ends a whole word among beginnings of words."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The texts of a record by language, its words sorted, and for each the places of its texts, four bytes each."""

    texts: list[str]
    languages: list[str]
    words: list[str]
    places: list[bytes]

    def holding(self, beginnings: Collection[str]) -> set[int]:
        """Places of the texts in which a word begins with one of these letters."""
        found: set[int] = set()
        for one in beginnings:
            whole = one.removesuffix(WHOLE)
            at = bisect_left(self.words, whole)
            while (
                at < len(self.words) and self.words[at].startswith(whole) and (whole == one or self.words[at] == whole)
            ):
                found.update(array("I", self.places[at]))
                at += 1
        return found


@dataclass(frozen=True, slots=True)
class Need:
    """Beginnings of words of which a text holds one, what that is worth, and whether they tell what is done."""

    beginnings: frozenset[str]
    weight: float
    act: bool = False


def word_index(selection: Selection) -> WordIndex:
    """The index of a selection, made when first asked for and kept beside a whole record."""
    return made_once(
        selection.kept("words"),
        WordIndex,
        lambda: _indexed(selection.of(Text)),
        lambda payload: selection.keep("words", payload),
    )


def _indexed(texts: Sequence[Text]) -> WordIndex:
    found: dict[str, array[int]] = {}
    for place, text in enumerate(texts):
        for word in sorted(set(WORD.findall(plain(text.characters)))):
            found.setdefault(word, array("I")).append(place)
    words = sorted(found)
    places = [found[word].tobytes() for word in words]
    return WordIndex([one.id for one in texts], [one.language for one in texts], words, places)


def texts_with(index: WordIndex, language: str, needs: Sequence[Need], *, least: float) -> Iterable[tuple[float, str]]:
    """Texts of a language that hold a share of what is needed, with the share."""
    whole = sum(one.weight for one in needs)
    worth: dict[int, float] = {}
    for one in needs:
        for place in index.holding(one.beginnings):
            worth[place] = worth.get(place, 0.0) + one.weight
    for place, value in sorted(worth.items()):
        if whole and value >= least * whole and index.languages[place] == language:
            yield value / whole, index.texts[place]
