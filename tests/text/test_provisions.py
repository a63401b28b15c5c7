"""What agreements lay down where they are no subject, and whose they are."""

import pytest

from recoupe.model import Article, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.agreements import AgreementRow, agreement_rows


def agreement(characters: str, language: str) -> AgreementRow:
    text = Text(characters=f"Titre\n\n{characters}\n", language=language)
    (row,) = agreement_rows(
        read_text(Job(text, (Article(text=text.id, sha256="", name="case", language=language),), ()))
    )
    return row


@pytest.mark.parametrize(
    ("text", "language", "parties", "stage", "clause"),
    [
        (
            "Aux termes du traité signé par Lima et Quito, le Pérou livrera du cuivre à l'Équateur.",
            "fr",
            ("ECU", "PER"),
            "signed",
            "le Pérou livrera du cuivre à l'Équateur",
        ),
        (
            "En vertu de la convention entre le Ghana et le Togo, les deux marines patrouilleront ensemble.",
            "fr",
            ("GHA", "TGO"),
            "",
            "les deux marines patrouilleront ensemble",
        ),
        (
            "Under the pact between Chad and Niger, both armies will share bases.",
            "en",
            ("NER", "TCD"),
            "",
            "both armies will share bases",
        ),
        (
            "The treaty between Fiji and Tonga bans foreign trawlers.",
            "en",
            ("FJI", "TON"),
            "",
            "foreign trawlers",
        ),
        ("La convention entre Rome et Tirana est entrée en vigueur.", "fr", ("ALB", "ITA"), "in_force", ""),
        ("The accord between Malta and Libya took effect on Monday.", "en", ("LBY", "MLT"), "in_force", ""),
    ],
)
def test_an_agreement_has_its_sides_its_stage_and_its_clauses(
    text: str, language: str, parties: tuple[str, ...], stage: str, clause: str
) -> None:
    row = agreement(text, language)
    assert (row.parties, row.stage) == (parties, stage)
    assert [one.words for one in row.clauses] == ([clause] if clause else [])


def test_parts_of_one_state_come_to_terms_by_their_own_names() -> None:
    row = agreement("Le gouvernement colombien et les rebelles colombiens ont signé un cessez-le-feu.", "fr")
    assert row.parties == ("COL GOV", "COL REB")


@pytest.mark.parametrize(
    "text", ["Selon sa déclaration, le ministre a vendu deux usines.", "Il a été détenu par une alliance de milices."]
)
def test_who_only_says_or_does_something_is_no_agreement(text: str) -> None:
    source = Text(characters=f"Titre\n\n{text}\n", language="fr")
    records = read_text(Job(source, (Article(text=source.id, sha256="", name="case", language="fr"),), ()))
    assert agreement_rows(records) == []
