"""What a text brings to a comparison: the hash of its reading and of all that other texts tell of those it names.

Enters: a pile whose actors are known, and the hashes of readings (`recoupe.link.kept`). Leaves: text id to a hash.
What is judged of a claim or an event of a text alone rests on these: what was read in the text and its articles, the
actor each of its chains is of, and the state each of those named speaks for.
"""

from collections.abc import Iterable, Mapping

from recoupe.link.pile import Pile, members
from recoupe.model import Chain, Claim, Event, Filler, Holder, Mention, hash_id

NAMED = "named"
"""The room for keys that a reading names somebody by."""


def brought(pile: Pile) -> Mapping[str, str]:
    """Text id to the hash of what it brings; texts without the hash of a reading are left out."""
    known = pile.notes.get("brought")
    if not isinstance(known, dict):
        known = _brought(pile) if pile.kept.readings else {}
        pile.notes["brought"] = known
    return known


def _brought(pile: Pile) -> dict[str, str]:
    chains: dict[str, list[str]] = {}
    for actor in pile.actors.values():
        for chain in actor.chains:
            one = pile.get(chain, Chain)
            if one is not None:
                chains.setdefault(one.text, []).append(f"{chain} {actor.key}")
    named, cards = _named(pile), _Cards(pile)
    found = {}
    for text, reading in pile.kept.readings.items():
        means = sorted(chains.get(text, ()))
        keys = sorted({*named[text], *(key for one in means for key in members(one.partition(" ")[2]))})
        found[text] = hash_id(reading, *means, "cards", *(cards.of(key) for key in keys))
    return found


class _Cards:
    """What is judged of a key by what other texts and the world pack tell."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._known: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The key, what it goes by after merges, and the state either speaks for."""
        if key not in self._known:
            meant = self._pile.decided.key(key)
            self._known[key] = f"{key} {meant} {self._pile.affiliation(key)} {self._pile.affiliation(meant)}"
        return self._known[key]


def _named(pile: Pile) -> Mapping[str, tuple[str, ...]]:
    """Text id to the keys its reading names somebody by."""
    readings = pile.kept.readings
    found = {text: pile.kept.find(NAMED, key, tuple[str, ...]) for text, key in readings.items()}
    new = {text for text, keys in found.items() if keys is None}
    fresh: dict[str, set[str]] = {text: set() for text in new}
    every: tuple[Mention | Chain | Event | Claim, ...] = ()
    if new:
        every = (*pile.of(Mention), *pile.of(Chain), *pile.of(Event), *pile.of(Claim))
    for one in every:
        text = one.text if isinstance(one, Chain) else one.span.text
        if text in new:
            fresh[text].update(part for key in _keys(one) for part in members(key))
    for text, keys in fresh.items():
        pile.kept.put(NAMED, readings[text], sorted(keys))
    return {text: keys if keys is not None else tuple(sorted(fresh[text])) for text, keys in found.items()}


def _keys(record: Mention | Chain | Event | Claim) -> Iterable[str]:
    """Candidate keys of a mention or chain, and of all that take part in an event or stand behind a claim."""
    if isinstance(record, Mention | Chain):
        yield from record.candidates
    fillers: list[Filler | Holder] = []
    if isinstance(record, Claim):
        fillers = [*record.holders, *([record.medium] if record.medium else [])]
    elif isinstance(record, Event):
        fillers = [*record.roles, *([record.place] if record.place else [])]
    for one in fillers:
        yield from one.candidates
