"""The mentions stage: cases from TSV, chains within a text, bad input, an analysis that knows nothing."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.model import Block, DocumentDate, Mention, Why, spans_of
from recoupe.read.mentions import mentions
from recoupe.terms import EntityType, Role, Use
from recoupe.text.reading import Reading
from tests.read.readings import chains_of, links_of, mentions_of, reading_of

CASES = Path(__file__).parents[1] / "cases" / "lang"


def cases() -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for language in ("en", "fr"):
        with (CASES / language / "mentions.tsv").open(encoding="utf-8") as lines:
            found += [(language, row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return found


@pytest.mark.parametrize(("language", "row"), cases())
def test_a_sentence_yields_the_mention_of_its_case(language: str, row: dict[str, str]) -> None:
    found = mentions_of(row["text"], language)
    if not row["surface"]:
        assert [one.span.surface for one in found if one.candidates] == []
        return
    shown = [(one.span.surface, one.kind, one.type, one.use, " ".join(one.candidates)) for one in found]
    assert tuple(row[name] for name in ("surface", "kind", "type", "use", "candidates")) in shown


def test_a_role_gives_office_state_and_name() -> None:
    (person,) = [one for one in mentions_of("Le ministre russe de la Défense Andreï Beloussov part.") if one.office]
    assert (person.office, person.state, person.name) == ("defence_minister", "RUS", "Andreï Beloussov")
    assert person.head.surface == "Beloussov"


def test_who_speaks_for_a_body_has_the_body_as_state() -> None:
    (person,) = [
        one for one in mentions_of("John Kirby, porte-parole de la Maison Blanche, part.") if one.name == "John Kirby"
    ]
    assert (person.office, person.state) == ("spokesperson", "USA:WH")


def test_part_of_a_name_is_the_person_named_in_full() -> None:
    text = "L'analyste Hong Min voit un risque. « C'est solide », a dit M. Hong. « C'est automatique », a-t-il ajouté."
    assert chains_of(text)[("PER:HONG_MIN",)] == ["L'analyste Hong Min", "M. Hong", "il"]


def test_part_of_a_name_that_two_share_stays_open() -> None:
    text = "Le ministre Paul Martel et la juge Anne Martel se taisent. Martel a souri."
    assert [one.candidates for one in mentions_of(text) if one.span.surface == "Martel" and one.candidates] == []


def test_an_office_without_a_name_is_the_holder_the_text_names() -> None:
    text = "Le président sud-coréen Yoon Suk-yeol part. Le chef d’État sud-coréen a changé d'avis."
    assert chains_of(text)[("PER:YOON_SUK_YEOL",)] == [
        "Le président sud-coréen Yoon Suk-yeol",
        "Le chef d’État sud-coréen",
    ]


def test_an_unnamed_holder_is_never_named() -> None:
    (person,) = [one for one in mentions_of("Le président français a parlé.") if one.office == "president"]
    assert person.candidates == ("FRA:ELYSEE",)


def test_of_two_holders_the_date_of_the_document_decides() -> None:
    text = "Joe Biden a rencontré Donald Trump. Le président américain a souri."
    reading = reading_of(text)
    dated = DocumentDate(text=reading.text.id, spoken_low="2024-11-13", spoken_high="2024-11-13")
    for records, expected in (((dated,), "PER:JOE_BIDEN"), ((), "USA:WH")):
        found = mentions(replace(reading, records=records))
        (person,) = [one for one in found if isinstance(one, Mention) and one.office == "president"]
        assert person.candidates == (expected,)


def test_an_invented_leader_is_a_person_of_that_name() -> None:
    (person,) = [one for one in mentions_of("Le président bolivien Zéphyrin Costa-Lupe part.") if one.office]
    assert person.candidates == ("PER:ZEPHYRIN_COSTA_LUPE",)
    assert person.state == "BOL"


def test_an_unknown_state_is_left_alone() -> None:
    assert [one.candidates for one in mentions_of("La Syldavie proteste.") if one.candidates] == []


def test_states_under_several_names_are_one_chain_without_their_towns() -> None:
    text = "Séoul refuse. La Corée du Sud attend. À Séoul, il pleut."
    assert chains_of(text)[("KOR",)] == ["Séoul", "La Corée du Sud"]


def test_the_two_states_last_named_together_are_the_two_countries() -> None:
    found = chains_of("La Corée du Nord et la Russie s'allient. Les deux pays ont signé un pacte.")
    assert found[("GRP:PRK+RUS",)] == ["Les deux pays"]


def test_without_analysis_names_are_still_found() -> None:
    found = mentions_of("Le président russe Vladimir Poutine est à Pyongyang.", analysed=False)
    assert ("PER:VLADIMIR_PUTIN",) in [one.candidates for one in found]
    assert [one.use for one in found if one.name == "Pyongyang"] == [Use.PLACE]


@pytest.mark.parametrize("text", ["", " ", "...", "« »", "а" * 300, "PYONGYANG " * 50, "'s 's 's", "-t-il -t-il"])
def test_bad_input_breaks_nothing(text: str) -> None:
    for analysed in (True, False):
        for record in mentions(reading_of(text, analysed=analysed)):
            for span in spans_of(record):
                assert text[span.start : span.end] == span.surface


def test_every_mention_says_why() -> None:
    text = "Selon le président ukrainien Volodymyr Zelensky, Pyongyang a envoyé des soldats. Il s'en inquiète."
    for one in mentions_of(text):
        assert one.why.spans
        assert one.why.rules or one.type in (EntityType.PERSON, EntityType.UNKNOWN), one


def test_running_twice_gives_the_same_records() -> None:
    text = "Moscou et Pyongyang ont signé. Les deux pays s'entraident, a dit le Kremlin. Il le confirme."
    assert list(mentions(reading_of(text))) == list(mentions(reading_of(text)))


@pytest.mark.parametrize(
    ("language", "text", "speaks_for"),
    [
        ("fr", "À la Maison Blanche, le porte-parole Paul Rambert a démenti.", "USA:WH"),
        ("fr", "Au Pentagone, un porte-parole a démenti.", "USA:DOD"),
        ("fr", "La Maison Blanche dément, le porte-parole aussi.", ""),
    ],
)
def test_staff_belong_to_the_seat_a_sentence_opens_on(language: str, text: str, speaks_for: str) -> None:
    (person,) = [one for one in mentions_of(text, language) if one.office == "spokesperson"]
    assert person.state == speaks_for


def test_on_the_day_of_a_handover_the_successor_holds_the_office() -> None:
    text = "Joe Biden a salué Donald Trump. Le président américain a souri."
    reading = reading_of(text)
    for day, expected in (("2025-01-19", "PER:JOE_BIDEN"), ("2025-01-20", "PER:DONALD_TRUMP")):
        dated = DocumentDate(text=reading.text.id, spoken_low=day, spoken_high=day)
        found = mentions(replace(reading, records=(dated,)))
        (person,) = [one for one in found if isinstance(one, Mention) and one.office == "president"]
        assert person.candidates == (expected,), day


def test_the_army_named_after_the_staff_is_of_the_same_state() -> None:
    text = "L'état-major ukrainien a confirmé la frappe. L'armée a perdu deux chars."
    (army,) = [one for one in mentions_of(text) if one.span.surface == "L'armée"]
    assert army.candidates == ("UKR:MIL",)
    assert len(army.why.spans) == 1, "it is no second name of the staff"
    two = "L'état-major ukrainien dément. Le ministère russe de la Défense confirme. L'armée a perdu deux chars."
    (army,) = [one for one in mentions_of(two) if one.span.surface == "L'armée"]
    assert army.candidates == ()


def test_two_people_with_one_name_in_one_article_stay_two() -> None:
    text = "Le ministre Alain Ferrand a reçu le juge Alain Ferrand. Ferrand a souri. Alain Ferrand part."
    found = {one.span.surface: one.candidates for one in mentions_of(text) if one.type is EntityType.PERSON}
    assert found["Le ministre Alain Ferrand"] != found["le juge Alain Ferrand"]
    assert found.get("Ferrand", ()) == ()
    assert found["Alain Ferrand"] == ()


def test_names_in_another_script_are_told_apart() -> None:
    found = [one.candidates for one in mentions_of("Le juge Иван Петров a vu Олег Сидоров.") if one.candidates]
    assert found == [("PER:ИВАН_ПЕТРОВ",), ("PER:ОЛЕГ_СИДОРОВ",)]


def test_names_in_capitals_are_met() -> None:
    text = "LE PRÉSIDENT RUSSE VLADIMIR POUTINE A DÉMENTI. POUTINE A SOURI."
    assert chains_of(text)[("PER:VLADIMIR_PUTIN",)] == ["LE PRÉSIDENT RUSSE VLADIMIR POUTINE", "POUTINE"]


def test_a_body_is_of_the_state_that_its_sentence_opens_on() -> None:
    text = "Séoul dément. En Corée du Sud, l'Assemblée nationale a été fermée. En Israël, l'armée se tait."
    found = {one.span.surface: one.candidates for one in mentions_of(text) if one.type is EntityType.BODY}
    assert found == {"l'Assemblée nationale": ("KOR:LOWER_HOUSE",), "l'armée": ("ISR:TSAHAL",)}


def test_a_region_of_that_name_gives_a_role_no_state() -> None:
    assert [one.state for one in mentions_of("Le député du Nord a voté contre.") if one.office] == [""]
    found = [one.state for one in mentions_of("Séoul dément. Le dirigeant du Nord a souri.") if one.office]
    assert found == ["PRK"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La France et le Japon ont signé. L'archipel en profite.", "fr", {"L'archipel": "le Japon"}),
        ("Le Maroc et l'Arabie saoudite ont signé. Le royaume s'en réjouit.", "fr", {}),
        ("Le Japon a signé. L'île de Ré en profite.", "fr", {}),
        ("Fiji voted against. The island nation fears rising seas.", "en", {"The island nation": "Fiji"}),
    ],
)
def test_a_state_is_called_by_what_it_is(text: str, language: str, expected: dict[str, str]) -> None:
    assert links_of(text, language) == expected


def dispatch(*blocks: tuple[Role, str]) -> Reading:
    """A reading of blocks one after the other, those of running text analysed."""
    characters = "\n\n".join(text for _, text in blocks)
    plain = reading_of(characters, "en")
    places = [characters.index(text) for _, text in blocks]
    marked = tuple(
        Block(span=plain.span(at, at + len(text)), role=role, why=Why(spans=(plain.span(at, at + len(text)),)))
        for at, (role, text) in zip(places, blocks, strict=True)
    )
    kept = [
        replace(one, role=block.role)
        for one in plain.sentences
        for block in marked
        if block.span.start <= one.start < block.span.end and block.role is not Role.DATELINE
    ]
    return replace(plain, records=marked, sentences=tuple(kept))


def test_a_dateline_says_whose_police_a_dispatch_means() -> None:
    reading = dispatch(
        (Role.TITLE, "Two die in ferry fire"),
        (Role.DATELINE, "OSLO, May 3 (Reuters) -"),
        (Role.BODY, "The police opened an inquiry. Latvian divers searched the wreck and the Latvian embassy helped."),
    )
    found = {one.span.surface: one for one in mentions(reading) if isinstance(one, Mention)}
    assert found["OSLO"].use is Use.DATELINE
    assert found["OSLO"].candidates == ("PLC:NOR_OSLO",)
    assert found["The police"].candidates == ("NOR:POLICE",)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le juge Иvan Petrov a vu Oleg Сидоров.", "fr", ["PER:ИVAN_PETROV", "PER:OLEG_СИДОРОВ"]),
        ("Le juge Ivan Petrov a vu Иvan Petrov.", "fr", ["PER:IVAN_PETROV", "PER:ИVAN_PETROV"]),
        ("Le roi Zog IV de Corée du Nord part.", "fr", ["PER:ZOG_IV", "PRK"]),
        ("The Ruritanian president Rudolf Elphberg denied it. Ruritania protests.", "en", ["PER:RUDOLF_ELPHBERG"]),
        (
            "President John Smith met the judge John Smith. Smith smiled.",
            "en",
            ["PER:JOHN_SMITH@PRESIDENT", "PER:JOHN_SMITH@JUDGE"],
        ),
    ],
)
def test_names_of_mixed_letters_invented_leaders_and_namesakes_are_nobody_else(
    text: str, language: str, expected: list[str]
) -> None:
    assert [one.candidates[0] for one in mentions_of(text, language) if one.candidates] == expected
