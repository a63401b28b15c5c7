"""Training texts for the recognition of names: people, places, organisations.

Enters: sets in several formats. Leaves: ``Labelled`` token lists with spans (start, end, label) over tokens, end
excluded. Kept out: sets marked non-commercial or unsettled. Pronouns and common nouns that a set counts as mentions
are no names here.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe import packs
from recoupe.text.tokens import Word, words
from train.conllu import CHARACTER_MAP
from train.grammar import Grammar, generate_named
from train.people import bodies, family_names, given_names, places

Span = tuple[int, int, str]
Name = tuple[str, ...]

LABELS = ("PER", "LOC", "ORG")
TOWN = "TOWN"
BODIES_WEIGHT = 8  # bodies of the world pack are some hundreds beside thousands of composed names
POPCORN_LABELS = {
    "CIVILIAN": "PER",
    "TERRORIST_OR_CRIMINAL": "PER",
    "MILITARY": "PER",
    "PLACE": "LOC",
    "NON_GOVERNMENTAL_ORGANISATION": "ORG",
    "NON_MILITARY_GOVERNMENT_ORGANISATION": "ORG",
    "MILITARY_ORGANISATION": "ORG",
    "INTERGOVERNMENTAL_ORGANISATION": "ORG",
}
# Capitalised words that POPCORN counts as mentions and that are no names.
NOT_A_NAME = re.compile(
    r"(?:Il|Elle|Ils|Elles|Certains|Ce(?:s|t|tte|lui|ux)?|Un|Une|Les?|La|État|République|Détenue|Préfet|Jeunes)\b"
)
# A place keeps its article and its preposition; a body may change after an article, never after an elided one.
AFTER_ARTICLES = frozenset({"en", "l'", "la", "le", "les", "du", "des", "aux", "au", "the"})
AFTER_ELISIONS = frozenset({"l'", "d'", "les", "des", "aux"})
_MARKED = re.compile(r"\{(PER|LOC|ORG) ([^}]+)\}")
_PART = re.compile(r"\{(\w+)\}")
_PIECE_WORDS = 60  # length of the pieces of a set without sentence marks


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text of a few sentences."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names that may take the place of others: by label, those of towns, and all that are known as places."""

    by_label: Mapping[str, Sequence[Name]]
    towns: Sequence[Name]
    places: frozenset[Name]


def read_own(path: Path, language: str) -> list[Labelled]:
    """Our own sentences: a TSV whose column ``sentence`` marks names as ``{PER Anna Lund}``."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [marked(row["sentence"], language) for row in rows]


def is_held_out(text: Labelled) -> bool:
    """Whether one of our own sentences is kept from training to measure on: one in eight, by the hash of its words."""
    return hashlib.sha256(" ".join(text.words).encode()).digest()[0] % 8 == 0


def marked(text: str, language: str) -> Labelled:
    """A sentence whose names are marked as ``{PER Anna Lund}``, cut as recoupe cuts the language.

    Raises ValueError if a name does not begin and end where a token does: unsaid, it would be taught as no name.
    """
    plain, found, last = "", [], 0
    for one in _MARKED.finditer(text):
        plain += text[last : one.start()]
        found.append((len(plain), len(plain) + len(one.group(2)), one.group(1)))
        plain += one.group(2)
        last = one.end()
    aligned = _aligned(plain + text[last:], found, language)
    if len(aligned.spans) != len(found):
        raise ValueError(f"expected names that begin and end with a token, found: {text}")
    return aligned


def _aligned(text: str, names: Iterable[Span], language: str) -> Labelled:
    """Character spans as token spans; a name that no tokens fit is left out."""
    found = _words(text, language)
    starts = {word.start: index for index, word in enumerate(found)}
    ends = {word.end: index + 1 for index, word in enumerate(found)}
    spans = {(starts[a], ends[b], label) for a, b, label in names if a in starts and b in ends}
    return Labelled(tuple(one.form for one in found), tuple(one.space for one in found), tuple(_disjoint(spans)))


def _words(text: str, language: str) -> tuple[Word, ...]:
    return words(text, 0, len(text), packs.shipped(f"lang/{language}"))


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    last = 0
    for start, end, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end, label
            last = end


def read_popcorn(path: Path, language: str) -> list[Labelled]:
    """The texts of one POPCORN file with the mentions that are names."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        content = json.load(lines)
    reports = [report for part in (content if isinstance(content, list) else [content]) for report in part.values()]
    return [_aligned(report["text"], _popcorn_names(report), language) for report in reports]


def _popcorn_names(report: dict[str, list[dict[str, object]]]) -> Iterator[Span]:
    for entity in report["entities"]:
        label = POPCORN_LABELS.get(str(entity["type"]))
        mentions = entity["mentions"]
        assert isinstance(mentions, list)
        for mention in mentions:
            value = str(mention["value"])
            if label and value[:1].isupper() and not NOT_A_NAME.match(value):
                yield mention["start"], mention["end"], label


def read_columns(path: Path, *, word: int, tag: int, separator: str) -> list[Labelled]:
    """A file of one token a line with IOB tags; texts end at empty lines, or after about ``_PIECE_WORDS`` words where
    none are.
    """
    pieces: list[list[tuple[str, str]]] = [[]]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split(separator)
            if len(cells) > tag:
                pieces[-1].append((cells[word].translate(CHARACTER_MAP), cells[tag]))
            full = len(pieces[-1]) >= _PIECE_WORDS and cells[0] == "."
            if (not line.strip() or full) and pieces[-1]:
                pieces.append([])
    return [_tagged(piece) for piece in pieces if piece]


def _tagged(piece: list[tuple[str, str]]) -> Labelled:
    spans: list[Span] = []
    for index, (_, tag) in enumerate(piece):
        mark, _, label = tag.partition("-")
        label = label.replace("MISC", "")
        goes_on = spans and spans[-1][1] == index and spans[-1][2] == label and mark == "I"
        if goes_on:
            spans[-1] = (spans[-1][0], index + 1, label)
        elif label:
            spans.append((index, index + 1, label))
    return Labelled(tuple(word for word, _ in piece), tuple(True for _ in piece), tuple(spans))


def from_grammar(grammar: Grammar, count: int, seed: int) -> list[Labelled]:
    """Sentences of the grammar, whose invented names carry their labels."""
    return [
        Labelled(sentence.words, sentence.spaces, spans) for sentence, spans in generate_named(grammar, count, seed)
    ]


def with_other_names(text: Labelled, names: Names, chance: random.Random) -> Labelled:
    """The text with names replaced by one of the same label and, for places, no change after an article or « en
    ». A body that is named like a place (a club) takes the name of a town, so that its context has to tell.
    """
    words, spaces, spans = list(text.words), list(text.spaces), list(text.spans)
    for index in range(len(spans) - 1, -1, -1):
        start, end, label = spans[index]
        if start and words[start - 1].lower() in (AFTER_ARTICLES if label == "LOC" else AFTER_ELISIONS):
            continue
        is_like_town = label == "ORG" and tuple(words[start:end]) in names.places
        new = chance.choice(names.towns if is_like_town else names.by_label[label])
        words[start:end] = new
        spaces[start:end] = [*(not (word.endswith("'")) for word in new[:-1]), spaces[end - 1]]
        shift = len(new) - (end - start)
        spans[index] = (start, end + shift, label)
        spans[index + 1 :] = [(a + shift, b + shift, kind) for a, b, kind in spans[index + 1 :]]
    return replace(text, words=tuple(words), spaces=tuple(spaces), spans=tuple(spans))


def names_of(texts: Iterable[Labelled], more: Mapping[str, Sequence[Name]]) -> Names:
    """The names of the texts and ``more`` of them by label (``TOWN``: of towns), for ``with_other_names``."""
    found: dict[str, set[Name]] = {label: set() for label in LABELS}
    for text in texts:
        for start, end, label in text.spans:
            found[label].add(text.words[start:end])
    by_label = {label: (*sorted(found[label]), *more.get(label, ())) for label in LABELS}
    towns = more.get(TOWN) or by_label["LOC"]
    return Names(by_label, towns, frozenset({*found["LOC"], *towns}))


def composed_names(path: Path, language: str, count: int, seed: int) -> dict[str, list[Name]]:
    """Names by label, ``count`` of each drawn from the forms of ``path`` with people and places of ``train.people``,
    and as many places under ``TOWN``.
    """
    chance = random.Random(seed)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    parts = {"CITY": places(language), "GIVEN": given_names(), "FAMILY": family_names()}
    found: dict[str, list[Name]] = {label: [] for label in LABELS}
    for label in LABELS:
        forms = [row for row in rows if row["label"] == label]
        for row in chance.choices(forms, [int(row["weight"]) for row in forms], k=count):
            text = _PART.sub(lambda part: _drawn(part.group(1), parts, chance), row["form"])
            found[label].append(_name(re.sub(r"\bde (?=[AEIOUÉÈÎ])", "d'", text), language))
    found["ORG"] += [_name(body, language) for body in bodies(language)] * BODIES_WEIGHT
    return found | {TOWN: [_name(place, language) for place in chance.choices(parts["CITY"], k=count)]}


def _name(text: str, language: str) -> Name:
    return tuple(word.form for word in _words(text, language))


def _drawn(part: str, parts: dict[str, list[str]], chance: random.Random) -> str:
    if part == "ACRONYM":
        return "".join(chance.choice(string.ascii_uppercase) for _ in range(chance.randint(2, 5)))
    if part == "INITIAL":
        return chance.choice(string.ascii_uppercase)
    return chance.choice(parts[part])
