"""Populations: which figures count the same thing, of the same people, in the same incident.

Inputs: Claim with its quantities, Mention, Event, Timex, Story, packs. Keys: what is counted, whose, and for the dead
and wounded who are no troops the story too: soldiers of one state are one population wherever they fall, the victims of
two accidents are not. What leaves: the figures of each population. Refuses: to lend an owner that a text gives to other
figures of longer time (« soixante morts depuis juin »), and to choose between two.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, combinations

from recoupe.graph import components, group
from recoupe.link.amounts import one_measure
from recoupe.link.counts import CASUALTY, MONEY, SHARE, Figure, counted, counts_nothing, last_force
from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.gathered import HANDFUL, gathered
from recoupe.link.happenings import ordinal
from recoupe.link.incidents import one_incident, own_voice, placed
from recoupe.link.likeness import RARE, other_place
from recoupe.link.names import world_names
from recoupe.link.pile import Pile
from recoupe.link.textwise import of_each_text
from recoupe.link.topics import Topic, topic, without
from recoupe.link.vocabulary import concept_class, language_pack, things_of
from recoupe.model import Claim, Story, Text, Timex
from recoupe.terms import Status

COUNTING = "counting"
"""The room for the claims of a text that give figures."""

COUNTED_ACTS = frozenset({"KILL", "DEATH", "WOUND", "ARREST", "PROTEST", "DEPORTATION", "FLIGHT", "DISMISSAL"})
"""Families told with the count itself: they tell no happening beyond it."""

ANY = frozenset({"MEETING"})
"""Families that tell no matter: a state meets people on everything."""

CASUALTY_DAYS, MATTER_DAYS = 7, 45
"""Days between two reports of one matter: of its victims, and of other figures."""

SHARED = 2
"""Actors, names, things, acts and rare words that reports of one matter share besides what they count."""

RECALLED_DAYS = 30
"""Days before a text from which a dated figure is of something it recalls."""

LASTING = 7
"""Days from which a time told with a figure makes it a total over time: « depuis juin », « en un an »."""

RIGHT_BESIDE = 40
"""Characters between two claims of one sentence or of two that follow each other."""

TELLING = 10
"""Number from which two equal figures of one thing in a story are one figure."""

BEGINNING = 700
"""Characters from the start of an article within which it tells the toll of what it reports."""

VOICES = 3
"""Articles that make a series of what each gives in its own voice."""

TROOPS = "military"


@dataclass(frozen=True, slots=True, order=True)
class Population:
    """What figures count: a concept, the key of whose it is (empty when nobody says), ``casualty`` or empty, the
    incident (a story, a claim where no story tells, or empty where the population is one wherever it is told), and the
    least id of the claims of one matter.
    """

    concept: str
    owner: str
    counts: str
    incident: str = ""
    matter: str = ""


def populations(pile: Pile) -> dict[Population, list[Figure]]:
    """Population to its figures, in the order of the claims. A figure of one that nobody else counts is there too."""
    figures = [figure for claim in _counting(pile) for figure in counted(pile, claim)]
    sorting = _Sorting.of(pile, figures)
    sure = gathered(pile)
    every = [one for one in (*figures, *_without_source(sorting)) if _is_its_toll(sorting, one, sure)]
    return replace(sorting, figures=every).sorted()


def _is_its_toll(sorting: "_Sorting", one: Figure, sure: frozenset[str]) -> bool:
    """False for casualties that an article of one of many stories tells far down: it recalls others there."""
    if one.counts != CASUALTY or sorting.whole or sorting.story_of.get(one.claim.span.text) in {*sure, None}:
        return True
    return one.quantity.span.start <= BEGINNING and not _is_recalled(sorting.pile, one)


def _is_recalled(pile: Pile, one: Figure) -> bool:
    """Whether the words right around a figure date it long before its text: « en février, un séisme a tué … »."""
    told, span = topic(pile, one.claim).day, one.claim.span
    low, high = span.start - RIGHT_BESIDE, span.end + RIGHT_BESIDE
    near = (time for time in _times(pile).get(span.text, ()) if low <= time.span.start <= high)
    return bool(told) and any(time.high and told - ordinal(time.high) > RECALLED_DAYS for time in near)


def _times(pile: Pile) -> Mapping[str, Sequence[Timex]]:
    """Time expressions by text."""
    known = pile.notes.get("times of texts")
    if not isinstance(known, dict):
        known = dict(group(pile.of(Timex), lambda time: (time.span.text,)))
        pile.notes["times of texts"] = known
    return known


def _counting(pile: Pile) -> list[Claim]:
    """The claims that give figures, sorted by id."""
    found = set(chain(*of_each_text(pile, COUNTING, list[str], partial(_counting_in, pile)).values()))
    for claim in pile.of(Claim):
        if claim.id not in found:
            counts_nothing(pile, claim)
    return [claim for claim in pile.of(Claim) if claim.id in found]


def _counting_in(pile: Pile, text: str) -> list[str]:
    return [claim.id for claim in pile.claims_in(text) if counted(pile, claim)]


def _without_source(sorting: "_Sorting") -> Iterator[Figure]:
    """Casualties an article gives without a source, where its story quotes somebody on such, or several articles do."""
    pile = sorting.pile
    voiced = {(sorting.story(one), one.concept) for one in sorting.figures if one.counts == CASUALTY}
    unsourced = [one for claim in own_voice(pile) for one in counted(pile, claim) if one.counts == CASUALTY]
    told: dict[tuple[str, str], set[str]] = {}
    for one in unsourced:
        told.setdefault((sorting.story(one), one.concept), set()).add(one.claim.span.text)
    several = {key for key, texts in told.items() if len(texts) >= VOICES}
    yield from (one for one in unsourced if (sorting.story(one), one.concept) in voiced | several)


@dataclass(frozen=True, slots=True)
class _Sorting:
    """Figures on their way to their populations; ``owned`` holds those that lend their owner, by story and concept;
    ``whole`` is the story that the casualties of a handful of articles are all of, empty in another pile.
    """

    pile: Pile
    figures: Sequence[Figure]
    story_of: Mapping[str, str]
    owned: Mapping[tuple[str, str], Sequence[tuple[Figure, str]]]
    whole: str = ""

    @classmethod
    def of(cls, pile: Pile, figures: Sequence[Figure]) -> "_Sorting":
        story_of = {text: story.id for story in pile.of(Story) for text in story.why.inputs}
        few = len(story_of) <= HANDFUL and _are_of_one_time(pile)  # of one toll, however its articles tell it
        whole = min(gathered(pile) or story_of.values(), default="") if few else ""
        sorting = cls(pile, figures, story_of, {}, whole)
        owned: dict[tuple[str, str], list[tuple[Figure, str]]] = {}
        for one in figures:
            owner = _owner(one)
            if owner and not _lasting(pile, one):
                owned.setdefault((sorting.story(one), one.concept), []).append((one, owner))
        return replace(sorting, owned=owned)

    def sorted(self) -> dict[Population, list[Figure]]:
        """The figures by population."""
        groups: dict[Population, list[Figure]] = {}
        nobodys: list[Figure] = []
        for one in self.figures:
            owner = _owner(one) or self._lent(one)
            if owner:
                groups.setdefault(self._population(one, owner), []).append(one)
            elif not one.owners and (one.concept == MONEY or not _lasting(self.pile, one)):
                nobodys.append(one)
        parted = {population: told for key, some in groups.items() for population, told in self._parted(key, some)}
        for told in self._together(nobodys):
            first = min(one.claim.id for one in told)
            parted.setdefault(Population(told[0].concept, "", told[0].counts, first), []).extend(told)
        return parted

    def _parted(self, population: Population, figures: Sequence[Figure]) -> Iterator[tuple[Population, list[Figure]]]:
        """The figures of one owner's population matter by matter: a state has many soldiers and many workers.

        Casualties of one incident are one matter already, and figures of one text that count one thing.
        """
        by_id = {f"{one.claim.id} {one.quantity.id}": one for one in figures}
        pairs = [(a, b) for a, b in combinations(sorted(by_id), 2) if self._same_matter(by_id[a], by_id[b], population)]
        for names in components(by_id, pairs):
            told = [by_id[name] for name in sorted(names, key=list(by_id).index)]
            yield replace(population, matter=min(one.claim.id for one in told)), told

    def _same_matter(self, one: Figure, other: Figure, population: Population) -> bool:
        if population.counts == CASUALTY or one.claim.span.text == other.claim.span.text:
            return True
        if self._apart_by_place(one, other):
            return False
        a, b = (without(topic(self.pile, figure.claim), population.owner) for figure in (one, other))
        near = not (a.day and b.day) or abs(a.day - b.day) <= MATTER_DAYS
        shared = bool((a.acts & b.acts) - ANY) + len(a.actors & b.actors) + len(a.names & b.names)
        if near and (shared > 1 or _are_troops(self.pile, one)):
            return True
        return bool((a.sure & b.sure) - ANY) or shared > 1

    def _apart_by_place(self, one: Figure, other: Figure) -> bool:
        """True among many stories where only one is of a part of the state: « 12 000 policiers en Savoie », in all."""
        if self.story_of.get(one.claim.span.text) in {*gathered(self.pile), None}:
            return False
        return _parts_of_states(self.pile, one) != _parts_of_states(self.pile, other)

    def story(self, one: Figure) -> str:
        """The story a figure is told in; its text where there is none."""
        text = one.claim.span.text
        return self.whole if self.whole and one.counts == CASUALTY else self.story_of.get(text, text)

    def _population(self, one: Figure, owner: str) -> Population:
        troops = _are_troops(self.pile, one) or (one.counts == CASUALTY and self._joins_troops(one, owner))
        local = not troops and (one.counts == CASUALTY or len(owner) == STATE_KEY)
        return Population(one.concept, owner, one.counts, self.story(one) if local else "")

    def _joins_troops(self, one: Figure, owner: str) -> bool:
        """Whether the story counts this owner's troops: « dix-sept morts » are soldiers then."""
        beside = self.owned.get((self.story(one), one.concept), ())
        return any(key == owner and _are_troops(self.pile, other) for other, key in beside)

    def _lent(self, one: Figure) -> str:
        """The owner of a figure whose words name none: of the figures of its text, of who acts, of its story."""
        if one.owners:
            return ""
        beside = self.owned.get((self.story(one), one.concept), ())
        here = {key for other, key in beside if other.claim.span.text == one.claim.span.text}
        if len(here) == 1 and not _lasting(self.pile, one):
            return min(here)
        acting = set() if here else _acting(self.pile, one) or _force_before(self.pile, one)
        acting = {key for key in acting if not _is_unlisted(self.pile, key)}
        known = {key for other, key in beside}
        if len(acting) == 1 and (one.counts != CASUALTY or acting <= known):
            return min(acting)
        lent = {key for other, key in beside if self._of_one_incident(one, other)}
        return min(lent) if one.counts == CASUALTY and not here and len(lent) == 1 else ""

    def _of_one_incident(self, one: Figure, other: Figure) -> bool:
        """Whether two figures of a story may count the victims of one incident."""
        days = [known for figure in (one, other) if (known := _days(self.pile, figure)) is not None]
        if len(days) < 2:
            return not any(_lasting(self.pile, figure) or _of_the_past(self.pile, figure) for figure in (one, other))
        return max(low for low, _ in days) - min(high for _, high in days) <= 1

    def _together(self, figures: Sequence[Figure]) -> Iterable[list[Figure]]:
        """Figures of nobody's in groups: of one text and act, or of texts that share what tells a happening.

        Casualties of one story are told apart by incident.
        """
        by_id = {f"{one.claim.id} {one.quantity.id}": one for one in figures}
        pairs = {
            (a, b)
            for names in group(sorted(by_id), lambda name: self._places(by_id[name])).values()
            for a, b in combinations(names, 2)
            if self._one_matter(by_id[a], by_id[b])
        }
        hurt = [name for name in sorted(by_id) if by_id[name].counts == CASUALTY]
        for names in group(hurt, lambda name: (f"{by_id[name].concept}|{self.story(by_id[name])}",)).values():
            told = {name: by_id[name] for name in names}
            loose = self.story(next(iter(told.values()))) in gathered(self.pile)
            incidents = one_incident(told, self.pile, self._of_one_incident, loose=loose)
            pairs |= {(some[0], other) for some in incidents for other in some[1:]}
        joined = {name for pair in pairs for name in pair}
        return [[by_id[name] for name in names] for names in components(joined, sorted(pairs))]

    def _places(self, one: Figure) -> list[str]:
        """Where figures may meet: in a text, in a story, at an actor or a name."""
        about = topic(self.pile, one.claim)
        places = (one.claim.span.text, self.story(one), *about.actors, *about.names, *_spelled(about))
        return [f"{one.concept}|{one.counts}|{place}" for place in places]

    def _one_matter(self, one: Figure, other: Figure) -> bool:
        if one.answers == other.claim.id or other.answers == one.claim.id:
            return True
        if one.concept in (SHARE, MONEY):
            alike = one.quantity.unit == other.quantity.unit and self.story(one) == self.story(other)
            return alike and one_measure(self.pile, one, other)
        if _goes_on(one, other):
            return True
        if not one.counts and self.story(one) == self.story(other) and _is_one_figure(one, other):
            return True
        if one.counts == CASUALTY and (self.story(one) == self.story(other) or not self._of_one_incident(one, other)):
            return False
        if one.claim.span.text == other.claim.span.text:
            acts = topic(self.pile, one.claim).acts & topic(self.pile, other.claim).acts
            return bool(acts) or _told_together(one, other)
        return _share_a_happening(topic(self.pile, one.claim), topic(self.pile, other.claim), one)


def _goes_on(one: Figure, other: Figure) -> bool:
    """True for two figures of one claim that count by one noun: « 17 vessels …, down from a peak of 24 »."""
    return not one.counts and one.claim.id == other.claim.id and one.quantity.counted == other.quantity.counted != ""


def _told_together(one: Figure, other: Figure) -> bool:
    """True for two counts of one thing right beside each other: « 23 arrests; the police have acknowledged nine »."""
    first, second = sorted((one.claim.span, other.claim.span), key=lambda span: (span.start, span.end))
    return 0 <= second.start - first.end <= RIGHT_BESIDE


def _is_one_figure(one: Figure, other: Figure) -> bool:
    """True where one story gives one number of one thing twice, by itself: « 17 navires »."""
    return one.quantity.value == other.quantity.value and (one.quantity.value or 0) >= TELLING


def _share_a_happening(a: Topic, b: Topic, figure: Figure) -> bool:
    """True for reports close in time that share what tells a happening, besides what is counted."""
    days = CASUALTY_DAYS if figure.counts else MATTER_DAYS
    if not (a.day and b.day) or abs(a.day - b.day) > days or other_place(a, b):
        return False
    rare = sum(min(weight, b.terms[word]) >= RARE for word, weight in a.terms.items() if word in b.terms)
    beside = len((a.acts & b.acts) - COUNTED_ACTS - ANY) + len((a.things & b.things) - {figure.concept}) + rare
    beside += len(a.names & b.names)
    beside += 2 * (len(a.names & _spelled(b)) + len(b.names & _spelled(a)))  # a name and a rare word, as two names are
    return beside > 0 and beside + len(a.actors & b.actors) >= SHARED


def _spelled(about: Topic) -> frozenset[str]:
    """The names of organisations as another text has them that knows no key: « le groupe Ravel », « Ravel »."""
    return frozenset(
        key.removeprefix(COMPANY).replace("_", " ").lower() for key in about.actors if key.startswith(COMPANY)
    )


def _is_unlisted(pile: Pile, key: str) -> bool:
    """True for an organisation that no list has: another text may give it by its bare name, which has no key."""
    return key.startswith(COMPANY) and key not in world_names(pile.world, "en")


COMPANY = "ORG:"


def _owner(one: Figure) -> str:
    """Whose the counted are: the one owner its words name, or the one state among several."""
    if len(one.owners) == 1:
        return min(one.owners)
    states = [owner for owner in sorted(one.owners) if ":" not in owner]
    return states[0] if len(states) == 1 else ""


def _days(pile: Pile, one: Figure) -> tuple[int, int] | None:
    """The days a figure is told of, as ordinals; None where none is: of casualties no time of something else is."""
    names = set(one.claim.timexes)
    if one.counts == CASUALTY:
        names -= {event.time for event in pile.events(one.claim) if one.quantity.id not in ("", event.quantity)}
    times = [timex for name in sorted(names) if (timex := pile.get(name, Timex)) is not None]
    return min(((ordinal(time.low), ordinal(time.high)) for time in times if time.low and time.high), default=None)


def _of_the_past(pile: Pile, one: Figure) -> bool:
    """Whether a figure recalls something long before its text: « le massacre de 77 personnes en 2011 »."""
    days, told = _days(pile, one), topic(pile, one.claim).day
    past = [event for event in pile.events(one.claim) if event.quantity == one.quantity.id]
    if past and all(event.status is Status.HISTORICAL for event in past):
        return True
    return bool(days and told and told - days[1] > RECALLED_DAYS)


def _lasting(pile: Pile, one: Figure) -> bool:
    """Whether a figure is a total over time."""
    days = _days(pile, one)
    return days is not None and days[1] - days[0] >= LASTING


def _are_of_one_time(pile: Pile) -> bool:
    """Whether all stories lie within the time in which one matter is told of."""
    days = [ordinal(day) for story in pile.of(Story) for day in (story.low, story.high) if day]
    return not days or max(days) - min(days) <= MATTER_DAYS


def _parts_of_states(pile: Pile, one: Figure) -> frozenset[str]:
    """The places within states that the claim of a figure names."""
    return frozenset(key for key in placed(pile, one.claim) if key.startswith("PLC:"))


def _are_troops(pile: Pile, one: Figure) -> bool:
    text = pile.get(one.claim.span.text, Text)
    language = language_pack(text.language) if text else None
    what = things_of(language, counted=True).get(one.quantity.counted, "") if language else ""
    return concept_class(pile.ontology).get(what) == TROOPS


def _acting(pile: Pile, figure: Figure) -> set[str]:
    """Who does what the claim tells."""
    return {
        fold(pile, pile.actor(filler.mention, filler.candidates))
        for event in pile.events(figure.claim)
        for filler in event.roles
        if filler.role == "actor"
    } - {""}


def _force_before(pile: Pile, figure: Figure) -> set[str]:
    """The state of the last force named before a count of people under arms: « des soldats nord-coréens … 3 000 »."""
    if concept_class(pile.ontology).get(figure.concept) not in (TROOPS, CASUALTY):
        return set()
    force = last_force(pile, figure.quantity)
    return {fold(pile, force)} if force else set()
