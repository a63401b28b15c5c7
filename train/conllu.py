"""Sentences of a CoNLL-U file in the token convention of ``train/README.md``.

Enters: a ``.conllu`` or ``.conllu.gz`` file. Leaves: ``Sentence`` records, one token for each written word, relations
without subtypes. Empty nodes are left out; a sentence whose heads form no tree is refused with ValueError.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# One for one, so that character offsets stay true; the analysis maps its text with the same table (train/README.md).
CHARACTER_MAP = str.maketrans(
    dict.fromkeys("’‘ʼ´", "'")
    | dict.fromkeys("“”„‟", '"')
    | dict.fromkeys("\u00a0\u202f\u2009\u2007", " ")
    | dict.fromkeys("‑‐", "-")
)
KEPT_SUBTYPES = frozenset({"nsubj:pass", "aux:pass", "obl:agent"})
# What rules over a clause ask for; rarer features cost labels and accuracy.
KEPT_FEATURES = frozenset(
    [
        "Definite",
        "Gender",
        "Mood",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
        "Degree",
        "NumType",
        "Case",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One analysed sentence; ``heads`` are indexes into ``words``, the root is its own head."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool


def read_conllu(path: Path, *, join_hyphens: bool = False) -> list[Sentence]:
    """The sentences of ``path`` in file order; ``join_hyphens`` makes ``cease - fire`` written without blanks one
    token.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [_sentence(block, join_hyphens=join_hyphens) for block in _blocks(lines)]


def _blocks(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    block: list[list[str]] = []
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10:
            block.append(cells)
        elif not line.strip() and block:
            yield block
            block = []
    if block:
        yield block


def _sentence(block: list[list[str]], *, join_hyphens: bool) -> Sentence:
    plain = [cells for cells in block if cells[0].isdigit()]
    rows = [_row(cells) for cells in plain]
    groups = [
        (start, end, form, space)
        for start, end, form, space in _spans(block)
        if not _splits(rows, start, end, form, space)
    ]
    if join_hyphens:
        groups = sorted(groups + list(_hyphenated(rows)))
    return _merged(rows, groups)


def _row(cells: list[str]) -> _Row:
    return _Row(cells[1], cells[2], cells[3], cells[5], int(cells[6]) - 1, cells[7], "SpaceAfter=No" not in cells[9])


def _spans(block: list[list[str]]) -> Iterator[tuple[int, int, str, bool]]:
    """Multi-word tokens as (first row, row past the last, form, space after)."""
    for cells in block:
        if "-" in cells[0]:
            first, last = cells[0].split("-")
            yield int(first) - 1, int(last), cells[1], "SpaceAfter=No" not in cells[9]


def _splits(rows: list[_Row], start: int, end: int, form: str, space: bool) -> bool:
    """Whether the words spell the written form (``do`` + ``n't``); they then stay apart, written without a blank
    between.
    """
    if "".join(row.form for row in rows[start:end]) != form:
        return False
    for row in rows[start:end]:
        row.space = False
    rows[end - 1].space = space
    return True


def _hyphenated(rows: list[_Row]) -> Iterator[tuple[int, int, str, bool]]:
    """Maximal runs ``word - word - word`` written without blanks, of letters or digits on both sides."""
    index = 0
    while index < len(rows):
        end = index + 1
        while end + 1 < len(rows) and rows[end].form == "-" and _joins(rows[end - 1 : end + 2]):
            end += 2
        if end > index + 1:
            yield index, end, "".join(row.form for row in rows[index:end]), rows[end - 1].space
        index = end


def _joins(three: list[_Row]) -> bool:
    left, hyphen, right = three
    return not left.space and not hyphen.space and left.form[-1:].isalnum() and right.form[:1].isalnum()


def _merged(rows: list[_Row], groups: list[tuple[int, int, str, bool]]) -> Sentence:
    """The rows with each group as one token, which takes the analysis of the member nearest to the root."""
    owner = list(range(len(rows)))
    kept: dict[int, _Row] = dict(enumerate(rows))
    for start, end, form, space in groups:
        top = min(range(start, end), key=lambda index: _depth(rows, index))
        kept[top] = _Row(
            form,
            _joint_lemma(rows, start, end, top),
            rows[top].upos,
            rows[top].feats,
            rows[top].head,
            rows[top].deprel,
            space,
        )
        for index in range(start, end):
            owner[index] = top
            if index != top:
                del kept[index]
    order = sorted(kept)
    place = {old: new for new, old in enumerate(order)}
    picked = [kept[old] for old in order]
    heads = tuple(
        place[old] if row.head < 0 else place[owner[row.head]] for old, row in zip(order, picked, strict=True)
    )
    return _checked(
        Sentence(
            words=tuple(row.form.translate(CHARACTER_MAP) for row in picked),
            spaces=tuple(row.space for row in picked),
            lemmas=tuple(_lemma(row) for row in picked),
            upos=tuple(row.upos for row in picked),
            feats=tuple(_features(row.feats) for row in picked),
            heads=heads,
            deprels=tuple("root" if row.head < 0 else simple_relation(row.deprel) for row in picked),
        )
    )


def _depth(rows: list[_Row], index: int) -> int:
    depth = 0
    while rows[index].head >= 0:
        index, depth = rows[index].head, depth + 1
    return depth


def _joint_lemma(rows: list[_Row], start: int, end: int, top: int) -> str:
    """The lemma of the whole: of its top alone for a contraction (``au``: ``à``), of all members for ``cease-fire``."""
    if any(row.form == "-" for row in rows[start:end]):
        return "".join(row.lemma if row is rows[end - 1] else row.form for row in rows[start:end])
    return rows[top].lemma


def _lemma(row: _Row) -> str:
    lemma = row.form if row.lemma in ("", "_") and row.form != "_" else row.lemma
    if "_" in lemma and "_" not in row.form:
        # FQB gives the first word of « en compte » the lemma en_compte
        lemma = lemma.partition("_")[0]
    return lemma.translate(CHARACTER_MAP)


def simple_relation(deprel: str) -> str:
    """The universal relation, with the three subtypes of the passive."""
    return deprel if deprel in KEPT_SUBTYPES else deprel.partition(":")[0]


def _features(feats: str) -> str:
    pairs = [pair for pair in feats.split("|") if pair.partition("=")[0] in KEPT_FEATURES]
    return "|".join(re.sub(r"=([^,]*),.*", r"=\1", pair) for pair in pairs)


def _checked(sentence: Sentence) -> Sentence:
    roots = [i for i, head in enumerate(sentence.heads) if head == i]
    if len(roots) != 1 or not all(_reaches_root(sentence.heads, index) for index in range(len(sentence.heads))):
        raise ValueError(
            f"expected a tree with one root, found {len(roots)} roots or a cycle: {' '.join(sentence.words)}"
        )
    return sentence


def _reaches_root(heads: tuple[int, ...], index: int) -> bool:
    for _ in heads:
        index = heads[index]
    return heads[index] == index


def closed_lemmas(sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    """The lemma that a treebank gives most often to each (lower-case form, PRON or DET)."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for sentence in sentences:
        for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
            if upos in ("PRON", "DET"):
                counts.setdefault((word.lower(), upos), Counter())[lemma] += 1
    return {form: min(seen.items(), key=lambda pair: (-pair[1], pair[0]))[0] for form, seen in counts.items()}


def with_closed_lemmas(sentence: Sentence, lemmas: dict[tuple[str, str], str]) -> Sentence:
    """The sentence with another treebank's lemmas of pronouns and determiners: the French ones disagree (``il``:
    ``il``, ``lui``).
    """
    changed = (
        lemmas.get((word.lower(), upos), lemma)
        for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True)
    )
    return replace(sentence, lemmas=tuple(changed))


def with_names_under_titles(sentence: Sentence) -> Sentence:
    """The sentence with ``nmod`` between a noun and the name right after it, as Sequoia has it; GSD has ``appos`` or
    ``flat``.
    """
    deprels = list(sentence.deprels)
    for index in range(1, len(deprels)):
        under_noun = sentence.heads[index] == index - 1 and sentence.upos[index - 1] == "NOUN"
        if under_noun and sentence.upos[index] == "PROPN" and deprels[index] in ("appos", "flat"):
            deprels[index] = "nmod"
    return replace(sentence, deprels=tuple(deprels))


def is_kept_out(sentence: Sentence) -> bool:
    """Whether a sentence of GSD dev serves to measure: a third of them, by the hash of the words."""
    return hashlib.sha256(" ".join(sentence.words).encode()).digest()[0] % 3 == 0
