"""Who stands behind a claim, as texts are read."""

from recoupe.link.witnesses import families, of_one_mouth
from recoupe.model import Claim
from tests.link.read import pile_of


def test_who_is_somebodys_does_not_speak_for_them() -> None:
    for words in (
        "Les proches de l'opposant norvégien affirment que la route est fermée.",
        "Les pays voisins de la Norvège affirment que la route est fermée.",
        "Certains partisans du gouvernement norvégien affirment que la route est fermée.",
    ):
        [claim] = pile_of((words, "fr", "2025-03-02")).of(Claim)
        assert families(pile_of((words, "fr", "2025-03-02")), claim) == ()


def test_who_stands_in_apposition_speaks() -> None:
    words = "L'opposant Lars Hagen affirme que la route est fermée."
    pile = pile_of((words, "fr", "2025-03-02"))
    [claim] = pile.of(Claim)
    assert families(pile, claim) == ("PER:LARS_HAGEN",)


def test_a_state_speaks_itself_and_through_one_mouth() -> None:
    words = (
        "Le ministre norvégien de la Défense, Odd Lien, espère rouvrir la route. Odd Lien promet une digue. "
        "La ministre norvégienne de la Justice, Siri Dahl, refuse toute enquête. La Norvège réclame un délai."
    )
    pile = pile_of((words, "fr", "2025-03-02"))
    told = [claim for claim in pile.of(Claim) if "NOR" in families(pile, claim)]
    heard = " ".join(one.span.surface for one in of_one_mouth(pile, "NOR", told))
    assert "Dahl" in " ".join(one.span.surface for one in told)
    assert "Lien" in heard
    assert "délai" in heard
    assert "Dahl" not in heard


def test_who_is_no_state_is_heard_whole() -> None:
    words = "L'opposant Lars Hagen affirme que la route est fermée. L'opposant Lars Hagen réclame une digue."
    pile = pile_of((words, "fr", "2025-03-02"))
    told = list(pile.of(Claim))
    assert of_one_mouth(pile, "PER:LARS_HAGEN", told) == told


def test_an_organ_that_a_state_s_own_agency_quotes_is_of_that_state() -> None:
    told = (
        ("The dam is full, state news agency KCNA said, quoting the Central Water Commission.", ("PRK",)),
        ("The dam is full, the Associated Press said, quoting the Central Water Commission.", ()),
    )
    for words, expected in told:
        pile = pile_of((words, "en", "2025-03-02"))
        [claim] = pile.of(Claim)
        assert [one for one in families(pile, claim) if len(one) == 3] == list(expected)


def test_who_spoke_last_is_meant_by_a_pronoun_whatever_its_chain() -> None:
    words = (
        "Le Chili hésite. De Lima, où il négociait, Vladimir Poutine a mis en garde: le fermer serait « une erreur »."
        " Si cela arrivait, a-t-il enchaîné, le quai fermerait."
    )
    pile = pile_of((words, "fr", "2025-03-02"))
    assert all("CHL" not in families(pile, one) for one in pile.of(Claim) if "enchaîné" in one.span.surface)


def test_an_adjective_makes_nobody_the_voice_of_a_state() -> None:
    words = "Le constructeur britannique assure que le quai est fermé. Les services britanniques disent que non."
    pile = pile_of((words, "fr", "2025-03-02"))
    builder, service = sorted(pile.of(Claim), key=lambda one: one.span.start)
    assert families(pile, builder) == ("SAID:constructeur britannique",)
    assert families(pile, service) == ("GBR",)


def test_hauliers_of_a_country_are_hauliers() -> None:
    pile = pile_of(("Norwegian hauliers say the road is closed.", "en", "2025-03-02"))
    [claim] = pile.of(Claim)
    assert families(pile, claim) == ("SAID:Norwegian hauliers",)


def test_a_body_is_of_no_state_for_who_is_named_with_it() -> None:
    words = (
        "Le porte-parole norvégien de la Ligue des ports a dit que la route est fermée. "
        "Un responsable français a promis une digue."
    )
    pile = pile_of((words, "fr", "2025-03-02"))
    assert {pile.affiliation(key) for key in pile.actors} == {""}


def test_a_spokesman_of_a_body_named_before_speaks_for_it() -> None:
    for words, language, state in (
        ("Le NIS compte 1 500 soldats. Un porte-parole du service a dit que d'autres suivraient.", "fr", "KOR"),
        ("The NIS said 1,500 men had left. A spokesman for the service said more would follow.", "en", "KOR"),
    ):
        pile = pile_of((words, language, "2025-03-02"))
        told = max(pile.of(Claim), key=lambda one: one.span.start)
        assert families(pile, told) == (state,)


def test_a_document_speaks_for_whoever_made_it() -> None:
    for words, language, body in (
        (
            "L'Agence des ports a publié lundi une étude. Selon ce texte, le quai aurait perdu trois mètres.",
            "fr",
            "AGENCE",
        ),
        (
            "Les enquêteurs de la Ligue des ports ont remis un rapport. Le document affirme que le quai fuit.",
            "fr",
            "LIGUE",
        ),
        ("The Harbour League released a report on Monday. According to the document, the quay leaks.", "en", "HARBOUR"),
    ):
        pile = pile_of((words, language, "2025-03-02"))
        told = max(pile.of(Claim), key=lambda one: one.span.start)
        assert [one.partition(":")[2].partition("_")[0] for one in families(pile, told)] == [body]


def test_a_treaty_speaks_for_none_of_those_who_made_it() -> None:
    words = "La Norvège a annoncé un traité de pêche. Le texte affirme que la digue sera fermée."
    pile = pile_of((words, "fr", "2025-03-02"))
    told = max(pile.of(Claim), key=lambda one: one.span.start)
    assert families(pile, told) == ()


def test_a_body_behind_a_contracted_article_is_of_the_state_of_who_relays_it() -> None:
    words = "Cent marins sont partis, a déclaré un député sud-coréen à l'issue d'un exposé du service de renseignement."
    pile = pile_of((words, "fr", "2025-03-02"))
    [claim] = pile.of(Claim)
    assert families(pile, claim) == ("KOR",)


def test_a_named_minister_of_a_state_named_before_speaks_for_it() -> None:
    for words, language in (
        ("La Norvège a protesté. Son ministre des Affaires étrangères, Odd Lien, a dénoncé une faute.", "fr"),
        ("Norway protested. Its foreign minister, Odd Lien, denounced a fault.", "en"),
    ):
        pile = pile_of((words, language, "2025-03-02"))
        told = max(pile.of(Claim), key=lambda one: one.span.start)
        assert families(pile, told) == ("NOR",)


def test_several_officials_of_a_state_are_heard_as_one_of_them_is() -> None:
    for words, language, expected in (
        ("Le pont a cédé, ont indiqué mardi des responsables norvégiens.", "fr", ("NOR",)),
        ("Des députés norvégiens ont affirmé que le pont avait cédé.", "fr", ("NOR",)),
        ("Norwegian officials said the bridge had given way.", "en", ("NOR",)),
        ("Norwegian lawmakers said the bridge had given way.", "en", ("NOR",)),
        ("Norwegian hauliers said the bridge had given way.", "en", ("SAID:Norwegian hauliers",)),
        ("Les électeurs norvégiens ont affirmé que le pont avait cédé.", "fr", ()),
    ):
        pile = pile_of((words, language, "2025-03-02"))
        [claim] = pile.of(Claim)
        assert families(pile, claim) == expected, words


def test_a_body_whose_verb_comes_after_another_is_known_by_its_description() -> None:
    words = "Le maire a parlé mardi. Son cabinet ne commente pas les rumeurs et ne souhaite pas confirmer ce chiffre."
    pile = pile_of((words, "fr", "2025-03-02"))
    told = {one.stance.value: families(pile, one) for one in pile.of(Claim)}
    assert told["declines_to_confirm"] == ("SAID:cabinet",)


def test_a_prefecture_is_itself_and_not_its_state() -> None:
    words = (
        "PARIS, 14 mars 2025 (Agence Meridienne) - Le pont de Corvel est tombé vendredi. Sept hommes sont morts, selon "
        "la préfecture."
    )
    pile = pile_of((words, "fr", "2025-03-14"))
    [told] = [one for one in pile.of(Claim) if "morts" in one.content.surface]
    assert families(pile, told) == ("SAID:préfecture",)
