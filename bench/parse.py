"""Parsing against a treebank: ``python -m bench.parse FILE.conllu[.gz] --lang fr [--pipeline NAME]``.

Raw text in: each ``# text`` line is one sentence, cut into tokens by recoupe's tokenizer and read by the shipped
pipeline, or by the one named. Gold tokens follow ``train/README.md`` (one token for each written word). spaCy's
scorer aligns the two; a gold token that our tokenizer cuts otherwise counts as wrong. Relations are compared without
subtypes, punctuation counted. Prints a table, and one JSON object on the last line. With a ``.tsv`` file of
``bench/gold/parse`` it measures roots, subjects, objects and speakers (the subject of a verb of saying) before and
after their verb; with one of ``bench/gold/attribution`` the subjects and objects of the cues, by half; with
``bench/gold/parse/articles-fr.tsv``, which holds no text, the roots of sentences of the articles of ``--articles``.
"""

import argparse
import csv
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from train.conllu import Sentence, is_kept_out, read_conllu
from train.pipeline import score

from recoupe import packs
from recoupe.text.analysis import load_analyzer
from recoupe.text.reading import Analyzer, Bounds
from recoupe.text.reading import Sentence as Analysed

Figures = dict[str, float]

ARTICLES = Path("../shared/corpus/nk-russia")


def main() -> None:
    """Measure one file and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.parse", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--pipeline", default="", help="a spaCy pipeline instead of the shipped one")
    parser.add_argument("--kept-out", action="store_true", help="only sentences that training keeps out by hash (GSD)")
    parser.add_argument("--show", type=int, default=0, help="print so many faults, or of a treebank kinds of faults")
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="the texts of which a file gives offsets")
    options = parser.parse_args()
    analyzer = load_analyzer(packs.shipped(f"lang/{options.lang}"), options.pipeline)
    if options.file.suffix == ".tsv":
        figures = relations(analyzer, rows(options.file, options.articles), options.show)
    else:
        gold = read_conllu(options.file, join_hyphens=options.lang == "en")
        figures = treebank(analyzer, [one for one in gold if is_kept_out(one) or not options.kept_out], options.show)
    figures["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{options.file.name}, {analyzer.identity}")
    for name, value in figures.items():
        print(f"  {name:12} {value:10.4f}" if value <= 1 else f"  {name:12} {value:10.0f}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def treebank(analyzer: Analyzer, gold: Sequence[Sentence], show: int) -> Figures:
    """UPOS, features, lemma, UAS, LAS over all sentences, and the speed of the analysis in tokens a second of
    processor time.
    """
    from spacy.tokens import Doc  # noqa: PLC0415 - the analyzer decides whether spaCy is needed
    from spacy.training import Example  # noqa: PLC0415
    from spacy.vocab import Vocab  # noqa: PLC0415

    texts = [written(sentence) for sentence in gold]
    analyse(analyzer, texts[0])
    began = time.process_time()
    analysed = analyse_all(analyzer, texts)
    seconds = time.process_time() - began
    vocab = Vocab()
    examples = [
        Example(_predicted(Doc, vocab, found), _reference(Doc, vocab, sentence))
        for found, sentence in zip(analysed, gold, strict=True)
    ]
    for kind, count in faults(examples).most_common(show):
        print(f"{count:6} {kind}")
    figures = score(examples)
    figures["tokens"] = sum(len(found.tokens) for found in analysed)
    figures["tokens_per_s"] = figures["tokens"] / seconds
    return figures


def faults(examples: Iterable[Any]) -> Counter[str]:
    """How often one tag was taken for another, and a lemma was wrong by a capital or otherwise, in spaCy's examples."""
    found: Counter[str] = Counter()
    for one in examples:
        tags, lemmas = (one.get_aligned(name, as_string=True) for name in ("POS", "LEMMA"))
        for token, tag, lemma in zip(one.predicted, tags, lemmas, strict=True):
            if tag and tag != token.pos_:
                found[f"{tag} tagged {token.pos_}"] += 1
            if lemma and lemma != token.lemma_:
                found["lemma, by a capital" if lemma.lower() == token.lemma_.lower() else "lemma, otherwise"] += 1
    return found


def written(sentence: Sentence) -> str:
    """The text of a sentence as printed."""
    pairs = zip(sentence.words, sentence.spaces, strict=True)
    return "".join(word + " " * space for word, space in pairs).rstrip()


def analyse(analyzer: Analyzer, text: str) -> Analysed:
    """The analysis of one sentence."""
    return analyzer.analyze(text, [Bounds(0, len(text))])[0]


def analyse_all(analyzer: Analyzer, texts: Sequence[str], group: int = 20) -> list[Analysed]:
    """The analyses of all sentences, read as texts of ``group`` sentences."""
    found: list[Analysed] = []
    for start in range(0, len(texts), group):
        bounds, at = [], 0
        for text in texts[start : start + group]:
            bounds.append(Bounds(at, at + len(text)))
            at += len(text) + 1
        found += analyzer.analyze("\n".join(texts[start : start + group]), bounds)
    return found


def _predicted(doc, vocab, found: Analysed):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - spaCy has no types
    tokens = found.tokens
    return doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space for token in tokens],
        pos=[token.upos for token in tokens],
        morphs=[token.morph for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=[token.dep.replace("root", "ROOT") for token in tokens],
    )


def _reference(doc, vocab, gold: Sentence):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - spaCy has no types
    lemmas = [lemma if upos == "PROPN" else lemma.lower() for lemma, upos in zip(gold.lemmas, gold.upos, strict=True)]
    return doc(
        vocab,
        words=list(gold.words),
        spaces=list(gold.spaces),
        pos=list(gold.upos),
        morphs=list(gold.feats),
        lemmas=lemmas,
        heads=list(gold.heads),
        deps=[label.replace("root", "ROOT") for label in gold.deprels],
    )


def rows(path: Path, articles: Path) -> Iterator[dict[str, str]]:
    """The rows of a file of our own; a row that names an article gets the characters it points at as ``text``, and
    ``root`` as places in them.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if "article" in row:
                characters = (articles / f"{row['article']}.txt").read_text(encoding="utf-8")
                start, end = int(row["start"]), int(row["end"])
                roots = " ".join(str(int(place) - start) for place in row["root"].split(" | "))
                yield {**row, "text": characters[start:end], "root": roots}
            else:
                yield row


def relations(analyzer: Analyzer, asked_of: Iterable[dict[str, str]], show: int) -> Figures:
    """The share of roots, subjects, objects and speakers of our own sentences that are found, and how many were
    asked.
    """
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row in asked_of:
        text = row.get("sentence") or row["text"]
        for kind, wanted, is_right in _questions(row, analyse(analyzer, text)):
            asked[kind] += 1
            right[kind] += is_right
            if show > 0 and not is_right and "blind" not in kind:
                show -= 1
                print(f"{kind} {wanted}: {text}")
    return {kind: right[kind] / asked[kind] for kind in sorted(asked)} | {
        f"n {kind}": asked[kind] for kind in sorted(asked)
    }


def _questions(row: dict[str, str], found: Analysed) -> Iterator[tuple[str, str, bool]]:
    """What is asked of one row: kind, what is wanted, whether it was found."""
    if "cue" in row:
        yield from _cue_questions(row, found)
        return
    if "article" in row:
        roots = {token.start for token in found.tokens if token.dep == "root"}
        yield "root", row["root"], bool(roots & set(map(int, row["root"].split())))
        return
    arcs = {(found.tokens[token.head].form, token.dep.partition(":")[0], token.form) for token in found.tokens}
    yield "root", row["root"], (row["root"], "root", row["root"]) in arcs
    for kind in ("nsubj", "obj"):
        for pair in row[kind].split():
            head, _, word = pair.partition(">")
            yield kind, pair, (head, kind, word) in arcs
    if row["speaker"]:
        kind, _, pair = row["speaker"].partition(":")
        head, _, word = pair.partition(">")
        yield kind, pair, (head, "nsubj", word) in arcs


def _cue_questions(row: dict[str, str], found: Analysed) -> Iterator[tuple[str, str, bool]]:
    start, end = _place(row["text"], row["cue"].split(" … ")[0])
    inside = {token.i for token in found.tokens if start <= token.start < end}
    for kind in ("nsubj", "obj"):
        word = row[kind]
        if not word:
            continue
        places = [token for token in found.tokens if token.form == word or token.form.lstrip("-t") == word.lstrip("-t")]
        is_right = any(token.head in inside and token.dep.partition(":")[0] == kind for token in places)
        yield f"{kind} {row['half']}", word, is_right
        if kind == "nsubj":
            side = "after" if places and min(token.start for token in places) >= end else "before"
            yield f"{side} {row['half']}", word, is_right


def _place(text: str, piece: str) -> tuple[int, int]:
    """Where ``words`` or ``words#N``, its Nth occurrence, stands in ``text``."""
    words, mark, number = piece.rpartition("#")
    if not (mark and number.isdigit()):
        words, number = piece, "1"
    start = -1
    for _ in range(int(number)):
        start = text.index(words, start + 1)
    return start, start + len(words)


if __name__ == "__main__":
    main()
