"""Stretches of a text: where no expression runs on, what is left out, and in which stretch a place lies.

What enters are intervals of characters; what leaves are answers by bisection, so that an article of many megabytes
costs no more by the expression than a short one.
"""

from bisect import bisect_right
from collections.abc import Iterable

from recoupe.terms import Role
from recoupe.text.reading import Reading

UNREAD = frozenset({Role.MARKUP, Role.NAVIGATION, Role.ADVERTISEMENT, Role.RELATED_LINK, Role.COMMENT_MARKER})
"""Roles of blocks whose dates and figures are not the article's."""


class Stretches:
    """Intervals of characters, half-open; those that overlap or touch are made one."""

    def __init__(self, intervals: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(intervals):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of the characters ``start`` to ``end`` lies in a stretch."""
        after = bisect_right(self._ends, start)
        return after < len(self._starts) and self._starts[after] < end


def ends_of_sentences(reading: Reading) -> list[int]:
    """Where sentences end, in order; the ends of lines when the reading has no sentences."""
    if reading.sentences:
        return [one.end for one in reading.sentences]
    return [place for place, one in enumerate(reading.text.characters, start=1) if one == "\n"]


def cuts(reading: Reading) -> list[int]:
    """Offsets no expression runs across: the edges of sentences, and of blocks that hold none."""
    edges = {edge for one in reading.sentences for edge in (one.start, one.end)}
    for block in reading.blocks(*Role):
        edges |= {block.span.start, block.span.end}
    return sorted(edges)


def unread(reading: Reading) -> list[tuple[int, int]]:
    """The characters of blocks that are no prose of the article."""
    return [(block.span.start, block.span.end) for block in reading.blocks(*sorted(UNREAD))]
