"""How what is said of one matter ran on: certainty that grew, stances that were repeated.

Inputs: Claim, its topic and its witnesses, DocumentDate. Keys: acts and things with actors, as for propositions. What
leaves: certainty series and recurring stances, and what its neighbours find in the same topics. Refuses: to count a
repetition inside one article, and what two articles print of one statement.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import combinations

from recoupe.graph import group
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    claim_point,
    course,
    day_of,
    finding,
    grade,
    in_time,
    speaker,
    stance_name,
    subject,
    texts_of,
)
from recoupe.link.evaluations import evaluation_conflicts
from recoupe.link.exhibits import unverified
from recoupe.link.likeness import firm
from recoupe.link.names import in_marks, shorten
from recoupe.link.pile import Pile
from recoupe.link.predictions import prediction_checks
from recoupe.link.propositions import cluster, cluster_claims
from recoupe.link.reserves import hedged_claims
from recoupe.link.standing import same_words
from recoupe.link.textwise import of_story
from recoupe.link.topics import Topic, broad, topic, without
from recoupe.link.unchecked import unconfirmed
from recoupe.link.witnesses import families
from recoupe.link.wordings import wordings
from recoupe.model import Claim, Finding
from recoupe.terms import Certainty, FindingKind, HolderPath, Polarity, Stance, Status

GRADES: Mapping[Certainty, int] = {
    Certainty.UNCOMMITTED: 0,
    Certainty.POSSIBLE: 1,
    Certainty.PROBABLE: 2,
    Certainty.CERTAIN: 3,
}

SAYS_SO = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS})
"""Stances that put a fact forward, surely or not."""

STANDING = frozenset({Stance.EXPRESSES_CONCERN, Stance.DEMANDS, Stance.THREATENS, Stance.REFUSES, Stance.PROMISES})
"""Stances a speaker repeats from one occasion to the next."""

ONE_MATTER = 0.5
"""Least mean likeness of claims held to be on one matter; that of propositions."""

CLOSE = 0.6
"""Least likeness of claims that differ in certainty."""

WARNS = frozenset({Stance.ASSERTS, Stance.EVALUATES, Stance.PREDICTS})
"""Stances in which what somebody calls a threat is a concern of theirs: « cette coopération pose une menace »."""

THREAT = "THREAT"
"""The family of acts that warn."""

OTHERS = 2
"""Other actors two concerns of one speaker must share to be one, whatever the occasion."""

OF_ONE_SPEAKER = 2
"""Acts, things and actors two stances of one speaker must share: the speaker is the third."""

ONE_OCCASION_DAYS = 3
"""Days over which desks print one statement again."""

NAMED = (HolderPath.EXPLICIT, HolderPath.RELATIVE_PRONOUN, HolderPath.COREFERENCE)
"""How holders are found who stand in the text."""

OCCASIONS = 3
"""Texts in which a stance must stand to be called a recurring one."""


def courses(pile: Pile) -> list[Finding]:
    """All findings of these kinds, sorted by id."""
    topics = {claim.id: topic(pile, claim) for claim in pile.of(Claim)}
    found = [
        *certainty_series(pile, topics),
        *prediction_checks(pile, topics),
        *recurring_stances(pile, topics),
        *wordings(pile, topics),
        *hedged_claims(pile, topics),
        *evaluation_conflicts(pile, topics),
        *unverified(pile, topics),
        *unconfirmed(pile),
    ]
    return sorted(found, key=lambda one: one.id)


def _matters(
    pile: Pile,
    topics: Mapping[str, Topic],
    wanted: Callable[[Claim], bool],
    only: Callable[[Topic, Topic], bool],
) -> list[list[Claim]]:
    """Claims close to one another, told in two texts and more; in the order they were reported."""
    named = {one for one, about in topics.items() if about.actors and not about.bare}
    claims = {claim.id: claim for claim in pile.of(Claim) if claim.id in named and wanted(claim)}
    groups = cluster_claims(pile, "certainty", {one: topics[one] for one in claims}, CLOSE, only=only)
    told = [[claims[one] for one in members] for members in groups]
    return [in_time(pile, some) for some in told if texts_of(some) > 1]


def _about(pile: Pile, topics: Mapping[str, Topic], claims: Sequence[Claim], language: str) -> str:
    """What claims are about: the things and actors that at least half of them name."""
    half = len(claims) / 2
    parts = []
    for names in ([topics[claim.id].things for claim in claims], [topics[claim.id].actors for claim in claims]):
        every = {one for some in names for one in some}
        parts.append([one for one in sorted(every) if sum(one in some for some in names) >= half])
    return subject(pile, parts[0], parts[1], language, told=claims) or in_marks(
        shorten(claims[0].content.surface), language
    )


def certainty_series(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """Matters on which later reports are surer than earlier ones: suspicion, then accusation, then fact."""

    def says_so(claim: Claim) -> bool:
        return claim.stance in SAYS_SO and claim.polarity is not Polarity.NEGATIVE

    found = []

    @cache
    def doubted(name: str) -> frozenset[str]:
        claim = pile.get(name, Claim)
        return _left_open(pile, claim, topics[name]) if claim is not None else frozenset()

    def of_one_doubt(a: Topic, b: Topic) -> bool:
        return firm(a, b) and bool(doubted(a.record) & doubted(b.record))

    for claims in _matters(pile, topics, says_so, of_one_doubt):
        dated = told_anew(pile, [claim for claim in claims if day_of(pile, claim.span.text)])
        grades = [GRADES[claim.certainty] for claim in dated]
        if grows(grades) and any(_somebody(pile, claim) for claim in dated) and _of_one(dated, grades, topics):
            words = {
                language: {
                    "what": _about(pile, topics, dated, language),
                    "grades": course(pile, ((one.span.text, grade(one, language)) for one in dated), language),
                }
                for language in LANGUAGES
            }
            points = [replace(claim_point(pile, one), label=str(one.certainty)) for one in dated]
            rule = "link/courses.py#certainty_series"
            found.append(finding(pile, FindingKind.CERTAINTY_SERIES, points, words, Sides(dated), rule))
    return found


def _of_one(told: Sequence[Claim], grades: Sequence[int], topics: Mapping[str, Topic]) -> bool:
    """True where the surest names one whom the least sure names, if that names anybody: any blow is on a policeman."""
    least, most = (topics[told[grades.index(one)].id] for one in (min(grades), max(grades)))
    named = [some.names | {key for key in some.actors if key.startswith("PER:")} for some in (least, most)]
    return not named[0] or bool(named[0] & named[1])


def _left_open(pile: Pile, claim: Claim, about: Topic) -> frozenset[str]:
    """The acts a claim is sure or unsure of: « en envoyant des troupes, il espère peut-être … » doubts no sending."""
    if claim.certainty is Certainty.CERTAIN:
        return about.acts
    told = {event.predicate for event in pile.events(claim) if event.status in (Status.ASSERTED, Status.HISTORICAL)}
    return about.acts - {deed.family for deed in about.deeds if deed.predicate in told}


def _somebody(pile: Pile, claim: Claim) -> bool:
    """True when a witness says so, or people who are named together: « les États-Unis et leurs alliés »."""
    named = any(holder.path in NAMED for holder in claim.holders)
    return bool(families(pile, claim)) or (named and claim.certainty is Certainty.CERTAIN)


def told_anew(pile: Pile, claims: Sequence[Claim]) -> list[Claim]:
    """Claims less those that print again, in another text, what an earlier one of them says."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(_is_print(pile, claim, one) for one in kept):
            kept.append(claim)
    return kept


def _is_print(pile: Pile, claim: Claim, earlier: Claim) -> bool:
    """True for the same words, as sure as before, in reports of which the days do not tell two occasions."""
    days = [
        pile.date_of[one.span.text].published_high if one.span.text in pile.date_of else "" for one in (claim, earlier)
    ]
    apart = (
        all(days) and abs(date.fromisoformat(days[0][:10]) - date.fromisoformat(days[1][:10])).days > ONE_OCCASION_DAYS
    )
    return not apart and claim.certainty is earlier.certainty and same_words(claim, earlier)


def grows(grades: Sequence[int]) -> bool:
    """True where a grade is followed by a greater one: of the least the first, of the greatest the first."""
    return bool(grades) and grades.index(min(grades)) < grades.index(max(grades))


def recurring_stances(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """One stance of one speaker on one matter, in `OCCASIONS` texts and more."""
    standing = [claim for claim in pile.of(Claim) if _stands(claim, topics[claim.id])]
    found = []
    for key, own in group(standing, lambda claim: _by_stance(pile, claim)).items():
        family, _, stance = key.partition("|")
        by_id = {claim.id: claim for claim in own}
        if texts_of(own) < OCCASIONS:
            continue
        make = partial(_of_one_matter, pile, topics, key, by_id)
        for members in of_story(pile, "recurring", list[tuple[str, ...]], own, make, more=(key, *by_id)):
            told = in_time(pile, [by_id[one] for one in members])
            if texts_of(told_anew(pile, told)) >= OCCASIONS:
                found.append(_recurring(pile, family, stance, told, topics))
    return list({one.id: one for one in found}.values())


def _of_one_matter(
    pile: Pile, topics: Mapping[str, Topic], key: str, claims: Mapping[str, Claim]
) -> list[tuple[str, ...]]:
    """Claims of one speaker and stance, by their id, by matter."""
    family, _, stance = key.partition("|")
    about = {one: without(broad(pile.ontology, topics[one]), family) for one in claims}
    together = _one_concern(claims, about) if stance == Stance.EXPRESSES_CONCERN else []
    return cluster(about, ONE_MATTER, together, enough=OF_ONE_SPEAKER, only=firm)


def _stands(claim: Claim, about: Topic) -> bool:
    return claim.stance in STANDING or (claim.stance in WARNS and THREAT in about.acts)


def _by_stance(pile: Pile, claim: Claim) -> list[str]:
    stance = claim.stance if claim.stance in STANDING else Stance.EXPRESSES_CONCERN
    return [f"{one}|{stance}" for one in families(pile, claim)]


def _one_concern(claims: Mapping[str, Claim], about: Mapping[str, Topic]) -> list[tuple[str, str]]:
    """Concerns about the same others, and those that name no other with one their speaker voices in the same text."""
    pairs = [(a, b) for a, b in combinations(claims, 2) if len(about[a].actors & about[b].actors) >= OTHERS]
    voiced = {end for pair in pairs for end in pair}
    for one, claim in claims.items():
        here = [other for other in voiced if claims[other].span.text == claim.span.text]
        if not about[one].actors and here:
            pairs.append((one, min(here, key=lambda other: (_gap(claim, claims[other]), other))))
    return pairs


def _gap(a: Claim, b: Claim) -> int:
    return max(a.span.start - b.span.end, b.span.start - a.span.end, 0)


def _recurring(pile: Pile, family: str, stance: str, told: Sequence[Claim], topics: Mapping[str, Topic]) -> Finding:
    words = {
        language: {
            "who": speaker(pile, family, told, language),
            "stance": stance_name(stance, language),
            "what": _about(pile, topics, told, language),
            "times": str(texts_of(told_anew(pile, told))),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, claim) for claim in told]
    rule = "link/courses.py#recurring_stances"
    return finding(pile, FindingKind.RECURRING_STANCE, points, words, Sides(told), rule)
