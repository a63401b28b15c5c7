"""Blocks: the cases of tests/cases/lang/*/blocks.tsv are pages line by line, with the role each line must get."""

import csv
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recoupe import packs
from recoupe.model import Article, Block, Text
from recoupe.read.clean import clean
from recoupe.terms import Role
from recoupe.text.reading import Reading

CASES = Path(__file__).parent.parent / "cases" / "lang"
JOINTS = {"line": "\n", "space": " ", "glued": ""}


def reading(
    characters: str, *, language: str = "fr", title: str = "", outlet: str = "", frame: frozenset[str] = frozenset()
) -> Reading:
    text = Text(characters=characters, language=language)
    article = Article(text=text.id, sha256="", name="page", title=title, outlet=outlet)
    pack = packs.shipped(f"lang/{language}")
    return Reading(text, (article,), pack, packs.shipped("world"), packs.shipped("ontology"), frame=frame)


def roles(characters: str, language: str = "fr", title: str = "", outlet: str = "") -> list[tuple[str, str]]:
    read = reading(characters, language=language, title=title, outlet=outlet)
    return [(block.role.value, block.span.surface) for block in clean(read)]


def pages() -> list[tuple[str, str, list[dict[str, str]]]]:
    found = []
    for path in sorted(CASES.glob("*/blocks.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        found += [(path.parent.name, name, list(group)) for name, group in groupby(rows, lambda row: row["page"])]
    return found


@pytest.mark.parametrize(("language", "name", "rows"), pages(), ids=[f"{one[0]}-{one[1]}" for one in pages()])
def test_every_line_of_a_page_gets_its_role(language: str, name: str, rows: list[dict[str, str]]) -> None:
    characters = "".join(("" if i == 0 else JOINTS[row["join"]]) + row["line"] for i, row in enumerate(rows))
    assert roles(characters, language=language) == [(row["role"], row["line"]) for row in rows]


def test_the_stated_title_is_found_below_other_lines() -> None:
    """A page whose first lines are no title says which line is."""
    body = "La halle sera repeinte avant l’hiver, a promis le maire au conseil municipal."
    characters = f"Le Relais de l’Ouest, journal du soir\nLa halle sera repeinte\n{body}"
    assert roles(characters, title="La halle sera repeinte")[1] == ("title", "La halle sera repeinte")


def test_the_outlet_above_the_title_is_navigation_and_below_it_signs() -> None:
    body = "\nLa halle sera repeinte avant l’hiver, a promis le maire au conseil municipal."
    above = roles("LE RELAIS\nLa halle sera repeinte" + body, outlet="Le Relais")
    below = roles("La halle sera repeinte\nLe Relais, 3 mai 2023" + body, outlet="Le Relais")
    assert above[0] == ("navigation", "LE RELAIS")
    assert below[1:4] == [("byline", "Le Relais"), ("markup", ","), ("pubdate", "3 mai 2023")]


def test_a_rule_is_cited_by_file_and_line() -> None:
    """« Commentaires » below the text is recognised by a row of the noise table."""
    blocks = list(clean(reading("La halle sera repeinte avant l’hiver, a promis lundi le maire.\nCommentaires")))
    assert blocks[-1].role is Role.COMMENT_MARKER
    assert blocks[-1].why.rules[0].startswith("lang/fr/noise.tsv#L")


def test_a_sentence_that_begins_like_a_notice_is_kept() -> None:
    """Long lines are running text even when they open like a call to subscribe or to read on."""
    characters = (
        "Suivez le fleuve jusqu’à la mer, disait le vieux pilote, et vous trouverez la ville que nulle carte ne dit, "
        "avec ses entrepôts vides et son marché où l’on vend encore, dit-on, du sel contre du grain, comme autrefois, "
        "sans que personne y trouve à redire, ni les douaniers, ni les marins, ni les fils des marins."
    )
    assert [role for role, _ in roles(characters)] == ["body"]


def test_two_sentences_without_a_space_are_no_heading() -> None:
    """What stands behind a lost space and stops like a sentence is running text."""
    characters = "Le maire a parlé une heure durant, sans notes, devant les élus.Le préfet l’a écouté sans répondre."
    assert [role for role, _ in roles(characters)] == ["body"]


PIECES = (
    "Par ", "Odile Querrien", ", ", " | ", "3 mai 2023", "08:15", "lundi", "AFP", "(AFP)", "© ", "Photo ", ".", "Une ",
    "phrase assez longue pour être un paragraphe à elle seule, ou presque, a dit le maire. ", "À lire aussi : ", "\n",
    "Publicité", "\r\n", "\u00a0", "«\u00a0", "»", "BREST ", "- ", "<div>", "https://a.example", "Commentaires", "1. ",
)  # fmt: skip


@example("3 mai 2023 | Par  | ")
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_blocks_hold_every_visible_character_once(characters: str) -> None:
    if not characters.strip():
        return
    blocks: list[Block] = list(clean(reading(characters)))
    covered = [place for block in blocks for place in range(block.span.start, block.span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, letter in enumerate(characters) if not letter.isspace()} <= set(covered)
    assert all(block.span.surface == block.span.surface.strip() for block in blocks)
    assert [block.span.start for block in blocks] == sorted(block.span.start for block in blocks)
