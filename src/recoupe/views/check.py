"""A statement set against the record: who supports it, who denies it, which figures are reported instead.

What enters is a selection and a statement, a sentence or a text; it is read as the record is read and compared by what
propositions are made with (`recoupe.link`). What leaves is one row per claim of the statement, with the quotations. It
refuses to say what is true, and to answer from a claim that is about something else: « rien dans ce dossier » is an
answer. What is told with reserve, predicted, or answered beside the question is shown and never counted on a side.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe import packs
from recoupe.errors import QuestionError
from recoupe.ingest.languages import language_of
from recoupe.link.disputes import covers
from recoupe.link.figures import CLOSE, Figure, apart, counted
from recoupe.link.pile import Pile
from recoupe.link.propositions import ALIKE
from recoupe.link.standing import FOR, happened
from recoupe.link.likeness import similarity
from recoupe.link.topics import Topic, event_topic, near, own_topic, topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Finding, Quantity
from recoupe.terms import Certainty, FindingKind, HolderPath, Polarity, Relation, Stance
from recoupe.views.quotations import Counts, Quotation, Quoter, in_time, told_once
from recoupe.views.selection import Selection
from recoupe.views.statements import read_statement, stated, told_events

SURE = (Certainty.CERTAIN, Certainty.PROBABLE)

SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING, NO_CLAIM = (
    "supported", "denied", "disputed", "other_figures", "nothing", "no_claim",
)  # fmt: skip
ANSWERS = (SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING, NO_CLAIM)
"""What the dossier holds of a claim: said by some, denied by some, both, only with other figures, nothing about it;
or the statement claims nothing."""

SUPPORTS, DENIES, GIVES_OTHER_FIGURE, BESIDE = "supports", "denies", "gives_other_figure", "beside"


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
    support: Counts = Counts(0, 0, 0, 0, ())
    denial: Counts = Counts(0, 0, 0, 0, ())


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
        raise QuestionError(f"the statement is in a language no pack covers ({code}); covered: {', '.join(packs.languages())}")
    reading = read_statement(statement, code)
    pile = selection.pile(more=(reading.text, *reading.articles, *reading.records))
    against = _Against(pile, reading.text.id, Quoter(pile, language))
    rows: list[Checked] = []
    for sentence, claims in stated(reading):
        words = reading.span(sentence.start, sentence.end)
        rows += [against.answer(claim) for claim in claims] or [
            Checked(words.surface, words.start, words.end, NO_CLAIM)
        ]
    return rows


class _Against:
    """The record a statement is set against: its claims, and the events its articles tell themselves."""

    def __init__(self, pile: Pile, statement: str, quoter: Quoter) -> None:
        self.pile, self.statement, self.quoter = pile, statement, quoter
        self.claims = {one.id: one for one in pile.of(Claim) if one.span.text != statement}
        inside = {event for claim in self.claims.values() for event in claim.events}
        self.events = [one for one in pile.of(Event) if one.id not in inside and one.span.text != statement]
        self.topics = {one.id: topic(pile, one) for one in self.claims.values()}
        disputes = (one for one in pile.of(Finding) if one.kind is FindingKind.DISPUTE)
        self.contradictions = [tie for one in disputes for tie in one.ties if tie.relation is Relation.CONTRADICTS]

    def answer(self, claim: Claim) -> Checked:
        """The row of one claim of the statement."""
        sides: dict[str, list[Quotation]] = {SUPPORTS: [], DENIES: [], GIVES_OTHER_FIGURE: [], BESIDE: []}
        alike = self._alike(claim)
        for identifier, other in {**alike, **self._disputed(alike, claim)}.items():
            side, quantity = self._side(claim, other)
            sides[side].append(self.quoter.claim(other, quantity, record=identifier))
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

    def _alike(self, claim: Claim) -> Mapping[str, Claim]:
        """Record id to the claims about the same thing, those of its events that an article tells itself included."""
        own = topic(self.pile, claim)
        found = {one: self.claims[one] for one, other in self.topics.items() if self._is_about(own, other, self.claims[one])}
        speakers = set(families(self.pile, claim))
        if speakers:
            return {one: other for one, other in found.items() if speakers & set(families(self.pile, other))}
        alike = [event for event in self.events if own.acts & event_topic(self.pile, event).acts]
        for event, told in told_events(self.pile, alike).items():
            if self._is_about(own, topic(self.pile, told), told):
                found[event] = told
        return found

    def _disputed(self, found: Mapping[str, Claim], claim: Claim) -> Mapping[str, Claim]:
        """What the record already holds against the claims found: the other ends of its contradictions."""
        sides = {one: self._side(claim, other)[0] for one, other in found.items()}
        more = set()
        for tie in self.contradictions:
            for here, there in ((tie.a, tie.b), (tie.b, tie.a)):
                if sides.get(here) in (SUPPORTS, DENIES) and there in self.claims:
                    more.add(there)
        return {one: self.claims[one] for one in sorted(more)}

    def _is_about(self, own: Topic, other: Topic, claim: Claim) -> bool:
        if similarity(own, other) >= ALIKE and says_as_much(own, other):
            return True
        return claim.stance is Stance.DENIES and covers(own_topic(self.pile, claim), own)

    def _side(self, claim: Claim, other: Claim) -> tuple[str, Quantity | None]:
        """On which side another claim stands, and the figure it gives of what the first one counts."""
        own, given = counted(self.pile, claim), counted(self.pile, other)
        same = [(a, b) for a in own for b in given if a.concept == b.concept]
        shown = same[0][1].quantity if same else given[0].quantity if given else None
        sign = _sign(self.pile, claim) * _sign(self.pile, other)
        if claim.stance not in (*FOR, Stance.DENIES, Stance.SUSPECTS):
            return (SUPPORTS if claim.stance is other.stance else BESIDE), shown
        if sign < 0:
            return (BESIDE if _is_told(other) else DENIES), shown
        if not sign or _planned(self.pile, claim) != _planned(self.pile, other):
            return BESIDE, shown
        if not same:
            return (BESIDE if own else SUPPORTS), shown
        if any(_meets(a, b) for a, b in same):
            return SUPPORTS, next(b.quantity for a, b in same if _meets(a, b))
        return GIVES_OTHER_FIGURE, shown


def says_as_much(stated: Topic, other: Topic) -> bool:
    """True when another topic names all that a statement names: its actors, one of its names, a thing, an act.

    Likeness is symmetric and lets one side say less; what bears out a statement must not. « Séoul a envoyé des soldats »
    is not borne out by soldiers sent, nor « un traité avec la Chine » by a treaty.
    """
    groups = near(packs.shipped("ontology"), "happening")
    acts = {groups.get(act, act) for act in stated.sure} & {groups.get(act, act) for act in other.sure}
    return (
        stated.actors <= other.actors
        and (not stated.names or bool(stated.names & other.names))
        and (not stated.things or bool(stated.things & other.things))
        and (bool(acts) or not stated.sure)
    )


def _sign(pile: Pile, claim: Claim) -> int:
    """1 for what is said as a fact, or by a named accuser; -1 for what is denied, 0 for what takes no side."""
    if claim.stance is Stance.DENIES:
        return -1
    if claim.stance is Stance.SUSPECTS and families(pile, claim):
        return 1
    if claim.stance not in FOR or claim.certainty not in SURE:
        return 0
    return -1 if claim.polarity is Polarity.NEGATIVE else 1


def _is_told(claim: Claim) -> bool:
    """True for what an article tells itself: that it did not happen is nobody's denial."""
    return all(holder.path is HolderPath.AUTHOR for holder in claim.holders)


def _planned(pile: Pile, claim: Claim) -> bool:
    return happened(pile, claim) is False


def _meets(stated: Figure, reported: Figure) -> bool:
    """True when a reported figure bears out a stated one: « au moins 3 000 » bears out 3 000, and not 10 000."""
    one, other = stated.quantity, reported.quantity
    if apart(one, other):
        return False
    if None in (one.low, one.high):
        return True
    bound = other.low if other.high is None else other.high if other.low is None else None
    if bound is None or one.low is None or one.high is None:
        return True
    return one.low * (1 - CLOSE) <= bound <= one.high * (1 + CLOSE)


def _answer(rows: Mapping[str, Sequence[Quotation]]) -> str:
    if rows[SUPPORTS]:
        return DISPUTED if rows[DENIES] else SUPPORTED
    if rows[GIVES_OTHER_FIGURE]:
        return OTHER_FIGURES
    return DENIED if rows[DENIES] else NOTHING


def parts(rows: Iterable[Checked]) -> Iterable[tuple[Checked, str, Quotation]]:
    """Every quotation of some rows with its side, in the order a reader sees them."""
    for row in rows:
        for side, some in (
            (SUPPORTS, row.supporting),
            (DENIES, row.denying),
            (GIVES_OTHER_FIGURE, row.other_figures),
            (BESIDE, row.beside),
        ):
            for one in some:
                yield row, side, one
