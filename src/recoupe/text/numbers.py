"""Every number of a text, fractions, powers and signs included: « trois cent douze », « deux tiers », « 1,5 million ».

What enters is a text and a language pack; what leaves are `Number`s in text order, whatever they count. Dates, codes
and measures glued to their unit (29km) are refused. `recoupe.text.figures` reads quantities; this reader serves where
the bare number is wanted, and measures the numeral tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.packs import Pack
from recoupe.text.lexemes import Cutter, Lexicon
from recoupe.text.numerals import Numerals
from recoupe.text.patterns import Words

_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8}
_GLUED = {"k": 1e3, "m": 1e6, "b": 1e9, "g": 1e9, "t": 1e12}
"""Suffixes of figures in tables and headlines; ``m`` holds as a capital only, a small one is a metre."""
_EXPONENT_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Number:
    """A number: characters ``start:end`` and value."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A number while it is read: value, the word after it, and whether it is a fraction below one."""

    value: float
    end: int
    is_fraction: bool = False
    in_words: bool = False


class NumberReader:
    """The numeral table of one language pack, ready to read bare numbers.

    Kinds of ``numerals`` used beside those of `recoupe.text.numerals`: ``fraction`` (tiers is a third), ``group``
    (douzaine), ``ordinal`` (unième, in compounds), ``one`` (an article too), ``point`` (virgule),
    ``over`` (sur), ``minus`` (négatif), ``joint`` (et, before a fraction).
    """

    def __init__(self, pack: Pack) -> None:
        rows = [(row["kind"], row["form"], row["value"], row.rule) for row in pack["numerals"]]
        kinds = {"fraction", "ordinal", "over", "minus", "joint", "group", "one", "point"}
        months = [("month", row["form"], "", row.rule) for row in pack["timewords"] if row["class"] == "monthx"]
        self._lexicon = Lexicon.of([row for row in rows if row[0] in kinds] + months)
        self.numerals = Numerals.of(((kind, form, value) for kind, form, value, _ in rows), hundreds=True)
        self.cutter = Cutter(self._lexicon, self.numerals)

    def read(self, characters: str) -> tuple[Number, ...]:
        """The numbers of a text in text order."""
        return tuple(self._read(_Place(characters, self.cutter.cut(characters))))

    def _read(self, place: "_Place") -> Iterator[Number]:
        words, index = place.words, 0
        while index < len(words.forms):
            start = index
            sign = self._sign(place, index)
            part = self._number(place, index + sign)
            if part is None or self._is_refused(place, index + sign, part.end, signed=bool(sign)):
                index += 1
                continue
            index = part.end
            yield Number(words.starts[start], words.ends[part.end - 1], -part.value if sign else part.value)

    def _kind(self, form: str) -> frozenset[str]:
        return self._lexicon.classes.get(form, frozenset())

    def _value(self, kind: str, form: str) -> float:
        return float(self._lexicon.value(kind, form))

    def _sign(self, place: "_Place", index: int) -> int:
        """1 when a minus stands before the number at ``index + 1``."""
        words = place.words
        if index + 1 >= len(words.forms):
            return 0
        if "minus" in self._kind(words.forms[index]):
            return 1
        before = place.characters[words.starts[index] - 1 : words.starts[index]]
        return int(words.forms[index] == "-" and not before.strip() and words.values[index + 1] is not None)

    def _is_refused(self, place: "_Place", start: int, end: int, *, signed: bool) -> bool:
        """True for a date, an article that is no number, and a figure glued to letters or to a code."""
        words = place.words
        after = place.form(end)
        if "month" in self._kind(after) and end == start + 1:
            return True
        if end == start + 1 and "one" in self._kind(words.forms[start]):
            return (bool(after) or place.form(start - 1) == "/") and not signed  # an article, unless nothing follows
        follows = place.characters[words.ends[end - 1] : words.ends[end - 1] + 1]
        precedes = place.characters[words.starts[start] - 1 : words.starts[start]] if words.starts[start] else ""
        return follows.isalpha() or precedes.isalpha()

    def _number(self, place: "_Place", index: int) -> _Part | None:
        first = self._fraction(place, index)
        if first is None:
            return None
        return self._mixed(place, first) or first

    def _mixed(self, place: "_Place", first: _Part) -> _Part | None:
        """« trois et demi », « 2 1/4 »: a whole number and a fraction."""
        if first.is_fraction:
            return None
        index = first.end
        if "joint" in self._kind(place.form(index)):
            second = self._half(place, index + 1) or self._fraction(place, index + 1)
            if second and second.is_fraction and second.value > first.value > 0 and second.value >= 1:
                return None
            if second and second.is_fraction and second.value >= 1:
                return _Part(first.value + second.value, second.end, is_fraction=True)
            if second and second.is_fraction:
                scale = place.scale(self.numerals, first.end - 1)
                value = first.value + second.value * scale
                return _Part(value, second.end, is_fraction=True)
        elif not first.in_words:
            second = self._fraction(place, index)
            if second and second.is_fraction and not second.in_words and second.value < 1:
                return _Part(first.value + second.value, second.end, is_fraction=True)
        return None

    def _half(self, place: "_Place", index: int) -> _Part | None:
        """An article and a fraction: « and a half »."""
        form = place.form(index + 1)
        if self.numerals.forms.get(place.form(index)) == ("digit", 1.0) and "fraction" in self._kind(form):
            return _Part(1 / self._value("fraction", form), index + 2, is_fraction=True, in_words=True)
        return None

    def _fraction(self, place: "_Place", index: int) -> _Part | None:
        form = place.form(index)
        if form in _VULGAR:
            return _Part(_VULGAR[form], index + 1, is_fraction=True)
        if "fraction" in self._kind(form) and "one" not in self._kind(form):
            return self._scaled_fraction(place, _Part(1 / self._value("fraction", form), index + 1, True, True), form)
        top = self._plain(place, index)
        if top is None:
            return None
        below = self._denominator(place, top)
        return below or top

    def _scaled_fraction(self, place: "_Place", part: _Part, form: str) -> _Part | None:
        """A bare fraction is a number only where it can be nothing else: demi, moitié, « quart de million »."""
        scaled = self._of_scale(place, part)
        if scaled is not None:
            return scaled
        return part if self._lexicon.value("fraction", form) == "2" else None

    def _denominator(self, place: "_Place", top: _Part) -> _Part | None:
        compound = self._compound(place, top)
        if compound is not None:
            return compound
        index = top.end + (place.form(top.end) == "-" and place.touches(top.end) and place.touches(top.end + 1))
        form = place.form(index)
        if "fraction" in self._kind(form) and (index == top.end or top.in_words):
            top = _Part(top.value, index, in_words=top.in_words)
            part = _Part(top.value / self._value("fraction", form), top.end + 1, True, True)
            return self._of_scale(place, part) or part
        glued = form == "/" and place.touches(top.end) and place.touches(top.end + 1)
        over = "over" in self._kind(form)
        if glued or over:
            below = self._plain(place, top.end + 1)
            is_share = top.value < below.value or (top.in_words and top.value >= 1000) if below else False
            is_code = glued and below is not None and (not 1 < below.value <= 100 or place.form(below.end) == "/")
            if below and below.value and (glued or is_share) and not is_code:
                return _Part(top.value / below.value, below.end, is_fraction=True)
        return None

    def _compound(self, place: "_Place", top: _Part) -> _Part | None:
        """« un vingt-cinquième », « trois vingt et unièmes »: the denominator is a numeral that ends in an ordinal."""
        below = place.words.values[top.end] if top.end < len(place.words.forms) else None
        index = top.end + 1
        numerator, tens = top.value, below
        if below is None and top.in_words and place.form(top.end) == "-" and top.value % 10 == 0 and top.value > 100:
            # « cent trente-cinquième » is a hundred thirty-fifths: the hyphen binds the ten to the ordinal.
            tens, index = top.value % 100, top.end
            numerator = top.value - tens
        if tens is None or not top.in_words or place.form(index)[:1].isdigit():
            return None
        while place.form(index) in ("-", *self._joints("and")):
            index += 1
        form = place.form(index)
        if not ({"fraction", "ordinal"} & self._kind(form)):
            return None
        kind = "fraction" if "fraction" in self._kind(form) else "ordinal"
        return _Part(numerator / (tens + self._value(kind, form)), index + 1, is_fraction=True, in_words=True)

    def _of_scale(self, place: "_Place", part: _Part) -> _Part | None:
        """« un demi-million », « deux tiers de million »."""
        index = part.end
        while place.form(index) in ("-", *self._joints("of")):
            index += 1
        kind, value = self.numerals.forms.get(place.form(index), ("", 0.0))
        if "group" in self._kind(place.form(index)):
            kind, value = "scale", self._value("group", place.form(index))
        if kind.startswith("scale"):
            return _Part(part.value * value, index + 1, True, True)
        return None

    def _joints(self, value: str) -> tuple[str, ...]:
        return tuple(form for (kind, form), row in self._lexicon.values.items() if kind == "joint" and row == value)

    def _plain(self, place: "_Place", index: int) -> _Part | None:
        words = place.words
        if index >= len(words.forms):
            return None
        form, value = words.forms[index], words.values[index]
        if value is None:
            if "one" not in self._kind(form):
                return None
            part = _Part(1.0, index + 1, in_words=True)
        else:
            part = _Part(value, index + 1, in_words=not form[:1].isdigit())
            part = self._power(place, part) if not part.in_words else self._decimals(place, part)
        return self._grouped(place, self._summed(place, part))

    def _summed(self, place: "_Place", part: _Part) -> _Part:
        """« six millions et deux cents »: a smaller number, of two figures or more, goes on after a scale."""
        last = place.characters[place.words.starts[part.end - 1] : place.words.ends[part.end - 1]].lower().split()[-1]
        kind, scale = self.numerals.forms.get(last, ("", 0.0))
        index = part.end + 1
        if not kind.startswith(("hundred", "scale")) or place.form(part.end) not in self._joints("and"):
            return part
        value = place.words.values[index] if index < len(place.words.forms) else None
        if value is None or not 10 <= value < scale:
            return part
        return _Part(part.value + value, index + 1, in_words=True)

    def _grouped(self, place: "_Place", part: _Part) -> _Part:
        form = place.form(part.end)
        if "group" in self._kind(form):
            return _Part(part.value * self._value("group", form), part.end + 1, in_words=part.in_words)
        return part

    def _decimals(self, place: "_Place", part: _Part) -> _Part:
        """« deux cent virgule zéro trois »: the words after the mark are digits of the fraction."""
        if "point" not in self._kind(place.form(part.end)):
            return part
        digits, index = "", part.end + 1
        while index < len(place.words.forms) and (value := place.words.values[index]) is not None:
            digits += str(int(value))
            index += 1
        return _Part(part.value + float("0." + digits), index, in_words=True) if digits else part

    def _power(self, place: "_Place", part: _Part) -> _Part:
        """What may be glued to a figure: a suffix (10k), an exponent (12e+14), a power (1,1^23)."""
        form = place.form(part.end)
        if form in ("^", "e") and place.touches(part.end):
            sign, index = 1, part.end + 1
            while place.form(index) in ("+", "-"):
                sign = -sign if place.form(index) == "-" else sign
                index += 1
            power = place.words.values[index] if index < len(place.words.forms) else None
            if power is not None and abs(power) <= _EXPONENT_LIMIT:
                value = part.value ** (sign * power) if form == "^" else part.value * 10 ** (sign * power)
                return _Part(value, index + 1)
        if form in _GLUED and self._is_suffix(place, part.end):
            return _Part(part.value * _GLUED[form], part.end + 1)
        return part

    def _is_suffix(self, place: "_Place", index: int) -> bool:
        original = place.characters[place.words.starts[index]]
        follows = place.characters[place.words.ends[index] : place.words.ends[index] + 1]
        return not follows.isalnum() and (original != "m") and (place.touches(index) or original == "k")


@dataclass(frozen=True, slots=True)
class _Place:
    """A text and its words, with questions about neighbours that may lie outside."""

    characters: str
    words: Words

    def form(self, index: int) -> str:
        """The form of a word; empty past the end or behind a break."""
        return self.words.forms[index] if 0 <= index < len(self.words.forms) and index not in self.words.breaks else ""

    def touches(self, index: int) -> bool:
        """True when no blank stands between a word and the one before it."""
        return 0 < index < len(self.words.forms) and self.words.ends[index - 1] == self.words.starts[index]

    def scale(self, numerals: Numerals, index: int) -> float:
        """The scale a fraction leans on: « un million et demi » is one and a half million."""
        last = self.characters[self.words.starts[index] : self.words.ends[index]].lower().split()[-1]
        kind, value = numerals.forms.get(last, ("", 1.0))
        return value if kind.startswith("scale") and value >= 1e6 else 1.0


@cache
def number_reader(pack: Pack) -> NumberReader:
    """The reader of a language pack, compiled once a process."""
    return NumberReader(pack)
