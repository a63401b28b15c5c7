"""What fills the slots of an entry among the arguments of its words, and what other rows of the word lend it.

What enters is an entry of the lexicon and the arguments of its words; what leaves is slots with the words that fill
them, or None where one that the entry needs stays empty. A row that asks for a thing often says nothing of the party
beside it, which another row of the word does: « fermer » a border, « fermer » something *to* somebody. So a party that
the row leaves out is looked for by the other rows of the same word and family.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.terms import EntityType
from recoupe.text.arguments import Clauses
from recoupe.text.filled import chosen
from recoupe.text.frames import FORBIDDEN, PARTICIPANT, Entry, Lexicon, Slot
from recoupe.text.parties import Parties
from recoupe.text.reading import Token
from recoupe.text.subjects import EXCHANGE, Argument
from recoupe.text.whereabouts import place_kind

Filled = tuple[tuple[Slot, tuple[Token, ...]], ...]
_OWN = frozenset({"poss"})
"""The slot of whoever has an act."""
_LENT = "recipient"
"""The role that rows lend each other: who acts stands where all rows of a word look for it."""


def filled(clauses: Clauses, entry: Entry, arguments: Sequence[Argument], parties: Parties) -> Filled | None:
    """What fills each slot; None when an obligatory one stays empty."""
    found: list[tuple[Slot, tuple[Token, ...]]] = []
    used: set[int] = set()
    slots = _slots(entry, arguments, clauses.lexicon)
    if entry.upos == "NOUN":
        slots = tuple(_by_agent(clauses, slots, arguments, parties))
    for slot in sorted(slots, key=lambda one: not one.obligatory):
        fitting = [
            one
            for one in arguments
            if one.slot in slot.names
            and (one.token.i not in used or slot.role == FORBIDDEN)
            and parties.fits(clauses.sentence, one, slot)
        ]
        tokens = chosen(slot, fitting)
        if (not tokens and slot.obligatory) or (fitting and slot.role == FORBIDDEN):
            return None
        used |= {token.i for token in tokens}
        if tokens and slot.role:
            found.append((slot, clauses.wielding(tokens) if slot.role == "actor" else tokens))
    return tuple(found)


def _slots(entry: Entry, arguments: Sequence[Argument], lexicon: Lexicon) -> tuple[Slot, ...]:
    """The slots of an entry; an event noun also takes what its support verb lends, and whoever has it."""
    given_back = Slot((EXCHANGE,), EXCHANGE)
    if entry.upos != "NOUN":
        return (*entry.slots, given_back)
    lent_by_verb = (Slot(("owner",), "actor"), Slot(("undergoer",), "recipient"))
    return (*entry.slots, given_back, *_possessed(entry, arguments, lexicon), *lent_by_verb)


def _by_agent(
    clauses: Clauses, slots: Sequence[Slot], arguments: Sequence[Argument], parties: Parties
) -> Iterator[Slot]:
    """The slots of a noun beside which « par » names who does it: what stands behind « de » is then no doer.

    « les critiques du ministre par Lima » are Lima's, and the minister's where nobody else is named.
    """
    agents, owning = clauses.lexicon.agents, clauses.lexicon.owning
    asked = Slot(tuple(sorted(agents)), "actor", frozenset({PARTICIPANT}))
    named = [one for one in arguments if one.slot in agents and parties.fits(clauses.sentence, one, asked)]
    owned = [one for one in arguments if one.slot in owning]
    if not named or not owned or not any(slot.role == "actor" and owning & {*slot.names} for slot in slots):
        yield from slots
        return
    if not any(slot.role != "actor" and owning & {*slot.names} for slot in slots):
        noun = parties.core(clauses.sentence, owned[0].token)
        wielded = parties.is_wielded(clauses.sentence, noun) and not clauses.lexicon.word("sort", noun)
        yield Slot(tuple(sorted(owning)), "theme" if wielded else "recipient")
    for slot in slots:
        names = tuple(one for one in slot.names if one not in owning) if slot.role == "actor" else slot.names
        if names or slot.role != "actor":
            yield replace(slot, names=names)
    if not any(slot.role == "actor" and agents & {*slot.names} for slot in slots):
        yield asked


def _possessed(entry: Entry, arguments: Sequence[Argument], lexicon: Lexicon) -> tuple[Slot, ...]:
    """Who has an act whose row says nothing of it: he does it where it is said whom or what it is done to, else he is
    what stands behind « de »: ``Peru's annexation of the port``, ``the port's annexation by Peru``.
    """
    if any(_OWN & {*slot.names} for slot in entry.slots) or not any(slot.role == "actor" for slot in entry.slots):
        return ()
    owned = next((slot for slot in entry.slots if lexicon.owning & {*slot.names}), None)
    if owned is None or owned.role in ("", FORBIDDEN):
        return ()
    if owned.role == "actor":
        return (replace(owned, names=("poss",), obligatory=False),)
    if any(one.slot in lexicon.owning for one in arguments):
        return (Slot(("poss", "adj"), "actor"),)
    return (replace(owned, names=("poss",), obligatory=False),)


def lent(
    clauses: Clauses,
    words: Sequence[Token],
    entry: Entry,
    own: Filled,
    arguments: Sequence[Argument],
    parties: Parties,
    families: Mapping[str, str],
) -> Filled:
    """``own`` with a recipient that another row of the same words and family finds, beside who acts."""
    told = {slot.role for slot, _ in own}
    if _LENT in told or "actor" not in told:
        return own
    family = families.get(entry.predicate, entry.predicate)
    used = {token.i for _, tokens in own for token in tokens} | {token.i for token in words}
    free = [one for one in arguments if one.token.i not in used and not _is_there(parties, one)]
    for other in _siblings(clauses.lexicon, words, entry) if free else ():
        if families.get(other.predicate, other.predicate) != family:
            continue
        for slot in other.slots:
            if slot.role == _LENT and (found := _party(clauses, parties, slot, free)):
                return (*own, (slot, found))
    return own


def _siblings(lexicon: Lexicon, words: Sequence[Token], entry: Entry) -> Sequence[Entry]:
    """The other rows of the words of an entry: of all of them, and of each noun among them."""
    same = [one for one in lexicon.of(words[0]) if one != entry and {*one.lemmas} <= {*entry.lemmas}]
    nouns = [one for word in words[1:] for one in lexicon.of(word) if one.upos == "NOUN" and len(one.lemmas) == 1]
    return (*same, *nouns)


def _is_there(parties: Parties, one: Argument) -> bool:
    """Whether an argument only says where: a pronoun without number, « y », or a town behind a preposition of place."""
    if one.token.upos == "PRON" and not one.token.feature("Number"):
        return True
    mention = parties.mentions.get(one.token.start)
    return bool(place_kind(parties.lexicon, one, mention)) and (mention is None or mention.type is EntityType.PLACE)


def _party(clauses: Clauses, parties: Parties, slot: Slot, free: Sequence[Argument]) -> tuple[Token, ...]:
    """The parties among arguments that a slot takes."""
    asked = replace(slot, wanted=slot.wanted or frozenset({PARTICIPANT}))
    fitting = [one for one in free if one.slot in slot.names and parties.fits(clauses.sentence, one, asked)]
    return chosen(asked, fitting)
