"""Each format is what its own library or schema says it is, and the same bytes twice."""

import csv
import datetime
import io
import json
import re
from typing import Any

import geojson
import jsonschema
import openpyxl
import pyarrow.parquet as pq
import pytest
from citeproc.source.json import CiteProcJSON

from recoupe.errors import QuestionError
from recoupe.export.formats import FORMATS, every_file, export, of_file
from recoupe.export.material import Material
from recoupe.export.sheets import LONGEST
from recoupe.export.tables import TABLES
from recoupe.model import Article, Claim, Mention, Text
from recoupe.terms import Stance
from recoupe.views.cells import guarded
from recoupe.views.selection import Selection
from tests.conftest import Built
from tests.export.schemas import ANNOTATION, FOLLOW_THE_MONEY, LENGTHS, RANGES, TIMELINE, VALUES

EVERY = [(name, table) for name, one in FORMATS.items() for table in (TABLES if one.has_tables else ("claims",))]


@pytest.mark.parametrize(("name", "table"), EVERY)
def test_a_format_gives_the_same_bytes_twice(material: Material, name: str, table: str) -> None:
    shuffled = Material(Selection(tuple(reversed(material.selection.records))), material.language, material.title)
    assert export(material, name, table=table) == export(shuffled, name, table=table)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_record_without_anything_is_a_valid_empty_file(kind: str) -> None:
    empty = Material(Selection(), "en", "")
    assert isinstance(export(empty, kind), bytes)


def test_an_unknown_format_or_table_is_refused(material: Material) -> None:
    with pytest.raises(QuestionError, match="expected one of xlsx, csv"):
        export(material, "docx")
    with pytest.raises(QuestionError, match="expected one of findings"):
        export(material, "csv", table="moods")


def test_the_ending_of_a_name_tells_the_format() -> None:
    told = {
        name: of_file(name)
        for name in (
            "a.xlsx",
            "b.CSV",
            "c.ftm.json",
            "d.csl.json",
            "e.json",
            "f",
            "g.polecat.tsv",
            "h.timelinejs.json",
            "timeline.json",
            "untimeline.json",
        )
    }
    assert told == {
        "a.xlsx": "xlsx", "b.CSV": "csv", "c.ftm.json": "ftm", "d.csl.json": "csl", "e.json": "", "f": "",
        "g.polecat.tsv": "polecat", "h.timelinejs.json": "timelinejs", "timeline.json": "timelinejs",
        "untimeline.json": "",
    }  # fmt: skip


def test_every_file_has_a_name_of_its_own(material: Material) -> None:
    names = [name for name, _, _ in every_file(material)]
    assert len(names) == len(set(names)) == len(EVERY)


def lines(material: Material, kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(material, kind).splitlines()]


def test_every_record_is_a_web_annotation(material: Material) -> None:
    found = lines(material, "jsonl")
    validator = jsonschema.Draft202012Validator(ANNOTATION)
    for one in found:
        validator.validate(one)
    assert len(found) == len(material.selection.records)


def test_selectors_find_their_words_in_the_kept_text(material: Material) -> None:
    texts = {f"urn:recoupe:text:{key}": words for key, words in material.texts.items()}
    claims = [one for one in lines(material, "jsonl") if one["body"]["kind"] == "claim"]
    assert len(claims) == sum(isinstance(one, Claim) for one in material.selection.records)
    for one in claims:
        target = one["target"][0]
        position, quote = target["selector"]
        words = texts[target["source"]]
        assert words[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in words
        content = one["body"]["value"]["content"]["selector"]
        assert words[content[0]["start"] : content[0]["end"]] == content[1]["exact"]


def rows(material: Material, table: str) -> list[list[str]]:
    content = export(material, "csv", table=table)
    assert content.startswith(b"\xef\xbb\xbf")
    words = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(words, newline=""), delimiter=";" if material.language == "fr" else ","))


def test_csv_speaks_the_language_of_its_reader(material: Material) -> None:
    french = rows(material, "claims")
    assert french[0][:5] == ["paru le", "qui parle", "position", "certitude", "propos"]
    assert "affirme" in {row[2] for row in french}
    english = rows(Material(material.selection, "en"), "claims")
    assert english[0][:5] == ["reported", "who speaks", "stance", "certainty", "content"]
    assert "asserts" in {row[2] for row in english}
    assert len(french) == len(english) == 1 + sum(isinstance(one, Claim) for one in material.selection.records)


@pytest.mark.parametrize("table", TABLES)
def test_csv_has_a_cell_for_each_column(material: Material, table: str) -> None:
    found = rows(material, table)
    assert {len(row) for row in found} == {len(found[0])}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("=1+1", "'=1+1"), ("+33 1", "'+33 1"), ("-2", "'-2"), ("@cmd", "'@cmd"), ("  =1", "'  =1"), ("\t=1", "'\t=1"),
        ("＝1", "'＝1"), ("\x00=1", "'=1"), ("a=1", "a=1"), ("a\x07b\u202e", "ab"), ("é\r\nà", "é\nà"), ("", ""),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_guarded(words: str, told: str) -> None:
    assert guarded(words) == told


def test_no_cell_of_a_harmful_dossier_runs(harmful: Material) -> None:
    found = rows(harmful, "articles")[1]
    assert found[1:4] == ["'@Écho", "'-1+1", '\'=HYPERLINK("http://x.example") noitcA <b>&']
    book = openpyxl.load_workbook(io.BytesIO(export(harmful, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(str(cell.value).startswith("=HYPERLINK") and cell.data_type == "s" for cell in cells)


def test_the_workbook_opens_with_frozen_heads_words_and_real_dates(material: Material) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(material, "xlsx")))
    assert book.sheetnames[:5] == ["À lire", "Constats", "Citations", "Chronologie", "Propos"]
    assert book.properties.created == datetime.datetime(2000, 1, 1)  # noqa: DTZ001 (as a workbook holds it)
    sheet = book["Propos"]
    assert (sheet.freeze_panes, sheet["A1"].value, sheet["A1"].font.b) == ("A2", "paru le", True)
    assert sheet.auto_filter.ref.startswith("A1:K")
    assert sheet.column_dimensions["E"].width > 60
    assert isinstance(sheet["A2"].value, datetime.datetime)
    counts = [row[2].value for row in book["Constats"].iter_rows(min_row=2)]
    assert all(isinstance(one, int) for one in counts)
    assert "rapporté" in str(book["À lire"]["A2"].value)


def test_words_longer_than_a_cell_are_cut_and_say_so() -> None:
    text = Text(characters="Rien.", language="fr")
    article = Article(text=text.id, sha256="0" * 64, name="a.txt", title="x" * (LONGEST + 10))
    material = Material(Selection((text, article)))
    book = openpyxl.load_workbook(io.BytesIO(export(material, "xlsx")))
    cell = book["Articles"]["D2"].value
    assert isinstance(cell, str)
    assert (len(cell), cell[-1]) == (LONGEST, "…")


@pytest.mark.parametrize("table", TABLES)
def test_parquet_keeps_types_and_codes(material: Material, table: str) -> None:
    read = pq.read_table(io.BytesIO(export(material, "parquet", table=table)))
    made = TABLES[table](material)
    assert read.column_names == [one.name for one in made.columns]
    assert read.num_rows == len(made.rows)
    if table == "claims":
        assert set(read["stance"].to_pylist()) <= {str(one) for one in Stance}
        assert all(isinstance(one, list) for one in read["outlets"].to_pylist())
        assert all(isinstance(one, int) for one in read["start"].to_pylist())


def test_citations_are_read_by_a_citation_processor(material: Material) -> None:
    cited = json.loads(export(material, "csl"))
    read = CiteProcJSON(cited)
    assert len(read) == sum(isinstance(one, Article) for one in material.selection.records)
    dated = [one for one in cited if "issued" in one]
    assert dated
    assert all(1 <= len(one["issued"]["date-parts"]) <= 2 for one in dated)
    assert len(dated) < len(cited), "an article without a date gets none"


def test_geojson_is_valid_and_only_of_places_a_span_names(material: Material) -> None:
    read = geojson.loads(export(material, "geojson"))
    assert read.is_valid, read.errors()
    assert read["features"]
    for one in read["features"]:
        cells = one["properties"]
        words = material.texts[cells["text"]]
        assert words[cells["start"] : cells["end"]] == cells["named"]
    kinds = {one["properties"]["kind"] for one in read["features"]}
    assert kinds == {"event", "place"}
    vladivostok = next(one for one in read["features"] if one["properties"]["key"] == "PLC:RUS_VLADIVOSTOK")
    assert [round(part) for part in vladivostok["geometry"]["coordinates"]] == [132, 43]


def test_the_timeline_is_what_timelinejs_reads(material: Material, harmful: Material) -> None:
    made = json.loads(export(material, "timelinejs"))
    jsonschema.Draft202012Validator(TIMELINE).validate(made)
    parts = ("year", "month", "day")
    days = [tuple(int(one["start_date"].get(part, 1)) for part in parts) for one in made["events"]]
    assert days == sorted(days)
    assert days
    assert made["title"]["text"]["text"].startswith(f"{len(days)} faits datés")
    headline = json.loads(export(harmful, "timelinejs"))["title"]["text"]["headline"]
    assert headline == "=HYPERLINK(&quot;http://x.example&quot;) noitcA &lt;b&gt;&amp;"


def test_polecat_has_its_columns_and_what_they_do_not_tell(material: Material) -> None:
    table = list(csv.DictReader(io.StringIO(export(material, "polecat").decode(), newline=""), delimiter="\t"))
    assert table
    for row in table:
        words = material.texts[row["Text"]][int(row["Start"]) : int(row["End"])]
        assert " ".join(words.split()) in row["Event Text"].removeprefix("'")
        assert int(row["Witness Count"]) == len([one for one in row["Witnesses"].split("; ") if one])
        assert row["Quad Code"] in {
            "VERBAL COOPERATION",
            "MATERIAL COOPERATION",
            "VERBAL CONFLICT",
            "MATERIAL CONFLICT",
        }
        assert -10 <= float(row["Intensity"]) <= 10
    assert any(int(row["Witness Count"]) for row in table)


def test_entities_are_valid_follow_the_money(material: Material) -> None:
    ftm = pytest.importorskip("followthemoney")
    read = [ftm.model.get_proxy(one) for one in lines(material, "ftm")]
    schemata = {one.schema.name for one in read}
    assert {"Article", "Person", "PublicBody", "Event", "Mention", "Documentation"} <= schemata
    known = {one.id for one in read}
    for proxy, one in zip(read, lines(material, "ftm"), strict=True):
        assert proxy.to_dict()["properties"].keys() == one["properties"].keys(), "no value is dropped by validation"
        proxy.schema.validate(proxy.to_dict())
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in known


def test_entities_are_as_follow_the_money_defines_them_where_it_is_not_installed(material: Material) -> None:
    found = lines(material, "ftm")
    schema_of = {one["id"]: one["schema"] for one in found}
    for one in found:
        defined = FOLLOW_THE_MONEY[one["schema"]]
        assert one["properties"].keys() <= defined["properties"].keys()
        assert defined["required"] <= one["properties"].keys()
        for name, values in one["properties"].items():
            kind = defined["properties"][name]
            if kind in RANGES:
                assert {schema_of[value] for value in values} <= RANGES[kind]
            else:
                assert all(re.fullmatch(VALUES[kind], value, re.DOTALL) for value in values), (name, values)
                assert all(len(value) <= LENGTHS.get(kind, 1024) for value in values), (name, values)


def test_entities_name_only_what_is_there(material: Material) -> None:
    found = lines(material, "ftm")
    known = {one["id"]: one["schema"] for one in found}
    assert len(known) == len(found)
    states = [one for one in found if one["id"] in ("recoupe-actor-kor", "recoupe-actor-rus")]
    assert [one["schema"] for one in states] == ["PublicBody", "PublicBody"]
    for one in found:
        for name in ("document", "entity", "resolved", "involved"):
            assert set(one["properties"].get(name, ())) <= known.keys()
    assert sum(schema == "Article" for schema in known.values()) == len(material.articles)


def test_mentions_stand_behind_actors(few: Built, material: Material) -> None:
    named = {one.candidates[0].lower().replace(":", ".") for one in few.store.records(Mention) if one.candidates}
    actors = {one["id"] for one in lines(material, "ftm") if one["id"].startswith("recoupe-actor-")}
    assert actors
    assert actors <= {f"recoupe-actor-{key.replace('_', '-')}" for key in named}


def test_a_quotation_tells_the_title_and_the_address_of_its_article(material: Material) -> None:
    head, *told = rows(material, "quotations")
    assert {"médias", "titre", "adresse"} <= set(head)
    assert "articles" not in head
    title, url = head.index("titre"), head.index("adresse")
    assert all(row[title] for row in told)
    known = {one.canonical_url or one.url for one in material.articles}
    assert {part for row in told for part in row[url].split(" | ")} - {""} <= known
