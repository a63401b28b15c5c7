"""Sentences of a text worth reading for a statement: those in which enough of its words stand, in whatever language.

Inputs: the frame of a statement and the language of a text. What leaves is what finds them among folded letters. It
only saves work: what it finds is read and compared.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from recoupe import packs
from recoupe.compiled import compiled
from recoupe.link.vocabulary import families, language_pack, near, plain, senses, things_of
from recoupe.model import Text
from recoupe.text.frames import lexicon
from recoupe.views.alignment import FROM_CONTEXT, acts
from recoupe.views.contraries import contraries, opposites
from recoupe.views.frames import ACTOR, NAME, UNKNOWN_ABROAD, WORD, Frame, Unit
from recoupe.views.meanings import SAYING, translations
from recoupe.views.namewords import words_of
from recoupe.views.selection import Selection
from recoupe.views.statements import stem
from recoupe.views.undoing import UNDOING
from recoupe.views.wordindex import WHOLE, Need, texts_with, word_index

WORTH_READING = 0.35
"""Share of its words and names that must stand in a sentence, in whatever language, for it to be analysed."""


LOOKED_AT, READ = 300, 60
"""Texts whose letters are looked through for a statement, and whose readings are loaded: more changes no answer of
``python -m bench.check`` and would take longer than a reader waits on ten thousand articles."""

FEW = 100
"""Texts of a record all of which are looked through."""

STRETCH = re.compile(r"[.!?\n]\s")


@dataclass(frozen=True, slots=True)
class Sought:
    """What finds the sentences of one language that may tell a statement: a pattern and a weight for each unit."""

    parts: tuple[tuple[re.Pattern[str], float, bool], ...]

    def share(self, letters: str, context: str = "") -> float:
        """The share of it that stands in some folded letters; what only the context holds counts for less."""
        whole = sum(weight for _, weight, _ in self.parts)
        return (
            sum(weight * self._held(one, letters, context) for one, weight, _ in self.parts) / whole if whole else 0.0
        )

    def _held(self, one: re.Pattern[str], letters: str, context: str) -> float:
        return 1.0 if one.search(letters) else FROM_CONTEXT if context and one.search(context) else 0.0

    def tells_an_act(self, letters: str) -> bool:
        """True when a word for the act of the statement stands in some folded letters."""
        return any(act and one.search(letters) for one, _, act in self.parts)


def sought(stated: Frame, language: str) -> Sought:
    """What finds the sentences of a language that may tell a statement."""
    return Sought(
        tuple(
            (re.compile(r"(?<!\w)(?:" + "|".join(_pattern(word) for word in sorted(one.beginnings)) + ")"), *rest)
            for one in needs(stated, language)
            for rest in ((one.weight, one.act),)
        )
    )


@dataclass(frozen=True, slots=True)
class Finder:
    """What finds one unit of a statement, and its weight: letters, or the names somebody may be asked for by."""

    letters: re.Pattern[str] | None
    names: frozenset[str]
    weight: float

    def finds(self, letters: str, names: frozenset[str]) -> bool:
        """True where some folded letters hold it, or it is among the names of those mentioned there."""
        return self.letters.search(letters) is not None if self.letters else not self.names.isdisjoint(names)


def finders(stated: Frame, language: str) -> tuple[Finder, ...]:
    """What finds each unit of a statement in sentences of a language, actors by their names."""
    return tuple(_finder(unit, stated.language, language) for unit in stated.units)


def _finder(unit: Unit, language: str, other: str) -> Finder:
    if unit.kind == ACTOR:
        return Finder(None, unit.means | words_of(unit.means), unit.weight)
    words = sorted(one for one in _spelt(unit, language, other) if ":" not in one)
    letters = re.compile(r"(?<!\w)(?:" + "|".join(_pattern(one) for one in words) + ")") if words else None
    return Finder(letters, frozenset(), unit.weight if words else UNKNOWN_ABROAD * unit.weight)


def _pattern(beginning: str) -> str:
    whole = beginning.removesuffix(WHOLE)
    return re.escape(whole) + (r"(?!\w)" if whole != beginning else "")


def needs(stated: Frame, language: str) -> tuple[Need, ...]:
    """What a text of a language must hold of a statement: beginnings of words for each unit, with its weight."""
    telling = {token.i for token in acts(stated)}
    spelt = ((_spelt(unit, stated.language, language), unit) for unit in stated.units)
    return tuple(
        Need(frozenset(words), unit.weight, not telling.isdisjoint(unit.tokens)) for words, unit in spelt if words
    )


def texts_for(selection: Selection, frames: Sequence[Frame]) -> set[str]:
    """The texts worth reading for some statements: those that hold most of their words, closest together."""
    index = word_index(selection)
    if frames and len(index.texts) <= FEW:
        return set(index.texts)
    chosen: set[str] = set()
    for stated in frames:
        held = [
            (value, text, language)
            for language in sorted(set(index.languages).intersection(packs.languages()))
            for value, text in texts_with(index, language, needs(stated, language), least=WORTH_READING)
        ]
        held.sort(key=lambda one: (-one[0], one[1]))
        chosen |= _closest(selection, stated, [text for _, text, _ in held[:LOOKED_AT]])
    return chosen


def _closest(selection: Selection, stated: Frame, texts: Sequence[str]) -> set[str]:
    """Those of some texts that hold most in one stretch; all of them where they are few."""
    if len(texts) <= READ:
        return set(texts)
    found = []
    wanted_in = cache(partial(sought, stated))
    for text in selection.some(texts):
        if isinstance(text, Text) and text.language in packs.languages():
            wanted = wanted_in(text.language)
            stretches = STRETCH.split(plain(text.characters))
            found.append((-max((wanted.share(one) for one in stretches), default=0.0), text.id))
    return {text for _, text in sorted(found)[:READ]}


def _spelt(unit: Unit, language: str, other: str) -> set[str]:
    """Beginnings of the words of another language that a unit may be told by; none for an actor."""
    if unit.kind != WORD:
        return set(unit.means) if unit.kind == NAME else set()
    own = {stem(unit.kin)} if language == other or len(unit.kin) > KIN_ABROAD else set()
    own |= _odd_forms(other).get(unit.kin, frozenset()) if language == other else set()
    return own.union(*(renderings(other).get(name, ()) for name in _broad(unit.means)))


def _broad(means: Collection[str]) -> set[str]:
    """Meanings with the families that one happening may be told with (killed, died) and with contrary acts."""
    groups = near(packs.shipped("ontology"), "once")
    wanted = {groups[name[1:]] for name in means if name[1:] in groups}
    told = {f"~{rival}" for name in means if name[0] == "~" for rival in contraries().get(name[1:], ())}
    contrary = {f"^{rival}" for name in means if name[0] == "^" for rival in opposites().get(name[1:], ())}
    return {*means, *contrary, *told, *(f"@{family}" for family, group in groups.items() if group in wanted)}


@cache
def denials(language: str) -> re.Pattern[str]:
    """What finds the words that deny, or say the contrary, among the folded letters of a language."""
    told = renderings(language)
    beginnings = sorted({*told.get("!denies", ()), *told.get("~opposite", ())})
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_pattern, beginnings)) + ")" if beginnings else "(?!)")


@cache
def undoing_words(language: str) -> re.Pattern[str]:
    """What finds the words that tell something as not so among the folded letters of a language."""
    told = renderings(language)
    words = {word for name in UNDOING for word in told.get(name, ())}
    rows = packs.shipped(f"lang/{language}")["function_words"]
    words |= {plain(row["form"]) + WHOLE for row in rows if row["class"] in NEGATIVE and row["form"][0].isalpha()}
    joined = "|".join(map(_pattern, sorted(words)))
    return re.compile(rf"(?<!\w)(?:{joined})|n['’]t(?!\w)")


NEGATIVE = ("negative", "negator", "never", "untrue")
"""Classes of words that tell something as not so."""


KIN_ABROAD = 6
"""Letters from which a word may be looked for in another language by its beginning."""


@cache
def renderings(language: str) -> Mapping[str, frozenset[str]]:
    """Meaning to the beginnings of the folded words of a language that have it; of idioms the longest word."""
    pack = language_pack(language)
    if pack is None:
        return {}
    made_of = (pack, packs.shipped("ontology"))
    return compiled("renderings", dict[str, frozenset[str]], made_of, lambda: _rendered(language, pack))


def _rendered(language: str, pack: packs.Pack) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    family = families(packs.shipped("ontology"))
    for lemma, sense in senses(pack).items():
        found.setdefault(sense, set()).add(plain(lemma))
    for row in pack["glosses"]:
        found.setdefault(f"~{row['gloss']}", set()).add(plain(row["lemma"]))
    for lemma, told in translations().get(language, {}).items():
        for pair in told:
            found.setdefault(pair, set()).add(plain(lemma))
    for lemma, concept in things_of(pack, counted=True).items():
        found.setdefault(f"#{concept}", set()).add(plain(lemma))
    for row in pack["predicates"]:
        word = max(row["lemma"].split(), key=len)
        for name in (f"^{row['predicate']}", f"@{family.get(row['predicate'], row['predicate'])}"):
            found.setdefault(name, set()).add(plain(word))
    for row in pack["cues"]:
        if row["upos"] == "VERB" and row["stance"] not in ("", *SAYING):
            found.setdefault(f"!{row['stance']}", set()).add(plain(max(row["lemma"].split(), key=len)))
    odd = _odd_forms(language)
    return {
        name: frozenset(stem(word) for word in words).union(*(odd.get(word, ()) for word in words))
        for name, words in found.items()
    }


@cache
def _odd_forms(language: str) -> Mapping[str, frozenset[str]]:
    """Folded lemma to those of its forms that do not begin as it does, as whole words: « mis », “left”."""
    pack = language_pack(language)
    if pack is None:
        return {}
    made_of = (pack, packs.shipped("ontology"))
    return compiled("odd forms", dict[str, frozenset[str]], made_of, lambda: _found_odd(pack))


def _found_odd(pack: packs.Pack) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    told = [(row["form"], row["lemma"]) for row in pack["irregulars"]]
    told += lexicon(pack, packs.shipped("ontology")).forms.lemmas.items()
    folded = cache(plain)
    beginning = cache(stem)
    for form, lemma in told:
        if not form.startswith(beginning(lemma)) and not plain(form).startswith(beginning(lemma)):
            found.setdefault(folded(lemma), set()).add(plain(form) + WHOLE)
    return {lemma: frozenset(some) for lemma, some in sorted(found.items())}
