"""Which articles go back to one text.

Inputs: Article, Fingerprint, DocumentDate, Claim (for « a déclaré à l'AFP »), the agencies of the world pack.
Keys: the hashes of 5-word shingles outside quotations. What leaves: one `Origin` per root, with every edge and its
reason. Refuses: to join articles by a shared quotation, which shows a common speaker, not a common text.

Copied spans join articles into copy groups; a credit line hangs the group under its agency, and so does an
attribution in the text when there is no credit line; quotations and owners only lower the count of origins.
Containment, not resemblance, decides what a copy is: a shortened copy is wholly contained in its source though it
resembles it little.
"""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.graph import components, group
from recoupe.link.pile import Pile
from recoupe.link.shingles import Overlap, Run, candidates, outside_quotations, overlap, shingles
from recoupe.model import Article, Claim, DocumentDate, Edge, Fingerprint, Origin, Span, Why
from recoupe.packs import Pack
from recoupe.terms import EdgeKind, OriginKind

CONTAINED = 0.4
"""Least share of the smaller text's shingles, of at least `FEWEST` shared: one word in ten edited leaves about .59."""

FEWEST = 8
"""Least number of shared shingles for containment to mean anything: a run of 12 words has as many."""

RUN = 12
"""Words in a run that is copied rather than chance (design, edge a)."""

QUOTATION = 8
"""Words in an identical quotation that two articles share (design, edge d)."""

LONGER = 1.15
"""A text this much longer than its copy is the source of the copy rather than the reverse."""


def origins(pile: Pile) -> list[Origin]:
    """One origin per root, sorted by id: see the module."""
    articles = pile.of(Article)
    known = {one.text: one for one in pile.of(Fingerprint)}
    agencies = agency_keys(pile.world)
    house = {one.id: agencies.get(one.outlet.lower(), "") for one in articles}
    copies = _copy_edges(articles, known, pile.date_of, house)
    credited = _credit_edges(articles, known)
    hung = _attribution_edges(pile, frozenset(agencies.values()))
    weak = [*_quotation_edges(articles, known), *_owner_edges(articles)]
    groups = components([one.id for one in articles], [(edge.earlier, edge.later) for edge in copies])
    return sorted(_rooted(groups, copies, [*credited, *hung], weak, house), key=lambda one: one.id)


def agency_keys(world: Pack) -> Mapping[str, str]:
    """Name of an agency, lower-case, to its key, from the table ``agencies`` of the world pack."""
    return {row["name"].lower(): row["key"] for row in world["agencies"]} if "agencies" in world else {}


def keys(fingerprint: Fingerprint) -> Iterable[str]:
    """Shingle hashes: two texts without a common one are never compared."""
    return (str(value) for value in shingles(fingerprint).tolist())


def _copy_edges(
    articles: Sequence[Article],
    known: Mapping[str, Fingerprint],
    when: Mapping[str, DocumentDate],
    house: Mapping[str, str],
) -> list[Edge]:
    by_text = group(articles, lambda one: (one.text,))
    edges: list[Edge] = []
    for members in by_text.values():
        first = members[0]
        edges += [Edge(EdgeKind.COPIED_SPAN, first.id, one.id, "the same text", (), undirected=True)
                  for one in members[1:]]  # fmt: skip
    hashes = {}
    for text, fingerprint in known.items():
        windows = shingles(fingerprint)
        hashes[text] = windows[outside_quotations(fingerprint, windows)]
    for a, b in candidates({text: hashes[text] for text in by_text if text in hashes}):
        found = overlap(hashes[a], hashes[b])
        if found.longest < RUN and (found.shared < FEWEST or found.containment < CONTAINED):
            continue
        spans = _spans(known[a], known[b], overlap(shingles(known[a]), shingles(known[b])))
        edges.append(_directed(by_text[a][0], by_text[b][0], found, spans, when, house))
    return edges


def _spans(a: Fingerprint, b: Fingerprint, found: Overlap) -> tuple[Span, ...]:
    """The longest three shared runs, on both sides. Surfaces are left to the record that quotes them."""
    longest = sorted(found.runs, key=lambda run: (-run.length, run.a))[:3]
    return tuple(span for run in sorted(longest, key=lambda run: run.a) for span in _sides(a, b, run))


def _sides(a: Fingerprint, b: Fingerprint, run: Run) -> tuple[Span, Span]:
    return (
        Span(a.text, a.starts[run.a], a.ends[run.a + run.length - 1], ""),
        Span(b.text, b.starts[run.b], b.ends[run.b + run.length - 1], ""),
    )


def _directed(
    a: Article,
    b: Article,
    found: Overlap,
    spans: tuple[Span, ...],
    when: Mapping[str, DocumentDate],
    house: Mapping[str, str],
) -> Edge:
    """Direction by the design's order: credit, agency side, earlier, superset; undirected otherwise."""
    reason = f"longest shared run {found.longest} words, {found.containment:.0%} of the shorter text"
    for test, why in (
        (_by_agency(a, b, house), "the agency's own text"),
        (_by_date(a, b, when), "published earlier"),
        (_by_size(a, b, found), "the longer text holds the shorter"),
    ):
        if test is not None:
            return Edge(EdgeKind.COPIED_SPAN, test[0].id, test[1].id, f"{reason}; {why}", spans)
    return Edge(EdgeKind.COPIED_SPAN, a.id, b.id, f"{reason}; which came first is not known", spans, undirected=True)


def _by_agency(a: Article, b: Article, house: Mapping[str, str]) -> tuple[Article, Article] | None:
    if bool(house[a.id]) == bool(house[b.id]):
        return None
    return (a, b) if house[a.id] else (b, a)


def _by_date(a: Article, b: Article, when: Mapping[str, DocumentDate]) -> tuple[Article, Article] | None:
    first, second = when.get(a.text), when.get(b.text)
    if first is None or second is None:
        return None
    if first.published_high and second.published_low and first.published_high < second.published_low:
        return a, b
    if second.published_high and first.published_low and second.published_high < first.published_low:
        return b, a
    return None


def _by_size(a: Article, b: Article, found: Overlap) -> tuple[Article, Article] | None:
    if found.containment < CONTAINED:
        return None
    if found.size_a > LONGER * found.size_b:
        return a, b
    if found.size_b > LONGER * found.size_a:
        return b, a
    return None


def _credit_edges(articles: Sequence[Article], known: Mapping[str, Fingerprint]) -> list[Edge]:
    edges: list[Edge] = []
    for article in articles:
        found = [*article.credits]
        if article.text in known:
            found += known[article.text].credits
        for credit in sorted({(one.key, one.quote, one.span) for one in found if one.key}, key=str):
            spans = (credit[2],) if credit[2] else ()
            edges.append(Edge(EdgeKind.CREDIT_LINE, credit[0], article.id, f"credited: {credit[1]}", spans))
    return edges


def _attribution_edges(pile: Pile, agencies: frozenset[str]) -> list[Edge]:
    """Articles whose words came, by their own account, through an agency: « selon l'agence X », « a déclaré à X »."""
    edges: dict[tuple[str, str], Edge] = {}
    for claim in sorted(pile.of(Claim), key=lambda one: (one.span.text, one.span.start)):
        for agency, span in _ways(pile, claim):
            for article in pile.articles_of.get(claim.span.text, ()) if agency in agencies else ():
                reason = f"named as the way the words came: {span.surface}"
                edges.setdefault((agency, article.id), Edge(EdgeKind.ATTRIBUTION, agency, article.id, reason, (span,)))
    return [edges[key] for key in sorted(edges)]


def _ways(pile: Pile, claim: Claim) -> Iterable[tuple[str, Span]]:
    if claim.medium is not None:
        yield pile.actor(claim.medium.mention, claim.medium.candidates), claim.medium.span
    for holder in claim.holders:
        if holder.span is not None:
            yield pile.holder_key(holder), holder.span


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
    return tuple(
        token
        for token, start, end in zip(fingerprint.hashes, fingerprint.starts, fingerprint.ends, strict=True)
        if span.start <= start and end <= span.end
    )


def _owner_edges(articles: Sequence[Article]) -> list[Edge]:
    owned = group(articles, lambda one: (one.publisher,) if one.publisher else ())
    return [
        Edge(EdgeKind.OWNER, members[0].id, one.id, f"both belong to {publisher}", (), undirected=True)
        for publisher, members in owned.items()
        for one in members[1:]
    ]


def _rooted(
    groups: Sequence[tuple[str, ...]],
    copies: Sequence[Edge],
    agencies: Sequence[Edge],
    weak: Sequence[Edge],
    house: Mapping[str, str],
) -> Iterable[Origin]:
    """Agencies with all that hangs under them; then groups of copies that name no agency."""
    under: dict[str, dict[str, list[Edge]]] = {}
    own: list[tuple[tuple[str, ...], list[Edge]]] = []
    for members in groups:
        shared = [edge for edge in copies if edge.earlier in members]
        named = _strongest([edge for edge in agencies if edge.later in members])
        roots = {edge.earlier for edge in named} | {house[one] for one in members if house[one]}
        if not roots:
            own.append((members, shared))
        for root in sorted(roots):
            place = under.setdefault(root, {})
            for member in members:
                place.setdefault(member, [])
            place[members[0]] += [*shared, *(edge for edge in named if edge.earlier == root)]
    for root, place in sorted(under.items()):
        edges = tuple(edge for member in sorted(place) for edge in place[member])
        yield _origin(OriginKind.AGENCY, root, tuple(sorted(place)), (*edges, *_touching(weak, place)))
    for members, shared in own:
        kind, root = _root_of(members, shared)
        yield _origin(kind, root, members, (*shared, *_touching(weak, members)))


def _strongest(edges: Sequence[Edge]) -> Sequence[Edge]:
    """Credit lines where there are some; attributions in the text otherwise."""
    return [edge for edge in edges if edge.kind is EdgeKind.CREDIT_LINE] or edges


def _touching(weak: Sequence[Edge], members: Iterable[str]) -> tuple[Edge, ...]:
    inside = set(members)
    return tuple(edge for edge in weak if edge.earlier in inside or edge.later in inside)


def _origin(kind: OriginKind, root: str, members: tuple[str, ...], edges: tuple[Edge, ...]) -> Origin:
    rules = tuple(sorted({f"link/origins.py#{edge.kind}" for edge in edges}))
    return Origin(kind=kind, root=root, members=members, edges=edges, why=Why(rules=rules, inputs=members))


def _root_of(members: tuple[str, ...], shared: Sequence[Edge]) -> tuple[OriginKind, str]:
    """The one member nothing else in the group precedes; an unknown shared upstream when there are several."""
    drawn = {edge.later for edge in shared if not edge.undirected}
    roots = [member for member in members if member not in drawn]
    same_text = [edge for edge in shared if edge.undirected and edge.reason == "the same text"]
    if len(roots) > 1 and len(members) > 1:
        loose = {edge.later for edge in same_text}
        roots = [root for root in roots if root not in loose] or roots
        if len(roots) > 1 or same_text:
            return OriginKind.SHARED_UPSTREAM, roots[0]
    return OriginKind.OUTLET, roots[0] if roots else members[0]


def count(members: Iterable[str], found: Sequence[Origin]) -> tuple[int, int]:
    """How many origins stand behind some articles, as (lower bound, upper bound).

    The upper bound counts groups of articles that share no root; the lower one also joins groups that share a
    quotation or an owner.
    """
    wanted = sorted(set(members))
    if not wanted:
        return 0, 0
    strong = [(wanted_member, f"root:{one.root}") for one in found for wanted_member in one.members
              if wanted_member in wanted]  # fmt: skip
    nodes = {*wanted, *(root for _, root in strong)}
    loose = [
        (edge.earlier, edge.later)
        for one in found
        for edge in one.edges
        if edge.kind in (EdgeKind.QUOTATION, EdgeKind.OWNER) and {edge.earlier, edge.later} <= nodes
    ]
    return len(components(nodes, [*strong, *loose])), len(components(nodes, strong))
