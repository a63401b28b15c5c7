"""Sentences on which two recognisers agree are kept with their names, the others are not."""

import gzip
import json
from pathlib import Path

import spacy
from train.plain import Token
from train.silver import agreed, labelled, news_sentences

TEXTS: list[list[Token]] = [[("Gand", True), ("vote", False)], [("Ida", True), ("rit", False)], [("Rien", False)]]


def test_what_both_see_alike_is_kept_and_the_rest_left_out() -> None:
    kept = agreed(TEXTS, [((0, 1, "LOC"),), ((0, 1, "PER"),), ()], [((0, 1, "LOC"),), ((0, 1, "LOC"),), ()], 1)
    assert [text.words for text in kept if text.spans] == [("Gand", "vote")]
    assert kept[0].spans == ((0, 1, "LOC"),)
    assert kept[0].spaces == (True, False)


def test_few_of_the_nameless_are_kept_and_always_the_same() -> None:
    many: list[list[Token]] = [[(f"mot{index}", False)] for index in range(400)]
    empty: list[tuple[tuple[int, int, str], ...]] = [()] * len(many)
    kept = agreed(many, empty, empty, 1)
    assert 20 < len(kept) < 120
    assert kept == agreed(many, empty, empty, 1)


def test_a_pipeline_labels_every_text_in_order() -> None:
    nlp = spacy.blank("xx")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "LOC", "pattern": "Gand"}, {"label": "MISC", "pattern": "Ida"}])  # type: ignore[attr-defined]
    assert labelled(nlp, TEXTS * 150) == [((0, 1, "LOC"),), (), ()] * 150


def test_sentences_of_articles_are_drawn_by_seed(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for number in range(30):
            lines.write(json.dumps({"text": f"La ville numéro {number} a voté hier soir. Oui."}) + "\n")
    found = news_sentences(path, 12, 3)
    assert len(found) == 12
    assert found == news_sentences(path, 12, 3)
    assert all([word for word, _ in one][:2] == ["La", "ville"] for one in found)
