"""How what is said of one matter ran on: certainty that grew, predictions overtaken, stances repeated, words that vary.

Inputs: Claim, its topic and its witnesses, DocumentDate. Keys: acts and things with actors, as for propositions. What
leaves: certainty series, prediction checks, recurring stances, wordings and unverified material. Refuses: to call a
prediction false because nothing was reported, and to count a repetition inside one article.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
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
    holders,
    name,
    shorten,
    stance_name,
    subject,
    when,
)
from recoupe.link.likeness import firm, similarity
from recoupe.link.pile import Pile
from recoupe.link.propositions import cluster
from recoupe.link.quoted import quoted
from recoupe.link.standing import same_words
from recoupe.link.topics import Topic, broad, topic, without
from recoupe.link.vocabulary import concept_class
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Tie
from recoupe.terms import Certainty, FindingKind, Polarity, Relation, Stance

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

UNSETTLED = frozenset({
    Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT, Stance.EVADES,
})  # fmt: skip

ONE_MATTER = 0.5
"""Least mean likeness of claims held to be on one matter; that of propositions."""

CLOSE = 0.6
"""Least likeness of a prediction and of the later report it is set beside, and of claims that differ in certainty."""

OF_ONE_SPEAKER = 2
"""Acts, things and actors two stances of one speaker must share: the speaker is the third."""

ONE_OCCASION_DAYS = 3
"""Days over which desks print one statement again."""

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
        *unverified(pile, topics),
    ]
    return sorted(found, key=lambda one: one.id)


def _matters(
    pile: Pile, topics: Mapping[str, Topic], wanted: Callable[[Claim], bool], least: float = ONE_MATTER
) -> list[list[Claim]]:
    """Claims of one matter, told in two texts and more; in the order they were reported."""
    named = {one for one, about in topics.items() if about.actors and not about.bare}
    claims = {claim.id: claim for claim in pile.of(Claim) if claim.id in named and wanted(claim)}
    groups = cluster({one: topics[one] for one in claims}, least, only=firm)
    told = [[claims[one] for one in members] for members in groups]
    return [in_time(pile, some) for some in told if _texts(some) > 1]


def in_time(pile: Pile, claims: Sequence[Claim]) -> list[Claim]:
    """Claims by the day they were reported, undated ones last, then by text and place."""
    return sorted(claims, key=lambda one: (*when(pile, one.span.text), one.span.start))


def _texts(claims: Sequence[Claim]) -> int:
    return len({claim.span.text for claim in claims})


def _about(pile: Pile, topics: Mapping[str, Topic], claims: Sequence[Claim], language: str) -> str:
    """What claims are about: the things and actors that at least half of them name."""
    half = len(claims) / 2
    parts = []
    for names in ([topics[claim.id].things for claim in claims], [topics[claim.id].actors for claim in claims]):
        every = {one for some in names for one in some}
        parts.append([one for one in sorted(every) if sum(one in some for some in names) >= half])
    return subject(pile, parts[0], parts[1], language) or f"« {shorten(claims[0].content.surface)} »"


def certainty_series(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """Matters on which later reports are surer than earlier ones: suspicion, then accusation, then fact."""

    def says_so(claim: Claim) -> bool:
        return claim.stance in SAYS_SO and claim.polarity is not Polarity.NEGATIVE

    found = []
    for claims in _matters(pile, topics, says_so, CLOSE):
        dated = _told_anew(pile, [claim for claim in claims if day_of(pile, claim.span.text)])
        grades = [GRADES[claim.certainty] for claim in dated]
        if _grows(grades) and any(families(pile, claim) for claim in dated):
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


def _told_anew(pile: Pile, claims: Sequence[Claim]) -> list[Claim]:
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


def _grows(grades: Sequence[int]) -> bool:
    return bool(grades) and grades.index(min(grades)) < grades.index(max(grades))


def prediction_checks(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """Predictions and what was reported later of the same act, thing and actor, for or against."""
    found = []
    later = [claim for claim in pile.of(Claim) if claim.stance in (*SAYS_SO, Stance.DENIES)]
    for claim in pile.of(Claim):
        if claim.stance is not Stance.PREDICTS or not families(pile, claim) or not topics[claim.id].acts:
            continue
        day = day_of(pile, claim.span.text)
        after = [one for one in later if day and day_of(pile, one.span.text) > day]
        shown = [one for one in after if _same_happening(topics[claim.id], topics[one.id])]
        if shown:
            found.append(_check(pile, claim, in_time(pile, shown)))
    return found


def _same_happening(a: Topic, b: Topic) -> bool:
    return bool(a.sure & b.sure) and firm(a, b) and similarity(a, b) >= CLOSE


def _check(pile: Pile, claim: Claim, shown: Sequence[Claim]) -> Finding:
    against = [one for one in shown if one.stance is Stance.DENIES or one.polarity is Polarity.NEGATIVE]
    words = {
        language: {
            "who": holders(pile, [claim], language),
            "words": claim.content.surface,
            "later": ", ".join(dict.fromkeys(stance_name(str(one.stance), language) for one in shown)),
        }
        for language in LANGUAGES
    }
    ties = [
        Tie(Relation.CONTRASTS if one in against else Relation.SUPPORTS, claim.id, one.id, "reported later")
        for one in shown
    ]
    points = [claim_point(pile, one) for one in (claim, *shown)]
    sides = Sides([claim, *(one for one in shown if one not in against)], against, ties)
    return finding(pile, FindingKind.PREDICTION_CHECK, points, words, sides, "link/courses.py#prediction_checks")


def recurring_stances(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """One stance of one speaker on one matter, in `OCCASIONS` texts and more."""
    standing = [claim for claim in pile.of(Claim) if claim.stance in STANDING]
    found = []
    for key, own in group(standing, lambda claim: [f"{one}|{claim.stance}" for one in families(pile, claim)]).items():
        family, _, stance = key.partition("|")
        by_id = {claim.id: claim for claim in own}
        for members in cluster(
            {one: without(broad(pile.ontology, topics[one]), family) for one in by_id},
            ONE_MATTER,
            enough=OF_ONE_SPEAKER,
            only=firm,
        ):
            told = in_time(pile, [by_id[one] for one in members])
            if _texts(_told_anew(pile, told)) >= OCCASIONS:
                found.append(_recurring(pile, family, stance, told, topics))
    return list({one.id: one for one in found}.values())


def _recurring(pile: Pile, family: str, stance: str, told: Sequence[Claim], topics: Mapping[str, Topic]) -> Finding:
    words = {
        language: {
            "who": name(pile, family, language),
            "stance": stance_name(stance, language),
            "what": _about(pile, topics, told, language),
            "times": str(_texts(_told_anew(pile, told))),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, claim) for claim in told]
    rule = "link/courses.py#recurring_stances"
    return finding(pile, FindingKind.RECURRING_STANCE, points, words, Sides(told), rule)


def wordings(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """One clause or statement quoted in different words by different texts."""

    def speaks(claim: Claim) -> bool:
        return bool(quoted(claim)) and claim.stance in (Stance.ASSERTS, Stance.PROMISES)

    found = []
    for claims in _matters(pile, topics, speaks, CLOSE):
        fragments = [quoted(claim) for claim in claims]
        whose = {tuple(families(pile, claim)) for claim in claims}
        if len(whose) == 1 and all(whose) and _differ(fragments):
            words = {
                language: {
                    "what": _about(pile, topics, claims, language),
                    "words": " / ".join(dict.fromkeys(min(some) for some in fragments)),
                }
                for language in LANGUAGES
            }
            points = [claim_point(pile, claim) for claim in claims]
            found.append(
                finding(pile, FindingKind.WORDING, points, words, Sides(claims), "link/courses.py#wordings")
            )  # fmt: skip
    return found


def _differ(fragments: Sequence[set[str]]) -> bool:
    """True when no two texts quote nearly the same words: copies of one sentence are no other wording."""
    words = [set(re.findall(r"\w+", " ".join(sorted(some)))) for some in fragments]
    return all(2 * len(a & b) <= len(a | b) for a, b in combinations(words, 2))


def unverified(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """Material (a video, a document) that somebody points to and nobody named authenticates: one finding per text."""
    material = concept_class(pile.ontology)
    found = []
    for claims in group(pile.of(Claim), lambda claim: (claim.span.text,)).values():
        shown = [one for one in claims if _of_material(topics[one.id], material)]
        unsettled = [one for one in shown if one.stance in UNSETTLED]
        if unsettled and any(one.evidence for one in shown) and not any(one.stance is Stance.CONFIRMS for one in shown):
            what = _material(shown)
            words = {one: {"what": what, "who": holders(pile, unsettled, one)} for one in LANGUAGES}
            points = [claim_point(pile, one) for one in in_time(pile, shown)]
            rule = "link/courses.py#unverified"
            found.append(finding(pile, FindingKind.UNVERIFIED, points, words, Sides(shown), rule))
    return found


def _of_material(one: Topic, classes: Mapping[str, str]) -> bool:
    return any(classes.get(thing) == "material" for thing in one.things)


def _material(claims: Sequence[Claim]) -> str:
    words = [span.surface for claim in claims for span in claim.evidence]
    return words[0] if words else claims[0].content.surface
