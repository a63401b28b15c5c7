"""Which texts of a record hold the words a question needs, folded: kept beside the record, asked before texts are read.

What enters is a selection; what leaves are ids of texts. A text is found by the beginnings of its words.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from recoupe.link.vocabulary import WORD, plain
from recoupe.model import Text
from recoupe.views.prepared import decoded, encoded
from recoupe.views.selection import Selection

WHOLE = "$"
"""What ends a whole word among beginnings of words."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The texts of a record by language, its words sorted, and for each the places of its texts, four bytes each.

    ``state`` is that of the record; the order of the texts is that in which they came and tells nothing.
    """

    state: str
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

    def with_letter(self, letter: str) -> set[int]:
        """Places of the texts in which a word has some letter."""
        return {
            place
            for word, some in zip(self.words, self.places, strict=True)
            if letter in word
            for place in array("I", some)
        }


@dataclass(frozen=True, slots=True)
class Need:
    """Beginnings of words of which a text holds one, what that is worth, and whether they tell what is done."""

    beginnings: frozenset[str]
    weight: float
    act: bool = False


def known_index(selection: Selection) -> WordIndex | None:
    """The index of a whole record as it stands, where one is kept."""
    last = decoded(selection.last("words"), WordIndex)
    return last if last is not None and last.state == selection.state else None


def word_index(selection: Selection) -> WordIndex:
    """The index of a selection, made when first asked for, kept beside a whole record and added to."""
    known = known_index(selection)
    if known is not None:
        return known
    last = decoded(selection.last("words"), WordIndex)
    made = _grown(last or WordIndex("", [], [], [], []), selection.of(Text), selection.state)
    selection.keep_last("words", encoded(made))
    return made


def _grown(index: WordIndex, texts: Sequence[Text], state: str) -> WordIndex:
    """The index with the words of those texts it lacks; made from nothing where one of its own is gone."""
    languages = {one.id: one.language for one in texts}
    if any(languages.get(one) != code for one, code in zip(index.texts, index.languages, strict=True)):
        return _grown(WordIndex("", [], [], [], []), texts, state)
    known = set(index.texts)
    new = [one for one in texts if one.id not in known]
    found: dict[str, array[int]] = {}
    for place, text in enumerate(new, start=len(index.texts)):
        for word in set(WORD.findall(plain(text.characters))):
            found.setdefault(word, array("I")).append(place)
    places = dict(zip(index.words, index.places, strict=True))
    for word, added in found.items():
        places[word] = places.get(word, b"") + added.tobytes()
    words = sorted(places)
    return WordIndex(
        state,
        [*index.texts, *(one.id for one in new)],
        [*index.languages, *(one.language for one in new)],
        words,
        [places[word] for word in words],
    )


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
