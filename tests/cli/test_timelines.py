"""What `timeline` and `stories` print: formats that parse, undated apart, reasons for a brief."""

import csv
import io
import json

import pytest

from recoupe.cli.dealings import _agreement
from recoupe.views.agreements import AgreementRow, Step
from recoupe.views.labels import Names
from tests.cli.running import run
from tests.conftest import Built


def told(*words: object) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_json_and_csv_hold_the_same_happenings(few: Built) -> None:
    found = json.loads(told("timeline", few.dossier.path, "--format", "json"))
    lines = list(csv.DictReader(io.StringIO(told("timeline", few.dossier.path, "--format", "csv"))))
    assert [line["id"] for line in lines] == [row["id"] for row in (*found["dated"], *found["undated"])]


def test_a_table_names_what_no_text_dates_and_quotes(few: Built) -> None:
    out = told("timeline", few.dossier.path)
    assert "Sans date dans les textes" in out
    assert "«" in out
    assert "Not dated by the texts" in told("timeline", few.dossier.path, "--lang", "en")


def test_a_brief_says_why_and_a_full_timeline_does_not(few: Built) -> None:
    assert "portée" in told("timeline", few.dossier.path, "--brief", 3)
    assert "portée" not in told("timeline", few.dossier.path)


def test_nothing_found_is_said(few: Built) -> None:
    assert "aucun événement ne correspond" in run("timeline", few.dossier.path, "--type", "TORTURE").stderr


def test_a_bad_day_is_refused(few: Built) -> None:
    assert run("timeline", few.dossier.path, "--since", "soon").exit_code == 3


def test_stories_list_every_article_once(few: Built) -> None:
    rows = json.loads(told("stories", few.dossier.path, "--format", "json"))
    assert sum(row["articles"] for row in rows) == 10
    assert rows[0]["id"][:8] in told("stories", few.dossier.path)
    assert "id" in told("stories", few.dossier.path, "--format", "csv").splitlines()[0]


@pytest.mark.parametrize("verb", ["timeline", "stories", "agreements", "flows"])
def test_markdown_holds_the_same_lines_as_csv(few: Built, verb: str) -> None:
    lines = told(verb, few.dossier.path, "--format", "md").splitlines()
    rows = list(csv.reader(io.StringIO(told(verb, few.dossier.path, "--format", "csv"))))
    assert len(lines) == len(rows) + 1
    assert lines[0] == f"| {' | '.join(rows[0])} |"
    assert len({line.replace("\\|", "").count("|") for line in lines}) == 1


@pytest.mark.parametrize("verb", ["flows", "events"])
def test_codes_are_told_in_the_language_of_the_reader(few: Built, verb: str) -> None:
    french, english = (told(verb, few.dossier.path, "--lang", language) for language in ("fr", "en"))
    assert any(word in english for word in ("undated", "asserted", "reported"))
    assert not any(word in french for word in ("undated", "asserted", "reported", "_REF"))


def test_an_agreement_is_told_in_the_language_of_the_reader(capsys: pytest.CaptureFixture[str]) -> None:
    step = Step("e", "t", 0, 9, "signed", "", "asserted", "le pacte de Lorval")
    names = Names.of((), "fr")
    _agreement(
        AgreementRow(("FRA", "ITA", "EUR"), "le pacte de Lorval", "", (step,), (step,)),
        names,
        {"t": "Le Phare"}.__getitem__,
    )
    assert [line.strip() for line in capsys.readouterr().out.splitlines()] == [
        "France, Italie, Union européenne  aucune étape atteinte  le pacte de Lorval",
        "e  signé  sans date  affirmé  « le pacte de Lorval »  Le Phare",
        "e  clause  « le pacte de Lorval »  Le Phare",
    ]


def test_agreements_have_one_line_a_stage_and_no_record_inside_a_cell(few: Built) -> None:
    rows = list(csv.DictReader(io.StringIO(told("agreements", few.dossier.path, "--format", "csv"))))
    found = json.loads(told("agreements", few.dossier.path, "--format", "json"))
    assert len(rows) == sum(len(row["stages"]) + len(row["clauses"]) or 1 for row in found)
    assert not any("Step(" in cell for row in rows for cell in row.values())
