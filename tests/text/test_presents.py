"""Main verbs in the present taken for nouns, on trees written by hand as a parser gives them for titles."""

from recoupe import packs
from recoupe.text.frames import lexicon
from recoupe.text.presents import with_presents
from recoupe.text.reading import Sentence
from tests.text.test_trees import tree

WORDS = lexicon(packs.shipped("lang/fr"), packs.shipped("ontology"))


def told(sentence: Sentence) -> dict[str, tuple[str, str]]:
    found = with_presents(sentence, WORDS)
    return {one.form: (found.tokens[one.head].form, one.dep) for one in found.tokens}


def test_a_sentence_without_a_verb_takes_the_word_that_may_be_one() -> None:
    title = tree("Oslo/PROPN/0/root", "taxe/NOUN/0/flat", "les/DET/3/det", "vins/NOUN/0/nsubj", "chiliens/ADJ/3/amod")
    found = told(title)
    assert found["taxe"] == ("taxe", "root")
    assert found["Oslo"] == ("taxe", "nsubj")
    assert found["vins"] == ("taxe", "obj")


def test_a_noun_with_its_complement_stays_a_noun() -> None:
    title = tree("Oslo/PROPN/0/root", "demande/NOUN/0/flat", "d'/ADP/3/case", "asile/NOUN/1/nmod")
    assert with_presents(title, WORDS) is title


def test_a_sentence_with_a_verb_is_left_alone() -> None:
    told_already = tree(
        "Oslo/PROPN/4/nsubj", "taxe/NOUN/0/flat", "les/DET/3/det", "vins/NOUN/4/obj", "sert/VERB/4/root/VerbForm=Fin"
    )
    assert with_presents(told_already, WORDS) is told_already


def test_a_participle_that_tells_a_woman_is_no_verb_in_the_present() -> None:
    title = tree("Une/DET/1/det", "juge/NOUN/1/root", "attaquée/VERB/1/acl/Gender=Fem|VerbForm=Part", "par/ADP/4/case",
                 "deux/NUM/2/obl:agent")  # fmt: skip
    assert with_presents(title, WORDS) is title
