"""Bad input: each fault is a Problem or a clear error, nothing is lost, and the build goes on."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

import recoupe
from recoupe import packs, readings
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import articles, create, kept_text, original
from recoupe.ingest.files import add
from recoupe.ingest.received import Metadata
from recoupe.model import Article, Claim, DateCandidate, DocumentDate, Finding, Problem, Text
from recoupe.pipeline import build
from recoupe.store.sql import SqlStore
from recoupe.terms import FindingKind
from recoupe.text.reading import Reading
from tests.cli.running import run
from tests.conftest import Built

pytestmark = pytest.mark.slow

SOUND = "Séoul a démenti lundi 21 octobre 2024 toute livraison d'armes à Kiev, a déclaré un porte-parole.\n"
ACQUIRED = "2025-01-01T00:00:00+00:00"


def made(folder: Path, files: dict[str, bytes], *more: Path, strict: bool = True) -> Built:
    """A dossier of these files and a sound one, built."""
    received = folder / "in"
    received.mkdir()
    for name, content in {"sound.txt": SOUND.encode(), **files}.items():
        (received / name).write_bytes(content)
    dossier = create(folder / "dossier")
    add(dossier, [received, *more], acquired=ACQUIRED)
    store = SqlStore.at(dossier.record_path)
    done = build(dossier, store, LocalEngine(1, progress=False), strict=strict)
    return Built(dossier, store, done)


def problems(built: Built) -> set[tuple[str, str]]:
    """Code and file of every problem of the record."""
    names = {article.text: article.name for article in built.store.records(Article)}
    return {(one.code, one.name or names.get(one.text, "")) for one in built.store.records(Problem)}


def is_whole(built: Built, names: Sequence[str]) -> bool:
    """True when these articles are kept, the build is sound, and the sound article is read."""
    read = {one.name: one.text for one in built.store.records(Article)}
    told = any(claim.span.text == read["sound.txt"] for claim in built.store.records(Claim))
    return built.done.sound and set(read) == {"sound.txt", *names} and told


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    built = made(tmp_path, {"empty.txt": content})
    assert is_whole(built, [])
    assert ("empty", "empty.txt") in problems(built)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, b"%PDF-1.7\n" + SOUND.encode(), bytes(999)]
)
def test_a_binary_file(tmp_path: Path, content: bytes) -> None:
    built = made(tmp_path, {"picture.txt": content, "page.html": content})
    assert is_whole(built, [])
    assert {("binary", "picture.txt"), ("binary", "page.html")} <= problems(built)


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "utf-16", "utf-16-le"])
def test_another_encoding_is_decoded_and_keeps_its_bytes(tmp_path: Path, encoding: str) -> None:
    words = "À Séoul, « la Corée du Nord a envoyé 1 500 soldats en Russie », a affirmé vendredi le ministère.\n"
    built = made(tmp_path, {"old.txt": words.encode(encoding)})
    assert is_whole(built, ["old.txt"])
    one = next(one for one in built.store.records(Article) if one.name == "old.txt")
    assert kept_text(built.dossier, one).characters == words
    assert original(built.dossier, one) == words.encode(encoding)
    if encoding != "utf-16":  # its mark says which it is
        assert ("encoding_guessed", "old.txt") in problems(built)


def test_a_page_that_declares_another_encoding_than_its_own(tmp_path: Path) -> None:
    words = "".join(f"<p>La présidence sud-coréenne a démenti mardi {i} livraisons à l'Ukraine.</p>" for i in range(9))
    head = '<head><meta charset="iso-8859-1"><title>Séoul</title></head>'
    page = f"<html>{head}<body><article>{words}</article></body></html>"
    built = made(tmp_path, {"page.html": page.encode()})
    assert is_whole(built, ["page.html"])
    assert ("wrong_encoding", "page.html") in problems(built)
    assert any("sud-coréenne" in one.characters for one in built.store.records(Text))


def test_bytes_of_no_encoding_are_kept_and_told(tmp_path: Path) -> None:
    built = made(tmp_path, {"odd.txt": SOUND.encode() * 9 + b"\xc3\x28\xa0\xa1\x81\n"})
    assert is_whole(built, ["odd.txt"])
    assert any(name == "odd.txt" for _, name in problems(built))


def test_text_that_was_encoded_twice_is_repaired_and_told(tmp_path: Path) -> None:
    twice = ("La présidence sud-coréenne a démenti mardi l’envoi.\n").encode().decode("cp1252").encode()
    built = made(tmp_path, {"twice.txt": twice})
    assert is_whole(built, ["twice.txt"])
    assert ("mojibake", "twice.txt") in problems(built)


@pytest.mark.parametrize(
    "words",
    [
        "« La Russie respecte ses engagements, a déclaré lundi à Moscou le porte-parole du Kremlin.\n",
        "La Russie respecte ses engagements », a déclaré lundi à Moscou le porte-parole du Kremlin.\n",
        "“Russia keeps its word, the Kremlin spokesman said on Monday in Moscow to reporters of the pool.\n",
    ],
)
def test_an_unpaired_quotation_mark(tmp_path: Path, words: str) -> None:
    built = made(tmp_path, {"torn.txt": words.encode()})
    assert is_whole(built, ["torn.txt"])
    assert ("unpaired_quotation", "torn.txt") in problems(built)


def test_an_article_without_a_date_has_an_open_interval_and_stays_apart(tmp_path: Path) -> None:
    words = "Séoul a démenti toute livraison d'armes à Kiev, a déclaré un porte-parole du ministère.\n"
    built = made(tmp_path, {"undated.txt": words.encode()})
    assert is_whole(built, ["undated.txt"])
    text = next(one.text for one in built.store.records(Article) if one.name == "undated.txt")
    dates = [one for one in built.store.records(DocumentDate) if one.text == text]
    assert [(one.published_low, one.published_high) for one in dates] == [("", "")]
    told = run("claims", built.dossier.path, "--as-of", "2030-01-01")
    assert "undated.txt" in told.stderr
    assert text not in told.stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            "Der Sprecher des Ministeriums hat am Montag in Berlin alle Berichte über Waffenlieferungen bestritten.\n",
        ),
        ("ko", "국가정보원은 북한이 러시아에 병력을 파견했다고 금요일에 밝혔다. 대통령실은 긴급 회의를 열었다.\n"),
    ],
)
def test_a_language_that_no_pack_covers(tmp_path: Path, language: str, words: str) -> None:
    built = made(tmp_path, {"other.txt": words.encode()})
    assert is_whole(built, ["other.txt"])
    assert ("unknown_language", "other.txt") in problems(built)
    text = next(one for one in built.store.records(Text) if one.characters == words)
    assert text.language == language
    assert not any(claim.span.text == text.id for claim in built.store.records(Claim))


def test_a_text_of_no_language_at_all(tmp_path: Path) -> None:
    built = made(tmp_path, {"figures.txt": b"1234 5678 / 90 -- 11,5 %\n"})
    assert is_whole(built, ["figures.txt"])
    assert ("unknown_language", "figures.txt") in problems(built)


def test_the_same_article_again_is_told_and_kept_once(tmp_path: Path) -> None:
    built = made(tmp_path, {})
    again = add(built.dossier, [tmp_path / "in"], acquired="2026-02-02T00:00:00+00:00")
    assert (again.articles, [one.code for one in again.problems]) == ((), ["duplicate"])
    kept = [one.acquired for one in articles(built.dossier)]
    assert kept == [ACQUIRED]
    done = build(built.dossier, built.store, LocalEngine(1, progress=False), strict=True)
    assert (done.articles, done.texts_read) == (1, 0)


def test_one_text_under_two_names_is_two_articles_and_one_reading(tmp_path: Path) -> None:
    built = made(tmp_path, {"copy.txt": SOUND.encode()})
    assert is_whole(built, ["copy.txt"])
    assert (built.done.articles, built.done.texts_read) == (2, 1)
    assert len(list(built.store.records(Text))) == 1


def test_two_revisions_of_one_article_are_both_kept(tmp_path: Path) -> None:
    """One address, two texts: nothing is overwritten, and the two are one origin, never two witnesses."""
    dossier = create(tmp_path / "dossier")
    first = (
        "La Corée du Nord a envoyé 13 000 soldats en Russie, a déclaré vendredi le renseignement sud-coréen. "
        "Ces hommes ont été acheminés par bateau vers Vladivostok et s'entraînent dans plusieurs bases de la région.\n"
    )
    second = first.replace("13 000", "3 000") + "Une première version donnait un chiffre erroné.\n"
    for words, day in ((first, "2024-10-18"), (second, "2024-10-19")):
        path = tmp_path / "article.txt"
        path.write_text(words, encoding="utf-8")
        stated = Metadata(url="https://phare.example/1", outlet="Le Phare", dates=(DateCandidate(day, "person", day),))
        assert len(add(dossier, [path], acquired=ACQUIRED, stated=stated).articles) == 1
    store = SqlStore.at(dossier.record_path)
    done = build(dossier, store, LocalEngine(1, progress=False), strict=True)
    assert (done.articles, done.texts_read, done.sound) == (2, 2, True)
    assert {one.characters for one in store.records(Text)} == {first, second}
    for finding in store.records(Finding):
        assert finding.kind is not FindingKind.CORROBORATION
        assert (finding.origins_high, len(finding.witnesses)) <= (1, 1)
    store.close()


def test_a_missing_folder_is_a_problem_and_the_rest_is_taken(tmp_path: Path) -> None:
    built = made(tmp_path, {}, tmp_path / "nowhere")
    assert is_whole(built, [])
    assert ("missing_file", "nowhere") in problems(built)


def test_a_kind_of_file_nobody_reads_is_a_problem(tmp_path: Path) -> None:
    built = made(tmp_path, {"table.xyz": SOUND.encode()})
    assert is_whole(built, [])
    assert ("unknown_type", "table.xyz") in problems(built)


def test_a_file_of_broken_sentences_and_strange_characters_is_read(tmp_path: Path) -> None:
    strange = {
        "nul.txt": b"S\xc3\xa9oul a d\xc3\xa9menti\x00 lundi l'envoi de soldats par la Cor\xc3\xa9e du Nord.\n"
        + SOUND.encode(),
        "long.txt": ("mot " * 20_000).encode(),
        "quotes.txt": ("« " * 500 + "»" * 500 + " a déclaré Séoul lundi.\n").encode(),
        "marks.txt": (
            "a\u0300\u0301\u200b\u202e Séoul a démenti lundi \U0001f1f0\U0001f1f7 l'envoi de soldats.\n"
        ).encode(),
        "lines.txt": b"\r\r\n\n\r" + SOUND.encode() + b"\x0b\x0c\x1d\xe2\x80\xa8fin",
        "one.txt": b"a",
    }
    built = made(tmp_path, strange)
    assert is_whole(built, sorted(strange))
    assert run("verify", built.dossier.path).exit_code == 0


def test_a_stage_that_fails_leaves_a_problem_and_the_other_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our own bug: a problem for that article and exit code 1 at the end; under --strict it raises."""

    def failing(reading: Reading) -> list[Problem]:
        if reading.articles[0].name == "bad.txt":
            raise ZeroDivisionError("planted")
        return []

    monkeypatch.setattr(readings, "AFTER_ANALYSIS", (failing, *readings.AFTER_ANALYSIS))
    built = made(tmp_path, {"bad.txt": b"Moscou a confirm\xc3\xa9 mardi la visite du ministre.\n"}, strict=False)
    assert not built.done.sound
    assert built.done.failures == 1
    assert ("stage_failed", "bad.txt") in problems(built)
    texts = {claim.span.text for claim in built.store.records(Claim)}
    assert len(texts) == 2
    built.store.close()
    (built.dossier.record_path).unlink()
    told = run("build", built.dossier.path)
    assert told.exit_code == 1
    assert "failing failed: ZeroDivisionError: planted" in told.stderr
    (built.dossier.record_path).unlink()
    with pytest.raises(ZeroDivisionError):
        build(built.dossier, SqlStore.in_memory(), LocalEngine(1, progress=False), strict=True)


def test_every_code_of_a_problem_is_in_the_closed_list() -> None:
    known = {row["code"] for row in packs.shipped("closed")["problem"]}
    used: Counter[str] = Counter()
    for path in Path(recoupe.__file__).parent.rglob("*.py"):
        words = path.read_text(encoding="utf-8")
        used.update(re.findall(r"\bProblem\(\s*code=\"(\w+)\"", words))
        used.update(re.findall(r"\b(?:P|p)roblem\(\s*\"(\w+)\"", words))
    assert len(used) >= 8
    assert set(used) <= known
