"""Figures and the ledger: one population a series, speakers apart, days kept or told, pictures with the same bytes."""

import csv
import errno
import io
import json
from pathlib import Path

import pytest

from recoupe.errors import MissingExtraError, QuestionError
from recoupe.model import Article, Claim, Finding, Proposition
from recoupe.terms import FindingKind
from recoupe.views import plots
from recoupe.views.figures import Given, Line, Series, figures
from recoupe.views.ledger import ledger
from recoupe.views.selection import Filters, select
from tests.cli.running import run
from tests.conftest import Built


@pytest.mark.slow
def test_every_figure_of_a_series_is_shown_under_its_speaker(sample: Built) -> None:
    rows = figures(select(sample.store), Filters()).series
    known = {one.id: one for one in sample.store.records(Finding) if one.kind is FindingKind.FIGURE_SERIES}
    assert {row.id for row in rows} == set(known)
    for row in rows:
        shown = {record for line in row.lines for given in line.given for record in (given.record, *given.others)}
        assert shown == {point.record for point in known[row.id].points}
        assert len({line.key for line in row.lines}) == len(row.lines)
        assert row.population
        assert not any(letter.isdigit() for letter in row.population)


@pytest.mark.slow
def test_series_are_asked_for_by_what_they_count_by_speaker_and_by_day(sample: Built) -> None:
    selection = select(sample.store)
    assert figures(selection, Filters(), counting="SOLDATS").series
    assert not figures(selection, Filters(), counting="girafes").series
    assert figures(selection, Filters(actor="KOR")).series
    assert not figures(selection, Filters(actor="BRA")).series
    late = figures(selection, Filters(since="2024-10-24"))
    assert all(given.reported >= "2024-10-24" for row in late.series for line in row.lines for given in line.given)
    undated = sum(not one.reported for row in sample.store.records(Finding) if row.kind is FindingKind.FIGURE_SERIES
                  for one in row.points)  # fmt: skip
    assert late.undated == undated


@pytest.mark.slow
def test_a_picture_is_the_same_bytes_and_carries_no_date(sample: Built, tmp_path: Path) -> None:
    rows = figures(select(sample.store), Filters()).series
    first, second = (plots.plot(rows, tmp_path / name, "fr") for name in ("a", "b"))
    assert [path.suffix for path in first] == [".svg", ".png"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    drawn = first[0].read_text(encoding="utf-8")
    assert "<dc:date>" not in drawn
    assert drawn.startswith("<?xml")
    assert first[1].read_bytes().startswith(b"\x89PNG")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.slow
def test_what_cannot_be_drawn_is_refused(sample: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = figures(select(sample.store), Filters()).series
    with pytest.raises(QuestionError, match=r"\.svg or \.png"):
        plots.plot(rows, tmp_path / "a.pdf", "fr")
    with pytest.raises(QuestionError, match="found none"):
        plots.plot([], tmp_path / "a.svg", "fr")
    monkeypatch.setitem(__import__("sys").modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"recoupe\[plot\]"):
        plots.plot(rows, tmp_path / "a.svg", "fr")
    assert not list(tmp_path.iterdir())


def test_the_ledger_holds_every_claim_of_its_propositions(few: Built) -> None:
    told = ledger(select(few.store), Filters(), every=True).entries
    known = {one.id: set(one.claims) for one in few.store.records(Proposition)}
    assert {one.id for one in told} == set(known)
    claims = {one.id for one in few.store.records(Claim)}
    for one in told:
        assert {row.record for side in one.sides for row in side.quotations} <= known[one.id] <= claims


def test_the_ledger_shows_first_what_several_stand_behind(few: Built) -> None:
    told = ledger(select(few.store), Filters()).entries
    counts = [len(one.counts.witnesses) for one in told]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 2
    assert all(len(one.counts.witnesses) >= 2 for one in ledger(select(few.store), Filters(min_witnesses=2)).entries)
    evasive = ledger(select(few.store), Filters(), stance="has_not_confirmed", every=True).entries
    assert evasive
    assert all(
        any(row.stance == "has_not_confirmed" for side in one.sides for row in side.quotations) for one in evasive
    )


def test_a_limit_cuts_the_ledger_and_tells_how_much_more_there_is(few: Built) -> None:
    whole, two = (ledger(select(few.store), Filters(), every=True, limit=limit) for limit in (0, 2))
    assert two.entries == whole.entries[:2]
    assert (whole.more, two.more) == (0, len(whole.entries) - 2)


def test_what_the_days_leave_is_counted_by_itself(few: Built) -> None:
    told = ledger(select(few.store), Filters(until="2024-10-25"), every=True).entries
    printed = {one.text for one in few.store.records(Article)}
    for one in told:
        rows = [row for side in one.sides for row in side.quotations]
        assert {row.text for row in rows} <= printed
        assert 0 < one.counts.origins_low <= one.counts.origins_high <= one.counts.articles
        assert set(one.counts.witnesses) == {part for side in one.sides for part in side.speaker.split(" + ") if part}


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["ledger", "figures"])
def test_the_formats_hold_the_same_rows(sample: Built, verb: str) -> None:
    rows = json.loads(run(verb, sample.dossier.path, "--format", "json").stdout)
    lines = list(csv.DictReader(io.StringIO(run(verb, sample.dossier.path, "--format", "csv").stdout), strict=True))
    assert list(dict.fromkeys(line["id"] for line in lines)) == [row["id"] for row in rows]
    table = run(verb, sample.dossier.path).stdout
    assert all(row["id"][:8] in table for row in rows)
    assert run(verb, sample.dossier.path, "--format", "md").stdout.startswith("| id |")


@pytest.mark.parametrize("verb", ["ledger", "figures"])
def test_filters_that_match_nothing_say_so(few: Built, verb: str) -> None:
    told = run(verb, few.dossier.path, "--min-witnesses", 99)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "correspond" in told.stderr
    assert run(verb, few.dossier.path, "--actor", "personne de ce nom").exit_code == 3
    assert run(verb, few.dossier.path, "--since", "hier").exit_code == 3


def test_an_actor_may_be_asked_for_by_name(few: Built) -> None:
    by_name = run("ledger", few.dossier.path, "--actor", "Corée du Sud", "--format", "json")
    assert by_name.stdout == run("ledger", few.dossier.path, "--actor", "KOR", "--format", "json").stdout
    assert len(by_name.stdout) > 10


def test_a_picture_that_cannot_be_written_leaves_the_old_one_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "a.svg"
    target.write_bytes(b"old")
    monkeypatch.setattr(plots, "picture", lambda *_: b"new")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        plots.plot([Series("0" * 32, "soldats", (), 1, 1, 1, 1, 1)], target, "fr", force=True)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.svg", b"old")]


def test_a_picture_that_is_there_is_drawn_over_only_by_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    series = [Series("0" * 32, "soldats", (), 1, 1, 1, 1, 1)]
    monkeypatch.setattr(plots, "picture", lambda *_: b"new")
    (tmp_path / "a.png").write_bytes(b"old")
    with pytest.raises(QuestionError, match="--force"):
        plots.plot(series, tmp_path / "a", "fr")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.png", b"old")]  # nor its sister drawn
    assert [one.name for one in plots.plot(series, tmp_path / "a", "fr", force=True)] == ["a.svg", "a.png"]


@pytest.mark.slow
def test_what_is_counted_is_asked_for_in_either_language(sample: Built) -> None:
    selection = select(sample.store)
    for words in ("soldats", "soldiers"):
        for language in ("fr", "en"):
            assert figures(selection, Filters(language=language), counting=words).series, (words, language)
    done = run("figures", str(sample.dossier.path), "--type", "giraffes")
    assert "sont comptés : " in done.stderr
    assert "soldats, Corée du Nord" in done.stderr


@pytest.mark.parametrize("days", [(), ("2024-10-17",), ("2024-10-17", "2024-10-19"), ("2024-10-17", "2025-02-01")])
def test_an_axis_tells_each_day_once_and_none_where_nothing_is_dated(days: tuple[str, ...]) -> None:
    from matplotlib.figure import Figure

    given = tuple(
        Given("r", day, 20.0, None, None, "20", "vingt", ("a",), "t", 0, 5) for day in (*days, "")
    )  # a figure without a day stands beside
    drawn = Figure()
    panel = drawn.subplots()
    plots._panel(panel, Series("i", "blessés", (Line("Vallon", "VAL", given),), 1, 1, 1, 1, 1), {"VAL": 0}, "fr")
    drawn.draw_without_rendering()
    low, high = panel.get_xlim()
    told = [
        one.get_text() for one, at in zip(panel.get_xticklabels(), panel.get_xticks(), strict=True) if low <= at <= high
    ]
    assert len(told) == len(set(told))
    assert bool(told) == bool(days)
    assert not any(one.startswith("1970") for one in told)
    assert panel.get_ylim()[1] > 21
