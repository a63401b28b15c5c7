"""Quotations found on characters: marks of every kind, nested, across sentences, with one mark lost."""

import pytest

from recoupe.text.quotes import quotations


def surfaces(text: str, *, depth: int = 0) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text, 0, len(text)) if one.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui » et « non ».", ["« oui »", "« non »"]),
        ("Il dit «\u00a0oui\u00a0».", ["«\u00a0oui\u00a0»"]),
        ("Il dit “oui” puis “non”.", ["“oui”", "“non”"]),
        ('Il dit "oui" puis "non".', ['"oui"', '"non"']),
        ("Er sagte „ja“ und ging.", ["„ja“"]),
        ('Une phrase."Une autre", dit-il.', ['"Une autre"']),
        ("Rien du tout.", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_a_quotation_inside_another_is_deeper() -> None:
    text = "« Il a crié “halte” deux fois », dit-elle."
    assert surfaces(text) == ["« Il a crié “halte” deux fois »"]
    assert surfaces(text, depth=1) == ["“halte”"]


def test_a_lost_closing_mark_ends_the_quotation_with_its_sentence() -> None:
    text = "« Nous irons loin. Le maire est parti."
    (one,) = quotations(text, 0, len(text))
    assert not one.closed
    assert text[one.start : one.end] == "« Nous irons loin."


def test_a_lost_opening_mark_begins_the_quotation_with_its_sentence() -> None:
    text = "Le maire est là. Nous irons loin », dit-il."
    (one,) = quotations(text, 0, len(text))
    assert not one.opened
    assert text[one.start : one.end] == "Nous irons loin »"


def test_a_straight_mark_never_closed_does_not_turn_the_rest_around() -> None:
    text = 'Il a dit "jamais. Puis il dit "oui" et partit.'
    assert '"oui"' in surfaces(text)


def test_quotations_do_not_run_over_a_line_end() -> None:
    text = "« Un.\n« Deux. »"
    assert surfaces(text) == ["« Un.", "« Deux. »"]


def test_inner_bounds_leave_marks_and_blanks_out() -> None:
    text = "« oui »"
    (one,) = quotations(text, 0, len(text))
    assert text[one.inner_start : one.inner_end] == "oui"
