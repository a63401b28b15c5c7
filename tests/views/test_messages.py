"""What is said beside an answer is told in the language asked for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import recoupe
from recoupe import errors, packs
from recoupe.views.messages import phrase, told_message

SOURCE = Path(recoupe.__file__).parent

FAULTS = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.RecoupeError)}


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
        ("brume: expected a dossier, found no recoupe.toml; make one with: recoupe init brume",
         ("brume : attendu : un dossier de recoupe ; il n'y a pas de recoupe.toml ; "
          "pour en faire un : recoupe init brume")),
        ("expected the id or name of one article, found none for 'digue.txt'",
         "attendu : l'id ou le nom d'un article ; trouvé : aucun pour 'digue.txt'"),
        ("Invalid value for '--kind': 'fil'; did you mean dispute? expected one of dispute, provenance",
         ("valeur refusée pour '--kind' : 'fil' ; vouliez-vous dire dispute ? "
          "attendu : l'un de ceux-ci : dispute, provenance")),
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


def test_a_phrase_is_filled_in_either_language() -> None:
    assert phrase("{} articles", 3, language="fr") == "3 articles"
    assert phrase("no story matches", language="fr") == "aucune affaire ne correspond"
    assert phrase("no story matches", language="en") == "no story matches"


def test_a_count_alone_is_no_message() -> None:
    assert told_message("les 12 files", "fr") == "les 12 files"


def _written(one: ast.expr) -> str:
    """The words of a message with a letter for what varies; empty where it is made elsewhere."""
    if isinstance(one, ast.Constant):
        return str(one.value)
    if isinstance(one, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in one.values)
    if isinstance(one, ast.BinOp) and isinstance(one.op, ast.Add):
        return _written(one.left) + _written(one.right)
    return ""


def _refusals() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            call = one.exc if isinstance(one, ast.Raise) else None
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in FAULTS:
                yield "" if call.func.id in ("PackError", "MissingExtraError") else _written(call.args[0])


def test_every_refusal_has_its_french() -> None:
    found = sorted({one for one in _refusals() if one})
    assert len(found) > 40
    assert [one for one in found if told_message(one, "fr") == one] == []


def test_every_note_has_its_french() -> None:
    known = {row["message_en"] for table in ("message", "problem_message") for row in packs.shipped("closed")[table]}
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SOURCE / "cli").glob("*.py")))
    said = set(re.findall(r'\b(?:say|in_words)\(\s*"([^"]+)"', code)) - {"no {noun} matches"}
    asked = set(re.findall(r'\bleft_out\([^"\n]*"([a-z ]+)"', code))
    counted = set(re.findall(r'\b(?:many|left_undated)\([^"\n]*"([a-z ]+)"', code))
    told = {*said, *(f"no {noun} matches" for noun in asked), *(f"{{}} {noun}" for noun in counted)}
    assert min(len(said), len(asked)) > 10
    assert len(counted) > 5
    assert sorted(told - known) == []


def test_a_fault_of_a_line_is_told_in_french_whatever_it_is() -> None:
    told = told_message("line 3: expected 9 cells, found 1", "fr")
    assert told == "ligne 3 : attendu : 9 cellules ; trouvé : 1"
    assert told_message("line 12: something new", "fr") == "ligne 12 : something new"
    day = told_message("line 4: expected a day such as 2024-10-25, found 'hier'", "fr")
    assert day == "ligne 4 : attendu : un jour, comme 2024-10-25 ; trouvé : 'hier'"
