"""A meeting to come is held out by one side to the other; a joint one, or one that was, is of all."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "language", "actor", "recipient"),
    [
        ("Le ministre péruvien doit rencontrer des responsables chiliens jeudi.", "fr", ("PER GOV",), ("CHL GOV",)),
        ("Le président ghanéen discutera demain avec le président togolais.", "fr", ("GHA GOV",), ("TGO GOV",)),
        ("The Peruvian president will meet the Chilean president on Friday.", "en", ("PER GOV",), ("CHL GOV",)),
    ],
)
def test_who_is_to_come_holds_it_out(text: str, language: str, actor: tuple[str], recipient: tuple[str]) -> None:
    (row,) = coded(text, language)
    assert (row.event, row.actor, row.recipient) == ("AGREE", actor, recipient)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Les présidents ghanéen et togolais se rencontreront demain à Lomé.", "AGREE"),
        ("Le président ghanéen a rencontré le président togolais.", "CONSULT"),
    ],
)
def test_what_both_do_is_of_both(text: str, event: str) -> None:
    (row,) = coded(text)
    assert (row.event, set(row.actor), row.recipient) == (event, {"GHA GOV", "TGO GOV"}, ())
