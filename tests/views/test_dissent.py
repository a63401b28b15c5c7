"""At whom people protest where a protest does not say."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Des milliers de Péruviens ont défilé samedi à Lima contre le racisme.", "fr"),
        ("Les manifestations se poursuivent à Lima depuis la mort d'un lycéen.", "fr"),
        ("Des jeunes ont incendié des voitures à Lima, au Pérou.", "fr"),
        ("Students held a silent vigil in Lima, Peru.", "en"),
        ("Youths smashed windows in Lima, Peru.", "en"),
    ],
)
def test_a_protest_against_nobody_named_is_against_nobody(text: str, language: str) -> None:
    rows = [one for one in coded(text, language) if one.event == "PROTEST"]
    assert [one.recipient for one in rows] == [()]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'opposition péruvienne dénonce une fraude. Dimanche, des milliers de personnes ont manifesté à Lima.", "fr"),
        ("Des étudiants protestent contre le gouvernement péruvien. Des lycéens ont défilé à Lima.", "fr"),
        ("The Peruvian opposition rejected the count. On Sunday thousands marched in Lima.", "en"),
        ("Peruvian nurses walked off the job on Monday.", "en"),
        ("Les infirmières péruviennes ont manifesté lundi.", "fr"),
    ],
)
def test_it_is_against_those_in_power_where_a_text_tells_of_a_quarrel_with_them(text: str, language: str) -> None:
    rows = [one for one in coded(text, language) if one.event == "PROTEST"]
    assert {one.recipient for one in rows} == {("PER GOV",)}


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        (
            "Des affrontements ont éclaté entre des étudiants et la police à Lima, au Pérou.",
            "fr",
            ("PER EDU",),
            ("PER COP",),
        ),
        ("Clashes with Peruvian police erupted in Lima.", "en", ("PER CVL",), ("PER COP",)),
        ("Des combats ont opposé l'armée péruvienne à des rebelles.", "fr", ("PER MIL", "PER REB"), ()),
    ],
)
def test_people_clash_with_police_and_armies_with_each_other(
    text: str, language: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    (row,) = [one for one in coded(text, language) if one.event == "ASSAULT"]
    assert (tuple(sorted(row.actor)), row.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "language", "recipient"),
    [
        ("Des manifestants ont saccagé deux banques à Lima, au Pérou.", "fr", "PER BUS"),
        ("Peruvian youths smashed shops in Lima.", "en", "PER BUS"),
    ],
)
def test_what_is_smashed_is_its_owners(text: str, language: str, recipient: str) -> None:
    assert [one.recipient for one in coded(text, language)] == [(recipient,)]
