"""What is only held to be possible: of one party by several voices, and of what passes between two.

Inputs: Claim with its topic and its witnesses. Keys: the story with an actor, or with two parties. What leaves: hedged
claims that no single proposition holds: five guesses at what a capital is after, or arms, aid and technology that
everybody fears and nobody has seen delivered. Refuses: what anybody states as a fact, one article, and a single voice.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from recoupe.graph import group
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    claim_point,
    finding,
    holders,
    in_time,
    name,
    phrase,
    story,
    subject,
    texts_of,
)
from recoupe.link.courses import told_anew
from recoupe.link.dealings import PASSING
from recoupe.link.pile import Pile
from recoupe.link.standing import FOR
from recoupe.link.topics import Topic, own_topic
from recoupe.link.vocabulary import concept_class, language_pack
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Text
from recoupe.packs import Pack
from recoupe.terms import Certainty, FindingKind, Stance

MAY_BE = frozenset({Stance.ASSERTS, Stance.PREDICTS, Stance.ESTIMATES, Stance.EVALUATES})
"""Stances in which something is put forward that may be so."""

FEARED = frozenset({Stance.PREDICTS, Stance.SUSPECTS, Stance.EXPRESSES_CONCERN})
"""Stances that tell with reserve, however sure their words are."""

GIVEN = PASSING | {"measure"}
"""Classes of things that one party gives another: arms, goods, technology, aid."""

MODAL = ("conditional", "modal")
"""Kinds of hedges that are verbs."""

GUESSES = 5
"""Claims that make hypotheses on a party worth a finding."""

VOICES = 3
"""Who must put them forward, the articles' own voice being one."""

RESERVED = 3
"""Claims of what passes between two that are told with reserve."""


def hypotheses(pile: Pile) -> list[Finding]:
    """Hedged claims of a story on one party, and on what passes between two; sorted by id."""
    topics = {claim.id: own_topic(pile, claim) for claim in pile.of(Claim)}
    found: list[Finding] = []
    for told in group(pile.of(Claim), lambda claim: (story(pile, claim.span.text),)).values():
        if texts_of(told) > 1:
            found += _on_a_party(pile, told, topics)
            found += _between_two(pile, told, topics)
    return sorted({one.id: one for one in found}.values(), key=lambda one: one.id)


def _voices(pile: Pile, claims: Sequence[Claim]) -> int:
    return len({tuple(families(pile, claim)) for claim in claims})


def _on_a_party(pile: Pile, told: Sequence[Claim], topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """What is guessed of the party of which most is guessed: one finding a story."""
    guessed = [one for one in told if one.stance in MAY_BE and _may_be(pile, one) and not one.evidence]
    by_party = group(guessed, lambda claim: sorted(topics[claim.id].actors))
    for party in sorted(by_party, key=lambda one: (-len(by_party[one]), one))[:1]:
        claims = told_anew(pile, in_time(pile, by_party[party]))
        if len(claims) >= GUESSES and texts_of(claims) > 1 and _voices(pile, claims) >= VOICES:
            what = {one: phrase("guessed", one).format(who=name(pile, party, one)) for one in LANGUAGES}
            yield _hedged(pile, claims, what, "party")


def _may_be(pile: Pile, claim: Claim) -> bool:
    """True where the verb itself says that it may be so: « pourrait », "might"; not « la possible candidature »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    possible = claim.certainty is Certainty.POSSIBLE and not claim.nested_in
    return possible and language is not None and bool(_verbs(language) & set(claim.why.rules))


@cache
def _verbs(language: Pack) -> frozenset[str]:
    return (
        frozenset(row.rule for row in language["hedges"] if row["kind"] in MODAL)
        if "hedges" in language
        else frozenset()
    )


def _between_two(pile: Pile, told: Sequence[Claim], topics: Mapping[str, Topic]) -> Iterator[Finding]:
    """What one party is said to give another, by nobody as a fact."""
    classes = concept_class(pile.ontology)
    given = {claim.id: sorted(one for one in topics[claim.id].things if classes.get(one) in GIVEN) for claim in told}
    passing = [claim for claim in told if given[claim.id]]
    by_pair = group(passing, lambda claim: [f"{a}|{b}" for a, b in combinations(sorted(topics[claim.id].actors), 2)])
    for pair, claims in by_pair.items():
        sure = {thing for one in claims if not _is_reserved(one) and one.stance in FOR for thing in given[one.id]}
        open_ = [one for one in claims if _is_reserved(one) and not sure & set(given[one.id])]
        reserved = told_anew(pile, in_time(pile, open_))
        if len(reserved) >= RESERVED and texts_of(reserved) > 1 and _voices(pile, reserved) >= VOICES:
            things = list(dict.fromkeys(thing for one in reserved for thing in given[one.id]))
            what = {one: subject(pile, things, pair.split("|"), one, told=reserved) for one in LANGUAGES}
            yield _hedged(pile, reserved, what, "dealing")


def _is_reserved(claim: Claim) -> bool:
    return claim.stance in FEARED or (claim.stance in MAY_BE and claim.certainty is not Certainty.CERTAIN)


def _hedged(pile: Pile, claims: Sequence[Claim], what: Mapping[str, str], rule: str) -> Finding:
    words = {one: {"who": holders(pile, claims, one), "what": what[one]} for one in LANGUAGES}
    points = [claim_point(pile, claim) for claim in claims]
    return finding(pile, FindingKind.HEDGED_CLAIM, points, words, Sides(claims), f"link/hypotheses.py#{rule}")
