"""From a folder of articles to a proven record, through the commands alone, as the README tells it."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from recoupe.ingest.dossier import open_dossier
from recoupe.model import Article, Claim, DocumentDate, Finding, Origin
from recoupe.store.codec import digest
from recoupe.views.selection import select
from tests.cli.running import run, shell
from tests.conftest import FEW, SAMPLE, Built

pytestmark = pytest.mark.slow

ARTICLES = len(list((SAMPLE / "articles").iterdir()))


def test_the_sample_is_read_whole_and_sound(sample: Built) -> None:
    assert (sample.done.articles, sample.done.sound, sample.done.failures) == (ARTICLES, True, 0)
    assert sample.done.faults == ()
    counts = sample.store.counts()
    assert counts["claim"] > 300
    assert counts["finding"] >= 5
    assert {"origin", "actor", "event", "proposition", "quantity", "timex"} <= set(counts)


def test_every_cell_of_the_sample_is_proven(sample: Built) -> None:
    told = json.loads(run("verify", sample.dossier.path, "--format", "json").stdout)
    assert told["broken"] == []
    assert told["cells"] > 10_000


def test_counts_of_a_finding_never_exceed_what_they_count(sample: Built) -> None:
    articles = {one.id: one for one in sample.store.records(Article)}
    texts = {one.text for one in articles.values()}
    for finding in sample.store.records(Finding):
        printed = {span.text for point in finding.points for span in point.spans}
        assert printed <= texts
        assert finding.publishers <= finding.articles <= len(articles)
        assert 1 <= finding.origins_low <= finding.origins_high <= finding.articles
        claims = {claim for witness in finding.witnesses for claim in witness.claims}
        known = {claim.id for claim in sample.store.records(Claim)}
        assert claims <= known
        assert all(witness.reason for witness in finding.witnesses)


def test_every_fold_of_origins_states_its_reason(sample: Built) -> None:
    for origin in sample.store.records(Origin):
        assert all(edge.reason for edge in origin.edges)
        assert len(origin.members) == 1 or origin.edges


def test_an_undated_article_of_the_sample_is_never_silently_in_or_out(sample: Built) -> None:
    dates = {one.text: one for one in sample.store.records(DocumentDate)}
    for day in ("2024-10-20", "2024-12-31", "2026-01-01"):
        part = select(sample.store, as_of=day)
        inside = {one.id for one in part.records if isinstance(one, Article)}
        apart = {one.id for one in part.undated}
        assert not inside & apart
        for one in sample.store.records(Article):
            if one.id not in inside | apart:
                assert dates[one.text].published_low > day


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("journey") / "dossier"
    assert shell("init", path, "--title", "Journey").returncode == 0
    assert shell("add", path, *(SAMPLE / "articles" / name for name in FEW)).returncode == 0
    return path


def test_the_commands_of_the_readme_one_after_the_other(added: Path, few: Built) -> None:
    built = shell("build", added, "--jobs", 2)
    assert built.returncode == 0, built.stderr
    assert "10 articles, 10 read anew, 0 kept: " in built.stdout
    findings = json.loads(shell("findings", added, "--format", "json").stdout)
    assert findings
    explained = shell("explain", added, findings[0]["id"][:8])
    assert findings[0]["points"][0]["quotation"][:30] in explained.stdout
    assert "#L" in explained.stdout
    assert shell("verify", added).returncode == 0
    assert shell("digest", added).stdout.strip() == digest(few.store.everything())
    again = shell("build", added)
    assert "0 read anew, 10 kept" in again.stdout


def test_taking_articles_out_and_putting_them_back(added: Path, few: Built) -> None:
    assert shell("build", added).returncode == 0
    before = run("digest", added).stdout
    assert run("remove", added, FEW[0], FEW[4], "--note", "hors sujet").exit_code == 0
    assert "8 articles" in run("build", added).stdout
    assert run("digest", added).stdout != before
    assert FEW[0] not in run("claims", added, "--format", "json").stdout
    decisions = added / "decisions.tsv"
    lines = decisions.read_text(encoding="utf-8").splitlines()
    back = [line.replace("\tremove\t", "\trestore\t") for line in lines[1:]]
    decisions.write_text("\n".join([*lines, *back]) + "\n", encoding="utf-8")
    assert "10 articles" in run("build", added).stdout
    assert run("digest", added).stdout == before


def texts_read(record: Path) -> int:
    """How many texts a record that is being built holds already; looked at without writing, so that nothing waits."""
    try:
        with closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)) as database:
            return int(database.execute("select count(*) from owners where owner like 'text:%'").fetchone()[0])
    except sqlite3.OperationalError:  # no file yet, or no table in it
        return 0


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", [1, 4, 9])
def test_a_build_that_is_killed_and_run_again_gives_the_same_digest(tmp_path: Path, few: Built, moment: int) -> None:
    dossier = tmp_path / "dossier"
    assert run("init", dossier, "--title", "Killed").exit_code == 0
    assert run("add", dossier, *(SAMPLE / "articles" / name for name in FEW)).exit_code == 0
    record = open_dossier(dossier).record_path
    process = subprocess.Popen([sys.executable, "-m", "recoupe", "build", str(dossier)], stdout=subprocess.DEVNULL)
    while process.poll() is None and texts_read(record) < moment:
        time.sleep(0.02)
    assert process.poll() is None, "the build was over before it could be killed"
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    kept = texts_read(record)
    assert kept >= moment
    resumed = run("build", dossier)
    assert resumed.exit_code == 0, resumed.stderr
    assert f"{len(FEW) - kept} read anew, {kept} kept" in resumed.stdout
    assert run("digest", dossier).stdout.strip() == digest(few.store.everything())
    assert run("verify", dossier).exit_code == 0
