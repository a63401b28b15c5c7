"""The facts of a statement beside the sentences nearest to it: what `recoupe.views.weighed` sums weights of.

Inputs: a statement, its nearest sentences (`recoupe.views.nearness`). What leaves are facts in
words, no word of the statement among them: those of the sentence that tells most of it, those of the next, and what
others as near say otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from recoupe.views.fates import ACT, MET, UNMET, Fate, counted
from recoupe.views.frames import WORD, Frame
from recoupe.views.nearness import OF_OTHERS, OTHER, SAME_ONE, Near

STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99)
COUNTS = (1, 2, 3)
UNITS = (3, 4, 5, 6, 7)

AS_NEAR = 0.12
"""How much less of a statement a sentence may tell than the nearest and still be as near."""

NEAR_ENOUGH = 0.5
"""The least it must tell of it."""

BEHIND = (0.0, 0.1, 0.2, 0.3)
"""How much less of a statement than the nearest a sentence tells that tells most of it as not so."""

NONE_OF = ("missing", "word missing", "actor missing", "name missing", "place missing")
"""Counts of which none is a fact of its own."""


def facts_of(stated: Frame, near: Sequence[Near]) -> frozenset[str]:
    """The facts of a statement and of the sentences nearest to it, the nearest first."""
    found = {*_of_statement(stated), *_of_undone(stated, near)}
    near = [one for one in near if not one.beside]
    if not near:
        return frozenset(found | {"nothing near"})
    found |= {f"1 {fact}" for fact in _of_sentence(near[0])}
    if len(near) > 1:
        found |= {f"2 {fact}" for fact in _of_sentence(near[1])}
    for name, values in (("figure", {one.figure for one in near}), ("spelt figure", {one.spelt for one in near})):
        found.add(f"{name} anywhere: {next((one for one in (SAME_ONE, OTHER) if one in values), 'none')}")
    return frozenset(found | set(_of_others(near)))


def most_undone(near: Iterable[Near]) -> Near | None:
    """The sentence that tells most of a statement as not so; None for none."""
    some = [one for one in near if one.undone is not None and not one.asks]
    return min(some, key=lambda one: (-one.undone.share if one.undone else 0.0, one.rank), default=None)


def _of_undone(stated: Frame, near: Sequence[Near]) -> Iterator[str]:
    """What a sentence tells as not so; of a statement that does so itself, in words of their own."""
    said = most_undone(near)
    if said is None or said.undone is None:
        yield "undone: nothing"
        return
    mark = "undone of a negation:" if _is_negated(stated) else "undone:"
    nearest = [one for one in near if not one.beside]
    place = next((str(i + 1) for i, one in enumerate(nearest[:2]) if one is said), "out" if said.beside else "later")
    behind = nearest[0].share - said.share if nearest else 0.0
    teller = [f"teller {said.teller.stance}"] if said.teller is not None else []
    steps = (f"behind>{step}" for step in BEHIND if behind > step)
    facts = (*said.undone.facts, f"place {place}", *teller, *steps, *(["abroad"] if said.abroad else []))
    yield from (f"{mark} {fact}" for fact in facts)


def _is_negated(stated: Frame) -> bool:
    return any("Neg" in (one.feature("Polarity"), one.feature("PronType")) for one in stated.sentence.tokens)


def _of_statement(stated: Frame) -> Iterator[str]:
    if _is_negated(stated):
        yield "statement negated"
    yield from (f"units>={count}" for count in UNITS if len(stated.units) >= count)


def _of_sentence(near: Near) -> Iterator[str]:
    yield from (f"share>={step}" for step in STEPS if near.share >= step)
    yield from _counts(near.fates)
    yield from (f"act {one.fate}" for one in near.fates if one.role == ACT)
    yield f"told {near.level}"
    given = (("figure", near.figure), ("day", near.day), ("spelt figure", near.spelt), ("date", near.date))
    for name, value in (*given, ("rank", near.rank_given), ("sign", "differs" if near.differs else "equal")):
        yield f"{name} {value}"
        yield f"told {near.level}, {name} {value}"
    if near.teller is not None:
        yield f"teller {near.teller.stance}"
    if near.abroad:
        yield "abroad"
    turned = near.differs != any(one.contrary for one in near.fates if one.role == ACT)
    beside = any(one.contrary for one in near.fates if one.role != ACT)
    yield f"turned {turned}, beside {beside}"
    yield f"told {near.level}, turned {turned}, beside {beside}"
    lost = any(one.kind != WORD and one.fate in UNMET for one in near.fates)
    acted = any(one.role == ACT and one.fate in MET for one in near.fates)
    yield f"act {'told' if acted else 'untold'}, names {'lost' if lost else 'met'}"
    others = not OF_OTHERS.isdisjoint(near.facts)
    yield f"act {'told' if acted else 'untold'}, {'of others' if others else 'of the same'}, {near.level}"
    yield from near.facts


def _counts(fates: Sequence[Fate]) -> Iterator[str]:
    counts = Counter(dict(counted(fates)))
    yield from (f"{name}>={step}" for name in sorted(counts) for step in COUNTS if counts[name] >= step)
    yield from (f"no {name}" for name in NONE_OF if not counts[name])


def _of_others(near: Sequence[Near]) -> Iterable[str]:
    """What sentences as near as the nearest say besides it."""
    least = max(near[0].share - AS_NEAR, NEAR_ENOUGH)
    for one in near[1:]:
        if one.share < least:
            continue
        yield f"also figure {one.figure}"
        yield f"also spelt figure {one.spelt}"
        yield f"also day {one.day}"
        yield f"also sign {'differs' if one.differs else 'equal'}"
        yield f"also told {one.level}"
        if one.teller is not None:
            yield f"also teller {one.teller.stance}"
