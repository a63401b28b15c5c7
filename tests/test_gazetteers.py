"""A user's own names: tables and FollowTheMoney entities beside the world pack; bad lines are problems."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe import gazetteers, packs
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import create, open_dossier
from recoupe.model import Mention, Problem
from recoupe.pipeline import build
from recoupe.read.mentions import mentions
from recoupe.terms import EntityType
from recoupe.text.atlas import atlas
from tests.conftest import built
from tests.read.readings import reading_of

TEXT = "Altavia Énergie a démenti. « Rien », a déclaré son patron, Iouri Belkov. AE n'a rien ajouté."


def folder(path: Path, files: dict[str, str]) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (path / name).write_text(content, encoding="utf-8")
    return path


NAMES = {
    "names.tsv": (
        "key\tname\tkind\tstrength\nORG:ALTAVIA\tAltavia Énergie\tname\tstrong\nORG:ALTAVIA\tAE\tacronym\tweak\n"
    ),
    "organisations.tsv": "key\tsector\nORG:ALTAVIA\tBUS\n",
}
PERSON = {"id": "Q1", "schema": "Person", "properties": {"name": ["BELKOV, Iouri"], "alias": ["Youri Belkov"]}}


def found_in(text: str, *folders: Path) -> dict[str, tuple[str, ...]]:
    reading = replace(reading_of(text), world=gazetteers.world(folders))
    return {one.span.surface: one.candidates for one in mentions(reading) if isinstance(one, Mention)}


def test_names_of_a_folder_are_met_like_those_of_the_world_pack(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", NAMES)
    found = found_in(TEXT, own)
    assert found["Altavia Énergie"] == ("ORG:ALTAVIA",)
    assert found["AE"] == ("ORG:ALTAVIA",), "a weak name counts where a strong one supports it"
    assert "AE" not in found_in("AE n'a rien ajouté.", own)
    assert ("ORG:ALTAVIA",) not in found_in(TEXT).values()
    assert atlas(gazetteers.world((own,))).type_of("ORG:ALTAVIA") is EntityType.ORGANISATION


def test_entities_of_follow_the_money_become_names(tmp_path: Path) -> None:
    body = {
        "id": "Q2",
        "schema": "PublicBody",
        "properties": {"name": ["Agence des mines de Kolvie"], "country": ["kz"]},
    }
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (PERSON, body))
    own = folder(tmp_path / "own", {"list.jsonl": lines})
    found = found_in("Youri Belkov a vu l'Agence des mines de Kolvie.", own)
    assert found["Youri Belkov"] == ("PER:IOURI_BELKOV",)
    assert found["l'Agence des mines de Kolvie"] == ("KAZ:AGENCE_DES_MINES_DE_KOLVIE",)
    assert gazetteers.problems((own,)) == ()


@pytest.mark.parametrize(
    ("name", "content", "place", "words"),
    [
        ("names.tsv", "key\tname\nORG:NOBODY\tNobody\n", "names.tsv#L2", "no table knows the key ORG:NOBODY"),
        ("names.tsv", "key\tname\nRUS\n", "names.tsv#L2", "expected 2 cells, found 1"),
        ("names.tsv", "key\tname\nRUS\t\n", "names.tsv#L2", "expected a value"),
        ("names.tsv", "key\tname\tkind\nRUS\tOurs\tpet\n", "names.tsv#L2", "expected kind to be one of"),
        ("names.tsv", "key\tname\nrussia\tOurs\n", "names.tsv#L2", "expected a key like RUS"),
        ("names.tsv", "name\nOurs\n", "names.tsv#L1", "no column 'key'"),
        ("names.tsv", "key\tname\tcolour\nRUS\tOurs\tred\n", "names.tsv#L1", "a column 'colour'"),
        ("persons.tsv", "key\tname\nORG:X\tPaul Martel\n", "persons.tsv#L2", "expected the key of a person"),
        ("places.tsv", "key\tlatitude\tlongitude\nPLC:X\tnorth\t2\n", "places.tsv#L2", "expected latitude in degrees"),
        ("colours.tsv", "key\nRUS\n", "colours.tsv", "expected the name of a table"),
        ("list.jsonl", "not json\n", "list.jsonl#L1", "expected one JSON object a line"),
        ("list.jsonl", "[1]\n", "list.jsonl#L1", "expected an entity"),
        ("list.jsonl", '{"schema": "Company", "properties": {}}\n', "list.jsonl#L1", "expected a name"),
        ("list.jsonl", '{"schema": "Vessel", "properties": {"name": ["X"]}}\n', "list.jsonl#L1", "Vessel is no actor"),
    ],
)
def test_a_bad_line_is_a_problem_with_its_place(
    tmp_path: Path, name: str, content: str, place: str, words: str
) -> None:
    own = folder(tmp_path / "own", {name: content})
    (problem,) = gazetteers.problems((own,))
    assert (problem.code, problem.name) == ("broken_gazetteer", place)
    assert words in problem.message
    assert len(gazetteers.world((own,))["names"]) == len(packs.shipped("world")["names"])


def test_a_good_line_beside_a_bad_one_is_kept(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", {**NAMES, "persons.tsv": "key\tname\nbad\tX\nPER:IOURI_BELKOV\tYouri Belkov\n"})
    assert len(gazetteers.problems((own,))) == 1
    assert found_in("Youri Belkov se tait.", own)["Youri Belkov"] == ("PER:IOURI_BELKOV",)


def test_bytes_that_are_no_text_are_a_problem(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", {})
    (own / "names.tsv").write_bytes(b"key\tname\n\xff\xfe\n")
    assert [one.name for one in gazetteers.problems((own,))] == ["names.tsv"]


def test_a_dossier_reads_its_folder_and_cites_its_state(tmp_path: Path) -> None:
    made = built(tmp_path / "d", [folder(tmp_path / "in", {"a.txt": TEXT})])
    assert not any("ORG:ALTAVIA" in one.candidates for one in made.store.records(Mention))
    folder(tmp_path / "d" / "gazetteer", NAMES)
    engine = LocalEngine(1, progress=False)
    assert build(open_dossier(tmp_path / "d"), made.store, engine, strict=True).texts_read == 1
    known = [one for one in made.store.records(Mention) if "ORG:ALTAVIA" in one.candidates]
    state = gazetteers.digest((tmp_path / "d" / "gazetteer",))[:8]
    assert any(rule == f"gazetteer@{state}/names.tsv#L2" for one in known for rule in one.why.rules)
    assert build(open_dossier(tmp_path / "d"), made.store, engine, strict=True).texts_kept == 1
    engine.close()
    made.store.close()


def test_a_named_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    dossier = create(tmp_path / "d")
    settings = tmp_path / "d" / "recoupe.toml"
    settings.write_text('gazetteers = ["../nowhere"]\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    (problem,) = gazetteers.problems(open_dossier(dossier.path).gazetteer_paths)
    assert isinstance(problem, Problem)
    assert "expected a folder, found none" in problem.message


def test_the_digest_is_of_what_the_files_hold(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "a", NAMES), folder(tmp_path / "b", NAMES)
    assert gazetteers.digest((first,)) == gazetteers.digest((second,))
    folder(second, {"persons.tsv": "key\tname\n"})
    assert gazetteers.digest((first,)) != gazetteers.digest((second,))
    assert gazetteers.world(()) is packs.shipped("world")
