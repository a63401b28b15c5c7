"""Sentence boundaries against a treebank: ``python -m bench.segmentation FILE.conllu[.gz] --lang fr``.

Raw text in: the ``# text`` lines of each paragraph (``# newpar``, ``# newdoc``) joined by one blank, or by nothing
where the last word says ``SpaceAfter=No``; a treebank without paragraph marks is one block. Prints F1 over sentence
spans (both ends right, as the CoNLL 2018 scorer counts), F1 over boundaries inside blocks, the same for a plain regular
expression as a peer, and characters a second (best of three).

A treebank without paragraph marks has lost the line ends after headings and list items. ``--layout`` puts a paragraph
end back where no mark separates two sentences. It reads the gold to do so and gives away the boundaries that no
segmenter could find, so its figures are a diagnosis of the remaining errors and never a result: it prints how many it
gave away, and a treebank that has paragraph marks refuses it.
"""

import argparse
import gzip
import re
import time
from collections.abc import Iterator, Set
from pathlib import Path

from recoupe import packs
from recoupe.text.segmentation import sentences

_PLAIN = re.compile(r'[.!?…]+["»)]*\s+(?=["«(]?\s?[A-ZÀ-Ý])')

Blocks = list[tuple[str, list[tuple[int, int]]]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.segmentation", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong sentences of each kind")
    parser.add_argument("--layout", action="store_true", help="diagnosis only: breaks taken from the gold")
    options = parser.parse_args()
    blocks = list(paragraphs(options.file))
    if options.layout:
        if len(blocks) > 1:
            parser.error("this treebank has paragraph marks; --layout would replace them by the gold")
        blocks = list(paragraphs(options.file, layout=True))
        print(f"diagnosis, not a result: {len(blocks) - 1} boundaries were given away by the gold")
    pack = packs.shipped(f"lang/{options.lang}")
    found = [sentences(text, 0, len(text), pack) for text, _ in blocks]
    report(blocks, found, speed(blocks, pack), options.show)


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


def speed(blocks: Blocks, pack: packs.Pack) -> float:
    """Characters a second over the joined blocks, the best of three."""
    text = "\n\n".join(text for text, _ in blocks)
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        sentences(text, 0, len(text), pack)
        best = min(best, time.perf_counter() - began)
    return len(text) / best


def _plain_cut(text: str) -> Iterator[tuple[int, int]]:
    """The peer: a closing mark, a blank, a capital."""
    start = 0
    for found in _PLAIN.finditer(text):
        yield start, len(text[: found.end()].rstrip())
        start = found.end()
    yield start, len(text)


def _figures(gold: Set[tuple[int, ...]], found: Set[tuple[int, ...]]) -> str:
    right = len(gold & found)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    return f"P {precision:.4f} R {recall:.4f} F1 {2 * right / max(1, len(gold) + len(found)):.4f}"


def report(blocks: Blocks, found: list[tuple[tuple[int, int], ...]], per_second: float, show: int) -> None:
    gold = {(i, *span) for i, (_, spans) in enumerate(blocks) for span in spans}
    ours = {(i, *span) for i, spans in enumerate(found) for span in spans}
    peer = {(i, *span) for i, (text, _) in enumerate(blocks) for span in _plain_cut(text)}
    print(f"sentences {len(gold)}  blocks {len(blocks)}  characters/s {per_second:,.0f}")
    for name, spans in (("ours", ours), ("regular expression", peer)):
        inside = [{(i, end) for i, _, end in some if end < len(blocks[i][0])} for some in (gold, spans)]
        print(f"{name}: spans {_figures(gold, spans)}  boundaries {_figures(*inside)}")
    for name, wrong in (("too many", ours - gold), ("missed", gold - ours)):
        for i, start, end in sorted(wrong)[:show]:
            print(f"{name}: {blocks[i][0][max(0, start - 15) : start]!r} | {blocks[i][0][start:end]}")


if __name__ == "__main__":
    main()
