"""Recollections: happenings of several stories that are one, told as news in one and recalled in another.

Inputs: what the happenings of each story are told by (`recoupe.link.happenings`). What leaves: which of them are one.
« Le 20 juin, M. Poutine avait averti … » of November is what an article of 20 June tells as news. Stories share many
parties and acts, so more is asked here than within one: the same act, parties of which one side names all that the
other does, a day that both tell or that one tells and the other appeared on, and something beside it (a person, a
second party, a town, a thing, a figure). Without a day only what happens once joins: a death of one person, the
signing of a treaty by its name. Refuses: to join over any veto of `recoupe.link.accounts`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import combinations
from operator import attrgetter

from recoupe.graph import group
from recoupe.link.accounts import NEWS, at_odds, likeness, weight
from recoupe.link.happenings import OLD, Happening
from recoupe.link.linkage import NEVER, Linkage, Pair

ONE = Linkage(least=0.5)
"""Groups are one where at least every second pair of their happenings is."""

NAMED = 2.0
"""Weight of the words that name one treaty or law: « traité de partenariat stratégique » and no other."""

TELLING = 0.3
"""Weight of a thing from which it counts that both name it."""

NEXT_DAY = 1
"""Days after a happening on which an article that gives no day is news of it."""

FIGURE = 5
"""Least figure that is hardly given of two happenings by chance."""

ON_THE_DAY, LATER = 3, 2
"""How well two accounts agree on the day: both name it, or one does and the other appeared then; some days later."""

ENOUGH = 4
"""What day and all else must come to; what befalls people asks one more, and so do, among the news of some days, words
and accounts without a day: a minister meets many people, but ratifies one treaty.

These were set on ten thousand news articles, by reading what was joined.
"""


_TELLS = attrgetter(*(one.name for one in fields(Happening) if one.name not in ("event", "text", "words")))
"""All that an account tells, wherever it stands."""


def recallable(told: Sequence[Happening]) -> tuple[Happening, ...]:
    """Those accounts of one happening that another story may recall, each told once, in the order of their events."""
    worth = [one for one in told if _has_keys(one) or (one.once and one.is_done and one.sufferers)]
    if not worth:
        return ()
    kept: dict[object, Happening] = {}
    for one in sorted(worth, key=lambda one: one.event):
        kept.setdefault(_TELLS(one), one)
    return tuple(replace(one, words=frozenset()) if one.words else one for one in kept.values())


def recollected(told: Sequence[Sequence[Happening]]) -> list[tuple[int, ...]]:
    """Groups of places in a list of happenings that are one, sorted; those that nothing recalls stand alone.

    Args:
        told: the recallable accounts of each happening.
    """
    names = [f"{place:09d}" for place in range(len(told))]
    pairs: dict[Pair, float] = {(names[a], names[b]): _alike(told[a], told[b]) for a, b in _candidates(told)}
    joined = {name for pair, value in pairs.items() if value > 0 for name in pair}
    known = {pair: value for pair, value in pairs.items() if joined.issuperset(pair)}
    alone = [(place,) for place, name in enumerate(names) if name not in joined]
    return sorted([*(tuple(map(int, members)) for members in ONE.groups(known, joined)), *alone])


def _candidates(told: Sequence[Sequence[Happening]]) -> list[tuple[int, int]]:
    """Pairs of places whose happenings share something that may make them one."""
    places = group(range(len(told)), lambda place: sorted(_keys_of(told[place])))
    return sorted({pair for some in places.values() for pair in combinations(sorted(some), 2)})


def _keys_of(told: Sequence[Happening]) -> set[str]:
    """What another happening must share to be compared: who dies, or the keys of an account."""
    return {key for one in told for key in _keys(one)} | ({f"dead {victim}"} if (victim := _victim(told)) else set())


def _has_keys(one: Happening) -> bool:
    """Whether an account has any of `_keys`."""
    if one.is_undone or one.is_supposed or not one.parties:
        return False
    return bool(_days(one)) or (one.is_unique and bool(one.things) and _named(one) >= NAMED)


def _keys(one: Happening) -> Iterator[str]:
    """What another account must share to be compared: the act with a party and a day or a thing."""
    if one.is_undone or one.is_supposed:
        return
    for party in sorted(one.parties):
        yield from (f"{one.predicate} {party} {day}" for day in _days(one))
        if one.is_unique and _named(one) >= NAMED:
            yield from (f"{one.predicate} {party} {thing}" for thing in sorted(one.things))


def _days(one: Happening) -> range:
    """The day an account names, or those just before it appeared as news."""
    if one.high:
        return range(one.low, one.high + 1) if one.low == one.high else range(0)
    fresh = one.reported and not (one.is_old or one.is_past)
    return range(one.reported - NEWS + 1, one.reported + 1) if fresh else range(0)


def _victim(told: Sequence[Happening]) -> str:
    """The key of the one whom it befalls, of what befalls a person once: named in full by half of all accounts."""
    named = [person for one in told if one.once and one.is_done for person in sorted(one.sufferers)]
    first = min(named, key=lambda person: (-named.count(person), person), default="")
    is_sure = "_" in first.partition("@")[0] and 2 * named.count(first) >= len(named)
    return first if is_sure else ""


def _named(one: Happening) -> float:
    return weight(one.language, one.things)


def _alike(told: Sequence[Happening], others: Sequence[Happening]) -> float:
    """1 for happenings of which some accounts are surely of one, `NEVER` where two differ in day or place, else 0."""
    pairs = [(one, other) for one in told for other in others]
    if any(at_odds(one, other) for one, other in pairs):
        return NEVER
    victims = _victim(told), _victim(others)
    if victims[0] or victims[1]:
        return float(victims[0] == victims[1])
    return float(any(_are_one(one, other) for one, other in pairs))


def _are_one(a: Happening, b: Happening) -> bool:
    unreal = any(one.is_undone or one.is_supposed for one in (a, b))
    if unreal or a.predicate != b.predicate or not (a.parties and b.parties and _all_named(a, b)):
        return False
    if likeness(a, b) == NEVER:
        return False
    if a.is_unique and _is_named_alike(a, b):
        return True
    day = _on_one_day(a, b)
    is_news = not (_is_recalled(a) or _is_recalled(b))
    vague = is_news and (a.is_slight or not (a.high and b.high)) and not a.is_unique
    return day > 0 and not _other_things(a, b) and day + _beside(a, b) >= ENOUGH + (vague or a.is_sudden)


def _is_recalled(one: Happening) -> bool:
    """Whether an account gives a day long before it appeared."""
    return 0 < one.high < one.reported - OLD


def _all_named(a: Happening, b: Happening) -> bool:
    """Whether one of two names no party and no person that the other has not."""
    sides = ((a.parties, b.parties), (a.people, b.people))
    return all(not one or not other or one <= other or other <= one for one, other in sides)


def _is_named_alike(a: Happening, b: Happening) -> bool:
    """Whether both were done to what goes by one long name."""
    common = a.things & b.things
    return a.language == b.language and common in (a.things, b.things) and weight(a.language, common) >= NAMED


def _other_things(a: Happening, b: Happening) -> bool:
    """Whether both name in one language what it is done to, and no word is common."""
    return a.language == b.language and bool(a.things and b.things) and not a.things & b.things


def _on_one_day(a: Happening, b: Happening) -> int:
    """How well two accounts agree on an exact day; 0 where neither names one or they do not agree."""
    named = [one.low for one in (a, b) if one.high and one.low == one.high]
    if not named or (a.high and b.high):
        return ON_THE_DAY if len(named) == 2 and named[0] == named[1] else 0
    report = b.reported if a.high else a.reported
    if named[0] not in _days(b if a.high else a):
        return 0
    return ON_THE_DAY if report - named[0] <= NEXT_DAY else LATER


def _beside(a: Happening, b: Happening) -> int:
    """How many of these both tell: a person, two parties, a town, a thing, a figure."""
    things = a.language == b.language and weight(a.language, a.things & b.things) >= TELLING
    figure = a.quantity is not None and a.quantity == b.quantity and a.quantity[0] >= FIGURE
    parties = len(a.parties & b.parties) > 1
    return sum((bool(a.people & b.people), parties, bool(a.place) and a.place == b.place, things, figure))
