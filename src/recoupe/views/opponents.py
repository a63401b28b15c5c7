"""Against whom those who act in a text mostly act: the other side of words of theirs that name nobody.

What enters is coded events; what leaves is, for a text and codes of actors, the one party that their acts of conflict
there are aimed at most often; nobody where two are as often, or none is. A state and its government are one party.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.views.codings import CodedEvent
from recoupe.views.sectors import NOBODY, plain

_CONFLICT = ("3", "4")
"""Quads of acts of conflict."""


@dataclass(frozen=True, slots=True)
class Opponents:
    """By text and actor, how often each party is who the actor's acts of conflict are aimed at."""

    faced: Mapping[tuple[str, str], Mapping[str, int]]

    @classmethod
    def of(cls, rows: Iterable[CodedEvent]) -> "Opponents":
        """The opponents that some coded events tell."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for row in (one for one in rows if one.quad in _CONFLICT):
            for actor in (one for one in row.actor if one != NOBODY):
                found.setdefault((row.text, actor), Counter()).update(one for one in row.recipient if one != NOBODY)
        return cls(found)

    def of_actors(self, text: str, actors: Sequence[str]) -> tuple[str, ...]:
        """The code of the party that actors of a text mostly act against; empty when nothing tells."""
        counts: Counter[str] = Counter()
        for actor in dict.fromkeys(actors):
            counts.update(self.faced.get((text, actor), {}))
        parties: Counter[str] = Counter()
        for code, count in counts.items():
            parties[plain(code)] += count
        for actor in actors:
            parties.pop(plain(actor), None)
        ordered = sorted((-count, party) for party, count in parties.items())
        if not ordered or ordered[0][0] == (ordered[1][0] if len(ordered) > 1 else 0):
            return ()
        return (min((one for one in counts if plain(one) == ordered[0][1]), key=lambda one: (-counts[one], one)),)
