"""A spaCy pipeline trained on ``Sentence`` records: tagging, features, lemmas and dependencies over one shared encoder.

Enters: training and development sentences, a seed, a number of steps. Leaves: the ``Language`` object with averaged
weights. Words, blanks and sentence starts are given, as they are when recoupe reads a text.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Adam, fix_random_seed

from train.augment import varied
from train.conllu import Sentence, simple_relation

UPSTREAM = "tok2vec"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made of; every value was set by the measurements in docs/explanation/pipelines.md."""

    language: str
    steps: int
    seed: int = 20
    width: int = 96
    depth: int = 4
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500)
    hidden: int = 64
    batch_words: int = 900
    dropout: float = 0.15
    learn_rate: float = 0.001
    guillemets: bool = False


def build(settings: Settings, vocab_of: Language | None = None) -> Language:
    """An untrained pipeline: tok2vec, morphologizer, parser, trainable_lemmatizer.

    The class of spaCy is the multi-language one: its tokenizer is never used, and the French one costs 2.3 s to load.
    """
    nlp = vocab_of or spacy.blank("xx")
    static = nlp.vocab.vectors.shape[0] > 0
    nlp.add_pipe(UPSTREAM, config={"model": _encoder(settings, static=static)})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": settings.width, "upstream": UPSTREAM}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener}
    nlp.add_pipe("morphologizer", config={"model": tagger, "overwrite": True, "extend": False})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": settings.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 10, "learn_tokens": False})
    nlp.add_pipe(
        "trainable_lemmatizer",
        config={"model": tagger, "min_tree_freq": 2, "top_k": 3, "backoff": "orth", "overwrite": True},
    )
    return nlp


def _encoder(settings: Settings, *, static: bool) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": settings.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(settings.rows),
            "include_static_vectors": static,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": settings.width,
            "depth": settings.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def example(vocab: Vocab, sentences: Sequence[Sentence]) -> Example:
    """One training example of consecutive sentences: the prediction side knows words, blanks and sentence starts
    only.
    """
    words = [word for sentence in sentences for word in sentence.words]
    spaces = [space for sentence in sentences for space in sentence.spaces]
    starts: list[bool | int | None] = [index == 0 for sentence in sentences for index in range(len(sentence.words))]
    offsets, total = [], 0
    for sentence in sentences:
        offsets.append(total)
        total += len(sentence.words)
    reference = Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=[lemma for sentence in sentences for lemma in sentence.lemmas],
        pos=[upos for sentence in sentences for upos in sentence.upos],
        morphs=[feats for sentence in sentences for feats in sentence.feats],
        heads=[head + offset for sentence, offset in zip(sentences, offsets, strict=True) for head in sentence.heads],
        deps=["ROOT" if label == "root" else label for sentence in sentences for label in sentence.deprels],
    )
    return Example(Doc(vocab, words=words, spaces=spaces, sent_starts=starts), reference)


def batches(sentences: Sequence[Sentence], settings: Settings, chance: random.Random) -> Iterator[list[list[Sentence]]]:
    """Endless shuffled batches of about ``batch_words`` words; each text in a batch holds one to four sentences."""
    while True:
        order = list(sentences)
        chance.shuffle(order)
        batch: list[list[Sentence]] = []
        size = 0
        while order:
            text = [
                varied(order.pop(), chance, guillemets=settings.guillemets)
                for _ in range(min(len(order), chance.randint(1, 4)))
            ]
            batch.append(text)
            size += sum(len(sentence.words) for sentence in text)
            if size >= settings.batch_words:
                yield batch
                batch, size = [], 0


def train(
    nlp: Language,
    sentences: Sequence[Sentence],
    dev: Sequence[Sentence],
    settings: Settings,
    *,
    report: Callable[[str], None] = print,
    every: int = 500,
) -> Language:
    """``nlp`` after ``settings.steps`` updates, with the running average of its weights; the learning rate falls to
    zero linearly.
    """
    fix_random_seed(settings.seed)
    chance = random.Random(settings.seed)
    initial = [example(nlp.vocab, [sentence]) for sentence in sentences]
    optimizer = Adam(settings.learn_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    nlp.initialize(lambda: initial, sgd=optimizer)
    losses: dict[str, float] = {}
    began = time.monotonic()
    stream = batches(sentences, settings, chance)
    for step in range(1, settings.steps + 1):
        optimizer.learn_rate = settings.learn_rate * min(1.0, step / 200, 1.02 - step / settings.steps)
        nlp.update(
            [example(nlp.vocab, text) for text in next(stream)], sgd=optimizer, drop=settings.dropout, losses=losses
        )
        if step % every == 0 or step == settings.steps:
            with nlp.use_params(optimizer.averages):
                scores = evaluate(nlp, dev)
            shown = " ".join(f"{name} {value:.4f}" for name, value in scores.items())
            report(f"step {step} after {time.monotonic() - began:.0f} s: {shown}")
    nlp.use_params(optimizer.averages).__enter__()
    return nlp


def evaluate(nlp: Language, sentences: Sequence[Sentence], *, group: int = 4) -> dict[str, float]:
    """Shares right on given tokens, punctuation counted: UPOS, features, lemma, head, head and relation; by spaCy's
    scorer.
    """
    examples = [example(nlp.vocab, sentences[start : start + group]) for start in range(0, len(sentences), group)]
    predicted = nlp.pipe([pair.predicted for pair in examples])
    return score([Example(doc, pair.reference) for doc, pair in zip(predicted, examples, strict=True)])


def score(examples: list[Example]) -> dict[str, float]:
    """The figures of ``evaluate`` for examples that are already predicted."""
    tags = Scorer.score_token_attr(examples, "pos")
    feats = Scorer.score_token_attr(examples, "morph")
    lemmas = Scorer.score_token_attr(examples, "lemma")
    trees = Scorer.score_deps(examples, "dep", getter=_relation, head_attr="head", ignore_labels=())
    return {
        "upos": float(tags["pos_acc"]),
        "feats": float(feats["morph_acc"]),
        "lemma": float(lemmas["lemma_acc"]),
        "uas": float(trees["dep_uas"]),
        "las": float(trees["dep_las"]),
    }


def _relation(token: Token, _attribute: str) -> str:
    """The universal relation, no subtype at all."""
    return simple_relation(token.dep_).partition(":")[0].lower()
