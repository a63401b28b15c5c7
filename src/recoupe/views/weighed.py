"""What a record answers to a statement by a sum of weights: rules find little of what people write in their own words.

Inputs: the texts of a record, a statement. What leaves is an answer with its chance, the
sentences it rests on and the facts that weighed most (`recoupe.weighing`, table ``check``). Refuses: an answer that is
not likely enough (`LEAST`), and one that no single sentence may be shown for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from recoupe.model import Text
from recoupe.views.bearing import SENTENCES_BEFORE, Stretch, Texts
from recoupe.views.checked import DENIED, NOTHING, OTHER_FIGURES, SUPPORTED
from recoupe.views.fates import ACT, KINDRED, MET, NEEDED, OF_THE_MATTER, UNMET, Fate
from recoupe.views.frames import LIGHT, WORD, Frame, names_of
from recoupe.views.nearness import BOTH_KNOWN, LITTLE, OF_OTHERS, OTHER, SAME_ONE, Near, Stated, near_of
from recoupe.views.replaced import ANOTHER, REPLACED_WORD
from recoupe.views.seeking import Finder, finders, undoing_words
from recoupe.views.signs import facts_of, most_undone
from recoupe.weighing import Question, question

TABLE = "check"

Held = tuple[float, str, int, Text]
"""How much of a statement a sentence holds at first sight, less than nothing; its text, by id too, and its number."""

LEAST, SURER, SUREST = 0.55, 0.75, 0.9
"""Chance from which an answer is given; where the nearest sentence tells an act of others, or none of its, or leaves
somebody or some place out; and where it is done to something else there. See ``python -m train.check``."""

LEAST_OTHER, LEAST_UNDONE = 0.4, 0.4
"""Chance from which another figure is given, and a denial that a sentence tells as not so."""

UNDONE_SHARE = 0.3
"""What such a sentence must at least tell of the statement."""

HARDLY, UNLIKELY = 0.2, 0.3
"""Chance that nothing is about it up to which the likeliest answer is given all the same, and such a denial."""

HEAVY = 0.5
"""Weight from which a word that an act is done by or to is asked for."""

FIRST, KEPT = 16, 8
"""Sentences analysed for a statement, those first that hold most of it, and those compared: the nearest of them."""

UNDOING_KEPT = 10
"""Sentences besides that are analysed for what they tell as not so."""

FROM_BEFORE = 0.5
"""What is left of a unit that only the title or a sentence before holds, at first sight."""

HALF = 0.5
"""Share of a statement from which the nearest sentence is shown where there is no answer."""

SHOWN = 3
"""Sentences shown for an answer."""

AS_NEAR = 0.15
"""How much less than the nearest another sentence may tell and still be shown."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An answer, its chance (0 to 1), the sentences it rests on, nearest first, the facts that weighed most.

    Of no answer it is the nearest sentence. ``untold`` are the words of the statement that none of the sentences tells.
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
        """The sentences that tell most of a statement, the nearest first; one for several of the same words.

        The one that tells most of it as not so comes last where it is not among them.
        """
        every = self._every(stated)
        first = self._chosen(every, FIRST)
        undoing = [one for one in every if self._may_undo(one[3], one[2])]
        more = [one for one in self._chosen(undoing, FIRST) if one not in first][:UNDOING_KEPT]
        both = (*first, *more)
        self.texts.parse_ahead(place for one in both for place in (*self.texts.around(*one), *self._next(*one)))
        near = sorted((near_of(self.texts, stated, *one) for one in first), key=lambda one: one.rank)
        said = most_undone((*near, *(near_of(self.texts, stated, *one) for one in more)))
        kept = near[:KEPT]
        return kept if said is None or said in kept else [*kept, replace(said, beside=True)]

    def _every(self, stated: Stated) -> list[Held]:
        """How much of a statement each sentence that holds some of it holds at first sight."""
        sought = {one: finders(stated.frame, one) for one in sorted({text.language for text in self.texts.texts})}
        return [one for text in self.texts.texts for one in self._held(sought[text.language], text)]

    def _chosen(self, held: Sequence[Held], count: int) -> list[tuple[Text, int]]:
        """The sentences that hold most, one for several of the same words."""
        chosen: dict[str, tuple[Text, int]] = {}
        for _, _, i, text in nsmallest(2 * count, held, key=lambda one: one[:3]):
            chosen.setdefault(self.texts.sentences(text)[i][2], (text, i))
        return list(chosen.values())[:count]

    def _may_undo(self, text: Text, i: int) -> bool:
        return undoing_words(text.language).search(self.texts.sentences(text)[i][2]) is not None

    def _next(self, text: Text, i: int) -> list[Stretch]:
        return [(text, start, end) for start, end, _ in self.texts.sentences(text)[i + 1 : i + 2]]

    def _held(self, sought: Sequence[Finder], text: Text) -> Iterator[Held]:
        """The same of the sentences of one text, as what sorts the most first."""
        whole = sum(one.weight for one in sought)
        held = [self._found(sought, text, i) for i in range(len(self.texts.sentences(text)))]
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
    said = most_undone(near)
    near = [one for one in near if not one.beside]
    if answer == DENIED and said is not None and _is_denied(said, chances):
        return Weighed(DENIED, chances[DENIED], (said,), asked.heaviest(facts, DENIED), _untold(stated, [said]))
    resting = tuple(_shown(near))
    if answer == NOTHING or not resting or _is_doubtful(near[0], answer, chances) or _is_untold(near[0], answer):
        return _nothing(stated, near, chances)
    if answer == SUPPORTED and resting[0].figure == OTHER and all(one.figure != SAME_ONE for one in near):
        answer = OTHER_FIGURES
    resting = resting[:SHOWN] if answer != OTHER_FIGURES else tuple(filter(_gives_another, resting))[:SHOWN]
    if not resting:
        return _nothing(stated, near, chances)
    return Weighed(answer, chances[answer], resting, asked.heaviest(facts, answer), _untold(stated, resting))


def _nothing(stated: Frame, near: Sequence[Near], chances: Mapping[str, float]) -> Weighed:
    """No answer, with the nearest sentence where it tells half of the statement: a lead, on no side."""
    lead = tuple(one for one in near[:1] if one.share >= HALF and not one.asks)
    return Weighed(NOTHING, chances.get(NOTHING, 0.0), lead, (), _untold(stated, lead) if lead else ())


def _gives_another(near: Near) -> bool:
    """True for a sentence that gives a figure, a day or a rank that is not that of the statement."""
    return OTHER in (near.figure, near.spelt, near.day, near.date, near.rank_given)


def _is_denied(said: Near, chances: Mapping[str, float]) -> bool:
    """True where a denial rests on a sentence that tells enough of the statement as not so."""
    likely = chances[DENIED] >= LEAST_UNDONE and chances.get(NOTHING, 0.0) <= UNLIKELY
    of_it = REPLACED_WORD not in said.facts  # who forbids the play forbids no march
    return likely and of_it and said.undone is not None and said.undone.share >= UNDONE_SHARE


def _is_doubtful(nearest: Near, answer: str, chances: Mapping[str, float]) -> bool:
    """True for an answer that is not likely enough beside that nearest sentence."""
    least = LEAST_OTHER if answer == OTHER_FIGURES else _least(nearest)
    sure_of_some = least == LEAST and chances.get(NOTHING, 0.0) <= HARDLY
    return chances[answer] < least and not sure_of_some


def _untold(stated: Frame, resting: Sequence[Near]) -> tuple[str, ...]:
    """The words of a statement that none of the sentences shown tells, nor what stands before them."""
    lost = [{one.tokens for one in near.fates if one.fate in UNMET} for near in resting]
    tokens = stated.sentence.tokens
    words = (" ".join(tokens[i].form for i in some) for some in sorted(set.intersection(*lost)))
    return tuple(dict.fromkeys(words))


def _least(nearest: Near) -> float:
    """The chance from which an answer is given beside that nearest sentence."""
    lost = any(one.fate in UNMET and _is_asked_for(one) for one in nearest.fates)
    if REPLACED_WORD in nearest.facts:
        return SUREST
    acting = {one.fate for one in nearest.fates if one.role == ACT}
    untold = bool(acting) and not MET & acting  # things of the statement, and nothing that is done to them
    return SURER if lost or untold or _is_of_others(nearest) else LEAST


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
        bare = MET.intersection(acting) == {KINDRED} and not any(_is_told_beside(one) for one in nearest.fates)
        return bare or not ANOTHER.isdisjoint(nearest.facts)
    return bool(lost) or BOTH_KNOWN in nearest.facts or OF_THE_MATTER in acting


def _is_told_beside(one: Fate) -> bool:
    """True for a thing that is told beside an act, which tells of what an act of one matter is the same."""
    return one.role != ACT and one.kind == WORD and one.fate in MET and one.weight >= LIGHT


def _is_of_others(near: Near) -> bool:
    """True for an act of others, or done to others."""
    return not OF_OTHERS.isdisjoint(near.facts)


def _shown(near: Sequence[Near]) -> list[Near]:
    """The sentences that may be shown: the nearest and those as near, none that asks or tells of others' act."""
    some = [one for one in near if one.level != LITTLE and not one.asks and not _is_of_others(one)]
    return [one for one in some if one.share >= some[0].share - AS_NEAR]
