"""What a story is about, where some tell it and others do not grant it.

Inputs: the foremost centres of stories, Claim with its witnesses. Keys: the story. What leaves: ties between what is
told of it and who denies it, rejects the word, or says that nothing proves it, in all articles: a reader asks « was he
poisoned? » once. The two contrast; what contradicts what is for the stricter rules. Refuses: stories about many things,
words that only mention it among others, speakers who say both, and denials that name something else.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from recoupe.graph import group
from recoupe.link.assembly import in_time, story
from recoupe.link.charged import REASON as CHARGED
from recoupe.link.matters import Centre, centres, roots
from recoupe.link.pile import Pile
from recoupe.link.topics import own_topic
from recoupe.link.witnesses import families
from recoupe.model import Claim, Tie
from recoupe.terms import HolderPath, Polarity, Relation, Stance

TOLD = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES})
"""Stances in which something is told as so."""

AGAINST = frozenset({Stance.DENIES})
"""Who refuses an act says nothing of whether it is so."""

PLAIN = 4
"""Rare words of a statement that only says what the story is about: « il s'agit d'un empoisonnement »."""

MAIN = 4
"""What a story is about is of one person where one of so many claims names them."""

PERSON = "PER:"

FEW = 2
"""Rare words by which a denial names something of its own."""

NOBODY = (HolderPath.AUTHOR, HolderPath.IMPERSONAL, HolderPath.ABSENT)

REASON = "the one tells what the story is about, the other does not grant it"


def contested(pile: Pile, known: Sequence[Tie] = ()) -> list[Tie]:
    """Ties between those who tell what a story is about and those who do not grant it, in the order of the stories.

    ``known`` are the ties of stricter rules: what is known to answer something else does not answer this, and a charge
    against people who deny it is of that dispute.
    """
    met = group(known, lambda tie: (tie.a, tie.b))
    answered = {name: {end for tie in ties for end in (tie.a, tie.b)} - {name} for name, ties in met.items()}
    charges = {tie.a for tie in known if tie.reason == CHARGED}
    claims = [claim for claim in pile.of(Claim) if claim.id not in charges]
    told = group(claims, lambda claim: (story(pile, claim.span.text),))
    every = group(centres(pile), lambda one: (one.story,))
    foremost = [one for one in centres(pile) if one.foremost]
    return [tie for one in foremost for tie in _ties(pile, one, told.get(one.story, ()), every, answered)]


def _ties(
    pile: Pile,
    centre: Centre,
    told: Sequence[Claim],
    every: Mapping[str, Sequence[Centre]],
    answered: Mapping[str, Set[str]],
) -> Iterator[Tie]:
    elsewhere = {one for other in every[centre.story] if other is not centre for one in other.claims}
    deniers = {
        one
        for claim in told
        if claim.id in centre.claims and claim.stance in AGAINST and len(_words(pile, claim)) <= PLAIN
        for one in families(pile, claim)
    }
    persons = _persons(pile, [claim for claim in told if claim.id in centre.claims])
    every_one = [
        claim
        for claim in told
        if claim.id in centre.claims and _tells(pile, claim, deniers) and not _of_others(pile, claim, persons)
    ]
    granting = list({claim.span: claim for claim in every_one}.values())
    told_of_it = {one.id for one in granting}
    against = [
        claim
        for claim in told
        if deniers & set(families(pile, claim))
        and _is_no(pile, claim, centre, elsewhere)
        and (claim.id in centre.claims or not answered.get(claim.id) or answered[claim.id] & told_of_it)
    ]
    if against and granting:
        first, answer = in_time(pile, granting)[0], in_time(pile, against)[0]
        yield from (Tie(Relation.CONTRASTS, first.id, claim.id, REASON) for claim in against)
        yield from (Tie(Relation.CONTRASTS, claim.id, answer.id, REASON) for claim in granting if claim is not first)


def _is_no(pile: Pile, claim: Claim, centre: Centre, elsewhere: set[str]) -> bool:
    """True for a denial of it, for a negation that names it, and for a denial that names nothing else."""
    if claim.id in centre.claims:
        return claim.stance in AGAINST or (claim.stance in TOLD and claim.polarity is Polarity.NEGATIVE)
    return claim.stance is Stance.DENIES and claim.id not in elsewhere and len(_words(pile, claim)) < FEW


def _tells(pile: Pile, claim: Claim, deniers: set[str]) -> bool:
    """True for what somebody else says of it and of little else."""
    if claim.stance not in TOLD or claim.polarity is Polarity.NEGATIVE or deniers & set(families(pile, claim)):
        return False
    somebody = any(holder.path not in NOBODY for holder in claim.holders)
    return somebody and len(_words(pile, claim)) <= PLAIN


def _persons(pile: Pile, claims: Sequence[Claim]) -> frozenset[str]:
    """Whom it befell or who did it: the persons most often named in it, less who speaks; none where few name one."""
    told = Counter(person for claim in claims for person in _named(pile, claim))
    most = max(told.values(), default=0)
    return frozenset(one for one, times in told.items() if times == most) if MAIN * most >= len(claims) else frozenset()


def _of_others(pile: Pile, claim: Claim, persons: frozenset[str]) -> bool:
    """True where a claim names persons and none of those: the poisoning of somebody else, years before."""
    named = _named(pile, claim)
    return bool(persons and named and not named & persons)


def _named(pile: Pile, claim: Claim) -> frozenset[str]:
    about = own_topic(pile, claim)
    return frozenset(one for one in about.actors - about.speakers if one.startswith(PERSON))


def _words(pile: Pile, claim: Claim) -> frozenset[str]:
    return frozenset(one for one in roots(pile, claim) if not one.startswith("="))
