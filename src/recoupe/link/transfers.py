"""Transfers: which statements of a thread are of one giver or one taker.

Inputs: Claim and Event of a thread with their deeds and parties. Keys: the thread. What leaves: the members in parts,
the largest first: one part for each set of dealings that have a giver or a taker in common. « Oslo a livré des obus à
Riga » and « Lima pourrait armer Quito » share an act and a thing and are two matters. Refuses: to part a thread of
which fewer than half of the members tell of something given, and dealings that nothing tells apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.link.deeds import deed_of
from recoupe.link.pile import Pile
from recoupe.link.signs import Told
from recoupe.link.topics import Topic, event_topic, own_topic
from recoupe.model import Claim, Event

PASSED = frozenset({"SUPPLY"})
"""Families of acts by which something is handed over; aid after a disaster comes from many and goes to many."""

TWO = 2
"""Parts from which a thread is parted."""


Sides = tuple[frozenset[str], frozenset[str]]
"""Who gives and who takes, each empty where nobody is known."""


@dataclass(slots=True)
class _Dealings:
    """Statements of what passes between some parties, with the sides of each."""

    members: list[Told]
    sides: list[Sides]

    def holds(self, other: "_Dealings") -> bool:
        """True where a giver or a taker is common, or what was given is paid back."""
        return any(_one_side(a, b) for a in self.sides for b in other.sides)

    def is_apart(self, other: "_Dealings") -> bool:
        """True where somebody else gives, or somebody else takes."""
        return any(_other_side(a, b) for a in self.sides for b in other.sides)


def parted(pile: Pile, told: Sequence[Told]) -> list[list[str]]:
    """The ids of some claims and events in parts of one giver or one taker each, sorted; mostly one part."""
    telling = sum(not PASSED.isdisjoint(_topic(pile, one).acts) for one in told)
    parts = _parts(pile, told) if 2 * telling >= len(told) else []
    if len(parts) < TWO:
        return [sorted(one.id for one in told)]
    known = {one.id for part in parts for one in part.members}
    for one in [one for one in told if one.id not in known]:
        max(parts, key=lambda part: (_shared(pile, one, part), len(part.sides))).members.append(one)
    return [sorted(one.id for one in part.members) for part in parts]


def _parts(pile: Pile, told: Sequence[Told]) -> list[_Dealings]:
    """The dealings that are told, those of one giver or taker together, the most told first."""
    found: list[_Dealings] = []
    for one in sorted(told, key=lambda one: one.id):
        sides = _sides(pile, one)
        if any(sides):
            found = _with(found, _Dealings([one], [sides]))
    found.sort(key=lambda part: (-len(part.members), part.members[0].id))
    parts: list[_Dealings] = []
    for part in found:
        near = next((other for other in parts if not other.is_apart(part)), None)
        if near is None:
            parts.append(part)
        else:
            near.members += part.members
            near.sides += part.sides
    return parts


def _with(found: Sequence[_Dealings], one: _Dealings) -> list[_Dealings]:
    """The dealings with one more, that joins all which have a side in common with it."""
    same = [other for other in found if other.holds(one)]
    members = [told for part in (*same, one) for told in part.members]
    sides = [pair for part in (*same, one) for pair in part.sides]
    return [*(other for other in found if not other.holds(one)), _Dealings(members, sides)]


def _sides(pile: Pile, told: Told) -> Sides:
    """Who gives and who takes by the events a statement tells."""
    deeds = (deed_of(pile, told, march=False),) if isinstance(told, Event) else own_topic(pile, told).deeds
    passed = [one for one in deeds if one.family in PASSED]
    taking = frozenset(key for one in passed for key in one.patients)
    return frozenset(key for one in passed for key in one.agents) - taking, taking


def _one_side(a: Sides, b: Sides) -> bool:
    return bool(a[0] & b[0] or a[1] & b[1] or (a[0] & b[1] and a[1] & b[0]))


def _other_side(a: Sides, b: Sides) -> bool:
    return any(one and other and not one & other for one, other in zip(a, b, strict=True))


def _shared(pile: Pile, one: Told, part: _Dealings) -> tuple[int, bool]:
    """How many parties of some dealings a statement names, and whether it stands around one of them."""
    about = _topic(pile, one)
    parties = {key for giving, taking in part.sides for key in giving | taking}
    around = any(one.span.overlap(other.span) for other in part.members)
    return len((about.actors or about.speakers) & parties), around


def _topic(pile: Pile, told: Told) -> Topic:
    return own_topic(pile, told) if isinstance(told, Claim) else event_topic(pile, told)
