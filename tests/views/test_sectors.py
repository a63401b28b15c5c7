"""Parties of whole texts as codes: both sides of a quarrel, told by a noun for a part of them."""

import pytest

from recoupe.model import Article, Record, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent


def coded(characters: str, language: str = "fr") -> list[CodedEvent]:
    text = Text(characters=characters, language=language)
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language=language),), ()))
    return coded_events(records)


def parties(characters: str, event: str, language: str = "fr") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(row.actor, row.recipient) for row in coded(characters, language) if row.event == event]


QUARREL = "Lima et Quito se disputent une vallée depuis des mois.\n\nLa médiation de Bogota a échoué mardi à Bogota. "


def test_both_sides_told_by_a_part_of_them_are_that_part() -> None:
    asked = parties(QUARREL + "L'Union africaine a exhorté les deux présidents à se rencontrer.", "REQUEST")
    assert asked == [(("IGO",), ("ECU GOV", "PER GOV"))]
    assert parties(QUARREL + "Les deux armées ont bombardé Loja.", "ASSAULT")[0][0] == ("ECU MIL", "PER MIL")
    assert parties(QUARREL + "Les deux pays ont signé un accord.", "SUPPORT")[0][0] == ("ECU GOV", "PER GOV")


def test_both_before_a_noun_is_no_pronoun() -> None:
    told = "Lima and Quito have quarrelled over a valley for months.\n\nBogota offered to host an inquiry. "
    asked = parties(told + "The United States urged both governments to avoid any step towards war.", "REQUEST", "en")
    assert asked == [(("USA GOV",), ("ECU GOV", "PER GOV"))]


def test_adjectives_in_a_row_are_each_a_party() -> None:
    signed = parties("Les ministres ghanéen et togolais de l'Intérieur ont signé un accord.", "SUPPORT")
    assert signed == [(("GHA GOV", "TGO GOV"), ())]
    broken = parties(
        "Les gouvernements malien, nigérien et burkinabé ont rompu leurs relations avec Paris.", "SANCTION"
    )
    assert broken == [(("MLI GOV", "NER GOV", "BFA GOV"), ("FRA",))]
    shot = parties("Les armées ghanéenne et togolaise ont bombardé un village ivoirien.", "ASSAULT")
    assert shot[0][0] == ("GHA MIL", "TGO MIL")


def test_a_call_for_an_inquiry_is_on_nobody_and_so_is_one_for_calm_but_by_a_government() -> None:
    told = "Quito accuse Lima d'avoir tué un berger. Le Pérou a menacé l'Équateur, l'Équateur a menacé le Pérou. "
    told += "Lima et Quito se disputent une vallée, Quito et Lima une rivière. "
    assert parties(told + "L'Union africaine a exigé une enquête indépendante.", "REQUEST") == [(("IGO",), ())]
    assert parties(told + "La Ligue des droits de l'homme exige une enquête.", "REQUEST") == [(("NGO",), ())]
    assert parties(told + "Le Brésil a appelé à la retenue.", "REQUEST") == [(("BRA GOV",), ("ECU", "PER"))]


def test_who_answers_an_attack_without_saying_whom_answers_those_who_did_it() -> None:
    told = "L'armée péruvienne a bombardé un poste de l'armée équatorienne à Loja. "
    answered = parties(told + "Le ministre équatorien de la Défense a dénoncé un acte de guerre.", "ACCUSE")
    assert answered == [(("ECU GOV",), ("PER",))]


def test_an_inquiry_into_nobody_known_is_no_answer() -> None:
    told = "Des soldats péruviens ont tué deux pêcheurs péruviens à Piura. "
    assert parties(told + "L'armée péruvienne a ouvert une enquête.", "ACCUSE") == [(("PER MIL",), ())]


def test_offers_of_mediation_are_made_to_both_sides() -> None:
    told = "Quito accuse Lima d'avoir tué un berger. Le Pérou a menacé l'Équateur, l'Équateur a menacé le Pérou. "
    told += "Lima et Quito se disputent une vallée, Quito et Lima une rivière. "
    for offer in ("Le Chili s'est posé en médiateur.", "Le Chili a proposé ses bons offices."):
        assert parties(told + offer, "AGREE") == [(("CHL GOV",), ("ECU", "PER"))]


def test_an_ambassador_is_recalled_from_where_he_is() -> None:
    assert parties("Berne a rappelé son ambassadrice à Téhéran.", "SANCTION") == [(("CHE GOV",), ("IRN",))]


def test_people_told_by_a_noun_of_no_sort_are_people_of_their_state() -> None:
    told = "Un acrobate chilien et une marionnettiste grecque ont été tués à Lima."
    assert parties(told, "ASSAULT")[0][1] == ("CHL CVL", "GRC CVL")


def test_who_refuses_to_speak_refuses_nobody_anything() -> None:
    assert parties("L'ambassade du Pérou à Quito a refusé de s'exprimer.", "REJECT") == []


def test_a_clerk_is_of_the_clergy_and_an_opposition_party_of_the_opposition() -> None:
    offered = parties("Kenyan police met Sheikh Omar Ndolo. Sheikh Omar Ndolo offered to host talks.", "AGREE", "en")
    assert offered == [(("KEN REL",), ())]
    asked = parties("The opposition Umoja Mpya party in Kenya demanded a debate.", "REQUEST", "en")
    assert [actor for actor, _ in asked] == [("KEN OPP",)]


def test_nobody_summons_or_expels_his_own_diplomats() -> None:
    told = "Lima et Quito se disputent une vallée, Lima et Quito une rivière. Le Pérou menace l'Équateur. "
    told += "Quito et Lima ont rappelé leurs soldats. "
    summoned = parties(told + "Le ministère péruvien a convoqué l'ambassadeur d'Équateur.", "ACCUSE")
    assert summoned[-1] == (("PER GOV",), ("ECU GOV",))
    told = "Ghana closed its airspace to Togo. Togo recalled its ambassador to Ghana. Ghana seized a ship of Togo. "
    told += "Togo and Ghana share a long border. Ghana and Togo were once allies. Ghana, Ghana, Ghana. "
    summoned = parties(told + "The Foreign Ministry summoned Ghana's ambassador.", "ACCUSE", "en")
    assert summoned[-1] == (("TGO GOV",), ("GHA GOV",))


def coded_pile(*texts: str) -> list[CodedEvent]:
    """The coded events of several French texts, by text and place."""
    records: list[Record] = []
    for characters in texts:
        text = Text(characters=characters, language="fr")
        records += read_text(Job(text, (Article(text=text.id, sha256="", name="case", language="fr"),), ()))
    return coded_events(records)


def test_who_somebody_is_may_be_told_by_another_text() -> None:
    plain = "Vilnius, 3 mars. La police lituanienne a arrêté Jonas Petrauskas."
    told = "Le gouvernement lituanien critique l'opposant lituanien Jonas Petrauskas."
    (alone,) = coded_pile(plain)
    assert alone.recipient == ("LTU CVL",)
    assert ("LTU OPP",) in [row.recipient for row in coded_pile(plain, told) if row.event == "COERCE"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Le secrétaire général de l'Otan, Jens Stoltenberg, condamne l'Iran.", ("IGO",)),
        ("Les médecins italiens ont accusé la Hongrie.", ("ITA MED",)),
        ("L'ancien ministre péruvien de la Justice a accusé le Chili.", ("PER ELI",)),
        ("Les étudiants chiliens ont critiqué le Pérou.", ("CHL EDU",)),
    ],
)
def test_sectors_of_those_of_an_organisation_a_trade_or_a_former_office(text: str, actor: tuple[str, ...]) -> None:
    assert [row.actor for row in coded_pile(text)] == [actor]


@pytest.mark.parametrize(
    ("told", "language", "actor"),
    [
        ("L'épouse du président chilien accuse la police de Lima.", "fr", "CHL CVL"),
        ("La joueuse de tennis chilienne Ana Ruiz accuse la police de Lima.", "fr", "CHL CVL"),
        ("Le cinéaste chilien Luis Paz accuse la police de Lima.", "fr", "CHL CVL"),
        ("La politologue chilienne Ana Ruiz accuse la police de Lima.", "fr", "CHL EDU"),
        ("Le ministre chilien Luis Paz accuse la police de Lima.", "fr", "CHL GOV"),
        ("Chilean economist Ana Ruiz accused the police of Lima.", "en", "CHL EDU"),
        ("The Chilean actress accused the police of Lima.", "en", "CHL CVL"),
    ],
)
def test_people_told_by_their_trade_or_family_are_no_government(told: str, language: str, actor: str) -> None:
    title = "Titre" if language == "fr" else "Title"
    assert [who for who, _ in parties(f"{title}\n\n{told}\n", "ACCUSE", language)] == [(actor,)]


@pytest.mark.parametrize(
    ("told", "event", "actor"),
    [
        ("Un étudiant chilien est soupçonné d'avoir incendié une voiture à Santiago.", "ACCUSE", "CHL JUD"),
        ("La militante chilienne Ana Ruiz est accusée de sabotage.", "ACCUSE", "CHL JUD"),
        ("Le gouvernement chilien est accusé de mensonge.", "ACCUSE", "---"),
        ("Les rebelles chiliens sont accusés de pillages.", "ACCUSE", "---"),
        ("Deux militants chiliens sont accusés de sabotage par Lima.", "ACCUSE", "PER GOV"),
        ("Un général chilien a été limogé mardi à Santiago.", "SANCTION", "CHL GOV"),
    ],
)
def test_what_is_done_by_nobody_named_is_done_by_courts_or_employers(told: str, event: str, actor: str) -> None:
    assert [who for who, _ in parties(f"Titre\n\n{told}\n", event)] == [(actor,)]


@pytest.mark.parametrize(
    ("told", "event", "actor", "recipient"),
    [
        ("HMS Wren fired on a Chilean trawler.", "ASSAULT", ("GBR MIL",), ("CHL AGR",)),
        ("The Indian warship INS Tarang fired on a Chilean trawler.", "ASSAULT", ("IND MIL",), ("CHL AGR",)),
        (
            "INS Tarang left port. On Monday the Tarang fired on a Chilean trawler.",
            "ASSAULT",
            ("IND MIL",),
            ("CHL AGR",),
        ),
        ("Chilean police arrested six smugglers in Santiago.", "COERCE", ("CHL COP",), ("--- CRM",)),
        ("Chilean police arrested six Bolivian smugglers in Santiago.", "COERCE", ("CHL COP",), ("BOL CRM",)),
        ("Norway expelled Chilean and Bolivian diplomats.", "SANCTION", ("NOR GOV",), ("BOL GOV", "CHL GOV")),
        ("British and French ministers condemned Norway.", "ACCUSE", ("FRA GOV", "GBR GOV"), ("NOR",)),
        ("Chilean and Bolivian miners attacked a Norwegian tanker.", "ASSAULT", ("BOL LAB", "CHL LAB"), ("NOR BUS",)),
    ],
)
def test_ships_and_people_of_several_states_or_of_none(
    told: str, event: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    found = parties(f"Title\n\n{told}\n", event, "en")
    assert [(tuple(sorted(who)), tuple(sorted(whom))) for who, whom in found] == [(actor, recipient)]


def test_who_rules_is_of_that_state_though_hands_differ_on_days() -> None:
    assert parties("Washington a sanctionné lundi Nicolas Maduro.", "SANCTION") == [(("USA GOV",), ("VEN GOV",))]


@pytest.mark.parametrize(
    ("told", "actor"),
    [
        ("Daech a bombardé Oslo.", ("--- REB",)),
        ("La coalition internationale contre Daech a bombardé Oslo.", ("IGO MIL",)),
        ("Un militant chilien a été empoisonné par un agent neurotoxique.", ("---",)),
    ],
)
def test_those_whom_a_group_fights_and_substances_do_nothing(told: str, actor: tuple[str, ...]) -> None:
    assert [who for who, _ in parties(f"Titre\n\n{told}\n", "ASSAULT")] == [actor]
