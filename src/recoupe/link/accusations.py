"""What a denial answers that was said long before it: the charge against whoever denies.

Inputs: Claim with the events and actors of its content, the function words of the language packs. Keys: the text. What
leaves: the last charge against the one who denies. « Oslo accuse Lima d'avoir coulé un cargo. [Two sentences.] Lima a
rejeté des accusations "infondées". » Refuses: denials that name a matter of their own, for they are aimed at that, and
whoever speaks for nobody known, for nobody knows what they are charged with.
"""

import re
from functools import cache

from recoupe.link.adversaries import referring
from recoupe.link.descriptions import is_described
from recoupe.link.folding import fold
from recoupe.link.negations import negates
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import background, function_forms, language_pack, leanings, plain
from recoupe.link.vocabulary import families as predicate_families
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Mention, Text
from recoupe.packs import Pack
from recoupe.terms import MentionKind, Polarity, ReportType, Stance, Status

FAR = 800
"""Characters between a charge and the words that refer back to it, with the name of the charged between."""

BEHIND = 60
"""Characters between a denial and the charge that is told right behind it."""

TELLING = 0.2
"""Weight of a word from which it names something of its own."""

RARE = 0.5
"""The same of a word that two claims of one matter have in common."""

KIN = 5
"""Letters by which a form is told to be of a lemma."""

PLEA = 12
"""Words of a plea with those that give it."""

QUOTED = re.compile(r"[«“\"][^«»“”\"]*[»”\"]?")

CHARGES = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS})
"""Stances in which somebody may be charged."""


def accusation(pile: Pile, claim: Claim) -> Claim | None:
    """The charge a denial answers; None where there is none, or where the denial names a matter of its own."""
    if claim.stance not in (Stance.DENIES, Stance.EVALUATES) or not names_nothing(pile, claim):
        return None
    return last_charge(pile, claim)


def last_charge(pile: Pile, claim: Claim) -> Claim | None:
    """The last charge, not long before, against whoever makes a claim; None where there is none."""
    charged = frozenset(families(pile, claim))
    near = [
        one
        for one in pile.claims_in(claim.span.text)
        if 0 <= claim.span.start - one.span.end <= FAR and _charges(pile, one, charged)
    ]
    return max(near, key=lambda one: (one.span.end, one.span.start, one.id), default=None)


def next_charge(pile: Pile, claim: Claim) -> Claim | None:
    """The charge told right behind the denial of it: « Ada Rey nie les faits. Le parquet l'accuse d'avoir … ».

    « Ces accusations » were told before. A charge that names others, and not who denies, is against those.
    """
    charged, pointing = frozenset(families(pile, claim)), set(_letters(claim.content.surface))
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or not charged or not pointing.isdisjoint(function_forms(language, "demonstrative")):
        return None
    if claim.stance is not Stance.DENIES or not (names_nothing(pile, claim) or is_plea(pile, claim)):
        return None
    behind = [one for one in pile.claims_in(claim.span.text) if 0 <= one.span.start - claim.span.end <= BEHIND]
    charges = [one for one in behind if one.stance is Stance.SUSPECTS and charged.isdisjoint(families(pile, one))]
    first = min(charges, key=lambda one: (one.span.start, one.span.end, one.id), default=None)
    if first is None:
        return None
    named = {fold(pile, key) for key in pile.actors_in(first)} - set(families(pile, first))
    return first if not named or named & charged else None


def is_plea(pile: Pile, claim: Claim) -> bool:
    """True for « clame son innocence », "pleaded not guilty": it answers a charge, and nothing else that was said."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    words = _letters(f"{claim.cue.surface if claim.cue else ''} {claim.content.surface}")
    few = claim.stance is Stance.DENIES and len(words) <= PLEA
    if not few or language is None or not set(words).isdisjoint(function_forms(language, "version")):
        return False
    return not set(words).isdisjoint(function_forms(language, "plea"))


def charges_somebody(pile: Pile, claim: Claim) -> bool:
    """True for a claim in which somebody is suspected, or a hostile deed is told with whoever did it."""
    told = [one for one in pile.events(claim) if one.status in (Status.ASSERTED, Status.HISTORICAL, Status.ALLEGED)]
    hostile = [one for one in told if leanings(pile.ontology).get(one.predicate) == "hostile"]
    done = any(filler.role == "actor" for one in hostile for filler in one.roles)
    return claim.stance is Stance.SUSPECTS or done


def charge_of_the_act(pile: Pile, claim: Claim) -> Claim | None:
    """The last charge against whoever denies, not long before, of the very act that is denied; else the next one.

    « L'Astra a été arraisonné par la marine grecque, accuse Ankara. […] Athènes dément avoir arraisonné un navire. »
    « Ada Rey a démenti avoir été payée par Vernex. Le Courrier avait affirmé qu'elle était payée par Vernex. »
    """
    charged = frozenset(families(pile, claim))
    if claim.stance is not Stance.DENIES or claim.report_type is ReportType.DIRECT or not charged:
        return None
    others = [one for one in pile.claims_in(claim.span.text) if charged.isdisjoint(families(pile, one))]
    near = [one for one in others if max(claim.span.start - one.span.end, one.span.start - claim.span.end) <= FAR]
    near = [one for one in near if one.span.overlap(claim.span) == 0]
    told = [one for one in near if _names_them(pile, one, charged) and _one_act(pile, claim, one)]
    before = [one for one in told if one.span.end <= claim.span.start]
    last = max(before, key=lambda one: (one.span.end, one.span.start, one.id), default=None)
    return last or min(told, key=lambda one: (one.span.start, one.span.end, one.id), default=None)


def _names_them(pile: Pile, claim: Claim, charged: frozenset[str]) -> bool:
    """True for a charge or statement that tells something of whoever denies, and denies nothing itself."""
    return claim.stance in CHARGES and _names(pile, claim, charged) and not negates(pile, claim)


def _one_act(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for one act in which whoever denies has a part; what is denied names nobody the charge does not.

    Where somebody is accused, a rare word in common tells the act as well.
    """
    denying = set(families(pile, denial))
    own, known = ({fold(pile, key) for key in pile.actors_in(one)} for one in (denial, claim))
    if own - known - denying - set(families(pile, claim)):
        return False
    told = {family_of(pile, event) for event in pile.events(denial)}
    same = [event for event in pile.events(claim) if family_of(pile, event) in told]
    parts = {fold(pile, pile.actor(one.mention, one.candidates)) for event in same for one in event.roles}
    if denying & parts or (claim.stance is Stance.SUSPECTS and _shared(pile, denial, claim)):
        return True
    telling = _telling(pile, denial, TELLING)
    return bool(_shared(pile, denial, claim)) and telling <= set(claim.terms)


def _shared(pile: Pile, one: Claim, other: Claim) -> set[str]:
    """Rare words of both that are part of no name."""
    inside = pile.mentions_in(other.span.text, other.content.start, other.content.end)
    named = {word for mention in inside if mention.kind is MentionKind.NAME for word in _letters(mention.span.surface)}
    return {word for word in _rare(pile, one) & set(other.terms) if plain(word) not in named}


def _letters(words: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", plain(words))


def family_of(pile: Pile, event: Event) -> str:
    """The family of the predicate of an event."""
    return predicate_families(pile.ontology).get(event.predicate, event.predicate)


def concerns(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True where a target may be the charge a claim answers: it suspects, names who answers, or has a rare word of it.

    Of whoever has no name nobody can tell whether they are named.
    """
    return may_name(pile, claim, target) or bool(_shared(pile, claim, target))


def may_name(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True where a target suspects somebody or names whoever a claim is by; of who has no name nobody can tell."""
    denying = [one for one in families(pile, claim) if not is_described(one)]
    return target.stance is Stance.SUSPECTS or not denying or _names(pile, target, frozenset(denying))


def charge_naming(pile: Pile, claim: Claim) -> Claim | None:
    """What somebody else said last, not long before, that names whoever answers a charge; None where nothing does."""
    denying = frozenset(one for one in families(pile, claim) if not is_described(one))
    before = [
        one
        for one in pile.claims_in(claim.span.text)
        if 0 <= claim.span.start - one.span.end <= FAR and one.stance in (*CHARGES, Stance.EVALUATES)
    ]
    before = [one for one in before if not negates(pile, one) and denying.isdisjoint(families(pile, one))]
    naming = [one for one in before if _names(pile, one, denying)]
    return max(naming, key=lambda one: (one.span.end, one.span.start, one.id), default=None)


def charge_against(pile: Pile, claim: Claim) -> Claim | None:
    """What somebody else said last, not long before, of whom an answer to a charge names: « les accusations visant X ».

    The charge is told to be against X; who names X only to praise them is not told apart from who charges them.
    """
    against = {key for key in pile.actors_in(claim) if key.startswith("PER:")}
    before = [
        one
        for one in pile.claims_in(claim.span.text)
        if 0 <= claim.span.start - one.span.end <= FAR and one.stance in (*CHARGES, Stance.EVALUATES)
    ]
    others = [one for one in before if set(families(pile, one)).isdisjoint(families(pile, claim))]
    naming = [one for one in others if against & set(pile.actors_in(one)) and pile.events(one)]
    return max(naming, key=lambda one: (one.span.end, one.span.start, one.id), default=None)


def _names(pile: Pile, claim: Claim, keys: frozenset[str]) -> bool:
    return not keys.isdisjoint(fold(pile, key) for key in pile.actors_in(claim))


def _rare(pile: Pile, claim: Claim) -> set[str]:
    """Words of a claim that are neither common nor words of saying."""
    return _telling(pile, claim, RARE)


def _telling(pile: Pile, claim: Claim, least: float) -> set[str]:
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return set()
    known, weights = referring(language), background(language)
    return {word for word in claim.terms if word not in known and weights.get(word, 1.0) >= least}


def _charges(pile: Pile, claim: Claim, charged: frozenset[str]) -> bool:
    """True for what somebody else says of a hostile deed of theirs."""
    by_another = charged.isdisjoint(families(pile, claim))
    if claim.stance not in CHARGES or not by_another or negates(pile, claim):
        return False
    if claim.stance is Stance.SUSPECTS and charged & {fold(pile, key) for key in pile.actors_in(claim)}:
        return True
    told = (one for one in pile.events(claim) if one.polarity is not Polarity.NEGATIVE)
    hostile = [one for one in told if leanings(pile.ontology).get(one.predicate) == "hostile"]
    speaking = {one.mention for one in claim.holders if one.mention}  # who tells a deed of their own charges nobody
    doers = (one for event in hostile for one in event.roles if one.role == "actor" and one.mention not in speaking)
    keys = (key for filler in doers for key in members(pile.actor(filler.mention, filler.candidates)))
    return bool(charged & {fold(pile, key) for key in keys if key})


def names_nothing(pile: Pile, claim: Claim) -> bool:
    """True for words that only point to what was said: « ces accusations », "the charge as baseless", « tout lien »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or pile.events(claim):
        return False
    told = _undescribed(language, claim.content.surface) - _of_themselves(pile, claim)
    known = referring(language)
    own = {word for word in claim.terms if word not in known and background(language).get(word, 1.0) >= TELLING}
    pointing = {form for form in told if {form, form.removesuffix("s")} & (known | _share(language))}
    return bool(pointing or not claim.terms) and not any(_stands(word, told - pointing) for word in own)


def _of_themselves(pile: Pile, claim: Claim) -> set[str]:
    """Words that name the speaker's own side: « toute implication de son pays »."""
    mine = families(pile, claim)
    named = [one for one in (pile.get(name, Mention) for name in claim.mentions) if one is not None]
    own = [one for one in named if fold(pile, pile.actor(one.id, one.candidates)) in mine]
    return {word for one in own for word in re.findall(r"[^\W\d_]+", plain(one.span.surface))}


def _undescribed(language: Pack, words: str) -> set[str]:
    """The words of a content in small letters, less what is quoted and what describes: "the claim as baseless"."""
    bare = f" {plain(QUOTED.sub(' ', words))} "
    for form in function_forms(language, "describes"):
        bare = bare.partition(f" {form} ")[0]
    judging = {*function_forms(language, "untrue"), *function_forms(language, "verdict")}
    return set(re.findall(r"[^\W\d_]+", bare)) - judging


@cache
def _share(language: Pack) -> frozenset[str]:
    """Words for having had a hand in it."""
    return frozenset(function_forms(language, "share"))


def _stands(lemma: str, forms: set[str]) -> bool:
    return any(form[:KIN] == plain(lemma)[:KIN] for form in forms)
