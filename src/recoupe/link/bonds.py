"""Bonds: how likely two statements of a handful of articles belong to one finding, by many weak signs.

Inputs: Claim and Event of a story with their signs, topics and witnesses, the weights of the question ``thread``
(``train/bonds.py`` fits them). Keys: the story. What leaves: for each two that share a sign or stand near each other, a
likeness between 0 and `WHOLE`. No single sign decides: words the rarer in the story the more they tell, who speaks and
how, what is counted, how far apart they stand, and whether they stand where their articles tell the same.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

from recoupe.graph import group
from recoupe.link.aims import target_of
from recoupe.link.linkage import Pair, sorted_pair
from recoupe.link.pile import Pile
from recoupe.link.signs import Told, names, signs
from recoupe.link.standing import FOR
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import plain
from recoupe.model import Claim, Fingerprint
from recoupe.terms import Certainty, Stance
from recoupe.weighing import SCALE, Question, question

YES, NO = "yes", "no"

WHOLE = 10_000
"""Likeness of two that certainly belong together: an integer, so that sums are the same in any order."""

NEAR = 1000
"""Characters between two of one text that are compared though they share no sign."""

FEW = 10
"""Two are compared for a common word that but one in so many of the story has."""

STEM = 5
"""Letters by which any word is told, common ones too."""

WORD = re.compile(r"[^\W\d_]{3,}")

ALIKE = (0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45)
"""Steps of how much of the telling words of two is common."""

STEMS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.45)
"""Steps of how much of all their words is."""

RAREST = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0)
"""Steps of what the rarest word of both weighs, by the language and the story."""

AROUND = (250, 700)
"""Characters on either side of a statement that tell what its article speaks of there."""

LONG = 4
"""Letters of a word that may tell it: shorter ones stand everywhere."""

NEARLY = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4)
"""Steps of how much of what stands around two is common."""

GAPS = (50, 150, 400, 1000)
PLACES = (0.5, 0.75, 0.9)
"""Steps of how near to one place in their articles two of different ones stand."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked of one statement for each that it is compared with: its signs and stems with their weights.

    ``around`` are the words that stand near it, for each reach of `AROUND`.
    """

    told: Told
    signs: Vector
    stems: Vector
    target: str
    counted: frozenset[str]
    figures: frozenset[str]
    place: float
    around: tuple[Vector, ...]


def bonds(pile: Pile, told: Mapping[str, Told], weights: Question | None = None) -> dict[Pair, float]:
    """How likely two of a story belong to one finding; pairs that share nothing and stand apart are left out.

    ``weights`` are those that ship, where none are given.
    """
    asked = weights or question("thread")
    every = known(pile, told)
    named = frozenset(names(pile, told.values()))
    likely = {}
    for a, b in pairs(every):
        sums = asked.sums(features(every[a], every[b], named))
        likely[a, b] = float(round(WHOLE / (1 + exp((sums[NO] - sums[YES]) / SCALE))))
    return likely


def known(pile: Pile, told: Mapping[str, Told]) -> dict[str, Known]:
    """What a comparison needs of each, by id in their order."""
    marked = {one: signs(pile, told[one], strict=True) for one in told}
    stems = {one: _stems(told[one]) for one in told}
    weighed, stemmed = _by_few(marked), _by_few(stems)
    places = _places(told)
    around = [_by_few({one: _around(pile, told[one], reach) for one in told}) for reach in AROUND]
    return {
        one: Known(
            told[one],
            weighed[one],
            stemmed[one],
            *_aim_and_counts(pile, told[one]),
            places[one],
            tuple(near[one] for near in around),
        )
        for one in sorted(told)
    }


def _around(pile: Pile, told: Told, reach: int) -> dict[str, float]:
    """The longer words within so many characters of a statement, those in it too, by their hashes."""
    prints = _prints(pile).get(told.span.text)
    if prints is None:
        return {}
    first = bisect_left(prints.starts, told.span.start - reach)
    last = bisect_right(prints.ends, told.span.end + reach)
    return {str(prints.hashes[at]): 1.0 for at in range(first, last) if prints.ends[at] - prints.starts[at] >= LONG}


def _prints(pile: Pile) -> Mapping[str, Fingerprint]:
    """Text id to the words of its body."""
    noted = pile.notes.get("words of bodies")
    if not isinstance(noted, dict):
        noted = {one.text: one for one in pile.of(Fingerprint)}
        pile.notes["words of bodies"] = noted
    return noted


def _stems(told: Told) -> dict[str, float]:
    return {plain(word.lower())[:STEM]: 1.0 for word in WORD.findall(told.span.surface)}


def _by_few(every: Mapping[str, Vector]) -> dict[str, dict[str, float]]:
    """Signs with their weights, the more of it the fewer of the story have them."""
    often = Counter(sign for some in every.values() for sign in some)
    fewness = {sign: log(1 + len(every) / times) for sign, times in often.items()}
    return {one: {sign: weight * fewness[sign] for sign, weight in some.items()} for one, some in every.items()}


def _aim_and_counts(pile: Pile, told: Told) -> tuple[str, frozenset[str], frozenset[str]]:
    if not isinstance(told, Claim):
        return "", frozenset(), frozenset()
    target, about = target_of(pile, told), own_topic(pile, told)
    return target.id if target else "", about.populations, about.figures


def _places(told: Mapping[str, Told]) -> dict[str, float]:
    """Where each stands among those of its text, 0 to 1."""
    starts = {text: sorted(one.span.start for one in some) for text, some in _by_text(told.values()).items()}
    return {
        one: bisect_right(starts[it.span.text], it.span.start) / len(starts[it.span.text]) for one, it in told.items()
    }


def _by_text(told: Iterable[Told]) -> Mapping[str, Sequence[Told]]:
    return group(told, lambda one: (one.span.text,))


def pairs(every: Mapping[str, Known]) -> list[Pair]:
    """Those that share a sign, or stand near each other in a text; sorted."""
    sharing = group(every, lambda one: every[one].signs)
    stemmed = group(every, lambda one: every[one].stems)
    few = [some for some in stemmed.values() if FEW * len(some) <= len(every)]
    found = {sorted_pair(a, b) for some in (*sharing.values(), *few) for a, b in combinations(some, 2)}
    for some in _by_text(one.told for one in every.values()).values():
        found |= {sorted_pair(a.id, b.id) for a, b in combinations(some, 2) if _gap(a, b) < NEAR}
    return sorted(found)


def _gap(a: Told, b: Told) -> int:
    return max(a.span.start - b.span.end, b.span.start - a.span.end)


def features(a: Known, b: Known, named: frozenset[str]) -> set[str]:
    """The signs that two belong to one finding, or do not."""
    here = a.told.span.text == b.told.span.text
    where = _here(a, b) if here else _elsewhere(a, b)
    return {*_of_words(a, b, named, here), *_of_kind(a, b), *where}


def _of_words(a: Known, b: Known, named: frozenset[str], here: bool) -> Iterator[str]:
    shared = {sign: a.signs[sign] for sign in a.signs.keys() & b.signs.keys()}
    telling = {sign: value for sign, value in shared.items() if _is_word(sign) and sign not in named}
    yield from _steps("alike", _cosine(a.signs, b.signs), ALIKE)
    yield from _steps("stems", _cosine(a.stems, b.stems), STEMS)
    yield from _steps("words", len(telling), (0, 1, 2))
    yield from _steps("rarest" if here else "rarest elsewhere", max(telling.values(), default=0), RAREST)
    for kind in ("act", "thing", "voice", "figure"):
        if any(sign.startswith(f"{kind} ") for sign in shared):
            yield f"one {kind}"
    if any(sign in named for sign in shared):
        yield "one name"
    if a.counted & b.counted:
        yield "one thing counted"
    if a.figures & b.figures:
        yield "one count"


def _is_word(sign: str) -> bool:
    return sign.startswith("word ")


def _steps(name: str, value: float, cuts: Iterable[float]) -> Iterator[str]:
    return (f"{name}>{cut:g}" for cut in cuts if value > cut)


def _cosine(a: Vector, b: Vector) -> float:
    shared = sum(a[sign] * b[sign] for sign in sorted(a.keys() & b.keys()))
    lengths = sum(value * value for value in a.values()) * sum(value * value for value in b.values())
    return float(shared / lengths**0.5) if shared else 0.0


def _of_kind(a: Known, b: Known) -> Iterator[str]:
    """What the two are: claims or events, of one stance, sure or not."""
    claims = [one.told for one in (a, b) if isinstance(one.told, Claim)]
    yield f"{len(claims)} claims"
    if len(claims) > 1 and claims[0].stance == claims[1].stance and claims[0].stance not in FOR:
        yield "one stance"
    judging = sum(one.stance is Stance.EVALUATES for one in claims)
    yield from (f"{judging} judge",) if judging else ()
    unsure = sum(one.certainty is not Certainty.CERTAIN for one in claims)
    yield from (f"{unsure} unsure",) if unsure else ()
    if a.told.id == b.target or b.told.id == a.target:
        yield "one aims at the other"


def _here(a: Known, b: Known) -> Iterator[str]:
    yield "one text"
    yield from (f"within {most}" for most in GAPS if _gap(a.told, b.told) < most)


def _elsewhere(a: Known, b: Known) -> Iterator[str]:
    yield from _steps("one place", 1 - abs(a.place - b.place), PLACES)
    for reach, one, other in zip(AROUND, a.around, b.around, strict=True):
        yield from _steps(f"around {reach}", _cosine(one, other), NEARLY)
