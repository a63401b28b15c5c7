"""All formats in one zip, with a manifest that says what they were made from."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from recoupe import packs
from recoupe.errors import MissingExtraError
from recoupe.export.formats import every_file
from recoupe.export.material import Material
from recoupe.store.codec import digest
from recoupe.version import __version__

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time every member bears: the first a zip can hold."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The bytes of the zip, the files in it, and those left out with the reason."""

    content: bytes
    files: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def archive(material: Material) -> Archive:
    """Every format of `FORMATS` in one zip; a format whose package is missing is left out and named in the manifest."""
    made: dict[str, tuple[str, bytes]] = {}
    left_out: dict[str, str] = {}
    for name, kind, write in every_file(material):
        try:
            made[name] = (kind, write())
        except MissingExtraError as fault:
            left_out[kind] = str(fault)
    manifest = _manifest(material, made, left_out)
    members = {name: content for name, (_, content) in made.items()} | {"manifest.json": manifest}
    return Archive(_zipped(members), tuple(sorted(members)), tuple(sorted(left_out.items())))


def _manifest(material: Material, made: dict[str, tuple[str, bytes]], left_out: dict[str, str]) -> bytes:
    told: dict[str, Any] = {
        "title": material.title,
        "record_digest": digest(material.selection.records),
        "recoupe": __version__,
        "packs": dict(_packs()),
        "language": material.language,
        "filters": dict(sorted(material.filters.items())),
        "files": [
            {"name": name, "format": kind, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, (kind, content) in sorted(made.items())
        ],
        "left_out": [{"format": kind, "reason": reason} for kind, reason in sorted(left_out.items())],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def _packs() -> Iterator[tuple[str, str]]:
    for name in ("closed", "ontology", "world", *(f"lang/{one}" for one in packs.languages())):
        yield name, packs.shipped(name).digest


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name in sorted(members):
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            made.writestr(member, members[name])
    return out.getvalue()
