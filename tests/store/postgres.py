"""A PostgreSQL server for tests: started in a folder of its own, listening to nobody but this machine, and removed.

Where none is installed, or no driver, tests that need it are skipped, unless RECOUPE_POSTGRES says that there must be.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs of each version."""


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty server."""
    control = _program("pg_ctl")
    if control is None or find_spec("psycopg") is None:
        if os.environ.get("RECOUPE_POSTGRES"):
            pytest.fail("RECOUPE_POSTGRES is set, and there is no PostgreSQL or no psycopg")
        pytest.skip("needs PostgreSQL and psycopg")
    # A socket's path may have 107 characters: pytest's own folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="recoupe-pg-"))
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    try:
        if as_user:
            shutil.chown(folder, "postgres", "postgres")
        at = [*as_user, str(control), "--pgdata", str(folder / "data"), "--silent"]
        _run([*at, "initdb", "--options", "--auth=trust --username=recoupe --encoding=UTF8 --locale=C.UTF-8"])
        heard = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run([*at, "start", "--wait", "--options", heard, "--log", str(folder / "log")])
        try:
            yield f"postgresql+psycopg://recoupe@/postgres?host={folder}"
        finally:
            _run([*at, "stop", "--mode", "immediate"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path | None:
    found = [*sorted(INSTALLED.glob(f"*/bin/{name}"), reverse=True), shutil.which(name)]
    return next((Path(one) for one in found if one), None)


def _run(words: list[str]) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
