"""One claim of a statement set against a record: all that supports it, denies it or gives another figure.

Inputs: a pile that holds the statement and the texts that may bear on it. What leaves is one `Checked` per claim. Who
is stated to have said something is asked first; where the record has that speaker on it, nobody else is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from recoupe.link.covering import covers
from recoupe.link.likeness import similarity
from recoupe.link.pile import Pile
from recoupe.link.propositions import ALIKE
from recoupe.link.topics import Topic, event_topic, own_topic, topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Quantity, Text
from recoupe.terms import Polarity, Stance
from recoupe.views.alignment import acts, anchor_of, needed_of, tells_an_act, top_of
from recoupe.views.arguments import DONE_TO
from recoupe.views.bearing import Texts
from recoupe.views.borne import Bearing, Borne
from recoupe.views.checked import DENIED, DISPUTED, NOTHING, OTHER_FIGURES, SUPPORTED, Checked
from recoupe.views.doers import AGENT_ROLES, is_guessed, takes_over
from recoupe.views.factuality import asks, is_ahead, is_asked
from recoupe.views.frames import WORD, Frame, Unit
from recoupe.views.heldup import held_up
from recoupe.views.likeness import RELATED, met
from recoupe.views.measures import Days, calendar_day, days_of, exclude, misses, pairs
from recoupe.views.nearness import Near, stated_by
from recoupe.views.printed import Printed, deciding, is_silent
from recoupe.views.quotations import Quotation, Quoter, in_time, told_once
from recoupe.views.reported import AGAINST as AGAINST_IT
from recoupe.views.reported import FOR as FOR_IT
from recoupe.views.reported import RESERVES, SAYS, is_of_before, judges_otherwise, one_speaker
from recoupe.views.reported import side as stance_side
from recoupe.views.samefigure import same_figures
from recoupe.views.sides import (
    BESIDE,
    DENIES,
    GIVES_OTHER_FIGURE,
    SUPPORTS,
    SURE,
    is_told,
    meet_all,
    says_as_much,
    side_of,
)
from recoupe.views.statements import told_claim, told_events
from recoupe.views.utterances import SAME, uttered
from recoupe.views.weighed import Sentences, Weighed, weigh


class Against:
    """The record a statement is set against: its claims, and the events its articles tell themselves."""

    def __init__(
        self,
        pile: Pile,
        statement: Text,
        quoter: Quoter,
        contradictions: Sequence[tuple[str, str]],
        series: Sequence[Sequence[str]] = (),
        corrections: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.pile, self.statement, self.quoter = pile, statement, quoter
        self.printed = Printed(pile, quoter, corrections)
        self.texts = Texts(pile, statement.id)
        self.sentences = Sentences(self.texts)
        self.claims = {one.id: one for one in pile.of(Claim) if one.span.text != statement.id}
        inside = {event for claim in self.claims.values() for event in claim.events}
        self.events = [one for one in pile.of(Event) if one.id not in inside and one.span.text != statement.id]
        self.contradictions = contradictions
        self.series = [frozenset(one) for one in series]

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Claim to what it is about."""
        return {one.id: topic(self.pile, one) for one in self.claims.values()}

    def answer(self, claim: Claim, whole: Frame | None, content: Frame | None, *, weighing: bool = True) -> Checked:
        """The row of one claim of the statement.

        ``whole`` is the frame of its sentence where it makes no other claim, ``content`` that of what somebody is
        stated to have said: where the record has that speaker on it, nobody else is asked. Without ``weighing`` only
        rules answer.
        """
        spoken = self._spoken(claim, content) if content is not None else []
        found = list(spoken)
        sides = {side for side, _ in found} - {BESIDE}
        if not sides & {SUPPORTS, GIVES_OTHER_FIGURE}:
            borne = self._borne(claim, whole)
            if not sides:
                found += borne
            elif any(side == SUPPORTS for side, _ in borne):  # told in so many words, whatever else they said
                found = [(BESIDE, one) for _, one in found] + [(side, one) for side, one in borne if side == SUPPORTS]
        weighed = Weighed(NOTHING)
        if weighing and whole is not None and not is_asked(whole) and not {side for side, _ in found} - {BESIDE}:
            weighed = weigh(whole, self.near(claim, whole, content))
            if weighed.answer == DENIED and _looks_ahead(claim, whole):
                weighed = Weighed(NOTHING)  # what has not been so far may yet be
            found += self._shown(weighed)
        stood: dict[str, list[Quotation]] = {SUPPORTS: [], DENIES: [], GIVES_OTHER_FIGURE: [], BESIDE: []}
        for side, quotation in found:
            stood[held_up(self.texts, side, claim, whole, quotation)].append(quotation)
        stood[SUPPORTS] = [one for one in stood[SUPPORTS] if not any(_same_place(one, two) for two in stood[DENIES])]
        told = [*stood[SUPPORTS], *stood[DENIES], *stood[GIVES_OTHER_FIGURE]]
        stood[BESIDE] = [one for one in stood[BESIDE] if not any(_same_place(one, two) for two in told)]
        if claim.quantities:  # what was withdrawn of a figure leaves the rest as it was told
            stood[DENIES] += self.printed.corrections_of(stood[SUPPORTS])
        rows = {side: deciding(told_once(in_time(some))) for side, some in stood.items()}
        named = [one for one in rows[DENIES] if one.witnesses]
        answer = _answer(rows)
        otherwise = content is not None and answer == DENIED and bool(spoken) and bool(named)
        return Checked(
            claim=" ".join(claim.content.surface.split()),
            start=claim.content.start,
            end=claim.content.end,
            answer=answer,
            supporting=rows[SUPPORTS],
            denying=rows[DENIES],
            other_figures=rows[GIVES_OTHER_FIGURE],
            beside=rows[BESIDE],
            support=self.quoter.counts(stood[SUPPORTS]),
            denial=self.quoter.counts(stood[DENIES]),
            likely=round(100 * weighed.chance) if NOTHING not in (weighed.answer, answer) else 0,
            why=weighed.facts if answer != NOTHING else (),
            untold=weighed.untold,
            sentence=" ".join(claim.span.surface.split()),
            speaker=named[0].holder if otherwise else "",
            silent=otherwise and all(is_silent(one) for one in rows[DENIES]),
        )

    def _spoken(self, claim: Claim, content: Frame) -> list[tuple[str, Quotation]]:
        """What the speaker of a claim is told to have said of its content, with the side it stands on."""
        found: list[tuple[str, Claim, Quotation]] = []
        said = {one.id for one in self.claims.values() if one_speaker(self.pile, claim, one)}
        within = [self.claims[one].content for one in sorted(said)]
        for one in self.texts.borne(content, self.statement, within).bearings:
            for teller in [each for each in one.over if each.id in said][:1]:
                told = one.by(teller)
                same, own, quantity = pairs(self.pile, claim, told)
                side = self._side_of_saying(claim, told, teller)
                if side == SUPPORTS and own:
                    side = (SUPPORTS if meet_all(same) else GIVES_OTHER_FIGURE) if same else BESIDE
                found.append((side, told, self.printed.claim(teller, quantity, record=teller.id)))
        known = {told.id for _, told, _ in found}
        found += self._uttered(claim, content, [self.claims[one] for one in sorted(said - known)])
        if asks(content.sentence.tokens[0]) and claim.stance in SAYS:
            found = [(_of_asked(side, told), told, quotation) for side, told, quotation in found]
        moved = any(side == SUPPORTS for side, _, _ in found)  # who confirms has perhaps not confirmed before
        return [
            (BESIDE if moved and side == DENIES and is_of_before(self.pile, claim, told) else side, quotation)
            for side, told, quotation in found
        ]

    def _side_of_saying(self, claim: Claim, told: Claim, cited: Claim) -> str:
        """On which side what a speaker is told to have said stands to what they are stated to have said."""
        side = {FOR_IT: SUPPORTS, AGAINST_IT: DENIES}.get(stance_side(claim, told), BESIDE)
        return DENIES if side == SUPPORTS and judges_otherwise(self.pile, claim, cited) else side

    def _uttered(self, claim: Claim, content: Frame, others: Sequence[Claim]) -> Iterator[tuple[str, Claim, Quotation]]:
        """What else a speaker is told to have said about it, with the side it stands on."""
        for sign, other in uttered(self.texts, content, others, avowed=claim.stance is Stance.CONFIRMS):
            told = other if sign == SAME else replace(other, polarity=_contrary(other.polarity))
            same, own, quantity = pairs(self.pile, claim, told)
            side = self._side_of_saying(claim, told, other)
            if side == SUPPORTS and own:
                side = (SUPPORTS if meet_all(same) else GIVES_OTHER_FIGURE) if same else BESIDE
            yield side, told, self.printed.claim(other, quantity, record=other.id)

    def _borne(self, claim: Claim, whole: Frame | None) -> list[tuple[str, Quotation]]:
        """What bears on a claim, whoever says it, with the side it stands on."""
        borne = self.texts.borne(whole, self.statement) if whole is not None else Borne(None)
        stated_days = days_of(self.pile.timexes(claim))
        ahead = _looks_ahead(claim, whole)
        found: list[tuple[str, Bearing, Quantity | None]] = []
        for one in borne.bearings:
            side, quantity = side_of(self.pile, borne.claim or claim, one.claim, ahead=ahead)
            if side == DENIES and ahead and one.claim.stance in SAYS and not one.ahead:
                side = BESIDE  # what has not been so far may yet be
            if side == BESIDE and one.of_one and quantity is None:
                side = GIVES_OTHER_FIGURE
            found.append((side, one, quantity))
        found = _dated(found, stated_days, calendar_day(self.pile.timexes(claim)))
        rows = [(side, self.printed.claim(one.cited, quantity, record=one.record)) for side, one, quantity in found]
        known = {one.record for one in borne.bearings} | borne.aside
        alike = {one: other for one, other in self._alike(claim, whole).items() if one not in known}
        supporting = {one.record for side, one, _ in found if side == SUPPORTS}
        supporting |= {one for one, other in alike.items() if side_of(self.pile, claim, other)[0] == SUPPORTS}
        against = {one: other for one, other in self._disputed(supporting).items() if one not in known}
        for identifier, other in {**alike, **against}.items():
            side, quantity = side_of(self.pile, claim, other)
            side = BESIDE if side == DENIES and is_told(other) else side
            side = DENIES if side == SUPPORTS and judges_otherwise(self.pile, claim, other) else side
            rows.append((side, self.printed.claim(other, quantity, record=identifier)))
        rows += self._in_series(claim, rows)
        return rows + self._given_again(claim, whole, rows)

    def near(self, claim: Claim, whole: Frame, content: Frame | None) -> list[Near]:
        """The sentences that tell most of a claim, the nearest first: what its answer is weighed from."""
        return self.sentences.nearest(stated_by(self.texts, whole, claim, content))

    def _shown(self, weighed: Weighed) -> list[tuple[str, Quotation]]:
        """The sentences an answer by weights rests on, with the side they stand on."""
        side = {DENIED: DENIES, OTHER_FIGURES: GIVES_OTHER_FIGURE, NOTHING: BESIDE}.get(weighed.answer, SUPPORTS)
        rows = []
        for one in weighed.resting_on:
            records = (
                *self.pile.mentions_in(one.span.text, one.span.start, one.span.end),
                *self.texts.inside(one.span),
            )
            told = one.teller or told_claim(one.span, (), (), records)
            record = one.teller.id if one.teller is not None else one.span.text
            rows.append((side, self.printed.claim(told, None, record=record)))
        return rows

    def _in_series(self, claim: Claim, rows: Sequence[tuple[str, Quotation]]) -> list[tuple[str, Quotation]]:
        """What gives the figure of a claim in a series of the record of which only other figures were found."""
        sides = {side for side, _ in rows}
        if SUPPORTS in sides or GIVES_OTHER_FIGURE not in sides:
            return []
        found = {one.record for side, one in rows if side == GIVES_OTHER_FIGURE}
        members = {one for some in self.series if found & some for one in some} - found
        others = [self.claims[one] for one in sorted(members) if one in self.claims]
        stood = [(other, side_of(self.pile, claim, other)) for other in others]
        return [
            (SUPPORTS, self.printed.claim(other, quantity, record=other.id))
            for other, (side, quantity) in stood
            if side == SUPPORTS and quantity is not None
        ]

    def _given_again(
        self, claim: Claim, whole: Frame | None, rows: Sequence[tuple[str, Quotation]]
    ) -> list[tuple[str, Quotation]]:
        """Sentences that give the very figure of a claim of which only other figures were found."""
        sides = {side for side, _ in rows}
        if whole is None or sides & {SUPPORTS, DENIES} or GIVES_OTHER_FIGURE not in sides:
            return []
        if len(claim.quantities) > 1:
            return []  # one of its figures told again leaves the other as it was
        found = same_figures(self.texts, whole, claim)
        return [(SUPPORTS, self.printed.claim(other, quantity, record=record)) for other, record, quantity in found]

    def _alike(self, claim: Claim, whole: Frame | None) -> dict[str, Claim]:
        """Record id to the claims about the same thing, those of its events that an article tells itself included."""
        if whole is not None and _tells_another_act(whole):
            return {}
        own, main = topic(self.pile, claim), _main_acts(whole)
        about = [one for one, other in self.topics.items() if self._is_about(own, other, self.claims[one], main)]
        found = {one: self.claims[one] for one in about if self._tells(whole, self.claims[one])}
        speakers = set(families(self.pile, claim))
        if speakers:
            return {one: other for one, other in found.items() if one_speaker(self.pile, claim, other)}
        alike = [event for event in self.events if own.acts & event_topic(self.pile, event).acts]
        told = told_events(self.pile, alike)
        found |= {
            one: said
            for one, said in told.items()
            if self._is_about(own, topic(self.pile, said), said, main) and self._tells(whole, said)
        }
        return found

    def _tells(self, whole: Frame | None, said: Claim) -> bool:
        """False where the sentence of a claim does not name the act of a statement, or not what it is done to.

        What it is done to may stand before it. Soldiers shipped are no arms, and a pact signed is not ratified.
        """
        text = self.pile.get(said.span.text, Text)
        i = self.texts.sentence_at(text, said.span.start) if text is not None and whole is not None else -1
        if text is None or whole is None or i < 0:
            return True
        told = self.texts.frame(text, *self.texts.sentences(text)[i][:2])
        if acts(whole) and not tells_an_act(whole, told):
            return False
        if takes_over(whole) != takes_over(told) and anchor_of(self.pile, whole, told) is None:
            return False  # who buys is not who sells
        units = (*told.units, *self.texts.context(text, i))
        things = (one for one in needed_of(whole) if one.kind == WORD and _undergoes(whole, one))
        return all(met(one, units)[0] >= RELATED for one in things)

    def _disputed(self, supporting: Collection[str]) -> Mapping[str, Claim]:
        """What the record already holds against some claims: the other ends of its contradictions."""
        ends = {there for tie in self.contradictions for here, there in (tie, tie[::-1]) if here in supporting}
        return {one: self.claims[one] for one in sorted(ends) if one in self.claims}

    def _is_about(self, own: Topic, other: Topic, claim: Claim, main: frozenset[str]) -> bool:
        denies = claim.stance is Stance.DENIES
        if similarity(own, other) >= ALIKE and says_as_much(own, other) and not (denies and other.names - own.names):
            return not self._guesses_doers(own, claim)
        denied = own_topic(self.pile, claim)
        return denies and (not main or bool(denied.acts & main)) and covers(denied, own) and self._heads(claim, main)

    def _heads(self, claim: Claim, main: frozenset[str]) -> bool:
        """False where an act is only named beside what is denied: “it has nothing to do with the walkout”."""
        text = self.pile.get(claim.content.text, Text)
        if not main or text is None:
            return True
        told = self.texts.frame(text, claim.content.start, claim.content.end)
        root = told.root
        if root is None:
            return True
        near = (root, *told.sentence.children(root, *CARRIED))
        units = [unit for one in near if (unit := told.unit_of(one.i)) is not None]
        return any(f"@{name}" in unit.means for unit in units for name in main)

    def _guesses_doers(self, own: Topic, claim: Claim) -> bool:
        """True when a statement names who does it, and only the place of each act of a claim tells who does that."""
        events = self.pile.events(claim)
        doers = [(event, one) for event in events for one in event.roles if one.role in AGENT_ROLES]
        asked = any(deed.agents for deed in own.deeds)
        return asked and bool(doers) and all(is_guessed(self.pile, event, one) for event, one in doers)


CARRIED = ("nsubj", "nsubj:pass", "obj", "xcomp", "ccomp", "nmod", "amod", "conj", "appos")
"""How an act hangs on the word that carries it."""


def _undergoes(whole: Frame, unit: Unit) -> bool:
    """True for what an act is done to, or what is measured of that: « plus de mille conteneurs »."""
    top = top_of(whole.sentence, unit)
    return any(one.dep in DONE_TO for one in (top, whole.sentence.tokens[top.head]))


def _of_asked(side: str, told: Claim) -> str:
    """The side of what a speaker told, to their having said how many or who: who says that some left has not."""
    if told.stance in RESERVES:
        return DENIES
    return BESIDE if side == SUPPORTS and told.stance in SAYS and not told.quantities else side


def _looks_ahead(claim: Claim, whole: Frame | None) -> bool:
    """True for a statement about the future, and for one that only says what may be."""
    return (whole is not None and is_ahead(whole, whole.root)) or _is_open(claim)


def _is_open(claim: Claim) -> bool:
    """True for a statement that itself only says what may be: « pourraient renfermer »."""
    own = not any(one.span is not None for one in claim.holders)
    return own and (claim.stance is Stance.PREDICTS or claim.certainty not in SURE)


def _contrary(polarity: Polarity) -> Polarity:
    return {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}.get(polarity, polarity)


def _tells_another_act(whole: Frame) -> bool:
    """True where the act of a sentence is known to no table: events it only names are not what it tells."""
    return bool(acts(whole)) and not _main_acts(whole)


def _main_acts(whole: Frame | None) -> frozenset[str]:
    """The families of the act a sentence tells; what it only names beside it is not what a denial must be of."""
    units = [whole.unit_of(token.i) for token in acts(whole)] if whole is not None else []
    return frozenset(name[1:] for unit in units if unit is not None for name in unit.means if name[0] == "@")


def _dated(
    found: list[tuple[str, Bearing, Quantity | None]], asked: Days, calendar: str
) -> list[tuple[str, Bearing, Quantity | None]]:
    """What bears on a claim that names a day: what is told of another day gives that, and does not support it."""
    if not all(asked) and not calendar:
        return found
    on_other = [(side, one) for side, one, _ in found if exclude(asked, one.days) or misses(calendar, one.days)]
    other = {one.record for side, one in on_other if side == SUPPORTS}
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


def _answer(rows: Mapping[str, Sequence[Quotation]]) -> str:
    if rows[SUPPORTS]:
        return DISPUTED if rows[DENIES] else SUPPORTED
    if rows[GIVES_OTHER_FIGURE]:
        return OTHER_FIGURES
    return DENIED if rows[DENIES] else NOTHING
