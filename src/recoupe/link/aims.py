"""What a denial, a confirmation or a refusal is aimed at: « une information démentie par Moscou », « ces accusations ».

Inputs: Claim with the target its reading proposes, the cue nouns and speech nouns of the language pack. What leaves:
the target, where it is near, by somebody else, and the words that refer back name nothing that the target lacks.
Refuses: « l'autre idée », « l'emploi du terme », which name a thing of their own, and whatever was said long before.
"""

import re

from recoupe.link.accusations import (
    accusation,
    charge_naming,
    charge_of_the_act,
    charges_somebody,
    concerns,
    is_plea,
    next_charge,
)
from recoupe.link.adversaries import adversaries, owners, referring, said_by, said_by_described
from recoupe.link.descriptions import HOLDS, described
from recoupe.link.descriptions import SAID as DESCRIBED
from recoupe.link.heldin import held_in, own_object
from recoupe.link.negations import negates
from recoupe.link.pile import Pile
from recoupe.link.pointing import answers_a_charge, answers_a_question, is_bare_no, is_of_hearsay, is_on_a_version
from recoupe.link.standins import is_a_role
from recoupe.link.verdicts import ANSWERS, agrees, is_of_another, is_verdict, judges_only
from recoupe.link.vocabulary import (
    background,
    families,
    function_forms,
    language_pack,
    near,
    plain,
    predicates_of,
    senses,
    things_of,
)
from recoupe.model import Claim, Text
from recoupe.packs import Pack
from recoupe.terms import Certainty, HolderPath, ReportType, Stance

NEARBY = 100
"""Characters between a claim and the words that refer back to it; farther ones were mostly of something else.

Set on 32 denials of a week of news: of the targets nearer than this 13 in 20 were right, of the others 1 in 12.
"""

AROUND = 20
"""Characters around the verb of a denial that has no object: an auxiliary, an adverb."""

REACH = 320
"""The same of a verdict (« Faux, répond l'Iran »), which passes over what the article tells between two voices."""

RETORT = 10
"""Characters between a statement and the quotation that answers it at once, in words of its own."""

ASKED = re.compile(r"[?!][\s»”\"’')]*$")
"""The end of a question or an exclamation, which tell nothing that could be untrue."""

TELLING = 0.2
"""Weight of a word from which it names something of its own."""

STATED = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS})
"""Stances that tell something as so."""

STATED_OR_JUDGED = STATED | {Stance.EVALUATES}


def target_of(pile: Pile, claim: Claim) -> Claim | None:
    """The claim that another is aimed at; None when there is none or the reading's proposal does not hold."""
    noted = pile.noted("target")
    if claim.id not in noted:
        noted[claim.id] = _target_of(pile, claim)
    known = noted[claim.id]
    return known if isinstance(known, Claim) else None


def _target_of(pile: Pile, claim: Claim) -> Claim | None:
    if _is_nobodys(pile, claim):
        return None
    target = _judged(pile, claim) if is_verdict(pile, claim) else _aimed_at(pile, claim)
    return None if target is not None and _is_in_words_of(pile, claim, target) else target


def _is_in_words_of(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for « X assure que … et que Y dément » after other words of X, who tells of no denial of their own."""
    outer = [one for one in pile.claims_in(claim.span.text) if one.id != claim.id and claim.span in one.content]
    return any(speaks_itself(pile, one, target) and target.content not in one.content for one in outer)


def _aimed_at(pile: Pile, claim: Claim) -> Claim | None:
    """What an answer that is no verdict is aimed at: the words of whom it names, else what it may answer."""
    own = own_object(claim, _others(pile, claim, STATED))
    if own is not None:
        return own
    named = adversaries(pile, claim)
    if named:
        said = said_by(pile, claim, named, STATED) or said_by_described(pile, claim, STATED)
        fits = said is not None and not speaks_itself(pile, claim, said) and not _is_of_its_own(pile, claim, said)
        return said if fits else None
    return _answered(pile, claim)


def _is_of_its_own(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for « …, infirmant ainsi cette information du Monde », which is on what its own sentence has just told."""
    start = claim.cue.start if claim.cue else claim.span.start
    if any(one.path is not HolderPath.PARTICIPLE_SUBJECT for one in claim.holders):
        return False
    before = [one for one in pile.claims_in(claim.span.text) if one.content.end <= start and one.id != claim.id]
    last = max(before, key=lambda one: (one.content.end, one.content.start, one.id), default=None)
    if last is None or last.id == target.id or not speaks_itself(pile, claim, last):
        return False
    return start - last.content.end <= RETORT and not set(last.terms) & set(target.terms)


def _judged(pile: Pile, claim: Claim) -> Claim | None:
    """What a verdict is on: the words of whom it names, else what was told most surely right before."""
    named = owners(pile, claim)
    if named:
        said = said_by(pile, claim, named, STATED)
        return said if said is not None and not speaks_itself(pile, claim, said) else None
    surest = _surest_before(pile, claim)
    if (
        surest is None
        or is_of_another(pile, claim, surest)
        or not _may_be(pile, claim, surest)
        or not judges_only(pile, claim, surest)
    ):
        return accusation(pile, claim)
    if agrees(pile, claim, surest) or (claim.stance is Stance.EVALUATES and _of_one_side(pile, claim, surest)):
        return None
    return _charging_them(pile, claim, surest)


def _charging_them(pile: Pile, claim: Claim, target: Claim) -> Claim | None:
    """A target, or where « ces accusations » are answered that do not concern who answers, one that names them."""
    if not answers_a_charge(pile, claim) or (concerns(pile, claim, target) and not negates(pile, target)):
        return target
    return charge_naming(pile, claim)


def _of_one_side(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for « la CLCV » after « le secrétaire général de la CLCV »: who is described by the other's name."""
    called = [{holder.name for holder in one.holders} - {""} for one in (claim, target)]
    told = [" ".join(holder.span.surface for holder in one.holders if holder.span) for one in (claim, target)]
    keyless = [
        {described(pile, one).removeprefix(DESCRIBED) for one in some.holders} - {""} for some in (claim, target)
    ]
    pairs = ((called[0] | keyless[0], told[1]), (called[1] | keyless[1], told[0]))
    return any(re.search(rf"\b{re.escape(name)}\b", words) for names, words in pairs for name in names)


def _answered(pile: Pile, claim: Claim) -> Claim | None:
    """What an answer that is no verdict is to: a charge, what its reading proposes, a clause, or what was said last."""
    charged = accusation(pile, claim) if answers_a_charge(pile, claim) else None
    if charged is not None:
        return charged
    said = _said_last(pile, claim)
    return _charging_them(pile, claim, said) if said is not None else None


def _said_last(pile: Pile, claim: Claim) -> Claim | None:
    bare = is_bare_no(pile, claim)
    proposed = pile.get(claim.target, Claim) if claim.target else None
    if proposed is not None and not bare and _may_be(pile, claim, proposed):
        return proposed
    theirs = said_by_described(pile, claim, STATED)
    if theirs is not None and not bare and not speaks_itself(pile, claim, theirs):
        return theirs
    if (claim.stance not in ANSWERS and not is_on_a_version(pile, claim)) or bare:
        return None
    held = held_in(pile, claim, _others(pile, claim, STATED | {Stance.DENIES}))
    if held is not None:
        return held
    last = _last_before(pile, claim)
    fits = last is not None and _may_be(pile, claim, last) and not is_a_role(pile, last, claim)
    return last if fits else accusation(pile, claim) or charge_of_the_act(pile, claim) or next_charge(pile, claim)


def _is_nobodys(pile: Pile, claim: Claim) -> bool:
    """True for « C'est faux » in the middle of a quotation, and where a pronoun denies and nobody was found for it.

    It mostly stands for whoever spoke last: « "Je ferai appel", a-t-il ajouté, clamant son innocence ».
    """
    if claim.cue is None:
        return False
    unread = all(one.path is HolderPath.ABSENT for one in claim.holders) and claim.cue in claim.content
    pronoun = all(one.path in HOLDS for one in claim.holders)
    return unread or (pronoun and not _speakers(pile, claim))


def _others(pile: Pile, claim: Claim, stances: frozenset[Stance]) -> list[Claim]:
    """What others are told to say in the text of a claim."""
    every = [one for one in pile.claims_in(claim.span.text) if one.id != claim.id and one.stance in stances]
    return [one for one in every if not speaks_itself(pile, claim, one)]


def _may_be(pile: Pile, claim: Claim, target: Claim) -> bool:
    if not _near(pile, claim, target) or speaks_itself(pile, claim, target) or is_of_hearsay(pile, claim, target):
        return False
    if (
        target.condition
        or answers_a_question(pile, claim, target)
        or _is_loose(pile, claim, target)
        or _may_be_one(pile, claim, target)
        or ASKED.search(target.content.surface)
    ):
        return False
    if is_plea(pile, claim) and not charges_somebody(pile, target):
        return False
    return _retorts(pile, claim, target) or not _own_words(pile, claim, target)


def _may_be_one(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for two pronouns, the first of nobody known: « il s'est indigné que … "Faux !", a-t-il lancé »."""
    pronouns = all(one.path in HOLDS for some in (claim, target) for one in some.holders)
    return pronouns and not _speakers(pile, target)


def _is_loose(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for a quotation nobody is read to say but who was named before it, and may be who denies it by a role."""
    floats = all(one.path in (HolderPath.FLOATING, HolderPath.PREVIOUS_SENTENCE) for one in target.holders)
    named = any(one.name for one in target.holders) and not is_a_role(pile, claim, target)
    return claim.report_type is not ReportType.DIRECT and floats and not named


def _last_before(pile: Pile, claim: Claim) -> Claim | None:
    """What was last said before a claim in its text, by anybody."""
    return pile.last_before(claim.span.text, claim.span.start)


def _surest_before(pile: Pile, claim: Claim) -> Claim | None:
    """What a verdict is on: of what was said last, without another voice between, what is told most surely.

    « Ce navire a pénétré dans nos eaux », affirme l'amiral. Il n'y aurait eu que des tirs de semonce. « Mensonge » …
    """
    before = [one for one in pile.claims_in(claim.span.text) if one.span.end <= claim.span.start]
    before = [one for one in before if not _only_refers(pile, one)]
    last = max(
        before, key=lambda one: (one.stance in STATED_OR_JUDGED, one.span.end, one.span.start, one.id), default=None
    )
    if last is None:
        return None
    found = [last]
    for one in sorted(pile.claims_in(claim.span.text), key=lambda one: (-one.span.end, one.id)):
        if one.span.end <= found[-1].span.start and _goes_on(pile, one, found[-1]):
            found.append(one)
    return next((one for one in found if one.certainty is Certainty.CERTAIN), last)


def _only_refers(pile: Pile, claim: Claim) -> bool:
    """True for "did not deny the reports": it puts nothing forward that could be untrue."""
    if claim.stance is Stance.CONFIRMS and claim.certainty is Certainty.POSSIBLE:
        return True
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or pile.events(claim) or not claim.terms or claim.stance is not Stance.CONFIRMS:
        return False
    return referring(language).issuperset(claim.terms)


def _goes_on(pile: Pile, before: Claim, after: Claim) -> bool:
    """True when the article tells on what one speaker says, under their name or in the conditional."""
    close = after.span.start - before.span.end <= NEARBY
    own = all(holder.path is HolderPath.AUTHOR for holder in after.holders)
    return close and (own or speaks_itself(pile, before, after))


def _near(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True in another text, where a person or a test has set it, and close by in its own."""
    reach = REACH if is_verdict(pile, claim) else NEARBY
    return claim.span.text != target.span.text or claim.span.start - target.content.end <= reach


def _retorts(pile: Pile, claim: Claim, target: Claim) -> bool:
    """« "Aucun de nos appareils ne manque", rétorque Téhéran » right behind it; and whoever is accused denies at once.

    « Pékin, soupçonné de pousser Jakarta, dément s'en mêler » holds both in one clause.
    """
    if claim.stance is not Stance.DENIES or claim.span.text != target.span.text:
        return False
    close = 0 <= claim.span.start - target.span.end <= RETORT and _answers(pile, claim)
    return close or (target.span in claim.span and not target.content.overlap(claim.content))


def _answers(pile: Pile, claim: Claim) -> bool:
    """True for a quotation with a verb that answers: rétorque, réplique, hit back."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.cue is None or claim.report_type is not ReportType.DIRECT:
        return False
    return plain(claim.cue.surface).startswith(function_forms(language, "retort_stem"))


def speaks_itself(pile: Pile, one: Claim, other: Claim) -> bool:
    """True when one person or body speaks in both; bodies of one state are several speakers here."""
    mine, others = (_speakers(pile, claim) for claim in (one, other))
    same = {holder.mention for holder in one.holders} & {holder.mention for holder in other.holders} - {""}
    return bool(mine & others or same)


def _speakers(pile: Pile, claim: Claim) -> frozenset[str]:
    """The keys, descriptions or names of all who hold a claim; noted, for a claim is compared with all beside it."""
    noted = pile.noted("held by")
    known = noted.get(claim.id)
    if not isinstance(known, frozenset):
        held = (pile.holder_key(one) or described(pile, one) or one.name for one in claim.holders)
        known = frozenset(one for one in held if one)
        noted[claim.id] = known
    return known


def _own_words(pile: Pile, claim: Claim, target: Claim) -> set[str]:
    """Words that name something the target lacks: none in « ces accusations », « a vivement démenti », « Faux »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or _is_its_cue(claim) or is_verdict(pile, claim):
        return set()
    weights = background(language)
    there = {_meant(language, word) for word in target.terms}
    words = {word for word in claim.terms if word not in referring(language) and weights.get(word, 1.0) >= TELLING}
    return {word for word in words if _meant(language, word) not in there and not _names_its_act(pile, word, target)}


def _is_its_cue(claim: Claim) -> bool:
    """True where nothing is denied but what the verb points to: « ont catégoriquement démenti »."""
    inside = claim.cue is not None and claim.cue in claim.content
    return inside and claim.cue is not None and len(claim.content.surface) <= len(claim.cue.surface) + AROUND


def _names_its_act(pile: Pile, word: str, target: Claim) -> bool:
    """« ces livraisons » of somebody said to have delivered."""
    text = pile.get(target.span.text, Text)
    language = language_pack(text.language) if text else None
    family = families(pile.ontology)
    told = {family.get(event.predicate, event.predicate) for event in pile.events(target)}
    meant = predicates_of(language).get(word, ()) if language else ()
    groups = near(pile.ontology, "happening")
    told |= {groups[one] for one in told if one in groups}  # « sa mort » of somebody said to have been killed
    named = {family.get(name, name) for name, _ in meant}
    return not told.isdisjoint({*named, *(groups[one] for one in named if one in groups)})


def _meant(language: Pack, word: str) -> str:
    """The concept or sense of a word, else the word."""
    return things_of(language).get(word) or senses(language).get(word) or word
