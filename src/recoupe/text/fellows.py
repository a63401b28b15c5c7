"""Lines that pages of one site share: menus, teasers and notices that no rule need know to be set aside.

Enters: the characters of the texts of a folder. Leaves: of each text, the lines it has in common with pages that tell
something else. A teaser that stands above twenty articles is known by that, whatever it says; so is what a site prints
to readers without an account. A sentence of background that a desk puts into every article on a war is text. Refuses:
lines that only copies and versions of one article share, and those of texts that share a few lines only: three
newspapers may print one short paragraph, or one heading, of a dispatch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.text.lines import Line, is_paragraph, lines_of

PAGES = 3
"""Texts, no two of them versions of one article, in which a line must stand."""

FEWEST = 3
"""Lines a text must share in that way: pages of a site have their frame in common, and articles do not."""

TELLING = 80
"""Characters of a paragraph from which it speaks for what a text tells: by these, two texts are compared."""

VERSION = 0.4
"""Share of the telling characters of the shorter of two texts from which they are versions of one article."""


def plain(line: str) -> str:
    """A line as it is compared: blanks and capitals may differ."""
    return " ".join(line.split()).casefold()


def shared_lines(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Of each text, the lines that stand in pages of its site, as `plain` gives them, sorted.

    Args:
        texts: text id to characters.

    Returns:
        Text id to lines; a text that shares none is left out.
    """
    pages = {text: _Page.of(characters) for text, characters in sorted(texts.items())}
    holders: dict[str, list[str]] = {}
    for text, page in pages.items():
        for line in page.lines:
            holders.setdefault(line, []).append(text)
    versions = _Versions(pages)
    often = {line for line, some in holders.items() if len(some) >= PAGES and versions.are_spread(some)}
    found = ((text, page.frame(often)) for text, page in pages.items())
    return {text: lines for text, lines in found if len(lines) >= FEWEST}


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of one text in order, each once, with those of its paragraphs that tell something, by length."""

    lines: Mapping[str, Line]
    telling: Mapping[str, int]

    @classmethod
    def of(cls, characters: str) -> "_Page":
        lines: dict[str, Line] = {}
        for line in lines_of(characters):
            lines.setdefault(plain(line.text), line)
        paragraphs = (one for one, line in lines.items() if len(line.text) >= TELLING and is_paragraph(line))
        return cls(lines, {one: len(one) for one in paragraphs})

    def frame(self, often: set[str]) -> tuple[str, ...]:
        """Its lines that stand often, less sentences among what the text alone tells, or right beside it."""
        names = list(self.lines)
        inside = self._text(names, often)
        framing = (one for i, one in enumerate(names) if one in often and not (i in inside and _is_stopped(one)))
        return tuple(sorted(framing))

    def _text(self, names: Sequence[str], often: set[str]) -> range:
        """The lines from the first to the last paragraph of its own, and the sentences that stand next to these."""
        own = [i for i, one in enumerate(names) if one in self.telling and one not in often]
        first, last = (own[0], own[-1]) if own else (0, -1)
        while own and first > 0 and _is_stopped(names[first - 1]):
            first -= 1
        while own and last + 1 < len(names) and _is_stopped(names[last + 1]):
            last += 1
        return range(first, last + 1)


def _is_stopped(line: str) -> bool:
    """Closed by a full stop: « Moscou dément viser des civils. » stands under many articles, and is text."""
    return line.rstrip('»”" )').endswith(".")


@dataclass(frozen=True, slots=True)
class _Versions:
    """Which texts are versions of one article, asked once of each pair."""

    pages: Mapping[str, _Page]
    known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def are_spread(self, texts: Iterable[str]) -> bool:
        """True when `PAGES` of some texts are no versions of one another."""
        chosen: list[str] = []
        for text in texts:
            if not any(self._are_one(other, text) for other in chosen):
                chosen.append(text)
            if len(chosen) == PAGES:
                return True
        return False

    def _are_one(self, a: str, b: str) -> bool:
        if (a, b) not in self.known:
            one, other = self.pages[a].telling, self.pages[b].telling
            both = sum(one[line] for line in one.keys() & other.keys())
            self.known[a, b] = both >= VERSION * min(sum(one.values()), sum(other.values()))
        return self.known[a, b]
