"""Who is who within one text, precision first.

Enters: nodes of a text in order, its sentences, a `Gazetteer` and the verbs of saying. Leaves: the nodes with keys
and links, new nodes for pronouns and for elided subjects. Each rule links only where number, gender and type agree
and where one antecedent is left; anything else stays unresolved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.terms import EntityType, MentionKind, Role, Use
from recoupe.text.acronyms import acronyms, named_again, settle
from recoupe.text.atlas import bare
from recoupe.text.gazetteer import Family, Gazetteer
from recoupe.text.homes import ARTICLE, COUNTED, Home, Sign, state_shown
from recoupe.text.nodes import Node, Speech, compatible, group_key, namesakes, support
from recoupe.text.officials import VAGUE, asked_of, in_office, in_service, of_who_speaks, the_official
from recoupe.text.otherparty import the_other
from recoupe.text.persons import OCCUPATIONS, STAFF, Period, persons
from recoupe.text.pieces import STATE_KINDS
from recoupe.text.pronouns import BACK, Pronouns
from recoupe.text.reading import Sentence
from recoupe.text.shortnames import short_names
from recoupe.text.sides import REBELS, against_rebels, held_capitals, of_the_rebels, state_of_rebels, the_rebels


def resolve(
    nodes: list[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer, lexis: Speech, quoted: Sequence[int],
    period: Period, datelines: Iterable[Sign] = (),
) -> list[Node]:  # fmt: skip
    """All nodes of the text, those of pronouns and elided subjects among them, in text order; dropped ones left out.

    ``datelines`` are the states of the datelines that stand outside the sentences.
    """
    namesakes(nodes, gazetteer)
    asked = asked_of(nodes, sentences, gazetteer)
    _in_opening_state(nodes, gazetteer, asked)
    support(nodes, gazetteer)
    held_capitals(nodes, gazetteer)
    short = acronyms(nodes, sentences)
    named_again(nodes)
    short_names(nodes, sentences, gazetteer)
    _named_after(nodes)
    persons(nodes, gazetteer, period)
    nodes = [node for node in nodes if not node.dropped]
    home = _home(nodes, sentences, gazetteer, datelines)
    fought = state_of_rebels(nodes, gazetteer)
    for index, node in enumerate(nodes):
        nominal = node.phrase.kind is MentionKind.NOMINAL and not node.phrase.foreign
        if node.name and node.type is EntityType.PERSON:
            in_service(node, home, sentences[node.sentence], gazetteer)
        if nominal and not node.keys and node.use is Use.ACTOR:
            _nominal(index, node, nodes, gazetteer)
            _at_home(node, home, gazetteer)
            against_rebels(node, fought, gazetteer)
            in_office(node, home, sentences[node.sentence], gazetteer)
            the_official(index, node, nodes, sentences[node.sentence], gazetteer)
            of_who_speaks(index, node, nodes, sentences[node.sentence], gazetteer)
        if node.phrase.owner[0] == REBELS and not node.name:
            of_the_rebels(index, node, nodes, gazetteer)
        elif node.type is EntityType.PERSON and node.phrase.owner[0] and not (node.keys or node.name):
            if node.phrase.office in OCCUPATIONS:
                continue
            if node.sentence not in asked:
                _spokesman(index, node, nodes, gazetteer)
            if (
                not node.keys
                and (state := asked.get(node.sentence) or home.at(node.start))
                and node.phrase.owner[0] not in VAGUE
            ):
                node.keys = (gazetteer.atlas.body(state, node.phrase.owner[0]),)
            if node.keys and not node.phrase.office and node.phrase.held in STAFF:
                node.phrase = replace(node.phrase, office=node.phrase.held)
    settle(short)
    kept = [node for node in nodes if node.keys or node.phrase.sort not in ONLY_RESOLVED]
    return Pronouns(kept, sentences, gazetteer, lexis, quoted).resolved()


def _named_after(nodes: Sequence[Node]) -> None:
    """« l'université Kim Il-sung »: whoever an organisation is named after is not spoken of."""
    houses = [one for one in nodes if one.type is EntityType.ORGANISATION and one.phrase.kind is MentionKind.NAME]
    for node in nodes:
        if node.type is EntityType.PERSON and node.name:
            around = (one for one in houses if one.sentence == node.sentence and one is not node)
            inside = (one.start < node.start and node.end <= one.end for one in around)
            node.dropped = node.dropped or any(inside)


def _is_topic(node: Node, sentence: Sentence) -> bool:
    """Whether a title opens on a name and a colon: « Birmanie : … »."""
    after = next((one for one in sentence.tokens if one.start >= node.end), None)
    opens = sentence.role is Role.TITLE and node.start - sentence.start < ARTICLE
    return opens and after is not None and after.form == ":"


def _home(
    nodes: Sequence[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer, datelines: Iterable[Sign]
) -> Home:
    """The state the text mostly tells of, by the states, bodies, people and places it names."""
    organised = (*COUNTED, EntityType.ORGANISATION)
    counted = [node for node in nodes if node.type in organised and node.use is not Use.MODIFIER]
    own = {node.start: _shown(node, gazetteer) for node in counted}
    people = {node.key: own[node.start] for node in reversed(counted) if node.name and node.key and own[node.start]}
    found = ((node, own[node.start] or people.get(node.key, "")) for node in counted)
    signs = (
        Sign.of(
            node.start,
            state,
            node.use,
            is_town=node.type is EntityType.PLACE,
            in_title=sentences[node.sentence].role is Role.TITLE,
            is_topic=_is_topic(node, sentences[node.sentence]),
        )
        for node, state in found
        if state and bare(node.full_name) not in gazetteer.atlas.seats
    )
    return Home.from_signs((*datelines, *signs))


def _shown(node: Node, gazetteer: Gazetteer) -> str:
    said = node.phrase.body or node.phrase.state or node.key
    return state_shown(node.type, said, node.keys, node.full_name, gazetteer.atlas)


def _at_home(node: Node, home: Home, gazetteer: Gazetteer) -> None:
    """« la police », ``the interior ministry`` where nothing names a state: of the one the text tells of."""
    phrase = node.phrase
    body = node.type in (EntityType.BODY, EntityType.STATE) and not (phrase.office or phrase.state or phrase.body)
    if node.keys or not body or phrase.sort in VAGUE or phrase.determiner not in ("article", ""):
        return
    state = home.at(node.start)
    if state:
        node.keys = (state,) if node.type is EntityType.STATE else (gazetteer.atlas.body(state, phrase.sort),)


def _in_opening_state(nodes: Sequence[Node], gazetteer: Gazetteer, asked: Mapping[int, str]) -> None:
    """« En Corée du Sud, l'Assemblée nationale », « En Israël, l'armée »: bodies of the state a sentence opens on."""
    opens = dict(asked)
    for node in nodes:
        phrase = node.phrase
        if phrase.first <= OPENING and node.use is Use.PLACE and node.type is EntityType.STATE and node.key:
            opens.setdefault(node.sentence, gazetteer.atlas.state_of(node.key))
        state = opens.get(node.sentence, "")
        sort = _sort_of_body(node, gazetteer) if state and not phrase.inside and node.use is Use.ACTOR else ""
        if sort and gazetteer.atlas.state_of(node.key) != state:
            node.keys = (state,) if node.type is EntityType.STATE else (gazetteer.atlas.body(state, sort),)
            node.phrase = replace(phrase, state=state)


OPENING = 2
"""Tokens before the name of a state that opens a sentence: « En », « Aux »."""


def _sort_of_body(node: Node, gazetteer: Gazetteer) -> str:
    """The sort of a state's body named by a common noun, with or without a capital; empty for a body described more."""
    phrase = node.phrase
    if phrase.foreign or phrase.office or node.type not in (EntityType.BODY, EntityType.STATE):
        return ""
    if phrase.kind is MentionKind.NOMINAL:
        return "" if node.keys or phrase.determiner != "article" else phrase.sort
    hit = gazetteer.longest(node.name, 0, Family.INSTITUTION) if node.name else None
    return hit.entries[0].key if hit is not None and hit.length == len(node.name) else ""


ONLY_RESOLVED = frozenset(
    {
        *STATE_KINDS,
        "rebels",
        "agency",
        "namesake",
        "ngo",
        "outlet",
        "service",
        "organisation",
        "country",
        "other_party",
        "relation",
        "pair",
        "pair_of_persons",
    }
)
"""Descriptive nouns that are mentions of an actor only when it is known of which."""


def _nominal(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Definite descriptions: « l'agence », « le ministère », « les deux pays », « son pays »."""
    rule = DESCRIPTIONS.get(node.phrase.sort, _same_institution)
    owned = node.phrase.determiner == "possessive" and rule is _same_institution
    if node.phrase.determiner in ("article", "demonstrative", "possessive") and not owned:
        rule(index, node, nodes, gazetteer)


def _before(index: int, nodes: Sequence[Node], *, back: int) -> Iterator[Node]:
    """Earlier nodes, nearest first, at most ``back`` sentences away."""
    for other in reversed(nodes[:index]):
        if nodes[index].sentence - other.sentence > back:
            return
        yield other


def _link(node: Node, other: Node) -> None:
    node.keys, node.link = other.keys, other


def _same_institution(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """« le ministère » after « le ministère russe de la Défense »: the only one of its sort before it."""
    if node.type not in (EntityType.BODY, EntityType.STATE) or node.phrase.body or node.phrase.state:
        return
    sort = node.phrase.sort
    found = {one.key: one for one in nodes[:index] if one.key and one.phrase.sort == sort and one.type is node.type}
    if sort == "ministry":
        found = {one.key: one for one in nodes[:index] if one.key and one.phrase.sort.endswith("_ministry")}
    if not found:
        named = gazetteer.atlas.sorts
        found = {one.key: one for one in nodes[:index] if one.type is node.type and named.get(one.key) == sort}
    if len(found) == 1:
        _link(node, max(found.values(), key=lambda one: one.start))
    elif not found and sort in FORCES:
        _force(index, node, nodes, gazetteer)


FORCES = frozenset({"army", "general_staff", "navy", "air_force", "defence_ministry", "special_forces", "command"})
"""Sorts of bodies of which a text that names one means the others of the same state: the staff, then « l'armée »."""


def _force(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """« l'armée » after « l'état-major ukrainien »: the army of that state, no link to its staff."""
    atlas = gazetteer.atlas
    near = [one for one in _before(index, nodes, back=2) if one.key]
    states = {
        atlas.state_of(one.key) for one in near if one.phrase.sort in FORCES or atlas.sorts.get(one.key) in FORCES
    }
    if len(states) == 1 and "" not in states:
        node.keys = (atlas.body(min(states), node.phrase.sort),)


def _agency(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """« l'agence », « le service », « le comité »: the last body named shortly before that the noun can mean."""
    other = _body_meant(index, nodes, (node.phrase.sort, _noun(node)), gazetteer)
    if other is not None and compatible(node.phrase.state, other.phrase.state):
        _link(node, other)


def _noun(node: Node) -> str:
    """The word of a descriptive noun phrase, small."""
    return node.head.lower()


def _body_meant(index: int, nodes: Sequence[Node], described: tuple[str, str], gazetteer: Gazetteer) -> Node | None:
    """The body that a noun stands for: named before, of a sort the noun means, or with the noun in one of its names."""
    sort, noun = described
    sorts = MEANT.get(sort, frozenset({sort}))
    atlas = gazetteer.atlas
    fitting: list[Node] = []
    for other in nodes[:index]:
        if other.key and other.type in (EntityType.BODY, EntityType.ORGANISATION) and not other.phrase.office:
            own = {other.phrase.sort, atlas.sorts.get(other.key, "")}
            if own & sorts or noun in atlas.words.get(other.key, ()):
                fitting.append(other)
    near = [one for one in fitting if nodes[index].sentence - one.sentence <= BACK]
    if near:
        return max(near, key=lambda one: one.start)
    return fitting[-1] if len({one.key for one in fitting}) == 1 else None


MEANT = {
    "agency": frozenset({"agencies", "state_agency", "intelligence", "agency"}),
    "service": frozenset({"intelligence"}),
    "organisation": frozenset({"igo", "ngo", "armed_group"}),
    "namesake": frozenset(),
    "outlet": frozenset({"outlets", "agencies"}),
}
"""Sorts of bodies that a sort of noun stands for; a sort not listed stands for its own."""


def _spokesman(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """« un porte-parole du service », « le directeur de l'agence »: he speaks for the body the noun means."""
    other = _body_meant(index, nodes, node.phrase.owner, gazetteer)
    if other is not None:
        node.keys = other.keys
        node.rules.extend(rule for rule in other.rules if rule not in node.rules)


def _organisation(index: int, node: Node, nodes: Sequence[Node], _: Gazetteer) -> None:
    """« l'organisation », « l'Alliance »: the only organisation of the sentences before."""
    found = {one.key: one for one in _before(index, nodes, back=2) if one.key.startswith("ORG:")}
    found = {key: one for key, one in found.items() if one.phrase.sort not in ("agencies", "outlets")}
    if len(found) == 1 and node.phrase.determiner == "article":
        _link(node, next(iter(found.values())))


def _pair(index: int, node: Node, nodes: Sequence[Node], _: Gazetteer) -> None:
    """« les deux pays », « ce duo »: the two states last named together, else the only two of the text so far."""
    wanted = EntityType.PERSON if node.phrase.sort == "pair_of_persons" else EntityType.STATE
    pool = [one for one in nodes[:index] if one.type is wanted and one.key and one.use is not Use.MODIFIER]
    near = [one for one in pool if node.sentence - one.sentence <= BACK]
    for second, first in zip(reversed(near), reversed(near[:-1]), strict=False):
        if first.key != second.key and first.sentence == second.sentence and 0 < second.start - first.end <= JOINED:
            node.keys = (group_key((first.key, second.key)),)
            return
    everybody = sorted({one.key for one in pool})
    if len(everybody) == 2:
        node.keys = (group_key(everybody),)


JOINED = 8
"""Characters between two names that are named together: « Pyongyang et Moscou », « la Russie et la Corée du Nord »."""


def _country(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """« son pays »: the state of the person who is the subject before it in its sentence."""
    if node.phrase.determiner != "possessive":
        return
    for other in _before(index, nodes, back=0):
        if other.type is EntityType.PERSON and (other.subject or other.speaker):
            rows = gazetteer.atlas.held.get(other.key, ())
            state = other.phrase.state or next((row["state"] for row in rows if ":" not in row["state"]), "")
            node.keys = (state,) if state else ()
            return


def _kind_of_state(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """« le royaume », « l'archipel »: the only state so far that is one; not « l'île » of whoever owns it."""
    atlas = gazetteer.atlas
    sorts = {node.phrase.sort} | ({"archipelago"} if node.phrase.sort == "island" else set())
    fitting = [
        one for one in nodes[:index] if one.key and sorts & atlas.kinds.get(atlas.state_of(one.key), frozenset())
    ]
    states = {atlas.state_of(one.key) for one in fitting}
    named = [one for one in fitting if one.type is EntityType.STATE and one.use is not Use.MODIFIER]
    if len(states) == 1 and named and node.phrase.determiner in ("article", "demonstrative"):
        _link(node, named[-1])


def _text_before(index: int, node: Node, nodes: Sequence[Node], _: Gazetteer) -> None:
    """« ce texte »: the last document mentioned."""
    if node.phrase.determiner != "demonstrative":
        return
    for other in _before(index, nodes, back=2):
        if other.type is EntityType.DOCUMENT:
            node.link = other
            return


DESCRIPTIONS: dict[str, Callable[[int, Node, Sequence[Node], Gazetteer], None]] = {
    "agency": _agency,
    "namesake": _agency,
    "ngo": _agency,
    "outlet": _agency,
    "service": _agency,
    "organisation": _organisation,
    "pair": _pair,
    "pair_of_persons": _pair,
    "other_party": the_other,
    "country": _country,
    "document": _text_before,
    "rebels": the_rebels,
    **dict.fromkeys(sorted(STATE_KINDS), _kind_of_state),
}
