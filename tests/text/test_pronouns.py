"""Pronouns, left-out subjects and descriptions: linked where one antecedent stands out, open elsewhere."""

import pytest

from recoupe.terms import MentionKind
from tests.read.readings import links_of, mentions_of


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
        (
            "Luc Arnal a nié. Quant à l'armateur Ziad Karam, il a dit que Luc Arnal mentait.",
            {"il": "l'armateur Ziad Karam"},
        ),
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
        ("Le préfet, Paul Martel, a éludé. Le responsable partira.", {"Le responsable": "Le préfet, Paul Martel"}),
        ("Le préfet, Paul Martel, a reçu Luc Arnal. Le responsable partira.", {}),
        ("Le préfet, Paul Martel, a éludé. Le responsable de la sécurité partira.", {}),
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


def test_an_elided_subject_is_the_subject_before() -> None:
    text = "Le ministère ukrainien de la Défense a publié une vidéo et a affirmé qu'elle était récente."
    found = [one for one in mentions_of(text) if one.kind is MentionKind.ELIDED]
    assert [(one.span.surface, one.candidates) for one in found] == [("affirmé", ("UKR:DEFENCE_MINISTRY",))]


def test_an_impersonal_pronoun_is_no_mention() -> None:
    text = "Le président russe Vladimir Poutine est parti. Il faut attendre."
    assert [one for one in mentions_of(text) if one.kind is MentionKind.PRONOUN] == []


def test_it_seems_is_impersonal() -> None:
    assert links_of("Paul Martel a parlé hier. Il semble que la piste soit bonne.") == {}


def test_a_left_out_subject_may_be_somebody_no_pack_knows() -> None:
    text = "L'entreprise Solvéa conteste le chiffre et invite les riverains."
    assert links_of(text) == {"invite": "L'entreprise Solvéa"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'Iran nie. Quant aux États-Unis, ils se taisent.", "fr", {"ils": "États-Unis"}),
        (
            "Ana Rusu, la présidente de la fondation Espoir, sort. Cette dernière sourit.",
            "fr",
            {"Cette dernière": "Ana Rusu"},
        ),
    ],
)
def test_a_topic_and_who_somebody_is(text: str, language: str, expected: dict[str, str]) -> None:
    links = links_of(text, language)
    assert {word: links.get(word, "") for word in expected} == expected
