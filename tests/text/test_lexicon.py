"""The pattern language on hand-made tokens: « Le port n’a pas encore été fermé » and its like."""

import pytest

from recoupe.errors import PackError
from recoupe.packs import Row
from recoupe.text.lexicon import Lexicon
from recoupe.text.reading import Token

WORDS: tuple[tuple[str, str, str], ...] = (
    ("Le", "le", "DET"),
    ("port", "port", "NOUN"),
    ("n’", "ne", "ADV"),
    ("a", "avoir", "AUX"),
)
WORDS += (("pas", "pas", "ADV"), ("encore", "encore", "ADV"), ("fermé", "fermer", "VERB"), (".", ".", "PUNCT"))


def tokens(words: tuple[tuple[str, str, str], ...] = WORDS) -> list[Token]:
    return [Token(i, i, i + 1, form, lemma, upos, "", i, "") for i, (form, lemma, upos) in enumerate(words)]


def found(*patterns: str, on: list[Token] | None = None, overlapping: bool = False) -> list[tuple[int, str]]:
    """(1-based row, the forms it took) for each match."""
    rows = [Row({"pattern": pattern}, f"lang/xx/cues.tsv#L{line}") for line, pattern in enumerate(patterns, start=1)]
    matches = Lexicon(rows).matches(tokens() if on is None else on, overlapping=overlapping)
    return [(rows.index(match.row) + 1, " ".join(token.form for token in match.tokens)) for match in matches]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("fermer", ["fermé"]),
        ("fermé", []),
        ('"fermé"', ["fermé"]),
        ('"FERMÉ"', ["fermé"]),
        ('"n\'"', ["n’"]),
        ("port/NOUN", ["port"]),
        ("port/VERB", []),
        ('"a"/AUX', ["a"]),
        ("ouvrir|fermer", ["fermé"]),
        ('ouvrir/VERB|"fermé"/VERB', ["fermé"]),
        ("ne avoir pas", ["n’ a pas"]),
        ("ne .. pas", ["n’ pas"]),
        ("ne ..1 pas", ["n’ pas"]),
        ("ne ..0 pas", []),
        ("ne ..2 fermer", []),
        ("ne ..3 fermer", ["n’ fermé"]),
        ("ne * pas", ["n’ a pas"]),
        ("pas encore? fermer", ["pas encore fermé"]),
        ("pas * bien? fermer", ["pas encore fermé"]),
        ("bien? port", ["port"]),
        ('fermer "."', ["fermé ."]),
        ("port fermer", []),
        ("fermer * *", []),
    ],
)
def test_pattern(pattern: str, expected: list[str]) -> None:
    assert [forms for _, forms in found(pattern)] == expected


def test_the_longer_match_wins_and_the_gap_stays_free() -> None:
    assert found("ne", "ne .. pas", "avoir", "pas") == [(2, "n’ pas"), (3, "a")]


def test_the_leftmost_match_wins() -> None:
    assert found("avoir pas encore", "ne avoir") == [(2, "n’ a")]


def test_of_two_alike_the_earlier_row_wins() -> None:
    assert found('"fermé"', "fermer") == [(1, "fermé")]
    assert found("fermer", '"fermé"') == [(1, "fermé")]


def test_overlapping_gives_every_match_once() -> None:
    assert found("ne", "ne .. pas", "pas", 'fermer|"fermé"', overlapping=True) == [
        (2, "n’ pas"),
        (1, "n’"),
        (3, "pas"),
        (4, "fermé"),
    ]


def test_the_gap_is_as_short_as_it_can_be() -> None:
    words = (("ne", "ne", "ADV"), ("pas", "pas", "ADV"), ("pas", "pas", "ADV"))
    matches = Lexicon([Row({"pattern": "ne .. pas"}, "x#L2")]).matches(tokens(words))
    assert [[token.i for token in match.tokens] for match in matches] == [[0, 1]]


def test_tokens_without_analysis_match_by_form_and_any_part_of_speech() -> None:
    bare = [Token(0, 0, 1, "Ferme", "ferme", "X", "", 0, "")]
    assert found("ferme/VERB", on=bare) == [(1, "Ferme")]
    assert found("fermer/VERB", on=bare) == []


def test_rows_with_an_empty_pattern_and_empty_sentences_match_nothing() -> None:
    assert found("", "fermer") == [(2, "fermé")]
    assert found("fermer", on=[]) == []


@pytest.mark.parametrize("pattern", ["..3 pas", "* pas", "ne ..", 'ne "pas', "bien?", "ne a|/X", '"pas" "'])
def test_a_pattern_that_cannot_be_read_names_its_line(pattern: str) -> None:
    with pytest.raises(PackError, match=r"cues\.tsv#L1"):
        found(pattern)
