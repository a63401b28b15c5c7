"""What people known by their description say to a charge against them, in whichever article of a story.

Inputs: Claim with its holders, Story, the function words of the language packs. Keys: the story. What leaves: ties
between « X soupçonne les gardiens suédois d'avoir … » and « Les gardiens suédois de Kiruna démentent … ». Whoever has
a key is met by it; people who have none are met by their own words. The two contrast. Refuses: one word alone, which
many go by (« la direction »), other stories, and in other articles what only is not so (« rien ne changera »), what was
denied before the charge, and a known person's denial that has no rare word of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from recoupe.graph import group
from recoupe.link.assembly import day_of, story
from recoupe.link.negations import denies_by_verb
from recoupe.link.pile import Pile
from recoupe.link.retorts import rare_words
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.model import Claim, Span, Text, Tie
from recoupe.terms import Relation, Stance

WORDS = re.compile(r"[^\W\d_]+")

AT_LEAST = 2
"""Words by which people are known who have no key."""

REASON = "who is charged and who denies go by the same words"


def charged(pile: Pile) -> list[Tie]:
    """One tie for each charge and denial of those charged, sorted."""
    told = [claim for claim in pile.of(Claim) if claim.stance in (Stance.SUSPECTS, Stance.DENIES)]
    found: set[Tie] = set()
    for claims in group(told, lambda claim: (story(pile, claim.span.text),)).values():
        found |= set(_ties(pile, claims))
    return sorted(found, key=lambda tie: (tie.a, tie.b))


def _ties(pile: Pile, claims: Sequence[Claim]) -> Iterator[Tie]:
    deniers: Mapping[str, Sequence[Claim]] = group(
        (claim for claim in claims if claim.stance is Stance.DENIES),
        lambda claim: {_called(pile, one.span) for one in claim.holders if one.span is not None} - {""},
    )
    for charge in claims:
        if charge.stance is Stance.SUSPECTS:
            for denial in deniers.get(_called(pile, charge.content), ()):
                if not denial.span.overlap(charge.span) and _may_answer(pile, denial, charge):
                    yield Tie(Relation.CONTRASTS, charge.id, denial.id, REASON)


def _may_answer(pile: Pile, denial: Claim, charge: Claim) -> bool:
    """True in one article; from another for a verb of denying that comes no sooner than the charge.

    Of whoever has a key other stages find the charges they answer: here the two must have a rare word in common.
    """
    if denial.span.text == charge.span.text:
        return True
    days = [day_of(pile, one.span.text) for one in (charge, denial)]
    known = any(pile.holder_key(one) for one in denial.holders)
    answers = denies_by_verb(pile, denial) and (not all(days) or days[0] <= days[1])
    return answers and (not known or bool(rare_words(pile, denial, charge)))


def _called(pile: Pile, span: Span) -> str:
    """The words at the beginning of a span before « de »: « gardiens suédois » of « les gardiens suédois de … »."""
    text = pile.get(span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return ""
    stops = {
        one.strip("'’")
        for name in ("of", "infinitive", "preposition", "relative")
        for one in function_forms(language, name)
    }
    before = {one.strip("'’") for name in ("determiner", "clitic") for one in function_forms(language, name)}
    words: list[str] = []
    for word in WORDS.findall(plain(span.surface)):
        if word in stops:
            break
        words += [] if word in before and not words else [word]
    return " ".join(words) if len(words) >= AT_LEAST else ""
