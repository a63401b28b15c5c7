"""Occurrences: events of several articles judged to be one happening.

Inputs: Event with all it holds, Story, packs. Keys: the story and the family of the predicate, with near families as
the ontology declares them. What leaves: one `Occurrence` a group, single events included, so that occurrences are a
partition of the events. Refuses: to join events told on other days, at other places, or of other actors
(`recoupe.link.accounts`), whatever else they share; so a weekly march stays a march a week.

What is planned, announced, reported and denied of one happening is one occurrence: status is no key.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from recoupe.graph import group
from recoupe.link.accounts import NEWS, likeness
from recoupe.link.happenings import Happening, happenings, surrounded
from recoupe.link.linkage import Linkage, Pair
from recoupe.link.pile import Pile
from recoupe.model import Event, Occurrence, Story, Why

ONE = Linkage(least=0.5)
"""Mean likeness from which two groups of events are one happening; set on the stories of bench.occurrences."""


def occurrences(pile: Pile) -> list[Occurrence]:
    """A partition of the events, sorted by id."""
    known = happenings(pile, pile.of(Event))
    story_of = _stories(pile)
    found: list[Occurrence] = []
    for told in group(known.values(), lambda one: [f"{story_of.get(one.text, one.text)} {one.family}"]).values():
        several = [_surrounded(pile, one) for one in told] if len(told) > 1 else told
        found += [_occurrence([known[one] for one in members]) for members in together(several)]
    return sorted(found, key=lambda one: one.id)


def _stories(pile: Pile) -> Mapping[str, str]:
    """Text id to its story."""
    return {text: story.id for story in pile.of(Story) for text in story.why.inputs}


def _surrounded(pile: Pile, told: Happening) -> Happening:
    event = pile.get(told.event, Event)
    return told if event is None else surrounded(pile, told, event.span.start, event.span.end)


def together(told: Sequence[Happening]) -> list[tuple[str, ...]]:
    """Groups of events of one story and family that tell of one happening.

    Accounts that name somebody, something, a day or a place are grouped first. One that names nothing is of a group of
    its own act if there is one, of a day just before its report if there is one, and of these the one it is nearest
    to, of equals the one told most; those near none are grouped among themselves.
    """
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
    by_id = {one.event: one for one in told}
    pairs: dict[Pair, float] = {(a, b): likeness(by_id[a], by_id[b]) for a, b in combinations(sorted(by_id), 2)}
    return ONE.groups(pairs, by_id)


def _mean(one: Happening, others: Sequence[Happening]) -> float:
    return sum(likeness(one, other) for other in others) / len(others)


def _occurrence(told: Sequence[Happening]) -> Occurrence:
    low, high = _days(told)
    return Occurrence(
        events=tuple(sorted(one.event for one in told)),
        predicate=_commonest(one.predicate for one in told),
        low=date.fromordinal(low).isoformat() if low else "",
        high=date.fromordinal(high).isoformat() if high else "",
        why=Why(rules=("link/accounts.py#likeness",), inputs=tuple(sorted(one.event for one in told))),
    )


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
