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
from recoupe.views.alignment import acts, opposite, tells, top_of
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
from recoupe.views.fates import Fate, fates, roles, share_of
from recoupe.views.frames import LIGHT, Frame, Later, Unit
from recoupe.views.lettered import date_fate, figure_fate, rank_fate
from recoupe.views.likeness import NEAR, RELATED, likeness, met
from recoupe.views.meanings import meanings
from recoupe.views.measures import days_of, exclude, meets, pairs
from recoupe.views.replaced import replacements
from recoupe.views.reported import RESERVES, one_speaker
from recoupe.views.rewording import told_share
from recoupe.views.statements import told_claim
from recoupe.views.undoing import Undone, undone

WELL, PARTLY, LITTLE = "well", "partly", "little"
"""How much of a statement is told."""

OTHER, UNTOLD, NONE = "other", "untold", "none"
"""What becomes of a figure or a day of a statement beside `SAME_ONE`; none where it has none."""
SAME_ONE = "same"

SWAPPED = "roles swapped"
OF_OTHERS = frozenset({f"agent {OTHER}", f"patient {OTHER}", SWAPPED})
"""Facts of a sentence that tells the act of somebody else, or done to somebody else."""

BOTH_KNOWN = "both acts known"
"""Fact of two acts that tables know and do not connect."""

LEVELS = ((0.75, WELL), (0.55, PARTLY), (0.0, LITTLE))


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

    ``share`` (0 to 1) is what of it is told, its context counted for less; ``fates`` what becomes of each unit;
    ``figure``, ``day``, ``spelt`` (figures by their letters), ``date`` and ``rank_given`` are of the words above;
    ``differs`` is true where the contrary is told; ``abroad`` where it is in another language; ``teller`` is the claim
    in whose words it stands, None for the article's own. ``undone`` is what of the statement it tells as not so;
    ``beside`` a sentence that is looked at for that alone.
    """

    span: Span
    share: float
    fates: tuple[Fate, ...]
    differs: bool
    figure: str
    day: str
    spelt: str
    date: str
    rank_given: str
    asks: bool
    abroad: bool
    facts: frozenset[str]
    teller: Claim | None = None
    undone: Undone | None = None
    beside: bool = False

    @property
    def level(self) -> str:
        """How much of the statement is told, in words."""
        return next(name for least, name in LEVELS if self.share >= least)

    @property
    def rank(self) -> tuple[float, str, int]:
        """What sorts the nearest first."""
        return (-self.share, self.span.text, self.span.start)


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
        place = self.anchor or told.root
        self.over = texts.tellers(told.text, told.start + (place.start if place is not None else 0))

    def near(self, denied_after: bool, first: bool) -> Near:
        asks, surface = self.span.surface.rstrip().endswith("?"), self.stated.own.span.surface
        facts = {
            *self._parties(),
            *self._known(),
            *replacements(self.frame, self.told),
            *self._ties(),
            *self._signs(),
            *self._moods(),
            *self._speaker(),
        }
        marks = (("denied right after", denied_after), ("title", first), ("question", asks))
        facts |= {name for name, is_so in marks if is_so}
        met_here = [met(one, self.told.units)[0] for one in self.frame.units]
        before = [met(one, self.context)[0] for one in self.frame.units]
        found = fates(self.frame, self.told, met_here, before, roles(self.frame))
        return Near(
            span=self.span,
            share=share_of(found),
            fates=found,
            differs=self._differs(),
            figure=self._figure(),
            day=self._day(),
            spelt=figure_fate(surface, self.span.surface),
            date=date_fate(surface, self.span.surface),
            rank_given=rank_fate(surface, self.span.surface),
            asks=asks,
            abroad=self.frame.language != self.told.language,
            facts=frozenset(facts),
            teller=self.over[0] if self.over else None,
            undone=undone(self.frame, self.told, self.context),
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

    def _parties(self) -> Iterator[str]:
        if self.act is None or self.anchor is None:
            return
        asked, given = parties(self.pile, self.frame, self.act), parties(self.pile, self.told, self.anchor)
        for name, one, other in (("agent", asked.agent, given.agent), ("patient", asked.patient, given.patient)):
            yield f"{name} " + (NONE if not one else UNTOLD if not other else SAME_ONE if one & other else OTHER)
        if self._is_swapped():
            yield SWAPPED

    def _known(self) -> Iterator[str]:
        root = self.told.root
        if self.likeness < RELATED and any(act.i in self.frame.events for act in self.acts):
            yield from [BOTH_KNOWN] if root is not None and root.i in self.told.events else []

    def _is_swapped(self) -> bool:
        if self.act is None or self.anchor is None:
            return False
        asked, given = parties(self.pile, self.frame, self.act), parties(self.pile, self.told, self.anchor)
        forth = bool(asked.agent & given.patient) and not asked.agent & given.agent
        return forth or (bool(asked.patient & given.agent) and not asked.patient & given.patient)

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
