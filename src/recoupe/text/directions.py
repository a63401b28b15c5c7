"""Which way a bare weekday or month points, by the words around it: « commenceront … dimanche », « attendu mercredi ».

What enters are the words of a text and the place of an expression; what leaves is the nearest sign of past or future
in its sentence. The signs are rows of ``directions``: ``word`` a form, ``weak`` a form that only leans (prévu),
``ending`` the end of a verb form in a tense, ``exception`` a word that only looks like one, ``undone`` an auxiliary
that puts a weak sign behind it into the past (était prévu).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.packs import Pack
from recoupe.text.patterns import Words

_WINDOW = 25
"""Words searched on each side: beyond it the sign belongs to another clause in news prose."""
_STEP_RIGHT = 2
"""A sign after the expression counts as further away: verbs of news sentences stand before their date."""
_MARK_COST = 3
"""Each comma, colon or quotation mark in between adds this to the distance."""
_LONGEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that tells the direction: its characters, ``past`` or ``future``, whether it only leans, and its rule."""

    direction: str
    is_weak: bool
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, eq=False)
class Compass:
    """The direction table of one language."""

    words: Mapping[str, tuple[str, str]]
    weak: Mapping[str, tuple[str, str]]
    undone: frozenset[str]
    endings: Mapping[str, tuple[str, str]]
    exceptions: frozenset[str]

    @classmethod
    def of(cls, pack: Pack) -> "Compass":
        """The compass of a language pack."""
        return _compass(pack)

    def direction(self, words: Words, first: int, last: int) -> Sign | None:
        """The nearest sign around words ``first`` to ``last``; None when the sentence holds none."""
        best: tuple[int, int, Sign] | None = None
        for index, cost in self._neighbours(words, first, last):
            sign = self._sign(words, index)
            if sign and (best is None or (cost, index) < best[:2]):
                best = cost, index, sign
        return best[2] if best else None

    def _sign(self, words: Words, index: int) -> Sign | None:
        form = words.forms[index]
        weak = self.weak.get(form)
        told = weak or self._told(form)
        if told is None:
            return None
        direction = told[0]
        if weak and index and words.forms[index - 1] in self.undone:
            direction, weak = "past", None
        return Sign(direction, weak is not None, words.starts[index], words.ends[index], told[1])

    def _neighbours(self, words: Words, first: int, last: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        cost = 0
        opens = first == 0 or first in words.breaks or words.forms[first - 1] in _STOPS
        for index in range(first - 1, max(-1, first - 1 - _WINDOW), -1):
            if index + 1 in words.breaks or words.forms[index] in _STOPS:
                break
            cost += _MARK_COST if words.forms[index] in _MARKS else 1
            found.append((index, cost))
        cost = _STEP_RIGHT
        for index in range(last + 1, min(len(words.forms), last + 1 + _WINDOW)):
            if index in words.breaks or words.forms[index] in _STOPS:
                break
            if words.forms[index] in _MARKS and index > last + 1 and not opens:
                break  # only a date that opens its sentence is told by a verb behind a comma
            cost += _MARK_COST if words.forms[index] in _MARKS else 1
            found.append((index, cost))
        return found

    def _told(self, form: str) -> tuple[str, str] | None:
        if form in self.words:
            return self.words[form]
        if form in self.exceptions or len(form) < 4:
            return None
        for length in range(_LONGEST_ENDING, 1, -1):
            if form[-length:] in self.endings:
                return self.endings[form[-length:]]
        return None


_MARKS = frozenset(',;:«»"()–—')
_STOPS = frozenset(".!?…")


@cache
def _compass(pack: Pack) -> Compass:
    told: dict[str, dict[str, tuple[str, str]]] = {"word": {}, "weak": {}, "undone": {}, "ending": {}, "exception": {}}
    for row in pack["directions"]:
        told[row["kind"]][row["form"]] = row["direction"], row.rule
    exceptions, undone = frozenset(told["exception"]), frozenset(told["undone"])
    return Compass(told["word"], told["weak"], undone, told["ending"], exceptions)
