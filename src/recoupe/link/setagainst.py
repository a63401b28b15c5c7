"""What an article sets against what was said before: « …, alors que les douanes assurent … », « affirme toutefois ».

Inputs: Claim with its topic and holders, Text, the function words of the language packs. Keys: the text. What leaves:
ties between two claims of two speakers that the words of the article contrast, though neither answers the other: right
behind each other where a conjunction does it, of one act or thing where an adverb does. The two contrast. Refuses: what
is granted (« reconnaît toutefois »), speakers known by a pronoun alone behind an adverb, and two negations.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe.link.aims import speaks_itself
from recoupe.link.counts import SHARE, counted
from recoupe.link.likeness import RARE
from recoupe.link.negations import given_by, is_negative, negates
from recoupe.link.pile import Pile
from recoupe.link.standins import may_be_one
from recoupe.link.textwise import of_each_text
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Mention, Text, Tie
from recoupe.packs import Pack
from recoupe.terms import HolderPath, MentionKind, Relation, ReportType, Stance

SET_AGAINST = "set against"
"""The room for the ties of a text."""

SAID = frozenset({Stance.ASSERTS, Stance.ESTIMATES, Stance.DENIES})
"""Stances of what is set against something: who congratulates or accuses meanwhile says nothing of it."""

TOLD = SAID | {Stance.CONFIRMS, Stance.SUSPECTS, Stance.EVALUATES}
"""Stances of what something is set against."""

JOINT = 60
"""Characters between two claims that a conjunction joins: the mark of a quotation, « alors que, de leur côté, »."""

FEW = 5
"""Words of such a joint."""

BEFORE = 300
"""Characters between a claim and the one that « toutefois » sets it against."""

OPENING = 16
"""Characters before a claim in which an adverb may open its sentence: « Toutefois, selon … »."""

NOBODY = (HolderPath.AUTHOR, HolderPath.IMPERSONAL, HolderPath.ABSENT)

ANY = frozenset({"MEETING", "PUBLICATION", "STATEMENT"})
"""Families of acts that tell no matter."""

MARKS = 12
"""Characters between a claim and the conjunction behind it: « …", a dit M. Ba, alors que »."""

WORD = r"[^\W\d_]+"

REASON = "the article sets the one against the other"


def set_against(pile: Pile) -> list[Tie]:
    """One tie for each claim that its article sets against another, in the order of their ids."""
    told = of_each_text(pile, SET_AGAINST, list[Tie], lambda text: list(_in_text(pile, text)))
    return sorted((tie for ties in told.values() for tie in ties), key=lambda tie: (tie.b, tie.a))


def _in_text(pile: Pile, text: str) -> Iterator[Tie]:
    known = pile.get(text, Text)
    language = language_pack(known.language) if known else None
    if known is None or language is None:
        return
    for claim in pile.claims_in(text):
        if claim.stance in SAID and _is_somebodys(claim):
            near = _joined(pile, known, language, claim) or _contrasted(pile, known, language, claim)
            if near is None or not _may_differ(pile, near, claim):
                continue
            if not (is_negative(claim) and (is_negative(near) or negates(pile, near))):
                yield Tie(Relation.CONTRASTS, near.id, claim.id, REASON)


def _is_somebodys(claim: Claim) -> bool:
    return claim.report_type is not ReportType.AUTHOR and any(one.path not in NOBODY for one in claim.holders)


def _precedes(pile: Pile, one: Claim, claim: Claim) -> bool:
    """True for what somebody else told before."""
    before = one.stance in TOLD and _is_somebodys(one) and 0 <= claim.span.start - _end(one, claim) <= BEFORE
    return before and not speaks_itself(pile, claim, one) and set(families(pile, one)).isdisjoint(families(pile, claim))


def _may_differ(pile: Pile, one: Claim, claim: Claim) -> bool:
    """False for figures of two things (« + 70 % de ventes, alors que … + 15 % de commandes »), for a bare count, and
    for what the state that has spoken says meanwhile (« …, alors que le pays signale … »).
    """
    figures = [{some.concept for some in counted(pile, each)} for each in (one, claim)]
    both = figures[0] & figures[1]
    others = (all(figures) and not both) or any(SHARE in some for some in figures)
    if others or (given_by(pile, claim, "frame", "tally") and not both):
        return False
    known = bool(families(pile, claim)) or not _is_of_the_state(pile, claim)
    return known and not may_be_one(pile, one, claim)


def _is_of_the_state(pile: Pile, claim: Claim) -> bool:
    """True for « le pays », "the country": the state told of last, which has said what stands before."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    heads = {plain(word) for one in claim.holders if one.span for word in re.findall(WORD, one.span.surface)[-1:]}
    return language is not None and not heads.isdisjoint(_states(language))


@cache
def _states(language: Pack) -> frozenset[str]:
    return frozenset(plain(row["form"]) for row in language["name_words"] if row["class"] == "state_noun")


def _end(one: Claim, claim: Claim) -> int:
    """Where a claim ends; one in which another was read ends with its speaker: « A, dit X, tandis que Y dit B »."""
    if not one.span.overlap(claim.span):
        return one.span.end
    parts = [one.cue, *(holder.span for holder in one.holders)]
    return max((part.end for part in parts if part and part.end <= claim.span.start), default=claim.span.end)


def _before(pile: Pile, claim: Claim) -> Sequence[Claim]:
    """What others told before a claim in its text; asked only where words set it against something."""
    return [one for one in pile.claims_in(claim.span.text) if _precedes(pile, one, claim)]


def _joined(pile: Pile, text: Text, language: Pack, claim: Claim) -> Claim | None:
    """What a conjunction right before a claim joins it to: « …, alors que les douanes assurent … »."""
    at = _conjunction(text.characters, language, claim.span.start)
    near = [one for one in _before(pile, claim) if _reaches(one, claim, at)] if at >= 0 else []
    last = max(near, key=lambda one: (one.span.start, one.span.end, one.id), default=None)
    return (
        last
        if last is not None and (_charges(pile, last) or _limits(language, claim) or _share_words(pile, last, claim))
        else None
    )


def _limits(language: Pack, claim: Claim) -> bool:
    """True for « une simple fuite », "only by day": so much is told and no more."""
    return not set(re.findall(WORD, plain(claim.content.surface))).isdisjoint(function_forms(language, "limiting"))


def _charges(pile: Pile, one: Claim) -> bool:
    """True for a deed that somebody denounces, of which the other side may give another version."""
    return one.stance in (Stance.SUSPECTS, Stance.EVALUATES) and bool(pile.events(one))


def _share_words(pile: Pile, one: Claim, claim: Claim) -> bool:
    """True for two that have somebody, something, an act or a rare word in common."""
    a, b = own_topic(pile, one), own_topic(pile, claim)
    rare = any(min(a.terms[word], b.terms[word]) >= RARE for word in a.terms.keys() & b.terms.keys())
    return rare or bool((a.acts & b.acts) - ANY or a.things & b.things or a.actors & b.actors)


def _conjunction(characters: str, language: Pack, start: int) -> int:
    """Where a conjunction of contrast begins, a few words before a place in its sentence; -1 where none does."""
    words = list(re.finditer(f"{WORD}|[.;?!]", characters[max(0, start - JOINT) : start]))[-FEW:]
    plains = [plain(one.group()) for one in words]
    that = {one.strip("'’") for one in function_forms(language, "complementizer")}
    for place in range(len(words) - 1, -1, -1):
        if plains[place] in ".;?!":
            return -1
        alone = plains[place] not in function_forms(language, "que_partner")
        joins = alone or not that.isdisjoint(plains[place + 1 : place + 2])
        if joins and plains[place] in function_forms(language, "contrast"):
            opens = place > 0 and plains[place - 1] in ".;?!"  # « Alors que … » opens what it is told with
            return -1 if opens else max(0, start - JOINT) + words[place].start()
    return -1


def _reaches(one: Claim, claim: Claim, at: int) -> bool:
    """True for a claim that ends right before a conjunction, or into whose words the reading took what it joins."""
    if not one.span.overlap(claim.span):
        return one.span.end <= at <= one.span.end + MARKS
    return one.span.start < at and _end(one, claim) <= at


def _contrasted(pile: Pile, text: Text, language: Pack, claim: Claim) -> Claim | None:
    """The nearest claim of one act or thing, where an adverb beside a claim sets it against something."""
    if not _is_marked(text, language, claim) or not _is_named(pile, claim):
        return None
    otherwise = is_negative(claim) or negates(pile, claim) or _limits(language, claim)
    otherwise = otherwise or _is_for_its_part(text, language, claim)
    near = sorted(_before(pile, claim), key=lambda one: (one.span.end, one.span.start, one.id), reverse=True)
    return next(
        (one for one in near if _of_one_matter(pile, one, claim, otherwise) and _answers(pile, one, claim)), None
    )


def _is_for_its_part(text: Text, language: Pack, claim: Claim) -> bool:
    """True for « assure de son côté »: of two facts that « pourtant » sets against each other both may be so."""
    words = f" {' '.join(re.findall(WORD, plain(_around(text, claim))))} "
    return any(f" {form} " in words for form in function_forms(language, "own_part"))


def _answers(pile: Pile, one: Claim, claim: Claim) -> bool:
    """True unless a charge is told, and then something of neither who charges nor who is charged."""
    if one.stance is not Stance.SUSPECTS:
        return True
    theirs = {*pile.actors_in(one), *families(pile, one)}
    return not theirs.isdisjoint({*pile.actors_in(claim), *families(pile, claim)})


def _is_marked(text: Text, language: Pack, claim: Claim) -> bool:
    """True where an adverb of contrast stands beside what is claimed, or opens its sentence."""
    words = f" {' '.join(re.findall(WORD, plain(_around(text, claim))))} "
    return any(f" {form} " in words for form in function_forms(language, "yet"))


def _around(text: Text, claim: Claim) -> str:
    """What stands beside what is claimed, with what opens its sentence."""
    opening = re.split(r"[.;:?!»”]", text.characters[max(0, claim.span.start - OPENING) : claim.span.start])[-1]
    return f"{opening} {claim.span.surface.replace(claim.content.surface, ' | ')}"


def _is_named(pile: Pile, claim: Claim) -> bool:
    """True where some words other than a pronoun tell who speaks."""
    told = [pile.get(one.mention, Mention) for one in claim.holders if one.path is HolderPath.EXPLICIT]
    return any(one is None or one.kind is not MentionKind.PRONOUN for one in told)


def _of_one_matter(pile: Pile, one: Claim, other: Claim, otherwise: bool) -> bool:
    """True for one act, or for one thing of which a speaker tells ``otherwise``: not so, only so much, for their part.

    Of two statements on one thing that « pourtant » sets against each other both may be so.
    """
    a, b = own_topic(pile, one), own_topic(pile, other)
    return bool((a.sure & b.sure) - ANY or (otherwise and ((a.acts & b.acts) - ANY or a.things & b.things)))
