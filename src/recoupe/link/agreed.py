"""Agreed figures: one number of the same things that several articles of a story give, and those told beside it.

Inputs: Quantity, Claim and Event whose words hold it. Keys: the story, of a handful of articles that somebody put
together, and the number. What leaves: a figure series for a number that three articles give in words of their own, with
the other numbers that are told beside it in two of them: « dix-sept marins, douze Danois et cinq Lettons ». Refuses:
measures, shares, ages and dates, which agree by chance or belong to the setting; what two articles print alike; small
numbers of different things; and what another series tells already.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from recoupe.graph import components, group
from recoupe.link.assembly import LANGUAGES, Sides, course, finding, told_point, when
from recoupe.link.counts import CURRENCY
from recoupe.link.debates import handfuls
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.model import Claim, Event, Finding, Point, Quantity
from recoupe.terms import FindingKind

COUNTS = frozenset({"", "person", "vehicle"})
"""Units of what is counted one by one."""

FEW, TEXTS, BESIDE_IN = 3, 3, 2
"""The least number that tells something, in how many articles it stands, and in how many another stands beside it."""

MANY = 10
"""From this number on one that is not round is of one thing whatever each article calls those counted."""

STEM = 5
"""Letters by which what is counted is known again."""

CLOSE = 80
"""Characters between numbers that are told together."""

WORDS = re.compile(r"[^\W\d_]{3,}|\d+")

SAME = 4
"""Two print one statement where but one of so many words is in one of them only."""

RULE = "link/agreed.py#agreed_figures"


@dataclass(frozen=True, slots=True)
class Given:
    """A number, and the shortest claim or event of which the words hold it."""

    quantity: Quantity
    told: Claim | Event

    @property
    def text(self) -> str:
        """The text that gives it."""
        return self.quantity.span.text


def agreed_figures(pile: Pile, series: Sequence[Finding]) -> list[Finding]:
    """One finding per number and those beside it, of which no other of the ``series`` tells half, sorted by id."""
    shown = [set(one.members) for one in series]
    found = []
    for claims in handfuls(pile):
        texts = sorted({claim.span.text for claim in claims})
        for some in _together([known for known in _by_number(pile, texts) if _is_agreed(known)]):
            members = {one.told.id for one in some}
            if not any(2 * len(other & members) >= len(members) for other in shown):
                found.append(_series(pile, some))
    return sorted(found, key=lambda one: one.id)


def _by_number(pile: Pile, texts: Sequence[str]) -> Iterable[tuple[Given, ...]]:
    """The numbers of some texts by their value, small ones by what they count too."""
    every = [one for text in texts for one in _given(pile, text)]
    return group(every, lambda one: [_key(one.quantity)]).values()


def _key(quantity: Quantity) -> str:
    value = quantity.value or 0
    tells_little = value < MANY or value % MANY == 0
    counted = plain(quantity.counted)[:STEM] if tells_little and quantity.unit in COUNTS else ""
    return f"{value}|{'' if quantity.unit in COUNTS else quantity.unit}|{counted}"


def _given(pile: Pile, text: str) -> Iterator[Given]:
    holding: Sequence[Claim | Event] = [*pile.events_in(text), *pile.claims_in(text)]
    for one in pile.quantities_in(text, 0, 1 << 40):
        if one.value is None or one.value < FEW or not (one.unit in COUNTS or CURRENCY.fullmatch(one.unit)):
            continue
        around = [told for told in holding if one.span in told.span]
        if around:
            yield Given(one, min(around, key=lambda told: (told.span.end - told.span.start, told.id)))


def _is_agreed(given: Sequence[Given]) -> bool:
    """True for a number that three articles give, none in the words of another."""
    first = list({one.text: one for one in given}.values())
    words = [set(WORDS.findall(one.told.span.surface.lower())) for one in first]
    apart: list[set[str]] = []
    for some in words:
        if not any(SAME * len(some & other) >= len(some | other) * (SAME - 1) for other in apart):
            apart.append(some)
    return len(apart) >= TEXTS


def _together(numbers: Sequence[Sequence[Given]]) -> list[list[Given]]:
    """Numbers that two articles tell right beside each other are told as one."""
    by_name = {str(place): some for place, some in enumerate(numbers)}
    pairs = [(a, b) for a, b in combinations(by_name, 2) if _stand_together(by_name[a], by_name[b])]
    return [[one for name in names for one in by_name[name]] for names in components(by_name, pairs)]


def _stand_together(some: Sequence[Given], others: Sequence[Given]) -> bool:
    texts = {
        a.text
        for a in some
        for b in others
        if a.text == b.text
        and max(a.quantity.span.start - b.quantity.span.end, b.quantity.span.start - a.quantity.span.end) <= CLOSE
    }
    return len(texts) >= BESIDE_IN


def _series(pile: Pile, given: Sequence[Given]) -> Finding:
    told = sorted(given, key=lambda one: (*when(pile, one.text), one.quantity.span.start, one.quantity.id))
    steps = [(one.text, " ".join(one.quantity.span.surface.split())) for one in told]
    times = Counter(one.quantity.counted for one in told if one.quantity.counted)
    what = min(times, key=lambda name: (-times[name], name), default="")
    words = {
        language: {"what": f"« {what} »" if what else "…", "whose": "", "figures": course(pile, steps, language)}
        for language in LANGUAGES
    }
    claims = list({one.told.id: one.told for one in told if isinstance(one.told, Claim)}.values())
    return finding(pile, FindingKind.FIGURE_SERIES, [_point(pile, one) for one in told], words, Sides(claims), RULE)


def _point(pile: Pile, one: Given) -> Point:
    point, figure = told_point(pile, one.told, ""), one.quantity
    return replace(
        point,
        label=figure.span.surface,
        spans=(one.told.span, figure.span),
        value=figure.value,
        low=figure.low,
        high=figure.high,
    )
