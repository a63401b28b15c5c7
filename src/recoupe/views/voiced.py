"""Acts of words that no event word tells: what somebody demands, promises, threatens, lays on another or judges.

What enters is the claims of a pile and the rows its events gave; what leaves is one row for each claim whose stance is
itself an act, where neither its cue nor its content tells one: « “La partie adverse doit répondre”, a lancé le
ministre » demands, « “C'est une mascarade”, a dit l'opposante » judges. The row is told by the content of the claim,
its actor is who says it, its recipient the first party that the content names beside them, else whom they mostly act
against in the text. The press that somebody speaks to is told what is said, and nobody's other side.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe import packs
from recoupe.link.vocabulary import plain
from recoupe.model import Claim, Event, Filler, Holder, Mention, Record, Span
from recoupe.terms import HolderPath, MentionKind, Stance
from recoupe.views.codebook import Codes, Index
from recoupe.views.codings import CodedEvent
from recoupe.views.fillers import Fillers
from recoupe.views.opponents import Opponents
from recoupe.views.sectors import CIVILIANS, NOBODY, apart

PRAISED = "praises"
"""What a judgement in words of praise is; the others are aimed against somebody."""
HARSH, ABOUT_ITSELF = "-", "0"
"""Signs of words that judge harshly, and of words of a source about itself."""
_UNSPOKEN = (HolderPath.AUTHOR, HolderPath.ABSENT, HolderPath.IMPERSONAL)
_WORD = re.compile(r"[^\W\d_]+")
_INFINITIVE, _LONG = "er", 6
"""Ending of the verbs whose forms begin alike, and letters of those too short to be told by how they begin."""
_PRESS = " JRN"
"""Sector of those to whom words are said that are meant for others: « a-t-il dit à l'AFP »."""
_AIMED = ("ACCUSE", "REQUEST", "THREATEN")
"""Types of acts that are aimed at somebody, were it nobody named."""
_OF_ANYBODY = ("REQUEST", "ACCUSE")
"""Types of acts of words that are told of whoever speaks: a party without a state."""
_PRIVATE = f" {CIVILIANS}"
"""Sector of people whose judgement of no party is an opinion: « “C'était horrible”, raconte une Péruvienne »."""
_SHORTEST = 3
"""Words below which what is judged or asked is only named: « le président », « them »."""


@dataclass(frozen=True, slots=True, eq=False)
class Voiced:
    """The acts of words of a pile; ``acts`` gives type and mode to stances, ``opponents`` who stands against whom."""

    tables: Codes
    fillers: Fillers
    index: Index
    acts: Mapping[str, tuple[str, str]]
    opponents: Opponents

    def rows(self, claims: Iterable[Claim], told: Mapping[str, Sequence[Span]]) -> Iterator[CodedEvent]:
        """A row for each claim that is an act no event tells.

        Args:
            claims: the claims of the pile.
            told: the words that tell a coded event, by text.
        """
        if not self.acts:
            return
        taken: dict[str, list[Span]] = {text: list(spans) for text, spans in told.items()}
        for claim in sorted(claims, key=lambda one: (one.span.text, one.content.start, -one.content.end, one.id)):
            act = self._act(claim)
            if act is None or any(_meets(claim, span) for span in taken.get(claim.span.text, ())):
                continue
            row = self._row(claim, act)
            if row is not None:
                taken.setdefault(claim.span.text, []).append(claim.content)
                yield row

    def _act(self, claim: Claim) -> tuple[str, str] | None:
        """Type and mode of the act that a claim is; None for one that only tells."""
        if len(_WORD.findall(claim.content.surface)) < _SHORTEST:
            return None
        said = _words(claim)
        valences = {sign for sign, words in _valences() if not words.isdisjoint(said)}
        if ABOUT_ITSELF in valences or (claim.stance is Stance.EVALUATES and not valences):
            return None
        praise = claim.stance is Stance.EVALUATES and HARSH not in valences
        return self.acts.get(PRAISED if praise else str(claim.stance))

    def _row(self, claim: Claim, act: tuple[str, str]) -> CodedEvent | None:
        actors, (kind, mode) = self._speakers(claim), act
        if not set(actors) - {NOBODY} and (kind not in _OF_ANYBODY or not actors):
            return None
        quad = self.tables.types[kind]["quad"]
        recipients = self._addressed(claim, actors)
        if not recipients and kind in _AIMED:
            recipients = self.opponents.of_actors(claim.span.text, actors)
        if not recipients and claim.stance is Stance.EVALUATES and all(one.endswith(_PRIVATE) for one in actors):
            return None
        return CodedEvent(
            id=claim.id,
            text=claim.span.text,
            start=claim.content.start,
            end=claim.content.end,
            event=kind,
            mode=mode,
            actor=actors,
            recipient=recipients,
            actor_names=tuple(one.span.surface for one in claim.holders if one.span is not None),
            recipient_names=(),
            status="asserted",
            date="",
            location="",
            context="",
            quad=quad,
            score=self.tables.score(kind, mode),
            quantity="",
            stage="",
            trigger=(claim.cue or claim.content).surface,
            quote=claim.content.surface,
            claims=(claim.id,),
        )

    def _speakers(self, claim: Claim) -> tuple[str, ...]:
        found = (code for one in claim.holders for code in self._of_holder(one))
        return tuple(dict.fromkeys(found))

    def _of_holder(self, holder: Holder) -> tuple[str, ...]:
        if holder.span is None or holder.path in _UNSPOKEN:
            return ()
        candidates = holder.candidates or holder.speaks_for
        return self.fillers.of_filler(Filler("actor", holder.span, holder.mention, candidates), "actor")

    def _addressed(self, claim: Claim, actors: Sequence[str]) -> tuple[str, ...]:
        """The first party that the content names who does not speak."""
        for mention in self._named(claim):
            filler = Filler("recipient", mention.span, mention.id, mention.candidates)
            found = (one for one in self.fillers.of_filler(filler, "recipient") if not one.endswith((NOBODY, _PRESS)))
            codes = tuple(dict.fromkeys(side for one in found if (side := apart(one, actors))))
            if codes:
                return codes
        return ()

    def _named(self, claim: Claim) -> list[Mention]:
        spans = [span for span in (claim.addressee, claim.content) if span is not None]
        found = [
            one
            for span in spans
            for one in self.index.inside(span)
            if one.kind is not MentionKind.PRONOUN and one.candidates
        ]
        return sorted(found, key=lambda one: (one.span.start, -one.span.end, one.id))


def told_by(records: Iterable[Record], rows: Iterable[CodedEvent]) -> dict[str, list[Span]]:
    """The words that tell the events of some rows, by text."""
    kept = {row.id for row in rows}
    found: dict[str, list[Span]] = {}
    for one in records:
        if isinstance(one, Event) and one.id in kept:
            found.setdefault(one.span.text, []).append(one.trigger)
    return found


def _meets(claim: Claim, told: Span) -> bool:
    """Whether words that tell an act stand at the cue of a claim or in its content."""
    return claim.span.overlap(told) > 0 or claim.content.overlap(told) > 0


def _words(claim: Claim) -> set[str]:
    """The words of a claim and its cue, and the infinitives those of the cue may be of: « dénonçant », « dénoncer »."""
    said = _WORD.findall(claim.cue.surface.lower()) if claim.cue is not None else []
    found = (lemma for word in said for lemma in _verbs_of(word))
    return {*said, *found, *claim.terms, *_WORD.findall(claim.content.surface.lower())}


@lru_cache(1 << 12)
def _verbs_of(word: str) -> tuple[str, ...]:
    """The verbs that judge of which a word may be a form: cues are the same few over and over."""
    simple = plain(word)
    return tuple(lemma for stem, lemma in _verbs() if simple.startswith(stem))


@cache
def _verbs() -> tuple[tuple[str, str], ...]:
    """The verbs that judge, each with what all its forms begin with."""
    words = sorted(word for _, some in _valences() for word in some if word.endswith(_INFINITIVE))
    return tuple((plain(word)[: -len(_INFINITIVE)], word) for word in words if len(word) >= _LONG)


@cache
def _valences() -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of each sign, of all languages, as lemmas."""
    rows = [row for code in packs.languages() for row in packs.shipped(f"lang/{code}")["valences"]]
    signs = sorted({row["sign"] for row in rows})
    return tuple((sign, frozenset(row["lemma"] for row in rows if row["sign"] == sign)) for sign in signs)
