"""Which sentences of a record bear on a statement, and which way.

Inputs: a pile, a statement's sentence, the texts to look through. What leaves is one `Bearing` per sentence that tells
what the statement tells: most of what it names, its act above all, done by the same to the same. What a sentence leaves
to the one before it or to the title (« le maire », « leur présence ») is looked up there. Refuses: a sentence of
another doer, one that lacks an actor or a name of the statement, one that asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe import packs
from recoupe.graph import group
from recoupe.link.counts import CURRENCY, SHARE
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.model import Block, Claim, Event, Quantity, Span, Text, Timex
from recoupe.terms import Certainty, Polarity, Role, Stance
from recoupe.text.reading import Token
from recoupe.text.segmentation import sentences
from recoupe.views.alignment import acts, anchor_of, opposite, share, tells_an_act
from recoupe.views.borne import Bearing, Borne
from recoupe.views.factuality import (
    denies_it,
    is_ahead,
    is_aside,
    is_cast_against,
    is_negated,
    is_negated_act,
    is_past_aside,
    is_refused,
    is_said,
    is_supposed,
    is_undone,
    is_unreal,
    is_unreported,
    is_withheld,
    only_says_some,
    says_contrary,
)
from recoupe.views.frames import (
    ACTOR,
    UNKNOWN_ABROAD,
    WORD,
    Frame,
    Later,
    Place,
    Unit,
    frame_of,
    names_of,
)
from recoupe.views.measures import Days, days_of
from recoupe.views.narrowing import (
    are_theirs,
    is_own_act,
    is_place,
    is_there,
    may_be_called,
    narrows,
    only_speaks,
    says_more,
    shares_a_matter,
    tells_of_one,
)
from recoupe.views.parsed import as_sentence, parse_ahead
from recoupe.views.rewording import reworded, told_otherwise, told_share
from recoupe.views.seeking import WORTH_READING, Sought, denials
from recoupe.views.seeking import sought as wanted
from recoupe.views.statements import told_claim

ENOUGH, ENOUGH_ABROAD = 0.66, 0.5
"""Share of what a statement names that a sentence must tell to bear on it, in its own language and in another, where
fewer words can be met; see ``python -m bench.check --half dev``."""

MUCH = 0.6
"""Share of its words that must stand in a sentence that tells its act by a word no table knows."""

SENTENCES_BEFORE = 2
"""Sentences before one that it may leave things to."""

POLARITIES = {False: Polarity.POSITIVE, True: Polarity.NEGATIVE}
READABLE = (Role.BODY, Role.TITLE, Role.HEADING)


Stretch = tuple[Text, int, int]
"""Characters of a text."""


class Texts:
    """The sentences of some texts, found by what they name; what is worked out about a text is kept."""

    def __init__(self, pile: Pile, apart_from: str) -> None:
        self.pile = pile
        self.texts = [one for one in pile.of(Text) if one.id != apart_from and one.language in packs.languages()]
        self._blocks = group(pile.of(Block), lambda one: (one.span.text,))
        self._events = group(pile.of(Event), lambda one: (one.span.text,))
        measures: tuple[Quantity | Timex, ...] = (*pile.of(Quantity), *pile.of(Timex))
        self._measures = group(measures, lambda one: (one.span.text,))
        self._actors: dict[str, frozenset[str]] = {}
        self._letters: dict[str, str] = {}
        self._sentences: dict[str, list[tuple[int, int, str]]] = {}
        self._frames: dict[tuple[str, int, int], Frame] = {}

    def borne(self, stated: Frame, statement: Text, within: Sequence[Span] | None = None) -> Borne:
        """What bears on the sentence of a statement, in the order of texts and places.

        ``within`` are the only stretches whose sentences are looked at, None for all.
        """
        if not any(unit.kind == WORD for unit in stated.units):
            return Borne(None)
        found: dict[tuple[str, int], Bearing] = {}
        sought = {language: wanted(stated, language) for language in sorted({one.language for one in self.texts})}
        worth = []
        for text in self.texts:
            inside = None if within is None else [one for one in within if one.text == text.id]
            worth += [(text, i) for i in self._worth_reading(stated, text, sought[text.language], inside)]
        self.parse_ahead(place for text, i in worth for place in self.around(text, i))
        for text, i in worth:
            start, end, _ = self.sentences(text)[i]
            bearing = self._bearing(stated, text, i, text.span(start, end))
            if bearing is not None:
                found.setdefault(bearing.place, bearing)
                reply = self._reply(stated, text, i + 1, bearing)
                found |= {reply.place: reply} if reply is not None else {}
        every = [found[place] for place in sorted(found)]
        return Borne(self._own(stated, statement), tuple(every), frozenset(one.aside for one in every) - {""})

    def _worth_reading(self, stated: Frame, text: Text, sought: Sought, within: Sequence[Span] | None) -> Iterator[int]:
        """Places of the sentences that may tell enough, by their letters and those of what stands before them.

        A first look, and never too strict: the words an actor is named by are not looked at, nor who does what.
        """
        least = ENOUGH if stated.language == text.language else ENOUGH_ABROAD
        every = self.sentences(text)
        if sought.share(self.letters(text)) < WORTH_READING or not self._names_all(stated, text):
            return
        for i, (start, end, letters) in enumerate(every):
            if within is not None and not any(one.start < end and start < one.end for one in within):
                continue
            held = sought.share(letters)
            if held >= WORTH_READING and (held >= MUCH or sought.tells_an_act(letters)):
                context = " ".join(words for _, _, words in (every[0], *every[max(0, i - SENTENCES_BEFORE) : i]))
                if self._bound(stated, sought, letters, context) >= least and self._may_name(stated, text, i):
                    yield i

    def _bound(self, stated: Frame, sought: Sought, letters: str, context: str) -> float:
        """The most that a sentence can tell of a statement, its actors taken for told."""
        actors = sum(unit.weight for unit in stated.units if unit.kind == ACTOR)
        words = sum(weight for _, weight, _ in sought.parts)
        unknown = UNKNOWN_ABROAD * sum(unit.weight for unit in stated.units) - UNKNOWN_ABROAD * (actors + words)
        return (actors + words * sought.share(letters, context)) / (actors + words + max(0.0, unknown))

    def _names_all(self, stated: Frame, text: Text) -> bool:
        """True when a text names all actors of a statement, somewhere; places may be told by words nobody resolved."""
        asked = [unit.means for unit in stated.units if unit.kind == ACTOR and not is_place(unit)]
        if not asked:
            return True
        return all(self.actors_of(text) & means for means in asked)

    def actors_of(self, text: Text) -> frozenset[str]:
        """All that those named anywhere in a text may be asked for by."""
        if text.id not in self._actors:
            mentions = self.pile.mentions_in(text.id, 0, len(text.characters))
            self._actors[text.id] = frozenset(name for one in mentions for name in names_of(self.pile, one))
        return self._actors[text.id]

    def _may_name(self, stated: Frame, text: Text, i: int) -> bool:
        """False where neither a sentence, nor what it leaves things to, names an actor of a statement: a cheap look."""
        asked = [one.means for one in stated.units if one.kind == ACTOR and not is_place(one)]
        places = [*self.before(text, i), self.sentences(text)[i][:2]] if asked else []
        told = [one for start, end in places for one in self.pile.mentions_in(text.id, start, end)]
        names = [names_of(self.pile, one) for one in told]
        return all(any(means & one for one in names) or may_be_called(means, told) for means in asked)

    def before(self, text: Text, i: int) -> list[tuple[int, int]]:
        """Where the title, the dateline and the sentences before one stand."""
        title = [one for one in self._blocks.get(text.id, ()) if one.role in (Role.TITLE, Role.DATELINE)]
        before = self.sentences(text)[max(0, i - SENTENCES_BEFORE) : i]
        return [*((one.span.start, one.span.end) for one in title), *((start, end) for start, end, _ in before)]

    def around(self, text: Text, i: int) -> list[Stretch]:
        """A sentence and all it may leave things to."""
        return [(text, start, end) for start, end in (*self.before(text, i), self.sentences(text)[i][:2])]

    def parse_ahead(self, places: Iterable[Stretch]) -> None:
        """Analyse at once what will be asked for as frames."""
        wanted = [one for one in places if (one[0].id, *one[1:]) not in self._frames]
        for language, some in group(wanted, lambda one: (one[0].language,)).items():
            parse_ahead((text.characters[start:end] for text, start, end in some), language)

    def inside(self, span: Span) -> list[Quantity | Timex]:
        """The figures and time expressions in a stretch of a text."""
        return [one for one in self._measures.get(span.text, ()) if one.span in span]

    def _own(self, stated: Frame, statement: Text) -> Claim | None:
        """What a statement says, in its own voice: who says it is part of what is said."""
        act = next(iter(acts(stated)), None)
        if act is None:
            return None
        span = statement.span(stated.start + stated.sentence.start, stated.start + stated.sentence.end)
        return self._in_own_voice(
            stated, span, act, POLARITIES[is_negated(stated.sentence, act) != is_cast_against(stated, act)]
        )

    def _in_own_voice(self, frame: Frame, span: Span, act: Token, polarity: Polarity) -> Claim:
        event = frame.events.get(act.i)
        records = (*self.pile.mentions_in(span.text, span.start, span.end), *self.inside(span))
        claim = told_claim(span, (event,) if event else (), (), records)
        unsure = claim.certainty is Certainty.POSSIBLE or is_supposed(frame, act)
        return replace(claim, polarity=polarity, certainty=Certainty.POSSIBLE if unsure else Certainty.CERTAIN)

    def sentences(self, text: Text) -> Sequence[tuple[int, int, str]]:
        """The sentences of the running text and titles of a text: start, end, folded letters."""
        if text.id not in self._sentences:
            pack = packs.shipped(f"lang/{text.language}")
            self._sentences[text.id] = [
                (start, end, plain(text.characters[start:end]))
                for block in sorted(self._blocks.get(text.id, ()), key=lambda one: one.span.start)
                if block.role in READABLE
                for start, end in sentences(text.characters, block.span.start, block.span.end, pack)
            ]
        return self._sentences[text.id]

    def figures(self, text: Text) -> list[Quantity]:
        """The figures of a text."""
        return [one for one in self._measures.get(text.id, ()) if isinstance(one, Quantity)]

    def sentence_at(self, text: Text, place: int) -> int:
        """The number of the sentence that holds a place; -1 for none."""
        return next((i for i, (start, end, _) in enumerate(self.sentences(text)) if start <= place < end), -1)

    def letters(self, text: Text) -> str:
        """The folded letters of what is read of a text."""
        if text.id not in self._letters:
            self._letters[text.id] = " ".join(letters for _, _, letters in self.sentences(text))
        return self._letters[text.id]

    def frame(self, text: Text, start: int, end: int) -> Frame:
        """The frame of a stretch of a text, read as one sentence; kept, for most are asked for again."""
        if (text.id, start, end) not in self._frames:
            sentence = as_sentence(text.characters[start:end], text.language)
            place = Place(text.id, start, text.language, self._events.get(text.id, ()), self._measures.get(text.id, ()))
            self._frames[text.id, start, end] = frame_of(self.pile, sentence, place)
        return self._frames[text.id, start, end]

    def _bearing(self, stated: Frame, text: Text, i: int, span: Span) -> Bearing | None:
        told = self.frame(text, span.start, span.end)
        if span.surface.rstrip().endswith("?"):
            return None
        context = Later(lambda: self.context(text, i))
        anchor, value = self._anchor(stated, told, context, self.letters(text))
        if anchor is None or not are_theirs(self.pile, stated, told, anchor, self._frames_before(text, i)):
            return None
        return self._told(stated, told, text, span, anchor, value)

    def _anchor(self, stated: Frame, told: Frame, context: Sequence[Unit], letters: str) -> tuple[Token | None, float]:
        """The word that tells the act of a statement, by syntax, else because nearly all else is told; and how much."""
        value = share(stated, told, context, letters)
        anchor = None
        if not tells_an_act(stated, told):
            anchor = told_otherwise(stated, told, context, counting=self._count_one_thing(stated, told))
        elif value >= (ENOUGH if stated.language == told.language else ENOUGH_ABROAD):
            anchor = anchor_of(self.pile, stated, told, context)
        agreeing = self._count_one_thing(stated, told, same=True)
        anchor = anchor or reworded(self.pile, stated, told, context, agreeing=agreeing)
        return anchor, max(value, told_share(stated.units, told, context))

    def _count_one_thing(self, stated: Frame, told: Frame, *, same: bool = False) -> bool:
        """True where both give a figure of one unit, a share or a sum; the ``same`` figure where that is asked."""
        units = [
            {
                (one.unit, one.value if same else None)
                for one in self._measures.get(frame.text, ())
                if isinstance(one, Quantity)
                and (one.unit == SHARE or CURRENCY.fullmatch(one.unit))
                and self._is_in(frame, one.span)
            }
            for frame in (stated, told)
        ]
        return bool(units[0] & units[1])

    def _is_in(self, frame: Frame, span: Span) -> bool:
        return frame.start + frame.sentence.start <= span.start and span.end <= frame.start + frame.sentence.end

    def _reply(self, stated: Frame, text: Text, i: int, bearing: Bearing) -> Bearing | None:
        """The sentence after one that bears on a statement, where it denies just that, or says the contrary."""
        if i >= len(self.sentences(text)) or any(is_said(stated, act) for act in acts(stated)):
            return None
        start, end, letters = self.sentences(text)[i]
        if not denials(text.language).search(letters):
            return None
        told = self.frame(text, start, end)
        root = told.root
        denied = bearing.claim.stance is Stance.DENIES
        if root is None or not (
            (denies_it(told, root) and not denied) or (says_contrary(told, root) and not bearing.aside)
        ):
            return None
        span = text.span(start, end)
        contrary = POLARITIES[bearing.claim.polarity is Polarity.POSITIVE and not denied]
        own = replace(self._in_own_voice(told, span, root, contrary), certainty=Certainty.CERTAIN, quantities=())
        denial = next((one for one in self.pile.claims_in(text.id) if one.span in span and _is_denial(one)), None)
        event = told.events.get(root.i)
        record = denial.id if denial is not None else event.id if event is not None else text.id
        return Bearing(record, denial or own, own, bearing.share)

    def context(self, text: Text, i: int) -> tuple[Unit, ...]:
        """Units of the title and of the sentences before one."""
        return tuple(unit for frame in self._frames_before(text, i) for unit in frame.units)

    def _frames_before(self, text: Text, i: int) -> list[Frame]:
        return [self.frame(text, start, end) for start, end in self.before(text, i)]

    def _told(self, stated: Frame, told: Frame, text: Text, span: Span, anchor: Token, value: float) -> Bearing | None:
        teller = self._teller(text.id, told.start + anchor.start)
        aside = teller is not None and (
            (teller.stance is Stance.DENIES and is_aside(told, anchor))
            or (teller.stance is Stance.PREDICTS and is_past_aside(told, anchor))
        )
        undone = is_undone(told.sentence, anchor)
        claim = None if aside or undone else teller
        unsaid = is_withheld(told, anchor) and any(is_said(stated, act) for act in acts(stated))
        undone = undone or is_refused(told, anchor)
        negative = (undone or unsaid or is_negated_act(told, anchor)) != opposite(stated, told, anchor)
        if (
            not is_there(stated, told)
            or only_says_some(stated, told, anchor)
            or only_speaks(stated, told, anchor, self.tellers(told.text, told.start + anchor.start))
        ):
            return None
        if negative and (narrows(stated, told, anchor) or not shares_a_matter(stated, told)):
            return None  # « personne n'a été placé en garde à vue » denies no two arrests in particular
        if (negative or (claim is not None and claim.stance is Stance.DENIES)) and says_more(stated, told, anchor):
            return None
        ahead = is_ahead(told, anchor) and not is_ahead(stated, stated.root)
        if claim is None:
            event = told.events.get(anchor.i)
            own = self._in_own_voice(told, span, anchor, POLARITIES[negative])
            if undone or unsaid:
                own = replace(own, certainty=Certainty.CERTAIN, events=())
            elif ahead or (negative and is_said(told, anchor)):
                own = replace(own, certainty=Certainty.POSSIBLE)
            by = teller.id if teller is not None else text.id if is_aside(told, anchor) else ""
            days, one = self._days(told, anchor), tells_of_one(stated, told)
            record = event.id if event else text.id
            return Bearing(record, own, own, value, by, days, (), is_ahead(told, anchor), one)
        if claim.stance is Stance.REFUSES and is_own_act(self.pile, stated, claim):
            claim = replace(claim, stance=Stance.ASSERTS)  # who refuses to do it has not done it
            negative = True
        if claim.stance is Stance.DENIES and is_unreported(told, anchor):
            claim = replace(claim, stance=Stance.HAS_NOT_CONFIRMED)  # what was not announced may be so
        open_still = ahead or is_unreal(told, anchor) or (negative and is_supposed(told, anchor))
        certainty = Certainty.POSSIBLE if open_still else claim.certainty
        # it takes for granted what it judges
        stance = Stance.ASSERTS if claim.stance is Stance.EVALUATES else claim.stance
        if stance is Stance.EXPRESSES_CONCERN and is_ahead(told, anchor):
            stance = Stance.PREDICTS  # who warns that it will be so foresees it
        said = replace(claim, polarity=POLARITIES[negative], certainty=certainty, stance=stance)
        over = self.tellers(text.id, told.start + anchor.start)
        days, one = self._days(told, anchor), tells_of_one(stated, told)
        return Bearing(claim.id, claim, said, value, "", days, over, is_ahead(told, anchor), one)

    def _days(self, told: Frame, anchor: Token) -> Days:
        """The days on which a word tells its act to be done: of its event, else those that hang on it."""
        event = told.events.get(anchor.i)
        time = self.pile.get(event.time, Timex) if event is not None else None
        if time is not None:
            return days_of([time])
        return days_of([one for one in self._timexes(told) if self._hangs(told, one, anchor)])

    def _timexes(self, told: Frame) -> list[Timex]:
        every = (one for one in self._measures.get(told.text, ()) if isinstance(one, Timex))
        return [one for one in every if self._is_in(told, one.span)]

    def _hangs(self, told: Frame, one: Timex, anchor: Token) -> bool:
        inside = told.sentence.between(one.span.start - told.start, one.span.end - told.start)
        return any(token.head == anchor.i for token in inside)

    def _teller(self, text: str, place: int) -> Claim | None:
        """The claim of the record whose content holds a place, the shortest of several; None where there is none."""
        return next(iter(self.tellers(text, place)), None)

    def tellers(self, text: str, place: int) -> tuple[Claim, ...]:
        """The claims of the record whose content holds a place, the shortest first."""
        over = (
            one
            for one in self.pile.claims_in(text)
            if one.content.start <= place < one.content.end and not _is_cue(one, place)
        )
        return tuple(sorted(over, key=lambda one: (one.content.end - one.content.start, one.id)))


def _is_denial(claim: Claim) -> bool:
    return claim.stance is Stance.DENIES


def _is_cue(claim: Claim, place: int) -> bool:
    """True for a word of what attributes a claim, where that stands in what is claimed: « n'a pas confirmé »."""
    return claim.cue is not None and claim.cue.start <= place < claim.cue.end
