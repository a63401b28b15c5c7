"""Words an outlet repeats are set aside; versions of one article and long paragraphs are not repetitions."""

from recoupe.link.origins import origins
from recoupe.link.repetitions import repetitions
from recoupe.model import Block, Text
from recoupe.terms import EdgeKind, Role
from tests.link.builders import Piler

LINE = "Inscrivez-vous à la lettre du matin et recevez chaque jour à sept heures l'essentiel de la vallée, sans frais."
BODIES = (
    "La rivière est sortie de son lit dans la nuit et une trentaine de familles ont dormi au gymnase du bourg.",
    "Le conseil a voté hier soir le budget de l'an prochain, qui prévoit deux classes de plus au collège.",
    "Un incendie a détruit samedi la halle du marché ; les pompiers cherchent encore ce qui l'a fait partir.",
)


def dossier(bodies: tuple[str, ...], *, outlet: str = "Le Phare") -> Piler:
    piler = Piler()
    for place, body in enumerate(bodies):
        text = piler.text(f"{body}\n{LINE}", outlet=outlet or f"Journal {place}")
        piler.records += [Block(span=piler.span(text, part), role=Role.BODY) for part in (body, LINE)]
    return piler


def test_a_line_under_three_articles_of_one_outlet_is_a_repetition() -> None:
    pile = dossier(BODIES).pile()
    [found] = repetitions(pile)
    texts = {one.id: one.characters for one in pile.of(Text)}
    assert found.outlet == "Le Phare"
    assert {texts[span.text][span.start : span.end] for span in found.spans} == {LINE}
    assert len({span.text for span in found.spans}) == 3


def test_two_articles_are_too_few_and_three_outlets_are_no_outlet() -> None:
    assert repetitions(dossier(BODIES[:2]).pile()) == []
    assert repetitions(dossier(BODIES, outlet="").pile()) == []


def test_versions_of_one_article_repeat_nothing() -> None:
    versions = tuple(f"{BODIES[0]} {BODIES[1]} {end}" for end in ("Un.", "Deux.", "Trois."))
    assert repetitions(dossier(versions).pile()) == []


def test_articles_that_share_a_repetition_alone_are_no_copies() -> None:
    pile = dossier(BODIES).pile()
    kinds = [edge.kind for one in origins(pile.more(repetitions(pile))) for edge in one.edges]
    assert EdgeKind.COPIED_SPAN not in kinds
