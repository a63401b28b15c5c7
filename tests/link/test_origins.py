"""Copies fold by containment and runs, agencies by credit; quotations and owners only lower the count."""

from dataclasses import replace

import pytest

from recoupe.link.origins import origins
from recoupe.link.upstream import count
from recoupe.model import Article, Credit, Fingerprint
from recoupe.terms import EdgeKind, OriginKind
from tests.link.builders import Piler

DISPATCH = (
    "Le ministre des Transports a présenté mardi un plan de rénovation des ponts du littoral, dont la moitié ont plus "
    "de cinquante ans selon un audit remis en mars. Les travaux commenceront au printemps par les ouvrages les plus "
    "abîmés et dureront six ans. Les communes, elles, demandent que l'État prenne à sa charge la totalité de la "
    "dépense, ce que le gouvernement exclut pour le moment."
)
OTHER = (
    "Une pluie continue a fait sortir la rivière de son lit dans la nuit de lundi. Une trentaine de familles ont passé "
    "la nuit au gymnase. Le maire attend la décrue pour mercredi et promet un point chaque matin."
)


def test_the_same_text_twice_is_two_articles_and_one_origin() -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare", day="2024-05-02")
    piler.records.append(Article(text=piler.records[0].id, sha256="b", name="copy.txt", outlet="La Digue"))
    found = origins(piler.pile())
    assert [len(one.members) for one in found] == [2]
    assert count(found[0].members, found) == (1, 1)


def test_a_shortened_copy_folds_into_the_earlier_and_longer_text() -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare", day="2024-05-02")
    piler.text(DISPATCH.partition(" Les communes")[0], outlet="La Digue", day="2024-05-03")
    piler.text(OTHER, outlet="Le Vallon", day="2024-05-03")
    found = origins(piler.pile())
    folded = next(one for one in found if len(one.members) == 2)
    names = {one.id: one.outlet for one in piler.records if isinstance(one, Article)}
    assert folded.kind is OriginKind.OUTLET
    assert names[folded.root] == "Le Phare"
    [edge] = folded.edges
    assert (names[edge.earlier], names[edge.later]) == ("Le Phare", "La Digue")
    assert "published earlier" in edge.reason
    assert sorted(len(one.members) for one in found) == [1, 2]


def test_a_copy_with_every_tenth_word_changed_still_folds() -> None:
    words = DISPATCH.split()
    edited = " ".join("autre" if place % 10 == 9 else word for place, word in enumerate(words))
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare")
    piler.text(edited, outlet="La Digue")
    [folded] = origins(piler.pile())
    assert folded.kind is OriginKind.SHARED_UPSTREAM
    assert folded.edges[0].undirected


def test_a_shared_quotation_does_not_join_texts_but_lowers_the_count() -> None:
    quotation = "nous ne laisserons aucune commune seule devant une dépense que la loi a mise à sa charge"
    piler = Piler()
    for words, outlet in (
        (f"{OTHER} « {quotation} »", "Le Vallon"),
        (f"Un tout autre récit. « {quotation} »", "Le Cap"),
    ):
        text = piler.text(words, outlet=outlet)
        piler.records = [one for one in piler.records if not (isinstance(one, Fingerprint) and one.text == text.id)]
        piler.records.append(piler.fingerprint(text, quotation))
    found = origins(piler.pile())
    members = [member for one in found for member in one.members]
    assert len(found) == 2
    assert {edge.kind for one in found for edge in one.edges} == {EdgeKind.QUOTATION}
    assert count(members, found) == (1, 2)


def test_one_owner_lowers_the_count() -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare", publisher="Presses réunies")
    piler.text(OTHER, outlet="Le Vallon", publisher="Presses réunies")
    found = origins(piler.pile())
    assert count([member for one in found for member in one.members], found) == (1, 2)


def test_two_articles_that_credit_one_agency_hang_under_it() -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare")
    piler.text(OTHER, outlet="Le Vallon")
    piler.records = [
        replace(one, id="", credits=(Credit("ORG:AFP", "avec AFP"),)) if isinstance(one, Article) else one
        for one in piler.records
    ]
    [agency] = origins(piler.pile())
    assert (agency.kind, agency.root, len(agency.members)) == (OriginKind.AGENCY, "ORG:AFP", 2)
    assert {edge.kind for edge in agency.edges} == {EdgeKind.CREDIT_LINE}


@pytest.mark.parametrize("order", [1, -1])
def test_origins_do_not_depend_on_the_order_of_records(order: int) -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare", day="2024-05-02")
    piler.text(DISPATCH + " Fin.", outlet="La Digue", day="2024-05-03")
    piler.text(OTHER, outlet="Le Vallon")
    expected = origins(piler.pile())
    piler.records = piler.records[::order]
    assert origins(piler.pile()) == expected


def test_initials_and_name_of_an_outlet_are_one_agency_whose_articles_are_its_own() -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Agence Continentale", day="2024-05-02")
    piler.text(DISPATCH + " (AC)", outlet="Le Phare", day="2024-05-02")
    piler.text(OTHER, outlet="Le Vallon")
    credited = {"Le Phare": "ORG:AC", "Le Vallon": "ORG:AGENCE_CONTINENTALE"}
    piler.records = [
        replace(one, id="", credits=(Credit(credited[one.outlet], "credited"),))
        if isinstance(one, Article) and one.outlet in credited
        else one
        for one in piler.records
    ]
    [agency] = origins(piler.pile())
    assert (agency.root, len(agency.members)) == ("ORG:AGENCE_CONTINENTALE", 3)
    [copied] = [edge for edge in agency.edges if edge.kind is EdgeKind.COPIED_SPAN]
    assert "the later credits the earlier" in copied.reason


def test_two_texts_under_one_address_are_versions_of_one_article() -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare", day="2024-05-02")
    piler.text(DISPATCH + " Fin.", outlet="Le Phare", day="2024-05-03")
    piler.records = [
        replace(one, id="", canonical_url="https://phare.example/1") if isinstance(one, Article) else one
        for one in piler.records
    ]
    [one] = origins(piler.pile())
    assert [edge.kind for edge in one.edges] == [EdgeKind.REVISION]
    assert one.kind is OriginKind.OUTLET
    assert count(one.members, [one]) == (1, 1)


def test_an_article_mixed_from_two_has_two_roots_and_does_not_join_them() -> None:
    piler = Piler()
    piler.text(DISPATCH, outlet="Le Phare", day="2024-05-02")
    piler.text(OTHER, outlet="Le Vallon", day="2024-05-02")
    piler.text(f"{DISPATCH} {OTHER}", outlet="La Digue", day="2024-05-04")
    found = origins(piler.pile())
    assert sorted(len(one.members) for one in found) == [2, 2]
    assert count({member for one in found for member in one.members}, found) == (2, 2)
