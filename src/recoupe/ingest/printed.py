"""Dates that a page prints beside its title: « Publié le 29 juin 2019 », "Oct 25, 2024", « 25/10/2024 ».

What enters is a parsed page and the element that holds its title; what leaves is at most one day. Only short elements
near the title are read, never running text and never what stands with a picture: « À Paris, le 6 mars 2010 » under a
portrait is the day of the picture. Besides the day an element prints date words alone (« Publié le », table
``printed_dates``), or who signs, before a bar. A day that cannot be told from its month is left out.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice

from lxml import html

from recoupe import packs
from recoupe.model import DateCandidate

NEAR = 80
"""Elements after the title that are looked at: a header has a few dozen, the body comes after them."""

SHORT = 80
"""Characters of an element that prints a date and little else."""

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](20\d\d|19\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")

_WORD = re.compile(r"[^\W_]+")
_SIGNED = re.compile(r"[^|•·–—]{0,60}(?:[|•·–—]|\s-)\s*")
_DATED = re.compile(r"(?<![a-z])(?:dates?|datetime|publi|posted)", re.IGNORECASE)
_PICTURE = re.compile(r"caption|legend|figure|photo|image|diapo|slide|gallery", re.IGNORECASE)


@cache
def _months() -> Mapping[str, int]:
    """The names of months and their short forms in every shipped language, full stops left out."""
    shipped = [packs.shipped(f"lang/{name}") for name in packs.languages()]
    rows = [row for pack in shipped if "timewords" in pack for row in pack["timewords"] if row["class"] == "monthx"]
    return {row["form"].rstrip(".").casefold(): int(row["value"]) for row in rows}


@cache
def _date_words() -> Mapping[str, str]:
    """The words printed dates are made of, with their kind: lead, filler, month, weekday."""
    shipped = [packs.shipped(f"lang/{name}") for name in packs.languages()]
    return {row["word"].casefold(): row["kind"] for pack in shipped for row in _rows(pack)}


def _rows(pack: packs.Pack) -> tuple[packs.Row, ...]:
    return pack["printed_dates"].rows if "printed_dates" in pack else ()


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=lambda name: (-len(name), name))) or "(?!)"
    year = r"(?P<year>(?:19|20)\d\d)"
    day = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
    return (
        re.compile(rf"(?<!\d){day}\s+(?:of\s+|de\s+)?(?P<month>{names})\.?,?\s+{year}(?!\d)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?P<month>{names})\.?\s+{day},?\s+{year}(?!\d)", re.IGNORECASE),
    )


def day_printed(words: str) -> tuple[str, str]:
    """The first day that ``words`` print, as ISO and as printed; two empty strings when there is none."""
    for pattern in _named():
        match = pattern.search(words)
        if match:
            month = _months()[match["month"].casefold()]
            return _iso(int(match["year"]), month, int(match["day"])), match.group()
    match = _ISO.search(words)
    if match:
        year, month, day = (int(part) for part in match.groups())
        return _iso(year, month, day), match.group()
    match = _NUMERIC.search(words)
    if match and (int(match[2]) > 12 or int(match[1]) > 12 or match[1] == match[2]):
        day, month = sorted((int(match[1]), int(match[2])), reverse=True)
        return _iso(int(match[3]), month, day), match.group()
    return "", ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def beside_title(tree: html.HtmlElement, title: html.HtmlElement | None) -> Iterator[DateCandidate]:
    """The day printed nearest behind the title, or just before it, as a candidate; nothing for a page without title."""
    if title is None:
        return
    order = [element for element in tree.iter() if isinstance(element.tag, str)]
    place = next((i for i, element in enumerate(order) if element is title), -1)
    if place < 0:
        return
    for element in (*order[place + 1 : place + 1 + NEAR], *reversed(order[max(0, place - 12) : place])):
        found = _element_day(element)
        if found:
            yield found
            return


def _element_day(element: html.HtmlElement) -> DateCandidate | None:
    if element.tag in {"script", "style", "h1", "option"}:
        return None
    words = " ".join("".join(islice(element.itertext(), 12)).split())
    if not words or len(words) > SHORT:
        return None
    day, quote = day_printed(words)
    if element.tag == "time":
        day, quote = (day, quote) if day else day_printed((element.get("datetime") or "")[:10])
        return DateCandidate(day, "printed", quote) if day else None
    told = day and (_DATED.search(element.get("class") or "") or _tells_date(words, quote))
    return DateCandidate(day, "printed", quote) if told and not _of_picture(element) else None


def _tells_date(words: str, quote: str) -> bool:
    """True when a word that dates leads to the day, or only who signs stands beside it.

    « AFP, publié le lundi 3 mai 2023 », « Odile Querrien | 3 mai 2023 »; not « reporté au 3 mai 2023 ».
    """
    known = _date_words()
    before, _, after = words.partition(quote)
    for word in reversed(_WORD.findall(before)):
        kind = known.get(word.casefold())
        if kind == "lead":
            return True
        if kind is None:
            break
    signed = _SIGNED.fullmatch(before)
    rest = _WORD.findall(after if signed else f"{before} {after}")
    return all(word.casefold() in known or any(letter.isdigit() for letter in word) for word in rest)


def _of_picture(element: html.HtmlElement) -> bool:
    """True inside a figure, or an element whose class says that it holds a picture or its caption."""
    around = [element, *islice(element.iterancestors(), 4)]
    return any(one.tag in {"figure", "figcaption"} or _PICTURE.search(one.get("class") or "") for one in around)
