"""Who stands behind a claim: independent original speakers or bodies, never routes.

Inputs: Claim with its holder chain, Mention, Chain, Actor. A claim's witness is the end of its holder chain: the
speaker, folded into the body or state spoken for. Speakers of one state are one witness: a ministry, its spokesman and
the head of state do not confirm one another. Who has no key is known by name or by description (`descriptions`): « la
préfecture » is a witness, « une source diplomatique » is none. The article's own voice and impersonal turns are no
witness, however many articles print them; nor are groups (« les Occidentaux »), which are many or nobody.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.link.descriptions import described, is_described, is_unnamed, one_description
from recoupe.link.folding import fold, is_own_voice
from recoupe.link.pile import Pile, members
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.model import Claim, Holder, Mention, Text, Witness
from recoupe.packs import Pack
from recoupe.terms import EntityType, HolderPath, Use

PRESS = ("agency", "broadcaster")
"""Sorts of agencies that speak for no state."""

PLACE = "PLC:"

BESIDE = "beside_noun"
"""Function words for people who are somebody's and speak for themselves."""

PRIVATE_VOICE = "private_voice"
"""Function words for firms, papers, studies, artists: of a state by their adjective only, and not its voice."""

LETTERS = re.compile(r"[^\W\d_]+")
"""The words of a holder."""

SEVERAL = 2
"""Persons and bodies that speak for one state."""

OFFICIALS = ("LEG", "OFFICIALS", "PARLIAMENT")
"""Bodies, without a name of their own, of those who speak for their state: « des responsables polonais »."""

PARLIAMENT = "LEG"
"""Sector of the parliaments that have a name: « des élus japonais »."""

NOBODY = (HolderPath.AUTHOR, HolderPath.IMPERSONAL, HolderPath.ABSENT)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The end of a holder chain: its key, the key it folds into, and why."""

    key: str
    family: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """The witnesses of one claim and the keys they fold into: every finding asks for them many times."""

    speakers: tuple[Speaker, ...]
    families: tuple[str, ...]


def speakers(pile: Pile, claim: Claim) -> tuple[Speaker, ...]:
    """The witnesses of one claim, sorted by family, each family once; empty when nobody named stands behind it."""
    return _heard(pile, claim).speakers


def _heard(pile: Pile, claim: Claim) -> _Heard:
    heard = pile.noted("heard")
    known = heard.get(claim.id) or pile.voices.get(claim.id)
    if isinstance(known, _Heard):
        return known
    found = _behind(pile, claim)
    alone = not found or not all(is_described(one.family) for one in found)
    if not alone and _told_by_another(pile, claim):
        found = ()
    made = _Heard(found, tuple([one.family for one in found]))
    rests_on = heard if alone else pile.voices  # what another claim of its text may hold goes with the claims
    rests_on[claim.id] = made
    return made


def _behind(pile: Pile, claim: Claim) -> tuple[Speaker, ...]:
    """Those at the end of its holder chains, whoever else says it; noted, for every finding asks."""
    noted = pile.noted("behind")
    known = noted.get(claim.id)
    if isinstance(known, tuple):
        return known
    deepest = max((holder.depth for holder in claim.holders), default=0)
    found: dict[str, Speaker] = {}
    for holder in claim.holders:
        for speaker in _speakers(pile, holder) if holder.depth == deepest else ():
            known_as = _through_its_agency(pile, claim, holder, speaker)
            found.setdefault(known_as.family, known_as)
    told = tuple(found[family] for family in sorted(found))
    noted[claim.id] = told
    return told


def _through_its_agency(pile: Pile, claim: Claim, holder: Holder, speaker: Speaker) -> Speaker:
    """« KCNA, citant la Commission militaire centrale »: an organ that no list knows is of the state."""
    text = pile.get(holder.span.text, Text) if holder.span else None
    language = language_pack(text.language) if text else None
    listed = fold(pile, speaker.key) != speaker.key or speaker.key in _listed(pile.world)
    if language is None or holder.span is None or listed or not speaker.family.startswith("ORG:"):
        return speaker
    if set(_words(holder.span.surface)).isdisjoint(function_forms(language, "organ")):
        return speaker
    outer = [one for one in claim.holders if one.depth == holder.depth - 1]
    states = {_own_state(pile, one) for one in outer} - {""}
    state = next(iter(states), "") if len(states) == 1 else ""
    return Speaker(speaker.key, state, f"told through the agency of {state}") if state else speaker


@cache
def _listed(world: Pack) -> frozenset[str]:
    """Organisations that a list knows: they are what they are, whoever quotes them."""
    return frozenset(row["key"] for row in world["organisations"]) if "organisations" in world else frozenset()


def _own_state(pile: Pile, holder: Holder) -> str:
    """The state whose own agency or broadcaster a holder is."""
    return _state_agencies(pile.world).get(pile.holder_key(holder), "")


@cache
def _state_agencies(world: Pack) -> Mapping[str, str]:
    """Agencies and broadcasters that speak for a state, with the state."""
    if "agencies" not in world:
        return {}
    return {row["key"]: row["state"] for row in world["agencies"] if row["sort"] not in PRESS}


def _told_by_another(pile: Pile, claim: Claim) -> bool:
    """True for what lies in what somebody else says: « selon une source, la direction envisage … » is the source's."""
    start, end = claim.span.start, claim.span.end
    return any(
        one.content.start <= start and end <= one.content.end and claim.id != one.id
        for one in pile.claims_in(claim.span.text)
    )


def _speakers(pile: Pile, holder: Holder) -> list[Speaker]:
    """Those who speak as one holder: both of « les deux pays », or the one."""
    if _stands_beside(pile, holder):
        return []
    together = members(pile.holder_key(holder))
    if len(together) > 1:
        return [Speaker(key, fold(pile, key), "named together") for key in together]
    speaker = _speaker(pile, holder)
    return [speaker] if speaker is not None else []


def _stands_beside(pile: Pile, holder: Holder) -> bool:
    """True for people who are somebody's and do not speak for them: « les partisans du Kremlin »."""
    mention = pile.get(holder.mention, Mention)
    text = pile.get(holder.span.text, Text) if holder.span else None
    language = language_pack(text.language) if text else None
    if mention is None or language is None or holder.span is None or mention.span not in holder.span:
        return False
    before = _words(holder.span.surface[: mention.span.start - holder.span.start])
    behind = holder.span.surface[mention.span.end - holder.span.start :]
    nouns = set(function_forms(language, BESIDE))
    of = {one.strip("'’") for one in function_forms(language, "of")}
    theirs = any(one in nouns and of & set(before[place:]) for place, one in enumerate(before))
    return theirs or (behind.replace("’", "'").startswith("'") and not nouns.isdisjoint(_words(behind)))


def _words(told: str) -> list[str]:
    return LETTERS.findall(plain(told))


def _speaker(pile: Pile, holder: Holder) -> Speaker | None:
    """Who speaks through one holder; None for nobody, for a group, and for those without name or body."""
    key = pile.holder_key(holder)
    if holder.path in NOBODY or (key.startswith(PLACE) and is_unnamed(pile, holder)):
        return None
    if _is_of_a_country_only(pile, holder) or _is_local(pile, holder, key):
        words = described(pile, replace(holder, mention=""))
        return Speaker(words, words, "known by its description only") if words else None
    if key in _press(pile.world) or (key and is_own_voice(pile, key)):
        return Speaker(key, key, "named in its own right")
    official = _official(pile, holder, key)
    if official is not None:
        return official
    if not key:
        words = described(pile, holder)
        return Speaker(words, words, "known by its name or description only") if words else None
    if key.startswith("GRP:"):
        return None
    family = fold(pile, key)
    if _is_official(pile, key) and _is_anybody(pile, pile.get(holder.mention, Mention)):
        return None
    return Speaker(key, family, f"a body of {family}" if family != key else "named in its own right")


def _is_local(pile: Pile, holder: Holder, key: str) -> bool:
    """True for « la préfecture »: which of the many a state has is told by the story, and none is the state."""
    return key.partition(":")[2].lower() in _local_sorts(pile.world) and not pile.overrules(holder)


@cache
def _local_sorts(world: Pack) -> frozenset[str]:
    """Sorts of bodies of a town or a county."""
    return frozenset(row["sort"] for row in world["local_bodies"]) if "local_bodies" in world else frozenset()


def _is_of_a_country_only(pile: Pile, holder: Holder) -> bool:
    """True for « le constructeur britannique », "Norwegian hauliers": an adjective makes nobody a state's voice."""
    mention = None if pile.overrules(holder) else pile.get(holder.mention, Mention)
    text = pile.get(holder.span.text, Text) if holder.span else None
    language = language_pack(text.language) if text else None
    if mention is None or language is None or holder.span is None or mention.use is not Use.MODIFIER:
        return False
    said = _words(holder.span.surface)
    bare = mention.type is EntityType.STATE and mention.span in holder.span and mention.span != holder.span
    return bare and not set(function_forms(language, PRIVATE_VOICE)).isdisjoint(said)


def _is_anybody(pile: Pile, mention: Mention | None) -> bool:
    """True for people known by their country only: « une Française », « les transporteurs français »."""
    people = (EntityType.PERSON, EntityType.GROUP, EntityType.UNKNOWN)
    if mention is None or mention.type not in people or mention.office in pile.state_offices:
        return False
    if mention.type is EntityType.GROUP and set(mention.candidates[:1]) & _state_groups(pile.world, mention.state):
        return False
    return not (mention.office and mention.name and ":" in mention.state)  # « le directeur du service, Cho Tae-yong »


@cache
def _state_groups(world: Pack, state: str) -> frozenset[str]:
    """Keys of several officials or members of parliament of a state: one witness with their state, as a single one."""
    named = {row["key"] for row in world["bodies"] if row["sector"] == PARLIAMENT} if "bodies" in world else set()
    return frozenset(named | {f"{state}:{one}" for one in OFFICIALS})


def _official(pile: Pile, holder: Holder, key: str) -> Speaker | None:
    """The speaker of a body: by what the article says here, elsewhere in it, or by an office the world pack knows."""
    mention = None if pile.overrules(holder) else pile.get(holder.mention, Mention)
    if _is_anybody(pile, mention) and not pile.affiliation(key):
        return None
    for body in holder.speaks_for:
        if _is_official(pile, body):
            return Speaker(key or body, fold(pile, body), f"speaks for {body}")
    if mention is not None and mention.state and (mention.office or mention.type is not EntityType.PERSON):
        return Speaker(
            key or mention.state, fold(pile, mention.state), f"{mention.office or 'a body'} of {mention.state}"
        )
    state = pile.affiliation(key)
    return Speaker(key, fold(pile, state), f"holds an office of {state}") if state else None


@cache
def _press(world: Pack) -> frozenset[str]:
    """Outlets and agencies that speak for no state: they are named in their own right, whatever country they are of."""
    outlets = {row["key"] for row in world["outlets"]} if "outlets" in world else set()
    agencies = {row["key"] for row in world["agencies"] if row["sort"] in PRESS} if "agencies" in world else set()
    return frozenset(outlets | agencies)


def _is_official(pile: Pile, key: str) -> bool:
    """True for states, bodies of states and organisations; an institute's analyst speaks in their own right."""
    return fold(pile, key) != key or (len(key) == 3 and key.isupper()) or key.startswith("ORG:")


def families(pile: Pile, claim: Claim) -> tuple[str, ...]:
    """The keys the witnesses of a claim fold into, sorted."""
    return _heard(pile, claim).families


def of_one_mouth(pile: Pile, family: str, told: Sequence[Claim]) -> list[Claim]:
    """What a state says itself and through the one who says most for it; of anybody else, all of it.

    « Le préfet l'exclut, la ministre l'espère » is no state that changes its mind.
    """
    keys = {one.id: {some.key for some in speakers(pile, one) if some.family == family} for one in told}
    times = Counter(key for one in told for key in keys[one.id] if key != family)
    if len(times) < SEVERAL:
        return list(told)
    most = min(times, key=lambda key: (-times[key], key))
    return [one for one in told if keys[one.id] & {family, most}]


def named(pile: Pile, claim: Claim) -> frozenset[str]:
    """Those of `families` that have a name of their own: two descriptions may be of the same people."""
    return frozenset(one for one in families(pile, claim) if not is_described(one))


def witnesses(pile: Pile, claims: Iterable[Claim]) -> tuple[Witness, ...]:
    """The independent witnesses behind some claims, sorted by key, with the claims and the reason of each fold."""
    behind: dict[str, list[tuple[Claim, Speaker]]] = {}
    told = [(claim, one) for claim in sorted(claims, key=lambda one: one.id) for one in speakers(pile, claim)]
    called = one_description(speaker.family for _, speaker in told)
    for claim, speaker in told:
        behind.setdefault(called.get(speaker.family, speaker.family), []).append((claim, speaker))
    return tuple(
        Witness(family, tuple(claim.id for claim, _ in found), _reason(family, [speaker for _, speaker in found]))
        for family, found in sorted(behind.items())
    )


def _reason(family: str, found: Sequence[Speaker]) -> str:
    """Why several speakers are one witness; how often it is quoted when it is only one."""
    keys = sorted({speaker.key for speaker in found})
    if len(keys) > 1:
        return f"{', '.join(keys)} fold into {family}: speakers and bodies of one state or body are one witness"
    times = f"quoted {len(found)} times" if len(found) > 1 else "quoted once"
    return f"{found[0].reason}; {times}"
