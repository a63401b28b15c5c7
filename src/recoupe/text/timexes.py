"""Finding time expressions and writing them down symbolically, by the tables of a language pack.

What enters is a text and the places no expression runs across; what leaves are `Found` expressions in text order
(``hier`` is ``DCT-P1D``, ``vendredi`` is ``DCT?FRI``: a weekday whose direction the context decides). The tables are
``timex`` (patterns), ``timewords`` (classes and values of words), ``numerals`` and ``directions``. Nothing is resolved.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.packs import Pack
from recoupe.text.lexemes import Cutter, Lexicon
from recoupe.text.numerals import JOINED, Numerals
from recoupe.text.patterns import Grammar, Match, Pattern, Words

CENTURY_PIVOT = 50
"""Two-digit years below it belong to this century, the others to the last: as POSIX has it, moved from 69 because
news of the fifties to sixties write the year in full."""
_SLOT = re.compile(r"\{(\w+?)(\+12|\+1|\+half|\+quarter)?\}")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in a text: its characters, TIMEX3 type (empty for a guard), symbolic form, default direction.

    ``parts`` are the spans of the words captured by class, ``weekday`` the code of a weekday among them; ``first`` and
    ``last`` index words of ``Scanned.words``.
    """

    start: int
    end: int
    type: str
    expression: str
    default: str
    name: str
    rules: tuple[str, ...]
    parts: Mapping[str, tuple[int, int, str]]
    weekday: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """The words of a text and the expressions found in it."""

    words: Words
    found: tuple[Found, ...]


class Scanner:
    """The patterns of one language pack, compiled once."""

    def __init__(self, pack: Pack) -> None:
        rows = [(row["class"], row["form"], row["value"], row.rule) for row in pack["timewords"]]
        self.lexicon = Lexicon.of(rows)
        self.numerals = Numerals.of((row["kind"], row["form"], row["value"]) for row in pack["numerals"])
        patterns = [Pattern(row["name"], row["pattern"], row.rule, row.cells, row["after"]) for row in pack["timex"]]
        patterns.sort(key=lambda one: bool(one.key["type"]))  # of two matches of one length the guard holds
        self.grammar = Grammar(patterns, self._classes, self._universe())
        signs = (row["form"] for row in pack["directions"] if row["kind"] in ("word", "weak"))
        self.cutter = Cutter(self.lexicon, self.numerals, [*self.grammar.literals, *signs])

    def scan(self, characters: str, cuts: Iterable[int] = ()) -> Scanned:
        """Expressions of a text in text order, guards left out."""
        words = self.cutter.cut(characters, cuts)
        found = (self._found(match, words) for match in self.grammar.matches(words))
        return Scanned(words, tuple(one for one in found if one is not None and one.type))

    def _classes(self, form: str, value: float | None) -> frozenset[str]:
        if value is not None:
            return _number_classes(form, value)
        classes = self.lexicon.classes.get(form, frozenset())
        if len(form) == 1 and not form.isalnum():
            classes |= {"stop"} if form not in "%€$£°-/'" else frozenset()
        return classes

    def _universe(self) -> Iterator[tuple[str, float | None]]:
        yield from ((form, None) for form in sorted(self.lexicon.classes))
        yield from ((mark, None) for mark in ",.;:()[]«»\"!?…–—%€$£°-/'")
        for number in range(2201):
            yield str(number), float(number)
            yield f"{number:02}", float(number)
            yield JOINED, float(number)
        yield "20240102", 20240102.0
        yield "10.30", 10.3
        for value in (0.5, 1e6):
            yield JOINED, value
            yield "1 000" if value > 1 else "0,5", value

    def _found(self, match: Match, words: Words) -> Found | None:
        row = match.pattern.key
        values: dict[str, str] = {}
        parts: dict[str, tuple[int, int, str]] = {}
        rules = [match.pattern.rule]
        for name, index in match.captures.items():
            kind = name.rstrip("0123456789")
            form = words.forms[index]
            value = self._value(kind, form, words.values[index])
            values[name] = value
            values.setdefault(_role(name), value)
            if kind == "min":
                values["minute"] = str(int(value))
            parts[name] = (words.starts[index], words.ends[index], form)
            if (kind, form) in self.lexicon.rules:
                rules.append(self.lexicon.rules[kind, form])
        expression = _SLOT.sub(lambda slot: _filled(slot, values), row["expression"])
        return Found(
            words.starts[match.span_first], words.ends[match.span_last], row["type"], _tidy(expression), row["default"],
            match.pattern.name, tuple(rules), parts, values.get("weekday", ""), match.span_first, match.span_last,
        )  # fmt: skip

    def _value(self, kind: str, form: str, value: float | None) -> str:
        if value is None:
            return self.lexicon.value(kind, form)
        number = int(value)
        if kind in ("day", "mon", "hour", "min", "centn", "weekn"):
            return f"{number - (kind == 'centn'):02}"
        if kind == "isoday":
            return f"{form[:4]}-{form[4:6]}-{form[6:]}"
        if kind == "hourdot":
            return form.zfill(5).replace(".", ":")
        if kind == "hourmin":
            return f"{number // 100:02}:{number % 100:02}"
        if kind in ("yy", "yylate"):
            return str(number + (2000 if number < CENTURY_PIVOT else 1900))
        if kind in ("decade", "decadeword"):
            return str(number // 10 if number > 99 else 190 + number // 10)
        return str(number) if value == number else str(value)


@cache
def scanner(pack: Pack) -> Scanner:
    """The scanner of a language pack, compiled once a process."""
    return Scanner(pack)


_COMPACT_DAY = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"


def _number_classes(form: str, value: float) -> frozenset[str]:
    if len(form) == 8 and form.isdigit() and re.match(_COMPACT_DAY, form):
        return frozenset({"isoday", "count"})
    if value != int(value) or value >= 10**6 or len(form) > 4 or not (form.isdigit() or form == JOINED):
        if re.fullmatch(r"\d{1,2}\.[0-5]\d", form) and value < 24:
            return frozenset({"count", "decimal", "hourdot"})
        return frozenset({"count"} if value == int(value) else {"count", "decimal"})
    number = int(value)
    in_words = form == JOINED
    short = in_words or len(form) <= 2
    tests = {
        "day": short and 1 <= number <= 31,
        "mon": short and 1 <= number <= 12 and not in_words,
        "hour": short and number <= 24,
        "min": (in_words or len(form) == 2) and number < 60,
        "hourmin": len(form) in (3, 4) and number < 2400 and number % 100 < 60,
        "yy": len(form) == 2,
        "yylate": len(form) == 2 and number >= CENTURY_PIVOT and not in_words,
        "year": (len(form) == 4 or in_words) and 1400 <= number < 2200,
        "decade": (len(form) == 2 and number % 10 == 0) or (1800 <= number < 2100 and number % 10 == 0),
        "centn": short and 1 <= number <= 21,
        "quarter": short and 1 <= number <= 4,
        "weekn": short and 1 <= number <= 53,
        "decadeword": in_words and 20 <= number < 100 and number % 10 == 0,
    }
    return frozenset({"count", *(name for name, holds in tests.items() if holds)})


def _role(name: str) -> str:
    """The slot a capture fills: ``monthx`` (abbreviations allowed) fills ``month``, ``yylate`` fills ``year``."""
    return {"yy": "year", "yylate": "year", "monthsure": "month", "mon": "month"}.get(name, name.removesuffix("x"))


def _filled(slot: re.Match[str], values: Mapping[str, str]) -> str:
    value = values.get(slot[1], "00" if slot[1] == "min" else "")
    match slot[2]:
        case "+12":
            return f"{int(value[:2]) % 12 + 12:02}{value[2:]}"
        case "+1":
            return str(int(value) + 1)
        case "+half" | "+quarter":
            return f"{value}.{5 if slot[2] == '+half' else 25}"
    return value


def _tidy(expression: str) -> str:
    """Time units inside a period take their T in front: ``P2TH`` is ``PT2H``."""
    return re.sub(r"P([\dX.]+)T([HMS])", r"PT\1\2", expression)
