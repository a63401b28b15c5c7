"""Promise 2: the same input gives the same record, however it comes in."""

import os
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from recoupe import pipeline
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import articles, create
from recoupe.ingest.files import add
from recoupe.link.kept import Kept
from recoupe.model import Claim, Record
from recoupe.pipeline import build
from recoupe.store.codec import digest
from recoupe.store.sql import SqlStore
from recoupe.views.selection import select
from tests.conftest import SAMPLE, Built, built
from tests.text.test_fellows import STORIES, page

pytestmark = pytest.mark.slow

HEADER = "when\twho\taction\ttarget\tstart\tend\tquote\tvalue\tnote\n"

FILES = sorted((SAMPLE / "articles").iterdir())[:10]


def decided(when: str, action: str, target: str, value: str = "") -> str:
    """A line of the decisions of a dossier."""
    return f"{when}\tme\t{action}\t{target}\t\t\t\t{value}\t\n"


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = built(tmp_path_factory.mktemp("expected") / "dossier", FILES)
    found = digest(made.store.everything())
    made.store.close()
    return found


def test_shuffled_input_and_two_processes(tmp_path: Path, expected: str) -> None:
    shuffled = FILES[:]
    random.Random(7).shuffle(shuffled)
    assert shuffled != FILES
    made = built(tmp_path / "dossier", shuffled, processes=2)
    assert digest(made.store.everything()) == expected
    made.store.close()


def test_one_by_one(tmp_path: Path, expected: str) -> None:
    dossier = create(tmp_path / "dossier")
    store = SqlStore.at(dossier.record_path)
    engine = LocalEngine(1, progress=False)
    for number, path in enumerate(FILES):
        add(dossier, [path], acquired=f"2025-01-{number + 1:02}T00:00:00+00:00")
        done = build(dossier, store, engine, strict=True)
        assert done.texts_read <= 1
    assert digest(store.everything()) == expected
    store.close()


def test_a_third_page_of_a_site_shows_what_frames_the_first_two(tmp_path: Path) -> None:
    received = tmp_path / "pages"
    received.mkdir()
    for story in STORIES:
        (received / f"{story}.txt").write_text(page(story), encoding="utf-8")
    files = sorted(received.iterdir())
    whole = built(tmp_path / "whole", files)
    expected = digest(whole.store.everything())
    whole.store.close()
    dossier = create(tmp_path / "dossier")
    store = SqlStore.at(dossier.record_path)
    read = []
    for number, path in enumerate(files):
        add(dossier, [path], acquired=f"2025-01-{number + 1:02}T00:00:00+00:00")
        read.append(build(dossier, store, LocalEngine(1, progress=False), strict=True).texts_read)
    assert read == [1, 1, 3]
    assert digest(store.everything()) == expected
    assert not [claim for claim in store.records(Claim) if claim.holders and "Querrien" in claim.holders[0].name]
    store.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_one_by_one_in_other_orders_with_one_taken_out_and_put_back(tmp_path: Path, seed: int) -> None:
    """The first article is removed while the others come in, and restored at the end."""
    few = FILES[:5]
    whole = built(tmp_path / "whole", few)
    expected = digest(whole.store.everything())
    whole.store.close()
    order = random.Random(seed).sample(few, len(few))
    dossier = create(tmp_path / "dossier")
    store = SqlStore.at(dossier.record_path)
    engine = LocalEngine(1, progress=False)
    states = []
    for number, path in enumerate(order):
        add(dossier, [path], acquired=f"2025-01-{number + 1:02}T00:00:00+00:00")
        if number == 1:
            first = min(articles(dossier), key=lambda one: one.acquired).id
            dossier.decisions_path.write_text(HEADER + decided("2025-01-01", "remove", first), encoding="utf-8")
        build(dossier, store, engine, strict=True)
        states.append(digest(store.everything()))
    assert expected not in states
    with dossier.decisions_path.open("a", encoding="utf-8") as log:
        log.write(decided("2025-01-02", "restore", first))
    build(dossier, store, engine, strict=True)
    assert digest(store.everything()) == expected
    store.close()


def test_a_decision_on_stories_made_between_two_builds_gives_the_record_of_one(tmp_path: Path) -> None:
    few = FILES[:4]
    whole = create(tmp_path / "whole")
    add(whole, few, acquired="2025-01-01T00:00:00+00:00")
    texts = sorted({one.text for one in articles(whole)})
    apart = HEADER + decided("2025-01-01", "reject", texts[0], f"story {texts[1]}")
    whole.decisions_path.write_text(apart, encoding="utf-8")
    parts = create(tmp_path / "parts")
    stores = [SqlStore.at(one.record_path) for one in (whole, parts)]
    engine = LocalEngine(1, progress=False)
    build(whole, stores[0], engine, strict=True)
    for number, path in enumerate(few):
        add(parts, [path], acquired="2025-01-01T00:00:00+00:00")
        if number == 2:
            parts.decisions_path.write_text(apart, encoding="utf-8")
        build(parts, stores[1], engine, strict=True)
    assert digest(stores[1].everything()) == digest(stores[0].everything())
    for store in stores:
        store.close()


def test_another_hash_seed(tmp_path: Path, expected: str) -> None:
    made = create(tmp_path / "dossier")
    add(made, FILES, acquired="2025-03-01T00:00:00+00:00")
    command = [sys.executable, "-m", "recoupe"]
    environment = {**os.environ, "PYTHONHASHSEED": "4242"}
    subprocess.run([*command, "build", str(made.path)], env=environment, check=True, capture_output=True)
    told = subprocess.run(
        [*command, "digest", str(made.path)], env=environment, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == expected


def test_a_build_that_changes_nothing_reads_nothing(tmp_path: Path) -> None:
    made = built(tmp_path / "dossier", FILES[:3])
    before = digest(made.store.everything())
    again = build(made.dossier, made.store, LocalEngine(1, progress=False), strict=True)
    assert (again.texts_read, digest(made.store.everything())) == (0, before)
    made.store.close()


def test_linking_runs_again_only_when_something_it_rests_on_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = built(tmp_path / "dossier", FILES[:3])
    runs: list[int] = []
    whole = pipeline.linked

    def counted(read: Iterable[Record], kept: Kept) -> dict[str, tuple[Record, ...]]:
        runs.append(1)
        return whole(read, kept)

    monkeypatch.setattr(pipeline, "linked", counted)
    engine = LocalEngine(1, progress=False)
    before = digest(made.store.everything())
    build(made.dossier, made.store, engine, strict=True)
    assert (runs, digest(made.store.everything())) == ([], before)
    add(made.dossier, FILES[3:4], acquired="2025-02-01T00:00:00+00:00")
    build(made.dossier, made.store, engine, strict=True)
    assert len(runs) == 1
    made.store.drop(["link:findings"])
    build(made.dossier, made.store, engine, strict=True)
    assert len(runs) == 2
    made.store.close()


def test_taking_an_article_out_gives_the_record_without_it(tmp_path: Path) -> None:
    more = built(tmp_path / "more", FILES[:4])
    less = built(tmp_path / "less", FILES[:3])
    extra = {one.id for one in articles(more.dossier)} - {one.id for one in articles(less.dossier)}
    more.dossier.decisions_path.write_text(
        "when\twho\taction\ttarget\tstart\tend\tquote\tvalue\tnote\n"
        + "".join(f"2025-01-01\tme\tremove\t{one}\t\t\t\t\tnot about this\n" for one in extra),
        encoding="utf-8",
    )
    build(more.dossier, more.store, LocalEngine(1, progress=False), strict=True)
    assert digest(more.store.everything()) == digest(less.store.everything())
    more.store.close()
    less.store.close()


@pytest.mark.parametrize("day", ["2024-10-19", "2024-10-24", "2024-12-31"])
def test_what_was_reported_by_a_day_is_linked_alike_with_and_without_what_the_build_kept(
    few: Built, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    again = select(few.store, as_of=day).records
    monkeypatch.setattr(pipeline, "linked_again", lambda _, read: pipeline.linked(read))
    assert again == select(few.store, as_of=day).records
