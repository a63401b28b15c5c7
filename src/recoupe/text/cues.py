"""The words that attribute, of one language: cues with their frames, inflected; idioms; hedges; function words.

Enters: a language pack with the tables ``cues``, ``inflections``, ``evasions``, ``hedges``, ``asides`` and
``function_words``. Leaves: a `CueBook` that answers, for a word, what cue it may be. Inflected forms are made from the
endings of the pack, so that a cue is also found where the analysis has no or a wrong lemma. No language is named here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.compiled import compiled
from recoupe.packs import Pack, Row
from recoupe.terms import Certainty, Polarity, Stance

FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " "})


def fold(form: str) -> str:
    """Lower case with plain apostrophes and hyphens, as the tables spell words."""
    return form.translate(FOLD).lower()


_WRITTEN = re.compile(r"l'on|[^\s']+'?")
"""The words of a row as the tokenizer cuts them: an elided word keeps its apostrophe."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of ``cues.tsv``: ``words`` are lemmas in order, the first of them the one that inflects."""

    words: tuple[str, ...]
    reflexive: bool
    upos: str
    frame: str
    markers: frozenset[str]
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    rule: str


@dataclass(frozen=True, slots=True)
class Inflected:
    """A form of a lemma: ``tag`` is pres, past, fut, cond, pp, presp or inf."""

    lemma: str
    tag: str


@dataclass(frozen=True, slots=True)
class Idiom:
    """A pattern of lemmas or forms: each element the alternatives at one place, ``NEG`` or ``...`` (a gap).

    ``kind`` is the kind of a hedge; of an evasion it is ``said`` when the words count only inside what somebody says,
    ``flat`` when they count there whoever their subject is (« payer est hors de question »), ``own`` when they count
    there only if the speaker says them of himself ("we have no record of it"), ``any`` when they count both there and
    told by the article.
    """

    elements: tuple[frozenset[str], ...]
    value: str
    kind: str
    rule: str


GAP = frozenset({"..."})
NEGATED = frozenset({"NEG"})


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class CueBook:
    """The attribution words of a pack, indexed for lookup by lemma and by form."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    prepositions: Mapping[str, tuple[Entry, ...]]
    forms: Mapping[str, tuple[Inflected, ...]]
    classes: Mapping[str, frozenset[str]]
    evasions: Mapping[str, tuple[Idiom, ...]]
    hedges: Mapping[str, tuple[Idiom, ...]]
    nominals: Mapping[str, frozenset[str]]
    conditionals: Mapping[str, tuple[Certainty, str]]
    ending_classes: Mapping[str, tuple[str, ...]]
    evaluatives: frozenset[str]
    asides: Mapping[str, tuple[tuple[str, ...], ...]]
    names: frozenset[str]

    def classes_of(self, form: str) -> frozenset[str]:
        """The classes of a function word, empty for other words."""
        return self.classes.get(form, _NONE)

    def kinds(self, lemma: str, form: str) -> frozenset[str]:
        """What kind of noun a word is: by its lemma, or by its form without the endings of number and gender."""
        single = form.removesuffix("s")
        found = (self.nominals.get(one, _NONE) for one in (lemma, form, single, single.removesuffix("e")))
        return next((kinds for kinds in found if kinds), _NONE)

    def endings(self, name: str) -> tuple[str, ...]:
        """The word endings of a class, sorted."""
        return self.ending_classes.get(name, ())

    def has(self, name: str) -> bool:
        """Whether the language has any word of that class."""
        return name in self.names


INFLECTED = frozenset({"aux_lemma", "modal_lemma", "copula_lemma"})
"""Classes of function words whose members are verbs, so that their forms are wanted as well."""


@cache
def cue_book(pack: Pack) -> CueBook:
    """The book of a language pack; built once."""
    return compiled("cues", CueBook, (pack,), lambda: _book(pack))


def _book(pack: Pack) -> CueBook:
    entries = [_entry(row) for row in pack["cues"]]
    classes: dict[str, set[str]] = {}
    for row in pack["function_words"]:
        classes.setdefault(row["form"], set()).add(row["class"])
    auxiliaries = [form for form, names in classes.items() if names & INFLECTED]
    verbs = _index(entries, "VERB")
    return CueBook(
        verbs=verbs,
        nouns=_index(entries, "NOUN"),
        adjectives=_index(entries, "ADJ"),
        prepositions=_index(entries, "ADP"),
        forms=_forms(pack, [*verbs, *auxiliaries, *_idiom_words(pack), *_acting(pack, classes)]),
        classes={form: frozenset(names) for form, names in classes.items()},
        evasions=_idioms(pack["evasions"], "stance", "within"),
        hedges=_idioms([row for row in pack["hedges"] if row["kind"] != "conditional"], "certainty", "kind"),
        nominals=_nominals(pack),
        conditionals={
            row["pattern"]: (Certainty(row["certainty"]), row.rule)
            for row in pack["hedges"]
            if row["kind"] == "conditional"
        },
        ending_classes=_endings(classes),
        evaluatives=frozenset(row["lemma"] for row in pack["evaluatives"]),
        asides=_asides(pack),
        names=frozenset(name for names in classes.values() for name in names),
    )


def _asides(pack: Pack) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Set phrases that say nothing of their own (« pour sa part »), by their first word, the longer first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in pack["asides"]:
        words = tuple(_WRITTEN.findall(row["pattern"]))
        found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(group, key=len, reverse=True)) for word, group in found.items()}


def _endings(classes: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for form, names in classes.items():
        for name in names:
            if name.endswith("_ending"):
                found.setdefault(name, set()).add(form)
    return {name: tuple(sorted(forms)) for name, forms in found.items()}


def _nominals(pack: Pack) -> dict[str, frozenset[str]]:
    """Kinds of nouns: human, document, evidence, manner, unvoiced."""
    found: dict[str, set[str]] = {}
    for row in pack["speech_nouns"]:
        found.setdefault(row["lemma"], set()).add(row["kind"])
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


def _entry(row: Row) -> Entry:
    words = _WRITTEN.findall(row["lemma"])
    reflexive = row["upos"] == "VERB" and words[0] in ("se", "s'")
    if reflexive:
        del words[0]
    return Entry(
        words=tuple(words),
        reflexive=reflexive,
        upos=row["upos"],
        frame=row["frame"],
        markers=frozenset(row["marker"].split()),
        stance=Stance(row["stance"]),
        certainty=Certainty(row["certainty"] or Certainty.CERTAIN),
        polarity=Polarity(row["polarity"] or Polarity.POSITIVE),
        rule=row.rule,
    )


def _index(entries: Iterable[Entry], upos: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.upos == upos:
            found.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(group, key=lambda one: -len(one.words))) for word, group in found.items()}


def _forms(pack: Pack, lemmas: Iterable[str]) -> dict[str, tuple[Inflected, ...]]:
    models: dict[str, list[Row]] = {}
    for row in pack["inflections"]:
        models.setdefault(row["ending"], []).append(row)
    found: dict[str, list[Inflected]] = {}
    for lemma in sorted(set(lemmas)):
        for form, tag in _inflect(lemma, models):
            found.setdefault(form, []).append(Inflected(lemma, tag))
    return {form: tuple(dict.fromkeys(group)) for form, group in found.items()}


def _inflect(lemma: str, models: Mapping[str, list[Row]]) -> list[tuple[str, str]]:
    """Forms of a lemma by the longest ending that has a model."""
    made = [(lemma, "inf")]
    for cut in range(len(lemma) + 1):
        if lemma[cut:] in models:
            rows = models[lemma[cut:]]
            made += [(lemma[:cut] + form, row["tag"]) for row in rows for form in row["forms"].split()]
            made += [(lemma, "pres")] if cut == len(lemma) else []  # « they fear »: no ending, no change
            break
    return made


ACTING = frozenset({"aim_lemma", "voice_lemma", "yielding", "reprisal", "scheduled"})
"""Classes of function words with verbs that refine what is done by saying so: their forms are wanted as well."""


def _acting(pack: Pack, classes: Mapping[str, set[str]]) -> list[str]:
    endings = tuple(row["ending"] for row in pack["inflections"])
    return sorted(form for form, names in classes.items() if names & ACTING and form.endswith(endings))


def _idiom_words(pack: Pack) -> list[str]:
    """Verbs that occur in idioms only: their forms are wanted as well."""
    endings = tuple(row["ending"] for row in pack["inflections"] if len(row["ending"]) > 1)
    words = {
        word
        for name in ("evasions", "hedges")
        for row in pack[name]
        for word in row["pattern"].replace("|", " ").split()
    }
    return sorted(word for word in words if word.endswith(endings) and len(word) > 3)


def _idioms(rows: Iterable[Row], value: str, kind: str) -> dict[str, tuple[Idiom, ...]]:
    """Idioms by each word they can begin with (after ``NEG`` and gaps)."""
    found: dict[str, list[Idiom]] = {}
    for row in rows:
        elements = tuple(frozenset(part.split("|")) for part in row["pattern"].split())
        idiom = Idiom(elements, row[value], row[kind], row.rule)
        first = next(part for part in elements if part not in (GAP, NEGATED))
        for word in sorted(first):
            found.setdefault(word, []).append(idiom)
    return {word: tuple(sorted(group, key=_weight)) for word, group in found.items()}


def _weight(idiom: Idiom) -> tuple[int, int]:
    """What the longer idioms are tried first by: their words, then all their elements."""
    return -sum(part != GAP for part in idiom.elements), -len(idiom.elements)
