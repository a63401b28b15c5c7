"""How alike two topics are, and what keeps them apart whatever else they share.

Inputs: two topics. What leaves: a likeness from 0 to 1, or `BARRED` where a veto holds. Vetoes are what a careful
reader would not overlook: another recipient, roles exchanged, another place or day of the same act, another population,
an act undone rather than done, a demand set beside a fact. Refuses: to call alike what shares fewer than `ENOUGH`
acts, things, actors, names, figures and rare words: « élections, France » relates nothing.
"""

from collections.abc import Collection, Mapping
from functools import cache

from recoupe import packs
from recoupe.link.deeds import Deed
from recoupe.link.folding import STATE_KEY
from recoupe.link.names import LOCAL
from recoupe.link.topics import Topic
from recoupe.link.vocabulary import near

ACT, HINT, NEAR_ACT, THING, ACTOR, NAME, FIGURE, TERM = 2.0, 1.0, 1.2, 1.0, 1.0, 1.0, 1.0, 0.6
"""Weights: what is done tells claims apart better than with what, and that better than the word chosen;
an act that only a word hints at (no event was read there) is worth a thing.

Set with the shares below on the development half of the pairs; ``python -m bench.propositions --half dev`` shows them.
"""

UNSHARED_TERM = 0.25
"""Weight of a word that only one has: the same is said in other words."""

FOREIGN_TERM = 0.1
"""The same where the two are in different languages, whose words seldom look alike."""

SENSED = 0.8
"""Weight of a thing that one of the two tells by another word."""

SPEAKER = 0.5
"""Weight of a common speaker: it makes one statement likelier, and is no part of what is said."""

RARE = 0.5
"""Weight of a word from which it counts among what two topics must share."""

SMALLER = 0.6
"""Share that what only the smaller topic has weighs: a short report of a long statement is still one of it."""

ENOUGH = 3
"""Acts, things, actors, names, figures and rare words two claims must share to be compared at all."""

FEW = 2
"""The same for short topics that share nearly all they hold: « fermer son oléoduc »."""

NEARLY_ALL = 0.7
"""Likeness from which topics that share few things are held to share nearly all."""

SHORT = 4
"""Features of a topic that may be held alike to another by `FEW` of them."""

PLENTY = 3
"""Things, names, figures, rare words and second parties that make one matter without an event read in both."""

PAIR = 2

BARRED = -1.0
"""The likeness of topics that a veto keeps apart."""

LONG_AGO = 0.6
"""What is left of the likeness of claims that speak of times far apart."""

OTHER_ACT = 0.7
"""The same where events were read in both and none is of one family or near: words may hint at one all the same."""

OTHER_FIGURE = 0.8
"""The same where both count one thing and no figure is common: it may have moved, or be of another happening."""

OTHER_PLACE = 0.75
"""The same where each names one place that a gazetteer knows and it is another: Odessa is not Kharkiv."""

OTHER_PARTY = 0.75
"""The same where each has a state the other lacks and one in common: jets for Kyiv, jets for Athens."""

OTHER_THING, OTHER_NAME = 0.8, 0.8
"""The same where both name things, or names nobody resolved, and none in common: tanks are no missiles."""

FAR_DAYS = 120
"""Days between two reports beyond which they are less likely of one happening."""

SLACK_DAYS = 3
"""Days by which two datings of one happening may differ: reports of a night, time zones, a slip."""

TOGETHER = frozenset({"AGREEMENT", "CEASEFIRE", "COOPERATION", "MEETING", "NEGOTIATION", "TRADE"})
"""Families of acts that all parties do alike, so that those named are parties and none is a recipient."""

KINDS = ("term", "figure", "name", "thing", "near", "act", "speaker", "actor")
"""Kinds of features, from those that tell claims apart best to those that most claims of a story share."""

STATES = frozenset({"WAR"})
"""Predicates of what lasts and is told beside everything: a war that is named keeps nothing apart."""


def features(one: Topic) -> frozenset[str]:
    """What topics may share, each worth at most one towards `ENOUGH`; words only where they are rare."""
    return frozenset({
        *(f"act {name}" for name in one.acts), *(f"near {name}" for name in groups_of(one.acts)),
        *(f"thing {name}" for name in one.things), *(f"actor {name}" for name in one.actors),
        *(f"speaker {name}" for name in one.speakers - one.actors),
        *(f"name {name}" for name in one.names), *(f"figure {name}" for name in one.figures),
        *(f"term {name}" for name, weight in one.terms.items() if weight >= RARE and name not in one.names),
    })  # fmt: skip


def likelihood(feature: str) -> tuple[int, str]:
    """The place of a feature among all, those that many claims share last: words before things, acts, then actors."""
    kind = feature.partition(" ")[0]
    return KINDS.index(kind), feature


@cache
def _near() -> Mapping[str, str]:
    return near(packs.shipped("ontology"), "happening")


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """Predicate to those that undo it."""
    found: dict[str, set[str]] = {}
    for row in packs.shipped("ontology")["opposites"]:
        found.setdefault(row["predicate"], set()).add(row["opposite"])
        found.setdefault(row["opposite"], set()).add(row["predicate"])
    return {name: frozenset(some) for name, some in found.items()}


@cache
def groups_of(acts: frozenset[str]) -> frozenset[str]:
    """The groups of near families that some acts belong to."""
    return frozenset(_near()[act] for act in acts if act in _near())


def similarity(a: Topic, b: Topic, enough: int = ENOUGH) -> float:
    """How much two topics share, 0 to 1; 0 when they share too little to be compared, `BARRED` under a veto.

    ``enough`` is how many acts, things, actors, names, figures and rare words they must share.
    """
    if a.actors and b.actors and not a.actors & (b.actors | b.speakers) | b.actors & a.speakers:
        return 0.0
    acts = a.acts & b.acts
    sure = acts & a.sure & b.sure
    groups = frozenset() if acts else groups_of(a.sure) & groups_of(b.sure)
    words = {} if a.terms.keys().isdisjoint(b.terms) else _common_words(a, b)
    sensed, numbers = len(_sensed(a, b)), len(_one_number(a, b))
    things, actors = len(a.things & b.things), len(a.actors & b.actors)
    names, figures = len(a.names & b.names), len(a.figures & b.figures)
    matter = len(sure) + _worth(a, b) * len(acts - sure) + len(groups) + things
    told = actors + names + figures + numbers
    rare = sum([weight >= RARE for weight in words.values()])
    speaker = bool(a.speakers & b.speakers - a.actors)
    matter += sensed
    evidence = matter + told + rare + speaker
    if evidence < min(enough, FEW) or not (matter or rare > 1 or (rare and told + speaker > 1)):
        return 0.0
    if vetoed(a, b):
        return BARRED
    shared = ACT * len(sure) + HINT * len(acts - sure) + NEAR_ACT * len(groups) + THING * things
    shared += ACTOR * actors + NAME * names + FIGURE * figures
    shared += FIGURE * numbers + SENSED * sensed + TERM * sum(words.values()) + SPEAKER * speaker
    less, more = sorted((_alone(a, b, groups), _alone(b, a, groups)))
    whole = shared + SMALLER * less + (1 - SMALLER) * more
    vague = evidence < enough or not (told + rare or enough < ENOUGH)
    if not whole or (vague and (shared < NEARLY_ALL * whole or _other_things(a, b))):
        return 0.0
    return _doubt(a, b) * shared / whole


def _sensed(a: Topic, b: Topic) -> frozenset[str]:
    """Things of the one that the other tells by a word of that meaning: « avion », « appareil »."""
    mine, others = a.things - b.things, b.things - a.things
    found = mine & meant(b) if mine else frozenset()
    return found | others & meant(a) if others else found


def meant(one: Topic) -> frozenset[str]:
    """What the words of a topic mean that a thing may be called by as well."""
    return frozenset(word[1:] for word in one.terms if word[:1] == "=")


def _one_number(a: Topic, b: Topic) -> frozenset[str]:
    """Numbers that both give of people or things each calls by a word of its own: 28 pupils, « 28 lycéennes »."""
    if not a.figures or not b.figures:
        return frozenset()
    mine, others = (
        # sorted: of one number given of two things the last counts, whatever the order of a set
        {number: what for number, _, what in (one.partition("|") for one in sorted(some.figures))}
        for some in (a, b)
    )
    return frozenset(
        number for number, what in mine.items() if number in others and _may_be_one_word(what, others[number])
    )


def _may_be_one_word(one: str, other: str) -> bool:
    """True for two names of what is counted of which a pack knows at most one."""
    vague = [what in ("", "person") or ":" in what for what in (one, other)]
    return one != other and any(vague)


def _common_words(a: Topic, b: Topic) -> Mapping[str, float]:
    """Words of both that are no name, with the lesser of their weights."""
    others, names = b.terms, a.names
    return {word: min(weight, others[word]) for word, weight in a.terms.items() if word in others and word not in names}


def _doubt(a: Topic, b: Topic) -> float:
    """What is left of a likeness where one speaks of another time, of another act, or gives another figure."""
    left = LONG_AGO if a.day and b.day and abs(a.day - b.day) > FAR_DAYS else 1.0
    if a.sure and b.sure and not a.sure & b.sure and not groups_of(a.sure) & groups_of(b.sure):
        left *= OTHER_ACT
    left *= OTHER_THING if _other_things(a, b) or _other_matter(a, b) else 1.0
    left *= OTHER_PLACE if other_place(a, b) else 1.0
    left *= OTHER_PARTY if _other_party(a, b) else 1.0
    left *= OTHER_NAME if a.names and b.names and not a.names & b.names else 1.0
    return left * OTHER_FIGURE if a.populations & b.populations and not a.figures & b.figures else left


def other_place(a: Topic, b: Topic) -> bool:
    """True for one known place each, of which neither is part of the other by its key: Kursk is in its oblast."""
    one, other = ([name for name in some.names if name.startswith("PLC:")] for some in (a, b))
    if len(one) != 1 or len(other) != 1:
        return False
    return not (one[0].startswith(other[0]) or other[0].startswith(one[0]))


def _other_party(a: Topic, b: Topic) -> bool:
    """Two parties each, one of them in common and the others both states."""
    one, other = a.actors - b.actors, b.actors - a.actors
    few = len(a.actors) == len(b.actors) == PAIR and len(one) == len(other) == 1
    return few and all(_sort(key) == "state" for key in one | other)


def _other_things(a: Topic, b: Topic) -> bool:
    return bool(a.things and b.things) and not a.things & b.things


def _other_matter(a: Topic, b: Topic) -> bool:
    """True where the acts are near and no more, and each tells of things or in rare words the other has none of."""
    if a.acts & b.acts or a.names & b.names or a.figures & b.figures or _sensed(a, b) or a.things & b.things:
        return False
    told = [{*some.things, *(word for word, weight in some.terms.items() if weight >= RARE)} for some in (a, b)]
    return a.language == b.language and bool(told[0] and told[1]) and not told[0] & told[1]


def _worth(a: Topic, b: Topic) -> float:
    """What an act hinted at by a word counts: one where no event read beside it says what is done, else half."""
    return 1.0 if not a.sure or not b.sure else 0.5


def _alone(a: Topic, b: Topic, groups: frozenset[str]) -> float:
    """The weight of what ``a`` has and ``b`` has not."""
    own = a.acts - b.acts
    acts = [act for act in own if _near().get(act) not in groups] if own else ()
    sure = sum(act in a.sure for act in acts)
    term = UNSHARED_TERM if a.language == b.language else FOREIGN_TERM
    others, names = b.terms, a.names
    words = sum([weight for word, weight in a.terms.items() if word not in others and word not in names])
    told = THING * len(a.things - b.things) + ACTOR * len(a.actors - b.actors) + NAME * len(a.names - b.names)
    told += FIGURE * len(a.figures - b.figures) / 2 + (ACT - NEAR_ACT) * len(groups)
    return ACT * sure + HINT * (len(acts) - sure) / 2 + told + term * words


def meet(a: Topic, b: Topic) -> bool:
    """True when two topics share an act, a thing and an actor, and nothing keeps them apart."""
    return bool(a.acts & b.acts and a.things & b.things and a.actors & b.actors) and not vetoed(a, b)


def firm(a: Topic, b: Topic) -> bool:
    """True when two topics share what tells one matter from the next: a told act with something beside it, or plenty.

    A country, a speaker and an act that a word hints at are common to half of the news of a week; what one reader
    would set side by side shares an event and a thing, a name, a figure or a second party.
    """
    rare = sum(min(weight, b.terms[word]) >= RARE for word, weight in a.terms.items() if word in b.terms)
    parties = max(0, len(a.actors & b.actors) - 1)
    beside = len(a.things & b.things) + len(a.names & b.names) + len(a.figures & b.figures) + rare + parties
    return beside >= PLENTY or bool(beside and a.sure & b.sure)


def vetoed(a: Topic, b: Topic) -> bool:
    """True when something keeps two topics apart whatever else they share."""
    return a.asks != b.asks or _other_population(a, b) or _other_days(a, b) or _other_deed(a, b)


def _other_population(a: Topic, b: Topic) -> bool:
    """True when both count something, nothing is counted by both and no figure is common."""
    counted = bool(a.populations and b.populations) and not a.populations & b.populations
    return counted and not a.figures & b.figures and not _one_number(a, b)


def _other_days(a: Topic, b: Topic) -> bool:
    """True when both date what they tell and no two datings come within `SLACK_DAYS`.

    So for figures of two quarters or years; what frames other news (« depuis 2022 ») tells no times apart.
    """
    if a.periods and b.periods and a.figures and b.figures and not a.figures & b.figures:
        return _apart(a.periods, b.periods)
    return _apart(a.days, b.days)


def _apart(some: Collection[tuple[int, int]], others: Collection[tuple[int, int]]) -> bool:
    gaps = [max(low - other_high, other_low - high) for low, high in some for other_low, other_high in others]
    return bool(gaps) and min(gaps) > SLACK_DAYS


def _other_deed(a: Topic, b: Topic) -> bool:
    """True when acts of one family are told by both and no two of them can be one."""
    told = [[one for one in some.deeds if one.predicate not in STATES] for some in (a, b)]
    pairs = [(one, other) for one in told[0] for other in told[1] if one.family == other.family]
    return bool(pairs) and all(_other(one, other) for one, other in pairs)


def _other(a: Deed, b: Deed) -> bool:
    leaning = {a.leaning, b.leaning} == {"hostile", "cooperative"} or b.predicate in _opposites().get(a.predicate, ())
    return leaning or _other_place(a, b) or (_other_parties(a, b) if a.family in TOGETHER else _other_roles(a, b))


def _other_roles(a: Deed, b: Deed) -> bool:
    """Another doer, another recipient, or the two exchanged."""
    if _disjoint(a.agents, b.agents) or _disjoint(a.patients, b.patients):
        return True
    crossed = bool(a.agents & b.patients - b.agents) or bool(a.patients & b.agents - b.patients)
    everybody = a.agents | a.patients | b.agents | b.patients
    abroad = a.leaning == "hostile" or sum(_sort(one) == "state" for one in everybody) != 1  # a state frees its own
    return crossed and abroad and not a.agents & b.agents and not a.patients & b.patients


def _other_parties(a: Deed, b: Deed) -> bool:
    """Parties that are not the same, as far as both are named."""
    one, other = (deed.agents | deed.patients for deed in (a, b))
    return len(one) > 1 and len(other) > 1 and not (one <= other or other <= one)


def _disjoint(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when both sides are known, of one sort (states, people, bodies) and have nobody in common."""
    return bool(a and b) and not a & b and bool({_sort(one) for one in a} & {_sort(one) for one in b})


def _sort(key: str) -> str:
    head = key.partition(":")[0]
    return "state" if key == head and len(key) == STATE_KEY else head if head in LOCAL else "body"


def _other_place(a: Deed, b: Deed) -> bool:
    """Two places of which neither is in the other: a town is in its state."""
    if not a.place or not b.place or a.place == b.place:
        return False
    within = a.place == b.state or b.place == a.state
    vague = (not a.state and b.place == b.state) or (not b.state and a.place == a.state)
    return not within and not vague
