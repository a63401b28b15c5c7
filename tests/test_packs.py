"""An invalid pack does not load, and says file, line and column."""

from pathlib import Path

import pytest

from recoupe.errors import PackError
from recoupe.packs import load

TOML = """name = "lang/xx"
language = "xx"
licence = "CC0"
origin = "made for this test"
[tables.cues]
columns = ["lemma", "stance", "source", "note"]
key = ["lemma"]
closed = { stance = "stance" }
"""
GOOD = "lemma\tstance\tsource\tnote\nappeler\tdemands\ttest\t\ndire\tasserts\ttest\t\n"


def pack(folder: Path, cues: str | bytes = GOOD, toml: str = TOML) -> Path:
    (folder / "pack.toml").write_text(toml, encoding="utf-8")
    (folder / "cues.tsv").write_bytes(cues.encode() if isinstance(cues, str) else cues)
    return folder


def test_a_row_cites_its_line(tmp_path: Path) -> None:
    loaded = load(pack(tmp_path))
    assert [(row["lemma"], row.rule) for row in loaded["cues"]] == [
        ("appeler", "lang/xx/cues.tsv#L2"),
        ("dire", "lang/xx/cues.tsv#L3"),
    ]


def test_a_changed_row_changes_the_digest(tmp_path: Path) -> None:
    before = load(pack(tmp_path)).digest
    assert load(pack(tmp_path, GOOD.replace("asserts", "denies"))).digest != before


@pytest.mark.parametrize(
    ("cues", "line", "column", "words"),
    [
        (GOOD.replace("asserts", "shouts"), 3, "stance", "shouts"),
        (GOOD.replace("\tasserts\t", "\t"), 3, None, "4 cells"),
        (GOOD.replace("appeler", "zut"), 3, None, "sorted"),
        (GOOD.replace("dire", "appeler"), 3, None, "second row"),
        (GOOD.replace("dire", ""), 3, "lemma", "empty"),
        (GOOD.replace("dire", "dire "), 3, "lemma", "space"),
        (GOOD.replace("dire", "de\u0301mentir"), 3, None, "NFC"),
        (GOOD.replace("lemma", "word"), 1, None, "header"),
        (GOOD.replace("test\t\n", "test\t\r\n"), 2, None, "CR"),
        (GOOD.removesuffix("\n"), 3, None, "line end"),
        (b"lemma\tstance\tsource\tnote\n\xff\tasserts\tx\t\n", None, None, "UTF-8"),
    ],
)
def test_a_fault_is_named_by_its_place(
    tmp_path: Path, cues: str | bytes, line: int | None, column: str | None, words: str
) -> None:
    with pytest.raises(PackError, match=words) as caught:
        load(pack(tmp_path, cues))
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.path == tmp_path / "cues.tsv"


def test_an_undeclared_table_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "stray.tsv").write_text("a\tb\n")
    with pytest.raises(PackError, match="undeclared"):
        load(pack(tmp_path))


def test_a_declared_table_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    (pack(tmp_path) / "cues.tsv").unlink()
    with pytest.raises(PackError, match="no such file"):
        load(tmp_path)


@pytest.mark.parametrize("toml", ["name = ", 'name = "x"\n', ""])
def test_a_pack_says_who_made_it_and_under_what_licence(tmp_path: Path, toml: str) -> None:
    with pytest.raises(PackError, match=r"pack\.toml"):
        load(pack(tmp_path, toml=toml))


def test_a_table_nobody_declared_cannot_be_asked_for(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="none"):
        load(pack(tmp_path))["noise"]
