"""What is told by nobody in particular, as claims: sentences of a statement, and events an article tells itself.

What enters is a reading, or a pile and its events; what leaves are claims in the article's own voice, made as those
of the record are, so that one comparison (`recoupe.link.likeness`) serves for all. They are never stored.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from recoupe import packs
from recoupe.graph import group
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.model import Article, Block, Claim, Event, Holder, Mention, Quantity, Record, Span, Text, Timex
from recoupe.pipeline import Job, analysed, reading_of
from recoupe.read.claims import CONTENT_TAGS
from recoupe.terms import Certainty, HolderPath, Polarity, ReportType, Role, Stance, Status
from recoupe.text.clauses import line_of
from recoupe.text.cues import cue_book
from recoupe.text.reading import Reading, Sentence
from recoupe.text.segmentation import sentences

UNSURE = frozenset({Status.HEDGED, Status.ALLEGED, Status.UNCONFIRMED, Status.CONDITIONAL})
"""What such an event tells is possible; a reader may not take it for a fact."""

LEAST_WORDS = 2
"""Words of a statement that a sentence must hold to be looked at."""

LEAST_STRETCH = 20
"""Characters of a stretch beside a quotation that may tell something."""

PREDICATING = frozenset({"VERB", "AUX"})
"""What a sentence needs to tell something where no event is known in it."""


def read_statement(characters: str, language: str) -> Reading:
    """A statement read as the texts of the record are, with no article around it and no date."""
    text = Text(characters=characters, language=language)
    article = Article(text=text.id, sha256="", name="statement", language=language)
    return reading_of(Job(text, (article,), ()))


def stated(reading: Reading) -> list[tuple[Sentence, tuple[Claim, ...]]]:
    """Each sentence of a statement with its claims: those read in it that stand in no other, else what it tells itself.

    A sentence that tells nothing (a greeting, a heading without act or verb) has none.
    """
    found = []
    for sentence in reading.sentences:
        whole = reading.span(sentence.start, sentence.end)
        own = [one for one in reading.of(Claim) if one.span in whole and not one.nested_in]
        found.append((sentence, tuple(own) or tuple(_in_own_voice(reading, sentence, whole))))
    return found


def _in_own_voice(reading: Reading, sentence: Sentence, whole: Span) -> Iterator[Claim]:
    events = [one for one in reading.of(Event) if one.trigger in whole]
    terms = _terms(sentence, reading)
    if events or (terms and any(token.upos in PREDICATING for token in sentence.tokens)):
        yield told_claim(whole, events, terms, reading.records, negated=_is_negated(sentence, events))


def _is_negated(sentence: Sentence, events: Sequence[Event]) -> bool:
    """True for « aucun soldat », « personne », and for a negation in a sentence of which no event is known."""
    pronouns = any("PronType=Neg" in token.morph for token in sentence.tokens)
    return pronouns or (not events and any("Polarity=Neg" in token.morph for token in sentence.tokens))


def told_events(pile: Pile, events: Iterable[Event]) -> dict[str, Claim]:
    """Event id to the claim in the article's own voice that tells it."""
    made: dict[str, Claim] = {}
    measures = _measures(pile)
    for event in events:
        text = pile.get(event.span.text, Text)
        if text is not None and text.language in packs.languages():
            pack = packs.shipped(f"lang/{text.language}")
            sentences = analysed(event.span.surface, text.language)
            terms = tuple(sorted({word for one in sentences for word in lemmas(one, pack)}))
            made[event.id] = told_claim(event.span, (event,), terms, _in_text(pile, event.span, measures))
    return made


def told_sentences(pile: Pile, like: Claim, apart_from: str) -> dict[Span, Claim]:
    """Sentences that an article tells itself and that hold half of the words of a claim and more, as claims.

    For what no event and no claim of the record stands for: « la participation a atteint 58 % ». Sentences in which
    somebody is quoted are left to their claims. ``apart_from`` is the text of the claim itself.
    """
    own = pile.get(like.span.text, Text)
    stems = {stem(term) for term in like.terms if any(letter.isalpha() for letter in term)}
    made: dict[Span, Claim] = {}
    measures = _measures(pile)
    blocks = group(pile.of(Block), lambda one: (one.span.text,))
    told = group(pile.of(Event), lambda one: (one.span.text,))
    for text in pile.of(Text) if own is not None and len(stems) >= LEAST_WORDS else ():
        if text.id == apart_from or own is None or text.language != own.language:
            continue
        letters = plain(text.characters)
        if _missing(stems, letters) or len(letters) != len(text.characters):
            continue
        for start, end in _sentences(pile, text, blocks.get(text.id, ())):
            if not _missing(stems, letters[start:end]):
                span = text.span(start, end)
                analysed_words = analysed(span.surface, text.language)
                pack = packs.shipped(f"lang/{text.language}")
                words = tuple(sorted({word for one in analysed_words for word in lemmas(one, pack)}))
                events = [one for one in told.get(text.id, ()) if one.trigger in span]
                negated = any(_is_negated(one, events) for one in analysed_words)
                made[span] = told_claim(span, events, words, _in_text(pile, span, measures), negated=negated)
    return made


def stem(term: str) -> str:
    """The letters of a lemma that its forms share, for a first look."""
    word = plain(term)
    return word[: max(4, len(word) - 4)]


def _missing(stems: Collection[str], letters: str) -> bool:
    """True when fewer than half of the stems, or than `LEAST_WORDS`, stand in some letters."""
    found = sum(one in letters for one in stems)
    return found < LEAST_WORDS or 2 * found < len(stems)


def _sentences(pile: Pile, text: Text, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The sentences of the body of a text in which nobody is quoted."""
    quoted = [one.span for one in pile.claims_in(text.id)]
    for block in blocks:
        if block.role in (Role.BODY, Role.TITLE, Role.HEADING):
            for start, end in sentences(
                text.characters, block.span.start, block.span.end, packs.shipped(f"lang/{text.language}")
            ):
                yield from _unquoted(start, end, quoted)


def _unquoted(start: int, end: int, quoted: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that no claim takes, those long enough to tell something."""
    place = start
    for one in sorted((one for one in quoted if one.start < end and start < one.end), key=lambda one: one.start):
        if one.start - place >= LEAST_STRETCH:
            yield place, one.start
        place = max(place, one.end)
    if end - place >= LEAST_STRETCH:
        yield place, end


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
