"""Which dispatch an article that credits an agency was written from, where hardly a run of words was kept.

Inputs: what texts are about (`recoupe.link.portraits`), Article, Fingerprint, the agency each article credits or is of.
Keys: the agency, and days that lie within `NEAR_DAYS`. What leaves: at most one edge for an article and an agency it
credits, from the text of that agency it is most like. Refuses: to look where no credit line leads, so that a rewrite
never joins two origins; it says which of the agency's texts stands behind an article already hung under the agency.
"""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.link.copies import Sides
from recoupe.link.pile import Pile
from recoupe.link.portraits import Portrait, portraits_of
from recoupe.link.shingles import overlap, shingles
from recoupe.link.stories import likeness
from recoupe.model import Article, Edge, Fingerprint, Span
from recoupe.terms import EdgeKind

WIDTH = 3
"""Tokens in a shingle inside one story: « Kim Jong Un ont »; elsewhere as few say nothing."""

SHARED = 3
"""Shingles of `WIDTH` tokens that a rewrite keeps of its source at least."""

ALIKE = 0.3
"""Likeness, as of stories, from which a text may be written from another; stories are joined from .2 on."""

NEAR_DAYS = 3
"""Days after a dispatch in which it is rewritten."""


def rewrites(pile: Pile, sides: Sides, drawn: Iterable[tuple[str, str]]) -> list[Edge]:
    """Edges from an agency's text to an article that credits the agency, sorted.

    Args:
        pile: articles, fingerprints, and what portraits need.
        sides: the agency each article is of, and those it credits.
        drawn: pairs of articles that are copies already; an article copied from an agency's text is no rewrite.
    """
    copied = _copied(drawn, sides)
    articles = pile.of(Article)
    sources: dict[str, list[Article]] = {}
    for one in articles:
        if sides.house[one.id]:
            sources.setdefault(sides.house[one.id], []).append(one)
    crediting = [
        (one, agency)
        for one in articles
        if not sides.house[one.id]
        for agency in sorted(sides.credited[one.id])
        if agency in sources and (one.id, agency) not in copied
    ]
    texts = {one.text for one, _ in crediting} | {one.text for _, key in crediting for one in sources[key]}
    known = portraits_of(pile, texts)
    prints = {one.text: one for one in pile.of(Fingerprint) if one.text in texts}
    found = (_source(one, sources[agency], known, prints) for one, agency in crediting)
    return sorted((edge for edge in found if edge), key=lambda edge: (edge.earlier, edge.later))


def _copied(drawn: Iterable[tuple[str, str]], sides: Sides) -> set[tuple[str, str]]:
    """Articles with the agencies whose texts they copy."""
    pairs = [pair for a, b in drawn for pair in ((a, b), (b, a))]
    return {(one, sides.house[other]) for one, other in pairs if sides.house[other]}


def _source(
    article: Article, sources: Sequence[Article], known: Mapping[str, Portrait], prints: Mapping[str, Fingerprint]
) -> Edge | None:
    """The edge from the text of an agency that an article is most like; None when it is like none."""
    if article.text not in known:
        return None
    own = known[article.text]
    near = [one for one in sources if one.text in known and _is_near(known[one.text], own)]
    likely = sorted((-likeness(known[one.text], own), one.id, one) for one in near)
    for value, _, source in likely:
        if -value < ALIKE:
            return None
        spans = _aligned(prints[source.text], prints[article.text])
        if spans:
            reason = f"rewritten from a text of the agency it credits; likeness {-value:.2f}"
            return Edge(EdgeKind.COPIED_SPAN, source.id, article.id, reason, spans)
    return None


def _is_near(source: Portrait, article: Portrait) -> bool:
    """True when both speak one language and the article may have appeared within `NEAR_DAYS` of the source."""
    if source.language != article.language:
        return False
    return not (source.high and article.high) or (source.low <= article.high and article.low <= source.high + NEAR_DAYS)


def _aligned(source: Fingerprint, article: Fingerprint) -> tuple[Span, ...]:
    """The longest three runs that two texts share, on both sides in turn; empty when they share too few words."""
    found = overlap(shingles(source, WIDTH), shingles(article, WIDTH), WIDTH)
    if found.shared < SHARED:
        return ()
    longest = sorted(found.runs, key=lambda run: (-run.length, run.a))[:3]
    return tuple(
        Span(one.text, one.starts[place], one.ends[place + run.length - 1], "")
        for run in sorted(longest, key=lambda run: run.a)
        for one, place in ((source, run.a), (article, run.b))
    )
