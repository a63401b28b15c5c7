"""Sentences of our own with their analysis, drawn from a dependency grammar kept in data files.

Enters: ``templates_LANG.tsv`` (symbol, expansion), ``words_LANG.tsv`` (symbol, form, lemma, part of speech, features),
``verbs_LANG.tsv`` (lemma, frame, class, stem), ``conjugations_LANG.tsv`` (class, slot, ending, features) and
``joins_LANG.tsv`` (contractions and elisions). Leaves: ``Sentence`` records. All names in the files are invented.

An expansion is a list of parts ``symbol:relation``; the part marked ``*`` is the head, and the head of the head part
is the head of the whole. ``@`` in a symbol is one of ms, fs, mp, fp, chosen once for a rule, and ``#`` is its number
(s or p).
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from train.conllu import Sentence

AGREEMENTS = ("ms", "fs", "mp", "fp")
START = "TEXT"
LATER = "later"  # note of a rule that the shipped weights do not know yet
LONGEST = 70  # words; longer sentences of a random grammar are no French
# Word symbols whose words are names.
NAMES = {"GIVEN": "PER", "FAMILY": "PER", "CITY": "LOC", "COUNTRY": "LOC", "ORG": "ORG", "ORGB": "ORG", "AGENCY": "ORG"}


@dataclass(frozen=True, slots=True)
class Word:
    """A leaf of the grammar."""

    form: str
    lemma: str
    upos: str
    feats: str


@dataclass(frozen=True, slots=True)
class Part:
    """One symbol of an expansion with its relation to the head part."""

    symbol: str
    relation: str
    is_head: bool


@dataclass(slots=True)
class Node:
    """A generated token; ``head`` is None for the head of its phrase until the phrase is attached."""

    word: Word
    symbol: str
    head: Node | None = None
    relation: str = "root"


@dataclass(frozen=True, slots=True)
class Join:
    """What becomes of two neighbours: ``le`` + vowel gives ``l'`` written together; ``de`` + ``le`` gives ``du``."""

    left: re.Pattern[str]
    right: re.Pattern[str]
    form: str
    kind: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules, words and joins of one language."""

    rules: dict[str, list[tuple[Part, ...]]]
    words: dict[str, list[Word]]
    joins: tuple[Join, ...]


def load_grammar(folder: Path, language: str, *, later: bool = False) -> Grammar:
    """The grammar of ``language``, with the rules noted ``LATER`` if asked for; raises ValueError for a symbol that no
    file defines.
    """
    features = {row["code"]: row["features"] for row in _rows(folder / f"features_{language}.tsv")}
    words: dict[str, list[Word]] = {}
    for row in _rows(folder / f"words_{language}.tsv"):
        words.setdefault(row["symbol"], []).append(
            Word(row["form"], row["lemma"], row["upos"], features[row["features"]])
        )
    for symbol, word in _conjugated(folder, language, features):
        words.setdefault(symbol, []).append(word)
    rules = _rules(folder / f"templates_{language}.tsv", words.keys(), later=later)
    joins = tuple(
        Join(re.compile(row["left"], re.IGNORECASE), re.compile(row["right"], re.IGNORECASE), row["form"], row["kind"])
        for row in _rows(folder / f"joins_{language}.tsv")
    )
    return Grammar(rules, words, joins)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _conjugated(folder: Path, language: str, features: dict[str, str]) -> Iterator[tuple[str, Word]]:
    """Every form of every verb under ``V.FRAME.SLOT``."""
    classes: dict[str, list[dict[str, str]]] = {}
    for row in _rows(folder / f"conjugations_{language}.tsv"):
        classes.setdefault(row["class"], []).append(row)
    for verb in _rows(folder / f"verbs_{language}.tsv"):
        for row in classes[verb["class"]]:
            yield (
                f"V.{verb['frame']}.{row['slot']}",
                Word(verb["stem"] + row["ending"], verb["lemma"], "VERB", features[row["features"]]),
            )


def _agreeing(symbol: str, expansion: str) -> Iterator[tuple[str, str]]:
    """The rule once for each agreement."""
    for agreement in AGREEMENTS:
        left, right = (text.replace("@", agreement).replace("#", agreement[1]) for text in (symbol, expansion))
        yield left, right


def _parts(expansion: str) -> tuple[Part, ...]:
    parts = []
    for text in expansion.split(" "):
        is_head = text.startswith("*")
        symbol, _, relation = text.removeprefix("*").partition(":")
        parts.append(Part(symbol, relation, is_head))
    if sum(part.is_head for part in parts) != 1:
        raise ValueError(f"expected one head part, found another number: {expansion}")
    if any(not part.relation and not part.is_head for part in parts):
        raise ValueError(f"expected a relation on every part but the head: {expansion}")
    return tuple(parts)


def _rules(path: Path, leaves: Collection[str], *, later: bool) -> dict[str, list[tuple[Part, ...]]]:
    """The rules by symbol; an agreement for which a part does not exist (no plural of a name) is left out."""
    rows = [row for row in _rows(path) if later or row["note"] != LATER]
    plain = [(row["symbol"], _parts(row["expansion"]), int(row["weight"])) for row in rows if not _varies(row)]
    varied = [
        (symbol, _parts(expansion), int(row["weight"]))
        for row in rows
        if _varies(row)
        for symbol, expansion in _agreeing(row["symbol"], row["expansion"])
    ]
    count = -1
    while count != len(varied):
        count = len(varied)
        known = set(leaves) | {symbol for symbol, _, _ in plain + varied}
        varied = [rule for rule in varied if all(part.symbol in known for part in rule[1])]
    rules: dict[str, list[tuple[Part, ...]]] = {}
    for symbol, parts, weight in plain + varied:
        missing = [part.symbol for part in parts if part.symbol not in known]
        if missing:
            raise ValueError(f"expected a rule or a word, found none: {missing[0]} under {symbol}")
        rules.setdefault(symbol, []).extend([parts] * weight)
    return rules


def _varies(row: dict[str, str]) -> bool:
    return any(mark in row["symbol"] + row["expansion"] for mark in "@#")


def generate(grammar: Grammar, count: int, seed: int) -> list[Sentence]:
    """``count`` different sentences drawn from the grammar."""
    return [sentence for sentence, _ in generate_named(grammar, count, seed)]


def generate_named(grammar: Grammar, count: int, seed: int) -> list[tuple[Sentence, tuple[tuple[int, int, str], ...]]]:
    """As ``generate``, each with the spans of its names (first token, token past the last, label)."""
    chance = random.Random(seed)
    found: dict[tuple[str, ...], tuple[Sentence, tuple[tuple[int, int, str], ...]]] = {}
    while len(found) < count:
        nodes, _ = _grow(grammar, START, chance)
        written = _joined(nodes, grammar.joins)
        sentence = _sentence(written)
        if len(sentence.words) < LONGEST:
            found.setdefault(sentence.words, (sentence, _names([node for node, _ in written])))
    return list(found.values())


def _names(nodes: list[Node]) -> tuple[tuple[int, int, str], ...]:
    """Runs of words whose symbol names a label in ``NAMES``; a given name and a family name make one."""
    spans: list[tuple[int, int, str]] = []
    for index, node in enumerate(nodes):
        label = NAMES.get(node.symbol.partition(".")[0])
        if label is None:
            continue
        if spans and spans[-1][1] == index and label == "PER" and node.relation == "flat":
            spans[-1] = (spans[-1][0], index + 1, label)
        else:
            spans.append((index, index + 1, label))
    return tuple(spans)


def _grow(grammar: Grammar, symbol: str, chance: random.Random) -> tuple[list[Node], Node]:
    """The tokens of a symbol in order, and the one that heads them."""
    if symbol in grammar.words:
        leaf = Node(chance.choice(grammar.words[symbol]), symbol)
        return [leaf], leaf
    parts = chance.choice(grammar.rules[symbol])
    grown = [(part, *_grow(grammar, part.symbol, chance)) for part in parts]
    head = next(top for part, _, top in grown if part.is_head)
    for part, _, top in grown:
        if not part.is_head:
            top.head, top.relation = head, part.relation
    return [node for _, nodes, _ in grown for node in nodes], head


def _joined(nodes: list[Node], joins: tuple[Join, ...]) -> list[tuple[Node, str]]:
    """The nodes with their written forms, joined from the right: ``de le accord`` is ``de l' accord``, not ``du
    accord``.

    Kind ``merge`` drops the right node, a determiner without dependants; ``left`` and ``right`` change the form of
    that side.
    """
    written = [(node, node.word.form) for node in nodes]
    for index in range(len(written) - 2, -1, -1):
        while _join_at(written, index, joins) == "merge" and index + 1 < len(written):
            pass
    return written


def _join_at(written: list[tuple[Node, str]], index: int, joins: tuple[Join, ...]) -> str:
    """Applies the first join that fits at ``index`` and returns its kind, or "" where none fits."""
    join = next((one for one in joins if _applies(one, written[index], written[index + 1])), None)
    if join is None:
        return ""
    side = index + 1 if join.kind == "right" else index
    written[side] = (written[side][0], join.form)
    if join.kind == "merge":
        del written[index + 1]
    return join.kind


def _applies(join: Join, left: tuple[Node, str], right: tuple[Node, str]) -> bool:
    if not join.left.fullmatch(left[1]) or not join.right.match(right[1]):
        return False
    return join.kind != "merge" or right[0].word.upos == "DET"


def _sentence(written: list[tuple[Node, str]]) -> Sentence:
    place = {id(node): index for index, (node, _) in enumerate(written)}
    forms = [form for _, form in written]
    forms[0 if forms[0] not in '«"' else 1] = _capitalised(forms[0 if forms[0] not in '«"' else 1])
    nodes = [node for node, _ in written]
    return Sentence(
        words=tuple(forms),
        spaces=tuple(_space(left, right) for left, right in zip(forms, [*forms[1:], "."], strict=True)),
        lemmas=tuple(node.word.lemma for node in nodes),
        upos=tuple(node.word.upos for node in nodes),
        feats=tuple(node.word.feats for node in nodes),
        heads=tuple(place[id(node.head)] if node.head else index for index, node in enumerate(nodes)),
        deprels=tuple(node.relation if node.head else "root" for node in nodes),
    )


def _capitalised(form: str) -> str:
    return form[:1].upper() + form[1:]


def _space(left: str, right: str) -> bool:
    """Whether a blank stands between two tokens of a sentence in print."""
    return not (left.endswith("'") or left == "(" or right[:1] in ",.)" or right.startswith(("-", "'s", "n't")))
