"""Lines that are not all one: date and signature, dateline and text, a glued heading, a credit at the end.

What enters is a page and the number of a line; what leaves are the parts of the line, in order.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from recoupe.credits import DATELINES, damaged_agency
from recoupe.terms import Role
from recoupe.text.layout import MENU_ROLES, Page, Part, is_outlet, opens_credit, part
from recoupe.text.lines import (
    LONG,
    Line,
    ends_sentence,
    glued,
    is_paragraph,
    is_person,
    may_be_heading,
    printed_date,
    prints_day,
    side_by_side,
)

_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"

_GLUED_SENTENCE = re.compile(rf"(?<=[.)a-zà-ÿ])[{_CAPITAL}](?=[a-zà-ÿ’' ])")

_SEPARATORS = " \t\u00a0\u202f-–—•·*|,:/("

_CREDIT_END = re.compile(r"(?<=[.!?…»”\"])\s*\((?-i:[A-Z]{2,5})(?:\s?[/,]\s?[\w-]+)*\)\W*$")


def rubric_place(page: Page, line: Line) -> int:
    """Where a rubric is glued to the name of the outlet (« Le RelaisMonde »); 0 when none is."""
    for name in page.known.outlets:
        rest = line.text[len(name) :]
        if name and line.text.startswith(name) and rest[:1].isupper() and name[-1].islower():
            return len(name)
    return 0


def caption_place(line: Line) -> int:
    """Where a whole sentence is glued to the credit of its picture (« Photo T. G.Les pompiers … »); 0 when none is."""
    for match in _GLUED_SENTENCE.finditer(line.text):
        rest = line.text[match.start() :]
        if match.start() < len(line.text) // 2 and len(rest.split()) >= 4 and ends_sentence(rest):
            return match.start()
    return 0


def split(page: Page, i: int) -> Iterator[Part]:
    """The parts of a line that is not all one: date and signature, dateline, glued heading, credit at its end."""
    line = page.lines[i]
    start = 0
    if i in page.paragraphs[:3] or (not page.paragraphs and i < 3):
        match = next((found for shape in DATELINES if (found := shape.match(line.text))), None)
        if match and len(line.text) - match.end() > 30:
            head = line.part(0, match.end())
            yield _before_text(page, head)
            start = match.end()
    yield from _glued_parts(page, i, line.part(start, len(line.text)))


def _before_text(page: Page, head: Line) -> Part:
    """A dateline, or a rubric in its place: « VIDÉO - »."""
    rule = page.rules.of(head, frozenset(("any", "head")))
    if rule and rule.role is Role.NAVIGATION:
        return part(head, Role.NAVIGATION, rule=rule.citation, note="a rubric before the text")
    return part(head, Role.DATELINE, note="place at the head of a dispatch")


def dated(page: Page, i: int) -> tuple[Part, ...]:
    """A printed publication date, and who signs before or behind it; nothing for other lines."""
    line = page.lines[i]
    zones = page.zones(i)
    if is_paragraph(line) or len(line.text) > LONG or not (zones & {"head", "tail"} or is_outlet(page, line)):
        return ()
    bracket = _bracketed(page, line)
    end = bracket.start() if bracket else len(line.text)
    place = printed_date(line.text[:end], page.rules.dates)
    if place is None:
        return _pieces(page, i) or _clock(page, i)
    dates = [part(line.part(place[0], end), Role.PUBDATE, note="a printed date")]
    if bracket:
        dates.append(part(line.part(end, len(line.text)), Role.CREDIT, note="an agency in brackets"))
    before = line.text[: place[0]]
    bare = before.strip(_SEPARATORS)
    if not bare:
        return (replace(dates[0], start=line.start), *dates[1:])
    signed = line.part(0, len(before.rstrip(_SEPARATORS)))
    placed = "head" in zones or is_outlet(page, signed)
    if not placed or len(bare.split()) > 12 or ends_sentence(bare) or line.text[-1] in "?!":
        return ()
    separated = before.rstrip() != before.rstrip(_SEPARATORS)
    rule = page.rules.of(signed, zones)
    if not (separated or (rule and rule.role is Role.BYLINE)):
        return ()
    return (part(signed, Role.BYLINE, note="before a printed date"), *dates)


def _clock(page: Page, i: int) -> tuple[Part, ...]:
    """A printed time under a date: « Publié à 9 h 15 »."""
    line = page.lines[i]
    return (part(line, Role.PUBDATE, note="a printed time"),) if page.before_body(i) and _is_clock(page, line) else ()


def _is_clock(page: Page, line: Line) -> bool:
    kinds = {page.rules.dates.kind(word) for word in line.core.split()}
    return bool("" not in kinds and kinds & {"clock", "number"} and kinds & {"lead", "weekday"})


def _pieces(page: Page, i: int) -> tuple[Part, ...]:
    """A date with who signs and notices set beside it: « Odile Querrien | La Gazette, 3 mai 2023 | 2 min »."""
    line = page.lines[i]
    pieces = side_by_side(line)
    days = [k for k, piece in enumerate(pieces) if prints_day(piece, page.rules.dates)]
    if not days or "head" not in page.zones(i) or max(len(piece.text.split()) for piece in pieces) > 12:
        return ()
    return tuple(one for k, piece in enumerate(pieces) for one in _piece(page, i, piece, signed=k < days[0]))


def _piece(page: Page, i: int, piece: Line, *, signed: bool) -> Iterator[Part]:
    """One piece beside a printed date; what no rule knows signs before the date and is a notice behind it."""
    place = printed_date(piece.text, page.rules.dates)
    if place is not None:
        before = piece.part(0, len(piece.text[: place[0]].rstrip(_SEPARATORS)))
        if before.text:
            yield part(before, Role.BYLINE, note="before a printed date")
        yield part(piece.part(*place), Role.PUBDATE, note="a printed date")
        return
    rule = page.rules.of(piece, page.zones(i))
    if rule is not None:
        yield part(piece, rule.role, rule=rule.citation)
    elif _is_clock(page, piece):
        yield part(piece, Role.PUBDATE, note="a printed time")
    else:
        signs = signed or is_person(piece.core) or _bracketed(page, piece) is not None
        yield part(piece, Role.BYLINE if signs else Role.NAVIGATION, note="beside a printed date")


def _glued_parts(page: Page, i: int, line: Line) -> Iterator[Part]:
    """The running text of a line, and the heading or the credit that is glued to its end."""
    for place in reversed([*glued(line), *_credit_places(page, line)]):
        rest = line.part(place, len(line.text))
        found = _after_glue(page, i, rest)
        if found:
            yield from _glued_parts_before(page, i, line.part(0, place), found)
            yield found
            return
    yield from _with_credit(page, i, line)


def _credit_places(page: Page, line: Line) -> Iterator[int]:
    """Where the credit of a picture begins at the end of a caption: « …le 3 mai. © AFP », « … | Nom / AFP »."""
    found = page.rules.credits.at_end.search(line.text, max(0, len(line.text) - 80)) if len(line.text) < LONG else None
    if found and found.start() > 10:
        yield found.start()


def _after_glue(page: Page, i: int, rest: Line) -> Part | None:
    """What stands behind a full stop without a space; None when it is only the next sentence."""
    if (
        opens_credit(page, rest)
        or page.rules.credits.at_end.fullmatch(rest.text)
        or damaged_agency(rest.core, page.rules.credits)
    ):
        return part(rest, Role.CREDIT, note="glued to the text before it")
    rule = page.rules.of(rest, frozenset(("any", "tail")))
    if rule:
        return part(rest, rule.role, rule=rule.citation, note="glued to the text before it")
    followed = i + 1 < len(page.lines) and i + 1 in page.paragraphs
    if followed and len(rest.text.split()) >= 2 and may_be_heading(rest):
        return part(rest, Role.HEADING, note="glued to the sentence before it")
    return None


def _glued_parts_before(page: Page, i: int, line: Line, after: Part) -> Iterator[Part]:
    if page.rules.credits.parenthesis.fullmatch(line.text):
        yield part(line, Role.CREDIT, note="an agency in brackets")
        return
    alone = len(line.text) < LONG and i not in page.paragraphs[:-1] and _is_one_sentence(line)
    if after.role is Role.CREDIT and (page.before_body(i) or alone):
        yield part(line, Role.CAPTION, note="before the credit of a picture")
        return
    rule = page.rules.of(line, page.zones(i)) if len(line.text) < LONG else None
    if rule:
        yield part(line, rule.role, rule=rule.citation)
        return
    yield from _glued_parts(page, i, line)


def _is_one_sentence(line: Line) -> bool:
    return len(re.findall(r"[.!?…](?=\s|$)", line.text)) <= 1


def _with_credit(page: Page, i: int, line: Line) -> Iterator[Part]:
    """Running text, less the agency in brackets behind its last full stop."""
    match = _CREDIT_END.search(line.text) or _bracketed(page, line)
    if match and match.start() > 0 and ends_sentence(line.text[: match.start()]):
        yield _running(page, i, line.part(0, match.start()))
        yield part(line.part(match.start(), len(line.text)), Role.CREDIT, note="an agency in brackets")
        return
    yield _running(page, i, line)


def _bracketed(page: Page, line: Line) -> re.Match[str] | None:
    return page.rules.credits.parenthesis.search(line.text, max(0, len(line.text) - 100))


def _running(page: Page, i: int, line: Line) -> Part:
    """Body, or a heading: a short line without a full stop before a paragraph, inside or above the body."""
    followed = any(k > i for k in page.paragraphs)
    if line.text == page.lines[i].text and followed and may_be_heading(line) and not _in_list(page, i):
        return part(line, Role.HEADING, note="a short line before a paragraph")
    if _is_link_below(page, i):
        return part(line, Role.RELATED_LINK, note="a title among the notices below the text")
    return part(line, Role.BODY)


def _is_link_below(page: Page, i: int) -> bool:
    """A line like a title below the last paragraph, beside a line that a rule knows for a link or a button."""
    line = page.lines[i]
    if "tail" not in page.zones(i) or not page.paragraphs or not may_be_heading(line) or len(line.text.split()) < 3:
        return False
    beside = [page.lines[k] for k in (i - 1, i + 1) if page.paragraphs[-1] < k < len(page.lines)]
    rules = [page.rules.of(other, frozenset(("any", "tail"))) for other in beside]
    return any(rule is not None and rule.role in MENU_ROLES for rule in rules)


def _in_list(page: Page, i: int) -> bool:
    """True inside four and more short lines in a row, and for a line with a bullet: a list, not headings."""
    if re.match(r"[-–—•·*▪]\s", page.lines[i].text):
        return True
    low = high = i
    while low - 1 > max(page.title, -1) and may_be_heading(page.lines[low - 1]):
        low -= 1
    while high + 1 < len(page.lines) and may_be_heading(page.lines[high + 1]):
        high += 1
    return high - low >= 3
