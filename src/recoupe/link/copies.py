"""Which article copies which: edges of copied spans and of revisions, with their direction.

Inputs: Article, Fingerprint, DocumentDate, Repetition. Keys: hashes of 5-word shingles outside quotations and outside
words an outlet repeats. What leaves: a `Copy` for each pair of articles. Refuses: to call a shared quotation a copy; it
shows a common speaker, not a common text.

Containment, not resemblance, decides: a shortened copy is wholly contained in its source though it resembles it little.
Direction by the design's order: credit, agency side, earlier, superset; undirected otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.graph import group
from recoupe.link.pile import Pile
from recoupe.link.shingles import Hashes, Overlap, Run, candidates, outside, overlap, shingles
from recoupe.model import Article, DocumentDate, Edge, Fingerprint, Repetition, Span
from recoupe.terms import EdgeKind

CONTAINED, FEWEST = 0.4, 8
"""Least share of the smaller text's shingles, of so many shared at least, that makes a copy of any length."""

PASSAGE, SEVERAL = 0.18, 12
"""The same where more is shared. One word in four edited leaves .24; a lower share lets background make copies of short
texts (set with ``bench/copies.py``)."""

RUN = 30
"""Words in a run that is copied rather than recalled, however long the texts. In 10,000 news articles, runs of 12 to 29
words of texts that share less than `PASSAGE` are mostly sentences of background, titles and methods of polls."""

REVISED = 0.2
"""Containment from which two texts under one address are versions of one article: a section page keeps its address."""

LONGER = 1.15
"""A text this much longer than its copy is the source of the copy rather than the reverse."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An edge, and the share of the later article's shingles that it shares with the earlier one."""

    edge: Edge
    share: float


@dataclass(frozen=True, slots=True)
class Sides:
    """What tells which of two articles came first: the agency each belongs to, those each credits, their dates."""

    house: Mapping[str, str]
    credited: Mapping[str, frozenset[str]]
    when: Mapping[str, DocumentDate]


def copies(pile: Pile, sides: Sides) -> list[Copy]:
    """Every copied span and revision between two articles, sorted by their ends."""
    known = {one.text: one for one in pile.of(Fingerprint)}
    by_text = group(pile.of(Article), lambda one: (one.text,))
    found = [copy for members in by_text.values() for copy in _same_text(members, known, sides)]
    hashes = _compared(pile, known, by_text)
    for a, b in candidates(hashes, FEWEST):
        shared = overlap(hashes[a], hashes[b])
        one, other = by_text[a][0], by_text[b][0]
        revised = _is_revision(one, other) and shared.containment >= REVISED
        if revised or is_copied(shared):
            spans = _spans(known[a], known[b])
            found.append(_revision(one, other, spans, sides) if revised else _copy(one, other, shared, spans, sides))
    return sorted(found, key=lambda one: (one.edge.earlier, one.edge.later))


def is_copied(shared: Overlap) -> bool:
    """True when what two texts share is a copy rather than chance."""
    share, number = shared.containment, shared.shared
    passage = (number >= SEVERAL and share >= PASSAGE) or (number >= FEWEST and share >= CONTAINED)
    return passage or shared.longest >= RUN


def _compared(pile: Pile, known: Mapping[str, Fingerprint], texts: Iterable[str]) -> dict[str, Hashes]:
    """Text to its shingles outside quotations and repetitions."""
    aside: dict[str, list[Span]] = {}
    for repetition in pile.of(Repetition):
        for span in repetition.spans:
            aside.setdefault(span.text, []).append(span)
    return {
        text: shingles(known[text])[outside(known[text], (*known[text].quotations, *aside.get(text, ())))]
        for text in texts
        if text in known
    }


def _same_text(members: Sequence[Article], known: Mapping[str, Fingerprint], sides: Sides) -> Iterator[Copy]:
    """Acquisitions of one text, each hung on the first; an empty text is copied from nobody."""
    first = members[0]
    if first.text not in known or not known[first.text].hashes:
        return
    whole = Overlap(1, 1, 1, ())
    for other in members[1:]:
        if _is_revision(first, other):
            yield _revision(first, other, (), sides)
        else:
            yield Copy(_directed(first, other, whole, "the same text", (), sides), 1.0)


def _is_revision(a: Article, b: Article) -> bool:
    """True for two acquisitions of one address."""
    return bool({a.url, a.canonical_url} & {b.url, b.canonical_url} - {""})


def _revision(a: Article, b: Article, spans: tuple[Span, ...], sides: Sides) -> Copy:
    order = _by_date(a, b, sides) or _by_acquisition(a, b)
    earlier, later = order or (a, b)
    reason = f"both stand at {later.canonical_url or later.url}"
    return Copy(Edge(EdgeKind.REVISION, earlier.id, later.id, reason, spans, undirected=order is None), 1.0)


def _by_acquisition(a: Article, b: Article) -> tuple[Article, Article] | None:
    if not (a.acquired and b.acquired) or a.acquired == b.acquired:
        return None
    return (a, b) if a.acquired < b.acquired else (b, a)


def _copy(a: Article, b: Article, shared: Overlap, spans: tuple[Span, ...], sides: Sides) -> Copy:
    reason = f"longest shared run {shared.longest} words, {shared.containment:.0%} of the shorter text"
    edge = _directed(a, b, shared, reason, spans, sides)
    return Copy(edge, shared.shared / max(1, shared.size_b if edge.later == b.id else shared.size_a))


def _spans(a: Fingerprint, b: Fingerprint) -> tuple[Span, ...]:
    """The longest three shared runs, on both sides. Surfaces are left to the record that quotes them."""
    found = overlap(shingles(a), shingles(b))
    longest = sorted(found.runs, key=lambda run: (-run.length, run.a))[:3]
    return tuple(span for run in sorted(longest, key=lambda run: run.a) for span in _sides(a, b, run))


def _sides(a: Fingerprint, b: Fingerprint, run: Run) -> tuple[Span, Span]:
    return (
        Span(a.text, a.starts[run.a], a.ends[run.a + run.length - 1], ""),
        Span(b.text, b.starts[run.b], b.ends[run.b + run.length - 1], ""),
    )


def _directed(a: Article, b: Article, shared: Overlap, reason: str, spans: tuple[Span, ...], sides: Sides) -> Edge:
    """The edge from the earlier to the later, with what decided."""
    for order, why in (
        (_by_credit(a, b, sides), "the later credits the earlier"),
        (_by_agency(a, b, sides), "the agency's own text"),
        (_by_date(a, b, sides), "published earlier"),
        (_by_size(a, b, shared), "the longer text holds the shorter"),
    ):
        if order is not None:
            return Edge(EdgeKind.COPIED_SPAN, order[0].id, order[1].id, f"{reason}; {why}", spans)
    return Edge(EdgeKind.COPIED_SPAN, a.id, b.id, f"{reason}; which came first is not known", spans, undirected=True)


def _by_credit(a: Article, b: Article, sides: Sides) -> tuple[Article, Article] | None:
    to_a, to_b = sides.house[a.id] in sides.credited[b.id], sides.house[b.id] in sides.credited[a.id]
    if to_a == to_b or sides.house[a.id] == sides.house[b.id]:
        return None
    return (a, b) if to_a else (b, a)


def _by_agency(a: Article, b: Article, sides: Sides) -> tuple[Article, Article] | None:
    if bool(sides.house[a.id]) == bool(sides.house[b.id]):
        return None
    return (a, b) if sides.house[a.id] else (b, a)


def _by_date(a: Article, b: Article, sides: Sides) -> tuple[Article, Article] | None:
    first, second = sides.when.get(a.text), sides.when.get(b.text)
    if first is None or second is None:
        return None
    if first.published_high and second.published_low and first.published_high < second.published_low:
        return a, b
    if second.published_high and first.published_low and second.published_high < first.published_low:
        return b, a
    return None


def _by_size(a: Article, b: Article, shared: Overlap) -> tuple[Article, Article] | None:
    if shared.containment < CONTAINED:
        return None
    if shared.size_a > LONGER * shared.size_b:
        return a, b
    if shared.size_b > LONGER * shared.size_a:
        return b, a
    return None
