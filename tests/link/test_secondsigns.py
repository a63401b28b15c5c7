"""A verdict far behind a statement, and figures that are denied, need a second sign of what they are on."""

import pytest

from tests.link.test_bearing import contradicts

BETWEEN = {
    "fr": "Le pont relie les deux rives depuis un siècle. Il est long de trois cents mètres et large de neuf. ",
    "en": "The bridge has joined both banks for a century. It is three hundred metres long and nine metres wide. ",
}


@pytest.mark.parametrize(
    ("told", "answer", "language"),
    [
        ("Selon Le Phare, la digue a cédé. ", "« Cette histoire est fausse », affirme la ministre Ada Holm.", "fr"),
        ("Selon Le Phare, la digue a cédé. ", "« Faux », rétorque la ministre Ada Holm.", "fr"),
        ("Selon Le Phare, la digue a cédé. ", "Ada Holm a répondu hier, évoquant une « fake news ».", "fr"),
        ("According to Per Lund, the dam broke. ", '"These claims are false," said the minister, Ada Holm.', "en"),
    ],
)
def test_a_verdict_far_behind_is_on_what_its_words_point_to(told: str, answer: str, language: str) -> None:
    assert contradicts(told + BETWEEN[language] + answer, language)


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Selon Le Phare, la digue a cédé. " + BETWEEN["fr"] + "La mairie a mis en avant une « fake news ».", "fr"),
        ("Per Lund affirme que rien ne bouge. Des chiffres aussitôt démentis par Ada Holm.", "fr"),
        ("Ada Holm s'insurge contre l'image prêtée au port : « C'est faux », insiste-t-elle.", "fr"),
    ],
)
def test_without_a_second_sign_nothing_is_contradicted(told: str, language: str) -> None:
    assert not contradicts(told, language)


def test_figures_that_were_told_are_denied() -> None:
    assert contradicts("Per Lund affirme que 40 grues ont brûlé. Des chiffres aussitôt démentis par Ada Holm.", "fr")


@pytest.mark.parametrize(
    "told",
    [
        "Ada Holm analyse la guerre du port. Pour qui aurait oublié les mensonges sur la digue, rien ne change.",
        "Ada Holm assure que ses navires sont rentrés. Le port dément donc les informations de la Gazette de Lind.",
    ],
)
def test_words_of_others_and_an_article_that_speaks_for_itself_contradict_nobody(told: str) -> None:
    assert not contradicts(told, "fr")


def test_nobody_is_who_calls_them_by_their_name() -> None:
    """« elle » is read to be Ada Rey, of whom the quotation tells: she is not who is contradicted."""
    told = "Ada Rey est maire. Elle a dit que « Ada Rey vend le port ». Le préfet Per Lund dément cette affirmation."
    assert not contradicts(told, "fr")


def test_a_permit_that_nobody_is_said_to_deny_is_no_dispute() -> None:
    told = "Lind was denied a fishing permit in May, said Ada Holm, who would not say why the permit was denied."
    assert not contradicts(told, "en")


def test_words_of_nobody_between_may_be_those_that_are_contradicted() -> None:
    told = "Dag Berg a lancé que les lobbies se frottaient les mains. {}Les propos de Dag Berg sont démentis par l'ONS."
    video = "Puis vient une vidéo : « Il faut avoir le courage de dire que ces maladies nous viennent du port ». "
    assert contradicts(told.format(""), "fr")
    assert not contradicts(told.format(video), "fr")


def test_who_denies_a_part_in_it_answers_a_charge_against_somebody() -> None:
    denied = "Le groupe Vernex a réfuté toute implication."
    assert contradicts(f"La CGT accuse le groupe Vernex d'avoir triché. {denied}", "fr")
    assert not contradicts(f"La CGT de Lyon a pointé du doigt « une discrimination ». {denied}", "fr")
