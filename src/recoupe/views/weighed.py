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
from recoupe.views.frames import Frame, names_of
from recoupe.views.nearness import LITTLE, OF_OTHERS, Near, Stated, near_of
from recoupe.views.seeking import Finder, finders
from recoupe.views.signs import facts_of
from recoupe.weighing import Question, question

SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING = "supported", "denied", "disputed", "other_figures", "nothing"
"""Answers, and the names of the table's; `recoupe.views.against` has the same."""

TABLE = "check"

LEAST = 0.45
"""Chance from which an answer is given; see ``python -m train.check``."""

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
    """An answer, its chance (0 to 1), the sentences it rests on, nearest first, and the facts that weighed most."""

    answer: str
    chance: float = 0.0
    resting_on: tuple[Near, ...] = ()
    facts: tuple[str, ...] = ()


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
    if answer == NOTHING or chances[answer] < LEAST or not resting:
        return Weighed(NOTHING, chances.get(NOTHING, 0.0))
    return Weighed(answer, chances[answer], resting, asked.heaviest(facts, answer))


def _shown(near: Sequence[Near]) -> list[Near]:
    """The sentences that may be shown: the nearest and those as near, none that asks or tells of others' act."""
    some = [one for one in near if one.level != LITTLE and not one.asks and OF_OTHERS.isdisjoint(one.facts)]
    return [one for one in some if one.share >= some[0].share - AS_NEAR][:SHOWN]
