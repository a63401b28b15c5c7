"""How actors are called in a reader's language."""

import pytest

from recoupe import packs
from recoupe.link.names import aside, body_name, body_names


@pytest.mark.parametrize(
    ("key", "language", "name"),
    [
        ("NOR:PROSECUTION", "fr", "parquet (Norvège)"),
        ("NOR:OPPOSITION", "en", "opposition (Norway)"),
        ("NOR:PREFECTURE", "fr", "Norvège"),
        ("NOR", "fr", ""),
        ("PER:DAG_BERG", "fr", ""),
        ("ORG:OPPOSITION", "fr", ""),
    ],
)
def test_a_body_that_no_table_names_goes_by_its_sort_or_its_state(key: str, language: str, name: str) -> None:
    assert body_name(packs.shipped("world"), language, key) == name


def test_a_party_goes_by_its_own_name_in_every_language_and_a_ministry_by_what_it_is() -> None:
    names = body_names(packs.shipped("world"), "en")
    assert names["FRA:LR"] == "Les Républicains (France)"
    assert not [name for key, name in names.items() if name.startswith("party (")]


def test_brackets_hold_no_brackets() -> None:
    assert aside("opposition (Norvège)") == "opposition, Norvège"
    assert aside("Norvège") == "Norvège"
