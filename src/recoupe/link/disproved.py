"""Denials that are themselves contested: « il a nié tout tir. Une vidéo contredit sa version ».

Inputs: a denial and the denial it is aimed at, the function words of the language packs. What leaves: whether the one
contests the other. Refuses: two who deny one charge (« Z rejette aussi ces accusations »), and a denial of « ces
informations », which are what both deny.
"""

import re
from functools import cache

from recoupe.link.adversaries import owners, referring
from recoupe.link.heldin import CONTRARY
from recoupe.link.pile import Pile
from recoupe.link.pointing import answers_a_charge, is_of_hearsay
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text
from recoupe.packs import Pack
from recoupe.terms import ReportType, Stance

WORDS = re.compile(r"[^\W\d_]+")

MOST = 6
"""Words of what only points to a statement: « la version du directeur de l'usine »."""


@cache
def _nouns(language: Pack) -> frozenset[str]:
    """Nouns for what was said, in small letters without accents."""
    return frozenset(plain(one) for one in (*referring(language), *function_forms(language, "version")))


def is_disproved(pile: Pile, denial: Claim, target: Claim) -> bool:
    """True where a denial is of what somebody said who denies something: « contredit sa version », « ces propos »."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    words = WORDS.findall(plain(denial.content.surface))
    if language is None or target.stance is not Stance.DENIES or denial.report_type is ReportType.DIRECT:
        return False
    if CONTRARY in denial.why.note:
        return True
    if not words or len(words) > MOST or answers_a_charge(pile, denial) or is_of_hearsay(pile, denial, target):
        return False
    versions, known = set(function_forms(language, "version")), _nouns(language)
    noun = next((word for word in words if {word, word.removesuffix("s")} & known), "")
    if not noun or noun in {*function_forms(language, "news")} - versions:
        return False
    theirs = words[0] in function_forms(language, "possessive") or bool(owners(pile, denial))
    return theirs or noun in versions or not families(pile, denial)
