"""How two events of a sentence hang together: exchange, cause, response, purpose, condition.

What enters is a sentence, the lexicon and the words that tell its events; what leaves is pairs of such words with the
words that connect them. The first of a pair is told by the clause itself; the second is what it is done for, because
of, in answer to, in exchange for, or on condition of. Connecting words stand in ``event_words``:

* class ``link``, a mark or preposition (``si``, ``pour``, ``en échange de``): what they open is the second;
* class ``link verb``, a verb between two event nouns (``provoquer``, ``répondre``): slot ``subj`` says that its subject
  is the second (what provokes), slot ``obj`` that its object is (what is answered).

« Oslo livre des armes à Riga en échange de livraisons de blé » links « livre » to « livraisons » by « en échange de ».
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.terms import LinkKind
from recoupe.text.frames import VERBAL, EventWord, Lexicon
from recoupe.text.reading import Sentence, Token

LINK, LINK_VERB = "link", "link_verb"
_BEFORE = 3
"""Words before a preposition that may belong to it: « à la suite de »."""
_OBJECTS = ("obj", "obl", "iobj", "obl:agent", "xcomp")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two event words that hang together: what is told, its ground, the connecting words, and their row."""

    kind: LinkKind
    told: Token
    ground: Token
    words: tuple[Token, ...]
    rule: str


def ties(sentence: Sentence, lexicon: Lexicon, triggers: Sequence[Token]) -> Iterator[Tie]:
    """The ties of a sentence, in text order of the second event."""
    events = {one.i: one for one in triggers}
    for ground in triggers:
        found = _opened(sentence, lexicon, ground, events)
        if found is not None:
            yield found
    for verb in sentence.tokens:
        if verb.upos in VERBAL and verb.i not in events:
            yield from _by_verb(sentence, lexicon, verb, events)


def _opened(sentence: Sentence, lexicon: Lexicon, ground: Token, events: dict[int, Token]) -> Tie | None:
    """The tie of an event that connecting words open, to the nearest event above it, or that its clause governs."""
    connector: tuple[EventWord, tuple[Token, ...]] | None = None
    current = ground
    for above in sentence.ancestors(ground):
        if connector is None:
            connector = _connector(sentence, lexicon, current)
        told = events.get(above.i) or _carried(sentence, above, current, events)
        if told is not None:
            if connector is None:
                return None
            row, words = connector
            return Tie(LinkKind(row.value), told, ground, words, row.rule)
        current = above
    return None


def _carried(sentence: Sentence, verb: Token, below: Token, events: dict[int, Token]) -> Token | None:
    """The event that a verb carries, « mène une frappe en représailles à … », « pourrait frapper si … »."""
    if verb.upos not in VERBAL:
        return None
    found = (events.get(child.i) for child in sentence.children(verb, "obj", "nsubj:pass", "xcomp") if child != below)
    return next((one for one in found if one is not None), None)


def _connector(sentence: Sentence, lexicon: Lexicon, token: Token) -> tuple[EventWord, tuple[Token, ...]] | None:
    """The connecting words that open a phrase or clause: its mark or preposition, or words that end in it."""
    opening = sentence.children(token, "case", "mark")
    if not opening:
        return None
    place = opening[0].i
    for start in range(max(0, place - _BEFORE), place + 1):
        words = sentence.tokens[start : token.i]
        for row in lexicon.word(LINK, words[0]) if words else ():
            fits = not row.slot or row.slot == _kind_of(token)
            reaches = start + len(row.lemmas) >= place
            if fits and reaches and _stands(row.lemmas, words):
                return row, tuple(words[: len(row.lemmas)])
    return None


def _stands(lemmas: Sequence[str], words: Sequence[Token]) -> bool:
    """Whether words begin with lemmas; a lemma also stands for its own form."""
    if len(words) < len(lemmas):
        return False
    return all(lemma in (one.lemma.lower(), one.form.lower()) for lemma, one in zip(lemmas, words, strict=False))


def _kind_of(token: Token) -> str:
    return "clause" if token.upos in VERBAL else "noun"


def _by_verb(sentence: Sentence, lexicon: Lexicon, verb: Token, events: dict[int, Token]) -> Iterator[Tie]:
    """The tie a verb makes between the event nouns that are its subject and its object."""
    for row in lexicon.word(LINK_VERB, verb):
        subject = _event_below(sentence, verb, _SUBJECTS, events)
        other = _event_below(sentence, verb, _OBJECTS, events)
        if subject is None or other is None:
            continue
        told, ground = (other, subject) if row.slot == "subj" else (subject, other)
        yield Tie(LinkKind(row.value), told, ground, (verb,), row.rule)
        return


def _event_below(sentence: Sentence, verb: Token, deps: Sequence[str], events: dict[int, Token]) -> Token | None:
    return next((events[child.i] for child in sentence.children(verb, *deps) if child.i in events), None)
