"""Sentence boundaries against treebanks.

Usage: ``python -m bench.segmentation [FILE.conllu[.gz]]...``

Raw text in: the ``# text`` lines of each paragraph (``# newpar``, ``# newdoc``) joined by one blank, or by nothing
where the last word says ``SpaceAfter=No``; a treebank without paragraph marks is one block. The language is the part of
a file's name before the first ``_``. Printed for each file and for all together: F1 over sentence spans (both ends
right, as the CoNLL 2018 scorer counts), F1 over boundaries inside blocks, characters a second (best of three); the same
for a plain regular expression, and for spaCy's sentencizer, pysbd and syntok where they are installed.

A treebank without paragraph marks has lost the line ends after headings and list items. The boundaries missed are
therefore told apart by what stands before them: no mark, a colon, a semicolon, or a mark that closes a sentence.
``--layout`` puts a paragraph end back where no mark separates two sentences. It reads the gold to do so and gives away
the boundaries that no segmenter could find, so its figures are a diagnosis of the remaining errors and never a result:
it prints how many it gave away, and a treebank that has paragraph marks refuses it.
"""

import argparse
import gzip
import importlib
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import Any

from recoupe import packs
from recoupe.text.segmentation import sentences

_PLAIN = re.compile(r'[.!?…]+["»)]*\s+(?=["«(]?\s?[A-ZÀ-Ý])')

DATA = Path("../shared/data/treebanks")
DEFAULT = [DATA / f"{name}.conllu.gz" for name in ("fr_sequoia-dev", "fr_gsd-dev")]

Spans = Iterable[tuple[int, int]]
Blocks = list[tuple[str, list[tuple[int, int]]]]
Cutter = Callable[[str], Spans]
Found = set[tuple[int, ...]]


def main() -> None:
    """Print the tables and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong sentences of each kind")
    parser.add_argument("--layout", action="store_true", help="diagnosis only: breaks taken from the gold")
    options = parser.parse_args()
    figures: dict[str, float] = {}
    totals: dict[str, Counter[str]] = {}
    for file in options.files:
        blocks = list(paragraphs(file))
        if options.layout:
            blocks = _laid_out(file, blocks, parser)
        figures |= _file(file, blocks, totals, options.show)
    for name, counted in totals.items():
        figures |= _told("all", name, counted)
    print(json.dumps(figures))


def _laid_out(file: Path, blocks: Blocks, parser: argparse.ArgumentParser) -> Blocks:
    if len(blocks) > 1:
        parser.error("this treebank has paragraph marks; --layout would replace them by the gold")
    found = list(paragraphs(file, layout=True))
    print(f"diagnosis, not a result: {len(found) - 1} boundaries were given away by the gold")
    return found


def _file(file: Path, blocks: Blocks, totals: dict[str, Counter[str]], show: int) -> dict[str, float]:
    """The figures of one treebank, printed, and added to those of all."""
    corpus, language = file.name.partition(".")[0], file.name.partition("_")[0]
    gold = {(i, *span) for i, (_, spans) in enumerate(blocks) for span in spans}
    figures: dict[str, float] = {}
    print(f"{corpus}: {len(gold)} sentences, {len(blocks)} blocks")
    print(f"{'':<26}{'spans':>8}{'boundaries':>12}{'P':>9}{'R':>9}")
    for name, cut in cutters(language).items():
        began = time.perf_counter()
        found = {(i, *span) for i, (text, _) in enumerate(blocks) for span in _trimmed(text, cut(text))}
        per_second = sum(len(text) for text, _ in blocks) / (time.perf_counter() - began)
        counted = _counted(blocks, gold, found)
        totals[name] = totals.get(name, Counter()) + counted
        figures |= _told(corpus, name, counted)
        if name == "recoupe":
            per_second = figures[f"{corpus}_characters_per_second"] = round(speed(blocks, cut))
            _misses(blocks, gold, found, show)
        print(f"   {per_second:,.0f} characters a second")
    return figures


def cutters(language: str) -> dict[str, Cutter]:
    """Ours, a plain regular expression, and the segmenters at hand."""
    pack = packs.shipped(f"lang/{language}")
    found: dict[str, Cutter] = {"recoupe": lambda text: sentences(text, 0, len(text), pack)}
    found["regular expression"] = _plain_cut
    for name, maker in (("spacy", _sentencizer), ("pysbd", _pysbd), ("syntok", _syntok)):
        if importlib.util.find_spec(name):
            found["spaCy sentencizer" if name == "spacy" else name] = maker(language)
    return found


def _sentencizer(language: str) -> Cutter:
    pipeline = importlib.import_module("spacy").blank(language)
    pipeline.add_pipe("sentencizer")
    return lambda text: [(one.start_char, one.end_char) for one in pipeline(text).sents]


def _pysbd(language: str) -> Cutter:
    segmenter = importlib.import_module("pysbd").Segmenter(language=language, clean=False, char_span=True)
    return lambda text: [(one.start, one.end) for one in segmenter.segment(text)]


def _syntok(_language: str) -> Cutter:
    segmenter: Any = importlib.import_module("syntok.segmenter")

    def cut(text: str) -> Spans:
        for paragraph in segmenter.analyze(text):
            for one in paragraph:
                yield one[0].offset, one[-1].offset + len(one[-1].value)

    return cut


def _trimmed(text: str, spans: Spans) -> Iterator[tuple[int, int]]:
    """Spans without the blanks at their ends, as the gold has them."""
    for start, end in spans:
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        if words.strip():
            yield start + left, start + left + len(words.strip())


def paragraphs(path: Path, *, layout: bool = False) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The blocks of a treebank: their text and the offsets of its sentences."""
    text, spans, space = "", list[tuple[int, int]](), ""
    for starts_block, sentence, blank in _gold(path):
        if spans and (starts_block or (layout and _is_apart(text, sentence))):
            yield text, spans
            text, spans, space = "", [], ""
        text += space + sentence
        spans.append((len(text) - len(sentence), len(text)))
        space = " " if blank else ""
    if spans:
        yield text, spans


def _is_apart(text: str, sentence: str) -> bool:
    """Whether two sentences cannot have stood on one line: no mark between them, or a bullet or small letter after."""
    ended = text.rstrip("\"'»)] ")[-1:] in (".", "!", "?", "…")
    return not ended or not (sentence.lstrip("\"'«([ ")[:1].isupper() or sentence[:1].isdigit())


def _gold(path: Path) -> Iterator[tuple[bool, str, bool]]:
    """Each sentence: whether a block starts with it, its text, whether a blank follows."""
    opener = gzip.open if path.suffix == ".gz" else open
    starts, sentence, blank = False, "", True
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")):
                starts = True
            elif line.startswith("# text = "):
                sentence = line[9:].strip()
            elif line[0].isdigit():
                blank = "SpaceAfter=No" not in line
            elif not line.strip() and sentence:
                yield starts, sentence, blank
                starts, sentence = False, ""


def speed(blocks: Blocks, cut: Cutter) -> float:
    """Characters a second over the joined blocks, the best of three."""
    text = "\n\n".join(text for text, _ in blocks)
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        cut(text)
        best = min(best, time.perf_counter() - began)
    return len(text) / best


def _plain_cut(text: str) -> Iterator[tuple[int, int]]:
    """The peer: a closing mark, a blank, a capital."""
    start = 0
    for found in _PLAIN.finditer(text):
        yield start, len(text[: found.end()].rstrip())
        start = found.end()
    yield start, len(text)


def _inside(blocks: Blocks, spans: Set[tuple[int, ...]]) -> Found:
    """The ends of sentences that are not the end of their block."""
    return {(i, end) for i, _, end in spans if end < len(blocks[i][0])}


def _counted(blocks: Blocks, gold: Found, found: Found) -> Counter[str]:
    ends, cuts = _inside(blocks, gold), _inside(blocks, found)
    return Counter(
        gold=len(gold), spans=len(found), right=len(gold & found),
        ends=len(ends), cuts=len(cuts), cut_right=len(ends & cuts),
    )  # fmt: skip


def _told(corpus: str, name: str, one: Counter[str]) -> dict[str, float]:
    """One line of the table, and its figures."""
    spans = 2 * one["right"] / max(1, one["gold"] + one["spans"])
    precision, recall = one["cut_right"] / max(1, one["cuts"]), one["cut_right"] / max(1, one["ends"])
    boundaries = 2 * one["cut_right"] / max(1, one["ends"] + one["cuts"])
    shown = name if corpus != "all" else f"all, {name}"
    print(f"{shown:<26}{spans:>8.4f}{boundaries:>12.4f}{precision:>9.4f}{recall:>9.4f}")
    key = corpus if name == "recoupe" else f"{corpus}_{name.replace(' ', '_').lower()}"
    return {f"{key}_spans": round(spans, 4), f"{key}_boundaries": round(boundaries, 4)}


def _misses(blocks: Blocks, gold: Found, found: Found, show: int) -> None:
    """What stands before the boundaries that were missed, and some sentences that went wrong."""
    missed = _inside(blocks, gold) - _inside(blocks, found)
    kinds = Counter(_before(blocks[i][0][:end]) for i, end in missed)
    print(f"   missed: {', '.join(f'{count} after {kind}' for kind, count in sorted(kinds.items())) or 'none'}")
    for name, wrong in (("too many", found - gold), ("missed", gold - found)):
        for i, start, end in sorted(wrong)[:show]:
            print(f"   {name}: {blocks[i][0][max(0, start - 15) : start]!r} | {blocks[i][0][start:end]}")


def _before(text: str) -> str:
    last = text.rstrip("\"'»)] ")[-1:]
    return {":": "a colon", ";": "a semicolon"}.get(last, "a closing mark" if last in ".!?…" else "no mark")


if __name__ == "__main__":
    main()
