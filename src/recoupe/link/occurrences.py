"""Occurrences: events of several articles judged to be one happening.

Inputs: Event with all it holds, Story, packs. Keys: the story and the family of the predicate, with near families as
the ontology declares them. What leaves: one `Occurrence` a group, single events included, so that occurrences are a
partition of the events. Refuses: to join events told on other days, at other places, or of other actors
(`recoupe.link.accounts`), whatever else they share; so a weekly march stays a march a week.

What is planned, announced, reported and denied of one happening is one occurrence: status is no key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from recoupe.graph import group
from recoupe.link.accounts import NEWS, likeness
from recoupe.link.brought import brought
from recoupe.link.happenings import Happening, family_of, happenings
from recoupe.link.linkage import Linkage, Pair
from recoupe.link.pile import Pile
from recoupe.link.recollections import recallable, recollected
from recoupe.model import Event, Occurrence, Story, Why, hash_id

OCCURRENCES = "occurrences"
"""The room for the happenings of one story."""

ONE = Linkage(least=0.5)
"""Mean likeness from which two groups of events are one happening; set on the stories of bench.occurrences."""


@dataclass(frozen=True, slots=True)
class Told:
    """One happening of a story: its events, its act, its first and last day, and what others may recall of it."""

    events: tuple[str, ...]
    predicate: str
    low: str
    high: str
    accounts: tuple[Happening, ...] = ()


def occurrences(pile: Pile) -> list[Occurrence]:
    """A partition of the events, sorted by id."""
    story_of = {text: story.id for story in pile.of(Story) for text in story.why.inputs}
    stories = group(pile.of(Event), lambda one: [story_of.get(one.span.text, one.span.text)])
    told = [one for events in stories.values() for one in _in_one_story(pile, events)]
    told.sort(key=lambda one: one.events)
    groups = recollected([one.accounts for one in told])
    found = [_occurrence(_of_all([told[place] for place in places])) for places in groups]
    return sorted(found, key=lambda one: one.id)


def _of_all(told: Sequence[Told]) -> Told:
    """One happening told in several stories: the act and the days of the story that tells most of it."""
    if len(told) == 1:
        return told[0]
    dated = [one for one in told if one.high] or told
    when = min(dated, key=lambda one: (one.low != one.high, -len(one.events), one.events))
    most = min(told, key=lambda one: (-len(one.events), one.events))
    return Told(tuple(sorted(event for one in told for event in one.events)), most.predicate, when.low, when.high)


def _in_one_story(pile: Pile, events: Sequence[Event]) -> list[Told]:
    """The happenings of one story: those kept from the last build where all its texts bring what they brought."""
    known = brought(pile)
    rests_on = [known.get(text, "") for text in sorted({one.span.text for one in events})]
    key = hash_id(*rests_on) if all(rests_on) else ""
    found = pile.kept.find(OCCURRENCES, key, list[Told]) if key else None
    if found is None:
        families = group(events, lambda one: [family_of(pile, one)])
        found = [one for some in families.values() for one in _of_one_family(pile, some)]
        if key:
            pile.kept.put(OCCURRENCES, key, found)
    return found


def _of_one_family(pile: Pile, events: Sequence[Event]) -> list[Told]:
    known = happenings(pile, events, around=len(events) > 1)
    return [_summed([known[one] for one in members]) for members in together(list(known.values()))]


def together(told: Sequence[Happening]) -> list[tuple[str, ...]]:
    """Groups of events of one story and family that tell of one happening.

    Accounts that name somebody, something, a day or a place are grouped first. One that names nothing is of a group of
    its own act if there is one, of a day just before its report if there is one, and of these the one it is nearest
    to, of equals the one told most; those near none are grouped among themselves.
    """
    if len(told) == 1:
        return [(told[0].event,)]
    by_id = {one.event: one for one in sorted(told, key=lambda one: one.event)}
    groups = _linked([one for one in by_id.values() if one.is_telling])
    told_by = {members: [by_id[name] for name in members] for members in groups}
    joined: dict[tuple[str, ...], list[str]] = {members: list(members) for members in groups}
    alone = []
    for one in by_id.values():
        if not one.is_telling:
            members = _nearest(one, told_by)
            joined[members].append(one.event) if members else alone.append(one)
    return sorted([*(tuple(sorted(members)) for members in joined.values()), *_linked(alone)])


def _nearest(one: Happening, groups: Mapping[tuple[str, ...], Sequence[Happening]]) -> tuple[str, ...]:
    """The group that an account which names nothing is of, as `together` says; empty for none."""
    means = ((_mean(one, some), members, some) for members, some in groups.items())
    near = [
        (_commonest(other.predicate for other in some) == one.predicate, _is_news(one, some), mean, len(some), members)
        for mean, members, some in means
        if mean >= ONE.least
    ]
    return max(near)[-1] if near else ()


def _is_news(one: Happening, others: Iterable[Happening]) -> bool:
    """Whether others are told of a day just before the report of one: what names no day is news."""
    return any(0 <= one.reported - other.high < NEWS for other in others if other.high)


def _linked(told: Sequence[Happening]) -> list[tuple[str, ...]]:
    if len(told) < 2:
        return [(one.event,) for one in told]
    by_id = {one.event: one for one in told}
    pairs: dict[Pair, float] = {(a, b): likeness(by_id[a], by_id[b]) for a, b in combinations(sorted(by_id), 2)}
    return ONE.groups(pairs, by_id)


def _mean(one: Happening, others: Sequence[Happening]) -> float:
    return sum(likeness(one, other) for other in others) / len(others)


def _summed(told: Sequence[Happening]) -> Told:
    low, high = _days(told)
    return Told(
        events=tuple(sorted(one.event for one in told)),
        predicate=_commonest(one.predicate for one in told),
        low=date.fromordinal(low).isoformat() if low else "",
        high=date.fromordinal(high).isoformat() if high else "",
        accounts=recallable(told),
    )


def _occurrence(told: Told) -> Occurrence:
    why = Why(rules=("link/accounts.py#likeness",), inputs=told.events)
    return Occurrence(events=told.events, predicate=told.predicate, low=told.low, high=told.high, why=why)


def _commonest(names: Iterable[str]) -> str:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    return min(counted, key=lambda name: (-counted[name], name))


def _days(told: Sequence[Happening]) -> tuple[int, int]:
    """The days most accounts that are dated agree on, the narrowest of equals; (0, 0) when none is dated."""
    stated = [(one.low, one.high) for one in told if one.high]
    if not stated:
        return 0, 0
    return min(stated, key=lambda one: (-stated.count(one), one[1] - one[0], one))
