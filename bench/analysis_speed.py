"""Tokens a second of analysis, by what is run: ``python -m bench.analysis_speed FILE.conllu[.gz] --lang fr``.

Texts of 20 sentences of a treebank, one after the other, on one thread, by processor time, best of ``--rounds``. The
last column is the share of what spaCy's blank tokenizer of the language reaches in the same run: a figure that other
work on the machine does not change much. Prints a table, and one JSON object on the last line.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from train.conllu import Sentence, read_conllu

from bench.parse import analyse_all, written
from recoupe import packs
from recoupe.text.analysis import load_analyzer
from recoupe.text.arithmetic import multiply_by_numpy, on_one_thread

IN_A_TEXT = 20


def main() -> None:
    """Measure one treebank's sentences and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.analysis_speed", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    gold = read_conllu(options.file, join_hyphens=options.lang == "en")
    ways = dict(measured(gold, options.lang))
    words = sum(len(sentence.words) for sentence in gold)
    speeds = {name: words / min(seconds(way) for _ in range(options.rounds)) for name, way in ways.items()}
    blank = speeds["spaCy, blank tokenizer"]
    for name, speed in speeds.items():
        print(f"{name:36} {speed:10.0f} {speed / blank:8.4f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory_mb':36} {memory:10.0f}")
    print(json.dumps({name: round(speed) for name, speed in speeds.items()} | {"memory_mb": round(memory)}))


def measured(gold: Sequence[Sentence], language: str) -> list[tuple[str, Callable[[], object]]]:
    """What is run, by name; all of it over the same sentences."""
    texts = [written(sentence) for sentence in gold]
    joined = ["\n".join(texts[start : start + IN_A_TEXT]) for start in range(0, len(texts), IN_A_TEXT)]
    blank, pack = spacy.blank(language), packs.shipped(f"lang/{language}")
    shipped = spacy.load(pack.path / "models" / "core")
    multiply_by_numpy(shipped)
    analyzer = load_analyzer(pack)
    return [
        ("spaCy, blank tokenizer", lambda: [blank.make_doc(text) for text in joined]),
        ("pipeline without names, given tokens", lambda: run(shipped, gold, without="ner")),
        ("pipeline, given tokens", lambda: run(shipped, gold, without="")),
        ("recoupe, from text to tokens", lambda: analyse_all(analyzer, texts, IN_A_TEXT)),
    ]


def run(nlp: Language, gold: Sequence[Sentence], *, without: str) -> None:
    """Every component but ``without`` over the sentences, as texts of ``IN_A_TEXT``."""
    for start in range(0, len(gold), IN_A_TEXT):
        part = gold[start : start + IN_A_TEXT]
        with nlp.memory_zone(), on_one_thread():
            doc = Doc(
                nlp.vocab,
                words=[word for sentence in part for word in sentence.words],
                spaces=[space for sentence in part for space in sentence.spaces],
                sent_starts=[index == 0 for sentence in part for index in range(len(sentence.words))],
            )
            for name, pipe in nlp.pipeline:
                doc = doc if name == without else pipe(doc)


def seconds(way: Callable[[], object]) -> float:
    """Processor time of one call."""
    began = time.process_time()
    way()
    return time.process_time() - began


if __name__ == "__main__":
    main()
