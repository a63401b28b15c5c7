"""The recogniser of names added to a trained pipeline.

Enters: a pipeline with ``parser`` and labelled texts. Leaves: the same pipeline with an ``ner`` component that has an
encoder of its own, so that parsing stays as it was.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Adam, fix_random_seed

from train.names import Labelled, Name, Names, names_of, with_other_names

SWAPPED_SHARE = 0.7  # of texts whose names are exchanged, so that contexts teach as much as spellings
TEXTS_IN_A_ROW = (1, 1, 2, 3)  # an article is read as a whole, so the encoder must know what a neighbour looks like


@dataclass(frozen=True, slots=True)
class NameSettings:
    """What a run of the recogniser is made of."""

    steps: int
    seed: int = 20
    width: int = 64
    depth: int = 3
    rows: tuple[int, ...] = (2000, 1000, 2000, 1000)
    batch_words: int = 500
    dropout: float = 0.3
    learn_rate: float = 0.001


@dataclass(frozen=True, slots=True)
class Group:
    """Texts of one source; names are exchanged within and between clean groups only, not with old or noisy text."""

    texts: Sequence[Labelled]
    weight: int
    is_clean: bool = True


def add_recogniser(nlp: Language, settings: NameSettings) -> None:
    """Adds an untrained ``ner`` to ``nlp``; it reads the static vectors of the pipeline if there are any."""
    encoder: dict[str, Any] = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": settings.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(settings.rows),
            "include_static_vectors": nlp.vocab.vectors.shape[0] > 0,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": settings.width,
            "depth": settings.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": encoder,
    }
    nlp.add_pipe("ner", config={"model": model, "incorrect_spans_key": None})


def parsed(folder: Path) -> Language:
    """The pipeline of ``folder`` without the recogniser it may have."""
    return spacy.load(folder, exclude=["ner"])


def with_recogniser(nlp: Language, trained: Language) -> Language:
    """``nlp`` with the recogniser of ``trained``, but without the words that its training brought into the vocabulary:
    they are no part of what it learned, and every other file stays as it was.
    """
    settings = {"model": trained.config["components"]["ner"]["model"], "incorrect_spans_key": None}
    recogniser = nlp.add_pipe("ner", config=settings)
    state = trained.get_pipe("ner").to_bytes(exclude=["vocab"])  # type: ignore[attr-defined]
    recogniser.from_bytes(state, exclude=["vocab"])  # type: ignore[attr-defined]
    return nlp


def example(vocab: Vocab, texts: Sequence[Labelled]) -> Example:
    """One training example of a few texts in a row."""
    words = [word for text in texts for word in text.words]
    spaces = [space for text in texts for space in text.spaces]
    reference, spans, offset = Doc(vocab, words=words, spaces=spaces), [], 0
    for text in texts:
        spans += [Span(reference, start + offset, end + offset, label) for start, end, label in text.spans]
        offset += len(text.words)
    reference.set_ents(spans, default="outside")
    return Example(Doc(vocab, words=words, spaces=spaces), reference)


def _batches(
    groups: Sequence[Group], names: Names, settings: NameSettings, chance: random.Random
) -> Iterator[list[list[Labelled]]]:
    """Endless batches; each group of texts is drawn in proportion to its weight."""
    weights = [group.weight for group in groups]
    while True:
        batch: list[list[Labelled]] = []
        size = 0
        while size < settings.batch_words:
            group = chance.choices(groups, weights)[0]
            count = chance.choice(TEXTS_IN_A_ROW)
            texts = [_varied(chance.choice(group.texts), names, group, chance) for _ in range(count)]
            batch.append(texts)
            size += sum(len(text.words) for text in texts)
        yield batch


def _varied(text: Labelled, names: Names, group: Group, chance: random.Random) -> Labelled:
    is_swapped = group.is_clean and chance.random() < SWAPPED_SHARE
    return with_other_names(text, names, chance) if is_swapped else text


def train_names(
    nlp: Language,
    groups: Sequence[Group],
    dev: Mapping[str, Sequence[Labelled]],
    settings: NameSettings,
    *,
    more: Mapping[str, Sequence[Name]] | None = None,
    report: Callable[[str], None] = print,
    every: int = 500,
) -> Language:
    """``nlp`` with its recogniser trained on texts drawn from the groups in proportion to their weights.

    ``more`` holds further names by label that may take the place of those in clean texts.
    """
    fix_random_seed(settings.seed)
    chance = random.Random(settings.seed)
    add_recogniser(nlp, settings)
    others = [name for name in nlp.pipe_names if name != "ner"]
    with nlp.select_pipes(disable=others):
        sample = [example(nlp.vocab, [text]) for group in groups for text in group.texts[:200]]
        nlp.get_pipe("ner").initialize(lambda: sample, nlp=nlp)  # type: ignore[attr-defined]
        optimizer = Adam(settings.learn_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
        names = names_of((text for group in groups if group.is_clean for text in group.texts), more or {})
        began, stream = time.monotonic(), _batches(groups, names, settings, chance)
        for step in range(1, settings.steps + 1):
            optimizer.learn_rate = settings.learn_rate * min(1.0, step / 200, 1.02 - step / settings.steps)
            nlp.update([example(nlp.vocab, text) for text in next(stream)], sgd=optimizer, drop=settings.dropout)
            if step % every == 0 or step == settings.steps:
                with nlp.use_params(optimizer.averages):
                    shown = "; ".join(f"{name} {evaluate_names(nlp, texts)}" for name, texts in dev.items())
                report(f"step {step} after {time.monotonic() - began:.0f} s: {shown}")
        nlp.use_params(optimizer.averages).__enter__()
    return nlp


def evaluate_names(nlp: Language, texts: Sequence[Labelled]) -> dict[str, float]:
    """Precision, recall and F1 of exact spans with their labels, and F1 by label; by spaCy's scorer."""
    pairs = [example(nlp.vocab, [text]) for text in texts]
    recogniser = nlp.get_pipe("ner")
    scores = Scorer.score_spans([Example(recogniser(pair.predicted), pair.reference) for pair in pairs], "ents")
    figures = {"p": scores["ents_p"], "r": scores["ents_r"], "f": scores["ents_f"]}
    figures |= {label: row["f"] for label, row in sorted((scores["ents_per_type"] or {}).items())}
    return {name: round(float(value or 0.0), 4) for name, value in figures.items()}
