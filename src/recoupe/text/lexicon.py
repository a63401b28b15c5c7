"""The one lexicon matcher. What enters is rows whose pattern column says which words; what leaves is where they stand.

A pattern is items separated by blanks, each for one token unless it says otherwise:

=================  ==============================================================================
``confirmer``      a token of this lemma
``"confirmé"``     a token of this form; the only way to write a blank, ``|``, ``?``, ``*`` or ``..``
``porte/NOUN``     a token of this lemma (or form) and part of speech
``dire|affirmer``  one of these
``bien?``          this token or none
``*``              exactly one token, whatever it is
``..3``            no token to three tokens, whatever they are; ``..`` is ``..3``
=================  ==============================================================================

Case and typographic apostrophes, hyphens and quotation marks make no difference. Tokens without an analysis (part
of speech ``X``) are compared by form, which stands in their lemma, and satisfy any part of speech. A gap is as short
and an optional item as present as the sentence allows. A pattern that cannot be read raises `PackError` with its line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from recoupe.errors import PackError
from recoupe.packs import Pack, Row
from recoupe.text.characters import folded
from recoupe.text.reading import Token

DEFAULT_GAP = 3
"""Tokens that ``..`` may pass over: enough for clitics, auxiliary and adverb between « ne » and « pas »."""

_ITEM = re.compile(r'(?:"[^"]*"|[^\s"])+')
_CHOICE = re.compile(r'(?:"(?P<form>[^"]+)"|(?P<lemma>[^\s"|/][^\s"|]*?))(?:/(?P<upos>[A-Z]+))?(?:\||$)')
_GAP = re.compile(r"\.\.(?P<limit>\d*)")
_fold = lru_cache(maxsize=1 << 16)(folded)


@dataclass(frozen=True, slots=True)
class Match:
    """A row and the tokens its items took, in text order; tokens that a gap passed over are not among them."""

    row: Row
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """One alternative of an item: a folded word, compared with lemma or form, and a part of speech or none."""

    word: str
    is_form: bool
    upos: str

    def accepts(self, words: "_Words", i: int) -> bool:
        """Whether the token at ``i`` is this word."""
        if (words.forms[i] if self.is_form else words.lemmas[i]) != self.word:
            return False
        return not self.upos or words.tokens[i].upos in (self.upos, "X")


@dataclass(frozen=True, slots=True)
class _Item:
    """One step of a pattern: a token of one of the choices (any token when there are none), or a gap."""

    choices: tuple[_Choice, ...] = ()
    gap: int = -1

    def accepts(self, words: "_Words", i: int) -> bool:
        """Whether the token at ``i`` is one of the choices."""
        return not self.choices or any(choice.accepts(words, i) for choice in self.choices)


@dataclass(frozen=True, slots=True)
class _Words:
    """A run of tokens with their folded forms and lemmas."""

    tokens: Sequence[Token]
    forms: list[str]
    lemmas: list[str]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One reading of a row, optional items decided; ``order`` is the place of the row in its table."""

    order: int
    row: Row
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class _Openings:
    """Patterns that begin with one word: those whose second item is words by each of these, and all others."""

    others: list[_Pattern] = field(default_factory=list)
    by_form: dict[str, list[_Pattern]] = field(default_factory=dict)
    by_lemma: dict[str, list[_Pattern]] = field(default_factory=dict)

    def add(self, pattern: _Pattern) -> None:
        """Put a pattern where `starting` finds it."""
        second = pattern.items[1] if len(pattern.items) > 1 else _Item()
        if not second.choices:
            self.others.append(pattern)
        for choice in second.choices:
            index = self.by_form if choice.is_form else self.by_lemma
            index.setdefault(choice.word, []).append(pattern)

    def starting(self, words: _Words, i: int) -> Iterator[_Pattern]:
        """The patterns that the token after ``i`` does not rule out; one may come twice."""
        yield from self.others
        if i + 1 < len(words.forms):
            yield from self.by_form.get(words.forms[i + 1], ())
            yield from self.by_lemma.get(words.lemmas[i + 1], ())


def lexicon(pack: Pack, table: str, column: str = "pattern") -> "Lexicon":
    """The matcher of one table of a pack, compiled once a process."""
    return _compiled(pack, table, column)


@cache
def _compiled(pack: Pack, table: str, column: str) -> "Lexicon":
    return Lexicon(pack[table], column)


class Lexicon:
    """Rows compiled into an index by the first word of each pattern.

    Args:
        rows: the rows, in order; of two matches alike in place and length the earlier row wins.
        column: the column that holds the pattern; rows where it is empty are passed over.

    Raises:
        PackError: a pattern cannot be read, or begins with a gap or with ``*``.

    >>> from recoupe.packs import Row
    >>> from recoupe.text.reading import Token
    >>> row = Row({"pattern": 'ne ..2 pas|plus confirmer|"confirmé"'}, "lang/xx/cues.tsv#L2")
    >>> words = ["Il", "n’", "a", "pas", "confirmé"]
    >>> lemmas = ["lui", "ne", "avoir", "pas", "confirmer"]
    >>> tokens = [Token(i, 0, 0, w, l, "X", "", i, "") for i, (w, l) in enumerate(zip(words, lemmas))]
    >>> [[token.form for token in match.tokens] for match in Lexicon([row]).matches(tokens)]
    [['n’', 'pas', 'confirmé']]
    """

    def __init__(self, rows: Iterable[Row], column: str = "pattern") -> None:
        self._by_lemma: dict[str, _Openings] = {}
        self._by_form: dict[str, _Openings] = {}
        for order, row in enumerate(rows):
            if row[column]:
                for items in _readings(row, row[column]):
                    self._add(_Pattern(order, row, items))

    def _add(self, pattern: _Pattern) -> None:
        first = pattern.items[0]
        if first.gap >= 0 or not first.choices:
            raise _fault(pattern.row, "expected a pattern that begins with a word, found a gap")
        for choice in dict.fromkeys((choice.is_form, choice.word) for choice in first.choices):
            index = self._by_form if choice[0] else self._by_lemma
            index.setdefault(choice[1], _Openings()).add(pattern)

    def matches(self, tokens: Sequence[Token], *, overlapping: bool = False) -> tuple[Match, ...]:
        """Where the patterns hold, leftmost first, then those of most tokens, then the earlier row.

        Args:
            tokens: the tokens of one sentence, or of any run a match may not leave.
            overlapping: every match; otherwise each token belongs to one match at most. Tokens inside a gap are free
                for other matches either way.
        """
        found = list(self._all(tokens))
        if not found:
            return ()
        found.sort(key=lambda one: (one[1][0], -len(one[1]), one[1][-1], one[0].order))
        taken: set[int] = set()
        seen: set[tuple[int, tuple[int, ...]]] = set()
        kept: list[Match] = []
        for pattern, places in found:
            if (pattern.order, places) in seen or (not overlapping and not taken.isdisjoint(places)):
                continue
            seen.add((pattern.order, places))
            taken.update(places)
            kept.append(Match(pattern.row, tuple(tokens[i] for i in places)))
        return tuple(kept)

    def _all(self, tokens: Sequence[Token]) -> Iterator[tuple[_Pattern, tuple[int, ...]]]:
        words = _Words(tokens, [_fold(token.form) for token in tokens], [_fold(token.lemma) for token in tokens])
        for index, column in ((self._by_lemma, words.lemmas), (self._by_form, words.forms)):
            for start, word in enumerate(column):
                openings = index.get(word)
                if openings is None:
                    continue
                for pattern in openings.starting(words, start):
                    places = _places(pattern.items, 0, words, start)
                    if places is not None:
                        yield pattern, places


def _places(items: tuple[_Item, ...], at: int, words: _Words, start: int) -> tuple[int, ...] | None:
    """The indexes that ``items[at:]`` take from ``start`` on, gaps as short as possible; None when they do not hold."""
    if at == len(items):
        return ()
    item = items[at]
    if item.gap >= 0:
        for begin in range(start, min(start + item.gap, len(words.tokens)) + 1):
            rest = _places(items, at + 1, words, begin)
            if rest is not None:
                return rest
        return None
    if start >= len(words.tokens) or not item.accepts(words, start):
        return None
    rest = _places(items, at + 1, words, start + 1)
    return None if rest is None else (start, *rest)


def _readings(row: Row, pattern: str) -> Iterator[tuple[_Item, ...]]:
    """The item sequences of one pattern, one for each way to decide its optional items, fullest first."""
    steps: list[tuple[tuple[_Item, ...], ...]] = []
    position = 0
    for found in _ITEM.finditer(pattern):
        if pattern[position : found.start()].strip():
            raise _fault(row, f"unpaired quotation mark in {pattern!r}")
        position = found.end()
        text = found.group()
        is_optional = len(text) > 1 and text.endswith("?")
        item = _item(row, text[:-1] if is_optional else text)
        steps.append(((item,), ()) if is_optional else ((item,),))
    if pattern[position:].strip():
        raise _fault(row, f"unpaired quotation mark in {pattern!r}")
    for chosen in product(*steps):
        items = tuple(item for part in chosen for item in part)
        if not items or items[-1].gap >= 0:
            raise _fault(row, f"expected a pattern that ends with a word, found {pattern!r}")
        yield items


def _item(row: Row, text: str) -> _Item:
    if text == "*":
        return _Item()
    gap = _GAP.fullmatch(text)
    if gap:
        return _Item(gap=int(gap["limit"] or DEFAULT_GAP))
    choices: list[_Choice] = []
    position = 0
    while position < len(text):
        found = _CHOICE.match(text, position)
        if found is None:
            raise _fault(row, f"cannot read the item {text!r}")
        word = found["form"] or found["lemma"]
        choices.append(_Choice(_fold(word), found["form"] is not None, found["upos"] or ""))
        position = found.end()
    return _Item(tuple(choices))


def _fault(row: Row, message: str) -> PackError:
    path, _, line = row.rule.partition("#L")
    return PackError(Path(path), message, line=int(line) if line.isdigit() else None)
