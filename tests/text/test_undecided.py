"""Lines that no rule knows: menus far from the text are noise, lists and headings inside it are text."""

import pytest

from recoupe import packs
from recoupe.model import Article
from recoupe.read.clean import clean
from recoupe.text.lines import lines_of
from recoupe.text.undecided import NOTE
from tests.read.test_clean import reading, roles

TEXT = (
    "Le conseil municipal a voté lundi la réfection de la halle, fermée depuis l’hiver.",
    "« Les travaux commenceront en mars », a dit la maire, qui attend encore l’avis des architectes.",
    "Les commerçants de la halle seront logés sous un chapiteau, sur la place du marché.",
    "L’opposition juge le calendrier trop court et demande une visite du chantier.",
)
MENU = tuple(f"• {name}" for name in (
    "Jardins", "Bricolage", "Voile", "Chiens et chats", "Vins", "Croisières", "Mots croisés", "Échecs", "Brocante",
    "Marées", "Tarot", "Timbres", "Randonnée", "Ski", "Patinage", "Judo", "Escrime", "Aviron", "Lutte", "Tir",
))  # fmt: skip
FOOT = "Le Relais du soir paraît depuis trente ans et appartient à ceux qui le font et le lisent."


def page(*lines: str) -> str:
    return "\n".join(("La halle sera repeinte", *lines))


def test_a_menu_below_the_text_is_noise_and_says_why() -> None:
    """Twenty labels between the text and a sentence at the foot of the page; the evidence names why."""
    blocks = list(clean(reading(page(*TEXT, "Nos univers", *MENU, FOOT))))
    menu = [block for block in blocks if block.span.surface in MENU]
    told = [block for block in menu if block.why.note.startswith(NOTE)]
    assert len(menu) == len(MENU)
    assert {block.role.value for block in menu} <= {"navigation", "related_link"}
    assert told
    assert all(block.why.rules[0].startswith("lang/fr/undecided.tsv#L") for block in told)
    assert "run_of_labels" in told[-1].why.note


def test_what_a_sentence_announces_is_text() -> None:
    """A list inside the text, of words the text uses, stays."""
    listed = ("• la halle", "• le chapiteau", "• la place du marché")
    told = roles(page(*TEXT[:2], "Trois lieux sont concernés :", *listed, *TEXT[2:]))
    assert [role for role, words in told if words in listed] == ["body"] * 3


def test_a_text_without_three_paragraphs_is_left_alone() -> None:
    blocks = list(clean(reading(page(*TEXT[:2], *MENU[:3]))))
    assert not [block for block in blocks if block.why.note.startswith(NOTE)]


@pytest.mark.parametrize("columns", [40, 60, 72, 90])
def test_text_in_rows_of_a_fixed_width_is_left_alone(columns: int) -> None:
    """Mail and agencies cut lines; a row that begins in small letters goes on."""
    words = " ".join(TEXT * 3).split()
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) >= columns:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    blocks = list(clean(reading(page(*rows, row))))
    assert not [block for block in blocks if block.why.note.startswith(NOTE)]


def test_a_text_taken_out_of_a_page_is_left_alone() -> None:
    """The markup has said where the article is: what its reader kept is text, unless a rule knows better."""
    whole = reading(page(*TEXT, "Nos univers", *MENU, FOOT))
    taken = Article(text=whole.text.id, sha256="", name="page", media_type="text/html")
    extracted = type(whole)(whole.text, (taken,), whole.language, whole.world, whole.ontology)
    assert not [block for block in clean(extracted) if block.why.note.startswith(NOTE)]


def test_every_visible_character_stays_in_a_block() -> None:
    characters = page(*MENU[:8], *TEXT, *MENU)
    blocks = list(clean(reading(characters)))
    covered = {place for block in blocks for place in range(block.span.start, block.span.end)}
    assert all(place in covered for place, letter in enumerate(characters) if not letter.isspace())
    assert len({line.text for line in lines_of(characters)}) == len(TEXT) + len(MENU) + 1


@pytest.mark.parametrize("language", packs.languages())
def test_a_pack_weighs_only_features_that_lines_have(language: str) -> None:
    """Every row of the table is a feature that the code gives; a name mistyped would weigh nothing in silence."""
    known = {row["feature"] for row in packs.shipped(f"lang/{language}")["undecided"]}
    assert {"constant", "run_of_labels", "told_in_text", "away"} <= known
    code = (packs.data_folder().parent / "text" / "undecided.py").read_text(encoding="utf-8")
    assert [name for name in sorted(known) if f'"{name}"' not in code] == []
