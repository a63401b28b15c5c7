"""A trained pipeline as it ships: the pipeline directory with its licence, its scores and the sources it was made from.

Enters: a ``Language``, scores, source rows. Leaves: a folder that ``spacy.load`` opens. The tokenizer is spaCy's
blank one and is never used; recoupe cuts tokens itself.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from spacy.language import Language

ROOT = Path(__file__).resolve().parent.parent
SIZE_LIMIT_MB = 20.0


@dataclass(frozen=True, slots=True)
class Source:
    """One input of a recipe; ``sha256`` and ``bytes`` are of the file as it lies in the data folder."""

    path: str
    language: str
    used_for: str
    licence: str
    origin: str
    size_bytes: int
    sha256: str


def read_sources(language: str) -> list[Source]:
    """The rows of ``train/sources.tsv`` for one language."""
    with (ROOT / "train" / "sources.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["language"] == language]
    return [
        Source(
            row["path"],
            row["language"],
            row["used_for"],
            row["licence"],
            row["origin"],
            int(row["bytes"]),
            row["sha256"],
        )
        for row in rows
    ]


def check_sources(sources: Iterable[Source], folder: Path) -> None:
    """Raises ValueError if a file differs from the one the recipe was written for."""
    for source in sources:
        found = hashlib.sha256(_located(source.path, folder).read_bytes()).hexdigest()
        if found != source.sha256:
            raise ValueError(
                f"expected sha256 {source.sha256} of {source.path}, found {found}; "
                "edit train/sources.tsv if the change is meant"
            )


def _located(path: str, folder: Path) -> Path:
    """A file of the data folder, or one of an installed package: ``package:NAME/FILE``."""
    if not path.startswith("package:"):
        return folder / path
    name, _, rest = path.removeprefix("package:").partition("/")
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ValueError(f"expected the package {name}, found none; run: python -m pip install -e '.[train]'")
    return Path(spec.origin).parent / rest


def models_folder(language: str) -> Path:
    """Where the shipped pipeline of ``language`` lies."""
    return ROOT / "src" / "recoupe" / "data" / "lang" / language / "models"


def save(nlp: Language, folder: Path) -> None:
    """Writes ``nlp`` so that its vectors are found as before: spaCy forgets which attribute of a word they go by. Its
    strings are written without indentation, which is a sixth of their file.
    """
    nlp.to_disk(folder)
    strings = folder / "vocab" / "strings.json"
    known = json.loads(strings.read_text(encoding="utf-8"))
    strings.write_text(json.dumps(known, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    config = {"mode": "default", "attr": nlp.vocab.vectors.attr}
    if nlp.vocab.vectors.mode == "default":
        (folder / "vocab" / "vectors.cfg").write_text(json.dumps(config) + "\n", encoding="utf-8")


def package(
    nlp: Language, target: Path, *, name: str, version: str, licence: str, scores: Mapping[str, Mapping[str, float]]
) -> None:
    """Writes ``nlp`` to ``target`` in place of what was there; ``scores`` are figures by test set.

    Raises ValueError if the folder is larger than ``SIZE_LIMIT_MB``.
    """
    nlp.meta.update(
        name=name, version=version, author="recoupe", license=licence.splitlines()[0], url="", email="", description=""
    )
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    save(nlp, target)
    (target / "LICENSE").write_text(licence, encoding="utf-8")
    lines = ["set\tmeasure\tvalue"]
    lines += [f"{tested}\t{measure}\t{value:.4f}" for tested, row in scores.items() for measure, value in row.items()]
    (target / "SCORES.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    check_size(target)


def check_size(target: Path) -> None:
    """Raises ValueError if the folder is larger than ``SIZE_LIMIT_MB``."""
    size_mb = sum(path.stat().st_size for path in target.rglob("*") if path.is_file()) / 1e6
    if size_mb > SIZE_LIMIT_MB:
        raise ValueError(f"expected at most {SIZE_LIMIT_MB} MB, found {size_mb:.1f}: {target}")
