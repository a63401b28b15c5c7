"""Numbers, in digits and in words, with the marks and words of a language pack.

What enters are rows of ``numerals.tsv`` (kind, form, value); what leaves is the value of a figure (« 1.500 » is
1500 in French, 1.5 in English) and words joined into one where they make one numeral (« deux cent mille »,
« 1,5 million »).

Kinds of rows: ``digit`` 1 to 9, ``teen`` 10 to 19, ``ten`` 20 to 90, ``vigesimal`` a ten that also takes a teen
(soixante-quinze), ``hundred``, ``scale`` (thousand and up; with ``_noun`` a word that alone is no number: « des
millions »), ``link`` a word allowed inside (its value lists the numbers
that may follow, empty for any), ``point`` the decimal mark in words, ``zero``, and the marks of figures
``mark_thousand`` and ``mark_decimal`` by name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recoupe.text.patterns import Words

JOINED = "#"
"""The form of a word that was joined from several, or is a numeral in words."""
_COUNTING = frozenset({"zero", "digit", "teen", "ten", "vigesimal", "hundred", "scale"})
_MARK = {"space": " ", "point": ".", "comma": ",", "apostrophe": "'"}


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """The numerals of a language: (kind, value) of each form, and the marks of figures.

    ``hundreds`` says whether a figure may multiply a hundred in words: « 12 cents » are cents of a dollar in news.
    """

    forms: Mapping[str, tuple[str, float]]
    links: Mapping[str, frozenset[float]]
    thousands: str
    decimals: str
    hundreds: bool = False

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str]], *, hundreds: bool = False) -> "Numerals":
        """Numerals from rows (kind, form, value)."""
        forms: dict[str, tuple[str, float]] = {}
        links: dict[str, frozenset[float]] = {}
        marks: dict[str, list[str]] = {"mark_thousand": [], "mark_decimal": []}
        for kind, form, value in rows:
            if kind in marks:
                marks[kind].append(_MARK[form])
            elif kind == "link":
                links[form] = frozenset(float(one) for one in value.split())
            elif kind.removesuffix("_noun") in _COUNTING:
                forms[form] = (kind, float(value))
        return cls(forms, links, "".join(marks["mark_thousand"]), "".join(marks["mark_decimal"]), hundreds)

    def figure(self, invisible: str) -> str:
        """A regular expression for figures in folded text; ``invisible`` characters may stand between digits."""
        thousand = f"[{re.escape(self.thousands)}]"
        digit = rf"[0-9][{invisible}]*"
        bare = rf"(?<!\S)[{self.decimals}][0-9]+"
        grouped = rf"(?:{digit}){{1,3}}(?:{thousand}[{invisible}]*(?:{digit}){{3}})+(?![0-9])"
        lone = rf"(?:{digit})+(?:[.,][0-9]+(?![0-9]*[.,][0-9]))?"
        return rf"(?:{grouped}(?:[{self.decimals}][0-9]+)?|{lone}|{bare})(?<![{invisible}])"

    def value(self, figure: str) -> float:
        """The number a figure stands for. A lone mark that groups no thousands is the decimal mark."""
        plain = figure
        group = rf"[{re.escape(self.thousands)}][0-9]{{3}}"
        if re.fullmatch(rf"-?[0-9]{{1,3}}(?:{group})+(?:[{self.decimals}][0-9]+)?", plain):
            for mark in self.thousands:
                plain = plain.replace(mark, "")
        return float(plain.replace(",", "."))

    def join(self, words: Words) -> Words:
        """The same words with every numeral of several words made one."""
        out = _Joined()
        place = 0
        forms, values, numerals = words.forms, words.values, self.forms
        while place < len(forms):
            is_number = values[place] is not None or forms[place] in numerals
            end, value = self._read(words, place) if is_number else (place, None)
            if end > place:
                out.add(words.starts[place], words.ends[end - 1], JOINED, value)
            else:
                end, value = place + 1, words.values[place]
                out.add(words.starts[place], words.ends[place], words.forms[place], value)
            if place in words.breaks:
                out.breaks.append(len(out.starts) - 1)
            place = end
        return Words(out.starts, out.ends, out.forms, out.values, frozenset(out.breaks))

    def _read(self, words: Words, place: int) -> tuple[int, float | None]:
        """End and value of the numeral that begins at ``place``; the place itself when none does."""
        if words.values[place] is None and words.forms[place] not in self.forms:
            return place, None
        sum_ = _Sum()
        index, end = place, place
        while index < len(words.forms) and (index == place or index not in words.breaks):
            taken = self._take(words, index, sum_)
            step = taken or (self._link(words, index, sum_) if end == index else 0)
            if not step:
                break
            index += step
            end = index if taken else end
        if end == place or (end == place + 1 and (words.values[place] is not None or self._is_noun(words, place))):
            return place, None
        return end, sum_.total + sum_.current

    def _is_noun(self, words: Words, place: int) -> bool:
        """True for a word that is a number only beside another: million, and one, which is an article too."""
        kind, value = self.forms.get(words.forms[place], ("", 0.0))
        return kind.endswith("_noun") or (kind == "digit" and value == 1)

    def _take(self, words: Words, index: int, sum_: "_Sum") -> int:
        """How many words the sum takes at ``index``: two for a numeral of two words (quatre vingt), 0 for none."""
        figure = words.values[index]
        if figure is not None:
            # A figure begins a numeral (1,5 million) or goes on after a larger scale (2 millions 500 000).
            goes_on = sum_.kind == "scale" and sum_.in_figures
            return int(sum_.start("figure", figure) or (goes_on and sum_.add("figure", figure)))
        following = words.forms[index + 1] if index + 1 < len(words.forms) and index + 1 not in words.breaks else ""
        for length, form in ((2, f"{words.forms[index]} {following}"), (1, words.forms[index])):
            kind, value = self.forms.get(form, ("", 0.0))
            is_one_cent = kind == "hundred" and sum_.kind == "digit" and sum_.current == 1  # nobody says « un cent »
            kind = kind.removesuffix("_noun")
            if is_one_cent or (kind == "hundred" and sum_.kind == "figure" and not self.hundreds):
                continue
            if kind and (sum_.start(kind, value) or sum_.add(kind, value)):
                return length
        return 0

    def _link(self, words: Words, index: int, sum_: "_Sum") -> int:
        """1 for a hyphen or linking word between two parts of a numeral, else 0."""
        if index + 1 >= len(words.forms) or index + 1 in words.breaks:
            return 0
        form = words.forms[index]
        following = words.forms[index + 1]
        if following not in self.forms:
            return 0
        if form == "-" and words.ends[index] == words.starts[index + 1] and sum_.kind != "figure":
            return 1
        if form not in self.links or sum_.kind == "figure":
            return 0
        allowed = self.links[form]
        value = self.forms[following][1]
        if allowed:
            return int(value in allowed and sum_.kind in ("ten", "vigesimal"))
        return int(sum_.kind in ("hundred", "scale") and value < 100)


@dataclass(slots=True)
class _Joined:
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    values: list[float | None] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def add(self, start: int, end: int, form: str, value: float | None) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.forms.append(form)
        self.values.append(value)


@dataclass(slots=True)
class _Sum:
    """A numeral while it is read: what is closed by a scale, what is still open, and the kind of the last part."""

    total: float = 0.0
    current: float = 0.0
    kind: str = ""
    scale: float = 0.0
    in_figures: bool = False

    def start(self, kind: str, value: float) -> bool:
        """Take the first part; True when it was the first."""
        if self.kind:
            return False
        if kind == "scale":
            self.total, self.scale = value, value
        else:
            self.current = value
        self.kind, self.in_figures = kind, kind == "figure"
        return True

    def add(self, kind: str, value: float) -> bool:
        """Take a further part when it can follow; False leaves the sum unchanged."""
        if kind == "scale":
            return self._multiply(value)
        if kind == "hundred":
            if not (0 < self.current < 100 or self.kind == "figure") or self.kind not in ("digit", "teen", "figure"):
                return self._after_scale(kind, value)
            self.current *= value
        elif not self._may_follow(kind, value):
            return False
        else:
            self.current += value
        self.kind = kind
        return True

    def _multiply(self, value: float) -> bool:
        if self.current and (not self.scale or value < self.scale):
            self.total += self.current * value
        elif self.total and not self.current and value > self.scale and self.kind == "scale":
            self.total *= value
        else:
            return False
        self.current, self.scale, self.kind = 0.0, value, "scale"
        return True

    def _after_scale(self, kind: str, value: float) -> bool:
        if self.kind != "scale":
            return False
        self.current, self.kind = value, kind
        return True

    def _may_follow(self, kind: str, value: float) -> bool:
        # Ten takes a digit from seven up: dix sept, quatre-vingt-dix neuf.
        after_ten = self.kind == "teen" and self.current % 100 in (10, 70, 90) and value >= 7
        return {
            "digit": self.kind in ("ten", "vigesimal", "hundred", "scale") or after_ten,
            "teen": self.kind in ("vigesimal", "hundred", "scale"),
            "ten": self.kind in ("hundred", "scale"),
            "vigesimal": self.kind in ("hundred", "scale"),
            "figure": self.kind == "scale",
        }.get(kind, False)
