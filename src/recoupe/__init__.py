"""What is reported about a story, by whom, with how many independent witnesses; every cell provable by characters."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.version import __version__

if TYPE_CHECKING:
    from recoupe.api import OpenDossier

__all__ = ["__version__", "open"]


def open(path: "str | PathLike[str]") -> "OpenDossier":  # noqa: A001 (`recoupe.open`, as `shelve.open` and `gzip.open`)
    """The dossier at ``path``, open to be asked: see `recoupe.api.OpenDossier`.

    Raises DossierError when there is no dossier, StoreError when it has no record yet.
    """
    from recoupe.api import OpenDossier  # noqa: PLC0415 (a program that wants a record or an id needs no pipelines)

    return OpenDossier(Path(path))
