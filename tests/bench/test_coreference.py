"""The scorer of coreference: groups stand for their members, by key or by link."""

from pathlib import Path

import pytest
from bench.coreference import documents, score

TEXT = "Séoul et Tokyo ont signé un pacte. Les deux pays le ratifieront."
MENTIONS = "0:5:A:name:Séoul | 9:14:B:name:Tokyo | 35:48:{}:nominal:Les deux pays"


def _figures(folder: Path, chain: str) -> dict[str, float]:
    path = folder / "gold.tsv"
    rows = ["id\thalf\ttext\tmentions\tnote", f"x\tdev\t{TEXT}\t{MENTIONS.format(chain)}\t"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return score(list(documents(path, "dev")), "fr")


def test_a_group_is_right_when_it_stands_for_all_its_members(tmp_path: Path) -> None:
    assert _figures(tmp_path, "A+B")["group_recall"] == 1.0


def test_a_passage_without_group_has_no_figure_of_groups(tmp_path: Path) -> None:
    assert "group_recall" not in _figures(tmp_path, "C")


def test_a_half_holds_its_rows_only(tmp_path: Path) -> None:
    _figures(tmp_path, "A+B")
    assert not list(documents(tmp_path / "gold.tsv", "blind"))


def test_a_group_of_an_unknown_member_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        _figures(tmp_path, "A+D")
