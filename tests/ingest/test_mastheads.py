"""The name of an outlet at the head of a plain text."""

import pytest

from recoupe.ingest.mastheads import masthead

BODY = "Le pont de Brenne a été fermé lundi soir. La préfecture n'a pas donné de date.\n"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("LE COURRIER DU VAL\nMonde | Région | Sport | Annonces\n\nLe pont est fermé\n\n", "LE COURRIER DU VAL"),
        ("RADIO BRENNE - Direct - Podcasts - Météo\n12/03/2024\n\nLe pont est fermé\n\n", "RADIO BRENNE"),
        ("The Harrow Post\n\nBridge closed after crack is found\n\n3 May 2024\n\n", "The Harrow Post"),
        ("Vale Online » News » Bridges\n3 May 2024\n\nBridge closed after crack is found\n\n", "Vale Online"),
        ("Le pont de Brenne est fermé\n12 mars 2024\n\nPar Odile Morand\n\n", ""),
        ("Le Monde s'inquiète pour Brenne\n\nPar Odile Morand\n\n", ""),
        ("PONT DE BRENNE\n\n12 mars 2024\n\n", ""),
        ("Accueil > Monde > Asie\n\nLe pont de Brenne est fermé\n\n", ""),
        ("Pont fermé, ponts surveillés | Vidéo\n\nLe pont de Brenne est fermé depuis lundi\n\n", ""),
        ("« Le Courrier » attaqué en justice\n\nLe journal de Brenne se défend\n\n", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_masthead_is_taken_for_the_outlet_and_a_title_is_not(head: str, name: str) -> None:
    assert masthead(head + BODY) == name
