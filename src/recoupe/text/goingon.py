"""Reported speech that goes on in the next sentence: « …, dit l'expert. Une lampe serait en cause ».

Enters: a sentence that the article puts in the conditional of hearsay, and what is said right before. Leaves: the same
words given to whoever spoke. Refuses: what follows a denial, a demand or a judgement, and forecasts. No language is
named here.
"""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.terms import HolderPath, Role, Stance
from recoupe.text.clauses import Line
from recoupe.text.sightings import Attribution

TOLD = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.PREDICTS, Stance.SUSPECTS})
"""Stances that tell something: what follows « dément » or « exige » is not of one breath with it."""
GIVING = frozenset({"colon", "comment", "prep", "que", "quote", "floating"})
"""Constructions that give words."""
LAST = 3
"""Characters of points and marks behind what is said."""
OPENING = 3
"""Words before the clause that may tell when or where."""


def going_on(
    line: Line, one: Attribution, before: Line | None, told: Sequence[tuple[Attribution, Stance]]
) -> Attribution:
    """What the article puts in the conditional, given to whoever is said to tell the sentence before.

    Args:
        line: its sentence.
        one: what the article tells with reserve.
        before: the sentence before it, None at the start of a text.
        told: what is attributed there, with its stance.
    """
    if before is None or one.stance is not Stance.ASSERTS or not _is_hearsay(line, one) or not _follows(line, before):
        return one
    whole = [each for each in told if _is_whole(before, each[0])]
    last = max(whole, key=lambda each: (each[0].content[1], each[0].cue[1]), default=None)
    if last is None or last[1] not in TOLD:
        return one
    sources = tuple(replace(source, path=HolderPath.FLOATING) for source in last[0].sources)
    return replace(one, sources=sources, construction="floating")


def _follows(line: Line, before: Line) -> bool:
    near = line.sentence.paragraph == before.sentence.paragraph
    return near and line.sentence.role is Role.BODY is before.sentence.role


def _is_hearsay(line: Line, one: Attribution) -> bool:
    """Whether a main clause at the head of its sentence stands in the conditional, with nothing it depends on."""
    place = line.index_at(one.cue[0])
    opens = line.index_at(one.content[0]) <= OPENING
    return opens and line.words[place].tag == "cond" and not any(word.is_any("condition") for word in line.words)


def _is_whole(before: Line, one: Attribution) -> bool:
    """Whether all of a sentence is what somebody named says, and who says it."""
    named = all(each.start >= 0 and each.path is not HolderPath.IMPERSONAL for each in one.sources)
    end = max([one.cue[1], one.content[1], *(each.end for each in one.sources)])
    start = min([one.cue[0], one.content[0], *(each.start for each in one.sources)])
    within = start <= before.sentence.start + LAST and before.sentence.end - LAST <= end
    return bool(one.sources) and named and one.construction in GIVING and within
