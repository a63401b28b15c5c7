"""Trees mended: each rule on a tree written by hand, as a parser of modest quality gives it."""

from recoupe import packs
from recoupe.text.frames import lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.trees import mended


def tree(*words: str) -> Sentence:
    """A sentence of words ``form/UPOS/head/relation``, with features after a further slash."""
    tokens, place = [], 0
    for i, word in enumerate(words):
        form, upos, head, dep, *features = word.split("/")
        lemma = {"ne": "ne", "n'": "ne", "des": "de"}.get(form, form.lower())
        tokens.append(Token(i, place, place + len(form), form, lemma, upos, "".join(features), int(head), dep))
        place += len(form) + 1
    return Sentence(0, place - 1, tuple(tokens))


def hung(sentence: Sentence, *names: str) -> dict[str, tuple[str, str]]:
    """Each word of the mended sentence with its head and relation; ``names`` are the words of names, as written."""
    words = " ".join(one.form for one in sentence.tokens)
    spans = [(words.index(name), words.index(name) + len(name)) for name in names]
    found = mended(sentence, lexicon(packs.shipped("lang/fr"), packs.shipped("ontology")), spans)
    return {one.form: (found.tokens[one.head].form, one.dep) for one in found.tokens}


SPLIT = tree(
    "Oslo/PROPN/1/nsubj", "salue/VERB/5/advcl", "la/DET/3/det", "venue/NOUN/1/obj",
    "Lena/PROPN/3/nmod", "Holm/PROPN/5/root", "en/ADP/7/case", "Suède/PROPN/5/obl",
)  # fmt: skip


def test_a_name_is_one_word_and_its_complements_follow_it() -> None:
    found = hung(SPLIT, "Lena Holm")
    assert found["Holm"] == ("Lena", "flat")
    assert found["Suède"] == ("Lena", "obl")
    assert found["salue"] == ("salue", "root")


def test_without_a_name_nothing_moves() -> None:
    assert mended(SPLIT, lexicon(packs.shipped("lang/fr"), packs.shipped("ontology")), ()) is SPLIT


def test_what_follows_an_aside_hangs_on_what_precedes_it() -> None:
    sentence = tree(
        "Voir/VERB/0/root", "Oslo/PROPN/0/obj", "-/PUNCT/4/punct", "qui/PRON/4/nsubj", "hésite/VERB/1/acl",
        "encore/ADV/4/advmod", "-/PUNCT/4/punct", "aider/VERB/4/xcomp", "Riga/PROPN/7/obj",
    )  # fmt: skip
    assert hung(sentence)["aider"] == ("Voir", "xcomp")


def test_a_bare_participle_after_a_comma_is_said_of_the_noun() -> None:
    marks = "Gender=Masc|Number=Sing"
    sentence = tree(
        "Oslo/PROPN/1/nsubj", "punira/VERB/1/root/VerbForm=Fin", "ce/DET/3/det", f"duo/NOUN/1/obj/{marks}",
        ",/PUNCT/5/punct", f"accusé/VERB/1/conj/{marks}|VerbForm=Part|Tense=Past", "de/ADP/7/mark",
        "voler/VERB/5/xcomp",
    )  # fmt: skip
    assert hung(sentence)["accusé"] == ("duo", "acl")
    other = tree(
        "Oslo/PROPN/1/nsubj", "punira/VERB/1/root/VerbForm=Fin", "ces/DET/3/det", "gens/NOUN/1/obj/Number=Plur",
        ",/PUNCT/5/punct", f"accusé/VERB/1/conj/{marks}|VerbForm=Part|Tense=Past", "de/ADP/7/mark",
        "voler/VERB/5/xcomp",
    )  # fmt: skip
    assert hung(other)["accusé"] == ("punira", "conj")


def test_a_noun_without_the_preposition_of_its_neighbour_goes_with_the_noun_above() -> None:
    words = [
        "Oslo/PROPN/1/nsubj", "exige/VERB/1/root", "le/DET/3/det", "retrait/NOUN/1/obj", "des/ADP/5/case",
        "troupes/NOUN/3/nmod", "et/CCONJ/8/cc", "la/DET/8/det", "fin/NOUN/5/conj",
    ]  # fmt: skip
    assert hung(tree(*words))["fin"] == ("retrait", "conj")
    repeated = [*words[:7], "des/ADP/8/case", "chars/NOUN/5/conj"]
    assert hung(tree(*repeated))["chars"] == ("troupes", "conj")


def test_a_negation_goes_with_the_verb_that_announces_it() -> None:
    sentence = tree(
        "Oslo/PROPN/2/nsubj", "ne/ADV/2/advmod", "restera/VERB/2/root", '"/PUNCT/6/punct', "pas/ADV/6/advmod",
        "les/DET/6/det", "bras/NOUN/2/obj",
    )  # fmt: skip
    assert hung(sentence)["pas"] == ("restera", "advmod")


def test_names_in_a_row_before_the_verb_are_one_subject() -> None:
    sentence = tree(
        "Oslo/PROPN/8/nsubj", ",/PUNCT/2/punct", "Rome/PROPN/0/conj", "et/CCONJ/4/cc", "Berne/PROPN/5/nsubj",
        "saluent/VERB/0/conj", "le/DET/7/det", "geste/NOUN/5/obj", "dit/VERB/8/root",
    )  # fmt: skip
    found = hung(sentence)
    assert found["Oslo"] == ("saluent", "nsubj")
    assert found["Rome"] == found["Berne"] == ("Oslo", "conj")
    assert found["saluent"] == ("dit", "ccomp")


def test_people_named_after_a_comma_are_those_before_it() -> None:
    sentence = tree(
        "Oslo/PROPN/1/nsubj", "menace/VERB/1/root", "Riga/PROPN/1/obj", ",/PUNCT/6/punct", "son/DET/6/det",
        "pire/ADJ/6/amod", "ennemi/NOUN/1/obj",
    )  # fmt: skip
    assert hung(sentence)["ennemi"] == ("Riga", "appos")


def test_a_clause_with_a_subject_and_no_verb_takes_the_participle() -> None:
    sentence = tree(
        "Oslo/PROPN/2/nsubj", "signed/VERB/2/amod", "contracts/NOUN/2/root", "in/ADP/4/case", "Rome/PROPN/2/nmod"
    )
    assert hung(sentence)["signed"] == ("signed", "root")
    assert hung(sentence)["contracts"] == ("signed", "obj")


def test_the_last_part_of_a_name_is_a_part_of_it_whatever_word_it_looks_like() -> None:
    found = hung(
        tree(
            "Oslo/PROPN/5/nsubj", "et/CCONJ/2/cc", "Lee/PROPN/0/conj", "Un/DET/0/nmod", "ont/AUX/5/aux",
            "signé/VERB/5/root",
        ),
        "Lee Un",
    )  # fmt: skip
    assert found["Un"] == ("Lee", "flat")


def test_an_object_astray_behind_a_participle_goes_with_the_verb() -> None:
    found = hung(
        tree(
            "Oslo/PROPN/1/nsubj", "accuse/VERB/1/root", "à/ADP/3/case", "mots/NOUN/1/obl", "couverts/VERB/3/acl",
            "Rome/PROPN/4/obl", "d'/ADP/7/mark", "armer/VERB/4/xcomp",
        )
    )  # fmt: skip
    assert (found["Rome"], found["armer"]) == (("accuse", "obj"), ("accuse", "xcomp"))


def test_a_day_behind_a_participle_stays_with_it() -> None:
    found = hung(
        tree(
            "Oslo/PROPN/1/nsubj", "reçoit/VERB/1/root", "avec/ADP/3/case", "otages/NOUN/1/obl", "libérés/VERB/3/acl",
            "lundi/NOUN/4/obl",
        )
    )  # fmt: skip
    assert found["lundi"] == ("libérés", "obl")


def test_a_verb_after_a_quotation_does_not_hang_on_a_word_in_it() -> None:
    found = hung(
        tree(
            "Oslo/PROPN/2/nsubj", "a/AUX/2/aux", "condamné/VERB/2/root", '"/PUNCT/5/punct', "acte/NOUN/5/nsubj",
            "lâche/VERB/2/parataxis", '"/PUNCT/8/punct', "et/CCONJ/8/cc", "demandé/VERB/5/xcomp",
        )
    )  # fmt: skip
    assert found["demandé"] == ("condamné", "conj")


def test_a_numeral_before_a_noun_counts_it() -> None:
    found = hung(
        tree("neuf/NUM/4/nsubj:pass", "soldats/NOUN/0/amod", "ont/AUX/4/aux", "été/AUX/4/aux:pass", "tués/VERB/4/root")
    )
    assert (found["soldats"], found["neuf"]) == (("tués", "nsubj:pass"), ("soldats", "nummod"))


def test_an_auxiliary_governs_nothing() -> None:
    found = hung(tree("Oslo/PROPN/1/nsubj", "a/AUX/3/aux", "hier/NOUN/1/obj", "cédé/VERB/3/root"))
    assert (found["Oslo"], found["hier"]) == (("cédé", "nsubj"), ("cédé", "obl"))


def test_a_name_alone_in_brackets_is_said_of_the_noun_before_them() -> None:
    words = ("Union/NOUN/6/obl", "(/PUNCT/2/punct", "Misra/PROPN/6/nsubj", ")/PUNCT/2/punct")
    found = hung(tree(*words, "a/AUX/6/aux", "hier/NOUN/6/obl", "cédé/VERB/6/root"))
    assert found["Misra"] == ("Union", "appos")


def test_of_two_subjects_the_one_that_does_not_agree_is_none() -> None:
    number, finite = "Number=Plur", "Number=Plur|VerbForm=Fin"
    words = ("vendredi/NOUN/4/nsubj/Number=Sing", ",/PUNCT/2/punct", f"cadres/NOUN/4/nsubj/{number}")
    found = hung(tree(*words, f"ont/AUX/4/aux/{finite}", "cédé/VERB/4/root"))
    assert (found["vendredi"], found["cadres"]) == (("cédé", "obl"), ("cédé", "nsubj"))


def test_a_second_subject_behind_the_verb_is_its_object() -> None:
    found = hung(tree("Oslo/PROPN/2/nsubj", "a/AUX/2/aux", "sommé/VERB/2/root", "Riga/PROPN/2/nsubj"))
    assert (found["Oslo"], found["Riga"]) == (("sommé", "nsubj"), ("sommé", "obj"))


def test_an_adjective_behind_the_subject_is_no_clause() -> None:
    words = ("militaires/NOUN/1/nsubj", "turcs/ADJ/1/root", "ont/AUX/3/aux", "péri/VERB/1/parataxis")
    found = hung(tree(*words))
    assert found["péri"] == ("péri", "root")
    assert (found["militaires"], found["turcs"]) == (("péri", "nsubj"), ("militaires", "amod"))


def test_a_bare_noun_between_commas_after_a_name_says_who_that_is() -> None:
    words = ("Oslo/PROPN/5/nsubj", ",/PUNCT/2/punct", "client/NOUN/0/conj", ",/PUNCT/2/punct", "a/AUX/5/aux")
    assert hung(tree(*words, "cédé/VERB/5/root"))["client"] == ("Oslo", "appos")


def test_words_that_bound_a_number_stand_for_nobody() -> None:
    words = ("près/ADV/7/nsubj:pass", "de/ADP/3/case", "80/NUM/3/nummod", "mineurs/NOUN/0/obl")
    found = hung(tree(*words, "ont/AUX/7/aux", "été/AUX/7/aux:pass", "hier/ADV/7/advmod", "secourus/VERB/7/root"))
    assert (found["mineurs"], found["près"]) == (("secourus", "nsubj:pass"), ("80", "advmod"))
