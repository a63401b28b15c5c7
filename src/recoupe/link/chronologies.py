"""How two parties dealt with each other: visits, meetings and talks told over several texts, each with its day.

Inputs: Event with its roles, place and time. Keys: the pair of parties, states or bodies folded to them. What leaves: a
timeline for each pair with `DAYS` dated dealings and more, told in two texts. Refuses: what has no day, and to
count one visit told by several texts as several.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from recoupe.graph import group
from recoupe.link.assembly import LANGUAGES, Sides, event_point, finding, subject
from recoupe.link.deeds import AGENT, PATIENT
from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.names import meanings
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import families, near
from recoupe.model import Event, Finding, Mention, Timex
from recoupe.terms import FindingKind, Polarity, Status

GROUP = "CONTACT"
"""The group of families (``near.tsv``) of acts by which two parties meet."""

TOLD = (Status.ASSERTED, Status.HISTORICAL, Status.PLANNED)
"""Statuses of what was told to have been or to be; a plan is shown as one."""

DAYS = 3
"""Dated dealings from which two parties have a timeline."""

LONG = 31
"""Days within which a dealing must be dated."""


@dataclass(frozen=True, slots=True)
class Dealing:
    """An event between two parties, with the first and the last ISO day it may have been on."""

    event: Event
    low: str
    high: str
    parties: frozenset[str]


def chronologies(pile: Pile) -> list[Finding]:
    """One timeline for each pair of parties, sorted by id."""
    told = [one for event in pile.of(Event) if (one := _dealing(pile, event)) is not None]
    pairs = group(told, lambda one: (f"{a} {b}" for a, b in combinations(sorted(one.parties), 2)))
    found = []
    for pair, some in pairs.items():
        steps = _steps(some)
        if len(steps) >= DAYS and len({one.event.span.text for one in some}) > 1:
            found.append(_timeline(pile, pair.split(" "), steps))
    return sorted(found, key=lambda one: one.id)


def _dealing(pile: Pile, event: Event) -> Dealing | None:
    family = families(pile.ontology).get(event.predicate, "")
    told = event.status in TOLD and event.polarity is Polarity.POSITIVE
    time = pile.get(event.time, Timex) if event.time else None
    if near(pile.ontology, "policy").get(family) != GROUP or not told or time is None:
        return None
    if not (time.low and time.high) or _days(time.low, time.high) > LONG:
        return None
    parties = _parties(pile, event)
    return Dealing(event, time.low[:10], time.high[:10], parties) if len(parties) > 1 else None


def _days(low: str, high: str) -> int:
    return (date.fromisoformat(high[:10]) - date.fromisoformat(low[:10])).days


def _parties(pile: Pile, event: Event) -> frozenset[str]:
    """The states that deal: those who act, those they go to, and the state of the place."""
    places = [event.place] if event.place else []
    fillers = [one for one in event.roles if one.role in (*AGENT, *PATIENT)]
    found: set[str] = set()
    for filler in (*fillers, *places):
        for key in members(pile.actor(filler.mention, filler.candidates)):
            mention = pile.get(filler.mention, Mention)
            state = mention.state if key.startswith("PLC:") and mention else pile.affiliation(key) or key
            found.add(fold(pile, state))
    return frozenset(one for one in found if len(one) == STATE_KEY)


def _steps(some: Sequence[Dealing]) -> list[list[Dealing]]:
    """Dealings in order, those of days that meet as one step: several texts tell one visit."""
    steps: list[list[Dealing]] = []
    for one in sorted(some, key=lambda dealing: (dealing.high, dealing.low, dealing.event.id)):
        last = steps[-1] if steps else []
        if last and any(one.low <= other.high and other.low <= one.high for other in last):
            last.append(one)
        else:
            steps.append([one])
    return steps


def _timeline(pile: Pile, parties: Sequence[str], steps: Sequence[Sequence[Dealing]]) -> Finding:
    labels: Mapping[str, Mapping[str, str]] = {
        row["predicate"]: {one: row[f"label_{one}"] for one in LANGUAGES} for row in pile.ontology["labels"]
    }
    told = [min(step, key=lambda one: (_days(one.low, one.high), one.event.id)) for step in steps]
    words = {
        language: {
            "what": subject(pile, (), parties, language),
            "steps": " → ".join(_step(one, labels[one.event.predicate][language], language) for one in told),
        }
        for language in LANGUAGES
    }
    points = [event_point(pile, one.event, _when(one)) for step in steps for one in step]
    return finding(pile, FindingKind.TIMELINE, points, words, Sides(), "link/chronologies.py#chronologies")


def _step(one: Dealing, label: str, language: str) -> str:
    planned = f" ({meanings('status', language)['planned']})" if one.event.status is Status.PLANNED else ""
    return f"{_when(one)} {label}{planned}"


def _when(one: Dealing) -> str:
    return one.low if one.low == one.high else one.low[:7] if one.low[:7] == one.high[:7] else f"{one.low}..{one.high}"
