"""Cutting a text into the words that patterns over dates and figures need.

What enters is a text and a `Lexicon` (rows of a language pack: class, form, value); what leaves is `Words`, with
compounds kept whole when the lexicon knows them and cut at hyphens and apostrophes when it does not, abbreviations
with their full stop, figures as one word with the value the language's marks give them (« 1.500 », ``1,500``), and
numerals in words joined into one (« quatre-vingt-douze mille »).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recoupe.text.characters import INVISIBLE, visible
from recoupe.text.numerals import Numerals
from recoupe.text.patterns import Words, fold

_LARGEST = 1e18
"""A longer run of digits is an identifier; it stays a word without value."""
_DAY_DIGITS = 2
_LETTERS = r"[^\W\d_]"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Classes and values of words.

    ``classes`` maps a form to its classes, ``values`` (class, form) to the value of its row and ``rules`` to its
    citation. A form written with a capital holds for words with a capital only (``May``, ``Sat``).
    """

    classes: Mapping[str, frozenset[str]]
    values: Mapping[tuple[str, str], str]
    rules: Mapping[tuple[str, str], str]
    capitals: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str, str]]) -> "Lexicon":
        """The lexicon of rows (class, form, value, rule)."""
        build = _Build()
        for kind, form, value, rule in rows:
            build.add(kind, form, value, rule)
        return build.finish()

    def value(self, kind: str, form: str) -> str:
        """The value a form has as a member of a class; empty when it is no member."""
        return self.values.get((kind, form), "")


@dataclass(slots=True)
class _Build:
    classes: dict[str, set[str]] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    rules: dict[tuple[str, str], str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    def add(self, kind: str, form: str, value: str, rule: str) -> None:
        if form != form.lower():
            self.capitals[form.lower()] = form
        self.classes.setdefault(form, set()).add(kind)
        self.values.setdefault((kind, form), value)
        self.rules.setdefault((kind, form), rule)
        pieces = tuple(form.split(" "))
        if len(pieces) > 1:
            self.phrases.setdefault(pieces[0], set()).add(pieces)

    def finish(self) -> Lexicon:
        phrases = {
            first: tuple(sorted(found, key=lambda one: (-len(one), one))) for first, found in self.phrases.items()
        }
        classes = {form: frozenset(kinds) for form, kinds in self.classes.items()}
        return Lexicon(classes, self.values, self.rules, self.capitals, phrases)


class Cutter:
    """Cuts texts of one language.

    Args:
        lexicon: words with classes.
        numerals: the numbers of the language.
        literals: words that patterns name, kept whole like lexicon forms.
        signed: whether a minus right before a figure, behind a blank, belongs to it.
    """

    def __init__(
        self, lexicon: Lexicon, numerals: Numerals, literals: Iterable[str] = (), *, signed: bool = False
    ) -> None:
        self.lexicon = lexicon
        self.numerals = numerals
        self._whole = {*lexicon.classes, *lexicon.capitals, *literals, *numerals.forms}
        sign = r"(?:(?<!\S)-)?" if signed else ""
        self._word = re.compile(
            rf"(?P<numbered>{_numbered(lexicon)})"
            r"|(?P<plain>[a-zà-ÿœ]+(?![\w'./:@-]))"
            r"|(?P<link>(?:https?://|www\.)\S+)"
            rf"|(?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)(?![\d]))"
            rf"|(?P<figure>{sign}{numerals.figure(INVISIBLE)})"
            rf"|(?P<word>(?:{_LETTERS}\.){{2,}}|{_LETTERS}+(?:['-]{_LETTERS}+)*'?)"
            r"|(?P<break>\n\s*)|(?P<mark>[^\w\s])"
        )

    def cut(self, characters: str, cuts: Iterable[int] = ()) -> Words:
        """The words of a text. ``cuts`` are offsets no pattern runs across; without any, each line stands alone."""
        folded = fold(characters)
        cuts = sorted(cuts)
        pieces = _Pieces()
        for found in self._word.finditer(folded):
            kind = found.lastgroup
            if pieces.ends and found.start() < pieces.ends[-1]:
                continue  # the full stop of an abbreviation, taken with its word
            if kind == "numbered" or (kind == "plain" and found[0] not in self.lexicon.capitals):
                pieces.add(found.start(), found.end(), found[0], None)
            elif kind in ("plain", "word"):
                self._cut_word(characters, folded, found.start(), found.end(), pieces)
            elif kind == "break":
                pieces.lines.append(len(pieces.starts))
            elif kind == "date":
                _cut_dotted(folded, found, pieces)
            else:
                value = self.numerals.value(visible(found[0])) if kind == "figure" else None
                pieces.add(found.start(), found.end(), found[0], _bounded(value))
        breaks = _breaks(pieces.starts, cuts) if cuts else frozenset(pieces.lines)
        words = Words(pieces.starts, pieces.ends, pieces.forms, pieces.values, breaks)
        return self.numerals.join(self._join_phrases(self._told_short(words)))

    def _told_short(self, words: Words) -> Words:
        """« 15 sept 2025 »: a word cut short that is spelt like a number is that word right behind a day in digits."""
        forms = list(words.forms)
        for place in range(1, len(forms)):
            day, short = forms[place - 1], f"{forms[place]}."
            if forms[place] in self.numerals.forms and short in self.lexicon.classes and place not in words.breaks:
                forms[place] = short if day.isdigit() and len(day) <= _DAY_DIGITS else forms[place]
        return replace(words, forms=forms)

    def _join_phrases(self, words: Words) -> Words:
        """The same words with every phrase of the lexicon (``pour cent``) made one, longest first."""
        phrases = self.lexicon.phrases
        if not any(form in phrases for form in words.forms):
            return words
        out = _Pieces()
        place = 0
        while place < len(words.forms):
            length = self._phrase(words, place)
            end = place + length - 1
            form = " ".join(words.forms[place : end + 1])
            out.add(words.starts[place], words.ends[end], form, words.values[place] if length == 1 else None)
            if place in words.breaks:
                out.lines.append(len(out.starts) - 1)
            place = end + 1
        return Words(out.starts, out.ends, out.forms, out.values, frozenset(out.lines))

    def _phrase(self, words: Words, place: int) -> int:
        for pieces in self.lexicon.phrases.get(words.forms[place], ()):
            end = place + len(pieces)
            if tuple(words.forms[place:end]) == pieces and words.breaks.isdisjoint(range(place + 1, end)):
                return len(pieces)
        return 1

    def _cut_word(self, characters: str, folded: str, start: int, end: int, pieces: "_Pieces") -> None:
        form = folded[start:end]
        if form in self._whole or ("'" not in form and "-" not in form):
            end, form = self._abbreviation(folded, start, end)
            pieces.add(start, end, self._cased(form, characters[start:end]), None)
            return
        apostrophe = form.find("'")
        if "-" in form and form[: form.find("-")] in self._whole:
            self._cut_compound(characters, folded, start, end, pieces)
        elif 0 <= apostrophe < len(form) - 1:
            cut = start + apostrophe + 1
            self._cut_word(characters, folded, start, cut, pieces)
            self._cut_word(characters, folded, cut, end, pieces)
        elif apostrophe == len(form) - 1 and "-" not in form:
            pieces.add(start, end, form, None)
        else:
            self._cut_compound(characters, folded, start, end, pieces)

    def _cut_compound(self, characters: str, folded: str, start: int, end: int, pieces: "_Pieces") -> None:
        """Cut at hyphens, but keep the longest known beginning whole: ``quatre-vingt`` of ``quatre-vingt-douze``."""
        while start < end:
            cut = end
            while cut > start and folded[start:cut] not in self._whole:
                cut = max(folded.rfind("-", start, cut), start)
            if cut == start:
                hyphen = folded.find("-", start, end)
                cut = end if hyphen < 0 else hyphen if hyphen > start else start + 1
            if folded[start:cut] == "-":
                pieces.add(start, cut, "-", None)
            else:
                self._cut_word(characters, folded, start, cut, pieces)
            start = cut

    def _cased(self, form: str, original: str) -> str:
        """The lexicon form with its capitals when the word is written with them (``May``, ``kWh``)."""
        capital = self.lexicon.capitals.get(form)
        if capital and (original == capital or (capital[0].isupper() and original[0].isupper())):
            return capital
        return form

    def _abbreviation(self, folded: str, start: int, end: int) -> tuple[int, str]:
        if end < len(folded) and folded[end] == "." and folded[start : end + 1] in self._whole:
            return end + 1, folded[start : end + 1]
        return end, folded[start:end]


@dataclass(slots=True)
class _Pieces:
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    values: list[float | None] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, start: int, end: int, form: str, value: float | None) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.forms.append(form)
        self.values.append(value)


def _numbered(lexicon: Lexicon) -> str:
    """A regular expression for the words of a lexicon that end in a digit, as km2; it matches nothing without any."""
    forms = sorted(form for form in lexicon.classes if form[-1].isdigit() and form[0].isalpha())
    return rf"(?<!{_LETTERS})(?:{'|'.join(map(re.escape, forms))})(?!\w)" if forms else r"(?!)"


def _bounded(value: float | None) -> float | None:
    return value if value is not None and value < _LARGEST else None


def _cut_dotted(folded: str, found: re.Match[str], pieces: _Pieces) -> None:
    """``19.06.2024`` as five words, so that it meets the same patterns as ``19/06/2024``."""
    for piece in re.finditer(r"\d+|\.", folded[found.start() : found.end()]):
        start, end = found.start() + piece.start(), found.start() + piece.end()
        pieces.add(start, end, piece[0], None if piece[0] == "." else float(piece[0]))


def _breaks(starts: Sequence[int], cuts: Sequence[int]) -> frozenset[int]:
    return frozenset(_first_from(starts, cuts))


def _first_from(starts: Sequence[int], cuts: Sequence[int]) -> Iterator[int]:
    place = 0
    for cut in cuts:
        while place < len(starts) and starts[place] < cut:
            place += 1
        yield place
