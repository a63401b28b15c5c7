"""Who fills the roles of an event, as codes: those it names, and those its kind implies."""

import pytest

from recoupe.model import Article, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.coded import coded_events
from tests.views.test_coded import coded


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


COUP = "La junte au pouvoir à Conakry a arrêté mardi trois ministres guinéens. La junte guinéenne siège à Conakry. "


@pytest.mark.parametrize(
    ("text", "event", "recipient"),
    [
        ("L'Union africaine a exigé des élections.", "REQUEST", ("GIN MIL",)),
        ("La France a réclamé le retour à l'ordre constitutionnel.", "REQUEST", ("GIN MIL",)),
        ("La junte a renversé le président.", "COERCE", ("GIN GOV",)),
    ],
)
def test_where_soldiers_rule_they_are_asked(text: str, event: str, recipient: tuple[str, ...]) -> None:
    assert parties(COUP + text, event)[-1][1] == recipient


def test_a_former_holder_is_of_the_elite() -> None:
    (freed,) = parties("Les autorités péruviennes ont libéré l'ancien président péruvien Jorge Vidal.", "RETREAT")
    assert freed == (("PER GOV",), ("PER ELI",))


def test_violence_is_of_those_on_whom_its_sentence_lays_it() -> None:
    told = "Dix soldats maliens ont été tués à Gao dans une attaque imputée aux jihadistes."
    assert parties(told, "ASSAULT") == [(("MLI REB",), ("MLI MIL",))]
    told = "Une embuscade attribuée aux rebelles a fait dix morts à Bangui."
    assert parties(told, "ASSAULT") == [(("CAF REB",), ("CAF CVL",))]
    assert parties("Une offensive rebelle a commencé à Bouaké.", "ASSAULT")[0][0] == ("CIV REB",)


def test_a_visit_goes_to_the_other_state_a_text_tells_of() -> None:
    told = "Le Pérou borde l'Équateur. Lima et Quito se disputent une vallée, Quito et Lima une rivière. "
    told += "Le Pérou a menacé l'Équateur, l'Équateur a menacé le Pérou. "
    assert parties(told + "La visite du président péruvien a commencé mardi.", "CONSULT") == [(("PER GOV",), ("ECU",))]


@pytest.mark.parametrize(
    "told",
    [
        "Le ministre togolais des Mines a parlé à Lomé. Il a rencontré le maire d'Accra.",
        "Le ministre togolais des Mines a parlé longtemps lors de sa visite au Ghana.",
    ],
)
def test_a_pronoun_goes_on_about_the_subject_before_it(told: str) -> None:
    assert "TGO GOV" in parties(told, "CONSULT")[0][0]


def test_the_subject_before_must_agree() -> None:
    told = "Les ministres togolais ont parlé à Lomé. Elle a condamné le Ghana."
    assert all("TGO GOV" not in actor for actor, _ in parties(told, "ACCUSE"))


def test_what_everybody_asks_is_asked_of_the_state_a_text_tells_of() -> None:
    told = "La police togolaise patrouille à Lomé. Le parlement togolais siège à Lomé. "
    asked = parties(told + "La communauté internationale réclame des élections.", "REQUEST")
    assert asked == [(("---",), ("TGO",))]


def test_the_spouse_of_a_president_is_of_the_elite_wherever_she_is_named() -> None:
    told = "Le ministre péruvien a critiqué la première dame chilienne Rosa Diaz. Le ministre a insulté Rosa Diaz."
    assert parties(told, "ACCUSE") == [(("PER GOV",), ("CHL ELI",)), (("PER GOV",), ("CHL ELI",))]


@pytest.mark.parametrize(
    ("text", "language", "recipient"),
    [
        ("À Lima, au Pérou, la police a tué Juan Rojas.", "fr", "PER CVL"),
        ("Pedro Salas a été arrêté mardi par la police péruvienne.", "fr", "PER CVL"),
        ("Un soldat péruvien a blessé un quinquagénaire à Lima.", "fr", "PER CVL"),
        ("Police in Lima, Peru, shot Juan Rojas on Monday.", "en", "PER CVL"),
        ("À Lima, au Pérou, la police a arrêté le ministre Juan Rojas.", "fr", "PER GOV"),
        ("Le président péruvien a remercié Juan Rojas à Lima.", "fr", "PER CVL"),
        ("Entre le Chili, le Brésil et le Pérou, le ministre péruvien remercie Juan Rojas.", "fr", "PER GOV"),
    ],
)
def test_somebody_of_no_office_suffers_violence_and_arrests_as_one_of_the_people(
    text: str, language: str, recipient: str
) -> None:
    assert [one.recipient for one in coded(text, language)] == [(recipient,)]


@pytest.mark.parametrize(
    ("text", "language", "actor"),
    [
        ("À Lyon, en France, la chanteuse Odile Ferrand a critiqué la mairie.", "fr", "FRA CVL"),
        ("À Lyon, en France, Odile Ferrand a critiqué la mairie.", "fr", "FRA CVL"),
        ("À Lyon, en France, son avocat, Me Louis Perrin, a dénoncé le procès.", "fr", "FRA CVL"),
        ("À Lyon, en France, la ministre de la Culture Odile Ferrand a critiqué la mairie.", "fr", "FRA GOV"),
        ("In Leeds, England, Ada Holm criticised the council.", "en", "GBR CVL"),
        ("In Leeds, England, the mayor Ada Holm criticised the council.", "en", "GBR GOV"),
    ],
)
def test_who_is_named_without_an_office_is_one_of_the_people_where_no_states_deal_with_each_other(
    text: str, language: str, actor: str
) -> None:
    assert {one.actor for one in coded(text, language)} == {(actor,)}


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("La marine chilienne a coulé un cargo péruvien.", "PER BUS"),
        ("La marine chilienne a coulé un pétrolier péruvien.", "PER BUS"),
    ],
)
def test_a_thing_that_is_hit_is_that_of_its_owners(text: str, recipient: str) -> None:
    assert [one.recipient for one in coded(text)] == [(recipient,)]


def test_who_is_overthrown_or_steps_down_ruled_then() -> None:
    told = "L'ancien président péruvien Luis Paz est rentré à Lima. "
    assert parties(told + "La junte péruvienne a renversé Luis Paz en 2020.", "COERCE")[-1][1] == ("PER GOV",)
    assert parties(told + "Luis Paz avait démissionné en 2020.", "RETREAT")[-1][0] == ("PER GOV",)


@pytest.mark.parametrize(
    ("told", "language", "codes"),
    [
        ("L'Otan a bombardé Tripoli.", "fr", ("IGO MIL",)),
        ("La coalition menée par l'Otan a bombardé Tripoli.", "fr", ("IGO MIL",)),
        ("NATO warplanes bombed Tripoli.", "en", ("IGO MIL",)),
    ],
)
def test_an_alliance_that_strikes_does_so_by_its_armies(told: str, language: str, codes: tuple[str, ...]) -> None:
    assert [one[0] for one in parties(told, "ASSAULT", language)] == [codes]


@pytest.mark.parametrize(
    ("told", "whom"),
    [
        ("Le président péruvien a exigé qu'Evo Morales se rétracte.", "BOL GOV"),
        ("Lima exige la démission d'Evo Morales.", "BOL GOV"),
        ("Lima exige que le Ghana retire ses troupes.", "GHA"),
        ("Oslo a souhaité que le Pérou revienne à la table.", "PER"),
    ],
)
def test_what_somebody_is_to_do_is_asked_of_him(told: str, whom: str) -> None:
    assert [one[1] for one in parties(told, "REQUEST")] == [(whom,)]


@pytest.mark.parametrize(
    ("told", "language", "code"),
    [
        ("L'administration Trump a sanctionné Lima.", "fr", "USA GOV"),
        ("Le gouvernement de Boris Johnson a sanctionné Lima.", "fr", "GBR GOV"),
        ("L'équipe Macron a sanctionné Lima.", "fr", "FRA GOV"),
        ("The Biden administration sanctioned Peru.", "en", "USA GOV"),
    ],
)
def test_a_government_is_of_the_state_of_who_heads_it(told: str, language: str, code: str) -> None:
    assert [one[0] for one in parties(told, "SANCTION", language)] == [(code,)]


@pytest.mark.parametrize(
    ("told", "language", "codes"),
    [
        ("Les présidents du Ghana et du Togo ont condamné Lima.", "fr", ("GHA GOV", "TGO GOV")),
        ("Des dirigeants du Soudan, du Tchad et d'Oman ont condamné Lima.", "fr", ("SDN GOV", "TCD GOV", "OMN GOV")),
        ("The presidents of Ghana and Togo condemned Peru.", "en", ("GHA GOV", "TGO GOV")),
        ("Le président du Ghana et le Togo ont condamné Lima.", "fr", ("GHA GOV", "TGO GOV")),
    ],
)
def test_a_plural_noun_is_of_all_the_states_in_a_row_behind_it(
    told: str, language: str, codes: tuple[str, ...]
) -> None:
    assert [one[0] for one in parties(told, "ACCUSE", language)] == [codes]


@pytest.mark.parametrize(
    "told",
    [
        "Un lycéen a été touché de plusieurs balles tirées par un policier ghanéen.",
        "Un lycéen a été tué par une balle tirée par un policier ghanéen.",
    ],
)
def test_who_sent_off_what_hit_somebody_did_it(told: str) -> None:
    assert {one[0] for one in parties(told, "ASSAULT")} == {("GHA COP",)}


def test_who_shells_a_town_of_his_own_state_does_not_shell_its_government() -> None:
    assert parties("L'armée syrienne a bombardé Alep.", "ASSAULT") == [(("SYR MIL",), ("SYR",))]


def test_those_who_clash_are_those_who_protested() -> None:
    told = "Des milliers de manifestants péruviens ont défilé à Lima. Des heurts ont éclaté dans la soirée."
    assert parties(told, "ASSAULT") == [(("PER CVL",), ())]


def test_a_town_that_no_list_knows_is_of_the_state_a_text_tells_of() -> None:
    told = "Le président péruvien Luis Rojas a parlé à Lima. Le Pérou attend. M. Rojas s'est rendu à Huancarama."
    assert parties(told, "CONSULT") == [(("PER GOV",), ("PER",))]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Des hélicoptères français ont été déployés.", "FRA MIL"),
        ("Le déploiement de chars russes a commencé.", "RUS MIL"),
    ],
)
def test_arms_that_nobody_is_said_to_move_are_moved_by_those_whose_they_are(told: str, code: str) -> None:
    assert parties(told, "MOBILIZE") == [((code,), ())]
