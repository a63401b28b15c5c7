"""Events as codes of an ontology: coding is a view, nothing is read again.

What enters is the records of a dossier (or of one text) and the name of an ontology pack (``plover``, ``cameo``); what
leaves is one row for each event that has a code there, with its characters. Rules that hold for both ontologies:

* an event that another coded event governs (« demande le retrait ») is what that event is about and is not coded apart;
* what its own grammar denies, or leaves conditional, hedged or unconfirmed, is coded only when asked for;
* a noun without a date that takes up a material act of the same actor, or a headline of ties, is no second event;
* an event is coded when at least one party has a code, and when it has the recipient its type needs;
* a planned event takes the type the ontology gives to plans (``shifts``); demands, refusals and threats take their
  mode from what they are about (``contents``);
* parties are never expanded into pairs; a party without a state is ``---``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe import packs
from recoupe.link.vocabulary import families, near
from recoupe.model import Claim, Event, Record
from recoupe.packs import Pack, Row
from recoupe.terms import Polarity, Status
from recoupe.text.atlas import atlas
from recoupe.views import background
from recoupe.views.appointments import as_held_out
from recoupe.views.codebook import COOPERATION, MATERIAL, PROMISED, THREATENED, VERBAL, Codes, Index, codes_of
from recoupe.views.codings import VIOLENCE, CodedEvent
from recoupe.views.culprits import laid
from recoupe.views.deployments import MOVED, as_sent, helped_before, helped_by, manned
from recoupe.views.dissent import is_against_nobody, is_contested, policed
from recoupe.views.exchanges import Exchanges
from recoupe.views.fillers import MUTUAL, Fillers, is_reception
from recoupe.views.opponents import Opponents
from recoupe.views.recast import recast
from recoupe.views.reproaches import ALARM, BARE_NOUN, LASTING, is_reproached
from recoupe.views.sectors import GOVERNMENT, NOBODY, Sectors, apart, is_by_group
from recoupe.views.touched import Touched
from recoupe.views.unsaid import SOUGHT, before_soldiers, by_office, concerned, done, faced, hit, office_over
from recoupe.views.victims import Victims
from recoupe.views.voiced import Voiced, told_by

CODED_STATUSES = (Status.ASSERTED, Status.PLANNED, Status.HISTORICAL)
REPORTED = "reported"
REPLIES = ("CONSENT", "REFUSAL")
"""Families of acts that answer what was asked or offered."""
CONFLICT = ("3", "4")
IN_WORDS = ("1", "3")
"""Quads of acts that are done in words."""
TIES = ("AID", "CONSULT", "COOPERATE", "SUPPORT")
"""Types of ties, of which a headline is the gist: what it refuses, promises or gives way to is an act."""
HELP = "AID"
"""The type of help, which goes to the state a text tells of where nobody is named."""
TALKS = "CONSULT"
"""The type of meetings, calls and visits, of which those of private people are none."""
PRESS = " JRN"
"""Sector of those whom to speak with is to give an interview, which is no consultation."""
RULED = {"INVESTIGATION": "JUD", "REPRESSION": GOVERNMENT, "RESTRICTION": GOVERNMENT}
"""Families of acts that a government, or its courts, do where nobody is named: a curfew, an inquiry that is opened."""
HELD_OUT = (PROMISED, THREATENED)
"""Types of acts that hold something out to those it would be done to: « promet de recevoir les grévistes »."""
WITHHELD = "assist"
"""The mode of help that is refused."""
REPULSES = frozenset({"REPEL"})
"""Predicates that answer an attack: they hit those who attacked."""
AIMED = frozenset({"WARN"})
"""Predicates that are no act unless aimed at somebody: who warns nobody in particular only says what may come."""
OPEN_SIDED = ("ACCUSE", "SANCTION", "REQUEST", "SUPPORT")
"""Types told by one side alone, whoever it may be: « il l'avait accusée », « des sanctions imposées par … »."""
SIGNED = "SIGN"
"""The predicate of treaties signed and ratified, which nobody knows of who does not know whose they are."""
FREE = frozenset({"LEAVE_AGREEMENT", "RELEASE"})
"""Predicates that tell an act whomever it touches: who leaves a treaty leaves all its parties, who is freed is held."""
LEFT = "LEAVE_AGREEMENT"
"""The predicate of who leaves a treaty, which he does to all its parties and not to whom he last quarrelled with."""
DONE = frozenset({"APPOINT"})
"""Predicates told only with who does it to whom: a nomination backs whom it names."""
THING, MISHAP = BLIND = ("thing", "mishap")
"""Notes of events done by a thing: no conflict, whose types are deliberate acts (`recoupe.text.mishaps`)."""
ONTOLOGIES = ("cameo", "plover")


def coded_events(
    records: Iterable[Record],
    *,
    ontology: str = "plover",
    statuses: Sequence[str] = CODED_STATUSES,
    whole: bool = True,
    world: Pack | None = None,
) -> list[CodedEvent]:
    """The coded events of a record, by text, then by place.

    Args:
        records: any records; events, mentions, chains, timexes, quantities and claims are used.
        ontology: ``plover`` or ``cameo``.
        statuses: event statuses that are coded.
        whole: leave out events none of whose parties has a code, or that lack the recipient their type needs.
        world: the world pack the readings used; the shipped one when left out.
    """
    every = tuple(records)
    world = world or packs.shipped("world")
    index = Index.of(every, atlas(world))
    touched = Touched.of(every)
    tables = codes_of(packs.shipped(f"ontology/{ontology}"))
    coder = _Coder(
        tables,
        Fillers(tables, Sectors.of(ontology, world), index),
        index,
        tuple(statuses),
        families(packs.shipped("ontology")),
        whole,
    )
    events = [index.events[text] for text in sorted(index.events)]
    told = [row for one in events for row in recast(coder.rows(one), one, tables)]
    told = laid(told, every) if whole else told
    voiced = Voiced(tables, coder.fillers, index, tables.stances if whole else {}, Opponents.of(told))
    told += voiced.rows((one for one in every if isinstance(one, Claim)), told_by(every, told))
    rows = (replace(row, decided=touched.cells_of(row.id)) for row in told)
    return sorted(rows, key=lambda row: (row.text, row.start, row.id))


@dataclass(frozen=True, slots=True, eq=False)
class _Coder:
    tables: Codes
    fillers: Fillers
    index: Index
    statuses: tuple[str, ...]
    families: Mapping[str, str]
    whole: bool

    def rows(self, events: Sequence[Event]) -> Iterator[CodedEvent]:
        """The coded events of one text."""
        ordered = sorted(events, key=lambda one: (self._is_headline(one), one.trigger.start, one.id))
        governor = {one.id: self._governor(one, ordered) for one in ordered}
        seen: set[tuple[str, str]] = set()
        violent: list[Event] = []
        victims, exchanges = Victims(), Exchanges()
        juntas = self.fillers.juntas(ordered[0].span.text) if ordered else frozenset[str]()
        plain = {one.id: self._row(one, self._abouts(one, ordered, governor)) for one in ordered}
        raged = background.tells_violence(plain.values())
        blows = [one for one in ordered if (told := plain[one.id]) is not None and told.event == VIOLENCE]
        contested = is_contested(one for one in plain.values() if one is not None)
        for event in ordered:
            row = plain[event.id]
            if row is not None:
                row = self._between(row, event, exchanges)
            if row is None or self._is_only_said(event, ordered, governor):
                continue
            row = self._blamed_on(row, event, ordered)
            row = hit(
                self._taken_up(row, event, victims), event, self.index.homes.get(row.text), self.fillers.hit(event)
            )
            if self.whole and not self._is_whole(row, event, plain[event.id]):
                continue
            keys = {(self.families[event.predicate], code.split(" ")[0]) for code in row.actor if code != NOBODY}
            if (keys & seen and self._takes_up(row, event)) or self._is_told(row, event, victims):
                continue
            if row.event == VIOLENCE and (
                background.is_casualty(event, violent) or background.is_outcome(event, blows)
            ):
                victims.add(event.trigger.start, row.recipient)
                continue
            if background.is_damage(event, row) and not raged:
                continue
            violent += [event] if row.event == VIOLENCE else []
            seen |= keys
            if not self._is_told_whom(event) and not is_against_nobody(row, event, contested=contested):
                row = faced(row, event, self.index.homes.get(row.text))
                row = before_soldiers(row, juntas)
            if row.event == VIOLENCE:
                victims.add(event.trigger.start, row.recipient)
            exchanges.add(event.trigger.start, row.event, row.quad, row.actor, row.recipient)
            yield row

    def _blamed_on(self, row: CodedEvent, event: Event, others: Sequence[Event]) -> CodedEvent:
        """Violence without a doer, by those on whom its sentence lays it: « tués dans une embuscade imputée à … »."""
        blame = background.blame(event, others) if row.event == VIOLENCE and set(row.actor) <= {NOBODY} else None
        found = self.fillers.parties(blame, "recipient", "") if blame is not None else ()
        return replace(row, actor=found) if set(found) - {NOBODY} else row

    def _is_only_said(self, event: Event, others: Sequence[Event], governor: Mapping[str, Event | None]) -> bool:
        """Whether an event is only what another is about, is blamed, or has no act that it is about.

        Violence that somebody alleges by a clause is told as well.
        """
        if event.predicate in background.EMPTY and governor[event.id] is None:
            abouts = self._abouts(event, others, governor)
            return not any(one.predicate in self.tables.codes for one in abouts)
        if is_reproached(event, others, self.families) or background.is_ground(event, others):
            return True
        material = self.tables.types[self.tables.codes[event.predicate]["type"]]["quad"] == MATERIAL
        return governor[event.id] is not None and not (material and event.status == Status.ALLEGED)

    def _abouts(self, event: Event, others: Sequence[Event], governor: Mapping[str, Event | None]) -> list[Event]:
        """What an act of words is about: the events whose status it gives, and those that its theme tells."""
        themes = [one.span for one in event.roles if one.role in ("theme", "target")]
        return [
            one
            for one in others
            if one is not event and (governor[one.id] is event or any(one.trigger in span for span in themes))
        ]

    def _between(self, row: CodedEvent, event: Event, exchanges: Exchanges) -> CodedEvent:
        """An act with the side it does not name: who answers whom, who does it by law."""
        start = event.trigger.start
        if not row.recipient and event.predicate not in (SOUGHT, LEFT) and not self._is_told_whom(event):
            replies = self.families[event.predicate] in REPLIES
            told = self.index.events[row.text] if row.mode == WITHHELD else ()
            found = helped_before(event, told, self.fillers, self.tables.codes, row.actor) or exchanges.answered(
                start, row.event, row.actor, replies=replies
            )
            row = replace(row, recipient=found)
        if not row.recipient and background.judges(event):
            row = replace(row, recipient=exchanges.evaluated(start, row.actor))
        if event.predicate in background.POLICED and background.names_no_crowd(event, row):
            row = replace(row, recipient=exchanges.protesters(start) or background.crowd(event, row))
        helps = self.tables.codes[event.predicate]["type"] == HELP
        row = concerned(row, event, self.index.homes.get(row.text), reaches=row.quad in CONFLICT or helps)
        row = policed(row, event, exchanges.protesters(start))
        row = row if row.actor else replace(row, actor=exchanges.captors(start, row.event, row.recipient))
        if not row.actor and row.quad in CONFLICT:
            row = replace(row, actor=self._by_office(row, event))
        return self._met_again(done(row, event), event, exchanges)

    def _met_again(self, row: CodedEvent, event: Event, exchanges: Exchanges) -> CodedEvent:
        """A meeting or visit that names nobody, with those of the one told last: « cette visite », « l'entrevue »."""
        if self.families[event.predicate] not in near(packs.shipped("ontology"), "again"):
            return row
        if not row.actor and not row.recipient:
            row = replace(row, actor=exchanges.met[0], recipient=exchanges.met[1])
        exchanges.meet(row.actor, row.recipient)
        return row

    def _is_told_whom(self, event: Event) -> bool:
        """Whether an event names at whom it is aimed, were it those who do it: « ordonne au cabinet de … »."""
        return any(one != NOBODY for one in self.fillers.parties(event, "recipient"))

    def _by_office(self, row: CodedEvent, event: Event) -> tuple[str, ...]:
        """Who does by office what nobody is named for."""
        family = self.families[event.predicate]
        sector = self.tables.codes[event.predicate]["sector"] or RULED.get(family, "") or office_over(row, event)
        state = self.fillers.state(event.place) if event.place is not None else ""
        return by_office(row, event, sector, state, self.index.homes.get(row.text))

    def _is_told(self, row: CodedEvent, event: Event, victims: Victims) -> bool:
        """Whether a noun only names the violence that the verb before it told."""
        named = row.event != VIOLENCE or not event.why.note.endswith(BARE_NOUN) or set(row.actor) - {NOBODY}
        return not named and victims.are_told_before(event.trigger.start)

    def _taken_up(self, row: CodedEvent, event: Event, victims: Victims) -> CodedEvent:
        """An act of violence that does not say whom it hit, with the victims of the act it takes up.

        It takes one up where nobody known did it (« les assaillants ont ouvert le feu ») or somebody owns to it.
        """
        owned = any(one.role == "theme" for one in event.roles)
        open_doer = not set(row.actor) - {NOBODY} and event.predicate not in REPULSES
        takes_up = row.event == VIOLENCE and not row.recipient and (owned or open_doer)
        return replace(row, recipient=victims.of(event.trigger.start, row.actor)) if takes_up else row

    def _takes_up(self, row: CodedEvent, event: Event) -> bool:
        """Whether a headline of ties, or a noun or participle without a date, takes up what is no act of words."""
        if self._is_headline(event):
            return row.event in TIES
        is_aside = background.is_aside(event, self.families[event.predicate]) and not event.time
        return is_aside and row.quad not in IN_WORDS

    def _is_headline(self, event: Event) -> bool:
        return any(event.trigger in span for span in self.index.headlines.get(event.span.text, ()))

    def _is_whole(self, row: CodedEvent, event: Event, plain: CodedEvent | None) -> bool:
        """Whether a row names a party, and a recipient, or a second actor, where its type needs one.

        Of material conflict anybody will do, a pronoun nobody resolved excepted: « les assaillants ont ouvert le feu ».
        """
        named = any(code != NOBODY for code in row.actor + row.recipient) or is_by_group(event)
        if not named and (row.quad == MATERIAL or event.predicate in FREE):
            named = any(self.fillers.is_noun(one) for one in event.roles if one.role in ("actor", "recipient"))
        kind = self.tables.types[row.event]
        needs = "recipient" in kind.cells and kind["recipient"] == "required" and event.predicate not in FREE
        if event.predicate in DONE and not (row.actor and row.recipient):
            return False
        if event.predicate == ALARM and not row.recipient:
            return False
        if event.predicate in AIMED and not (plain is not None and plain.recipient):
            return False
        if row.event in MUTUAL and any(code.endswith(PRESS) for code in row.actor + row.recipient):
            return False
        if row.event == TALKS and background.is_private(row):
            return False
        sides = [one for one in event.roles if one.role in ("actor", "recipient")]
        if row.event in OPEN_SIDED and sides and event.predicate != SIGNED:
            return True
        if self._is_told_of_anybody(row, event):
            return True
        return named and (not needs or bool(row.recipient) or len(row.actor) > 1 or self._is_told_whom(event))

    def _is_told_of_anybody(self, row: CodedEvent, event: Event) -> bool:
        """Whether an act is told whoever did it to whom: « des manifestations », « treize ont été libérés »."""
        itself = row.event == self.tables.codes[event.predicate]["type"] and row.event != HELP
        return itself and self.families[event.predicate] in near(packs.shipped("ontology"), "whoever")

    def _governor(self, event: Event, others: Sequence[Event]) -> Event | None:
        """The coded event whose word gives this one its status."""
        cue = event.status_span
        verb = not event.why.note.endswith(BARE_NOUN)
        for one in others:
            if one is event or one.predicate not in self.tables.codes or self._only_says(one):
                continue
            if (cue is not None and background.tells_of(one, cue)) or (verb and self._opens_theme(event, one)):
                return one
        return None

    def _only_says(self, event: Event) -> bool:
        """Whether an event is no act since nobody is named at whom it is aimed: « a averti qu'il riposterait »."""
        return event.predicate in AIMED and not any(one.role == "recipient" for one in event.roles)

    def _opens_theme(self, event: Event, other: Event) -> bool:
        """Whether what an act of words is about begins with the verb of an event: « offre d'accueillir … »."""
        if self.tables.types[self.tables.codes[other.predicate]["type"]]["quad"] not in IN_WORDS:
            return False
        starts = (one.span.start for one in other.roles if one.role == "theme")
        return event.trigger.start in starts and event.trigger.start > other.trigger.start

    def _row(self, event: Event, about: Sequence[Event]) -> CodedEvent | None:
        code = self.tables.codes.get(event.predicate)
        if code is None or event.status not in self.statuses:
            return None
        if code["noun"] == "state" and event.why.note == BARE_NOUN and not self._is_dealing(event):
            return None
        if event.polarity == Polarity.NEGATIVE and not self.tables.is_refusal(event, code):
            return None
        is_state = event.why.note == LASTING and code["noun"] == "state"
        if is_state and self.tables.types[code["type"]]["quad"] in COOPERATION:
            return None
        itself = event.why.note == THING and background.tells_itself(self.families[event.predicate])
        is_blind = event.why.note in BLIND and not itself
        if is_blind and self.tables.types[code["type"]]["quad"] in CONFLICT:
            return None
        told = self.index.events.get(event.span.text, ())
        code = self.tables.codes[as_sent(event, told, about, self.fillers, self.tables.codes)]
        kind, mode = self.tables.kind(event, code, about)
        sided = as_held_out(event, code, kind)
        actors = self.fillers.doers(sided, code) or ((NOBODY,) if kind == VIOLENCE else ())
        mode = manned(kind, mode, actors)
        recipients = self._recipients(sided, code, about, actors)
        timex = self.index.timexes.get(event.time)
        quantity = self.index.quantities.get(event.quantity)
        claims = tuple(sorted(self.index.claims.get(event.id, ())))
        status = Status.ASSERTED if self.tables.is_said(event, code) else event.status
        return CodedEvent(
            id=event.id,
            text=event.span.text,
            start=event.span.start,
            end=event.span.end,
            event=kind,
            mode=mode,
            actor=actors,
            recipient=recipients,
            actor_names=tuple(one.span.surface for one in event.roles if one.role == "actor"),
            recipient_names=tuple(one.span.surface for one in event.roles if one.role == "recipient"),
            status=REPORTED if claims and status == Status.ASSERTED else str(status),
            date=timex.value if timex else "",
            location=self.fillers.state(event.place) if event.place else "",
            context=code["context"] if "context" in code.cells else "",
            quad=self.tables.types[kind]["quad"],
            score=self.tables.score(kind, mode),
            quantity=quantity.span.surface if quantity else "",
            stage=event.stage,
            trigger=event.trigger.surface,
            quote=event.span.surface,
            claims=claims,
        )

    def _is_dealing(self, event: Event) -> bool:
        """Whether a noun names both sides: « la mise en garde d'Oslo à Riga » is an act, « l'aide d'Oslo » a state."""
        return {"actor", "recipient"} <= {one.role for one in event.roles}

    def _recipients(self, event: Event, code: Row, about: Sequence[Event], actors: Sequence[str]) -> tuple[str, ...]:
        told = () if is_reception(event, code) else self.fillers.parties(event, "recipient")
        found = told if set(told) - {NOBODY} else self.fillers.done_by(event, about) or told
        if not found and code["recipient"] == "place" and event.place is not None:
            state = self.fillers.state(event.place)
            found = (state,) if state else ()
        if not found and event.predicate in MOVED:
            found = helped_by(about, self.fillers, self.tables.codes)
        if not found:
            own = {one.split(" ")[0] for one in actors} if code["type"] in HELD_OUT else set()
            acting = {one.span for one in event.roles if one.role == "actor"}
            found = tuple(dict.fromkeys(one for each in about for one in self.fillers.concerned(each, own, acting)))
        kind = code["type"]
        if not found:
            found = self.fillers.touched_by(event, kind)
        if set(found) == {NOBODY} and self.tables.types[kind]["quad"] == VERBAL and self.fillers.is_pronoun(event):
            return ()
        named = " " in "".join(found) and self._is_told_whom(event) and not self.fillers.is_pronoun(event)
        if named and set(found) == set(actors) and kind not in MUTUAL:
            return found
        if kind == VIOLENCE:  # who shells a town of his own state does not shell its government
            return tuple(dict.fromkeys(one for one in found if one not in actors))
        return tuple(dict.fromkeys(side for one in found if (side := apart(one, actors))))
