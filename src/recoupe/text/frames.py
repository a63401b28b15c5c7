"""Words that tell events, and the argument patterns that fill their roles.

What enters is a language pack (tables ``predicates``, ``event_words``, ``concepts``) and the ontology (``concepts``);
what leaves is a `Lexicon` of entries by lemma. A frame is a line of slots, ``subj=actor obj=theme@arms!``:

* left of ``=`` where the argument stands, seen from an active verb: ``subj``, ``obj``, ``iobj``, ``refl`` (a reflexive
  clitic), ``inf`` and ``that`` (a clause), ``perfect`` (an infinitive that tells what was), ``poss`` (a possessive),
  ``adj`` (a modifier that names a party), ``passive`` (the auxiliary of one), or the lemma of a preposition;
  alternatives with ``|``;
* right of it the role (``actor``, ``recipient``, ``theme``, ``place``, ``origin``, ``destination``, ``quantity``), or
  ``_`` for none and ``-`` for a slot that must stay empty; ``@concept,class`` asks for a concept or class of
  concepts, ``@participant`` for a party, ``@place`` for a place, ``@act``
  for an event noun and ``@=word`` for a word itself; ``!`` makes the slot obligatory (one with ``@`` is only used where
  it fits).

A lemma of several words (``prêter main fort``) is found when all its words stand together in one phrase.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.compiled import compiled
from recoupe.packs import Pack, Row
from recoupe.text.reading import Sentence, Token
from recoupe.text.verbforms import Forms, forms_of

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
PARTICIPANT, ACT = "participant", "act"
FORBIDDEN = "-"
ITSELF = "="
"""Before a word in ``@=word``: no concept, the word itself."""
CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis"})
_DEPTH = 3
_ENDING = 4
"""Letters that an inflected form may have beyond its lemma, and that a lemma must have more than."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument may stand, the role it then has, what it must be, and whether the frame needs it."""

    names: tuple[str, ...]
    role: str
    wanted: frozenset[str] = frozenset()
    obligatory: bool = False

    @property
    def weight(self) -> int:
        """1 for a slot that must be filled or stay empty, 2 when it must be filled by something of a kind."""
        if self.role == FORBIDDEN:
            return 1
        return self.obligatory * (2 if self.wanted - {PARTICIPANT} else 1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of ``predicates``: its words (the head first), predicate, frame and citation.

    ``turned`` says that the last word of the row is taken for the head: then the others stand before it, bare.
    """

    lemmas: tuple[str, ...]
    upos: str
    predicate: str
    slots: tuple[Slot, ...]
    rule: str
    turned: bool = False

    @property
    def weight(self) -> int:
        """How much the frame asks for: words and obligatory slots; the entry that asks for most goes first."""
        return 2 * len(self.lemmas) + sum(slot.weight for slot in self.slots)


@dataclass(frozen=True, slots=True)
class EventWord:
    """One row of ``event_words``: a word of a class, the slot it looks at, the value it gives."""

    lemmas: tuple[str, ...]
    upos: str
    slot: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Entries by (lemma of the head, part of speech), heaviest first; event words by class and first lemma."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]
    words: Mapping[str, Mapping[str, tuple[EventWord, ...]]]
    concepts: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    forms: Forms

    def of(self, token: Token) -> tuple[Entry, ...]:
        """The entries a token may be the head of."""
        kind = "VERB" if token.upos in VERBAL else "NOUN" if token.upos in NOMINAL else token.upos
        return self.entries.get((token.lemma.lower(), kind), ())

    @property
    def agents(self) -> frozenset[str]:
        """Prepositions that bring in who acts in a passive: « par »."""
        return self._prepositions("agent")

    @property
    def addressing(self) -> frozenset[str]:
        """Prepositions that bring in who is asked or told: « à », ``on`` in ``call on``."""
        return self._prepositions("addressee")

    def _prepositions(self, value: str) -> frozenset[str]:
        rows = self.words.get("preposition", {})
        return frozenset(lemma for lemma, group in rows.items() if any(one.value == value for one in group))

    @property
    def owning(self) -> frozenset[str]:
        """Prepositions that keep a complement inside its phrase: « de »."""
        return self._prepositions("owner")

    def word(self, kind: str, token: Token) -> tuple[EventWord, ...]:
        """The event words of a class that a token begins, longest first; articles and negations go by their form."""
        rows = self.words.get(kind)
        found = rows.get((token.form if kind == "article" else token.lemma).lower()) if rows else None
        return tuple([one for one in found if not one.upos or one.upos == token.upos]) if found else ()

    def is_a(self, lemma: str, wanted: frozenset[str]) -> bool:
        """Whether a lemma names a concept, a concept of a class, an act where one is wanted, or is a word asked for."""
        lemma = lemma.lower()
        if (ACT in wanted and lemma in self.nouns) or f"{ITSELF}{lemma}" in wanted:
            return True
        return bool(self.concepts.get(lemma, frozenset()) & wanted)


@cache
def lexicon(language: Pack, ontology: Pack) -> Lexicon:
    """The lexicon of a language, compiled once a process."""
    return compiled("frames", Lexicon, (language, ontology), lambda: _lexicon(language, ontology))


def _lexicon(language: Pack, ontology: Pack) -> Lexicon:
    words = _event_words(language)
    found = [entry_of(row) for row in language["predicates"]] if "predicates" in language else []
    found = [_with_clitics(entry, words) for entry in found]
    entries: dict[tuple[str, str], list[Entry]] = {}
    for entry in found:
        for one in {entry.lemmas, _last_first(entry)}:
            turned = replace(entry, lemmas=one, turned=one != entry.lemmas)
            entries.setdefault((one[0], entry.upos), []).append(turned)
    ordered = {key: tuple(sorted(group, key=_order)) for key, group in entries.items()}
    nouns = frozenset(entry.lemmas[0] for entry in found if entry.upos == "NOUN" and len(entry.lemmas) == 1)
    verbs = {entry.lemmas[0] for entry in found if entry.upos == "VERB"} | {
        one.lemmas[0]
        for kind, by_lemma in words.items()
        if kind != "form"
        for group in by_lemma.values()
        for one in group
        if one.upos == "VERB"
    }
    concepts = _concepts(language, ontology)
    named = nouns | concepts.keys() | {lemma for group in words.values() for lemma in group}
    plurals = [(one.lemmas[0], one.value) for group in words.get("plural", {}).values() for one in group]
    stems = [(lemma, one.value) for lemma, group in words.get("stem", {}).items() for one in group]
    irregular = {form: group[0].value for form, group in words.get("form", {}).items()}
    forms = forms_of(language, verbs, named, sorted(plurals, key=lambda one: -len(one[0])), irregular, stems)
    return Lexicon(ordered, words, concepts, nouns, forms)


def _with_clitics(entry: Entry, words: Mapping[str, Mapping[str, tuple[EventWord, ...]]]) -> Entry:
    """The entry of a verb with the clitic that stands for a preposition of its recipient: « lui a imposé … »."""
    if entry.upos != "VERB" or any("iobj" in slot.names for slot in entry.slots):
        return entry
    cases = {lemma for lemma, rows in words.get("preposition", {}).items() if any(r.value == "addressee" for r in rows)}
    slots = (
        replace(one, names=(*one.names, "iobj")) if one.role == "recipient" and cases & {*one.names} else one
        for one in entry.slots
    )
    return replace(entry, slots=tuple(slots))


def _last_first(entry: Entry) -> tuple[str, ...]:
    """The words of a compound noun with the last as its head: « joint exercise »; of others as they are."""
    return entry.lemmas if entry.upos != "NOUN" else (entry.lemmas[-1], *entry.lemmas[:-1])


def _order(entry: Entry) -> tuple[int, str]:
    return -entry.weight, entry.rule


def _concepts(language: Pack, ontology: Pack) -> Mapping[str, frozenset[str]]:
    classes = {row["concept"]: row["class"] for row in ontology["concepts"]} if "concepts" in ontology else {}
    rows = language["concepts"] if "concepts" in language else ()  # noqa: SIM401 (a pack has no get)
    return {row["lemma"]: frozenset({row["concept"], classes.get(row["concept"], row["concept"])}) for row in rows}


def _event_words(language: Pack) -> Mapping[str, Mapping[str, tuple[EventWord, ...]]]:
    words: dict[str, dict[str, list[EventWord]]] = {}
    rows = language["event_words"] if "event_words" in language else ()  # noqa: SIM401 (a pack has no get)
    for row in rows:
        one = EventWord(tuple(row["lemma"].split(" ")), row["upos"], row["slot"], row["value"], row.rule)
        words.setdefault(row["class"], {}).setdefault(one.lemmas[0].lower(), []).append(one)
    return {
        kind: {lemma: tuple(sorted(group, key=lambda one: -len(one.lemmas))) for lemma, group in sorted(found.items())}
        for kind, found in sorted(words.items())
    }


def entry_of(row: Row) -> Entry:
    """The entry of one row; raises ValueError for a frame that cannot be read.

    >>> parse("subj=actor obj=theme@arms! à|vers=recipient")[1]
    Slot(names=('obj',), role='theme', wanted=frozenset({'arms'}), obligatory=True)
    """
    return Entry(tuple(row["lemma"].split(" ")), row["upos"], row["predicate"], parse(row["frame"]), row.rule)


def parse(frame: str) -> tuple[Slot, ...]:
    """The slots of a frame, in order; raises ValueError for a slot without a role."""
    return tuple(_slot(text) for text in frame.split())


def _slot(text: str) -> Slot:
    names, equals, right = text.removesuffix("!").partition("=")
    if not names or not equals or not right:
        raise ValueError(f"expected a slot like obj=recipient@people!, found {text!r}")
    role, _, wanted = right.partition("@")
    kinds = frozenset(wanted.split(",")) if wanted else frozenset()
    return Slot(tuple(names.split("|")), role if role != "_" else "", kinds, text.endswith("!"))


def matched(sentence: Sentence, head: Token, lemmas: Sequence[str]) -> tuple[Token, ...] | None:
    """The tokens of a lemma of several words whose first is ``head``; None when a word is missing."""
    found = [head]
    if not all(sentence.has_word(lemma, whole=len(lemma) <= _ENDING) for lemma in lemmas[1:]):
        return None  # as most set phrases in most sentences
    for lemma in lemmas[1:]:
        near = _near(sentence, head, lemmas)
        place = next((token for token in near if _reads(token, lemma) and token not in found), None)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def is_connecting(sentence: Sentence, lexicon: Lexicon, token: Token) -> bool:
    """Whether a noun only connects two events: « en échange de », « en représailles à »."""
    before = sentence.tokens[token.i - 1] if token.i and token.upos in NOMINAL else None
    if before is None:
        return False
    names = (token.lemma.lower(), token.form.lower())
    return any(len(row.lemmas) > 1 and row.lemmas[1] in names for row in lexicon.word("link", before))


def _has_subject(sentence: Sentence, token: Token) -> bool:
    return token.dep != "acl" or bool(sentence.children(token, "nsubj", "nsubj:pass", "aux", "mark"))


def _reads(token: Token, lemma: str) -> bool:
    form = token.form.lower()
    return lemma in (token.lemma.lower(), form) or (
        len(lemma) > _ENDING and form.startswith(lemma) and len(form) - len(lemma) < _ENDING
    )


def _near(sentence: Sentence, head: Token, lemmas: Sequence[str]) -> Iterator[Token]:
    """The words below ``head``, nearest first, not past a clause of their own, and the noun it modifies.

    What hangs on a circumstance is not looked at: « promettre une aide en cas d'attaque » promises no attack.
    """
    level: Iterable[Token] = sentence.children(head)
    for _ in range(_DEPTH):
        level = [token for token in level if token.dep not in CLAUSES or not _has_subject(sentence, token)]
        yield from level
        open_to = [one for one in level if one.dep != "obl" or any(_reads(one, lemma) for lemma in lemmas)]
        level = [child for token in open_to for child in sentence.children(token)]
    above = sentence.head(head)
    if above is not None and head.dep == "acl":
        yield above
