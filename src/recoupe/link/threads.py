"""Threads: what several articles of a story tell of one small matter, in whatever words, stances and voices.

Inputs: Claim and Event with their topics, the background of the language packs. Keys: the story. What leaves: groups of
claims and of events that no claim holds. A proposition asks that claims say one thing and a centre that most of a story
comes back to it; a thread only that what is told shares more rare words, acts, things and speakers than the story
usually does: a charge and how it is recalled, a promise and what becomes of it, what several say of one nomination.
What counts is how rare a sign is in the language and in the story. Refuses: nouns for acts that nothing else is told
with, one article, and what only the press says.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, takewhile
from math import log, sqrt

from recoupe.graph import group
from recoupe.link.happenings import BARE_NOUN
from recoupe.link.linkage import Linkage, Pair, sorted_pair
from recoupe.link.matters import ROOT
from recoupe.link.pile import Pile
from recoupe.link.textwise import of_story, told_in_stories
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import background, language_pack, plain
from recoupe.link.vocabulary import families as families_of
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Fingerprint, Text
from recoupe.packs import Pack

THREADS = "threads"
"""The room for the threads of a story."""

SIGN = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])|\d+(?:[ .,\u00a0\u202f]\d+)*")
"""A word, or a figure; no part of a compound, for « nord-coréen » and « porte-parole » tell a people and an office."""

BEGINNING = 4
"""Letters by which the lemma of a word is found: « menti », « mentir »."""

TELLING = 0.3
"""Weight in the language above which a word tells a matter."""

ACT, THING, VOICE, FIGURE = 0.6, 1.0, 0.9, 0.6
"""Weights of signs that are no words."""

SHARP = 1.5
"""How much more a sign tells that few claims of the story share."""

COMMON = 60
"""Claims and events of a story from which a sign alone does not make two of them worth comparing."""

WHOLE = 10_000
"""Likeness of two that share all signs: an integer, so that sums are the same in any order."""

BESIDE, WITHIN = 1_000, 2_000
"""What is added for two that stand side by side in a text, and for two of which one holds the other."""

GAP = 150
"""Characters between two that stand side by side."""

ONE_THREAD = Linkage(1_200)
"""Least mean likeness of what is joined."""

FEWEST, TEXTS, SIGNS = 3, 2, 3
"""Members, texts, and signs that at least about half of the members share."""

PLAIN_SIGNS, RARE = 2, 0.6
"""Of these such as are no name, no act that is told of everything and no speaker, and their least weight."""

CLOSE = 2_000
"""Likeness that two members of different texts must have."""

HANDFUL = 12
"""Articles that somebody may have put together on one matter: of more, some are alike by chance."""

Told = Claim | Event

Sign = tuple[str, float]
"""A sign and its weight in the language."""


@dataclass(frozen=True, slots=True)
class Thread:
    """What a story tells of one matter.

    ``members`` are the ids of its claims and events, sorted; ``words`` the signs most of them share, foremost first;
    ``put_together`` tells a handful of articles that make most of a pile.
    """

    story: str
    members: tuple[str, ...]
    words: tuple[str, ...]
    put_together: bool = False


def threads(pile: Pile) -> list[Thread]:
    """The threads of all stories of several texts, in the order of the stories."""
    found: list[Thread] = []
    stories = {name: {claim.span.text for claim in claims} for name, claims in told_in_stories(pile).items()}
    every = sum(len(texts) for texts in stories.values())
    for name, claims in told_in_stories(pile).items():
        if len(stories[name]) >= TEXTS:
            put_together = len(stories[name]) <= HANDFUL and 2 * len(stories[name]) >= every
            bridge = 0 if put_together else PLAIN_SIGNS
            make = partial(_threads, pile, name, claims, bridge)
            found += of_story(pile, THREADS, list[Thread], claims, make, more=[name, str(bridge)])
    return found


def _threads(pile: Pile, name: str, claims: Sequence[Claim], bridge: int) -> list[Thread]:
    """The threads of a story; ``bridge`` is how many plain signs two of different texts must share.

    A handful of articles that somebody put together on one matter tell of it in any words. In a pile of many stories,
    which articles are of one is only likely, and in a large story much is alike by chance: more is asked.
    """
    told = {one.id: one for one in _told(pile, claims)}
    signs = {one: _signs(pile, told[one]) for one in told}
    often = Counter(sign for some in signs.values() for sign in some)
    by_few = {sign: log(1 + len(told) / times) ** SHARP for sign, times in often.items() if times > 1}
    weighed = {one: _weighed(some, by_few) for one, some in signs.items()}
    names = _names(pile, told.values())
    weights = {sign: weight for some in signs.values() for sign, weight in some.items()}
    plain_ones = {sign for sign in weights if _tells(sign, weights[sign]) and sign not in names}
    plain_of = {one: plain_ones & some.keys() for one, some in weighed.items()}
    likeness = _likeness(told, weighed, often)
    found = []
    for members in ONE_THREAD.groups(likeness, sorted(told)):
        if len(members) < FEWEST:
            continue
        shared = _shared([weighed[one] for one in members])
        enough = len(shared) >= SIGNS and len(plain_ones.intersection(shared)) >= PLAIN_SIGNS
        if enough and _is_close(told, members, likeness, plain_of, bridge):
            of_it = _of_it(weighed, members, plain_ones.intersection(shared)) if bridge else members
            chosen = [told[one] for one in of_it]
            if len(of_it) >= FEWEST and any(isinstance(one, Claim) and families(pile, one) for one in chosen):
                telling = sorted(shared, key=lambda sign: sign not in plain_ones)
                found.append(Thread(name, of_it, _words(pile, chosen, telling), not bridge))
    return found


def _tells(sign: str, weight: float) -> bool:
    """True for a rare word, a thing or a figure: an act and a speaker are common to much of a story."""
    return not sign.startswith(("act ", "voice ")) and weight >= RARE


def _names(pile: Pile, told: Iterable[Told]) -> set[str]:
    """Signs that a story writes with a capital inside a clause more often than not."""
    times: Counter[str] = Counter()
    for one in told:
        words = _words_of(pile, one.span.text)
        for met in SIGN.finditer(one.span.surface) if words else ():
            word = met.group()
            sign = words.tell(word.lower()) if words and (met.start() or not word[0].isupper()) else None
            if sign:
                times[sign[0]] += 1 if word[0].isupper() else -1
    return {sign for sign, more in times.items() if more > 0}


def _told(pile: Pile, claims: Sequence[Claim]) -> Iterable[Told]:
    """Claims of different words, and the events of their texts that none of them holds, each clause once."""
    spans = group(claims, lambda claim: (claim.span.text,))
    once: dict[tuple[str, int, int], Told] = {}
    for claim in claims:
        once.setdefault((claim.span.text, claim.span.start, claim.span.end), claim)
    for text, some in spans.items():
        for event in pile.events_in(text):
            held = any(event.trigger.overlap(claim.span) for claim in some)
            if not held and event.why.note != BARE_NOUN:
                once.setdefault((text, event.span.start, event.span.end), event)
    return once.values()


def _signs(pile: Pile, told: Told) -> Mapping[str, float]:
    """What tells the matter of a claim or an event, with its weight in the language, in a fixed order."""
    words = _words_of(pile, told.span.text)
    if words is None:
        return {}
    found = dict(sign for word in SIGN.findall(told.span.surface.lower()) if (sign := words.tell(word)))
    if isinstance(told, Claim):
        about = own_topic(pile, told)
        found |= {f"act {act}": ACT for act in about.acts} | {f"thing {thing}": THING for thing in about.things}
        found |= {f"voice {family}": VOICE for family in families(pile, told)}
    else:
        found[f"act {families_of(pile.ontology).get(told.predicate, told.predicate)}"] = ACT
    return {sign: found[sign] for sign in sorted(found)}


@dataclass(frozen=True, slots=True)
class _Words:
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

    def _tell(self, word: str) -> Sign | None:
        if word[0].isdigit():
            return f"figure {''.join(letter for letter in word if letter.isdigit())}", FIGURE
        simple = plain(word)
        known = self.lemmas.get(simple[:BEGINNING], ("",))
        lemma = known[0] if len(known) == 1 else max(known, key=partial(_common_letters, simple))
        weight = background(self.language).get(lemma, 1.0) if lemma else 0.0
        return (f"word {plain(lemma)[:ROOT]}", weight) if weight > TELLING else None


def _common_letters(word: str, lemma: str) -> tuple[int, str]:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, plain(lemma), strict=False))
    return len(list(same)), lemma


def _words_of(pile: Pile, text: str) -> _Words | None:
    """The words of a text by the lemmas of its fingerprint; None for a language without a pack."""
    noted = f"words of {text}"
    known = pile.notes.get(noted)
    if not isinstance(known, _Words):
        written = pile.get(text, Text)
        language = language_pack(written.language) if written else None
        if language is None:
            return None
        terms = sorted(set(_terms(pile).get(text, ())))
        known = _Words(group(terms, lambda term: (plain(term)[:BEGINNING],)), language)
        pile.notes[noted] = known
    return known


def _terms(pile: Pile) -> Mapping[str, Sequence[str]]:
    """Text id to its content lemmas."""
    known = pile.notes.get("terms of texts")
    if not isinstance(known, dict):
        known = {one.text: one.terms for one in pile.of(Fingerprint)}
        pile.notes["terms of texts"] = known
    return known


def _weighed(signs: Mapping[str, float], by_few: Mapping[str, float]) -> dict[str, float]:
    """Signs that something else of the story shares, by how few do."""
    return {sign: weight * by_few[sign] for sign, weight in signs.items() if sign in by_few}


def _likeness(
    told: Mapping[str, Told], weighed: Mapping[str, Mapping[str, float]], often: Mapping[str, int]
) -> dict[Pair, float]:
    """How alike those are that share a sign which is not common, or stand side by side."""
    sharing = group(sorted(told), lambda one: [sign for sign in weighed[one] if often[sign] <= COMMON])
    pairs = {pair for some in sharing.values() for pair in combinations(some, 2)}
    in_text = group(told, lambda one: (told[one].span.text,))
    near = {sorted_pair(a, b): beside for some in in_text.values() for a, b, beside in _side_by_side(told, some)}
    lengths = {one: sqrt(sum(weight * weight for weight in some.values())) for one, some in weighed.items()}
    return {
        (a, b): float(_alike(weighed[a], weighed[b], lengths[a] * lengths[b]) + near.get((a, b), 0))
        for a, b in pairs | near.keys()  # in any order: they are looked up, and summed as integers
    }


def _alike(a: Mapping[str, float], b: Mapping[str, float], lengths: float) -> int:
    shared = sum([weight * b[sign] for sign, weight in a.items() if sign in b])
    return round(WHOLE * shared / lengths) if shared else 0


def _side_by_side(told: Mapping[str, Told], some: Sequence[str]) -> Iterable[tuple[str, str, int]]:
    """Those of one text that stand side by side, and what they have in common by it."""
    ordered = sorted(some, key=lambda one: told[one].span.start)
    starts = [told[one].span.start for one in ordered]
    for place, a in enumerate(ordered):
        for b in ordered[place + 1 : bisect_left(starts, told[a].span.end + GAP)]:
            yield a, b, _beside(told[a], told[b])


def _beside(a: Told, b: Told) -> int:
    """What two of one text have in common by where they stand."""
    if a.span.overlap(b.span):
        return WITHIN
    gap = max(a.span.start - b.span.end, b.span.start - a.span.end)
    return BESIDE if gap < GAP else 0


def _shared(weighed: Sequence[Mapping[str, float]]) -> list[str]:
    """Signs that at least about half of some share, the most shared first, then the most telling."""
    times = Counter(sign for some in weighed for sign in some)
    weight = {sign: some[sign] for some in weighed for sign in some}
    often = [sign for sign in times if 2 * times[sign] >= len(weighed) - 1 and times[sign] > 1]
    return sorted(often, key=lambda sign: (-times[sign], -weight[sign], sign))


def _of_it(weighed: Mapping[str, Mapping[str, float]], members: Sequence[str], shared: Set[str]) -> tuple[str, ...]:
    """The members that share one of the plain signs at least: others only hang on to one of them."""
    return tuple(one for one in members if shared & weighed[one].keys())


def _is_close(
    told: Mapping[str, Told],
    members: Sequence[str],
    likeness: Mapping[Pair, float],
    plain_of: Mapping[str, Set[str]],
    bridge: int,
) -> bool:
    """True where two of different texts are much alike: what else is there may only hang on to one of them."""
    apart = ((a, b) for a, b in combinations(members, 2) if told[a].span.text != told[b].span.text)
    return any(likeness.get((a, b), 0) >= CLOSE and len(plain_of[a] & plain_of[b]) >= bridge for a, b in apart)


def _words(pile: Pile, told: Sequence[Told], shared: Sequence[str]) -> tuple[str, ...]:
    """The words a reader knows the signs by, as they are told most often."""
    times: dict[str, Counter[str]] = {}
    for one in told:
        words = _words_of(pile, one.span.text)
        for word in SIGN.findall(one.span.surface.lower()) if words else ():
            sign = words.tell(word) if words else None
            if sign and sign[0] in shared and not word[0].isdigit():
                times.setdefault(sign[0], Counter())[word] += 1
    known = [times[sign] for sign in shared if sign in times]
    return tuple(min(some, key=lambda word: (-some[word], word)) for some in known)
