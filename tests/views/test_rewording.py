"""Statements told in other words: what bears on them all the same, and what does not."""

import pytest

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.views.against import Against
from recoupe.views.checked import DENIED, DISPUTED, NOTHING, OTHER_FIGURES, SUPPORTED
from recoupe.views.frames import Place, frame_of
from recoupe.views.parsed import as_sentence
from recoupe.views.quotations import Quoter
from recoupe.views.reported import is_reported
from recoupe.views.statements import read_statement, stated


def answer(statement: str, told: str, *, language: str = "fr", code: str = "") -> str:
    """The answer of one article to a statement."""
    reading, other = read_statement(statement, language), read_statement(told, code or language)
    records = [one for some in (reading, other) for one in (some.text, *some.articles, *some.records)]
    pile = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    sentence, claims = stated(reading)[0]
    place = Place(reading.text.id, 0, language, (), ())
    whole = frame_of(pile, sentence, place, known=False) if len(claims) == 1 else None
    claim = claims[0]
    words = as_sentence(claim.content.surface, language)
    there = Place(reading.text.id, claim.content.start, language, (), ())
    content = frame_of(pile, words, there, known=False) if is_reported(claim) else None
    return Against(pile, reading.text, Quoter(pile, language), ()).answer(claim, whole, content).answer


@pytest.mark.parametrize(
    ("statement", "told", "expected"),
    [
        ("Le port a été bloqué par les dockers.", "Les dockers ont paralysé le port pendant deux jours.", SUPPORTED),
        (
            "Le maire a promis une piscine.",
            "Le maire, qui jugeait le projet trop cher, a promis une piscine.",
            SUPPORTED,
        ),
        (
            "Le préfet a refusé de commenter l'incendie.",
            "Le préfet n'a pas souhaité s'exprimer sur l'incendie.",
            SUPPORTED,
        ),
        ("L'usine a fermé.", "Le directeur dément que l'usine a fermé. Le syndicat affirme le contraire.", DISPUTED),
        ("Des soldats maliens ont été tués.", "Trois soldats tchadiens ont été tués, selon Bamako.", NOTHING),
        ("L'accord a été signé à Moscou.", "Moscou a signé l'accord avec le Mali.", NOTHING),
        ("Les douanes ont des armes à saisir à Brenne.", "Les douanes n'ont rien à saisir à Brenne.", DENIED),
    ],
)
def test_other_words_and_other_roles(statement: str, told: str, expected: str) -> None:
    assert answer(statement, told) == expected


@pytest.mark.parametrize(
    ("statement", "told", "expected"),
    [
        ("Les écoles resteront fermées jusqu'à mardi.", "Schools will stay shut until Tuesday.", SUPPORTED),
        ("Le ministre a confirmé la visite.", "The minister declined to confirm the visit.", DENIED),
        ("Le maire a annoncé la fermeture de l'hôpital.", "The mayor announced the closure of the school.", NOTHING),
    ],
)
def test_over_languages(statement: str, told: str, expected: str) -> None:
    assert answer(statement, told, code="en") == expected


def test_about_nine_thousand_is_not_about_ten_thousand() -> None:
    assert answer("Environ 9 000 soldats ont été envoyés.", "Environ 10 000 soldats ont été envoyés.") == OTHER_FIGURES
