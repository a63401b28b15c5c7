"""Who fills the roles of an event, as codes: those it names, and whom what it is about belongs to.

What enters is an event, the tables of an ontology and the records of a dossier; what leaves is codes of parties.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe import packs
from recoupe.model import Event, Filler, Mention, Span
from recoupe.packs import Row
from recoupe.terms import EntityType, MentionKind
from recoupe.views.codebook import MATERIAL, VERBAL, Codes, Index
from recoupe.views.codings import VIOLENCE
from recoupe.views.sectors import ARMED, CIVILIANS, GOVERNMENT, NOBODY, Sectors, Unsaid

HARMED = (VIOLENCE, "COERCE")
"""Types of acts that anybody may suffer, were he of no office."""
POLICED = ("COP", "JUD")
"""Sectors of those who arrest and charge people of any kind."""
MOVED = "MOBILIZE"
"""The type of troops and arms that are moved, by those whose they are where nobody else is named."""
MUTUAL = ("CONSULT", "COOPERATE")
"""Types whose parties all act: what they speak of, or trade in, is done to nobody."""
RECEIVED = frozenset({"HOST"})
"""Predicates of meetings that are told as done by one to the other: « a reçu les émissaires »."""
_CRIMINALS = " CRM"
_ALLIANCES = ("EUR", "IGO", "UNO")
"""Codes of organisations of states that may have armies."""
_OPENING = 3
"""Words of a phrase among which its noun stands."""
_ALLIED = (f"IGO {ARMED}",)
"""Who strikes as an alliance that no word names: « les frappes de la coalition »."""
_BESIDE = 8
"""Characters between what words are about and a place that is part of it: a preposition and an article."""


@dataclass(frozen=True, slots=True, eq=False)
class Fillers:
    """The codes of those who fill the roles of events."""

    tables: Codes
    sectors: Sectors
    index: Index

    def parties(self, event: Event, role: str, default: str = GOVERNMENT) -> tuple[str, ...]:
        """The codes of those who fill a role, those that nobody knows last; ``default`` is the sector of a state."""
        kind = self.tables.codes.get(event.predicate)
        person = CIVILIANS if self._is_by_anybody(kind, role) else GOVERNMENT
        fillers = (one for one in event.roles if one.role == role)
        strikes = role == "actor" and kind is not None and kind["type"] == VIOLENCE
        found = [
            code
            for one in fillers
            for code in (_ALLIED if strikes and _is_alliance(one) else self.of_filler(one, role, default, person))
        ]
        if role == "recipient":
            found = [self._as_owners(code, *(one for one in event.roles if one.role == role)) for code in found]
        if role == "actor" and set(found) == {NOBODY} and kind is not None and kind["type"] != VIOLENCE:
            found = [self._of_nobody_known(one) for one in event.roles if one.role == role]
        named = [code for code in found if code != "---"]
        return tuple(dict.fromkeys(found if not named else [*named, *(code for code in found if code == "---")]))

    def _is_by_anybody(self, code: Row | None, role: str) -> bool:
        """Whether people of no known office do or suffer an act as people: violence, what police and courts do."""
        if code is None:
            return False
        suffered = role == "recipient" and (code["type"] in HARMED or code["sector"] in POLICED)
        return suffered or code["type"] == VIOLENCE

    def doers(self, event: Event, code: Row) -> tuple[str, ...]:
        """The codes of those who act: of a reception, who receives and who is received."""
        found = self.parties(event, "actor", code["sector"] or GOVERNMENT)
        received = self.parties(event, "recipient", GOVERNMENT) if is_reception(event, code) else ()
        if code["type"] == MOVED and not found and not any(one.role == "recipient" for one in event.roles):
            moved = self.parties(event, "affected")  # « les hélicoptères français déployés »: who has them moves them
            found = tuple(one if " " in one else f"{one} {ARMED}" for one in moved if one != NOBODY)
        if code["sector"] == ARMED:  # an alliance that strikes does so by its armies
            found = tuple(f"{one} {ARMED}" if one in _ALLIANCES else one for one in found)
        return tuple(dict.fromkeys((*found, *(one for one in received if one != NOBODY))))

    def is_noun(self, filler: Filler) -> bool:
        """Whether a filler is told by a noun or name, and not by a pronoun or left out."""
        mention = self.index.mentions.get(filler.mention)
        return mention is None or mention.kind not in (MentionKind.PRONOUN, MentionKind.ELIDED)

    def is_pronoun(self, event: Event) -> bool:
        """Whether the words for whom an act is aimed at are pronouns that nobody resolved."""
        return not any(self.is_noun(one) for one in event.roles if one.role == "recipient")

    def touched_by(self, event: Event, kind: str) -> tuple[str, ...]:
        """Whom an act without recipient concerns: the parties of what it is done to, else the state it is done in."""
        if kind in MUTUAL:
            return ()
        quad = self.tables.types[kind]["quad"]
        found = self.parties(event, "affected") or (tuple(self._aimed_at(event)) if quad == VERBAL else ())
        found = found or (tuple(self._owners(event)) if quad == MATERIAL else ())
        things = [one for one in event.roles if one.role in ("target", "theme")]
        found = tuple(self._as_owners(one, *things) for one in found) if quad == MATERIAL else found
        named = tuple(one for one in found if one != NOBODY)
        if named or kind != VIOLENCE or event.place is None:
            return named
        state = self.state(event.place)
        return (state,) if state else ()

    def done_by(self, event: Event, about: Sequence[Event]) -> tuple[str, ...]:
        """Who did the act that is the target: « condamne une attaque de soldats russes » is aimed at them."""
        acts = [one.span for one in event.roles if one.role == "target"]
        inner = [
            code for one in about if any(one.trigger in span for span in acts) for code in self.parties(one, "actor")
        ]
        return tuple(dict.fromkeys(one for one in inner if one != NOBODY))

    def concerned(self, event: Event, own: Collection[str] = (), acting: Collection[Span] = ()) -> Iterator[str]:
        """Whom an act concerns that is about another: the states of those who do that or suffer it, people as they are.

        « exige que Riga recule » is asked of Riga, « exige que le roi se rétracte » of the king; of the states in
        ``own`` the part that acts is told. Who acts himself, in the words ``acting``, is not who it is done to.
        """
        for one in (one for role in ("actor", "recipient") for one in event.roles if one.role == role):
            if one.span in acting:
                continue
            mention = self.index.mentions.get(one.mention)
            person = mention is not None and mention.type is EntityType.PERSON
            for code in self.parties(replace(event, roles=(one,)), one.role):
                state = code.split(" ")[0]
                if code != NOBODY:
                    yield code if person or state in own else state

    def state(self, filler: Filler) -> str:
        """The state of a place, or of somebody; empty where nothing tells it."""
        return self.sectors.state(filler, self.index.mentions.get(filler.mention))

    def juntas(self, text: str) -> frozenset[str]:
        """The states of which a text tells that soldiers rule them."""
        return self.sectors.rulers_in_arms(self.index.texts.get(text, ()))

    def _of_nobody_known(self, filler: Filler) -> str:
        """The code of who acts by a noun that is no mention: of the state the text tells of, violence excepted."""
        around = self.index.homes.get(filler.span.text)
        is_phrase = not filler.mention and not filler.candidates and len(filler.span.surface.split()) > 1
        home = around.likely(filler.span.start) if around is not None and is_phrase else ""
        return f"{home} {GOVERNMENT}" if home else NOBODY

    def of_filler(
        self, filler: Filler, role: str, default: str = GOVERNMENT, person: str = GOVERNMENT
    ) -> tuple[str, ...]:
        """The codes of one who fills a role; ``default`` and ``person`` are the sectors of a bare state or person.

        Who is named without an office acts for a state only where the text tells of affairs between states.
        """
        filler = self.index.whole(filler)
        mention, others = self.index.told_of(filler)
        inside = self.index.inside(filler.span)
        if ship := self.sectors.of_vessel((filler.span.surface, *(one.span.surface for one in others))):
            return (self._sailing(ship, inside),)
        around = self.index.homes.get(filler.span.text)
        home = around.likely(filler.span.start) if around is not None else ""
        home = home if filler.mention else self.sectors.named(inside) or home
        unsaid = Unsaid(person, person if filler.span.text in self.index.affairs else CIVILIANS)
        found = self.sectors.codes(
            filler, mention, others, is_actor=role == "actor", default=default, home=home, unsaid=unsaid
        )
        return tuple(_of_no_state(one) if not (mention or inside) else one for one in found)

    def _sailing(self, ship: str, inside: Sequence[Mention]) -> str:
        """The code of a ship, of the state that the words for it name where its name tells none."""
        state = self.sectors.named(inside)
        return ship.replace(NOBODY, state) if state else ship

    def _owners(self, event: Event) -> Iterator[str]:
        """The states whose things are hit: « a coulé un chalutier vietnamien »."""
        things = (one for one in event.roles if one.role == "target" and one.candidates)
        yield from (code.split(" ")[0] for one in things for code in self.of_filler(one, "recipient", ""))

    def _as_owners(self, code: str, *things: Filler) -> str:
        """A state whose thing is hit as those of it whose such a thing is: « un chalutier vietnamien »."""
        told = (self.sectors.owners(one.span.surface) for one in things if not one.mention)
        sector = next((one for one in told if one), "")
        return f"{code} {sector}" if sector and len(code) == len(NOBODY) and code != NOBODY else code

    def hit(self, event: Event) -> tuple[str, ...]:
        """The sectors of those whose things are hit."""
        told = (self.sectors.owners(one.span.surface) for one in event.roles if one.role in ("target", "theme"))
        return tuple(dict.fromkeys(one for one in told if one))

    def _aimed_at(self, event: Event) -> Iterator[str]:
        """The states named in what words of conflict are about: « critique la loi hongroise » is aimed at Hungary."""
        spans = [one.span for one in event.roles if one.role in ("theme", "target")]
        if event.place is not None and any(0 <= event.place.span.start - span.end <= _BESIDE for span in spans):
            spans.append(event.place.span)
        inside = (one for one in self.index.texts.get(event.span.text, ()) if any(one.span in span for span in spans))
        named = sorted((one.span.start, one.id, one) for one in inside if one.kind == MentionKind.NAME)
        for _, _, mention in named:
            filler = Filler("recipient", mention.span, mention.id, mention.candidates)
            yield from (code.split(" ")[0] for code in self.of_filler(filler, "recipient", "") if code != NOBODY)


def _of_no_state(code: str) -> str:
    """The code of criminals of whom no word tells the state: « des pirates » are of none."""
    return f"{NOBODY}{code[len(NOBODY) :]}" if code.endswith(_CRIMINALS) else code


def _is_alliance(filler: Filler) -> bool:
    """Whether a filler is told by a noun for several states at war, and nothing tells which."""
    words = {one.lower() for one in re.findall(r"\w+", filler.span.surface)[:_OPENING]}
    return not filler.candidates and bool(words & _alliances())


@cache
def _alliances() -> frozenset[str]:
    """Nouns of every language for several states at war with somebody."""
    rows = (row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"])
    return frozenset(row["lemma"] for row in rows if row["class"] == "alliance")


def is_reception(event: Event, code: Row) -> bool:
    """Whether somebody receives somebody, whose meeting both hold."""
    return event.predicate in RECEIVED and code["type"] in MUTUAL
