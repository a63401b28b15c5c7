"""What a record answers to a statement by a sum of weights, where the rules find nothing that bears on it.

Inputs: the texts of a record, a statement. What leaves is an answer with its chance, the sentences it rests on and the
facts that weighed most (`recoupe.weighing`, table ``check``). Refuses: an answer that is not likelier than `LEAST`, and
one for which no single sentence tells more than half of the statement, with nobody and no place left out.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from recoupe.model import Text
from recoupe.views.bearing import SENTENCES_BEFORE, Stretch, Texts
from recoupe.views.frames import names_of
from recoupe.views.nearness import (
    ACT_UNTOLD,
    MOSTLY,
    NONE,
    OF_OTHERS,
    OTHER,
    PARTLY,
    SAME_ONE,
    WELL,
    Near,
    Stated,
    near_of,
)
from recoupe.views.seeking import Finder, finders
from recoupe.weighing import Question, question

SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING = "supported", "denied", "disputed", "other_figures", "nothing"
"""Answers, and the names of the table's; `recoupe.views.against` has the same."""

TABLE = "check"

LEAST = 0.75
"""Chance from which an answer is given; see ``python -m train.check``."""

FIRST, KEPT = 16, 8
"""Sentences analysed for a statement, those first that hold most of it, and those compared: the nearest of them."""

FROM_BEFORE = 0.5
"""What is left of a unit that only the title or a sentence before holds, at first sight."""

SHOWN, TOLD = 3, 0.55
"""Sentences shown for an answer, and the share of the statement that one of them must tell itself."""

KNOWN_MISSING = "known words missing anywhere>=1"
"""A word of the statement of which the language of the sentence has another, and neither it nor the text tells it."""

GROUPS = (("well", (WELL,)), ("mostly", (WELL, MOSTLY, ACT_UNTOLD)), ("partly", (WELL, MOSTLY, ACT_UNTOLD, PARTLY)))


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


def facts_of(near: Sequence[Near]) -> frozenset[str]:
    """The facts of a statement from those of the sentences nearest to it: the features of its case."""
    if not near:
        return frozenset({"nothing near"})
    told = [fact for one in near for fact in one.facts if fact.startswith("told ")]
    found = {f"any {fact}" for fact in told} | {f"nearest {fact}" for fact in near[0].facts}
    found |= {f"next {fact}" for one in near[1:2] for fact in one.facts if fact.startswith("told ")}
    return frozenset(found | set(_of_groups(near)))


def _of_groups(near: Sequence[Near]) -> Iterator[str]:
    """What the sentences say together that tell a statement well, mostly or in part."""
    for name, levels in GROUPS:
        some = [one for one in near if one.level in levels]
        if some:
            yield f"signs of those that tell it {name}: " + " and ".join(sorted({str(one.differs) for one in some}))
            yield f"figure of those that tell it {name}: {_best({one.figure for one in some})}"
            yield f"day of those that tell it {name}: {_best({one.day for one in some})}"
            yield from (f"told {name} in {count} sentences and more" for count in (2, 3) if len(some) >= count)


def _best(values: Collection[str]) -> str:
    return next((one for one in (SAME_ONE, OTHER) if one in values), min(values))


def weigh(near: Sequence[Near], asked: Question | None = None) -> Weighed:
    """The answer to a statement from the sentences nearest to it, nearest first, by the weights shipped or others.

    Nothing where no answer is likely, or no sentence may be shown for it.
    """
    facts = facts_of(near)
    asked = asked or question(TABLE)
    chances = asked.chances(facts)
    answer = min(chances, key=lambda one: (-chances[one], one))
    resting = tuple(one for one in near if _shows(one, answer))[:SHOWN]
    if answer == NOTHING or chances[answer] < LEAST or not resting:
        return Weighed(NOTHING, chances[NOTHING])
    return Weighed(answer, chances[answer], resting, asked.heaviest(facts, answer))


def _shows(near: Near, answer: str) -> bool:
    """True for a sentence that may be shown for an answer: it tells more than half of it itself, and that way.

    An act of others, and where a figure or a day is stated another one or none, bear nothing out.
    """
    if near.level not in (WELL, MOSTLY, ACT_UNTOLD, PARTLY) or near.here < TOLD or near.asks:
        return False
    if not OF_OTHERS.isdisjoint(near.facts) or (near.level == PARTLY and KNOWN_MISSING in near.facts):
        return False
    if answer == OTHER_FIGURES:
        return OTHER in (near.figure, near.day)
    if answer == DENIED:
        return near.differs
    return not near.differs and near.figure in (NONE, SAME_ONE) and near.day != OTHER
