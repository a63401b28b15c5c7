"""Coding as a view: types, modes, parties, what governs what, what is left out."""

from collections.abc import Sequence

import pytest

from recoupe import packs
from recoupe.model import Article, Event, Record, Text
from recoupe.pipeline import Job, read_text
from recoupe.read.events import events
from recoupe.terms import Status
from recoupe.views.coded import CODED_STATUSES, ONTOLOGIES, coded_events
from recoupe.views.codings import CodedEvent
from tests.read.test_events import reading_of


def coded(
    text: str, language: str = "fr", ontology: str = "plover", statuses: Sequence[str] = CODED_STATUSES
) -> list[CodedEvent]:
    reading = reading_of(text, language)
    records: tuple[Record, ...] = (*reading.records, *(one for one in events(reading) if isinstance(one, Event)))
    return coded_events(records, ontology=ontology, statuses=statuses)


@pytest.mark.parametrize(
    ("text", "event", "mode", "actor", "recipient"),
    [
        ("Séoul refuse d'aider l'Ukraine.", "REJECT", "assist", ("KOR GOV",), ("UKR",)),
        ("Le Kenya a promis d'aider la Somalie.", "AGREE", "", ("KEN GOV",), ("SOM",)),
        ("Paris et Rabat ont signé un accord de pêche.", "SUPPORT", "", ("FRA GOV", "MAR GOV"), ()),
        ("Moscou exige le retrait des troupes ukrainiennes.", "REQUEST", "yield", ("RUS GOV",), ("UKR",)),
        ("Le Canada a imposé des sanctions contre la Birmanie.", "SANCTION", "discontinue", ("CAN GOV",), ("MMR",)),
        ("La police indienne a arrêté deux journalistes.", "COERCE", "arrest", ("IND COP",), ("IND JRN",)),
        ("L'envoi de troupes nord-coréennes en Russie continue.", "AID", "", ("PRK MIL",), ("RUS",)),
    ],
)
def test_a_sentence_has_its_code(
    text: str, event: str, mode: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    (row,) = coded(text)
    assert (row.event, row.mode, row.actor, row.recipient) == (event, mode, actor, recipient)


def test_a_plan_takes_the_type_of_plans() -> None:
    (row,) = coded("Le président chinois se rendra en Inde.")
    assert (row.event, row.status) == ("AGREE", "planned")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Le Pérou va annexer la province chilienne.", "territory"),
        ("La police indienne va arrêter deux journalistes.", "arrest"),
        ("Le Pérou va bombarder le Chili.", "violence"),
        ("Le Pérou va fermer sa frontière avec le Chili.", "restrict"),
    ],
)
def test_conflict_to_come_threatens_with_what_it_is(text: str, mode: str) -> None:
    assert [(row.event, row.mode) for row in coded(text)] == [("THREATEN", mode)]


@pytest.mark.parametrize(
    "text",
    [
        "La Pologne n'a pas fermé sa frontière avec la Biélorussie.",
        "Téhéran dément avoir fourni des drones à Moscou.",
        "Le Rwanda aurait envoyé 300 soldats au Mali.",
    ],
)
def test_what_is_denied_or_hedged_is_coded_only_when_asked_for(text: str) -> None:
    assert coded(text) == []


def test_hedged_events_are_coded_when_asked_for() -> None:
    (row,) = coded("Le Rwanda aurait envoyé 300 soldats au Mali.", statuses=tuple(Status))
    assert row.status == "hedged"


def test_cameo_reads_the_same_events() -> None:
    text = "L'Espagne a expulsé trois diplomates russes."
    assert [row.event for row in coded(text)] == ["SANCTION"]
    assert [(row.event, row.mode) for row in coded(text, ontology="cameo")] == [("16", "166")]


def test_quotes_are_the_characters_of_the_text() -> None:
    text = "Lundi, la Turquie a livré des drones au Mali."
    (row,) = coded(text)
    assert text[row.start : row.end] == row.quote
    assert row.date == ""


@pytest.mark.parametrize("ontology", ONTOLOGIES)
def test_tables_agree_with_one_another(ontology: str) -> None:
    pack = packs.shipped(f"ontology/{ontology}")
    types = {row["type"] for row in pack["types"]}
    predicates = {row["predicate"] for row in packs.shipped("ontology")["predicates"]}
    for row in pack["codes"]:
        assert row["type"] in types, row.rule
        assert row["predicate"] in predicates, row.rule
    for row in pack["shifts"]:
        assert {row["type"], row["to_type"]} <= types, row.rule
    for row in pack["contents"]:
        assert row["type"] in types, row.rule
        assert row["predicate"] in predicates, row.rule


def test_plover_has_its_sixteen_types_and_every_mode_has_a_type() -> None:
    pack = packs.shipped("ontology/plover")
    types = {row["type"] for row in pack["types"]}
    assert len(types) == 16
    assert {row["type"] for row in pack["modes"]} <= types
    assert {row["type"] for row in pack["codes"]} == types
    modes = {(row["type"], row["mode"]) for row in pack["modes"]}
    for row in (*pack["codes"], *pack["contents"]):
        assert not row["mode"] or (row["type"], row["mode"]) in modes, row.rule


def coded_text(characters: str) -> dict[str, CodedEvent]:
    """The coded events of a French text of several sentences, by trigger."""
    text = Text(characters=characters, language="fr")
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language="fr"),), ()))
    return {row.trigger: row for row in coded_events(records)}


def test_violence_without_a_victim_hit_those_the_act_told_before_hit() -> None:
    found = coded_text(
        "Neuf soldats tchadiens ont été tués dimanche près de Bol. Les assaillants ont ouvert le feu à l'aube. "
        "Le Hezbollah a revendiqué l'attaque."
    )
    assert found["tués"].actor == ("---",)
    assert found["ouvert le feu"].recipient == found["tués"].recipient == ("TCD MIL",)
    assert (found["revendiqué"].event, found["revendiqué"].actor) == ("ASSAULT", ("LBN REB",))
    assert found["revendiqué"].recipient == ("TCD MIL",)


def test_violence_of_somebody_known_does_not_take_up_the_victims_of_another() -> None:
    found = coded_text("Neuf soldats tchadiens ont été tués dimanche. Le Hezbollah a ouvert le feu lundi.")
    assert found["ouvert le feu"].recipient == ()


def test_a_noun_for_the_violence_just_told_is_no_second_event() -> None:
    found = coded_text("Neuf soldats tchadiens ont été tués dimanche dans l'attaque d'un convoi.")
    assert set(found) == {"tués"}


def test_bodies_and_offices_of_no_named_state_are_of_the_state_a_text_is_about() -> None:
    about = "La Bolivie vote. Le gouvernement bolivien a fermé la frontière bolivienne. La Bolivie attend. "
    found = coded_text(about + "La police a arrêté douze ouvriers. Le ministre de l'Énergie a démissionné.")
    assert (found["arrêté"].actor, found["arrêté"].recipient) == (("BOL COP",), ("BOL LAB",))
    assert found["démissionné"].actor == ("BOL GOV",)
    level = coded_text("La Bolivie et le Pérou votent. La police a arrêté douze ouvriers.")
    assert level["arrêté"].actor == ("PER COP",)
    open_text = coded_text("On vote dimanche. La police a arrêté douze ouvriers.")
    assert all(code == "---" for row in open_text.values() for code in (*row.actor, *row.recipient))


def test_bodies_of_the_union_act_under_its_code() -> None:
    (row,) = coded("La Commission européenne a sanctionné la Birmanie.")
    assert (row.actor, row.recipient) == (("EUR",), ("MMR",))


def test_people_of_the_actors_own_state_are_its_government() -> None:
    found = coded_text("Au Gabon, la députée gabonaise Awa Ndong exige la démission du ministre gabonais de la Santé.")
    assert (found["exige"].actor, found["exige"].recipient) == (("GAB LEG",), ("GAB GOV",))


def test_a_warning_to_nobody_is_no_act() -> None:
    assert coded_text("Le président gabonais a prévenu que la saison serait rude.") == {}
    assert coded_text("Le président gabonais a averti le Cameroun que la patience avait des limites.")[
        "averti"
    ].recipient


def test_what_somebody_concerns_by_their_own_goods_is_not_themselves() -> None:
    found = coded_text("Le Bénin suspend ses importations de riz togolais.")
    assert (found["suspend"].event, found["suspend"].recipient) == ("SANCTION", ("TGO",))


def test_an_act_of_another_state_is_done_to_the_state_a_text_tells_of() -> None:
    told = "Police in Riga and Liepaja searched homes. Latvia's parliament met in Riga. Estonia closed its border."
    assert [(row.actor, row.recipient) for row in coded(told, "en") if row.trigger == "closed"] == [
        (("EST GOV",), ("LVA",))
    ]
    own = "Police in Riga and Liepaja searched homes. Latvia's parliament met in Riga. Latvia closed its border."
    assert [(row.actor, row.recipient) for row in coded(own, "en") if row.trigger == "closed"] == [(("LVA GOV",), ())]


def test_what_somebody_is_blamed_for_is_no_second_event() -> None:
    (row,) = coded("Rwanda accused Uganda of shelling Burundi.", "en")
    assert (row.event, row.recipient) == ("ACCUSE", ("UGA",))


def test_what_alarms_somebody_is_an_event_beside_the_alarm() -> None:
    told = "Lomé a exprimé son inquiétude après la ratification par le Bénin d'un traité avec le Niger."
    assert coded_text(told)["ratification"].actor == ("BEN LEG",)


@pytest.mark.parametrize("of", ["à des alliés de Lomé", "aux ennemis de Lomé", "à ses alliés occidentaux"])
def test_who_is_told_by_whose_side_they_are_on_is_nobody_named(of: str) -> None:
    assert "TGO" not in coded_text(f"Le Niger livre des armes {of}.")["livre"].recipient


def test_who_asks_without_saying_whom_asks_the_other_of_two_states() -> None:
    text = (
        "Ghana closed its airspace to Togo. Togo recalled its ambassador to Ghana. Ghana seized a ship of Togo. "
        "Togo and Ghana share a long border. Ghana demanded an apology."
    )
    (asked,) = (row for row in coded(text, "en") if row.event == "REQUEST")
    assert (asked.actor, asked.recipient) == (("GHA GOV",), ("TGO",))


def test_a_third_state_asks_both_of_two() -> None:
    text = (
        "Ghana closed its airspace to Togo on Monday. Togo closed its ports to Ghana. Ghana and Togo share a border. "
        "Ghana and Togo were once allies. Benin called for restraint."
    )
    (asked,) = (row for row in coded(text, "en") if row.event == "REQUEST")
    assert (asked.actor, set(asked.recipient)) == (("BEN GOV",), {"GHA", "TGO"})


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Peruvian nurses went on strike.", ("PER MED",)),
        ("Kenyan farmers demanded compensation.", ("KEN AGR",)),
        ("Bakery workers marched through Lima.", ("PER LAB",)),
    ],
)
def test_people_protest_against_and_ask_their_own_government(text: str, actor: tuple[str, ...]) -> None:
    (row,) = coded(text, "en")
    assert (row.actor, row.recipient) == (actor, (f"{actor[0][:3]} GOV",))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("The Kenyan Flower Growers Association", "KEN AGR"),
        ("The Lagos Dock Workers Union", "NGA LAB"),
        ("Kenya Rift Airlines", "KEN BUS"),
        ("UN envoy Pia Lindholm", "UNO"),
    ],
)
def test_an_organisation_has_the_sector_its_name_says(name: str, code: str) -> None:
    (row,) = coded(f"{name} accused Uganda of fraud.", "en")
    assert row.actor == (code,)


SET_IN_TOGO = "La police togolaise patrouille à Lomé. Le parlement togolais siège à Lomé. "


@pytest.mark.parametrize(
    ("text", "event", "actor", "recipient"),
    [
        ("Un couvre-feu a été instauré dans la capitale.", "COERCE", ("TGO GOV",), ()),
        ("Une enquête a été ouverte.", "ACCUSE", ("TGO JUD",), ()),
        ("Un marché a été pilonné.", "ASSAULT", ("---",), ("TGO CVL",)),
        ("Le Ghana a débloqué deux millions de dollars.", "AID", ("GHA GOV",), ("TGO",)),
    ],
)
def test_an_act_told_without_a_party_has_those_of_the_state_the_text_is_set_in(
    text: str, event: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    rows = [row for row in coded(SET_IN_TOGO + text) if row.event == event]
    assert [(row.actor, row.recipient) for row in rows] == [(actor, recipient)]


def test_what_somebody_does_all_along_is_no_event_beside_what_he_does() -> None:
    rows = coded("Le Ghana, qui soutient le Bénin, a expulsé deux diplomates togolais.")
    assert [row.event for row in rows] == ["SANCTION"]


def test_the_belligerents_are_a_state_and_the_group_that_fights_it() -> None:
    told = "L'armée yéménite a attaqué les Houthis à Aden. L'Égypte a invité les belligérants à la retenue."
    row = coded_text(told)["invité"]
    assert (row.actor, set(row.recipient)) == (("EGY GOV",), {"YEM", "YEM REB"})


def coded_english(characters: str) -> dict[str, CodedEvent]:
    """The coded events of an English text of several sentences, by trigger."""
    text = Text(characters=characters, language="en")
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language="en"),), ()))
    return {row.trigger: row for row in coded_events(records, statuses=tuple(Status))}


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Kenyan police arrested the dockers' union president, Ann Otieno, in Mombasa.", ("KEN LAB",)),
        ("Kenyan police arrested Bishop Ann Otieno in Mombasa.", ("KEN REL",)),
        ("Kenyan police arrested Ugandan blogger Ann Otieno in Mombasa.", ("UGA JRN",)),
        ("Kenyan police arrested President Ann Otieno in Mombasa.", ("KEN GOV",)),
    ],
)
def test_somebody_is_of_the_sector_and_the_state_that_the_words_beside_the_name_tell(
    text: str, recipient: tuple[str, ...]
) -> None:
    assert coded_english(text)["arrested"].recipient == recipient


def test_casualties_of_an_act_just_told_are_no_second_act() -> None:
    found = coded_english("Gunmen attacked a Malian convoy near Gao, killing six soldiers. Nine people were wounded.")
    assert set(found) == {"attacked"}


def test_what_a_plan_that_is_dropped_was_to_do_is_not_told() -> None:
    found = coded_english("Malawi has dropped its plan to close the border.")
    assert {trigger: row.event for trigger, row in found.items()} == {"dropped": "CONCEDE"}


def test_violence_that_a_clause_alleges_is_told_beside_the_allegation() -> None:
    found = coded_english("Villagers in Ghana allege that soldiers shot three farmers.")
    assert (found["shot"].event, found["shot"].status) == ("ASSAULT", "alleged")


def test_who_weighs_steps_of_which_nothing_is_told_does_nothing_yet() -> None:
    assert coded_english("Tanzania plans similar steps.") == {}


def test_a_state_that_moves_its_troops_about_at_home_mobilises_them() -> None:
    found = coded_english("Algeria sent soldiers to Niger.")
    assert found["sent"].event == "AID"
    assert coded_english("Algeria sent tanks to Oran.")["sent"].event == "MOBILIZE"


def test_a_masthead_and_a_byline_tell_where_a_text_is_set() -> None:
    text = "THE COAST POST | Mombasa - Malindi | Courts\n\nStrike goes on\nBy Ann Otieno in Mombasa\n\n"
    found = coded_english(text + "Uganda sent a note to Tanzania. Uganda waits. The police arrested nine people.\n")
    assert found["arrested"].actor == ("KEN COP",)


def test_an_inquiry_that_is_to_come_is_one_and_a_suit_is_a_threat() -> None:
    assert (
        coded_english("Ghana will investigate the shooting of two Togolese fishermen.")["investigate"].event == "ACCUSE"
    )
    assert coded_english("Ghana will sue Togo over the dam.")["sue"].event == "THREATEN"


def test_words_that_judge_a_thing_are_aimed_at_who_did_it_last() -> None:
    found = coded_english("Georgia freed two Armenian drivers. Yerevan welcomed the move.")
    assert found["welcomed"].recipient == ("GEO",)
    assert coded_english("Egypt hailed the decision.")["hailed"].recipient == ()


def test_two_people_of_a_state_are_no_government() -> None:
    assert coded_english("Rwandan soldiers killed three Belgians.")["killed"].recipient == ("BEL CVL",)


def test_what_somebody_is_jailed_for_is_no_second_act() -> None:
    found = coded_english("A Kenyan court jailed two Ugandan traders for bribing officials.")
    assert set(found) == {"jailed"}


def test_police_arrest_and_scatter_those_who_just_protested() -> None:
    found = coded_english("Nurses marched through Nairobi in Kenya. The police fired tear gas. Eleven were arrested.")
    assert [found[one].recipient for one in ("fired tear gas", "arrested")] == [("KEN MED",), ("KEN MED",)]


def test_what_a_thing_hit_and_people_without_a_list_are_of() -> None:
    told = "Le Vietnam : la journée.\n\nÀ Hanoï comme dans tout le Vietnam, le calme règne. Le Vietnam vote demain. "
    (row,) = coded(told + "La marine indonésienne a coulé un chalutier vietnamien.")
    assert (row.actor, row.recipient) == (("IDN MIL",), ("VNM AGR",))
    (row,) = coded("Une ONG accuse l'armée nigériane d'avoir incendié trois villages.")[:1]
    assert row.actor == ("NGO",)


def test_those_who_strike_threaten_their_government_and_march_against_it() -> None:
    (row,) = coded("Les salariés maltais menacent de débrayer.")
    assert (row.event, row.actor, row.recipient) == ("THREATEN", ("MLT LAB",), ("MLT GOV",))
    (row,) = coded("Les habitants de Sfax ont défilé contre la décharge.")
    assert (row.event, row.recipient) == ("PROTEST", ("TUN GOV",))


def test_hackers_and_arsonists_are_of_no_known_state() -> None:
    told = "Ireland: the day.\n\nIreland votes. It is warm in Ireland, and calm in the north of Ireland. "
    (row,) = coded(told + "Hackers attacked the computers of Irish hospitals.", "en")
    assert row.actor == ("---",)


def test_a_headline_is_an_event_where_it_tells_more_than_ties() -> None:
    hostile = "La Norvège sanctionne le Pérou\n\nLa Norvège a sanctionné mardi le Pérou. Le Pérou attend.\n"
    assert set(coded_text(hostile)) == {"sanctionne", "sanctionné"}
    promised = "La Norvège promet des vivres au Tchad\n\nLa Norvège a promis mardi des vivres au Tchad.\n"
    assert set(coded_text(promised)) == {"promet", "promis"}
    friendly = "La Norvège aide le Tchad\n\nLa Norvège a aidé mardi le Tchad. Le Tchad attend.\n"
    assert set(coded_text(friendly)) == {"aidé"}


def test_words_are_acts_each_time_a_noun_tells_them() -> None:
    asked = "La Norvège a demandé mardi au Pérou des excuses. La demande de la Norvège au Pérou a surpris.\n"
    assert set(coded_text(f"Titre\n\n{asked}")) == {"demandé", "demande"}


def test_a_protest_and_an_inquiry_tell_themselves_whatever_does_them() -> None:
    told = "Le Pérou vote. Au Pérou, tout est calme. "
    (row,) = coded(told + "À Lima, la capitale du Pérou, la manifestation d'une ampleur inédite a surpris.")
    assert row.event == "PROTEST"


def test_a_noun_tells_a_demand_or_an_accusation_of_one_side() -> None:
    (row,) = coded("La demande de la Norvège est restée sans suite.")
    assert (row.event, row.actor) == ("REQUEST", ("NOR GOV",))
    (row,) = coded("Les accusations de la Norvège ont surpris.")
    assert (row.event, row.actor) == ("ACCUSE", ("NOR GOV",))


@pytest.mark.parametrize(
    ("told", "event", "mode"),
    [
        ("La répression s'accentue.", "COERCE", ""),
        ("Les arrestations n'ont pas cessé.", "COERCE", "arrest"),
        ("La contestation gagne les provinces.", "PROTEST", "demo"),
        ("Les grèves ont repris dans les mines.", "PROTEST", "strike"),
        ("De nouvelles manifestations ont eu lieu dans le nord.", "PROTEST", "demo"),
    ],
)
def test_what_is_done_to_people_at_home_is_told_by_each_noun(told: str, event: str, mode: str) -> None:
    first = "La police péruvienne a arrêté mardi des étudiants à Lima, où des enseignants manifestaient."
    rows = coded(f"{first} Le gouvernement péruvien a réprimé une grève. {told}")
    assert (rows[-1].event, rows[-1].mode) == (event, mode)
    assert len(rows) == len(coded(f"{first} Le gouvernement péruvien a réprimé une grève.")) + 1


@pytest.mark.parametrize(
    "told",
    ["Il risque dix jours de détention.", "Il a vécu des mois de contestation.", "Il tient un registre de grève."],
)
def test_a_noun_that_says_of_what_kind_another_is_tells_nothing(told: str) -> None:
    first = "La police péruvienne a arrêté mardi un étudiant à Lima."
    assert len(coded(f"{first} {told}")) == len(coded(first))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Plus de 300 marins ont été arrêtés à Lima.", "COERCE"),
        ("Près de 70 opposants ont été tués à Lima.", "ASSAULT"),
        ("Beaucoup de gens ont manifesté à Lima.", "PROTEST"),
        ("La police a interpellé moins de vingt étudiants à Quito.", "COERCE"),
        ("Dimanche, quelque 100.000 ouvriers ont manifesté dans les rues de Lima.", "PROTEST"),
    ],
)
def test_people_counted_by_an_adverb_are_people(text: str, event: str) -> None:
    (row,) = coded(text)
    assert row.event == event


@pytest.mark.parametrize(
    ("text", "event", "recipient"),
    [
        ("L'empoisonnement de l'opposant péruvien Juan Vera a ému Lima.", "ASSAULT", ("PER OPP",)),
        ("Le maire péruvien a été victime d'un empoisonnement.", "ASSAULT", ("PER GOV",)),
        ("La députée chilienne a été interrogée mardi à Santiago.", "ACCUSE", ("CHL LEG",)),
        ("Les poursuites visant l'opposition chilienne se multiplient.", "ACCUSE", ("CHL OPP",)),
        ("L'opposition péruvienne a gagné. Ses partisans ont défilé à Lima.", "PROTEST", ("PER GOV",)),
        ("L'opposante chilienne Ana Ruiz a trouvé refuge en Argentine.", "AID", ("CHL OPP",)),
    ],
)
def test_nouns_and_turns_for_what_is_done_to_somebody(text: str, event: str, recipient: tuple[str, ...]) -> None:
    (row,) = coded(text)
    assert (row.event, row.recipient) == (event, recipient)


def test_who_is_asked_by_a_reporter_is_not_questioned() -> None:
    assert coded("Interrogé mardi sur la grève, le ministre chilien a souri.") == []


@pytest.mark.parametrize(
    ("text", "event", "mode", "actor", "recipient"),
    [
        ("Le ministre norvégien est arrivé jeudi à Lima.", "CONSULT", "visit", ("NOR GOV",), ("PER",)),
        ("L'arrivée à Lima du président chilien a surpris.", "CONSULT", "visit", ("CHL GOV",), ("PER",)),
        ("Le retour du ministre chilien à Lima a surpris.", "CONSULT", "visit", ("CHL GOV",), ("PER",)),
        (
            "Le ministre norvégien s'est attaqué au ministre chilien.",
            "ACCUSE",
            "disapprove",
            ("NOR GOV",),
            ("CHL GOV",),
        ),
        (
            "Les attaques du ministre norvégien contre le président péruvien durent.",
            "ACCUSE",
            "disapprove",
            ("NOR GOV",),
            ("PER GOV",),
        ),
        (
            "Le ministre péruvien a traité le président chilien de « clown ».",
            "ACCUSE",
            "disapprove",
            ("PER GOV",),
            ("CHL",),
        ),
        ("La Norvège s'est affranchie de ses engagements.", "SANCTION", "withdraw", ("NOR GOV",), ()),
        ("Le gouvernement péruvien reste sourd aux appels.", "REJECT", "", ("PER GOV",), ()),
    ],
)
def test_visits_quarrels_and_treaties_left(
    text: str, event: str, mode: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    row = next(one for one in coded(text) if one.event == event)
    assert (row.mode, row.actor, row.recipient) == (mode, actor, recipient)


def test_a_noun_that_takes_up_a_meeting_has_its_parties() -> None:
    met = "Le ministre norvégien a rencontré jeudi le président péruvien à Lima. "
    first, again = coded(met + "Les entretiens ont été constructifs.")
    assert again.event == "CONSULT"
    assert set(again.actor) == set(first.actor)


def test_forming_a_government_is_no_training() -> None:
    assert not [one for one in coded("La formation du gouvernement péruvien a pris du retard.") if one.event == "AID"]


@pytest.mark.parametrize(
    "told",
    [
        "Les députés chiliens jugent frauduleux les résultats du vote péruvien.",
        "Le ministre chilien a qualifié de « grotesque » la décision du Pérou.",
        "Le président chilien a jugé irrespectueux le ministre péruvien.",
        "Le ministre chilien a qualifié le président péruvien de « pantin ».",
    ],
)
def test_words_that_judge_harshly_are_criticism(told: str) -> None:
    assert any((row.event, row.mode) == ("ACCUSE", "disapprove") for row in coded(told))


def test_a_nomination_is_backing_when_it_says_by_whom() -> None:
    (row,) = coded("Le président péruvien a nommé Ana Quispe ministre.")
    assert (row.event, row.actor) == ("SUPPORT", ("PER GOV",))
    assert not coded("Ana Quispe a été nommée ministre.")


@pytest.mark.parametrize(
    "text",
    [
        "La police péruvienne a procédé à ses premières arrestations à Lima.",
        "La police chilienne a multiplié les arrestations à Arica.",
    ],
)
def test_arrests_of_nobody_named_are_of_the_people(text: str) -> None:
    rows = [row for row in coded(text) if row.event == "COERCE"]
    assert [row.recipient for row in rows] == [(row.actor[0].replace("COP", "CVL"),) for row in rows] != []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("L'élue Ana Quispe a salué le geste des grévistes.", "SUPPORT"),
        ("La sénatrice Ruth Salas a plaidé pour l'abandon du texte.", "REQUEST"),
        ("Le maire Luis Paz a soutenu la candidate.", "SUPPORT"),
        ("The councillor Ruth Adler urged the owners to leave.", "REQUEST"),
    ],
)
def test_who_asks_or_praises_does_so_whatever_state_he_is_of(text: str, event: str) -> None:
    language = "en" if text.startswith("The") else "fr"
    assert [row.event for row in coded(text, language)] == [event]


def test_care_membership_burials_and_crimes_of_no_kind_are_no_acts_between_parties() -> None:
    assert not coded("Les médecins péruviens soignent le président bolivien.")
    assert not coded("La famille péruvienne a enterré trois mineurs péruviens.")
    assert not coded("Un Péruvien de 30 ans s'est joint à des mineurs boliviens.")


@pytest.mark.parametrize(
    "text",
    [
        "Une crue a tué douze mineurs péruviens et détruit un pont chilien.",
        "Vingt maisons péruviennes ont été détruites dimanche.",
        "Les secours ont retrouvé une ville du Pérou ravagée.",
        "Un Péruvien de Lima a appelé ses voisins boliviens.",
        "Le président péruvien a repris la route de Quito.",
        "Le ministre péruvien a refusé de révéler le nom du candidat chilien.",
    ],
)
def test_mishaps_private_calls_and_turns_are_no_acts(text: str) -> None:
    assert not coded(text)


def test_what_was_destroyed_is_an_act_where_somebody_is_told_to_have_attacked() -> None:
    told = "L'armée chilienne a bombardé Lima. Vingt maisons péruviennes ont été détruites."
    assert [row.mode for row in coded(told)] == ["heavy-weapons", "destroy"]


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("Deux Péruviens ont été tués par balle à Lima.", "ASSAULT", "firearms"),
        ("Un soldat péruvien a été blessé par une bombe artisanale.", "ASSAULT", "explosives"),
        ("Un policier chilien a été touché de plusieurs balles.", "ASSAULT", "firearms"),
        ("Three Kenyan soldiers were killed by a roadside bomb.", "ASSAULT", "explosives"),
        ("Lima a imposé un moratoire à la Bolivie.", "COERCE", "restrict"),
        ("La loi imposée au Tibet par la Chine a été publiée.", "COERCE", "restrict"),
        ("Lima a imposé ses conditions à la Bolivie.", "REQUEST", ""),
        ("Les députés péruviens ont déposé trente amendements.", "REQUEST", ""),
    ],
)
def test_arms_and_impositions_by_what_they_are(text: str, event: str, mode: str) -> None:
    language = "en" if text.startswith("Three") else "fr"
    assert [(row.event, row.mode) for row in coded(text, language)] == [(event, mode)]


@pytest.mark.parametrize(
    ("text", "event", "actor"),
    [
        ("Le Pérou a protesté contre l'attitude de la Bolivie.", "ACCUSE", ("PER GOV",)),
        ("Les protestations de la Bolivie n'ont rien changé.", "ACCUSE", ("BOL GOV",)),
        ("China protested over the arrests.", "ACCUSE", ("CHN GOV",)),
        ("Des milliers de Péruviens ont protesté à Lima.", "PROTEST", ("PER CVL",)),
    ],
)
def test_a_state_that_protests_criticises(text: str, event: str, actor: tuple[str, ...]) -> None:
    language = "en" if text.startswith("China") else "fr"
    row = coded(text, language)[0]
    assert (row.event, row.actor) == (event, actor)


def test_a_law_that_is_passed_and_a_briefing_are_no_acts_between_parties() -> None:
    assert not coded("La chambre basse péruvienne a approuvé le budget.")
    assert not coded("Le ministre péruvien l'a dit lors d'un briefing à Lima.")


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("Lima a permis à la Bolivie d'acheter du gaz.", "CONCEDE", ""),
        ("Quito a autorisé le Chili à utiliser ses ports.", "CONCEDE", ""),
        ("Bogota réagit aux essais de missiles du Venezuela.", "MOBILIZE", "weapons"),
        ("Tokyo dénonce après un essai de fusée du Pakistan.", "MOBILIZE", "weapons"),
    ],
)
def test_leave_is_a_concession_and_tests_of_arms_are_shows_of_force(text: str, event: str, mode: str) -> None:
    assert (event, mode) in [(row.event, row.mode) for row in coded(text)]


def test_a_law_that_lets_a_government_act_is_no_concession() -> None:
    assert not coded("Cette loi permet à Lima de construire un pont.")


def test_talks_that_a_participle_says_were_held_are_told() -> None:
    told = coded("Les discussions tenues hier avec le Chili ont duré une heure.")
    assert [row.event for row in told] == ["CONSULT"]
    assert not coded("Les discussions avec le Chili ont duré une heure.")


@pytest.mark.parametrize(
    ("text", "language", "accused"),
    [
        ("Les accusations de la Suède, qui affirme que l'Iran a livré des drones, restent vives.", "fr", ("IRN",)),
        (
            "Les accusations du Japon et de ses alliés, qui soutiennent que Minsk a aidé Damas, irritent.",
            "fr",
            ("BLR",),
        ),
        ("Les accusations du Ghana contre le Togo, qui affirme que Lomé n'a rien fait, restent.", "fr", ("TGO",)),
    ],
)
def test_accusations_hit_whom_those_speak_of_who_accuse(text: str, language: str, accused: tuple[str, ...]) -> None:
    rows = [one for one in coded(text, language) if one.event == "ACCUSE"]
    assert rows[0].recipient == accused


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Le Mali et le Niger font face aux sanctions de la Cedeao.", ("IGO",), ("MLI", "NER")),
        ("La Biélorussie est sous le coup de sanctions japonaises.", ("JPN GOV",), ("BLR",)),
        ("La Syrie subit des sanctions décidées par l'Union européenne.", ("EUR",), ("SYR",)),
        ("Le Zimbabwe est visé par des sanctions imposées par Londres.", ("GBR GOV",), ("ZWE",)),
        ("Le Togo lui a imposé des sanctions.", ("TGO GOV",), ("---",)),
    ],
)
def test_sanctions_hit_whom_they_befall(text: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
    rows = [one for one in coded(text) if one.event == "SANCTION"]
    assert [(one.actor, one.recipient) for one in rows] == [(actor, recipient)]


def test_a_cause_is_no_complement_of_what_it_causes() -> None:
    rows = coded("Le Pérou est sous le coup de sanctions en raison de ses essais de missiles.")
    assert [one.actor for one in rows if one.event == "SANCTION"] == [()]


def test_help_refused_to_nobody_named_is_refused_to_whom_help_is_told_to_go() -> None:
    rows = coded_text(
        "Le Chili relance le débat sur l'aide militaire à la Bolivie. Le Brésil s'abstient de fournir des armes."
    )
    assert rows["abstient"].recipient == ("BOL",)
