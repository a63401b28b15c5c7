"""One type a sentence: what the rules find and the words are facts, weights choose."""

import pytest
from bench.events import Setting, read, setting
from bench.sentence_types import answer, facts_of, joined, label_of, weights
from bench.sentence_vectors import direction

from recoupe.weighing import asked


@pytest.fixture(scope="module")
def given() -> Setting:
    return setting("en")


def test_the_highest_word_of_a_trigger_says_how_deep_it_stands(given: Setting) -> None:
    facts = facts_of(read("Malta and Tunisia opened a joint naval drill.", given))
    assert facts.nearest == "COOPERATE"
    assert "event1=COOPERATE" in facts.told


def test_what_may_come_is_promised_or_threatened_and_what_must_be_is_asked_for(given: Setting) -> None:
    assert facts_of(read("Ghana may impose sanctions on Togo.", given)).nearest == "THREATEN"
    assert facts_of(read("Ghana might send doctors to Togo.", given)).nearest == "AGREE"
    assert facts_of(read("Ghana must free the two Togolese pilots.", given)).nearest == "REQUEST"
    assert facts_of(read("The court told Togo that it must release the pilots.", given)).nearest == "REQUEST"


def test_an_act_asked_for_is_no_act(given: Setting) -> None:
    assert facts_of(read("Envoy Kofi Adjei insisted that Togo withdraw its troops.", given)).nearest == "REQUEST"


def test_words_are_facts_with_their_depth(given: Setting) -> None:
    facts = facts_of(read("Norway spurned the offer of a loan.", given))
    assert {"word=spurn", "head=spurn", "head obj=spurn offer"} <= set(facts.words)


def test_who_speaks_first_and_of_whom_are_facts_beside_the_nearest_type(given: Setting) -> None:
    own = facts_of(read("Ghana said it would send doctors to Togo.", given))
    other = facts_of(read("Togo had shelled a village, Ghana said.", given))
    assert {"said first own would", "said first  would", "said first own "} <= set(own.words)
    assert "said last other have" in other.words
    assert "said first own would near0=AGREE" in joined((*own.told, *own.words))


def test_neighbours_are_facts_but_names_are_not(given: Setting) -> None:
    words = set(facts_of(read("Rebels laid down arms near Quito.", given)).words)
    assert {"two=lay down", "two=down arm"} <= words
    assert not any("quito" in one for one in words)


def test_words_no_table_knows_lie_near_those_it_knows() -> None:
    def near(one: str, other: str) -> int:
        here, there = (dict(direction([word])) for word in (one, other))
        return sum(value * there[axis] for axis, value in here.items())

    assert near("shell", "bomb") > near("shell", "treaty")
    assert direction(["qwzx"]) == ()
    assert direction(["bomb", "treaty"]) == direction(["treaty", "bomb", "bomb"])


def test_axes_weigh_beside_plain_facts() -> None:
    known = asked([("A", "always", 100), ("B", "axis 0", 1_000)])
    assert answer(known, (), ()) == "A"
    assert answer(known, (), (("axis 0", 90),)) == "A"
    assert answer(known, (), (("axis 0", 110),)) == "B"


def test_every_type_has_weights() -> None:
    assert len(weights().answers) == 16


def test_a_sentence_without_any_event_word_has_a_type(given: Setting) -> None:
    assert label_of(read("Angry crowds besieged Quito.", given)) in weights().answers


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Togo said Benin was hiding the men who had robbed its bank.", "ACCUSE"),
        ("Suriname said it would gladly sit down with Guyana.", "AGREE"),
        ("Niger said it did not want French soldiers.", "REJECT"),
        ("The rebels said that every truck on the road would be burned.", "THREATEN"),
        ("Peru said that Bolivia had acted rightly and had its full trust.", "SUPPORT"),
        ("Latvia said that NATO should send more ships.", "REQUEST"),
    ],
)
def test_a_statement_is_what_it_says_of_whom(given: Setting, sentence: str, kind: str) -> None:
    assert label_of(read(sentence, given)) == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "After weeks in which each accused the other, Chad and Sudan agreed to send envoys to Tripoli.",
            "AGREE",
        ),
        ("Two days after rebels shelled the capital, the Gabonese premier met their leader in Libreville.", "CONSULT"),
    ],
)
def test_an_act_beside_the_one_told_is_not_taken_for_it(given: Setting, sentence: str, kind: str) -> None:
    assert label_of(read(sentence, given)) == kind
