"""Quotations, found on characters: which marks belong together, also when one of a pair is lost.

Enters: the characters of a text and the bounds inside which marks may pair (a run of running text). Leaves: the
quotations in text order, outer before inner. It refuses to guess past its bounds: a mark without partner ends at
the end of the paragraph (or begins at its start) and says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

OPENING = {"«": "»", "“": "”", "„": "“", "‹": "›"}
"""Marks that only open, and what closes them."""
CLOSING = {"»": "«", "”": "“", "›": "‹"}
STRAIGHT = '"'
LONGEST = 1500
"""Characters over which a quotation may run on over lines; longer ones were not meant."""
_MARKS = re.compile(r"[«»“”„‟‹›\"]|''|``")
_PAIRED_ALIKE = {"``": "''", "‟": "”"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start:end``, marks included. ``opened`` and ``closed`` say whether each mark stands there.

    ``depth`` is 0 for an outer quotation; ``inner_start`` and ``inner_end`` leave the marks and their blanks out.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True
    closed: bool = True
    depth: int = 0


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    after: int


def quotations(characters: str, start: int, end: int) -> tuple[Quotation, ...]:
    """The quotations of ``characters[start:end]``, sorted by start, the longer first.

    A straight mark opens before a word and closes after one; a mark that cannot pair is recovered to the nearest
    paragraph end (``« Nous irons loin`` without end) or start (``Nous irons loin », a-t-il dit``).
    """
    found: list[Quotation] = []
    line_start = start
    while line_start < end:
        line_end = _line_end(characters, line_start, end)
        found.extend(_line_quotations(characters, line_start, line_end))
        line_start = line_end + 1
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def bridged(found: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations of a text in order; one that no mark closes and the next, that none opens, are one over lines."""
    last: Quotation | None = None
    for one in found:
        if last is not None and _goes_on(last, one):
            one = replace(one, start=last.start, inner_start=last.inner_start, opened=True)  # noqa: PLW2901
        elif last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _goes_on(last: Quotation, one: Quotation) -> bool:
    apart = last.depth == one.depth == 0 and last.end <= one.start
    return apart and last.opened and not last.closed and not one.opened and one.end - last.start < LONGEST


def _line_end(characters: str, start: int, end: int) -> int:
    place = characters.find("\n", start, end)
    return end if place < 0 else place


def _line_quotations(characters: str, start: int, end: int) -> Iterator[Quotation]:
    stack: list[_Open] = []
    last_end = start
    marks = list(_MARKS.finditer(characters, start, end))
    for place, match in enumerate(marks):
        mark = match.group()
        if mark == STRAIGHT and stack and stack[-1].mark == STRAIGHT and _begins_anew(characters, marks, place):
            yield from _unclosed(characters, stack, match.start())
            stack.clear()
        if _opens(characters, match.start(), match.end(), mark, stack, (start, end)):
            stack.append(_Open(match.start(), mark, match.end()))
        elif (level := _partner(stack, mark)) is not None:
            opened = stack[level]
            del stack[level:]
            yield _quotation(characters, opened.start, match.end(), (opened.after, match.start()), depth=level)
            last_end = match.end()
        elif not stack:
            begin = _sentence_start(characters, last_end, match.start())
            if begin < match.start():
                yield _quotation(characters, begin, match.end(), (begin, match.start()), opened=False)
            last_end = match.end()
    yield from _unclosed(characters, stack, end)


def _begins_anew(characters: str, marks: Sequence[re.Match[str]], place: int) -> bool:
    """A straight mark before a word while one is open: the first was never closed, unless two closings follow."""
    match = marks[place]
    if _shape(characters, match.start(), match.end()) != "open":
        return False
    following = [
        _shape(characters, one.start(), one.end()) for one in marks[place + 1 : place + 3] if one.group() == STRAIGHT
    ]
    return following != ["close", "close"]


def _shape(characters: str, start: int, end: int) -> str:
    """What the characters beside a mark say: ``open``, ``close``, or empty when they leave it open."""
    left = characters[start - 1] if start else " "
    right = characters[end] if end < len(characters) else " "
    before_word = (left.isspace() or left in "(['’«-–—") and not right.isspace() and right not in ",.;:!?)]"
    after_word = not left.isspace() and (right.isspace() or right in ",.;:!?)]»")
    return "open" if before_word else "close" if after_word else ""


def _unclosed(characters: str, stack: Sequence[_Open], end: int) -> Iterator[Quotation]:
    for depth, opened in enumerate(stack):
        stop = _sentence_end(characters, opened.after, end)
        if opened.after < stop:
            yield _quotation(characters, opened.start, stop, (opened.after, stop), closed=False, depth=depth)


def _opens(characters: str, start: int, end: int, mark: str, stack: Sequence[_Open], bounds: tuple[int, int]) -> bool:
    """Whether a mark opens: by its shape, or for one of two uses by the characters beside it."""
    if mark == "“" and any(one.mark == "„" for one in stack):
        return False
    if mark == "”" and not stack:
        return _shape(characters, start, end) == "open"
    if mark in OPENING or mark in _PAIRED_ALIKE:
        return True
    if mark != STRAIGHT or any(one.mark == STRAIGHT for one in stack):
        return mark == STRAIGHT and _shape(characters, start, end) == "open"
    return end < bounds[1] and _shape(characters, start, end) != "close" and not _ends_apart(characters, start, end)


def _ends_apart(characters: str, start: int, end: int) -> bool:
    """Whether a mark set off by blanks follows a stop and is followed by a small letter: ``We left, " he said``."""
    before, after = characters[max(0, start - 2) : start], characters[end : end + 2]
    return before[:1] in (",", ".", "!", "?") and before[1:].isspace() and after[:1].isspace() and after[1:].islower()


def _partner(stack: list[_Open], mark: str) -> int | None:
    """Index of the opened quotation that this mark closes; a wrong kind of closing mark closes the innermost."""
    for place in range(len(stack) - 1, -1, -1):
        opened = stack[place].mark
        if OPENING.get(opened, _PAIRED_ALIKE.get(opened, opened)) == mark:
            return place
    return len(stack) - 1 if stack and mark != STRAIGHT else None


_BREAK = re.compile(r"[.!?…]\s+(?=[^\W\d_]|[«“\"])|(?:^|\n)")
_STOP = re.compile(r"[.!?…](?=\s|$)")


def _sentence_start(characters: str, low: int, place: int) -> int:
    """Start of the sentence that ends at ``place``, not before ``low``; blanks and commas skipped."""
    begin = low
    for match in _BREAK.finditer(characters, low, place):
        begin = match.end() if match.end() < place else begin
    while begin < place and (characters[begin].isspace() or characters[begin] in ",;:.»”"):
        begin += 1
    return begin


def _sentence_end(characters: str, low: int, high: int) -> int:
    """End of the sentence that begins at ``low``, mark included, at most ``high``."""
    match = _STOP.search(characters, low, high)
    stop = match.end() if match else high
    while stop > low and characters[stop - 1].isspace():
        stop -= 1
    return stop


def _quotation(
    characters: str, start: int, end: int, inner: tuple[int, int], *, opened: bool = True, closed: bool = True,
    depth: int = 0,
) -> Quotation:  # fmt: skip
    low, high = inner
    while low < high and characters[low].isspace():
        low += 1
    while high > low and characters[high - 1].isspace():
        high -= 1
    return Quotation(start, end, low, high, opened, closed, depth)
