"""What went wrong is told in the language asked for."""

import re
from pathlib import Path

import pytest

import recoupe
from recoupe import packs
from recoupe.views.problems import told_message

SOURCE = Path(recoupe.__file__).parent


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("expected JSON: Expecting value: line 1", "attendu : du JSON ; Expecting value: line 1"),
        ("expected 900 members at most, found more", "attendu : 900 membres au plus, il y en a davantage"),
        ("expected 900 members at most, found 912", "attendu : 900 membres au plus ; trouvé : 912"),
        ("published 2031-02-03..2031-02-03 (sources.tsv), but the text says « lundi\n2 février »",
         "paru du 2031-02-03 au 2031-02-03 (sources.tsv), mais le texte dit « lundi\n2 février »"),
        ("« lundi » and « 3 février » are not the same day", "« lundi » et « 3 février » ne sont pas le même jour"),
        ("what no table has", "what no table has"),
    ],
)  # fmt: skip
def test_a_message_is_told_in_french(written: str, told: str) -> None:
    assert told_message(written, "fr") == told
    assert told_message(written, "en") == written


def test_every_message_of_the_table_is_written_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    bare = re.sub(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "{}", code.replace("{{}}", "{}"))
    missing = [row["message_en"] for row in packs.shipped("closed")["problem_message"] if row["message_en"] not in bare]
    assert [one for one in missing if " closing " not in one and " opening " not in one] == []
