"""Kinds of findings on sentences read whole: judgements, reserves, clauses, predictions, corrections, dealings."""

import pytest

from recoupe import packs
from recoupe.link.assembly import subject
from recoupe.link.pile import Pile
from recoupe.model import Finding, Record
from recoupe.pipeline import linked
from recoupe.terms import FindingKind, Relation
from tests.link.read import pile_of, read_as


def of_kind(pile: Pile, kind: FindingKind) -> list[Finding]:
    return [one for one in pile.of(Finding) if one.kind is kind]


LAWFUL = "La Serbie a déclaré que sa coopération militaire avec la Hongrie était légale."
UNLAWFUL = "Le Monténégro a déclaré que la coopération militaire de la Serbie avec la Hongrie était illégale."


def test_judgements_at_both_ends_of_a_scale_are_a_contrast() -> None:
    [found] = of_kind(
        pile_of((LAWFUL, "fr", "2024-03-01"), (UNLAWFUL, "fr", "2024-03-05")), FindingKind.EVALUATION_CONFLICT
    )
    assert {tie.relation for tie in found.ties} == {Relation.CONTRASTS}
    assert "légale" in found.summary_fr
    assert "illégale" in found.summary_fr


def test_judgements_a_year_apart_are_no_conflict() -> None:
    pile = pile_of((LAWFUL, "fr", "2023-03-01"), (UNLAWFUL, "fr", "2024-03-05"))
    assert of_kind(pile, FindingKind.EVALUATION_CONFLICT) == []


def test_a_judgement_of_an_act_is_titled_by_the_act() -> None:
    pile = pile_of((LAWFUL, "fr", "2024-03-01"))
    assert subject(pile, (), ("NOR",), "fr", acts=("TROOP_MOVE",)) == "déploiement (Norvège)"
    assert subject(pile, (), ("NOR",), "en", acts=("TROOP_MOVE",)) == "deployment (Norway)"


def test_every_family_of_acts_has_a_name_for_readers() -> None:
    ontology = packs.shipped("ontology")
    assert {row["family"] for row in ontology["families"]} == {row["family"] for row in ontology["predicates"]}


def test_a_negated_judgement_stands_at_the_other_end() -> None:
    other = "Le Monténégro a déclaré que la coopération militaire de la Serbie avec la Hongrie n'était pas illégale."
    pile = pile_of((LAWFUL, "fr", "2024-03-01"), (other, "fr", "2024-03-05"))
    assert of_kind(pile, FindingKind.EVALUATION_CONFLICT) == []


HEDGED = "Selon le ministère polonais de la Défense, la Biélorussie pourrait avoir livré des missiles à la Russie."


def test_what_several_texts_tell_with_reserve_only_is_shown_as_that() -> None:
    again = "La Biélorussie aurait peut-être livré des missiles à la Russie, selon les services lituaniens."
    [found] = of_kind(pile_of((HEDGED, "fr", "2024-03-01"), (again, "fr", "2024-03-02")), FindingKind.HEDGED_CLAIM)
    assert len(found.points) == 2


def test_what_one_text_states_is_not_shown_as_told_with_reserve() -> None:
    again = "La Biélorussie aurait peut-être livré des missiles à la Russie, selon les services lituaniens."
    stated = "La Biélorussie a livré des missiles à la Russie, a annoncé le Pentagone."
    pile = pile_of((HEDGED, "fr", "2024-03-01"), (again, "fr", "2024-03-02"), (stated, "fr", "2024-03-03"))
    assert of_kind(pile, FindingKind.HEDGED_CLAIM) == []


def test_one_clause_in_two_wordings() -> None:
    here = (
        "La Serbie et la Hongrie ont signé un traité, promettant une aide militaire « sans délai » en "
        "cas d'attaque contre l'un des deux pays."
    )
    there = (
        "La Serbie et la Hongrie ont signé un traité en mars. Ce texte prévoit une « assistance militaire immédiate » "
        "en cas d'agression armée d'un pays tiers."
    )
    [found] = of_kind(pile_of((here, "fr", "2024-03-01"), (there, "fr", "2024-03-05")), FindingKind.WORDING)
    assert "sans délai" in found.summary_fr


FORETOLD = (
    "Selon le président ukrainien, les soldats nord-coréens commenceront à combattre en Ukraine à partir de dimanche."
)


def test_a_prediction_nothing_is_reported_of_is_open() -> None:
    later = "Kiev a déclaré que la Corée du Nord avait livré des obus à la Russie pour combattre en Ukraine."
    [found] = of_kind(
        pile_of((FORETOLD, "fr", "2024-10-25"), (later, "fr", "2024-11-20")), FindingKind.PREDICTION_CHECK
    )
    assert "2024-11-20" in found.summary_fr
    assert found.claims_against == ()


def test_a_prediction_that_nobody_followed_is_not_shown() -> None:
    later = "Le gouvernement canadien a annoncé un budget de dix milliards de dollars."
    pile = pile_of((FORETOLD, "fr", "2024-10-25"), (later, "fr", "2024-11-20"))
    assert of_kind(pile, FindingKind.PREDICTION_CHECK) == []


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (
            "fr",
            "Le prix des cerises devrait grimper dans la vallée du Lot, selon les producteurs.",
            "Le prix des cerises de la vallée du Lot a grimpé d'un tiers, affirment les producteurs.",
        ),
        (
            "en",
            "Cherry prices in the Hood Valley are likely to climb, growers said.",
            "Cherry prices in the Hood Valley have climbed by a third, growers say.",
        ),
    ],
)
def test_a_prediction_is_set_beside_what_a_later_day_tells(language: str, before: str, after: str) -> None:
    pile = pile_of((before, language, "2024-05-02"), (after, language, "2024-05-20"))
    [found] = of_kind(pile, FindingKind.PREDICTION_CHECK)
    assert len(found.members) == 2
    pile = pile_of((after, language, "2024-05-02"), (before, language, "2024-05-20"))
    assert of_kind(pile, FindingKind.PREDICTION_CHECK) == []


def corrected(*told: tuple[str, str, str]) -> list[Finding]:
    """The corrections among texts given as (words, ISO day, outlet)."""
    records: list[Record] = [one for words, day, outlet in told for one in read_as(words, day=day, outlet=outlet)]
    return [
        one for one in linked(records)["findings"] if isinstance(one, Finding) and one.kind is FindingKind.CORRECTION
    ]


WRONG = "La Corée du Nord a envoyé 13 000 soldats en Russie, a déclaré le gouvernement sud-coréen."
NOTICE = (
    "Contrairement à ce que nous avons écrit hier, le gouvernement sud-coréen n'a pas déclaré que la Corée du Nord "
    "avait envoyé 13 000 soldats en Russie."
)


def test_a_notice_withdraws_what_its_outlet_printed() -> None:
    [found] = corrected((WRONG, "2024-10-24", "Le Phare"), (NOTICE, "2024-10-25", "Le Phare"))
    assert len(found.claims_against) == 1
    assert found.summary_fr.startswith("Le Phare rectifie")


@pytest.mark.parametrize(("day", "outlet"), [("2024-10-24", "La Balise"), ("2024-03-01", "Le Phare")])
def test_a_notice_withdraws_nothing_of_another_outlet_or_of_long_ago(day: str, outlet: str) -> None:
    [found] = corrected((WRONG, day, outlet), (NOTICE, "2024-10-25", "Le Phare"))
    assert found.claims_against == ()


def test_a_note_inside_the_article_withdraws_the_earlier_version() -> None:
    words = (
        "This article was amended on 28 March. An earlier version said that 13,000 soldiers had been sent to Russia."
    )
    records = read_as(words, language="en", day="2024-03-28", outlet="The Lantern")
    [found] = [one for one in linked(records)["findings"] if isinstance(one, Finding)]
    assert found.kind is FindingKind.CORRECTION
    assert any("13,000" in point.spans[0].surface for point in found.points)


def test_dealings_of_two_parties_make_a_timeline() -> None:
    pile = pile_of(
        ("Le président serbe s'est rendu en Hongrie le 3 mars 2024.", "fr", "2024-03-04"),
        ("Le ministre hongrois des Affaires étrangères s'est rendu en Serbie le 9 avril 2024.", "fr", "2024-04-10"),
        ("Le président serbe s'est rendu en Hongrie le 3 mars 2024. Il a rencontré le Premier ministre hongrois.", "fr",
         "2024-04-11"),
        ("Le Premier ministre hongrois s'est rendu en Serbie le 20 mai 2024.", "fr", "2024-05-21"),
    )  # fmt: skip
    [found] = of_kind(pile, FindingKind.TIMELINE)
    assert found.summary_fr.count("→") == 2


GRAVE = "Le Premier ministre Karel Novak a qualifié l'envoi de soldats serbes au Soudan d'« escalade » « grave »."
SMALL = "La Serbie a envoyé des soldats au Soudan. Luis Prado juge ce déploiement « très limité »."


def test_what_one_calls_grave_and_another_limited_is_judged_at_opposite_ends() -> None:
    pile = pile_of((GRAVE, "fr", "2025-03-04"), (SMALL, "fr", "2025-03-06"))
    [found] = of_kind(pile, FindingKind.EVALUATION_CONFLICT)
    assert "grave" in found.summary_fr
    assert "limité" in found.summary_fr
