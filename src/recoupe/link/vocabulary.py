"""What words mean to linking: predicates, concepts and senses of lemmas, families and groups of predicates, weights.

Inputs: the language packs and the ontology. Everything here is a table read once; nothing depends on the pile.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from recoupe import packs
from recoupe.packs import Pack

ASKED = re.compile(r"(@=?[^\s|@!]+|=[\w|]+)!")
"""In the frame of a predicate, what must stand beside the word for it to mean that: ``obj=theme@arms!``.

A class or concept, one of several (``@arms,ammunition!``), a word (``@=masse!``), or a role that must be filled.
"""

ANYBODY = "participant"
"""What every actor is: a word asks for no more than somebody."""

LONG_WORD = 24
"""Letters of the longest words that are remembered in plain letters; longer ones are clauses, and seldom meet again."""

WORD = re.compile(r"[^\W\d_]+")

STEM = 5
"""Letters by which a word is told to be of a name: « nord-coréens » of « nord-coréen »."""

BESIDE_CONCEPT = 0.4
"""Greatest weight of a word that a concept stands for as well."""

SAID = "=said"
"""The sense of nouns that stand for what was said or done and name nothing: « cette hypothèse », « l'incident »."""


@cache
def language_pack(code: str) -> Pack | None:
    """The pack of a language; None when none ships."""
    return packs.shipped(f"lang/{code}") if code in packs.languages() else None


def plain(word: str) -> str:
    """A word in small letters without accents, for comparison over languages."""
    small = word.lower()
    if small.isascii():
        return small
    return _bare(small) if len(small) <= LONG_WORD else _stripped(small)


@lru_cache(1 << 16)
def _bare(small: str) -> str:
    return _stripped(small)


def _stripped(small: str) -> str:
    """The same letters without their marks: of a French clause one letter in twenty is looked up."""
    return _ACCENTED.sub(_one_stripped, small)


def _one_stripped(met: re.Match[str]) -> str:
    return _STRIPPED[met[0]]


class _Stripped(dict[str, str]):
    """Letters as they stand once they are decomposed and the marks on them are left out."""

    def __missing__(self, letter: str) -> str:
        """What a letter met for the first time becomes."""
        parts = unicodedata.normalize("NFKD", letter.replace("’", "'"))
        self[letter] = "".join(one for one in parts if not unicodedata.combining(one))
        return self[letter]


_STRIPPED = _Stripped()

_ACCENTED = re.compile(r"[^\x00-\x7f]")


def parts(word: str) -> frozenset[str]:
    """Beginnings of the parts of a word: « nord-coréen » is told by either."""
    return frozenset(part[:STEM] for part in WORD.findall(word))


@cache
def things_of(language: Pack, *, counted: bool = False) -> Mapping[str, str]:
    """Lemma to concept, without words that only frames of events ask for.

    Words that name a thing only where they are counted (« 3 000 militaires ») when asked for.
    """
    uses = ("", "counted") if counted else ("",)
    return {row["lemma"]: row["concept"] for row in language["concepts"] if row["use"] in uses}


@cache
def bodies_of(language: Pack, ontology: Pack) -> Mapping[str, str]:
    """Lemma to the casualties it stands for where people are counted by it: « onze dépouilles » are eleven dead."""
    classes = concept_class(ontology)
    return {row["lemma"]: row["concept"] for row in language["concepts"] if classes.get(row["concept"]) == "casualty"}


@cache
def predicates_of(language: Pack) -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Word to its predicates, each with the concepts or classes its frame asks to stand beside it."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in language["predicates"] if "predicates" in language else ():  # noqa: SIM401 (a pack has no get)
        if " " not in row["lemma"]:
            found.setdefault(row["lemma"], {})[row["predicate"]] = frozenset(ASKED.findall(row["frame"]))
    return {lemma: tuple(sorted(some.items())) for lemma, some in found.items()}


def stands(asked: Iterable[str], beside: Collection[str]) -> bool:
    """True when all that a frame asks for stands beside a word, as concepts, classes and lemmas.

    A role that must be filled cannot be told from words alone.
    """
    return all(
        one.startswith("@") and any(name in (*beside, ANYBODY) for name in one[1:].removeprefix("=").split(","))
        for one in asked
    )


def acts_meant(
    language: Pack, ontology: Pack, words: Iterable[str], things: frozenset[str], told: Iterable[str] = ()
) -> set[str]:
    """Families of the predicates that words mean beside these things; a word that may mean several is left out.

    So is one that may stand for an act an event tells already (``told``): « s'entraînent » was read as what it is.
    """
    known, family = predicates_of(language), families(ontology)
    words = set(words)
    acting = words & known.keys()
    if not acting:
        return set()
    read, classes = set(told), concept_class(ontology)
    beside = things | {classes[thing] for thing in things} | words
    found: set[str] = set()
    for word in acting:
        if not read.isdisjoint([family.get(name, name) for name, _ in known[word]]):
            continue
        meant = {family.get(name, name) for name, asked in known.get(word, ()) if stands(asked, beside)}
        found |= meant if len(meant) == 1 else set()
    return found


@cache
def senses(language: Pack) -> Mapping[str, str]:
    """Lemma to what it means over languages, marked so that no word is taken for it."""
    return {row["lemma"]: f"={row['sense']}" for row in language["senses"]} if "senses" in language else {}


@cache
def function_forms(language: Pack, name: str) -> tuple[str, ...]:
    """The function words of a class, in plain letters."""
    return tuple(plain(row["form"]) for row in language["function_words"] if row["class"] == name)


@cache
def background(language: Pack) -> Mapping[str, float]:
    """Weight of the common words of a language: 0 for the commonest, nearly 1 for those that barely count as common."""
    if "background" not in language:
        return {}
    per_lemma = {row["lemma"]: float(row["per_10000"]) for row in language["background"]}
    top, low = log(max(per_lemma.values())), log(min(per_lemma.values()))
    return {lemma: round((top - log(rate)) / (top - low), 3) for lemma, rate in per_lemma.items()}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means over languages, or itself in plain letters; its weight, 0 for a word that names nothing and for
    figures; the beginnings of its parts.
    """

    name: str
    weight: float
    beginnings: frozenset[str]


def meaning(language: Pack, word: str) -> Meaning:
    """What a word means, looked up once: a topic holds a dozen words, and few are rare."""
    known = _meanings(language)
    if word not in known:
        known[word] = _meaning(language, word)
    return known[word]


@cache
def _meanings(_language: Pack) -> dict[str, Meaning]:
    return {}


def _meaning(language: Pack, word: str) -> Meaning:
    meant, simple = senses(language).get(word), plain(word)
    weight = min(background(language).get(word, 1.0), BESIDE_CONCEPT if word in things_of(language) else 1.0)
    empty = meant == SAID or any(letter.isdigit() for letter in word)
    return Meaning(meant or simple, 0.0 if empty else weight, parts(simple))


@cache
def families(ontology: Pack) -> Mapping[str, str]:
    """Predicate to its family: near-predicates, declared by the ontology, that one happening may be told with."""
    if "predicates" not in ontology:
        return {}
    return {row["predicate"]: row["family"] or row["predicate"] for row in ontology["predicates"]}


@cache
def concept_class(ontology: Pack) -> Mapping[str, str]:
    """Concept to the class it belongs to (``military``, ``casualty`` …)."""
    return {row["concept"]: row["class"] for row in ontology["concepts"]} if "concepts" in ontology else {}


@cache
def leanings(ontology: Pack) -> Mapping[str, str]:
    """Predicate to whether it is hostile, cooperative or neutral."""
    return {row["predicate"]: row["polarity"] for row in ontology["predicates"]} if "predicates" in ontology else {}


@cache
def near(ontology: Pack, use: str) -> Mapping[str, str]:
    """Family to its group: ``happening`` where either may tell one event, ``policy`` where both are one matter,
    ``alike`` where words for help and for harm tell one act.
    """
    return {row["family"]: row["group"] for row in ontology["near"] if row["use"] == use} if "near" in ontology else {}


@cache
def slight(ontology: Pack) -> frozenset[str]:
    """Predicates of acts of which many are done on any day: words, journeys, rises and falls (consequence 0)."""
    if "labels" not in ontology:
        return frozenset()
    return frozenset(row["predicate"] for row in ontology["labels"] if row["consequence"] == "0")
