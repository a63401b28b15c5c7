"""What became of an act: how sure several articles are that it was asked, planned, done, put off or undone.

Inputs: Event with its roles, status and time, Claim that holds it, DocumentDate, Story. Keys: the story, the family of
the act (``near.tsv``, use ``course``), and whom it befalls or who does it; in one of many stories of a pile also who is
named beside, or two rare words, for a state looks into many cases. What leaves: an event status for each act of which a
later day tells a step that the first does not. Refuses: what is told as done by all, acts of others, and a step that a
heading only repeats.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from recoupe.graph import components, group
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    day_of,
    finding,
    story,
    subject,
    told_point,
    when,
)
from recoupe.link.deeds import AGENT, PATIENT
from recoupe.link.folding import fold
from recoupe.link.gathered import gathered
from recoupe.link.happenings import BARE_NOUN
from recoupe.link.names import meanings
from recoupe.link.pile import Pile, members
from recoupe.link.signs import signs
from recoupe.link.standing import FOR
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import WORD, families, language_pack, near, plain, things_of
from recoupe.model import Block, Claim, Event, Finding, Point, Span, Text
from recoupe.packs import Pack
from recoupe.terms import FindingKind, Polarity, Role, Stance, Status

COURSE = "course"
"""Use of families of acts that are announced, decided, done and undone over days."""

CUSTODY = "CUSTODY"
"""The group of acts of which the course is that of the person they befall: arrest, trial, release."""

WILLED = frozenset({Stance.DEMANDS, Stance.PROMISES, Stance.THREATENS, Stance.INTENDS, Stance.REFUSES, Stance.PREDICTS})
"""Stances on what is still to come: they tell at what step an act is."""

NO_COURSE = frozenset({"INTERVIEW", "FOLLOW", "SEEK", "PARTICIPATE", "CALL", "DISCUSS"})
"""Predicates of families with a course that have none themselves."""

NAMES_ACT = "named"
"""Use of concepts that name an act with a course: « des sanctions »."""

BEARING: Mapping[str, str] = {
    "THREATEN": "threatens", "PROMISE": "promises", "DEMAND": "demands", "REFUSE": "refuses", "AGREE": "intends",
    "DECIDE": "", "EASE": "", "END": "", "DELAY": "", "CANCEL_MEETING": "", "SUSPEND": "", "ADOPT": "", "YIELD": "",
}  # fmt: skip
"""Predicates that tell at what step the act in their theme is; those without a stance by their own status."""

ASKS = "DEMAND"
"""The predicate of which the doer asks others to do the act in its theme."""

BESIDE = 12
"""Characters between what tells that an act is willed and the act: « a donné son accord pour "libérer … »."""

SHORT = 120
"""Characters of the longest content of a claim that is about the act a word of it names."""

WORDS_OF_A_CASE, RARE = 2, 0.6
"""Rare words that two steps of one case share where they name nobody, and the least weight of such."""

DONE = (Status.ASSERTED, Status.HISTORICAL)

OPEN = (Status.PLANNED, Status.CONDITIONAL)
"""Statuses of what is still to come."""


@dataclass(frozen=True, slots=True)
class Step:
    """An event, or a claim that hints at one, as a step of its act.

    ``doers`` do it and ``sufferers`` are those it befalls; ``label`` says how far it is by then: a
    stance or a status, or the predicate where it is done; ``is_done`` is true for what is told as having happened.
    """

    told: Event | Claim
    act: str
    predicate: str
    doers: frozenset[str]
    sufferers: frozenset[str]
    label: str
    is_done: bool = False

    @property
    def text(self) -> str:
        """The text that tells it."""
        return self.told.span.text

    @property
    def start(self) -> int:
        """Where in its text it is told."""
        return self.told.trigger.start if isinstance(self.told, Event) else self.told.content.start


def courses_of_acts(pile: Pile) -> list[Finding]:
    """One finding per act of a story, sorted by id."""
    course_of = _course_of(pile.ontology)
    holding = group(pile.of(Claim), lambda claim: claim.events)
    willing = group((one for one in pile.of(Event) if BEARING.get(one.predicate)), lambda one: (one.span.text,))
    told = [
        one
        for event in pile.of(Event)
        if event.predicate in BEARING or event.predicate in course_of
        for one in _of_event(pile, event, holding.get(event.id, ()), willing.get(event.span.text, ()))
    ]
    told += [one for claim in pile.of(Claim) for one in _of_claim(pile, claim)]
    titles = {one.span.text: one.span for one in pile.of(Block) if one.role is Role.TITLE}
    found = []
    sure = gathered(pile)
    for where, some in group(told, lambda one: [f"{story(pile, one.text)}|{one.act}"]).items():
        acts = _of_one_act(some) if len({one.text for one in some}) > 1 else []
        if where.partition("|")[0] not in sure:
            acts = [steps for act in acts for steps in _of_one_case(pile, act)]
        for steps in acts:
            rest = [one for one in steps if one.label != Stance.DEMANDS]
            for chosen in (rest, steps):
                shown = _less_titles(pile, _once(chosen), titles)
                if _moves(pile, shown):
                    found.append(_course(pile, shown, holding))
                    break
    return sorted(found, key=lambda one: one.id)


def _of_event(pile: Pile, event: Event, holding: Sequence[Claim], willing: Sequence[Event]) -> Iterable[Step]:
    """The event as a step; none for acts without a course, and where nothing tells whether it is or will be."""
    act = _act_named(pile, event) if event.predicate in BEARING else _course_of(pile.ontology).get(event.predicate, "")
    if not act or event.predicate in NO_COURSE:
        return
    before = [one for one in willing if 0 < event.trigger.start - one.trigger.end <= BESIDE]
    label = _phase(event, holding) if not before else BEARING[before[0].predicate]
    label = BEARING.get(event.predicate) or label
    if not label:
        return
    if event.why.note == BARE_NOUN and event.status in DONE and event.polarity is Polarity.POSITIVE:
        return
    doers, sufferers = (frozenset(_keys(pile, event, roles, act)) for roles in (AGENT, PATIENT))
    if event.predicate == ASKS:
        doers = frozenset()
    done = label == event.predicate
    yield Step(event, act, event.predicate, doers, sufferers, label, done)


@cache
def _course_of(ontology: Pack) -> Mapping[str, str]:
    """Predicate to the act with a course of which it tells."""
    groups = near(ontology, COURSE)
    return {name: groups[family] for name, family in families(ontology).items() if groups.get(family)}


def _act_named(pile: Pile, event: Event) -> str:
    """The act that the theme of an event names: « lever les sanctions », « reporter la visite »; else empty."""
    text = pile.get(event.span.text, Text)
    language = language_pack(text.language) if text else None
    themes = [one.span.surface for one in event.roles if one.role in ("theme", "target")]
    if language is None:
        return ""
    known, acts = things_of(language), near(pile.ontology, NAMES_ACT)
    words = [word for theme in themes for word in WORD.findall(theme.lower())]
    named = [acts.get(known.get(form, ""), "") for word in words for form in (word, word.rstrip("sx"))]
    return next((one for one in named if one), "")


def _phase(event: Event, holding: Sequence[Claim]) -> str:
    """How far an act is: what somebody wants of it, else its status; empty where it is open, or only judged."""
    if event.polarity is Polarity.NEGATIVE:
        return str(Status.DENIED)
    willed = sorted({str(one.stance) for one in holding if one.stance in WILLED})
    if willed or event.status in OPEN:
        return willed[0] if willed else str(Status.PLANNED)
    judged = any(one.stance is Stance.EVALUATES for one in holding)
    return event.predicate if event.status in DONE and not judged else ""


def _of_claim(pile: Pile, claim: Claim) -> Iterable[Step]:
    """What somebody wants of an act, or says not to be, where a word tells it and no event was read."""
    wanted = claim.stance in WILLED
    if len(claim.content.surface) > SHORT or not (wanted or claim.polarity is Polarity.NEGATIVE):
        return
    about = own_topic(pile, claim)
    acts = {near(pile.ontology, COURSE).get(act, "") for act in about.acts}
    acts |= {near(pile.ontology, NAMES_ACT).get(thing, "") for thing in about.things}
    told = {near(pile.ontology, COURSE).get(act, "") for act in about.sure}
    for act in sorted(acts - told - {"", CUSTODY}):
        doers = frozenset() if claim.stance is Stance.DEMANDS else about.speakers
        yield Step(claim, act, "", doers, frozenset(), str(claim.stance) if wanted else str(Status.DENIED))


def _keys(pile: Pile, event: Event, roles: Sequence[str], act: str) -> Iterable[str]:
    """Those of some roles: persons by their own keys where an act befalls people, else states and bodies, no groups."""
    for filler in event.roles:
        if filler.role in roles:
            for key in members(pile.actor(filler.mention, filler.candidates)):
                if key and act == CUSTODY:
                    yield key
                elif key and not key.startswith("GRP:") and (not key.startswith("PER:") or pile.affiliation(key)):
                    yield fold(pile, pile.affiliation(key) or key)


def _of_one_act(told: Sequence[Step]) -> list[list[Step]]:
    """Steps by whom they befall where that makes the act one, else by who does it; acts of nobody known join the only
    doer of their story.
    """
    steps = {one.told.id: one for one in told}
    by_person = any(one.act == CUSTODY for one in told)
    sides = {name: one.sufferers if by_person else one.doers for name, one in steps.items()}
    if by_person:
        sides = {name: frozenset(key for key in side if key.startswith("PER:")) for name, side in sides.items()}
    known = group((name for name in steps if sides[name]), lambda name: sides[name])
    pairs = [(some[0], other) for some in known.values() for other in some[1:]]
    groups = [list(some) for some in components([name for name in steps if sides[name]], pairs)]
    rest = [] if by_person else [name for name in steps if not sides[name]]
    several = [some for some in groups if len(some) > 1 or len(groups) == 1]
    for name in rest:
        here = [some for some in several if any(steps[one].text == steps[name].text for one in some)]
        chosen = here if len(here) == 1 else several[:1] if len(several) == 1 else []
        for some in chosen:
            some.append(name)
    return [[steps[name] for name in some] for some in several]


def _of_one_case(pile: Pile, steps: Sequence[Step]) -> list[list[Step]]:
    """Steps that share somebody named besides who does them, or two rare words."""
    about = {one.told.id: (_named(pile, one), _rare(pile, one)) for one in steps}
    pairs = [
        (a, b)
        for a, b in combinations(about, 2)
        if about[a][0] & about[b][0] or len(about[a][1] & about[b][1]) >= WORDS_OF_A_CASE
    ]
    by_id = {one.told.id: one for one in steps}
    return [[by_id[one] for one in some] for some in components({end for pair in pairs for end in pair}, pairs)]


def _named(pile: Pile, step: Step) -> frozenset[str]:
    """Persons, bodies and states that the words of a step name besides those who do it, and whom it befalls."""
    span = step.told.span
    every = (pile.actor(one.id, one.candidates) for one in pile.mentions_in(span.text, span.start, span.end))
    keys = {key for one in every for key in members(one) if key and not key.startswith(("GRP:", "PLC:"))}
    return frozenset(one for one in keys if fold(pile, pile.affiliation(one) or one) not in step.doers) | step.sufferers


def _rare(pile: Pile, step: Step) -> frozenset[str]:
    """Rare words of a step besides the one that tells the act."""
    trigger = step.told.trigger.surface.lower() if isinstance(step.told, Event) else ""
    told = signs(pile, step.told, strict=True).items()
    words = ((sign.removeprefix("word "), weight) for sign, weight in told if sign.startswith("word "))
    return frozenset(word for word, weight in words if weight >= RARE and word not in plain(trigger))


def _once(steps: Sequence[Step]) -> list[Step]:
    """Steps less those that only bear on an act another step of the same words tells."""
    nearest = [one for one in steps if isinstance(one.told, Event) and one.predicate not in BEARING]
    kept = list(nearest)
    for one in steps:
        if one not in nearest and not any(one.told.span.overlap(other.told.span) for other in kept):
            kept.append(one)
    return kept


def _less_titles(pile: Pile, steps: Sequence[Step], titles: Mapping[str, Span]) -> list[Step]:
    """Steps in order, less those of a title that the text below tells too."""
    kept = [one for one in steps if not _in_title(one, titles)]
    below = {(one.text, one.label) for one in kept}
    kept += [one for one in steps if _in_title(one, titles) and (one.text, one.label) not in below]
    return sorted(kept, key=lambda one: (*when(pile, one.text), one.start, one.told.id))


def _in_title(step: Step, titles: Mapping[str, Span]) -> bool:
    title = titles.get(step.text)
    return title is not None and title.start <= step.start < title.end


def _moves(pile: Pile, steps: Sequence[Step]) -> bool:
    """True where a later day tells a phase that the first does not: what two texts recall of old is no course."""
    custody = any(one.act == CUSTODY for one in steps)
    phases = group(steps, lambda one: [day_of(pile, one.text)])
    told = [{one.label if custody or not one.is_done else DONE[0] for one in phases[day]} for day in phases if day]
    somebody = any(one.sufferers if custody else one.doers for one in steps)
    return somebody and len(told) > 1 and any(some - told[0] for some in told[1:])


def _course(pile: Pile, steps: Sequence[Step], holding: Mapping[str, Sequence[Claim]]) -> Finding:
    doers = sorted({key for one in steps for key in one.doers})
    sufferers = sorted({key for one in steps for key in one.sufferers if one.act == CUSTODY and key.startswith("PER:")})
    words = {
        language: {
            "what": subject(pile, (), sufferers or doers, language),
            "stages": " → ".join(dict.fromkeys(_words(pile, one, language) for one in steps)),
        }
        for language in LANGUAGES
    }
    points = [_point(pile, one) for one in steps]
    rule = "link/steps.py#courses_of_acts"
    return finding(pile, FindingKind.EVENT_STATUS, points, words, Sides(_telling(steps, holding)), rule)


def _telling(steps: Sequence[Step], holding: Mapping[str, Sequence[Claim]]) -> list[Claim]:
    """The claims that tell the steps, each once."""
    claims = [one.told for one in steps if isinstance(one.told, Claim)]
    claims += [claim for one in steps for claim in holding.get(one.told.id, ()) if claim.stance in (*FOR, *WILLED)]
    return list({claim.id: claim for claim in claims}.values())


def _point(pile: Pile, step: Step) -> Point:
    label = str(step.told.status) if isinstance(step.told, Event) and step.is_done else step.label
    return told_point(pile, step.told, label)


def _words(pile: Pile, step: Step, language: str) -> str:
    """What is told of a step: the act, and how far it is where it is not done."""
    labels = {row["predicate"]: row[f"label_{language}"] for row in pile.ontology["labels"]}
    status = meanings("status", language).get(step.label) or meanings("stance", language).get(step.label, "")
    act = labels.get(step.predicate) or ""
    return f"{act} ({status})" if status and act else act or status
