"""What a word means wherever it stands: its sense, its concept, its renderings in other languages, what it attributes.

Inputs: a lemma and its language. What leaves are names no language owns: ``=sense``, ``#concept``, ``~gloss``,
``!stance``, ``%word/word`` of two languages, and the word itself under its language.
"""

from collections.abc import Mapping
from functools import cache

from recoupe import packs
from recoupe.link.vocabulary import language_pack, plain, senses, things_of

SAYING = ("asserts", "evaluates")
"""Stances too common to tell one act of speech from another: who announces a reform does not only speak."""


@cache
def meanings(lemma: str, language: str) -> frozenset[str]:
    """What a lemma means wherever it stands: itself, its sense, its concept, the stance it attributes."""
    pack = language_pack(language)
    if pack is None:
        return frozenset()
    found = {f"{language}:{plain(lemma)}"}
    if lemma in senses(pack):
        found.add(senses(pack)[lemma])
    found |= {f"~{gloss}" for gloss in _glosses(language).get(lemma, ())}
    found |= translations().get(language, {}).get(lemma, frozenset())
    if lemma in things_of(pack, counted=True):
        found.add(f"#{things_of(pack, counted=True)[lemma]}")
    return frozenset(found | {f"!{stance}" for stance in stances(language).get(lemma, ())})


@cache
def translations() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Language to lemma to the pairs it makes with words of other languages, each named as both of its words are."""
    found: dict[str, dict[str, set[str]]] = {}
    for language in packs.languages():
        pack = packs.shipped(f"lang/{language}")
        for row in pack["translations"] if "translations" in pack else ():  # noqa: SIM401 (a pack has no get)
            pair = f"%{row['lemma']}/{row['translation']}"
            for code, lemma in ((language, row["lemma"]), (row["language"], row["translation"])):
                found.setdefault(code, {}).setdefault(lemma, set()).add(pair)
    return {code: {lemma: frozenset(some) for lemma, some in words.items()} for code, words in found.items()}


@cache
def _glosses(language: str) -> Mapping[str, frozenset[str]]:
    """Lemma to the glosses under which other languages render it."""
    found: dict[str, set[str]] = {}
    for row in packs.shipped(f"lang/{language}")["glosses"]:
        found.setdefault(row["lemma"], set()).add(row["gloss"])
    return {lemma: frozenset(some) for lemma, some in found.items()}


@cache
def stances(language: str) -> Mapping[str, frozenset[str]]:
    """Verb or noun to the stances it attributes."""
    found: dict[str, set[str]] = {}
    for row in packs.shipped(f"lang/{language}")["cues"]:
        if row["upos"] in ("VERB", "NOUN") and row["stance"] not in ("", *SAYING):
            found.setdefault(row["lemma"], set()).add(row["stance"])
    return {lemma: frozenset(some) for lemma, some in found.items()}


@cache
def _plain_words(language: str) -> frozenset[str]:
    rows = packs.shipped(f"lang/{language}")["cues"]
    return frozenset(row["lemma"] for row in rows if row["upos"] == "VERB" and row["stance"] == SAYING[0])


def only_says(lemma: str, language: str) -> bool:
    """True for a verb that may say no more than that something is said, whatever else it may: « dire »."""
    return lemma in _plain_words(language)


@cache
def _reporting(language: str) -> frozenset[str]:
    cues = packs.shipped(f"lang/{language}")["cues"]
    return frozenset(row["lemma"] for row in cues if row["upos"] == "VERB" and row["frame"] in CLAUSES)


def reports(lemma: str, language: str) -> bool:
    """True for a verb that may report a clause: « annoncer »."""
    return lemma in _reporting(language)


CLAUSES = ("que", "that")
"""Frames of cues that take a clause."""


@cache
def unit_words(language: str) -> frozenset[str]:
    """The words of a language that only measure: « euros », « tonnes », “per”."""
    rows = packs.shipped(f"lang/{language}")["units"] if language in packs.languages() else ()
    return frozenset(word for row in rows if row["kind"] != "noun" for word in row["form"].casefold().split())
