"""Threads: what several articles of a story tell of one small matter, in whatever words, stances and voices.

Inputs: Claim and Event with their topics, the background of the language packs. Keys: the story. What leaves: groups of
claims and of events that no claim holds. A proposition asks that claims say one thing and a centre that most of a story
comes back to it; a thread only that what is told shares more rare words, acts, things and speakers than the story
usually does: a charge and how it is recalled, a promise and what becomes of it, what several say of one nomination.
What counts is how rare a sign is in the language and in the story. Refuses: nouns for acts that nothing else is told
with, a story of one article, what only the press says, and in a handful of articles what no reader would draw
(`recoupe.link.worth`).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from math import log, sqrt

from recoupe.graph import group
from recoupe.link.bonds import bonds
from recoupe.link.gathered import TEXTS, put_together
from recoupe.link.happenings import BARE_NOUN
from recoupe.link.linkage import Linkage, Pair, sorted_pair
from recoupe.link.pile import Pile
from recoupe.link.signs import Told, matter, names_among, signs, told_by
from recoupe.link.textwise import of_story, told_in_stories
from recoupe.link.transfers import parted
from recoupe.link.worth import Grouped, is_loose, is_worth
from recoupe.model import Claim, Event, Finding
from recoupe.terms import HolderPath
from recoupe.weighing import Question

THREADS = "threads"
"""The room for the threads of a story."""

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

ONE_THREAD, ONE_FINDING = Linkage(1_200), Linkage(1_500)
"""Least mean likeness of what is joined: by signs in common, to which a handful adds `recoupe.link.bonds`."""

CORE = 3_500
"""Mean likeness to the others that each member of a group of a handful must have: who has not leaves it."""

HELD = 7
"""Tenths of the members of two groups that both hold, from which one stands for both."""

FEWEST, SIGNS = 3, 3
"""Members, and signs that at least about half of the members share."""

TWO = 2
"""Members in a handful, of two texts."""

PLAIN_SIGNS, RARE = 2, 0.6
"""Of these such as are no name, no act that is told of everything and no speaker, and their least weight."""

CLOSE = 2_000
"""Likeness that two members of different texts must have."""


@dataclass(frozen=True, slots=True)
class Thread:
    """What a story tells of one matter.

    ``members`` are the ids of its claims and events, sorted; ``signs`` those most of them share, foremost first, and
    ``words`` how a reader knows these; ``put_together`` tells a handful of articles that make most of a pile, and
    ``by_words`` what is joined by words alone in such.
    """

    story: str
    members: tuple[str, ...]
    words: tuple[str, ...]
    signs: tuple[str, ...] = ()
    put_together: bool = False
    by_words: bool = False


def threads(pile: Pile) -> list[Thread]:
    """The threads of all stories of several texts, in the order of the stories."""
    found: list[Thread] = []
    put_together = _put_together(pile)
    for name, claims in told_in_stories(pile).items():
        if len({claim.span.text for claim in claims}) >= TEXTS:
            bridge = 0 if name in put_together else PLAIN_SIGNS
            make = partial(_threads, pile, name, claims, bridge)
            found += of_story(pile, THREADS, list[Thread], claims, make, more=[name, str(bridge)])
    return found


def _threads(pile: Pile, name: str, claims: Sequence[Claim], bridge: int) -> list[Thread]:
    """The threads of a story; ``bridge`` is how many plain signs two of different texts must share.

    A handful of articles that somebody put together on one matter tell of it in any words. In a pile of many stories,
    which articles are of one is only likely, and in a large story much is alike by chance: more is asked.
    """
    if not bridge:
        return [told for told, some in in_a_handful(pile, name, claims) if not is_loose(some) and is_worth(pile, some)]
    known = _known(pile, claims, bridge)
    found = []
    for some, _ in _parted(pile, known, bridge):
        members = _held_together(known, some)
        if len(members) >= FEWEST and _is_voiced(known, members):
            found.append(_thread(pile, name, known, members, some))
    return found


def in_a_handful(
    pile: Pile, name: str, claims: Sequence[Claim], weights: Question | None = None
) -> Iterator[tuple[Thread, Grouped]]:
    """What belongs together in a story that somebody put together, with what its worth is judged by.

    ``weights`` are other ones for `recoupe.link.bonds` than those that ship.
    """
    known = _known(pile, claims, 0, weights)
    texts = len({claim.span.text for claim in claims})
    for some, by_words in _parted(pile, known, 0):
        apart = len({known.told[one].span.text for one in some}) >= TEXTS
        if len(some) >= (TWO if apart else FEWEST) and _is_voiced(known, some):
            thread = replace(_thread(pile, name, known, some, some), put_together=True, by_words=by_words)
            yield thread, known.grouped(some, texts, by_words=by_words)


def worth_telling(pile: Pile, found: Sequence[Finding]) -> list[Finding]:
    """The findings less those that a reader of a handful of articles would hardly draw from them."""
    stories = [told_in_stories(pile)[name] for name in sorted(_put_together(pile))] if found else []
    known = [(_known(pile, claims, 0), len({claim.span.text for claim in claims})) for claims in stories]
    return [one for one in found if all(_is_worth(pile, some, texts, one) for some, texts in known)]


def _is_worth(pile: Pile, known: "_Known", texts: int, found: Finding) -> bool:
    """False for what a reader would hardly draw from the story, by those of its members that the story tells."""
    places = {one.span: name for name, one in known.told.items()}
    told = (pile.by_id[name] for name in found.members)
    names = {places[one.span] for one in told if isinstance(one, Claim | Event) and one.span in places}
    return len(names) < TWO or is_worth(pile, known.grouped(sorted(names), texts))


def _put_together(pile: Pile) -> frozenset[str]:
    """The stories that somebody put together: a handful of articles that make most of a pile."""
    texts = {name: len({claim.span.text for claim in claims}) for name, claims in told_in_stories(pile).items()}
    return put_together(texts)


def _is_voiced(known: "_Known", members: Sequence[str]) -> bool:
    """Whether somebody says any of it, named or not: « des éleveurs craignent … », « des photos montrent … »."""
    claims = (one for one in (known.told[name] for name in members) if isinstance(one, Claim))
    return any(holder.path is not HolderPath.AUTHOR for claim in claims for holder in claim.holders)


def _thread(pile: Pile, name: str, known: "_Known", members: Sequence[str], some: Sequence[str]) -> Thread:
    """The thread of some members of a group, by what the whole of it shares."""
    shared = sorted(_shared(known, some), key=lambda sign: (sign in known.named, sign not in known.plain))
    words = _words(pile, [known.told[one] for one in members], shared)
    return Thread(name, tuple(members), words, tuple(shared))


def _parted(pile: Pile, known: "_Known", bridge: int) -> Iterator[tuple[Sequence[str], bool]]:
    """What belongs together and is of one giver or taker, and whether by words alone."""
    for some, by_words in _groups(known, bridge):
        yield from ((part, by_words) for part in parted(pile, [known.told[one] for one in some]))


def _groups(known: "_Known", bridge: int) -> Iterator[tuple[Sequence[str], bool]]:
    """What belongs together, and whether by words alone.

    In a handful of articles all signs are weighed; what words alone join comes after, where that is something else.
    """
    told = sorted(known.told)
    joined = (ONE_THREAD if bridge else ONE_FINDING).groups(known.likeness, told)
    first = joined if bridge else [core(known.likeness, some) for some in joined]
    yield from ((some, False) for some in first)
    for some in () if bridge else ONE_THREAD.groups(known.alike, told):
        if len(some) > FEWEST and _in_any_words(known, some) and not any(_is_held(some, other) for other in first):
            yield some, True


def core(likeness: Mapping[Pair, float], some: Sequence[str]) -> Sequence[str]:
    """The members of a group less those who are little like the others, the least so first."""
    left = sorted(some)
    sums = {a: sum(likeness.get(sorted_pair(a, b), 0.0) for b in left if b != a) for a in left}
    while len(left) > TWO:
        last = min(left, key=lambda one: (sums[one], one))
        if sums[last] >= CORE * (len(left) - 1):
            break
        left.remove(last)
        sums = {one: sums[one] - likeness.get(sorted_pair(one, last), 0.0) for one in left}
    return tuple(left)


def _is_held(some: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two groups are much the same: half of all their members are in both."""
    both = len({*some} & {*other})
    return both * 10 >= HELD * len({*some} | {*other})


def _in_any_words(known: "_Known", members: Sequence[str]) -> bool:
    """Whether the members share signs and two of different texts are much alike."""
    return _has_a_matter(known, members) and bool(known.apart(members, 0))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a story: what it tells, the signs of each by weight, those that are plain, and of names."""

    told: Mapping[str, Told]
    weighed: Mapping[str, Mapping[str, float]]
    likeness: Mapping[Pair, float]
    alike: Mapping[Pair, float]
    plain: frozenset[str]
    named: Set[str]

    def grouped(self, members: Sequence[str], texts: int, *, by_words: bool = False) -> Grouped:
        """Some members as their worth is judged."""
        shared, told = _shared(self, members), [self.told[one] for one in members]
        on_act = any(sign.startswith("act ") for sign in shared)
        plain = [sign for sign in shared if sign in self.plain]
        return Grouped(told, self.likeness, plain, texts, by_words, on_act, self._bridged(members))

    def _bridged(self, members: Sequence[str]) -> bool:
        """Whether two members of different texts have two plain signs in common."""
        plainly = {one: self.plain.intersection(self.weighed[one]) for one in members}
        pairs = ((a, b) for a, b in combinations(members, 2) if self.told[a].span.text != self.told[b].span.text)
        return any(len(plainly[a] & plainly[b]) >= PLAIN_SIGNS for a, b in pairs)

    def apart(self, members: Sequence[str], shared: int) -> list[Pair]:
        """Pairs of members of different texts that are much alike, and have so many plain signs in common."""
        texts = {one: self.told[one].span.text for one in members}
        plainly = {one: self.plain.intersection(self.weighed[one]) for one in members} if shared else {}
        return [
            (a, b)
            for a, b in combinations(sorted(members), 2)
            if texts[a] != texts[b]
            and self.alike.get((a, b), 0) >= CLOSE
            and (not shared or len(plainly[a] & plainly[b]) >= shared)
        ]


def _known(pile: Pile, claims: Sequence[Claim], bridge: int, weights: Question | None = None) -> _Known:
    told = {one.id: one for one in told_once(pile, claims)}
    words = {one: told_by(pile, it) for one, it in told.items()}
    every = {one: signs(pile, it, strict=bool(bridge), words=words[one]) for one, it in told.items()}
    often = Counter(sign for some in every.values() for sign in some)
    by_few = {sign: log(1 + len(told) / times) ** SHARP for sign, times in often.items() if times > 1}
    weighed = {one: _weighed(some, by_few) for one, some in every.items()}
    named = names_among(words.values())
    each = {sign: weight for some in every.values() for sign, weight in some.items()}
    plain_ones = frozenset(sign for sign in each if _tells(sign, each[sign]) and sign not in named)
    alike = _likeness(told, weighed, often)
    likeness = alike if bridge else _summed(alike, bonds(pile, told, weights))
    return _Known(told, weighed, likeness, alike, plain_ones, named)


def _summed(alike: Mapping[Pair, float], likely: Mapping[Pair, float]) -> dict[Pair, float]:
    """How alike two are and how likely they belong together, added: integers, in any order."""
    return {pair: alike.get(pair, 0) + likely.get(pair, 0) for pair in alike.keys() | likely.keys()}


def _held_together(known: _Known, members: Sequence[str]) -> Sequence[str]:
    """Those of the members that are much like one of another text and share a plain sign of all; else none.

    Two of different texts must have two plain signs in common, and those that stay must still share as many: an act, a
    thing or a figure among them, or several words, for two may be a figure of speech (« mettre fin »).
    """
    if not (_has_a_matter(known, members) and known.apart(members, PLAIN_SIGNS)):
        return ()
    near = {one for pair in known.apart(members, 0) for one in pair}
    signs = _shared(known, members)
    shared = known.plain.intersection(signs)
    of_it = [one for one in members if one in near and shared & known.weighed[one].keys()]
    of_it = _less_strays(known, of_it, signs)
    left = _shared(known, of_it)
    plainly = known.plain.intersection(left)
    words = [sign for sign in plainly if sign.startswith("word ")]
    is_something = any(sign.startswith(("act ", "thing ", "figure ")) for sign in left)
    return of_it if len(plainly) >= PLAIN_SIGNS and (is_something or len(words) > PLAIN_SIGNS) else ()


def _less_strays(known: _Known, members: Sequence[str], signs: Sequence[str]) -> list[str]:
    """The members less what a text tells in one statement that shares but one plain sign, and little else.

    So « il vient une fois par mois » beside « quatre fois plus que l'impôt ».
    """
    texts = Counter(known.told[one].span.text for one in members)
    held = {one: known.weighed[one].keys() & {*signs} for one in members}
    return [
        one
        for one in members
        if texts[known.told[one].span.text] > 1 or len(held[one] & known.plain) >= PLAIN_SIGNS or len(held[one]) > SIGNS
    ]


def _has_a_matter(known: _Known, members: Sequence[str]) -> bool:
    """True where about half of the members share enough signs, plain ones among them."""
    if len(members) < FEWEST:
        return False
    shared = _shared(known, members)
    return len(shared) >= SIGNS and len(known.plain.intersection(shared)) >= PLAIN_SIGNS


def _tells(sign: str, weight: float) -> bool:
    """True for a rare word, a thing or a figure: an act and a speaker are common to much of a story."""
    return not sign.startswith(("act ", "voice ")) and weight >= RARE


def told_once(pile: Pile, claims: Sequence[Claim]) -> Iterable[Told]:
    """Claims of different words, and the events of their texts that none of them holds, each clause once."""
    spans = group(claims, lambda claim: (claim.span.text,))
    once: dict[tuple[str, int, int], Told] = {}
    for claim in claims:
        once.setdefault((claim.span.text, claim.span.start, claim.span.end), claim)
    for text, some in spans.items():
        places = [(claim.span.start, claim.span.end) for claim in some]
        for event in pile.events_in(text):
            if event.why.note == BARE_NOUN:
                continue
            first, last = event.trigger.start, event.trigger.end
            if not any(start < last and first < end for start, end in places):
                once.setdefault((text, event.span.start, event.span.end), event)
    return once.values()


def _weighed(signs: Mapping[str, float], by_few: Mapping[str, float]) -> dict[str, float]:
    """Signs that something else of the story shares, by how few do; none where only who speaks is shared."""
    shared = {sign: weight * by_few[sign] for sign, weight in signs.items() if sign in by_few}
    return {} if all(sign.startswith("voice ") for sign in shared) else shared


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
    if len(b) < len(a):
        a, b = b, a  # both in one order, so that the sum is the same
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


def _shared(known: _Known, members: Sequence[str]) -> list[str]:
    """Signs that at least about half of some share, the most shared first, then the most telling."""
    weighed = [known.weighed[one] for one in members]
    times = Counter(sign for some in weighed for sign in some)
    weight = {sign: some[sign] for some in weighed for sign in some}
    often = [sign for sign in times if 2 * times[sign] >= len(weighed) - 1 and times[sign] > 1]
    return sorted(often, key=lambda sign: (-times[sign], -weight[sign], sign))


def _words(pile: Pile, told: Sequence[Told], shared: Sequence[str]) -> tuple[str, ...]:
    """The words a reader knows the signs by, as they are told most often."""
    times: dict[str, Counter[str]] = {}
    for one in told:
        for met, sign in matter(pile, one):
            if sign in shared and not sign.startswith("figure "):
                times.setdefault(sign, Counter())[met.group().lower()] += 1
    known = [times[sign] for sign in shared if sign in times]
    return tuple(min(some, key=lambda word: (-some[word], word)) for some in known)
