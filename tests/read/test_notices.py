"""What an outlet says of its own errors, in one sentence or in two."""

import pytest

from recoupe.model import Article, Claim, Text
from recoupe.pipeline import Job, read_text
from recoupe.terms import Polarity


def notices(words: str, language: str) -> list[tuple[str, Polarity]]:
    text = Text(characters=f"Un titre\n\n{words}\n", language=language)
    read = read_text(Job(text, (Article(text=text.id, sha256="", name="a.txt", language=language),), ()))
    told = [one for one in read if isinstance(one, Claim) and one.why.note.startswith("notice of correction")]
    return [(one.content.surface, one.polarity) for one in told]


@pytest.mark.parametrize(
    ("words", "language", "withdrawn"),
    [
        ("Lundi, nous avons indiqué que le pont était fermé. Il n'en est rien.", "fr", "le pont était fermé"),
        (
            "Dans notre édition de lundi, nous avons écrit que six marins étaient morts. C'est une erreur.",
            "fr",
            "six marins étaient morts",
        ),
        ("On Monday we reported that six sailors had died. That figure was wrong.", "en", "six sailors had died"),
        ("Last week we wrote that the bridge was closed. This was not so.", "en", "the bridge was closed"),
        ("Nous avions écrit à tort que le pont était fermé.", "fr", "le pont était fermé"),
    ],
)
def test_what_was_printed_is_withdrawn_where_it_is_called_wrong(words: str, language: str, withdrawn: str) -> None:
    assert (withdrawn, Polarity.NEGATIVE) in notices(words, language)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Nous avons écrit à la ministre. C'est une erreur de croire qu'elle répondra, dit un élu.", "fr"),
        ("« Nous avons annoncé que le pont serait fermé », a dit le maire. C'est une erreur.", "fr"),
        ('"We said that the bridge was closed," the mayor said. It was wrong.', "en"),
        ("We reported on Monday that the bridge was closed. It has reopened since.", "en"),
    ],
)
def test_who_speaks_is_no_outlet_and_what_changed_is_no_error(words: str, language: str) -> None:
    assert notices(words, language) == []


@pytest.mark.parametrize(
    "words",
    ["It was false, and we withdraw the article.", "Correction and apology: the letter was a hoax."],
)
def test_a_notice_may_name_nothing(words: str) -> None:
    assert [polarity for _, polarity in notices(words, "en")] == [Polarity.UNKNOWN]
