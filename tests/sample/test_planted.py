"""The sample dossier keeps what its README says: planted spans occur, tables are whole, texts are normal."""

import csv
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "src" / "recoupe" / "sample"
ARTICLES = sorted((SAMPLE / "articles").iterdir())
BRIEFS = {"019_breve_ratification.txt"}
HEADERS = {
    "sources.tsv": ["file", "outlet", "publisher", "url", "published", "language", "note"],
    "planted.tsv": ["id", "kind", "files", "spans", "expected", "holdout", "source", "note"],
}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the sample, read without any quoting."""
    with (SAMPLE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def text_of(file: str) -> str:
    return (SAMPLE / "articles" / file).read_bytes().decode("utf-8")


def planted_pairs(row: dict[str, str]) -> list[tuple[str, str]]:
    """(file, span) by the rule of the README: one file, one span for all, or the k-th span from the k-th file."""
    files, spans = row["files"].split(","), row["spans"].split(" || ")
    if len(files) == 1:
        return [(files[0], span) for span in spans]
    if len(spans) == 1:
        return [(file, spans[0]) for file in files]
    return list(zip(files, spans, strict=True))


@pytest.mark.parametrize("row", rows("planted.tsv"), ids=lambda row: row["id"])
def test_planted_spans_occur(row: dict[str, str]) -> None:
    for file, span in planted_pairs(row):
        assert span
        assert span in text_of(file)
        assert not (file.endswith(".html") and re.search("[<&]", span))


@pytest.mark.parametrize("row", rows("planted.tsv"), ids=lambda row: row["id"])
def test_expected_is_a_list_of_documented_keys(row: dict[str, str]) -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    keys = [pair.partition("=")[0] for pair in row["expected"].split("; ")]
    assert len(keys) == len(set(keys))
    assert all(pair.partition("=")[2] for pair in row["expected"].split("; "))
    assert [key for key in keys if f"`{key}`" not in readme and f"`{key}=" not in readme] == []
    assert f"`{row['kind']}`" in readme


@pytest.mark.parametrize("key", ["condition", "heading"])
def test_quoted_values_stand_in_their_spans(key: str) -> None:
    quoting = [row for row in rows("planted.tsv") if f"{key}=" in row["expected"]]
    assert quoting
    for row in quoting:
        expected = dict(pair.split("=", 1) for pair in row["expected"].split("; "))
        assert expected[key] in row["spans"]


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_tables_are_rectangular_and_sorted(name: str) -> None:
    lines = (SAMPLE / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == HEADERS[name]
    assert {line.count("\t") for line in lines} == {len(HEADERS[name]) - 1}
    first = [line.split("\t")[0] for line in lines[1:]]
    assert first == sorted(set(first))


@pytest.mark.parametrize("path", sorted([*ARTICLES, *SAMPLE.glob("*.*")]), ids=lambda path: path.name)
def test_files_are_nfc_with_line_feeds(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_articles_have_the_promised_length(path: Path) -> None:
    bare = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", text_of(path.name), flags=re.DOTALL)
    count = len(bare.split())
    assert count < 150 if path.name in BRIEFS else 150 <= count <= 600


def test_every_article_has_a_source_and_a_planted_fact() -> None:
    names = {path.name for path in ARTICLES}
    assert {row["file"] for row in rows("sources.tsv")} == names
    assert {file for row in rows("planted.tsv") for file in row["files"].split(",")} == names


def test_sources_are_invented_addresses_with_iso_dates() -> None:
    for row in rows("sources.tsv"):
        assert re.match(r"https://[a-z0-9.-]+\.example/", row["url"])
        assert row["language"] in {"fr", "en"}
        assert not row["published"] or date.fromisoformat(row["published"])


def test_outlets_have_one_owner_and_two_owners_have_two_outlets() -> None:
    pairs = {(row["outlet"], row["publisher"]) for row in rows("sources.tsv")}
    publishers = [publisher for _, publisher in pairs]
    assert len({outlet for outlet, _ in pairs}) == len(pairs)
    assert {publisher for publisher in publishers if publishers.count(publisher) == 2} == {
        "Agence Continentale",
        "Groupe Presse Rivages",
    }


def test_holdout_is_marked_on_every_row_that_touches_it() -> None:
    held = (SAMPLE / "holdout.txt").read_text(encoding="utf-8").splitlines()
    assert len(held) == 10
    assert {path.name for path in ARTICLES} >= set(held)
    for row in rows("planted.tsv"):
        assert (row["holdout"] == "yes") == any(file in held for file in row["files"].split(","))


def test_an_undated_article_has_no_date_in_its_metadata() -> None:
    dated = {row["file"] for row in rows("sources.tsv") if row["published"]}
    undated = {row["files"] for row in rows("planted.tsv") if row["kind"] == "undated"}
    assert undated
    assert not undated & dated
