"""Signs: what a claim or an event shares with others of its matter, in words that several articles may share.

Inputs: Claim, Event, Timex, Fingerprint, the background of the language packs. Keys: the text. What leaves: lemmas by
how they begin, figures, acts, things and who speaks, each with its weight in the language; of these the *matter* tells
neither who says it, nor that it is said (« a souligné le ministre »), nor when (« mercredi »): two statements of one
Wednesday are of one matter no more than others.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import cast

from recoupe.link.matters import ROOT
from recoupe.link.pile import Pile
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import background, language_pack, plain
from recoupe.link.vocabulary import families as families_of
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Fingerprint, Text, Timex
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


def signs(pile: Pile, told: Told, *, strict: bool, words: Sequence[Word] | None = None) -> Mapping[str, float]:
    """What a claim or an event shares with others, with its weight in the language, in a fixed order.

    Args:
        pile: the records.
        told: a claim or an event.
        strict: only words of the `matter`, and acts, things and who speaks.
        words: what `told_by` gives of it, where somebody has asked before.
    """
    if words_of(pile, told.span.text) is None:
        return {}
    every = told_by(pile, told) if words is None else words
    found = {sign: weight for _, sign, weight in every}
    if strict:
        meant = {sign for _, sign in _of_matter(pile, told, every)}
        found = found if len(meant) == len(found) else {sign: found[sign] for sign in meant}
    if isinstance(told, Claim):
        about = own_topic(pile, told)
        found |= {f"act {act}": ACT for act in about.acts} | {f"thing {thing}": THING for thing in about.things}
        found |= {f"voice {family}": VOICE for family in families(pile, told)}
    else:
        found[f"act {families_of(pile.ontology).get(told.predicate, told.predicate)}"] = ACT
    return {sign: found[sign] for sign in sorted(found)}


def told_by(pile: Pile, told: Told) -> list[Word]:
    """Each word of a claim or event that is a sign, with its sign and weight, in the order of the text."""
    words = words_of(pile, told.span.text)
    if words is None:
        return []
    known = words.told
    return [(met, *sign) for met in SIGN.finditer(told.span.surface) if (sign := known[met[0]])]


def matter(pile: Pile, told: Told) -> list[tuple[re.Match[str], str]]:
    """The words of `told_by` that tell neither who says it, nor that it is said, nor when, with their signs."""
    return _of_matter(pile, told, told_by(pile, told))


def _of_matter(pile: Pile, told: Told, words: Iterable[Word]) -> list[tuple[re.Match[str], str]]:
    start, end = told.span.start, told.span.end
    beside = [(low - start, high - start) for low, high in _aside(pile, told.span.text) if low < end and start < high]
    if isinstance(told, Claim):
        beside += [(one.span.start - start, one.span.end - start) for one in told.holders if one.span]
    found = []
    for met, sign, _ in words:
        at = met.start()
        for low, high in beside:
            if low <= at < high:
                break
        else:
            found.append((met, sign))
    return found


def _aside(pile: Pile, text: str) -> Sequence[tuple[int, int]]:
    """Where the words of a text stand that attribute what is told, and those that tell a time."""
    known = pile.notes.get("cues and times")
    if not isinstance(known, dict):
        told: dict[str, list[tuple[int, int]]] = {}
        cues = (claim.cue for claim in pile.of(Claim) if claim.cue)
        for span in (*cues, *(one.span for one in pile.of(Timex))):
            told.setdefault(span.text, []).append((span.start, span.end))
        pile.notes["cues and times"] = known = told
    return cast("Sequence[tuple[int, int]]", known.get(text, ()))


@dataclass(frozen=True, slots=True)
class Words:
    """The lemmas that one text is told with, by how they begin: what a word of it means, and how much it tells.

    ``told`` is, by word, the beginning of its lemma and its weight; None for a common word and one that tells nothing.
    """

    lemmas: Mapping[str, Sequence[str]]
    language: Pack
    told: Mapping[str, Sign | None]

    @classmethod
    def of(cls, terms: Iterable[str], language: Pack) -> "Words":
        """Those of a text by its content lemmas."""
        lemmas: dict[str, list[str]] = {}
        for term in sorted(set(terms)):
            lemmas.setdefault(plain(term)[:BEGINNING], []).append(term)
        return cls(lemmas, language, _Told(lemmas, language))

    def beginning(self, simple: str) -> Sequence[str]:
        """The lemmas of the text that begin as a word in plain letters does."""
        return self.lemmas.get(simple[:BEGINNING], ())

    def lemma(self, word: str) -> str:
        """The lemma of the text that shares most letters with the beginning of a word; empty for none."""
        simple = plain(word)
        return _nearest(simple, self.beginning(simple) or ("",))


class _Told(dict[str, Sign | None]):
    """What each word of a text tells, looked up once: it says a word many times, and claims stand on the same words."""

    def __init__(self, lemmas: Mapping[str, Sequence[str]], language: Pack) -> None:
        super().__init__()
        self.lemmas, self.language = lemmas, language

    def __missing__(self, word: str) -> Sign | None:
        """What a word met for the first time tells."""
        self[word] = told = self._figure(word) if word[0].isdigit() else self._word(plain(word))
        return told

    def _word(self, simple: str) -> Sign | None:
        known = self.lemmas.get(simple[:BEGINNING])
        return _sign_of(self.language, simple, _nearest(simple, known)) if known else None

    def _figure(self, word: str) -> Sign:
        return f"figure {''.join(letter for letter in word if letter.isdigit())}", FIGURE


def _nearest(simple: str, lemmas: Sequence[str]) -> str:
    """The lemma that shares most letters with the beginning of a word."""
    return lemmas[0] if len(lemmas) == 1 else max(lemmas, key=partial(_common_letters, simple))


@lru_cache(1 << 18)
def _sign_of(language: Pack, simple: str, lemma: str) -> Sign | None:
    """What a word in plain letters tells that is of a lemma: the same in every text."""
    if lemma in _auxiliaries(language) or len(lemma) - _common_letters(simple, lemma)[0] > ENDING:
        return None
    weight = background(language).get(lemma, 1.0)
    return (f"word {plain(lemma)[:ROOT]}", weight) if weight > TELLING else None


@cache
def _auxiliaries(language: Pack) -> frozenset[str]:
    """Lemmas that carry the tense of others: « avoir », "be"."""
    return frozenset(row["form"] for row in language["function_words"] if row["class"] in AUXILIARY)


def _common_letters(word: str, lemma: str) -> tuple[int, str]:
    same = 0
    for one, other in zip(word, plain(lemma), strict=False):
        if one != other:
            break
        same += 1
    return same, lemma


def words_of(pile: Pile, text: str) -> Words | None:
    """The words of a text by the lemmas of its fingerprint; None for a language without a pack."""
    noted = pile.noted("words")
    known = noted.get(text)
    if not isinstance(known, Words):
        written = pile.get(text, Text)
        language = language_pack(written.language) if written else None
        if language is None:
            return None
        known = Words.of(_terms(pile).get(text, ()), language)
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
    return names_among(told_by(pile, one) for one in told)


def names_among(told: Iterable[Iterable[Word]]) -> set[str]:
    """As `names`, of the words that are signs of each claim or event."""
    times: dict[str, int] = {}
    for words in told:
        for met, sign, _ in words:
            capital = met[0][0].isupper()
            if not capital or met.start():
                times[sign] = times.get(sign, 0) + (1 if capital else -1)
    return {sign for sign, more in times.items() if more > 0}
