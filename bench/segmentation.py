"""Sentence boundaries against a treebank: ``python -m bench.segmentation FILE.conllu[.gz] --lang fr``.

Raw text in: the ``# text`` lines of each paragraph (``# newpar``, ``# newdoc``) joined by one blank, or by nothing
where the last word says ``SpaceAfter=No``; a treebank without paragraph marks is one block. Prints precision, recall and
F1 over sentence spans (both ends right, as the CoNLL 2018 scorer counts) and characters a second, the best of three runs.

A treebank without paragraph marks has lost the line ends after its headings and list items. ``--layout`` puts one back
after each sentence that ends in no mark of ending, and before each that begins with a bullet, as documents have them.
"""

import argparse
import gzip
import time
from collections.abc import Iterator
from pathlib import Path

from recoupe import packs
from recoupe.text.segmentation import sentences

Blocks = list[tuple[str, list[tuple[int, int]]]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.segmentation", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many wrong sentences of each kind")
    options = parser.parse_args()
    blocks = list(paragraphs(options.file))
    pack = packs.shipped(f"lang/{options.lang}")
    found = [sentences(text, 0, len(text), pack) for text, _ in blocks]
    report(blocks, found, speed(blocks, pack), options.show)


def paragraphs(path: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The blocks of a treebank: their text and the offsets of its sentences."""
    text, spans, space = "", list[tuple[int, int]](), ""
    for starts_block, sentence, blank in _gold(path):
        if starts_block and spans:
            yield text, spans
            text, spans, space = "", [], ""
        text += space + sentence
        spans.append((len(text) - len(sentence), len(text)))
        space = " " if blank else ""
    if spans:
        yield text, spans


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


def report(blocks: Blocks, found: list[tuple[tuple[int, int], ...]], per_second: float, show: int) -> None:
    gold = {(i, *span) for i, (_, spans) in enumerate(blocks) for span in spans}
    ours = {(i, *span) for i, spans in enumerate(found) for span in spans}
    right = len(gold & ours)
    precision, recall = right / len(ours), right / len(gold)
    f1 = 2 * right / (len(ours) + len(gold))
    print(
        f"sentences {len(gold)}  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}  characters/s {per_second:,.0f}"
    )
    for name, wrong in (("too many", ours - gold), ("missed", gold - ours)):
        for i, start, end in sorted(wrong)[:show]:
            print(f"{name}: {blocks[i][0][max(0, start - 15) : start]!r} | {blocks[i][0][start:end]}")


if __name__ == "__main__":
    main()
