"""Word classes of English as small static vectors: a word's vector is made from its path in a tree of word classes.

Enters: the table ``en_lexeme_cluster`` of the package spacy-lookups-data (MIT): Brown clusters of a million words.
Leaves: a blank pipeline whose vectors hold one row a class, so that words the treebank lacks share what is learned of
their class.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import spacy
import spacy_lookups_data  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.strings import StringStore
from spacy.vectors import Vectors

WORDS = 150_000  # the table is sorted by frequency; more words cost memory and are rare
WIDTH = 64
PREFIXES = (4, 6, 8, 10, 12, 16, 20)  # bits of the path, from the root of the tree


def load_clusters() -> Language:
    """A blank pipeline with the classes as vectors."""
    classes = dict(list(_classes().items())[:WORDS])
    nlp = spacy.blank("xx")
    kinds = sorted(set(classes.values()))
    row = {kind: index for index, kind in enumerate(kinds)}
    strings = StringStore()
    vectors = Vectors(strings=strings, data=_table(kinds))
    for word, kind in classes.items():
        vectors.add(nlp.vocab.strings.add(word), row=row[kind])
    nlp.vocab.vectors = vectors
    return nlp


def frequent_words(count: int) -> list[str]:
    """The ``count`` most frequent words of the table."""
    return list(_classes())[:count]


def _classes() -> dict[str, int]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / "en_lexeme_cluster.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as content:
        loaded: dict[str, int] = json.load(content)
    return loaded


def _table(kinds: list[int]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """One row a class: the sum of a fixed random direction for each prefix of its path, so that near classes are
    near.
    """
    rows: np.ndarray[tuple[int, int], np.dtype[np.float32]] = np.zeros((len(kinds), WIDTH), dtype=np.float32)
    for index, kind in enumerate(kinds):
        for bits in PREFIXES:
            chance = np.random.default_rng([bits, kind % (1 << bits)])
            rows[index] += chance.standard_normal(WIDTH).astype("float32")
    rows /= np.float32(WIDTH**0.5)
    return rows
