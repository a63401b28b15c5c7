"""Signs: what a claim or an event shares with others of its matter, in words that several articles may share.

Inputs: Claim, Event, Timex, Fingerprint, the background of the language packs. Keys: the text. What leaves: lemmas by
how they begin, figures, acts, things and who speaks, each with its weight in the language; of these the *matter* tells
neither who says it, nor that it is said (« a souligné le ministre »), nor when (« mercredi »): two statements of one
Wednesday are of one matter no more than others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import takewhile

from recoupe.graph import group
from recoupe.link.matters import ROOT
from recoupe.link.pile import Pile
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import background, language_pack, plain
from recoupe.link.vocabulary import families as families_of
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Fingerprint, Span, Text, Timex
from recoupe.packs import Pack

SIGN = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])|\d+(?:[ .,\u00a0\u202f]\d+)*")
"""A word, or a figure; no part of a compound, for « nord-coréen » and « porte-parole » tell a people and an office."""

BEGINNING = 4
"""Letters by which the lemma of a word is found: « menti », « mentir »."""

ENDING = 3
"""Letters that a lemma may have behind those it shares with a word: « entre » is no form of « entretenir »."""

TELLING = 0.3
"""Weight in the language above which a word tells a matter."""

AUXILIARY = ("aux_lemma", "copula_lemma")
"""Classes of words that never tell a matter, though no table of common words counts them."""

ACT, THING, VOICE, FIGURE = 0.6, 1.0, 0.9, 0.6
"""Weights of signs that are no words."""

Told = Claim | Event

Word = tuple[re.Match[str], str, float]
"""Where a word stands, its sign and the weight of that."""

Sign = tuple[str, float]
"""A sign and its weight in the language."""


def signs(pile: Pile, told: Told, *, strict: bool) -> Mapping[str, float]:
    """What a claim or an event shares with others, with its weight in the language, in a fixed order.

    Args:
        pile: the records.
        told: a claim or an event.
        strict: only words of the `matter`, and acts, things and who speaks.
    """
    if words_of(pile, told.span.text) is None:
        return {}
    every = list(told_by(pile, told))
    meant = {sign for _, sign in _of_matter(pile, told, every)} if strict else ()
    found = {sign: weight for _, sign, weight in every if not strict or sign in meant}
    if isinstance(told, Claim):
        about = own_topic(pile, told)
        found |= {f"act {act}": ACT for act in about.acts} | {f"thing {thing}": THING for thing in about.things}
        found |= {f"voice {family}": VOICE for family in families(pile, told)}
    else:
        found[f"act {families_of(pile.ontology).get(told.predicate, told.predicate)}"] = ACT
    return {sign: found[sign] for sign in sorted(found)}


def told_by(pile: Pile, told: Told) -> Iterator[tuple[re.Match[str], str, float]]:
    """Each word of a claim or event that is a sign, with its sign and weight, in the order of the text."""
    words = words_of(pile, told.span.text)
    for met in SIGN.finditer(told.span.surface) if words else ():
        sign = words.tell(met.group().lower()) if words else None
        if sign:
            yield met, *sign


def matter(pile: Pile, told: Told) -> Iterator[tuple[re.Match[str], str]]:
    """The words of `told_by` that tell neither who says it, nor that it is said, nor when, with their signs."""
    return _of_matter(pile, told, told_by(pile, told))


def _of_matter(pile: Pile, told: Told, words: Iterable[Word]) -> Iterator[tuple[re.Match[str], str]]:
    holders = [one.span for one in told.holders if one.span] if isinstance(told, Claim) else []
    start, end = told.span.start, told.span.end
    near = (one for one in _cues_and_times(pile).get(told.span.text, ()) if one.start < end and start < one.end)
    beside = [*holders, *near]
    for met, sign, _ in words:
        at = start + met.start()
        if not any(one.start <= at < one.end for one in beside):
            yield met, sign


def _cues_and_times(pile: Pile) -> Mapping[str, Sequence[Span]]:
    """Text id to its words that attribute what is told, and those that tell a time."""
    known = pile.notes.get("cues and times")
    if not isinstance(known, dict):
        cues = (claim.cue for claim in pile.of(Claim) if claim.cue)
        known = group([*cues, *(one.span for one in pile.of(Timex))], lambda span: (span.text,))
        pile.notes["cues and times"] = known
    return known


@dataclass(frozen=True, slots=True)
class Words:
    """The lemmas that one text is told with, by how they begin: what a word of it means, and how much it tells.

    ``told`` remembers what was asked: a text says a word many times, and several claims stand on the same words.
    """

    lemmas: Mapping[str, Sequence[str]]
    language: Pack
    told: dict[str, Sign | None] = field(default_factory=dict)

    def tell(self, word: str) -> Sign | None:
        """The beginning of the lemma of a word and its weight; None for a common word and one that tells nothing."""
        if word not in self.told:
            self.told[word] = self._tell(word)
        return self.told[word]

    def beginning(self, simple: str) -> Sequence[str]:
        """The lemmas of the text that begin as a word in plain letters does."""
        return self.lemmas.get(simple[:BEGINNING], ())

    def lemma(self, word: str) -> str:
        """The lemma of the text that shares most letters with the beginning of a word; empty for none."""
        simple = plain(word)
        known = self.beginning(simple) or ("",)
        return known[0] if len(known) == 1 else max(known, key=partial(_common_letters, simple))

    def _tell(self, word: str) -> Sign | None:
        if word[0].isdigit():
            return f"figure {''.join(letter for letter in word if letter.isdigit())}", FIGURE
        simple, lemma = plain(word), self.lemma(word)
        if lemma in _auxiliaries(self.language) or len(lemma) - _common_letters(simple, lemma)[0] > ENDING:
            return None
        weight = background(self.language).get(lemma, 1.0) if lemma else 0.0
        return (f"word {plain(lemma)[:ROOT]}", weight) if weight > TELLING else None


@cache
def _auxiliaries(language: Pack) -> frozenset[str]:
    """Lemmas that carry the tense of others: « avoir », "be"."""
    return frozenset(row["form"] for row in language["function_words"] if row["class"] in AUXILIARY)


def _common_letters(word: str, lemma: str) -> tuple[int, str]:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, plain(lemma), strict=False))
    return len(list(same)), lemma


def words_of(pile: Pile, text: str) -> Words | None:
    """The words of a text by the lemmas of its fingerprint; None for a language without a pack."""
    noted = pile.noted("words")
    known = noted.get(text)
    if not isinstance(known, Words):
        written = pile.get(text, Text)
        language = language_pack(written.language) if written else None
        if language is None:
            return None
        terms = sorted(set(_terms(pile).get(text, ())))
        known = Words(group(terms, lambda term: (plain(term)[:BEGINNING],)), language)
        noted[text] = known
    return known


def _terms(pile: Pile) -> Mapping[str, Sequence[str]]:
    """Text id to its content lemmas."""
    known = pile.notes.get("terms of texts")
    if not isinstance(known, dict):
        known = {one.text: one.terms for one in pile.of(Fingerprint)}
        pile.notes["terms of texts"] = known
    return known


def names(pile: Pile, told: Iterable[Told]) -> set[str]:
    """Signs that are written with a capital inside a clause more often than not."""
    times: dict[str, int] = {}
    for one in told:
        words = words_of(pile, one.span.text)
        for met in SIGN.finditer(one.span.surface) if words else ():
            word = met.group()
            sign = words.tell(word.lower()) if words and (met.start() or not word[0].isupper()) else None
            if sign:
                times[sign[0]] = times.get(sign[0], 0) + (1 if word[0].isupper() else -1)
    return {sign for sign, more in times.items() if more > 0}
