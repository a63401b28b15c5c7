"""Claims: who says, confirms, denies, declines, fears, demands … what, with what certainty.

Enters: a reading with analysed sentences, mentions, chains, times, quantities and events. Leaves: `Claim` records.
It refuses to name a holder that no words name: such a claim has an absent, impersonal or author holder.

« Le ministère a démenti que des soldats aient été envoyés. » gives a claim with holder « Le ministère », cue
« a démenti », content « des soldats aient été envoyés », stance denies, certainty CT, polarity -.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from recoupe.model import Chain, Claim, Event, Filler, Holder, Mention, Problem, Quantity, Span, Timex, Why
from recoupe.terms import Certainty, HolderPath, Polarity, ReportType, Role, Stance
from recoupe.text.answering import WITHHELD, Commitment, before_refusal
from recoupe.text.attribution import attributions
from recoupe.text.authors import author_attributions
from recoupe.text.cast import Cast
from recoupe.text.clauses import Line, line_of
from recoupe.text.commitment import by_certainty, commitment, further
from recoupe.text.cues import cue_book
from recoupe.text.documented import authored
from recoupe.text.doubles import without_doubles
from recoupe.text.floating import floating_attributions, said_before
from recoupe.text.goingon import going_on
from recoupe.text.headings import REACH, only_names, quoting_headings, says_again
from recoupe.text.idioms import idiom_attributions, withheld_content
from recoupe.text.interviews import ANSWER, answers
from recoupe.text.joinedclauses import by_clause
from recoupe.text.mainverbs import main_groups, words_of
from recoupe.text.nominal_cues import nominal_attributions
from recoupe.text.nounphrases import phrase_end
from recoupe.text.openquestions import open_questions
from recoupe.text.performatives import is_willing
from recoupe.text.presswork import is_presswork
from recoupe.text.quotes import Quotation, bridged, quotations
from recoupe.text.reading import Reading, Sentence
from recoupe.text.samesource import same_source
from recoupe.text.sightings import Attribution
from recoupe.text.slogans import in_pieces
from recoupe.text.speakers import Source
from recoupe.text.takenup import of_what_is_denied
from recoupe.text.tallies import with_tallies
from recoupe.text.targets import nested, with_targets
from recoupe.text.thirds import as_told, is_speakers_own

READ_ROLES = frozenset({Role.BODY, Role.HEADING, Role.TITLE, Role.CAPTION})
REFERRING = frozenset({HolderPath.COREFERENCE, HolderPath.POSSESSIVE, HolderPath.FLOATING})
CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})

TELLING_CLASSES = frozenset({
    "ballot", "bearing", "benefit", "benefiting", "concession", "dealing", "deed", "expected", "forsaking",
    "getting", "granted", "granting", "guilt", "harming", "hostile", "imputed", "involuntary", "knowing",
    "mouthpiece", "news", "offering", "planted", "plea", "pledge_object", "private_voice", "punishing", "reprisal",
    "scornful", "settled", "share", "standing", "superlative", "truth", "turning", "undergo_lemma", "unsettled",
    "weighing", "wronging",
})  # fmt: skip
"""Classes of words that name a thing or an act and knit nothing together: a claim is about them all the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """An attribution with its line, on the way to a record."""

    place: int
    line: Line
    one: Attribution
    held: Commitment


def claims(reading: Reading) -> Iterable[Claim | Problem]:
    """The claims of a text, in the order of their contents."""
    lines = _lines(reading)
    cast = Cast.of(reading.text, reading.of(Mention), reading.of(Chain), reading.language)
    drafts = _drafts(lines, cast, reading.of(Quantity))
    built = with_targets(nested(_records(reading, lines, drafts, cast)))
    seen: set[str] = set()
    for claim in sorted(built, key=lambda one: (one.content.start, one.content.end, one.span.start, one.id)):
        if claim.id not in seen:
            seen.add(claim.id)
            yield claim


def _lines(reading: Reading) -> list[Line]:
    """The sentences that are read, with the quotations of their paragraph."""
    book = cue_book(reading.language)
    kept = [sentence for sentence in reading.sentences if sentence.role in READ_ROLES and sentence.tokens]
    marks: list[Quotation] = []
    for _, together in groupby(kept, key=lambda one: (one.role, one.paragraph)):
        sentences = list(together)
        marks += quotations(reading.text.characters, sentences[0].start, sentences[-1].end)
    over = tuple(bridged(marks))
    return [line_of(sentence, _touching(over, sentence), book) for sentence in kept]


def _touching(marks: Sequence[Quotation], sentence: Sentence) -> tuple[Quotation, ...]:
    return tuple(one for one in marks if one.start < sentence.end and sentence.start < one.end)


def _drafts(lines: Sequence[Line], cast: Cast, figures: Sequence[Quantity]) -> list[Draft]:
    found: dict[int, list[Attribution]] = {}
    for place, line in enumerate(lines):
        made = attributions(line, cast.is_actor)
        made += nominal_attributions(line, made, cast.is_actor)
        made = with_tallies(line, made, cast.is_actor, figures)
        made = before_refusal(line, made)
        made += list(idiom_attributions(line, made))
        made = [said_before(lines[place - 1], line, one) if place else one for one in made]
        pieces = [piece for one in of_what_is_denied(line, without_doubles(made)) for piece in in_pieces(line, one)]
        parts = [part for piece in pieces for part in by_clause(line, piece)]
        found[place] = [part for one in parts for part in by_certainty(line, one)]
    list(floating_attributions(lines, found))
    answers(lines, found)
    drafts = [draft for place in range(len(lines)) for draft in _line_drafts(lines, place, found[place])]
    for place, line in enumerate(lines):
        own = [draft.one for draft in drafts if draft.place == place]
        taken = [one.content for one in own] + [_cue_and_after(one) for one in own]
        told = [(draft.one, draft.held.stance) for draft in drafts if draft.place == place - 1]
        before = lines[place - 1] if place else None
        authored = (going_on(line, one, before, told) for one in author_attributions(line, taken))
        drafts += [
            Draft(place, line, one, replace(commitment(line, one), stance=one.stance, certainty=one.certainty))
            for one in (*open_questions(line, taken), *authored)
        ]
    return _with_headings(lines, drafts)


def _with_headings(lines: Sequence[Line], drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the words a heading quotes given to whoever says them below, as they are said there."""
    for heading in quoting_headings(lines):
        below = [draft for draft in drafts if heading.place < draft.place <= heading.place + REACH and _is_named(draft)]
        said = next((draft for draft in below if says_again(heading, draft.line, draft.one.content)), None)
        if said is not None:
            sources = tuple(replace(source, path=HolderPath.FLOATING) for source in said.one.sources)
            low, high = heading.content
            one = replace(said.one, cue=(low, low + 1), content=(low, high), sources=sources, construction="floating")
            drafts = [draft for draft in drafts if draft.place != heading.place]
            held = replace(said.held, hedges=(), condition=None)
            if held.stance in PLAIN and only_names(heading, lines[heading.place]):
                held = replace(held, stance=Stance.EVALUATES, certainty=Certainty.CERTAIN)
            drafts.append(Draft(heading.place, lines[heading.place], replace(one, group=None), held))
    return drafts


PLAIN = frozenset({Stance.ASSERTS, Stance.PREDICTS, Stance.ESTIMATES})
"""Stances of words of which a heading that only names a thing keeps what they think of it."""


def _is_named(draft: Draft) -> bool:
    return any(source.start >= 0 for source in draft.one.sources)


def _cue_and_after(one: Attribution) -> tuple[int, int]:
    """The cue, with the words between it and what is said: « estime probable que … », « montre prétendument … »."""
    between = one.construction in ("que", "show") and 0 <= one.content[0] - one.cue[1] < 60
    return one.cue[0], one.content[0] if between else one.cue[1]


def _line_drafts(lines: Sequence[Line], place: int, found: Sequence[Attribution]) -> list[Draft]:
    """The drafts of a sentence; of two that rest on one idiom (« refuse de dire si … ») the first, or who is named."""
    kept: list[Draft] = []
    for one in found:
        draft = _draft(lines, place, one)
        if draft is None or any(_says_of_himself(draft, other) for other in kept):
            continue
        same = [other for other in kept if draft.held.rules and other.held.rules == draft.held.rules]
        unnamed = [other for other in same if other.one.sources[0].start < 0 <= draft.one.sources[0].start]
        kept = [other for other in kept if other not in unnamed]
        same = [other for other in same if other not in unnamed]
        if not any(_is_inside(one, other.one) for other in same):
            kept.append(draft)
    return kept


def _says_of_himself(inner: Draft, outer: Draft) -> bool:
    """« a dit qu'elle refuserait toute aide »: the attitude is the speaker's own, and told already."""
    low, high = outer.one.content
    told = outer.one.construction == "que" and inner.held.stance is outer.held.stance and inner.one.group is not None
    within = low <= inner.one.cue[0] and inner.one.content[1] <= high
    subject = inner.one.sources[0]
    return told and within and subject.path is HolderPath.COREFERENCE and low <= subject.start <= low + 3


def _is_inside(one: Attribution, other: Attribution) -> bool:
    low, high = other.content
    return low <= one.cue[0] <= high or (low <= one.content[0] and one.content[1] <= high)


def _draft(lines: Sequence[Line], place: int, one: Attribution) -> Draft | None:
    """The attribution with its commitment; None when it is none, or only what somebody quoted says of himself."""
    line = lines[place]
    one = as_told(line, one)
    held = commitment(line, one)
    if not held.keep or is_speakers_own(line, one) or _addresses_reader(line, one) or is_presswork(line, one):
        return None
    for other in lines[max(0, place - 8) : place + 8]:
        inside = one.content[0] <= other.sentence.start and other.sentence.end <= one.content[1]
        if other is not line and inside and one.content[1] > one.content[0]:
            held = further(other, one, held)
    content = withheld_content(line, one) if held.stance in WITHHELD else None
    return Draft(place, line, replace(one, content=content) if content is not None else one, held)


def _addresses_reader(line: Line, one: Attribution) -> bool:
    """« si vous souhaitez … »: the reader is no holder."""
    return any(line.is_any(line.index_at(source.start), "second_person") for source in one.sources if source.start >= 0)


# ---------------------------------------------------------------- records


def _records(reading: Reading, lines: Sequence[Line], drafts: Sequence[Draft], cast: Cast) -> Iterator[Claim]:
    last: Holder | None = None
    for draft in sorted(drafts, key=lambda one: (one.place, one.one.cue[0])):
        first = [_holder(cast, draft, source, last) for source in draft.one.sources]
        first = [same_source(draft.line, *one, last) for one in zip(draft.one.sources, first, strict=True)]
        first = [authored(lines, draft.place, *one, cast) for one in zip(draft.one.sources, first, strict=True)]
        holders = tuple(one for holder in first for one in (holder, *cast.others(holder)))
        yield _record(reading, draft, holders, cast)
        spoke = next((one for one in holders if one.span is not None and one.path is not HolderPath.IMPERSONAL), None)
        if spoke is not None and draft.one.construction in ("quote", "que", "colon", "prep", "floating", "inf"):
            last = spoke


def _holder(cast: Cast, draft: Draft, source: Source, last: Holder | None) -> Holder:
    if source.path is HolderPath.ABSENT and draft.one.construction == "author":
        return Holder(HolderPath.AUTHOR)
    return cast.holder(source, last, speaks=draft.one.construction in ("quote", "colon"))


def _record(reading: Reading, draft: Draft, holders: tuple[Holder, ...], cast: Cast) -> Claim:
    one, held = draft.one, _of_own_side(cast, draft, holders)
    content = reading.span(*one.content)
    cue = None if one.construction == "floating" else reading.span(*one.cue)
    hedges = tuple(reading.span(hedge.start, hedge.end) for hedge in held.hedges)
    addressee, medium = _addressee(reading, draft, cast)
    return Claim(
        span=_whole(reading, draft, content, cue, holders),
        content=content,
        stance=held.stance,
        certainty=held.certainty,
        polarity=held.polarity,
        report_type=_report_type(draft, content),
        cue=cue,
        holders=holders,
        hedges=hedges,
        condition=reading.span(*held.condition) if held.condition else None,
        addressee=addressee,
        medium=medium,
        target_span=reading.span(*one.target) if one.target else None,
        terms=_terms(draft),
        evidence=_evidence(reading, draft),
        predicates=tuple(sorted({one.predicate for one in reading.of(Event) if one.trigger in content and one.roles})),
        events=tuple(one.id for one in reading.of(Event) if one.trigger in content and one.roles),
        mentions=tuple(one.id for one in reading.of(Mention) if one.head in content),
        timexes=tuple(one.id for one in reading.of(Timex) if one.span in content),
        quantities=tuple(one.id for one in reading.of(Quantity) if one.span in content),
        why=_why(reading, draft, content, cue, holders),
    )


def _of_own_side(cast: Cast, draft: Draft, holders: tuple[Holder, ...]) -> Commitment:
    """« Le président a suggéré que la Corée pourrait livrer des armes »: what one's own side may do is an intention."""
    one, held, line = draft.one, draft.held, draft.line
    main = next(main_groups(line, *words_of(line, one.content)), None)
    if held.stance is not Stance.ASSERTS or main is None:
        return held
    planned = "hints" in one.markers and main.tag in TO_COME
    if not (planned or (held.polarity is Polarity.POSITIVE and is_willing(line, main))):
        return held
    subject = cast.best(one.content[0], line.words[main.first].start)
    is_own = subject is not None and any(cast.is_side_of(subject, holder) for holder in holders)
    return replace(held, stance=Stance.INTENDS if planned else Stance.PROMISES) if is_own else held


TO_COME = frozenset({"cond", "fut"})


def _whole(reading: Reading, draft: Draft, content: Span, cue: Span | None, holders: tuple[Holder, ...]) -> Span:
    """The span of the claim: content, cue, and the holders that stand in its sentence."""
    spans = [content, *([cue] if cue else [])]
    low, high = draft.line.sentence.start, draft.line.sentence.end
    spans += [one.span for one in holders if one.span is not None and low <= one.span.start and one.span.end <= high]
    return reading.span(min(one.start for one in spans), max(one.end for one in spans))


def _report_type(draft: Draft, content: Span) -> ReportType:
    if draft.one.construction == "author":
        return ReportType.AUTHOR
    if ANSWER in draft.one.markers:
        return ReportType.DIRECT
    marked = [one for one in draft.line.quotations if one.start < content.end and content.start < one.end]
    if marked and marked[0].start <= content.start and content.end <= marked[0].end + 1:
        return ReportType.DIRECT if draft.one.construction in ("quote", "colon", "floating") else ReportType.MIXED
    if marked:
        return ReportType.MIXED
    return ReportType.NARRATED if draft.one.narrated else ReportType.INDIRECT


def _why(reading: Reading, draft: Draft, content: Span, cue: Span | None, holders: tuple[Holder, ...]) -> Why:
    spans = tuple(one for one in (cue, content, *(holder.span for holder in holders)) if one is not None)
    rules = tuple(
        dict.fromkeys((*draft.one.rules, *draft.held.rules, *(hedge.rule for hedge in draft.held.hedges if hedge.rule)))
    )
    analysis = reading.analysis if draft.line.parsed else ""
    return Why(spans=spans, rules=rules, analysis=analysis, note=f"construction {draft.one.construction}")


def _terms(draft: Draft) -> tuple[str, ...]:
    low, high = draft.one.content
    words = [word for word in draft.line.words if low <= word.start and word.end <= high]
    return tuple(
        sorted(
            {
                word.lemma
                for word in words
                if word.upos in CONTENT_TAGS
                and len(word.form) > 2
                and word.classes <= TELLING_CLASSES
                and word.form[0].isalnum()
            }
        )
    )


def _evidence(reading: Reading, draft: Draft) -> tuple[Span, ...]:
    """Material evidence that a content points to: a video, a picture, a document."""
    low, high = draft.one.content
    nominals = draft.line.book.nominals
    return tuple(
        reading.span(word.start, word.end)
        for word in draft.line.words
        if low <= word.start and word.end <= high and "evidence" in nominals.get(word.lemma, ())
    )


def _addressee(reading: Reading, draft: Draft, cast: Cast) -> tuple[Span | None, Filler | None]:
    """To whom it was said; the medium when that is an agency or outlet."""
    place = draft.one.addressee or _said_to(draft)
    if place is None:
        return None, None
    span = reading.span(*place)
    mention = cast.best(*place)
    keys = cast.candidates(mention) if mention is not None else ()
    known = {row["key"] for name in ("agencies", "outlets") if name in reading.world for row in reading.world[name]}
    if mention is not None and known & set(keys):
        return span, Filler("medium", span, mention.id, keys)
    return span, None


def _said_to(draft: Draft) -> tuple[int, int] | None:
    """« à l'AFP » after a verb of speech and its subject."""
    line, one = draft.line, draft.one
    if one.construction not in ("quote", "que", "colon") or one.group is None:
        return None
    start = line.index_at(max([one.cue[1], *(source.end for source in one.sources)]) - 1) + 1
    for i in range(one.group.last + 1, min(len(line), start + 4)):
        if (
            line.is_any(i, "to")
            and line.upos(i) == "ADP"
            and not (one.content[0] <= line.words[i].start < one.content[1])
        ):
            end = phrase_end(line, i + 1)
            if end > i + 1:
                return line.words[i + 1].start, line.words[end - 1].end
        if line.form(i) in (",", ".", ":") or line.is_any(i, "complementizer"):
            return None
    return None
