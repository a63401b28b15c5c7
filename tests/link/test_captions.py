"""What a thread is called: an expression of its articles, and its parties."""

import pytest

from recoupe.link.captions import called as shown
from recoupe.link.captions import naming
from recoupe.link.pile import Pile
from recoupe.model import Claim
from tests.link.read import pile_of


def called(words: str, signs: tuple[str, ...], *, language: str = "fr", answer: str = "fr") -> str:
    pile: Pile = pile_of((words, language, "2024-03-06"))
    told = pile.of(Claim)
    return shown(pile, told, naming(pile, told, signs), answer)


def test_two_words_are_quoted_with_what_stands_between_them() -> None:
    assert (
        called("La préfète craint le report de la rentrée.", ("word rentre", "word report"))
        == "« report de la rentrée »"
    )


def test_a_mark_between_them_ends_an_expression() -> None:
    words = "Le maire affirme que la digue, rongée par le sel, tiendra un hiver."
    assert called(words, ("word digue", "word sel")) != "« digue, rongée par le sel »"


def test_without_an_expression_the_statement_names_it() -> None:
    words = "Le maire affirme que la digue tiendra."
    assert called(words, ("word digue", "act NONE")) == "« la digue tiendra »"


def test_a_statement_goes_without_the_marks_of_quotations_in_it() -> None:
    words = "Le maire affirme que les « digues molles » tiendront."
    assert called(words, ("word digue",)) == "« les digues molles tiendront »"


@pytest.mark.parametrize(("answer", "party"), [("fr", "Norvège"), ("en", "Norway")])
def test_parties_are_told_in_the_language_of_the_answer(answer: str, party: str) -> None:
    words = "The shipowner claims that Norway closed the northern fishing grounds."
    found = called(words, ("word fishin", "word ground"), language="en", answer=answer)
    marked = {"fr": "« northern fishing grounds »", "en": "“northern fishing grounds”"}[answer]
    assert found == f"{marked} ({party})"


@pytest.mark.parametrize(
    ("words", "signs", "named"),
    [
        ("La préfète affirme que les pompes ont lâché hier.", ("word pompe", "word lacher"), ""),
        ("Le syndicat dénonce une digue qui menace le hameau.", ("word digue", "word hameau"), ""),
        ("L'Otan juge commune la défense des détroits.", ("word commun", "word defens"), ""),
        (
            "La préfète affirme que les pompes communales sont neuves.",
            ("word pompe", "word commun"),
            "pompes communales",
        ),
        ("La préfète a vanté l'entretien des pompes.", ("word entret", "word pompe"), "entretien des pompes"),
        (
            "Oslo promet une aide financière directe aux marins.",
            ("word financ", "word marin"),
            "aide financière directe aux marins",
        ),
        ("Le maire promet une aide financière aux marins.", ("word aide", "word marin"), "aide financière aux marins"),
    ],
)
def test_an_expression_names_something(words: str, signs: tuple[str, ...], named: str) -> None:
    found = called(words, signs)
    assert (found == f"« {named} »") is bool(named)
    assert not any(f"« {one}" in found for one in ("pompes ont", "digue qui", "commune la"))


def test_english_verbs_name_nothing() -> None:
    words = "The shipowner claims that the treaty provides for mutual assistance."
    found = called(words, ("word treaty", "word mutual"), language="en", answer="en")
    assert "“treaty provides" not in found


def test_a_statement_that_stands_by_itself_comes_first() -> None:
    words = "L'armateur craint Bergen qui fermerait ses quais. La préfète affirme que Bergen a fermé des quais en mars."
    assert called(words, ("word quai",)) == "« Bergen a fermé des quais en mars »"


def test_an_expression_takes_the_adjective_right_behind_it_along() -> None:
    words = "Le syndicat accuse la ville de livrer du charbon à la centrale lettone."
    assert called(words, ("word charbo", "word centra")).startswith("« charbon à la centrale lettone »")


def test_an_expression_takes_no_verb_behind_it_along() -> None:
    words = "La préfète craint que le report de la rentrée prive les internes de lits."
    assert called(words, ("word rentre", "word report")) == "« report de la rentrée »"


@pytest.mark.parametrize(
    ("words", "sign", "named"),
    [
        ("Le préfet craint que la digue communale ne lâche.", "word digue", "digue communale"),
        ("L'élue juge que le projet de loi sur les ports divise la Chambre.", "word projet", "projet de loi"),
        ("Le syndicat affirme que la fermeture de l'hôpital tuera.", "word fermet", "fermeture de l'hôpital"),
        ("Oslo dénonce l'arrestation de Dag Olsen Berg à Riga.", "word arrest", "arrestation de Dag Olsen Berg"),
        ("La mairie promet une collecte fin mars.", "word collec", ""),
        ("L'armateur affirme que l'embargo sur des pièces le ruine.", "word embarg", "embargo sur des pièces"),
    ],
)
def test_a_noun_is_told_with_what_belongs_to_it(words: str, sign: str, named: str) -> None:
    found = called(words, (sign,))
    assert (found.partition(" (")[0] == f"« {named} »") is bool(named)


def test_what_stands_behind_a_circumstance_is_no_name() -> None:
    words = "La consule a redit ses craintes lors d'un appel à la préfète."
    assert "lors" not in called(words, ("word craint", "word appel"))


def test_words_that_another_thread_is_known_by_are_not_taken_again() -> None:
    pile: Pile = pile_of(("La préfète craint le report de la rentrée des internes lettons.", "fr", "2024-03-06"))
    told, signs = pile.of(Claim), ("word rentre", "word report", "word intern")
    first = naming(pile, told, signs)
    assert first == "report de la rentrée"
    assert naming(pile, told, signs, {first}) not in {first, ""}


def test_the_words_of_a_number_are_told_with_what_they_count() -> None:
    words = "Le maire affirme que quatre cents familles vivent du port."
    assert called(words, ("word cent", "word famill")) == "« quatre cents familles »"


def test_a_statement_ends_without_a_comma() -> None:
    words = "« La digue tiendra, » a dit le maire."
    assert called(words, ("word digue", "act NONE")) == "« La digue tiendra »"
