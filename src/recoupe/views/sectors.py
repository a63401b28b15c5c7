"""Parties as codes: the state (ISO 3166 alpha-3) or kind of organisation, and the sector that acts for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import packs
from recoupe.link.witnesses import PRESS
from recoupe.model import Event, Filler, Mention
from recoupe.packs import Pack
from recoupe.terms import EntityType, MentionKind
from recoupe.text.atlas import Atlas, atlas

NOBODY = "---"
GOVERNMENT = "GOV"
CIVILIANS = "CVL"
OPPOSED = "OPP"
ELITE = "ELI"
ARMED = "MIL"
_PRESS = "JRN"
"""The sector of agencies and outlets."""
_FORMER = "former_"
"""What keys of offices that somebody held once begin with."""
PREFIXES = frozenset({"PER", "ORG", "GRP", "PLC", "DOC"})
"""What keys of persons and the like begin with; PER alone is Peru."""
OF_HOME = {EntityType.PERSON: GOVERNMENT, EntityType.BODY: GOVERNMENT, EntityType.ORGANISATION: "CVL"}
"""Sectors of those whose state nothing names: a text introduces foreigners as such, and leaves out its own state."""
GENERIC = frozenset({
    "", "activist", "candidate", "director", "executive", "expert", "head", "leader", "official", "person", "president",
    "representative", "secretary_general", "spokesperson", "vice_president",
})  # fmt: skip
"""Offices that anybody may have one of: of what is said by the words beside them, ``the union's president``."""
_HEADS = frozenset({"government", "president", "leader", "chief", "director", "head", "official", "representative"})
"""Words of the offices themselves, which tell no more than the office does."""
PAIR = re.compile(r"GRP:[A-Z]{3}(:\w+)?\+[A-Z]{3}(:\w+)?$")
"""Keys of two sides that a noun stands for."""
_PAIRED = 2
"""Words for two sides at the end of a phrase, before which stands whose part of them is meant: « … deux pays »."""
_STATELESS = frozenset({"NGO", "IGO"})
"""Sectors of organisations that are of no state: « une ONG »."""
_OPENING = 4
"""Words of a phrase among which the noun that tells who they are stands: what comes after only qualifies."""
OWN_CODES = {"ORG:UN": "UNO", "ORG:EU": "EUR"}
"""Organisations that have a code of their own instead of their sector (PLOVER manual, actors), with their bodies."""
_EUROPE = ("GRP:EUROPEANS", "GRP:EU_MEMBERS")
"""Groups that act as the European Union does: « les dirigeants européens »."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The sectors of people whose office is unsaid: told by a noun that says no more, and named."""

    person: str = GOVERNMENT
    named: str = GOVERNMENT


OF_GOVERNMENT = Unsaid()


@dataclass(frozen=True, slots=True, eq=False)
class Sectors:
    """The tables that give a party its code."""

    offices: Mapping[str, str]
    suffixes: Mapping[str, str]
    bodies: Mapping[str, str]
    organisations: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    holders: Mapping[str, tuple[str, str]]
    words: Mapping[str, str]
    nouns: Mapping[str, str]
    things: Mapping[str, str]
    sided: Mapping[str, str]
    vessels: Mapping[str, str]
    ranks: frozenset[str]
    movements: frozenset[str]
    states: frozenset[str]
    atlas: Atlas

    @classmethod
    def of(cls, ontology: str, world: Pack) -> "Sectors":
        """The tables of an ontology and of a world pack."""
        return _sectors(ontology, world)

    def state(self, filler: Filler, mention: Mention | None) -> str:
        """The state a filler belongs to, empty when it has none."""
        keys = (*filler.candidates, *((mention.state,) if mention else ()))
        return next((state for key in keys if (state := self._state_of(key))), "")

    def codes(
        self,
        filler: Filler,
        mention: Mention | None,
        others: Sequence[Mention],
        *,
        is_actor: bool,
        default: str = GOVERNMENT,
        home: str = "",
        unsaid: Unsaid = OF_GOVERNMENT,
    ) -> tuple[str, ...]:
        """The codes of a filler: several for a group of states; ``---`` for a party without a state.

        Args:
            filler: what fills the role.
            mention: its mention, None when none was found: then only its candidates count.
            others: the mentions of its chain, which may name an office or a state.
            is_actor: whether it acts.
            default: sector of a bare state that acts.
            home: the state the text tells of there, for persons and bodies of no named state (`Home`).
            unsaid: sectors of people whose office is unsaid.
        """
        if mention is None and not filler.candidates:
            return (self._of_nouns(filler, home, "" if is_actor else unsaid.person),)
        office = self._of_office(mention.office) if mention is not None else ""
        sort = self._of_pair(filler)
        if sort:
            return tuple(code if " " in code else f"{code} {sort}" for code in self._of_key(filler.candidates[0], ""))
        once = mention is not None and any(one.office.startswith(_FORMER) for one in (mention, *others))
        for key in filler.candidates:
            if office and key in self.states:
                return (f"{key} {office}",)
            if once and key in self.holders:
                return (f"{self.holders[key][0]} {ELITE}",)
            found = self._of_key(key, default if is_actor else self._ruling(filler, mention))
            if found:
                return found
        return self._of_mentions([*([mention] if mention else []), *others], home, filler, unsaid.named)

    def _ruling(self, filler: Filler, mention: Mention | None) -> str:
        """The sector of a government that is named as such: « accuse le pouvoir », not « accuse Lima »."""
        if mention is not None and mention.kind is not MentionKind.NOMINAL:
            return ""
        surface = mention.span.surface if mention is not None else filler.span.surface
        said = _words_beside(surface, "")[:_OPENING]
        return GOVERNMENT if next((one for word in said if (one := self._of_noun(word))), "") == GOVERNMENT else ""

    def of_vessel(self, words: Iterable[str]) -> str:
        """The code of those whose ship some words name, ``the Indian warship INS Tabar``; empty for no ship."""
        told = (self.vessels.get(one) for some in words for one in re.split(r"[\s'’]+", some)[:-1])
        return next((one for one in told if one), "")

    def named(self, mentions: Iterable[Mention]) -> str:
        """The one state among mentions that the words for somebody name: « Canada's chargé d'affaires »."""
        states = {self._state_of(one.state) for one in mentions if one.type is EntityType.STATE} - {""}
        return states.pop() if len(states) == 1 else ""

    def owners(self, words: str) -> str:
        """The sector of those whose thing some words tell of: ``two police stations``, « un chalutier »; else empty."""
        said = _words_beside(words, "")
        return next(
            (one for word in said for form in (word, word.removesuffix("s")) if (one := self.things.get(form))), ""
        )

    def _of_pair(self, filler: Filler) -> str:
        """The sector of both sides by the noun for them: « les deux armées »; empty for « les deux pays »."""
        if len(filler.candidates) != 1 or not PAIR.match(filler.candidates[0]):
            return ""
        whole = _words_beside(filler.span.surface, "")
        part = next((one for word in whole[:-_PAIRED][:_OPENING] if (one := self._of_noun(word))), "")
        if part:
            return part
        said = whole[:_OPENING]
        found = (self.sided.get(form, "") for word in said for form in (word, word.removesuffix("s")))
        return next((sector for sector in found if sector), "")

    def rulers_in_arms(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """The states that soldiers rule, by the nouns for those who speak for them: « la junte »."""
        nouns = (one for one in mentions if one.type is EntityType.STATE and one.kind is MentionKind.NOMINAL)
        armed = (
            one for one in nouns if any(self._of_noun(word) == ARMED for word in _words_beside(one.span.surface, ""))
        )
        return frozenset(self._state_of(one.state) for one in armed) - {""}

    def _of_noun(self, word: str) -> str:
        return next((sector for form in (word, word.removesuffix("s")) if (sector := self.nouns.get(form))), "")

    def _of_nouns(self, filler: Filler, home: str, person: str) -> str:
        """The code of people that are no mention, by the noun they are told by: of the state the text tells of.

        Those whom violence befalls are people, whatever the noun: « un quinquagénaire » (``person``).
        """
        said = _words_beside(filler.span.surface, "")[:_OPENING]
        told = [
            (word.removesuffix("s") in self.ranks, i, one)
            for i, word in enumerate(said)
            if (one := self._of_noun(word))
        ]
        sector = min(told)[-1] if told else ""  # « des groupes rebelles »: a noun of rank gives way to the other
        sector = sector or (CIVILIANS if person == CIVILIANS and len(said) > 1 else "")
        return sector if sector in _STATELESS else f"{home} {sector}" if home in self.states and sector else NOBODY

    def _of_key(self, key: str, default: str) -> tuple[str, ...]:
        if key in self.holders:
            state, office = self.holders[key]
            body = _own_code(state) or self.organisations.get(state, "")
            return (body or f"{state} {self.offices.get(office, GOVERNMENT)}",)
        head, _, rest = key.partition(":")
        if head in PREFIXES and rest and head in self.states and key not in self.bodies:
            return ()
        head = head.removesuffix("_")
        if key in self.states:
            return (f"{key} {default}".strip(),)
        if head in self.states:
            sector = self.bodies.get(key) or self.suffixes.get(rest) or GOVERNMENT
            return (f"{head} {sector}",)
        if head == "ORG":
            code = _own_code(key) or self.organisations.get(key, "")
            whole = code in (*_STATELESS, *OWN_CODES.values()) or " " in code
            return (code if whole else f"{NOBODY} {code}",) if code else ()
        if head == "GRP":
            members = self.members.get(key) or tuple(rest.split("+"))
            found = tuple(code for one in members for code in self._of_member(one, default))
            return found or (OWN_CODES["ORG:EU"] if key in _EUROPE else NOBODY,)
        if head == "PLC" and (state := self._state_of(key)):
            return (f"{state} {default}".strip(),)
        return ()

    def _of_member(self, key: str, default: str) -> tuple[str, ...]:
        """The codes of a state, or a body of one, in a group; nothing for another word of its key."""
        return self._of_key(key, default) if key.partition(":")[0] in self.states else ()

    def _of_mentions(
        self, mentions: Sequence[Mention], home: str, filler: Filler, person: str = GOVERNMENT
    ) -> tuple[str, ...]:
        office = self._described(mentions, filler)
        office = office or next((known for one in mentions if (known := self._of_office(one.office))), "")
        for mention in mentions:
            state = self._state_of(mention.state)
            if state:
                sector = self.bodies.get(mention.state) or office or _of_somebody(mention, person)
                return (f"{state} {sector}",)
            if own := _own_code(mention.state):
                return (own,)
        named = next((one for one in mentions if one.type is EntityType.ORGANISATION and one.name), None)
        if named is not None:
            state = self.atlas.state_in(named.name) or home
            beside = " ".join(one.span.surface for one in mentions if one.kind is not MentionKind.PRONOUN)
            sector = self._by_name(f"{filler.span.surface} {beside} {named.name}".replace(",", " "))
            return (sector,) if sector in _STATELESS else (f"{state} {sector}",) if state else (NOBODY,)
        of_home = OF_HOME | {EntityType.PERSON: person}
        office = office or next((of_home[one.type] for one in mentions if one.type in OF_HOME), "")
        return (f"{home} {office}",) if home in self.states and office else (NOBODY,)

    def _of_office(self, office: str) -> str:
        """The sector of who holds an office, or held it: who ruled once is of the elite; empty for one not known."""
        return self.offices.get(office, "") or (ELITE if office.startswith(_FORMER) else "")

    def _described(self, mentions: Sequence[Mention], filler: Filler) -> str:
        """The sector of a person whose office may be of anything: ``Bishop Ada Holm``, ``the miners' union leader``."""
        people = [one for one in mentions if one.type is EntityType.PERSON and one.kind is not MentionKind.PRONOUN]
        if not people or any(one.office not in GENERIC for one in people):
            return ""
        spans = [(filler.span.surface, people[0].name), *((one.span.surface, one.name) for one in people)]
        told = (word for words, name in spans for word in _words_beside(words, name))
        return next((self.nouns[one] for one in told if one in self.nouns and one not in _HEADS), "")

    def _by_name(self, name: str) -> str:
        """The sector of an organisation by the last word of its name, or of those beside, that tells one: ``Oslo Bank
        Workers Union``, « le syndicat MUZ »; a movement of no other sort opposes somebody.
        """
        said = name.lower().split()
        words = (*(one for one in said if self.words.get(one) == OPPOSED), *reversed(said))
        told = next((self.words[one] for one in words if one in self.words), "")
        return told or (OPPOSED if self.movements & {*said} else OF_HOME[EntityType.ORGANISATION])

    def _state_of(self, key: str) -> str:
        head, _, rest = key.partition(":")
        if head in self.states and not (head in PREFIXES and rest and key not in self.bodies):
            return head
        first = rest.partition("_")[0]
        return first if head == "PLC" and first in self.states else ""


def plain(code: str) -> str:
    """A code with the government of a state as the state."""
    return code.removesuffix(f" {GOVERNMENT}")


def apart(code: str, actors: Sequence[str]) -> str:
    """The code of a recipient beside those who act; empty for themselves.

    A bare state to which they belong is its government, unless they are that: « la députée accuse le ministre ».
    """
    if code == NOBODY:
        return code
    own = [one for one in actors if one.split(" ")[0] == code]
    if own and " " not in code:
        return "" if code in own or f"{code} {GOVERNMENT}" in own else f"{code} {GOVERNMENT}"
    return "" if code in actors else code


def is_by_group(event: Event) -> bool:
    """Whether states of a part of the world act, which as a group have no code: « les Occidentaux »."""
    return any(key.startswith("GRP:") for one in event.roles if one.role == "actor" for key in one.candidates)


def _of_somebody(mention: Mention, person: str) -> str:
    """The sector of somebody of a state whose office is unsaid: ``three Belgians`` are people, a name is ``person``."""
    if mention.type is not EntityType.PERSON:
        return GOVERNMENT
    return CIVILIANS if mention.kind is MentionKind.NOMINAL and not mention.office else person


def _words_beside(words: str, name: str) -> list[str]:
    """The words of a phrase that are not the name, small, the possessive mark cut off."""
    said = words.replace(name, " ") if name else words
    return [one for word in re.split(r"[\s,’']+", said.lower()) if (one := word.strip(".()")) and one != "s"]


@cache
def _nouns(suffixes: tuple[tuple[str, str], ...], words: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Nouns for people and bodies of every language, with the sector of their sort; those of no face have none."""
    sectors = dict(suffixes)
    rows = [row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"]]
    faceless = {row["lemma"].lower() for row in rows if row["class"] == "faceless"}
    sorts = {
        row["lemma"].lower(): sectors[row["value"].upper()]
        for row in rows
        if row["class"] == "sort" and row["value"].upper() in sectors
    }
    told = dict(words) | sorts
    return {word: told[word] for word in sorted(told) if word.removesuffix("s") not in faceless}


@cache
def _things(suffixes: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Nouns of every language for what may be hit or seized, with the sector of those whose it is."""
    sectors = dict(suffixes)
    rows = [row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"]]
    kinds = {"sort": 0, "asset": 1, "thing": 2}
    found = sorted((row for row in rows if row["class"] in kinds), key=lambda row: (kinds[row["class"]], row["lemma"]))
    told = ((row["lemma"].lower(), sectors.get(row["value"].upper(), "")) for row in found)
    return {word: sector for word, sector in told if sector and " " not in word}


@cache
def _vessels(suffixes: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """What stands before the names of ships, with the code of those whose they are: ``HMS``, ``MV``."""
    rows = [row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"]]
    sectors = dict(suffixes)
    ships = (row for row in rows if row["class"] == "vessel")
    return {row["lemma"]: f"{row['slot'] or NOBODY} {sectors[row['value'].upper()]}" for row in ships}


@cache
def _sided(suffixes: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Nouns of every language that mean both sides of a quarrel by a part of them, with its sector: « les armées »."""
    rows = [row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"]]
    sectors = dict(suffixes)
    return {row["lemma"]: sectors[row["slot"]] for row in rows if row["class"] == "sided" and row["slot"] in sectors}


@cache
def _ranks() -> frozenset[str]:
    """Nouns of every language for people of any sort, which the word beside them tells."""
    rows = (row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["event_words"])
    return frozenset(row["lemma"] for row in rows if row["class"] == "rank")


def _own_code(key: str) -> str:
    """The code of an organisation, or of that whose body it is: ``ORG:EU_COMMISSION`` acts for the EU."""
    return next((code for owner, code in OWN_CODES.items() if key == owner or key.startswith(f"{owner}_")), "")


def _press(world: Pack) -> dict[str, str]:
    """Agencies and outlets that speak for no state, with the one that they are of."""
    rows = [row for table in ("agencies", "outlets") if table in world for row in world[table]]
    own = (row for row in rows if row["state"] and ("sort" not in row.cells or row["sort"] in PRESS))
    return {row["key"]: f"{row['state']} {_PRESS}" for row in own}


@cache
def _sectors(ontology: str, world: Pack) -> Sectors:
    table = packs.shipped(f"ontology/{ontology}")["sectors"]
    suffixes = {row["name"]: row["sector"] for row in table if row["kind"] == "body"}
    words = {row["name"]: row["sector"] for row in table if row["kind"] == "word"}
    return Sectors(
        offices={row["name"]: row["sector"] for row in table if row["kind"] == "office"},
        suffixes=suffixes,
        bodies={row["key"]: row["sector"] for row in world["bodies"]},
        organisations=_press(world)
        | {row["key"]: OWN_CODES.get(row["parent"], row["sector"]) for row in world["organisations"]},
        members={row["key"]: tuple(row["members"].split()) for row in world["groups"]},
        # Where the hands differ it is on days: of which state somebody held what is agreed.
        holders={row["holder"]: (row["state"], row["office"]) for row in world["offices"]},
        words=words,
        things=_things(tuple(sorted(suffixes.items()))),
        nouns=_nouns(tuple(sorted(suffixes.items())), tuple(sorted(words.items()))),
        sided=_sided(tuple(sorted(suffixes.items()))),
        vessels=_vessels(tuple(sorted(suffixes.items()))),
        ranks=_ranks(),
        movements=frozenset(row["name"] for row in table if row["kind"] == "movement"),
        states=frozenset(row["key"] for row in world["states"]),
        atlas=atlas(world),
    )
