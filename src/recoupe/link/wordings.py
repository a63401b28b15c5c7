"""One statement or one clause told in several wordings.

Inputs: Claim, its topic and its witnesses, Event. Keys: acts and things with actors for statements; for clauses the
condition on which something is due, what is due, and a party. What leaves: wording findings. Refuses: copies of one
sentence, and clauses of which the condition or the parties differ.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from recoupe.graph import components, group
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, in_time, subject, texts_of
from recoupe.link.likeness import firm
from recoupe.link.names import in_marks, shorten
from recoupe.link.pile import Pile
from recoupe.link.propositions import cluster_claims
from recoupe.link.quoted import quoted
from recoupe.link.standing import same_words
from recoupe.link.topics import Topic, event_topic
from recoupe.link.vocabulary import concept_class
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Finding
from recoupe.terms import FindingKind, Stance, Status

CLOSE = 0.6
"""Least likeness of claims that are held to be one statement."""

BINDING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.PROMISES, Stance.INTENDS})
"""Stances that tell what a text or its parties undertake."""


def wordings(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """Statements of one speaker quoted in other words by other texts, and clauses told in other words."""
    return [*_statements(pile, topics), *_clauses(pile, topics)]


def _statements(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    said = [one for one in pile.of(Claim) if one.stance in (Stance.ASSERTS, Stance.PROMISES) and quoted(one)]
    claims = {one.id: one for one in said if topics[one.id].actors and not topics[one.id].bare}
    found = []
    for members in cluster_claims(pile, "wordings", {one: topics[one] for one in claims}, CLOSE, only=firm):
        told = in_time(pile, [claims[one] for one in members])
        whose = {tuple(families(pile, claim)) for claim in told}
        fragments = [quoted(claim) for claim in told]
        if texts_of(told) > 1 and len(whose) == 1 and all(whose) and _differ(fragments):
            found.append(_wording(pile, topics, told, [min(some) for some in fragments]))
    return found


def _differ(fragments: Sequence[frozenset[str]]) -> bool:
    """True when no two texts quote nearly the same words: copies of one sentence are no other wording."""
    words = [set(re.findall(r"\w+", " ".join(sorted(some)))) for some in fragments]
    return all(2 * len(a & b) <= len(a | b) for a, b in combinations(words, 2))


def _clauses(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """What is due on one condition between the same parties: « sans délai » here, « immédiate » there."""
    staged = group((one for one in pile.of(Event) if one.stage), lambda event: (event.span.text,))
    due = {one.id: one for one in pile.of(Claim) if one.stance in BINDING and _conditions(pile, topics[one.id], one)}
    parties = {one: topics[one].actors or _parties(pile, due[one], staged) for one in due}
    known = concept_class(pile.ontology)
    keys = {
        one: {f"{condition}|{thing}|{party}" for condition in _conditions(pile, topics[one], claim)
              for thing in _due(topics[one], known) for party in parties[one]}
        for one, claim in due.items()
    }  # fmt: skip
    sharing = group(due, lambda one: keys[one])
    pairs = [(some[0], other) for some in sharing.values() for other in some[1:]]
    found = []
    for members in components(due, pairs):
        told = _unlike(in_time(pile, [due[one] for one in members]))
        if texts_of(told) > 1:
            found.append(_wording(pile, topics, told, [_fragment(claim) for claim in told]))
    return found


def _due(about: Topic, known: Mapping[str, str]) -> frozenset[str]:
    """What is due, as a thing: « une aide militaire », « le soutien militaire sera automatique »."""
    return about.things | {name for act in about.acts if (name := act.lower()) in known}


def _conditions(pile: Pile, about: Topic, claim: Claim) -> set[str]:
    """The families of what something is conditional on, in a claim that also says what is due."""
    if not about.things:
        return set()
    families_of = {deed.predicate: deed.family for deed in about.deeds}
    return {
        families_of[event.predicate]
        for event in pile.events(claim)
        if event.status is Status.CONDITIONAL and event.predicate in families_of
    }


def _parties(pile: Pile, claim: Claim, staged: Mapping[str, Sequence[Event]]) -> frozenset[str]:
    """The parties of the agreement last told before: « ce texte prévoit … » names none."""
    before = [one for one in staged.get(claim.span.text, ()) if one.span.start < claim.span.start]
    return event_topic(pile, max(before, key=lambda one: one.span.start)).actors if before else frozenset()


def _unlike(told: Sequence[Claim]) -> list[Claim]:
    """Claims less those that another text of the same matter prints in the same words."""
    kept: list[Claim] = []
    for claim in told:
        if not any(same_words(claim, one) or claim.content.surface == one.content.surface for one in kept):
            kept.append(claim)
    return kept


def _fragment(claim: Claim) -> str:
    """The shortest quoted piece of a claim, else its words."""
    pieces = quoted(claim)
    whole = [one for one in pieces if 2 * len(one) >= len(claim.content.surface)]
    return shorten(claim.content.surface) if whole or not pieces else min(pieces, key=lambda one: (len(one), one))


def _wording(pile: Pile, topics: Mapping[str, Topic], told: Sequence[Claim], words: Sequence[str]) -> Finding:
    things = _half([topics[one.id].things for one in told])
    actors = _half([topics[one.id].actors for one in told])
    shown = {
        language: {
            "what": subject(pile, things, actors, language, told=told)
            or in_marks(shorten(told[0].content.surface), language),
            "words": " / ".join(dict.fromkeys(words)),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, claim) for claim in told]
    return finding(pile, FindingKind.WORDING, points, shown, Sides(told), "link/wordings.py#wordings")


def _half(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """What at least half of the sets hold."""
    every = {one for some in sets for one in some}
    return frozenset(one for one in every if 2 * sum(one in some for some in sets) >= len(sets))
