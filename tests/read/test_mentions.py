"""The mentions stage: cases from TSV, chains within a text, bad input, an analysis that knows nothing."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from recoupe import packs
from recoupe.model import Block, Chain, DocumentDate, Mention, Text, Why, spans_of
from recoupe.read.mentions import mentions
from recoupe.terms import EntityType, MentionKind, Role, Use
from recoupe.text.analysis import NullAnalyzer, load_analyzer
from recoupe.text.reading import Analyzer, Bounds, Reading
from recoupe.text.segmentation import sentences

CASES = Path(__file__).parents[1] / "cases" / "lang"


@cache
def analyzer(language: str) -> Analyzer:
    return load_analyzer(packs.shipped(f"lang/{language}"))


def reading_of(characters: str, language: str = "fr", *, analysed: bool = True) -> Reading:
    pack = packs.shipped(f"lang/{language}")
    found = [Bounds(low, high) for low, high in sentences(characters, 0, len(characters), pack)]
    used = analyzer(language) if analysed else NullAnalyzer(pack)
    return Reading(
        text=Text(characters=characters, language=language), articles=(), language=pack,
        world=packs.shipped("world"), ontology=packs.shipped("ontology"),
        sentences=used.analyze(characters, found), analysis=used.identity,
    )  # fmt: skip


def mentions_of(characters: str, language: str = "fr", *, analysed: bool = True) -> list[Mention]:
    found = mentions(reading_of(characters, language, analysed=analysed))
    return [record for record in found if isinstance(record, Mention)]


def chains_of(characters: str, language: str = "fr") -> dict[tuple[str, ...], list[str]]:
    """Candidates of each chain to the surfaces of its mentions."""
    records = list(mentions(reading_of(characters, language)))
    surfaces = {record.id: record.span.surface for record in records if isinstance(record, Mention)}
    return {
        record.candidates: [surfaces[one] for one in record.mentions] for record in records if isinstance(record, Chain)
    }


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


def test_an_elided_subject_is_the_subject_before() -> None:
    text = "Le ministère ukrainien de la Défense a publié une vidéo et a affirmé qu'elle était récente."
    found = [one for one in mentions_of(text) if one.kind is MentionKind.ELIDED]
    assert [(one.span.surface, one.candidates) for one in found] == [("affirmé", ("UKR:DEFENCE_MINISTRY",))]


def test_an_impersonal_pronoun_is_no_mention() -> None:
    text = "Le président russe Vladimir Poutine est parti. Il faut attendre."
    assert [one for one in mentions_of(text) if one.kind is MentionKind.PRONOUN] == []


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


def links_of(text: str, language: str = "fr") -> dict[str, str]:
    """Pronouns, left-out subjects and descriptions to what they are linked to; several joined by ``+``."""
    found = [one for one in mentions_of(text, language) if len(one.why.spans) > 1]
    return {one.span.surface: " + ".join(span.surface for span in one.why.spans[1:]) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le chancelier a téléphoné hier. Il a promis deux batteries.", {"Il": "Le chancelier"}),
        ("Paul Martel affirme qu'il viendra.", {"il": "Paul Martel"}),
        ("Paul Martel a vu Luc Arnal. Il souriait.", {}),
        ("La ministre promet une enquête. L'affaire traîne ; elle empoisonne la rentrée.", {}),
        ("Anne Tellier estime que la décision est injuste et qu'elle sera annulée.", {}),
        ("Le maire Paul Martel s'inquiète. Il faut agir. Il est possible que cela dure.", {}),
        ("« Je pars », a dit Paul Martel à Luc Arnal. « Tant mieux », a-t-il répondu.", {}),
        ("Paul Martel a reçu Luc Arnal et a visité le port.", {"visité": "Paul Martel"}),
        ("Paul Martel a accusé Luc Arnal, qui a démenti et annoncé une plainte.", {}),
        ("Pékin et Washington négocient. Ils se reverront.", {"Ils": "Pékin + Washington"}),
        (
            "Le HCR et l'Unicef alertent. Les deux agences manquent de tentes.",
            {"Les deux agences": "Le HCR + l'Unicef"},
        ),
        ("Le tribunal de Bobigny a jugé. Le tribunal s'est trompé.", {"Le tribunal": "Le tribunal"}),
        ("Le tribunal de Dax et le tribunal de Pau ont jugé. Le tribunal s'est trompé.", {}),
        ("Paul Martel a parlé quoi qu'il arrive.", {}),
    ],
)
def test_a_link_stands_only_where_one_antecedent_stands_out(text: str, expected: dict[str, str]) -> None:
    assert links_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le juge a convoqué Paul Martel. Il l'a interrogé.", {"Il": "Le juge", "l'": "Paul Martel"}),
        ("Deux journalistes ont été arrêtés. La police les a relâchés.", {"les": "Deux journalistes"}),
        ("Anne Tellier attend. Le tribunal lui a refusé un sursis.", {"lui": "Anne Tellier"}),
        ("Le ministre a signé le décret. Le juge l'a annulé.", {}),
        ("La ministre attend. Il pleut, l'a dit la radio.", {}),
        ("Le Rwanda a rappelé son ambassadeur.", {"son": "Le Rwanda"}),
        ("Kigali reproche à la Belgique ses sanctions.", {}),
        ("On a volé sa voiture à Lille.", {}),
        ("Les rebelles ont quitté la ville. Leur convoi a été visé.", {"Leur": "Les rebelles"}),
        ("Le chef de la garnison a fui. Il n'a pas parlé à la presse.", {"Il": "Le chef"}),
        ("Le gouvernement a présenté un plan. Il prévoit trois mesures.", {}),
        ("Le Sénat a adopté le budget. Il sera promulgué vendredi.", {}),
    ],
)
def test_objects_and_owners_have_links_where_sure(text: str, expected: dict[str, str]) -> None:
    assert links_of(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Israël a frappé l'Iran. Les deux ennemis se menacent.", "fr", {"Les deux ennemis": "Israël + l'Iran"}),
        (
            "Paul Martel et Luc Arnal sont libres. Tous deux nient.",
            "fr",
            {"Tous deux": "Paul Martel + Luc Arnal"},
        ),
        (
            "Le Mali, le Niger et le Tchad partent. Le trio se plaint.",
            "fr",
            {"Le trio": "Le Mali + le Niger + le Tchad"},
        ),
        (
            "Kinshasa négocie avec le M23. Les belligérants se méfient.",
            "fr",
            {"Les belligérants": "Kinshasa + le M23"},
        ),
        ("Le Mali quitte le bloc. Le duo se plaint.", "fr", {}),
        ("Macron spoke with Scholz. They discussed energy.", "en", {"They": "Macron + Scholz"}),
        ("Sudan accuses Chad. Both capitals cut ties.", "en", {"Both capitals": "Sudan + Chad"}),
    ],
)
def test_several_named_at_once_have_all_members(text: str, language: str, expected: dict[str, str]) -> None:
    assert links_of(text, language) == expected


def test_what_an_owner_has_is_of_its_state() -> None:
    text = "La Birmanie a bombardé un village. Son armée se tait. Son ministre de la Défense se tait."
    found = {one.span.surface: (one.candidates, one.state) for one in mentions_of(text)}
    assert found["Son armée"] == (("MMR:ARMY",), "MMR")
    assert found["Son ministre de la Défense"][1] == "MMR"


def test_people_and_bodies_no_pack_knows_get_a_chain() -> None:
    text = "L'entreprise Solvéa conteste le chiffre. La société a promis une visite."
    records = list(mentions(reading_of(text)))
    surfaces = {one.id: one.span.surface for one in records if isinstance(one, Mention)}
    (chain,) = [one for one in records if isinstance(one, Chain)]
    assert [surfaces[one] for one in chain.mentions] == ["L'entreprise Solvéa", "La société"]
    assert chain.candidates == ()


def test_a_body_is_of_the_state_that_its_sentence_opens_on() -> None:
    text = "Séoul dément. En Corée du Sud, l'Assemblée nationale a été fermée. En Israël, l'armée se tait."
    found = {one.span.surface: one.candidates for one in mentions_of(text) if one.type is EntityType.BODY}
    assert found == {"l'Assemblée nationale": ("KOR:LOWER_HOUSE",), "l'armée": ("ISR:TSAHAL",)}


def test_a_region_of_that_name_gives_a_role_no_state() -> None:
    assert [one.state for one in mentions_of("Le député du Nord a voté contre.") if one.office] == [""]
    found = [one.state for one in mentions_of("Séoul dément. Le dirigeant du Nord a souri.") if one.office]
    assert found == ["PRK"]


def test_an_acronym_begins_nobodys_name() -> None:
    found = [one.candidates for one in mentions_of("C'est ouvert, a dit à l'AFP Ashiana Love, une touriste.")]
    assert found[:2] == [("ORG:AFP",), ("PER:ASHIANA_LOVE",)]


def test_it_seems_is_impersonal() -> None:
    assert links_of("Paul Martel a parlé hier. Il semble que la piste soit bonne.") == {}


def test_a_left_out_subject_may_be_somebody_no_pack_knows() -> None:
    text = "L'entreprise Solvéa conteste le chiffre et invite les riverains."
    assert links_of(text) == {"invite": "L'entreprise Solvéa"}


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
        (
            "Selon la CNAT, tout va bien. La Commission norvégienne des accidents de mer (CNAT) a publié un rapport.",
            "fr",
            {"CNAT": "ORG:COMMISSION_NORVEGIENNE_DES_ACCIDENTS_DE_MER"},
        ),
        (
            "La Ligue des marins (LDM) a gagné. La Ligue des meuniers (LDM) a perdu. La LDM fait appel.",
            "fr",
            {"La LDM": ""},
        ),
        (
            "The Bergen Dockers Union (BDU) went on strike. The BDU wants more pay.",
            "en",
            {"BDU": "ORG:BERGEN_DOCKERS_UNION"},
        ),
        (
            "La Plateforme Aurore a gagné. La Plateforme a recompté les voix.",
            "fr",
            {"La Plateforme": "ORG:PLATEFORME_AURORE"},
        ),
        (
            "Le Parti de la mer et du vent a perdu, selon le Conseil de sécurité de l'ONU.",
            "fr",
            {
                "Le Parti de la mer et du vent": "ORG:PARTI_DE_LA_MER_ET_DU_VENT",
                "le Conseil de sécurité de l'ONU": "ORG:UN_SC",
            },
        ),
    ],
)
def test_a_body_that_no_list_has_is_its_name_and_its_letters(
    text: str, language: str, expected: dict[str, str]
) -> None:
    found = {one.span.surface: next(iter(one.candidates), "") for one in mentions_of(text, language)}
    assert {surface: found.get(surface, "") for surface in expected} == expected


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
