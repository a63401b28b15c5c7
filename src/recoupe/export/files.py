"""Bytes on disk, wholly or not at all."""

import os
import secrets
from pathlib import Path

from recoupe.errors import QuestionError


def put(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write ``content`` to ``path`` through a file beside it: a full disk or a kill leaves nothing half-written.

    A device or a pipe is written to as it stands and never replaced. Raises QuestionError when a file is there already
    and ``force`` is not set, OSError with the path when it cannot be written.
    """
    if path.is_dir():
        raise QuestionError(f"{path}: expected the name of a file, found a folder")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _put(path, content, force=force)
    except OSError as fault:
        fault.filename = str(path)  # the file asked for, not the one beside it
        raise


def _put(path: Path, content: bytes, *, force: bool) -> None:
    if path.exists() and not force:
        raise QuestionError(f"{path}: expected no file there, found one; write over it with: --force")
    passing = path.with_name(f".{path.name}.{secrets.token_hex(4)}.incoming")
    try:
        with passing.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(passing, path)
    finally:
        passing.unlink(missing_ok=True)
