"""Cases of tests/cases/lang/*/tokens.tsv (``_`` stands for a blank inside a token), and what holds for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import packs
from recoupe.text.characters import INVISIBLE, folded, plain, visible
from recoupe.text.tokens import words

CASES = Path(__file__).parent.parent / "cases" / "lang"


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for path in sorted(CASES.glob("*/tokens.tsv")):
        # not splitlines: a case may hold a character that Python takes for a line end
        for line in path.read_text(encoding="utf-8").split("\n")[1:-1]:
            name, text, expected = line.split("\t")
            found.append((path.parent.name, name, text, expected))
    return found


@pytest.mark.parametrize(("language", "name", "text", "expected"), cases())
def test_case(language: str, name: str, text: str, expected: str) -> None:
    found = words(text, 0, len(text), packs.shipped(f"lang/{language}"))
    assert [word.form for word in found] == [form.replace("_", " ") for form in expected.split()], name


@given(st.text(max_size=60), st.sampled_from(["fr", "en"]))
def test_words_read_what_the_text_reads(text: str, language: str) -> None:
    found = words(text, 0, len(text), packs.shipped(f"lang/{language}"))
    assert all(visible(plain(text[word.start : word.end])) == word.form for word in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert "".join("".join(word.form.split()) for word in found) == "".join(visible(plain(text)).split())


@given(st.text(max_size=60))
def test_mapping_never_changes_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_control_and_bidirectional_characters_move_no_offset() -> None:
    text = "\u202bSéoul\u202c\u0000nie\u200f."
    found = words(text, 0, len(text), packs.shipped("lang/fr"))
    assert [word.form for word in found] == ["Séoul", "nie", "."]
    assert text[found[1].start : found[1].end] == "nie\u200f"
    assert not set(INVISIBLE) & set(folded(text))


def test_offsets_are_those_of_the_text() -> None:
    text = "Titre. L'armée part."
    assert [(word.start, word.end) for word in words(text, 7, 20, packs.shipped("lang/fr"))] == [
        (7, 9),
        (9, 14),
        (15, 19),
        (19, 20),
    ]


@pytest.mark.parametrize("unit", ["a.", "A.", "a.b-", "a@", "(", "a-t-il-", "l'", "100 ", '." ', "M. 3. ", "www."])
def test_hostile_runs_are_cut_and_lose_nothing(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    found = words(text, 0, len(text), packs.shipped("lang/fr"))
    covered = "".join("".join(text[word.start : word.end].split()) for word in found)
    assert covered == "".join(text.split())
