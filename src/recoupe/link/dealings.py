"""What is said to pass between two parties, surer from one report to the next: suspected, charged, told as a fact.

Inputs: Claim with its topic, DocumentDate. Keys: an act, a kind of thing (arms, goods) and two parties, named by all.
What leaves: certainty series that no single proposition holds, for « les soupçons de livraisons d'armes », « accusé de
fournir des munitions » and « avait déjà fourni des obus » are three statements of one dealing. Refuses: a dealing of
fewer than three articles, and one that is told as surely from first to last.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from recoupe.graph import group
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, course, day_of, finding, grade, in_time, subject
from recoupe.link.courses import GRADES, SAYS_SO, grows, told_anew
from recoupe.link.pile import Pile
from recoupe.link.topics import Topic, topic
from recoupe.link.vocabulary import concept_class
from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind, Polarity

PASSING = frozenset({"arms", "goods", "technology"})
"""Classes of things that pass from hand to hand."""

TEXTS = 3
"""Articles in which a dealing must be told: two may well speak of two deliveries."""


def dealings(pile: Pile) -> list[Finding]:
    """One certainty series per dealing between two parties; sorted by id."""
    topics = {claim.id: topic(pile, claim) for claim in pile.of(Claim)}
    classes = concept_class(pile.ontology)
    told = [
        claim
        for claim in pile.of(Claim)
        if claim.stance in SAYS_SO
        and claim.polarity is not Polarity.NEGATIVE
        and not claim.condition
        and day_of(pile, claim.span.text)
    ]
    found: dict[tuple[str, ...], Finding] = {}
    for key, some in group(told, lambda claim: _keys(topics[claim.id], classes)).items():
        claims = told_anew(pile, in_time(pile, some))
        if len({claim.span.text for claim in claims}) >= TEXTS and grows([GRADES[one.certainty] for one in claims]):
            one = _series(pile, key.split("|")[2:], claims, topics)
            found.setdefault(one.members, one)
    return sorted(less(found.values(), list(found.values())), key=lambda one: one.id)


def less(series: Iterable[Finding], fuller: Sequence[Finding]) -> list[Finding]:
    """Series of which no fuller one of their kind shows every claim."""
    return [
        one
        for one in series
        if not any(one.kind is other.kind and set(one.members) < set(other.members) for other in fuller)
    ]


def _keys(about: Topic, classes: Mapping[str, str]) -> list[str]:
    kinds = sorted({classes.get(thing, "") for thing in about.things} & PASSING)
    pairs = list(combinations(sorted(about.actors), 2))
    return [f"{act}|{kind}|{a}|{b}" for act in sorted(about.acts) for kind in kinds for a, b in pairs]


def _series(pile: Pile, parties: Sequence[str], claims: Sequence[Claim], topics: Mapping[str, Topic]) -> Finding:
    things = [thing for claim in claims for thing in sorted(topics[claim.id].things)]
    classes = concept_class(pile.ontology)
    passing = sorted({one for one in things if classes.get(one) in PASSING}, key=lambda one: (-things.count(one), one))
    words = {
        language: {
            "what": subject(pile, passing[:2], parties, language),
            "grades": course(pile, ((one.span.text, grade(one, language)) for one in claims), language),
        }
        for language in LANGUAGES
    }
    points = [replace(claim_point(pile, one), label=str(one.certainty)) for one in claims]
    return finding(pile, FindingKind.CERTAINTY_SERIES, points, words, Sides(claims), "link/dealings.py#dealings")
