"""Files and folders in: each article is kept in the dossier, each fault becomes a `Problem`, nothing stops the rest.

What enters is paths; folders are walked in sorted order. ``sources.tsv`` in the folder of a file, or in the folder
above it, states metadata. The name of an article is its path inside the folder that was given, so that nothing of
the machine enters the record.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from recoupe import packs
from recoupe.ingest import dossier as house
from recoupe.ingest.dossier import Dossier
from recoupe.ingest.languages import code, language_of
from recoupe.ingest.metadata import SOURCES, printed_access, printed_credits, printed_places, signed, sources
from recoupe.ingest.readers import COLLECTION_BYTES, COLLECTIONS, FILE_BYTES, ReadOptions, read_named
from recoupe.ingest.received import Metadata, Received, problem
from recoupe.model import Article, Problem, Why, text_id


class Added(NamedTuple):
    """What an ingest did: the articles that are new, in the order they came, and every fault."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to read: its path, the name it is kept under, what is stated about it."""

    path: Path
    name: str
    metadata: Metadata


def add(
    dossier: Dossier,
    paths: Sequence[Path],
    *,
    acquired: str,
    stated: Metadata | None = None,
    options: ReadOptions | None = None,
) -> Added:
    """Read files and folders into a dossier.

    Args:
        dossier: where articles are kept.
        paths: files and folders; one that does not exist is a `Problem`.
        acquired: ISO instant of the acquisition, stated by the caller, for nothing here reads a clock.
        stated: what a person says about all of them; it stands over what ``sources.tsv`` and pages say.
        options: how exports and undeclared encodings are read.

    Returns:
        The articles that are new and the faults. A `duplicate` is told but not kept among the problems of the
        dossier, so that an ingest that was killed and run again leaves the same dossier as one that was not.
    """
    received = _received(paths, stated or Metadata(), options or ReadOptions())
    return keep_all(dossier, received, acquired=acquired)


def keep_all(dossier: Dossier, received: Iterable[Received | Problem], *, acquired: str) -> Added:
    """Keep what readers handed on."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for one in received:
        if isinstance(one, Problem):
            problems.append(one)
            continue
        whole = _writable(one)
        article, faults = _article(whole, acquired)
        problems += faults
        if article is None:
            continue
        extension = whole.extension if len(whole.extension) <= 10 else ""
        if house.keep(dossier, article, whole.characters, whole.original, extension=extension, response=whole.response):
            articles.append(article)
        else:
            problems.append(problem("duplicate", one.name, f"the dossier has this article already: {article.id}"))
    house.note_problems(dossier, (fault for fault in problems if fault.code != "duplicate"))
    return Added(tuple(articles), tuple(problems))


def _received(paths: Sequence[Path], stated: Metadata, options: ReadOptions) -> Iterator[Received | Problem]:
    for path in paths:
        for found in _files(Path(path)):
            if isinstance(found, Problem):
                yield found
                continue
            for one in _read(found.path, found.name, options):
                yield one if isinstance(one, Problem) else one.under(stated.over(found.metadata))


def _files(path: Path) -> Iterator[_Found | Problem]:
    if not path.exists():
        yield problem("missing_file", _written(path.name), "expected a file or a folder, found none")
        return
    base = path if path.is_dir() else path.parent
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    known: dict[Path, dict[str, Metadata]] = {}
    for file in files:
        inside = file.relative_to(base)
        if any(part.startswith(".") for part in inside.parts) or (file.name == SOURCES and path.is_dir()):
            continue
        if file.parent not in known:
            known[file.parent], problems = _sources(file.parent)
            yield from problems
        yield _Found(file, _written(inside.as_posix()), known[file.parent].get(file.name, Metadata()))


def _written(name: str) -> str:
    """A name with the bytes that are no UTF-8 spelt out: old archives hold names in the letters of one system."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _sources(folder: Path) -> tuple[dict[str, Metadata], tuple[Problem, ...]]:
    above, problems_above = sources(folder.parent)
    here, problems_here = sources(folder)
    prefix = f"{folder.name}/"
    named = {name.removeprefix(prefix): stated for name, stated in above.items()}
    return {**named, **here}, problems_here if here else problems_above


def _read(path: Path, name: str, options: ReadOptions) -> Iterator[Received | Problem]:
    limit = COLLECTION_BYTES if path.suffix.lower() in COLLECTIONS else FILE_BYTES
    try:
        size = path.stat().st_size
        opened = path.open("rb")
    except OSError as fault:
        yield problem("unreadable", name, f"the file cannot be read: {fault.strerror}")
        return
    with opened as stream:
        if size > limit:
            yield problem("too_large", name, f"expected {limit} bytes at most, found {size}")
        else:
            yield from read_named(name, stream, options)


def _writable(one: Received) -> Received:
    """The same without halves of surrogate pairs, which JSON may hold and UTF-8 cannot."""
    if one.characters.isascii():
        return one
    whole = one.characters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return one if whole == one.characters else replace(one, characters=whole)


def _article(one: Received, acquired: str) -> tuple[Article | None, tuple[Problem, ...]]:
    if not one.characters.strip():
        return None, (problem("empty", one.name, "expected a text, found no visible character"),)
    stated = one.metadata
    found = printed_credits(one.characters)
    bylines, signatures = signed(stated.bylines)
    printed = {known.key for known in found}
    unseen = {one.key: one for one in (*signatures, *stated.credits) if one.key not in printed}
    access, why = (stated.access, Why()) if stated.access else printed_access(one.characters)
    language = code(stated.language) if _from_person(one) else ""
    article = Article(
        text=text_id(one.characters),
        sha256=sha256(one.original).hexdigest(),
        name=one.name,
        media_type=one.media_type,
        encoding=one.encoding,
        acquired=one.acquired or acquired,
        **{name: getattr(stated, name) for name in ("url", "canonical_url", "outlet", "publisher", "title")},
        bylines=bylines,
        credits=(*found, *unseen.values()),
        places=printed_places(one.characters),
        dates=stated.dates,
        access=access,
        language=language or language_of(one.characters, stated=stated.language),
        why=why,
    )
    return article, _unknown_language(article)


def _from_person(one: Received) -> bool:
    return bool(one.metadata.language) and one.media_type != "text/html"


def _unknown_language(article: Article) -> tuple[Problem, ...]:
    if article.language in packs.languages():
        return ()
    known = ", ".join(packs.languages())
    message = f"expected one of the languages {known}, found {article.language or 'none'}; the article is kept"
    return (replace(problem("unknown_language", article.name, message), id="", text=article.text),)
