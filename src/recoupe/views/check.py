"""A statement set against the record: who supports it, who denies it, which figures are reported instead.

What enters is a selection and a statement, a sentence or a text; it is read as the record is read and compared by what
propositions are made with (`recoupe.link`). What leaves is one row per claim of the statement, with the quotations. It
refuses to say what is true, and to answer from a claim that is about something else: « rien dans ce dossier » is an
answer. What is told with reserve, predicted, or answered beside the question is shown and never counted on a side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recoupe import packs
from recoupe.errors import QuestionError
from recoupe.ingest.languages import language_of
from recoupe.link.disputes import covers
from recoupe.link.likeness import RARE, similarity
from recoupe.link.pile import Pile
from recoupe.link.propositions import ALIKE
from recoupe.link.standing import FOR, happened
from recoupe.link.topics import Topic, event_topic, own_topic, topic
from recoupe.link.vocabulary import near
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Finding, Quantity, Text, Timex
from recoupe.pipeline import analysed
from recoupe.terms import Certainty, FindingKind, HolderPath, Polarity, Relation, Stance
from recoupe.text.reading import Reading, Sentence
from recoupe.views.bearing import Bearing, Borne, Texts, as_sentence
from recoupe.views.frames import Frame, Place, frame_of
from recoupe.views.measures import Days, days_of, exclude, meets, pairs
from recoupe.views.prepared import made_once
from recoupe.views.quotations import NO_COUNTS, Counts, Quotation, Quoter, in_time, told_once
from recoupe.views.reported import AGAINST as AGAINST_IT
from recoupe.views.reported import FOR as FOR_IT
from recoupe.views.reported import RESERVES, is_reported, one_speaker
from recoupe.views.reported import side as stance_side
from recoupe.views.seeking import texts_for
from recoupe.views.selection import Selection
from recoupe.views.statements import read_statement, stated, told_events

SURE = (Certainty.CERTAIN, Certainty.PROBABLE)

SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING, NO_CLAIM = (
    "supported", "denied", "disputed", "other_figures", "nothing", "no_claim",
)  # fmt: skip
ANSWERS = (SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING, NO_CLAIM)
"""What the dossier holds of a claim: said by some, denied by some, both, only with other figures, nothing about it;
or the statement claims nothing."""

LONGEST_NAME = 255
"""Characters a file name has at most on the systems we know."""

SUPPORTS, DENIES, GIVES_OTHER_FIGURE, BESIDE = "supports", "denies", "gives_other_figure", "beside"


WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        SUPPORTED: "appuyé par ce dossier",
        DENIED: "démenti dans ce dossier",
        DISPUTED: "contesté : les uns l'affirment, d'autres le démentent",
        OTHER_FIGURES: "ce dossier donne d'autres chiffres",
        NOTHING: "rien dans ce dossier ne porte là-dessus de façon à l'appuyer ou à le contredire",
        NO_CLAIM: "cette phrase n'affirme rien qui puisse être recoupé",
        SUPPORTS: "vont dans ce sens",
        DENIES: "s'y opposent",
        GIVES_OTHER_FIGURE: "donnent un autre chiffre",
        BESIDE: "à côté, sans prendre parti ou avec réserve",
    },
    "en": {
        SUPPORTED: "supported in this dossier",
        DENIED: "denied in this dossier",
        DISPUTED: "disputed: some say so, others deny it",
        OTHER_FIGURES: "this dossier reports other figures",
        NOTHING: "nothing in this dossier is about this in a way that supports or contradicts it",
        NO_CLAIM: "this sentence claims nothing that can be checked",
        SUPPORTS: "say so",
        DENIES: "say otherwise",
        GIVES_OTHER_FIGURE: "give another figure",
        BESIDE: "beside it, taking no side or with reserve",
    },
}
"""What a reader is told of an answer, and of a side."""


def answer_words(name: str, language: str) -> str:
    """An answer, or a side, in a reader's words."""
    return WORDS[language][name]


def statement_of(words: str) -> str:
    """The statement: the words themselves, or what the file of that name holds.

    Raises QuestionError for a file whose bytes are no text.
    """
    path = Path(words)
    if len(words) > LONGEST_NAME or "\n" in words or not path.is_file():
        return words
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise QuestionError(f"{path}: expected a text file in UTF-8: {fault}") from fault


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of a statement: what the dossier answers, and the quotations on every side.

    ``start`` and ``end`` are code points of the statement; ``beside`` speaks of the same thing and takes no side.
    """

    claim: str
    start: int
    end: int
    answer: str
    supporting: tuple[Quotation, ...] = ()
    denying: tuple[Quotation, ...] = ()
    other_figures: tuple[Quotation, ...] = ()
    beside: tuple[Quotation, ...] = ()
    support: Counts = NO_COUNTS
    denial: Counts = NO_COUNTS


def check(selection: Selection, statement: str, *, language: str = "fr", written_in: str = "") -> list[Checked]:
    """The rows of a statement's claims, in its order.

    Args:
        selection: the part of the record asked about.
        statement: a sentence or a text.
        language: of the names and labels.
        written_in: language of the statement; decided from its words when empty.

    Raises:
        QuestionError: an empty statement, or one in a language no pack covers.
    """
    if not any(letter.isalpha() for letter in statement):
        raise QuestionError("expected a statement with words in it, found none")
    code = written_in or language_of(statement)
    if code not in packs.languages():
        covered = ", ".join(packs.languages())
        raise QuestionError(f"expected a statement in a language with a pack ({covered}), found one in {code!r}")
    reading = read_statement(statement, code)
    own = (reading.text, *reading.articles, *reading.records)
    alone = selection.pile((), more=own)
    frames = {one.start: _frame(alone, reading, one) for one in reading.sentences}
    contents = {
        one.id: _frame(alone, reading, as_sentence(one.content.surface, code), one.content.start)
        for _, claims in stated(reading)
        for one in claims
        if is_reported(one)
    }
    pile = selection.pile(texts_for(selection, (*frames.values(), *contents.values())), more=own)
    against = _Against(pile, reading.text, Quoter(pile, language), contradictions(selection))
    rows: list[Checked] = []
    for sentence, claims in stated(reading):
        words = reading.span(sentence.start, sentence.end)
        whole = frames[sentence.start] if len(claims) == 1 else None
        rows += [against.answer(claim, whole, contents.get(claim.id)) for claim in claims] or [
            Checked(words.surface, words.start, words.end, NO_CLAIM)
        ]
    return rows


def _frame(pile: Pile, reading: Reading, sentence: Sentence, start: int = 0) -> Frame:
    """What a sentence of a statement names; its tokens count from ``start``."""
    measures: tuple[Quantity | Timex, ...] = (*reading.of(Quantity), *reading.of(Timex))
    place = Place(reading.text.id, start, reading.text.language, reading.of(Event), measures)
    return frame_of(pile, sentence, place, known=False)


def contradictions(selection: Selection) -> list[tuple[str, str]]:
    """Ids of the claims that contradict each other in the findings of a record."""
    return made_once(
        selection.kept("contradictions"),
        list[tuple[str, str]],
        lambda: [
            (tie.a, tie.b)
            for one in selection.of(Finding)
            if one.kind is FindingKind.DISPUTE
            for tie in one.ties
            if tie.relation is Relation.CONTRADICTS
        ],
        lambda payload: selection.keep("contradictions", payload),
    )


class _Against:
    """The record a statement is set against: its claims, and the events its articles tell themselves."""

    def __init__(self, pile: Pile, statement: Text, quoter: Quoter, contradictions: Sequence[tuple[str, str]]) -> None:
        self.pile, self.statement, self.quoter = pile, statement, quoter
        self.texts = Texts(pile, statement.id)
        self.claims = {one.id: one for one in pile.of(Claim) if one.span.text != statement.id}
        inside = {event for claim in self.claims.values() for event in claim.events}
        self.events = [one for one in pile.of(Event) if one.id not in inside and one.span.text != statement.id]
        self.topics = {one.id: topic(pile, one) for one in self.claims.values()}
        self.contradictions = contradictions

    def answer(self, claim: Claim, whole: Frame | None, content: Frame | None) -> Checked:
        """The row of one claim of the statement.

        ``whole`` is the frame of its sentence where it makes no other claim, ``content`` that of what somebody is
        stated to have said: where the record has that speaker on it, nobody else is asked.
        """
        found = self._spoken(claim, content) if content is not None else []
        if not any(side != BESIDE for side, _ in found):
            found += self._borne(claim, whole)
        sides: dict[str, list[Quotation]] = {SUPPORTS: [], DENIES: [], GIVES_OTHER_FIGURE: [], BESIDE: []}
        for side, quotation in found:
            sides[side].append(quotation)
        sides[SUPPORTS] = [one for one in sides[SUPPORTS] if not any(_same_place(one, two) for two in sides[DENIES])]
        rows = {side: told_once(in_time(some)) for side, some in sides.items()}
        return Checked(
            claim=" ".join(claim.content.surface.split()),
            start=claim.content.start,
            end=claim.content.end,
            answer=_answer(rows),
            supporting=rows[SUPPORTS],
            denying=rows[DENIES],
            other_figures=rows[GIVES_OTHER_FIGURE],
            beside=rows[BESIDE],
            support=self.quoter.counts(sides[SUPPORTS]),
            denial=self.quoter.counts(sides[DENIES]),
        )

    def _spoken(self, claim: Claim, content: Frame) -> list[tuple[str, Quotation]]:
        """What the speaker of a claim is told to have said of its content, with the side it stands on."""
        found: list[tuple[str, Claim, Quotation]] = []
        for one in self.texts.borne(content, self.statement).bearings:
            for teller in [each for each in one.over if one_speaker(self.pile, claim, each)][:1]:
                told = one.by(teller)
                same, own, quantity = pairs(self.pile, claim, told)
                side = {FOR_IT: SUPPORTS, AGAINST_IT: DENIES}.get(stance_side(claim, told), BESIDE)
                if side == SUPPORTS and own:
                    side = SUPPORTS if any(meets(a, b) for a, b in same) else GIVES_OTHER_FIGURE if same else BESIDE
                found.append((side, told, self.quoter.claim(teller, quantity, record=teller.id)))
        moved = any(side == SUPPORTS for side, _, _ in found)  # who confirms has perhaps not confirmed before
        return [
            (BESIDE if moved and side == DENIES and told.stance in RESERVES else side, quotation)
            for side, told, quotation in found
        ]

    def _borne(self, claim: Claim, whole: Frame | None) -> list[tuple[str, Quotation]]:
        """What bears on a claim, whoever says it, with the side it stands on."""
        borne = self.texts.borne(whole, self.statement) if whole is not None else Borne(None)
        stated_days = days_of(self.pile.timexes(claim))
        found: list[tuple[str, Bearing, Quantity | None]] = []
        for one in borne.bearings:
            side, quantity = self._side(borne.claim or claim, one.claim)
            found.append((side, one, quantity))
        found = _dated(found, stated_days)
        rows = [(side, self.quoter.claim(one.cited, quantity, record=one.record)) for side, one, quantity in found]
        known = {one.record for one in borne.bearings} | borne.aside
        alike = {one: other for one, other in self._alike(claim).items() if one not in known}
        for identifier, other in {**alike, **self._disputed(alike, claim)}.items():
            side, quantity = self._side(claim, other)
            side = BESIDE if side == DENIES and _is_told(other) else side
            rows.append((side, self.quoter.claim(other, quantity, record=identifier)))
        return rows

    def _alike(self, claim: Claim) -> dict[str, Claim]:
        """Record id to the claims about the same thing, those of its events that an article tells itself included."""
        own = topic(self.pile, claim)
        about = [one for one, other in self.topics.items() if self._is_about(own, other, self.claims[one])]
        found = {one: self.claims[one] for one in about}
        speakers = set(families(self.pile, claim))
        if speakers:
            return {one: other for one, other in found.items() if one_speaker(self.pile, claim, other)}
        alike = [event for event in self.events if own.acts & event_topic(self.pile, event).acts]
        told = told_events(self.pile, alike)
        found |= {one: said for one, said in told.items() if self._is_about(own, topic(self.pile, said), said)}
        return found

    def _disputed(self, found: Mapping[str, Claim], claim: Claim) -> Mapping[str, Claim]:
        """What the record already holds against the claims found: the other ends of its contradictions."""
        sides = {one: self._side(claim, other)[0] for one, other in found.items()}
        more = set()
        for tie in self.contradictions:
            for here, there in (tie, tie[::-1]):
                if sides.get(here) == SUPPORTS and there in self.claims:
                    more.add(there)
        return {one: self.claims[one] for one in sorted(more)}

    def _is_about(self, own: Topic, other: Topic, claim: Claim) -> bool:
        denies = claim.stance is Stance.DENIES
        if similarity(own, other) >= ALIKE and says_as_much(own, other) and not (denies and other.names - own.names):
            return True
        return denies and covers(own_topic(self.pile, claim), own)

    def _side(self, claim: Claim, other: Claim) -> tuple[str, Quantity | None]:
        """On which side another claim stands, and the figure it gives of what the first one counts."""
        same, own, shown = pairs(self.pile, claim, other)
        unsure = claim.certainty not in SURE
        sign = _sign(self.pile, claim, unsure=unsure) * _sign(self.pile, other, unsure=unsure)
        if claim.stance not in (*FOR, Stance.DENIES, Stance.SUSPECTS):
            return (SUPPORTS if claim.stance is other.stance else BESIDE), shown
        if sign < 0:
            of_another = bool(same) and not any(meets(a, b) for a, b in same)  # who denies 13 000 denies no 1 500
            return (BESIDE if of_another or _is_ahead(self.pile, other) else DENIES), shown
        moved = _planned(self.pile, claim) != _planned(self.pile, other) and other.stance is not Stance.SUSPECTS
        if not sign or (moved and not unsure):
            return BESIDE, shown
        if not same:
            return (BESIDE if own else SUPPORTS), shown
        if any(meets(a, b) for a, b in same):
            return SUPPORTS, next(b for a, b in same if meets(a, b))
        return GIVES_OTHER_FIGURE, shown


def _dated(
    found: list[tuple[str, Bearing, Quantity | None]], asked: Days
) -> list[tuple[str, Bearing, Quantity | None]]:
    """What bears on a claim that names a day: what is told of another day gives that, and does not support it."""
    if not all(asked):
        return found
    other = {one.record for side, one, _ in found if side == SUPPORTS and exclude(asked, one.days)}
    of_that_day = any(side == SUPPORTS and all(one.days) and one.record not in other for side, one, _ in found)
    rows = []
    for side, one, quantity in found:
        if one.record in other:
            rows.append((BESIDE if of_that_day else GIVES_OTHER_FIGURE, one, quantity))
        else:
            undated = other and not of_that_day and side == SUPPORTS
            rows.append((BESIDE if undated else side, one, quantity))
    return rows


def _same_place(one: Quotation, other: Quotation) -> bool:
    """True for two readings of one stretch of text."""
    return one.text == other.text and one.start < other.end and other.start < one.end


def says_as_much(stated: Topic, other: Topic) -> bool:
    """True when another topic names all that a statement names: its actors, one of its names, a thing, an act.

    Likeness is symmetric and lets one side say less; what bears out a statement must not: « Séoul a
    envoyé des soldats » is not borne out by soldiers sent, nor « un traité avec la Chine » by a treaty.
    """
    groups = near(packs.shipped("ontology"), "happening")
    acts = {groups.get(act, act) for act in stated.sure} & {groups.get(act, act) for act in other.sure}
    return (
        stated.actors <= other.actors
        and (not stated.names or bool(stated.names & other.names))
        and (not stated.things or bool(stated.things & other.things))
        and (bool(acts) or not stated.sure)
        and _same_words(stated, other)
        and _same_doer(stated, other)
    )


def _same_words(stated: Topic, other: Topic) -> bool:
    """True when half of the rare words of a statement, or what they mean over languages, are said by the other."""
    rare = {word for word, weight in stated.terms.items() if weight >= RARE and word not in stated.names}
    if stated.language != other.language:
        rare = {word for word in rare if word.startswith("=")}
    return 2 * len(rare & other.terms.keys()) >= len(rare)


def _same_doer(stated: Topic, other: Topic) -> bool:
    """False when a statement names who does it, and the other tells the act of somebody else, or only speaks so."""
    asked = [one for one in stated.deeds if one.agents]
    doers = {agent for one in other.deeds for agent in one.agents}
    told = {one.family: one.agents for one in other.deeds if one.agents}
    named = (other.actors - other.speakers) | doers
    return all(one.agents & told.get(one.family, named) for one in asked)


def _sign(pile: Pile, claim: Claim, *, unsure: bool = False) -> int:
    """1 for what is said as a fact, or by a named accuser; -1 for what is denied, 0 for what takes no side.

    ``unsure`` takes what is possible for a side too: a statement that says no more is borne out by no more.
    """
    if claim.stance is Stance.DENIES:
        return -1
    if claim.stance is Stance.SUSPECTS and families(pile, claim):
        return 1
    if claim.stance not in FOR or (claim.certainty not in SURE and not unsure):
        return 0
    return -1 if claim.polarity is Polarity.NEGATIVE else 1


def _is_told(claim: Claim) -> bool:
    """True for what an article tells itself."""
    return all(holder.path is HolderPath.AUTHOR for holder in claim.holders)


def _is_ahead(pile: Pile, claim: Claim) -> bool:
    """True for a denial that is only foreseen: « Moscou ne reconnaîtra jamais »."""
    text = pile.get(claim.span.text, Text)
    if claim.stance is not Stance.DENIES or claim.cue is None or text is None:
        return False
    words = analysed(claim.span.surface, text.language)[0]
    cue = words.between(claim.cue.start - claim.span.start, claim.cue.end - claim.span.start)
    return any(one.feature("Tense") == "Fut" for one in cue)


def _planned(pile: Pile, claim: Claim) -> bool:
    return happened(pile, claim) is False


def _answer(rows: Mapping[str, Sequence[Quotation]]) -> str:
    if rows[SUPPORTS]:
        return DISPUTED if rows[DENIES] else SUPPORTED
    if rows[GIVES_OTHER_FIGURE]:
        return OTHER_FIGURES
    return DENIED if rows[DENIES] else NOTHING


def parts(rows: Iterable[Checked]) -> Iterable[tuple[Checked, str, Quotation | None]]:
    """Every quotation of some rows with its side, as a reader sees them; a row without any once, with None."""
    for row in rows:
        if not (row.supporting or row.denying or row.other_figures or row.beside):
            yield row, "", None
        for side, some in (
            (SUPPORTS, row.supporting),
            (DENIES, row.denying),
            (GIVES_OTHER_FIGURE, row.other_figures),
            (BESIDE, row.beside),
        ):
            for one in some:
                yield row, side, one
