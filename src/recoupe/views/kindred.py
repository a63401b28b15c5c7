"""Words that may tell one thing in other words, and those that tell otherwise, wherever they stand.

Inputs: a lemma and its language. What leaves are the matters it may be of (``kindred.tsv`` of a language), shared over
languages, and which matters say otherwise of one another (``ontology/contrasts.tsv``). Weaker than a meaning
(`recoupe.views.meanings`): it is a sign that is weighed, never one that decides. An entry of several words (« rendre
public », “call off”) is told where they stand near each other, in whatever order.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from recoupe import packs
from recoupe.link.vocabulary import plain
from recoupe.text.reading import Sentence, Token

AROUND = 6
"""Words between two words of a set phrase at most."""

JOINING = ("case", "mark")
"""How words hang that join what follows them: “on Friday”."""

NO_MATTER: frozenset[str] = frozenset()


def matters(lemma: str, language: str) -> frozenset[str]:
    """The matters a lemma may be of."""
    return _matters(language).get(plain(lemma), NO_MATTER)


def matters_at(sentence: Sentence, token: Token, language: str) -> frozenset[str]:
    """The matters a word may be of where it stands: its own, and those of the set phrases it is a word of."""
    own = matters(token.lemma, language)
    known = _phrases(language)
    words = sorted({plain(token.lemma), plain(token.form)})
    asked = [one for word in words for one in known.get(word, ())]
    if not asked:
        return own
    near = _near(sentence, token)
    every, telling = (_spellings(some) for some in (near, [one for one in near if one.dep not in JOINING]))
    if token.dep in JOINING:  # “up” alone must belong to a verb
        telling = frozenset()
    told = {matter for others, matter in asked if (every if len(others) > 1 else telling).issuperset(others)}
    return own | told if told else own


def particle_of(sentence: Sentence, token: Token, language: str) -> str:
    """The word with which a verb makes a set phrase of two: “call off”; empty for a verb of its own."""
    known = _phrases(language).get(plain(token.lemma), ()) if token.upos == "VERB" else ()
    pairs = {others[0] for others, _ in known if len(others) == 1}
    after = (one for one in sentence.children(token, *PARTICLE) if one.i > token.i)
    return next((word for one in after if (word := plain(one.form)) in pairs), "")


PARTICLE = ("compound", "compound:prt", "advmod")


def _near(sentence: Sentence, token: Token) -> list[Token]:
    """The words among which those of a set phrase are looked for."""
    return [one for one in sentence.tokens[max(0, token.i - AROUND) : token.i + AROUND + 1] if one.i != token.i]


def _spellings(some: Iterable[Token]) -> frozenset[str]:
    """The lemmas and forms of some words."""
    return frozenset(word for one in some for word in (plain(one.lemma), plain(one.form)))


@cache
def _phrases(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Each word of a set phrase to its others and its matter."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in packs.shipped(f"lang/{language}")["kindred"] if language in packs.languages() else ():
        words = plain(row["lemma"]).split()
        for i, word in enumerate(words if len(words) > 1 else ()):
            found.setdefault(word, []).append(((*words[:i], *words[i + 1 :]), row["matter"]))
    return {word: tuple(some) for word, some in found.items()}


def say_otherwise(some: Iterable[str], others: Iterable[str]) -> bool:
    """True where one of some matters says otherwise than one of the others."""
    known = _contrasts()
    there = frozenset(others)
    return any(not there.isdisjoint(known.get(one, NO_MATTER)) for one in some)


@cache
def _matters(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in packs.shipped(f"lang/{language}")["kindred"] if language in packs.languages() else ():
        found.setdefault(plain(row["lemma"]), set()).add(row["matter"])
    return {lemma: frozenset(some) for lemma, some in found.items()}


@cache
def _contrasts() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in packs.shipped("ontology")["contrasts"]:
        found.setdefault(row["matter"], set()).add(row["contrast"])
        found.setdefault(row["contrast"], set()).add(row["matter"])
    return {name: frozenset(some) for name, some in found.items()}
