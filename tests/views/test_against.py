"""A statement set against a few invented articles: what is about it answers it, what only resembles it does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.views.check import DENIED, NOTHING, OTHER_FIGURES, SUPPORTED, Checked, answer_line, check
from recoupe.views.printed import deciding
from recoupe.views.quotations import Quotation
from recoupe.views.selection import Selection, select
from tests.conftest import built

ARTICLES = {
    "ferme": """Lusaka, 3 mars 2025

La Zambie a expédié 40 camions militaires au Malawi, a affirmé lundi le ministère zambien de la Défense.
Elle a livré aussi trois hélicoptères au Mozambique, selon le même ministère.
""",
    "accord": """Santiago, 12 May 2025

Chile and Peru signed a fisheries agreement in Lima on Monday. Bolivia summoned the Chilean ambassador to protest
against the agreement that Santiago signed with Lima, its foreign ministry said.
""",
    "hommes": """Bamako, 3 février 2025

Des soldats burundais sont au Mali, selon le ministère malien de l'Intérieur. Ces soldats n'ont pas encore été engagés
au combat, estime le ministère.
""",
    "palais": """Tunis, 8 avril 2025

Le président sénégalais, Bassirou Diomaye Faye, n'a pas démenti l'achat de drones turcs.
Il ne l'a pas confirmé non plus.
L'ambassade de Turquie a démenti cet achat.
""",
    "capture": """Gao, 2 May 2025

Tuareg rebels ambushed a patrol of Malian soldiers near Gao on Thursday. Three were captured. A crate was left open.
""",
    "proces": """Accra, 5 May 2025

The trawler's captain, Kofi Mensah Boateng, stood trial in Accra on Monday. He was fined $20,000.
""",
    "decret": """Quito, 7 mai 2025

« Nous tiendrons bon », a lancé le président péruvien, Julio Paredes, qui a décrété l'état d'urgence à Iquitos.
""",
    "chantier": """Cork, 20 June 2025

Harrow Shipyards employs 900 welders in Cork. Orders fell 12 per cent.

Harrow has dropped its plan to build a second dock.
""",
    "avoirs": """Riga, 9 juillet 2025

Les ministres des Affaires étrangères des Vingt-Sept ont gelé les avoirs de quatorze responsables géorgiens.
""",
    "senat": """La Paz, 14 juin 2025

Le Sénat bolivien a ratifié vendredi le traité d'extradition conclu avec le Paraguay.
""",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Selection]:
    folder = tmp_path_factory.mktemp("against")
    paths: list[Path] = []
    for name, words in ARTICLES.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(words, encoding="utf-8")
    made = built(folder / "dossier", paths)
    yield Selection(select(made.store).records)
    made.store.close()


def asked(whole: Selection, statement: str) -> Checked:
    (row,) = check(whole, statement, language="en")
    return row


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("La Zambie a livré des camions au Malawi.", SUPPORTED),
        ("Zambia has shipped trucks to Malawi.", SUPPORTED),
        ("La Zambie a livré des médicaments au Malawi.", NOTHING),  # lorries
        ("Zambia has supplied tanks to Malawi.", NOTHING),
        ("La Zambie a livré plus de 30 camions au Malawi.", SUPPORTED),
        ("La Zambie a livré plus de 30 missiles au Malawi.", NOTHING),
        ("La Zambie a fourni des médicaments au Mozambique.", NOTHING),  # helicopters
        ("Chile has ratified the fisheries agreement with Peru.", NOTHING),  # signed
        ("Le Chili a ratifié l'accord conclu avec le Pérou.", NOTHING),
        ("Le Chili et le Pérou ont signé un accord de pêche.", SUPPORTED),
        ("Bolivia's senate ratified the extradition treaty with Paraguay.", SUPPORTED),
        ("Le Sénat bolivien a dénoncé le traité d'extradition avec le Paraguay.", NOTHING),  # ratified
    ],
)
def test_what_is_done_to_another_thing_or_is_another_act_is_about_nothing(
    whole: Selection, statement: str, expected: str
) -> None:
    assert asked(whole, statement).answer == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Malian soldiers were captured.", SUPPORTED),  # “three were”
        ("Des soldats maliens ont été capturés près de Gao.", SUPPORTED),
        ("Nigerien soldiers were captured near Gao.", NOTHING),
        ("The captain was fined $20,000.", SUPPORTED),  # “he”, whom the text calls so
        ("The captain was fined $9,000.", OTHER_FIGURES),
        ("The owner was fined $20,000.", NOTHING),
        ("Le Pérou a décrété l'état d'urgence à Iquitos.", SUPPORTED),  # who did it in a relative clause
    ],
)
def test_what_a_sentence_leaves_to_another_is_looked_up(whole: Selection, statement: str, expected: str) -> None:
    assert asked(whole, statement).answer == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Orders at Harrow Shipyards fell 12 per cent.", SUPPORTED),  # a firm by the first word of its name
        ("Orders at Harrow Shipyards rose 12 per cent.", DENIED),
        ("Orders at Harrow Shipyards fell 30 per cent.", OTHER_FIGURES),
        ("Orders at Pilar Shipyards fell 12 per cent.", NOTHING),
        ("Harrow Shipyards has built a second dock.", DENIED),  # it gave up its plan to
        ("The European Union froze the assets of fourteen Georgian officials.", SUPPORTED),  # not of twenty-seven
        ("The European Union froze the assets of fifty Georgian officials.", OTHER_FIGURES),
    ],
)
def test_a_firm_a_figure_and_a_plan_are_told_in_few_words(whole: Selection, statement: str, expected: str) -> None:
    assert asked(whole, statement).answer == expected


@pytest.mark.slow
def test_what_is_told_not_to_be_so_in_one_circumstance_denies_nothing(whole: Selection) -> None:
    row = asked(whole, "Selon le ministère malien de l'Intérieur, le Burundi a envoyé des soldats au Mali.")
    assert not any("combat" in one.quotation for one in row.denying)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Le président sénégalais a démenti l'achat de drones turcs.", "neither confirmed nor denied"),
        ("L'ambassade de Turquie a confirmé l'achat de drones.", "contradicted in this dossier by"),
    ],
)
def test_a_denial_that_nobody_made_is_not_called_a_denial_of_what_it_is_of(
    whole: Selection, statement: str, words: str
) -> None:
    row = asked(whole, statement)
    assert row.answer == DENIED
    assert row.sentence == statement.rstrip(".")
    assert words in answer_line(row, "en")
    assert "confirms" not in {one.label for one in row.denying}


def test_quotations_of_each_witness_come_before_the_rest() -> None:
    rows = [_row("a", ("X",)), _row("b", ()), _row("c", ("X",)), _row("d", ("Y",)), _row("e", ())]
    assert [one.record for one in deciding(rows)] == ["a", "d", "b", "c", "e"]


def _row(record: str, witnesses: tuple[str, ...]) -> Quotation:
    return Quotation(record, "", witnesses, "asserts", "CT+", "asserts", "", "", "", "", (), "t", 0, 1)
