"""Small floret vectors of unlabelled news, the pipelines' knowledge of words that no treebank holds.

Enters: articles. Leaves: a ``vectors.floret`` text file with ``BUCKETS`` rows; no word of the texts is kept in it.
"""

from __future__ import annotations

from pathlib import Path

import floret  # type: ignore[import-untyped]
import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.vectors import Vectors

from train.plain import news_texts, sentences

BUCKETS = 20_000
WIDTH = 96
SETTINGS = {
    "model": "skipgram",
    "mode": "floret",
    "hashCount": 2,
    "minn": 3,
    "maxn": 5,
    "minCount": 5,
    "epoch": 8,
    "thread": 1,
}


def train_vectors(articles: Path, folder: Path) -> Path:
    """The path of the vectors trained on ``articles``; one thread, so that a rerun gives the same numbers."""
    text = folder / "news.txt"
    text.write_text("\n".join(_lines(articles)), encoding="utf-8")
    model = floret.train_unsupervised(str(text), bucket=BUCKETS, dim=WIDTH, **SETTINGS)
    target = folder / "vectors.floret"
    model.save_floret_vectors(str(target))
    return target


def _lines(articles: Path) -> list[str]:
    return [" ".join(word for word, _ in one) for text in news_texts(articles) for one in sentences(text)]


def load_vectors(path: Path) -> Language:
    """A blank pipeline that holds the vectors of ``path``."""
    nlp = spacy.blank("xx")
    with path.open(encoding="utf-8") as lines:
        rows, width, minn, maxn, hashes, seed, begin, end = next(lines).split()
        table = [[float(value) for value in line.rstrip().split(" ")[1:]] for line in lines]
    nlp.vocab.vectors = Vectors(
        strings=StringStore(),
        data=nlp.vocab.vectors.data.__class__((int(rows), int(width)), dtype="float32"),
        mode="floret",
        minn=int(minn),
        maxn=int(maxn),
        hash_count=int(hashes),
        hash_seed=int(seed),
        bow=begin,
        eow=end,
    )
    nlp.vocab.vectors.data[:] = table
    return nlp
