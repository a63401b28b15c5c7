"""Worth: how likely what belongs together in a handful of articles is what a reader would draw from them.

Inputs: a group of Claims and Events of a story with their likenesses, the weights of the question ``worth``
(``train/worth.py`` fits them). Keys: the group. What leaves: whether to tell it. Every statement stands nearer to some
than to others, and most groups of such are on nothing a reader asks: those are that share words or things of their own,
hold together, are told in several articles and are no bare row of events.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from recoupe.link.aims import target_of
from recoupe.link.linkage import Pair
from recoupe.link.pile import Pile
from recoupe.link.signs import Told
from recoupe.link.witnesses import families
from recoupe.model import Claim
from recoupe.terms import Stance
from recoupe.weighing import question

YES, NO = "yes", "no"

LEAST = -2_200
"""What speaks for a group less what speaks against it, in thousandths: of such as stand at it one in ten is drawn.

Of 18 real stories, each judged by the others, 104 findings are covered from -1,800 on, 112 from here on, and no more
without any bound.
"""

ALIKE = (3_000, 4_000, 5_000, 6_000, 7_000, 8_000)
"""Steps of how alike the members are, by the mean."""

SIZES = (2, 3, 6, 9)
MOST_VOICES, MOST_SIGNS, MOST_TEXTS = 3, 4, 3

GAP = 150
"""Characters between two statements that stand side by side."""

SHORT = 50
"""Characters of a statement, on the average, under which it says little."""

TAKES_A_SIDE = frozenset({Stance.EVALUATES, Stance.REFUSES, Stance.DENIES, Stance.EXPRESSES_CONCERN})


@dataclass(frozen=True, slots=True)
class Grouped:
    """What is asked of a group: its members, how alike each two are, and the signs that about half of them share.

    ``plain`` are those signs that are no names and no speakers; ``texts`` is how many the story has; ``shares_act``
    tells whether an act is among the signs, ``bridged`` whether two of different articles share two plain ones.
    """

    told: Sequence[Told]
    likeness: Mapping[Pair, float]
    plain: Sequence[str]
    texts: int
    by_words: bool
    shares_act: bool = False
    bridged: bool = True


def is_loose(group: Grouped) -> bool:
    """True for what stands together and tells no one matter.

    So are statements that share names, speakers and acts only; a passage of one article, each statement right behind
    the last, on one act, or in which somebody judges or foretells; and few words over articles of which no two share
    two. Of 706 groups of 30 stories 27 in a hundred are drawn by a reader: of these 149, three.
    """
    if not group.plain:
        return True
    short = sum(len(one.span.surface) for one in group.told) < SHORT * len(group.told)
    passage = _is_passage(group.told) and (group.shares_act or any(_takes_a_view(one) for one in group.told))
    return passage or (short and not group.bridged)


def _takes_a_view(told: Told) -> bool:
    return isinstance(told, Claim) and told.stance in (Stance.EVALUATES, Stance.PREDICTS)


def _is_passage(told: Sequence[Told]) -> bool:
    """True where each statement stands right behind another of one article."""
    spans = sorted((one.span for one in told), key=lambda span: (span.text, span.start, span.end))
    return all(a.text == b.text and b.start - a.end < GAP for a, b in pairwise(spans))


def is_worth(pile: Pile, group: Grouped) -> bool:
    """True for what a reader may well draw."""
    sums = question("worth").sums(features(pile, group))
    return sums[YES] - sums[NO] >= LEAST


def features(pile: Pile, group: Grouped) -> frozenset[str]:
    """The signs that a group is a finding, or is none."""
    return frozenset((*_of_bonds(group), *_of_voices(pile, group), *_of_places(group)))


def _of_bonds(group: Grouped) -> Iterator[str]:
    """How well the members hold together, and by how much they share."""
    pairs = list(combinations(sorted(one.id for one in group.told), 2))
    likely = sum(group.likeness.get(pair, 0.0) for pair in pairs)
    yield from (f"alike>{step}" for step in ALIKE if likely > step * len(pairs))
    yield f"{min(MOST_SIGNS, len(group.plain))} signs"
    yield from ("figure",) if any(sign.startswith("figure ") for sign in group.plain) else ()
    yield from ("by words",) if group.by_words else ()


def _of_voices(pile: Pile, group: Grouped) -> Iterator[str]:
    """Who speaks, and whether they take sides."""
    claims = [one for one in group.told if isinstance(one, Claim)]
    voices = {family for claim in claims for family in families(pile, claim)}
    yield f"{min(MOST_VOICES, len(voices))} voices"
    events = len(group.told) - len(claims)
    yield from ("some events",) if events else ()
    yield from ("many events",) if 3 * events > len(group.told) else ()
    yield f"{min(MOST_VOICES, len({claim.stance for claim in claims}))} stances"
    yield from ("a side",) if any(claim.stance in TAKES_A_SIDE for claim in claims) else ()
    held = {one.id for one in group.told}
    aimed = (target_of(pile, claim) for claim in claims)
    yield from ("one aims at another",) if any(target is not None and target.id in held for target in aimed) else ()


def _of_places(group: Grouped) -> Iterator[str]:
    """How many members there are, and in how many of the articles."""
    yield from (f"more than {size}" for size in SIZES if len(group.told) > size)
    texts = len({one.span.text for one in group.told})
    yield f"{min(MOST_TEXTS, texts)} texts"
    yield from ("most texts",) if 2 * texts > group.texts else ()
