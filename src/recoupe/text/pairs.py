"""« Les deux pays », ``both capitals``, « les belligérants »: two states, or a state and its rebels, without a name.

What enters is a sentence, a noun in it and where the text names such sides; what leaves is the key of the pair. Of
several the two named most so far are meant, before the phrase where it is the subject, else in earlier sentences.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.model import Filler, Mention
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.atlas import Atlas, body_key
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


_JOINED = 8
"""Characters between two names that stand together: « Lima et Quito », « Pérou-Équateur », « péruvien et chilien »."""


_DEEP = 3
"""Steps below a noun at which its two sides stand: « les chefs de la diplomatie des deux pays »."""
_WITHIN = 5
"""Words after a noun among which its first adjective stands: « les ministres des Affaires étrangères kényan et … »."""
_APART = frozenset(".!?;\n")
"""Marks that end what is said in one breath."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Where a text names states and the armed groups that fight them, and where two of them stand together.

    Two that are named in one breath are the two of a quarrel; who mediates, or is only met, is named apart.
    """

    named: tuple[tuple[int, str], ...]
    joined: tuple[tuple[int, tuple[str, str]], ...]

    def two(self, limit: int) -> tuple[str, ...]:
        """Keys of the two sides before a place: those named together most, else those named most; none when fewer."""
        together = Counter(two for start, two in self.joined if start < limit)
        if together:
            most = max(together.values())
            return next(two for start, two in reversed(self.joined) if start < limit and together[two] == most)
        before = Counter(state for start, state in self.named if start < limit)
        states = sorted(state for state, _ in sorted(before.items(), key=lambda one: (-one[1], one[0]))[:2])
        return tuple(states) if len(states) == 2 else ()


def sides(home: Home, mentions: Iterable[Mention], world: Atlas, text: str) -> Sides:
    """The sides of a text, whose characters are given: states, and armed groups that fight one."""
    every = sorted(mentions, key=lambda one: (one.head.start, one.span.start, one.id))
    groups = (
        (one.head.start, key)
        for one in every
        for key in one.candidates[:1]
        if world.sorts.get(key) == ARMED_GROUP and one.use is not Use.MODIFIER
    )
    states = ((start, state) for start, state in zip(home.places, home.states, strict=True) if ":" not in state)
    return Sides(tuple(sorted({*states, *groups})), tuple(_together(every, world, text)))


def _together(mentions: Sequence[Mention], world: Atlas, text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Pairs of states, or of a state and its armed group, that stand side by side, adjectives included."""
    told = [(one, key) for one in mentions if one.kind is MentionKind.NAME and (key := _side(one, world))]
    for (one, key), (other, second) in pairwise(told):
        between = text[one.head.end : other.head.start]
        if key != second and 0 < len(between) <= _JOINED and not _APART & {*between}:
            yield other.head.start, (min(key, second), max(key, second))


def _side(mention: Mention, world: Atlas) -> str:
    """The state or armed group that a mention names or, a person, acts for."""
    key = next(iter(mention.candidates), "")
    state = key if world.sorts.get(key) == ARMED_GROUP else world.state_of(mention.state or key)
    return state if mention.type in (EntityType.STATE, EntityType.PERSON, EntityType.BODY) else ""


def pair(lexicon: Lexicon, sentence: Sentence, core: Token, named: Sides) -> tuple[str, ...]:
    """The key of the two sides a noun stands for, none when it does not or fewer were named.

    Args:
        lexicon: whose classes ``sided`` and ``both`` tell such nouns and their numeral.
        sentence: where it stands.
        core: the noun.
        named: the sides that the text names.
    """
    if not _is_pair(lexicon, sentence, core):
        return ()
    states = named.two(core.start if core.dep in SUBJECTS else sentence.start)
    return ("GRP:" + "+".join(states),) if states else ()


def part_of_both(lexicon: Lexicon, sentence: Sentence, core: Token, named: Sides) -> tuple[str, ...]:
    """The key of the two sides whose people a plural noun means: « les ministres de la Défense des deux pays »."""
    if core.upos != "NOUN" or core.feature("Number") != "Plur":
        return ()
    level = [core]
    for _ in range(_DEEP):
        level = [one for above in level for one in sentence.children(above, "nmod", "nmod:poss")]
        found = next((keys for one in level if (keys := pair(lexicon, sentence, one, named))), ())
        if found:
            return found
    return ()


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
        the = any(one.dep == "det" for one in before) or _holds_article(sentence, core)
        return bool(rows) and (counting.upos != "NUM" or the)
    alone = not sentence.children(core, "nummod", "nmod")
    return alone and core.feature("Number") == "Plur" and any(one.value == ALL for one in rows)


def _holds_article(sentence: Sentence, core: Token) -> bool:
    """Whether the preposition of a noun holds its article: « des deux pays », « aux deux camps »."""
    return any(len(one.form) > len(one.lemma) for one in sentence.children(core, "case") if one.lemma.isalpha())


def named_together(tokens: Sequence[Token], core: Token, covering: Mapping[int, Sequence[Mention]]) -> tuple[str, ...]:
    """The key of two states that the phrase of a noun names side by side: « le duo Russie-Corée du Nord ».

    Mentions come by each place they cover. ``Kenya soldiers in Somalia`` are of the first, whatever stands behind them.
    """
    inside = [one for place in range(tokens[0].start, tokens[-1].end) for one in covering.get(place, ())]
    named = [one for one in inside if one.type == EntityType.STATE and one.kind == MentionKind.NAME and one.candidates]
    beside = [one for one in named if one.use not in (Use.MODIFIER, Use.PLACE)]
    states = sorted({one.candidates[0] for one in beside})
    around = len({one.head.start < core.start for one in beside}) > 1
    return ("GRP:" + "+".join(states),) if len(states) == 2 and not around else ()


def twins(
    sentence: Sentence, core: Token, role: str, keys: Sequence[str], mentions: Mapping[int, Mention], world: Atlas
) -> Iterator[Filler]:
    """The others that a plural noun with several adjectives or states means: « les armées indienne et pakistanaise »,
    ``British and French ministers``, « les présidents du Ghana et du Togo ».

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
    named = (*_adjectives(sentence, core, mentions), *_before(sentence, core, mentions))
    for one in (*named, *_complements(sentence, core, mentions)):
        mention = mentions[one.start]
        if not mention.candidates or mention.candidates == tuple(keys):
            continue
        state, part = mention.candidates[0], keys[0].partition(":")[2]
        if state != world.state_of(keys[0]):
            whole = mentions.get(core.start)
            told_by = whole if whole is not None and whole.office else mention
            yield Filler(role, mention.span, told_by.id, (body_key(state, part) if part else state,))


def _adjectives(sentence: Sentence, core: Token, mentions: Mapping[int, Mention]) -> Iterator[Token]:
    """The second and later of the adjectives of states in a row after a noun; the parser seldom joins them well."""
    named = [_is_adjective(one, mentions) for one in sentence.tokens]
    first = next((i for i in range(core.i + 1, min(core.i + _WITHIN, len(named))) if named[i]), len(named))
    if any(one.upos in ("VERB", "AUX") for one in sentence.tokens[core.i : first]):
        return
    i = first + 2
    while i < len(named) and named[i] and sentence.tokens[i - 1].lemma in (",", *_coordinating(sentence, i - 1)):
        yield sentence.tokens[i]
        i += 2


def _complements(sentence: Sentence, core: Token, mentions: Mapping[int, Mention]) -> Iterator[Token]:
    """The second and later of the states in a row whose people a noun tells: « les dirigeants du Tchad et du Mali »."""
    first = next((one for one in sentence.children(core, "nmod") if _is_state(one, mentions)), None)
    if first is None:
        return
    row = sentence.children(first, "conj")
    later = [one for each in row for one in (each, *sentence.children(each, "conj"))]
    yield from (one for one in later if _is_state(one, mentions) and sentence.children(one, "case"))
    yield from (one for one in _bare_row(sentence, first, mentions) if not sentence.children(one, "case", "det"))


def _bare_row(sentence: Sentence, first: Token, mentions: Mapping[int, Mention]) -> Iterator[Token]:
    """The states that follow one in a row under its preposition, as they stand: ``officials in Chad, Mali and Niger``.

    The parser often makes the last a subject of the verb behind it, so that words and not heads tell the row.
    """
    i, found = first.i + 1, list[Token]()
    while i + 1 < len(sentence.tokens) and _is_state(sentence.tokens[i + 1], mentions):
        found.append(sentence.tokens[i + 1])
        if _coordinating(sentence, i):
            yield from found
            return
        if sentence.tokens[i].form != ",":
            return
        i += 2


def _is_state(token: Token, mentions: Mapping[int, Mention]) -> bool:
    mention = mentions.get(token.start)
    return mention is not None and mention.type is EntityType.STATE and token.form[:1].isupper()


def _before(sentence: Sentence, core: Token, mentions: Mapping[int, Mention]) -> Iterator[Token]:
    """The adjectives of states in a row before a noun, where there are several: ``Somali and Yemeni pirates``."""
    named = [_qualifies(one, mentions) for one in sentence.tokens[: core.i]]
    last = next((i for i in range(core.i - 1, max(core.i - _WITHIN, -1), -1) if named[i]), -1)
    if any(one.upos not in ("ADJ", "NOUN", "PROPN") for one in sentence.tokens[last + 1 : core.i]):
        return
    first = last
    while (
        first > 1
        and named[first - 2]
        and sentence.tokens[first - 1].lemma in (",", *_coordinating(sentence, first - 1))
    ):
        first -= 2
    yield from (sentence.tokens[i] for i in range(first, last + 1, 2) if first < last)


def _qualifies(token: Token, mentions: Mapping[int, Mention]) -> bool:
    mention = mentions.get(token.start)
    return mention is not None and mention.type is EntityType.STATE and mention.use is Use.MODIFIER


def _coordinating(sentence: Sentence, i: int) -> tuple[str, ...]:
    return (sentence.tokens[i].lemma,) if sentence.tokens[i].upos == "CCONJ" else ()


def _is_adjective(token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether a word is the adjective of a state: a name in small letters."""
    mention = mentions.get(token.start)
    return mention is not None and mention.type is EntityType.STATE and token.form[:1].islower()
