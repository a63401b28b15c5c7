"""Gold without words gets them back from the articles, wherever these lie."""

import gzip
import json
from pathlib import Path

import pytest
from bench.refilled import plain, refilled

TITLE, TEXT = "Le pont rouvre", "Le maire de Lunay annonce la réouverture."
ARTICLE = f"{TITLE}\n\n{TEXT}\n"


def half(folder: Path, doc: str = "7.txt") -> Path:
    made = folder / "dev"
    made.mkdir()
    (made / "documents.tsv").write_text(f"doc\tdate_used\n{doc}\t2020-01-02\n", encoding="utf-8")
    start = ARTICLE.index("Le maire")
    claim = {"doc": doc, "start": start, "end": start + 17, "content": {"start": start + 26, "end": len(ARTICLE) - 1}}
    (made / "claims.jsonl").write_text(json.dumps(claim) + "\n", encoding="utf-8")
    (made / "events.jsonl").write_text("", encoding="utf-8")
    finding = {"id": "F1", "support": [{"doc": doc, "start": 0, "end": len(TITLE)}]}
    (made / "findings.json").write_text(json.dumps([finding]), encoding="utf-8")
    return made


def news(folder: Path) -> Path:
    path = folder / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "7", "title": TITLE, "text": TEXT}) + "\n")
    return path


def test_words_come_back_from_lines_of_articles(tmp_path: Path) -> None:
    made = refilled(half(tmp_path), news(tmp_path), tmp_path / "out")
    assert (made / "articles" / "7.txt").read_text(encoding="utf-8") == ARTICLE
    claim = json.loads((made / "claims.jsonl").read_text(encoding="utf-8"))
    assert claim["text"] == "Le maire de Lunay"
    assert claim["content"]["text"] == "la réouverture."
    assert json.loads((made / "findings.json").read_text(encoding="utf-8"))[0]["support"][0]["text"] == TITLE


def test_words_come_back_from_a_folder_of_texts(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "7.txt").write_text(ARTICLE, encoding="utf-8", newline="")
    made = refilled(half(tmp_path), texts, tmp_path / "out")
    assert json.loads((made / "claims.jsonl").read_text(encoding="utf-8"))["text"] == "Le maire de Lunay"


def test_an_article_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"8\.txt"):
        refilled(half(tmp_path, "8.txt"), news(tmp_path), tmp_path / "out")


def test_sentences_of_tokens_are_set_as_print_sets_them() -> None:
    tokens = [
        ["``", "We", "did", "n't", "sink", "it", ",", "''", "the", "navy", "(", "of", "Lunay", ")", "said", "."],
        ["The", "harbour", "'s", "master", "paid", "$", "40", "."],
    ]
    assert plain(tokens) == "\"We didn't sink it,\" the navy (of Lunay) said.\nThe harbour's master paid $40.\n"


def test_words_come_back_from_sentences_of_tokens(tmp_path: Path) -> None:
    path = tmp_path / "tokens.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        sentences = [["Le", "pont", "rouvre", "."], ["Le", "maire", "de", "Lunay", "annonce", "la", "réouverture", "."]]
        file.write(json.dumps({"doc": "7", "sentences": sentences}) + "\n")
    made = refilled(half(tmp_path), path, tmp_path / "out")
    assert (made / "articles" / "7.txt").read_text(encoding="utf-8").startswith("Le pont rouvre.\nLe maire")


def test_words_come_back_from_pages_as_they_were_scraped(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"doc": "lunay/7", "title": "", "text": ARTICLE}) + "\n")
    made = refilled(half(tmp_path, "lunay_7.txt"), path, tmp_path / "out")
    assert (made / "articles" / "lunay_7.txt").read_text(encoding="utf-8") == ARTICLE
