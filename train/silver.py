"""Sentences of unlabelled news on whose names two recognisers agree, as further training texts.

Enters: articles and two pipelines that were trained on different texts. Leaves: ``Labelled`` sentences. What one of
the two sees otherwise is left out: where errors are independent, agreement is right far more often than either.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from train.names import LABELS, Labelled, Span
from train.plain import Token, news_texts, sentences

SHORTEST, LONGEST = 6, 60  # words; shorter ones are debris, longer ones lists
NAMELESS_SHARE = 0.15  # of sentences without a name, which are the most and teach the least
_AT_ONCE = 200


def news_sentences(articles: Path, count: int, seed: int) -> list[list[Token]]:
    """At most ``count`` sentences of articles drawn by ``seed``."""
    texts = list(news_texts(articles))
    random.Random(seed).shuffle(texts)
    found: list[list[Token]] = []
    for text in texts:
        found += [one for one in sentences(text) if SHORTEST <= len(one) <= LONGEST]
        if len(found) >= count:
            break
    return found[:count]


def labelled(nlp: Language, texts: Sequence[list[Token]]) -> list[tuple[Span, ...]]:
    """The names of each text by the components of ``nlp`` that find them: ``tok2vec``, if it is needed, and ``ner``."""
    found: list[tuple[Span, ...]] = []
    kept = [pipe for name, pipe in nlp.pipeline if name in ("tok2vec", "ner")]
    for start in range(0, len(texts), _AT_ONCE):
        with nlp.memory_zone():
            docs: Iterable[Doc] = [_doc(nlp, text) for text in texts[start : start + _AT_ONCE]]
            for pipe in kept:
                docs = pipe.pipe(docs, batch_size=50)  # type: ignore[attr-defined]
            found.extend(
                tuple((one.start, one.end, one.label_) for one in doc.ents if one.label_ in LABELS) for doc in docs
            )
    return found


def _doc(nlp: Language, text: Sequence[Token]) -> Doc:
    return Doc(nlp.vocab, words=[word for word, _ in text], spaces=[space for _, space in text])


def agreed(
    texts: Sequence[Sequence[Token]], first: Sequence[tuple[Span, ...]], second: Sequence[tuple[Span, ...]], seed: int
) -> list[Labelled]:
    """The texts that both label alike, and few of those in which neither finds a name."""
    chance = random.Random(seed)
    kept: list[Labelled] = []
    for text, one, other in zip(texts, first, second, strict=True):
        if one == other and (one or chance.random() < NAMELESS_SHARE):
            kept.append(Labelled(tuple(word for word, _ in text), tuple(space for _, space in text), one))
    return kept
