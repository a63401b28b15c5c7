"""What a sentence names, piece by piece, in meanings no language owns: actors, names and words.

Inputs: a pile, an analysed sentence and where it stands. What leaves is a `Frame`: its units, each with all it may
mean, the words that carry its acts, and who does what in it. A unit of one language meets one of another by actor key,
by concept or sense, by the family of its predicate, by the stance of its cue, or because both are one learned word
(« irrégularité », “irregularity”).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import overload

from recoupe import packs
from recoupe.link.folding import fold
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import (
    background,
    concept_class,
    families,
    language_pack,
    plain,
    predicates_of,
    stands,
    things_of,
)
from recoupe.link.weights import table
from recoupe.model import Event, Mention, Quantity, Timex
from recoupe.read.claims import CONTENT_TAGS
from recoupe.terms import MentionKind
from recoupe.text.frames import lexicon
from recoupe.text.parties import PARTY_TYPES
from recoupe.text.reading import Sentence, Token
from recoupe.text.trees import mended
from recoupe.views.arguments import givers, telling_words
from recoupe.views.callings import told_as
from recoupe.views.kindred import particle_of
from recoupe.views.meanings import meanings, reports, stances
from recoupe.views.measured import figures, measured
from recoupe.views.namewords import common, is_plural, is_rendered, name_words
from recoupe.views.peoples import is_counted, peoples
from recoupe.views.placenames import named_alike, place_called

ACTOR, NAME, WORD = "actor", "name", "word"

WEIGHT = {ACTOR: 1.2, NAME: 1.2}
"""What an actor and a name weigh beside a rare word, which weighs 1."""

ACT = 1.5
"""How much more the words that carry an act weigh."""

LIGHT = 0.3
"""Weight under which a word tells too little to be asked for: « faire », « avoir lieu »."""

ASKED = 0.25
"""Weight from which a word is asked for that an act is done by or to."""

UNKNOWN_ABROAD = 0.5
"""What a word weighs that no table renders in the language of the other sentence: its absence tells little."""

SUBJECT, OBJECT, DOER = ("nsubj",), ("obj", "iobj"), ("obl:agent",)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a sentence names.

    ``means`` are actor keys, folded words of a name, or meanings of a word; ``kin`` is its folded lemma, empty where
    likeness of letters tells nothing; ``tokens`` are indexes in the sentence. ``common`` is a noun that is no name: a
    senator is not the Senate.
    """

    kind: str
    means: frozenset[str]
    kin: str
    weight: float
    tokens: tuple[int, ...]
    common: bool = False


class Later(Sequence[Unit]):
    """Units worked out when first looked at: most sentences tell or lack enough themselves."""

    def __init__(self, make: Callable[[], Sequence[Unit]]) -> None:
        self._make = make

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, index: int) -> Unit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Unit]: ...
    def __getitem__(self, index: int | slice) -> Unit | Sequence[Unit]:
        return self._units[index]

    def __len__(self) -> int:
        return len(self._units)


@dataclass(frozen=True, slots=True)
class Frame:
    """The units of a sentence whose tokens count from ``start`` of a text, by id; ``events`` by token."""

    sentence: Sentence
    start: int
    language: str
    units: tuple[Unit, ...]
    events: Mapping[int, Event]
    text: str = ""

    @property
    def root(self) -> Token | None:
        """The token everything else hangs on; None for no words."""
        return next((one for one in self.sentence.tokens if one.head == one.i), None)

    def unit_of(self, token: int) -> Unit | None:
        """The unit a token belongs to."""
        return next((one for one in self.units if token in one.tokens), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text to be framed: tokens count from ``start``; the records are those of the text."""

    text: str
    start: int
    language: str
    events: Sequence[Event]
    measures: Sequence[Quantity | Timex]


def frame_of(pile: Pile, sentence: Sentence, place: Place, *, known: bool = True) -> Frame:
    """The frame of an analysed sentence.

    ``known`` widens actor keys to the states they belong to and speak for, as what bears out a statement may be told;
    a statement itself is taken at its word.
    """
    text, start, language = place.text, place.start, place.language
    sentence = _mended(pile, sentence, place)
    events = place.events
    first, last = start + sentence.start, start + sentence.end
    inside = [one for one in events if first <= one.trigger.start and one.trigger.end <= last]
    acting = {
        token.i: one
        for one in sorted(inside, key=lambda one: (-len(one.trigger.surface), one.id))
        for token in telling_words(sentence.between(one.trigger.start - start, one.trigger.end - start), language)
    }
    counted = {token.i for one in place.measures for token in measured(sentence, one, start, language)}
    folk = {token for tokens, _ in peoples(pile.world, sentence, language, ()) for token in tokens}
    mentions = [
        one
        for one in pile.mentions_in(text, first, last)
        if pile.actor(one.id) or not is_counted(sentence.between(one.span.start - start, one.span.end - start), folk)
    ]
    units = list(_actors(pile, sentence, mentions, place, known=known))
    taken = {token for unit in units for token in unit.tokens}
    found = peoples(pile.world, sentence, language, taken)
    units += (Unit(ACTOR, frozenset(some), "", WEIGHT[ACTOR], tokens) for tokens, some in found)
    taken = {token for unit in units for token in unit.tokens}
    units += _words(pile, sentence, language, acting, taken | figures(sentence) | counted)
    return Frame(sentence, start, language, tuple(units), acting, text)


def _mended(pile: Pile, sentence: Sentence, place: Place) -> Sentence:
    """The sentence with the faults of its parse mended, as events are read from it."""
    pack = language_pack(place.language)
    if pack is None:
        return sentence
    words, start = lexicon(pack, pile.ontology), place.start
    mentions = pile.mentions_in(place.text, start + sentence.start, start + sentence.end)
    named = (one for one in mentions if one.kind is MentionKind.NAME and one.type in PARTY_TYPES)
    names = sorted((one.span.start - start, one.span.end - start) for one in named)
    return mended(words.forms.mended(sentence), words, names)


def _actors(
    pile: Pile, sentence: Sentence, mentions: Sequence[Mention], place: Place, *, known: bool
) -> Iterator[Unit]:
    """Units of mentions: those with a key, and names nobody resolved; one that lies in another is told by it."""
    taken: set[int] = set()
    start, language = place.start, place.language
    for mention in sorted(mentions, key=lambda one: (one.span.start - one.span.end, one.span.start, one.id)):
        tokens = tuple(one.i for one in sentence.between(mention.span.start - start, mention.span.end - start))
        key = pile.actor(mention.id)
        if not tokens or taken.intersection(tokens) or _only_described(mention, key):
            continue
        if all(sentence.tokens[i].upos == "VERB" for i in tokens):
            continue  # a verb stands for the subject it leaves out
        if not key and tokens == (0,) and _iscommon(sentence.tokens[0], language):
            continue  # a common noun that only begins its sentence
        if key and (known or key in pile.actors or not key.startswith(NAMED_HERE)):
            keys = {one for each in members(key) for one in (_wide(pile, each, mention) if known else {each})}
            keys |= _described(sentence, tokens, language) | (name_words(mention.span.surface) if known else set())
            keys |= told_as(pile, key, place.text, language) if known and key.startswith("PER:") else set()
            yield Unit(ACTOR, frozenset(keys | _called(mention)), "", WEIGHT[ACTOR], tokens)
        elif mention.kind is MentionKind.NAME:
            name = mention.name or mention.span.surface
            words = name_words(name) | place_called(pile.world, name)
            yield Unit(NAME, words, "", WEIGHT[NAME], tokens)
        taken.update(tokens)


def _iscommon(token: Token, language: str) -> bool:
    return token.upos == "NOUN" or (token.upos == "PROPN" and is_rendered(token, language))


NAMED_HERE = ("ORG:", "PER:")
"""First parts of keys that a text may give to a name no table holds."""


def _described(sentence: Sentence, tokens: Sequence[int], language: str) -> set[str]:
    """What the common noun of a mention says of somebody: « la maire, Aline Perrachon » is a mayor."""
    nouns = [sentence.tokens[i].lemma for i in tokens if sentence.tokens[i].upos == "NOUN"]
    return {name for lemma in nouns for name in meanings(lemma, language) if name[0] not in "#!"}


def names_of(pile: Pile, mention: Mention) -> frozenset[str]:
    """All that somebody mentioned may be asked for by: keys, what they speak for, office, name."""
    keys = {one for each in members(pile.actor(mention.id)) for one in _wide(pile, each, mention)}
    return frozenset(keys | _called(mention))


def _only_described(mention: Mention, key: str) -> bool:
    """True for what its own words tell better than a key: « soldats nord-coréens », and common nouns without key."""
    if mention.kind is MentionKind.NAME:
        return False
    return not key or (mention.kind is MentionKind.NOMINAL and not mention.office and not key.startswith("PER:"))


def _wide(pile: Pile, key: str, mention: Mention) -> set[str]:
    """A key with what it speaks for and lies in."""
    state = mention.state if key.startswith("PLC:") else fold(pile, pile.affiliation(key) or key)
    town = named_alike(pile.world, key) if key.startswith("PLC:") else frozenset[str]()
    office = ":".join(pile.office_of.get(key, ("", "")))
    body = mention.state if mention.office and ":" in mention.state else ""
    return {key, state, office, body, *town} - {"", ":"}


def _called(mention: Mention) -> set[str]:
    """What a mention is told by beside its key: its office, and its very name (« Pyongyang » for town and state)."""
    office = {f"{mention.office}:{mention.state}"} if mention.office and mention.state else set()
    return office | ({plain(mention.span.surface)} if mention.kind is MentionKind.NAME else set())


def _words(
    pile: Pile, sentence: Sentence, language: str, acting: Mapping[int, Event], taken: Collection[int]
) -> Iterator[Unit]:
    pack = language_pack(language)
    if pack is None:
        return
    family, beside = families(pile.ontology), _beside(pile, sentence, language)
    for token in sentence.tokens:
        if token.i in taken or not _tells(sentence, token):
            continue
        if _is_name(token, language) or _opens_as_name(sentence, token, language):
            named = name_words(token.form) | place_called(pile.world, token.form)
            yield Unit(NAME, named, plain(token.form), WEIGHT[NAME], (token.i,))
            continue
        lemma = common(token, language) if token.upos == "PROPN" else token.lemma
        event = acting.get(token.i)
        # of a word with several senses the act it tells is the one that counts: a strike of workers is no attack
        means = {one for one in meanings(lemma, language) if event is None or one[0] != "#"}
        particle = particle_of(sentence, token, language) if event is None else ""
        if particle:  # “the price went up” tells of nobody who went
            yield Unit(WORD, frozenset({f"{language}:{lemma} {particle}"}), "", LIGHT * 2, (token.i,))
            continue
        said = reports(lemma, language) and sentence.children(token, "ccomp")
        names = (
            {event.predicate} if event is not None else set() if said else _predicates(token, lemma, language, beside)
        )
        names |= {"SUPPLY", "TRADE"} if givers(sentence, token, language) else set()
        means |= {mark for name in names for mark in (f"^{name}", f"@{family.get(name, name)}")}
        weight = background(pack).get(lemma, 1.0)
        weight = max(weight, LIGHT) * ACT if event is not None else weight
        is_common = token.upos == "NOUN" and token.form[0].islower()
        yield Unit(WORD, frozenset(means), plain(lemma), weight, (token.i,), is_common)


def _tells(sentence: Sentence, token: Token) -> bool:
    """True for a word that tells something: a content word, and what a copula says: “is over”, « est contre »."""
    said = token.head == token.i and bool(sentence.children(token, "cop"))
    long = len(token.form) > 2 and token.form[0].isalnum()
    return long and token.dep not in JOINING and (token.upos in CONTENT_TAGS or (said and token.upos in ("ADV", "ADP")))


def _is_name(token: Token, language: str) -> bool:
    """True for a word with a capital, of a name or within a sentence, that no table renders in another language."""
    inside = token.i > 0 and len(meanings(token.lemma, language)) == 1 and token.upos in ("NOUN", "ADJ")
    return token.form[:1].isupper() and (token.upos == "PROPN" or inside) and not is_rendered(token, language)


def _opens_as_name(sentence: Sentence, token: Token, language: str) -> bool:
    """True for a first word that no table knows, alone before its verb: “Perrachon came out ahead”."""
    if token.i or token.upos != "NOUN" or not token.dep.startswith("nsubj") or sentence.children(token):
        return False
    word = token.form.casefold()
    is_known = is_rendered(token, language) or word in table(language) or is_plural(word, language)
    return token.form[:1].isupper() and not is_known


JOINING = ("case", "mark")
"""How words that only join others hang: “according to”."""


def _beside(pile: Pile, sentence: Sentence, language: str) -> frozenset[str]:
    """Concepts of a sentence with their classes, which tell what its verbs mean."""
    pack = language_pack(language)
    known = things_of(pack, counted=True) if pack is not None else {}
    things = {known[token.lemma] for token in sentence.tokens if token.lemma in known}
    return frozenset(things | {concept_class(pile.ontology)[thing] for thing in things})


def _predicates(token: Token, lemma: str, language: str, beside: Collection[str]) -> set[str]:
    """The predicate a word tells beside some things where no event was read; none where it may be several."""
    if lemma in stances(language) or token.upos not in _tags(language).get(lemma, ()):
        return set()
    pack = language_pack(language)
    meant = {name for name, asked in predicates_of(pack).get(lemma, ()) if stands(asked, beside)} if pack else set()
    return meant if len(meant) == 1 else set()


@cache
def _tags(language: str) -> Mapping[str, frozenset[str]]:
    """Lemma to the parts of speech by which it tells an act: “to second a motion”, not “the second week”."""
    found: dict[str, set[str]] = {}
    for row in packs.shipped(f"lang/{language}")["predicates"]:
        found.setdefault(row["lemma"], set()).add(row["upos"])
    return {lemma: frozenset(some) for lemma, some in found.items()}


def core(frame: Frame, token: Token) -> tuple[Unit, ...]:
    """The units of the subject, the object and the doer of a word: without them its act is another."""
    judged = [one for one in frame.sentence.children(token, "xcomp") if one.upos == "ADJ"]
    hung = [*frame.sentence.children(token, *SUBJECT, *OBJECT, *DOER, "nsubj:pass"), *judged]
    found = [unit for one in hung for unit in (*_named_by(frame, one), *_told_apart(frame, one))]
    return tuple(one for one in found if one is not None and (one.kind != WORD or one.weight >= ASKED))


def _told_apart(frame: Frame, token: Token) -> list[Unit | None]:
    """What tells a light word apart from its like: of « le ministre des Transports » the transport."""
    unit = frame.unit_of(token.i)
    if unit is None or unit.kind != WORD or unit.weight >= ASKED:
        return []
    return [frame.unit_of(one.i) for one in frame.sentence.children(token, "nmod", "compound")]


def _named_by(frame: Frame, token: Token) -> list[Unit | None]:
    """The unit of a word; of one that only measures, those of what it measures: « la moitié des obus », « plus de »."""
    unit = frame.unit_of(token.i)
    if unit is not None or token.upos not in ("NOUN", "ADV"):
        return [unit]
    parts = (frame.unit_of(one.i) for one in frame.sentence.children(token, "nmod", "obl", "obl:arg"))
    return [one for one in parts if one is not None and one.kind == WORD]
