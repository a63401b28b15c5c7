"""Who grants what they had denied: pairs of a denial and of the later claim that gives way.

Inputs: Claim with its topic and its witnesses, Story, DocumentDate. Keys: the story and the speaker. What leaves: pairs
of claim ids, the denial first. « L'hôpital, qui soutenait que rien ne manquait, admet des vols »: one sentence tells
both; and « Le gouvernement, qui jurait de ne libérer personne, parle d'un geste » tells what was held till now and what
is said instead. In two articles of one story, what was denied first and granted later has a thing or an act in common,
and something beside it. Refuses: to leave the story, to turn what was granted first and denied later round, and
« reconnaît le retard, mais assure qu'il n'y a pas eu faute », which gives way in nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product

from recoupe.graph import group
from recoupe.link.assembly import beside, story, when
from recoupe.link.echoes import echoes
from recoupe.link.likeness import RARE, vetoed
from recoupe.link.matters import common, matter, speaking
from recoupe.link.pile import Pile
from recoupe.link.textwise import of_story, told_in_stories
from recoupe.link.topics import Topic, topic
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text
from recoupe.terms import HolderPath, Polarity, Stance

Pair = tuple[str, str]

TURNS, REVERSALS = "turns", "reversals"
"""The rooms for the pairs of a story."""

GRANTS = frozenset({Stance.CONFIRMS, Stance.SHIFTS_POSITION})
"""Stances that may give way."""

STATED = frozenset({Stance.ASSERTS, Stance.ESTIMATES, Stance.EVALUATES})
"""Stances in which what is told as not so was denied, where a clause recalls it: « qui soutenait que rien … »."""

HELD = frozenset({
    Stance.DENIES, Stance.REFUSES, Stance.PROMISES, Stance.THREATENS, Stance.EVADES, Stance.ESTIMATES,
    Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT,
})  # fmt: skip
"""Stances that a clause on the speaker recalls because they are held no more: « qui jurait de … »."""

NOW = frozenset({
    Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.ESTIMATES, Stance.INTENDS, Stance.PROMISES, Stance.REFUSES,
    Stance.SHIFTS_POSITION,
})  # fmt: skip
"""Stances of what is said instead."""

PLANNED = frozenset({Stance.PROMISES, Stance.THREATENS, Stance.REFUSES, Stance.INTENDS})
"""Stances on what is to be done, of which a later day tells what was done."""

DONE = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.SHIFTS_POSITION})
"""Stances in which that is told."""

BESIDE = 2
"""Things, acts, names, rare words and other parties that a denial and what gives way share in two articles."""

SHARED, OWN = 2.0, 0.8
"""Least weight of what a denial and what gives way have in common, and of what their own words have."""

ONE_CLAUSE = 3
"""Characters between two claims of one speaker that one sentence sets side by side."""


def turns(pile: Pile) -> list[Pair]:
    """Pairs of what a speaker held till now and of what they say instead, of one sentence or told before; sorted."""
    found: set[Pair] = set()
    for claims in told_in_stories(pile).values():
        found.update(of_story(pile, TURNS, list[Pair], claims, partial(_in_story, pile, claims, _is_held, _turns)))
    return sorted({*found, *_done_as_said(pile)})


def _in_story(
    pile: Pile,
    claims: Sequence[Claim],
    begins: Callable[[Pile, Claim], bool],
    pairs: Callable[[Pile, Sequence[Claim]], Iterator[Pair]],
) -> list[Pair]:
    """Pairs of what one speaker says, of all speakers of a story; ``begins`` tells what may be first of a pair."""
    asked = {family for claim in claims if begins(pile, claim) for family in families(pile, claim)}
    voices = group(claims, lambda claim: asked.intersection(families(pile, claim))) if asked else {}
    return sorted({pair for some in voices.values() for pair in pairs(pile, some)})


def _turns(pile: Pile, claims: Sequence[Claim]) -> Iterator[Pair]:
    held = [claim for claim in claims if _is_held(pile, claim)]
    new = [claim for claim in claims if claim.stance in NOW and claim.cue] if held else []
    now = [claim for claim in new if not _is_of_before(pile, claim)]
    for before, after in product(held, now):
        if before.stance is not after.stance and before.span in after.span and _recalled(before, after):
            yield before.id, after.id
            again = echoes(pile).get(before.id, ())
            told = (one for one in claims if one.id in again or _repeats(pile, one, before))
            yield from ((one.id, after.id) for one in told if when(pile, one.span.text) < when(pile, after.span.text))


def _is_held(pile: Pile, claim: Claim) -> bool:
    """True for what a clause may recall as held till now."""
    return claim.stance in HELD and _is_of_before(pile, claim)


def _done_as_said(pile: Pile) -> Iterator[Pair]:
    """What somebody plans, and what they are said in its story to have done, where the two are one proposition."""
    for before in (claim for claim in pile.of(Claim) if claim.stance in PLANNED):
        near = beside(pile, before.id)
        others = (pile.get(one, Claim) for one in near) if len(near) > 1 else ()
        told = (one for one in others if one and one.stance in DONE and _is_by_the_same(pile, before, one))
        yield from ((before.id, one.id) for one in told if _is_day_after(pile, before, one))


def _is_by_the_same(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for two claims of one speaker in one story."""
    here = story(pile, a.span.text) == story(pile, b.span.text)
    return here and not set(families(pile, a)).isdisjoint(families(pile, b))


def _is_day_after(pile: Pile, before: Claim, after: Claim) -> bool:
    """True for texts of two days that are known."""
    days = [when(pile, one.span.text)[0] for one in (before, after)]
    return days[0] < days[1] < "9"


def _is_of_before(pile: Pile, claim: Claim) -> bool:
    """True for a cue in a tense of what was so before: « jurait », « avait promis », "had promised"."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.cue is None:
        return False
    endings, may = (function_forms(language, name) for name in ("before_ending", "cond_ending"))
    words = plain(claim.cue.surface).split()
    return any(word.endswith(endings) and not word.endswith(may or (" ",)) for word in words)


def reversals(pile: Pile) -> list[Pair]:
    """Pairs of a denial and of what gives way, sorted, each once."""
    found: set[Pair] = set()
    for claims in told_in_stories(pile).values():
        make = partial(_in_story, pile, claims, _is_denied, _pairs)
        found.update(of_story(pile, REVERSALS, list[Pair], claims, make))
    return sorted(found)


def _denies(claim: Claim) -> bool:
    """True for a denial, and for what is told as not so."""
    return claim.stance is Stance.DENIES or (claim.stance in STATED and claim.polarity is Polarity.NEGATIVE)


def _is_denied(_pile: Pile, claim: Claim) -> bool:
    return _denies(claim)


def _pairs(pile: Pile, claims: Sequence[Claim]) -> Iterator[Pair]:
    denied = [claim for claim in claims if _denies(claim)]
    granted = [claim for claim in claims if claim.stance in GRANTS and not _denies(claim)]
    recalled = {after.id: before for before, after in product(denied, granted) if _recalled(before, after)}
    for before, after in product(denied, granted):
        recalling = recalled.get(after.id)
        told = recalling is not None and (before.id == recalling.id or _repeats(pile, before, recalling))
        alike = _on_one_thing(pile, before, after) or _near(pile, before, after)
        if told or (alike and _earlier(pile, before, after)):
            yield before.id, after.id


def _repeats(pile: Pile, before: Claim, recalling: Claim) -> bool:
    """True for an earlier denial of what a clause recalls: « Sanaa, qui niait tout en bloc, concède … »."""
    if not _earlier(pile, before, recalling) or before.stance is not recalling.stance:
        return False
    return _says_all(pile, recalling) or _near(pile, before, recalling)


def _says_all(pile: Pile, claim: Claim) -> bool:
    """True for a denial that names nothing: it recalls whatever was denied."""
    own = matter(pile, claim).own
    return not own.keys() - speaking(pile, claim)


def _near(pile: Pile, before: Claim, after: Claim) -> bool:
    """True for two claims of one speaker on one matter, as far as their words and those around them tell."""
    shared, own = common(matter(pile, before), matter(pile, after), speaking(pile, before, after))
    return shared >= SHARED and own >= OWN and not vetoed(topic(pile, before), topic(pile, after))


def _recalled(before: Claim, after: Claim) -> bool:
    """True where a clause on the speaker recalls what the sentence gives up: « X, qui niait …, admet … »."""
    if before.span.text != after.span.text or before.content.overlap(after.content):
        return False
    relative = any(one.path is HolderPath.RELATIVE_PRONOUN for one in before.holders)
    close = max(before.span.start, after.span.start) - min(before.span.end, after.span.end) <= ONE_CLAUSE
    return relative and close and before.content.start < after.content.start


def _earlier(pile: Pile, before: Claim, after: Claim) -> bool:
    """True for a denial in words of its own in a text that is known to be the older by its day."""
    days = [when(pile, one.span.text)[0] for one in (before, after)]
    return before.stance is Stance.DENIES and days[0] < days[1] < "9"


def _on_one_thing(pile: Pile, before: Claim, after: Claim) -> bool:
    one, other = topic(pile, before), topic(pile, after)
    speaking = one.speakers | other.speakers | set(families(pile, before))
    matter = len(one.things & other.things) + len(one.acts & other.acts)
    beside = len((one.actors & other.actors) - speaking) + len(one.names & other.names)
    beside += len(_rare(one) & _rare(other))
    return bool(matter) and matter + beside >= BESIDE and not vetoed(one, other)


def _rare(one: Topic) -> set[str]:
    return {word for word, weight in one.terms.items() if weight >= RARE}
