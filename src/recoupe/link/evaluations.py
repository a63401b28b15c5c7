"""Evaluations at odds: what one calls small and another unprecedented, one lawful and another unlawful.

Inputs: Claim, its topic and its witnesses, Event, the judgements of the language packs. Keys: what is judged (an act or
a thing) with an actor, and the scale it is judged on. What leaves: evaluation conflicts, as contrast and never as
contradiction: two judgements of one thing may both be held. Refuses: to set a speaker against themselves, judgements of
other things, and words that stand far from what they judge.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, combinations

from recoupe.graph import components, group
from recoupe.link.assembly import LANGUAGES, Sides, against, claim_point, finding, holders, story, subject
from recoupe.link.names import in_marks
from recoupe.link.pile import Pile
from recoupe.link.textwise import of_each_text
from recoupe.link.topics import Topic, event_topic
from recoupe.link.vocabulary import families as families_of
from recoupe.link.vocabulary import language_pack, predicates_of, things_of
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Text, Tie
from recoupe.packs import Pack
from recoupe.terms import FindingKind, Relation, Stance

JUDGES = frozenset({
    Stance.EVALUATES, Stance.ASSERTS, Stance.ESTIMATES, Stance.DEMANDS, Stance.EXPRESSES_CONCERN, Stance.CONFIRMS,
})  # fmt: skip
"""Stances in which a speaker may judge."""

JUDGING = "judging"
"""The room for the judgements of a text."""

NEAR = 70
"""Characters between a judgement and the word for what it judges."""

PARTIES = 2
"""Parties of which judgements in two stories must have so many in common."""

QUALIFIED = 160
"""Characters of what is judged before a judgement."""

SEASON_DAYS = 60
"""Days between two judgements of one state of things."""

NEGATION = "negation"
"""The scale of words that turn a judgement round and are none."""

WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim, by its id, that judges ``judged`` (``act X``, ``thing Y``) of ``actors`` on a ``scale``: high or low."""

    claim: str
    scale: str
    high: bool
    words: str
    judged: frozenset[str]
    actors: frozenset[str]
    day: int


def evaluation_conflicts(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """One finding per thing and scale on which speakers stand at opposite ends."""
    judging = of_each_text(pile, JUDGING, list[Judgement], partial(_judging, pile, topics))
    every = sorted(chain(*judging.values()), key=lambda one: one.claim)
    found: dict[str, Finding] = {}
    for some in group(every, _keys).values():
        pairs = [(a, b) for a, b in combinations(some, 2) if _at_odds(pile, a, b)]
        by_id = {end.claim: end for pair in pairs for end in pair}
        for members in components(by_id, [(a.claim, b.claim) for a, b in pairs]):
            inside = [(a, b) for a, b in pairs if a.claim in members]
            one = _conflict(pile, [by_id[name] for name in members], inside)
            found.setdefault(one.id, one)
    return [found[name] for name in sorted(found)]


def _judging(pile: Pile, topics: Mapping[str, Topic], text: str) -> list[Judgement]:
    """What the claims of a text judge."""
    claims = [claim for claim in pile.claims_in(text) if claim.stance in JUDGES]
    return [one for claim in claims for one in judgements(pile, claim, topics[claim.id])]


def _keys(one: Judgement) -> list[str]:
    return [f"{one.scale}|{what}|{actor}" for what in one.judged for actor in one.actors]


def judgements(pile: Pile, claim: Claim, about: Topic) -> Iterable[Judgement]:
    """What a claim judges, each with what is judged."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return
    words = claim.content.surface.lower()
    if not _any(language).search(words):
        return
    for row, pattern in _patterns(language):
        for met in pattern.finditer(words):
            judged = _judged(pile, language, words, met.start(), met.end())
            spoken_of = {*(f"act {one}" for one in about.acts), *(f"thing {one}" for one in about.things)}
            known = (judged | _qualified(pile, language, claim, words[: met.start()])) & spoken_of
            actors = about.actors or (about.speakers if known else frozenset())
            if not known or not about.actors:
                met_before = _referred(pile, claim, judged)
                known, actors = met_before if met_before[0] else (known, actors)
            if known and actors:
                high = (row[1] == "+") is not bool(_negation(language).search(words[: met.start()]))
                yield Judgement(claim.id, row[0], high, met.group(), frozenset(known), actors, about.day)


def _judged(pile: Pile, language: Pack, words: str, start: int, end: int) -> frozenset[str]:
    """What the word next to a judgement may stand for: concepts, and families of the predicates it may mean."""
    near = [
        (max(met.start() - end, start - met.end()), met.start(), met.group())
        for met in WORD.finditer(words, max(0, start - NEAR), min(len(words), end + NEAR))
        if met.end() <= start or met.start() >= end
    ]
    for _, _, word in sorted(near):
        found = _meanings(pile, language, word)
        if found:
            return found
    return frozenset()


def _qualified(pile: Pile, language: Pack, claim: Claim, before: str) -> frozenset[str]:
    """What stands before a judgement in « qualifier l'envoi de soldats d'« escalade » »: all of it is judged."""
    if claim.stance is not Stance.EVALUATES or len(before) > QUALIFIED:
        return frozenset()
    return frozenset(chain.from_iterable(_meanings(pile, language, word) for word in WORD.findall(before)))


def _meanings(pile: Pile, language: Pack, word: str) -> frozenset[str]:
    family, things, acting = families_of(pile.ontology), things_of(language), predicates_of(language)
    form = word.replace("’", "'").rpartition("'")[2]
    found: set[str] = set()
    for lemma in {form, form.removesuffix("s")}:
        found |= {f"thing {things[lemma]}"} if lemma in things else set()
        found |= {f"act {family.get(name, name)}" for name, _ in acting.get(lemma, ())}
    return frozenset(found)


def _referred(pile: Pile, claim: Claim, judged: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """« le déploiement » after a deployment was told: its family and its actors; nothing when none was told."""
    family = families_of(pile.ontology)
    before = [
        one
        for one in pile.events_in(claim.span.text)
        if one.span.start < claim.content.start and f"act {family.get(one.predicate, one.predicate)}" in judged
    ]
    for event in sorted(before, key=lambda one: (-one.span.start, one.id)):
        actors = event_topic(pile, event).actors
        if actors:
            return frozenset({f"act {family.get(event.predicate, event.predicate)}"}), actors
    return frozenset(), frozenset()


def _of_one_matter(pile: Pile, a: Claim, b: Claim) -> bool:
    """True in one story: a budget of France is one of many."""
    return story(pile, a.span.text) == story(pile, b.span.text)


def _at_odds(pile: Pile, a: Judgement, b: Judgement) -> bool:
    """Opposite ends of one scale, by two speakers, in one season, of one matter or of two parties in common."""
    one, other = (pile.get(some.claim, Claim) for some in (a, b))
    if a.high is b.high or one is None or other is None or one.content.overlap(other.content):
        return False
    if len(a.actors & b.actors) < PARTIES and not _of_one_matter(pile, one, other):
        return False
    mine, others = set(families(pile, one)), set(families(pile, other))
    soon = not (a.day and b.day) or abs(a.day - b.day) <= SEASON_DAYS
    return soon and bool(mine and others) and not mine & others


def _conflict(pile: Pile, some: Sequence[Judgement], pairs: Sequence[tuple[Judgement, Judgement]]) -> Finding:
    reason = "opposite ends of one scale: a contrast of judgements, not a contradiction"
    ties = [Tie(Relation.CONTRASTS, a.claim, b.claim, reason) for a, b in pairs]
    judged = frozenset.intersection(*(one.judged for one in some)) or some[0].judged
    actors = frozenset.intersection(*(one.actors for one in some)) or some[0].actors
    things = {one.partition(" ")[2] for one in judged if one.startswith("thing ")}
    acts = {one.partition(" ")[2] for one in judged if one.startswith("act ")}
    high, low = ([one for one in some if one.high is end] for end in (True, False))
    words = {
        language: {
            "sides": against(
                subject(pile, things, actors, language, acts=() if things else acts),
                _voiced(pile, high, language),
                _voiced(pile, low, language),
                language,
            )
        }
        for language in LANGUAGES
    }
    claims = _claims(pile, some)
    points = [claim_point(pile, one) for one in claims]
    rule = "link/evaluations.py#evaluation_conflicts"
    return finding(pile, FindingKind.EVALUATION_CONFLICT, points, words, Sides(claims, (), ties), rule)


def _claims(pile: Pile, some: Iterable[Judgement]) -> list[Claim]:
    return [claim for one in some if (claim := pile.get(one.claim, Claim)) is not None]


def _voiced(pile: Pile, some: Sequence[Judgement], language: str) -> str:
    """« words » (speaker), each once."""
    told = [(one.words, holders(pile, _claims(pile, [one]), language)) for one in some]
    plain = ((words, who.replace(" (", ", ").replace(")", "")) for words, who in told)  # no bracket within a bracket
    return ", ".join(dict.fromkeys(f"{in_marks(words, language)} ({who})" for words, who in plain))


@cache
def _patterns(language: Pack) -> tuple[tuple[tuple[str, str], re.Pattern[str]], ...]:
    """(scale, end) and the words that place a thing there."""
    if "judgements" not in language:
        return ()
    return tuple(
        ((row["scale"], row["end"]), re.compile(rf"(?<!\w)(?:{row['words']})(?!\w)"))
        for row in language["judgements"]
        if row["scale"] != NEGATION
    )


@cache
def _any(language: Pack) -> re.Pattern[str]:
    """All of them in one: few claims judge, and one search tells which."""
    known = language["judgements"] if "judgements" in language else ()  # noqa: SIM401 (a pack has no get)
    every = (row["words"] for row in known if row["scale"] != NEGATION)
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{words})' for words in every)})(?!\w)")


@cache
def _negation(language: Pack) -> re.Pattern[str]:
    """A negation right before a judgement: « n'est pas illégal »."""
    words = "|".join(row["words"] for row in language["judgements"] if row["scale"] == NEGATION)
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:\w+\s+)?$")
