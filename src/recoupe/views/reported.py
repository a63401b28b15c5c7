"""What a statement says that somebody said: whether the record has it said by the same, and with which stance.

Inputs: a pile, the claim of a statement and a claim of the record. What leaves is whether both have one speaker, and on
which side the stance of the second stands: a refusal to confirm goes against « a confirmé », and takes no side of « a
dit ». Refuses: to hear one person in another of the same state; who speaks for a body is heard as that body.
"""

from collections.abc import Collection
from functools import cache

from recoupe import packs
from recoupe.link.folding import STATE_KEY, fold
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import plain
from recoupe.link.witnesses import NOBODY
from recoupe.model import Claim, Holder, Mention, Text
from recoupe.terms import Certainty, MentionKind, Polarity, Stance
from recoupe.views.contraries import contraries
from recoupe.views.meanings import meanings
from recoupe.views.parsed import as_sentence

FOR, AGAINST, NEITHER = 1, -1, 0

SAYS = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.EVALUATES})
JUDGES = frozenset({Stance.ESTIMATES, Stance.EVALUATES})
RESERVES = frozenset({Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT, Stance.EVADES})
AHEAD = frozenset({Stance.PREDICTS, Stance.PROMISES, Stance.INTENDS})
"""What one says of what one will do oneself: « prévoit », « compte », « s'engage »."""
LEFT_OPEN = (Stance.PREDICTS, Stance.SUSPECTS)
"""How what somebody does not rule out is kept."""

WILLING = frozenset({Stance.PROMISES, Stance.INTENDS, Stance.DEMANDS})


def is_reported(claim: Claim) -> bool:
    """True for a claim that somebody makes who is told by more than a pronoun."""
    return claim.cue is not None and any(one.path not in NOBODY and one.span is not None for one in claim.holders)


def one_speaker(pile: Pile, stated: Claim, told: Claim) -> bool:
    """True when a claim of the record is made by who makes the stated one, or by who speaks for that body."""
    asked = [holder for holder in stated.holders if holder.path not in NOBODY]
    said = [holder for holder in told.holders if holder.path not in NOBODY]
    voices = {voice for holder in said for voice in _voices(pile, holder)}
    words = {word for holder in said for word in _words(pile, holder)}
    return bool(asked) and all(_is_heard(pile, one, voices, words) for one in asked)


def _is_heard(pile: Pile, one: Holder, voices: Collection[str], words: Collection[str]) -> bool:
    keys = set(members(pile.holder_key(one))) - {""}
    own = _post(pile, one, keys)
    if own and not own.isdisjoint(voices):
        return True
    return keys.issubset(voices) if keys else not _words(pile, one).isdisjoint(words)


def _post(pile: Pile, holder: Holder, keys: Collection[str]) -> set[str]:
    """The office a holder is told by, of the states they are told to be of, where only one can hold it."""
    mention = pile.get(holder.mention, Mention)
    if mention is None or not mention.office.endswith(HELD_BY_ONE):
        return set()
    known = {mention.state, *keys} - {""}
    states = {fold(pile, pile.affiliation(one) or one).partition(":")[0] for one in known}
    return {f"{mention.office}@{state}" for state in states if len(state) == STATE_KEY}


HELD_BY_ONE = ("president", "minister", "leader", "king", "queen", "chancellor", "pope")
"""Ends of offices that one person at a time holds in a state."""


def _voices(pile: Pile, holder: Holder) -> set[str]:
    """The keys a holder is heard as: their own, the bodies and the state spoken for."""
    keys = {*members(pile.holder_key(holder)), *holder.speaks_for} - {""}
    keys |= {office for key in keys for office in (pile.affiliation(key),) if office}
    keys |= {body for key in keys for _, body in (pile.office_of.get(key, ("", "")),) if body}
    keys |= _apposed(pile, holder) if not keys else set()
    mention = pile.get(holder.mention, Mention)
    state = {mention.state} if mention is not None and mention.office and mention.state else set()
    return keys | state | {fold(pile, key) for key in keys} | _post(pile, holder, keys)


def _apposed(pile: Pile, holder: Holder) -> set[str]:
    """The keys of the persons named in the words of a holder without key: « son vice-ministre …, Kim Jong Gyu »."""
    if holder.span is None:
        return set()
    inside = pile.mentions_in(holder.span.text, holder.span.start, holder.span.end)
    keys = {key for one in inside if one.kind is MentionKind.NAME for key in members(pile.actor(one.id))}
    return {key for key in keys if key.startswith("PER:")}


def _words(pile: Pile, holder: Holder) -> set[str]:
    """The nouns and names a holder without key is told by, folded; not what they have in common with everybody."""
    mention = pile.get(holder.mention, Mention)
    words = mention.head.surface if mention is not None else holder.name or (holder.span.surface if holder.span else "")
    text = pile.get(holder.span.text, Text) if holder.span is not None else None
    told = [word for word in words.split() if len(word) > len("les")]
    told += _mouthpiece_of(pile, holder, text.language if text is not None else "", told)
    known = [name for word in told for name in meanings(word, text.language)] if text is not None else []
    return {plain(word) for word in told} | {name for name in known if name[0] in "=~#"}


def _mouthpiece_of(pile: Pile, holder: Holder, language: str, words: Collection[str]) -> list[str]:
    """The names of those a spokesman speaks for, where no table holds them: “a spokeswoman for …, Harrow Holdings”."""
    if holder.span is None or mouthpieces(language).isdisjoint(words):
        return []
    inside = pile.mentions_in(holder.span.text, holder.span.start, holder.span.end)
    return [word for one in inside if one.kind is MentionKind.NAME for word in one.span.surface.split()]


@cache
def mouthpieces(language: str) -> frozenset[str]:
    """The nouns by which a language calls who speaks for somebody."""
    rows = packs.shipped(f"lang/{language}")["function_words"] if language in packs.languages() else ()
    return frozenset(row["form"] for row in rows if row["class"] == "mouthpiece")


def side(stated: Claim, told: Claim) -> int:
    """`FOR`, `AGAINST` or `NEITHER`: how what somebody is told to have said stands to what they are stated to have.

    Polarities are those of what is said, and are taken to be of one act.
    """
    own, other = stated.stance, told.stance
    if own in SAYS:
        return _to_saying(stated, told)
    if own is Stance.DENIES:
        if other in RESERVES:
            return AGAINST
        undenied = other is Stance.CONFIRMS and told.certainty is Certainty.POSSIBLE
        return FOR if other is Stance.DENIES else AGAINST if other in SAYS and (_agrees(told) or undenied) else NEITHER
    if own in RESERVES:
        undenied = other is Stance.CONFIRMS and told.certainty is Certainty.POSSIBLE
        settled = other in (Stance.CONFIRMS, Stance.DENIES)
        return FOR if other in RESERVES or undenied else AGAINST if settled else NEITHER
    if own is other or (own in AHEAD and other in AHEAD):
        return FOR if stated.polarity is told.polarity else AGAINST
    if own is Stance.REFUSES and other in LEFT_OPEN and told.certainty is Certainty.POSSIBLE:
        return AGAINST
    return AGAINST if Stance.REFUSES in (own, other) and _is_in((own, other), WILLING) else NEITHER


AVOIDS = frozenset({Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT, Stance.EVADES})
"""What somebody does once: what they say at another time does not contradict it."""


def is_of_before(pile: Pile, stated: Claim, told: Claim) -> bool:
    """True for what goes against a claim only until the speaker has done as it says: who owns up had not, till then."""
    return stated.stance in AVOIDS or told.stance in RESERVES or _is_unavowed(pile, told)


def _is_unavowed(pile: Pile, told: Claim) -> bool:
    """True for a denial that is told as an avowal not made: « ne l'a jamais reconnu »."""
    return told.stance is Stance.DENIES and any("!confirms" in some for some in _cue_means(pile, told))


def _cue_means(pile: Pile, claim: Claim) -> list[frozenset[str]]:
    """What each word that attributes a claim means."""
    text = pile.get(claim.span.text, Text)
    if text is None or claim.cue is None or text.language not in packs.languages():
        return []
    start, end = (place - claim.span.start for place in (claim.cue.start, claim.cue.end))
    words = as_sentence(claim.span.surface, text.language).between(start, end)
    return [meanings(one.lemma, text.language) for one in words]


def judges_otherwise(pile: Pile, stated: Claim, told: Claim) -> bool:
    """True for two judgements by words that mean the contrary of each other: « salué », « condamné »."""
    if not stated.stance is told.stance is Stance.EVALUATES:
        return False
    own = {name[1:] for some in _cue_means(pile, stated) for name in some if name[0] == "~"}
    other = {name[1:] for some in _cue_means(pile, told) for name in some if name[0] == "~"}
    return not own & other and any(contraries().get(name, frozenset()) & other for name in sorted(own))


def _to_saying(stated: Claim, told: Claim) -> int:
    if told.stance is Stance.DENIES:
        return AGAINST if stated.stance is not Stance.EVALUATES else NEITHER
    if told.stance in RESERVES:
        open_still = stated.polarity is not Polarity.POSITIVE and stated.certainty is Certainty.POSSIBLE
        return AGAINST if stated.stance is Stance.CONFIRMS else FOR if open_still else NEITHER
    if stated.stance in JUDGES and told.stance is Stance.PREDICTS:  # « serait conforme », « si …, serait conforme »
        return FOR if stated.polarity is told.polarity else AGAINST
    if told.stance not in SAYS:
        return NEITHER
    if told.certainty is Certainty.POSSIBLE and stated.certainty is not Certainty.POSSIBLE:
        return NEITHER
    return FOR if stated.polarity is told.polarity else AGAINST


def _agrees(told: Claim) -> bool:
    return told.certainty in (Certainty.CERTAIN, Certainty.PROBABLE)


def _is_in(stances: Collection[Stance], some: Collection[Stance]) -> bool:
    return any(one in some for one in stances)
