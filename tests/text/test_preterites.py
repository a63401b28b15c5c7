"""Main verbs taken for participles, on trees written by hand as a parser of modest quality gives them."""

from recoupe import packs
from recoupe.text.frames import Lexicon, lexicon
from recoupe.text.preterites import with_preterites
from recoupe.text.reading import Sentence
from tests.text.test_trees import tree

PART = "VerbForm=Part|Tense=Past"


def words(language: str = "en") -> Lexicon:
    return lexicon(packs.shipped(f"lang/{language}"), packs.shipped("ontology"))


def told(sentence: Sentence) -> dict[str, tuple[str, str]]:
    found = with_preterites(sentence, words())
    return {one.form: (found.tokens[one.head].form, one.dep) for one in found.tokens}


PORTERS = tree(
    "Porters/NOUN/0/root", "in/ADP/2/case", "Quito/PROPN/0/nmod", f"carried/VERB/2/acl/{PART}", "sacks/NOUN/3/obj",
    "./PUNCT/0/punct",
)  # fmt: skip


def test_the_only_verb_of_a_clause_with_an_object_is_finite() -> None:
    found = told(PORTERS)
    assert found["carried"] == ("carried", "root")
    assert found["Porters"] == ("carried", "nsubj")
    assert found["."] == ("carried", "punct")
    assert with_preterites(PORTERS, words()).tokens[3].feature("VerbForm") == "Fin"


def test_a_form_before_an_agent_stays_a_participle() -> None:
    sentence = tree(
        "Sacks/NOUN/0/root", f"carried/VERB/0/acl/{PART}", "by/ADP/3/case", "porters/NOUN/1/obl", "./PUNCT/0/punct"
    )
    assert with_preterites(sentence, words()) is sentence


def test_beside_another_finite_verb_it_stays_a_participle() -> None:
    sentence = tree(
        "Porters/NOUN/3/nsubj", f"paid/VERB/0/acl/{PART}", "money/NOUN/1/obj", "left/VERB/3/root/VerbForm=Fin",
        "./PUNCT/3/punct",
    )  # fmt: skip
    assert with_preterites(sentence, words()) is sentence


def test_a_clause_below_a_verb_of_saying_keeps_its_place() -> None:
    sentence = tree(
        "Porters/NOUN/5/ccomp", f"carried/VERB/0/acl/{PART}", "sacks/NOUN/1/obj", ",/PUNCT/0/punct",
        "clerks/NOUN/5/nsubj", "said/VERB/5/root/VerbForm=Fin", "./PUNCT/5/punct",
    )  # fmt: skip
    assert told(sentence)["carried"] == ("said", "ccomp")


def test_a_language_that_tells_the_two_apart_is_left_alone() -> None:
    assert with_preterites(PORTERS, words("fr")) is PORTERS


def test_a_form_between_its_subject_and_its_object_is_no_adjective() -> None:
    sentence = tree(
        "Oslo/PROPN/2/compound", f"loosened/VERB/2/amod/{PART}", "curbs/NOUN/2/root", "on/ADP/4/case",
        "fishing/NOUN/2/nmod", "./PUNCT/2/punct",
    )  # fmt: skip
    found = told(sentence)
    assert found["loosened"] == ("loosened", "root")
    assert found["Oslo"] == ("loosened", "nsubj")
    assert found["curbs"] == ("loosened", "obj")


def test_a_form_behind_an_article_is_an_adjective() -> None:
    sentence = tree("The/DET/2/det", f"loosened/VERB/2/amod/{PART}", "curbs/NOUN/2/root", "./PUNCT/2/punct")
    assert with_preterites(sentence, words()) is sentence
