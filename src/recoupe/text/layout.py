"""The lines of one text with what is known of them: where its paragraphs stand, which zone a line is in.

What enters is characters, what articles state, and rules; what leaves is a `Page` that the labelling of blocks reads.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recoupe.credits import fold
from recoupe.terms import Role
from recoupe.text.fellows import plain
from recoupe.text.lines import Line, glued
from recoupe.text.noise import Rules

MENU_ROLES = frozenset((Role.NAVIGATION, Role.ADVERTISEMENT, Role.RELATED_LINK, Role.COMMENT_MARKER))
"""Roles of what a page offers to do next."""

LONGEST_TITLE = 220
"""Characters a title has at most: the longest seen in ten thousand French articles had 190."""

PARAGRAPHS = 3
"""Paragraphs from which a page has a text of which anybody can say where it is."""

GAP = 4
"""Lines between two paragraphs of one run: notices, a heading, a short list."""


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
    """What the articles that carry a text say of it: titles and outlets, as printed.

    ``extracted`` says that it was taken out of a page whose markup told where the article is; ``frame`` holds the lines
    it shares with pages of its site.
    """

    titles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    extracted: bool = False
    frame: frozenset[str] = frozenset()


@dataclass(slots=True)
class Page:
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
        """True above the first paragraph."""
        return not self.paragraphs or i < self.paragraphs[0]


def in_frame(page: Page, line: Line) -> bool:
    """True for a line that stands in other pages of the site as well."""
    return bool(page.known.frame) and plain(line.text) in page.known.frame


def part(line: Line, role: Role, *, rule: str = "", note: str = "") -> Part:
    """A whole line as a part."""
    return Part(line.start, line.end, role, rule, note)


def is_outlet(page: Page, line: Line) -> bool:
    """True for the name of an outlet that carries the text, with a rubric of twenty letters at most behind it."""
    words = fold(line.text)
    return any(
        words.startswith(fold(name)) and len(words) - len(fold(name)) <= 20 for name in page.known.outlets if name
    )


def opens_credit(page: Page, line: Line) -> bool:
    """True when a line begins like the credit of a picture."""
    return any(form.match(line.core) for form in page.rules.credits.pictures)


def has_glued_credit(page: Page, line: Line) -> bool:
    """True when a credit is glued to the end of the line: the rule that holds for the whole is not for its parts."""
    return any(opens_credit(page, line.part(place, len(line.text))) for place in glued(line))


def main_run(page: Page, paragraphs: Iterable[int]) -> Sequence[int]:
    """Of some paragraphs in order the run with most characters; empty where it has fewer than `PARAGRAPHS`."""
    runs: list[list[int]] = []
    for i in paragraphs:
        if runs and i - runs[-1][-1] <= GAP + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    best = max(runs, key=lambda run: sum(len(page.lines[i].text) for i in run), default=[])
    return best if len(best) >= PARAGRAPHS else ()
