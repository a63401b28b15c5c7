"""Persons of a text: full names, parts of names, titles, and offices without a name.

Enters: nodes of a text. Leaves: the nodes with keys and links. Precision first: « M. Hong » is Hong Min when the text
names one Hong; « le président russe » is the person the text calls so, or whom the table of offices knows so among
those the text names. An office-holder whom the text does not name stays the body the office speaks for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, zip_longest

from recoupe.forms import key_of_name
from recoupe.packs import Row
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.nodes import Node, compatible
from recoupe.text.pieces import Phrase


def person_key(name: str) -> str:
    """The key of a person by name: ``PER:`` and the folded name (``PER:HONG_MIN``)."""
    return "PER:" + key_of_name(name)


SYLLABLE = 5
"""Letters at most of a syllable of a Korean, Chinese or Vietnamese given name."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days a text may speak from, ISO, both inclusive; empty where open."""

    low: str = ""
    high: str = ""

    def meets(self, row: Row) -> bool:
        """Whether a term of office (half-open) has a day in the period."""
        begun = not self.high or row["since"] <= self.high
        return begun and (not self.low or not row["until"] or self.low < row["until"])


def persons(nodes: Sequence[Node], gazetteer: Gazetteer, period: Period) -> None:
    """Resolve the persons among the nodes of one text; ``period`` says which terms of office count."""
    at_their_seat(nodes, gazetteer)
    named = [node for node in nodes if node.name and node.type in (EntityType.PERSON, EntityType.UNKNOWN)]
    _accept(named)
    _full_names(named)
    _two_of_one_name(named)
    _name_parts(named, gazetteer)
    for node in named:
        if node.type is EntityType.UNKNOWN:
            node.dropped = True
    _appositions(nodes)
    _offices(nodes, gazetteer, period)


def _accept(named: Sequence[Node]) -> None:
    """Runs of capitals that are persons by what surrounds them: a role beside them, a verb of saying."""
    known = {node.full_name for node in named if node.type is EntityType.PERSON}
    for node in named:
        if node.type is EntityType.UNKNOWN and len(node.name) > 1:
            spoken = node.speaker and len(node.name) <= 3 and not node.name[0].isupper() and node.phrase.first > 0
            if node.phrase.office or spoken or node.full_name in known:
                node.type = EntityType.PERSON


def _full_names(named: Sequence[Node]) -> None:
    for node in named:
        if node.type is EntityType.PERSON and not node.keys and len(node.name) > 1:
            node.keys = (person_key(node.full_name),)
    for node in named:
        if node.type is EntityType.PERSON and node.phrase.sort == "title" and len(node.name) > 1:
            _surname_of_several(node, named)


def _two_of_one_name(named: Sequence[Node]) -> None:
    """« Le ministre Paul Martel a reçu le juge Paul Martel »: two people; elsewhere the bare name is left open."""
    whole = [node for node in named if node.type is EntityType.PERSON and len(node.name) > 1 and node.keys]
    for key in sorted({node.key for node in whole}):
        alike = [node for node in whole if node.key == key]
        apart = {
            office
            for one, other in combinations(alike, 2)
            if one.sentence == other.sentence
            for office in (one.phrase.office, other.phrase.office)
            if one.phrase.office and other.phrase.office and one.phrase.office != other.phrase.office
        }
        for node in alike if apart else ():
            node.keys = (f"{key}@{node.phrase.office.upper()}",) if node.phrase.office in apart else ()


def _surname_of_several(node: Node, named: Sequence[Node]) -> None:
    """« Mme Le Pen », « M. ben Salmane »: the one person of the text whose longer name ends so."""
    longer = {
        one.key: one
        for one in named
        if len(one.name) > len(node.name) and one.keys and one.name[-len(node.name) :] == node.name
        and compatible(node.phrase.gender, one.phrase.gender)
    }  # fmt: skip
    if len(longer) == 1:
        other = next(iter(longer.values()))
        node.keys, node.link = other.keys, other


def _name_parts(named: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Single names: part of one fuller name of the text, else a person of that one name when titled."""
    fuller = [node for node in named if node.type is EntityType.PERSON and len(node.name) > 1]
    for node in named:
        if len(node.name) != 1 or node.keys:
            continue
        matches = {one.key: one for one in fuller if _is_part(node, one, gazetteer)}
        if len(matches) == 1:
            other = next(iter(matches.values()))
            node.keys, node.type, node.link = other.keys, EntityType.PERSON, other
        elif node.type is EntityType.PERSON and not matches:
            titled = node.phrase.sort in ("title", "role")
            node.keys = (person_key(node.full_name),) if titled else ()


def _is_part(node: Node, fuller: Node, gazetteer: Gazetteer) -> bool:
    part = node.name[0]
    given = part in gazetteer.first_names and not (part == fuller.name[0] and _is_family_first(fuller.name, gazetteer))
    if given and node.phrase.sort != "title" and part != fuller.name[-1]:
        return False
    gender = compatible(node.phrase.gender, fuller.phrase.gender)
    return gender and (part in (fuller.name[0], fuller.name[-1]) or part == " ".join(fuller.name[1:]))


def _is_family_first(name: Sequence[str], gazetteer: Gazetteer) -> bool:
    """« Kim Jong-un », « Lee Hsien Loong »: the family's name stands first, as the shape of what follows it tells."""
    if len(name) == 2:
        first, _, second = name[1].partition("-")
        return first[:1].isupper() and second[:1].islower()
    return len(name) == 3 and all(len(one) <= SYLLABLE and one not in gazetteer.first_names for one in name[1:])


def at_their_seat(nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """« À la Maison Blanche, le porte-parole Paul Martel … »: staff belong to the seat that the sentence opens on."""
    opens: dict[int, str] = {}
    for node, after in zip_longest(nodes, nodes[1:]):
        phrase = node.phrase
        if after is not None and phrase.office in STAFF and phrase.owner[0] and not (phrase.body or phrase.state):
            _in_capital(node, after, gazetteer)
        if phrase.first <= OPENING and node.key and not phrase.inside and not phrase.office:
            kind = gazetteer.atlas.type_of(node.key)
            if phrase.sort == "seat" or kind in (EntityType.BODY, EntityType.ORGANISATION):
                opens.setdefault(node.sentence, node.key if node.use is not Use.ACTOR or phrase.first else "")
        if phrase.office in STAFF and not (phrase.body or phrase.state or phrase.owner[0]) and opens.get(node.sentence):
            body = opens[node.sentence]
            node.phrase = replace(phrase, body=body, state=gazetteer.atlas.state_of(body))


def _in_capital(role: Node, place: Node, gazetteer: Gazetteer) -> None:
    """``a defence ministry spokesman in Seoul``: the body described is of the state whose capital follows."""
    follows = place.sentence == role.sentence and place.phrase.first - role.phrase.last == 1
    if follows and place.use is Use.PLACE and place.phrase.sort == "capital" and place.key:
        state = gazetteer.atlas.state_of(place.key)
        if (state, role.phrase.owner[0]) not in gazetteer.atlas.bodies:
            return
        role.phrase = replace(role.phrase, state=state, body=gazetteer.atlas.body(state, role.phrase.owner[0]))


OPENING = 2
"""Tokens before the name of a seat that opens a sentence: « À la », « Au »."""
STAFF = frozenset({"spokesperson", "adviser", "official", "secretary_general", "director_general"})
"""Offices that are held at a body, whichever it is."""


def _appositions(nodes: Sequence[Node]) -> None:
    """« Hong Min, analyste », « le secrétaire d'État aux Transports Hong Min »: the role is the named person."""
    for node in nodes:
        if node.apposed is not None and node.apposed.type is EntityType.PERSON and node.apposed.keys:
            _be_named(node, node.apposed)
    by_phrase = {(node.sentence, id(node.phrase)): node for node in nodes}
    last: Node | None = None
    for node in nodes:
        if node.phrase.beside >= 0 and last is not None and last.sentence == node.sentence:
            node.keys, node.link = last.keys, last
        elif node.type is EntityType.PERSON and not node.phrase.inside:
            last = by_phrase[node.sentence, id(node.phrase)]


def _be_named(role: Node, named: Node) -> None:
    """Make a role the person named beside it, and give the person the office."""
    role.keys, role.link = named.keys, named
    if not named.phrase.office:
        named.phrase = replace(
            named.phrase, office=role.phrase.office, covers=role.phrase.covers, state=role.phrase.state,
            body=role.phrase.body, gender=named.phrase.gender or role.phrase.gender,
        )  # fmt: skip


def _offices(nodes: Sequence[Node], gazetteer: Gazetteer, period: Period) -> None:
    """Roles without a name: the person of the text who has that office, else the body it speaks for."""
    holders = [node for node in nodes if node.type is EntityType.PERSON and node.name and node.keys]
    for node in nodes:
        if node.type is not EntityType.PERSON or node.name or node.link is not None or node.use is not Use.ACTOR:
            continue
        if node.phrase.determiner in ("article", "demonstrative"):
            _to_holder(node, holders, gazetteer, period)
        if not node.keys:
            _to_body(node, gazetteer)


def _to_holder(node: Node, holders: Sequence[Node], gazetteer: Gazetteer, period: Period) -> None:
    fitting = [one for one in holders if _has_office(one, node, gazetteer, period)]
    # « le ministre de l'Économie » is who the text calls so, and not « le ministre Paul Martel » told before.
    fitting = [one for one in fitting if node.phrase.office and one.phrase.office == node.phrase.office] or fitting
    found = {one.key: one for one in fitting if one.start < node.start} or {one.key: one for one in fitting}
    if len(found) == 1 or (found and node.phrase.state == "" and not node.phrase.body):
        other = max(found.values(), key=lambda one: one.start)
        if len(found) > 1 and node.sentence - other.sentence > 2:
            return
        node.keys, node.link = other.keys, other
        node.rules.extend(rule for rule in other.rules if rule not in node.rules)


def _has_office(person: Node, role: Node, gazetteer: Gazetteer, period: Period) -> bool:
    """Whether a named person has the office a role speaks of, by the text or by the table of offices."""
    wanted = set(role.phrase.covers) or {role.phrase.office} - {""}
    if not compatible(role.phrase.gender, person.phrase.gender):
        return False
    near = wanted & {person.phrase.office, *person.phrase.covers}
    if person.phrase.office and near:
        body = compatible(role.phrase.body, person.phrase.body)
        return body and compatible(role.phrase.state, person.phrase.state)
    if not wanted - OCCUPATIONS:
        return False
    held = gazetteer.atlas.held.get(person.key, ())
    return any(period.meets(row) and _row_fits(row, wanted, role.phrase.state) for row in held)


def _row_fits(row: Row, wanted: Iterable[str], state: str) -> bool:
    """Whether a term of office is the one spoken of; one of any state where the role names none."""
    return row["office"] in wanted and (not state or row["state"] == state)


OCCUPATIONS = frozenset({
    "expert", "person", "executive", "director", "journalist", "lawyer", "judge", "activist", "candidate", "opponent",
    "resident", "witness", "representative",
})  # fmt: skip
"""Roles that are work, not office: they speak for themselves."""


POSTED = frozenset({"ambassador", "diplomat", "envoy", "negotiator", "representative"})
"""Offices whose holders speak for who sent them, whatever body they are sent to: « l'ambassadeur russe à l'ONU »."""


def _is_sent(phrase: Phrase) -> bool:
    return phrase.office in POSTED and bool(phrase.state or phrase.determiner == "possessive")


def _to_body(node: Node, gazetteer: Gazetteer) -> None:
    phrase = node.phrase
    if phrase.body and phrase.office not in OCCUPATIONS and not _is_sent(phrase):
        listed = phrase.body in gazetteer.atlas.types or gazetteer.atlas.state_of(phrase.body)
        node.keys = (phrase.body,) if listed or phrase.office == "spokesperson" else ()
    elif phrase.office:
        spoken = gazetteer.atlas.spoken_for(phrase.state, phrase.office)
        node.keys = (spoken,) if spoken else ()


def speaks_for(node: Node, gazetteer: Gazetteer) -> str:
    """The body a person speaks for by the words around the name; empty for an occupation."""
    phrase = node.phrase
    if not phrase.office or phrase.office in OCCUPATIONS or phrase.kind is MentionKind.PRONOUN:
        return ""
    spoken = gazetteer.atlas.spoken_for(phrase.state, phrase.office)
    return spoken if _is_sent(phrase) else phrase.body or spoken
