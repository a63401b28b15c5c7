"""What is known of English words: rows of frequent words, words that share one, classes that are near."""

import numpy as np
import pytest

pytest.importorskip("spacy_lookups_data")
pytest.importorskip("pyarrow")

from train.known_words import _class_row, _class_rows, _nearest, _scaled, load_words

from train import known_words


def test_a_word_without_a_row_shares_that_of_the_most_similar() -> None:
    glove = np.array([[1, 0], [0, 1], [5, 1], [1, 9]], dtype="float32")
    assert _nearest(glove, 2) == [0, 1]


def test_columns_have_one_spread_and_no_offset() -> None:
    rows = _scaled(np.random.default_rng(1).normal(3, 7, (500, 4)).astype("float32"))
    assert np.allclose(rows.mean(axis=0), 0, atol=1e-4)
    assert np.allclose(rows.std(axis=0), known_words.SPREAD, atol=1e-4)


def test_classes_that_share_a_longer_path_are_nearer() -> None:
    one, near, far = _class_row(0b1011_0110_0110), _class_row(0b0111_0110_0110), _class_row(0b0000_1001)
    assert np.linalg.norm(one - near) < np.linalg.norm(one - far)


def test_a_word_takes_the_class_of_its_most_frequent_spelling_and_an_unknown_one_none() -> None:
    found = _class_rows(["the", "xqzzxq"])
    assert np.abs(found[0]).sum() > 0
    assert not found[1].any()


def test_vectors_are_found_by_the_lower_case_form(monkeypatch: pytest.MonkeyPatch) -> None:
    glove = np.random.default_rng(2).normal(0, 1, (4, 50)).astype("float32")
    monkeypatch.setattr(known_words, "_glove", lambda count: (["the", "of", "paris", "lyon"], glove))
    monkeypatch.setattr(known_words, "ROWS", 3)
    nlp = load_words()
    doc = nlp("Paris The zzz")
    assert nlp.vocab.vectors.shape == (3, 50 + known_words.CLASS_WIDTH)
    assert [nlp.vocab.vectors.find(key=token.lower) for token in doc] == [2, 0, -1]
    assert nlp.vocab.vectors.find(key=nlp.vocab.strings["lyon"]) in {0, 1, 2}
