"""Incidents: which casualty figures of one story count the victims of one happening, and who gives them.

Inputs: figures of one story that name nobody's dead, Mention, Quantity, Event. What leaves: groups of them, and what an
article tells in its own voice as claims of the article. A story may tell of a wreck here and of a raid there: figures
are of one incident where they are told beside one place or close by in one text, share a rare word, or are the same.
The rest joins only where no text gives figures of two incidents.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from recoupe.graph import components
from recoupe.link.counted import death_tolls
from recoupe.link.counts import MORTAL, counted
from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.likeness import RARE
from recoupe.link.pile import Pile
from recoupe.link.topics import Topic, topic
from recoupe.link.vocabulary import concept_class, language_pack, plain, things_of
from recoupe.link.vocabulary import families as families_of
from recoupe.model import Claim, Event, Holder, Mention, Quantity, Span, Text, Why
from recoupe.terms import Certainty, EntityType, HolderPath, MentionKind, Polarity, ReportType, Stance, Status, Use

SETTING = 220
"""Characters before a claim in which the place of what it counts is named."""

BESIDE = 350
"""Characters between two figures of one text that are told of one thing."""

TELLING = 5
"""Casualties from which an equal figure in one story is the same figure; two are dead in many incidents."""


ENOUGH_RARE = 1.0
"""Weight of the rare words that two figures share, themselves or in what is claimed beside them."""


class Counted(Protocol):
    """A figure of a claim."""

    @property
    def claim(self) -> Claim:
        """The claim that gives it."""

    @property
    def quantity(self) -> Quantity:
        """The figure."""


F = TypeVar("F", bound=Counted)


def one_incident(
    figures: Mapping[str, F], pile: Pile, at_once: Callable[[F, F], bool], *, loose: bool = False
) -> list[tuple[str, ...]]:
    """Groups of figures by name.

    Args:
        figures: figures of one story by name.
        pile: the records.
        at_once: whether two figures may be of one time.
        loose: true for a story that somebody put together, in which the dead of a village lie in a hospital elsewhere.
    """
    settings = {name: setting(pile, one.claim) for name, one in figures.items()}
    pairs = [
        (a, b)
        for a, b in combinations(sorted(figures), 2)
        if at_once(figures[a], figures[b]) and _are_one(pile, figures[a], figures[b], settings[a], settings[b])
    ]
    groups = components(sorted(figures), pairs)
    if _has_two(figures, groups):
        return groups
    near = [
        (a, b)
        for a, b in combinations(sorted(figures), 2)
        if at_once(figures[a], figures[b])
        and _may_be_one(pile, figures[a].claim, figures[b].claim)
        and (loose or not _elsewhere(settings[a], settings[b]))
    ]
    return components(sorted(figures), [*pairs, *near])


def _may_be_one(pile: Pile, a: Claim, b: Claim) -> bool:
    """True unless one tells of another state, or both of something and of nothing in common: a quake, a coach crash."""
    one, other = topic(pile, a), topic(pile, b)
    if _other_state(one, other):
        return False
    told = [_telling(pile, some) for some in (one, other)]
    return not told[0] or not told[1] or bool(told[0] & told[1])


def _elsewhere(here: frozenset[str], there: frozenset[str]) -> bool:
    """True where both name places, and none in common; of one state, its places tell them apart."""
    one, other = ({key for key in some if len(key) != STATE_KEY} or some for some in (here, there))
    return bool(one and other) and not one & other


def _other_state(a: Topic, b: Topic) -> bool:
    """True where both name states and none in common."""
    states = [{actor for actor in some.actors if len(actor) == STATE_KEY} for some in (a, b)]
    return bool(states[0] and states[1] and not states[0] & states[1])


def _telling(pile: Pile, about: Topic) -> set[str]:
    """Acts, things, names and rare words of a topic besides those of the casualties."""
    classes = concept_class(pile.ontology)
    things = {one for one in about.things if classes.get(one) != "casualty"}
    rare = {word for word, weight in about.terms.items() if weight >= RARE}
    return {*(about.acts - MORTAL), *things, *about.names, *rare}


def _has_two(figures: Mapping[str, F], groups: Sequence[Sequence[str]]) -> bool:
    """True when one text gives figures of two groups."""
    texts = [text for some in groups for text in sorted({figures[name].claim.span.text for name in some})]
    return len(texts) > len(set(texts))


def placed(pile: Pile, claim: Claim) -> frozenset[str]:
    """Places with their states, and bodies of states, that a claim names, as keys or plain names."""
    return _named(pile, claim, claim.span.start)


def setting(pile: Pile, claim: Claim) -> frozenset[str]:
    """The same, or where it names none those named before it."""
    return placed(pile, claim) or _named(pile, claim, max(0, claim.span.start - SETTING))


def _named(pile: Pile, claim: Claim, start: int) -> frozenset[str]:
    near = pile.mentions_in(claim.span.text, start, claim.span.end)
    named = [one for one in near if one.kind is MentionKind.NAME]
    states = {one.state for one in named if one.use is Use.PLACE or one.type is EntityType.PLACE}
    return frozenset({_place(pile, one) for one in named} | states) - {""}


def _place(pile: Pile, mention: Mention) -> str:
    key = pile.actor(mention.id)
    if mention.type is EntityType.BODY:
        return key if fold(pile, key) != key else ""
    if mention.type is not EntityType.PLACE and mention.use is not Use.PLACE:
        return ""
    return key if key.startswith("PLC:") else "" if key else plain(mention.name)


def _are_one(pile: Pile, a: Counted, b: Counted, here: frozenset[str], there: frozenset[str]) -> bool:
    if _other_state(topic(pile, a.claim), topic(pile, b.claim)):
        return False
    if a.quantity.value == b.quantity.value and (a.quantity.value or 0) >= TELLING:
        return True
    if here and there and not here & there:
        return False
    if a.claim.span.text == b.claim.span.text:
        return _apart(a.quantity.span, b.quantity.span) <= BESIDE
    return any(len(one) != STATE_KEY for one in here & there) or _share_words(pile, a.claim, b.claim)


def _apart(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _share_words(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for a thing besides the casualties, a name, or rare words in both, or in what is claimed right beside."""
    one, other = topic(pile, a), topic(pile, b)
    classes = concept_class(pile.ontology)
    things = {name for name in one.things & other.things if classes.get(name) != "casualty"}
    mine, others = _words_beside(pile, a), _words_beside(pile, b)
    rare = sum(min(weight, others[word]) for word, weight in mine.items() if word in others)
    return bool(things or one.names & other.names) or rare >= ENOUGH_RARE


def _words_beside(pile: Pile, claim: Claim) -> Mapping[str, float]:
    """Rare words of a claim and of those near it in its text, with their weight."""
    near = [one for one in pile.claims_in(claim.span.text) if _apart(one.span, claim.span) <= BESIDE]
    found: dict[str, float] = {}
    for one in (claim, *near):
        found |= {word: weight for word, weight in topic(pile, one).terms.items() if weight >= RARE}
    return found


def own_voice(pile: Pile) -> Iterable[Claim]:
    """Casualties that articles give without a source, each as a claim of the article: « sept marins tués ».

    These claims are no records; the event, or else the quantity, that a point of theirs stands for is in their ``why``.
    """
    events = _mortal(pile)
    for one in pile.of(Quantity):
        event = events.get(one.id)
        recalled = event is not None and event.status is Status.HISTORICAL
        if recalled or not (event is not None or _counts_casualties(pile, one)) or _is_claimed(pile, one):
            continue
        span, record = (event.span, event.id) if event is not None else (one.span, one.id)
        yield Claim(
            span=span,
            content=span,
            stance=Stance.ASSERTS,
            certainty=Certainty.CERTAIN,
            polarity=Polarity.POSITIVE,
            report_type=ReportType.AUTHOR,
            holders=(Holder(HolderPath.AUTHOR),),
            quantities=(one.id,),
            events=(event.id,) if event is not None else (),
            timexes=(event.time,) if event is not None and event.time else (),
            why=Why(inputs=(record,)),
        )


def _mortal(pile: Pile) -> Mapping[str, Event]:
    """Quantity to the event by which those counted are hurt; the only one in the words of an event is of it."""
    families = families_of(pile.ontology)
    mortal = [one for one in pile.of(Event) if families.get(one.predicate, one.predicate) in MORTAL]
    beside = {near[0].id: one for one in mortal if not one.quantity and len(near := _people_in(pile, one.span)) == 1}
    return {**beside, **{one.quantity: one for one in mortal if one.quantity}}


def _people_in(pile: Pile, span: Span) -> list[Quantity]:
    """Numbers of people that stand in a span, or reach into it."""
    before = pile.quantities_in(span.text, 0, span.end)
    return [one for one in before if one.unit == "person" and one.span.overlap(span)]


def _is_claimed(pile: Pile, quantity: Quantity) -> bool:
    """True for a figure that a claim of its text gives, or that stands in what one says."""
    return any(
        quantity.id in claim.quantities
        or quantity.span in claim.content
        or any(one.quantity.id == quantity.id for one in counted(pile, claim))
        for claim in pile.claims_in(quantity.span.text)
    )


def _counts_casualties(pile: Pile, quantity: Quantity) -> bool:
    """True for a figure of which the counted noun says itself what befell those counted: « onze morts »."""
    text = pile.get(quantity.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return False
    concept = things_of(language, counted=True).get(quantity.counted, "") if quantity.unit == "person" else ""
    of_dead = quantity.counted in death_tolls(language)
    return of_dead or concept_class(pile.ontology).get(concept) == "casualty"
