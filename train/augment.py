"""Variants of a training sentence in the typography of news.

Enters: one ``Sentence`` and a seeded random source. Leaves: a ``Sentence`` of the same analysis with other quotation
marks or dashes, in capitals, or without its final stop.
"""

from __future__ import annotations

import random
from dataclasses import replace

from train.conllu import Sentence

GUILLEMETS_SHARE = 0.6  # of sentences with straight quotation marks; news prints « » where the treebanks print "
CAPITALS_SHARE = 0.01
NO_STOP_SHARE = 0.05
DASHES = {"-": ("-", "–", "—")}


def varied(sentence: Sentence, chance: random.Random, *, guillemets: bool) -> Sentence:
    """The sentence with typography drawn from ``chance``; ``guillemets`` is True for languages that print « »."""
    if guillemets and '"' in sentence.words and chance.random() < GUILLEMETS_SHARE:
        sentence = _guillemets(sentence)
    if chance.random() < CAPITALS_SHARE:
        sentence = replace(sentence, words=tuple(word.upper() for word in sentence.words))
    if chance.random() < NO_STOP_SHARE:
        sentence = _without_stop(sentence)
    words = tuple(chance.choice(DASHES[word]) if word in DASHES else word for word in sentence.words)
    return replace(sentence, words=words)


def _guillemets(sentence: Sentence) -> Sentence:
    words, spaces, opened = list(sentence.words), list(sentence.spaces), False
    for index, word in enumerate(words):
        if word != '"':
            continue
        words[index] = "»" if opened else "«"
        if opened and index:
            spaces[index - 1] = True
        elif not opened:
            spaces[index] = True
        opened = not opened
    return replace(sentence, words=tuple(words), spaces=tuple(spaces))


def _without_stop(sentence: Sentence) -> Sentence:
    """Without its final full stop, where nothing depends on it."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last] != "." or last in sentence.heads:
        return sentence
    fields = {name: getattr(sentence, name)[:last] for name in Sentence.__dataclass_fields__}
    return Sentence(**fields)
