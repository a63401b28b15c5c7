"""Articles and actors as rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.link.witnesses import witnesses
from recoupe.model import (
    Actor,
    Article,
    Block,
    Chain,
    Claim,
    Decision,
    DocumentDate,
    Event,
    Mention,
    Proposition,
    Record,
)
from recoupe.terms import Role
from recoupe.views.labels import Names, interval
from recoupe.views.selection import Selection
from recoupe.views.touched import Touched

FOR = ("asserts", "confirms", "estimates")
"""Stances that stand behind what they say."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article: when it appeared, where, what it is called, and the hashes it is known by."""

    reported: str
    outlet: str
    publisher: str
    title: str
    url: str
    language: str
    name: str
    sha256: str
    id: str
    text: str
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor: the name shown, the names printed, and how many claims it makes."""

    name: str
    key: str
    type: str
    state: str
    names: tuple[str, ...]
    speaks: int
    decided: tuple[str, ...] = ()


def titles(records: Iterable[Record]) -> dict[str, str]:
    """Article id to its title: what its metadata says, else the title printed in its text, else empty."""
    every = tuple(records)
    printed: dict[str, Block] = {}
    for one in every:
        if isinstance(one, Block) and one.role is Role.TITLE:
            first = printed.get(one.span.text)
            printed[one.span.text] = one if first is None or one.span.start < first.span.start else first
    blocks = {text: " ".join(one.span.surface.split()) for text, one in printed.items()}
    return {one.id: one.title or blocks.get(one.text, "") for one in every if isinstance(one, Article)}


def article_rows(selection: Selection) -> list[ArticleRow]:
    """Articles in the order of their dates; those without a date last."""
    dates = {one.text: one for one in selection.of(DocumentDate)}
    touched = Touched.of_selection(selection)
    articles = selection.of(Article)
    named = titles((*articles, *selection.within((one.text for one in articles if not one.title), (Block,))))
    rows = [replace(_article(one, dates.get(one.text), touched), title=named[one.id]) for one in articles]
    return sorted(rows, key=lambda row: (row.reported or "9", row.outlet, row.name, row.id))


def _article(article: Article, date: DocumentDate | None, touched: Touched) -> ArticleRow:
    return ArticleRow(
        reported=interval(date.published_low, date.published_high) if date else "",
        outlet=article.outlet,
        publisher=article.publisher,
        title=article.title,
        url=article.canonical_url or article.url,
        language=article.language,
        name=article.name,
        sha256=article.sha256,
        id=article.id,
        text=article.text,
        decided=touched.cells(article),
    )


def actor_rows(selection: Selection, *, language: str = "fr") -> list[ActorRow]:
    """Actors, those who speak most first, then by key."""
    names = Names.of(selection.kinds(Actor, Chain, Decision), language)
    touched = Touched.of_selection(selection)
    mentions = {one.id: one for one in selection.of(Mention)}
    speaks = Counter(
        key for one in selection.of(Claim) for key in {names.key(holder, mentions) for holder in one.holders}
    )
    rows = [
        ActorRow(
            names[one.key], one.key, str(one.type), one.state, one.names, speaks[one.key], decided=touched.cells(one)
        )
        for one in selection.of(Actor)
    ]
    return sorted(rows, key=lambda row: (-row.speaks, row.key))


def event_witnesses(selection: Selection) -> dict[str, tuple[str, ...]]:
    """Event id to the keys of the independent witnesses who say so, sorted.

    They are those of the claims an event stands in, and of the claims told to be about the same thing, as far as those
    claims stand behind what they say. An event only the article tells has none.
    """
    pile = Pile(selection.records, packs.shipped("world"), packs.shipped("ontology"))
    together: dict[str, set[str]] = {}
    for proposition in pile.of(Proposition):
        for one in (*proposition.claims, *proposition.events):
            together.setdefault(one, set()).update(proposition.claims)
    holding: dict[str, set[str]] = {}
    for claim in pile.of(Claim):
        for event in claim.events:
            holding.setdefault(event, set()).add(claim.id)
    return {
        event.id: tuple(one.key for one in witnesses(pile, _standing(pile.by_id, event.id, holding, together)))
        for event in pile.of(Event)
    }


def _standing(
    by_id: Mapping[str, Record], event: str, holding: dict[str, set[str]], together: dict[str, set[str]]
) -> Iterable[Claim]:
    inside = holding.get(event, set())
    about = inside.union(together.get(event, ()), *(together.get(one, ()) for one in inside))
    found = (by_id.get(one) for one in sorted(about))
    return [one for one in found if isinstance(one, Claim) and one.stance in FOR]
