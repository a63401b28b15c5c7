"""The tree of who copied, credited or quoted whom: one row per origin, its articles under what they draw on.

What enters is a selection; what leaves is rows in the order a reader follows, each article with the reason and the
words of every edge. An article without edge is its own origin and is left out unless asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.link.names import shorten
from recoupe.model import Actor, Article, Decision, DocumentDate, Edge, Origin
from recoupe.terms import EdgeKind
from recoupe.views.labels import Names, interval, meaning, outlet
from recoupe.views.reasons import reason_in
from recoupe.views.selection import Filters, Selection

SHOWN = 160
"""Characters of a quotation that proves an edge."""

LOOSE = frozenset({EdgeKind.QUOTATION, EdgeKind.OWNER})
"""Edges that lower the count of origins and hang no article under another."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An article in the tree: ``depth`` 0 for the root; ``under`` the article or agency it hangs under, empty at the
    root; ``why`` the kind of edge in words, ``reason`` and ``quotation`` its proof in the text ``text``.
    """

    depth: int
    article: str
    outlet: str
    name: str
    reported: str
    under: str
    kind: str
    why: str
    reason: str
    quotation: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tree:
    """One origin: what stands at its root, and its articles, each under what it draws on."""

    id: str
    kind: str
    label: str
    root: str
    articles: int
    publishers: int
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees asked for, and how many articles no date settles and the asked days leave out."""

    trees: tuple[Tree, ...]
    undated: int


def origins(selection: Selection, filters: Filters, *, kind: str = "", every: bool = False) -> Trees:
    """Trees, those of most articles first, then by id.

    Args:
        selection: the part of the record asked about.
        filters: days are those of publication; a tree is shown whole when one article lies inside them.
        kind: only trees with an edge of this kind.
        every: origins of one article that nobody drew on as well.
    """
    names = Names.of((*selection.of(Actor), *selection.of(Decision)), filters.language)
    articles = {one.id: one for one in selection.of(Article)}
    dates = {one.text: one for one in selection.of(DocumentDate)}
    rows = []
    undated = 0
    for one in selection.of(Origin):
        if (len(one.members) < 2 and not every) or (kind and all(edge.kind != kind for edge in one.edges)):
            continue
        if filters.actor and filters.actor != one.root:
            continue
        days = [_days(dates, articles[member]) for member in one.members if member in articles]
        if any(filters.keeps(*day) for day in days):
            rows.append(_tree(one, articles, dates, names))
        else:
            undated += sum(not all(day) for day in days)
    rows.sort(key=lambda row: (-row.articles, row.id))
    return Trees(tuple(rows), undated)


def _days(dates: Mapping[str, DocumentDate], article: Article) -> tuple[str, str]:
    date = dates.get(article.text)
    return (date.published_low[:10], date.published_high[:10]) if date else ("", "")


def _tree(one: Origin, articles: Mapping[str, Article], dates: Mapping[str, DocumentDate], names: Names) -> Tree:
    root = articles.get(one.root)
    drawn = tuple(_walk(one, articles, dates, names))
    members = [articles[member] for member in one.members if member in articles]
    return Tree(
        id=one.id,
        kind=str(one.kind),
        label=meaning("origin_kind", str(one.kind), names.language),
        root=outlet(root) if root else names[one.root],
        articles=len(members),
        publishers=len({member.publisher or member.outlet for member in members} - {""}),
        drawn=drawn,
    )


def _walk(
    one: Origin, articles: Mapping[str, Article], dates: Mapping[str, DocumentDate], names: Names
) -> Iterable[Drawn]:
    """The articles from the root down, each once, under the first edge that reaches it; loose ones last."""
    below: dict[str, list[Edge]] = {}
    for edge in one.edges:
        if edge.kind not in LOOSE:
            below.setdefault(edge.earlier, []).append(edge)
    seen: set[str] = set()

    def visit(node: str, edge: Edge | None, depth: int) -> Iterable[Drawn]:
        if node in articles:
            if node in seen:
                return
            seen.add(node)
            yield _drawn(articles[node], edge, depth, articles, dates, names)
        for following in sorted(
            below.get(node, ()), key=lambda other: (_day(other.later, articles, dates), other.later)
        ):
            yield from visit(following.later, following, depth + (node in articles or depth > 0))

    yield from visit(one.root, None, 0)
    for member in sorted(one.members, key=lambda other: (_day(other, articles, dates), other)):
        if member in articles and member not in seen:
            loose = next((edge for edge in one.edges if member in (edge.earlier, edge.later)), None)
            yield from visit(member, loose, 0)


def _day(article: str, articles: Mapping[str, Article], dates: Mapping[str, DocumentDate]) -> str:
    return _days(dates, articles[article])[0] or "9" if article in articles else "9"


def _drawn(
    article: Article,
    edge: Edge | None,
    depth: int,
    articles: Mapping[str, Article],
    dates: Mapping[str, DocumentDate],
    names: Names,
) -> Drawn:
    span = edge.spans[0] if edge and edge.spans else None
    other = "" if edge is None else edge.earlier if edge.later == article.id else edge.later
    return Drawn(
        depth=depth,
        article=article.id,
        outlet=outlet(article),
        name=article.name,
        reported=interval(*_days(dates, article)),
        under=outlet(articles[other]) if other in articles else names[other] if other else "",
        kind=str(edge.kind) if edge else "",
        why=meaning("edge_kind", str(edge.kind), names.language) if edge else "",
        reason=reason_in(names.language, edge.reason, names.__getitem__) if edge else "",
        quotation=shorten(span.surface, SHOWN) if span else "",
        text=span.text if span else "",
        start=span.start if span else 0,
        end=span.end if span else 0,
    )
