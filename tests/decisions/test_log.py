"""The file of decisions: written, read back, told when a line is broken or means nothing any more."""

import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.decisions import COLUMNS, Decision, append, in_force, lost, read, removed_articles, stamp
from recoupe.errors import QuestionError
from recoupe.model import text_id

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
        (f"hier\tme\tremove\t{ARTICLE}\t\t\t\t\t", "found 'hier'"),
        ("2025\tme\tremove\t\t\t\t\t\t", "expected a target"),
        (f"2025\tme\treject\t{ARTICLE}\t1\t3\tab\tblock\t", "found 'block'"),
        (f"2025\tme\treject\t{ARTICLE}\t1\t3\tab\tfinding dispute\t", "found 'finding dispute'"),
        (f"2025\tme\treject\t{ARTICLE}\t1\t3\tab\tfinding quarrel {ARTICLE}:1:3\t", "finding quarrel"),
        (f"2025\tme\trelabel\t{ARTICLE}\t1\t3\tab\tclaim.stance=shouts\t", "found 'shouts'"),
        (f"2025\tme\trelabel\t{ARTICLE}\t1\t3\tab\tclaim.colour=red\t", "found 'claim.colour=red'"),
        (f"2025\tme\trelabel\t{ARTICLE}\t1\t3\tab\tevent.predicate=FLY_TO_MARS\t", "found 'FLY_TO_MARS'"),
        (f"2025\tme\trelabel\t{ARTICLE}\t1\t3\tab\tclaim.holder=the Kremlin\t", "found 'the Kremlin'"),
        ("2025\tme\tmerge\tPER:A\t\t\t\tPER:A\t", "another actor"),
        ("2025\tme\tsplit\tPER:A\t\t\t\tPER:B in Paris\t", "found 'PER:B in Paris'"),
        ("2025\tme\tundo\tPER:A\t\t\t\t\t", "the id of a decision"),
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


def test_an_undo_takes_a_line_back_and_an_undo_of_it_puts_it_in_force_again() -> None:
    undo = Decision("undo", REMOVE.id, -1, -1, "", "", who="me", when="2025-01-02")
    redo = Decision("undo", undo.id, -1, -1, "", "", who="me", when="2025-01-03")
    assert in_force([REMOVE]) == (REMOVE,)
    assert in_force([undo, REMOVE]) == ()
    assert in_force([redo, undo, REMOVE]) == (REMOVE,)


def test_the_order_of_the_lines_does_not_count_the_instants_do() -> None:
    first = replace(REMOVE, id="", when="2025-01-01T10:00:00+02:00")
    second = replace(REMOVE, id="", when="2025-01-01T09:00:00+00:00")
    third = replace(REMOVE, id="", when="2025-01")
    assert in_force([second, first, third]) == in_force([third, second, first]) == (third, first, second)


def test_a_line_written_twice_is_one_decision() -> None:
    assert in_force([REMOVE, replace(REMOVE)]) == (REMOVE,)


def test_a_new_decision_is_later_than_all_others_though_the_clock_lags() -> None:
    assert stamp([], "2025-01-01T00:00:00+00:00") == "2025-01-01T00:00:00+00:00"
    assert stamp([REMOVE], "2025-01-02T00:00:00+00:00") == "2025-01-02T00:00:00+00:00"
    assert stamp([REMOVE], "2024-12-31T00:00:00+00:00") == "2025-01-01T00:00:00.001+00:00"


def test_two_joined_files_have_two_headers_and_lose_no_line(tmp_path: Path) -> None:
    line = f"2025-01-01\tme\tremove\t{ARTICLE}\t\t\t\t\tnot about this"
    path = log(tmp_path, line, "\t".join(COLUMNS), line.replace("me", "you"))
    good, bad = read(path)
    assert ([one.who for one in good], bad) == (["me", "you"], ())


def test_words_of_two_lines_are_quoted_on_one(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    append(path, [Decision("reject", ARTICLE, 0, 9, "deux\nlignes", "claim")])
    assert read(path)[0][0].quote == "deux lignes"


def test_an_undo_of_nothing_is_told() -> None:
    undo = Decision("undo", ARTICLE, -1, -1, "", "")
    told = list(lost([undo], set(), lambda _: None))
    assert "expected a decision of this file, found none" in told[0].message


def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """The limit on the size of files stands for the disk: half a line would read as a decision with half its note."""
    path = tmp_path / "decisions.tsv"
    append(path, [REMOVE])
    before = path.read_bytes()
    code = (
        "import resource, sys; from dataclasses import replace; from pathlib import Path\n"
        "from recoupe.decisions import append, read\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 150}, {resource.RLIM_INFINITY}))\n"
        "path = Path(sys.argv[1])\n"
        "append(path, [replace(read(path)[0][0], id='', note='vu ' * 99)])"
    )
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "File too large" in told.stderr
    assert path.read_bytes() == before
