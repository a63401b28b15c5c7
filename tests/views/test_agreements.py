"""Agreements and flows: parties, stages, clauses in their wording, what is given back."""

from dataclasses import replace

import pytest

from recoupe import packs
from recoupe.model import Article, Event, Link, Record, Text
from recoupe.read.dates import dates
from recoupe.read.events import events
from recoupe.read.mentions import mentions
from recoupe.read.quantities import quantities
from recoupe.text.analysis import load_analyzer
from recoupe.text.reading import Bounds, Reading
from recoupe.views.agreements import agreement_rows, flow_rows


def records_of(*sentences: str, language: str = "fr") -> tuple[Record, ...]:
    """What the stages up to events find in a text of some sentences."""
    characters = " ".join(sentences)
    starts = [characters.index(one) for one in sentences]
    bounds = [Bounds(start, start + len(one)) for start, one in zip(starts, sentences, strict=True)]
    text = Text(characters=characters, language=language)
    analyzer = load_analyzer(packs.shipped(f"lang/{language}"))
    reading = Reading(
        text=text,
        articles=(Article(text=text.id, sha256="", name="case", language=language),),
        language=packs.shipped(f"lang/{language}"),
        world=packs.shipped("world"),
        ontology=packs.shipped("ontology"),
        sentences=analyzer.analyze(characters, bounds),
        analysis=analyzer.identity,
    )
    for stage in (dates, quantities, mentions, events):
        found: tuple[Record, ...] = tuple(stage(reading))
        reading = replace(reading, records=(*reading.records, *found))
    return reading.records


def test_an_agreement_has_parties_stages_and_clauses() -> None:
    rows = agreement_rows(
        records_of(
            "Oslo et Riga ont signé un accord de défense.",
            "Cet accord prévoit une aide militaire immédiate en cas d'agression armée.",
        )
    )
    assert [row.parties for row in rows] == [("LVA", "NOR")]
    assert rows[0].stage == "signed"
    assert [step.words for step in rows[0].clauses] == ["une aide militaire immédiate en cas d'agression armée"]


def test_a_ratification_is_a_later_stage_than_a_signature() -> None:
    rows = agreement_rows(
        records_of(
            "Le Mali et le Niger ont signé un traité d'alliance.",
            "Le Mali a ratifié le traité avec le Niger.",
        )
    )
    assert [(row.parties, row.stage, len(row.stages)) for row in rows] == [(("MLI", "NER"), "ratified", 2)]


def test_a_flow_has_what_is_given_back() -> None:
    rows = flow_rows(records_of("Le Chili a fourni des obus au Pérou en échange de pétrole."))
    assert [(row.giver, row.receiver, row.what, row.exchange) for row in rows] == [
        (("CHL GOV",), ("PER",), ("des obus",), ("pétrole",))
    ]


LINKED = [
    ("Pékin a sanctionné Lima en réponse à la visite du dalaï-lama à Lima.", "response", "sanctionné", "visite"),
    ("Oslo livre des armes à Riga en échange de livraisons de blé à Oslo.", "exchange", "livre", "livraisons"),
    ("L'attaque des rebelles a provoqué une riposte du Tchad.", "cause", "riposte", "attaque"),
    ("Le Pérou livrera des armes au Chili si le Brésil envahit le Chili.", "condition", "livrera", "envahit"),
    ("Rome a fermé sa frontière parce que Paris avait expulsé deux diplomates italiens.", "cause", "fermé", "expulsé"),
    ("Séoul a mené une frappe en représailles à une attaque de Pyongyang.", "response", "frappe", "attaque"),
]


@pytest.mark.parametrize(("sentence", "kind", "told", "ground"), LINKED)
def test_events_of_a_sentence_hang_together(sentence: str, kind: str, told: str, ground: str) -> None:
    records = records_of(sentence)
    words = {one.id: one.trigger.surface for one in records if isinstance(one, Event)}
    links = [(str(one.kind), words[one.source], words[one.target]) for one in records if isinstance(one, Link)]
    assert links == [(kind, told, ground)]


def test_a_connecting_noun_is_no_event() -> None:
    records = records_of("Israel bombed Gaza in retaliation for an attack by Hamas.", language="en")
    assert [one.trigger.surface for one in records if isinstance(one, Event)] == ["bombed", "attack"]
