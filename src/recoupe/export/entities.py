"""FollowTheMoney entities, one a line (https://followthemoney.tech): for OpenAleph, yente and what else reads them.

Articles, actors (Person, PublicBody, Organization), Mention (a name in an article), Event (a coded event with those
involved) and Documentation (an actor holds a claim in an article: the role is the stance, the summary the words).
Written without the followthemoney package, which the tests validate against: it needs a compiler and ICU to install.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import msgspec

from recoupe import packs
from recoupe.export.material import Material
from recoupe.model import Actor, Article, Chain, Claim, Event, Mention, Record, Timex
from recoupe.terms import EntityType, Polarity
from recoupe.views.cells import printable
from recoupe.views.labels import Names, meaning
from recoupe.views.touched import Touched

Entity: TypeAlias = dict[str, Any]

LANGUAGES = {"fr": "fra", "en": "eng"}
"""ISO 639-1 to the ISO 639-3 codes of FollowTheMoney."""


def ftm(material: Material) -> bytes:
    """The entities sorted by id, one a line."""
    made = {entity["id"]: entity for entity in _Entities(material).all()}
    return b"".join(msgspec.json.encode(made[key]) + b"\n" for key in sorted(made))


def _entity(identifier: str, schema: str, **cells: Iterable[str]) -> Entity:
    properties = {name: [word for word in map(printable, words) if word] for name, words in cells.items()}
    return {
        "id": identifier,
        "schema": schema,
        "properties": {name: list(dict.fromkeys(words)) for name, words in sorted(properties.items()) if words},
    }


class _Entities:
    def __init__(self, material: Material) -> None:
        records = material.selection.records
        self.material, self.records = material, records
        self.names = Names.of(records, material.language)
        self.touched = Touched.of(records)
        self.mentions = {one.id: one for one in records if isinstance(one, Mention)}
        self.known = {one.key for one in records if isinstance(one, Actor) and _schema(one)}

    def all(self) -> Iterator[Entity]:
        """Every entity; several articles of one text share what was read in it."""
        yield from map(self._article, self.material.articles)
        for record in self.records:
            if isinstance(record, Actor) and _schema(record):
                yield self._actor(record)
            elif isinstance(record, Claim):
                yield from self._documentation(record)
            elif isinstance(record, Event) and record.polarity is not Polarity.NEGATIVE:
                yield from self._event(record)
        yield from self._mentions()

    def _article(self, article: Article) -> Entity:
        day = _day(self.material, article.text)
        return _entity(
            _id(article),
            "Article",
            title=[self.material.titles[article.id]],
            name=[self.material.titles[article.id] or article.name],
            fileName=[article.name],
            author=article.bylines,
            publisher=[article.outlet, article.publisher],
            sourceUrl=[url for url in (article.canonical_url, article.url) if url.startswith("http")],
            language=[LANGUAGES.get(article.language, "")],
            publishedAt=[day],
            date=[day],
            mimeType=[article.media_type],
            bodyText=[self.material.texts.get(article.text, "")],
        )

    def _actor(self, actor: Actor) -> Entity:
        country = _iso2().get(actor.key.partition(":")[0]) or _iso2().get(actor.state, "")
        name = self.names[actor.key]
        alias = [one for one in actor.names if one not in (name, actor.key)]
        return _entity(_actor_id(actor.key), _schema(actor), name=[name], alias=alias, country=[country])

    def _documentation(self, claim: Claim) -> Iterator[Entity]:
        """The actor at the witness end of a claim, and the article that prints it."""
        deepest = max((one.depth for one in claim.holders), default=0)
        keys = {self.names.key(one, self.mentions) for one in claim.holders if one.depth == deepest}
        for article in self.material.articles_of.get(claim.span.text, ()):
            for key in sorted(keys & self.known):
                yield _entity(
                    f"recoupe-documentation-{claim.id}-{article.id[:8]}-{_slug(key)}",
                    "Documentation",
                    document=[_id(article)],
                    entity=[_actor_id(key)],
                    role=[meaning("stance", claim.stance, self.material.language)],
                    summary=[claim.content.surface],
                    description=[claim.span.surface],
                    date=[_day(self.material, claim.span.text)],
                    status=[f"{claim.certainty}{claim.polarity}", *self.touched.cells(claim)],
                    recordId=[claim.id],
                )

    def _event(self, event: Event) -> Iterator[Entity]:
        timex = self.material.by_id.get(event.time)
        parties = {
            self.names.of_mention.get(one.mention, one.candidates[0] if one.candidates else "") for one in event.roles
        }
        place = event.place.span.surface if event.place else ""
        state = event.place.candidates[0].partition(":")[0] if event.place and event.place.candidates else ""
        yield _entity(
            f"recoupe-event-{event.id}",
            "Event",
            name=[f"{event.predicate.replace('_', ' ').lower()}: {event.span.surface}"],
            summary=[event.span.surface],
            keywords=[event.predicate, str(event.status)],
            date=[timex.value] if isinstance(timex, Timex) and _is_day(timex.value) else [],
            involved=[_actor_id(key) for key in sorted(parties & self.known)],
            location=[place],
            country=[_iso2().get(state, "")],
            proof=[_id(one) for one in self.material.articles_of.get(event.span.text, ())],
            recordId=[event.id],
        )

    def _mentions(self) -> Iterator[Entity]:
        """A Mention for each actor of each article, with the names it bears there."""
        chains = {one.id: one for one in self.records if isinstance(one, Chain)}
        for actor in (one for one in self.records if isinstance(one, Actor) and one.key in self.known):
            printed: dict[str, list[str]] = {}
            for chain in (chains[one] for one in actor.chains if one in chains):
                found = (self.mentions[one] for one in chain.mentions if one in self.mentions)
                printed.setdefault(chain.text, []).extend(one.name for one in found if one.name)
            for text, names in printed.items():
                for article in self.material.articles_of.get(text, ()):
                    yield _entity(
                        f"recoupe-mention-{article.id}-{_slug(actor.key)}",
                        "Mention",
                        document=[_id(article)],
                        resolved=[_actor_id(actor.key)],
                        name=sorted(set(names)) or [self.names[actor.key]],
                        detectedSchema=[_schema(actor)],
                    )


def _id(record: Record) -> str:
    return f"recoupe-{record.KIND}-{record.id}"


def _actor_id(key: str) -> str:
    return f"recoupe-actor-{_slug(key)}"


def _slug(key: str) -> str:
    """An actor key as ids of FollowTheMoney may hold it: ``PER:KIM_JONG_UN`` gives ``per.kim-jong-un``."""
    return re.sub(r"[^a-z0-9.]+", "-", key.lower().replace(":", ".")).strip("-.")


def _schema(actor: Actor) -> str:
    """The schema of an actor; empty for places, documents and what is not known to be anybody."""
    if actor.type is EntityType.GROUP:
        return "" if "+" in actor.key else "Organization"
    known = {EntityType.PERSON: "Person", EntityType.STATE: "PublicBody", EntityType.BODY: "PublicBody"}
    return known.get(actor.type, "Organization" if actor.type is EntityType.ORGANISATION else "")


@cache
def _iso2() -> Mapping[str, str]:
    """State key to the two letters of FollowTheMoney's countries."""
    return {row["key"]: row["iso2"].lower() for row in packs.shipped("world")["states"] if row["iso2"]}


def _day(material: Material, text: str) -> str:
    """The day a text was published; empty when it is not known to the day."""
    date = material.dates.get(text)
    return date.published_low if date and date.published_low == date.published_high else ""


def _is_day(value: str) -> bool:
    return value[:4].isdigit() and len(value) in (4, 7, 10) and value.replace("-", "").isdigit()
