"""Participles hung on a noun that they do not agree with, on trees as a parser of modest quality gives them."""

from recoupe import packs
from recoupe.text.agreeing import disagreeing
from recoupe.text.frames import lexicon
from recoupe.text.reading import Sentence, Token


def hung(*words: str) -> list[tuple[str, str]]:
    """The participle and the noun it is hung on, of words ``form/UPOS/head/relation/features``."""
    tokens, place = [], 0
    for i, word in enumerate(words):
        form, upos, head, dep, *features = word.split("/")
        tokens.append(Token(i, place, place + len(form), form, form.lower(), upos, "".join(features), int(head), dep))
        place += len(form) + 1
    sentence = Sentence(0, place - 1, tuple(tokens))
    known = lexicon(packs.shipped("lang/fr"), packs.shipped("ontology"))
    return [(tokens[one.i].form, tokens[one.head].form) for one in disagreeing(sentence, known)]


PEOPLE = "Gender=Masc|Number=Plur"
PLACE = "Gender=Fem|Number=Sing"
DONE = "|Tense=Past|VerbForm=Part"


def test_a_participle_hangs_on_the_noun_above_that_it_agrees_with() -> None:
    beside = (f"marins/NOUN/0/root/{PEOPLE}", "gardant/VERB/0/acl", f"cale/NOUN/1/obj/{PLACE}")
    assert hung(*beside, f"surpris/VERB/2/acl/{PEOPLE}{DONE}") == [("surpris", "marins")]
    assert hung(*beside, f"inondée/VERB/2/acl/{PLACE}{DONE}") == []


def test_what_has_a_tense_or_no_noun_that_agrees_stays() -> None:
    beside = (f"cale/NOUN/0/root/{PLACE}", "de/ADP/2/case", "navire/NOUN/0/nmod/Gender=Masc|Number=Sing")
    assert hung(*beside, f"coulés/VERB/2/acl/{PEOPLE}{DONE}") == []
    tensed = (f"marins/NOUN/0/root/{PEOPLE}", f"cale/NOUN/0/nmod/{PLACE}", "ont/AUX/3/aux")
    assert hung(*tensed, f"surpris/VERB/1/acl/{PEOPLE}{DONE}") == []
    several = (f"marins/NOUN/0/root/{PEOPLE}", f"cale/NOUN/0/nmod/{PLACE}", "soute/NOUN/1/conj")
    assert hung(*several, f"surpris/VERB/1/acl/{PEOPLE}{DONE}") == []
