"""Cases of tests/cases/lang/*/segmentation.tsv, and what holds for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import packs
from recoupe.model import Block, Text
from recoupe.terms import Role
from recoupe.text.segmentation import boundaries, sentences

CASES = Path(__file__).parent.parent / "cases" / "lang"


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for path in sorted(CASES.glob("*/segmentation.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            name, text, expected = line.split("\t")
            found.append((path.parent.name, name, text.replace("\\n", "\n"), expected))
    return found


@pytest.mark.parametrize(("language", "name", "text", "expected"), cases())
def test_case(language: str, name: str, text: str, expected: str) -> None:
    spans = sentences(text, 0, len(text), packs.shipped(f"lang/{language}"))
    assert [text[start:end] for start, end in spans] == expected.split(" ¦ "), name


@given(st.text(alphabet="aBé.!?…»«\"' \n\u202f\u200b\u202a\u00071M,", max_size=80))
def test_spans_are_trimmed_ordered_and_lose_no_visible_character(text: str) -> None:
    spans = sentences(text, 0, len(text), packs.shipped("lang/fr"))
    covered = "".join(text[start:end] for start, end in spans)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in spans)
    invisible = str.maketrans("", "", " \n\u202f\u200b\u202a\u0007")
    assert covered.translate(invisible) == text.translate(invisible)


def test_offsets_are_those_of_the_text_not_of_the_block() -> None:
    text = "Photo AFP\nLe port est fermé. Rien ne part.\n"
    assert sentences(text, 10, len(text), packs.shipped("lang/fr")) == ((10, 28), (29, 42))


def test_wrapped_lines_are_one_sentence_and_a_blank_line_ends_one() -> None:
    text = "Le port est\nfermé depuis mai\n\nRien ne part"
    spans = sentences(text, 0, len(text), packs.shipped("lang/fr"))
    assert [text[start:end] for start, end in spans] == ["Le port est\nfermé depuis mai", "Rien ne part"]


def test_bounds_carry_role_and_paragraph_of_running_text_only() -> None:
    text = Text(characters="Le port ferme\nPhoto AFP\nRien ne part. Nul ne vient.")
    places = ((0, 13, Role.TITLE), (14, 23, Role.CREDIT), (24, 51, Role.BODY))
    blocks = [Block(span=text.span(start, end), role=role) for start, end, role in reversed(places)]
    found = boundaries(text.characters, blocks, packs.shipped("lang/fr"))
    assert [(one.start, one.end, one.role, one.paragraph) for one in found] == [
        (0, 13, Role.TITLE, 0),
        (24, 37, Role.BODY, 1),
        (38, 51, Role.BODY, 1),
    ]
