"""Amounts and shares: which sums of money and percentages of one story measure the same thing.

Inputs: two figures of one story in one unit, their claims. What leaves: whether they are figures of one thing. A sum
names nothing it counts, so they are of one thing where one value is given twice, where one is set right behind the
other (« … ; Ottawa, 150 millions »), or where the claims say the same but for the figure. Refuses: shares of two
parties, for who is named in the one must be named in the other.
"""

from collections.abc import Sequence
from functools import cache

from recoupe.link.counts import SHARE, Figure
from recoupe.link.incidents import placed
from recoupe.link.pile import Pile
from recoupe.link.topics import topic
from recoupe.link.vocabulary import background, language_pack, plain
from recoupe.model import Claim, Text
from recoupe.packs import Pack

LARGE = 100_000
"""Money from which one sum given twice in a story is one sum."""

BEHIND = 200
"""Characters between two claims of which the second gives its figure only."""

ALONE = 30
"""Characters besides its figures in a claim that is nothing but figures."""

TELLING = 0.2
"""Weight of a word from which it says what is measured."""

MOSTLY = 0.6
"""Share of the words that say what is measured which two claims must have in common."""


def one_measure(pile: Pile, one: Figure, other: Figure) -> bool:
    """Whether two figures of one story, in one unit, are given for one thing."""
    if not all(_is_the_one_sum(pile, figure) for figure in (one, other)):
        return False
    if one.quantity.unit == SHARE and one.quantity.counted != other.quantity.counted:
        return False  # « 54 % des sondés », « 76 % des personnes interrogées »
    a, b = sorted((one, other), key=lambda figure: (figure.claim.content.start, figure.claim.id))
    if _is_one_sum(one, other):
        return True
    behind = a.claim.span.text == b.claim.span.text and 0 <= b.claim.span.start - a.claim.span.end <= BEHIND
    if behind and (_is_alone(a, pile) or _is_alone(b, pile) or _takes_up(pile, b.claim)):
        return True
    return _say_the_same(pile, one, other)


def _is_the_one_sum(pile: Pile, figure: Figure) -> bool:
    """True for the only figure of its unit in what is claimed: several are parts of a whole, or a poll.

    Several that stand almost alone are answers run together.
    """
    inside = [one for one in pile.quantities(figure.claim) if one.unit == figure.quantity.unit]
    return figure.quantity.span in figure.claim.content and (len(inside) == 1 or _is_short(figure, pile))


def _is_one_sum(one: Figure, other: Figure) -> bool:
    value = one.quantity.value or one.quantity.high or 0
    return one.quantity.unit != SHARE and value >= LARGE and value == (other.quantity.value or other.quantity.high)


def _is_alone(figure: Figure, pile: Pile) -> bool:
    """True for a claim that gives figures and says nothing of what they measure."""
    return _is_short(figure, pile) and not _telling(pile, figure.claim)


def _is_short(figure: Figure, pile: Pile) -> bool:
    """True for a claim that gives figures and hardly a word more."""
    told = sum(len(one.span.surface) for one in pile.quantities(figure.claim))
    return len(figure.claim.content.surface) - told <= ALONE


def _takes_up(pile: Pile, claim: Claim) -> bool:
    """True where « le chiffre », « the figure », stands for what was measured before."""
    language = _language(pile, claim)
    return language is not None and not _sums(language).isdisjoint(plain(claim.content.surface).split())


@cache
def _sums(language: Pack) -> frozenset[str]:
    return frozenset(plain(row["form"]) for row in language["function_words"] if row["class"] == "sum")


def _language(pile: Pile, claim: Claim) -> Pack | None:
    text = pile.get(claim.span.text, Text)
    return language_pack(text.language) if text else None


def _say_the_same(pile: Pile, one: Figure, other: Figure) -> bool:
    a, b = topic(pile, one.claim), topic(pile, other.claim)
    if a.actors != b.actors or a.names != b.names or a.language != b.language:
        return False
    if _counts_beside(pile, one) != _counts_beside(pile, other) or placed(pile, one.claim) != placed(pile, other.claim):
        return False
    mine, others = _telling(pile, one.claim), _telling(pile, other.claim)
    shared = mine & others
    return bool(shared) and len(shared) >= MOSTLY * len(mine | others)


def _counts_beside(pile: Pile, figure: Figure) -> set[float | None]:
    """The other figures of a claim: what the 100 richest pay is not what the 1 000 richest pay."""
    return {one.value for one in pile.quantities(figure.claim) if one.id != figure.quantity.id}


def measured_words(pile: Pile, figures: Sequence[Figure]) -> str:
    """The words by which all the claims say what is measured, sorted; empty where they share none."""
    return ", ".join(sorted(set.intersection(*(_telling(pile, one.claim) for one in figures))))


def _telling(pile: Pile, claim: Claim) -> set[str]:
    """The words of a claim that say what is measured: neither digits nor units nor common words."""
    language = _language(pile, claim)
    weights = background(language) if language else {}
    units = {word for one in pile.quantities(claim) for word in plain(one.span.surface).split()}
    units |= {one.counted for one in pile.quantities(claim)}
    words = (word for word in claim.terms if word.isalpha() and plain(word) not in units and word not in units)
    return {word for word in words if weights.get(word, 1.0) >= TELLING}
