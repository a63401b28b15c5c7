"""What of a statement stands where a sentence tells something as not so."""

import pytest

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import Event, Quantity, Timex
from recoupe.views.fates import TOLD
from recoupe.views.frames import Frame, Place, frame_of
from recoupe.views.statements import read_statement
from recoupe.views.undoing import LOST, NONE, NOT, OTHERWISE, REFUSED, UNTRUE, WITHOUT, Undone, reaches, undone


def frame(words: str, language: str) -> Frame:
    reading = read_statement(words, language)
    records = (reading.text, *reading.articles, *reading.records)
    pile = Pile(records, packs.shipped("world"), packs.shipped("ontology"))
    measures: tuple[Quantity | Timex, ...] = (*reading.of(Quantity), *reading.of(Timex))
    place = Place(reading.text.id, 0, language, reading.of(Event), measures)
    return frame_of(pile, reading.sentences[0], place, known=False)


def found(statement: str, told: str, language: str) -> Undone | None:
    return undone(frame(statement, language), frame(told, language), ())


@pytest.mark.parametrize(
    ("statement", "told", "kind"),
    [
        ("Le maire a présenté ses excuses aux riverains.", "Le maire n'a jamais présenté d'excuses.", NOT),
        ("La ministre a dévoilé le calendrier de la réforme.", "La ministre n'a donné aucun calendrier.", NONE),
        ("Le groupe a publié le nombre de postes.", "Le communiqué ne dit rien du nombre de postes.", NONE),
        ("Les inspecteurs ont visité l'usine.", "Les inspecteurs n'ont pas été autorisés à voir l'usine.", NOT),
        ("La juge a libéré le suspect.", "La juge a refusé de libérer le suspect.", REFUSED),
        ("L'accord règle la question des loyers.", "C'est un accord sans un mot sur les loyers.", WITHOUT),
        ("Des ouvriers ont été renvoyés.", "Les histoires d'ouvriers renvoyés sont mensongères.", UNTRUE),
        ("Le conseil a accepté l'offre.", "Le conseil a rejeté l'offre.", REFUSED),
        ("Un médecin a vu les blessés.", "Le médecin du camp n'a pas vu un seul blessé.", NOT),
        ("Le prix du pain a monté.", "Le prix du pain a baissé.", OTHERWISE),
    ],
)
def test_french_tells_in_many_ways_that_it_is_not_so(statement: str, told: str, kind: str) -> None:
    marks = {one.kind for one in reaches(frame(statement, "fr"), frame(told, "fr"))}
    assert kind in marks
    held = found(statement, told, "fr")
    assert held is not None
    assert held.share > 0.25


@pytest.mark.parametrize(
    ("statement", "told", "kind"),
    [
        ("The mayor apologised to the residents.", "The mayor never apologised to anyone.", NOT),
        ("The minister gave a date for the reform.", "The minister would not give a date.", NOT),
        ("The firm published the number of jobs.", "The statement makes no mention of the number of jobs.", NONE),
        ("Inspectors visited the plant.", "Inspectors were not allowed into the plant.", NOT),
        ("The judge released the suspect.", "The judge refused to release the suspect.", REFUSED),
        ("The deal settles the matter of rents.", "The talks ended without a deal on rents.", WITHOUT),
        ("Workers were dismissed.", "The reports of workers being dismissed are baseless.", UNTRUE),
        ("The board accepted the offer.", "The board rejected the offer.", REFUSED),
        ("A doctor saw the wounded.", "Nobody at the camp saw any wounded.", NONE),
        ("The price of bread rose.", "The price of bread fell.", OTHERWISE),
    ],
)
def test_english_tells_in_many_ways_that_it_is_not_so(statement: str, told: str, kind: str) -> None:
    marks = {one.kind for one in reaches(frame(statement, "en"), frame(told, "en"))}
    assert kind in marks
    held = found(statement, told, "en")
    assert held is not None
    assert held.share > 0.25


def test_what_a_negation_does_not_bear_on_is_not_told_as_not_so() -> None:
    near = found("Le juge a libéré le suspect.", "Le juge a libéré le suspect, qui n'a pas pleuré.", "fr")
    far = found("Le juge a libéré le suspect.", "Le juge n'a pas libéré le suspect.", "fr")
    assert far is not None
    assert far.act == TOLD
    assert near is None or near.act != TOLD


def test_a_statement_that_says_so_itself_differs_in_nothing() -> None:
    assert found("La juge a refusé de libérer le suspect.", "La juge a refusé sa libération.", "fr") is None


def test_what_is_told_nowhere_is_lost() -> None:
    held = found("Le maire a présenté ses excuses aux pompiers.", "Le maire n'a pas présenté d'excuses.", "fr")
    assert held is not None
    assert held.lost == 1
    assert (held.act, held.party) != (LOST, LOST)


def test_nothing_is_undone_where_nothing_is_told_as_not_so() -> None:
    assert found("Le maire a présenté ses excuses.", "Le maire a présenté ses excuses hier soir.", "fr") is None
