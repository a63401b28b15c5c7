"""Sentences of unlabelled news on whose trees two parsers agree, as further training sentences.

Enters: articles and two pipelines that were trained apart. Leaves: ``Sentence`` records with the first one's tags,
features and lemmas. Punctuation is not compared: the treebanks attach it each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from train.conllu import Sentence, simple_relation
from train.plain import Token

LONGEST = 45  # words; two parsers hardly ever agree on longer ones
AGREED = 0.9  # of the arcs of a sentence; all of them are alike in 8 of 100 sentences of news, which are the short ones
_AT_ONCE = 200
_PIPES = ("tok2vec", "morphologizer", "parser", "trainable_lemmatizer")


def parsed_by(nlp: Language, texts: Sequence[Sequence[Token]]) -> list[Sentence]:
    """The analysis of each text, one sentence a text, by the components of ``nlp`` that tag and parse."""
    found: list[Sentence] = []
    others = [name for name in nlp.pipe_names if name not in _PIPES]
    for start in range(0, len(texts), _AT_ONCE):
        with nlp.memory_zone():
            docs = (_doc(nlp, text) for text in texts[start : start + _AT_ONCE])
            found.extend(_sentence(doc) for doc in nlp.pipe(docs, disable=others, batch_size=50))
    return found


def _doc(nlp: Language, text: Sequence[Token]) -> Doc:
    words, spaces = [word for word, _ in text], [space for _, space in text]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[index == 0 for index in range(len(words))])


def _sentence(doc: Doc) -> Sentence:
    return Sentence(
        words=tuple(token.text for token in doc),
        spaces=tuple(bool(token.whitespace_) for token in doc),
        lemmas=tuple(token.lemma_ or token.text for token in doc),
        upos=tuple(token.pos_ for token in doc),
        feats=tuple(str(token.morph) for token in doc),
        heads=tuple(token.head.i for token in doc),
        deprels=tuple("root" if token.dep_ == "ROOT" else simple_relation(token.dep_) for token in doc),
    )


def agreed_trees(first: Iterable[Sentence], second: Iterable[Sentence]) -> list[Sentence]:
    """The sentences of ``first`` of which ``second`` has at least ``AGREED`` of the arcs; what holds no verb is left
    out, most of it being titles and lists.
    """
    return [
        one for one, other in zip(first, second, strict=True) if "VERB" in one.upos and agreement(one, other) >= AGREED
    ]


def agreement(first: Sentence, second: Sentence) -> float:
    """The share of words but punctuation whose head and universal relation are the same in both."""
    words = [index for index, upos in enumerate(first.upos) if upos != "PUNCT"]
    same = sum(_arc(first, index) == _arc(second, index) for index in words)
    return same / len(words) if words else 0.0


def _arc(sentence: Sentence, index: int) -> tuple[int, str]:
    return sentence.heads[index], sentence.deprels[index].partition(":")[0].lower()
