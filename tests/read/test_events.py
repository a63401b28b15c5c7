"""The events stage: cases from TSV, bad input, spans, one event for one trigger."""

import csv
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from recoupe import packs
from recoupe.model import Article, Event, Problem, Record, Text, spans_of
from recoupe.read.dates import dates
from recoupe.read.events import events
from recoupe.read.mentions import mentions
from recoupe.read.quantities import quantities
from recoupe.terms import Status
from recoupe.text.analysis import NullAnalyzer, load_analyzer
from recoupe.text.reading import Analyzer, Bounds, Reading

CASES = Path(__file__).parents[1] / "cases" / "lang"
COLUMNS = ("trigger", "predicate", "actor", "recipient", "polarity", "status", "cue", "place", "time", "stage")


@cache
def analyzer_of(language: str) -> Analyzer:
    return load_analyzer(packs.shipped(f"lang/{language}"))


def reading_of(characters: str, language: str, analyzer: Analyzer | None = None) -> Reading:
    """A reading of one sentence with what the stages before events find."""
    text = Text(characters=characters, language=language)
    analyzer = analyzer or analyzer_of(language)
    reading = Reading(
        text=text,
        articles=(Article(text=text.id, sha256="", name="case", language=language),),
        language=packs.shipped(f"lang/{language}"),
        world=packs.shipped("world"),
        ontology=packs.shipped("ontology"),
        sentences=analyzer.analyze(characters, (Bounds(0, len(characters)),)),
        analysis=analyzer.identity,
    )
    for stage in (dates, quantities, mentions):
        found: tuple[Record, ...] = tuple(stage(reading))
        reading = replace(reading, records=(*reading.records, *found))
    return reading


def found_in(characters: str, language: str = "fr", analyzer: Analyzer | None = None) -> list[Event]:
    return [one for one in events(reading_of(characters, language, analyzer)) if isinstance(one, Event)]


def row_of(event: Event, reading: Reading) -> tuple[str, ...]:
    """An event as a row of the case files."""
    timexes = {one.id: one for one in reading.records}
    time = timexes.get(event.time)
    filled = {
        role: "; ".join(
            " ".join((one.span.surface, *([f"({one.candidates[0]})"] if one.candidates else [])))
            for one in event.roles
            if one.role == role
        )
        for role in ("actor", "recipient")
    }
    return (
        event.trigger.surface,
        event.predicate,
        filled["actor"],
        filled["recipient"],
        str(event.polarity),
        str(event.status),
        event.status_span.surface if event.status_span else "",
        f"{event.place.role} {event.place.span.surface}" if event.place else "",
        next(iter(spans_of(time))).surface if time else "",
        event.stage,
    )


def cases(language: str) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    with (CASES / language / "events.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows = found[row["text"]]
            if row["trigger"]:
                rows.append(tuple(row[column] for column in COLUMNS))
    return [(language, text, rows) for text, rows in sorted(found.items())]


@pytest.mark.parametrize(("language", "text", "expected"), [*cases("fr"), *cases("en")])
def test_a_sentence_yields_the_events_of_its_case(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    reading = reading_of(text, language)
    found = [row_of(one, reading) for one in events(reading) if isinstance(one, Event)]
    assert sorted(found) == sorted(expected)


def test_the_docstring_example_is_true() -> None:
    (found,) = found_in("Séoul a livré des armes à Kiev.")
    assert found.predicate == "SUPPLY_ARMS"
    assert found.trigger.surface == "livré"
    assert {(one.role, one.span.surface) for one in found.roles} == {
        ("actor", "Séoul"),
        ("theme", "des armes"),
        ("recipient", "Kiev"),
    }


def test_spans_read_what_they_say_and_rules_are_cited() -> None:
    text = "Le Kenya a promis d'aider la Somalie, et des soldats rwandais sont arrivés à Bangui lundi."
    found = found_in(text)
    assert len(found) >= 2
    for event in found:
        assert event.why.rules[0].startswith("lang/fr/predicates.tsv#L")
        assert event.why.analysis
        for span in spans_of(event):
            assert text[span.start : span.end] == span.surface


def test_an_event_without_a_participant_is_not_coded() -> None:
    assert found_in("Une explosion a eu lieu pendant la nuit.") == []


def test_a_quantity_goes_with_the_role_it_counts() -> None:
    (event,) = [one for one in found_in("Le Rwanda a envoyé 300 soldats au Congo.") if one.predicate == "SEND_TROOPS"]
    assert event.quantity


def test_an_age_is_not_a_figure_of_the_event() -> None:
    (event,) = found_in("Un homme de 34 ans a été tué par un policier.")
    assert event.quantity == ""


BAD = [
    "",
    " ".join(["Paris"] * 300) + ".",
    "Séoul, Pyongyang, Moscou : armes, soldats, missiles",
    "Bombardements, envoi, livraison ; visite – attaque",
    "« Nous refusons », a-t-il déclaré. -il a déclaré à l'AFP.",
    "Der Präsident hat gestern in Berlin den Vertrag unterschrieben.",
    "attaque attaque attaque de de de la la Russie contre contre",
    "))) ((( !!! ??? ««« »»»",
    "Le président qui que dont où lequel auquel a été par.",
]


@pytest.mark.parametrize("text", [one for one in BAD if one])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_bad_input_never_raises_and_every_trigger_tells_one_event(text: str, language: str) -> None:
    found = found_in(text, language)
    triggers = [(one.trigger.start, one.trigger.end) for one in found]
    assert len(triggers) == len(set(triggers))


@pytest.mark.parametrize("text", [one for one in BAD if one])
def test_without_an_analysis_nothing_is_invented(text: str) -> None:
    null = NullAnalyzer(packs.shipped("lang/fr"))
    assert found_in(text, "fr", null) == []


def test_a_long_coordination_stays_one_event() -> None:
    names = "la France, l'Italie, l'Espagne, le Portugal et la Grèce"
    found = [one for one in found_in(f"Lundi, {names} ont signé un accord.") if one.predicate == "SIGN"]
    assert len(found) == 1
    assert not any(isinstance(one, Problem) for one in events(reading_of(names, "fr")))


@pytest.mark.parametrize(
    ("text", "language", "predicate"),
    [
        ("Oslo exhorte Minsk à faire la lumière sur l'enlèvement de la députée Anna Novik.", "fr", "ABDUCT"),
        ("Si Minsk ne dit rien de sûr sur les auteurs de l'assassinat du juge, Oslo réagira.", "fr", "ASSASSINATE"),
        ("Lima pourrait publier un rapport sur le massacre de villageois.", "fr", "MASSACRE"),
        ("The opposition demands an inquiry into the killing of a reporter.", "en", "KILL"),
        ("The families want to know the truth about the massacre of villagers.", "en", "MASSACRE"),
    ],
)
def test_what_is_to_be_looked_into_has_happened(text: str, language: str, predicate: str) -> None:
    (event,) = [one for one in found_in(text, language) if one.predicate == predicate]
    assert event.status is Status.ASSERTED


def test_a_plan_told_by_a_noun_stays_one() -> None:
    told = {one.predicate: one.status for one in found_in("Lima pourrait renoncer à son projet d'attaque du Chili.")}
    assert told["ATTACK"] is not Status.ASSERTED


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Officials in Kenya and Uganda condemned Ethiopia.", ["KEN", "UGA"]),
        ("The leaders of Chad, Mali and Niger condemned Togo.", ["MLI", "NER", "TCD"]),
        ("An official in Kenya condemned Ethiopia.", ["KEN"]),
    ],
)
def test_people_in_several_states_are_of_each(text: str, actors: list[str]) -> None:
    (event,) = [one for one in found_in(text, "en") if one.predicate in ("CONDEMN", "CRITICIZE")]
    keys = sorted(key for one in event.roles if one.role == "actor" for key in one.candidates)
    assert [key.partition(":")[0] for key in keys] == actors


@pytest.mark.parametrize(
    ("text", "language", "predicates"),
    [
        ("Les habitants de la ville assiégée attendent.", "fr", []),
        ("Un convoi a quitté l'enclave assiégée par l'armée togolaise.", "fr", ["BESIEGE"]),
        ("Residents of the besieged town wait.", "en", []),
        ("Rebels besieged the town on Monday.", "en", ["BLOCKADE"]),
    ],
)
def test_a_bare_participle_says_how_a_place_stands(text: str, language: str, predicates: list[str]) -> None:
    told = [one.predicate for one in found_in(text, language)]
    assert [one for one in told if one in ("BESIEGE", "BLOCKADE")] == predicates
