"""The state whose police, ministers and workers a text means where it does not say: that it mostly tells of.

What enters is the mentions of one text; what leaves is a `Home` that answers for a place in it. A text that names one
state far more often than any other means that state's; where two are named about as often nothing is said, and a text
that names a state but once or twice has no home.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from recoupe.model import Mention
from recoupe.terms import EntityType, MentionKind

_ENOUGH = 4
"""Mentions of a state below which a text is not about it."""
_SURE, _FAR, _NEAR = 4.0, 2.0, 1.7
"""How many times as often as the next a state is named to be home everywhere, in spite of doubt and without, and where
it was also named last."""
_RECENT, _WEIGHT = 500, 3
"""Code points back within which a state has just been named, and how much more such a mention weighs than another."""
COUNTED = frozenset({EntityType.STATE, EntityType.BODY, EntityType.PERSON, EntityType.GROUP, EntityType.PLACE})
"""Types of mentions that say which state a text tells of."""


@dataclass(frozen=True, slots=True)
class Home:
    """States by the places where a text names them, in text order, and the one it names most."""

    places: tuple[int, ...]
    states: tuple[str, ...]
    most: str = ""
    lead: float = 0.0

    @classmethod
    def of(cls, mentions: Iterable[Mention], state_of: Callable[[str], str]) -> "Home":
        """The home of a text.

        Args:
            mentions: its mentions; agencies and companies do not count, nor do pronouns.
            state_of: the state a key belongs to, empty for none (an organisation of states): such do not count.
        """
        counted = (
            one for one in mentions if one.type in COUNTED and one.kind not in (MentionKind.PRONOUN, MentionKind.ELIDED)
        )
        return cls.counted({one.head.start: state for one in counted if (state := state_of(one.state))})

    @classmethod
    def counted(cls, found: Mapping[int, str]) -> "Home":
        """The home of a text by the places where it names states, each with the key of the state."""
        counts = sorted(Counter(found.values()).items(), key=lambda pair: (-pair[1], pair[0]))
        places = tuple(sorted(found))
        if not counts or counts[0][1] < _ENOUGH:
            return cls(places, tuple(found[one] for one in places))
        rival = counts[1][1] if len(counts) > 1 else 0
        lead = counts[0][1] / rival if rival else _FAR
        return cls(places, tuple(found[one] for one in places), counts[0][0], lead)

    def at(self, place: int) -> str:
        """Key of the state that a word at a place belongs to when nothing names another; empty when open."""
        if self.lead >= _FAR:
            return self.most
        return self.most if self.lead >= _NEAR and self._last(place) == self.most else ""

    def surely(self, place: int) -> str:
        """The same, and where another state was named last only for one that is named many times as often."""
        return self.at(place) if self.lead >= _SURE or self._last(place) == self.most else ""

    def _last(self, place: int) -> str:
        before = bisect_left(self.places, place)
        return self.states[before - 1] if before else ""

    def scene(self, place: int, others: Iterable[str] = ()) -> str:
        """Key of the state that people without one most likely belong to: named most, those just before it most of all.

        Args:
            place: code point of the word for them.
            others: states of the other side, which they do not belong to.

        Empty only where the text names no other state; ties go to the state named last before the place.
        """
        before = bisect_left(self.places, place)
        weights = self._weights(place)
        last = {state: rank for rank, state in enumerate(self.states[:before], start=1)}
        open_to = weights.keys() - set(others)
        return min(open_to, key=lambda state: (-weights[state], -last.get(state, 0), state), default="")

    def likely(self, place: int) -> str:
        """Key of the state that somebody of no named state is of at a place; empty when two are as likely."""
        first, *others = self._weights(place).most_common(2) or [("", 0)]
        return self.at(place) or (first[0] if not others or others[0][1] < first[1] else "")

    def _weights(self, place: int) -> Counter[str]:
        """How much speaks for each state at a place: how often it is named, and what was named just before."""
        before = bisect_left(self.places, place)
        recent = [state for at, state in zip(self.places[:before], self.states, strict=False) if place - at < _RECENT]
        weights = Counter(self.states)
        for state in recent:
            weights[state] += _WEIGHT
        return weights
