"""A person's decisions: written, read back, replayed by a build, and told when they no longer mean anything."""

from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.decisions import COLUMNS, Decision, append, lost, read, removed_articles
from recoupe.engine.local import LocalEngine
from recoupe.errors import QuestionError
from recoupe.ingest.dossier import articles, create
from recoupe.ingest.files import add
from recoupe.model import DocumentDate, Problem, text_id
from recoupe.pipeline import build
from recoupe.store.codec import digest
from recoupe.store.sql import SqlStore

ARTICLE = "a" * 32
REMOVE = Decision("remove", ARTICLE, -1, -1, "", "", who="me", when="2025-01-01", note="not about this")


def log(folder: Path, *lines: str, head: bool = True) -> Path:
    path = folder / "decisions.tsv"
    path.write_text("".join(f"{line}\n" for line in ["\t".join(COLUMNS)] * head + list(lines)), encoding="utf-8")
    return path


def test_what_is_decided_is_read_back(tmp_path: Path) -> None:
    spanned = Decision(
        "relabel", ARTICLE, 0, 7, "« Oui »", "claim.stance=denies", who="Zoé", when="2025-01-02", note="relu"
    )
    path = tmp_path / "decisions.tsv"
    append(path, [REMOVE])
    append(path, [spanned])
    assert read(path) == ((REMOVE, spanned), ())


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "decisions.tsv") == ((), ())


def test_a_later_restore_takes_a_removal_back() -> None:
    restore = replace(REMOVE, id="", action="restore")
    assert removed_articles([REMOVE]) == {ARTICLE}
    assert removed_articles([REMOVE, restore]) == frozenset()
    assert removed_articles([REMOVE, restore, REMOVE]) == {ARTICLE}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2025\tme\tremove", "expected 9 cells, found 3"),
        (f"2025\tme\tforget\t{ARTICLE}\t\t\t\t\t", "found 'forget'"),
        (f"2025\tme\trelabel\t{ARTICLE}\tone\ttwo\tx\tclaim.stance=denies\t", "two whole numbers"),
        (f"2025\tme\trelabel\t{ARTICLE}\t5\t\tx\tclaim.stance=denies\t", "two whole numbers"),
        (f"2025\tme\trelabel\t{ARTICLE}\t²\t³\tx\tclaim.stance=denies\t", "two whole numbers"),
        (f"2025\tme\tdate\t{ARTICLE}\t\t\t\t25/10/2024\t", "found '25/10/2024'"),
        (f"2025\tme\tdate\t{ARTICLE}\t\t\t\t2024-10-20..2024-10-18\t", "found '2024-10-20..2024-10-18'"),
    ],
)
def test_a_broken_line_is_a_problem_that_names_it_and_the_rest_is_replayed(
    tmp_path: Path, line: str, told: str
) -> None:
    removal = f"2025-01-01\tme\tremove\t{ARTICLE}\t\t\t\t\tnot about this"
    good, bad = read(log(tmp_path, line, removal))
    assert good == (REMOVE,)
    assert [problem.code for problem in bad] == ["broken_decision"]
    assert bad[0].message.startswith("line 2: expected")
    assert told in bad[0].message


def test_bytes_that_are_no_utf8_break_their_line_only(tmp_path: Path) -> None:
    path = log(tmp_path, f"2025-01-01\tme\tremove\t{ARTICLE}\t\t\t\t\tnot about this")
    path.write_bytes(path.read_bytes() + b"2025\tZo\xe9\tremove\tx\t\t\t\t\t\n")
    good, bad = read(path)
    assert (good, [problem.message for problem in bad]) == ((REMOVE,), ["line 3: expected UTF-8, found b'\\xe9\\tre'"])


def test_a_byte_order_mark_windows_line_ends_and_a_missing_header_lose_nothing(tmp_path: Path) -> None:
    line = f"2025-01-01\tme\tremove\t{ARTICLE}\t\t\t\t\tnot about this"
    path = log(tmp_path, line, head=False)
    assert read(path) == ((REMOVE,), ())
    path.write_bytes(b"\xef\xbb\xbf" + "\t".join(COLUMNS).encode() + b"\r\n" + line.encode() + b"\r\n")
    assert read(path) == ((REMOVE,), ())


def test_a_last_line_without_its_end_is_not_glued_to_the_next(tmp_path: Path) -> None:
    path = log(tmp_path, f"2025-01-01\tme\tremove\t{ARTICLE}\t\t\t\t\tnot about this")
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append(path, [replace(REMOVE, id="", action="restore")])
    assert [one.action for one in read(path)[0]] == ["remove", "restore"]


def test_a_note_of_two_lines_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    with pytest.raises(QuestionError, match="expected one line for note"):
        append(path, [replace(REMOVE, id="", note="one\ntwo")])
    assert not path.exists()


def test_a_decision_that_no_longer_finds_its_place_is_told() -> None:
    characters = "Le ministère a démenti."
    text = text_id(characters)
    here = Decision("relabel", text, 13, 22, "a démenti", "claim.stance=denies", who="me", when="2025")
    moved = replace(here, id="", start=3, end=12)
    elsewhere = replace(here, id="", target=ARTICLE)
    actor = replace(here, id="", action="merge", target="PER:CHO_TAE_YONG", start=-1, end=-1, quote="", value="PER:CHO")
    found = list(lost([here, moved, elsewhere, actor], {text, "PER:CHO_TAE_YONG"}, {text: characters}.get))
    assert [problem.code for problem in found] == ["lost_decision", "lost_decision"]
    assert "expected 'a démenti' at 3, found 'ministère'" in found[0].message
    assert found[1].name == ARTICLE


@pytest.mark.slow
def test_a_build_replays_removals_dates_and_tells_what_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Séoul a démenti lundi toute livraison d'armes à Kiev.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Moscou a confirmé mardi la visite du ministre à Pyongyang.\n", encoding="utf-8")
    dossier = create(tmp_path / "dossier")
    add(dossier, [folder], acquired="2025-01-01T00:00:00+00:00")
    store = SqlStore.at(dossier.record_path)
    engine = LocalEngine(1, progress=False)
    build(dossier, store, engine, strict=True)
    before = digest(store.everything())
    first, second = articles(dossier)
    removal = replace(REMOVE, id="", target=first.id)
    append(dossier.decisions_path, [removal, replace(removal, id="", target="b" * 32)])
    append(dossier.decisions_path, [replace(removal, id="", action="date", target=second.text, value="2024-10-18")])
    done = build(dossier, store, engine, strict=True)
    assert (done.articles, done.sound) == (1, True)
    dated = [one for one in store.records(DocumentDate) if one.text == second.text]
    assert [(one.published_low, one.published_high) for one in dated] == [("2024-10-18", "2024-10-18")]
    assert [one.name for one in store.records(Problem) if one.code == "lost_decision"] == ["b" * 32]
    dossier.decisions_path.write_text(
        "\t".join(COLUMNS) + f"\n2025\tme\tremove\t{first.id}\t\t\t\t\t\n2026\tme\trestore\t{first.id}\t\t\t\t\t\n",
        encoding="utf-8",
    )
    build(dossier, store, engine, strict=True)
    assert digest(store.everything()) == before
    store.close()
