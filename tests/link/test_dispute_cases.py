"""Short articles with two sides: whether a finding sets the one against the other.

``disputes.tsv`` has a row for each: what kind it is, the language, whether the two are shown as at odds, the articles
(``||`` between them, a day apart), and words of either side.
"""

import csv
from pathlib import Path

import pytest

from recoupe.link.pile import Pile
from recoupe.model import Claim, Finding
from tests.link.read import pile_of

ROWS = Path(__file__).with_name("disputes.tsv")


def _rows() -> list[dict[str, str]]:
    with ROWS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['kind']}-{row['lang']}-{row['other']}")
def test_two_sides_are_set_against_each_other_or_not(row: dict[str, str]) -> None:
    told = [words.strip() for words in row["articles"].split("||")]
    pile = pile_of(*((words, row["lang"], f"2024-05-{10 + place}") for place, words in enumerate(told)))
    assert _are_at_odds(pile, row["one"], row["other"]) is (row["shown"] == "yes")


def _are_at_odds(pile: Pile, one: str, other: str) -> bool:
    """True where a tie of a finding holds the two, or a dispute shows both: a refusal to confirm is beside one."""
    pairs = [{tie.a, tie.b} for found in pile.of(Finding) for tie in found.ties]
    pairs += [set(found.members) for found in pile.of(Finding) if found.kind in ("dispute", "unverified")]
    told = [[claim for name in sorted(pair) if (claim := pile.get(name, Claim))] for pair in pairs]
    return any(
        one in a.span.surface and other in b.span.surface for some in told for a in some for b in some if a.id != b.id
    )


def test_nobody_stands_on_both_sides_of_a_dispute() -> None:
    told = (
        "Kiev fait remarquer que la bataille de Brenne n'est pas finie, contrairement à ce que soutient l'armée russe.",
        "Washington confirme que des Tchadiens se battent à Brenne. Moscou n'a pas réagi.",
    )
    pile = pile_of(*((words, "fr", f"2024-05-{10 + place}") for place, words in enumerate(told)))
    for one in pile.of(Finding):
        assert not {tie.a for tie in one.ties} & {tie.b for tie in one.ties}
