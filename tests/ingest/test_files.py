"""Files and folders into a dossier: nothing is lost, nothing stops the rest, metadata come from sources.tsv."""

import json
import os
from pathlib import Path

import pytest

from recoupe import packs
from recoupe.ingest.dossier import Dossier, articles, create, ingest_problems, kept_text
from recoupe.ingest.files import Added, add
from recoupe.ingest.metadata import stated
from recoupe.model import Article, Problem

WHEN = "2024-10-26T08:00:00+00:00"
BODY = "Le maire a promis lundi soir, devant le conseil municipal, que la halle serait repeinte avant l’hiver.\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return create(tmp_path / "dossier")


def added(dossier: Dossier, folder: Path) -> Added:
    return add(dossier, [folder], acquired=WHEN)


def only(found: Added) -> Article:
    assert found.problems == ()
    (one,) = found.articles
    return one


def codes(problems: tuple[Problem, ...]) -> list[str]:
    known = {row["code"] for row in packs.shipped("closed")["problem"]}
    assert {problem.code for problem in problems} <= known
    return [problem.code for problem in problems]


def test_a_text_file_is_an_article(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BODY.replace("\n", "\r\n").encode())
    one = only(added(dossier, tmp_path / "a.txt"))
    assert (one.name, one.language, one.encoding, one.acquired) == ("a.txt", "fr", "utf-8", WHEN)
    assert kept_text(dossier, one).characters == BODY.replace("\n", "\r\n")


def test_names_are_paths_inside_the_given_folder(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("z.txt", "b/a.txt", "b/c/a.txt", ".hidden/a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(BODY + name, encoding="utf-8")
    assert [one.name for one in added(dossier, folder).articles] == ["b/a.txt", "b/c/a.txt", "z.txt"]


def test_sources_tsv_states_metadata(dossier: Dossier, tmp_path: Path) -> None:
    """Extra columns are left alone; the day of an address is a candidate of its own."""
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "sources.tsv").write_text(
        "file\toutlet\tpublisher\turl\tpublished\tlanguage\tnote\tcolour\n"
        "a.txt\tLe Relais\tGroupe Relais\thttps://relais.example/2024/10/25/halle\t2024-10-25\tfr\tvu\tbleu\n",
        encoding="utf-8",
    )
    one = only(added(dossier, tmp_path / "a.txt"))
    assert (one.outlet, one.publisher, one.url) == (
        "Le Relais",
        "Groupe Relais",
        "https://relais.example/2024/10/25/halle",
    )
    assert [(date.value, date.source) for date in one.dates] == [("2024-10-25", "sources.tsv"), ("2024-10-25", "url")]


def test_a_printed_date_in_sources_tsv_is_no_metadata(dossier: Dossier, tmp_path: Path) -> None:
    """The older form: file, language, date_printed, note."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(BODY, encoding="utf-8")
    (folder / "sources.tsv").write_text(
        "file\tlanguage\tdate_printed\tnote\na.txt\tfr\t2024-07-11\t\n", encoding="utf-8"
    )
    assert only(added(dossier, folder)).dates == ()


def test_sources_tsv_may_stand_above_the_folder(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "sources.tsv").write_text("file\toutlet\na.txt\tLe Relais\n", encoding="utf-8")
    assert only(added(dossier, tmp_path / "articles")).outlet == "Le Relais"


def test_a_day_that_is_none_is_told(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "sources.tsv").write_text("file\tpublished\na.txt\thier\n", encoding="utf-8")
    found = added(dossier, tmp_path / "a.txt")
    assert codes(found.problems) == ["broken_record"]
    assert found.articles[0].dates == ()


def test_what_a_person_states_stands_over_sources_tsv(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "sources.tsv").write_text("file\toutlet\tpublished\na.txt\tLe Relais\t2024-10-25\n", encoding="utf-8")
    said = stated(source="person", outlet="L’Écho", published="2024-10-26")
    (one,) = add(dossier, [tmp_path / "a.txt"], acquired=WHEN, stated=said).articles
    assert one.outlet == "L’Écho"
    assert [(date.value, date.source) for date in one.dates] == [
        ("2024-10-26", "person"),
        ("2024-10-25", "sources.tsv"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", "\ufeff".encode(), "empty"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.xyz", b"quoi", "unknown_type"),
        ("a.html", b"<html><body></body></html>", "no_article"),
        ("a.html", b"<!-- -->", "no_article"),
    ],
)
def test_bad_files_are_problems_and_the_rest_goes_on(
    dossier: Dossier, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "z.txt").write_text(BODY, encoding="utf-8")
    found = added(dossier, folder)
    assert codes(found.problems) == [code]
    assert [one.name for one in found.articles] == ["z.txt"]
    assert codes(ingest_problems(dossier)) == [code]


def test_a_path_that_is_not_there_is_a_problem(dossier: Dossier, tmp_path: Path) -> None:
    assert codes(added(dossier, tmp_path / "nowhere").problems) == ["missing_file"]


def test_the_same_batch_twice_adds_nothing(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    first = added(dossier, tmp_path / "a.txt")
    again = added(dossier, tmp_path / "a.txt")
    assert again.articles == ()
    assert codes(again.problems) == ["duplicate"]
    assert list(articles(dossier)) == list(first.articles)
    assert ingest_problems(dossier) == ()


def test_two_revisions_of_one_address_are_two_articles(dossier: Dossier, tmp_path: Path) -> None:
    said = stated(source="person", url="https://relais.example/halle")
    for words in ("rouge", "verte"):
        (tmp_path / "a.txt").write_text(BODY + words, encoding="utf-8")
        add(dossier, [tmp_path / "a.txt"], acquired=WHEN, stated=said)
    assert [one.url for one in articles(dossier)] == ["https://relais.example/halle"] * 2


def test_one_text_under_two_names_is_two_articles_with_one_text(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(BODY, encoding="utf-8")
    found = added(dossier, folder).articles
    assert len({one.id for one in found}) == 2
    assert len({one.text for one in found}) == 1


def test_a_language_without_a_pack_is_told_and_kept(dossier: Dossier, tmp_path: Path) -> None:
    words = "Der Bürgermeister hat am Montag versprochen, dass die Halle vor dem Winter gestrichen wird.\n"
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")
    found = added(dossier, tmp_path / "a.txt")
    assert codes(found.problems) == ["unknown_language"]
    assert found.problems[0].text == found.articles[0].text
    assert found.articles[0].language == "de"


def test_cp1252_and_mojibake_are_told_and_read(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(BODY.encode("cp1252"))
    (folder / "b.txt").write_bytes(BODY.encode().decode("cp1252").encode())
    found = added(dossier, folder)
    assert codes(found.problems) == ["encoding_guessed", "mojibake"]
    assert [kept_text(dossier, one).characters for one in found.articles] == [BODY, BODY]


def test_credits_are_found_before_anything_is_cleaned(dossier: Dossier, tmp_path: Path) -> None:
    """A damaged agency byline on a line of its own."""
    (tmp_path / "a.txt").write_text(f"La halle sera repeinte\n\nAgence -Presse\n\n{BODY}", encoding="utf-8")
    (credit,) = only(added(dossier, tmp_path / "a.txt")).credits
    assert (credit.key, credit.quote) == ("ORG:AFP", "Agence -Presse")
    assert credit.span is not None


def test_dateline_paywall_and_signature_reach_the_article_with_their_words(dossier: Dossier, tmp_path: Path) -> None:
    notice = "Cet article est réservé aux abonnés."
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"La halle\nSEOUL, 25 oct (AFP) - {BODY}{notice}\n", encoding="utf-8")
    one = only(added(dossier, tmp_path / "in"))
    assert [(place.key, place.quote) for place in one.places] == [("PLC:KOR_SEOUL", "SEOUL, 25 oct (AFP) -")]
    assert (one.access, [span.surface for span in one.why.spans]) == ("paywall", [notice])
    assert [credit.key for credit in one.credits] == ["ORG:AFP"]


def test_an_agency_that_an_export_names_as_author_is_a_credit(dossier: Dossier, tmp_path: Path) -> None:
    """The author field of exports holds « AFP » as often as a name; lost there, its copies would have no root."""
    (tmp_path / "in").mkdir()
    record = {"maintext": BODY, "authors": ["Odile Querrien", "AFP"], "title": "La halle"}
    (tmp_path / "in" / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    one = only(added(dossier, tmp_path / "in"))
    assert one.bylines == ("Odile Querrien",)
    assert [(credit.key, credit.quote) for credit in one.credits] == [("ORG:AFP", "AFP")]


def test_a_line_of_five_megabytes_is_read(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text((BODY.strip() + " ") * 50_000, encoding="utf-8")
    one = only(added(dossier, tmp_path / "a.txt"))
    assert len(kept_text(dossier, one).characters) > 5_000_000


def test_a_name_in_the_letters_of_another_system_is_spelt_out_and_stops_nothing(
    dossier: Dossier, tmp_path: Path
) -> None:
    """Old archives leave such names on a disk: « marché.txt » in an alphabet of eight bits."""
    folder = os.fsencode(tmp_path / "papiers")
    os.mkdir(folder)
    for name in (b"march\xe9.txt", b"vide\xff.txt", b"zone.txt"):
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(b"" if name.startswith(b"vide") else BODY.encode() + name[:1])
    found = added(dossier, tmp_path / "papiers")
    assert [one.name for one in found.articles] == ["march\\xe9.txt", "zone.txt"]
    assert [(one.code, one.name) for one in found.problems] == [("empty", "vide\\xff.txt")]
    assert [one.name for one in ingest_problems(dossier)] == ["vide\\xff.txt"]
