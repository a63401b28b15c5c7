"""The English pipeline from the data folder to the package: ``python -m train.en [DATA]``.

Tagging, lemmas and dependencies with what is known of words beyond the treebank, then names, then scores, then the
table of lemmas. Matrices are multiplied by numpy on one thread, which takes two thirds of the time that BLIS takes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import spacy_lookups_data  # type: ignore[import-untyped]
from spacy.language import Language
from thinc.api import use_ops

from recoupe.text.arithmetic import on_one_thread
from train.conllu import read_conllu
from train.grammar import generate, load_grammar
from train.known_words import frequent_words, load_words
from train.lemmas import lemma_table, write_table
from train.names import Labelled, composed_names, from_grammar, is_held_out, read_columns, read_own
from train.package import ROOT, check_size, check_sources, models_folder, package, read_sources, save
from train.pipeline import Settings, build, evaluate, train
from train.recogniser import Group, NameSettings, evaluate_names, parsed, train_names, with_recogniser

STEPS = 8000
NAME_STEPS = 3200
GENERATED = 3000  # sentences of the grammar; the treebank holds 12,542
SEED = 20
ROWS = (4000, 300, 2500, 1000)  # of the hashed word, first letter, last three letters, shape
COMMON = 40_000  # most frequent words that the table of lemmas takes
COMPOSED = 15_000  # names of each label drawn from train/name_forms_en.tsv
HELD_OUT = 150  # texts of Wikigold kept to watch the recogniser
VERSION = "1.2.0"
LICENCE = """CC BY-SA 4.0

The weights of this folder are under the Creative Commons Attribution-ShareAlike 4.0 International licence, apart from
the code of recoupe: https://creativecommons.org/licenses/by-sa/4.0/legalcode

Trained on: UD English EWT and its layer of names, Universal NER (CC BY-SA 4.0); Wikigold (CC BY 4.0); towns of
GeoNames (CC BY 4.0); names of Faker (MIT); sentences written for recoupe. Vectors: GloVe 6B of 50 columns (Pennington,
Socher and Manning 2014; Open Data Commons Public Domain Dedication and License 1.0), beside word classes from
spacy-lookups-data (MIT). lemmas.tsv: from spacy-lookups-data (MIT), which rests on WordNet 3.0, whose notice follows.
Every input with its sha256: train/sources.tsv.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure and package."""
    parser = argparse.ArgumentParser(prog="python -m train.en", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--name-steps", type=int, default=NAME_STEPS)
    parser.add_argument("--target", type=Path, default=models_folder("en") / "core")
    parser.add_argument("--work", type=Path, default=Path("build/train-en"))
    parser.add_argument("--keep", type=Path, help="a trained pipeline: only its recogniser of names is trained again")
    options = parser.parse_args(arguments)
    with use_ops("numpy", use_blis=False), on_one_thread():
        make(options)


def make(options: argparse.Namespace) -> None:
    """The recipe itself."""
    check_sources(read_sources("en"), options.data)
    folder = options.data / "treebanks"
    gold = read_conllu(folder / "en_ewt-train.conllu.gz", join_hyphens=True)
    dev = read_conllu(folder / "en_ewt-dev.conllu.gz", join_hyphens=True)
    base = options.keep or options.work / "parsing"
    if not options.keep:
        options.work.mkdir(parents=True, exist_ok=True)
        settings = Settings("en", options.steps, seed=SEED, width=128, rows=ROWS, hidden=96, dropout=0.2)
        own = generate(load_grammar(ROOT / "train", "en"), GENERATED, SEED)
        save(train(build(settings, load_words()), gold + own, dev, settings), base)
    nlp, names_held = names(base, options.data, options.name_steps)
    scores = {"en_ewt-dev": evaluate(nlp, dev)}
    scores |= {name: evaluate_names(nlp, texts) for name, texts in names_held.items()}
    notice = (Path(spacy_lookups_data.__file__).parent / "data" / "en_license.txt").read_text(encoding="utf-8")
    clean = with_recogniser(parsed(base), nlp)  # measuring brings words into the vocabulary
    package(clean, options.target, name="recoupe_core", version=VERSION, licence=LICENCE + notice, scores=scores)
    words = {*frequent_words(COMMON), *(word for one in gold for word in one.words)}
    write_table(lemma_table("en", words, gold), options.target / "lemmas.tsv")
    check_size(options.target)


def names(base: Path, data: Path, steps: int) -> tuple[Language, dict[str, list[Labelled]]]:
    """The pipeline of ``base`` with a recogniser of names, and the texts held out by set."""
    wiki = read_columns(data / "ner" / "wikigold-en.conllu.gz", word=1, tag=2, separator="\t")
    own = read_own(ROOT / "train" / "ner_en.tsv", "en")
    held = {"ner_en.tsv, held out": [one for one in own if is_held_out(one)], "wikigold, held out": wiki[:HELD_OUT]}
    groups = [
        Group([one for one in own if not is_held_out(one)], 10),
        Group(wiki[HELD_OUT:], 3),
        Group(from_grammar(load_grammar(ROOT / "train", "en"), 600, SEED), 1),
        Group(read_columns(data / "ner" / "uner-en_ewt-dev.iob2.gz", word=1, tag=2, separator="\t"), 3),
    ]
    more = composed_names(ROOT / "train" / "name_forms_en.tsv", "en", COMPOSED, SEED)
    nlp = train_names(parsed(base), groups, held, NameSettings(steps, seed=SEED), more=more)
    return with_recogniser(parsed(base), nlp), held


if __name__ == "__main__":
    main()
