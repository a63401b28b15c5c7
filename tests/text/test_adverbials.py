"""Set phrases of time and manner have no complements, and their verb is told though it stands behind them."""

import pytest

from tests.views.test_coded import coded


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("La Suède s'est jusqu'à présent abstenue de livrer des obus à l'Estonie.", "SWE GOV", "EST"),
        ("Le Brésil s'est jusqu'ici abstenu de livrer des blindés à la Bolivie.", "BRA GOV", "BOL"),
        ("Le Kenya s'abstient pour l'heure de livrer des armes au Soudan.", "KEN GOV", "SDN"),
        ("La Norvège a jusqu'à ce jour refusé de vendre des chars au Maroc.", "NOR GOV", "MAR"),
    ],
)
def test_what_stands_behind_the_phrase_is_the_verbs(text: str, actor: str, recipient: str) -> None:
    (row,) = coded(text)
    assert (row.event, row.mode, row.actor, row.recipient) == ("REJECT", "assist", (actor,), (recipient,))


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("L'Érythrée a dépêché 4 000 soldats pour soutenir l'offensive en difficulté de l'Éthiopie.", "ETH"),
        ("La Turquie a envoyé des troupes pour appuyer la campagne en panne de l'Azerbaïdjan.", "AZE"),
    ],
)
def test_what_stands_behind_the_phrase_is_the_nouns(text: str, helped: str) -> None:
    assert ("AID", (helped,)) in [(one.event, one.recipient) for one in coded(text)]


def test_other_nouns_keep_their_complements() -> None:
    (row,) = coded("Le Maroc a refusé l'offre du Chili.")
    assert (row.event, row.recipient) == ("REJECT", ("CHL",))
