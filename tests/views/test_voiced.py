"""Acts of words that no event word tells, coded from the claims that are those acts."""

import pytest

from recoupe.model import Article, Claim, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent


def voiced(told: str, language: str = "fr") -> list[CodedEvent]:
    """The rows that the claims of a text of one paragraph give."""
    characters = f"{'Titre' if language == 'fr' else 'Title'}\n\n{told}\n"
    text = Text(characters=characters, language=language)
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language=language),), ()))
    claims = {one.id for one in records if isinstance(one, Claim)}
    return [row for row in coded_events(records) if row.id in claims]


@pytest.mark.parametrize(
    ("told", "language", "event", "actor"),
    [
        ("« Le Pérou doit rendre des comptes », a martelé le ministre norvégien.", "fr", "REQUEST", "NOR GOV"),
        ("« C'est une mascarade indigne », a lancé le président péruvien.", "fr", "ACCUSE", "PER GOV"),
        ("« C'est un travail remarquable », a déclaré le président chilien.", "fr", "SUPPORT", "CHL GOV"),
        ('"It is a shameful farce," the Peruvian president said.', "en", "ACCUSE", "PER GOV"),
    ],
)
def test_what_somebody_says_is_an_act_where_no_word_tells_it(told: str, language: str, event: str, actor: str) -> None:
    assert [(row.event, row.actor) for row in voiced(told, language)] == [(event, (actor,))]


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("« Il fera beau demain à Lima », a dit le ministre péruvien.", "fr"),
        ("Un diplomate norvégien demande à rester anonyme.", "fr"),
        ("Le ministre péruvien a exigé mardi du Chili le retrait de ses troupes.", "fr"),
        ("A Norwegian diplomat asked not to be named.", "en"),
        ("Le ministre péruvien juge l'opération difficile.", "fr"),
    ],
)
def test_what_only_tells_or_is_told_by_an_event_gives_no_row(told: str, language: str) -> None:
    assert voiced(told, language) == []


def recipients(told: str, language: str = "fr") -> list[tuple[str, ...]]:
    return [row.recipient for row in voiced(told, language)]


def test_the_press_that_words_are_said_to_is_not_whom_they_are_aimed_at() -> None:
    assert recipients("« C'est une mascarade indigne », a déclaré à l'AFP le président péruvien.") == [()]
    assert recipients('"It is a shameful farce," the Peruvian president told Reuters.', "en") == [()]


def test_words_that_name_nobody_are_aimed_at_whom_the_speaker_acts_against() -> None:
    quarrel = (
        "Le ministre péruvien a accusé le Chili de mentir. Le Pérou a expulsé deux diplomates chiliens. "
        "« C'est une mascarade indigne », a déclaré le ministre péruvien."
    )
    (found,) = recipients(quarrel)
    assert [one.split(" ")[0] for one in found] == ["CHL"]
    assert recipients("« C'est une mascarade indigne », a déclaré le ministre péruvien.") == [()]


def test_words_are_not_aimed_at_the_state_of_the_government_that_says_them() -> None:
    assert recipients("« Le Pérou doit rendre des comptes », a martelé le ministre péruvien.") == [()]


@pytest.mark.parametrize(
    ("told", "event"),
    [
        ("« Le maire doit démissionner », a lancé la députée Ana Quispe.", "REQUEST"),
        ("« C'est une honte », a dit le député Luis Paz.", "ACCUSE"),
    ],
)
def test_who_asks_or_judges_is_told_whatever_state_he_is_of(told: str, event: str) -> None:
    assert [(row.event, row.actor) for row in voiced(told)] == [(event, ("---",))]
