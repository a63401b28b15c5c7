"""Actors: one key over all articles for who is meant.

Enters: `Chain` and `Mention` records, the world pack. Leaves: one `Actor` a key, sorted by key. States, bodies and
organisations come with their key from the world pack; a person comes with a key made of the name as one article
prints it, and spellings are joined by evidence: the same folded name, or nearly the same name (edit distance) together
with the same office or the same state. Two people of one name stay apart where offices in different states say so.

The stage is a pure function of a group: chains meet when they share one of `keys`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from recoupe.link.decided import PINNED, Decided
from recoupe.link.pile import Pile
from recoupe.model import Actor, Chain, Mention, Office, Problem, Why
from recoupe.packs import Pack
from recoupe.terms import EntityType, type_of_key

MOST_EDITS = 0.25
"""Edits a letter of the longer name that two spellings of one name may differ by (Choïgou, Shoigu: 3 of 13)."""


@dataclass(frozen=True, slots=True)
class _Person:
    """A person's chain with what tells namesakes apart: offices named beside it and states they belong to."""

    chain: Chain
    key: str
    names: tuple[str, ...]
    states: frozenset[str]
    offices: frozenset[str]


def keys(record: Chain) -> tuple[str, ...]:
    """What chains must share to be compared: their key, and for a person the consonants of the last and first names."""
    if not record.candidates:
        return ()
    key = record.candidates[0]
    if record.type is not EntityType.PERSON or not record.name:
        return (key,)
    return tuple(dict.fromkeys((key, *(f"name:{skeleton(word)}" for word in _ends(record.name)))))


def actors(pile: Pile) -> Iterable[Actor | Problem]:
    """The actors of a record, sorted by key, each with the chains that mean it."""
    return link(pile.of(Chain), {one.id: one for one in pile.of(Mention)}, pile.world, pile.decided)


def link(
    chains: Sequence[Chain], mentions: Mapping[str, Mention], world: Pack, decided: Decided | None = None
) -> list[Actor | Problem]:
    """The actors of some chains: see the module. What a person ``decided`` of keys stands over the evidence."""
    decided = decided or Decided()
    together: dict[str, list[Chain]] = {}
    people: list[_Person] = []
    for chain in sorted(chains, key=lambda one: one.id):
        if not chain.candidates:
            continue
        if chain.candidates[0].startswith("PER:") and PINNED not in chain.why.rules:
            people.append(_person(chain, mentions))
        else:
            together.setdefault(chain.candidates[0], []).append(chain)
    known = _known(world) | {person.key for person in people if _is_listed(person.chain)}
    for key, group in _joined(people, known, decided.apart).items():
        together.setdefault(key, []).extend(person.chain for person in group)
    together = _as_decided(together, decided)
    found = [_actor(key, group, mentions, world) for key, group in sorted(together.items())]
    ends = set(decided.merged.values())
    found = [_own_first(one, together[one.key], mentions) if one.key in ends else one for one in found]
    return [_decided_on(actor, decided) for actor in found]


def _as_decided(together: Mapping[str, Sequence[Chain]], decided: Decided) -> dict[str, list[Chain]]:
    """Key to its chains once a person's moves and merges are made."""
    found: dict[str, list[Chain]] = {}
    for key in sorted(together):
        for chain in together[key]:
            meant = decided.moved.get((key, chain.text), key)
            found.setdefault(decided.key(meant), []).append(chain)
    return found


def _own_first(actor: Actor, chains: Sequence[Chain], mentions: Mapping[str, Mention]) -> Actor:
    """An actor others were merged into, with the names it had itself before theirs."""
    own = {
        mentions[one].name
        for chain in chains
        if chain.candidates[0] == actor.key
        for one in chain.mentions
        if one in mentions
    }
    return replace(actor, names=tuple(sorted(actor.names, key=lambda name: name not in own)))


def _decided_on(actor: Actor, decided: Decided) -> Actor:
    """The actor with the name a person gave it first, and the decisions on it among its inputs."""
    name, inputs = decided.named.get(actor.key), decided.inputs.get(actor.key, ())
    names = tuple(dict.fromkeys((name, *actor.names))) if name else actor.names
    return replace(actor, names=names, why=replace(actor.why, inputs=(*actor.why.inputs, *inputs))) if inputs else actor


def _known(world: Pack) -> frozenset[str]:
    return frozenset(row["key"] for row in world["persons"]) if "persons" in world else frozenset()


def _is_listed(chain: Chain) -> bool:
    """Whether a gazetteer of the user names the person: such a key takes in spellings near it."""
    return any(rule.startswith("gazetteer@") for rule in chain.why.rules)


def _person(chain: Chain, mentions: Mapping[str, Mention]) -> _Person:
    found = [mentions[one] for one in chain.mentions if one in mentions]
    return _Person(
        chain,
        chain.candidates[0],
        tuple(dict.fromkeys(one.name for one in found if one.name)) or ((chain.name,) if chain.name else ()),
        frozenset(one.state.split(":")[0] for one in found if one.state and not one.state.startswith("ORG:")),
        frozenset(one.office for one in found if one.office),
    )


def _joined(
    people: Sequence[_Person], known: frozenset[str], apart: frozenset[frozenset[str]]
) -> dict[str, list[_Person]]:
    """Persons by key; a key of the world pack takes in spellings near it, the others join the most used spelling."""
    by_key: dict[str, list[_Person]] = {}
    for person in people:
        by_key.setdefault(person.key, []).append(person)
    for key in sorted(set(by_key) - known):
        by_key |= _apart(key, by_key.pop(key))
    by_block: dict[str, list[str]] = {}
    for key in sorted(by_key):
        for block in {block for person in by_key[key] for block in keys(person.chain) if block.startswith("name:")}:
            by_block.setdefault(block, []).append(key)
    target = {key: key for key in by_key}
    spelt = {key: _Spelling.of(some) for key, some in by_key.items()}
    for block in sorted(by_block):
        ordered = sorted(by_block[block], key=lambda key: (key not in known, -len(by_key[key]), key))
        for place, key in enumerate(ordered):
            for other in ordered[place + 1 :]:
                namesakes = key.partition("@")[0] == other.partition("@")[0]
                if namesakes or target[other] != other or other in known:
                    continue
                if frozenset((key, other)) in apart or frozenset((target[key], other)) in apart:
                    continue
                if _is_same(spelt[key], spelt[other]):
                    target[other] = target[key]
    found: dict[str, list[_Person]] = {}
    for key in sorted(by_key):
        found.setdefault(_root(target, key), []).extend(by_key[key])
    return found


def _apart(key: str, people: Sequence[_Person]) -> dict[str, list[_Person]]:
    """Namesakes: those who hold offices in states that no article joins get a key each, ``PER:ALI_HASSAN@MLI``."""
    clusters: list[set[str]] = []
    for person in people:
        if person.offices and person.states:
            touching = [cluster for cluster in clusters if cluster & person.states]
            clusters = [cluster for cluster in clusters if cluster not in touching]
            clusters.append(set(person.states).union(*touching))
    if len(clusters) < 2:
        return {key: list(people)}
    found: dict[str, list[_Person]] = {}
    for person in people:
        mine = next((cluster for cluster in clusters if cluster & person.states), None)
        found.setdefault(f"{key}@{min(mine)}" if mine else key, []).append(person)
    return found


def _root(target: Mapping[str, str], key: str) -> str:
    seen = {key}
    while target[key] != key and target[key] not in seen:
        key = target[key]
        seen.add(key)
    return key


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What is known of those who share a key: states, offices, and their names with their letters."""

    states: frozenset[str]
    offices: frozenset[str]
    names: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, people: Sequence[_Person]) -> "_Spelling":
        names = sorted({name for person in people for name in person.names})
        states = frozenset(value for person in people for value in person.states)
        offices = frozenset(value for person in people for value in person.offices)
        return cls(states, offices, tuple((name, folded(name)) for name in names))


def _is_same(a: _Spelling, b: _Spelling) -> bool:
    """Whether two spellings are one person: near names, and a shared office or state that nothing contradicts."""
    in_one_state = not a.states.isdisjoint(b.states)
    if a.states and b.states and not in_one_state:
        return False
    shared = in_one_state or not a.offices.isdisjoint(b.offices)
    mine, others = _telling(a, b)
    if not shared:
        return any(x == y for _, x in mine for _, y in others)
    return any(x == y or _near(name, other, x, y) for name, x in mine for other, y in others)


def _telling(a: _Spelling, b: _Spelling) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The names by which two may be one: of two with names of several words no surname, which a family shares."""
    whole = [tuple((name, letters) for name, letters in one.names if " " in name) for one in (a, b)]
    return (whole[0], whole[1]) if all(whole) else (a.names, b.names)


def _near(a: str, b: str, x: str, y: str) -> bool:
    """Whether two names, of letters ``x`` and ``y``, are spellings of one: few edits between like first letters."""
    if len(a.split()) < 2 or len(b.split()) < 2:
        return False
    (last_a, first_a), (last_b, first_b) = _ends(a), _ends(b)
    if first_a[:1].lower() != first_b[:1].lower() or skeleton(last_a) != skeleton(last_b):
        return False
    return edits(x, y) <= MOST_EDITS * max(len(x), len(y))


def _ends(name: str) -> tuple[str, str]:
    words = name.split()
    return words[-1], words[0]


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "œ": "oe", "æ": "ae"})
_KEEP = re.compile(r"[^a-z]+")
_SPELLINGS = (
    ("tch", "c"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "k"), ("ph", "f"), ("dj", "j"), ("zh", "j"),
    ("ts", "s"), ("tz", "s"), ("ou", "u"), ("oo", "u"), ("w", "v"), ("q", "k"), ("c", "k"), ("x", "ks"), ("gu", "g"),
    ("h", ""),
)  # fmt: skip
"""Letters that French and English transliterations from Cyrillic, Arabic and Hebrew write differently."""


@lru_cache(1 << 17)
def folded(name: str) -> str:
    """Small letters of a name without accents and marks; of a name in another script, its own letters."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    letters = "".join(one for one in decomposed if not unicodedata.combining(one))
    return _KEEP.sub("", letters) or "".join(one for one in letters if one.isalpha())


@lru_cache(1 << 17)
def skeleton(word: str) -> str:
    """The consonants of a name once spellings are folded: « Choïgou » and « Shoigu » give ``sg``."""
    letters = folded(word)
    for spelling, sound in _SPELLINGS:
        letters = letters.replace(spelling, sound)
    bones = re.sub(r"[aeiouyj]", "", letters)
    return re.sub(r"(.)\1+", r"\1", bones) or letters


def edits(a: str, b: str) -> int:
    """Levenshtein distance between two strings."""
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, start=1):
        last, row[0] = row[0], i
        for j, two in enumerate(b, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (one != two))
    return row[-1]


def _actor(key: str, chains: Sequence[Chain], mentions: Mapping[str, Mention], world: Pack) -> Actor:
    found = [mentions[one] for chain in chains for one in chain.mentions if one in mentions]
    counted: dict[str, int] = {}
    for mention in found:
        if mention.name:
            counted[mention.name] = counted.get(mention.name, 0) + 1
    names = tuple(sorted(counted, key=lambda name: (-len(name.split()), -counted[name], name)))
    kinds = sorted({chain.type for chain in chains}, key=str)
    reasons = [chain.why for chain in chains]
    return Actor(
        key=key,
        type=type_of_key(key, kinds[0]),
        names=names or (key,),
        state=_state(found),
        offices=_offices(key, world),
        chains=tuple(sorted(chain.id for chain in chains)),
        why=Why(
            rules=tuple(sorted({rule for why in reasons for rule in why.rules})),
            inputs=tuple(sorted(chain.id for chain in chains)),
        ),
    )


def _state(found: Sequence[Mention]) -> str:
    """The state most mentions give; the first in the alphabet of equals; empty when none gives one."""
    states = Counter(one.state.split(":")[0] for one in found if one.state and not one.state.startswith("ORG:"))
    return min(states, key=lambda state: (-states[state], state), default="")


def _offices(key: str, world: Pack) -> tuple[Office, ...]:
    if "offices" not in world or not key.startswith("PER:"):
        return ()
    return _held(world).get(key, ())


@cache
def _held(world: Pack) -> Mapping[str, tuple[Office, ...]]:
    """Person to the offices the world pack knows, in the order of its table."""
    found: dict[str, list[Office]] = {}
    for row in world["offices"]:
        if row["hand"] and row["hand2"]:
            found.setdefault(row["holder"], []).append(Office(row["office"], row["state"], row["since"], row["until"]))
    return {key: tuple(some) for key, some in found.items()}
