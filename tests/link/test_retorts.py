"""What a speaker sets against what was said right before."""

import pytest

from recoupe.link.disputes import disputes
from recoupe.link.retorts import retorts
from recoupe.terms import Relation
from tests.link.read import pile_of

CASES = (
    (
        "fr",
        (
            "Selon le directeur du port, la grue était vérifiée. Les dockers soutiennent au contraire que la "
            "grue n'avait plus été vérifiée depuis trois ans."
        ),
        Relation.CONTRADICTS,
    ),
    (
        "fr",
        "La digue a cédé sous la pluie, explique le préfet. « Elle n'était plus entretenue », rétorque la maire.",
        Relation.CONTRASTS,
    ),
    (
        "en",
        'The dam failed because of the rain, the governor said. "Nobody had looked after it," retorted the mayor.',
        Relation.CONTRASTS,
    ),
)


@pytest.mark.parametrize(("language", "words", "relation"), CASES)
def test_two_speakers_of_whom_one_answers_the_other_are_a_dispute(
    language: str, words: str, relation: Relation
) -> None:
    pile = pile_of((words, language, "2025-03-01"))
    [tie] = retorts(pile)
    assert tie.relation is relation
    [found] = disputes(pile)
    assert {tie.a, tie.b} == set(found.claims_for) | set(found.claims_against)


def test_who_answers_a_demand_or_himself_contradicts_nobody() -> None:
    demand = "Le préfet exige la fermeture du chantier. « Nous n'avons rien à cacher », rétorque la maire."
    own = "La digue a cédé sous la pluie, explique le préfet. Le préfet soutient au contraire que tout était prévu."
    for words in (demand, own):
        assert list(retorts(pile_of((words, "fr", "2025-03-01")))) == []


def test_a_denial_of_a_whole_clause_is_aimed_at_what_somebody_says_in_it() -> None:
    words = "Le maire de Gadoli accuse la préfecture d'avoir détruit les registres, ce que la préfecture nie."
    [found] = disputes(pile_of((words, "fr", "2025-03-01")))
    assert len(found.claims_for) == len(found.claims_against) == 1


def test_one_who_goes_on_with_a_contrast_is_in_dispute_with_nobody() -> None:
    words = (
        "« Ce pont tiendra », a déclaré l'ancien maire de Gadoli. Il estime au contraire que la route ne tiendra pas."
    )
    assert list(retorts(pile_of((words, "fr", "2025-03-01")))) == []
