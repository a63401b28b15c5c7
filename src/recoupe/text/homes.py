"""The state whose police, ministers and workers a text means where it does not say: that it mostly tells of.

What enters is the mentions of one text and its titles; what leaves is a `Home` that answers for a place in it. A reader
knows where a text is set by its dateline, its title, the towns it goes through, the states it has named so far and
those in the names of organisations (``Kenya Flower Council``); what comes after counts for less. « Canadian diplomats »
says nothing of where they are: adjectives do not count. Where two states weigh about as much nothing is said.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from recoupe.model import Mention, Span
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.atlas import Atlas, bare

_ENOUGH, _LEAD = 4.0, 1.8
"""Weight below which nothing is home, and how many times as much as the next state it must weigh."""
_DATELINE, _TITLE, _TOWN, _LATER = 6.0, 3.0, 2.0, 0.5
"""Weights of a dateline, of what a title names, of a town, and what remains of those that come after the place.

These were set on the opened halves of ``bench/gold``, by the states of the bodies that are said to speak there and of
the parties of events that stay within one state: no other round values tried were better.
"""
_TOPIC = 10.0
"""Weight of the name that a title puts before a colon: more than a dateline, which may be that of a correspondent."""
ARTICLE = 4
"""Characters that an article before that name may have."""
_LESS, _APART = 4.0, 1.5
"""How many times less than the first the second of two states may weigh, and more than the third it must."""
COUNTED = frozenset({EntityType.STATE, EntityType.BODY, EntityType.PERSON, EntityType.GROUP, EntityType.PLACE})
"""Types of mentions that say which state a text tells of."""


def state_shown(kind: EntityType, own: str, keys: Sequence[str], name: str, atlas: Atlas) -> str:
    """The state that something named shows a text to tell of; of an organisation, the one its name says.

    Args:
        kind: its type.
        own: key of its state, or of the body it speaks for.
        keys: its candidates; an organisation that a list knows, an agency say, shows nothing.
        name: its name as printed, empty for a common noun.
        atlas: what is known of keys and names.
    """
    if kind in COUNTED:
        return atlas.state_of(own)
    if kind is not EntityType.ORGANISATION or any(key in atlas.types for key in keys):
        return ""
    return atlas.state_in(name)


def is_topic(span: Span, title: Span) -> bool:
    """Whether a title opens on a name and a colon, as news sites tell what is below: « Birmanie : … »."""
    after = title.surface[span.end - title.start :] if span in title else ""
    return bool(after) and span.start - title.start < ARTICLE and after.lstrip().startswith(":")


@dataclass(frozen=True, slots=True)
class Sign:
    """A place in a text that names a state, directly or by a body, a person or a town of it."""

    start: int
    state: str
    weight: float = 1.0

    @classmethod
    def of(cls, start: int, state: str, use: Use, *, is_town: bool, in_title: bool, is_topic: bool = False) -> "Sign":
        """The sign that a mention of some use is; ``is_topic`` where a title opens on it (« Birmanie : … »)."""
        if is_topic:
            return cls(start, state, _TOPIC)
        weight = _DATELINE if use is Use.DATELINE else _TOWN if is_town or use is Use.PLACE else 1.0
        return cls(start, state, weight * (_TITLE if in_title and use is not Use.DATELINE else 1.0))


@dataclass(frozen=True, slots=True)
class Home:
    """The signs of a text in its order: where they stand, the states they name, and by state the summed weights."""

    places: tuple[int, ...]
    states: tuple[str, ...]
    sums: dict[str, tuple[tuple[int, ...], tuple[float, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, mentions: Iterable[Mention], atlas: Atlas, titles: Sequence[Span] = ()) -> "Home":
        """The home of a text.

        Args:
            mentions: its mentions; agencies and companies do not count, nor do pronouns and adjectives.
            atlas: tells the state a key belongs to, and that an organisation has in its name; those of no state, as
                an organisation of states, do not count.
            titles: its titles.
        """
        counted = (
            one
            for one in mentions
            if (one.type in COUNTED or one.type is EntityType.ORGANISATION)
            and one.kind not in (MentionKind.PRONOUN, MentionKind.ELIDED)
            and one.use is not Use.MODIFIER
        )
        return cls.from_signs(
            Sign.of(
                one.head.start,
                state,
                one.use,
                is_town=one.type is EntityType.PLACE,
                in_title=any(one.head in title for title in titles),
                is_topic=any(is_topic(one.span, title) for title in titles),
            )
            for one in counted
            if (state := state_shown(one.type, one.state, one.candidates, one.name, atlas))
            and bare(one.span.surface) not in atlas.seats
        )

    @classmethod
    def from_signs(cls, signs: Iterable[Sign]) -> "Home":
        """The home of a text by the places where it names states; one sign a place."""
        ordered = sorted({one.start: one for one in signs}.values(), key=lambda one: one.start)
        by_state: dict[str, list[Sign]] = {}
        for one in ordered:
            by_state.setdefault(one.state, []).append(one)
        sums = {
            state: (tuple(one.start for one in some), tuple(accumulate((one.weight for one in some), initial=0.0)))
            for state, some in by_state.items()
        }
        return cls(tuple(one.start for one in ordered), tuple(one.state for one in ordered), sums)

    def at(self, place: int) -> str:
        """Key of the state that a word at a place belongs to when nothing names another; empty when open."""
        weights = sorted(((weight, state) for state, weight in self._weights(place)), reverse=True)
        if not weights or weights[0][0] < _ENOUGH:
            return ""
        return weights[0][1] if len(weights) < 2 or weights[0][0] >= _LEAD * weights[1][0] else ""

    @property
    def seat(self) -> str:
        """Key of the state of the dateline, where no other weighs much more over the text; empty without one."""
        lines = {state for state, (_, sums) in self.sums.items() if _has_step(sums, _DATELINE)}
        most = max((sums[-1] for _, sums in self.sums.values()), default=0.0)
        found = [state for state in sorted(lines) if _LEAD * self.sums[state][1][-1] >= most]
        return found[0] if len(found) == 1 else ""

    def scene(self, place: int, others: Iterable[str] = ()) -> str:
        """Key of the state that people without one most likely belong to.

        Args:
            place: code point of the word for them.
            others: states of the other side, which they do not belong to.

        Empty only where the text names no other state; ties go to the state named last before the place.
        """
        weights = dict(self._weights(place))
        last = {state: at for at, state in zip(self.places, self.states, strict=True) if at < place}
        open_to = weights.keys() - set(others)
        return min(open_to, key=lambda state: (-weights[state], -last.get(state, -1), state), default="")

    def likely(self, place: int) -> str:
        """Key of the state that somebody of no named state is of at a place; empty when two are as likely."""
        weights = sorted(((weight, state) for state, weight in self._weights(place)), reverse=True)
        return weights[0][1] if weights and (len(weights) < 2 or weights[0][0] > weights[1][0]) else ""

    def two(self, place: int) -> tuple[str, ...]:
        """Keys of the two states a text tells of at a place, the weightier first; none when of one or of many."""
        ordered = sorted(((-weight, state) for state, weight in self._weights(place)))
        weights = [-weight for weight, _ in ordered] + [0.0, 0.0]
        told = len(ordered) > 1 and weights[1] >= max(_ENOUGH, weights[0] / _LESS) and weights[1] >= _APART * weights[2]
        return tuple(state for _, state in ordered[:2]) if told else ()

    def _weights(self, place: int) -> Iterable[tuple[str, float]]:
        for state, (places, sums) in self.sums.items():
            before = sums[bisect_left(places, place)]
            yield state, before + _LATER * (sums[-1] - before)


def _has_step(sums: Sequence[float], step: float) -> bool:
    """Whether some weight that was summed is at least a step."""
    return any(after - before >= step for before, after in pairwise(sums))
