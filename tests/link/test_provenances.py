"""Where the articles of one story come from."""

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.link.provenances import provenances
from recoupe.model import Record
from recoupe.pipeline import linked
from recoupe.terms import FindingKind
from tests.link.read import pile_of, read_as

WIRE = (
    "Zagreb, 4 juin 2025 (AFP) - La Croatie a fermé mercredi son ambassade à Minsk, a annoncé le ministère croate des "
    "Affaires étrangères.\n\nLe Bélarus a dénoncé une décision « absurde ».\n"
)
TAKEN = (
    "Zagreb ferme son ambassade à Minsk\n\nAvec AFP\n\nLa Croatie a fermé mercredi son ambassade à Minsk, a annoncé le "
    "ministère croate des Affaires étrangères.\n\nMinsk n'a pas répondu.\n"
)
SIGNED = (
    "À Minsk, l'ambassade croate a fermé\n\nPar Lucie Marchetti\n\nLa Croatie a fermé mercredi son ambassade à Minsk, "
    "a confirmé un diplomate croate au Courrier. Le Bélarus a dénoncé la fermeture de l'ambassade de Croatie.\n"
)


def _pile(*told: tuple[str, str]) -> Pile:
    records: list[Record] = []
    for words, outlet in told:
        records += read_as(words, day="2025-06-05", outlet=outlet)
    found = linked(records)
    made = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    return made.more([record for name in sorted(found) for record in found[name]])


def test_a_signed_article_is_a_source_of_its_own_beside_the_agency() -> None:
    [found] = provenances(_pile((WIRE, "La Dépêche"), (TAKEN, "L'Écho"), (SIGNED, "Le Courrier")))
    assert found.kind is FindingKind.PROVENANCE
    roots = {point.holder for point in found.points}
    assert roots == {"ORG:AFP", "SAID:Le Courrier"}


def test_one_article_that_credits_an_agency_makes_no_provenance() -> None:
    assert provenances(_pile((WIRE, "La Dépêche"), (SIGNED, "Le Courrier"))) == []


def test_every_place_that_says_who_was_told_is_shown() -> None:
    first = (
        "Le ferry Astrid a coulé devant Split. Il y a deux disparus, a dit à l'AFP un pilote du port. "
        "Le capitaine est à l'abri, a déclaré à l'AFP sa compagne."
    )
    other = "Le ferry Astrid gît devant Split, a dit à l'AFP un plongeur croate. Split attend le ferry Astrid."
    [found] = provenances(pile_of((first, "fr", "2024-05-02"), (other, "fr", "2024-05-03")))
    assert [point.reported for point in found.points] == ["2024-05-02", "2024-05-02", "2024-05-03"]
    assert "2 articles" in found.summary_fr


COMMON = (
    "Deux alpinistes sont redescendus mercredi soir du versant nord du Triglav, où un éboulement les avait surpris la "
    "veille sous une vire étroite."
)


def test_a_text_that_nothing_names_is_told_by_its_words() -> None:
    first = f"{COMMON} Leur corde a cédé, a raconté le gardien du refuge. Le Triglav reste fermé."
    other = f"Le Triglav est fermé depuis mardi. {COMMON} Le refuge a servi de base aux secours."
    [found] = provenances(pile_of((first, "fr", "2024-05-02"), (other, "fr", "2024-05-03")))
    assert "un texte commun que rien ne nomme : « Deux alpinistes sont redescendus" in found.summary_fr
    assert "a common text that nothing names: “Deux alpinistes sont redescendus" in found.summary_en
