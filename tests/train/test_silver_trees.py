"""Sentences that two parsers read alike are kept with the first one's analysis, the others are not."""

from dataclasses import replace

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from train.conllu import Sentence
from train.plain import Token
from train.silver_trees import agreed_trees, agreement, parsed_by

PORT = Sentence(
    words=("Le", "port", "ferme", "."),
    spaces=(True, True, False, False),
    lemmas=("le", "port", "fermer", "."),
    upos=("DET", "NOUN", "VERB", "PUNCT"),
    feats=("", "Number=Sing", "VerbForm=Fin", ""),
    heads=(1, 2, 2, 2),
    deprels=("det", "nsubj:pass", "root", "punct"),
)


def test_marks_and_subtypes_do_not_count() -> None:
    other = replace(PORT, heads=(1, 2, 2, 1), deprels=("det", "nsubj", "root", "punct"))
    assert agreement(PORT, other) == 1.0
    assert agreed_trees([PORT], [other]) == [PORT]


def test_one_arc_of_three_is_too_much() -> None:
    other = replace(PORT, deprels=("det", "obj", "root", "punct"))
    assert agreement(PORT, other) == 2 / 3
    assert agreed_trees([PORT], [other]) == []


def test_a_title_without_verb_teaches_nothing() -> None:
    title = replace(PORT, upos=("DET", "NOUN", "NOUN", "PUNCT"))
    assert agreed_trees([title], [title]) == []


def test_marks_alone_agree_on_nothing() -> None:
    assert agreement(replace(PORT, upos=("PUNCT",) * 4), PORT) == 0.0


@Language.component("chain_of_words")
def chain(doc: Doc) -> Doc:
    """Every word hangs on the next, the last is the root."""
    for token in doc:
        last = token.i == len(doc) - 1
        token.head, token.dep_, token.pos_ = doc[token.i if last else token.i + 1], "ROOT" if last else "obl", "VERB"
    return doc


def test_a_pipeline_parses_every_text_in_order() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("chain_of_words", name="parser")
    texts: list[list[Token]] = [[("Gand", True), ("vote", False)], [("Rien", False)]]
    found = parsed_by(nlp, texts * 150)
    assert [one.words for one in found] == [("Gand", "vote"), ("Rien",)] * 150
    assert (found[0].heads, found[0].deprels, found[0].spaces) == ((1, 1), ("obl", "root"), (True, False))
    assert found[0].lemmas == ("Gand", "vote"), "a word without lemma is its own"
