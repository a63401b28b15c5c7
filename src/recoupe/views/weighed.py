"""What a record answers to a statement by a sum of weights: rules find little of what people write in their own words.

Inputs: the texts of a record, a statement. What leaves is an answer with its chance, the
sentences it rests on and the facts that weighed most (`recoupe.weighing`, table ``check``). Refuses: an answer that is
not likely enough (`LEAST`), and one that no single sentence may be shown for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from recoupe.model import Text
from recoupe.views.bearing import SENTENCES_BEFORE, Stretch, Texts
from recoupe.views.checked import NOTHING, OTHER_FIGURES, SUPPORTED
from recoupe.views.fates import ACT, MET, NEEDED, OF_THE_MATTER, UNMET, Fate
from recoupe.views.frames import WORD, Frame, names_of
from recoupe.views.nearness import BOTH_KNOWN, LITTLE, OF_OTHERS, OTHER, SAME_ONE, Near, Stated, near_of
from recoupe.views.replaced import ANOTHER, REPLACED_WORD
from recoupe.views.seeking import Finder, finders
from recoupe.views.signs import facts_of
from recoupe.weighing import Question, question

TABLE = "check"

LEAST, SURER, SUREST = 0.55, 0.75, 0.9
"""Chance from which an answer is given; where the nearest sentence tells an act of others or leaves somebody or
some place out; and where it is done to something else there. See ``python -m train.check``."""

HEAVY = 0.5
"""Weight from which a word that an act is done by or to is asked for."""

FIRST, KEPT = 16, 8
"""Sentences analysed for a statement, those first that hold most of it, and those compared: the nearest of them."""

FROM_BEFORE = 0.5
"""What is left of a unit that only the title or a sentence before holds, at first sight."""

SHOWN = 3
"""Sentences shown for an answer."""

AS_NEAR = 0.15
"""How much less than the nearest another sentence may tell and still be shown."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An answer, its chance (0 to 1), the sentences it rests on, nearest first, the facts that weighed most.

    ``untold`` are the words of the statement that none of the sentences tells.
    """

    answer: str
    chance: float = 0.0
    resting_on: tuple[Near, ...] = ()
    facts: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


class Sentences:
    """The sentences of some texts with the names of those they mention; kept, as statements are set beside them."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._names: dict[tuple[str, int], frozenset[str]] = {}

    def nearest(self, stated: Stated) -> list[Near]:
        """The sentences that tell most of a statement, the nearest first; one for several of the same words."""
        every = [one for text in self.texts.texts for one in self._held(stated, text)]
        chosen: dict[str, tuple[Text, int]] = {}
        for _, _, i, text in nsmallest(2 * FIRST, every, key=lambda one: one[:3]):
            chosen.setdefault(self.texts.sentences(text)[i][2], (text, i))
        first = list(chosen.values())[:FIRST]
        self.texts.parse_ahead(place for one in first for place in (*self.texts.around(*one), *self._next(*one)))
        near = [near_of(self.texts, stated, text, i) for text, i in first]
        return sorted(near, key=lambda one: one.rank)[:KEPT]

    def _next(self, text: Text, i: int) -> list[Stretch]:
        return [(text, start, end) for start, end, _ in self.texts.sentences(text)[i + 1 : i + 2]]

    def _held(self, stated: Stated, text: Text) -> Iterator[tuple[float, str, int, Text]]:
        """How much of a statement each sentence of a text holds at first sight, as what sorts the most first."""
        sought = finders(stated.frame, text.language)
        whole = sum(one.weight for one in sought)
        every = self.texts.sentences(text)
        held = [self._found(sought, text, i) for i in range(len(every))]
        for i, here in enumerate(held):
            before = {0, *range(max(0, i - SENTENCES_BEFORE), i)} - {i}
            left = [one for k, one in enumerate(sought) if k not in here and any(k in held[j] for j in before)]
            own = sum(sought[k].weight for k in sorted(here))
            if own:
                value = own * 1.3 + FROM_BEFORE * sum(one.weight for one in left)
                yield -value / whole, text.id, i, text

    def _found(self, sought: Sequence[Finder], text: Text, i: int) -> frozenset[int]:
        letters = self.texts.sentences(text)[i][2]
        names = self._names_in(text, i)
        return frozenset(k for k, one in enumerate(sought) if one.finds(letters, names))

    def _names_in(self, text: Text, i: int) -> frozenset[str]:
        if (text.id, i) not in self._names:
            start, end, _ = self.texts.sentences(text)[i]
            pile = self.texts.pile
            mentions = pile.mentions_in(text.id, start, end)
            self._names[text.id, i] = frozenset(name for one in mentions for name in names_of(pile, one))
        return self._names[text.id, i]


def weigh(stated: Frame, near: Sequence[Near], asked: Question | None = None) -> Weighed:
    """The answer to a statement from the sentences nearest to it, by the weights shipped or others.

    Nothing where no answer is likely, or no sentence may be shown for it.
    """
    facts = facts_of(stated, near)
    asked = asked or question(TABLE)
    chances = asked.chances(facts)
    answer = min(chances, key=lambda one: (-chances[one], one))
    resting = tuple(_shown(near))
    if answer == NOTHING or not resting or chances[answer] < _least(near[0]) or _is_untold(near[0], answer):
        return Weighed(NOTHING, chances.get(NOTHING, 0.0))
    if answer == SUPPORTED and resting[0].figure == OTHER and all(one.figure != SAME_ONE for one in near):
        answer = OTHER_FIGURES
    return Weighed(answer, chances[answer], resting, asked.heaviest(facts, answer), _untold(stated, resting))


def _untold(stated: Frame, resting: Sequence[Near]) -> tuple[str, ...]:
    """The words of a statement that none of the sentences shown tells, nor what stands before them."""
    lost = [{one.tokens for one in near.fates if one.fate in UNMET} for near in resting]
    tokens = stated.sentence.tokens
    return tuple(" ".join(tokens[i].form for i in some) for some in sorted(set.intersection(*lost)))


def _least(nearest: Near) -> float:
    """The chance from which an answer is given beside that nearest sentence."""
    lost = any(one.fate in UNMET and _is_asked_for(one) for one in nearest.fates)
    if REPLACED_WORD in nearest.facts:
        return SUREST
    return SURER if lost or _is_of_others(nearest) else LEAST


def _is_asked_for(one: Fate) -> bool:
    """True for somebody, some place, and what an act is done by or to."""
    return one.kind != WORD or (one.role == NEEDED and one.weight >= HEAVY)


def _is_untold(nearest: Near, answer: str) -> bool:
    """True where something else is told than what an answer would call supported: by somebody else, or another act."""
    if answer != SUPPORTED:
        return False
    acting = [one.fate for one in nearest.fates if one.role == ACT]
    lost = [one.kind for one in nearest.fates if one.role == NEEDED and one.fate in UNMET and one.weight >= HEAVY]
    if any(kind != WORD for kind in lost):
        return True
    if MET.intersection(acting):
        return not ANOTHER.isdisjoint(nearest.facts)
    return bool(lost) or BOTH_KNOWN in nearest.facts or OF_THE_MATTER in acting


def _is_of_others(near: Near) -> bool:
    """True for an act of others, or done to others."""
    return not OF_OTHERS.isdisjoint(near.facts)


def _shown(near: Sequence[Near]) -> list[Near]:
    """The sentences that may be shown: the nearest and those as near, none that asks or tells of others' act."""
    some = [one for one in near if one.level != LITTLE and not one.asks and not _is_of_others(one)]
    return [one for one in some if one.share >= some[0].share - AS_NEAR][:SHOWN]
