"""Ascribed: one statement that two articles of a story give to two speakers.

Inputs: Claim, its words and its witnesses, Timex. Keys: the story, of a handful of articles that somebody put together.
What leaves: attribution conflicts: who says in one article what another, of those days, says they would not pronounce
on, and which somebody else had said; and a statement that an article recalls as made on the day another person made it,
in nearly the same words. Refuses: bodies beside those who may speak for them, names of which one holds a word of the
other, words that one article gives to both, and to say which of the two articles errs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import permutations

from recoupe.link.assembly import LANGUAGES, Sides, claim_point, day_of, finding, holders, phrase, quoted_words, when
from recoupe.link.debates import handfuls
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import background, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Text, Tie, Timex
from recoupe.terms import FindingKind, HolderPath, Relation, Stance

TELLS = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS})
"""Stances that tell something as so."""

SILENT = frozenset({
    Stance.DECLINES_TO_COMMENT, Stance.DECLINES_TO_CONFIRM, Stance.EVADES, Stance.HAS_NOT_CONFIRMED,
})  # fmt: skip
"""Stances of who does not pronounce on a thing."""

THOSE_DAYS = 2
"""Days between two articles that may report one appearance."""

RARE = 0.2
"""Weight of a word from which it names something (`recoupe.link.aims`)."""

SHARED, NEARLY = 4, 0.6
"""Words that two tellings of one statement share, at least, and the share of all their words that these are."""

HALF = 2
"""A statement is told by another too where one of so many of its words, and as many words, are in both."""

PERSON = "PER:"

WORDS = re.compile(r"[^\W\d_]{2,}")


def ascribed(pile: Pile) -> list[Finding]:
    """One finding per pair of claims, sorted by id."""
    found = []
    for claims in handfuls(pile):
        told = [claim for claim in claims if claim.stance in TELLS and families(pile, claim)]
        found += [_conflict(pile, a, b, ()) for a, b in _told_of_two(pile, told)]
        silent = [claim for claim in claims if claim.stance in SILENT]
        found += [_conflict(pile, a, b, silence) for a, b, silence in _never_said(pile, told, silent)]
    return sorted({one.id: one for one in found}.values(), key=lambda one: one.id)


def _told_of_two(pile: Pile, told: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs in nearly the same words, each of another person: the one made that day, and the one recalled."""
    made = {day_of(pile, one.span.text) for one in told}
    recalled = {one.id: days for one in told if (days := _recalled(pile, one) & made)}
    for a, b in permutations(told, 2):
        if day_of(pile, a.span.text) not in recalled.get(b.id, ()) or a.span.text == b.span.text:
            continue
        both = {*a.terms} & {*b.terms}
        if len(both) < SHARED or len(both) < NEARLY * len({*a.terms, *b.terms}) or a.polarity is not b.polarity:
            continue
        if _are_two_people(pile, a, b) and not _of_both(pile, a, b, told):
            yield a, b


def _recalled(pile: Pile, claim: Claim) -> set[str]:
    """The days before its article on which something is recalled to have been said: « a déclaré lundi que … »."""
    text, own = claim.span.text, day_of(pile, claim.span.text)
    times = pile.noted("times of texts").get(text)
    if not isinstance(times, tuple):
        times = tuple(one for one in pile.of(Timex) if one.span.text == text)
        pile.noted("times of texts")[text] = times
    near = (one for one in times if one.span in claim.span and not one.span.overlap(claim.content))
    return {one.low[:10] for one in near if one.low and one.low[:10] == (one.high or "")[:10]} - {own}


def _are_two_people(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for two persons whose names share no word: « Alexis » may be Alexandros, and a ministry its minister."""
    names = [{*families(pile, one)} for one in (a, b)]
    if not all(name.startswith(PERSON) for some in names for name in some) or len(names[0] | names[1]) != len(names):
        return False
    words = [set(WORDS.findall(plain(name.partition(":")[2].replace("_", " ")))) for some in names for name in some]
    return words[0].isdisjoint(words[1])


def _of_both(pile: Pile, a: Claim, b: Claim, told: Iterable[Claim]) -> bool:
    """True where an article has the other one say it as well: two may say the same."""
    pairs = ((a, b), (b, a))
    return any(
        one.span.text == here.span.text and {*families(pile, one)} & {*families(pile, there)} and _is_told(one, there)
        for one in told
        for here, there in pairs
    )


def _is_told(one: Claim, other: Claim) -> bool:
    """True where half of the words of either, and two at least, are in both."""
    both = {*one.terms} & {*other.terms}
    fewest = min(len({*one.terms}), len({*other.terms}))
    return len(both) >= HALF and HALF * len(both) >= fewest and one.polarity is other.polarity


def _never_said(
    pile: Pile, told: Sequence[Claim], silent: Sequence[Claim]
) -> Iterator[tuple[Claim, Claim, tuple[Claim, ...]]]:
    """Who said it first, who is said to have said it, and where the latter would not pronounce on it."""
    for silence in silent:
        asked = _telling(pile, silence)
        for claim in told:
            if not asked & {*claim.terms} or not _of_one_speaker_then(pile, silence, claim):
                continue
            first = [one for one in told if _is_anothers(pile, one, claim) and asked & {*one.terms}]
            if first:
                said = max(first, key=lambda one: (len({*one.terms} & {*claim.terms}), one.id))
                yield said, claim, (silence,)


def _telling(pile: Pile, claim: Claim) -> set[str]:
    """Words of a claim that name something, by how rare they are in its language; not who is asked."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return set()
    weights = background(language)
    names = {word for holder in claim.holders for word in WORDS.findall(plain(holder.name or ""))}
    return {word for word in claim.terms if weights.get(word, 1.0) >= RARE and plain(word) not in names}


def _of_one_speaker_then(pile: Pile, silence: Claim, claim: Claim) -> bool:
    """True for one speaker in two articles of those days."""
    if silence.span.text == claim.span.text or not _who(pile, silence) & {*families(pile, claim)}:
        return False
    days = [day_of(pile, one.span.text)[:10] for one in (silence, claim)]
    return all(days) and _apart(days) <= THOSE_DAYS


def _who(pile: Pile, silence: Claim) -> set[str]:
    """Who is silent; of a pronoun nobody was found for, the person who spoke last: « la magistrate », then « elle »."""
    known = {*families(pile, silence)}
    if known or not any(one.path is HolderPath.COREFERENCE for one in silence.holders):
        return known
    before = [one for one in pile.claims_in(silence.span.text) if one.span.end <= silence.span.start]
    spoken = ({*families(pile, one)} for one in sorted(before, key=lambda one: -one.span.end))
    return next((some for some in spoken if any(name.startswith(PERSON) for name in some)), set())


def _apart(days: Sequence[str]) -> int:
    first, last = sorted(date.fromisoformat(day).toordinal() for day in days)
    return last - first


def _is_anothers(pile: Pile, one: Claim, claim: Claim) -> bool:
    """True for what somebody else told of it in an earlier article, or one of that day."""
    if one.span.text == claim.span.text or {*families(pile, one)} & {*families(pile, claim)}:
        return False
    earlier = when(pile, one.span.text)[0] <= when(pile, claim.span.text)[0]
    return earlier and _is_told(one, claim)


def _conflict(pile: Pile, a: Claim, b: Claim, silence: Sequence[Claim]) -> Finding:
    words = {
        language: {
            "lead": phrase("two_articles_give", language),
            "a": holders(pile, [a], language),
            "b": holders(pile, [b], language),
            "words": quoted_words(b),
        }
        for language in LANGUAGES
    }
    ties = [Tie(Relation.CONTRASTS, a.id, b.id, "two articles give one statement to different speakers")]
    points = [claim_point(pile, claim) for claim in (a, b, *silence)]
    rule = "link/ascribed.py#ascribed"
    return finding(pile, FindingKind.ATTRIBUTION_CONFLICT, points, words, Sides([a, b], (), ties), rule)
