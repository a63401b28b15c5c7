"""How many origins stand behind some articles: counted of records that stand, for findings and for views.

Inputs: Origin. What leaves: a lower and an upper bound. Refuses: to find origins (`recoupe.link.origins` does, over
arrays): who counts them needs none.
"""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.graph import components, group
from recoupe.link.pile import Pile
from recoupe.model import Origin, Span
from recoupe.terms import EdgeKind

LOOSE = (EdgeKind.QUOTATION, EdgeKind.OWNER)
"""Edges that do not tell one text of another: what may be one origin at the least."""


def count(members: Iterable[str], found: Sequence[Origin]) -> tuple[int, int]:
    """How many origins stand behind some articles, as (lower bound, upper bound).

    The upper bound counts roots: all those that one article has alone, and one more for articles that mix others. The
    lower one takes for one origin those whose articles share a quotation or an owner.
    """
    wanted = set(members)
    return _counted(wanted, [one for one in found if not wanted.isdisjoint(one.members)])


def count_of(pile: Pile, members: Iterable[str]) -> tuple[int, int]:
    """As `count`, of all origins of a pile."""
    known = pile.notes.get("origins of article")
    if not isinstance(known, dict):
        known = group(pile.of(Origin), lambda one: one.members)
        pile.notes["origins of article"] = known
    wanted = set(members)
    touching = {one.id: one for article in wanted for one in known.get(article, ())}
    return _counted(wanted, [touching[name] for name in sorted(touching)])


def _counted(wanted: set[str], touching: Sequence[Origin]) -> tuple[int, int]:
    roots: dict[str, list[str]] = {}
    for one in touching:
        for article in wanted.intersection(one.members):
            roots.setdefault(article, []).append(one.root)
    chosen = _chosen(roots)
    joined = [pair for some in _together(touching, wanted) for pair in _pairs([chosen[one] for one in sorted(some)])]
    origins_behind = set(chosen.values()) | {some[0] for some in roots.values() if len(some) == 1}
    return len(components(sorted(origins_behind), joined)), len(origins_behind)


def _chosen(roots: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Article to one of its roots: one that another article has alone when it mixes several."""
    alone = {some[0] for some in roots.values() if len(some) == 1}
    chosen: dict[str, str] = {}
    for article in sorted(roots):
        some = sorted(roots[article], key=lambda root: (root not in alone, root))
        chosen[article] = some[0]
        alone.add(some[0])
    return chosen


def _together(found: Iterable[Origin], wanted: set[str]) -> list[set[str]]:
    """Sets of articles that print one quotation, or belong to one owner."""
    classes: dict[tuple[str, str, Span | None], set[str]] = {}
    for one in found:
        for edge in one.edges:
            if edge.kind in LOOSE and (ends := wanted.intersection((edge.earlier, edge.later))):
                first = edge.spans[0] if edge.spans else None
                classes.setdefault((edge.kind, edge.reason, first), set()).update(ends)
    return list(classes.values())


def _pairs(some: Sequence[str]) -> list[tuple[str, str]]:
    return [(some[0], other) for other in some[1:]]
