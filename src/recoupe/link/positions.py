"""Positions: how a speaker's stance on one matter moved, and whom one article makes say the same thing.

Inputs: Claim, its topic and its witnesses. Keys: the family of the speaker; for conflicts the text. What leaves:
stance series and attribution conflicts. Refuses: to merge stances (a denial, a refusal to confirm and a silence are
three), and to call a series what is one stance repeated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from recoupe.graph import group
from recoupe.link.aims import target_of
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    claim_point,
    course,
    finding,
    in_time,
    name,
    phrase,
    speaker,
    stance_name,
    story,
    subject,
)
from recoupe.link.folding import fold
from recoupe.link.likeness import firm
from recoupe.link.names import shorten
from recoupe.link.originators import originators
from recoupe.link.pile import Pile
from recoupe.link.propositions import cluster
from recoupe.link.quoted import quoted
from recoupe.link.reversals import reversals, turns
from recoupe.link.textwise import of_each_text, of_story
from recoupe.link.topics import Topic, broad, topic, without
from recoupe.link.vocabulary import function_forms, language_pack
from recoupe.link.witnesses import families, of_one_mouth
from recoupe.model import Claim, Finding, Text, Tie
from recoupe.terms import FindingKind, Relation, Stance

POLICY = frozenset({
    Stance.REFUSES, Stance.PROMISES, Stance.THREATENS, Stance.SHIFTS_POSITION, Stance.INTENDS, Stance.DEMANDS,
})  # fmt: skip
"""Stances on what is to be done."""

SILENCE = frozenset({
    Stance.CONFIRMS, Stance.DENIES, Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT,
    Stance.EVADES,
})  # fmt: skip
"""What may be answered to an allegation: these make one series, whatever their words.

An answer and a stance on what is to be done are two matters, so the two sets are never in one series.
"""

CONFLICTS, POSITIONS = "conflicts", "positions"
"""The rooms for the pairs of a text, and for the matters of one speaker."""

OF_ONE_SPEAKER = 2
"""Acts, things and actors two positions of one speaker must share: the speaker is the third."""

WEEKS = 45
"""Days within which answers that share little may be to one allegation."""

ONE_MATTER = 0.3
"""Least likeness of positions of one speaker that are held to be on one matter."""


def stance_series(pile: Pile) -> list[Finding]:
    """One finding per speaker and matter with two stances and more, told in two texts and more; sorted by id."""
    turned = sorted({*reversals(pile), *turns(pile)})
    found = [*_series_of(pile, SILENCE, turned), *_series_of(pile, POLICY)]
    return sorted(_merged(found), key=lambda one: one.id)


def _series_of(pile: Pile, stances: frozenset[Stance], turned: Sequence[tuple[str, str]] = ()) -> Iterable[Finding]:
    """Series of some stances; ``turned`` are pairs of a denial and of what gives way, which are of one matter."""
    given_way = {end for pair in turned for end in pair}
    claims = [claim for claim in pile.of(Claim) if claim.stance in stances or claim.id in given_way]
    voices = group(claims, lambda claim: families(pile, claim))
    for family, own in ((family, own) for family, own in voices.items() if len(own) > 1):
        by_id = {claim.id: claim for claim in own}
        joined = [pair for pair in turned if by_id.keys() >= set(pair)]
        stories = {text: story(pile, text) for text in sorted({claim.span.text for claim in own})}
        ends = (one for pair in (*joined, *stories.items()) for one in pair)
        make = partial(_grouped, pile, family, own, joined)
        groups = of_story(pile, POSITIONS, list[tuple[str, ...]], own, make, more=(family, *by_id, "turned", *ends))
        for members in groups:
            told = of_one_mouth(pile, family, [by_id[one] for one in members])
            if len({claim.stance for claim in told}) > 1 and _told_anew(told, turned):
                yield _series(pile, family, told, [_about(pile, claim, family) for claim in told])


def _grouped(pile: Pile, family: str, own: Sequence[Claim], joined: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Claims of one speaker by matter; ``joined`` are pairs that are of one whatever their words."""
    topics = {claim.id: _about(pile, claim, family) for claim in own}
    pairs = [*_answers(pile, own, topics), *joined]
    return cluster(topics, ONE_MATTER, pairs, enough=OF_ONE_SPEAKER, only=_on_one_matter)


def _about(pile: Pile, claim: Claim, family: str) -> Topic:
    return without(broad(pile.ontology, topic(pile, claim)), family)


def _told_anew(told: Sequence[Claim], turned: Sequence[tuple[str, str]]) -> bool:
    """True in two texts, and in one that tells itself what was denied and what is granted."""
    ids = {claim.id for claim in told}
    return len({claim.span.text for claim in told}) > 1 or any(ids.issuperset(pair) for pair in turned)


def _on_one_matter(a: Topic, b: Topic) -> bool:
    """A told act, or a thing, with something beside it; the speaker is common anyway."""
    beside = len(a.things & b.things) + len(a.names & b.names) + len(a.actors & b.actors)
    return firm(a, b) or (beside > 0 and bool(a.acts & b.acts)) or beside > 1


def _answers(pile: Pile, own: Sequence[Claim], topics: Mapping[str, Topic]) -> list[tuple[str, str]]:
    """Pairs of answers to an allegation that share a thing, in one story and within weeks: of one matter though their
    words differ.

    A state that answers for years answers many things, and in a week of news it answers many stories.
    """
    answers = [claim for claim in own if claim.stance in SILENCE]
    return [
        (a.id, b.id)
        for a, b in combinations(answers, 2)
        if story(pile, a.span.text) == story(pile, b.span.text)
        and (topics[a.id].things & topics[b.id].things or _of_one_allegation(pile, a, b, topics))
        and _soon(topics[a.id], topics[b.id])
    ]


def _of_one_allegation(pile: Pile, a: Claim, b: Claim, topics: Mapping[str, Topic]) -> bool:
    """True where what both answer names somebody besides the speaker."""
    aimed = target_of(pile, a) is not None and target_of(pile, b) is not None
    return aimed and bool(topics[a.id].actors & topics[b.id].actors)


def _soon(a: Topic, b: Topic) -> bool:
    return not (a.day and b.day) or abs(a.day - b.day) <= WEEKS


def _merged(found: Sequence[Finding]) -> list[Finding]:
    """Series by speakers who speak together told once: one whose claims all stand in another is that other."""
    kept = {one.members: one for one in reversed(found)}
    whole = [set(members) for members in kept]
    return [one for members, one in kept.items() if not any(set(members) < other for other in whole)]


def _series(pile: Pile, family: str, told: Sequence[Claim], topics: Sequence[Topic]) -> Finding:
    ordered = in_time(pile, told)
    things = _foremost([one.things for one in topics])
    actors = _shared(one.actors for one in topics) - {family}
    words = {}
    for language in LANGUAGES:
        steps = ((claim.span.text, stance_name(str(claim.stance), language)) for claim in ordered)
        words[language] = {
            "who": speaker(pile, family, told, language),
            "what": subject(pile, things, actors, language, told=ordered) or shorten(ordered[0].content.surface),
            "stances": course(pile, steps, language),
        }
    points = [claim_point(pile, claim) for claim in ordered]
    return finding(pile, FindingKind.STANCE_SERIES, points, words, Sides(told), "link/positions.py#stance_series")


def _foremost(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """Of what at least half of the sets hold, what most of them do: « soldats », of « soldats, territoire, guerre »."""
    held = {one: sum(one in some for some in sets) for one in _shared(sets)}
    return frozenset(one for one, times in held.items() if times == max(held.values()))


def _shared(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """What at least half of the sets hold."""
    every = list(sets)
    names = {one for some in every for one in some}
    return frozenset(one for one in names if 2 * sum(one in some for some in every) >= len(every))


def attribution_conflicts(pile: Pile) -> list[Finding]:
    """Pairs of claims of one article that give the same quoted words to different speakers; sorted by id.

    Two speakers may say the same thing: it is a conflict where the one is whom the other is said to address, or
    where the first cannot confirm what the article began by making him say.
    """
    swapped = of_each_text(pile, CONFLICTS, list[tuple[str, str]], lambda text: list(_in_text(pile, text)))
    ends = [(pile.get(a, Claim), pile.get(b, Claim)) for pairs in swapped.values() for a, b in pairs]
    return sorted((_conflict(pile, a, b) for a, b in ends if a and b), key=lambda one: one.id)


def _in_text(pile: Pile, text: str) -> Iterator[tuple[str, str]]:
    quoting = sorted((claim for claim in pile.claims_in(text) if quoted(claim)), key=lambda one: one.span.start)
    for a, b in combinations(quoting, 2):
        if a.stance == b.stance and not a.span.overlap(b.span) and quoted(a) & quoted(b) and _swapped(pile, a, b):
            yield a.id, b.id
    yield from originators(pile, text)


def _swapped(pile: Pile, a: Claim, b: Claim) -> bool:
    """True when the speakers differ and the speaker of one is named in what the other says."""
    speaks = [{fold(pile, pile.holder_key(holder)) for holder in claim.holders} - {""} for claim in (a, b)]
    named = [{fold(pile, actor) for actor in _named(pile, claim)} for claim in (a, b)]
    return bool(speaks[0] and speaks[1] and speaks[0] != speaks[1] and (speaks[1] & named[0] or speaks[0] & named[1]))


def _named(pile: Pile, claim: Claim) -> set[str]:
    """Those a claim's content and addressee name."""
    found = set(pile.actors_in(claim))
    if claim.addressee is not None:
        inside = pile.mentions_in(claim.span.text, claim.addressee.start, claim.addressee.end)
        found |= {pile.actor(one.id, one.candidates) for one in inside}
    return found - {""}


def _spoken_by(pile: Pile, claim: Claim, language: str) -> str:
    """The speakers of a claim by name, groups too."""
    return " + ".join(dict.fromkeys(name(pile, pile.holder_key(holder), language) for holder in claim.holders))


def _without_marker(pile: Pile, claim: Claim) -> str:
    """The words of a content less the preposition that leads to them: « à "punir" ce duo »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    first, _, rest = claim.content.surface.partition(" ")
    return rest if language is not None and rest and first in function_forms(language, "to") else claim.content.surface


def _conflict(pile: Pile, a: Claim, b: Claim) -> Finding:
    words = {
        language: {
            "lead": phrase("one_article_gives", language),
            "a": _spoken_by(pile, a, language),
            "b": _spoken_by(pile, b, language),
            "words": shorten(_without_marker(pile, b if quoted(a) & quoted(b) else a)),
        }
        for language in LANGUAGES
    }
    ties = [Tie(Relation.CONTRADICTS, a.id, b.id, "one article gives one statement to different speakers")]
    points = [claim_point(pile, claim) for claim in (a, b)]
    rule = "link/positions.py#attribution_conflicts"
    return finding(pile, FindingKind.ATTRIBUTION_CONFLICT, points, words, Sides([a, b], (), ties), rule)
