"""Names of people, places and organisations: ``python -m bench.ner FILE --lang fr [--pipeline NAME]``.

Raw text in: sentences of ``bench/gold/ner/*.tsv`` (``text``, ``entities`` as ``start:end:LABEL:surface`` joined by ``
| ``), of ``train/ner_*.tsv`` (``sentence`` with ``{PER …}``), or a file of one token a line with IOB tags
(``.iob2.gz``, ``.conllu.gz``, ``.bio.gz``), whose tokens are joined by blanks; or ``bench/gold/news-names/*.tsv``,
which hold no text: names by offsets in sentences of the articles of ``--articles``; or the JSON of POPCORN, of whose
mentions those count that are names. A name is right if both ends and
the label are. spaCy's scorer, over characters. Names come from the pipeline alone: no gazetteer. Prints a table, and
one JSON object on the last line.
"""

import argparse
import csv
import gzip
import json
import resource
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from train.names import Labelled, read_columns, read_own

from bench.parse import analyse_all
from recoupe import packs
from recoupe.text.analysis import load_analyzer
from recoupe.text.reading import Sentence

Name = tuple[int, int, str]
Gold = tuple[str, tuple[Name, ...]]

ARTICLES = Path("../shared/data/news-fr/articles.jsonl.gz")
_SEPARATOR = " | "


def main() -> None:
    """Measure one file and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.ner", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--pipeline", default="", help="a spaCy pipeline instead of the shipped one")
    parser.add_argument("--show", type=int, default=0, help="print so many texts with a fault")
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="the articles of which a file gives offsets")
    options = parser.parse_args()
    analyzer = load_analyzer(packs.shipped(f"lang/{options.lang}"), options.pipeline)
    gold = list(read_gold(options.file, options.lang, options.articles))
    found = [tuple(names(one)) for one in analyse_all(analyzer, [text for text, _ in gold])]
    _show(gold, found, options.show)
    figures = score(gold, found)
    figures["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{options.file.name}, {analyzer.identity}")
    for name, value in figures.items():
        print(f"  {name:12} {value:10.4f}" if value <= 1 else f"  {name:12} {value:10.0f}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def read_gold(path: Path, language: str, articles: Path = ARTICLES) -> Iterator[Gold]:
    """Texts with their names by characters."""
    if ".json" in path.name:
        packed = path.read_bytes()
        reports = json.loads(gzip.decompress(packed) if path.suffix == ".gz" else packed)
        yield from ((row["text"], tuple(_report_names(row))) for row in reports.values())
        return
    if path.suffix != ".tsv":
        separator, word, tag = (" ", 0, 1) if ".bio" in path.name else ("\t", 1, 2)
        yield from (_characters(text) for text in read_columns(path, word=word, tag=tag, separator=separator))
        return
    columns = path.open(encoding="utf-8").readline().rstrip("\n").split("\t")
    if "entities" not in columns:
        yield from (_characters(text) for text in read_own(path, language))
        return
    texts = _texts(articles) if "article" in columns else {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = texts[row["article"]][int(row["start"]) : int(row["end"])] if texts else row["text"]
            spans = [span.split(":", 3) for span in row["entities"].split(_SEPARATOR)] if row["entities"] else []
            yield text, tuple((int(start), int(end), label) for start, end, label, *_ in spans)


REPORT_LABELS = {"PLACE": "LOC", "CIVILIAN": "PER", "TERRORIST_OR_CRIMINAL": "PER", "MILITARY": "PER"} | {
    f"{kind}_ORGANISATION": "ORG"
    for kind in ("NON_GOVERNMENTAL", "NON_MILITARY_GOVERNMENT", "MILITARY", "INTERGOVERNMENTAL")
}
"""Types of POPCORN that have names, by label."""


MARKS = tuple('"«»“”‘’')


def _report_names(report: Mapping[str, Any]) -> Iterator[Name]:
    """The names among the mentions of a report: those with a capital that no sentence gives them."""
    found: set[Name] = set()
    for entity in report["entities"]:
        label = REPORT_LABELS.get(entity["type"])
        mentions = [one for one in entity["mentions"] if label and one["value"][:1].isupper()]
        sure = {
            one["value"]
            for one in mentions
            if not _opens(report["text"], one["start"]) or _is_marked(report["text"], one)
        }
        for one in mentions:
            capitals = sum(word[:1].isupper() for word in one["value"].split())
            if label and (one["value"] in sure or capitals > 1):
                found.add((one["start"], one["end"], label))
    yield from sorted(found)


def _is_marked(text: str, mention: Mapping[str, Any]) -> bool:
    """Whether a mention is all that stands between two marks: the fondation "Espoir"."""
    before, after = text[: mention["start"]].rstrip()[-1:], text[mention["end"] :].lstrip()[:1]
    return before in MARKS and after in MARKS


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in '.!?:«"' or "\n" in text[len(before) : start]


def _texts(articles: Path) -> dict[str, str]:
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def _characters(text: Labelled) -> Gold:
    starts, ends, written = [], [], ""
    for word, space in zip(text.words, text.spaces, strict=True):
        starts.append(len(written))
        written += word
        ends.append(len(written))
        written += " " * space
    return written, tuple((starts[start], ends[end - 1], label) for start, end, label in text.spans)


def names(found: Sentence) -> Iterator[Name]:
    """The names of an analysed sentence, offsets counted from its start."""
    begins = [token.i for token in found.tokens if token.entity_start]
    for begin, after in pairwise([*begins, len(found.tokens)]):
        last = begin
        while last + 1 < after and found.tokens[last + 1].entity == found.tokens[begin].entity:
            last += 1
        label = found.tokens[begin].entity
        yield found.tokens[begin].start - found.start, found.tokens[last].end - found.start, label


def score(gold: Sequence[Gold], found: Sequence[tuple[Name, ...]]) -> dict[str, float]:
    """Precision, recall, F1 of names, F1 by label, and F1 of ends alone; by spaCy's counter."""
    from spacy.scorer import PRFScore  # noqa: PLC0415 - loaded only when it is needed

    every, ends = PRFScore(), PRFScore()
    by_label = {label: PRFScore() for label in ("PER", "LOC", "ORG")}
    for (_, wanted), given in zip(gold, found, strict=True):
        kept = {name for name in wanted if name[2] in by_label}
        every.score_set(set(given), kept)
        ends.score_set({name[:2] for name in given}, {name[:2] for name in kept})
        for label, counter in by_label.items():
            counter.score_set({name for name in given if name[2] == label}, {name for name in kept if name[2] == label})
    figures = {"precision": every.precision, "recall": every.recall, "f1": every.fscore}
    figures |= {label: counter.fscore for label, counter in by_label.items()}
    return figures | {"ends_f1": ends.fscore, "names": float(sum(len(wanted) for _, wanted in gold))}


def _show(gold: Sequence[Gold], found: Sequence[tuple[Name, ...]], count: int) -> None:
    for (text, wanted), given in zip(gold, found, strict=True):
        if count and set(wanted) != set(given):
            count -= 1
            print(text)
            print("   wanted", [(text[start:end], label) for start, end, label in sorted(set(wanted) - set(given))])
            print("   found ", [(text[start:end], label) for start, end, label in sorted(set(given) - set(wanted))])


if __name__ == "__main__":
    main()
