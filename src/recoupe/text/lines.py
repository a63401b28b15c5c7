"""Lines and their shapes: what a line of print looks like, in any language.

What enters is characters; what leaves are lines without the blanks around them, and answers to questions of shape:
is it a running paragraph, a name, a printed date, residue of markup, a row of links? Words come from packs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recoupe.forms import SLOTS
from recoupe.packs import Pack

PARAGRAPH = 60
"""Characters from which a line that ends like a sentence is a paragraph."""

LONG = 180
"""Characters from which a line is a paragraph however it ends."""

HEADING = 130
"""A heading has fewer characters than this."""

_FINAL = re.compile(r"[.!?…][\s\"»”’'“)\]]*$")
_STOP = re.compile(r"(?<![.…])\.[\s\"»”’'“)\]]*$|…[\s\"»”)]*$|;$|,$|:$")
_MARKUP = re.compile(
    r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>|\b[\w:-]+=(?:\"[^\"]*\"|'[^']*')|&(?:nbsp|amp|lt|gt|quot|#\d+);|>{2,}|"
    r"\{\{[^}]*\}\}|\[/?[a-z_]+(?:\s[^\]]*)?=[^\]]*\]|\[/[a-z_]+\]|[#.]?[\w-]+\s*\{[^{}]*:[^{}]*;?\s*\}|"
    r"\bfunction\s*\([^)]*\)|\b(?:var|let|const)\s+\w+\s*=|\bwindow\.\w+|\bdocument\.\w+|/\*.*?\*/|\);"
)
_MARKUP_SIGN = re.compile(r"[<>={}&\[(]|\*/|window\.|document\.")
"""What every piece of markup holds one of; a line without any is spared the long search."""

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+")
_CODE = re.compile(r"[{}=;<>\\_\[\]]|\(\)|\w\.\w+\(|\);|=>")
"""Signs that script has and print has not; three, and one in fourteen characters, make a line script."""

_LINKS = re.compile(r"\s*[|•·>›]\s*|\s+(?:(?:[-–—/»]|//)\s+)+")
_BLANKS = re.compile(r"[ \u00a0]{2,}|\t+")
_BAR = re.compile(r"\s*(?:[|•·]|//)\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_PERSON = re.compile(SLOTS["person"])
_DECORATION = ' \t\u00a0\u202f-–—•·*►▶→←»›>«‹<#|[]()“”"=_~+▪◼●○★☆✓…:;,.'
_INITIALS = re.compile(r"[A-Za-z]{1,5}(?:-[a-z]{1,4})?(?:/[a-z]{1,4}){1,5}\.?")
_CLOCK = re.compile(r"\d{1,2}\s?[hH:.]\s?\d{0,2}(?:\s?(?:min|mn|m))?(?:[:.]\d\d)?(?:am|pm)?$")
_NUMERIC_DAY = re.compile(
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d\d)|(?:19|20)\d\d[/.\-]\d{1,2}[/.\-]\d{1,2})(?:T[\d:.Z+\-]+)?$"
)
_NUMBER = re.compile(r"\d{1,4}(?:er|st|nd|rd|th)?$")
_WORD = re.compile(r"[^\s,|()\[\]–—•·]+")


@dataclass(frozen=True, slots=True)
class Line:
    """Characters ``start:end`` of a text, no blank at either end, and their words ``text``."""

    start: int
    end: int
    text: str

    def part(self, start: int, end: int) -> "Line":
        """The part from ``start`` to ``end`` (counted in the line), without the blanks around it."""
        words = self.text[start:end]
        left = len(words) - len(words.lstrip())
        bare = words.strip()
        return Line(self.start + start + left, self.start + start + left + len(bare), bare)

    @property
    def core(self) -> str:
        """The words without bullets, brackets and arrows around them."""
        return self.text.strip(_DECORATION)


def lines_of(characters: str) -> tuple[Line, ...]:
    """The lines of a text that show anything."""
    found = (_line(match) for match in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c]+", characters))
    return tuple(line for line in found if line.text)


def _line(match: re.Match[str]) -> Line:
    return Line(match.start(), match.end(), match.group()).part(0, len(match.group()))


def is_paragraph(line: Line) -> bool:
    """True for running text: it ends like a sentence, before a glued heading perhaps, or is too long."""
    if len(line.text) >= LONG or (len(line.text) >= PARAGRAPH and ends_sentence(line.text)):
        return True
    return any(place >= PARAGRAPH for place in glued(line))


def ends_sentence(words: str) -> bool:
    """True when the words end with a full stop, a question or an exclamation mark, quotation marks aside."""
    return bool(_FINAL.search(words))


def may_be_heading(line: Line) -> bool:
    """True for a short line that does not stop like a sentence and begins like one."""
    words = line.text
    if len(words) >= HEADING or _STOP.search(words) or not any(letter.isalpha() for letter in words):
        return False
    first = words.lstrip("«“\"' \u00a0\u202f([")[:1]
    return first.isupper() or first.isdigit() or first in "¿¡"


def is_person(words: str) -> bool:
    """True when the words are two to four capitalised ones, as a name is printed."""
    return bool(_PERSON.fullmatch(words)) and len(words) <= 50 and words.upper() != words


def has_capital_surname(words: str) -> bool:
    """True when one word, not all, is printed in capitals: « Claire LIE », the way agencies print a surname."""
    parts = words.split()
    capital = [part for part in parts if len(part) > 1 and part.isupper()]
    return is_person(words) and 0 < len(capital) < len(parts)


def is_markup(words: str) -> bool:
    """True when most of the line is tags, attributes, entities, styles or script, or when it holds no letter."""
    if not any(letter.isalnum() for letter in words):
        return True
    signs = len(_CODE.findall(words))
    if _ADDRESS.fullmatch(words) or (signs >= 3 and signs * 14 > len(words)):
        return True
    if not _MARKUP_SIGN.search(words):
        return False
    taken = sum(len(match.group()) for match in _MARKUP.finditer(words))
    return taken * 2 > len(re.sub(r"\s", "", words))


def is_row_of_links(words: str) -> bool:
    """True for three and more short labels set side by side: « World | UK | Money », « Accueil > Asie > Séoul ».

    A row of a table is none: it begins with a bar, or holds figures.
    """
    if ends_sentence(words) and len(words) > 80:
        return False
    labels = labels_of(words)
    figures = sum(not any(letter.isalpha() for letter in label) for label in labels)
    table = words.startswith("|") or figures > 1
    return len(labels) >= 3 and not table and all(len(label.split()) <= 4 for label in labels)


def labels_of(words: str) -> tuple[str, ...]:
    """The labels a line sets side by side, between bars, bullets, arrows, free dashes or wide blanks."""
    spread = _BLANKS.split(words)
    # Justified print has wide blanks too, before words that no label begins with.
    wide = len(spread) > 2 and all(words[:1].isupper() or not words[:1].isalpha() for words in spread)
    return tuple(label for piece in (spread if wide else (words,)) for label in _LINKS.split(piece) if label)


def is_desk(words: str) -> bool:
    """True for the initials of an agency's desk: « ac-lmt/jr/pb »."""
    return bool(_INITIALS.fullmatch(words)) and words.lower() != words.upper()


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """The words a printed date may be made of, by kind: month, weekday, lead (« publié »), filler (« à », "at")."""

    kinds: Mapping[str, frozenset[str]]

    def kind(self, word: str) -> str:
        """One of month, weekday, lead, filler, day, clock, number, mark; empty for any other word."""
        bare = word.casefold().strip("«»\"'’:;!")
        for shape, name in ((_NUMERIC_DAY, "day"), (_CLOCK, "clock"), (_NUMBER, "number")):
            if shape.match(bare):
                return name
        if not any(letter.isalnum() for letter in bare):
            return "mark"
        for name in ("month", "weekday", "lead", "filler"):
            if bare in self.kinds.get(name, ()) or bare.rstrip(".") in self.kinds.get(name, ()):
                return name
        return ""


def date_words(packs: tuple[Pack, ...]) -> DateWords:
    """The words of the tables ``printed_dates`` of these packs."""
    rows = [(row["kind"], row["word"]) for pack in packs if "printed_dates" in pack for row in pack["printed_dates"]]
    return DateWords({name: frozenset(word for kind, word in rows if kind == name) for name, _ in rows})


def printed_date(words: str, known: DateWords) -> tuple[int, int] | None:
    """Where a line prints a date from its end backwards: the longest ending made of date words alone, or None.

    A day is needed: a numeric one, or a number beside a month. The whole line gives ``(0, len(words))``.
    """
    found = [(match.start(), known.kind(match.group())) for match in _WORD.finditer(words)]
    kinds: list[str] = []
    start = len(words)
    for place, kind in reversed(found):
        if not kind:
            break
        kinds.append(kind)
        start = place
    while kinds and kinds[-1] == "mark":
        kinds.pop()
    whole = "day" in kinds or ("month" in kinds and "number" in kinds)
    return (start, len(words)) if whole else None


def side_by_side(line: Line) -> tuple[Line, ...]:
    """The pieces of a line between bars or bullets, and behind a free dash when only one divides it."""
    for shape in (_BAR, _DASH):
        places = [match.span() for match in shape.finditer(line.text)]
        if places and (shape is _BAR or len(places) == 1):
            starts, ends = (0, *(end for _, end in places)), (*(start for start, _ in places), len(line.text))
            found = (line.part(start, end) for start, end in zip(starts, ends, strict=True))
            return tuple(piece for piece in found if piece.text)
    return (line,)


def prints_day(piece: Line, known: DateWords) -> bool:
    """True when a piece of a line is a printed date, or ends with one behind a comma: « La Gazette, 3 mai 2023 »."""
    place = printed_date(piece.text, known)
    return place is not None and (place[0] == 0 or piece.text[: place[0]].rstrip().endswith(","))


def glued(line: Line) -> Iterator[int]:
    """Places where a sentence ends and the next begins without a space: « …du Nord.Une escalade »."""
    for match in re.finditer(
        r"(?:(?:[^\W\d_]{3}|[\d%»”\"’)\]])[.!?…]+[\"»”)\]]*|[)\]])(?=[«“\"(]?[A-ZÀ-ÖØ-ÞŒ©])", line.text
    ):
        yield match.end()
