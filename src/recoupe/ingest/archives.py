"""Archives in: ZIP, TAR and GZIP of anything ingest reads, without trusting what they say of themselves.

What enters is an open file; what leaves is what the reader of each member yields. Refused, each as a `Problem`: names
that leave the archive (``..``, absolute), links, more than `MEMBERS` members, more than `TOTAL_BYTES` unpacked, more
than `RATIO` times what was packed, archives in archives beyond `DEPTH`. Bytes are counted as they are unpacked.
"""

import gzip
import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from recoupe.ingest.received import Received, problem
from recoupe.model import Problem

RATIO = 100
"""Unpacked to packed bytes; text packs to a tenth, pages full of repetition to a fortieth."""

RATIO_FREE_BYTES = 4 * 1024 * 1024
"""Below this the ratio does not matter: a small file of blanks is no danger."""

TOTAL_BYTES = 2 * 1024**3
MEMBERS = 100_000
DEPTH = 2
CHUNK = 1 << 16

Inner = Callable[[str, bytes, int], Iterable[Received | Problem]]
"""Reads one member: its name, its bytes, how deep it lies."""


class _TooMuchError(Exception):
    """An archive unpacks to more than is allowed."""


@dataclass(slots=True)
class _Budget:
    """What an archive may still unpack."""

    packed: int
    member_bytes: int
    unpacked: int = 0

    def read(self, stream: BinaryIO) -> bytes:
        parts: list[bytes] = []
        size = 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            self.unpacked += len(chunk)
            if self.unpacked > TOTAL_BYTES:
                raise _TooMuchError(f"expected {TOTAL_BYTES} unpacked bytes at most, found more")
            if self.unpacked > max(RATIO_FREE_BYTES, RATIO * self.packed):
                raise _TooMuchError(f"expected at most {RATIO} times the {self.packed} packed bytes, found more")
            if size > self.member_bytes:
                raise _TooMuchError(f"expected members of {self.member_bytes} bytes at most, found a larger one")
            parts.append(chunk)
        return b"".join(parts)


def read_archive(
    name: str, stream: BinaryIO, inner: Inner, *, depth: int = 0, member_bytes: int = 50 * 1024 * 1024
) -> Iterator[Received | Problem]:
    """What the members of an archive hold, by name in a ZIP, as they come in a TAR.

    Args:
        name: of the archive; members are named ``archive.zip/path``.
        stream: the open, seekable file.
        inner: reads a member.
        depth: archives around this one.
        member_bytes: the largest member that is read.
    """
    if depth >= DEPTH:
        yield problem("archive_depth", name, f"expected archives {DEPTH} deep at most, found one inside them")
        return
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    budget = _Budget(packed, member_bytes)
    members = _zip(name, stream, budget) if zipfile.is_zipfile(stream) else _tar(name, stream, budget)
    count = 0
    try:
        for member in members:
            count += 1
            if count > MEMBERS:
                yield problem("too_many", name, f"expected {MEMBERS} members at most, found more")
                return
            if isinstance(member, Problem):
                yield member
            else:
                yield from inner(f"{name}/{member[0]}", member[1], depth + 1)
    except _TooMuchError as fault:
        yield problem("too_large", name, str(fault))
    except (
        zipfile.BadZipFile,
        tarfile.TarError,
        EOFError,
        OSError,
        zlib.error,
        RuntimeError,
        NotImplementedError,
    ) as fault:
        yield problem("broken_archive", name, f"the archive cannot be read to its end: {fault}")


def read_gzip(name: str, stream: BinaryIO, inner: Inner, *, depth: int = 0) -> Iterator[Received | Problem]:
    """What a single packed file holds."""
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            content = _Budget(packed, TOTAL_BYTES).read(unpacked)  # type: ignore[arg-type]
    except _TooMuchError as fault:
        yield problem("too_large", name, str(fault))
        return
    except (EOFError, OSError, zlib.error) as fault:
        yield problem("broken_archive", name, f"the archive cannot be read to its end: {fault}")
        return
    yield from inner(name.removesuffix(".gz").removesuffix(".GZ"), content, depth + 1)


def _leaves(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    return ".." in parts or path.startswith(("/", "\\")) or (len(path) > 1 and path[1] == ":")


def _zip(name: str, stream: BinaryIO, budget: _Budget) -> Iterator[tuple[str, bytes] | Problem]:
    with zipfile.ZipFile(stream) as archive:
        if len(archive.infolist()) > MEMBERS:
            yield problem("too_many", name, f"expected {MEMBERS} members at most, found {len(archive.infolist())}")
            return
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            if member.is_dir():
                continue
            if _leaves(member.filename):
                yield problem("archive_path", name, f"the name leaves the archive: {member.filename}")
            elif stat.S_ISLNK(member.external_attr >> 16):
                yield problem("archive_link", name, f"a link is not followed: {member.filename}")
            else:
                with archive.open(member) as opened:
                    yield member.filename, budget.read(opened)  # type: ignore[arg-type]


def _tar(name: str, stream: BinaryIO, budget: _Budget) -> Iterator[tuple[str, bytes] | Problem]:
    stream.seek(0)
    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        for member in archive:
            if member.isdir():
                continue
            if _leaves(member.name):
                yield problem("archive_path", name, f"the name leaves the archive: {member.name}")
            elif member.islnk() or member.issym():
                yield problem("archive_link", name, f"a link is not followed: {member.name}")
            elif not member.isfile():
                yield problem("archive_path", name, f"expected a file, found something else: {member.name}")
            else:
                opened = archive.extractfile(member)
                if opened is not None:
                    yield member.name, budget.read(opened)  # type: ignore[arg-type]
