"""Feelings that something arouses are those of the people named after them."""

import pytest

from recoupe.terms import Stance
from tests.read.test_claims import holders, read

FELT = """
fr|La vente du phare a suscité l'inquiétude des marins bretons.|marins bretons|La vente du phare|expresses_concern
fr|La taxe a provoqué la colère des éleveurs.|éleveurs|La taxe|evaluates
fr|La réforme a déclenché l'indignation de l'opposition.|l'opposition|La réforme|evaluates
fr|Le barrage soulève des inquiétudes chez les éleveurs.|les éleveurs|Le barrage|expresses_concern
en|The levy has sparked anger among fishermen.|fishermen|The levy|evaluates
"""


@pytest.mark.parametrize("row", FELT.strip().split("\n"))
def test_who_feels_is_the_holder(row: str) -> None:
    language, text, holder, content, stance = row.split("|")
    found = [(holders(one), one.content.surface, str(one.stance)) for one in read(text, language)]
    assert (holder, content, stance) in found


@pytest.mark.parametrize("text", ["La vente du phare a suscité l'inquiétude.", "Elle a suscité la colère d'une armée."])
def test_a_feeling_of_nobody_or_for_nothing_said_is_no_claim(text: str) -> None:
    assert all(one.stance not in (Stance.EXPRESSES_CONCERN, Stance.EVALUATES) for one in read(text))
