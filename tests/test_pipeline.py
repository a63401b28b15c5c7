"""What the pipeline adds to the stages: faults of the input it sees between them."""

from dataclasses import replace

import pytest

from recoupe import packs, pipeline
from recoupe.model import Article, Problem, Text
from recoupe.pipeline import Job, read_text


def read(words: str, language: str) -> list[str]:
    """The codes of the problems of one text."""
    text = Text(characters=words, language=language)
    article = Article(text=text.id, sha256="0" * 64, name="a.txt")
    found = read_text(Job(text, (article,), (), strict=True))
    return [one.code for one in found if isinstance(one, Problem)]


def test_a_sentence_of_six_thousand_words_is_read_in_pieces_and_told() -> None:
    assert read("Le titre\n\n" + "mot " * 6_000 + "fin.", "fr") == ["long_sentence"]


def test_a_language_no_pack_covers_is_told_and_not_read() -> None:
    assert read("Ein kurzer Satz.", "de") == ["unknown_language"]


def test_a_change_in_any_language_pack_reads_texts_of_every_language_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """English notices are looked for in French pages, too: an increment must know that their table has changed."""
    before, shipped = pipeline._packs_digest.__wrapped__("fr", ""), packs.shipped
    monkeypatch.setattr(
        packs, "shipped", lambda name: replace(shipped(name), digest="other") if name == "lang/en" else shipped(name)
    )
    assert pipeline._packs_digest.__wrapped__("fr", "") != before
