"""Pages with their gold, out of a tar of pages and a file of JSON lines, for the benchmarks of ingest."""

import gzip
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page, its bytes, and what is known of it."""

    name: str
    content: bytes
    gold: dict[str, Any]


def gold_pages(archive: Path, gold: Path) -> Iterator[GoldPage]:
    """The pages of ``archive`` that a line of ``gold`` names in its field ``page``, in the order of the lines."""
    content = gzip.decompress(gold.read_bytes()) if gold.suffix == ".gz" else gold.read_bytes()
    with tarfile.open(archive) as pages:
        for line in content.splitlines():
            known = json.loads(line)
            member = pages.extractfile(known["page"])
            if member is not None:
                yield GoldPage(known["page"], member.read(), known)
