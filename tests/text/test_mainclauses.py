"""A participle after what somebody said goes on with that speaker."""

import pytest

from tests.read.test_claims import holders, read

SPOKEN_ON = """
fr|Le maire a assuré que la digue tiendrait, ajoutant que l'école ouvrirait.|l'école ouvrirait|Le maire
fr|Le maire a assuré que la digue tiendrait, tout en précisant que l'eau montait.|l'eau montait|Le maire
fr|Oslo a indiqué que le navire était vide, en précisant que la cale fuyait.|la cale fuyait|Oslo
fr|Le juge a ouï le témoin, qui a dit que le tram filait, ajoutant que tout cédait.|tout cédait|le témoin
fr|Le préfet a dit que l'eau montait et le maire a répondu que non, ajoutant que tout irait.|tout irait|le maire
en|The mayor said the dam would hold, adding that schools would stay open.|schools would stay open|The mayor
en|The mayor said that the dam would hold, while warning that the road was shut.|the road was shut|The mayor
"""


@pytest.mark.parametrize("row", SPOKEN_ON.strip().split("\n"))
def test_a_participle_has_the_speaker_before_it(row: str) -> None:
    language, text, content, holder = row.split("|")
    assert (content, holder) in [(one.content.surface, holders(one)) for one in read(text, language)]


@pytest.mark.parametrize("text", ["Le Pérou a jusqu'ici refusé de payer.", "Le Pérou a maintes fois refusé de payer."])
def test_a_set_phrase_of_time_stands_inside_a_verb(text: str) -> None:
    assert [str(one.stance) for one in read(text)] == ["refuses"]
