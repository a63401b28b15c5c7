"""Whether a denial bears on what it is set against: only then do the two contradict each other.

Inputs: ties with their claims, the cues and function words of the language packs. What leaves: the ties, those that do
not bear on what they are set against as a mere contrast. A denial in so many words (« dément », « faux »), a plea, and
one that names nothing of its own bear on what they answer; a bare negation does by a rare word that both have. Refuses:
a retort in long words of a speaker's own, a judgement of a thing after another judgement, a criticism that is brushed
aside, « ce que X dément » of another sentence, « une telle décision » where nobody tells one, a figure that is granted
(« ces 300 euros ne couvrent rien »), and an answer to a quotation nobody is read to say.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from recoupe.link.accusations import charges_somebody, is_plea, may_name
from recoupe.link.adversaries import referring
from recoupe.link.counts import counted
from recoupe.link.descriptions import described
from recoupe.link.heldin import CONTRARY
from recoupe.link.negations import denies_by_verb, negates
from recoupe.link.pile import Pile
from recoupe.link.pointing import answers_a_charge, is_bare_no
from recoupe.link.replies import NEXT, such_words
from recoupe.link.retorts import answers_with_a_verb, rare_words
from recoupe.link.secondsigns import is_on_others_words, lacks_a_sign
from recoupe.link.verdicts import is_verdict
from recoupe.link.vocabulary import families, function_forms, language_pack, plain
from recoupe.model import Claim, Holder, Text, Tie
from recoupe.packs import Pack
from recoupe.terms import HolderPath, Relation, ReportType, Stance

WORDS = re.compile(r"[^\W\d_]+")

SHORT = 7
"""Words of an answer that holds nothing but it: « Non, pas du tout »."""

BARE = 4
"""The same where no word of it tells anything: « Pas du tout »."""

ENDS = re.compile(r"[.!?…]\s*[»”\"]?\s*(?=[A-ZÀ-Þ«“\"])")
"""The end of a sentence and the beginning of another."""

APOSTROPHE = "'"

KIN = 5
"""Letters by which two words are told to be of one family."""

HELD = "ARREST"
"""The family of acts by which somebody is held."""


def bearing(pile: Pile, ties: Sequence[Tie]) -> list[Tie]:
    """The ties, as a contrast where the denial does not bear on what it is set against."""
    return [tie if _bears(pile, tie) else Tie(Relation.CONTRASTS, tie.a, tie.b, tie.reason) for tie in ties]


def _bears(pile: Pile, tie: Tie) -> bool:
    claim, denial = pile.get(tie.a, Claim), pile.get(tie.b, Claim)
    if tie.relation is not Relation.CONTRADICTS or claim is None or denial is None:
        return True
    if tie.reason == NEXT and is_on_others_words(pile, denial, claim):
        return False
    taken_up = _takes_up(pile, denial, claim) or _says_no(pile, denial) or _points_there(pile, denial, claim)
    return taken_up and not _misses(pile, denial, claim)


def _takes_up(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for a rare word of both that is no name, or one figure that the denial does not take as given."""
    if rare_words(pile, denial, claim):
        return True
    figures = [[one.quantity for one in counted(pile, some)] for some in (denial, claim)]
    told = {one.low for one in figures[1] if one.low}
    return any(one.low in told and not _is_given(pile, denial, one.span.start) for one in figures[0])


def _is_given(pile: Pile, denial: Claim, place: int) -> bool:
    """True for « ces 300 euros ne couvrent rien »: the figure is granted."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    if text is None or language is None:
        return False
    before = WORDS.findall(plain(text.characters[denial.span.start : place]))
    return bool(before) and before[-1] in function_forms(language, "demonstrative")


def _says_no(pile: Pile, denial: Claim) -> bool:
    """True where its words deny what was said, and not only tell something else as not so."""
    if (
        CONTRARY in denial.why.note
        or denial.cue is None
        or is_verdict(pile, denial)
        or is_plea(pile, denial)
        or is_bare_no(pile, denial)
    ):
        return True  # what has no cue was set by a person
    few = len(WORDS.findall(denial.content.surface)) <= (SHORT if denial.terms else BARE)
    if few and not denial.terms:
        return True
    if denial.report_type is ReportType.DIRECT:
        return few and answers_with_a_verb(pile, denial)
    return denies_by_verb(pile, denial) or answers_a_charge(pile, denial)


def _misses(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True where the words of a denial tell that it is on something else than what it is set against."""
    return (
        _judges_again(pile, denial, claim)
        or _is_on_criticism(pile, denial)
        or _is_of_another_sentence(pile, denial, claim)
        or _is_loose(pile, denial, claim)
        or _owns_other_words(pile, denial, claim)
        or _points_elsewhere(pile, denial, claim)
        or _has_no_part(pile, denial, claim)
        or _is_its_object(denial, claim)
        or _is_only_held(pile, denial, claim)
        or _may_be_one(pile, denial, claim)
        or lacks_a_sign(pile, denial, claim)
    )


def _judges_again(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « "grotesque" » after another judgement, unless it is said of what was said: « des calomnies »."""
    if denial.stance is not Stance.EVALUATES or claim.stance is not Stance.EVALUATES:
        return False
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    return language is None or referring(language).isdisjoint(denial.terms)


def _is_on_criticism(pile: Pile, denial: Claim) -> bool:
    """True for « balaie les critiques », "dismissed the criticism": a judgement is neither so nor not so."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    words = set(WORDS.findall(plain(denial.content.surface)))
    return language is not None and not _criticism(language).isdisjoint(words)


@cache
def _criticism(language: Pack) -> frozenset[str]:
    """Nouns by which something is judged, and their plurals."""
    nouns = {plain(row["lemma"]) for row in language["cues"] if row["upos"] == "NOUN" and row["stance"] == "evaluates"}
    return frozenset({*nouns, *(f"{one}s" for one in nouns)})


def _is_of_another_sentence(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « …, chose que X dément » where what it would deny was told in another sentence."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    if text is None or language is None or claim.span.text != denial.span.text or denial.span.start < claim.content.end:
        return False
    between = text.characters[claim.content.end : denial.cue.start if denial.cue else denial.span.start]
    last = ENDS.split(between)[-1]
    words = f" {' '.join(WORDS.findall(plain(last.replace('’', APOSTROPHE)).replace(APOSTROPHE, ' ')))} "
    forms = [f" {form.strip(APOSTROPHE)} " for form in function_forms(language, "clause_relative")]
    opens = words.startswith(tuple(forms))  # « Ce que X dément. » is on the sentence before
    return bool(ENDS.search(between)) and not opens and any(form in words for form in forms)


def _is_loose(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for a quotation nobody is read to say, where the denial points to something said but is no verdict on it."""
    return (
        all(one.path is HolderPath.FLOATING for one in claim.holders)
        and denial.report_type is ReportType.NARRATED
        and not is_verdict(pile, denial)
    )


def _owns_other_words(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « les propos de leur fils » where whoever made the claim is not called a son."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return False
    of, mine = (frozenset(function_forms(language, name)) for name in ("of", "possessive"))
    said = {*referring(language), *(f"{one}s" for one in referring(language))} - {*function_forms(language, "share")}
    words = WORDS.findall(plain(denial.content.surface))
    runs = zip(words, words[1:], words[2:], words[3:], strict=False)
    owners = [owner for noun, link, whose, owner in runs if noun in said and link in of and whose in mine]
    told = WORDS.findall(plain(" ".join(one.span.surface for one in claim.holders if one.span)))
    return bool(owners and told) and not any(_is_kin(one, word) for one in owners for word in told)


def _points_elsewhere(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « une telle décision » after a statement that tells no decision; « une telle éventualité » is of any."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    known = {*referring(language), *function_forms(language, "supposed")} if language else frozenset[str]()
    own = [one for one in _pointed_at(pile, denial) if known.isdisjoint({one, one.removesuffix("s")})]
    there = WORDS.findall(plain(claim.content.surface))
    return any(not any(_is_kin(one, word) for word in there) for one in own)


def _points_there(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for "any such attack" after a statement of an attack."""
    return bool(_pointed_at(pile, denial)) and not _points_elsewhere(pile, denial, claim)


def _pointed_at(pile: Pile, denial: Claim) -> list[str]:
    """The nouns of a denial that point to something told: « une telle décision »."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return []
    such, words = such_words(language), WORDS.findall(plain(denial.content.surface))
    return [after for word, after in pairwise(words) if word in such and after not in such]


def _has_no_part(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « nient toute responsabilité » where the claim charges nobody, and does not name them.

    A word of both tells little: « La vente a eu lieu en mars », « Ada Rey nie son implication dans la vente ».
    """
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    words = WORDS.findall(plain(denial.content.surface))
    if language is None or set(words).isdisjoint(function_forms(language, "share")):
        return False
    if claim.stance is Stance.SUSPECTS and claim.report_type is not ReportType.DIRECT:
        held = any(one.path is HolderPath.EXPLICIT or one.path is HolderPath.RELATIVE_PRONOUN for one in claim.holders)
        if held and not (claim.mentions or pile.events(claim)):
            return True  # « pointe "une discrimination" » charges nobody
    return not charges_somebody(pile, claim) and (negates(pile, claim) or not may_name(pile, denial, claim))


def _is_its_object(denial: Claim, claim: Claim) -> bool:
    """True for « les accusations contre son client », which nobody is read to make but in the denial itself.

    « Y est soupçonné d'avoir …, ce que Y nie » tells the charge before the denial.
    """
    nobody = all(one.path is HolderPath.ABSENT for one in claim.holders)
    told_before = claim.content == denial.content and claim.cue is not None and claim.cue not in denial.content
    return nobody and claim.content in denial.content and not told_before


def _is_only_held(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for a plea after « a été interpellé »: that somebody is held is not what they deny."""
    told = pile.events(claim)
    held = bool(told) and all(families(pile.ontology).get(one.predicate, one.predicate) == HELD for one in told)
    return held and claim.stance is not Stance.SUSPECTS and is_plea(pile, denial)


def _may_be_one(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « il », then « l'acteur »: who goes by what they are may be who spoke before, unless it was a charge."""
    if denial.report_type is ReportType.DIRECT:
        return False  # nobody calls their own words false
    pronoun = claim.stance is not Stance.SUSPECTS and bool(claim.holders)
    pronoun = pronoun and all(one.path is HolderPath.COREFERENCE for one in claim.holders)
    return pronoun and any(_is_the_role(pile, denial, one) for one in denial.holders)


def _is_the_role(pile: Pile, denial: Claim, holder: Holder) -> bool:
    """True for « l'acteur », "the actor", of whom no name is known; « un conseiller » and « sa mère » are others."""
    text = pile.get(denial.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or holder.span is None or pile.holder_key(holder) or not described(pile, holder):
        return False
    first, *more = WORDS.findall(plain(holder.span.surface)) or [""]
    known = {one.strip(APOSTROPHE) for one in function_forms(language, "determiner")}
    others = {*function_forms(language, "indefinite"), *function_forms(language, "possessive")}
    return first in known - others and len(more) == 1


def _is_kin(one: str, other: str) -> bool:
    """True for two words that begin alike."""
    return one[:KIN] == other[:KIN]
