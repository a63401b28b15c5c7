"""Gold on articles of others, kept without a word of them: the words are put back from the articles when it is used.

What enters: a half of ``bench/gold/news-stories`` (``documents.tsv``, ``claims.jsonl``, ``events.jsonl``,
``findings.json`` with offsets and no text) and the articles: ``articles.jsonl.gz`` of the data folder (``id``,
``title``, ``text``; an article is its title, an empty line and its text), or those of a set in tokens (``doc``,
``sentences``; an article is one sentence a line, set as print sets it), or those scraped as they stand (``doc``,
``text``; a slash in the name is an underscore), or a folder of text files. What leaves: a
folder as ``bench.stories_fr`` reads it, with ``articles/*.txt`` and every span with its text. Offsets are Python code
points, half-open. An article that is not there is a ``SystemExit`` that names it.
"""

import csv
import gzip
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

NEWS = Path("../shared/data/news-fr/articles.jsonl.gz")

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def refilled(half: Path, articles: Path, folder: Path) -> Path:
    """Write the half with its words into a new folder of the same name under `folder`, and return that."""
    texts = _texts(_named(half), articles)
    made = folder / "gold" / half.name
    (made / "articles").mkdir(parents=True)
    for doc, text in texts.items():
        (made / "articles" / doc).write_text(text, encoding="utf-8", newline="")
    shutil.copy(half / "documents.tsv", made)
    for name in ("claims.jsonl", "events.jsonl"):
        rows = [json.loads(line) for line in (half / name).read_text(encoding="utf-8").splitlines()]
        _write(made / name, "".join(json.dumps(_worded(row, texts)) + "\n" for row in rows))
    findings = json.loads((half / "findings.json").read_text(encoding="utf-8"))
    _write(made / "findings.json", json.dumps([_worded(row, texts) for row in findings]))
    return made


def _named(half: Path) -> list[str]:
    with (half / "documents.tsv").open(encoding="utf-8", newline="") as lines:
        return [row["doc"] for row in csv.DictReader(lines, delimiter="\t")]


def _texts(docs: Iterable[str], articles: Path) -> dict[str, str]:
    """The text of each article that is asked for, by its file name."""
    wanted = sorted(docs)
    kept = _of_folder(wanted, articles) if articles.is_dir() else _of_lines(wanted, articles)
    if missing := [doc for doc in wanted if doc not in kept]:
        raise SystemExit(f"{articles} does not hold {', '.join(missing)}")
    return kept


def _of_folder(wanted: Iterable[str], folder: Path) -> dict[str, str]:
    return {doc: _read(folder / doc) for doc in wanted if (folder / doc).is_file()}


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _of_lines(wanted: Iterable[str], path: Path) -> dict[str, str]:
    ids = {doc.removesuffix(".txt") for doc in wanted}
    with gzip.open(path, mode="rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if _id(row) in ids]
    return {f"{_id(row)}.txt": _article(row) for row in rows}


def _id(row: Mapping[str, Any]) -> str:
    return str(row["doc"]).replace("/", "_") if "doc" in row else str(row["id"])


def _article(row: Mapping[str, Any]) -> str:
    if "sentences" in row:
        return plain(row["sentences"])
    return str(row["text"]) if "doc" in row else f"{row['title']}\n\n{row['text']}\n"


_TIGHT = (
    (re.compile(r"``|''|[“”]"), '"'),
    (re.compile(r" (?=[.,;:!?%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b|'m\b|' )|(?<=[(\[$#]) "), ""),
    (re.compile(r'" ([^"]*?) ?(")'), r'"\1\2'),
)


def plain(sentences: Iterable[Iterable[str]]) -> str:
    """Sentences of tokens as print sets them, one a line: no blank before a stop, one kind of quotation mark."""
    return "".join(f"{_set(' '.join(tokens))}\n" for tokens in sentences)


def _set(line: str) -> str:
    for pattern, better in _TIGHT:
        line = pattern.sub(better, line)
    return line


def _worded(part: Json, texts: Mapping[str, str], doc: str = "") -> Json:
    """A row with the words of each of its spans; a span lies in the nearest document named around it."""
    if isinstance(part, list):
        return [_worded(one, texts, doc) for one in part]
    if not isinstance(part, dict):
        return part
    here = str(part.get("doc", doc))
    told = {key: _worded(value, texts, here) for key, value in part.items()}
    match part:
        case {"start": int(start), "end": int(end)}:
            return {**told, "text": texts[here][start:end]}
    return told


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
