"""Roles of lines: where the title stands, what heads and ends an article, what stands between its paragraphs.

What enters is characters, what is known of the articles that carry them, and the rules of packs; what leaves are
labelled parts that cover every visible character. Nothing is deleted. A line that no rule and no shape explains is
body: keeping a line of noise costs a false fact, losing a line of text costs a true one, and the second cannot be seen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from recoupe.credits import damaged_agency, fold
from recoupe.forms import SPACE
from recoupe.terms import Role
from recoupe.text.lines import (
    HEADING,
    LONG,
    Line,
    ends_sentence,
    glued,
    has_capital_surname,
    is_desk,
    is_markup,
    is_paragraph,
    is_person,
    is_row_of_links,
    labels_of,
    lines_of,
    may_be_heading,
    printed_date,
)
from recoupe.text.noise import Rule, Rules

TITLE = 220
"""A title has at most this many characters: the longest seen in ten thousand French articles had 190."""

HEAD_LINES = 12
"""Lines among which a title is looked for."""

_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"
_PLACE = rf"[{_CAPITAL}][\w’'\-]*(?:[ \u00a0/][{_CAPITAL}(][\w’'\-)]*){{0,3}}"
_CAPITALS = rf"[{_CAPITAL}][{_CAPITAL}'’.\-]+"
_DATELINES = (
    re.compile(rf"\({_PLACE}(?:,[^()]{{1,30}})?\)(?:{SPACE}?[-–—.:])?(?={SPACE}*[«“\"{_CAPITAL}])"),
    re.compile(rf"(?:{_PLACE})(?:{SPACE}?,[^().:;!?«»]{{1,40}})?{SPACE}?\([^()]{{2,40}}\){SPACE}?[-‐‑–—]+"),
    re.compile(rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,2}}(?:,[^.:;!?«»]{{1,30}})?{SPACE}[-–—]+(?={SPACE})"),
    re.compile(rf"(?:{_PLACE}){SPACE}?,[^().:;!?«»–—]{{1,30}}{SPACE}[–—]+(?={SPACE})"),
    re.compile(rf"(?:{_PLACE}){SPACE}[–—]+(?={SPACE}[{_CAPITAL}«])"),
)
"""A place at the head of a dispatch: « (Séoul) », « SEOUL, 18 oct (AFP) - », « PARIS – », « Rome, 3 mai – »."""

_SEPARATORS = " \t\u00a0\u202f-–—•·*|,:/("

_CREDIT_END = re.compile(r"(?<=[.!?…»”\"])\s*\((?-i:[A-Z]{2,5})(?:\s?[/,]\s?[\w-]+)*\)\W*$")


_MENU_ROLES = frozenset((Role.NAVIGATION, Role.ADVERTISEMENT, Role.RELATED_LINK, Role.COMMENT_MARKER))


@dataclass(frozen=True, slots=True)
class Part:
    """Characters ``start:end`` with a role, the rule that gave it (empty for a shape) and a word on the shape."""

    start: int
    end: int
    role: Role
    rule: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the articles that carry a text say of it: titles and outlets, as printed."""

    titles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(slots=True)
class _Page:
    """The lines of one text and where its parts begin; filled once, then read."""

    lines: tuple[Line, ...]
    rules: Rules
    known: Known
    paragraphs: tuple[int, ...] = ()
    title: int = -1
    taken: dict[int, Part] = field(default_factory=dict)

    def zones(self, i: int) -> frozenset[str]:
        """The zones line ``i`` stands in."""
        second = self.paragraphs[1] if len(self.paragraphs) > 1 else len(self.lines)
        found = {"any"}
        if i < second:
            found.add("head")
        if not self.paragraphs or i > self.paragraphs[-1]:
            found.add("tail")
        return frozenset(found)

    def before_body(self, i: int) -> bool:
        return not self.paragraphs or i < self.paragraphs[0]


def label(characters: str, known: Known, rules: Rules) -> tuple[Part, ...]:
    """The parts of a text in order; they do not overlap and hold every visible character."""
    page = _Page(lines_of(characters), rules, known)
    page.paragraphs = tuple(
        i for i, line in enumerate(page.lines) if is_paragraph(line) and not is_markup(line.text) and not _said(page, i)
    )
    page.title = _find_title(page)
    return tuple(part for i in range(len(page.lines)) for part in _parts(page, i))


def _said(page: _Page, i: int) -> Rule | None:
    return page.rules.of(page.lines[i], frozenset(("any",)))


def _find_title(page: _Page) -> int:
    stated = [fold(title) for title in page.known.titles if title]
    for i, line in enumerate(page.lines[:HEAD_LINES]):
        words = fold(line.text)
        if words and any(words == title or (len(words) > 20 and title.startswith(words)) for title in stated):
            return i
    for i, line in enumerate(page.lines[:HEAD_LINES]):
        if page.paragraphs and i > page.paragraphs[0]:
            break
        if len(line.text) > TITLE or line.text.endswith("."):
            break
        if not _is_head_matter(page, i) and _is_titled(line):
            return i
    return -1


def _is_titled(line: Line) -> bool:
    return len(line.text.split()) >= 3 or (len(line.text) >= 12 and ends_sentence(line.text))


def _is_head_matter(page: _Page, i: int) -> bool:
    """True for a line that may stand above a title: navigation, outlet, rubric, date, who signs."""
    line = page.lines[i]
    if is_markup(line.text) or is_row_of_links(line.text) or _is_outlet(page, line) or _is_menu(page, i):
        return True
    if page.rules.of(line, frozenset(("any", "head"))):
        return True
    return printed_date(line.text, page.rules.dates) is not None and len(line.text) < HEADING


def _is_outlet(page: _Page, line: Line) -> bool:
    words = fold(line.text)
    return any(
        words.startswith(fold(name)) and len(words) - len(fold(name)) <= 20 for name in page.known.outlets if name
    )


def _parts(page: _Page, i: int) -> Iterator[Part]:
    """The parts of line ``i``."""
    line = page.lines[i]
    if i in page.taken:
        yield page.taken[i]
        return
    if i == page.title:
        yield _part(line, Role.TITLE, note="first line that is no head matter, or the stated title")
        return
    yield from _dated(page, i) or _alone(page, i) or _split(page, i)


def _alone(page: _Page, i: int) -> tuple[Part, ...]:
    """The one part of a line that a rule or its shape explains; nothing when none does."""
    found = _by_rule(page, i) or _by_shape(page, i)
    return (found,) if found else ()


def _part(line: Line, role: Role, *, rule: str = "", note: str = "") -> Part:
    return Part(line.start, line.end, role, rule, note)


def _by_rule(page: _Page, i: int) -> Part | None:
    line = page.lines[i]
    if is_markup(line.text):
        return _part(line, Role.MARKUP, note="residue of markup")
    if _repeats_title(page, line):
        return _part(line, Role.REPEATED_TITLE, note="the words of the title")
    if len(line.text) <= HEADING and page.rules.credits.is_picture(line.text) and _opens_credit(page, line):
        return _part(line, Role.CREDIT, note="credit of a picture")
    rule = page.rules.of(line, page.zones(i))
    if rule is None or (rule.place != "start" and _glued_credit(page, line)):
        return None
    if rule.following:
        _take_following(page, i, rule)
    return _part(line, rule.role, rule=rule.citation)


def _opens_credit(page: _Page, line: Line) -> bool:
    return any(form.match(line.core) for form in page.rules.credits.pictures)


def _glued_credit(page: _Page, line: Line) -> bool:
    """True when a credit is glued to the end of the line: the rule that holds for the whole is not for its parts."""
    return any(_opens_credit(page, line.part(place, len(line.text))) for place in glued(line))


def _is_menu(page: _Page, i: int) -> bool:
    """True for labels side by side of which a rule knows one, or both when there are two."""
    line = page.lines[i]
    labels = labels_of(line.text)
    if len(labels) < 2 or len(line.text) > LONG or max(len(label.split()) for label in labels) > 8:
        return False
    known = [page.rules.of(Line(0, len(label), label), frozenset(("any", "head"))) for label in labels]
    needed = 1 if len(labels) > 2 else 2
    return sum(rule is not None and rule.role in _MENU_ROLES for rule in known) >= needed


def _repeats_title(page: _Page, line: Line) -> bool:
    title = page.lines[page.title].text if page.title >= 0 else next(iter(page.known.titles), "")
    return bool(title) and len(line.text) <= TITLE + 40 and fold(line.text) == fold(title)


def _take_following(page: _Page, i: int, rule: Rule) -> None:
    """Give the short lines under the heading of a list its role.

    Inside an article the last of several is left: it may be the heading of the paragraph that comes. A table of
    contents takes only numbered lines and lines that stand again further down.
    """
    run = i + 1
    while run < len(page.lines) and _is_listed(page, run, rule):
        run += 1
    inside = bool(page.paragraphs) and run <= page.paragraphs[-1]
    last = run - 1 if inside and run - i > 2 and rule.role is Role.RELATED_LINK else run
    for k in range(i + 1, last):
        page.taken[k] = _part(page.lines[k], rule.role, rule=rule.citation, note="in the list below")


def _is_listed(page: _Page, k: int, rule: Rule) -> bool:
    line = page.lines[k]
    numbered = re.match(r"\d{1,2}\s?[.)\-–:]\s", line.text) is not None
    short = not is_paragraph(line) and len(line.text) < LONG and (numbered or not line.text.endswith("."))
    if rule.role is not Role.NAVIGATION or not short:
        return short
    words = fold(line.text)
    return numbered or any(words and words in fold(other.text) for other in page.lines[k + 1 :])


def _by_shape(page: _Page, i: int) -> Part | None:
    line = page.lines[i]
    zones = page.zones(i)
    if is_desk(line.text):
        return _part(line, Role.CREDIT, note="initials of a desk")
    if _is_outlet(page, line) and not is_paragraph(line):
        role = (
            Role.NAVIGATION if i < page.title or fold(line.text) not in map(fold, page.known.outlets) else Role.BYLINE
        )
        return _part(line, role, note="name of the outlet")
    if (is_row_of_links(line.text) or _is_menu(page, i)) and not _glued_credit(page, line):
        return _part(line, Role.NAVIGATION, note="row of links")
    if page.rules.credits.parenthesis.fullmatch(line.text):
        return _part(line, Role.CREDIT, note="an agency in brackets")
    if damaged_agency(line.core, page.rules.credits):
        return _part(line, Role.BYLINE if "head" in zones else Role.CREDIT, note="name of an agency, damaged")
    if "head" in zones and _is_signature(page, i):
        return _part(line, Role.BYLINE, note="a name on a line of its own")
    if _is_caption(page, i):
        return _part(line, Role.CAPTION, note="beside the credit of a picture")
    return None


def _is_signature(page: _Page, i: int) -> bool:
    """A name alone above the first paragraph, or below it when its surname is in capitals, as agencies sign."""
    core = page.lines[i].core
    return has_capital_surname(core) or (page.before_body(i) and i > page.title and is_person(core))


def _is_caption(page: _Page, i: int) -> bool:
    """A short line without a full stop that stands beside the credit of a picture or residue of its markup."""
    line = page.lines[i]
    if ends_sentence(line.text) or len(line.text) > LONG or i == 0:
        return False
    beside = [page.lines[k] for k in (i - 1, i + 1) if 0 <= k < len(page.lines)]
    return any(_is_beside_picture(page, other) for other in beside)


def _is_beside_picture(page: _Page, line: Line) -> bool:
    credited = len(line.text) <= HEADING and _opens_credit(page, line)
    return credited or ("<" in line.text and is_markup(line.text))


def _split(page: _Page, i: int) -> Iterator[Part]:
    """The parts of a line that is not all one: date and signature, dateline, glued heading, credit at its end."""
    line = page.lines[i]
    start = 0
    if i in page.paragraphs[:3] or (not page.paragraphs and i < 3):
        match = next((found for shape in _DATELINES if (found := shape.match(line.text))), None)
        if match and len(line.text) - match.end() > 30:
            yield _part(line.part(0, match.end()), Role.DATELINE, note="place at the head of a dispatch")
            start = match.end()
    yield from _glued_parts(page, i, line.part(start, len(line.text)))


def _dated(page: _Page, i: int) -> tuple[Part, ...]:
    """A printed publication date, and who signs before or behind it; nothing for other lines."""
    line = page.lines[i]
    zones = page.zones(i)
    if is_paragraph(line) or len(line.text) > LONG or not (zones & {"head", "tail"} or _is_outlet(page, line)):
        return ()
    bracket = _bracketed(page, line)
    end = bracket.start() if bracket else len(line.text)
    place = printed_date(line.text[:end], page.rules.dates)
    if place is None:
        return _clock(page, i)
    dates = [_part(line.part(place[0], end), Role.PUBDATE, note="a printed date")]
    if bracket:
        dates.append(_part(line.part(end, len(line.text)), Role.CREDIT, note="an agency in brackets"))
    before = line.text[: place[0]]
    bare = before.strip(_SEPARATORS)
    if not bare:
        return (replace(dates[0], start=line.start), *dates[1:])
    separated = before.rstrip() != before.rstrip(_SEPARATORS) or _leads(page, line.text[place[0] :])
    signed = line.part(0, len(before.rstrip(_SEPARATORS)))
    placed = "head" in zones or _is_outlet(page, signed)
    if not placed or not separated or len(bare.split()) > 12 or ends_sentence(bare):
        return ()
    return (_part(signed, Role.BYLINE, note="before a printed date"), *dates)


def _clock(page: _Page, i: int) -> tuple[Part, ...]:
    """A printed time under a date: « Publié à 9 h 15 »."""
    line = page.lines[i]
    kinds = {page.rules.dates.kind(word) for word in line.core.split()}
    told = "" not in kinds and kinds & {"clock", "number"} and kinds & {"lead", "weekday"}
    return (_part(line, Role.PUBDATE, note="a printed time"),) if told and page.before_body(i) else ()


def _leads(page: _Page, words: str) -> bool:
    first = words.split()[:1]
    return bool(first) and page.rules.dates.kind(first[0]) in {"lead", "filler"}


def _glued_parts(page: _Page, i: int, line: Line) -> Iterator[Part]:
    """The running text of a line, and the heading or the credit that is glued to its end."""
    for place in reversed(list(glued(line))):
        rest = line.part(place, len(line.text))
        found = _after_glue(page, i, rest)
        if found:
            yield from _glued_parts_before(page, i, line.part(0, place), found)
            yield found
            return
    yield from _with_credit(page, i, line)


def _after_glue(page: _Page, i: int, rest: Line) -> Part | None:
    """What stands behind a full stop without a space; None when it is only the next sentence."""
    if _opens_credit(page, rest) or damaged_agency(rest.core, page.rules.credits):
        return _part(rest, Role.CREDIT, note="glued to the text before it")
    rule = page.rules.of(rest, frozenset(("any", "tail")))
    if rule:
        return _part(rest, rule.role, rule=rule.citation, note="glued to the text before it")
    followed = i + 1 < len(page.lines) and i + 1 in page.paragraphs
    if followed and len(rest.text.split()) >= 2 and may_be_heading(rest):
        return _part(rest, Role.HEADING, note="glued to the sentence before it")
    return None


def _glued_parts_before(page: _Page, i: int, line: Line, after: Part) -> Iterator[Part]:
    if page.rules.credits.parenthesis.fullmatch(line.text):
        yield _part(line, Role.CREDIT, note="an agency in brackets")
        return
    alone = len(line.text) < LONG and i not in page.paragraphs[:-1] and _is_one_sentence(line)
    if after.role is Role.CREDIT and (page.before_body(i) or alone):
        yield _part(line, Role.CAPTION, note="before the credit of a picture")
        return
    rule = page.rules.of(line, page.zones(i)) if len(line.text) < LONG else None
    if rule:
        yield _part(line, rule.role, rule=rule.citation)
        return
    yield from _glued_parts(page, i, line)


def _is_one_sentence(line: Line) -> bool:
    return len(re.findall(r"[.!?…](?=\s|$)", line.text)) <= 1


def _with_credit(page: _Page, i: int, line: Line) -> Iterator[Part]:
    """Running text, less the agency in brackets behind its last full stop."""
    match = _CREDIT_END.search(line.text) or _bracketed(page, line)
    if match and match.start() > 0 and ends_sentence(line.text[: match.start()]):
        yield _running(page, i, line.part(0, match.start()))
        yield _part(line.part(match.start(), len(line.text)), Role.CREDIT, note="an agency in brackets")
        return
    yield _running(page, i, line)


def _bracketed(page: _Page, line: Line) -> re.Match[str] | None:
    return page.rules.credits.parenthesis.search(line.text, max(0, len(line.text) - 100))


def _running(page: _Page, i: int, line: Line) -> Part:
    """Body, or a heading: a short line without a full stop before a paragraph, inside or above the body."""
    followed = any(k > i for k in page.paragraphs)
    if line.text == page.lines[i].text and followed and may_be_heading(line) and not _in_list(page, i):
        return _part(line, Role.HEADING, note="a short line before a paragraph")
    return _part(line, Role.BODY)


def _in_list(page: _Page, i: int) -> bool:
    """True inside four and more short lines in a row, and for a line with a bullet: a list, not headings."""
    if re.match(r"[-–—•·*▪]\s", page.lines[i].text):
        return True
    low = high = i
    while low - 1 > max(page.title, -1) and may_be_heading(page.lines[low - 1]):
        low -= 1
    while high + 1 < len(page.lines) and may_be_heading(page.lines[high + 1]):
        high += 1
    return high - low >= 3
