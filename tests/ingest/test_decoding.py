"""Bytes to characters: the encoding is decided and said, mojibake repaired only where it improves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ingest.decoding import decode, is_binary, repair

TEXT = "L’armée a déclaré « oui » à Séoul, où l’été est là – dit-elle.\nDeuxième ligne.\n"


@pytest.mark.parametrize(
    ("encoding", "declared", "found", "codes"),
    [
        ("utf-8", "", "utf-8", []),
        ("utf-8", "utf-8", "utf-8", []),
        ("utf-8-sig", "", "utf-8", []),
        ("utf-8", "ascii", "utf-8", ["wrong_encoding"]),
        ("utf-16", "", "utf-16", []),
        ("utf-16-le", "", "utf-16-le", ["encoding_guessed"]),
        ("utf-16-be", "", "utf-16-be", ["encoding_guessed"]),
        ("utf-32", "", "utf-32", []),
        ("cp1252", "iso-8859-1", "cp1252", []),
        ("cp1252", "utf-8", "cp1252", ["wrong_encoding"]),
        ("cp1252", "", "cp1252", ["encoding_guessed"]),
        ("cp1252", "no-such-codec", "cp1252", ["wrong_encoding"]),
        ("mac-roman", "macintosh", "mac-roman", []),
    ],
)
def test_every_encoding_gives_the_same_characters(encoding: str, declared: str, found: str, codes: list[str]) -> None:
    decoded = decode(TEXT.encode(encoding), declared=declared)
    assert decoded.characters == TEXT
    assert decoded.encoding == found
    assert [code for code, _ in decoded.remarks] == codes


def test_a_stray_byte_does_not_turn_utf_8_into_cp1252() -> None:
    decoded = decode(TEXT.encode() * 20 + b"\xe9")
    assert decoded.encoding == "utf-8"
    assert decoded.characters.endswith("\ufffd")


def test_text_encoded_twice_is_repaired_line_by_line() -> None:
    """« L’armée » read as cp1252 and encoded again; the second line is right and stays."""
    right = "Une ligne juste : Ãtna n’est pas un mot, mais Ä vaut mieux qu’un autre signe."
    wrong = "L’armée a déclaré à Séoul".encode().decode("cp1252")
    decoded = decode(f"{wrong}\n{right}".encode())
    assert decoded.characters == f"L’armée a déclaré à Séoul\n{right}"
    assert [code for code, _ in decoded.remarks] == ["mojibake"]
    assert "1 line" in decoded.remarks[0][1]


WORDS = ("voilà", "«", "»", "été", "où", "cœur", "l’âne", "ça", "–", "« Ô »", "naïf", "€", "maïs…", "\n", "Noël", "½")


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_right_text_is_left_alone(characters: str) -> None:
    assert repair(characters) == (characters, "")


@pytest.mark.parametrize(
    ("content", "binary"),
    [
        (b"\x89PNG\r\n\x1a\n", True),
        (b"%PDF-1.7", True),
        (b"PK\x03\x04", True),
        (bytes(range(256)) * 10, True),
        (b"\x00" * 40, True),
        (b"", False),
        (TEXT.encode(), False),
        (TEXT.encode("utf-16"), False),
        (TEXT.encode("utf-16-be"), False),
        (TEXT.encode("cp1252"), False),
    ],
)
def test_binary_bytes_are_told_from_text(content: bytes, binary: bool) -> None:
    assert is_binary(content) is binary


@given(st.binary(max_size=400))
def test_no_bytes_raise(content: bytes) -> None:
    assert isinstance(decode(content).characters, str)
