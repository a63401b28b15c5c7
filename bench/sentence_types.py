"""The one PLOVER root type that a sentence tells: what the rules find in it, weighed together with its words.

What enters is a reading; what leaves is a type. The rules name the event word nearest to the main clause
(`nearest`). Sums of weights (`recoupe.weighing`) choose among all types by two kinds of plain facts: what the rules
find, by how far it stands from the main clause, and the words, the same way, with pairs of neighbours. Words that no
labelled sentence holds speak by where they lie among all words (`bench.sentence_vectors`). ``sentence_types.tsv`` holds
the weights; ``train/sentence_types.py`` fits them. Events themselves are not touched: this is asked for where a
sentence may have one label only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from bench.sentence_vectors import direction
from recoupe import packs
from recoupe.model import Event, Span
from recoupe.read.events import frames_in
from recoupe.terms import Polarity, Status
from recoupe.text.arguments import Clauses
from recoupe.text.frames import Lexicon, lexicon
from recoupe.text.parties import Parties
from recoupe.text.reading import Reading, Sentence, Token
from recoupe.text.trees import mended
from recoupe.views.codebook import COOPERATION
from recoupe.views.coded import coded_events
from recoupe.weighing import SCALE, Question, asked

WEIGHTS = Path(__file__).with_name("sentence_types.tsv")
STRENGTH = ("ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "RETREAT", "AID", "COOPERATE")
"""Material types, told by an act: preferred to what the same sentence says in words when both stand at one depth."""
STEPS = {
    "amod": 2.5,
    "ccomp": 0.0,
    "xcomp": 0.5,
    "conj": 0.5,
    "acl": 3.0,
    "acl:relcl": 3.0,
    "advcl": 3.0,
    "nmod": 2.0,
    "obl": 2.0,
}
"""What a step from a word to its head costs; 1 for other relations. Set on the sentences of en-wire.jsonl."""
UNFILLED = 1.5
"""What a word costs whose frame found no party."""
POSSIBLE = frozenset({"could", "may", "might"})
"""What shows that an act may only come: promised or threatened, if it is any of these."""
OWED = frozenset({"must", "ought", "should"})
"""What shows that an act is asked for."""
SPOKEN = ("REJECT", "REQUEST", "THREATEN")
"""Types told in words, of an act that is still to come: that act is what they are about."""
UNCODED = 1.0
"""What an event costs that coding leaves aside: one that is negated, done by a thing, or a lasting state."""
DEPTHS = (0.6, 1.6, 3.1)
"""Costs below which a word is of the main clause, beside it, below it; the rest is far."""
FIRST = 3
"""How many of the nearest event words are facts of their own."""
AMBIGUOUS = 3
"""Types beyond which a word of the lexicon says nothing by itself."""
CONTENT = ("ADJ", "ADV", "AUX", "NOUN", "PROPN", "VERB")
LINKING = ("ADP", "PART", "SCONJ")
WORD, SAID = "word=", "said "
OF_HEAD = ("advmod", "aux", "aux:pass", "ccomp", "compound", "nsubj", "nsubj:pass", "obj", "obl", "xcomp")
BELOW = ("advcl", "advmod", "aux", "mark", "obj")


@dataclass(frozen=True, slots=True)
class Found:
    """One event word: what it costs to reach it, its place, the type it tells, and how: event, aside, unfilled."""

    cost: float
    place: int
    kind: str
    how: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a sentence: the type of the rules, what they found, its words, where these lie."""

    nearest: str
    told: tuple[str, ...]
    words: tuple[str, ...]
    axes: tuple[tuple[str, int], ...]


def label_of(reading: Reading) -> str:
    """The type of a sentence: the likeliest by the weights."""
    facts = facts_of(reading)
    return answer(weights(), joined((*facts.told, *facts.words)), facts.axes)


def joined(features: Iterable[str]) -> frozenset[str]:
    """Plain facts, and how a thing is told with the type that stands nearest."""
    known = frozenset(features)
    nearest = [one for one in known if one.startswith("near0=")]
    return known | {f"{one} {near}" for one in known if one.startswith(SAID) for near in nearest}


def answer(known: Question, features: Iterable[str], axes: Iterable[tuple[str, int]]) -> str:
    """The type of the greatest sum over plain facts and axes (in thousandths), the first among equals."""
    sums = {one: SCALE * value for one, value in known.sums(features).items()}
    for axis, value in axes:
        for one, weight in known.weights.get(axis, {}).items():
            sums[one] += weight * value
    return min(known.answers, key=lambda one: (-sums[one], one))


@cache
def weights() -> Question:
    """The weights of the types."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return asked((cell[0], cell[1], int(cell[2])) for cell in cells)


def facts_of(reading: Reading) -> Facts:
    """What is known of a sentence; coded events come before words whose frame found no party.

    Of event words at one cost a material act comes before words.
    """
    coded = coded_events(reading.records, ontology="plover", statuses=tuple(Status), whole=False)
    types = {one.id: one.event for one in coded}
    words = lexicon(reading.language, reading.ontology)
    parties = Parties.of(reading, words)
    found: list[Found] = []
    said: set[str] = set()
    for sentence in reading.sentences:
        whole = mended(words.forms.mended(sentence), words, parties.names)
        found += _found(reading, whole, words, parties, types)
        said |= set(_words(whole, words))
    ordered = sorted(found, key=lambda one: (one.cost, one.kind not in STRENGTH, one.place, one.kind))
    nearest = ordered[0].kind if ordered else ""
    told = {f"rules={nearest}", *(f"{one.how}{_depth(_own_cost(one))}={one.kind}" for one in found)}
    told |= {f"near{i}={one.kind}" for i, one in enumerate(ordered[:FIRST])}
    plain = [one.removeprefix(WORD) for one in said if one.startswith(WORD)]
    return Facts(nearest, tuple(sorted(told)), tuple(sorted(said)), direction(plain))


def _own_cost(one: Found) -> float:
    """The way to an event word alone."""
    return one.cost - {"event": 0.0, "aside": UNCODED, "unfilled": UNFILLED}[one.how]


def _found(
    reading: Reading, sentence: Sentence, words: Lexicon, parties: Parties, types: dict[str, str]
) -> Iterator[Found]:
    """The event words of a sentence that tell a type."""
    unfilled = _types_without_party(sentence, words, parties)
    here: dict[int, tuple[str, str]] = {}
    for event in reading.of(Event):
        kind = _possible(event, types[event.id]) if event.id in types else _plain_type(event)
        kind = _content_of(sentence, event, unfilled) or kind
        place = _head(sentence, event.trigger)
        if place >= 0 and (event.id in types or place not in here):
            here[place] = (kind, "event" if event.id in types else "aside")
    for token in sentence.tokens:
        kind, how = here.get(token.i, ("", ""))
        if not kind:
            kind, how = unfilled.get(token.i, ""), "unfilled"
        penalty = {"event": 0.0, "aside": UNCODED, "unfilled": UNFILLED}[how]
        if kind:
            yield Found(distance(sentence, token) + penalty, token.i, kind, how)


def _words(sentence: Sentence, words: Lexicon) -> Iterator[str]:
    """The words of a sentence, with how far they stand from the main clause, and the types they may tell."""
    for token in sentence.tokens:
        depth, lemma = _depth(distance(sentence, token)), token.lemma.lower()
        if token.upos in CONTENT and not token.entity:
            yield from (f"{WORD}{lemma}", f"word{depth}={lemma}")
        if token.upos in LINKING:
            yield f"link={lemma}"
        codes = _codes()
        kinds = {codes[entry.predicate] for entry in words.of(token) if entry.predicate in codes}
        yield from (f"may{depth}={kind}" for kind in kinds if len(kinds) <= AMBIGUOUS)
        if token.head == token.i:
            yield from _at_head(sentence, token)
    for one, after in pairwise(sentence.tokens):
        if not any(it.entity or it.upos in ("PROPN", "PUNCT") for it in (one, after)):
            yield f"two={one.lemma.lower()} {after.lemma.lower()}"


def _at_head(sentence: Sentence, head: Token) -> Iterator[str]:
    """The head of a sentence and what hangs on it, and on the clause it governs."""
    top = head.lemma.lower()
    yield f"head={top}"
    for child in sentence.children(head, *OF_HEAD):
        if child.upos == "PROPN":
            continue
        yield f"{child.dep}={child.lemma.lower()}"
        if child.dep in ("compound", "obj", "xcomp"):
            yield f"head {child.dep}={top} {child.lemma.lower()}"
        if child.dep in ("ccomp", "xcomp"):
            yield from (f"clause {one.dep}={one.lemma.lower()}" for one in sentence.children(child, *BELOW))
        if child.dep == "ccomp":
            yield from _said(sentence, head, child)


def _said(sentence: Sentence, head: Token, content: Token) -> Iterator[str]:
    """How what is said is told: who speaks first or last, of himself or others, of what is to be or was."""
    moods = " ".join(sorted({one.lemma.lower() for one in sentence.children(content, "aux")}))
    subjects = sentence.children(content, "nsubj", "nsubj:pass")
    whose = [("own" if one.upos == "PRON" else "other") for one in subjects][:1]
    place = "first" if head.i < content.i else "last"
    for of in ("", *whose):
        yield from (f"{SAID}{place} {of} {mood}" for mood in ("", moods))


def _depth(cost: float) -> int:
    return sum(cost >= limit for limit in DEPTHS)


@cache
def _codes() -> dict[str, str]:
    return {row["predicate"]: row["type"] for row in packs.shipped("ontology/plover")["codes"]}


def _head(sentence: Sentence, trigger: Span) -> int:
    """The highest word of a trigger: that of ``joint naval drill`` is its noun; -1 where it is of another sentence."""
    inside = [one for one in sentence.tokens if trigger.start <= one.start < trigger.end]
    return min(inside, key=lambda one: (distance(sentence, one), one.i)).i if inside else -1


def _possible(event: Event, kind: str) -> str:
    """The type of a coded event; what may only come is promised or threatened, what must be is asked for."""
    shown = event.status_span.surface.lower() if event.status_span is not None else ""
    if shown in OWED:
        return "REQUEST"
    if event.status != Status.HEDGED or shown not in POSSIBLE:
        return kind
    rows = packs.shipped("ontology/plover")["shifts"]
    return next((row["to_type"] for row in rows if row["type"] == kind and row["status"] == Status.PLANNED), kind)


def _content_of(sentence: Sentence, event: Event, unfilled: dict[int, str]) -> str:
    """The type of the word that says an event is to be, where it found no party: ``insisted that Georgia withdraw``."""
    if event.status != Status.PLANNED or event.status_span is None:
        return ""
    told = unfilled.get(_head(sentence, event.status_span), "")
    return told if told in SPOKEN else ""


def _plain_type(event: Event) -> str:
    """The type of an event that coding leaves aside; what is not done and would have been kind is refused."""
    kind = _codes().get(event.predicate, "")
    quads = {row["type"]: row["quad"] for row in packs.shipped("ontology/plover")["types"]}
    return "REJECT" if event.polarity == Polarity.NEGATIVE and quads.get(kind) in COOPERATION else kind


def _types_without_party(sentence: Sentence, words: Lexicon, parties: Parties) -> dict[int, str]:
    """The types of words by place, those of their frames first, else of a row that asks for nothing."""
    codes = _codes()
    types = {
        token.i: codes[entry.predicate]
        for token in sentence.tokens
        for entry in words.of(token)
        if entry.predicate in codes and len(entry.lemmas) == 1 and not any(slot.wanted for slot in entry.slots)
    }
    frames = frames_in(sentence, Clauses(sentence, words), words, parties, {})
    return types | {frame.trigger.i: codes.get(frame.entry.predicate, "") for frame in frames}


def distance(sentence: Sentence, token: Token) -> float:
    """How far a word is from the main clause: the sum of what each step upwards costs."""
    return sum(_step(sentence, one) for one in (token, *sentence.ancestors(token)))


def _step(sentence: Sentence, token: Token) -> float:
    if token.head == token.i:
        return 0.0
    if token.dep == "acl" and sentence.tokens[token.head].head == token.head:
        return 0.5  # "The garrison surrendered": a headline noun whose verb the parser took for a participle
    marks = {mark.lemma.lower() for mark in sentence.children(token, "mark")}
    if token.dep == "advcl" and "to" in marks:
        return STEPS["xcomp"]
    return STEPS.get(token.dep, 1.0)
