"""The recogniser learns names on a pipeline of a few kilobytes, alike each time, and leaves the rest as it was."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from train.names import Labelled, marked, names_of
from train.recogniser import (
    Group,
    NameSettings,
    _batches,
    evaluate_names,
    example,
    parsed,
    train_names,
    with_recogniser,
)

TINY = NameSettings(60, width=16, depth=1, rows=(100, 50, 100, 50), batch_words=60, learn_rate=0.02, dropout=0.0)
OWN = [
    marked(sentence, "fr")
    for sentence in (
        "{PER Anna Lund} parle.",
        "{PER Ida Roy} parle.",
        "Il vit à {LOC Gand}.",
        "Il vit à {LOC Oslo}.",
        "Selon l'{ORG Otan}, non.",
        "Selon l'{ORG ONU}, non.",
        "Rien ne bouge.",
    )
]


def trained(settings: NameSettings = TINY) -> Language:
    told: list[str] = []
    nlp = train_names(spacy.blank("xx"), [Group(OWN, 1)], {"own": OWN}, settings, report=told.append, every=30)
    assert [line.split()[1] for line in told] == ["30", "60"]
    return nlp


def test_names_are_learnt() -> None:
    figures = evaluate_names(trained(), OWN)
    assert figures["f"] > 0.8
    assert set(figures) == {"p", "r", "f", "PER", "LOC", "ORG"}


def test_two_runs_give_the_same_weights_and_another_seed_others() -> None:
    first = trained().get_pipe("ner").to_bytes()  # type: ignore[attr-defined]
    assert first == trained().get_pipe("ner").to_bytes()  # type: ignore[attr-defined]
    assert first != trained(replace(TINY, seed=3)).get_pipe("ner").to_bytes()  # type: ignore[attr-defined]


def test_an_example_of_several_texts_keeps_every_span() -> None:
    pair = example(spacy.blank("xx").vocab, [OWN[0], OWN[4]])
    assert [(span.text, span.label_) for span in pair.reference.ents] == [("Anna Lund", "PER"), ("Otan", "ORG")]
    assert not pair.predicted.ents


def test_batches_hold_the_words_asked_and_draw_every_group() -> None:
    other = [Labelled(("Gazette", "."), (True, False), ((0, 1, "ORG"),))]
    groups = [Group(OWN, 1), Group(other, 1, is_clean=False)]
    stream = _batches(groups, names_of(OWN, {}), TINY, random.Random(4))
    batches = [next(stream) for _ in range(20)]
    assert all(sum(len(text.words) for row in batch for text in row) >= TINY.batch_words for batch in batches)
    assert any(text is other[0] for batch in batches for row in batch for text in row)
    assert {len(row) for batch in batches for row in batch} == {1, 2, 3}


@pytest.mark.parametrize("texts", [[], [Labelled(("Rien", "."), (False, False), ())]])
def test_texts_without_names_score_nothing(texts: list[Labelled]) -> None:
    assert evaluate_names(trained(), texts)["r"] == 0


def test_the_kept_pipeline_gets_the_recogniser_and_no_words_of_its_training(tmp_path: Path) -> None:
    spacy.blank("xx").to_disk(tmp_path / "base")
    nlp = trained()
    with_recogniser(parsed(tmp_path / "base"), nlp).to_disk(tmp_path / "kept")
    kept = spacy.load(tmp_path / "kept")
    assert not {"Lund", "Otan"} & set(kept.vocab.strings)
    assert evaluate_names(kept, OWN) == evaluate_names(nlp, OWN)
