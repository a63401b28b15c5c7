"""The French pipeline from the data folder to the package: ``python -m train.fr [DATA]``.

Word vectors, then tagging, lemmas and dependencies, then names, then the table of lemmas, then scores. ``--steps``
shortens a run to try it. Intermediate files lie in ``--work``; vectors found there are used again.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from spacy.language import Language

from train.conllu import Sentence, closed_lemmas, is_kept_out, read_conllu, with_closed_lemmas, with_names_under_titles
from train.grammar import generate, load_grammar
from train.lemmas import lemma_table, write_table
from train.names import NOT_NAMED, Labelled, cities, composed_names, from_grammar, read_columns, read_own, read_popcorn
from train.package import ROOT, check_sources, models_folder, package, read_sources
from train.pipeline import Settings, build, evaluate, train
from train.plain import news_texts, sentences
from train.recogniser import Group, NameSettings, evaluate_names, train_names
from train.vectors import load_vectors, train_vectors

STEPS = 3600
NAME_STEPS = 2500
GENERATED = 3500  # sentences of the grammar; the treebanks hold about 5,500
SEED = 20
RAREST = 3  # times a word stands in the news before the table of lemmas takes it
COMPOSED = 6000  # names drawn from train/name_forms_fr.tsv
HELD_OUT = 60  # texts of POPCORN kept to watch the recogniser
VERSION = "1.0.0"
LICENCE = """CC BY-SA 4.0 and LGPL-LR

The weights of this folder derive from sources under two licences that both ask for the same terms on what derives
from them: the Creative Commons Attribution-ShareAlike 4.0 International licence
(https://creativecommons.org/licenses/by-sa/4.0/legalcode) and the Lesser General Public License For Linguistic
Resources (below). Whoever passes the weights on keeps both. The code of recoupe is apart.

Trained on: UD French Sequoia and UD French FQB (LGPL-LR); two thirds of the development part of UD French GSD (CC
BY-SA 4.0); sentences written for recoupe; POPCORN (MIT); Europeana newspapers (CC0); towns of GeoNames (CC BY 4.0).
Word vectors trained on: unlabelled French news (OrangeSum, CC BY-SA 4.0 according to its repository); no sentence of it
is kept. lemmas.tsv: from spacy-lookups-data (MIT). Every input with its sha256: train/sources.tsv.

"""


def main() -> None:
    """Train, measure and package."""
    parser = argparse.ArgumentParser(prog="python -m train.fr", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/train-fr"))
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--name-steps", type=int, default=NAME_STEPS)
    parser.add_argument("--target", type=Path, default=models_folder("fr") / "core")
    options = parser.parse_args()
    check_sources(read_sources("fr"), options.data)
    options.work.mkdir(parents=True, exist_ok=True)
    gold, dev, other = treebanks(options.data)
    nlp = parsing(options.data, options.work, gold, dev, options.steps)
    held = names(nlp, options.data, options.name_steps)
    scores = {
        "fr_sequoia-dev": evaluate(nlp, dev),
        "fr_gsd-dev, third kept out": evaluate(nlp, other),
        "popcorn, held out": evaluate_names(nlp, held),
    }
    licence = LICENCE + (options.data / "treebanks" / "LICENSE-sequoia.txt").read_text(encoding="utf-8")
    package(nlp, options.target, name="recoupe_core", version=VERSION, licence=licence, scores=scores)
    write_table(lemmas(options.data, gold), options.target / "lemmas.tsv")


def treebanks(data: Path) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Sentences to train on, Sequoia dev, and the third of GSD dev that is kept out, drawn by hash."""
    folder = data / "treebanks"
    sequoia = read_conllu(folder / "fr_sequoia-train.conllu.gz")
    lemmas_of = closed_lemmas(sequoia)
    questions = [with_closed_lemmas(one, lemmas_of) for one in read_conllu(folder / "fr_fqb.conllu.gz")]
    gsd = [with_closed_lemmas(one, lemmas_of) for one in read_conllu(folder / "fr_gsd-dev.conllu.gz")]
    kept_out = [one for one in gsd if is_kept_out(one)]
    trained = [with_names_under_titles(one) for one in gsd if not is_kept_out(one)]
    return sequoia + questions + trained, read_conllu(folder / "fr_sequoia-dev.conllu.gz"), kept_out


def parsing(data: Path, work: Path, gold: list[Sentence], dev: list[Sentence], steps: int) -> Language:
    """The pipeline without names."""
    vectors = work / "vectors.floret"
    if not vectors.exists():
        train_vectors(data / "news-fr" / "articles.jsonl.gz", work)
    own = generate(load_grammar(ROOT / "train", "fr"), GENERATED, SEED)
    settings = Settings("fr", steps, seed=SEED, guillemets=True)
    return train(build(settings, load_vectors(vectors)), gold + own, dev, settings)


def names(nlp: Language, data: Path, steps: int) -> list[Labelled]:
    """Adds the recogniser of names to ``nlp``; returns the texts of POPCORN held out."""
    folder = data / "ner"
    reports = read_popcorn(folder / "popcorn" / "train.json.gz", "fr")
    groups = [
        Group(read_own(ROOT / "train" / "ner_fr.tsv", "fr"), 10),
        Group(reports[HELD_OUT:], 1),
        Group(read_popcorn(folder / "popcorn" / "synthetic.json.gz", "fr"), 1),
        Group(read_columns(folder / "europeana-fr-train.bio.gz", word=0, tag=1, separator=" "), 1, is_clean=False),
        Group(from_grammar(load_grammar(ROOT / "train", "fr"), 1000, SEED), 2),
    ]
    grammar = load_grammar(ROOT / "train", "fr")
    more = composed_names(ROOT / "train" / "name_forms_fr.tsv", "fr", grammar, cities(NOT_NAMED), COMPOSED, SEED)
    train_names(nlp, groups, {"popcorn": reports[:HELD_OUT]}, NameSettings(steps, seed=SEED), more=more)
    return reports[:HELD_OUT]


def lemmas(data: Path, gold: list[Sentence]) -> dict[tuple[str, str], str]:
    """The table of lemmas for the words of the news, the treebanks and our own sentences."""
    counts = Counter(
        word
        for text in news_texts(data / "news-fr" / "articles.jsonl.gz")
        for one in sentences(text)
        for word, _ in one
    )
    words = {word for word, count in counts.items() if count >= RAREST} | {word for one in gold for word in one.words}
    words |= {word.form for leaves in load_grammar(ROOT / "train", "fr").words.values() for word in leaves}
    return lemma_table("fr", words, gold)


if __name__ == "__main__":
    main()
