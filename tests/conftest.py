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
