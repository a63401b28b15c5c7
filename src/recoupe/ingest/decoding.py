"""Bytes to characters. What enters is bytes and perhaps a declared encoding; what leaves says which one was used.

The order: byte order mark; UTF-16 without a mark (every other byte zero); UTF-8; the declared encoding; a guess between
cp1252 and what charset-normalizer finds. Text that was encoded twice (mojibake) is repaired by ftfy, line by line, only
where the repaired line has fewer impossible sequences. Binary bytes are refused.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

import charset_normalizer
import ftfy
from ftfy.badness import badness

from recoupe.errors import QuestionError

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"Rar!", b"\xd0\xcf\x11\xe0", b"RIFF", b"\x7fELF", b"MZ\x90",
)  # fmt: skip
SAMPLE_BYTES = 65536
"""How much is looked at before a file is called text or binary."""

CONTROLS_ALLOWED = 0.01
"""Share of control characters above which bytes are binary: news text has none, a stray form feed happens."""

LATIN_END = 0x24F
FAR_LETTERS = 5
"""Letters of a script beyond Latin that a repaired line must hold to be believed, if it holds any."""

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_GUESSED_WITH_CARE = 4096
"""Characters charset-normalizer sees: enough to tell two eight-bit encodings apart, little enough to stay quick."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they came in, and what is worth telling: pairs of a problem code and a message."""

    characters: str
    encoding: str
    remarks: tuple[tuple[str, str], ...] = ()


def is_binary(content: bytes) -> bool:
    """True for bytes that are no text in any encoding, by their signature or their control characters."""
    if any(content.startswith(mark) for mark, _ in MARKS):
        return False
    if content.startswith(SIGNATURES):
        return True
    sample = content[:SAMPLE_BYTES]
    return bool(sample) and not _wide(sample) and len(_CONTROL.findall(sample)) > CONTROLS_ALLOWED * len(sample)


def decode(content: bytes, *, declared: str = "", mend: bool = True) -> Decoded:
    """The characters of ``content``.

    Args:
        content: no binary bytes (see `is_binary`).
        declared: the encoding that a header, a page or a person states; empty when nothing does.
        mend: repair text that was encoded twice; pages are mended when their text turns out to need it.

    Returns:
        Every character, the byte order mark left out; bytes that mean nothing become U+FFFD and a remark.
    """
    characters, encoding, remarks = _characters(content, declared)
    if not mend:
        return Decoded(characters, encoding, remarks)
    repaired, mapping = repair(characters)
    if mapping:
        remarks = (*remarks, ("mojibake", f"encoded twice, repaired: {mapping}"))
    return Decoded(repaired, encoding, remarks)


def known_encoding(name: str) -> str:
    """The codec of an encoding a person names (``latin-1``, ``cp1252``); raises QuestionError for an unknown one."""
    if not _codec(name):
        raise QuestionError(f"expected the name of an encoding, such as utf-8, cp1252 or utf-16, found {name!r}")
    return _codec(name)


def _characters(content: bytes, declared: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding.removesuffix("-sig"), ()
    wide = _wide(content[:SAMPLE_BYTES])
    if wide:
        return content.decode(wide, "replace"), wide, (("encoding_guessed", f"no mark, decoded as {wide}"),)
    named = _codec(declared)
    # Bytes above ASCII that are UTF-8 by chance do not happen; declarations that are wrong do.
    for encoding in dict.fromkeys(("utf-8", named)):
        decoded = _strictly(content, encoding)
        if decoded is not None:
            wrong = bool(named) and encoding != named and not content.isascii()
            remark = (("wrong_encoding", f"declared {declared}, decoded as {encoding}"),) if wrong else ()
            return decoded, encoding, remark
    return _guessed(content, declared)


def _guessed(content: bytes, declared: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    told = (
        ("wrong_encoding", f"declared {declared}, decoded as {{}}")
        if declared
        else ("encoding_guessed", "none declared, decoded as {}")
    )
    encoding = _eight_bit(content)
    remark = (told[0], told[1].format(encoding))
    return content.decode(encoding, "replace"), encoding, (remark,)


def _eight_bit(content: bytes) -> str:
    """UTF-8 where nearly all of it is; else cp1252, unless another encoding alone makes words of the bytes."""
    loose = content[:SAMPLE_BYTES].decode("utf-8", "replace")
    strange = sum(1 for byte in content[:SAMPLE_BYTES] if byte >= 0x80)
    if loose.count("�") * 20 < strange:
        return "utf-8"
    if _strictly(content, "cp1252") is not None:
        return "cp1252"
    around = _around_strange(content)
    best = charset_normalizer.from_bytes(around).best()
    found = _codec(best.encoding) if best else ""
    return found if found and _strictly(content, found) is not None else "cp1252"


def _around_strange(content: bytes) -> bytes:
    """A stretch that holds the first byte outside ASCII."""
    place = next((i for i, byte in enumerate(content) if byte >= 0x80), 0)
    return content[max(0, place - _GUESSED_WITH_CARE // 2) : place + _GUESSED_WITH_CARE]


def _wide(sample: bytes) -> str:
    """The UTF-16 of a sample without a mark; empty when it is none."""
    pairs = len(sample) // 2
    if pairs < 8:
        return ""
    low, high = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if high > 0.7 * pairs and low < 0.05 * pairs:
        return "utf-16-le"
    if low > 0.7 * pairs and high < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _codec(name: str) -> str:
    """The name Python gives an encoding; cp1252 for Latin-1, as the web has it; empty when unknown."""
    try:
        known = codecs.lookup(name.strip().strip("\"'")).name
        "a".encode(known)  # raises for what is no encoding of text, such as "hex"
    except (LookupError, ValueError):
        return ""
    return "cp1252" if known in {"iso8859-1", "ascii"} else known


def _strictly(content: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def repair(characters: str) -> tuple[str, str]:
    """The text with lines that were encoded twice repaired, and how: « 3 lines: encode latin-1, decode utf-8 »."""
    if not badness(characters):
        return characters, ""
    ways: Counter[str] = Counter()
    lines = characters.split("\n")
    for i, line in enumerate(lines):
        before = badness(line)
        if not before:
            continue
        fixed = ftfy.fix_encoding_and_explain(line)
        if fixed.text != line and badness(fixed.text) < before and _is_likely(fixed.text):
            lines[i] = fixed.text
            ways[", ".join(f"{step.action} {step.parameter}" for step in fixed.explanation or ())] += 1
    told = "; ".join(f"{count} line{'s' * (count > 1)}: {way}" for way, count in sorted(ways.items()))
    return "\n".join(lines), told


def _is_likely(repaired: str) -> bool:
    """False when the repair made a letter or two of a far script out of Latin ones: two odd letters in a row."""
    far = sum(1 for letter in repaired if ord(letter) > LATIN_END and letter.isalpha())
    return far == 0 or far >= FAR_LETTERS
