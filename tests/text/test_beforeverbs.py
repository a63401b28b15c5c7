"""Who speaks where something stands between a subject and its verb, or opens the sentence before it."""

import pytest

from tests.read.test_claims import holders, read

DESCRIBED_FIRST = """
Contactée par la radio, Ada Holm, patronne du port, a assuré que la grue tenait.|Ada Holm
Sollicitée par la radio, Karin Lund, jointe hier, a assuré que la grue tenait.|Karin Lund
Invitée de Radio Nord, la ministre, Eva Lund, a assuré que la grue tenait.|la ministre, Eva Lund
Interrogée jeudi, Ada Holm, jointe à Oslo, a assuré que la grue tenait.|Ada Holm
"""


@pytest.mark.parametrize("row", DESCRIBED_FIRST.strip().split("\n"))
def test_a_participle_that_opens_a_sentence_describes_who_is_named_next(row: str) -> None:
    told, holder = row.split("|")
    assert ("la grue tenait", holder) in [(one.content.surface, holders(one)) for one in read(told)]


ON_WHOM = """
Alors que les fouilles se poursuivent pour la retrouver, l'homme qui avait été entendu nie tout vol.|l'homme
Alors que les plongeurs cherchent encore l'épave, le marin qui a été repêché nie tout vol.|le marin
La presse publie la lettre de l'ancien directeur, qui nie tout vol.|l'ancien directeur
Le juge relit le témoignage de la voisine, qui nie tout vol.|la voisine
Le juge a vu le patron de la banque, qui nie tout vol.|le patron de la banque
La mère, Ina Rogue, a été arrêtée. Le père, Jon Hale, l'a été ensuite. Lui aussi nie tout vol.|Lui
"""


@pytest.mark.parametrize("row", ON_WHOM.strip().split("\n"))
def test_words_deny_nothing_and_a_relative_clause_has_one_verb(row: str) -> None:
    told, holder = row.split("|")
    assert holder in [holders(one) for one in read(told)]
