"""Who fills the roles of an event, as codes: those it names, and those its kind implies."""

import pytest

from recoupe.model import Article, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.coded import coded_events


def parties(characters: str, event: str, language: str = "fr") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    text = Text(characters=characters, language=language)
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language=language),), ()))
    return [(row.actor, row.recipient) for row in coded_events(records) if row.event == event]


def test_who_is_received_meets_who_receives() -> None:
    assert parties("Le président béninois a reçu mardi le ministre ghanéen des Mines.", "CONSULT") == [
        (("BEN GOV", "GHA GOV"), ())
    ]
    assert parties("Le président nigérien a reçu à Niamey les partis du Niger.", "CONSULT") == [
        (("NER GOV", "NER PTY"), ())
    ]
    visit = parties("Le ministre ghanéen des Mines s'est rendu au Bénin.", "CONSULT")
    assert visit == [(("GHA GOV",), ("BEN",))]


def test_who_steps_down_does_it_to_nobody() -> None:
    told = "Lima et Quito se disputent une vallée. Le Pérou a menacé l'Équateur. L'Équateur a menacé le Pérou. "
    resigned = parties(told + "Le gouvernement équatorien a démissionné.", "RETREAT")
    assert resigned == [(("ECU GOV",), ())]


def test_repression_is_of_the_people_of_those_who_do_it() -> None:
    told = "La police togolaise patrouille à Lomé. Le parlement togolais siège à Lomé. "
    assert parties(told + "La répression s'intensifie.", "COERCE") == [(("TGO GOV",), ("TGO CVL",))]
    assert parties(told + "La répression menée par le pouvoir s'intensifie.", "COERCE")[0][1] == ("TGO CVL",)


@pytest.mark.parametrize(
    ("whom", "code"),
    [
        ("le gouvernement péruvien", "PER GOV"),
        ("le pouvoir péruvien", "PER GOV"),
        ("les autorités péruviennes", "PER GOV"),
        ("Lima", "PER"),
        ("le Pérou", "PER"),
        ("la classe politique péruvienne", "PER ELI"),
        ("la société civile péruvienne", "PER SOC"),
    ],
)
def test_a_government_named_as_such_is_told_from_its_state(whom: str, code: str) -> None:
    assert parties(f"Le Chili a accusé {whom} de mentir.", "ACCUSE") == [(("CHL GOV",), (code,))]
