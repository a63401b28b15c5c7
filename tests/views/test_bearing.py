"""Which sentences bear on a statement: by meaning over languages, by who does what, and which way."""

import pytest

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import Event, Quantity, Text, Timex
from recoupe.terms import Certainty, Polarity, Stance
from recoupe.views.alignment import acts, anchor_of, share
from recoupe.views.bearing import Texts
from recoupe.views.borne import Borne
from recoupe.views.factuality import is_negated
from recoupe.views.frames import Frame, Place, frame_of
from recoupe.views.meanings import meanings
from recoupe.views.statements import read_statement

READ = tuple[Pile, Frame, Text]


def read(words: str, language: str, *told: tuple[str, str]) -> READ:
    """A pile of a statement and of what articles tell, the frame of the statement, its text."""
    reading = read_statement(words, language)
    others = [read_statement(other, code) for other, code in told]
    records = [one for some in (reading, *others) for one in (some.text, *some.articles, *some.records)]
    pile = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    mine = reading.text.id
    measures: tuple[Quantity | Timex, ...] = (*reading.of(Quantity), *reading.of(Timex))
    frame = frame_of(pile, reading.sentences[0], Place(mine, 0, language, reading.of(Event), measures), known=False)
    return pile, frame, reading.text


def borne(words: str, language: str, told: str, code: str) -> Borne:
    pile, frame, text = read(words, language, (told, code))
    return Texts(pile, text.id).borne(frame, text)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("La Douma a ratifié le traité.", "La Douma a ratifié hier le traité, à l'unanimité."),
        ("Deux personnes ont été tuées à Nantes.", "Deux personnes ont trouvé la mort à Nantes dans la nuit."),
        ("Séoul a convoqué l'ambassadeur de Russie.", "L'ambassadeur de Russie a été convoqué par Séoul."),
    ],
)
def test_other_words_for_it_bear_on_it(statement: str, told: str) -> None:
    found = borne(statement, "fr", told, "fr").bearings
    assert [one.claim.polarity for one in found] == [Polarity.POSITIVE]


def test_a_statement_meets_a_sentence_of_another_language() -> None:
    found = borne("The Duma has ratified the treaty.", "en", "La Douma a ratifié le traité.", "fr").bearings
    assert [one.claim.polarity for one in found] == [Polarity.POSITIVE]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("La Russie a envoyé des soldats en Corée du Nord.", "La Corée du Nord a envoyé des soldats en Russie."),
        ("Tokyo a convoqué l'ambassadeur de Russie.", "Séoul a convoqué l'ambassadeur de Russie."),
        ("La Douma a ratifié le traité.", "La Douma a signé le traité."),
        ("Séoul a livré des armes à Kiev.", "Séoul a livré des armes à Varsovie."),
        ("Le maire a démissionné.", "Le maire a-t-il démissionné ?"),
    ],
)
def test_another_doer_act_or_place_does_not(statement: str, told: str) -> None:
    assert borne(statement, "fr", told, "fr").bearings == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Les agriculteurs ont bloqué l'autoroute.", "Des grévistes ont bloqué le dépôt."),
        ("Une frégate a coulé au large de Brest.", "Un chalutier a coulé au large de Brest."),
        ("Le Sénat a rejeté la réforme des retraites.", "L'ancien sénateur rejette toute accusation de racisme."),
        ("Le ministre des Transports a démissionné.", "Le ministre assure que les squatteurs ont quitté les lieux."),
        ("Un avion s'est écrasé près de Lille.", "Ils sont tombés alors que l'avion rejoignait Lille."),
        ("Le maire de Dole demande des renforts.", "À Gap, le maire de la commune demande des renforts."),
    ],
)
def test_another_of_its_kind_does_not(statement: str, told: str) -> None:
    assert borne(statement, "fr", told, "fr").bearings == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("Un navire a coulé au large de Brest.", "Une frégate a coulé au large de Brest."),
        ("Des combattants ont quitté Gao.", "Des soldats ont quitté Gao."),
    ],
)
def test_a_word_for_all_of_a_kind_does(statement: str, told: str) -> None:
    assert [one.claim.polarity for one in borne(statement, "fr", told, "fr").bearings] == [Polarity.POSITIVE]


def test_who_is_free_again_had_been_arrested() -> None:
    told = "Le directeur du port a été relâché jeudi à Lomé."
    assert borne("Le directeur du port a été arrêté à Lomé.", "fr", told, "fr").bearings == ()


def test_the_contrary_act_bears_against_it() -> None:
    found = borne("Parliament rejected the treaty.", "en", "Parliament ratified the treaty.", "en").bearings
    assert [one.claim.polarity for one in found] == [Polarity.NEGATIVE]


def test_what_is_told_as_not_so_bears_against_it() -> None:
    told = "Les dons de vêtements ne sont plus nécessaires à Nantes, précise la mairie."
    found = borne("Les dons de vêtements restent nécessaires à Nantes.", "fr", told, "fr").bearings
    assert [one.claim.polarity for one in found] == [Polarity.NEGATIVE]


def test_who_has_not_confirmed_has_not_denied() -> None:
    told = "Séoul n'a pas confirmé l'envoi de soldats."
    found = borne("Pyongyang a envoyé des soldats.", "fr", told, "fr").bearings
    assert all(one.claim.certainty is Certainty.POSSIBLE or one.claim.stance is not Stance.ASSERTS for one in found)


@pytest.mark.parametrize(
    ("statement", "told", "language"),
    [
        ("Le port a confirmé la fuite.", "Le port a refusé de confirmer la fuite.", "fr"),
        ("The harbour office confirmed the leak.", "The harbour office was unable to confirm the leak.", "en"),
        ("Le maire a décrété un couvre-feu.", "Le maire a exclu un couvre-feu.", "fr"),
        ("Le juge a déclaré la vente légale.", "Le juge a déclaré la vente illégale.", "fr"),
    ],
)
def test_what_is_withheld_refused_or_called_the_contrary_bears_against_it(
    statement: str, told: str, language: str
) -> None:
    found = borne(statement, language, told, language).bearings
    assert [one.claim.polarity for one in found] == [Polarity.NEGATIVE]


@pytest.mark.parametrize(
    ("statement", "told", "language"),
    [
        ("La mairie annonce deux fermetures.", "La mairie n'annonce que deux fermetures.", "fr"),
        ("The depot will stay closed.", "Le dépôt restera fermé.", "fr"),
        ("Les dockers se sont mis en grève.", "Dockers walked off the job on Monday.", "en"),
    ],
)
def test_what_only_looks_negated_bears_it_out(statement: str, told: str, language: str) -> None:
    said = "en" if statement.startswith("The") else "fr"
    found = borne(statement, said, told, language).bearings
    assert [one.claim.polarity for one in found] == [Polarity.POSITIVE]


@pytest.mark.parametrize(
    ("statement", "told", "language"),
    [
        ("Cuban nurses went on strike.", "A gang attacked Cuban nurses.", "en"),
        ("Trois hommes ont été arrêtés à Lille.", "Personne n'a été arrêté à Nantes.", "fr"),
        ("The ferry sank in March.", "It has nothing to do with the second ferry.", "en"),
    ],
)
def test_another_sense_and_a_negation_of_something_else_do_not(statement: str, told: str, language: str) -> None:
    assert borne(statement, language, told, language).bearings == ()


@pytest.mark.parametrize(
    ("words", "language", "negated"),
    [
        ("La Douma n'a pas ratifié le traité.", "fr", True),
        ("La Douma a ratifié le traité.", "fr", False),
        ("Aucun soldat n'a été envoyé.", "fr", True),
        ("The treaty was never ratified.", "en", True),
    ],
)
def test_negation_is_read_from_syntax(words: str, language: str, *, negated: bool) -> None:
    _, frame, _ = read(words, language)
    assert is_negated(frame.sentence, acts(frame)[0]) is negated


def test_a_unit_that_is_missing_lowers_the_share() -> None:
    pile, frame, _ = read("La Douma a ratifié le traité commercial.", "fr")
    _, told, _ = read("La Douma a ratifié le traité.", "fr")
    assert 0 < share(frame, told, (), "") < share(frame, frame, (), "") == 1
    assert anchor_of(pile, frame, told) is not None


def test_glosses_and_concepts_render_a_word_over_languages() -> None:
    assert meanings("traité", "fr") & meanings("treaty", "en")
    assert meanings("irrégularité", "fr") & meanings("irregularity", "en")
    assert not meanings("traité", "fr") & meanings("soldier", "en")


def test_a_pair_of_two_languages_joins_no_two_words_of_one() -> None:
    assert meanings("secousse", "fr") & meanings("shock", "en")
    assert meanings("choc", "fr") & meanings("shock", "en")
    assert not meanings("secousse", "fr") & meanings("choc", "fr")


def test_the_sentence_after_one_denies_it_by_a_pronoun() -> None:
    told = "Une barque a coulé devant Sète. Le préfet le dément."
    found = borne("Une barque a coulé devant Sète.", "fr", told, "fr").bearings
    assert {one.claim.polarity for one in found} == set(Polarity) - {Polarity.UNKNOWN}


def test_a_place_named_before_is_taken_up_by_what_it_is() -> None:
    told = (
        "La région de Koursk reste fermée. Il pleut. Les routes sont coupées. Rien ne bouge. "
        "Une colonne de chars a disparu dans la région."
    )
    statement = "Une colonne de chars a disparu dans la région de Koursk."
    assert len(borne(statement, "fr", told, "fr").bearings) == 1
    assert not borne(statement, "fr", told.replace("Koursk", "Toula"), "fr").bearings


def test_deliveries_of_one_thing_are_no_deliveries_of_another() -> None:
    statement = "Berne a condamné les livraisons de pétrole."
    assert borne(statement, "fr", "Berne a condamné mardi les livraisons de pétrole.", "fr").bearings
    assert not borne(statement, "fr", "Berne a condamné mardi les livraisons d'obus.", "fr").bearings


def test_who_has_not_announced_an_act_has_not_denied_it() -> None:
    told = "Contrairement à ce que nous avons écrit, Séoul n'a pas annoncé l'envoi de soldats par Tokyo."
    found = borne("Tokyo a envoyé des soldats.", "fr", told, "fr").bearings
    assert all(one.claim.stance is not Stance.DENIES for one in found)


def test_somebody_is_met_by_the_common_noun_beside_a_name() -> None:
    told = "La maire, Claire Vasseur, a inauguré le pont de Brennes."
    assert borne("The mayor has inaugurated the bridge of Brennes.", "en", told, "fr").bearings


def test_a_name_of_other_words_is_somebody_else() -> None:
    assert not borne("Paul Lemarc a démissionné.", "fr", "Paul Ancelin a démissionné.", "fr").bearings
    assert borne("Paul Lemarc a démissionné.", "fr", "M. Lemarc a démissionné.", "fr").bearings
