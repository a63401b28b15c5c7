"""Words quoted in a heading belong to whoever says them below."""

import pytest

from recoupe.model import Claim
from tests.read.test_claims import read


def _at(claims: list[Claim], start: int) -> list[Claim]:
    return [one for one in claims if one.content.start <= start < one.content.end]


@pytest.mark.parametrize(
    ("heading", "below", "holder", "stance"),
    [
        (
            '- "Un mépris inouï" -',
            'Le syndicat a dénoncé mardi "un mépris inouï" envers les soignants.',
            "Le syndicat",
            "evaluates",
        ),
        (
            "- « Rien à cacher » -",
            "« Nous n'avons rien à cacher », a répondu la directrice du port.",
            "la directrice du port",
            "denies",
        ),
        (
            '- "Logique de voyous" -',
            'Le maire a affirmé que les clubs qui menacent la ville ont une "logique de voyous".',
            "Le maire",
            "evaluates",
        ),
        (
            '- "Abattu en plein jour" -',
            'Le maire a dit que son ami avait été "abattu en plein jour".',
            "Le maire",
            "evaluates",
        ),
        (
            '- Renforts "inutiles" -',
            'Le préfet a jugé les renforts "inutiles" à ce stade.',
            "Le préfet",
            "evaluates",
        ),
    ],
)
def test_who_says_below_what_a_heading_quotes_says_it_there(heading: str, below: str, holder: str, stance: str) -> None:
    text = f"La nuit a été calme dans le port.\n{heading}\n{below}"
    found = _at(read(text), text.index(heading) + 3)
    assert [(one.stance, one.holders[0].span.surface if one.holders[0].span else "") for one in found] == [
        (stance, holder)
    ]


def test_a_heading_whose_words_nobody_says_is_left_alone() -> None:
    text = '- "Lignes rouges" -\nLe ministre a annoncé une réforme du port.'
    assert not _at(read(text), 3)


def test_an_infinitive_states_nothing() -> None:
    text = '- "Rassurer les marins" -\nIl faut "rassurer les marins", a dit la ministre.'
    assert not [one for one in _at(read(text), 3) if one.holders[0].span and "ministre" in one.holders[0].span.surface]
