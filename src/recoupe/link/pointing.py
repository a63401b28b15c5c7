"""What the words of an answer point to: « ces accusations », « cette lecture des faits », « non », « la rumeur ».

Inputs: Claim, the cues and function words of the language packs. Refuses: words that name a thing of their own, which
the rules on what is aimed at judge.
"""

import re
from functools import cache
from itertools import islice

from recoupe.link.adversaries import owners
from recoupe.link.negations import negates
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text
from recoupe.packs import Pack

APOSTROPHE = "'"

WORD = r"[^\W\d_]+'?"

VERSION = 6
"""Words of an account that is contested: « cette lecture des faits »."""


BARE = 40
"""Characters that « non », its marks and its points may take."""


def answers_a_charge(pile: Pile, claim: Claim) -> bool:
    """True for « ces accusations », « l'allégation »: what was said last may charge nobody.

    Who is charged and calls the charge reckless, or shameful, rejects it.
    """
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = re.findall(r"[^\W\d_]+", claim.content.surface.lower())
    return language is not None and not _charging(language).isdisjoint(words)


def is_on_a_version(pile: Pile, claim: Claim) -> bool:
    """True for « cette lecture des faits », "the prosecutors' version": an account of what happened, somebody's."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = [met[0] for met in islice(re.finditer(r"[^\W\d_]+", claim.content.surface.lower()), VERSION + 1)]
    if language is None or len(words) > VERSION or not set(words) & set(function_forms(language, "version")):
        return False
    return plain(words[0]) in function_forms(language, "demonstrative") or bool(owners(pile, claim))


def adds(pile: Pile, claim: Claim) -> bool:
    """True where its words say that it is beside the matter before: « réfute par ailleurs », "also denied"."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = f" {' '.join(re.findall(WORD, plain(claim.span.surface.replace('’', APOSTROPHE))))} "
    return language is not None and any(f" {form} " in words for form in function_forms(language, "besides"))


@cache
def _charging(language: Pack) -> frozenset[str]:
    """Nouns for a charge, those of a stance that suspects, and their plurals."""
    nouns = (row["lemma"] for row in language["cues"] if row["upos"] == "NOUN" and row["stance"] == "suspects")
    forms = {*nouns, *(row["form"] for row in language["function_words"] if row["class"] == "charge")}
    return frozenset({*forms, *(f"{one}s" for one in forms)})


def is_bare_no(pile: Pile, claim: Claim) -> bool:
    """True for « non » alone: it answers a question, and nobody knows which."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if len(claim.content.surface) > BARE:
        return False
    words = plain(claim.content.surface).strip(' «»“”".,;:!?()')
    return language is not None and words in function_forms(language, "bare_no")


def answers_a_question(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for « Alors, fini ? "Non, pas forcément" »: « non » answers the article's question that stands between."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if text is None or language is None or claim.span.text != target.span.text:
        return False
    first = next(iter(re.findall(r"[^\W\d_]+", plain(claim.content.surface))), "")
    between = text.characters[target.span.end : claim.span.start]
    return first in function_forms(language, "bare_no") and "?" in between


def is_of_hearsay(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True where « la rumeur » is denied and the target is what somebody known said."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = set(re.findall(r"[\w-]+", plain(claim.content.surface)))
    return (
        language is not None
        and bool(words & set(function_forms(language, "hearsay")))
        and (bool(families(pile, target)) or negates(pile, target))
    )
