"""Findings: what a careful reader draws from several articles.

Inputs: Proposition, Claim, Event, Origin, Article and all they rest on. Keys: the proposition. What leaves: findings of
the closed list, with the four counts and the reason of each fold. Contradiction only between claims of one proposition:
a denial aimed at a claim, or one of the same act and thing. All that differs otherwise is contrast or evolution.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from recoupe.graph import components
from recoupe.link.agreed import agreed_figures
from recoupe.link.aims import target_of
from recoupe.link.ascribed import ascribed
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    claim_point,
    event_point,
    finding,
    holders,
    phrase,
    quoted_words,
    story,
    subject,
)
from recoupe.link.chronologies import chronologies
from recoupe.link.confirmations import confirmations
from recoupe.link.corrections import corrections, is_notice
from recoupe.link.counts import Figure, counted
from recoupe.link.courses import courses
from recoupe.link.dealings import dealings, less
from recoupe.link.debates import debates
from recoupe.link.disputes import disputes
from recoupe.link.figures import apart, figure_series
from recoupe.link.followed import followed
from recoupe.link.happenings import BARE_NOUN
from recoupe.link.hypotheses import hypotheses
from recoupe.link.insistences import insistences
from recoupe.link.likeness import firm, meet, similarity
from recoupe.link.lines import lines
from recoupe.link.names import meanings, shorten
from recoupe.link.outstanding import outstanding
from recoupe.link.pile import Pile
from recoupe.link.positions import attribution_conflicts, stance_series
from recoupe.link.propositions import ALIKE, cluster
from recoupe.link.provenances import provenances
from recoupe.link.reactions import reactions
from recoupe.link.standing import FOR, first_told, happened, same_words, stands_behind
from recoupe.link.steps import courses_of_acts
from recoupe.link.tallies import tallies
from recoupe.link.threads import worth_telling
from recoupe.link.topics import Topic, event_topic, own_topic, topic
from recoupe.link.utterances import of_several_occasions
from recoupe.link.vocabulary import families as families_of
from recoupe.link.witnesses import families, named
from recoupe.model import Claim, Event, Finding, Proposition
from recoupe.terms import AgreementStage, FindingKind

ONE_AGREEMENT = 0.4
"""Least likeness of staged events that are held to be stages of one thing."""

FEW = 4
"""Words under which a name for an agreement tells little: « l'accord militaire »."""

MUCH_ALIKE = 0.65
"""Likeness from which claims of one proposition bear each other out though they share no known thing."""


def findings(pile: Pile) -> list[Finding]:
    """All findings, sorted by id."""
    corrected = corrections(pile)
    pile = _standing(pile, corrected)
    passing = dealings(pile)
    series = [*stance_series(pile), *less(courses(pile), passing), *passing]
    figures = figure_series(pile)
    told = tallies(pile, figures)
    figures = [one for one in figures if not any({*one.members} < {*other.members} for other in told)]
    several = (proposition for proposition in pile.of(Proposition) if len(proposition.claims) > 1)
    backed = [one for proposition in several for one in _corroborations(pile, proposition)]
    found = [
        *corrected,
        *backed,
        *confirmations(pile, backed),
        *disputes(pile),
        *figures,
        *told,
        *series,
        *lines(pile, series),
        *reactions(pile),
        *hypotheses(pile),
        *attribution_conflicts(pile),
        *ascribed(pile),
        *event_status(pile),
        *courses_of_acts(pile),
        *insistences(pile),
        *provenances(pile),
        *chronologies(pile),
    ]
    found += agreed_figures(pile, found)
    found += followed(pile, found)
    found += worth_telling(pile, debates(pile, found))
    found += outstanding(pile, found)
    found = of_several_occasions(pile, found)
    return sorted({one.id: one for one in _once(found)}.values(), key=lambda one: one.id)


def _once(found: Sequence[Finding]) -> list[Finding]:
    """The findings less what is told with reserve where a longer one of that kind holds all of it."""
    reserved = [set(one.members) for one in found if one.kind is FindingKind.HEDGED_CLAIM]
    return [
        one
        for one in found
        if one.kind is not FindingKind.HEDGED_CLAIM or not any(set(one.members) < other for other in reserved)
    ]


def _standing(pile: Pile, corrected: Sequence[Finding]) -> Pile:
    """The pile less what was withdrawn and the notices that say so: it counts for nothing elsewhere."""
    gone = {one for found in corrected for one in found.claims_against}
    gone |= {claim.id for claim in pile.of(Claim) if is_notice(claim)}
    if not gone:
        return pile
    return pile.without(gone)


def _corroborations(pile: Pile, proposition: Proposition) -> list[Finding]:
    """What two witnesses and more say of one proposition, figures that do not meet apart."""
    members = [pile.get(one, Claim) for one in proposition.claims]
    asserted = [claim for claim in members if claim is not None and stands_behind(pile, claim)]
    told = [claim for claim in asserted if families(pile, claim) and _tells(pile, claim)]
    groups = [some for met in _meeting(pile, told) for some in _compatible(pile, met)]
    return [_corroboration(pile, backed) for backed in groups if _independent(pile, backed)]


def _tells(pile: Pile, claim: Claim) -> bool:
    """True for what is told as having happened; « a confirmé l'information » tells what it confirms."""
    target = target_of(pile, claim)
    return bool(happened(pile, claim) or (target is not None and happened(pile, target)))


def _meeting(pile: Pile, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that share an act, a thing and an actor, or are much alike in all they tell."""
    by_id = {claim.id: claim for claim in claims}
    topics = {claim.id: topic(pile, claim) for claim in claims}
    pairs = [
        (a, b)
        for a, b in combinations(by_id, 2)
        if _is_near(pile, by_id[a], by_id[b], topics)
        and _is_one(topics[a], topics[b])
        and _one_deed(pile, by_id[a], by_id[b], topics)
    ]
    return [[by_id[one] for one in members] for members in components(by_id, pairs)]


def _is_near(pile: Pile, a: Claim, b: Claim, topics: Mapping[str, Topic]) -> bool:
    """True in one story, or of two parties and names in common: one country and one act make no common statement."""
    one, other = topics[a.id], topics[b.id]
    here, there = (story(pile, claim.span.text) for claim in (a, b))
    return here == there or len(one.actors & other.actors) + len(one.names & other.names) > 1


def _one_deed(pile: Pile, a: Claim, b: Claim, topics: Mapping[str, Topic]) -> bool:
    """True where both tell one deed of somebody they both name, give one figure, or one confirms what the other said.

    What a noun only recalls (« depuis l'élection », « l'attaque de Munich ») is what a statement is set in.
    """
    one, other = topics[a.id], topics[b.id]
    if own_topic(pile, a).bare or own_topic(pile, b).bare or one.figures & other.figures:
        return True
    deeds = _deeds(pile, a) & _deeds(pile, b)
    return bool(deeds and (one.actors & other.actors or one.names & other.names))


def _deeds(pile: Pile, claim: Claim) -> set[str]:
    """Families of the acts a claim tells by more than a noun that no verb carries."""
    family = families_of(pile.ontology)
    return {family.get(one.predicate, one.predicate) for one in pile.events(claim) if one.why.note != BARE_NOUN}


def _is_one(a: Topic, b: Topic) -> bool:
    return firm(a, b) and similarity(a, b) >= (ALIKE if meet(a, b) else MUCH_ALIKE)


def _independent(pile: Pile, backed: Sequence[Claim]) -> bool:
    """True when two witnesses and more say so, each in words of their own: two may speak in one article.

    Both have a name: « les autorités » and « la police » may be the same people.
    """
    pairs = ((a, b) for a, b in combinations(backed, 2) if not a.span.overlap(b.span) and not same_words(a, b))
    return any(not named(pile, a) & named(pile, b) for a, b in pairs if named(pile, a) and named(pile, b))


def _compatible(pile: Pile, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims whose figures meet, with those that give none: other figures do not corroborate one another."""
    given = {claim.id: counted(pile, claim) for claim in claims}
    silent = [claim for claim in claims if not given[claim.id]]
    telling = {claim.id: claim for claim in claims if given[claim.id]}
    meeting = [(a, b) for a, b in combinations(telling, 2) if not _apart(given[a], given[b])]
    groups = [[telling[one] for one in members] for members in components(telling, meeting)]
    return [[*group, *silent] for group in groups] if groups else [silent]


def _apart(some: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """True when both count one thing and no figure of the one meets a figure of the other."""
    pairs = [(a.quantity, b.quantity) for a in some for b in others if a.concept == b.concept]
    return bool(pairs) and all(apart(a, b) for a, b in pairs)


def _corroboration(pile: Pile, backed: Sequence[Claim]) -> Finding:
    points = [claim_point(pile, claim) for claim in backed]
    words = {
        language: {"who": holders(pile, backed, language), "words": quoted_words(first_told(pile, backed))}
        for language in LANGUAGES
    }
    rule = "link/findings.py#corroboration"
    return finding(pile, FindingKind.CORROBORATION, points, words, Sides(backed), rule)


def event_status(pile: Pile) -> list[Finding]:
    """Stages of one agreement or plan told in two texts and more: one finding per matter; sorted by id."""
    staged = {event.id: event for event in pile.of(Event) if event.stage}
    every = {one: event_topic(pile, event) for one, event in staged.items()}
    topics = {one: about for one, about in every.items() if about.actors}
    found = []
    for members in cluster(topics, ONE_AGREEMENT, enough=2, only=_between_the_same):
        events = [staged[one] for one in members]
        parties = {actor for one in members for actor in topics[one].actors}
        if len({event.span.text for event in events}) > 1 and len({event.stage for event in events}) > 1:
            found.append(_stages(pile, sorted(parties), events))
    return sorted(found, key=lambda one: one.id)


def _between_the_same(a: Topic, b: Topic) -> bool:
    """True when two staged events share two parties, or one and a name: a state concludes many things."""
    return len(a.actors & b.actors) > 1 or bool(a.actors & b.actors and a.names & b.names)


def _staged(parties: str, events: Sequence[Event], language: str) -> str:
    """What went through stages, in the shortest telling words for it, and between whom."""
    themes = {filler.span.surface for event in events for filler in event.roles if filler.role == "theme"}
    telling = [words for words in themes if " " in words.strip('«»“”" ') and words.count("«") == words.count("»")]
    if not telling or not parties:
        return parties
    return phrase("staged", language).format(
        words=shorten(min(telling, key=lambda one: (len(one.split()) < FEW, len(one), one))), who=parties
    )


def _stages(pile: Pile, parties: Sequence[str], events: Sequence[Event]) -> Finding:
    telling = {one: claim for claim in pile.of(Claim) if claim.stance in FOR for one in claim.events}
    supporting = list({telling[event.id].id: telling[event.id] for event in events if event.id in telling}.values())
    points = [event_point(pile, event, event.stage) for event in events]
    stages = [stage for stage in AgreementStage if any(event.stage == stage for event in events)]
    words = {
        language: {
            "what": _staged(subject(pile, (), parties, language), events, language),
            "stages": " → ".join(meanings("stage", language)[stage] for stage in stages),
        }
        for language in LANGUAGES
    }
    rule = "link/findings.py#event_status"
    return finding(pile, FindingKind.EVENT_STATUS, points, words, Sides(supporting), rule)
