"""What a person decided about actors and copies, as link stages use it.

Enters: the decisions in force, as records. Leaves: which keys are one actor, which are kept apart, which name an actor
bears, which edges between articles do not hold. Where two decisions speak of one thing the later one wins.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recoupe import calendar
from recoupe.model import Decision

PINNED = "decisions.tsv#mention.actor"
"""The rule of a chain whose actor a person named: no evidence joins it to another."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions on keys and edges.

    ``merged``: key to the key it is one with, followed to its end; ``apart``: pairs of keys never joined by evidence;
    ``moved``: (key, text) to the key meant there; ``named``: key to its name; ``refused``: pairs of ends (texts or
    agency keys) between which no copy runs;
    ``stories``: sorted pair of texts to whether they are of one story; ``inputs``: key to the ids of the decisions that
    touch it.
    """

    merged: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[frozenset[str]] = frozenset()
    stories: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    inputs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def key(self, key: str) -> str:
        """The key an actor goes by after merges."""
        return self.merged.get(key, key)

    def refuses(self, earlier: str, later: str) -> bool:
        """Whether a person said that neither of two ends draws on the other."""
        return frozenset((earlier, later)) in self.refused


def decided(decisions: Iterable[Decision]) -> Decided:
    """Decisions indexed; any order."""
    ordered = sorted(decisions, key=lambda one: (calendar.instant(one.when) or "", one.value, one.target, one.id))
    made = _Making()
    for one in ordered:
        if one.action == "merge":
            made.merge(one.target, one.value)
        elif one.action == "split":
            made.split(one)
        elif one.action == "relabel" and one.value.startswith("actor.name="):
            made.named[one.target] = one.value.partition("=")[2]
        elif one.action in ("accept", "reject") and one.value.startswith("edge "):
            ends = frozenset((one.target, one.value.partition(" ")[2]))
            (made.refused.add if one.action == "reject" else made.refused.discard)(ends)
        elif one.action in ("accept", "reject") and one.value.startswith("story "):
            low, high = sorted((one.target, one.value.partition(" ")[2]))
            made.stories[low, high] = one.action == "accept"
    return made.done(ordered)


class _Making:
    def __init__(self) -> None:
        self.into: dict[str, str] = {}
        self.apart: set[frozenset[str]] = set()
        self.moved: dict[tuple[str, str], str] = {}
        self.named: dict[str, str] = {}
        self.refused: set[frozenset[str]] = set()
        self.stories: dict[tuple[str, str], bool] = {}

    def merge(self, key: str, into: str) -> None:
        """Send a key into another; an earlier merge that ran the other way gives way."""
        self.apart.discard(frozenset((key, into)))
        self.into.pop(key, None)
        step = into
        while step in self.into:
            if self.into[step] == key:
                del self.into[step]
                break
            step = self.into[step]
        self.into[key] = into

    def split(self, decision: Decision) -> None:
        """Keep two keys apart, or move what a key means in one text to another."""
        other, _, text = decision.value.partition(" in ")
        if text:
            self.moved[decision.target, text] = other
            return
        self.apart.add(frozenset((decision.target, other)))
        for key, into in ((other, decision.target), (decision.target, other)):
            if self.into.get(key) == into:
                del self.into[key]

    def done(self, ordered: Iterable[Decision]) -> Decided:
        merged = {}
        for key in sorted(self.into):
            end = key
            while end in self.into:
                end = self.into[end]
            merged[key] = end
        return Decided(
            merged,
            frozenset(self.apart),
            dict(self.moved),
            dict(self.named),
            frozenset(self.refused),
            dict(self.stories),
            _inputs(ordered),
        )


def _inputs(ordered: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    touched: dict[str, list[str]] = {}
    for one in ordered:
        other = one.value.partition(" in ")[0]
        keys = {"merge": (one.target, one.value), "split": (one.target, other), "relabel": (one.target,)}
        if one.action != "relabel" or one.value.startswith("actor."):
            for key in keys.get(one.action, ()):
                touched.setdefault(key, []).append(one.id)
    return {key: tuple(sorted(ids)) for key, ids in touched.items()}
