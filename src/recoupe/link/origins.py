"""Which articles go back to one text.

Inputs: Article, Fingerprint, DocumentDate, Repetition, Claim (for « a déclaré à l'AFP »), the agencies of the world
pack. Keys: those of copies, and the agency credited. What leaves: one `Origin` per root, with each edge and its reason.
Refuses: to join the two sources of an article that mixes them, which is one article with two roots.

Copied spans lead from an article up to its roots; a credit line hangs it under its agency, and so does an attribution
in the text when there is no credit line; quotations and owners only lower the count of origins. Which of the agency's
texts an article was rewritten from (`recoupe.link.rewrites`) is shown beside its credit line.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from recoupe.graph import components, group
from recoupe.link.agencies import Agencies, agencies
from recoupe.link.copies import Copy, Sides, copies
from recoupe.link.pile import Pile
from recoupe.link.rewrites import rewrites
from recoupe.model import Article, Claim, Edge, Fingerprint, Origin, Span, Why
from recoupe.terms import EdgeKind, OriginKind

QUOTATION = 8
"""Words in an identical quotation that two articles share (design, edge d)."""

MOSTLY = 0.5
"""Share of an article that must come from its source for its credit line to tell where the source has it from."""


def origins(pile: Pile) -> list[Origin]:
    """One origin per root, sorted by id: see the module."""
    articles = pile.of(Article)
    known = {one.text: one for one in pile.of(Fingerprint)}
    printed = _printed_credits(articles, known)
    found = agencies(articles, (key for some in printed.values() for key, _, _ in some), pile.world)
    holds = _holding(pile, articles)
    credited = {one: holds(edges) for one, edges in _credit_edges(articles, printed, found).items()}
    house = {one.id: found.of_outlet(one.outlet) for one in articles}
    keys = {one.id: frozenset(edge.earlier for edge in credited.get(one.id, ())) for one in articles}
    sides = Sides(house, keys, pile.date_of)
    drawn = [one for one in copies(pile, sides) if holds([one.edge])]
    written = holds(rewrites(pile, sides, [(one.edge.earlier, one.edge.later) for one in drawn]))
    told = {one: holds(edges) for one, edges in _attribution_edges(pile, found).items()}
    hung = _strongest(articles, credited, told)
    roots = _Roots([one.id for one in articles], drawn, hung, house)
    weak = _by_end([*holds(_quotation_edges(articles, known)), *_owner_edges(articles)])
    return sorted(_origins(roots, hung, weak, _by_end(written)), key=lambda one: one.id)


def _holding(pile: Pile, articles: Sequence[Article]) -> Callable[[Sequence[Edge]], list[Edge]]:
    """Keeps the edges a person did not reject."""
    text = {one.id: one.text for one in articles}
    refuses = pile.decided.refuses

    def holds(edges: Sequence[Edge]) -> list[Edge]:
        return [edge for edge in edges if not refuses(text.get(edge.earlier, edge.earlier), text[edge.later])]

    return holds


Printed = tuple[str, str, Span | None]


def _printed_credits(articles: Sequence[Article], known: Mapping[str, Fingerprint]) -> dict[str, list[Printed]]:
    """Article id to the keys credited, with the words and their place."""
    found = {}
    for article in articles:
        told = [*article.credits, *(known[article.text].credits if article.text in known else ())]
        found[article.id] = sorted({(one.key, one.quote, one.span) for one in told if one.key}, key=str)
    return found


def _credit_edges(
    articles: Sequence[Article], printed: Mapping[str, Sequence[Printed]], found: Agencies
) -> dict[str, list[Edge]]:
    """Article id to its credit lines; an agency does not credit itself."""
    edges: dict[str, list[Edge]] = {}
    for article in articles:
        seen: dict[str, Edge] = {}
        for key, quote, span in printed[article.id]:
            root = found.key(key)
            edge = Edge(EdgeKind.CREDIT_LINE, root, article.id, f"credited: {quote}", (span,) if span else ())
            if root not in seen or (edge.spans and not seen[root].spans):
                seen[root] = edge
        edges[article.id] = [seen[root] for root in sorted(seen)]
    return edges


def _attribution_edges(pile: Pile, found: Agencies) -> dict[str, list[Edge]]:
    """Articles whose words came, by their own account, through an agency: « selon l'agence X », « a déclaré à X »."""
    key, known = cache(found.key), frozenset(found.keys.values())
    ways = ((claim, key(named), span) for claim in pile.of(Claim) for named, span in _ways(pile, claim))
    through = [(claim, agency, span) for claim, agency, span in ways if agency in known]
    edges: dict[str, dict[str, Edge]] = {}
    for claim, agency, span in sorted(through, key=lambda one: (one[0].span.text, one[0].span.start)):
        for article in pile.articles_of.get(claim.span.text, ()):
            reason = f"named as the way the words came: {span.surface}"
            edge = Edge(EdgeKind.ATTRIBUTION, agency, article.id, reason, (span,))
            edges.setdefault(article.id, {}).setdefault(agency, edge)
    return {article: [some[key] for key in sorted(some)] for article, some in edges.items()}


def _strongest(
    articles: Sequence[Article], credited: Mapping[str, list[Edge]], told: Mapping[str, list[Edge]]
) -> dict[str, list[Edge]]:
    """Credit lines where an article has some; attributions in its text otherwise."""
    return {one.id: credited.get(one.id) or told.get(one.id, []) for one in articles}


def _ways(pile: Pile, claim: Claim) -> Iterable[tuple[str, Span]]:
    if claim.medium is not None:
        yield pile.actor(claim.medium.mention, claim.medium.candidates), claim.medium.span
    for holder in claim.holders:
        if holder.span is not None:
            yield from ((key, holder.span) for key in (pile.holder_key(holder), *holder.speaks_for))


def _quotation_edges(articles: Sequence[Article], known: Mapping[str, Fingerprint]) -> list[Edge]:
    """Articles of different texts that print one quotation of `QUOTATION` words and more."""
    texts = group(articles, lambda one: (one.text,))
    quoted: dict[tuple[int, ...], list[tuple[str, Span]]] = {}
    for text in texts:
        for quotation in known[text].quotations if text in known else ():
            words = _words(known[text], quotation)
            if len(words) >= QUOTATION:
                quoted.setdefault(words, []).append((text, quotation))
    edges: list[Edge] = []
    for found in quoted.values():
        first = found[0]
        for text, span in found[1:]:
            if text != first[0]:
                a, b = texts[first[0]][0].id, texts[text][0].id
                edges.append(Edge(EdgeKind.QUOTATION, a, b, "the same quotation", (first[1], span), undirected=True))
    return edges


def _words(fingerprint: Fingerprint, span: Span) -> tuple[int, ...]:
    first, last = bisect_left(fingerprint.starts, span.start), bisect_right(fingerprint.ends, span.end)
    return fingerprint.hashes[first:last]


def _owner_edges(articles: Sequence[Article]) -> list[Edge]:
    owned = group(articles, lambda one: (one.publisher,) if one.publisher else ())
    return [
        Edge(EdgeKind.OWNER, members[0].id, one.id, f"both belong to {publisher}", (), undirected=True)
        for publisher, members in owned.items()
        for one in members[1:]
    ]


def _by_end(edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    """Article id to the edges that touch it."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        for end in {edge.earlier, edge.later}:
            found.setdefault(end, []).append(edge)
    return found


class _Roots:
    """From each article up its copied spans: ``of`` gives the roots of an article, agencies' keys or article ids.

    Articles whose order is not known are one knot, and so are those whose edges run in a circle.
    """

    def __init__(
        self,
        articles: Sequence[str],
        drawn: Sequence[Copy],
        hung: Mapping[str, Sequence[Edge]],
        house: Mapping[str, str],
    ) -> None:
        self.copies = _by_end(copy.edge for copy in drawn)
        self._house, self._hung = house, hung
        joint = [copy.edge for copy in drawn if copy.edge.undirected or copy.edge.kind is EdgeKind.REVISION]
        self.knots, self._knot, self._up = _uncircled(articles, joint, [copy.edge for copy in drawn])
        self._lent = self._lend(drawn)
        self._known: dict[int, frozenset[str]] = {}

    def of(self, article: str) -> frozenset[str]:
        """The roots of an article; several when it mixes what it has from several."""
        return self._of_knot(self._knot[article])

    def members(self, article: str) -> tuple[str, ...]:
        """The articles of its knot, sorted."""
        return self.knots[self._knot[article]]

    def _own(self, knot: int) -> set[str]:
        """Agencies that the members of a knot are of, or else credit."""
        members = self.knots[knot]
        houses = {self._house[one] for one in members} - {""}
        return houses or {edge.earlier for one in members for edge in self._hung[one]}

    def _of_knot(self, knot: int) -> frozenset[str]:
        todo = [knot]
        while todo:
            one = todo[-1]
            missing = [other for other in self._up[one] if other not in self._known]
            if missing:
                todo += missing
                continue
            found = self._own(todo.pop())
            if not found or not self._is_house(one):
                found = found.union(*(self._known[other] for other in self._up[one]))
            self._known[one] = frozenset(found or self._lent.get(one, set()) or {self._first(one)})
        return self._known[knot]

    def _is_house(self, knot: int) -> bool:
        return any(self._house[one] for one in self.knots[knot])

    def _lend(self, drawn: Sequence[Copy]) -> dict[int, set[str]]:
        """Knots that name no agency to those named by articles which are copied from them for the greater part."""
        lent: dict[int, set[str]] = {}
        for copy in drawn:
            above, below = self._knot[copy.edge.earlier], self._knot[copy.edge.later]
            if above != below and copy.share >= MOSTLY:
                lent.setdefault(above, set()).update(edge.earlier for edge in self._hung[copy.edge.later])
        return lent

    def _first(self, knot: int) -> str:
        """The member of a knot that nothing inside it precedes; the first by id when several are."""
        members = self.knots[knot]
        inside = set(members)
        later = {
            edge.later
            for one in members
            for edge in self.copies.get(one, ())
            if not edge.undirected and edge.earlier in inside
        }
        return next((one for one in members if one not in later), members[0])


Up = dict[int, set[int]]


def _uncircled(
    articles: Sequence[str], joint: Sequence[Edge], edges: Sequence[Edge]
) -> tuple[list[tuple[str, ...]], dict[str, int], Up]:
    """Knots, article to knot, and knot to the knots it draws on, without circles."""
    pairs = [(edge.earlier, edge.later) for edge in joint]
    while True:
        knots = components(articles, pairs)
        place = {one: index for index, members in enumerate(knots) for one in members}
        up: Up = {index: set() for index in range(len(knots))}
        for edge in edges:
            if place[edge.earlier] != place[edge.later]:
                up[place[edge.later]].add(place[edge.earlier])
        left = _circular(up)
        if not left:
            return knots, place, up
        pairs += [(edge.earlier, edge.later) for edge in edges if {place[edge.earlier], place[edge.later]} <= left]


def _circular(up: Up) -> set[int]:
    """Knots that lie on a circle, or between two."""
    left = dict(up)
    while True:
        used = {above for some in left.values() for above in some}
        kept = {one: some & left.keys() for one, some in left.items() if one in used and some & left.keys()}
        if kept == left:
            return set(left)
        left = kept


def _origins(
    roots: _Roots,
    hung: Mapping[str, Sequence[Edge]],
    weak: Mapping[str, Sequence[Edge]],
    written: Mapping[str, Sequence[Edge]],
) -> Iterable[Origin]:
    """Every root with the articles that go back to it; what was ``written`` from what is shown and joins nothing."""
    under: dict[str, list[str]] = {}
    for knot in roots.knots:
        for article in knot:
            for root in sorted(roots.of(article)):
                under.setdefault(root, []).append(article)
    for root, members in sorted(under.items()):
        inside = set(members)
        drawn = [edge for one in members for edge in (*roots.copies.get(one, ()), *written.get(one, ()))]
        copied = [edge for edge in drawn if {edge.earlier, edge.later} <= inside]
        named = [edge for one in members for edge in hung[one] if edge.earlier == root]
        loose = [edge for one in members for edge in weak.get(one, ())]
        yield _origin(_kind(root, roots, inside), root, sorted(members), dict.fromkeys((*copied, *named, *loose)))


def _kind(root: str, roots: _Roots, members: set[str]) -> OriginKind:
    """An agency; an article; or something unknown above several articles whose order nothing tells."""
    if root not in members:
        return OriginKind.AGENCY
    knot = roots.members(root)
    versions = {end for one in knot for edge in roots.copies.get(one, ()) if edge.kind is EdgeKind.REVISION
                for end in (edge.earlier, edge.later)}  # fmt: skip
    return OriginKind.SHARED_UPSTREAM if set(knot) - versions - {root} else OriginKind.OUTLET


def _origin(kind: OriginKind, root: str, members: Sequence[str], edges: Iterable[Edge]) -> Origin:
    kept = tuple(edges)
    rules = tuple(sorted({f"link/origins.py#{edge.kind}" for edge in kept}))
    inputs = tuple(members)
    return Origin(kind=kind, root=root, members=inputs, edges=kept, why=Why(rules=rules, inputs=inputs))
