"""A dossier on disk: made, opened, filled and listed. What enters is a path; what leaves is a `Dossier`.

::

    recoupe.toml                                 title, languages, packs, pipelines
    articles/3f/3f9a…/original.html              the bytes received, untouched
    articles/3f/3f9a…/text.txt                   the kept text, UTF-8, line ends untouched
    articles/3f/3f9a…/article.json               the `Article`
    articles/3f/3f9a…/response.warc.gz           the server's answer, when it was fetched
    articles/problems.jsonl                      faults met on the way in, one `Problem` a line
    decisions.tsv                                what a person decided
    .gitattributes                               two people's decisions merge line by line
    record.sqlite                                the record, a build product

An article is written into a folder whose name begins with a dot and then renamed, so an ingest that is killed leaves
nothing half: what it left is skipped here and cleared when the same article comes again.
"""

import json
import os
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from recoupe.errors import DossierError
from recoupe.model import Article, Problem, Text

SETTINGS = "recoupe.toml"
ATTRIBUTES = ".gitattributes"
MERGED_BY_LINE = b"decisions.tsv merge=union\n"
"""Tells git to join two people's decisions line by line: the order of the lines does not count."""

LANGUAGES = ("fr", "en")
PACKS = ("world", "ontology")
GAZETTEER = "gazetteer"
"""The folder of the user's own names, read where it is there."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A folder of articles with its settings; ``pipelines`` maps a language to an installed spaCy pipeline.

    ``gazetteers`` are folders of the user's own names, relative to the dossier.
    """

    path: Path
    title: str
    languages: tuple[str, ...] = LANGUAGES
    packs: tuple[str, ...] = PACKS
    pipelines: Mapping[str, str] = field(default_factory=dict)
    gazetteers: tuple[str, ...] = (GAZETTEER,)

    @property
    def articles_path(self) -> Path:
        """The folder of what was received."""
        return self.path / "articles"

    @property
    def decisions_path(self) -> Path:
        """The log of a person's decisions."""
        return self.path / "decisions.tsv"

    @property
    def gazetteer_paths(self) -> tuple[Path, ...]:
        """The folders of the user's own names; the usual one only where it is there."""
        named = tuple(self.path / name for name in self.gazetteers)
        return tuple(path for path in named if path.is_dir() or path != self.path / GAZETTEER)

    @property
    def record_path(self) -> Path:
        """The record, a build product."""
        return self.path / "record.sqlite"

    @property
    def problems_path(self) -> Path:
        """The faults met by ingest."""
        return self.articles_path / "problems.jsonl"

    def folder(self, article: str) -> Path:
        """The folder of one article, by its id."""
        return self.articles_path / article[:2] / article


def create(path: Path, *, title: str = "", languages: Iterable[str] = LANGUAGES) -> Dossier:
    """A new dossier at ``path``, titled like its folder unless told otherwise.

    Raises DossierError when something but an empty folder is in the way.
    """
    path = Path(path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise DossierError(f"{path}: expected no folder or an empty one, found something in the way; choose another")
    dossier = Dossier(path, title or path.resolve().name, tuple(languages))
    dossier.articles_path.mkdir(parents=True)
    write_atomically(path / ATTRIBUTES, MERGED_BY_LINE)
    write_atomically(path / SETTINGS, _settings(dossier).encode())
    return dossier


def open_dossier(path: Path) -> Dossier:
    """The dossier at ``path``; raises DossierError when there is none or its settings are broken."""
    path = Path(path)
    settings = path / SETTINGS
    if not settings.is_file():
        raise DossierError(f"{path}: expected a dossier, found no {SETTINGS}; {_instead(path)}")
    try:
        stated = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DossierError(f"{settings}: expected TOML in UTF-8: {fault}") from fault
    title = _stated(settings, stated, "title", str, path.resolve().name)
    languages = _names(settings, stated, "languages", LANGUAGES)
    packs = _names(settings, stated, "packs", PACKS)
    pipelines = _stated(settings, stated, "pipelines", dict, {})
    named = {str(key): str(name) for key, name in sorted(pipelines.items())}
    return Dossier(path, title, languages, packs, named, _names(settings, stated, "gazetteers", (GAZETTEER,)))


def _instead(path: Path) -> str:
    """What to do where a dossier was expected: name the one it lies in, or make one where nothing is in the way."""
    around = next((one for one in path.absolute().parents if (one / SETTINGS).is_file()), None)
    if around is not None:
        return f"it lies in a dossier: {around}"
    if path.is_dir() and any(path.iterdir()):
        return f"for a folder of articles make one beside it: recoupe init DOSSIER, then: recoupe add DOSSIER {path}"
    return f"make one with: recoupe init {path}"


def _stated(path: Path, stated: Mapping[str, Any], name: str, kind: type, default: Any) -> Any:  # noqa: ANN401
    value = stated.get(name, default)
    if not isinstance(value, kind):
        raise DossierError(f"{path}: expected {name} to be a {kind.__name__}, found {value!r}")
    return value


def _names(path: Path, stated: Mapping[str, Any], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    values = _stated(path, stated, name, list, list(default))
    if not all(isinstance(value, str) for value in values):
        raise DossierError(f"{path}: expected {name} to be a list of names, found {values!r}")
    return tuple(values)


def _settings(dossier: Dossier) -> str:
    # A JSON string is a TOML string, save for DEL, which JSON leaves bare.
    title = json.dumps(dossier.title, ensure_ascii=False).replace("\x7f", "\\u007f")
    return (
        f"title = {title}\n"
        f"languages = {json.dumps(list(dossier.languages))}\n"
        f"packs = {json.dumps(list(dossier.packs))}\n\n"
        "[pipelines]  # an installed spaCy pipeline per language, in place of the one shipped\n"
    )


def write_atomically(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` wholly or not at all."""
    passing = path.with_name(f".{path.name}.incoming")
    passing.write_bytes(content)
    os.replace(passing, path)


def keep(
    dossier: Dossier, article: Article, characters: str, original: bytes, *, extension: str, response: bytes = b""
) -> bool:
    """Keep an article with its text and its bytes; False when the dossier has it already.

    Args:
        dossier: where.
        article: the record; its id names the folder.
        characters: the kept text.
        original: the bytes received.
        extension: of the original, with its dot.
        response: the WARC record of the answer it was fetched with; empty when it was not.
    """
    folder = dossier.folder(article.id)
    if folder.is_dir():
        return False
    passing = folder.with_name(f".{article.id}.incoming")
    shutil.rmtree(passing, ignore_errors=True)
    passing.mkdir(parents=True)
    (passing / f"original{extension}").write_bytes(original)
    if response:
        (passing / "response.warc.gz").write_bytes(response)
    (passing / "text.txt").write_bytes(characters.encode("utf-8"))
    (passing / "article.json").write_bytes(msgspec.json.encode(article, order="sorted"))
    os.replace(passing, folder)
    return True


def articles(dossier: Dossier) -> Iterator[Article]:
    """The articles of a dossier, sorted by id; raises DossierError for one that cannot be read."""
    folders = sorted(dossier.articles_path.glob("[0-9a-f][0-9a-f]/[0-9a-f]*"), key=lambda folder: folder.name)
    for folder in folders:
        yield _article(folder / "article.json")


def _article(path: Path) -> Article:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Article)
    except (OSError, msgspec.DecodeError) as fault:
        raise DossierError(f"{path}: expected an article as recoupe writes it: {fault}; add it again") from fault


def kept_text(dossier: Dossier, article: Article) -> Text:
    """The text an article points to; raises DossierError when its characters are not the ones that were kept."""
    path = dossier.folder(article.id) / "text.txt"
    try:
        characters = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise DossierError(f"{path}: expected the kept text: {fault}") from fault
    text = Text(characters=characters, language=article.language)
    if text.id != article.text:
        raise DossierError(
            f"{path}: expected the text {article.text}, found {text.id}; the file was changed by hand: "
            "put it back, or remove its folder and add the article again"
        )
    return text


def original(dossier: Dossier, article: Article) -> bytes:
    """The bytes received; raises DossierError when they are gone."""
    found = sorted(dossier.folder(article.id).glob("original*"))
    if not found:
        raise DossierError(f"{dossier.folder(article.id)}: expected the bytes received, found none")
    return found[0].read_bytes()


def ingest_problems(dossier: Dossier) -> tuple[Problem, ...]:
    """The faults met by ingest, each once, sorted by id; a line cut off by a kill is left out."""
    if not dossier.problems_path.is_file():
        return ()
    found: dict[str, Problem] = {}
    for line in dossier.problems_path.read_bytes().split(b"\n"):
        try:
            problem = msgspec.json.decode(line, type=Problem)
        except msgspec.DecodeError:
            continue
        found[problem.id] = problem
    return tuple(found[key] for key in sorted(found))


def note_problems(dossier: Dossier, problems: Iterable[Problem]) -> None:
    """Add faults to those the dossier knows; what it knows already is not added again."""
    known = {problem.id: problem for problem in ingest_problems(dossier)}
    fresh = {problem.id: problem for problem in problems if problem.id not in known}
    if not fresh:
        return
    every = {**known, **fresh}
    lines = [msgspec.json.encode(every[key], order="sorted") for key in sorted(every)]
    write_atomically(dossier.problems_path, b"\n".join(lines) + b"\n")
