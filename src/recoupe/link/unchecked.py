"""What is told and nobody has confirmed: what somebody, asked or concerned, leaves open; what one outlet alone has.

Inputs: Claim, its target and its witnesses. Keys: the text. What leaves: one unverified finding per claim: « selon
Radio Crête, qui cite un courrier interne. Nous n'avons pas pu consulter ce courrier. Le ministère n'a ni confirmé ni
démenti son existence » is told by one outlet, seen by nobody else, left open by the ministry. Refuses: what somebody
denies and nobody relays, which disputes show with the silent beside it, and whatever a refusal names that the claim
lacks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.graph import group
from recoupe.link.adversaries import referring
from recoupe.link.aims import speaks_itself, target_of
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, holders, in_time, phrase, quoted_words
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Point, Text, Tie
from recoupe.terms import Certainty, FindingKind, Polarity, Relation, ReportType, Stance

UNCONFIRMED = frozenset({Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM})
"""Those that leave open what somebody else tells."""

MAY_BE_OPEN = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS})
"""Stances that tell something as so, for others to confirm."""

REACH = 400
"""Characters behind what is relayed within which an article says what it and others make of it."""

ASIDE = 40
"""Characters between what is relayed and the words that say what it is taken from: « qui cite un courrier interne »."""

FEW = 6
"""Words of what is cited: a paper, and no clause."""


def unconfirmed(pile: Pile) -> list[Finding]:
    """What one tells and another, or the article itself, could not confirm: one finding per claim.

    « Séoul fait état de 3 000 hommes, ce que ni Moscou ni Pyongyang n'ont confirmé. »
    """
    denials = [claim for claim in pile.of(Claim) if claim.stance is Stance.DENIES]
    denied = {target.id for one in denials if (target := target_of(pile, one)) is not None}
    silent = [claim for claim in pile.of(Claim) if claim.stance in UNCONFIRMED]
    told = group(silent, lambda claim: [one.id for one in _left_open_by(pile, claim)])
    found = []
    for name, some in sorted(told.items()):
        claim = pile.get(name, Claim)
        if claim is not None and (name not in denied or _cited(pile, claim)):
            found.append(_left_open(pile, claim, some))
    return found


def _left_open_by(pile: Pile, silent: Claim) -> list[Claim]:
    """The claim of another, with a name, that is not confirmed."""
    target = target_of(pile, silent)
    if target is not None and families(pile, silent) and _may_be(pile, silent, target):
        return [_whole(pile, target)]
    return [] if target is not None and families(pile, target) else list(_relayed_before(pile, silent))[:1]


def _may_be(pile: Pile, silent: Claim, told: Claim) -> bool:
    mine, others = set(families(pile, silent)), set(families(pile, told))
    return told.stance in MAY_BE_OPEN and bool(others) and (not mine & others or _is_own_voice(pile, silent))


def _is_own_voice(pile: Pile, claim: Claim) -> bool:
    """True for « nous n'avons pas pu vérifier », whoever « nous » was taken for."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    said = [plain(holder.span.surface).split() for holder in claim.holders if holder.span]
    return language is not None and any(
        words and words[0] in function_forms(language, "first_person") for words in said
    )


def _whole(pile: Pile, told: Claim) -> Claim:
    """What is told, where the claim only says what it is taken from."""
    if not _is_paper(pile, told):
        return told
    beside = (one for one in pile.claims_in(told.span.text) if one.stance in MAY_BE_OPEN and one.id != told.id)
    return next((one for one in beside if _goes_with(pile, one, told) and not _is_paper(pile, one)), told)


def _is_paper(pile: Pile, claim: Claim) -> bool:
    """True for a few words that are no clause and tell no happening: « un courrier interne »."""
    clause = claim.report_type is not ReportType.NARRATED
    return not clause and not pile.events(claim) and len(claim.content.surface.split()) < FEW


def _goes_with(pile: Pile, told: Claim, paper: Claim) -> bool:
    """True where the speaker of a claim says in the same breath what it is taken from."""
    apart = max(paper.span.start - told.span.end, told.span.start - paper.span.end)
    return apart <= ASIDE and speaks_itself(pile, told, paper)


def _cited(pile: Pile, told: Claim) -> list[Claim]:
    """The claims that say what a claim is taken from: « qui cite un courrier interne »."""
    beside = (one for one in pile.claims_in(told.span.text) if one.stance in MAY_BE_OPEN and one.id != told.id)
    return [one for one in beside if _goes_with(pile, told, one) and _is_paper(pile, one)]


def _relayed_before(pile: Pile, silent: Claim) -> Iterator[Claim]:
    """What was told with reserve, or from a paper, before a refusal that names nothing else; the nearest first."""
    text = silent.span.text
    near = [one for one in pile.claims_in(text) if 0 <= silent.span.start - one.span.end <= REACH]
    for told in sorted(near, key=lambda one: (-one.span.end, one.id)):
        if not _may_be(pile, silent, told) or _is_paper(pile, told):
            continue
        relayed = bool(_cited(pile, told)) or told.certainty is not Certainty.CERTAIN or _is_own_voice(pile, silent)
        if relayed and _names_nothing_else(pile, silent, told):
            yield told


def _names_nothing_else(pile: Pile, silent: Claim, told: Claim) -> bool:
    """True where all that a refusal names was told since: « son existence », « ce courrier »."""
    text = pile.get(silent.span.text, Text)
    language = language_pack(text.language) if text else None
    if text is None or language is None:
        return False
    before = plain(text.characters[told.span.start : silent.span.start])
    own = [word for word in silent.terms if silent.cue is None or word not in plain(silent.cue.surface)]
    return all(word in referring(language) or plain(word) in before for word in own)


def _denials(pile: Pile, told: Claim) -> list[Claim]:
    """Who denies it right behind, in whatever words: « "Aucun avertissement ne nous est parvenu", réagit … »."""
    behind = [one for one in pile.claims_in(told.span.text) if 0 <= one.span.start - told.span.end <= REACH]
    return [one for one in behind if _denies(pile, one, told)]


def _denies(pile: Pile, one: Claim, told: Claim) -> bool:
    if not families(pile, one) or set(families(pile, one)) & set(families(pile, told)):
        return False
    target = target_of(pile, one)
    if target is not None:
        return one.stance is Stance.DENIES and target.id == told.id
    negative = one.stance in MAY_BE_OPEN | {Stance.DENIES} and one.polarity is Polarity.NEGATIVE
    return negative and bool(_stems(one) & _stems(told))


def _stems(claim: Claim) -> set[str]:
    """Words of a claim by how they begin: « averti », « avertissement »."""
    return {plain(word)[:6] for word in claim.terms if len(word) > 3}


def _left_open(pile: Pile, claim: Claim, silent: Sequence[Claim]) -> Finding:
    cited = _cited(pile, claim)
    against = _denials(pile, claim) if cited or claim.certainty is not Certainty.CERTAIN else []
    words = {
        language: {
            "lead": phrase("unconfirmed", language).format(who=_asked(pile, silent, language)),
            "what": _told(pile, claim, against, language),
        }
        for language in LANGUAGES
    }
    members = {one.id: one for one in (claim, *cited, *silent, *against)}
    points = [_point(pile, one) for one in in_time(pile, list(members.values()))]
    ties = [Tie(Relation.CONTRASTS, claim.id, one.id, "denied right behind what is relayed") for one in against]
    sides = Sides([claim], against, ties)
    return finding(pile, FindingKind.UNVERIFIED, points, words, sides, "link/unchecked.py#unconfirmed")


def _point(pile: Pile, claim: Claim) -> Point:
    """The step of a claim; what the article says of itself is nobody else's."""
    point = claim_point(pile, claim)
    return replace(point, holder="") if claim.stance in UNCONFIRMED and _is_own_voice(pile, claim) else point


def _asked(pile: Pile, silent: Sequence[Claim], language: str) -> str:
    """Who left it open: those with a name, and the article."""
    named = [one for one in silent if families(pile, one) and not _is_own_voice(pile, one)]
    who = [holders(pile, named, language)] if named else []
    return ", ".join([*who, *([phrase("the_article", language)] if len(named) < len(silent) else [])])


def _told(pile: Pile, claim: Claim, against: Sequence[Claim], language: str) -> str:
    told = phrase("told_by", language).format(words=quoted_words(claim), who=holders(pile, [claim], language))
    if not against:
        return told
    denied = phrase("denied_by", language).format(who=holders(pile, against, language))
    return phrase("and_then", language).format(first=told, then=denied)
