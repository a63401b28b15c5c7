"""Articles that look alike: how much they share, and why they are copies or not."""

from pathlib import Path

import pytest

from recoupe.model import Article
from recoupe.views.lookalikes import Lookalike, lookalikes
from recoupe.views.selection import select
from tests.conftest import Built, built

COMMON = "Le pont suspendu de Lorvanne, ouvert en 1931, enjambe la Brelle."
REST = (
    (
        "Le maire Odon Vasseur a annoncé lundi que la circulation des camions y serait interdite dès le printemps. "
        "Des riverains réunis devant la mairie ont demandé un passage pour les piétons et davantage de bancs."
    ),
    (
        "Une fête des mariniers réunira samedi deux mille personnes sur les quais, selon l'office de tourisme. "
        "Les hôteliers de la vallée disent n'avoir plus une chambre libre et regrettent le manque de trains du soir."
    ),
)


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder: Path = tmp_path_factory.mktemp("bridge")
    told = {"travaux": REST[0], "fete": REST[1], "copie": REST[0]}
    for name, rest in told.items():
        (folder / f"{name}.txt").write_text(f"Nouvelles de Lorvanne : {name}\n\n{COMMON} {rest}\n", encoding="utf-8")
    return built(folder / "dossier", sorted(folder.glob("*.txt")))


def alike(made: Built, name: str) -> dict[str, Lookalike]:
    records = select(made.store).records
    [article] = [one for one in records if isinstance(one, Article) and one.name == name]
    return {one.article.name: one for one in lookalikes(article, records)}


def test_a_sentence_of_background_makes_no_copy_and_says_what_would(bridge: Built) -> None:
    found = alike(bridge, "travaux.txt")
    assert not found["fete.txt"].tied
    assert "pas une copie" in found["fete.txt"].told("fr")
    assert "not a copy, short of 30 words in a row" in found["fete.txt"].told("en")


def test_a_copy_is_told_as_one_origin(bridge: Built) -> None:
    found = alike(bridge, "travaux.txt")
    assert found["copie.txt"].tied
    assert found["copie.txt"].told("en").endswith("one origin")
    assert list(found) == ["copie.txt", "fete.txt"]
