"""Counts as every answer prints them."""

from recoupe.cli.tables import cell, counted, printed


def test_counts_are_told_in_the_language_asked_for() -> None:
    """No witness is none that is named; an interval is always several; no publisher is one not stated."""
    assert counted(0, 1, (1, 3), "fr", publishers=2) == "aucun témoin nommé · 1 article · 2 éditeurs · 1–3 origines"
    assert counted(0, 1, (1, 1), "en") == "no witness named · 1 article · 1 origin"
    assert counted(1, 1, (1, 1), "fr") == "1 témoin indépendant · 1 article · 1 origine"
    assert printed(21, 7, "fr") == "21 articles · 7 éditeurs"
    assert printed(1, 0, "en") == "1 article · publishers not stated"


def test_a_whole_figure_has_no_decimals_in_a_cell() -> None:
    assert [cell(one) for one in (1500.0, 2.5, -3.0, 0, None, True)] == ["1500", "2.5", "-3", "0", "", "True"]
