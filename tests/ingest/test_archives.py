"""Archives: members are read like files; bombs, links, paths that leave and broken ends are problems."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from recoupe.ingest import archives
from recoupe.ingest.archives import read_archive, read_gzip
from recoupe.ingest.readers import ReadOptions, read_named
from recoupe.ingest.received import Received
from recoupe.model import Problem

BODY = "Le maire a promis lundi que la halle serait repeinte avant l’hiver.\n"


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def read(name: str, content: bytes) -> tuple[list[str], list[str]]:
    found = list(read_named(name, io.BytesIO(content), ReadOptions()))
    return (
        [one.name for one in found if isinstance(one, Received)],
        [one.code for one in found if isinstance(one, Problem)],
    )


TWO = [("b/a.txt", BODY.encode()), ("a.txt", BODY.encode())]


def test_members_are_named_inside_their_archive() -> None:
    assert read("in.zip", zipped(TWO)) == (["in.zip/a.txt", "in.zip/b/a.txt"], [])
    assert sorted(read("in.tar.gz", tarred(TWO))[0]) == ["in.tar.gz/a.txt", "in.tar.gz/b/a.txt"]
    assert sorted(read("in.tar", tarred(TWO, "w"))[0]) == ["in.tar/a.txt", "in.tar/b/a.txt"]
    assert sorted(read("in.tar.xz", tarred(TWO, "w:xz"))[0]) == ["in.tar.xz/a.txt", "in.tar.xz/b/a.txt"]


def test_a_packed_file_is_read_under_its_name() -> None:
    assert read("a.txt.gz", gzip.compress(BODY.encode())) == (["a.txt"], [])


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_names_that_leave_are_not_followed(name: str) -> None:
    assert read("in.zip", zipped([(name, BODY.encode()), ("z.txt", BODY.encode())])) == (
        ["in.zip/z.txt"],
        ["archive_path"],
    )
    assert read("in.tgz", tarred([(name, BODY.encode()), ("z.txt", BODY.encode())])) == (
        ["in.tgz/z.txt"],
        ["archive_path"],
    )


def test_links_are_not_followed() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            member = tarfile.TarInfo("a.txt")
            member.type, member.linkname = kind, "/etc/hostname"
            archive.addfile(member)
    assert read("in.tar", out.getvalue()) == ([], ["archive_link", "archive_link"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive_zip:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive_zip.writestr(link, "/etc/hostname")
    assert read("in.zip", packed.getvalue()) == ([], ["archive_link"])


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_bomb_stops_at_a_hundred_to_one(pack: object) -> None:
    assert callable(pack)
    content = pack([("a.txt", BODY.encode()), ("b.txt", b" " * 30_000_000)])
    names, codes = read("in.zip" if pack is zipped else "in.tgz", content)
    assert codes == ["too_large"]
    assert len(names) == 1


def test_a_packed_bomb_stops() -> None:
    assert read("a.txt.gz", gzip.compress(b" " * 30_000_000)) == ([], ["too_large"])


def test_the_total_is_counted_as_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "TOTAL_BYTES", 100)
    assert read("in.zip", zipped(TWO)) == (["in.zip/a.txt"], ["too_large"])


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MEMBERS", 2)
    three = [*TWO, ("c.txt", BODY.encode())]
    assert read("in.zip", zipped(three))[1] == ["too_many"]
    assert read("in.tgz", tarred(three))[1] == ["too_many"]


def test_archives_in_archives_two_deep_and_no_deeper() -> None:
    once = zipped(TWO)
    twice = zipped([("in.zip", once)])
    assert read("out.zip", twice)[0] == ["out.zip/in.zip/a.txt", "out.zip/in.zip/b/a.txt"]
    assert read("far.zip", zipped([("out.zip", twice)])) == ([], ["archive_depth"])


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_truncated_archives_are_told(kept: float) -> None:
    noise = bytes((i * i * 31 + i // 7) % 251 for i in range(200_000))
    for name, whole in (
        ("a.txt.gz", gzip.compress(noise)),
        ("in.zip", zipped([("a.txt", noise)])),
        ("in.tgz", tarred([("a.txt", noise)])),
    ):
        assert read(name, whole[: int(len(whole) * kept)])[1] == ["broken_archive"]


def test_what_is_no_archive_is_told() -> None:
    assert read("in.zip", b"pas une archive")[1] == ["broken_archive"]
    assert read("a.txt.gz", b"pas un gzip")[1] == ["broken_archive"]
    assert read("in.zip", b"")[1] == ["broken_archive"]


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    content = bytearray(zipped([("a.txt", BODY.encode())]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert read("in.zip", bytes(content))[1] == ["broken_archive"]


def test_the_readers_may_be_called_alone() -> None:
    def inner(name: str, content: bytes, depth: int) -> list[Received | Problem]:
        return [Received(name, content.decode(), content)]

    assert [
        one.name for one in read_gzip("a.gz", io.BytesIO(gzip.compress(b"x")), inner) if isinstance(one, Received)
    ] == ["a"]
    assert len(list(read_archive("in.zip", io.BytesIO(zipped(TWO)), inner))) == 2
