"""« Les deux pays », ``both capitals``, « les belligérants »: two states, or a state and its rebels, without a name.

What enters is a sentence, a noun in it and where the text names such sides; what leaves is the key of the pair. Of
several the two named most so far are meant, before the phrase where it is the subject, else in earlier sentences.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from recoupe.model import Filler, Mention
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.atlas import Atlas
from recoupe.text.frames import Lexicon
from recoupe.text.homes import Home
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjects import SUBJECTS

ARMED_GROUP = "armed_group"
"""Sort of the bodies that fight a state."""
OTHER = "other"
"""Value of nouns for whom somebody is at odds with, or lives beside."""
ALL = "all"
"""Value of nouns whose plural means both sides without a numeral: « les belligérants »."""


def sides(home: Home, mentions: Iterable[Mention], world: Atlas) -> tuple[tuple[int, str], ...]:
    """Where a text names states and the armed groups that fight them, in its order."""
    groups = (
        (one.head.start, key)
        for one in mentions
        for key in one.candidates[:1]
        if world.sorts.get(key) == ARMED_GROUP and one.use is not Use.MODIFIER
    )
    return tuple(sorted({*zip(home.places, home.states, strict=True), *groups}))


def pair(lexicon: Lexicon, sentence: Sentence, core: Token, named: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """The key of the two sides a noun stands for, none when it does not or fewer were named.

    Args:
        lexicon: whose classes ``sided`` and ``both`` tell such nouns and their numeral.
        sentence: where it stands.
        core: the noun.
        named: states and armed groups with the place of each mention, as code points of the text.
    """
    if not _is_pair(lexicon, sentence, core):
        return ()
    limit = core.start if core.dep in SUBJECTS else sentence.start
    before = Counter(state for start, state in named if start < limit)
    states = sorted(state for state, _ in sorted(before.items(), key=lambda one: (-one[1], one[0]))[:2])
    return ("GRP:" + "+".join(states),) if len(states) == 2 else ()


def other_side(
    lexicon: Lexicon, sentence: Sentence, core: Token, keys_at: Callable[[Token], tuple[str, ...]], home: Home
) -> tuple[str, ...]:
    """The key of the other of the two states a text tells of: ``its neighbour``, « son rival ».

    Args:
        lexicon: whose class ``relation`` tells nouns for the other side.
        sentence: where the noun stands.
        core: the noun, with a possessive of one of the two.
        keys_at: the keys of a word.
        home: the states the text names.
    """
    if not any(one.value == OTHER for one in lexicon.word("relation", core)) or core.feature("Number") == "Plur":
        return ()
    owners = {key for one in sentence.children(core) if one.i < core.i for key in keys_at(one)}
    two = home.two(core.start)
    return tuple(one for one in two if one not in owners) if len(owners & {*two}) == 1 else ()


def _is_pair(lexicon: Lexicon, sentence: Sentence, core: Token) -> bool:
    """Whether a noun means two sides: with article and numeral, or by itself where it is one for those of a quarrel."""
    rows = lexicon.word("sided", core)
    before = sentence.children(core, "nummod", "det", "amod")
    counting = next((one for one in before if lexicon.word("both", one)), None)
    if counting is not None:
        return bool(rows) and (counting.upos != "NUM" or any(one.dep == "det" for one in before))
    alone = not sentence.children(core, "nummod", "nmod")
    return alone and core.feature("Number") == "Plur" and any(one.value == ALL for one in rows)


def named_together(tokens: Sequence[Token], covering: Mapping[int, Sequence[Mention]]) -> tuple[str, ...]:
    """The key of two states that a phrase names: « le duo Russie-Corée du Nord »; mentions by each place they cover."""
    inside = [one for place in range(tokens[0].start, tokens[-1].end) for one in covering.get(place, ())]
    named = [one for one in inside if one.type == EntityType.STATE and one.kind == MentionKind.NAME and one.candidates]
    states = sorted({one.candidates[0] for one in named if one.use not in (Use.MODIFIER, Use.PLACE)})
    return ("GRP:" + "+".join(states),) if len(states) == 2 else ()


def twins(
    sentence: Sentence, core: Token, role: str, keys: Sequence[str], mentions: Mapping[int, Mention], world: Atlas
) -> Iterator[Filler]:
    """The others that a plural noun with several adjectives means: « les armées indienne et pakistanaise ».

    Args:
        sentence: where it stands.
        core: the noun.
        role: the role it fills.
        keys: of the one that the first adjective names.
        mentions: by the place of their head.
        world: what is known of keys.
    """
    if core.feature("Number") != "Plur" or not keys:
        return
    within = (core, *sentence.children(core, "nmod"))
    beside = (other for noun in within for one in sentence.children(noun, "amod") for other in _listed(sentence, one))
    for one in beside:
        mention = mentions.get(one.start)
        if one.upos != "ADJ" or mention is None or not mention.candidates or mention.candidates == tuple(keys):
            continue
        state, sort = mention.candidates[0], world.sorts.get(keys[0], "")
        yield Filler(role, mention.span, mention.id, (world.body(state, sort) if sort and ":" in keys[0] else state,))


def _listed(sentence: Sentence, adjective: Token) -> Iterator[Token]:
    for one in sentence.children(adjective, "conj"):
        yield one
        yield from _listed(sentence, one)
