"""The title of a page above which much else stands: the line over its text that has words in common with it.

Enters: a `Page` whose paragraphs are known. Leaves: a line number. A site may print fifty teasers before the article:
what stands first is no title then, and what stands over the paragraphs, in their words, is. Refuses: pages in which
much text would stand above such a line.
"""

import re
from collections.abc import Callable, Sequence

from recoupe.text.layout import Page

LETTERS = 5
"""Letters from which a word tells something."""

GAP = 5
"""Lines between two paragraphs of one run: notices, a heading, a short list."""

ABOVE = 10
"""Lines over the text in which a title may stand: who signs, a date, buttons and a picture come between."""

FEWEST = 2
"""Words that a title and the text must share at least."""

LABEL = 3
"""Words of a line that names a site, or greets: « Bonne lecture ! »."""

MOST_LOST = 0.25
"""Share of the characters of the text that may stand in paragraphs above the title."""

PARAGRAPHS = 3
LONGEST = 220

_WORD = re.compile(r"[^\W\d_]+")


def telling(words: str) -> set[str]:
    """The longer words of a line, in small letters."""
    return {word.lower() for word in _WORD.findall(words) if len(word) >= LETTERS}


def shared(page: Page, i: int) -> int:
    """How many words of a line the main run of paragraphs has."""
    told = {word for k in _main_run(page) if k != i for word in telling(page.lines[k].text)}
    return len(telling(page.lines[i].text) & told)


def may_be_of_text(page: Page, i: int) -> bool:
    """Whether the main run of paragraphs has some words of a line, and half of its longer ones."""
    common = shared(page, i)
    return common >= FEWEST and 2 * common >= len(telling(page.lines[i].text))


def stands_over_text(page: Page, i: int) -> bool:
    """Whether a line of several words stands near above the main run of paragraphs, as titles do."""
    run = _main_run(page)
    return bool(run) and run[0] - ABOVE <= i < run[0] and len(page.lines[i].text.split()) > LABEL


def title_over_text(page: Page, may_be: Callable[[int], bool]) -> int:
    """The first line over the main run of paragraphs that has many words in common with it; -1 when there is none.

    Below it stand the lead and the caption of a picture, which may have more. ``may_be`` tells what is a date, a
    button, or the like.
    """
    run = _main_run(page)
    if len(run) < PARAGRAPHS:
        return -1
    near = range(max(0, run[0] - ABOVE), run[0])
    short = [i for i in near if len(page.lines[i].text) <= LONGEST and _is_open(page.lines[i].text) and may_be(i)]
    common = {i: shared(page, i) for i in short}
    enough = max(FEWEST, max(common.values(), default=0) / 2)
    first = next((i for i in short if common[i] >= enough), -1)
    return first if first >= 0 and not _loses(page, first, run) else -1


def _is_open(words: str) -> bool:
    """Not closed by a full stop, and no item of a list."""
    return not words.endswith(".") and (words[:1].isalnum() or words[:1] in "«“\"'[")


def _loses(page: Page, title: int, run: Sequence[int]) -> bool:
    above = sum(len(page.lines[i].text) for i in page.paragraphs if i < title)
    return above > MOST_LOST * sum(len(page.lines[i].text) for i in run)


def _main_run(page: Page) -> Sequence[int]:
    """The paragraphs of the run with most characters."""
    runs: list[list[int]] = []
    for i in page.paragraphs:
        if runs and i - runs[-1][-1] <= GAP:
            runs[-1].append(i)
        else:
            runs.append([i])
    return max(runs, key=lambda run: sum(len(page.lines[i].text) for i in run), default=[])
