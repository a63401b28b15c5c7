"""Whether a claim tells something as not so, and whether a negation stands in what it tells.

Inputs: Claim, the function words and cues of the language packs. Refuses: to take « plus de mille hommes » for a
negation.
"""

import re
from functools import cache

from recoupe.link.pile import Pile
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.model import Claim, Text
from recoupe.packs import Pack
from recoupe.terms import Polarity, Stance

APOSTROPHE = "'"


def is_negative(claim: Claim) -> bool:
    """True for a denial, and for what is told as not so."""
    return claim.stance is Stance.DENIES or claim.polarity is Polarity.NEGATIVE


def negates(pile: Pile, claim: Claim) -> bool:
    """True where a negation stands in what a claim tells: « un document n'ayant pas de mandat », « il nie le vol »."""
    noted = pile.noted("negates")
    if claim.id not in noted:
        noted[claim.id] = _negates(pile, claim)
    return noted[claim.id] is True


def _negates(pile: Pile, claim: Claim) -> bool:
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return False
    words = re.findall(r"[^\W\d_]+", plain(claim.content.surface.replace("n't", " not ")))
    return not _negating(language).isdisjoint(words) or not _denying(language).isdisjoint(claim.terms)


@cache
def _negating(language: Pack) -> frozenset[str]:
    forms = {*function_forms(language, "negator"), *function_forms(language, "never")}
    return frozenset(forms - {*function_forms(language, "comparison")})


@cache
def _denying(language: Pack) -> frozenset[str]:
    """Verbs of one word by which something is denied."""
    return frozenset(row["lemma"] for row in language["cues"] if row["upos"] == "VERB" and row["stance"] == "denies")


def denies_by_verb(pile: Pile, claim: Claim) -> bool:
    """True where the words that give a denial are those of one: « dément », not « annonce qu'il ne viendra pas »."""
    return given_by(pile, claim, "stance", "denies") or given_by(pile, claim, "stance", "refuses")


def given_by(pile: Pile, claim: Claim, column: str, value: str) -> bool:
    """True where a row of the cues that gave a claim has a value in a column: ``stance``, ``frame``."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    return language is not None and not _rows(language, column, value).isdisjoint(claim.why.rules)


def was_till_then(pile: Pile, claim: Claim) -> bool:
    """True for « niait jusque-là », "had denied until then": who denied it then tells something else now."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = f" {' '.join(plain(claim.span.surface.replace('’', APOSTROPHE)).split())} "
    return language is not None and any(f" {form} " in words for form in function_forms(language, "till_then"))


@cache
def _rows(language: Pack, column: str, value: str) -> frozenset[str]:
    return frozenset(row.rule for row in language["cues"] if row[column] == value)
