"""What the claims of a story come back to."""

from recoupe.link.matters import centres
from tests.link.read import pile_of

FIRST = (
    "Le maire de Vannes affirme que la rivière a été contaminée par l'usine Brissac. "
    "L'entreprise Brissac rejette le mot de contamination. "
    "Le préfet du Morbihan a réclamé une analyse indépendante de la contamination."
)
SECOND = (
    "Le maire de Vannes répète que la contamination de la rivière vient de l'usine Brissac. "
    "L'entreprise Brissac assure que rien ne prouve une contamination. "
    "Le préfet du Morbihan estime qu'une contamination accidentelle est possible."
)


def test_a_story_comes_back_to_what_its_speakers_speak_of() -> None:
    found = centres(pile_of((FIRST, "fr", "2025-03-02"), (SECOND, "fr", "2025-03-05")))
    assert [one.root for one in found][:1] == ["contam"]
    assert found[0].words == "contamination"
    assert len(found[0].claims) >= 4


def test_parties_and_places_are_no_centre() -> None:
    found = centres(pile_of((FIRST, "fr", "2025-03-02"), (SECOND, "fr", "2025-03-05")))
    assert not {one.root for one in found} & {"brissa", "vannes", "morbih", "prefet", "maire"}


def test_one_article_has_no_centre() -> None:
    assert centres(pile_of((FIRST, "fr", "2025-03-02"))) == ()


def test_words_of_one_family_are_one_centre_in_english_too() -> None:
    one = (
        "Mayor Alice Dunn said the river was contaminated by the Harlow mill. Harlow rejected the word contamination. "
        "Governor Tom Reyes demanded an independent study of the contamination."
    )
    two = (
        "Mayor Alice Dunn repeated that the contamination came from the mill. "
        "Harlow said nothing proved any contamination. Governor Tom Reyes said contamination was possible."
    )
    found = centres(pile_of((one, "en", "2025-03-02"), (two, "en", "2025-03-05")))
    assert "contam" in {one.root for one in found}
