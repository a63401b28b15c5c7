"""The title of a page above which much else stands: the line over its text that has words in common with it.

Enters: a `Page` whose paragraphs are known. Leaves: a line number. A site may print fifty teasers before the article:
what stands first is no title then, and what stands over the paragraphs, in their words, is. Refuses: pages in which
much text would stand above such a line.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.text.layout import LONGEST_TITLE, Page, main_run

LETTERS = 5
"""Letters from which a word tells something."""

ABOVE = 10
"""Lines over the text in which a title may stand: who signs, a date, buttons and a picture come between."""

FEWEST = 2
"""Words that a title and the text must share at least."""

LABEL = 3
"""Words of a line that names a site, or greets: « Bonne lecture ! »."""

MOST_LOST = 0.25
"""Share of the characters of the text that may stand in paragraphs above the title."""

_WORD = re.compile(r"[^\W\d_]+")


def _telling(words: str) -> set[str]:
    """The longer words of a line, in small letters."""
    return {word.lower() for word in _WORD.findall(words) if len(word) >= LETTERS}


@dataclass(frozen=True, slots=True)
class Body:
    """The main run of paragraphs of a page, and its longer words: gathered once, asked of each line."""

    page: Page
    run: Sequence[int]
    words: frozenset[str]

    @classmethod
    def of(cls, page: Page) -> "Body":
        """Those of a page whose paragraphs are known."""
        run = main_run(page, page.paragraphs)
        return cls(page, run, frozenset(word for i in run for word in _telling(page.lines[i].text)))

    def shared(self, i: int) -> int:
        """How many words of a line it has."""
        return len(_telling(self.page.lines[i].text) & self.words)

    def may_hold(self, i: int) -> bool:
        """Whether it has some words of a line, and half of its longer ones."""
        common = self.shared(i)
        return common >= FEWEST and 2 * common >= len(_telling(self.page.lines[i].text))

    def stands_below(self, i: int) -> bool:
        """Whether it begins not far below a line of several words, as below a title."""
        near = bool(self.run) and self.run[0] - ABOVE <= i < self.run[0]
        return near and len(self.page.lines[i].text.split()) > LABEL

    def title(self, may_be: Callable[[int], bool]) -> int:
        """The first line over it that has many words in common with it; -1 when there is none.

        Below that stand the lead and the caption of a picture, which may have more. ``may_be`` tells what is no date,
        no button, nor the like.
        """
        if not self.run:
            return -1
        lines = self.page.lines
        near = range(max(0, self.run[0] - ABOVE), self.run[0])
        short = [i for i in near if len(lines[i].text) <= LONGEST_TITLE and _is_open(lines[i].text) and may_be(i)]
        enough = max(FEWEST, max(map(self.shared, short), default=0) / 2)
        first = next((i for i in short if self.shared(i) >= enough), -1)
        return first if first >= 0 and not self._loses(first) else -1

    def _loses(self, title: int) -> bool:
        """Whether much text stands in paragraphs above a title."""
        above = sum(len(self.page.lines[i].text) for i in self.page.paragraphs if i < title)
        return above > MOST_LOST * sum(len(self.page.lines[i].text) for i in self.run)


def _is_open(words: str) -> bool:
    """Not closed by a full stop, and no item of a list."""
    return not words.endswith(".") and (words[:1].isalnum() or words[:1] in "«“\"'[")
