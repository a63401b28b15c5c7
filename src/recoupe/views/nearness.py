"""Plain facts of a statement and of a sentence that may tell it: what `recoupe.views.weighed` sums weights of.

Inputs: the texts of a record, the frame of a statement, a sentence. What leaves is a `Near` with its facts in words:
how much of the statement is told, whether its act is, who is missing and who is added, whether the sign differs,
whether words that belong together in the statement do so there, what becomes of its figures and days. It decides
nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from recoupe.model import Claim, Quantity, Span, Text, Timex
from recoupe.terms import Stance
from recoupe.text.reading import Token
from recoupe.views.alignment import acts, needed_of, opposite, tells, top_of
from recoupe.views.bearing import Texts
from recoupe.views.doers import parties
from recoupe.views.factuality import (
    denies_it,
    is_ahead,
    is_negated,
    is_negated_act,
    is_refused,
    is_said,
    is_supposed,
    is_undone,
    is_unreal,
    is_unreported,
    is_withheld,
    says_contrary,
)
from recoupe.views.frames import ACTOR, LIGHT, NAME, NEAR, RELATED, SAME, WORD, Frame, Later, Unit, likeness, met
from recoupe.views.meanings import meanings
from recoupe.views.measures import days_of, exclude, meets, pairs
from recoupe.views.narrowing import is_place
from recoupe.views.reported import RESERVES, one_speaker
from recoupe.views.rewording import told_share
from recoupe.views.statements import told_claim

WELL, MOSTLY, ACT_UNTOLD, PARTLY, WITHOUT, LITTLE = (
    "well", "mostly", "mostly, act untold", "partly", "without somebody", "little",
)  # fmt: skip
"""How a statement is told: wholly; mostly; but for its act; by half; but for an actor, name or place; hardly."""

OTHER, UNTOLD, NONE = "other", "untold", "none"
"""What becomes of a figure or a day of a statement beside `SAME_ONE`; none where it has none."""
SAME_ONE = "same"

SWAPPED = "roles swapped"
OF_OTHERS = frozenset({f"agent {OTHER}", f"patient {OTHER}", SWAPPED})
"""Facts of a sentence that tells the act of somebody else, or done to somebody else."""

KINDRED_ACT = 0.75
MOST, HALF = 0.8, 0.55
TOLD_HERE = 0.7
TENTHS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement to be looked for: its frame, the claim it makes, that of its figures, what somebody says in it."""

    frame: Frame
    own: Claim
    claim: Claim
    content: Frame | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence beside a statement.

    ``share`` (0 to 1) is what of it is told, its context counted for less, ``here`` what the sentence alone tells;
    ``level``, ``figure`` and ``day`` are of the words above; ``differs`` is true where the contrary is told; ``teller``
    is the claim in whose words it stands, None for the article's own.
    """

    span: Span
    share: float
    here: float
    level: str
    differs: bool
    figure: str
    day: str
    asks: bool
    facts: frozenset[str]
    teller: Claim | None = None

    @property
    def rank(self) -> tuple[float, str, int]:
        """What sorts the nearest first."""
        return (-(self.share + self.here / 2), self.span.text, self.span.start)


def stated_by(texts: Texts, frame: Frame, claim: Claim, content: Frame | None = None) -> Stated:
    """A sentence of a statement, which makes one claim, to be looked for in some texts."""
    text = texts.pile.by_id[frame.text]
    assert isinstance(text, Text)
    span = text.span(frame.start + frame.sentence.start, frame.start + frame.sentence.end)
    own = told_claim(span, (), (), texts.inside(span))
    return Stated(frame, own, claim, content)


def near_of(texts: Texts, stated: Stated, text: Text, i: int) -> Near:
    """The sentence of a number in a text, beside a statement."""
    start, end, _ = texts.sentences(text)[i]
    told = texts.frame(text, start, end)
    context = Later(partial(_units_before, texts, text, i))
    return _Pair(texts, stated, told, context, text.span(start, end)).near(_next_denies(texts, text, i + 1), i == 0)


def _units_before(texts: Texts, text: Text, i: int) -> tuple[Unit, ...]:
    return tuple(unit for start, end in texts.before(text, i) for unit in texts.frame(text, start, end).units)


def _next_denies(texts: Texts, text: Text, i: int) -> bool:
    """True where the sentence of a number denies, or says the contrary of, what stands before it."""
    if i >= len(texts.sentences(text)):
        return False
    start, end, _ = texts.sentences(text)[i]
    told = texts.frame(text, start, end)
    root = told.root
    if root is None:
        return False
    return denies_it(told, root) or says_contrary(told, root) or "!denies" in meanings(root.lemma, told.language)


class _Pair:
    """A statement and one sentence, while its facts are gathered."""

    def __init__(self, texts: Texts, stated: Stated, told: Frame, context: Sequence[Unit], span: Span) -> None:
        self.texts, self.pile, self.stated, self.told, self.span = texts, texts.pile, stated, told, span
        self.frame, self.context = stated.frame, context
        self.acts = acts(stated.frame)
        self.act, self.anchor, self.likeness = self._anchored()
        self.share = told_share(self.frame.units, told, context)
        self.here = told_share(self.frame.units, told)
        place = self.anchor or told.root
        self.over = texts.tellers(told.text, told.start + (place.start if place is not None else 0))

    def near(self, denied_after: bool, first: bool) -> Near:
        figure, day = self._figure(), self._day()
        level, differs = self._level(), self._differs()
        told = f"told {level}"
        facts = {
            *self._shares(), *self._act_facts(), *self._parties(), *self._missing(), *self._added(), *self._ties(),
            *self._signs(), *self._moods(), *self._speaker(), f"figure {figure}", f"day {day}", told,
            f"{told}, sign {'differs' if differs else 'equal'}", f"{told}, figure {figure}", f"{told}, day {day}",
        }  # fmt: skip
        marks = (("denied right after", denied_after), ("title", first), ("question", self._asks()))
        facts |= {name for name, is_so in marks if is_so}
        facts |= {f"{told}, denied right after"} if denied_after else set()
        facts |= {f"{told} here"} if self.here >= TOLD_HERE else set()
        teller = self.over[0] if self.over else None
        return Near(
            self.span, self.share, self.here, level, differs, figure, day, self._asks(), frozenset(facts), teller
        )

    def _anchored(self) -> tuple[Token | None, Token | None, float]:
        """The act of the statement, the word that tells it best, and how well."""
        best: tuple[Token | None, Token | None, float] = (self.acts[0] if self.acts else None, None, 0.0)
        for act in self.acts:
            unit = self.frame.unit_of(act.i)
            for other in self.told.units if unit is not None else ():
                value = tells(unit, other) if unit is not None else 0.0
                if value > best[2]:
                    best = (act, self.told.sentence.tokens[other.tokens[0]], value)
        return best

    def _asks(self) -> bool:
        return self.span.surface.rstrip().endswith("?")

    def _shares(self) -> Iterator[str]:
        yield from (f"share>={step}" for step in TENTHS if self.share >= step)
        yield from (f"here>={step}" for step in TENTHS if self.here >= step)
        if self.frame.language != self.told.language:
            yield "abroad"

    def _act_facts(self) -> Iterator[str]:
        value = self.likeness
        steps = ((SAME, "same"), (KINDRED_ACT, "kin"), (NEAR, "near"), (RELATED, "of the matter"), (0.0, "untold"))
        yield "act " + next(name for step, name in steps if value >= step - 0.01)
        if value < RELATED:
            units = [unit for act in self.acts if (unit := self.frame.unit_of(act.i)) is not None]
            yield "act untold, " + ("known" if any(_is_known(one) for one in units) else "unknown")
            root = self.told.root
            if any(act.i in self.frame.events for act in self.acts) and root is not None and root.i in self.told.events:
                yield "both acts known"
            if any(tells(one, other) >= NEAR for one in units for other in self.context):
                yield "act in context"

    def _parties(self) -> Iterator[str]:
        if self.act is None or self.anchor is None:
            return
        asked, given = parties(self.pile, self.frame, self.act), parties(self.pile, self.told, self.anchor)
        for name, one, other in (("agent", asked.agent, given.agent), ("patient", asked.patient, given.patient)):
            yield f"{name} " + (NONE if not one else UNTOLD if not other else SAME_ONE if one & other else OTHER)
        if self._is_swapped():
            yield SWAPPED

    def _is_swapped(self) -> bool:
        if self.act is None or self.anchor is None:
            return False
        asked, given = parties(self.pile, self.frame, self.act), parties(self.pile, self.told, self.anchor)
        forth = bool(asked.agent & given.patient) and not asked.agent & given.agent
        return forth or (bool(asked.patient & given.agent) and not asked.patient & given.patient)

    def _rest(self) -> list[Unit]:
        """The units beside the act that tell something."""
        telling = {act.i for act in self.acts}
        return [
            one
            for one in self.frame.units
            if one.kind != WORD or (one.weight >= LIGHT and telling.isdisjoint(one.tokens))
        ]

    def _lacks(self, unit: Unit, *, anywhere: bool) -> bool:
        least = RELATED if unit.kind == WORD else 0.01
        if met(unit, self.told.units)[0] >= least:
            return False
        return not (anywhere and met(unit, self.context)[0] >= least)

    def _lacking(self, *, anywhere: bool) -> list[Unit]:
        return [one for one in self._rest() if self._lacks(one, anywhere=anywhere)]

    def _missing(self) -> Iterator[str]:
        for where, anywhere in (("", False), (" anywhere", True)):
            lacking = self._lacking(anywhere=anywhere)
            for name, count in (
                ("actors", sum(one.kind == ACTOR and not is_place(one) for one in lacking)),
                ("places", sum(is_place(one) for one in lacking)),
                ("names", sum(one.kind == NAME and not is_place(one) for one in lacking)),
                ("words", sum(one.kind == WORD for one in lacking)),
                ("known words", sum(one.kind == WORD and _is_known(one) for one in lacking)),
                ("needed", sum(self._lacks(one, anywhere=anywhere) for one in needed_of(self.frame))),
            ):
                yield from _counted(f"{name} missing{where}", count)
        rest = self._rest()
        yield from _counted("words met", sum(one.kind == WORD for one in rest if not self._lacks(one, anywhere=False)))

    def _added(self) -> Iterator[str]:
        extra = [one for one in self.told.units if not met(one, self.frame.units)[0]]
        yield from _counted("actors added", sum(one.kind == ACTOR and not is_place(one) for one in extra))
        yield from _counted("places added", sum(is_place(one) for one in extra))
        yield from _counted("words added", sum(one.kind == WORD and one.weight >= LIGHT for one in extra) // 2)

    def _ties(self) -> Iterator[str]:
        """Words that belong together in the statement and do not here: « ministre chinois », the North's minister."""
        apart = tied = 0
        for one in self.frame.units:
            above = _unit_over(self.frame, one)
            if above is None or min(one.weight, above.weight) < LIGHT:
                continue
            here = [other for other in self.told.units if likeness(one, other) >= RELATED]
            there = [other for other in self.told.units if likeness(above, other) >= RELATED]
            if here and there:
                joined = any(_are_joined(self.told, a, b) for a in here for b in there)
                tied, apart = tied + joined, apart + (not joined)
        yield from _counted("ties kept", tied)
        yield from _counted("ties lost", apart)

    def _level(self) -> str:
        lacking = self._lacking(anywhere=True)
        absent = any(one.kind != WORD for one in lacking)
        known = any(one.kind == WORD and _is_known(one) for one in lacking)
        acted = self.likeness >= NEAR
        other = self._is_swapped() or f"agent {OTHER}" in self._parties()
        if acted and not absent and not known and not other:
            return WELL
        if self.share >= MOST and not absent:
            return MOSTLY if acted else ACT_UNTOLD
        return (PARTLY if self.share >= HALF else LITTLE) if not absent else WITHOUT if self.share >= MOST else LITTLE

    def _differs(self) -> bool:
        """True where one of the two tells the act as not so, or its contrary, and the other does not."""
        word = self.act or self.frame.root
        stated = word is not None and is_negated(self.frame.sentence, word)
        anchor, told = self.anchor, self.told
        if anchor is None:
            root = told.root
            marks = [root is not None and is_negated(told.sentence, root)]
        else:
            marks = [
                is_negated_act(told, anchor), is_undone(told.sentence, anchor), is_refused(told, anchor),
                opposite(self.frame, told, anchor), not is_negated_act(told, anchor) and is_withheld(told, anchor),
            ]  # fmt: skip
        denied = any(one.stance is Stance.DENIES for one in self.over)
        return (sum(marks) + stated + denied) % 2 == 1

    def _signs(self) -> Iterator[str]:
        anchor, told = self.anchor, self.told
        if anchor is not None and opposite(self.frame, told, anchor):
            yield "opposite act"
        if _has_negation(told) != _has_negation(self.frame):
            yield "some negation differs"
        if self._differs() and self.likeness >= NEAR:
            yield "sign differs, act told"
        yield from (f"teller {one.stance}" for one in self.over)
        inside = {one.stance for one in self._claims()}
        if Stance.DENIES in inside:
            yield "denial in sentence"
        if inside & set(RESERVES):
            yield "reserve in sentence"
        if self.stated.claim.stance is Stance.DENIES:
            yield "denial stated" + (" and told" if Stance.DENIES in inside else "")

    def _claims(self) -> list[Claim]:
        every = self.pile.claims_in(self.told.text)
        return [one for one in every if one.span.start < self.span.end and self.span.start < one.span.end]

    def _moods(self) -> Iterator[str]:
        anchor, told, word = self.anchor, self.told, self.act or self.frame.root
        if anchor is None:
            return
        for name, test in (("ahead", is_ahead), ("supposed", is_supposed), ("said", is_said)):
            stated, here = word is not None and test(self.frame, word), test(told, anchor)
            if stated != here:
                yield f"{name}, " + ("stated only" if stated else "told only")
        tests = (
            ("withheld", is_withheld),
            ("unreported", is_unreported),
            ("unreal", is_unreal),
            ("refused", is_refused),
        )
        yield from (name for name, test in tests if test(told, anchor))

    def _speaker(self) -> Iterator[str]:
        claim, content = self.stated.claim, self.stated.content
        if content is None:
            return
        inside = [one for one in self._claims() if one_speaker(self.pile, claim, one)]
        telling = any(one_speaker(self.pile, claim, one) for one in self.over)
        yield "speaker " + ("tells" if telling else "in sentence" if inside else "absent")
        if any(one.stance is claim.stance for one in inside):
            yield "speaker in one stance"
        share = told_share(content.units, self.told, self.context)
        yield from (f"said share>={step}" for step in (0.4, 0.6, 0.8) if share >= step)

    def _figure(self) -> str:
        own = self.stated.own
        mine = self.pile.quantities(own)
        if not mine:
            return NONE
        given = [one for one in self.texts.inside(self.span) if isinstance(one, Quantity)]
        same, _, _ = pairs(self.pile, own, told_claim(self.span, (), (), given))
        alike = [(one, other) for one in mine for other in given if one.unit == other.unit]
        if any(meets(one, other) for one, other in (*same, *alike)):
            return SAME_ONE
        return OTHER if same or alike else UNTOLD

    def _day(self) -> str:
        mine = [days_of([one]) for one in self.pile.timexes(self.stated.own)]
        given = [days_of([one]) for one in self.texts.inside(self.span) if isinstance(one, Timex)]
        if not mine:
            return NONE
        settled = [(a, b) for a in mine for b in given if all((*a, *b))]
        if any(not exclude(a, b) for a, b in settled):
            return SAME_ONE
        return OTHER if settled else UNTOLD


def _counted(name: str, count: int) -> Iterable[str]:
    """A count as facts that add up: none, one and more, two and more, three and more."""
    return [f"{name}>={step}" for step in (1, 2, 3) if count >= step] or [f"no {name}"]


def _is_known(unit: Unit) -> bool:
    """True for a word that a table gives a meaning beyond its letters."""
    return any(name[0] in "@^=~#!" for name in unit.means)


def _has_negation(frame: Frame) -> bool:
    return any("Neg" in (one.feature("Polarity"), one.feature("PronType")) for one in frame.sentence.tokens)


def _unit_over(frame: Frame, unit: Unit) -> Unit | None:
    """The unit of the nearest word above one."""
    for token in frame.sentence.ancestors(top_of(frame.sentence, unit)):
        other = frame.unit_of(token.i)
        if other is not None and other is not unit:
            return other
    return None


def _are_joined(frame: Frame, one: Unit, other: Unit) -> bool:
    """True for two units of which one stands right over the other, and for one that is both."""
    return one is other or _unit_over(frame, one) is other or _unit_over(frame, other) is one
