"""One happening told: when, what, who, how sure, where, four counts, a quotation, and what ranks it.

What enters is a selection and an occurrence; what leaves is a row of `recoupe.views.timeline`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import log2
from typing import NamedTuple, cast

from recoupe import packs
from recoupe.link.folding import fold
from recoupe.link.happenings import BARE_NOUN
from recoupe.link.pile import Pile, members
from recoupe.link.upstream import count_of
from recoupe.link.witnesses import witnesses
from recoupe.model import Actor, Article, Chain, Claim, Decision, Event, Filler, Occurrence, Span, Story, Text
from recoupe.packs import Row
from recoupe.terms import Polarity, Stance, Status
from recoupe.views.labels import Names, interval, meaning, outlet
from recoupe.views.parties import LONG, Parties
from recoupe.views.selection import REPORTED, Selection
from recoupe.views.touched import Touched

DISPUTED = "disputed"
"""Told as having happened by some and denied by others."""

WORDS = {
    "fr": {DISPUTED: "contesté", "reported": "rapporté", "witnesses": "témoins", "witness": "témoin",
           "articles": "articles", "article": "article", "consequence": "portée",
           "day": "jour", "days": "intervalle", "month": "mois", "year": "année"},
    "en": {DISPUTED: "disputed", "reported": "reported", "witnesses": "witnesses", "witness": "witness",
           "articles": "articles", "article": "article", "consequence": "consequence",
           "day": "day", "days": "interval", "month": "month", "year": "year"},
}  # fmt: skip

SURE = (Status.ASSERTED, Status.HISTORICAL)

UNREAL = (Status.PLANNED, Status.CONDITIONAL, Status.UNCONFIRMED, Status.DENIED)
UNREAL_WORTH, SUPPOSED_WORTH = 0.5, 0.1
"""What is left of the rank of what nobody says has happened, and of what all only suppose: « si X est attaqué »."""

NAMELESS_WORTH = 0.5
"""What is left of the rank of a line that names nobody and nothing: « enquête », « grève »."""

_ENDS = re.compile(r"(?<=[^\W\dA-Z_]{2})[.!?…]+[\"»”]?\s*(?=[A-ZÀ-ÖØ-ÞŒ«“\"(])|\n\s*")

QUOTED = 320
"""Characters of a sentence that is quoted whole."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One happening.

    ``low`` and ``high`` are ISO days, empty when no text dates it; ``precision`` is day, days, month, year or empty;
    ``first_reported`` and ``last_reported`` ISO days. ``history`` gives each change of status with the day of the
    report; ``why`` the reasons of its rank. ``mentions`` counts the events behind it, ``decided`` names
    the cells of any that a person decided (`recoupe.views.touched`).
    """

    id: str
    low: str
    high: str
    precision: str
    first_reported: str
    last_reported: str
    what: str
    predicate: str
    actors: tuple[str, ...]
    status: str
    history: tuple[str, ...]
    place: str
    mentions: int
    articles: int
    publishers: int
    origins_low: int
    origins_high: int
    witnesses: int
    quotation: str
    outlets: tuple[str, ...]
    text: str
    start: int
    end: int
    why: str
    rank: float
    decided: tuple[str, ...] = ()


class Line(NamedTuple):
    """What a happening is chosen and put in order by, as in its row.

    ``keys`` are those of its actors and of what they fold into, ``stories`` and ``texts`` those that tell it.
    """

    id: str
    predicate: str
    low: str
    high: str
    first_reported: str
    last_reported: str
    rank: float
    keys: tuple[str, ...]
    stories: tuple[str, ...]
    texts: tuple[str, ...]
    witnesses: int = 0


def _start(words: str, ends: Sequence[tuple[int, int]], before: int) -> int:
    """Where the sentence starts that goes on at a place, as far as what stands before that place tells.

    The mark right before it ends no sentence, for what it stands before is not known; the end of a line does.
    """
    place = bisect_left(ends, (before, 0)) - 1
    if place >= 0 and ends[place][1] >= before:
        if "\n" in words[ends[place][0] : before]:
            return before
        place -= 1
    return ends[place][1] if place >= 0 else 0


@cache
def _labels() -> Mapping[str, Row]:
    return {row["predicate"]: row for row in packs.shipped("ontology")["labels"]}


def predicate_words(predicate: str, language: str) -> str:
    """A predicate as a person reads it."""
    row = _labels().get(predicate)
    return row[f"label_{language}"] if row else predicate.lower().replace("_", " ")


def consequence(predicate: str) -> int:
    """What hangs on such an act: 0 for words, 3 for lives and treaties."""
    row = _labels().get(predicate)
    return int(row["consequence"]) if row else 1


@dataclass(slots=True)
class Teller:
    """Tells the occurrences of one pile in one language."""

    pile: Pile
    parties: Parties
    language: str
    claims: Mapping[str, list[Claim]] = field(default_factory=dict)
    story_of: Mapping[str, str] = field(default_factory=dict)
    touched: Touched = field(default_factory=lambda: Touched.of(()))

    @classmethod
    def of(cls, selection: Selection, language: str) -> "Teller":
        """What tells the occurrences of a selection, from one pile of all its texts."""
        pile = selection.loaded().pile(())
        claims: dict[str, list[Claim]] = {}
        for claim in pile.of(Claim):
            for event in claim.events:
                claims.setdefault(event, []).append(claim)
        stories = {text: story.id for story in selection.of(Story) for text in story.why.inputs}
        parties = Parties(pile, Names.of(selection.kinds(Actor, Chain, Decision), language))
        return cls(pile, parties, language, claims, stories, Touched.of_selection(selection))

    def line(self, one: Occurrence) -> tuple["Line", TimelineRow]:
        """One occurrence as a row, and what it is chosen by."""
        events = self.events(one)
        row = self._row(one, events)
        line = Line(
            id=row.id,
            predicate=row.predicate,
            low=row.low,
            high=row.high,
            first_reported=row.first_reported,
            last_reported=row.last_reported,
            rank=row.rank,
            keys=tuple(sorted({key for event in events for key in self._keys(event)})),
            stories=tuple(sorted({story for event in events if (story := self._story(event))})),
            texts=tuple(sorted({event.span.text for event in events})),
            witnesses=row.witnesses,
        )
        return line, row

    def _story(self, event: Event) -> str:
        return self.story_of.get(event.span.text, "")

    def _keys(self, event: Event) -> set[str]:
        keys = {key for one in event.roles for key in members(self._key(one))}
        return keys | {fold(self.pile, key) for key in keys}

    def _key(self, filler: Filler) -> str:
        return self.pile.actor(filler.mention, filler.candidates)

    def events(self, one: Occurrence) -> list[Event]:
        """Its events, by the day of the report, then by text and place."""
        found = [event for event in (self.pile.get(name, Event) for name in one.events) if event is not None]
        return sorted(found, key=lambda event: (self._reported(event) or "9", event.span.text, event.span.start))

    def _reported(self, event: Event) -> str:
        known = self.pile.date_of.get(event.span.text)
        return known.published_high if known else ""

    def _row(self, one: Occurrence, events: Sequence[Event]) -> TimelineRow:
        """One occurrence, of which these are the events, as a row."""
        usual = self.parties.usual(events)
        shown = min(events, key=lambda event: self._telling(event, one, usual))
        articles = self._articles(events)
        days = sorted({day for event in events if (day := self._reported(event))})
        low, high = count_of(self.pile, [article.id for article in articles])
        behind = witnesses(self.pile, {claim.id: claim for event in events for claim in self._holding(event)}.values())
        quoted = self._quoted(shown)
        made = TimelineRow(
            id=one.id,
            low=one.low,
            high=one.high,
            precision=_precision(one.low, one.high),
            first_reported=days[0] if days else "",
            last_reported=days[-1] if days else "",
            what=self._what(one, events, shown),
            predicate=one.predicate,
            actors=tuple(sorted({key for event in events for filler in event.roles if (key := self._key(filler))})),
            status=self._status(events),
            history=self._history(events),
            place=self._place(events),
            mentions=len(events),
            articles=len(articles),
            publishers=len({article.publisher for article in articles if article.publisher}),
            origins_low=low,
            origins_high=high,
            witnesses=len(behind),
            quotation=quoted.surface,
            outlets=tuple(sorted({outlet(one) for one in self.pile.articles_of.get(quoted.text, ())})),
            decided=tuple(sorted({cell for event in events for cell in self.touched.cells(event)})),
            text=quoted.text,
            start=quoted.start,
            end=quoted.end,
            why="",
            rank=0.0,
        )
        told = {self._status_of(event) for event in events}
        worth = SUPPOSED_WORTH if told == {Status.CONDITIONAL} else UNREAL_WORTH if told <= {*UNREAL} else 1.0
        return self._ranked(made, worth=worth, nameless=made.what == predicate_words(one.predicate, self.language))

    def _quoted(self, event: Event) -> Span:
        """The sentence an event stands in, or the event's own words where the sentence is long or not found."""
        text = self.pile.get(event.span.text, Text)
        if text is None:
            return event.span
        words = text.characters
        start = _start(words, self._ends(text), event.span.start)
        last = _ENDS.search(words, event.span.end)
        end = last.start() + 1 if last else len(words)
        while end > event.span.end and words[end - 1].isspace():
            end -= 1
        return text.span(start, end) if end - start <= QUOTED else event.span

    def _ends(self, text: Text) -> Sequence[tuple[int, int]]:
        """Where what ends the sentences of a text begins and ends, looked for once a text."""
        known = self.pile.noted("sentence ends")
        if text.id not in known:
            known[text.id] = [one.span() for one in _ENDS.finditer(text.characters)]
        return cast("Sequence[tuple[int, int]]", known[text.id])

    def _articles(self, events: Iterable[Event]) -> list[Article]:
        texts = sorted({event.span.text for event in events})
        return [article for text in texts for article in self.pile.articles_of.get(text, ())]

    def _holding(self, event: Event) -> list[Claim]:
        return self.claims.get(event.id, [])

    def _status_of(self, event: Event) -> str:
        """An event's own status; denied where a claim denies it, reported where somebody says so."""
        holding = self._holding(event)
        if event.polarity is Polarity.NEGATIVE or any(claim.stance is Stance.DENIES for claim in holding):
            return str(Status.DENIED)
        return REPORTED if event.status is Status.ASSERTED and holding else str(event.status)

    def _status(self, events: Sequence[Event]) -> str:
        told = [self._status_of(event) for event in events]
        sure = [one for one in told if one in (*SURE, REPORTED)]
        if sure and Status.DENIED in told:
            return self._word(DISPUTED)
        return self._word(min(sure) if sure else told[-1])

    def _history(self, events: Sequence[Event]) -> tuple[str, ...]:
        """Each status with the day it was first reported; told by the article or by somebody in it are one."""
        first: dict[str, str] = {}
        for event in events:
            status = self._status_of(event)
            first.setdefault(str(Status.ASSERTED) if status == REPORTED else status, self._reported(event))
        return tuple(f"{day} {self._word(status)}".strip() for status, day in first.items())

    def _word(self, status: str) -> str:
        return WORDS[self.language].get(status) or meaning("status", status, self.language)

    def _place(self, events: Sequence[Event]) -> str:
        """The place most events name, in the words of the first."""
        found = [one.place.span.surface for one in events if one.place is not None]
        return max(found, key=lambda place: (found.count(place), -found.index(place))) if found else ""

    def _what(self, one: Occurrence, events: Sequence[Event], shown: Event) -> str:
        act = predicate_words(one.predicate, self.language)
        parties = self.parties.told(events, shown)
        if not parties or parties.startswith("→"):
            return f"{act} {parties}".rstrip()
        return f"{act} : {parties}" if self.language == "fr" else f"{act}: {parties}"

    def _telling(self, event: Event, one: Occurrence, usual: set[str]) -> tuple[bool | int | str, ...]:
        """Order of the events that can stand for an occurrence: told as done and by a verb, of most of its usual
        parties, its predicate, in the language asked for, dated, many parties.
        """
        text = self.pile.get(event.span.text, Text)
        return (
            self._status_of(event) not in (*SURE, REPORTED),
            event.why.note == BARE_NOUN,
            -len(usual & self.parties.of(event)),
            event.predicate != one.predicate,
            text is None or text.language != self.language,
            not event.time,
            -len(event.roles),
            max(len(event.span.surface), LONG),
            event.span.text,
            event.span.start,
        )

    def _ranked(self, row: TimelineRow, *, worth: float, nameless: bool) -> TimelineRow:
        """The row with its rank and why: consequence, witnesses, articles by origin, status, who is named."""
        weight = consequence(row.predicate)
        rank = (
            (1 + weight) * (1 + log2(1 + row.witnesses)) * (1 + log2(max(1, row.origins_low)) + log2(row.mentions) / 2)
        )
        word = WORDS[self.language]
        witnesses = word["witness" if row.witnesses == 1 else "witnesses"]
        articles = word["article" if row.articles == 1 else "articles"]
        parts = (
            f"{weight}/3",
            f"{row.witnesses} {witnesses}",
            f"{row.articles} {articles}",
            *([row.status] if worth < 1 else ()),
        )
        return replace(
            row,
            why=f"{word['consequence']} {' · '.join(parts)}",
            rank=round(rank * worth * (NAMELESS_WORTH if nameless else 1.0), 4),
        )


def _precision(low: str, high: str) -> str:
    """How exact an interval of ISO days is: day, days, month; empty for none."""
    if not low:
        return ""
    if low == high:
        return "day"
    return "month" if low[:7] == high[:7] and low.endswith("-01") and high[8:] >= "28" else "days"


def when_words(row: TimelineRow, language: str) -> str:
    """The date of a row with its precision: ``2024-10-18``, ``2024-10 (mois)``, ``2024-10-18..2024-10-20``."""
    if row.precision == "month":
        return f"{row.low[:7]} ({WORDS[language]['month']})"
    return interval(row.low, row.high)
