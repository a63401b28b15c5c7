"""Quarrels: which disputes of a story are one to a reader, and what else the two sides say in them.

Inputs: ties between claims, Claim with its topic and its witnesses, Story. Keys: the story and the two sides. What
leaves: pairs of disputed claims that are of one quarrel, and for the claims of a dispute those of the same speakers
that tell them again, charge in return or go on right behind. A reader asks who says what against whom on one matter,
whole; Ottawa and Astana speak on one attack in four articles, in words that are seldom the same. Refuses: to leave the
story, to join what nothing but the parties has in common, and to take a claim from another quarrel.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from recoupe.graph import group
from recoupe.link.assembly import beside, story
from recoupe.link.echoes import echoes
from recoupe.link.likeness import RARE, similarity, vetoed
from recoupe.link.pile import Pile
from recoupe.link.pointing import adds
from recoupe.link.topics import Topic, own_topic
from recoupe.link.vocabulary import plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Tie
from recoupe.terms import Stance

ONE_MATTER = 0.6
"""Least likeness of disputed claims of two articles of one story that make one dispute."""

GOES_ON = 160
"""Characters between what a side says and what it goes on to say, with nobody between."""

SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.DENIES})
"""Stances in which a side tells its version; a judgement of it is another matter."""

GOING_ON = SAID - {Stance.CONFIRMS}
"""The same right behind: « elle reconnaît toutefois » grants something."""


def joined(pile: Pile, ties: Sequence[Tie], topics: Mapping[str, Topic], echoed: str) -> list[tuple[str, str]]:
    """Pairs of claims whose disputes are one; ties of the reason ``echoed`` show no parties of their own."""
    return [
        *_told_again(pile, ties, topics),
        *_between_the_same(pile, ties, topics, echoed),
        *_of_one_proposition(pile, ties),
        *_one_charge(pile, ties, topics),
    ]


def _one_charge(pile: Pile, ties: Sequence[Tie], topics: Mapping[str, Topic]) -> list[tuple[str, str]]:
    """Charges of one act against one denier in one story, whoever makes them."""
    charging = [tie for tie in ties if _charges(pile, tie, topics)]
    inside = group(charging, lambda tie: [f"{story(pile, _text_of(pile, tie.b))} {who}" for who in _by(pile, tie.b)])
    pairs = ((one.a, other.a) for some in inside.values() for one, other in combinations(some, 2))
    told = ((a, b) for a, b in pairs if a != b and topics[a].sure & topics[b].sure)
    return [(a, b) for a, b in told if not vetoed(topics[a], topics[b])]


def _charges(pile: Pile, tie: Tie, topics: Mapping[str, Topic]) -> bool:
    """True where what is denied is laid to who denies it."""
    known = pile.get(tie.a, Claim)
    charged = known is not None and known.stance is Stance.SUSPECTS
    return charged and not topics[tie.a].actors.isdisjoint(_by(pile, tie.b))


def _of_one_proposition(pile: Pile, ties: Sequence[Tie]) -> list[tuple[str, str]]:
    """Disputed claims of one story and of one proposition, unless one is by who denies the other."""
    ends = sorted({tie.a for tie in ties})
    deniers = {one: {who for tie in ties if tie.a == one for who in _by(pile, tie.b)} for one in ends}
    inside = group(ends, lambda one: (f"{story(pile, _text_of(pile, one))} {min(beside(pile, one), default=one)}",))
    pairs = ((a, b) for some in inside.values() for a, b in combinations(some, 2))
    return [(a, b) for a, b in pairs if not deniers[a] & _by(pile, b) and not deniers[b] & _by(pile, a)]


def _by(pile: Pile, claim: str) -> set[str]:
    known = pile.get(claim, Claim)
    return set(families(pile, known)) if known else set()


def _told_again(pile: Pile, ties: Sequence[Tie], topics: Mapping[str, Topic]) -> list[tuple[str, str]]:
    """Disputed claims of one story that tell one thing of the same people: two articles, one dispute."""
    disputed = sorted({tie.a for tie in ties})
    inside = group(disputed, lambda one: (story(pile, _text_of(pile, one)),))
    pairs = ((a, b) for some in inside.values() for a, b in combinations(some, 2))
    return [(a, b) for a, b in pairs if _is_one_matter(topics[a], topics[b])]


def _between_the_same(
    pile: Pile, ties: Sequence[Tie], topics: Mapping[str, Topic], echoed: str
) -> list[tuple[str, str]]:
    """Disputed claims of one story on which the same two stand against each other, with something in common."""
    aimed = [tie for tie in ties if tie.reason != echoed]
    inside = group(aimed, lambda tie: _sides(pile, tie))
    pairs = ((one.a, other.a) for some in inside.values() for one, other in combinations(some, 2))
    return [(a, b) for a, b in pairs if a != b and (_touch(topics[a], topics[b]) or _tells_less(pile, a, b))]


def _sides(pile: Pile, tie: Tie) -> list[str]:
    """``STORY FOR AGAINST`` for each pair of speakers that stand against each other; a charge may be nobody's."""
    one, other = pile.get(tie.a, Claim), pile.get(tie.b, Claim)
    if one is None or other is None:
        return []
    where = story(pile, one.span.text)
    stating = families(pile, one) or ("",)
    return [f"{where} {a} {b}" for a in stating for b in families(pile, other)]


def _touch(a: Topic, b: Topic) -> bool:
    """True for a thing, an act, a name or a rare word in common, and nothing that keeps the two apart."""
    words = {word for word, weight in a.terms.items() if weight >= RARE} & b.terms.keys()
    return bool(a.things & b.things or a.acts & b.acts or a.names & b.names or words) and not vetoed(a, b)


def _tells_less(pile: Pile, a: str, b: str) -> bool:
    """True where all words of one stand in the other: « Accusé de fraude » of a title."""
    words = [set(re.findall(r"[^\W\d_]{4,}", plain(_words_of(pile, one)))) for one in (a, b)]
    return bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])


def _words_of(pile: Pile, claim: str) -> str:
    known = pile.get(claim, Claim)
    return known.content.surface if known else ""


def _text_of(pile: Pile, claim: str) -> str:
    known = pile.get(claim, Claim)
    return known.span.text if known else ""


def _is_one_matter(a: Topic, b: Topic) -> bool:
    """True for one thing and one party or name in common, told much alike."""
    shared = a.things & b.things and (a.actors & b.actors or a.names & b.names)
    return bool(shared) and similarity(a, b) >= ONE_MATTER


def said_besides(pile: Pile, members: Sequence[Claim], taken: frozenset[str]) -> list[Claim]:
    """What the speakers of a dispute say besides on its matter, sorted by id; claims of ``taken`` are of another."""
    found = {one.id: one for claim in members for one in (*_again(pile, claim), *_going_on(pile, claim))}
    known = {claim.id for claim in members} | taken
    return [found[name] for name in sorted(found) if name not in known]


def _again(pile: Pile, claim: Claim) -> Iterator[Claim]:
    """The same speaker's echoes of a claim, and what else of theirs is of its proposition, in its story."""
    own, where = set(families(pile, claim)), story(pile, claim.span.text)
    echoed = echoes(pile).get(claim.id, ())
    for one in (pile.get(name, Claim) for name in sorted({*echoed, *beside(pile, claim.id)})):
        if one is None or one.stance not in SAID or own.isdisjoint(families(pile, one)):
            continue
        alike = one.id in echoed or _touch(own_topic(pile, one), own_topic(pile, claim))
        if alike and story(pile, one.span.text) == where and not one.span.overlap(claim.span):
            yield one


def _going_on(pile: Pile, claim: Claim) -> Iterator[Claim]:
    """What a speaker goes on to say right behind, when nobody else speaks between."""
    behind = [one for one in pile.claims_in(claim.span.text) if _is_behind(one, claim)]
    after = min(behind, key=lambda one: (one.span.start, one.span.end, one.id), default=None)
    if after is None or after.span.start - claim.span.end > GOES_ON or after.stance not in GOING_ON:
        return
    if not adds(pile, after) and not set(families(pile, claim)).isdisjoint(families(pile, after)):
        yield after


def _is_behind(one: Claim, claim: Claim) -> bool:
    """True for what is told behind a claim, be its speaker named once: « …, a lancé la romancière, assurant que … »."""
    return one.span.start >= claim.span.end or one.content.start >= claim.span.end
