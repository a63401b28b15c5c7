"""Who does the violence that is told without a doer, and whom it hits where that is unsaid, by the rest of a story.

« La police a tiré sur la foule … deux manifestants ont été tués »: of those who are told to do violence to such people
one does two thirds of it, and that more than once; then what is done to them by nobody named is laid to him, and what
he does to nobody named is done to those he mostly hits. What enters is the coded events of a pile; what leaves is the
same with such doers and victims.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.model import Article, Event, Record, Story
from recoupe.views.codings import VIOLENCE, CodedEvent
from recoupe.views.sectors import NOBODY

_BETWEEN = frozenset({"CLASH", "FIGHT"})
"""Predicates of violence that several do to each other, which hits nobody beside them."""
_OFTEN = 2
"""Acts from which on somebody is told to do violence to people, and not only to have done it once."""
_OF, _THREE = 2, 3
"""Share of the acts with a doer that must be his."""


@dataclass(frozen=True, slots=True)
class Culprits:
    """How often each doer is told to do violence to each party, by text or story and either of the two."""

    doers: Mapping[tuple[str, str], Mapping[str, int]]
    victims: Mapping[tuple[str, str], Mapping[str, int]]

    @classmethod
    def of(cls, rows: Iterable[CodedEvent], stories: Mapping[str, str]) -> "Culprits":
        """The doers and victims that some coded events tell; ``stories`` gives texts the id of the story they tell."""
        doers: dict[tuple[str, str], Counter[str]] = {}
        victims: dict[tuple[str, str], Counter[str]] = {}
        for row in (one for one in rows if one.event == VIOLENCE):
            known, hit = _known(row.actor), _known(row.recipient)
            for place in _places(row, stories):
                for code in hit if known else ():
                    doers.setdefault((place, code), Counter()).update(known)
                for code in known if hit else ():
                    victims.setdefault((place, code), Counter()).update(hit)
        return cls(doers, victims)


def laid(rows: Sequence[CodedEvent], records: Sequence[Record]) -> list[CodedEvent]:
    """The rows, acts of violence with the doers and victims that the rest of their story tells.

    Args:
        rows: coded events.
        records: those of the pile: its events, and which stories its texts tell.
    """
    stories = _stories(records)
    between = {one.id for one in records if isinstance(one, Event) and one.predicate in _BETWEEN}
    culprits = Culprits.of(rows, stories)
    return [_laid(row, culprits, _places(row, stories), is_mutual=row.id in between) for row in rows]


def _laid(row: CodedEvent, culprits: Culprits, places: Sequence[str], *, is_mutual: bool) -> CodedEvent:
    if row.event != VIOLENCE:
        return row
    if not set(row.actor) - {NOBODY}:
        doer = _mostly(culprits.doers, places, _known(row.recipient))
        return replace(row, actor=(doer,)) if doer else row
    if row.recipient or is_mutual:
        return row
    hit = _mostly(culprits.victims, places, _known(row.actor))
    return replace(row, recipient=(hit,)) if hit else row


def _stories(records: Sequence[Record]) -> dict[str, str]:
    """The story each text tells, by its id."""
    texts = {one.id: one.text for one in records if isinstance(one, Article)}
    members = ((one, story.id) for story in records if isinstance(story, Story) for one in story.members)
    return dict(sorted(((texts[one], story) for one, story in members if one in texts), reverse=True))


def _mostly(told: Mapping[tuple[str, str], Mapping[str, int]], places: Sequence[str], sides: Collection[str]) -> str:
    """The one other side of most acts of some parties, in the first place that tells any; empty where there is none."""
    for place in places:
        counts: Counter[str] = Counter()
        for code in sides:
            counts.update(told.get((place, code), {}))
        if not counts:
            continue
        other, often = min(counts.items(), key=lambda one: (-one[1], one[0]))
        if other not in sides and often >= _OFTEN and often * _THREE >= counts.total() * _OF:
            return other
    return ""


def _known(codes: Iterable[str]) -> list[str]:
    return [one for one in codes if not one.startswith(NOBODY)]


def _places(row: CodedEvent, stories: Mapping[str, str]) -> tuple[str, ...]:
    """The text of a row, then its story."""
    return tuple(dict.fromkeys((row.text, stories.get(row.text, row.text))))
