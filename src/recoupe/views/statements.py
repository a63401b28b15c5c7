"""What is told by nobody in particular, as claims: sentences of a statement, and events an article tells itself.

What enters is a reading, or a pile and its events; what leaves are claims in the article's own voice, made as those
of the record are, so that one comparison (`recoupe.link.likeness`) serves for all. They are never stored.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe import packs
from recoupe.graph import group
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.model import Article, Claim, Event, Holder, Mention, Quantity, Record, Span, Text, Timex
from recoupe.read.claims import CONTENT_TAGS
from recoupe.readings import Job, reading_of
from recoupe.terms import Certainty, HolderPath, Polarity, ReportType, Stance, Status
from recoupe.text.clauses import line_of
from recoupe.text.cues import cue_book
from recoupe.text.reading import Reading, Sentence
from recoupe.views.parsed import parse_ahead

UNSURE = frozenset({Status.HEDGED, Status.ALLEGED, Status.UNCONFIRMED, Status.CONDITIONAL})
"""What such an event tells is possible; a reader may not take it for a fact."""

PREDICATING = frozenset({"VERB", "AUX"})
"""What a sentence needs to tell something where no event is known in it."""


TOLD_BARELY = 3
"""Words that a line without a verb must hold beside a day or a length of time to tell something."""

TOLD_BY_NAME = 2
"""The same beside a name."""

TOLD_ALONE = 4
"""The same of a line that is all that was typed: « Faux passeports pour les équipages grecs »."""

SENTENCE_END = re.compile(r"[.!?](?=\s|$)")

ONE_ANSWER = 2
"""Ends of sentences in a question and its answer."""


ANSWERED = re.compile(r"\?(?=\s+\S)")
"""A question that something follows."""


def read_statement(characters: str, language: str) -> Reading:
    """A statement read as the texts of the record are, with no article around it and no date.

    A question with its answer states one thing: « Le pont ? Fermé depuis lundi. »
    """
    if len(SENTENCE_END.findall(characters)) <= ONE_ANSWER and len(ANSWERED.findall(characters)) == 1:
        characters = ANSWERED.sub(":", characters)
    text = Text(characters=characters, language=language)
    article = Article(text=text.id, sha256="", name="statement", language=language)
    return reading_of(Job(text, (article,), (), plain=True))


def stated(reading: Reading) -> list[tuple[Sentence, tuple[Claim, ...]]]:
    """Each sentence of a statement with its claims: those read in it that stand in no other, else what it tells itself.

    A sentence that tells nothing (a greeting, a heading without act or verb) has none.
    """
    found = []
    for sentence in reading.sentences:
        whole = reading.span(sentence.start, sentence.end)
        own = [one for one in reading.of(Claim) if one.span in whole and not one.nested_in]
        own = [one for one in own if not any(_is_told_twice(one, other) for other in own)]
        alone = len(reading.sentences) == 1
        found.append((sentence, tuple(own) or tuple(_in_own_voice(reading, sentence, whole, alone=alone))))
    return found


def _is_told_twice(one: Claim, other: Claim) -> bool:
    """True where another claim of the same stance holds the words of one: “declined to say where”."""
    if one is other or one.stance is not other.stance or one.content not in other.content:
        return False
    return one.content != other.content or one.id > other.id


def _in_own_voice(reading: Reading, sentence: Sentence, whole: Span, *, alone: bool) -> Iterator[Claim]:
    """The claim of a sentence that names no speaker; a line ``alone`` that names somebody is meant to say something."""
    events = [one for one in reading.of(Event) if one.trigger in whole]
    terms = _terms(sentence, reading)
    measured = any(isinstance(one, Quantity) and one.span in whole for one in reading.records)
    timed = any(isinstance(one, Timex) and one.span in whole for one in reading.records)
    named = alone and any(token.upos == "PROPN" for token in sentence.tokens[1:])
    measured |= timed and len(terms) + named >= TOLD_BARELY
    measured |= (named and len(terms) >= TOLD_BY_NAME) or (alone and len(terms) >= TOLD_ALONE)
    if events or measured or (terms and any(token.upos in PREDICATING for token in sentence.tokens)):
        yield told_claim(whole, events, terms, reading.records, negated=_is_negated(sentence, events))


def _is_negated(sentence: Sentence, events: Sequence[Event]) -> bool:
    """True for « aucun soldat », « personne », and for a negation in a sentence of which no event is known."""
    pronouns = any("PronType=Neg" in token.morph for token in sentence.tokens)
    return pronouns or (not events and any("Polarity=Neg" in token.morph for token in sentence.tokens))


def told_events(pile: Pile, events: Iterable[Event]) -> dict[str, Claim]:
    """Event id to the claim in the article's own voice that tells it."""
    languages = {one.id: one.language for one in pile.of(Text) if one.language in packs.languages()}
    told = [event for event in events if event.span.text in languages]
    terms: dict[str, tuple[str, ...]] = {}
    for language, some in group(told, lambda one: (languages[one.span.text],)).items():
        pack, parsed = packs.shipped(f"lang/{language}"), parse_ahead((one.span.surface for one in some), language)
        terms |= {one.id: tuple(sorted(set(lemmas(parsed[one.span.surface], pack)))) for one in some}
    measures = _measures(pile)
    return {one.id: told_claim(one.span, (one,), terms[one.id], _in_text(pile, one.span, measures)) for one in told}


def stem(term: str) -> str:
    """The letters of a lemma that its forms share, for a first look."""
    word = plain(term)
    return word[: max(4, len(word) - 4)]


def _in_text(pile: Pile, span: Span, by_text: Mapping[str, Sequence[Quantity | Timex]]) -> tuple[Record, ...]:
    inside = (one for one in by_text.get(span.text, ()) if one.span in span)
    return (*pile.mentions_in(span.text, span.start, span.end), *inside)


def _measures(pile: Pile) -> Mapping[str, Sequence[Quantity | Timex]]:
    """Text id to its quantities and time expressions."""
    every: tuple[Quantity | Timex, ...] = (*pile.of(Quantity), *pile.of(Timex))
    return group(every, lambda one: (one.span.text,))


def told_claim(
    span: Span, events: Sequence[Event], terms: tuple[str, ...], records: Sequence[Record], *, negated: bool = False
) -> Claim:
    """The claim in the article's own voice that a stretch makes, with the events, words and records inside it."""
    denied = negated or (bool(events) and all(one.polarity is Polarity.NEGATIVE for one in events))
    unsure = bool(events) and all(one.status in UNSURE for one in events)
    return Claim(
        span=span,
        content=span,
        stance=Stance.ASSERTS,
        certainty=Certainty.POSSIBLE if unsure else Certainty.CERTAIN,
        polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
        report_type=ReportType.AUTHOR,
        holders=(Holder(HolderPath.AUTHOR),),
        predicates=tuple(sorted({one.predicate for one in events})),
        terms=terms,
        mentions=tuple(one.id for one in records if isinstance(one, Mention) and one.head in span),
        timexes=tuple(one.id for one in records if isinstance(one, Timex) and one.span in span),
        quantities=tuple(one.id for one in records if isinstance(one, Quantity) and one.span in span),
        events=tuple(one.id for one in events),
    )


def _terms(sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    return tuple(sorted(set(lemmas(sentence, reading.language))))


def lemmas(sentence: Sentence, language: packs.Pack) -> Iterator[str]:
    """The content lemmas of a sentence, as claims keep them in ``terms``."""
    for word in line_of(sentence, (), cue_book(language)).words:
        if word.upos in CONTENT_TAGS and len(word.form) > 2 and not word.classes and word.form[0].isalnum():
            yield word.lemma
