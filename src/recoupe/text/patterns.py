r"""Patterns over classes of words: the scanner that dates and quantities share.

What enters is a lexicon (which classes a word belongs to), a list of patterns written in words and classes, and a
text; what leaves is the leftmost longest matches with what each class captured. A text is cut into words once and
every word becomes one character that stands for the set of its classes, so that all patterns run as regular
expressions over a short string. No language is named here: words, classes and patterns are rows of a pack.

A pattern is a line of items: ``le|la`` one of these words, ``{month}`` a word of that class (captured),
``{day2}`` a second capture of class ``day``, ``( … )`` a group, a final ``?`` makes an item optional, ``<`` and ``>``
mark where the span begins and ends when words around it are only context. ``!le|{unit}`` holds when none of these
follows, ``&le|{stop}`` when one of these follows or nothing does. A backslash takes the meaning from a mark: ``\(``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.text.characters import plain

_UNKNOWN = "x"
_FIRST_CODE = 0xE000  # the private use area: no such character stands in a pattern


def fold(characters: str) -> str:
    """``characters`` in lower case with plain apostrophes, hyphens and spaces; always of the same length."""
    same = plain(characters)
    lower = same.lower()
    if len(lower) == len(same):
        return lower
    return "".join(low if len(low := one.lower()) == 1 else one for one in same)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text cut into words: four arrays of one length, in text order.

    ``forms`` are folded, ``values`` the number a word stands for (None for a word that is no number); ``breaks`` are
    the indexes of words before which no pattern may run on.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    forms: Sequence[str]
    values: Sequence[float | None]
    breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One row of a pattern table: ``source`` is the line of items, ``rule`` its citation, ``key`` its payload.

    A pattern with ``after`` holds only right behind the span of a pattern whose name begins so (1950 à *1953*).
    """

    name: str
    source: str
    rule: str
    key: Mapping[str, str] = field(default_factory=dict)
    after: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Where a pattern was found: word indexes of the whole, of the span inside it, and of each capture."""

    pattern: Pattern
    first: int
    last: int
    span_first: int
    span_last: int
    captures: Mapping[str, int]


Classify = Callable[[str, float | None], frozenset[str]]


class Grammar:
    """Patterns compiled against a lexicon.

    Args:
        patterns: the rows, in order of preference between matches of one length.
        classify: the classes of a folded form (and of the number it stands for).
        universe: every form and number whose set of classes may occur, so that each set has its character.
    """

    def __init__(
        self, patterns: Sequence[Pattern], classify: Classify, universe: Iterable[tuple[str, float | None]]
    ) -> None:
        self.patterns = tuple(patterns)
        self.literals = frozenset(word for pattern in patterns for word in _literal_words(pattern.source))
        self._classify = classify
        self._codes: dict[frozenset[str], str] = {}
        self._known: dict[tuple[str, float | None], str] = {}
        for form, value in [*universe, *((word, None) for word in sorted(self.literals))]:
            self._code(form, value, grow=True)
        members: dict[str, list[str]] = {}
        for classes, code in self._codes.items():
            for one in classes:
                members.setdefault(one, []).append(code)
        self._sets = {one: "[" + "".join(sorted(codes)) + "]" for one, codes in members.items()}
        self._sources = [self._compile(pattern.source) for pattern in self.patterns]
        self._regexes: dict[int, re.Pattern[str]] = {}
        self._bound = [index for index, pattern in enumerate(self.patterns) if pattern.after]
        self._starting = self._candidates()
        self._starters = re.compile("[" + "".join(sorted(self._starting)) + "]" if self._starting else r"(?!)")
        self._unions: dict[str, re.Pattern[str]] = {}

    def encode(self, words: Words) -> str:
        """The text as one character a word; a line break stands where no pattern may run on."""
        known, pairs = self._known, zip(words.forms, words.values, strict=True)
        return "".join(
            [known.get(pair, _UNKNOWN) if pair[1] is None else self._code(*pair, grow=False) for pair in pairs]
        )

    def matches(self, words: Words) -> Iterator[Match]:
        """Leftmost longest matches in text order; their spans do not overlap."""
        codes = self.encode(words)
        place = 0
        for low, high in _stretches(len(codes), words.breaks):
            place = low
            while found := self._starters.search(codes, place, high):
                place = found.start()
                if not self._holds(codes, place, high):
                    place += 1
                    continue
                best = self._furthest(codes, place, high)
                yield best
                place = max(best.span_last + 1, place + 1)
                while behind := self._behind(codes, best, high):
                    yield behind
                    best, place = behind, behind.span_last + 1

    def _regex(self, index: int) -> re.Pattern[str]:
        """The expression of a pattern, made when it is first tried: a sentence tries a few of hundreds."""
        if index not in self._regexes:
            self._regexes[index] = re.compile(self._sources[index])
        return self._regexes[index]

    def _holds(self, codes: str, place: int, end: int) -> bool:
        """Whether any free pattern begins here: one regular expression for all that can begin with this word."""
        code = codes[place : place + 1]
        if code not in self._unions:
            sources = [_anonymous(self._sources[index]) for index in self._starting.get(code, ())]
            self._unions[code] = re.compile("|".join(f"(?:{source})" for source in sources) or r"(?!)")
        return self._unions[code].match(codes, place, end) is not None

    def _behind(self, codes: str, before: Match, end: int) -> Match | None:
        """The longest pattern bound to the span before, unless a free one at the same place reaches further."""
        start = before.span_last + 1
        best: Match | None = None
        for index in self._bound:
            if before.pattern.name.startswith(self.patterns[index].after):
                found = self._regex(index).match(codes, start, end)
                match = self._match(index, found) if found else None
                if match and (best is None or match.span_last > best.span_last):
                    best = match
        if best is None:
            return None
        free = self._holds(codes, best.span_first, end)
        if free and self._longest(codes, best.span_first, end).span_last > best.span_last:
            return None
        return best

    def _furthest(self, codes: str, start: int, end: int) -> Match:
        """The longest match here, unless one that begins among its words of context reaches further."""
        best = self._longest(codes, start, end)
        for place in range(start + 1, best.span_first + 1):
            if self._holds(codes, place, end):
                other = self._longest(codes, place, end)
                best = other if other.last > best.last else best
        return best

    def _longest(self, codes: str, start: int, end: int) -> Match:
        best: tuple[int, int, re.Match[str]] | None = None
        for index in self._starting[codes[start]]:
            found = self._regex(index).match(codes, start, end)
            if found and (best is None or found.end() > best[0]):
                best = found.end(), index, found
        assert best is not None, "a start was found by the union of the patterns"
        return self._match(best[1], best[2])

    def _match(self, index: int, found: re.Match[str]) -> Match:
        start = found.start()
        captures = {name: found.start(name) for name in found.re.groupindex if found.start(name) >= 0}
        first, last = captures.pop("SPAN"), found.end("SPAN")
        return Match(self.patterns[index], start, found.end() - 1, first, last - 1, captures)

    def _candidates(self) -> dict[str, list[int]]:
        """The indexes of the free patterns that can begin with a word, by the code of the word."""
        starting: dict[str, list[int]] = {}
        for index, pattern in enumerate(self.patterns):
            if not pattern.after:
                for code in sorted(self._starts(pattern.source.split())[0]):
                    starting.setdefault(code, []).append(index)
        return starting

    def _starts(self, items: list[str]) -> tuple[set[str], bool]:
        """The codes a sequence of items can begin with, and whether it can be empty."""
        codes: set[str] = set()
        place = 0
        while place < len(items):
            body, mark = _body(items[place])
            if body == "(":
                end = _closing(items, place)
                found, optional = self._starts(items[place + 1 : end])
                mark = _body(items[end])[1] or ("?" if optional else "")
                place = end
            elif body in ("<", ">") or body[0] in "!&":
                found, mark = set(), "?"
            else:
                found = set(self._any(body)[1:-1])
            codes |= found
            if not mark:
                return codes, False
            place += 1
        return codes, True

    def _code(self, form: str, value: float | None, *, grow: bool) -> str:
        classes = self._classify(form, value)
        if form in self.literals:
            classes |= {"=" + form}
        if not classes:
            return _UNKNOWN
        if classes not in self._codes:
            if not grow:
                return _UNKNOWN
            self._codes[classes] = chr(_FIRST_CODE + len(self._codes))
        code = self._codes[classes]
        if value is None or grow:
            self._known[form, value] = code
        return code

    def _compile(self, source: str) -> str:
        pieces: list[str] = []
        items = source.split()
        for place, item in enumerate(items):
            body, mark = _body(item)
            if body == "(":
                _closing(items, place)
            pieces.append(self._item(body) + mark)
        text = "".join(pieces)
        return text if "(?P<SPAN>" in text else f"(?P<SPAN>{text})"

    def _item(self, body: str) -> str:
        if body in ("(", ")"):
            return {"(": "(?:", ")": ")"}[body]
        if body == "<":
            return "(?P<SPAN>"
        if body == ">":
            return ")"
        if body.startswith("!"):
            return f"(?!{self._any(body[1:])})"
        if body.startswith("&"):
            return rf"(?={self._any(body[1:])}|\Z)"
        if body.startswith("{") and "|" not in body:
            return f"(?P<{body[1:-1]}>{self._any(body)})"
        return self._any(body)

    def _any(self, alternatives: str) -> str:
        codes = {code for one in alternatives.split("|") for code in self._sets.get(_class_of(one), "")[1:-1]}
        return "[" + "".join(sorted(codes)) + "]" if codes else "(?!)"


def _class_of(item: str) -> str:
    return item[1:-1].rstrip("0123456789") if item.startswith("{") else "=" + item.removeprefix("\\")


def _body(item: str) -> tuple[str, str]:
    if item.endswith("?") and len(item) > 1 and not item.endswith("\\?"):
        return item[:-1], "?"
    return item, ""


def _literal_words(source: str) -> Iterator[str]:
    for item in source.split():
        body, _ = _body(item)
        if body in ("(", ")", "<", ">"):
            continue
        for one in body.removeprefix("!").removeprefix("&").split("|"):
            if not one.startswith("{"):
                yield one.removeprefix("\\")


def _anonymous(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


def _closing(items: Sequence[str], opening: int) -> int:
    """Index of the item that closes the group opened at ``opening``."""
    depth = 0
    for place in range(opening, len(items)):
        body, _ = _body(items[place])
        depth += (body == "(") - (body == ")")
        if depth == 0:
            return place
    raise ValueError(f"expected a closing parenthesis: {' '.join(items)}")


def _stretches(length: int, breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
    low = 0
    for place in sorted(breaks):
        if low < place:
            yield low, place
        low = place
    if low < length:
        yield low, length
