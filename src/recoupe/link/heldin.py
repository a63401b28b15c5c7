"""What an answer denies that its own sentence tells: « X accuse Y de …, ce que Z nie », « rejette l'accusation de X ».

Inputs: an answer and what others say in its text, the function words of the language packs. What leaves: the one of
them that the sentence of the answer says is denied. Refuses: quotations beside it, and what nobody is told to say,
unless it is a charge.
"""

from collections.abc import Sequence

from recoupe.link.descriptions import described
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.model import Claim, Text
from recoupe.terms import ReportType, Stance

APOSTROPHE = "'"

CONTRARY = "contrary"
"""The construction of « contrairement à ce que Z affirme »."""

OPENING = 20
"""Characters before the noun of an object that is something said: « l'accusation », "Washington's claim"."""

CLAUSE = 3
"""Words from which a claim tells something."""


def own_object(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """The charge or claim that a denial has for its object: « rejette l'accusation de Y selon laquelle … »."""
    if claim.stance is not Stance.DENIES or claim.report_type is ReportType.DIRECT:
        return None
    return next((one for one in others if _is_named_in(claim, one)), None)


def held_in(pile: Pile, claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """What somebody else says in the clause an answer is to: « X accuse Y de …, ce que Z nie ».

    Nobody is told to charge in « est soupçonné de …, ce qu'il nie ». Of « contrairement à ce que Z affirme » the words
    are those of whoever contradicts, be it a denial.
    """
    twin = next((one for one in others if _is_contrary(claim, one)), None)
    if twin is not None:
        return twin
    stated = [one for one in others if one.stance is not Stance.DENIES]
    laid = next((one for one in stated if _is_laid_to(claim, one)), None)
    if laid is not None or claim.report_type is ReportType.DIRECT or not _takes_the_clause(pile, claim):
        return laid
    inside = [one for one in stated if _is_held(claim, one)]
    told = (one for one in inside if one.stance is Stance.SUSPECTS or _is_somebodys(pile, one))
    return max(told, key=lambda one: (len(one.span.surface), one.id), default=None)


def _is_somebodys(pile: Pile, claim: Claim) -> bool:
    return any(pile.holder_key(one) or described(pile, one) or one.name for one in claim.holders)


def _is_named_in(claim: Claim, one: Claim) -> bool:
    if one.cue is None or claim.cue is None or claim.cue.end > claim.content.start:
        return False
    if all(not holder.span for holder in one.holders):
        return False
    opens = 0 <= one.cue.start - claim.content.start <= OPENING and one.cue.start < claim.content.end
    return opens and one.content.start > one.cue.start and len(one.content.surface.split()) >= CLAUSE


def _is_laid_to(claim: Claim, one: Claim) -> bool:
    """True for « dément avoir cédé, comme l'affirmait Y »: Y says what is denied."""
    if claim.cue is None or one.cue is None or one.content != claim.content:
        return False
    return claim.cue.end <= claim.content.start and claim.content.end <= one.cue.start


def _is_contrary(claim: Claim, one: Claim) -> bool:
    """True where somebody says the clause that a claim is told to be contrary to, the words for it with it or not."""
    if claim.cue is None or (claim.content.end > claim.cue.start and CONTRARY not in claim.why.note):
        return False
    if one.stance is not Stance.DENIES and CONTRARY not in claim.why.note:
        return False
    return one.content == claim.content or (claim.content in one.content and claim.cue in one.content)


def _takes_the_clause(pile: Pile, claim: Claim) -> bool:
    """True where « ce que », ", which", stands between what is claimed and the verb that denies it."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.cue is None:
        return False
    between = claim.span.surface[claim.content.end - claim.span.start : claim.cue.start - claim.span.start]
    words = f" {plain(between.replace('’', APOSTROPHE)).replace(APOSTROPHE, APOSTROPHE + ' ')} "
    return any(f" {form} " in words for form in function_forms(language, "clause_relative"))


def _is_held(claim: Claim, one: Claim) -> bool:
    """True where an answer is to all that another claim says, or to most of its sentence, speaker and all."""
    if one.content == claim.content:
        return one.report_type is not ReportType.DIRECT
    whole = one.span in claim.content and 2 * len(one.span.surface) >= len(claim.content.surface)
    return whole and any(holder.span and holder.span in claim.content for holder in one.holders)
