"""Events: who did what to whom, when and where, by the grammar of one sentence.

Enters: a reading with analysed sentences; mentions, timexes and quantities when earlier stages found some. Leaves: one
`Event` for each word that tells one and has a participant, in text order: predicate, roles, polarity, status with the
word that shows it, nearest time expression, place and its kind, figure, stage of an agreement. Refuses: events without
a participant, words of captions and navigation (no sentence is made of them), a second event on one word. What the
text says of an event is its status here; who says so is a claim.

« Séoul a livré des armes à Kiev. » yields ``SUPPLY_ARMS`` at « livré »: actor « Séoul », theme « des armes »,
recipient « Kiev », asserted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.model import Event, Filler, Link, Problem, Span, Timex, Why
from recoupe.packs import Pack
from recoupe.terms import Polarity, Status
from recoupe.text.affected import affected, as_people
from recoupe.text.arguments import Clauses
from recoupe.text.filled import figure_of
from recoupe.text.frames import NOMINAL, VERBAL, Entry, Lexicon, Slot, is_connecting, lexicon, matched
from recoupe.text.links import Tie, ties
from recoupe.text.meetings import other_side
from recoupe.text.mishaps import done_by_thing
from recoupe.text.movers import movers
from recoupe.text.parties import PARTICIPANT_ROLES, PLACES, Parties
from recoupe.text.placed import beside_places
from recoupe.text.provisions import as_sides, provided, provisions
from recoupe.text.reading import Reading, Sentence, Token
from recoupe.text.slots import filled, lent
from recoupe.text.standing import Judge, Standing
from recoupe.text.subjects import Argument
from recoupe.text.telling import (
    BARE_NOUN,
    REFLEXIVE,
    clause_of,
    is_called_for,
    is_known,
    is_mutual,
    is_quality,
    is_reflexive,
    manner,
    names_kind,
    names_office,
    takes_up,
)
from recoupe.text.times import time_of
from recoupe.text.trees import mended
from recoupe.text.whereabouts import is_place, place_kind

THINGS = {"actor": "cause", "recipient": "target"}
"""Roles of what is no party: « la tempête a tué », « attaquer un convoi »."""
CLAUSE = "clause"
"""Role of what an agreement provides for, kept in its wording; the agreement itself is the theme."""
MADE = frozenset({"in_force", "negotiated", "signed"})
"""Stages that those reach together whom an agreement is between; each ratifies it, or leaves it, by itself."""
PERSON = "person"
"""What a predicate counts when it is done to people."""
NEGATION = "not"
"""Slot of an idiom that is negative in itself: « ne pas rester les bras croisés »."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An entry found at a word: the words it was found in and what fills its slots, slot by slot."""

    entry: Entry
    words: tuple[Token, ...]
    filled: tuple[tuple[Slot, tuple[Token, ...]], ...]
    arguments: tuple[Argument, ...]

    @property
    def trigger(self) -> Token:
        """The word that tells the event."""
        return self.words[0]

    def tokens(self, *roles: str) -> tuple[Token, ...]:
        """What fills some roles."""
        return tuple(token for slot, tokens in self.filled if slot.role in roles for token in tokens)


def events(reading: Reading) -> Iterable[Event | Link | Problem]:
    """The events of a text, in text order; after those of a sentence, how they hang together."""
    words = lexicon(reading.language, reading.ontology)
    parties = Parties.of(reading, words)
    names = parties.names
    for sentence in reading.sentences:
        tree = beside_places(mended(words.forms.mended(sentence), words, names), reading)
        yield from _in_sentence(reading, tree, words, parties)


def _in_sentence(reading: Reading, sentence: Sentence, words: Lexicon, parties: Parties) -> Iterator[Event | Link]:
    clauses = Clauses(sentence, words)
    judge = Judge(sentence, words)
    frames = frames_in(sentence, clauses, words, parties, _families(reading.ontology))
    triggers = frozenset(frame.trigger.i for frame in frames)
    found: dict[int, str] = {}
    for frame in frames:
        noted = manner(clauses, frame.trigger, frame.arguments, is_noun=frame.entry.upos == "NOUN")
        standing = judge.standing(frame.trigger)
        if _is_done_by_saying(reading.ontology, words, frame, standing) or _is_in_phrase(frame, standing):
            standing = Standing(standing.polarity, Status.ASSERTED)
        event = _event(reading, sentence, frame, standing, parties, triggers, noted)
        if event is not None:
            found[frame.trigger.i] = event.id
            yield event
    for laid in provisions(sentence, words):
        if laid.words[0].i not in found and (event := provided(parties, sentence, laid)) is not None:
            yield event
    for tie in ties(sentence, words, [frame.trigger for frame in frames if frame.trigger.i in found]):
        yield _link(reading, tie, found)


def _is_in_phrase(frame: Frame, standing: Standing) -> bool:
    """Whether the word that would give a status belongs to the words that tell the event: "must leave" expels."""
    cue = standing.cue
    return cue is not None and cue.i != frame.trigger.i and cue.lemma.lower() in frame.entry.lemmas


def _is_done_by_saying(ontology: Pack, words: Lexicon, frame: Frame, standing: Standing) -> bool:
    """Whether who announces an act does it: « annonce l'expulsion de deux diplomates », « annonce des sanctions »."""
    cue = standing.cue
    announced = cue is not None and standing.status is Status.PLANNED and bool(words.word("announcing", cue))
    return announced and _is_of(ontology, frame, "announced")


def _link(reading: Reading, tie: Tie, found: Mapping[int, str]) -> Link:
    span = reading.tokens_span(tie.words)
    why = Why(spans=(span,), rules=(tie.rule,), analysis=reading.analysis)
    return Link(kind=tie.kind, source=found[tie.told.i], target=found[tie.ground.i], span=span, why=why)


@cache
def _families(ontology: Pack) -> Mapping[str, str]:
    return {row["predicate"]: row["family"] for row in ontology["predicates"]} if "predicates" in ontology else {}


@cache
def _of_use(ontology: Pack, use: str) -> frozenset[str]:
    """Families of one use: ``home``, whose two sides are of one state unless the text says otherwise (arrests, trials),
    ``open``, which are told without a party too (attacks, curfews), ``announced``, which are done by announcing them,
    ``persons``, which are done to people alone: « la procédure, arrêtée en conférence » tells no arrest,
    ``alone``, which a noun alone tells each time it stands: « la répression »; ``again``, when known: « cette visite »;
    ``quality``, whose bare participle only says how a place stands: « une ville assiégée »;
    ``toward``, whose recipient may be the place to which one goes: « se rendre à Lima ».
    """
    rows = ontology["near"] if "near" in ontology else ()  # noqa: SIM401 (a pack has no get)
    return frozenset(row["family"] for row in rows if row["use"] == use)


@cache
def _stages(ontology: Pack) -> Mapping[str, str]:
    return {row["predicate"]: row["stage"] for row in ontology["stages"]} if "stages" in ontology else {}


@cache
def _counted(ontology: Pack) -> Mapping[str, str]:
    return {row["predicate"]: row["counts"] for row in ontology["predicates"]} if "predicates" in ontology else {}


def frames_in(
    sentence: Sentence, clauses: Clauses, words: Lexicon, parties: Parties, families: Mapping[str, str]
) -> list[Frame]:
    """The frames of a sentence in text order, without those that are part of another."""
    found = [frame for token in sentence.tokens if (frame := _frame(clauses, words, parties, token, families))]
    taken: set[int] = set()
    for frame in found:
        taken |= {token.i for token in frame.words[1:]}
        for slot, tokens in frame.filled:
            if slot.obligatory and slot.role == "theme" and slot.wanted and "act" not in slot.wanted:
                taken |= {token.i for token in tokens}
        taken |= {
            other.trigger.i
            for other in found
            if other.trigger in frame.tokens("theme")
            and families.get(other.entry.predicate) == families.get(frame.entry.predicate)
        }
    return [frame for frame in found if frame.trigger.i not in taken]


def _frame(
    clauses: Clauses, words: Lexicon, parties: Parties, token: Token, families: Mapping[str, str]
) -> Frame | None:
    """The frame of the entry that asks for most and gets it; None for a word that counts or is part of a name."""
    entries = words.of(token)
    if not entries or parties.is_in_name(token) or parties.core(clauses.sentence, token) != token:
        return None
    if is_connecting(clauses.sentence, words, token) or names_office(clauses.sentence, words, token):
        return None
    if is_called_for(clauses.sentence, token):
        return None
    vetoes = [one for one in words.word("veto", token) if matched(clauses.sentence, token, one.lemmas) is not None]
    for entry in entries:
        tokens = matched(clauses.sentence, token, entry.lemmas)
        if tokens is None or any(not {*one.lemmas} <= {*entry.lemmas} for one in vetoes):
            continue
        if entry.turned and any(clauses.sentence.children(word, "case") for word in tokens[1:]):
            continue
        arguments = clauses.arguments(tokens)
        reflexive = is_reflexive(arguments) and not any(REFLEXIVE in slot.names for slot in entry.slots)
        if reflexive and not is_mutual(clauses, words, token):
            continue
        own = filled(clauses, entry, arguments, parties)
        if own is not None:
            return Frame(entry, tokens, lent(clauses, tokens, entry, own, arguments, parties, families), arguments)
    return None


def _event(
    reading: Reading,
    sentence: Sentence,
    frame: Frame,
    standing: Standing,
    parties: Parties,
    triggers: frozenset[int],
    noted: str,
) -> Event | None:
    if _is_of(reading.ontology, frame, "quality") and is_quality(sentence, frame.trigger):
        return None
    takes_people = _counted(reading.ontology).get(frame.entry.predicate) == PERSON
    fillers = _placed(reading, sentence, frame, parties, takes_people=takes_people)
    if any(NEGATION in slot.names for slot in frame.entry.slots):
        standing = replace(standing, polarity=Polarity.POSITIVE)
    is_party = any(filler.role == CLAUSE or _is_participant(filler, parties) for filler in fillers)
    if not is_party and not _is_told_alone(reading, sentence, frame, parties.lexicon, noted):
        return None
    done_to = {filler.role for filler in fillers}
    if _is_of(reading.ontology, frame, "persons") and "target" in done_to and "recipient" not in done_to:
        return None
    blind = _blind(sentence, frame, parties, fillers)
    place = _place(sentence, frame, parties, fillers)
    time = time_of(parties, sentence, frame.trigger, triggers, by_saying=_is_of(reading.ontology, frame, "announced"))
    trigger = reading.tokens_span(frame.words) if _adjacent(frame.words) else reading.tokens_span(frame.words[:1])
    spans = [trigger, *(filler.span for filler in fillers)] + ([place.span] if place else [])
    spans += [one.span for one in reading.of(Timex) if one.id == time]
    cue = reading.tokens_span((standing.cue,)) if standing.cue else None
    rules = tuple(dict.fromkeys(rule for rule in (frame.entry.rule, standing.rule) if rule))
    return Event(
        span=reading.span(min(span.start for span in spans), max(span.end for span in spans)),
        trigger=trigger,
        predicate=frame.entry.predicate,
        roles=tuple(filler for filler in fillers if filler.role not in PLACES),
        polarity=standing.polarity,
        status=standing.status,
        status_span=cue,
        time=time,
        place=place,
        quantity=figure_of(parties.quantities, fillers, _counted(reading.ontology).get(frame.entry.predicate, "")),
        stage=_stages(reading.ontology).get(frame.entry.predicate, ""),
        why=Why(
            spans=(trigger, *((cue,) if cue else ())),
            rules=rules,
            analysis=reading.analysis,
            note=blind or noted,
        ),
    )


def _is_told_alone(reading: Reading, sentence: Sentence, frame: Frame, words: Lexicon, noted: str) -> bool:
    """Whether an event is told without a party: by a verb, or by a noun whose family a text need not say it of whom.

    « un couvre-feu a été instauré », « la répression s'accentue », « cette visite », but no « mandat d'arrêt ».
    """
    if noted != BARE_NOUN:
        return _is_of(reading.ontology, frame, "open")
    again = _is_of(reading.ontology, frame, "again") and takes_up(sentence, frame.trigger)
    if not again and not _is_of(reading.ontology, frame, "persons") and is_known(sentence, frame.trigger):
        return False
    return (again or _is_of(reading.ontology, frame, "alone")) and not names_kind(sentence, words, frame.trigger)


def _placed(
    reading: Reading, sentence: Sentence, frame: Frame, parties: Parties, *, takes_people: bool
) -> tuple[Filler, ...]:
    """The fillers of a frame; people without a state are of that of the place, of the other side, or of the text."""
    fillers = _fillers(sentence, frame, parties, takes_people=takes_people)
    if not all(one.candidates for one in fillers if one.role in PARTICIPANT_ROLES):
        near = _near(reading, sentence, frame, parties, fillers)
        fillers = _fillers(sentence, frame, parties, takes_people=takes_people, near=near)
    if _is_of(reading.ontology, frame, "beside"):
        fillers = (*fillers, *_met(sentence, frame, parties, fillers))
    if _is_of(reading.ontology, frame, "moved"):
        near = _near(reading, sentence, frame, parties, fillers)
        fillers = (*fillers, *movers(parties, sentence, frame.tokens("theme"), fillers, near))
    fillers = (*fillers, *_affected(sentence, frame, parties, fillers))
    return as_sides(fillers) if _is_made_by_its_sides(reading, frame) else fillers


def _is_made_by_its_sides(reading: Reading, frame: Frame) -> bool:
    """Whether an event of an agreement is the doing of those it is between: « le pacte entre … entre en vigueur »."""
    made = _stages(reading.ontology).get(frame.entry.predicate, "") in MADE
    return made or any(slot.role == CLAUSE for slot, _ in frame.filled)


def _met(sentence: Sentence, frame: Frame, parties: Parties, fillers: Sequence[Filler]) -> list[Filler]:
    """The other side of a meeting of which its noun names one: « dans un entretien avec Tokyo, Séoul a dit … »."""
    named = [one for one in fillers if one.role == "actor"]
    if frame.entry.upos != "NOUN" or len(named) != 1:
        return []
    subject = other_side(Clauses(sentence, parties.lexicon), frame.trigger)
    found = list(parties.fillers(sentence, subject, "actor")) if subject is not None else []
    return [one for one in found if parties.is_party(one) and one.candidates and one.candidates != named[0].candidates]


def _near(reading: Reading, sentence: Sentence, frame: Frame, parties: Parties, fillers: Sequence[Filler]) -> str:
    """The state that people without one are of in an event; empty when the text names none that they may be of."""
    place = _place(sentence, frame, parties, fillers)
    states = {state for key in place.candidates if (state := parties.atlas.state_of(key))} if place else set()
    if len(states) == 1:
        return states.pop()
    known = {key for one in fillers if one.role in PARTICIPANT_ROLES for key in one.candidates}
    sides = {key: state for key in sorted(known) if (state := parties.atlas.state_of(key))}
    if _families(reading.ontology).get(frame.entry.predicate) in _of_use(reading.ontology, "home"):
        parts = {state for key, state in sides.items() if ":" in key}
        if len(parts) == 1:
            return parts.pop()
    return parties.home.scene(frame.trigger.start, sides.values())


def _affected(sentence: Sentence, frame: Frame, parties: Parties, fillers: Sequence[Filler]) -> list[Filler]:
    """The parties inside what the act is aimed at, when it names none that it is done to."""
    if any(one.role == "recipient" for one in fillers):
        return []
    clauses = (one.token for one in frame.arguments if one.slot == "that" and one.token.dep == "ccomp")
    nouns = (*frame.tokens("recipient", "theme"), *clauses)
    own = {key for one in fillers if one.role == "actor" for key in one.candidates}
    return affected(parties, sentence, [one for one in nouns if one.upos in (*NOMINAL, *VERBAL)], frame.words, own)


def _blind(sentence: Sentence, frame: Frame, parties: Parties, fillers: Sequence[Filler]) -> str:
    """The note of an event that a thing alone does, nature or an accident; empty where somebody may."""
    roles = {filler.role for filler in fillers}
    if "cause" not in roles or "actor" in roles:
        return ""
    return done_by_thing(parties, sentence, frame.tokens("actor"))


def _is_participant(filler: Filler, parties: Parties) -> bool:
    return filler.role in PARTICIPANT_ROLES and parties.is_party(filler)


def _is_of(ontology: Pack, frame: Frame, use: str) -> bool:
    """Whether the family of an event is one of a use (`_of_use`)."""
    return _families(ontology).get(frame.entry.predicate) in _of_use(ontology, use)


def _adjacent(words: Sequence[Token]) -> bool:
    places = sorted(token.i for token in words)
    return len(places) > 1 and places[-1] - places[0] <= len(places) + 1


def _fillers(
    sentence: Sentence, frame: Frame, parties: Parties, *, takes_people: bool, near: str = ""
) -> tuple[Filler, ...]:
    """The fillers of a frame, each party once, in the order of the frame's slots.

    ``takes_people`` says that what the predicate counts is people: then its recipient is one unless it is known for
    something else (« détenir le rappeur »); ``near`` is the state of people without one.
    """
    found: dict[tuple[str, Span], Filler] = {}
    for slot, tokens in frame.filled:
        for token in tokens:
            if slot.role == CLAUSE:
                span = parties.reading.tokens_span(clause_of(sentence, frame.trigger, token))
                found.setdefault((CLAUSE, span), Filler(CLAUSE, span))
                continue
            for found_there in parties.fillers(sentence, token, slot.role, frame.words, near):
                filler = as_people(parties, sentence, token, found_there) if takes_people else found_there
                kept = parties.is_party(filler) or (takes_people and parties.may_be_people(sentence, token, filler))
                named = filler if kept else replace(filler, role=THINGS.get(filler.role, filler.role))
                found.setdefault((named.role, named.span), named)
    return tuple(found.values())


def _place(sentence: Sentence, frame: Frame, parties: Parties, fillers: Sequence[Filler]) -> Filler | None:
    """Where it happened: a role of the frame, else a place named in the clause."""
    for filler in fillers:
        if filler.role in PLACES:
            return filler if filler.role != "place" else replace(filler, role="theatre")
    used = {token.i for _, tokens in frame.filled for token in tokens}
    for one in frame.arguments:
        if one.token.i not in used and (kind := _place_kind(parties, one)):
            return next(iter(parties.fillers(sentence, one.token, kind, frame.words)), None)
    return _gone_to(sentence, frame, parties) if _is_of(parties.reading.ontology, frame, "toward") else None


def _gone_to(sentence: Sentence, frame: Frame, parties: Parties) -> Filler | None:
    """The place to which one goes, that is told as a party: « en visite à Lima », « s'est rendu au Pérou »."""
    named = (one for one in frame.tokens("recipient") if is_place(one, parties.mentions.get(one.start)))
    return next((one for token in named for one in parties.fillers(sentence, token, "destination", frame.words)), None)


def _place_kind(parties: Parties, one: Argument) -> str:
    return place_kind(parties.lexicon, one, parties.mentions.get(one.token.start))
