"""How likely two events tell of one happening.

Inputs: what each tells (`recoupe.link.happenings`). Refuses by veto: other days, other places, other parties in one
role. A figure that differs is no veto (a toll grows over the days), nor is a role that one of the two leaves open.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import fsum

from recoupe.link.happenings import MONTH, Happening
from recoupe.link.linkage import NEVER
from recoupe.link.surroundings import STEM
from recoupe.link.vocabulary import background, language_pack, plain

SLACK = 1
"""Days by which two accounts of one happening may differ: « dans la nuit de lundi à mardi », time zones."""

WEEK = 7

NEWS = 4
"""Days between two reports within which undated accounts may be of one happening."""

LASTING = 14
"""The same where both tell what is done to one person: an arrest, an appointment is told for weeks."""

STALE = 0.75
"""What is left, for each further `NEWS` days, of the likeness of accounts of which one is undated."""

LEANING = 0.1
"""What an undated account loses of its likeness to one whose day is a month from its report."""

RECALLED = 0.7
"""What is left of the likeness of what is recalled from the past and what is told as news, when either is undated."""

SAME, NEAR = 0.6, 0.45
"""What the same predicate, and a near one, are worth; the parties, place and day make up the rest."""

SURROUNDED, USUAL = 0.5, 0.15
"""What like surroundings are worth, and how alike those of any two events of a story are."""

COPIED = 0.6
"""How alike surroundings are from which two texts print one account."""

ONE_DAY = 0.2
"""What it is worth that both give one and the same day."""

SHARED, OPEN, OTHER_THINGS = 0.4, 0.1, -0.12
"""What shared parties are worth, that one names none, and that each is done to things the other does not name."""


def likeness(a: Happening, b: Happening) -> float:
    """How likely two events of one family tell of one happening: `NEVER`, or 0 to 1."""
    if a.once and a.once == b.once and _dead(a) & _dead(b):
        return 1.0
    if at_odds(a, b) or _others(a, b) or _done_to_others(a, b) or _is_other_act(a, b):
        return NEVER
    alike = _surroundings(a, b) if a.words and a.language == b.language and a.text != b.text else USUAL
    if a.is_slight and b.is_slight and not a.actors & b.actors and alike < COPIED and not _are_one_act(a, b):
        return NEVER
    value = SAME if a.predicate == b.predicate else NEAR
    common = _in_common(a, b)
    value += common + (ONE_DAY if a.low == a.high == b.low == b.high != 0 else 0.0)
    value += SURROUNDED * (alike - USUAL)
    recalled = a.is_past != b.is_past or (a.is_old != b.is_old and (common <= OPEN or a.year != b.year))
    return value * _fresh(a, b) * (RECALLED if recalled and not (a.high and b.high) else 1.0)


def _in_common(a: Happening, b: Happening) -> float:
    """What it is worth that two accounts name the same parties, by key or, where one has none, by word."""
    if a.parties and b.parties:
        mine, others = a.parties | a.sufferers, b.parties | b.sufferers
        return SHARED * len(mine & others) / min(len(mine), len(others))
    if a.things & _surnames(b.sufferers) or b.things & _surnames(a.sufferers):
        return SHARED
    if a.language != b.language or not (a.things and b.things):
        return OPEN
    one, other, both = (weight(a.language, words) for words in (a.things, b.things, a.things & b.things))
    if not both and min(one, other) >= 1.0:
        return OTHER_THINGS
    return max(OPEN, SHARED * both / max(1.0, min(one, other)))


def _surnames(people: Iterable[str]) -> frozenset[str]:
    """Beginnings of the last names of persons, as `Happening.things` has them of « le couple Balkany »."""
    return frozenset(plain(key.partition("@")[0].rpartition("_")[2])[:STEM] for key in people)


def _are_one_act(a: Happening, b: Happening) -> bool:
    """Whether two slight acts of one week, of which one names no doer, are done to the same things."""
    if (a.actors and b.actors) or a.predicate != b.predicate or a.language != b.language:
        return False
    soon = a.reported and b.reported and abs(a.reported - b.reported) < NEWS
    return bool(soon and a.things and b.things and (a.things <= b.things or b.things <= a.things))


def _surroundings(a: Happening, b: Happening) -> float:
    """How much of the words around the one, by weight, stand around the other too; common words count little."""
    one, other, both = (weight(a.language, words) for words in (a.words, b.words, a.words & b.words))
    return both / min(one, other) if one and other else 0.0


@lru_cache(1 << 16)
def weight(language: str, words: frozenset[str]) -> float:
    """The sum of the weights of words, the same in whatever order a set gives them."""
    weights = _weights(language)
    return fsum([weights.get(word, 1.0) for word in words])


@cache
def _weights(language: str) -> Mapping[str, float]:
    """Beginning of a word to the least weight of the common words that begin so."""
    pack = language_pack(language)
    weights: dict[str, float] = {}
    for lemma, weight in background(pack).items() if pack is not None else ():
        stem = plain(lemma)[:STEM]
        weights[stem] = min(weight, weights.get(stem, weight))
    return weights


def _is_other_act(a: Happening, b: Happening) -> bool:
    """Whether one is hostile and the other cooperative, or one only supposed: « si X est attaqué » tells no attack.

    What was supposed of the same parties may have come: then both are one.
    """
    if {a.leaning, b.leaning} == {"hostile", "cooperative"}:
        return True
    return a.is_supposed != b.is_supposed and not (a.high and b.high) and not (a.parties and a.parties == b.parties)


def at_odds(a: Happening, b: Happening) -> bool:
    """Whether two accounts are told of other days or of other places."""
    return _on_other_days(a, b) or _elsewhere(a, b)


def _on_other_days(a: Happening, b: Happening) -> bool:
    apart = _apart(a.low, a.high, b.low, b.high) or _is_later(a, b) or _is_later(b, a)
    return (apart and not _is_week_off(a, b)) or _in_other_years(a, b)


def _in_other_years(a: Happening, b: Happening) -> bool:
    """Whether one is told of a year in which the other is not: « battue à mort en 2017 », or is still to come after."""
    if _is_over(a, b) or _is_over(b, a):
        return True
    days = [one.year if one.year[1] else (one.low, one.high) for one in (a, b)]
    return bool(a.year[1] or b.year[1]) and _apart(*days[0], *days[1])


def _is_over(a: Happening, b: Happening) -> bool:
    """Whether a year that one gives was over when the other was still to come: « a fermé l'an dernier deux postes »."""
    return a.is_done and b.is_planned and 0 < a.year[1] < b.reported and not b.high


def _apart(low: int, high: int, other_low: int, other_high: int) -> bool:
    """Whether two intervals of days are disjoint by more than `SLACK`; open ones are not."""
    if not (high and other_high):
        return False
    return max(low, other_low) - min(high, other_high) > SLACK


def _is_week_off(a: Happening, b: Happening) -> bool:
    """Whether what befell one person is told a week apart: then « samedi » was read as another Saturday."""
    shared = a.is_sudden and b.is_sudden and a.sufferers & b.sufferers
    return bool(shared) and a.low == a.high and b.low == b.high and abs(a.low - b.low) == WEEK


def _is_later(a: Happening, b: Happening) -> bool:
    """Whether a text had told the one as done, or not done, before the day of the other: nobody reports what is still
    to come, and « personne n'a été arrêté » denies no arrest of the day after.
    """
    return (a.is_done or a.is_undone) and 0 < a.reported < b.low


def _elsewhere(a: Happening, b: Happening) -> bool:
    if a.region and b.region and a.region != b.region:
        return True
    return bool(a.place and b.place and a.place != b.place)


def _others(a: Happening, b: Happening) -> bool:
    """Whether both name who did it, name different ones of one kind, and share no other party.

    What is done in person is done by those persons: two ministers of one state make two visits.
    """
    if a.is_personal and a.predicate == b.predicate and _are_others(a.doers, b.doers):
        return True
    if not (a.actors and b.actors) or a.parties & b.parties:
        return False
    return all(_are_two(one, other) for one in a.actors for other in b.actors)


def _done_to_others(a: Happening, b: Happening) -> bool:
    """Whether both name persons it was done to, and all are different ones."""
    of = a.sufferers & b.sufferers if a.once and b.once else (a.sufferers | b.sufferers) & a.people & b.people
    if of or not (a.sufferers and b.sufferers):
        return False
    return _are_others(a.sufferers, b.sufferers)


def _are_others(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both are known and each of the one is surely none of the other."""
    return bool(some and others) and all(_are_two(x, y) for x in some for y in others)


def _dead(one: Happening) -> frozenset[str]:
    """Surnames of whom something befalls that happens once: of those it is done to, who need no doer."""
    suffered = one.sufferers or (one.doers if not one.others else frozenset())
    return frozenset(key.partition("@")[0].rpartition("_")[2] for key in suffered)


def _are_two(one: str, other: str) -> bool:
    """Whether two keys are surely two: of one kind, and no two spellings of a person (« l'actrice Lindsay Lohan »).

    A person and a state may be one actor, for who acts for whom is not always known.
    """
    kind, _, rest = one.rpartition(":")
    other_kind, _, other_rest = other.rpartition(":")
    if (kind == "PER") != (other_kind == "PER"):
        return False
    return kind != "PER" or not set(rest.split("_")) & set(other_rest.split("_"))


def _fresh(a: Happening, b: Happening) -> float:
    """1 for accounts that are dated, else less the longer one was reported after the other.

    Of the days that others give, an undated account is of the one nearest to its report.
    """
    if a.high and b.high:
        return 1.0
    days = abs(a.reported - b.reported) if a.reported and b.reported else 0
    one_person = a.sufferers & b.sufferers and not (a.is_slight or b.is_slight)
    return STALE ** (days // (LASTING if one_person else NEWS)) * (1 - LEANING * min(_after(a, b), MONTH) / MONTH)


def _after(a: Happening, b: Happening) -> int:
    """Days from the day one of two gives to the report of the other, which gives none."""
    if not (a.reported and b.reported and (a.high or b.high)):
        return 0
    return abs(a.high - b.reported) if a.high else abs(b.high - a.reported)
