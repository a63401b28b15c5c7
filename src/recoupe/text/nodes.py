"""What coreference works on: phrases of a text with their place, use, and whether they act and speak.

Enters: analysed sentences with their phrases. Leaves: nodes in text order. Subjects and speakers are read from the
dependencies where there are any, else from the word before and after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from recoupe.packs import Pack
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.atlas import bare
from recoupe.text.cues import CueBook, cue_book
from recoupe.text.gazetteer import Gazetteer
from recoupe.text.pieces import Phrase
from recoupe.text.reading import Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NUMBERS = {"Sing": "sing", "Plur": "plur"}
GENDERS = {"Masc": "masc", "Fem": "fem"}


@dataclass(slots=True, eq=False)
class Node:
    """A mention on its way to a chain.

    ``keys`` are candidate keys; ``link`` the node it is held to be the same as, with the ``rule`` that said so;
    ``members`` those it stands for together; ``apposed`` the name beside a role, by the dependencies;
    ``subject`` and ``speaker`` say whether it governs a verb, and one of saying (or follows « selon »).
    """

    sentence: int
    start: int
    end: int
    phrase: Phrase
    use: Use
    type: EntityType
    keys: tuple[str, ...]
    name: tuple[str, ...] = ()
    head: str = ""
    subject: bool = False
    speaker: bool = False
    quoted: bool = False
    dropped: bool = False
    link: "Node | None" = None
    members: "tuple[Node, ...]" = ()
    apposed: "Node | None" = None
    rules: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The best key, empty when unresolved."""
        return self.keys[0] if self.keys else ""

    @property
    def full_name(self) -> str:
        """The words of the name."""
        return " ".join(self.name)


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """Verbs of saying by lemma and by inflected form, and the prepositions of attribution (« selon ») as tokens.

    ``clausal`` are the lemmas of those whose object may be a clause (« dit que »), ``deeds`` nouns for what is done.
    """

    verbs: frozenset[str]
    forms: frozenset[str]
    prepositions: frozenset[tuple[str, ...]]
    book: CueBook | None = None
    clausal: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()

    def is_human(self, noun: Token) -> bool | None:
        """Whether a noun is one for people, by the list or by its ending; None when neither says."""
        if self.book is None:
            return None
        kinds = self.book.kinds(noun.lemma, noun.form.lower())
        if noun.form.endswith(self.book.endings("abstract_ending")):
            return False
        if kinds:
            return "human" in kinds
        if noun.lemma in self.deeds:
            return False
        return True if noun.form.endswith(self.book.endings("human_ending")) else None

    def gender(self, noun: Token) -> str:
        """The gender that the ending of a noun settles whatever its parse: « ravisseurs »; empty for most."""
        return "masc" if self.book is not None and noun.form.endswith(self.book.endings("masculine_ending")) else ""

    def is_collective(self, noun: Token) -> bool:
        """Whether a noun can speak and is no person's: « la direction », « la majorité »."""
        abstract = self.book is not None and noun.form.endswith(self.book.endings("abstract_ending"))
        return abstract and self.book is not None and "human" in self.book.kinds(noun.lemma, noun.form.lower())

    def is_auxiliary(self, verb: Token) -> bool:
        """Whether a word is a verb that helps others, so that its parse as one of its own is in doubt."""
        return self.book is not None and "aux_lemma" in self.book.classes_of(verb.lemma)

    def says(self, token: Token) -> bool:
        """Whether a word is a verb of saying; a form counts as well, for lemmas of rare tenses are often wrong."""
        if token.upos in ("NOUN", "PROPN", "DET", "ADP", "PUNCT"):
            return False
        return token.lemma in self.verbs or token.form in self.forms


@cache
def speech(language: Pack) -> Speech:
    """The verbs and prepositions of attribution of a language pack, from its tables of cues and inflections."""
    if "cues" not in language:
        return Speech(frozenset(), frozenset(), frozenset())
    verbs = frozenset(row["lemma"] for row in language["cues"] if row["upos"] == "VERB" and row["frame"] in SAYING)
    forms = cue_book(language).forms
    inflected = frozenset(form for form, found in forms.items() if any(one.lemma in verbs for one in found))
    prepositions = frozenset(
        tuple(row["lemma"].split(" ")) for row in language["cues"] if row["frame"] in ("prep", "for")
    )
    clausal = frozenset(row["lemma"] for row in language["cues"] if row["upos"] == "VERB" and row["frame"] == "que")
    predicates = language["predicates"] if "predicates" in language else ()  # noqa: SIM401 (a pack is no mapping)
    deeds = frozenset(row["lemma"] for row in predicates if row["upos"] == "NOUN")
    return Speech(verbs, inflected, prepositions, cue_book(language), clausal, deeds)


SAYING = frozenset({"quote", "que"})
"""Frames of verbs that report; the other frames also hold verbs of doing."""


def nodes_of(
    sentences: Sequence[Sentence], found: Sequence[Sequence[tuple[Phrase, Use]]], lexis: Speech, quoted: Sequence[int]
) -> Iterator[Node]:
    """One node a phrase, in text order. ``quoted`` says for each character whether it stands in a quotation."""
    for number, (sentence, phrases) in enumerate(zip(sentences, found, strict=True)):
        here: list[Node] = []
        for phrase, use in phrases:
            start, end = phrase.chars or (sentence.tokens[phrase.first].start, sentence.tokens[phrase.last - 1].end)
            name = _name(sentence, phrase)
            node = Node(number, start, end, phrase, use, phrase.type, phrase.keys, name, rules=list(phrase.rules))
            node.quoted = bool(quoted[start])
            node.head = sentence.tokens[phrase.head].form
            _agree(sentence, node)
            if use is Use.ACTOR:
                verb = governor(sentence, phrase)
                node.subject = verb is not None
                says = verb is not None and lexis.says(verb) and not sentence.children(verb, "nsubj:pass")
                node.speaker = says or _follows(sentence, phrase, lexis) or _is_inverted(sentence, phrase, lexis)
                node.subject = node.subject or node.speaker
            here.append(node)
        _set_beside(sentence, here)
        yield from here


def _agree(sentence: Sentence, node: Node) -> None:
    """Give a role the gender of its determiner: « la ministre », « une juge », « la ministre Anne Varot »."""
    first = sentence.tokens[node.phrase.first]
    shows = first.upos == "DET" and not (node.name and first.form.endswith(("'", "’")))  # « l'analyste Hong Min »
    gender = GENDERS.get(first.feature("Gender"), "") if shows else ""
    if node.phrase.office and gender and node.phrase.determiner != "possessive":
        node.phrase = replace(node.phrase, gender=gender)


def _set_beside(sentence: Sentence, nodes: Sequence[Node]) -> None:
    """Find for each role without a name the name that stands beside it by the dependencies."""
    roles = [
        one
        for one in nodes
        if (one.phrase.office or _is_somebody_described(one))
        and not one.name
        and not one.phrase.inside
        and one.phrase.number != "plur"
    ]
    for node in nodes:
        if not node.name or node.phrase.office or node.phrase.inside:
            continue
        head = next(
            (
                t
                for t in sentence.tokens[node.phrase.first : node.phrase.last]
                if not node.phrase.first <= t.head < node.phrase.last
            ),
            None,
        )
        if head is None or head.dep not in BESIDE or sentence.children(head, "case"):
            continue
        for role in roles:
            near = 0 <= node.phrase.first - role.phrase.last <= GAP
            beside = role.phrase.first <= head.head < role.phrase.last
            nearer = any(role.phrase.last <= one.phrase.first < node.phrase.first for one in roles)
            beside = beside or (not nearer and _is_in_charge(sentence, role, node))
            if near and beside:
                role.apposed = node


def _is_in_charge(sentence: Sentence, role: Node, name: Node) -> bool:
    """« le ministre délégué chargé du Climat, Ada Holm »: the name is of the role, not of what lies in its charge."""
    between = sentence.tokens[role.phrase.last : name.phrase.first]
    if len(between) < MATTER or not role.phrase.first <= between[0].head < role.phrase.last:
        return False
    serving = between[0].upos in ("VERB", "ADJ") and between[0].feature("VerbForm") in ("", "Part")
    finite = any(one.feature("VerbForm") == "Fin" for one in between)
    commas = [one.i for one in between if one.form == ","]
    return serving and between[1].upos == "ADP" and not finite and commas == [between[-1].i]


MATTER = 4
"""Tokens at least of « chargé du Climat, » between a role and the name."""


def _is_somebody_described(node: Node) -> bool:
    return node.type is EntityType.PERSON and node.phrase.kind is MentionKind.NOMINAL


BESIDE = frozenset({"appos", "flat", "flat:name", "nmod"})
"""Relations of a name, without preposition, to the description it stands beside: « la militante Mme Da Silva »."""
GAP = 6
"""Tokens between a role and its name: « le secrétaire d'État chargé des Affaires européennes Paul Martel »."""


def _name(sentence: Sentence, phrase: Phrase) -> tuple[str, ...]:
    """The words of the name; of a compound, the part of the token."""
    if phrase.name is None:
        return ()
    if phrase.chars is not None:
        token = sentence.tokens[phrase.first]
        return (token.form[phrase.chars[0] - token.start : phrase.chars[1] - token.start],)
    return tuple(token.form for token in sentence.tokens[slice(*phrase.name)])


def governor(sentence: Sentence, phrase: Phrase) -> Token | None:
    """The verb whose subject the phrase is; None when it is no subject."""
    for token in sentence.tokens[phrase.first : phrase.last]:
        if not phrase.first <= token.head < phrase.last:
            if token.dep in SUBJECTS:
                return sentence.tokens[token.head]
            if token.dep == "conj":
                head = sentence.tokens[token.head]
                if head.dep in SUBJECTS and head.head != head.i:
                    return sentence.tokens[head.head]
    if any(token.dep for token in sentence.tokens):
        return None
    return _neighbour(sentence, phrase)


def _neighbour(sentence: Sentence, phrase: Phrase) -> Token | None:
    """Without an analysis: the word after the phrase, else the one before it (« a déclaré le président »)."""
    after = sentence.tokens[phrase.last] if phrase.last < len(sentence.tokens) else None
    if after is not None and after.form[:1].isalpha():
        return after
    return sentence.tokens[phrase.first - 1] if phrase.first else None


def _follows(sentence: Sentence, phrase: Phrase, lexis: Speech) -> bool:
    """Whether the phrase follows « selon » and its like."""
    forms = tuple(token.form.lower() for token in sentence.tokens[max(0, phrase.first - 6) : phrase.first])
    return any(forms[-length:] in lexis.prepositions for length in range(1, len(forms) + 1))


def _is_inverted(sentence: Sentence, phrase: Phrase, lexis: Speech) -> bool:
    """« …, prédit Vladimir Tikhonov »: a verb of saying between a mark and the phrase."""
    place = phrase.first - 1
    while place >= 0 and sentence.tokens[place].upos in ("ADV", "NOUN", "DET") and phrase.first - place < 4:
        place -= 1
    if place < 1 or not lexis.says(sentence.tokens[place]):
        return False
    while place > 0 and sentence.tokens[place].upos in ("VERB", "AUX", ""):
        place -= 1
    return sentence.tokens[place].form in MARKS


MARKS = frozenset({",", "»", '"', "”", "-", "–", "—"})
"""What stands between a quotation and « a déclaré le président »."""


def compatible(a: str, b: str) -> bool:
    """Whether two genders or numbers agree; an unknown one agrees with all."""
    return not a or not b or a == b


def group_key(keys: Sequence[str]) -> str:
    """The key of actors named together, whatever their order: ``GRP:PRK+RUS``."""
    return "GRP:" + "+".join(sorted(set(keys)))


def support(nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Keep of weak names what strong names of the text support, and of outlets those that say something."""
    strong = {key for node in nodes if not node.phrase.weak and not node.phrase.leaning for key in node.keys}
    strong |= {state for key in strong if (state := gazetteer.atlas.state_of(key))}
    strong |= {other for key in strong if (other := gazetteer.atlas.pairs.get(key, ""))}
    for node in nodes:
        if node.phrase.leaning and not {node.phrase.leaning, gazetteer.atlas.state_of(node.phrase.leaning)} & strong:
            node.phrase = replace(node.phrase, state="", body="", leaning="", foreign=True)
            node.keys = node.keys if node.name else ()
        located = node.use in (Use.PLACE, Use.DATELINE) and node.phrase.sort == "capital"
        writes = node.speaker and node.phrase.sort == "outlets"  # « Le Point révèle … », « selon Le Soir »
        if node.phrase.weak and node.type is not EntityType.PLACE and not located and not writes:
            kept = tuple(key for key in node.keys if {key, gazetteer.atlas.state_of(key)} & strong)
            node.dropped = not kept
            node.keys = kept
            if kept:
                node.type = gazetteer.atlas.type_of(kept[0])


def namesakes(nodes: Sequence[Node], gazetteer: Gazetteer) -> None:
    """Give a name to the town or region of another state where its sentence names a region of that state.

    « Vienne, sous-préfecture de l'Isère » is no Austria, ``Georgia and both Carolinas`` no state of the Caucasus; what
    else in the text speaks for the usual bearer of the name settles it.
    """
    atlas = gazetteer.atlas
    for node in nodes:
        places = atlas.places.get(bare(node.full_name), ()) if node.phrase.sort in ("capital", "name") else ()
        own = {atlas.state_of(key) for key in node.keys}
        elsewhere = {atlas.state_of(key) for key in places} - own - {""}
        if not elsewhere or any(own & set(_states(other, gazetteer)) for other in nodes if other.name != node.name):
            continue
        near = [other for other in nodes if other.sentence == node.sentence and set(other.keys) & atlas.regions]
        states = elsewhere & {state for other in near for state in _states(other, gazetteer) if other is not node}
        if states:
            node.keys = tuple(key for key in places if atlas.state_of(key) in states)
            node.phrase = replace(node.phrase, sort="place", state=min(states), weak=False)
            node.type, node.use = EntityType.PLACE, Use.PLACE


def _states(node: Node, gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(gazetteer.atlas.state_of(key) for key in node.keys)
