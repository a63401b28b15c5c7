"""Roles of lines: where the title stands, what heads and ends an article, what stands between its paragraphs.

What enters is characters, what is known of the articles that carry them, and the rules of packs; what leaves are
labelled parts that cover every visible character. Nothing is deleted. A line that no rule and no shape explains is
body, unless its shape and place speak for noise beyond doubt (`recoupe.text.undecided`): keeping a line of noise
costs a false fact, losing a line of text costs a true one, and the second cannot be seen.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from recoupe.credits import damaged_agency, fold
from recoupe.terms import Role
from recoupe.text.headline import Body
from recoupe.text.layout import (
    LONGEST_TITLE,
    MENU_ROLES,
    Known,
    Page,
    Part,
    has_glued_credit,
    in_frame,
    is_outlet,
    opens_credit,
    part,
)
from recoupe.text.lines import (
    HEADING,
    LONG,
    Line,
    ends_sentence,
    has_capital_surname,
    is_desk,
    is_markup,
    is_paragraph,
    is_person,
    is_row_of_links,
    labels_of,
    lines_of,
    printed_date,
    prints_day,
    side_by_side,
)
from recoupe.text.noise import Rule, Rules
from recoupe.text.splitting import caption_place, dated, rubric_place, split
from recoupe.text.undecided import settle

MENU = 6
"""Short lines in a row that are a menu; the head of an article has a rubric, a name, a date, a reading time."""

LABEL_WORDS = 5
"""Words of a label in a menu."""

RUBRIC = 30
"""Characters of the longest rubric; scripts without blanks print whole sentences as one word."""

MASTHEAD_WORDS = 6
"""The name of a site has fewer words, and a title below it as many at least."""

HEAD_LINES = 12
"""Lines among which a title is looked for."""


def label(characters: str, known: Known, rules: Rules) -> tuple[Part, ...]:
    """The parts of a text in order; they do not overlap and hold every visible character."""
    return settle(*ruled(characters, known, rules), rules.undecided)


def ruled(characters: str, known: Known, rules: Rules) -> tuple[Page, list[tuple[Part, ...]]]:
    """The page of a text and, line by line, the parts that rules and shapes alone give."""
    page = Page(lines_of(characters), rules, known)
    page.paragraphs = tuple(
        i
        for i, line in enumerate(page.lines)
        if is_paragraph(line) and not (is_markup(line.text) or in_frame(page, line) or _said(page, i))
    )
    page.title = _find_title(page)
    return page, [tuple(_whole(line, tuple(_parts(page, i)))) for i, line in enumerate(page.lines)]


def _whole(line: Line, parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts of a line and the marks between and behind them (« Par Odile Querrien | 3 mai | »)."""
    place = line.start
    for one in parts:
        between = line.part(place - line.start, one.start - line.start)
        if between.text:
            yield part(between, Role.MARKUP, note="between two parts of a line")
        yield one
        place = one.end
    behind = line.part(place - line.start, len(line.text))
    if behind.text:
        yield part(behind, Role.MARKUP, note="behind the last part of a line")


def _said(page: Page, i: int) -> Rule | None:
    return page.rules.of(page.lines[i], frozenset(("any",)))


def _find_title(page: Page) -> int:
    stated = [fold(title) for title in page.known.titles if title]
    for i, line in _head(page):
        words = fold(line.text)
        if words and any(words == title or (len(words) > 20 and title.startswith(words)) for title in stated):
            return i
    titled = _titled(page)
    first = next(titled, -1)
    second = next(titled, -1)
    if second >= 0 and _is_masthead(page, first, page.lines[second]):
        page.taken[first] = part(page.lines[first], Role.NAVIGATION, note="name of the site")
        first = second
    if page.known.extracted:
        return first
    body = Body.of(page)
    over = -1 if body.stands_below(first) else body.title(lambda i: not _is_head_matter(page, i))
    if over < 0 or (first >= 0 and body.shared(first) >= body.shared(over)):
        return first
    page.paragraphs = tuple(i for i in page.paragraphs if i > over)
    page.taken |= {i: _above_title(page, i) for i in range(over) if not body.may_hold(i)}
    return over


def _above_title(page: Page, i: int) -> Part:
    """What stands above a title: what a rule or a shape says it is, else a label or a teaser."""
    line = page.lines[i]
    rule = page.rules.of(line, frozenset(("any", "head")))
    if rule is not None:
        return part(line, rule.role, rule=rule.citation)
    role = Role.NAVIGATION if len(line.text.split()) <= LABEL_WORDS else Role.RELATED_LINK
    return part(line, role, note="above the title")


def _head(page: Page) -> Iterator[tuple[int, Line]]:
    """The first lines of a page with their numbers, less those that other pages of the site have as well."""
    return islice(((i, line) for i, line in enumerate(page.lines) if not in_frame(page, line)), HEAD_LINES)


def _titled(page: Page) -> Iterator[int]:
    """The lines at the head of a page that may be its title, in order."""
    for i, line in _head(page):
        past = page.paragraphs and i > page.paragraphs[0]
        if past or len(line.text) > LONGEST_TITLE or line.text.endswith("."):
            return
        if not _is_head_matter(page, i) and _is_titled(line):
            yield i


def _is_masthead(page: Page, i: int, following: Line) -> bool:
    """True for the name of a site above its menu, below it, or beside its motto, when a longer line may be the title.

    Titles stand below the menu of a page: a line right above one names the site.
    """
    if len(following.text.split()) < MASTHEAD_WORDS:
        return False
    line = page.lines[i]
    if i + 1 < len(page.lines) and _is_links(page, i + 1):
        return True
    named = len(line.text.split()) < MASTHEAD_WORDS and all(
        word[:1].isupper() for word in line.text.split() if len(word) > 3
    )
    name, motto, _ = (*(line.text.split(" / ", 1)), "", "")[:3]
    return (named and i > 0 and _is_links(page, i - 1)) or (i == 0 and bool(motto) and name.isupper())


def _is_links(page: Page, i: int) -> bool:
    return is_row_of_links(page.lines[i].text) or _is_menu(page, i)


def _is_titled(line: Line) -> bool:
    return len(line.text.split()) >= 3 or (len(line.text) >= 12 and ends_sentence(line.text))


def _is_head_matter(page: Page, i: int) -> bool:
    """True for a line that may stand above a title: navigation, outlet, rubric, date, who signs."""
    line = page.lines[i]
    shaped = is_markup(line.text) or is_row_of_links(line.text) or _is_rubric(line)
    if shaped or in_frame(page, line) or is_outlet(page, line) or _is_menu(page, i) or _in_menu(page, i):
        return True
    if page.rules.of(line, frozenset(("any", "head"))):
        return True
    dates = page.rules.dates
    if len(line.text) >= HEADING:
        return False
    return printed_date(line.text, dates) is not None or any(prints_day(one, dates) for one in side_by_side(line))


def _parts(page: Page, i: int) -> Iterator[Part]:
    """The parts of line ``i``."""
    line = page.lines[i]
    if i in page.taken:
        yield page.taken[i]
        return
    if i == page.title:
        yield part(line, Role.TITLE, note="first line that is no head matter, or the stated title")
        return
    yield from dated(page, i) or _alone(page, i) or split(page, i)


def _alone(page: Page, i: int) -> tuple[Part, ...]:
    """The part, or the two glued ones, of a line that a rule or its shape explains; nothing when none does."""
    found = _by_rule(page, i) or _of_site(page, i) or _by_shape(page, i)
    if found is None:
        return ()
    line = page.lines[i]
    second = rubric_place(page, line) if found.role is Role.NAVIGATION else 0
    if second:
        return (replace(found, end=line.start + second), replace(found, start=line.start + second))
    second = caption_place(line) if found.role is Role.CREDIT else 0
    if second:
        after = Part(line.start + second, line.end, Role.CAPTION, note="glued to the credit before it")
        return (replace(found, end=line.start + second), after)
    return (found,)


def _by_rule(page: Page, i: int) -> Part | None:
    line = page.lines[i]
    if is_markup(line.text):
        return part(line, Role.MARKUP, note="residue of markup")
    if _repeats_title(page, line):
        return part(line, Role.REPEATED_TITLE, note="the words of the title")
    if len(line.text) <= HEADING and page.rules.credits.is_picture(line.text) and opens_credit(page, line):
        return part(line, Role.CREDIT, note="credit of a picture")
    rule = page.rules.of(line, page.zones(i))
    if rule is None or (rule.place != "start" and has_glued_credit(page, line)):
        return None
    if rule.following:
        _take_following(page, i, rule)
    return part(line, rule.role, rule=rule.citation)


def _of_site(page: Page, i: int) -> Part | None:
    """A label, a teaser or a notice that stands in other pages of the site as well."""
    line = page.lines[i]
    role = Role.NAVIGATION if len(line.text.split()) <= LABEL_WORDS else Role.RELATED_LINK
    return part(line, role, note="in other pages of the site") if in_frame(page, line) else None


def _is_menu(page: Page, i: int) -> bool:
    """True for labels side by side of which a rule knows one, or both when there are two."""
    line = page.lines[i]
    labels = labels_of(line.text)
    if len(labels) < 2 or len(line.text) > LONG or max(len(label.split()) for label in labels) > 8:
        return False
    known = [page.rules.of(Line(0, len(label), label), frozenset(("any", "head"))) for label in labels]
    needed = 1 if len(labels) > 2 else 2
    return sum(rule is not None and rule.role in MENU_ROLES for rule in known) >= needed


def _repeats_title(page: Page, line: Line) -> bool:
    title = page.lines[page.title].text if page.title >= 0 else next(iter(page.known.titles), "")
    return bool(title) and len(line.text) <= LONGEST_TITLE + 40 and fold(line.text) == fold(title)


def _take_following(page: Page, i: int, rule: Rule) -> None:
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
        page.taken[k] = part(page.lines[k], rule.role, rule=rule.citation, note="in the list below")


def _is_listed(page: Page, k: int, rule: Rule) -> bool:
    line = page.lines[k]
    numbered = re.match(r"\d{1,2}\s?[.)\-–:]\s", line.text) is not None
    short = not is_paragraph(line) and len(line.text) < LONG and (numbered or not line.text.endswith("."))
    if rule.role is not Role.NAVIGATION or not short:
        return short
    words = fold(line.text)
    return numbered or any(words and words in fold(other.text) for other in page.lines[k + 1 :])


def _by_shape(page: Page, i: int) -> Part | None:
    return _of_page(page, i) or _of_credit(page, i) or _of_head(page, i)


def _of_page(page: Page, i: int) -> Part | None:
    """The outlet's name, rows of links, buttons, rubrics."""
    line = page.lines[i]
    if is_outlet(page, line) and not is_paragraph(line):
        alone = fold(line.text) in map(fold, page.known.outlets)
        return part(line, Role.BYLINE if alone and i > page.title else Role.NAVIGATION, note="name of the outlet")
    if (is_row_of_links(line.text) or _is_menu(page, i)) and not has_glued_credit(page, line):
        return part(line, Role.NAVIGATION, note="row of links")
    addressed = page.rules.addressed(line)
    if addressed and addressed.role:
        return part(line, addressed.role, rule=addressed.citation, note="words of the page itself")
    if _in_menu(page, i):
        return part(line, Role.NAVIGATION, note="in a run of short lines outside the text")
    if page.before_body(i) and _is_rubric(line):
        return part(line, Role.NAVIGATION, note="a rubric")
    return None


def _of_credit(page: Page, i: int) -> Part | None:
    """Initials of a desk, an agency in brackets, the damaged name of one."""
    line = page.lines[i]
    if is_desk(line.text):
        return part(line, Role.CREDIT, note="initials of a desk")
    if page.rules.credits.parenthesis.fullmatch(line.text):
        return part(line, Role.CREDIT, note="an agency in brackets")
    if damaged_agency(line.core, page.rules.credits):
        role = Role.BYLINE if "head" in page.zones(i) else Role.CREDIT
        return part(line, role, note="name of an agency, damaged")
    return None


def _of_head(page: Page, i: int) -> Part | None:
    """Who signs, and captions."""
    line = page.lines[i]
    if "head" in page.zones(i) and _is_signature(page, i):
        return part(line, Role.BYLINE, note="a name on a line of its own")
    if _is_caption(page, i):
        return part(line, Role.CAPTION, note="beside the credit of a picture")
    return None


def _in_menu(page: Page, i: int) -> bool:
    """True inside `MENU` and more lines of a few words each, above the first paragraph or below the last."""
    outside = page.before_body(i) or not page.paragraphs or i > page.paragraphs[-1]
    if not outside or not page.paragraphs or not _is_label(page.lines[i]):
        return False
    low = high = i
    while low > 0 and high - low < MENU and _is_label(page.lines[low - 1]):
        low -= 1
    while high + 1 < len(page.lines) and high - low < MENU and _is_label(page.lines[high + 1]):
        high += 1
    return high - low + 1 >= MENU


def _is_label(line: Line) -> bool:
    """A few words without a colon and not figures alone: « Prix : 12 euros » tells something, « Culture » leads on."""
    words = line.core.split()
    if ":" in line.text or not any(letter.isalpha() for letter in line.text):
        return False
    return len(words) <= LABEL_WORDS and len(line.text) <= 50 and not ends_sentence(line.text)


def _is_rubric(line: Line) -> bool:
    """One word above the text, or two short labels side by side: « Sciences », « Monde / Asie »."""
    labels = labels_of(line.core)
    if len(line.core) > RUBRIC:
        return False
    if len(labels) == 1:
        return len(line.core.split()) == 1 and not ends_sentence(line.text)
    return len(labels) == 2 and all(len(label.split()) <= 2 for label in labels)


def _is_signature(page: Page, i: int) -> bool:
    """A name alone above the first paragraph, or below it when its surname is in capitals, as agencies sign."""
    core = page.lines[i].core
    return has_capital_surname(core) or (page.before_body(i) and i > page.title and is_person(core))


def _is_caption(page: Page, i: int) -> bool:
    """A short line without a full stop that stands beside the credit of a picture or residue of its markup."""
    line = page.lines[i]
    if ends_sentence(line.text) or len(line.text) > LONG or i == 0:
        return False
    beside = [page.lines[k] for k in (i - 1, i + 1) if 0 <= k < len(page.lines)]
    return any(_is_beside_picture(page, other) for other in beside)


def _is_beside_picture(page: Page, line: Line) -> bool:
    credited = len(line.text) <= HEADING and opens_credit(page, line)
    return credited or ("<" in line.text and is_markup(line.text))
