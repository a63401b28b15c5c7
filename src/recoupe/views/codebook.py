"""What coding looks things up in: the tables of an ontology pack, and the records of a pile by what they belong to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from recoupe.model import Block, Chain, Claim, Event, Filler, Mention, Quantity, Record, Span, Timex
from recoupe.packs import Pack, Row
from recoupe.terms import EntityType, Polarity, Role, Status
from recoupe.text.atlas import Atlas
from recoupe.text.homes import Home
from recoupe.views.codings import VIOLENCE
from recoupe.views.undertaken import is_held_out, is_undertaken
from recoupe.views.voices import Voices

COOPERATION = ("1", "2")
"""Quads of cooperation, in words and in substance: what somebody says he will not do is a refusal."""
REFUSED = "REJECT"
THREATENED = "THREATEN"
PROMISED = "AGREE"
"""The type of promises; CAMEO has its own and needs no second look."""
MATERIAL, VERBAL = "4", "3"
"""The quads of acts that are conflict in substance and in words."""
YIELDING = ("CONCEDE", "RETREAT")
"""Types of acts by which one gives way: to promise or accept them is to concede."""
OPENED = frozenset({("ACCUSE", "investigate")})
"""Types and modes of acts that are done by announcing them: an inquiry that is to come is one."""
_STATES = 3
"""States from which on a text tells of affairs between states, where somebody in it holds an office."""
HEADLINES = (Role.TITLE, Role.HEADING, Role.REPEATED_TITLE)


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """The tables of an ontology pack, indexed."""

    codes: Mapping[str, Row]
    shifts: Mapping[tuple[str, str], Row]
    contents: Mapping[tuple[str, str], Row]
    types: Mapping[str, Row]
    modes: Mapping[tuple[str, str], str]
    stances: Mapping[str, tuple[str, str]]

    def score(self, kind: str, mode: str) -> str:
        """The score of a type and mode on the scale of the ontology, empty where it has none."""
        row = self.types[kind]
        return self.modes.get((kind, mode), "") or (row["score"] if "score" in row.cells else "")

    def is_refusal(self, event: Event, code: Row) -> bool:
        """Whether an event that will not be is a cooperation held back: « Oslo n'enverra pas d'aide »."""
        cooperative = self.types[code["type"]]["quad"] in COOPERATION
        return event.status == Status.PLANNED and cooperative and REFUSED in self.types

    def is_said(self, event: Event, code: Row) -> bool:
        """Whether what is to come is done by saying it: a threat, a refusal (« ne céderait pas »)."""
        refused = event.polarity == Polarity.NEGATIVE
        return event.status == Status.PLANNED and (refused or code["type"] == THREATENED)

    def kind(self, event: Event, code: Row, about: Sequence[Event]) -> tuple[str, str]:
        """Type and mode of an event by its code, its status and what it is about."""
        kind, mode = code["type"], code["mode"]
        if event.polarity == Polarity.NEGATIVE:
            found = self.contents.get((REFUSED, event.predicate))
            return REFUSED, found["mode"] if found is not None else ""
        status = Status.PLANNED if is_held_out(event) else event.status
        shift = self.shifts.get((kind, str(status)))
        if shift is not None and (kind, mode) not in OPENED and not is_undertaken(event, kind):
            kind, mode = shift["to_type"], self._held_out(code, shift)
        if kind == PROMISED and shift is None:
            kind, mode = self._promised(about) or (kind, mode)
        for one in about:
            found = self.contents.get((kind, one.predicate))
            if found is not None:
                return kind, found["mode"]
        return kind, mode

    def _promised(self, about: Sequence[Event]) -> tuple[str, str] | None:
        """What a promise is by what is promised: « jure d'écraser les rebelles » threatens, « accepte de … »."""
        for one in about:
            code = self.codes.get(one.predicate)
            if code is None:
                continue
            shift = self.shifts.get((code["type"], str(Status.PLANNED)))
            given = self.types[code["type"]]["quad"] == MATERIAL or code["type"] in YIELDING
            if given and shift is not None and shift["to_type"] != code["type"]:
                return shift["to_type"], self._held_out(code, shift)
        return None

    def _held_out(self, code: Row, shift: Row) -> str:
        """The mode of what is only to come: its own or that of its context, where the type it becomes has such a mode.

        « projette d'annexer la vallée » threatens territory, « menace de l'arrêter » arrest; who plans violence of any
        kind threatens violence.
        """
        kept = code["mode"] if shift["to_type"] == code["type"] else ""
        if self.types[code["type"]]["quad"] != MATERIAL or code["type"] == VIOLENCE:
            return shift["to_mode"] or kept
        own = (code["mode"], code["context"] if "context" in code.cells else "")
        return next((one for one in own if one and (shift["to_type"], one) in self.modes), shift["to_mode"] or kept)


@cache
def codes_of(pack: Pack) -> Codes:
    """The tables of a pack, compiled once a process."""
    return Codes(
        codes={row["predicate"]: row for row in pack["codes"]},
        shifts={(row["type"], row["status"]): row for row in pack["shifts"]},
        contents={(row["type"], row["predicate"]): row for row in pack["contents"]},
        types={row["type"]: row for row in pack["types"]},
        modes={(row["type"], row["mode"]): row["score"] for row in pack["modes"]} if "modes" in pack else {},
        stances={row["stance"]: (row["type"], row["mode"]) for row in pack["stances"]} if "stances" in pack else {},
    )


@dataclass(slots=True, eq=False)
class Index:
    """The records of a pile that coding looks at."""

    events: dict[str, list[Event]] = field(default_factory=dict)
    mentions: dict[str, Mention] = field(default_factory=dict)
    chains: dict[str, Chain] = field(default_factory=dict)
    timexes: dict[str, Timex] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    claims: dict[str, list[str]] = field(default_factory=dict)
    headlines: dict[str, list[Span]] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)
    texts: dict[str, list[Mention]] = field(default_factory=dict)
    known: dict[str, list[Mention]] = field(default_factory=dict)
    affairs: frozenset[str] = frozenset()
    voices: Voices = field(default_factory=Voices)

    def told_of(self, filler: Filler) -> tuple[Mention | None, list[Mention]]:
        """The mention of a filler, and what else tells who it is: its chain, then any text that says who a person is.

        A text that only names somebody leaves out what another says once: « l'opposant russe ».
        """
        mention, chain = self.mentions.get(filler.mention), self.chains.get(filler.mention)
        others = [self.mentions[one] for one in chain.mentions if one in self.mentions] if chain else []
        if any(one.office or one.state for one in others):
            return mention, others
        return mention, [*others, *(one for key in filler.candidates for one in self.known.get(key, ()))]

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that stand in a span."""
        start, end = span.start, span.end
        return [one for one in self.texts.get(span.text, ()) if start <= one.span.start and one.span.end <= end]

    def whole(self, filler: Filler) -> Filler:
        """A filler with the body whose name ends its words, where only a state was seen: ``Peru's High Court``."""
        filler = self.voices.named(filler)
        if filler.mention:
            return filler
        bodies = (one for one in self.inside(filler.span) if one.type is EntityType.BODY and one.candidates)
        found = next((one for one in bodies if one.span.end == filler.span.end), None)
        return filler if found is None else replace(filler, mention=found.id, candidates=found.candidates)

    @classmethod
    def of(cls, records: Iterable[Record], world: Atlas) -> "Index":
        """The index of records; ``world`` tells the state of an actor key."""
        made, said = cls(), list[Claim]()
        titles: dict[str, list[Span]] = {}
        for record in records:
            if isinstance(record, Event):
                made.events.setdefault(record.span.text, []).append(record)
            elif isinstance(record, Mention):
                made.mentions[record.id] = record
            elif isinstance(record, Chain):
                made.chains.update(dict.fromkeys(record.mentions, record))
            elif isinstance(record, Timex):
                made.timexes[record.id] = record
            elif isinstance(record, Block) and record.role in HEADLINES:
                if record.role is Role.TITLE:
                    titles.setdefault(record.span.text, []).append(record.span)
                made.headlines.setdefault(record.span.text, []).append(record.span)
            elif isinstance(record, Quantity):
                made.quantities[record.id] = record
            elif isinstance(record, Claim):
                said.append(record)
                for event in record.events:
                    made.claims.setdefault(event, []).append(record.id)
        for mention in made.mentions.values():
            made.texts.setdefault(mention.span.text, []).append(mention)
        made.voices = Voices.of(said)
        made.known = _described(made.mentions.values())
        made.affairs = frozenset(text for text, found in made.texts.items() if _is_of_states(found))
        made.homes = {text: Home.of(found, world, titles.get(text, ())) for text, found in made.texts.items()}
        return made


def _is_of_states(mentions: Iterable[Mention]) -> bool:
    """Whether a text tells of affairs between states: of several, and of somebody who holds an office."""
    told = list(mentions)
    states = {one.state for one in told if one.type is EntityType.STATE} - {""}
    return len(states) >= _STATES and any(one.office for one in told if one.type is EntityType.PERSON)


def _described(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions that say what office a person has, by the key of the person, those that name a state first."""
    found: dict[str, list[Mention]] = {}
    for one in sorted(mentions, key=lambda one: (not one.state, one.span.text, one.span.start, one.id)):
        for key in one.candidates if one.office and one.type is EntityType.PERSON else ():
            found.setdefault(key, []).append(one)
    return found
