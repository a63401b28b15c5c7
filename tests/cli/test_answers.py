"""What the asking commands print: formats that parse, filters that filter, days that cut."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from recoupe.model import Claim, DocumentDate, Finding
from tests.cli.running import run
from tests.conftest import Built

AS_OF = "2024-10-23"


def told(*words: object) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def as_json(*words: object) -> Any:  # noqa: ANN401 (JSON enters here)
    return json.loads(told(*words, "--format", "json"))


def as_csv(*words: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(told(*words, "--format", "csv")), strict=True))


def test_findings_as_json_are_the_findings_of_the_record(few: Built) -> None:
    rows = as_json("findings", few.dossier.path)
    assert {row["id"] for row in rows} == {finding.id for finding in few.store.records(Finding)}
    assert rows
    for row in rows:
        assert row["points"]
        assert row["origins_low"] <= row["origins_high"]
        assert {"articles", "publishers", "witnesses", "summary", "kind"} <= set(row)


def test_findings_as_csv_have_one_line_a_quotation(few: Built) -> None:
    rows = as_json("findings", few.dossier.path)
    lines = as_csv("findings", few.dossier.path)
    assert [line["id"] for line in lines] == [row["id"] for row in rows for _ in row["points"]]
    assert [line["point_quotation"] for line in lines] == [
        point["quotation"] for row in rows for point in row["points"]
    ]


def test_findings_in_a_table_show_every_quotation_whole(few: Built) -> None:
    table = " ".join(told("findings", few.dossier.path).split())
    for row in as_json("findings", few.dossier.path):
        assert row["id"][:8] in table
        assert f"{row['articles']} article" in table
        for point in row["points"]:
            assert f"« {' '.join(point['quotation'].split())} »" in table


def test_findings_can_be_asked_by_kind_and_by_witnesses(few: Built) -> None:
    rows = as_json("findings", few.dossier.path)
    kinds = {row["kind"] for row in rows}
    for kind in kinds:
        wanted = [row for row in rows if row["kind"] == kind]
        assert as_json("findings", few.dossier.path, "--kind", kind) == wanted
    most = max(row["witnesses"] for row in rows)
    assert most >= 2
    assert all(row["witnesses"] == most for row in as_json("findings", few.dossier.path, "--min-witnesses", most))


def test_an_empty_answer_is_said_to_be_empty(few: Built) -> None:
    result = run("findings", few.dossier.path, "--min-witnesses", 99)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "aucun constat ne correspond" in result.stderr
    assert as_json("findings", few.dossier.path, "--min-witnesses", 99) == []


def test_summaries_speak_the_language_asked_for(few: Built) -> None:
    french = as_json("findings", few.dossier.path)
    english = as_json("findings", few.dossier.path, "--lang", "en")
    assert [row["id"] for row in french] == [row["id"] for row in english]
    assert [row["summary"] for row in french] != [row["summary"] for row in english]


def test_claims_in_three_formats_are_the_same_claims(few: Built) -> None:
    rows = as_json("claims", few.dossier.path)
    assert {row["id"] for row in rows} == {claim.id for claim in few.store.records(Claim)}
    lines = as_csv("claims", few.dossier.path)
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert [int(line["start"]) for line in lines] == [row["start"] for row in rows]
    table = told("claims", few.dossier.path)
    assert all(row["id"][:8] in table for row in rows)


def test_claims_can_be_asked_by_stance_and_by_actor(few: Built) -> None:
    rows = as_json("claims", few.dossier.path)
    evasions = as_json("claims", few.dossier.path, "--stance", "evades", "--stance", "has_not_confirmed")
    assert evasions == [row for row in rows if row["stance"] in ("evades", "has_not_confirmed")]
    assert evasions
    by_nis = as_json("claims", few.dossier.path, "--actor", "KOR:NIS")
    assert by_nis
    assert {row["id"] for row in by_nis} < {row["id"] for row in rows}


def test_claims_come_in_the_order_of_reporting_undated_last(few: Built) -> None:
    days = [row["reported"] for row in as_json("claims", few.dossier.path)]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days == dated + [""] * (len(days) - len(dated))


@pytest.mark.parametrize("verb", ["findings", "claims"])
def test_as_of_a_day_holds_nothing_reported_later(few: Built, verb: str) -> None:
    dates = {one.text: one for one in few.store.records(DocumentDate)}
    whole, part = as_json(verb, few.dossier.path), as_json(verb, few.dossier.path, "--as-of", AS_OF)
    texts = {place["text"] for row in part for place in row.get("points", [row])}
    assert texts
    assert all("" < dates[text].published_high <= AS_OF for text in texts)
    later = {place["text"] for row in whole for place in row.get("points", [row])} - texts
    assert later


def test_counts_as_of_a_day_are_those_of_that_day(few: Built) -> None:
    """A finding of that day is made from that day's articles alone: no count knows what came later."""
    dates = {one.text: one for one in few.store.records(DocumentDate)}
    by_then = sum("" < one.published_high <= AS_OF for one in dates.values())
    for row in as_json("findings", few.dossier.path, "--as-of", AS_OF):
        assert row["articles"] <= by_then


def test_undated_articles_are_listed_apart(few: Built) -> None:
    for verb in ("findings", "claims"):
        result = run(verb, few.dossier.path, "--as-of", AS_OF)
        assert "2 articles" in result.stderr
        assert "034_meridian_shells.txt" in result.stderr
        assert "058_boreal_confirmation_us.txt" in result.stderr
        assert run(verb, few.dossier.path).stderr == ""


def test_a_month_and_a_year_are_days_too(few: Built) -> None:
    assert told("claims", few.dossier.path, "--as-of", "2024-10") == told(
        "claims", few.dossier.path, "--as-of", "2024-10-31"
    )
    assert told("claims", few.dossier.path, "--as-of", "2024") == told(
        "claims", few.dossier.path, "--as-of", "2024-12-31"
    )


@pytest.mark.parametrize(
    "day",
    [
        "yesterday",
        "2024-13",
        "2024-02-30",
        "24-10-25",
        "2024-10-25T00:00",
        "10/25/2024",
        "0000",
        "2024-00",
        "2024-10-00",
    ],
)
@pytest.mark.parametrize("verb", ["findings", "claims"])
def test_a_bad_day_is_refused(few: Built, verb: str, day: str) -> None:
    result = run(verb, few.dossier.path, "--as-of", day)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("recoupe: attendu : une date")
    assert repr(day) in result.stderr


def test_a_day_before_everything_gives_an_empty_answer(few: Built) -> None:
    result = run("findings", few.dossier.path, "--as-of", "2000-01-01")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "aucun constat ne correspond" in result.stderr


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed() -> None:
    from recoupe.cli.tables import cell

    assert [cell(one) for one in ("=1+1", "+33", "-a", "@x", "texte", -3, 2.5, None, ("a", "b"))] == [
        "'=1+1", "'+33", "'-a", "'@x", "texte", "-3", "2.5", "", "a | b",
    ]  # fmt: skip


@pytest.mark.parametrize("verb", ["findings", "claims", "events"])
def test_as_markdown_there_is_one_line_a_row_and_no_cell_breaks_it(few: Built, verb: str) -> None:
    lines = as_csv(verb, few.dossier.path)
    table = told(verb, few.dossier.path, "--format", "md").splitlines()
    assert len(table) == len(lines) + 2
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of one article whose words would command a terminal."""
    folder = tmp_path_factory.mktemp("hostile")
    words = "Séoul a démenti lundi \x1b]0;pris\x07\u202el'envoi de 500 soldats\x1b[31m, a déclaré \x9b2J Moscou |.\n"
    (folder / "in").mkdir()
    (folder / "in" / "a\x1b[2J.txt").write_text(f"\x1b[5mTitre\n{words}", encoding="utf-8")
    for one in (("init", folder / "d"), ("add", folder / "d", folder / "in"), ("build", folder / "d")):
        assert run(*one).exit_code == 0
    return folder / "d"


@pytest.mark.slow
@pytest.mark.parametrize("style", ["table", "csv", "md"])
@pytest.mark.parametrize(
    "verb", ["articles", "claims", "events", "findings", "problems", "timeline", "search", "check"]
)
def test_no_word_of_an_article_commands_the_terminal(hostile: Path, verb: str, style: str) -> None:
    asked = {"search": ["démenti"], "check": ["Séoul a \x1b[31mdémenti\u202e l'envoi de 500 soldats."]}.get(verb, [])
    done = run(verb, hostile, *asked, "--format", style)
    assert done.exit_code == 0
    assert done.stdout or "correspond" in done.stderr
    assert not set(done.stdout + done.stderr) & set("\x1b\x07\x9b\u202e")


@pytest.mark.slow
def test_as_json_the_words_are_those_of_the_article(hostile: Path) -> None:
    rows = as_json("claims", hostile)
    assert any("\u202e" in row["content"] for row in rows)
    assert run("verify", hostile).exit_code == 0
