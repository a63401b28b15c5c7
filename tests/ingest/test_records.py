"""Exports of other tools: JSON lines, JSON, CSV; fields by the names tools use, or by a person's map."""

import json

import pytest

from recoupe.ingest.received import Received
from recoupe.ingest.records import read_csv, read_json, read_json_lines
from recoupe.model import Problem

TEXT = "Le maire a promis lundi que la halle serait repeinte avant l’hiver.\nLes commerçants en doutent."


def articles(found: object) -> list[Received]:
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, Received)]


def codes(found: object) -> list[str]:
    assert isinstance(found, list)
    return [one.code for one in found if isinstance(one, Problem)]


FUNDUS = {
    "title": "La halle sera repeinte",
    "authors": ["Odile Querrien"],
    "publishing_date": "2024-10-25 06:00:00+02:00",
    "publisher": "Le Relais",
    "requested_url": "https://relais.example/halle",
    "lang": "fr",
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": TEXT.split("\n")}]},
}
NEWS_PLEASE = {
    "title": "La halle sera repeinte",
    "authors": ["Odile Querrien"],
    "date_publish": "2024-10-25 06:00:00",
    "source_domain": "relais.example",
    "url": "https://relais.example/halle",
    "language": "fr",
    "maintext": TEXT,
}
TRAFILATURA = {
    "title": "La halle sera repeinte",
    "author": "Odile Querrien",
    "hostname": "relais.example",
    "date": "2024-10-25",
    "source": "https://relais.example/halle",
    "source-hostname": "Le Relais",
    "raw_text": TEXT.replace("\n", " "),
    "text": TEXT,
}


@pytest.mark.parametrize(
    ("record", "outlet", "day"),
    [
        (FUNDUS, "Le Relais", "2024-10-25T06:00"),
        (NEWS_PLEASE, "relais.example", "2024-10-25T06:00"),
        (TRAFILATURA, "Le Relais", "2024-10-25"),
    ],
    ids=["fundus", "news-please", "trafilatura"],
)
def test_the_json_of_other_tools(record: dict[str, object], outlet: str, day: str) -> None:
    (one,) = articles(list(read_json("a.json", json.dumps(record).encode())))
    assert one.characters == f"La halle sera repeinte\n{TEXT}"
    assert (one.metadata.outlet, one.metadata.url) == (outlet, "https://relais.example/halle")
    assert one.metadata.bylines == ("Odile Querrien",)
    assert [(date.value, date.source) for date in one.metadata.dates] == [(day, "record")]


def test_a_map_of_fields_stands_over_the_known_names() -> None:
    line = json.dumps({"corps": {"fr": TEXT}, "text": "autre", "quand": "2024-10-25"}).encode()
    (one,) = articles(list(read_json_lines("a.jsonl", line, {"text": "corps.fr", "published": "quand"})))
    assert one.characters == TEXT
    assert one.metadata.dates[0].value == "2024-10-25"


def test_json_lines_name_records_by_line_and_go_on_after_a_bad_one() -> None:
    lines = [{"text": TEXT}, "pas un objet", None, {"titre": "sans texte"}, {"text": TEXT + " Et après ?"}]
    content = b"\xef\xbb\xbf" + "\n".join([json.dumps(line) for line in lines] + ["{cassé", ""]).encode()
    found = list(read_json_lines("a.jsonl", content))
    assert [one.name for one in articles(found)] == ["a.jsonl#1", "a.jsonl#5"]
    assert codes(found) == ["broken_record", "broken_record", "missing_field", "broken_record"]


def test_a_list_and_an_object_that_holds_one() -> None:
    records = [{"text": TEXT}, {"text": TEXT + " bis"}]
    for value in (records, {"articles": records}, {"response": {"docs": records}}):
        found = articles(list(read_json("a.json", json.dumps(value).encode())))
        assert [one.name for one in found] == ["a.json#1", "a.json#2"]


@pytest.mark.parametrize("content", [b"[", b"pas du JSON", b"[" * 100_000])
def test_broken_json_is_told(content: bytes) -> None:
    assert codes(list(read_json("a.json", content))) == ["broken_record"]


def test_html_in_a_field_is_read_as_a_page() -> None:
    body = "".join(f"<p>{line} Rien d’autre n’a été décidé ce soir-là par le conseil.</p>" for line in TEXT.split("\n"))
    record = {"html": f"<html><body><article><h1>La halle</h1>{body}</article></body></html>", "outlet": "Le Relais"}
    (one,) = articles(list(read_json("a.json", json.dumps(record).encode())))
    assert "<p>" not in one.characters
    assert one.metadata.outlet == "Le Relais"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_with_line_ends_inside_cells(delimiter: str, encoding: str) -> None:
    header = delimiter.join(("titre", "text", "date"))
    row = delimiter.join(("La halle sera repeinte", f'"{TEXT}"', "2024-10-25"))
    (one,) = articles(list(read_csv("a.csv", f"{header}\r\n{row}\r\n".encode(encoding))))
    assert one.characters == f"La halle sera repeinte\n{TEXT}"
    assert one.name == "a.csv#2"


def test_a_cell_of_a_megabyte_is_read() -> None:
    (one,) = articles(list(read_csv("a.csv", b"text\n" + b"a" * 1_000_000 + b"\n")))
    assert len(one.characters) == 1_000_000
