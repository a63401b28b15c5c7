"""Echoes: what one speaker says, told again elsewhere in one story, in the same or in other words.

Inputs: Claim with its topic and its witnesses, Story. Keys: the story and the witness. What leaves: the claims that
echo one another. Refuses: to leave the story, to join a denial to what it denies, and to count an echo as a second
voice: two articles that print one address are one witness twice. Inside a story, of one speaker, less in common tells
one statement than it would among all the news: a quoted fragment, a verdict, or half of the words.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations

from recoupe.graph import group
from recoupe.link.likeness import BARRED, similarity
from recoupe.link.negations import negates
from recoupe.link.pile import Pile
from recoupe.link.quoted import quoted
from recoupe.link.retorts import rare_words
from recoupe.link.textwise import of_story, told_in_stories
from recoupe.link.topics import topic
from recoupe.link.verdicts import is_verdict
from recoupe.link.vocabulary import plain
from recoupe.link.witnesses import families, speakers
from recoupe.model import Claim
from recoupe.terms import Polarity, Stance

FRAGMENT = 3
"""Words of a quoted fragment that tells one statement."""

ALIKE = 0.45
"""Least likeness of the topics of two claims of one speaker in one story."""

FEW = 2
"""Features they must share."""

TITLE = 100
"""Characters in which a text has its title."""

HALF = 0.5
"""Share of the words of the shorter claim that stand in the other, when at least `FEW` do."""

VERDICT_WORDS = 0.5
"""Share of common words of two verdicts: « un mensonge grossier »."""

ECHOES = "echoes"
"""The room for the pairs of a story."""

ASIDE = frozenset({Stance.EVADES, Stance.DECLINES_TO_COMMENT})

TOLD = frozenset({
    Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES, Stance.PREDICTS,
    Stance.EXPRESSES_CONCERN,
})  # fmt: skip
"""Stances that put a statement forward: « affirme », « accuse », « juge » may be said of one."""


def echoes(pile: Pile) -> Mapping[str, tuple[str, ...]]:
    """Claim id to the ids of its echoes, sorted; claims without one are left out."""
    known = pile.notes.get("echoes")
    if isinstance(known, dict):
        return known
    found: dict[str, set[str]] = {}
    for claims in told_in_stories(pile).values():
        pairs = of_story(pile, ECHOES, list[tuple[str, str]], claims, partial(_pairs, pile, claims))
        for a, b in pairs:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    told = {one: tuple(sorted(found[one])) for one in sorted(found)}
    pile.notes["echoes"] = told
    return told


def _pairs(pile: Pile, claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Pairs of claims of one story that echo one another."""
    voices = group(claims, lambda claim: [f"{_sense(pile, claim)} {one}" for one in families(pile, claim)])
    found = {(a.id, b.id) for some in voices.values() for a, b in combinations(some, 2) if is_echo(pile, a, b)}
    return sorted(found)


def is_echo(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for one statement of one speaker told twice; the two are of one story, one speaker and one sense."""
    if not _told_twice(a, b) or not _as_sure(a, b) or a.span.overlap(b.span) or not _speaks_again(pile, a, b):
        return False
    if _sense(pile, a) == "told" and negates(pile, a) is not negates(pile, b):
        return False
    one, other = topic(pile, a), topic(pile, b)
    if not _fragments(pile, a).isdisjoint(_fragments(pile, b)):
        return True
    if is_verdict(pile, a) and is_verdict(pile, b):
        return _share(_words(a), _words(b)) >= VERDICT_WORDS
    if _sense(pile, a) == "denied" and one.figures != other.figures:
        return False
    alike = similarity(one, other, FEW)
    return alike != BARRED and (alike >= ALIKE or _half_the_words(one.terms, other.terms))


def tells_again(pile: Pile, one: str, echo: str, other: str) -> bool:
    """True where an echo of one side of a dispute is on it: by a rare word of either side, or a name of the other.

    What a state says of one attack and denies of one programme is much alike without them.
    """
    known = [pile.get(name, Claim) for name in (one, echo, other)]
    said, again, against = known
    if said is None or again is None or against is None:
        return False
    if is_verdict(pile, again) or not _fragments(pile, said).isdisjoint(_fragments(pile, again)):
        return True
    named = not set(families(pile, against)).isdisjoint(pile.actors_in(again))
    return named or bool(rare_words(pile, again, said) or rare_words(pile, again, against))


def _speaks_again(pile: Pile, a: Claim, b: Claim) -> bool:
    """True unless two people, or two bodies, of one state speak: a prefect does not tell again what a minister says."""
    mine, others = ({(one.key, one.family) for one in speakers(pile, claim)} for claim in (a, b))
    return any(
        key == other or family in (key, other) for key, family in mine for other, folded in others if family == folded
    )


def _told_twice(a: Claim, b: Claim) -> bool:
    """True in two texts, and for a title and what it sums up: whoever speaks on in one text says something else."""
    return a.span.text != b.span.text or min(a.span.start, b.span.start) < TITLE


def _as_sure(a: Claim, b: Claim) -> bool:
    """True unless one states what the other only suspects or reports in the conditional."""
    return Stance.SUSPECTS in (a.stance, b.stance) or a.certainty is b.certainty


def _sense(pile: Pile, claim: Claim) -> str:
    """What kind of statement it is: a denial, an answer, something told, or another stance by its name."""
    if claim.stance is Stance.DENIES or is_verdict(pile, claim):
        return "denied"
    if claim.stance in TOLD:
        return "denied" if claim.polarity is Polarity.NEGATIVE else "told"
    return "aside" if claim.stance in ASIDE else str(claim.stance)


def _fragments(pile: Pile, claim: Claim) -> frozenset[str]:
    noted = pile.noted("fragments")
    known = noted.get(claim.id)
    if not isinstance(known, frozenset):
        known = frozenset(words for words in quoted(claim) if len(words.split()) >= FRAGMENT)
        noted[claim.id] = known
    return known


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(plain(word) for word in re.findall(r"[^\W\d_]{3,}", claim.content.surface))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, len(a | b))


def _half_the_words(a: Mapping[str, float], b: Mapping[str, float]) -> bool:
    common = a.keys() & b.keys()
    whole = min(sum(a.values()), sum(b.values()))
    return len(common) >= FEW and sum(min(a[word], b[word]) for word in common) >= HALF * whole
