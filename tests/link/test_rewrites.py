"""Rewrites: found where a credit line leads, shown with the words that were kept, and never joining two origins."""

from dataclasses import replace

from recoupe.link.origins import origins
from recoupe.model import Article, Credit, Edge, Fingerprint, Origin, Text
from tests.link.builders import Piler

DISPATCH = (
    "Le chantier naval de Port-Rohan a livré lundi le ferry Galathée à la compagnie Armor Lignes, avec onze mois de "
    "retard. La présidente de la compagnie, Solveig Kerdraon, a parlé d'une page tournée."
)
REWRITE = (
    "Onze mois qu'Armor Lignes attendait : le ferry Galathée a quitté Port-Rohan. Au chantier naval de Port-Rohan on "
    "ne boude pas son plaisir, et la présidente de la compagnie, Solveig Kerdraon, veut regarder devant."
)
OTHER = "La récolte de lin sera maigre cette année dans le pays de Caux, où la pluie a couché les champs en mai."


def _piler(rewrite: str, *, day: str = "2024-05-07", credit: str = "Avec AL") -> Piler:
    """An agency's dispatch, another text of its own, and an article of a newspaper; all words count as terms."""
    piler = Piler()
    piler.text(DISPATCH, outlet="Agence Littorale", day="2024-05-06")
    piler.text(OTHER, outlet="Agence Littorale", day="2024-05-06")
    piler.text(rewrite, outlet="Le Phare", day=day)
    texts = {one.id: one for one in piler.records if isinstance(one, Text)}
    for place, one in enumerate(piler.records):
        if isinstance(one, Fingerprint):
            words = texts[one.text].characters.lower().replace(",", "").replace(".", "").split()
            piler.records[place] = replace(one, terms=tuple(sorted(words)))
        elif isinstance(one, Article) and one.outlet == "Le Phare" and credit:
            piler.records[place] = replace(one, credits=(Credit("ORG:AL", credit, None),))
    return piler


def _written(piler: Piler) -> list[tuple[Edge, Origin]]:
    found = origins(piler.pile())
    return [(edge, one) for one in found for edge in one.edges if "rewritten" in edge.reason]


def test_a_rewrite_leads_back_to_the_dispatch_of_the_agency_it_credits() -> None:
    piler = _piler(REWRITE)
    [(edge, origin)] = _written(piler)
    outlets = {one.id: one.outlet for one in piler.records if isinstance(one, Article)}
    texts = {one.id: one.characters for one in piler.records if isinstance(one, Text)}
    assert (outlets[edge.earlier], outlets[edge.later]) == ("Agence Littorale", "Le Phare")
    assert origin.root == "ORG:AGENCE_LITTORALE"
    kept = [texts[span.text][span.start : span.end] for span in edge.spans]
    assert "la présidente de la compagnie, Solveig Kerdraon," in kept
    assert {span.text for span in edge.spans} == {one.text for one in piler.records if isinstance(one, Article)
                                                  and one.id in (edge.earlier, edge.later)}  # fmt: skip


def test_without_a_credit_nothing_is_held_to_be_a_rewrite() -> None:
    assert _written(_piler(REWRITE, credit="")) == []


def test_another_matter_or_another_week_is_no_rewrite() -> None:
    assert _written(_piler("Une pluie continue a fait sortir la rivière de son lit dans la nuit de lundi.")) == []
    assert _written(_piler(REWRITE, day="2024-05-20")) == []
    assert _written(_piler(REWRITE, day="2024-05-01")) == []


def test_a_copy_is_no_rewrite() -> None:
    assert _written(_piler(DISPATCH + " Le maire a applaudi.")) == []
