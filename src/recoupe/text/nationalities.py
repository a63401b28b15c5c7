"""People whose state an adjective beside their name tells: ``Kenyan blogger Ann Kato``, « le syndicaliste kényan X ».

What enters is the sentences and mentions of a text; what leaves is, by mention and for the rest of its chain, the key
of the body of that state that the noun between names: ``KEN:MEDIA``; some of a people are no state. Refuses: a state
with its own noun (``Kenya's minister``), whose mention tells it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from recoupe.model import Chain, Mention
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.atlas import Atlas
from recoupe.text.frames import Lexicon
from recoupe.text.reading import Sentence, Token

_BETWEEN = 4
"""Words at most between the adjective and the name."""
_ANYBODY = "people"
_WORDS = ("NOUN", "ADJ", "PROPN")
"""What the word between may be taken for: ``the Canadian national``."""


def nationalities(
    sentences: Sequence[Sentence],
    mentions: Mapping[str, Mention],
    chains: Iterable[Chain],
    lexicon: Lexicon,
    world: Atlas,
) -> dict[str, str]:
    """Keys of bodies of states by the ids of mentions of people.

    Args:
        sentences: of a text, in order.
        mentions: of the text, by id.
        chains: of the text: who is told of once is told of.
        lexicon: its nouns for people and their sorts.
        world: tells the key of a body.
    """
    starts = [one.start for one in sentences]
    adjectives = {
        one.span.end: one.candidates[0]
        for one in mentions.values()
        if one.type is EntityType.STATE and one.use is Use.MODIFIER and one.candidates
    }
    found: dict[str, str] = {}
    for mention in mentions.values():
        if mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME and not mention.state:
            at = bisect_right(starts, mention.span.start) - 1
            if at >= 0 and (key := _told(sentences[at], mention, adjectives, lexicon, world)):
                found[mention.id] = key
    for chain in chains:
        key = next((found[one] for one in chain.mentions if one in found), "")
        found |= {one: key for one in chain.mentions if key and one not in found}
    return found


def some_of(
    sentence: Sentence, token: Token, core: Token, mention: Mention, keys: tuple[str, ...], world: Atlas
) -> tuple[str, ...]:
    """Keys of the people of a state where some of them act, and not the state: « des milliers de Russes ».

    Args:
        sentence: where they stand.
        token: the word that counts them: « milliers ».
        core: the word for the people; the same where nothing counts them.
        mention: their mention.
        keys: its candidates.
        world: tells the key of a body.
    """
    if mention.type is not EntityType.GROUP:
        return keys
    few = any(one.feature("Definite") == "Ind" for one in sentence.children(core, "det"))
    if core == token and not few and not sentence.children(core, "nummod"):
        return keys
    return tuple(world.body(key, _ANYBODY) if world.state_of(key) == key else key for key in keys)


def _told(sentence: Sentence, mention: Mention, adjectives: Mapping[int, str], lexicon: Lexicon, world: Atlas) -> str:
    """The key that the words right before a name tell; empty when none of them is the adjective of a state."""
    before = [one for one in sentence.tokens if one.end <= mention.span.start][-_BETWEEN:]
    nouns: list[Token] = []
    for token in reversed(before):
        if token.end in adjectives:
            nouns += [one for one in before if one.i == token.i - 1 and one.upos == "NOUN"]
            sorts = lexicon.words.get("sort", {})
            rows = (row for one in nouns for row in (*lexicon.word("sort", one), *sorts.get(one.form, ())))
            sort = next((row.value for row in rows), _ANYBODY)
            return world.body(adjectives[token.end], sort)
        if token.upos not in _WORDS or not token.form.islower():
            return ""
        nouns.append(token)
    return ""
