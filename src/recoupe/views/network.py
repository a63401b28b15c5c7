"""Signed relations between actors: who supplies, sanctions, threatens, meets whom, with the words and the witnesses.

What enters is a selection; what leaves is one row per pair of actors, with an edge per relation. Edges are drawn from
events through ``ontology/relations.tsv``; actors are folded to the state they act for. What is planned, denied or told
with reserve is counted apart and makes no edge by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe import packs
from recoupe.link.folding import fold
from recoupe.link.pile import Pile, members
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Finding
from recoupe.packs import Row
from recoupe.terms import Polarity, Stance, Status
from recoupe.views.prepared import made_once
from recoupe.views.quotations import Counts, Quotation, Quoter, in_time, in_window, recounted, told_once
from recoupe.views.selection import Filters, Selection

DONE = frozenset({Status.ASSERTED, Status.HISTORICAL})
"""Statuses of what is told as having happened."""

DOERS = frozenset({"actor"})
OTHERS = frozenset({"recipient", "target", "partner"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a pair: ``source`` does it to ``target``, or both do it where ``mutual``; ``sign`` + or -.

    ``denied`` and ``unsettled`` count quotations that deny it, or tell it as planned or with reserve; ``findings`` are
    ids of findings that rest on the same claims or events.
    """

    source: str
    target: str
    relation: str
    label: str
    sign: str
    mutual: bool
    since: str
    last: str
    counts: Counts
    denied: int
    unsettled: int
    findings: tuple[str, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors and their relations in the order in which they were first reported: how it is said to move.

    ``course`` gives day and label of each turn, only where the next relation is another.
    """

    a: str
    b: str
    names: tuple[str, str]
    course: tuple[tuple[str, str], ...]
    witnesses: int
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """The pairs asked for, and how many quotations no date settles and the asked days leave out."""

    pairs: tuple[Pair, ...]
    undated: int


@cache
def relation_rows() -> Mapping[str, Row]:
    """Predicate to its row of ``ontology/relations.tsv``."""
    return {row["predicate"]: row for row in packs.shipped("ontology")["relations"]}


def relation_names() -> tuple[str, ...]:
    """The relations there are, sorted."""
    return tuple(sorted({row["relation"] for row in relation_rows().values()}))


def network(selection: Selection, filters: Filters, *, relation: str = "") -> Network:
    """Pairs of actors, those with most witnesses first, then with most quotations, then by key.

    Args:
        selection: the part of the record asked about.
        filters: ``actor`` is one of the two.
        relation: only this relation.
    """
    found: dict[Ends, list[tuple[str, Relation]]] = {}
    names: dict[Ends, tuple[str, str]] = {}
    undated = 0
    cut: dict[str, tuple[Quotation, ...]] = {}
    for place, edge in enumerate(_edges(selection, filters.language)):
        ends = min(edge.source, edge.target), max(edge.source, edge.target)
        if (relation and edge.relation != relation) or (filters.actor and filters.actor not in ends):
            continue
        rows, left = in_window(edge.rows, filters)
        undated += left
        if rows:
            found.setdefault(ends, []).append(_relation(edge, rows, str(place)))
            names[ends] = edge.names if ends == (edge.source, edge.target) else (edge.names[1], edge.names[0])
            if len(rows) < len(edge.rows):
                cut[str(place)] = rows
    counts = recounted(selection, cut, filters.language)
    pairs = [_pair(ends, names[ends], some, counts) for ends, some in sorted(found.items())]
    kept = [one for one in pairs if one.witnesses >= filters.min_witnesses]
    kept.sort(key=lambda one: (-one.witnesses, -sum(len(edge.quotations) for edge in one.relations), one.a, one.b))
    return Network(tuple(kept), undated)


def prepare_network(selection: Selection, language: str) -> None:
    """Make and keep the edges that pairs are drawn from."""
    _edges(selection, language)


Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A relation with all quotations that tell it as done, before anything is asked of it; ``names`` of its ends."""

    source: str
    target: str
    names: tuple[str, str]
    relation: str
    label: str
    sign: str
    mutual: bool
    counts: Counts
    denied: int
    unsettled: int
    findings: tuple[str, ...]
    rows: tuple[Quotation, ...]


def _edges(selection: Selection, language: str) -> list[_Edge]:
    """All edges, by their ends, kept beside the record."""
    name = f"network.{language}"
    return made_once(selection, name, list[_Edge], lambda: _drawn(selection, language))


def _drawn(selection: Selection, language: str) -> list[_Edge]:
    events = [one for one in selection.of(Event) if one.predicate in relation_rows() and len(one.roles) > 1]
    pile = selection.pile({one.span.text for one in events})
    drawn = _Drawing(pile, Quoter(pile, language), selection.of(Finding))
    for event in events:
        drawn.add(event)
    return [edge for key, some in sorted(drawn.edges.items()) if (edge := drawn.edge(key, some))]


def _relation(edge: _Edge, rows: Sequence[Quotation], place: str) -> tuple[str, Relation]:
    """The relation of an edge as far as it is asked for, with the place of the edge."""
    days = sorted(row.reported[:10] for row in rows if row.reported)
    return place, Relation(
        source=edge.source,
        target=edge.target,
        relation=edge.relation,
        label=edge.label,
        sign=edge.sign,
        mutual=edge.mutual,
        since=days[0] if days else "",
        last=days[-1] if days else "",
        counts=edge.counts,
        denied=edge.denied,
        unsettled=edge.unsettled,
        findings=edge.findings,
        quotations=told_once(in_time(rows)),
    )


def _pair(
    ends: Ends, names: tuple[str, str], some: Sequence[tuple[str, Relation]], counts: Mapping[str, Counts]
) -> Pair:
    """The row of two actors; ``counts`` are those of relations of which a question leaves out quotations."""
    relations = [replace(one, counts=counts.get(place, one.counts)) for place, one in some]
    relations.sort(key=lambda one: (one.since or "9", one.relation, one.source))
    steps = sorted((row.reported[:10], one.label) for one in relations for row in one.quotations if row.reported)
    course = [step for place, step in enumerate(steps) if not place or steps[place - 1][1] != step[1]]
    witnesses = {name for one in relations for name in one.counts.witnesses}
    return Pair(*ends, names, tuple(course), len(witnesses), tuple(relations))


class _Drawing:
    """Collects the events of each pair of actors and draws its edges."""

    def __init__(self, pile: Pile, quoter: Quoter, findings: Iterable[Finding]) -> None:
        self.pile, self.quoter = pile, quoter
        self.edges: dict[tuple[str, ...], list[Event]] = {}
        self._telling: dict[str, list[Claim]] = {}
        for claim in pile.of(Claim):
            for event in claim.events:
                self._telling.setdefault(event, []).append(claim)
        self._findings: dict[str, list[str]] = {}
        for one in findings:
            for member in one.members:
                self._findings.setdefault(member, []).append(one.id)

    def add(self, event: Event) -> None:
        """Note an event between two actors of different states: ends, relation, doer, other."""
        row = relation_rows()[event.predicate]
        for source, target in _ends(self.pile, event, mutual=bool(row["mutual"])):
            ends = min(source, target), max(source, target)
            doing = ends if row["mutual"] else (source, target)
            self.edges.setdefault((*ends, row["relation"], *doing), []).append(event)

    def edge(self, key: tuple[str, ...], events: Sequence[Event]) -> _Edge | None:
        """The edge of some events of one relation; None when nobody tells it as done."""
        done: list[Quotation] = []
        denied = unsettled = 0
        for event in events:
            for row, side in self._told(event):
                done += [row] if side > 0 else []
                denied += side < 0
                unsettled += side == 0
        if not done:
            return None
        _, _, name, source, target = key
        known = relation_rows()[events[0].predicate]
        ids = {one for event in events for one in (event.id, *(claim.id for claim in self._telling.get(event.id, ())))}
        return _Edge(
            source=source,
            target=target,
            names=(self.quoter.names[source], self.quoter.names[target]),
            relation=name,
            label=known[f"label_{self.quoter.language}"],
            sign=known["sign"],
            mutual=bool(known["mutual"]),
            counts=self.quoter.counts(done),
            denied=denied,
            unsettled=unsettled,
            findings=tuple(sorted({one for member in ids for one in self._findings.get(member, ())})),
            rows=tuple(done),
        )

    def _told(self, event: Event) -> Iterable[tuple[Quotation, int]]:
        """Who tells an event: 1 as done, -1 as not so, 0 as planned or with reserve."""
        telling = self._telling.get(event.id, ())
        side = 1 if event.status in DONE and event.polarity is Polarity.POSITIVE else 0
        side = -1 if event.polarity is Polarity.NEGATIVE or event.status is Status.DENIED else side
        for claim in telling:
            stands = claim.stance in (Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES) and bool(
                families(self.pile, claim)
            )
            yield self.quoter.claim(claim), -1 if claim.stance is Stance.DENIES else side if stands else min(side, 0)
        if not telling:
            yield self.quoter.event(event), side


def _ends(pile: Pile, event: Event, *, mutual: bool) -> list[Ends]:
    """The pairs an event relates, doer first: states and organisations, never one with itself."""
    doers, others = (_keys(pile, event, roles) for roles in (DOERS, OTHERS))
    if mutual and not others:
        others = doers
    return sorted({(a, b) for a in doers for b in others if a != b and not (mutual and others is doers and a > b)})


def _keys(pile: Pile, event: Event, roles: frozenset[str]) -> list[str]:
    found = set()
    for filler in event.roles:
        if filler.role in roles:
            for key in members(pile.actor(filler.mention, filler.candidates)):
                found.add(fold(pile, pile.affiliation(key) or key))
    return sorted(one for one in found if one and not one.startswith(("GRP:", "PLC:", "DOC:")))
