"""What is asked, promised or refused again and again, by one speaker or by several."""

import pytest

from recoupe.link.pile import Pile
from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def again(pile: Pile) -> list[Finding]:
    found = [one for one in pile.of(Finding) if one.kind is FindingKind.RECURRING_STANCE]
    return [one for one in found if one.why.rules == ("link/insistences.py#insistences",)]


def told(*sentences: str, language: str = "fr") -> list[Finding]:
    """The insistences of articles of one story, one sentence and a day each."""
    frame = {
        "fr": "Le pétrolier Askold s'est échoué devant Tabarka, en Tunisie. {} L'Askold perd du mazout.",
        "en": "The tanker Askold ran aground off Tabarka, in Tunisia. {} The Askold is losing fuel.",
    }[language]
    days = (f"2024-05-{3 * at + 2:02}" for at in range(len(sentences)))
    return again(pile_of(*((frame.format(one), language, day) for one, day in zip(sentences, days, strict=True))))


def test_one_demand_of_several_speakers_is_told_once() -> None:
    [found] = told(
        "L'Italie a demandé à Tunis de mener une enquête indépendante.",
        "Malte a appelé la Tunisie à enquêter sur le naufrage.",
        "Paris exhorte Tunis à faire la lumière sur cet accident.",
    )
    assert len(found.witnesses) == 3
    assert "enquête" in found.summary_fr


def test_a_promise_of_one_speaker_is_followed_over_days() -> None:
    [found] = told(
        "La Tunisie a promis une indemnisation aux pêcheurs.",
        "La Tunisie promet une indemnisation rapide des familles de pêcheurs.",
    )
    assert [point.label for point in found.points] == ["promises", "promises"]
    assert "Tunisie" in found.summary_fr


def test_what_the_article_tells_of_a_refusal_stands_beside_a_claim() -> None:
    [found] = told(
        "Le Premier ministre tunisien, Kamel Madouri, refuse toute négociation.",
        "Kamel Madouri a de nouveau rejeté mardi tout dialogue avec Malte.",
    )
    assert len(found.points) >= 2


def test_english_calls_are_told_too() -> None:
    [found] = told(
        "Italy urged Tunisia to open an inquiry.",
        "Malta called on Tunisia to investigate the wreck.",
        "France asked Tunisia to investigate.",
        language="en",
    )
    assert len(found.witnesses) == 3


@pytest.mark.parametrize(
    "sentences",
    [
        ("La Tunisie a promis une indemnisation.", "Malte a promis une indemnisation."),
        ("La Tunisie a promis une indemnisation.", "La Tunisie a promis un remorqueur."),
        ("L'Italie a demandé une enquête.", "Malte a demandé une enquête."),
    ],
)
def test_promises_of_two_other_matters_and_two_single_demands_are_none(sentences: tuple[str, ...]) -> None:
    assert told(*sentences) == []


def test_one_demand_printed_on_two_days_in_the_same_words_is_made_once() -> None:
    words = "L'Italie a demandé à la Tunisie de rouvrir l'enquête sur le naufrage du Merope."
    assert told(words, words) == []
    assert told(words, "L'Italie exige toujours une enquête de la Tunisie.")


def test_acts_and_names_are_called_as_a_reader_writes_them() -> None:
    [strike] = told(
        "Les marins de l'Askold appellent à la grève.",
        "Malte appelle à la grève.",
        "L'Italie appelle tous les ports à la grève.",
    )
    assert ": grève" in strike.summary_fr
    assert ": strike" in strike.summary_en
    [ship] = told("La Tunisie refuse d'accueillir le Kassiope.", "La Tunisie a refusé l'entrée au Kassiope.")
    assert "« Kassiope »" in ship.summary_fr
