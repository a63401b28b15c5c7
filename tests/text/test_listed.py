"""Those who speak together are each a holder: names in a list, and nouns with several adjectives."""

import pytest

from tests.read.test_claims import read

TRIO = ("PER:ADA_HOLM", "PER:PAUL_MARTEL", "PER:OMAR_SELLAL")

TOGETHER = [
    ("fr", "Lima, Quito et Bogota exigent le retrait des chars.", {"PER", "ECU", "COL"}),
    ("fr", "La Norvège, la Suède et le Danemark ont dénoncé cette frappe.", {"NOR", "SWE", "DNK"}),
    ("fr", "Des chars sont arrivés, ont indiqué Oslo, Stockholm et l'Otan.", {"NOR", "SWE", "NATO"}),
    ("fr", "Selon Oslo, Riga et Varsovie, des chars sont arrivés.", {"NOR", "LVA", "POL"}),
    ("fr", "La nouvelle a été démentie par Oslo, Riga et l'Otan.", {"NOR", "LVA", "NATO"}),
    ("fr", "Ada Holm, Paul Martel et Omar Sellal crient au complot.", set(TRIO)),
    ("fr", "Mardi, Oslo et Riga ont démenti toute livraison.", {"NOR", "LVA"}),
    ("fr", "Des responsables norvégiens et lettons disent que tout va bien.", {"NOR:OFFICIALS", "LVA:OFFICIALS"}),
    ("fr", "Selon les autorités belges, néerlandaises et danoises, le navire était vide.", {"BEL", "NLD", "DNK"}),
    ("fr", "Les dirigeants occidentaux et japonais redoutent que la trêve ne cède.", {"GRP:WEST", "JPN"}),
    ("fr", "Selon Reuters, la Norvège et la Suède ont signé un accord.", {"REUTERS"}),
    ("fr", "Un responsable norvégien en poste dans la capitale lettone affirme que le navire était vide.", {"NOR"}),
    ("en", "Oslo, Riga and Warsaw say the ship was empty.", {"NOR", "LVA", "POL"}),
    ("en", "Norway and its allies say the ship was empty.", {"NOR", ""}),
    ("en", "Tanks have arrived, according to Oslo, Riga and Warsaw.", {"NOR", "LVA", "POL"}),
    ("en", "Tanks have arrived, Norwegian and Latvian officials said.", {"NOR:OFFICIALS", "LVA:OFFICIALS"}),
    ("en", "The Norwegian and Latvian defence ministries said the ship was empty.", {"NOR", "LVA"}),
    ("en", "A Norwegian official in the Latvian capital said the ship was empty.", {"NOR"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "keys"), TOGETHER)
def test_each_of_those_who_speak_together_is_a_holder(language: str, text: str, keys: set[str]) -> None:
    claim = max(read(text, language), key=lambda one: len(one.holders))
    assert {one.candidates[0].removeprefix("ORG:") if one.candidates else "" for one in claim.holders} == keys


def test_two_who_are_set_beside_each_other_are_no_two_speakers() -> None:
    text = "La ministre de la Parité entre les femmes et les hommes a jugé la loi utile."
    assert all(len(claim.holders) == 1 for claim in read(text))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Le dirigeant nord-coréen Kim Jong-un est venu. Kim a affirmé que la trêve tiendrait.", "PER:KIM_JONG_UN"),
        ("Le président Lee Min-ho est parti. Lee a affirmé que la trêve tiendrait.", "PER:LEE_MIN_HO"),
        ("La joueuse Kim Norrland a battu Ada Holm. Kim a affirmé que la trêve tiendrait.", ""),
    ],
)  # fmt: skip
def test_a_familys_name_that_stands_first_is_taken_up_alone(text: str, key: str) -> None:
    claim = next(one for one in read(text) if "trêve" in one.content.surface)
    assert "".join(claim.holders[0].candidates[:1]) == key
