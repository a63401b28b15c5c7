"""What the pipeline adds to the stages: faults of the input it sees between them."""

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
