"""What a speaker sets against what was said just before: « soutient au contraire que … », « … », rétorque le syndicat.

Inputs: Claim with its cue, the function words of the language packs. Keys: the text. What leaves: ties between the two
claims. « au contraire » contradicts; who retorts is only set beside, for many a retort grants what it answers. So is a
denial in a speaker's own words that takes up a rare word of what somebody else stated: « "Le fret n'explique rien",
a-t-il répliqué » after « une hausse du fret ». Refuses: answers to demands, threats and views, and what was not said
right before.
"""

from collections.abc import Iterator
from functools import cache

from recoupe.link.aims import STATED, speaks_itself
from recoupe.link.likeness import RARE
from recoupe.link.pile import Pile
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text, Tie
from recoupe.packs import Pack
from recoupe.terms import HolderPath, Relation, ReportType, Stance

RIGHT_BEHIND = 160
"""Characters between a statement and the one set against it: a name, an apposition, « Panne, selon … »."""

APOSTROPHE = "'"

NOBODY = (HolderPath.AUTHOR, HolderPath.IMPERSONAL, HolderPath.ABSENT)


def retorts(pile: Pile) -> Iterator[Tie]:
    """One tie for each claim that is set against the one before it."""
    for claim in pile.of(Claim):
        relation = _opposes(pile, claim)
        target = _said_before(pile, claim) if relation or _negates(claim) else None
        if relation is None and target is not None and _takes_up(pile, claim, target):
            relation = Relation.CONTRASTS
        if relation and target is not None:
            yield Tie(relation, target.id, claim.id, "set against what was said right before")


def _opposes(pile: Pile, claim: Claim) -> Relation | None:
    """How a claim is marked as set against another; None for a claim that is not."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.stance not in (*STATED, Stance.DENIES) or claim.cue is None:
        return None
    before, after = claim.span.surface, claim.content.surface
    around = f" {' '.join(plain(before.replace(after, ' ').replace('’', APOSTROPHE)).split())} "
    if any(f" {phrase} " in around for phrase in _forms(language, "contrary")):
        return Relation.CONTRADICTS
    return Relation.CONTRASTS if plain(claim.cue.surface).startswith(_forms(language, "retort_verb")) else None


def _negates(claim: Claim) -> bool:
    """True for a denial in a speaker's own words; what is told as not so may be no answer."""
    return claim.stance is Stance.DENIES and claim.report_type is ReportType.DIRECT


def _takes_up(pile: Pile, claim: Claim, said: Claim) -> bool:
    """True for a rare word in common that is no name, by two who are known and do not speak as one."""
    one, other = own_topic(pile, claim), own_topic(pile, said)
    rare = {word for word, weight in one.terms.items() if weight >= RARE and word not in one.names}
    mine, others = families(pile, claim), families(pile, said)
    return bool(rare & other.terms.keys() and mine and others) and not set(mine) & set(others)


@cache
def _forms(language: Pack, name: str) -> tuple[str, ...]:
    return tuple(plain(row["form"]) for row in language["function_words"] if row["class"] == name)


def _said_before(pile: Pile, claim: Claim) -> Claim | None:
    """What somebody else stated right before a claim, if that is what was said last."""
    before = [one for one in pile.claims_in(claim.span.text) if one.span.end <= claim.span.start]
    last = max(before, key=lambda one: (one.span.end, one.span.start, one.id), default=None)
    if last is None or last.stance not in STATED or claim.span.start - last.span.end > RIGHT_BEHIND:
        return None
    speak = all(any(one.path not in NOBODY for one in some.holders) for some in (claim, last))
    return last if speak and not speaks_itself(pile, claim, last) else None
