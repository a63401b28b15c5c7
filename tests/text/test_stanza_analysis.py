"""Stanza through answers in the shape of its `Document.to_dict`; no model of it is at hand in a test."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from recoupe import packs
from recoupe.errors import RecoupeError
from recoupe.text import stanza_analysis
from recoupe.text.analysis import load_analyzer
from recoupe.text.reading import Analyzer, Bounds, Sentence
from recoupe.text.segmentation import sentences

FRENCH = packs.shipped("lang/fr")
TEXT = "L’armée a été vaincue par Anna Lund. Oslo vote."
ANSWERS = json.loads((Path(__file__).parent / "stanza_answers.json").read_text(encoding="utf-8"))


class Pipeline:
    """Gives the answer kept for each sentence, and remembers how it was made."""

    made: dict[str, object]

    def __init__(self, language: str, **settings: object) -> None:
        Pipeline.made = {"lang": language, **settings}

    def __call__(self, cut: Sequence[Sequence[str]]) -> SimpleNamespace:
        return SimpleNamespace(to_dict=lambda: [ANSWERS[" ".join(words)] for words in cut])


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "resources"
    (folder / "fr" / "pos").mkdir(parents=True)
    (folder / "fr" / "pos" / "gsd.pt").write_bytes(b"weights")
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(folder))
    monkeypatch.setattr(stanza_analysis, "version", lambda _name: "1.9.2")
    monkeypatch.setitem(sys.modules, "stanza", SimpleNamespace(Pipeline=Pipeline))
    return folder


def analyzed(analyzer: Analyzer, text: str) -> tuple[Sentence, ...]:
    return analyzer.analyze(text, [Bounds(start, end) for start, end in sentences(text, 0, len(text), FRENCH)])


def test_our_tokens_and_offsets_carry_its_analysis(models: Path) -> None:
    first, second = analyzed(load_analyzer(FRENCH, "stanza:gsd"), TEXT)
    assert [token.form for token in first.tokens] == ["L'", "armée", "a", "été", "vaincue", "par", "Anna", "Lund", "."]
    assert all(TEXT[token.start : token.end].replace("’", "'") == token.form for token in first.tokens)
    assert [(t.lemma, t.upos, t.head, t.dep) for t in first.tokens[:5]] == [
        ("le", "DET", 1, "det"),
        ("armée", "NOUN", 4, "nsubj:pass"),
        ("avoir", "AUX", 4, "aux"),
        ("être", "AUX", 4, "aux:pass"),
        ("vaincre", "VERB", 4, "root"),
    ]
    assert first.tokens[4].feature("Tense") == "Past"
    assert [(t.form, t.entity, t.entity_start) for t in first.tokens if t.entity] == [
        ("Anna", "PER", True),
        ("Lund", "PER", False),
    ]
    assert [(t.form, t.entity, t.entity_start) for t in second.tokens if t.entity] == [("Oslo", "LOC", True)]


def test_it_gets_our_words_and_may_not_fetch_models(models: Path) -> None:
    analyzed(load_analyzer(FRENCH, "stanza:gsd"), TEXT)
    assert Pipeline.made["tokenize_pretokenized"] is True
    assert Pipeline.made["download_method"] is None
    assert (Pipeline.made["lang"], Pipeline.made["package"]) == ("fr", "gsd")
    assert Pipeline.made["model_dir"] == str(models)


def test_identity_names_package_version_and_weights_and_changes_with_them(models: Path) -> None:
    before = load_analyzer(FRENCH, "stanza").identity
    assert before.startswith("fr_stanza:default 1.9.2 ")
    assert before == load_analyzer(FRENCH, "stanza").identity
    (models / "fr" / "pos" / "gsd.pt").write_bytes(b"other weights")
    assert load_analyzer(FRENCH, "stanza").identity != before


def test_a_text_without_words_asks_nothing_of_it(models: Path) -> None:
    assert load_analyzer(FRENCH, "stanza").analyze(" \n ", [Bounds(0, 3)])[0].tokens == ()


def test_another_number_of_words_is_refused(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ANSWERS, "Oslo vote .", ANSWERS["Oslo vote ."][:2])
    with pytest.raises(RecoupeError, match="expected 3 words of Stanza, found 2"):
        analyzed(load_analyzer(FRENCH, "stanza"), TEXT)


def test_missing_models_are_told_with_the_command(models: Path) -> None:
    (models / "fr" / "pos" / "gsd.pt").unlink()
    with pytest.raises(RecoupeError, match=r"stanza\.download\('fr'\)"):
        load_analyzer(FRENCH, "stanza")


def test_missing_stanza_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stanza_analysis, "NAME", "stanza-that-is-not-installed")
    with pytest.raises(RecoupeError, match=r"pip install 'recoupe\[stanza\]'"):
        stanza_analysis.load_stanza(FRENCH, "stanza")
