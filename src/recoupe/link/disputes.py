"""Disputes: what some assert and others deny.

Inputs: Claim, its topic and its witnesses. Keys: acts and things with actors, and explicit targets. What leaves: one
dispute per matter. A denial contradicts the claim it aims at; and what others assert where it names the same act, and
most of the things and actors it names are named there too: « tout transfert d'armes » covers thirteen thousand
containers of shells. Refuses: to set nobody against nobody or a speaker against themselves, to count a refusal to
confirm as a denial, and to join denials that name nothing.
"""

import re
from collections.abc import Mapping, Sequence, Set

from recoupe.graph import components, group
from recoupe.link.adversaries import adversaries
from recoupe.link.aims import speaks_itself, target_of
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, holders, phrase, quoted_words, story
from recoupe.link.bearing import bearing
from recoupe.link.charged import charged
from recoupe.link.contested import contested
from recoupe.link.counts import counted
from recoupe.link.covering import covers, soon
from recoupe.link.descriptions import is_described
from recoupe.link.disproved import is_disproved
from recoupe.link.echoes import echoes, tells_again
from recoupe.link.likeness import meet, similarity
from recoupe.link.negations import was_till_then
from recoupe.link.oppositions import opposition
from recoupe.link.ownacts import own_acts
from recoupe.link.pile import Pile
from recoupe.link.pointing import answers_a_charge, is_on_a_version
from recoupe.link.quarrels import joined, said_besides
from recoupe.link.replies import WEIGHED, replies
from recoupe.link.retorts import retorts
from recoupe.link.setagainst import set_against
from recoupe.link.standing import FOR, happened, stands_behind
from recoupe.link.standins import may_be_one
from recoupe.link.textwise import told_in_stories
from recoupe.link.titles import plainest
from recoupe.link.topics import Topic, own_topic, topic
from recoupe.link.verdicts import is_verdict
from recoupe.link.versions import versions
from recoupe.link.vocabulary import plain
from recoupe.link.witnesses import families, named
from recoupe.model import Claim, Finding, Text, Tie
from recoupe.terms import Certainty, FindingKind, Polarity, Relation, ReportType, Stance

NAME = re.compile(r"[^\W_]+")
"""The words of a name in a key."""

ASIDE = frozenset({
    Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT, Stance.EVADES,
})  # fmt: skip
"""Neither for nor against: shown beside a claim, never counted as a denial."""

MAY_BE_DENIED = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES})
"""Stances an explicit denial may aim at."""

JUDGING = frozenset({Stance.EVALUATES, Stance.REFUSES})
"""Stances in which « cette lecture des faits » is contested, and "the prosecutors' version" rejected."""

ONE_TIME = 30
"""Days between two reports that may be of one state of things; what is not so may be so a season later."""

AIMED = "the denial is aimed at this claim"

SAME_ACT = "the same act of the same parties, denied"

ECHOED = "one of the two tells again what stands in such a pair"

TELLING = 10
"""Number from which a figure that a denial repeats is the figure it denies."""

PLACE = "PLC:"
"""How the key of a place begins."""

CLAUSE = 3
"""Words from which a content that is no bare object is held to be a clause: « rien ne manquait »."""

PART = 10
"""A story is what a pile is about when one text in so many is of it."""

ONE_CLAIM = 0.5
"""Least likeness of the claim a denial is aimed at and of others it then contradicts too; that of propositions."""


def disputes(pile: Pile) -> list[Finding]:
    """One finding per matter that is asserted and denied, sorted by id."""
    claims = {claim.id: claim for claim in pile.of(Claim)}
    topics = {one: topic(pile, claim) for one, claim in claims.items()}
    asserted = _by_matter(pile, claims, topics)
    ties = [tie for claim in claims.values() if _denies(pile, claim) for tie in _ties(pile, claim, topics, asserted)]
    ties += [
        *_opposed(pile, claims, topics, asserted),
        *retorts(pile),
        *versions(pile),
        *charged(pile),
        *own_acts(pile),
    ]
    ties += set_against(pile)
    whole = contested(pile, ties)
    ties += list(replies(pile, [*ties, *whole]))
    ties = [tie for tie in _echoed(pile, bearing(pile, ties)) if not _go_by_one_name(pile, tie)]
    central = _central(pile)
    ties = [tie for tie in ties if not _is_guessed(pile, tie, central)]
    known = {end for tie in whole for end in (tie.a, tie.b)}
    within = [tie for tie in ties if {tie.a, tie.b} <= known]
    narrow = [tie for tie in ties if tie not in within]
    found = _drawn(pile, narrow, joined(pile, narrow, topics, ECHOED), topics)
    return sorted((*found, *_drawn(pile, [*whole, *within], [], topics)), key=lambda one: one.id)


def _drawn(
    pile: Pile, ties: Sequence[Tie], together: Sequence[tuple[str, str]], topics: Mapping[str, Topic]
) -> list[Finding]:
    """One finding for each group of ties that hang together, or of which ``together`` tells that they do."""
    claims = {claim.id: claim for claim in pile.of(Claim)}
    central = _central(pile)
    nodes = {end for tie in ties for end in (tie.a, tie.b)}
    silent = [claim for claim in claims.values() if claim.stance in ASIDE]
    found = []
    by_end = group(ties, lambda tie: (tie.a,))
    place = {tie: number for number, tie in enumerate(ties)}
    for members in components(nodes, [*((tie.a, tie.b) for tie in ties), *together]):
        inside = sorted((tie for one in members for tie in by_end.get(one, ())), key=place.__getitem__)
        told = any(tie.relation is Relation.CONTRADICTS for tie in inside) or any(
            story(pile, claims[tie.a].span.text) in central for tie in inside
        )
        if told and any(families(pile, claims[one]) for one in members):
            besides = said_besides(pile, [claims[one] for one in members], frozenset(nodes))
            found.append(_dispute(pile, inside, claims, [*besides, *_beside(pile, silent, topics, members)]))
    return found


def _is_guessed(pile: Pile, tie: Tie, central: Set[str]) -> bool:
    """True where a sum of signs alone sets a denial beside what another article tells, in what is no main story.

    So it is of one act of one party without a word in common: « aucun compte rendu de riposte » is on no attack.
    """
    if tie.reason == SAME_ACT:
        return tie.relation is Relation.CONTRASTS
    ends = [one for name in (tie.a, tie.b) if (one := pile.get(name, Claim)) is not None]
    apart = len({one.span.text for one in ends}) > 1 and tie.relation is Relation.CONTRASTS
    return apart and tie.reason.startswith(WEIGHED) and story(pile, ends[0].span.text) not in central


def _central(pile: Pile) -> set[str]:
    """The stories that a pile is about: in running news accounts side by side are seldom of one thing."""
    texts = {name: len({claim.span.text for claim in some}) for name, some in told_in_stories(pile).items()}
    return {name for name, some in texts.items() if PART * some >= len(pile.of(Text))}


def _denies(pile: Pile, claim: Claim) -> bool:
    """True for a denial, and for a verdict on what somebody else said: « un conte de fées », « la honteuse charge »."""
    if claim.stance is Stance.DENIES:
        return not was_till_then(pile, claim)
    judges = is_verdict(pile, claim) or (claim.stance is Stance.EVALUATES and answers_a_charge(pile, claim))
    judges = judges or (claim.stance in JUDGING and is_on_a_version(pile, claim))
    return judges and target_of(pile, claim) is not None


def _echoed(pile: Pile, ties: Sequence[Tie]) -> list[Tie]:
    """The ties with those of the echoes of either side: what a wire and its rewrite tell is one dispute."""
    near = echoes(pile)
    every = {(tie.a, tie.b): tie for tie in reversed(ties)}
    for tie in ties:
        told = ((one, tie.b) for one in near.get(tie.a, ()) if tells_again(pile, tie.a, one, tie.b))
        denied = ((tie.a, one) for one in near.get(tie.b, ()) if tells_again(pile, tie.b, one, tie.a))
        for a, b in (*told, *denied):
            if a != b and (b, a) not in every and not _speak_as_one(pile, a, b):
                relation = tie.relation if _names_all(pile, tie.a, a) else Relation.CONTRASTS
                every.setdefault((a, b), Tie(relation, a, b, ECHOED))
    return [every[pair] for pair in sorted(every)]


def _names_all(pile: Pile, denied: str, echo: str) -> bool:
    """True where an echo names the places of the denied claim: who denies it of a town says nothing of the country."""
    one, other = pile.get(denied, Claim), pile.get(echo, Claim)
    if one is None or other is None:
        return False
    return {name for name in topic(pile, one).names if name.startswith(PLACE)} <= topic(pile, other).names


def _go_by_one_name(pile: Pile, tie: Tie) -> bool:
    """True where all words of the name of one side stand in that of the other: Ricard, Pernod Ricard."""
    sides = [pile.get(one, Claim) for one in (tie.a, tie.b)]
    names = [[words for key in families(pile, one) if (words := _name(key))] for one in sides if one]
    return len(names) == len(sides) and any(a <= b or b <= a for a in names[0] for b in names[1])


def _name(key: str) -> set[str]:
    """The words of the name a person or body goes by; none for a state, or for a description."""
    words = NAME.findall(plain(key.partition(":")[2]))
    named = key.startswith(("PER:", "ORG:")) or (is_described(key) and key.partition(":")[2].istitle())
    return set(words) if named else set()


def _speak_as_one(pile: Pile, a: str, b: str) -> bool:
    """True for two claims of one speaker: who admits today what was denied till now is in no dispute."""
    one, other = pile.get(a, Claim), pile.get(b, Claim)
    return one is not None and other is not None and (_one_state(pile, one, other) or speaks_itself(pile, one, other))


def _by_matter(pile: Pile, claims: Mapping[str, Claim], topics: Mapping[str, Topic]) -> Mapping[str, tuple[Claim, ...]]:
    """``ACT|ACTOR``, and figures, to what named speakers assert of them."""
    said = [claim for claim in claims.values() if stands_behind(pile, claim) and families(pile, claim)]
    return group(said, lambda claim: [*_matters(topics[claim.id]), *_told_figures(pile, claim)])


def _matters(one: Topic) -> list[str]:
    return [f"{act}|{actor}" for act in one.acts for actor in one.actors]


def _ties(pile: Pile, denial: Claim, topics: Mapping[str, Topic], asserted: Mapping[str, Sequence[Claim]]) -> list[Tie]:
    """The claims a denial contradicts, each with the reason."""
    target = target_of(pile, denial)
    if target is not None and _one_state(pile, denial, target) and not adversaries(pile, denial):
        return []  # bodies of one state are set against each other where one names the other's words
    if target is not None and target.stance is Stance.CONFIRMS and may_be_one(pile, target, denial):
        return []  # « il reconnaît une dette », « le maire niait toute dette »: who gives way
    deniable = target is not None and (target.stance in MAY_BE_DENIED or is_disproved(pile, denial, target))
    if target is not None and deniable and not _says_nothing(target, topics[target.id]):
        also = _alike(topics, topics[target.id], asserted)
        others = [one for one in also if one.id != target.id and _may_oppose(pile, denial, one)]
        aimed = Tie(Relation.CONTRADICTS, target.id, denial.id, AIMED)
        reason = "says what the claim says that the denial is aimed at"
        return [aimed, *(Tie(Relation.CONTRADICTS, one.id, denial.id, reason) for one in others)]
    own = own_topic(pile, denial)
    matters = [*_matters(own), *_told_figures(pile, denial)]
    near = {one.id: one for matter in matters for one in asserted.get(matter, ())}
    opposed = {name: one for name, one in sorted(near.items()) if _may_oppose(pile, denial, one)}
    opposed = {name: one for name, one in opposed.items() if not one.span.overlap(denial.span)}
    told = [name for name, one in opposed.items() if covers(own, topics[name]) and _in_one_story(pile, denial, one)]
    found = dict.fromkeys(told, SAME_ACT)
    same = {name: "the same figure, denied" for name in opposed if _one_figure(pile, denial, opposed[name])}
    return [Tie(Relation.CONTRADICTS, name, denial.id, reason) for name, reason in sorted((same | found).items())]


def _one_figure(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True in one story where a denial repeats the figure it denies: « les 400 attaques dont parle Astana »."""
    shared = set(_told_figures(pile, denial)) & set(_told_figures(pile, claim))
    near = denial.span.text == claim.span.text or bool(named(pile, denial) and named(pile, claim))
    return bool(shared) and near and _in_one_story(pile, denial, claim) and not may_be_one(pile, denial, claim)


def _in_one_story(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for two claims of one story: of a week of news, one act of one state tells no matter."""
    return story(pile, a.span.text) == story(pile, b.span.text)


def _told_figures(pile: Pile, claim: Claim) -> list[str]:
    """``=CONCEPT VALUE`` of the figures of a claim that tell a thing by themselves."""
    told = [one for one in counted(pile, claim) if (one.quantity.low or 0) >= TELLING]
    return [f"={one.concept} {one.quantity.low:g}" for one in told]


def _one_state(pile: Pile, a: Claim, b: Claim) -> bool:
    return not set(families(pile, a)).isdisjoint(families(pile, b))


def _opposed(
    pile: Pile, claims: Mapping[str, Claim], topics: Mapping[str, Topic], asserted: Mapping[str, Sequence[Claim]]
) -> list[Tie]:
    """What one tells as not so against what another tells as so, in the same season."""
    ties = []
    for claim in claims.values():
        if claim.stance in FOR and claim.polarity is Polarity.NEGATIVE and claim.certainty is Certainty.CERTAIN:
            near = {one.id: one for matter in _matters(topics[claim.id]) for one in asserted.get(matter, ())}
            for name, other in sorted(near.items()):
                near_in_time = soon(topics[claim.id], topics[name], days=ONE_TIME)
                told = near_in_time and _told_as_so(pile, other) and _may_oppose(pile, claim, other)
                told = told and not claim.span.overlap(other.span) and _in_one_story(pile, claim, other)
                reason = opposition(pile, other, claim) if told else ""
                ties += [Tie(Relation.CONTRADICTS, name, claim.id, reason)] if reason else []
    return ties


def _told_as_so(pile: Pile, claim: Claim) -> bool:
    """True for what is told as done, and not as « serait »."""
    return claim.certainty is Certainty.CERTAIN and happened(pile, claim) is True


def _says_nothing(claim: Claim, one: Topic) -> bool:
    """True for words that tell no happening: a name, « profils divers »; a clause and a charge tell one always."""
    if claim.stance is Stance.SUSPECTS or (claim.report_type is not ReportType.NARRATED and _is_clause(claim)):
        return False
    return one.bare and len(one.terms) + len(one.names) + len(one.figures) + len(one.actors) <= 2


def _is_clause(claim: Claim) -> bool:
    """True for words that may be a sentence."""
    return len(claim.content.surface.split()) >= CLAUSE


def _alike(topics: Mapping[str, Topic], one: Topic, asserted: Mapping[str, Sequence[Claim]]) -> list[Claim]:
    """What is asserted of the matter of a claim and is alike enough to be one proposition with it.

    It names the places the claim names: who denies it of a town says nothing of the country.
    """
    near = {claim.id: claim for matter in _matters(one) for claim in asserted.get(matter, ())}
    places = {name for name in one.names if name.startswith(PLACE)}
    near = {name: claim for name, claim in near.items() if places <= topics[name].names}
    return [near[name] for name in sorted(near) if soon(one, topics[name]) and _is_one(one, topics[name])]


def _is_one(a: Topic, b: Topic) -> bool:
    """True for one act of the same two parties, read as an event in both and told much alike."""
    told = a.sure & b.sure and len(a.actors & b.actors) > 1
    return bool(told) and meet(a, b) and similarity(a, b) >= ONE_CLAIM


def _may_oppose(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for two named speakers of whom neither speaks for the other."""
    mine, others = set(families(pile, denial)), set(families(pile, claim))
    return bool(mine and others) and not mine & others


def _beside(pile: Pile, silent: Sequence[Claim], topics: Mapping[str, Topic], members: Sequence[str]) -> list[Claim]:
    """Those of the refusals to confirm or to comment that are aimed at one of the members, or on the same act."""
    return [claim for claim in silent if _is_on(pile, claim, topics, members)]


def _is_on(pile: Pile, claim: Claim, topics: Mapping[str, Topic], members: Sequence[str]) -> bool:
    target = target_of(pile, claim)
    if target is not None:
        return target.id in members
    return any(covers(topics[claim.id], topics[one]) for one in members)


def _on_one_side(ties: Sequence[Tie]) -> Sequence[Tie]:
    """The ties of a dispute; where a claim stands on both of its sides, without those that only set side by side."""
    both = {tie.a for tie in ties} & {tie.b for tie in ties}
    sure = [tie for tie in ties if tie.relation is Relation.CONTRADICTS or not both & {tie.a, tie.b}]
    return sure if both and sure else ties


def _dispute(pile: Pile, ties: Sequence[Tie], claims: Mapping[str, Claim], beside: Sequence[Claim]) -> Finding:
    ties = _on_one_side(ties)
    asserted = [claims[one] for one in sorted({tie.a for tie in ties})]
    denials = [claims[one] for one in sorted({tie.b for tie in ties})]
    aimed = [claims[one] for one in sorted({tie.a for tie in ties if tie.reason == AIMED})]
    denied = any(tie.relation is Relation.CONTRADICTS for tie in ties)
    words = {
        language: {
            "for": holders(pile, asserted, language),
            "against": holders(pile, denials, language),
            "words": quoted_words(plainest(pile, aimed or asserted)),
            "sign": "" if denied else f" — {phrase('set_side_by_side', language)}",
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, claim) for claim in (*asserted, *denials, *beside)]
    rule = "link/disputes.py#disputes"
    return finding(pile, FindingKind.DISPUTE, points, words, Sides(asserted, denials, ties), rule)
