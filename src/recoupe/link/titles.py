"""Titles: the words by which a reader knows what a dispute is about.

Inputs: the claims for. What leaves: the plainest of them, that stands by itself: « Il s'agit d'un empoisonnement » says
less than « L'Allemagne conclut à l'empoisonnement », and « Prenant le contrepied des dénégations … » begins in the
middle. Refuses: to cut a sentence that a shorter one tells whole, and to leave what most claims are about.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from recoupe.link.assembly import day_of, quoted_words
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text
from recoupe.packs import Pack

OPENING = (
    "preposition", "subordinator", "relative", "coordinator", "infinitive", "subject", "anaphor", "possessive",
    "demonstrative",
)  # fmt: skip
"""Function words with which a statement begins in the middle, or speaks of somebody named before."""

PARTICIPLE = "participle_ending"

WORDS = re.compile(r"[^\W\d_]+['’]?")

RELATIVE = re.compile(r", (?:qui|dont|où|who|whose|which)\b")
"""A speaker with a clause of his own: « les autorités, qui en ont imputé la faute à l'État »."""

FEW = 4
"""Words under which words are a name and no statement."""

CUT = "…"

SUBJECT = 4
"""Words of a short subject: what stands behind it tells what is said of it, or only which one it is."""

HALF = 0.5
"""Share of what the most telling claim has in common with the others from which another tells the matter too."""


def plainest(pile: Pile, claims: Sequence[Claim]) -> Claim:
    """Of claims on one matter the shortest that stands by itself; of equals the one reported first."""
    others = Counter(term for one in claims for term in set(one.terms))
    shared = {one.id: sum(others[term] - 1 for term in set(one.terms)) / max(1, len(one.terms)) for one in claims}
    most = max(shared.values())
    telling = [one for one in claims if shared[one.id] >= HALF * most]
    return min(telling, key=lambda one: (*_faults(pile, one), day_of(pile, one.span.text) or "9", one.id))


def _faults(pile: Pile, claim: Claim) -> tuple[int, int, int, int]:
    """What keeps words from being a title, and their length in words."""
    told = quoted_words(claim)
    words = WORDS.findall(told)
    broken = begins_in_the_middle(pile, claim, words) + int(RELATIVE.search(told) is not None)
    said = WORDS.findall(
        claim.content.surface
    )  # « Oslo a exprimé sa "vive inquiétude" » tells who is worried, not of what
    few = int(min(len(words), len(said)) < FEW or told.endswith(CUT))
    return broken, few, int(not families(pile, claim)), len(words)


def begins_in_the_middle(pile: Pile, claim: Claim, words: Sequence[str]) -> int:
    """1 for words that hang on others before them: « Prenant acte … », « Il y voit … »; none stand by themselves."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or not words:
        return 1
    first = plain(words[0].replace("’", "'"))
    return int(first in _openings(language) or first.endswith(_endings(language)))


def is_cut_off(pile: Pile, claim: Claim, words: Sequence[str]) -> int:
    """1 for what only a clause tells of somebody: « Moscou qui pourrait … », « la ville dont la digue … »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    near = {plain(one.replace("’", "'")) for one in words[1:SUBJECT]}
    return int(language is not None and not near.isdisjoint(function_forms(language, "relative")))


@cache
def _openings(language: Pack) -> frozenset[str]:
    return frozenset(plain(row["form"]) for row in language["function_words"] if row["class"] in OPENING)


@cache
def _endings(language: Pack) -> tuple[str, ...]:
    """How participles end that begin a clause which hangs on another: « Prenant », "Rejecting"."""
    return tuple(plain(row["form"]) for row in language["function_words"] if row["class"] == PARTICIPLE)
