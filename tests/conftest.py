"""What several tests share: the sample dossier, built once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import recoupe
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import Dossier, create
from recoupe.ingest.files import add
from recoupe.pipeline import Build, build
from recoupe.store.sql import SqlStore

SAMPLE = Path(recoupe.__file__).parent / "sample"

FEW = (
    "001_troupes_nis_depeche.txt", "002_courrier_copie.txt", "007_cpa_troops_wire.txt", "009_peskov_esquive.txt",
    "012_nis_3000_deputes.txt", "013_pentagone_10000.txt", "014_northgate_pentagon.txt", "034_meridian_shells.txt",
    "042_cpa_acknowledges.txt", "058_boreal_confirmation_us.txt",
)  # fmt: skip
"""A few articles of the sample: copies, two languages, a moving figure, an evasion, two without a date."""


@dataclass(frozen=True)
class Built:
    """A dossier with its record and what building it reported."""

    dossier: Dossier
    store: SqlStore
    done: Build


def built(folder: Path, paths: list[Path], *, processes: int = 1) -> Built:
    """A new dossier of these files, built strictly."""
    dossier = create(folder)
    add(dossier, paths, acquired="2025-01-01T00:00:00+00:00")
    store = SqlStore.at(dossier.record_path)
    engine = LocalEngine(processes, progress=False)
    done = build(dossier, store, engine, strict=True)
    engine.close()
    return Built(dossier, store, done)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The whole sample dossier, built once for the session."""
    made = built(tmp_path_factory.mktemp("sample") / "dossier", [SAMPLE / "articles"], processes=2)
    yield made
    made.store.close()


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """A dossier of a few sample articles, built once for the session, for what must be quick."""
    made = built(tmp_path_factory.mktemp("few") / "dossier", [SAMPLE / "articles" / name for name in FEW])
    yield made
    made.store.close()
