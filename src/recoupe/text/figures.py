"""Finding figures with their bounds: « environ 1.500 », « entre deux et trois millions », « des milliers ».

What enters is a text; what leaves are `Figure`s in text order with value, bounds and what approximates them. The tables
are ``approximators`` (patterns with the factors of their bounds), ``countwords``, ``numerals`` and ``units`` of the
language pack. What is counted is read from the words after the figure, without syntax.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from recoupe.packs import Pack, Row
from recoupe.text.lexemes import Cutter, Lexicon
from recoupe.text.numerals import JOINED, Numerals
from recoupe.text.patterns import Grammar, Match, Pattern, Words

SMALL = 12
"""« les trois pays » names a known group; above a dozen, « les 1 500 soldats » is a count again."""
BIG = 1e6
"""A number that may be halved: half a million."""
MOVED = 9
"""Words between a verb of change and two figures: « a porté le nombre de personnes tuées de 21 à 29 »."""
LARGEST = 1e15
"""A number above it is an identifier or a misprint, not a quantity of news: a thousand billions."""
QUOTES = ('"', "”", "»")
"""Marks that may close a quoted figure before what it counts: "some forty" gendarmes."""
_CAPTURES = ("n", "n2", "n3", "to", "group", "groups", "groups2", "share", "ordshare", "half", "big")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in words ``first`` to ``last``: ``value`` None when only bounds are told, bounds None when open.

    ``approximator`` is the character span of the words that loosen the figure (None for an exact one); ``grouped`` is
    true for a noun of number (une centaine), which takes « de » before what it counts, ``is_share`` for a part of it.
    """

    first: int
    last: int
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    approximator: tuple[int, int] | None
    grouped: bool
    is_share: bool
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: unit code, lemma, characters of the unit or noun, and the rule when a table gave it.

    ``stuff`` are the characters of what a unit measures (300 tonnes de *nitrate*); the lemma is then its lemma.
    """

    unit: str
    lemma: str
    start: int
    end: int
    rule: str
    stuff: tuple[int, int] | None = None


class FigureScanner:
    """The figure tables of one language pack, compiled once."""

    def __init__(self, pack: Pack) -> None:
        counts = [(row["class"], row["form"], row["value"], row.rule) for row in pack["countwords"]]
        signs = [("sign", row["form"], "", row.rule) for row in pack["units"] if not row["form"][-1].isalnum()]
        units = [_unit_entry(row) for row in pack["units"]]
        times = [("time", row["form"], "", row.rule) for row in pack["timewords"] if row["class"] == "unit"]
        measures = [("anyunit", row["form"], "", row.rule) for row in pack["units"] if row["kind"] != "noun"]
        self.lexicon = Lexicon.of(counts + units + times + signs + measures)
        self.numerals = Numerals.of((row["kind"], row["form"], row["value"]) for row in pack["numerals"])
        self._factors = {row["name"]: (row["low"], row["high"]) for row in pack["approximators"]}
        patterns = [
            Pattern(row["name"], _signed(row["pattern"]), row.rule, {}, row["after"]) for row in pack["approximators"]
        ]
        universe = [(form, None) for form in sorted(self.lexicon.classes)]
        self.grammar = Grammar(patterns, self._classes, [*universe, *((JOINED, value) for value in (2.0, 100.0, BIG))])
        self.cutter = Cutter(self.lexicon, self.numerals, self.grammar.literals, signed=True)

    def scan(self, characters: str, cuts: Iterable[int] = ()) -> tuple[Words, tuple[Figure, ...]]:
        """The words of a text and its figures; ranks, scores and numbers of things are left out."""
        words = self.cutter.cut(characters, cuts)
        found = (one for match in self.grammar.matches(words) for one in self._figures(match, words))
        return words, tuple(found)

    def counted(self, words: Words, figure: Figure) -> Counted | None:
        """What stands after a figure (or before it, for a currency sign): a unit, or the next noun."""
        return self._sign(words, figure) or self._following(words, figure)

    def _classes(self, form: str, value: float | None) -> frozenset[str]:
        if value is not None:
            return frozenset({"n", "to", *(("small",) if value <= SMALL else ("big",) if value >= BIG else ())})
        return self.lexicon.classes.get(form, frozenset())

    def _figures(self, match: Match, words: Words) -> Iterator[Figure]:
        """The figure of a match; two for « de 19 à 16 morts », « est passé de 4 à 6 morts »: a change is no range."""
        figure = self._figure(match, words)
        ends = [match.captures[key] for key in ("n", "to") if key in match.captures]
        values = [words.values[place] or 0.0 for place in ends]
        range_of = match.pattern.name == "range_from" and figure is not None
        if figure is None or not range_of or (values[0] <= values[1] and not self._moves(words, figure)):
            yield from (figure,) if figure else ()
            return
        if values[0] <= values[1]:
            values = [figure.low or 0.0, figure.high or 0.0]  # « de 2 à 3 millions »
        for name, place, value in zip(("change_from", "change_to"), ends, values, strict=True):
            start, end = words.starts[place], words.ends[place]
            yield replace(
                figure, first=place, last=place, start=start, end=end, value=value, low=value, high=value, name=name
            )

    def _moves(self, words: Words, figure: Figure) -> bool:
        """Whether a word of change leads to two figures: « a porté le bilan de 21 à 29 », "rose from 4 to 6"."""
        for place in range(figure.first - 1, max(figure.first - MOVED, -1), -1):
            if self._is(words, place, "moves"):
                return True
            if place in words.breaks or words.forms[place] in (",", ";", ":"):
                return False
        return False

    def _figure(self, match: Match, words: Words) -> Figure | None:
        name = match.pattern.name
        if name.startswith("guard"):
            return None
        inside = {key: i for key, i in match.captures.items() if match.span_first <= i <= match.span_last}
        numbers = {key: self._number(key, words, index) for key, index in inside.items() if key in _CAPTURES}
        places = sorted(match.captures[key] for key in numbers)
        value, low, high = self._bounds(name, numbers, words, match)
        if any(one is not None and abs(one) > LARGEST for one in (value, low, high)):
            return None
        return Figure(
            match.span_first, match.span_last, words.starts[match.span_first], words.ends[match.span_last],
            value, low, high, _approximator(words, match, places), "group" in "".join(numbers),
            bool(numbers.keys() & {"share", "ordshare", "half"}) and not numbers.keys() & {"group", "big"},
            name, match.pattern.rule,
        )  # fmt: skip

    def _number(self, key: str, words: Words, index: int) -> float:
        value = words.values[index]
        return value if value is not None else float(self.lexicon.value(key.rstrip("0123456789"), words.forms[index]))

    def _bounds(
        self, name: str, numbers: dict[str, float], words: Words, match: Match
    ) -> tuple[float | None, float | None, float | None]:
        if "to" in numbers:
            low, high = numbers["n"], numbers["to"]
            low *= _shared_scale(low, high, words.forms[match.captures["to"]] == JOINED)
            return None, *_loosened(min(low, high), max(low, high), self._factors[name])
        value = 1.0
        for number in numbers.values():
            value *= number
        return (None if name.startswith("group_many") else value), *_loosened(value, value, self._factors[name])

    def _sign(self, words: Words, figure: Figure) -> Counted | None:
        for place in range(figure.first, figure.last + 1):
            if "anyunit" in self.lexicon.classes.get(words.forms[place], ()):
                return self._unit(words, place)
        return None

    def _following(self, words: Words, figure: Figure) -> Counted | None:
        place = figure.last + 1
        if self._is_total(words, figure) and not self._is(words, place, "anyunit"):
            return None
        if figure.name == "change_from":
            place += 2  # « de 510 à 545 euros »: the unit stands behind the second figure
        article = "article" if figure.is_share else "before"
        place += self._inside(words, place) and words.forms[place] in QUOTES
        for skipped in ("link", article, "before", "before", "before", "link"):
            owned = skipped == article and self._is(words, place - 1, "link") and self._is(words, place, "owner")
            if owned or self._is(words, place, skipped):
                place += 1
        if not self._inside(words, place):
            return None
        kinds = self.lexicon.classes.get(words.forms[place], frozenset())
        if any(kind.startswith("unit ") for kind in kinds):
            return self._unit(words, place)
        if kinds & {"never", "time"} or not words.forms[place][0].isalpha() or words.values[place] is not None:
            return None
        if self._is(words, place + 1, "unit noun"):
            return self._unit(words, place + 1)  # « 1,500 special forces soldiers »: the last noun is the head
        last = self._compound_end(words, place)
        lemma = self._singular("".join(words.forms[place : last + 1]))
        return Counted("", lemma, words.starts[place], words.ends[last], "")

    def _compound_end(self, words: Words, place: int) -> int:
        """The last word of a compound that the cutter divided: lave-linge."""
        while self._inside(words, place + 2) and words.forms[place + 1] == "-":
            if words.ends[place] != words.starts[place + 1] or words.ends[place + 1] != words.starts[place + 2]:
                break
            place += 2
        return place

    def _singular(self, form: str) -> str:
        """The form without its plural ending, by the longest ending of the table that fits; itself when none does."""
        if "invariable" in self.lexicon.classes.get(form, ()):
            return form
        for length in range(min(4, len(form) - 2), 0, -1):
            if "plural" in self.lexicon.classes.get("-" + form[-length:], ()):
                return form[:-length] + self.lexicon.value("plural", "-" + form[-length:])
        return form

    def _is_total(self, words: Words, figure: Figure) -> bool:
        """« 45 sièges sur 120 »: what is counted stands before, behind another figure."""
        before = range(max(0, figure.first - 5), figure.first - 1)
        follows = figure.first > 0 and self._is(words, figure.first - 1, "over")
        return follows and any(words.values[place] is not None for place in before)

    def _unit(self, words: Words, place: int) -> Counted:
        form = words.forms[place]
        kind = min(one for one in self.lexicon.classes[form] if one.startswith("unit "))
        code, _, lemma = self.lexicon.value(kind, form).partition(" ")
        stuff = self._stuff(words, place + 1) if kind in ("unit measure", "unit ratio") else None
        start, end, rule = words.starts[place], words.ends[place], self.lexicon.rules[kind, form]
        return Counted(code, stuff[0] if stuff else lemma, start, end, rule, stuff[1:] if stuff else None)

    def _stuff(self, words: Words, place: int) -> tuple[str, int, int] | None:
        """What a measure measures: « 300 tonnes de nitrate », « 42 % des voix ». Lemma and characters."""
        if not self._is(words, place, "link"):
            return None
        place += 1 + self._is(words, place + 1, "article")
        kinds = self.lexicon.classes.get(words.forms[place], frozenset()) if self._inside(words, place) else {"never"}
        if kinds & {"never", "time"} or not words.forms[place][0].isalpha() or words.values[place] is not None:
            return None
        form = words.forms[place]
        lemma = self.lexicon.value("unit noun", form).partition(" ")[2] or self._singular(form)
        return lemma, words.starts[place], words.ends[place]

    def _is(self, words: Words, place: int, kind: str) -> bool:
        return self._inside(words, place) and kind in self.lexicon.classes.get(words.forms[place], frozenset())

    def _inside(self, words: Words, place: int) -> bool:
        return place < len(words.forms) and place not in words.breaks


def _unit_entry(row: Row) -> tuple[str, str, str, str]:
    return f"unit {row['kind']}", row["form"], f"{row['unit']} {row['lemma']}", row.rule


def _signed(pattern: str) -> str:
    """A pattern in which a currency sign may stand before each number."""
    signed = pattern.replace("{n}", "{sign}? {n}").replace("{to}", "{sign2}? {to}")
    return signed.replace(" {n2}", " {sign3}? {n2}")


def _loosened(low: float, high: float, factors: tuple[str, str]) -> tuple[float | None, float | None]:
    """Bounds from the factors of a row; an empty factor leaves its side open."""
    below, above = factors
    return round(low * float(below), 9) if below else None, round(high * float(above), 9) if above else None


def _approximator(words: Words, match: Match, places: list[int]) -> tuple[int, int] | None:
    """The words of the pattern beside its numbers; a noun of number (une centaine) is its own approximator."""
    places = sorted([*places, *(match.captures[key] for key in ("sign", "sign2") if key in match.captures)])
    if any(key.startswith("group") for key in match.captures) and "n" not in match.captures:
        return words.starts[match.span_first], words.ends[match.span_last]
    if match.span_first < places[0]:
        return words.starts[match.span_first], words.ends[places[0] - 1]
    if match.span_last > places[-1]:
        return words.starts[places[-1] + 1], words.ends[match.span_last]
    return None


def _shared_scale(low: float, high: float, joined: bool) -> float:
    """« deux à trois millions »: the scale of the second number holds for the first when it would be odd without."""
    scale = next((one for one in (1e12, 1e9, 1e6, 1e3) if high >= one), 1.0)
    return scale if joined and low <= high / scale else 1.0


@cache
def figure_scanner(pack: Pack) -> FigureScanner:
    """The figure scanner of a language pack, compiled once a process."""
    return FigureScanner(pack)
