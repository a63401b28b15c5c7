"""Where the articles of one story come from: the agency they credit, the words they quote it by, or their own hand.

Inputs: Article, Origin with its edges, Block (bylines), Fingerprint, Story. Keys: the story. What leaves: a provenance
finding for each story of which two articles are drawn from somewhere, or tell a passage in nearly the same words.
Refuses: to call an article its outlet's own because nothing is credited: only a byline that signs it says so; and to
count an agency that a signed article quotes beside its own reporting as its source.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from recoupe.graph import components, group
from recoupe.link.assembly import LANGUAGES, Sides, day_of, finding, name, phrase
from recoupe.link.descriptions import SAID
from recoupe.link.names import in_marks, shorten
from recoupe.link.passages import passages
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import language_pack, plain
from recoupe.model import Article, Block, Edge, Finding, Origin, Point, Span, Story, Text
from recoupe.packs import Pack
from recoupe.terms import EdgeKind, FindingKind, Role

SHOWN = (EdgeKind.CREDIT_LINE, EdgeKind.ATTRIBUTION)
"""Edges that name where an article has its words from."""

PASSAGE = 70
"""Characters of a passage by which a reader knows it."""

RULE = "link/provenances.py#provenance"


def provenances(pile: Pile) -> list[Finding]:
    """One finding per group of articles that speak of one thing, sorted by id."""
    texts = sorted({article.text for article in pile.of(Article)})
    together = [tuple(sorted(one.why.inputs)) for one in pile.of(Story)]
    pairs = [(some[0], other) for some in together for other in some[1:]]
    drawn, signed = _drawn(pile), _signed(pile)
    found = []
    for members in components(texts, pairs):
        points = [point for text in members for point in _points(pile, text, drawn, signed)]
        points += _printed_twice(pile, members, points)
        credited = {point.record for point in points if point.label != Role.BYLINE}
        if len(members) > 1 and len(credited) > 1:
            found.append(_sources(pile, points))
    return sorted(found, key=lambda one: one.id)


def _drawn(pile: Pile) -> Mapping[str, Sequence[Edge]]:
    """Article to the edges that hang it under an agency and show where."""
    every = (edge for origin in pile.of(Origin) for edge in origin.edges)
    return group((edge for edge in every if edge.kind in SHOWN and edge.spans), lambda edge: (edge.later,))


def _signed(pile: Pile) -> Mapping[str, Span]:
    """Text to the byline by which somebody signs it: « Par … », « De notre envoyée spéciale »."""
    lines = [one.span for one in pile.of(Block) if one.role is Role.BYLINE and _signs(pile, one.span)]
    return {line.text: line for line in sorted(lines, key=lambda one: -one.start)}


def _signs(pile: Pile, line: Span) -> bool:
    text = pile.get(line.text, Text)
    language = language_pack(text.language) if text else None
    return language is not None and not _signing(language).isdisjoint(plain(line.surface).split())


@cache
def _signing(language: Pack) -> frozenset[str]:
    return frozenset(plain(row["form"]) for row in language["function_words"] if row["class"] == "signs")


def _points(pile: Pile, text: str, drawn: Mapping[str, Sequence[Edge]], signed: Mapping[str, Span]) -> list[Point]:
    """One step for each source of the articles of a text; an article that signs itself is one of its own."""
    points = []
    for article in pile.articles_of.get(text, ()):
        ways = sorted(drawn.get(article.id, ()), key=lambda one: (one.kind, one.reason))
        edges = {edge.earlier: edge for edge in ways}
        credited = any(edge.kind is EdgeKind.CREDIT_LINE for edge in ways)
        if text in signed and not credited:
            own = f"{SAID}{article.outlet or ' '.join(signed[text].surface.split())}"
            points.append(Point(article.id, str(Role.BYLINE), (signed[text],), own, day_of(pile, text)))
            edges = {key: edge for key, edge in edges.items() if edge.spans[0] in signed[text]}
        points += [
            Point(article.id, str(edge.kind), (span,), key, day_of(pile, edge.spans[0].text))
            for key, edge in sorted(edges.items())
            for span in (edge.spans[0], *_told_to(pile, key, edge))
        ]
    return points


def _printed_twice(pile: Pile, texts: Sequence[str], credited: Sequence[Point]) -> list[Point]:
    """One step for each side of a passage that two texts share; it is of the agency that either of them credits."""
    agencies = {point.spans[0].text: point.holder for point in credited if point.label != Role.BYLINE}
    return [
        Point(article.id, str(EdgeKind.COPIED_SPAN), (span,), root, day_of(pile, span.text))
        for one in passages(pile, texts, agencies)
        for root in (agencies.get(one.first.text) or agencies.get(one.second.text, ""),)
        for span in (one.first, one.second)
        for article in pile.articles_of.get(span.text, ())[:1]
    ]


def _told_to(pile: Pile, key: str, edge: Edge) -> list[Span]:
    """Where else a text that only attributes its words says that the agency was told them, or saw it happen."""
    if edge.kind is not EdgeKind.ATTRIBUTION:
        return []
    first = edge.spans[0]
    claims = pile.claims_in(first.text)
    media = [one.medium for one in claims if one.medium is not None]
    spans = {one.span for one in media if pile.actor(one.mention, one.candidates) == key}
    holders = [one for claim in claims for one in claim.holders if key in (pile.holder_key(one), *one.speaks_for)]
    spans |= {one.span for one in holders if one.span is not None}
    return sorted((one for one in spans if not one.overlap(first)), key=lambda one: one.start)


def _words(pile: Pile, span: Span) -> str:
    """The words of a span in one line, without the quotation marks around them: its surface is filled in later."""
    text = pile.get(span.text, Text)
    return " ".join(text.characters[span.start : span.end].split()).strip('"«»“” ') if text else ""


def _sources(pile: Pile, points: Sequence[Point]) -> Finding:
    roots = sorted({point.holder for point in points} - {""})
    unnamed = [_words(pile, point.spans[0]) for point in points if not point.holder]
    passage = shorten(max(unnamed, key=lambda words: (len(words), words), default=""), PASSAGE)
    words = {
        language: {
            "articles": str(len({point.record for point in points})),
            "roots": ", ".join(
                [
                    *(name(pile, root, language) for root in roots),
                    *[phrase("common_text", language).format(words=in_marks(passage, language))] * bool(unnamed),
                ]
            ),
        }
        for language in LANGUAGES
    }
    return finding(pile, FindingKind.PROVENANCE, points, words, Sides(), RULE)
