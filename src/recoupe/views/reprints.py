"""Who copied, quoted or credited whom, as a page tells it: each article once, with the nearest text it draws on.

What enters are the records; what leaves is a row per origin. What one house prints of its own stands apart: it lowers
the count of origins and copies nothing, and an agency does not draw on itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.link.names import meanings
from recoupe.model import Actor, Article, DocumentDate, Edge, Origin, Record
from recoupe.terms import EdgeKind
from recoupe.views.labels import Names, meaning, reported
from recoupe.views.lists import titles
from recoupe.views.reasons import reason_in

ORDER = (EdgeKind.REVISION, EdgeKind.COPIED_SPAN, EdgeKind.CREDIT_LINE, EdgeKind.ATTRIBUTION, EdgeKind.QUOTATION)
"""Which edge of an article is told first: what its words show comes before what they say."""

WEAK = (EdgeKind.QUOTATION, EdgeKind.OWNER)
"""Edges that tell nothing more of two articles of which one copies or credits the other."""


@dataclass(frozen=True, slots=True)
class Cited:
    """An article or an agency as a page names it; ``id`` is empty for an agency, ``reported`` without a date."""

    id: str
    outlet: str
    title: str
    reported: str


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """An article and what it draws on; ``undirected`` where nothing says which of the two came first."""

    later: Cited
    earlier: Cited
    kind: str
    reason: str
    undirected: bool


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin: its root, its kind in words, who draws on what, every other edge, and what the root printed itself.

    ``owned`` are owners with how many articles of theirs count with it for that alone.
    """

    root: Cited
    kind: str
    articles: int
    own: tuple[Cited, ...]
    drawn: tuple[DrawnRow, ...]
    more: tuple[DrawnRow, ...]
    owned: tuple[tuple[str, int], ...]


def origin_rows(records: Iterable[Record], names: Names) -> tuple[OriginRow, ...]:
    """Origins that more than one article goes back to, the widest first; houses that copied nobody are left out."""
    every = tuple(records)
    articles = {one.id: one for one in every if isinstance(one, Article)}
    telling = _Telling(every, articles, names)
    found = [one for one in every if isinstance(one, Origin) and len(one.members) > 1]
    found.sort(key=lambda one: (-len(one.members), one.id))
    rows = (telling.row(one) for one in found)
    return tuple(one for one in rows if one.drawn)


class _Telling:
    def __init__(self, records: tuple[Record, ...], articles: Mapping[str, Article], names: Names) -> None:
        self.articles, self.names = articles, names
        self.titles = titles(records)
        self.dates = {one.text: one for one in records if isinstance(one, DocumentDate)}
        self.called = {one.key: {name.casefold() for name in one.names} for one in records if isinstance(one, Actor)}

    def row(self, one: Origin) -> OriginRow:
        """The row of an origin."""
        shown = {frozenset((edge.earlier, edge.later)) for edge in one.edges if edge.kind not in WEAK}
        edges = [
            edge
            for edge in one.edges
            if edge.kind not in WEAK or (edge.kind in ORDER and frozenset((edge.earlier, edge.later)) not in shown)
        ]
        edges = [edge for edge in edges if not self._is_own(edge)]
        edges.sort(key=lambda edge: self._place(edge, one.root))
        first = {edge.later: edge for edge in reversed(edges)}
        drawn = [edge for edge in edges if first[edge.later] is edge]
        members = {member for member in one.members if member in self.articles}
        owned: dict[str, set[str]] = {}
        for edge in one.edges:
            if edge.kind is EdgeKind.OWNER:
                told = self.articles[edge.later].publisher or self.articles[edge.later].outlet
                owned.setdefault(told, set()).update({edge.later, edge.earlier} & set(self.articles))
        own = sorted(
            (member for member in members if self._is_of(self.articles[member], one.root)),
            key=lambda member: (self._day(member), member),
        )
        return OriginRow(
            root=self._cited(one.root),
            kind=meanings("origin_kind", self.names.language)[one.kind],
            articles=len(members),
            own=tuple(self._cited(member) for member in own),
            drawn=tuple(self._drawn(edge) for edge in drawn),
            more=tuple(self._drawn(edge) for edge in edges if first[edge.later] is not edge),
            owned=tuple((name, len(some)) for name, some in sorted(owned.items())),
        )

    def _place(self, edge: Edge, root: str) -> tuple[str | int, ...]:
        """Where an edge stands: by its article, then what shows most, from the root's own text rather than a copy."""
        source = self.articles.get(edge.earlier)
        copied = source is None or not self._is_of(source, root)
        told = ORDER.index(edge.kind), edge.undirected, copied, self._day(edge.earlier), edge.earlier
        return (self._day(edge.later), edge.later, *told)

    def _is_own(self, edge: Edge) -> bool:
        """True for an agency's dispatch that bears the agency's own name."""
        return edge.later in self.articles and self._is_of(self.articles[edge.later], edge.earlier)

    def _is_of(self, article: Article, agency: str) -> bool:
        if agency in self.articles:
            return False
        known = {self.names[agency].casefold(), *self.called.get(agency, ())}
        return bool({article.outlet.casefold(), article.publisher.casefold()} & known)

    def _day(self, key: str) -> str:
        article = self.articles.get(key)
        return (reported(article, self.dates) if article else "") or "9"

    def _cited(self, key: str) -> Cited:
        article = self.articles.get(key)
        if article is None:
            return Cited("", self.names[key], "", "")
        title = self.titles[key] or article.name
        return Cited(key, article.outlet, title, reported(article, self.dates))

    def _drawn(self, edge: Edge) -> DrawnRow:
        language = self.names.language
        return DrawnRow(
            self._cited(edge.later),
            self._cited(edge.earlier),
            meaning("edge_kind", edge.kind, language),
            reason_in(language, edge.reason, lambda key: self.names[key]),
            edge.undirected or edge.kind is EdgeKind.QUOTATION,
        )
