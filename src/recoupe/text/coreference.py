"""Who is who within one text, precision first.

Enters: nodes of a text in order, its sentences, a `Gazetteer` and the verbs of saying. Leaves: the nodes with keys
and links, new nodes for pronouns and for elided subjects. Each rule links only where number, gender and type agree
and where one antecedent is left; anything else stays unresolved.
"""

from collections.abc import Callable, Iterator, Sequence

from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.gazetteer import Entry, Family, Gazetteer
from recoupe.text.nodes import SUBJECTS, Node, Speech, compatible, governor, namesakes, support
from recoupe.text.persons import OCCUPATIONS, Period, persons
from recoupe.text.pieces import Phrase
from recoupe.text.reading import Sentence, Token

ACTORS = (EntityType.PERSON, EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION, EntityType.GROUP)
BACK = 3
"""Sentences a pronoun looks back; quotations in a row put their speaker that far (dev articles of the bench)."""


def resolve(
    nodes: list[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer, lexis: Speech, quoted: Sequence[int],
    period: Period,
) -> list[Node]:  # fmt: skip
    """All nodes of the text, those of pronouns and elided subjects among them, in text order; dropped ones left out."""
    namesakes(nodes, gazetteer)
    support(nodes, gazetteer)
    persons(nodes, gazetteer, period)
    nodes = [node for node in nodes if not node.dropped]
    for index, node in enumerate(nodes):
        nominal = node.phrase.kind is MentionKind.NOMINAL and not node.phrase.foreign
        if nominal and not node.keys and node.use is Use.ACTOR:
            _nominal(index, node, nodes, gazetteer)
        if node.phrase.owner[0] and not node.keys and not node.name and node.phrase.office not in OCCUPATIONS:
            _spokesman(index, node, nodes, gazetteer)
    kept = [node for node in nodes if node.keys or node.phrase.sort not in ONLY_RESOLVED]
    return _Pronouns(kept, sentences, gazetteer, lexis, quoted).resolved()


ONLY_RESOLVED = frozenset(
    {"agency", "namesake", "ngo", "service", "organisation", "country", "relation", "pair", "pair_of_persons"}
)
"""Descriptive nouns that are mentions of an actor only when it is known of which."""


def _nominal(index: int, node: Node, nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Definite descriptions: « l'agence », « le ministère », « les deux pays », « son pays »."""
    rule = DESCRIPTIONS.get(node.phrase.sort, _same_institution)
    if node.phrase.determiner in ("article", "demonstrative", "possessive"):
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
            node.keys = (pair_key(first.key, second.key),)
            return
    everybody = sorted({one.key for one in pool})
    if len(everybody) == 2:
        node.keys = (pair_key(*everybody),)


JOINED = 8
"""Characters between two names that are named together: « Pyongyang et Moscou », « la Russie et la Corée du Nord »."""


def pair_key(a: str, b: str) -> str:
    """The key of two actors named together, whatever their order: ``GRP:PRK+RUS``."""
    return "GRP:" + "+".join(sorted((a, b)))


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
    "service": _agency,
    "organisation": _organisation,
    "pair": _pair,
    "pair_of_persons": _pair,
    "country": _country,
    "document": _text_before,
}


class _Pronouns:
    """Adds nodes for pronouns and elided subjects whose antecedent is found."""

    def __init__(
        self, nodes: list[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer, lexis: Speech,
        quoted: Sequence[int],
    ) -> None:  # fmt: skip
        self._sentences = sentences
        self._gazetteer = gazetteer
        self._lexis = lexis
        self._quoted = quoted
        self._by_sentence: dict[int, list[Node]] = {}
        for node in nodes:
            self._by_sentence.setdefault(node.sentence, []).append(node)

    def resolved(self) -> list[Node]:
        """The nodes and those added, in text order."""
        for number, sentence in enumerate(self._sentences):
            for token, entry, length in self._pronouns(sentence):
                node = self._node(number, sentence, token, entry, length)
                other = self._antecedent(node, token, entry)
                if other is not None:
                    other = other.link if other.phrase.beside >= 0 and other.link else other
                    node.keys, node.type, node.link = other.keys, other.type, other
                    self._add(node)
            for node in self._elided(number, sentence):
                self._add(node)
        return sorted(
            (node for found in self._by_sentence.values() for node in found), key=lambda one: (one.start, -one.end)
        )

    def _add(self, node: Node) -> None:
        found = self._by_sentence.setdefault(node.sentence, [])
        found.append(node)
        found.sort(key=lambda one: (one.start, -one.end))

    def _pronouns(self, sentence: Sentence) -> Iterator[tuple[Token, Entry, int]]:
        forms = tuple(token.form for token in sentence.tokens)
        for token in sentence.tokens:
            hit = self._gazetteer.longest(forms, token.i, Family.PRONOUN)
            entry = hit.entries[0] if hit else None
            if hit is None or entry is None or entry.key == "possessive":
                continue
            if entry.key == "inverted" or not self._quoted[token.start]:
                yield token, entry, hit.length

    def _node(self, number: int, sentence: Sentence, token: Token, entry: Entry, length: int) -> Node:
        last = sentence.tokens[token.i + length - 1]
        start = token.start + (token.form.rindex("-") + 1 if entry.key == "inverted" else 0)
        phrase = Phrase(
            token.i, token.i + length, token.i, EntityType.UNKNOWN, MentionKind.PRONOUN, sort=entry.key,
            gender=entry.gender, number=entry.number, rules=(entry.rule,), chars=(start, last.end),
        )  # fmt: skip
        node = Node(number, start, last.end, phrase, Use.ACTOR, EntityType.UNKNOWN, (), rules=[entry.rule])
        verb = self._verb(sentence, token, entry)
        node.subject = verb is not None
        node.speaker = verb is not None and self._lexis.says(verb)
        return node

    def _verb(self, sentence: Sentence, token: Token, entry: Entry) -> Token | None:
        """The verb a pronoun is the subject of; for « a-t-il encore déclaré » also by order."""
        if entry.key == "inverted":
            for one in (*sentence.tokens[token.i + 1 : token.i + 4], *sentence.tokens[max(0, token.i - 1) : token.i]):
                if one.form in ',.;:»"':
                    continue
                if one.lemma in self._lexis.verbs and one.upos in ("VERB", "AUX", ""):
                    return one
        head = sentence.head(token)
        return head if head is not None and token.dep in SUBJECTS else None

    def _antecedent(self, node: Node, token: Token, entry: Entry) -> Node | None:
        if entry.key == "inverted":
            return self._speaker(node) if node.speaker else None
        if token.dep == "expl" or (entry.key == "subject" and token.dep and not node.subject):
            return None
        if entry.key == "demonstrative":
            return self._nearest(node, lambda one: one.type is EntityType.PERSON and not one.phrase.inside, back=1)
        return self._subject(node)

    def _candidates(self, node: Node, back: int) -> Iterator[Node]:
        for number in range(node.sentence, max(-1, node.sentence - back - 1), -1):
            for other in reversed(self._by_sentence.get(number, [])):
                if other.end <= node.start and _agrees(other, node):
                    yield other

    def _nearest(self, node: Node, fits: Callable[[Node], bool], *, back: int) -> Node | None:
        return next((one for one in self._candidates(node, back) if fits(one)), None)

    def _speaker(self, node: Node) -> Node | None:
        """After a quotation: who spoke last, else the last person who acted, else the only person just named."""
        spoke = self._nearest(node, lambda one: one.speaker and bool(one.keys), back=BACK)
        if spoke is not None:
            return spoke
        persons_near = [
            one for one in self._candidates(node, 1) if one.type is EntityType.PERSON and one.keys and not one.quoted
        ]
        acted = next((one for one in persons_near if one.subject), None)
        return acted or (persons_near[0] if len({one.key for one in persons_near}) == 1 else None)

    def _subject(self, node: Node) -> Node | None:
        """A subject pronoun: who speaks or acts before it in its sentence, else the one fitting subject of the last."""
        here = self._nearest(node, lambda one: one.speaker, back=0)
        here = here or self._nearest(node, lambda one: one.subject and one.phrase.sort != "country", back=0)
        if here is not None:
            return here
        found = [
            one
            for one in self._by_sentence.get(node.sentence - 1, [])
            if (one.subject or one.speaker) and one.keys and not one.quoted and _agrees(one, node)
        ]
        keys = {one.key for one in found}
        return found[0] if len(keys) == 1 and not self._has_rival(node) else None

    def _has_rival(self, node: Node) -> bool:
        """Whether another subject of the sentence before, no actor we know, agrees as well; sayings need an actor."""
        if node.speaker:
            return False
        known = [(one.start, one.end) for one in self._by_sentence.get(node.sentence - 1, [])]
        for token in self._sentences[node.sentence - 1].tokens:
            if token.dep in SUBJECTS and not any(start <= token.start < end for start, end in known):
                number = {"Sing": "sing", "Plur": "plur"}.get(token.feature("Number"), "")
                gender = {"Masc": "masc", "Fem": "fem"}.get(token.feature("Gender"), "")
                if number == node.phrase.number and compatible(gender, node.phrase.gender):
                    return True
        return False

    def _elided(self, number: int, sentence: Sentence) -> Iterator[Node]:
        """« … et a demandé le retrait »: a verb of saying joined to one whose subject is known."""
        for token in sentence.tokens:
            if token.dep != "conj" or token.upos != "VERB" or not self._lexis.says(token):
                continue
            head = _joined_to(sentence, token)
            if head is None or sentence.children(token, *SUBJECTS):
                continue
            if token.feature("VerbForm") == "Inf" or self._quoted[token.start] != self._quoted[head.start]:
                continue
            here = self._by_sentence.get(number, [])
            owner = next((one for one in here if _governs(sentence, one, head) or _opens(one, head)), None)
            if owner is not None and owner.keys:
                phrase = Phrase(token.i, token.i + 1, token.i, owner.type, MentionKind.ELIDED, sort="elided")
                elided = Node(number, token.start, token.end, phrase, Use.ACTOR, owner.type, owner.keys, link=owner)
                elided.subject = elided.speaker = True
                yield elided


def _joined_to(sentence: Sentence, token: Token) -> Token | None:
    """The verb a verb is joined to; the last one before it where the parse has joined it to a noun or an adjective."""
    head = sentence.tokens[token.head]
    if head.upos in ("VERB", "AUX"):
        return head
    before = [one for one in sentence.tokens[: token.i] if one.upos == "VERB" and one.feature("VerbForm") != "Inf"]
    return before[-1] if before else None


def _opens(node: Node, verb: Token) -> bool:
    """True for an actor that opens the sentence, before the verb, whose parse may have lost its subject."""
    return node.use is Use.ACTOR and node.phrase.first <= 1 and node.phrase.last <= verb.i and verb.dep == "parataxis"


def _governs(sentence: Sentence, node: Node, verb: Token) -> bool:
    if node.use is not Use.ACTOR:
        return False
    if node.phrase.kind is MentionKind.PRONOUN:
        return sentence.tokens[node.phrase.first].head == verb.i and node.subject
    found = governor(sentence, node.phrase)
    return found is not None and found.i == verb.i


def _agrees(other: Node, node: Node) -> bool:
    """Whether a node may be what a pronoun stands for: an actor, of its gender and number."""
    if other.use is not Use.ACTOR or other.type not in ACTORS or not other.keys:
        return False
    if node.phrase.gender == "neut":
        return other.type is not EntityType.PERSON and other.phrase.number != "plur"
    if node.phrase.number == "sing" and other.type is EntityType.GROUP:
        return False
    number = other.phrase.number or ("sing" if other.type is EntityType.PERSON else "")
    return compatible(number, node.phrase.number) and compatible(other.phrase.gender, node.phrase.gender)
