"""What several articles say together: figures, disputes where a denial meets a claim, witnesses and not articles."""

from dataclasses import replace

from recoupe.link.findings import findings
from recoupe.link.propositions import propositions
from recoupe.link.witnesses import witnesses
from recoupe.model import Claim, Finding, Mention, Story, Why
from recoupe.terms import EntityType, FindingKind, MentionKind, Relation, Stance, Use
from tests.link.builders import Piler


def all_findings(piler: Piler) -> list[Finding]:
    pile = piler.pile()
    return findings(pile.more(propositions(pile)))


def of_kind(piler: Piler, kind: FindingKind) -> list[Finding]:
    return [one for one in all_findings(piler) if one.kind is kind]


def two_disputing(piler: Piler, *, things: str = "soldat troupe") -> tuple[Claim, Claim]:
    first = piler.text("Séoul affirme que des soldats sont partis.", outlet="A", day="2024-10-18")
    second = piler.text("Moscou dément tout envoi de troupes.", outlet="B", day="2024-10-19")
    asserted = piler.claim(first, "des soldats sont partis", by="KOR", terms="soldat partir")
    denied = piler.claim(
        second, "tout envoi de troupes", by="RUS", stance=Stance.DENIES, terms=things, target=asserted.id
    )
    return asserted, denied


def test_a_denial_aimed_at_a_claim_is_a_dispute() -> None:
    piler = Piler()
    asserted, denied = two_disputing(piler)
    [dispute] = of_kind(piler, FindingKind.DISPUTE)
    assert dispute.claims_for == (asserted.id,)
    assert dispute.claims_against == (denied.id,)
    assert [(tie.relation, tie.a, tie.b) for tie in dispute.ties] == [(Relation.CONTRADICTS, asserted.id, denied.id)]
    assert (dispute.articles, len(dispute.witnesses)) == (2, 2)


def test_a_denial_of_another_thing_is_no_dispute() -> None:
    piler = Piler()
    first = piler.text("Séoul affirme que des soldats sont partis.", outlet="A")
    second = piler.text("Moscou dément tout achat de pétrole.", outlet="B")
    piler.claim(first, "des soldats sont partis", by="KOR", terms="soldat partir")
    piler.claim(second, "tout achat de pétrole", by="RUS", stance=Stance.DENIES, terms="achat pétrole")
    assert of_kind(piler, FindingKind.DISPUTE) == []


def test_a_denial_covers_the_particular_it_names_in_general() -> None:
    piler = Piler()
    first = piler.text("Séoul : la Corée du Nord a ratifié le traité et livré des obus.", outlet="A")
    second = piler.text("Moscou dément avoir ratifié un traité.", outlet="B")
    words = "la Corée du Nord a ratifié le traité et livré des obus"
    asserted = piler.claim(first, words, by="KOR", terms="traité ratifier obus")
    denied = piler.claim(second, "avoir ratifié un traité", by="RUS", stance=Stance.DENIES, terms="traité ratifier")
    for text, claim, name in ((first, asserted, "Corée du Nord"), (second, denied, "Moscou")):
        span = piler.span(text, name)
        kind, use, key = MentionKind.NAME, Use.ACTOR, ("RUS",)
        mention = Mention(span=span, head=span, kind=kind, type=EntityType.STATE, use=use, candidates=key)
        piler.records += [mention, replace(claim, id="", mentions=(mention.id,), predicates=("RATIFY",))]
        piler.records.remove(claim)
    assert of_kind(piler, FindingKind.DISPUTE) == []
    piler.records.append(Story(members=("A", "B"), why=Why(inputs=(first.id, second.id))))
    [dispute] = of_kind(piler, FindingKind.DISPUTE)
    assert dispute.ties[0].reason == "the same act of the same parties, denied"


def test_a_denial_between_nobody_and_nobody_is_no_dispute() -> None:
    piler = Piler()
    text = piler.text("On dit que le traité a été ratifié, ce qui a été démenti.")
    asserted = piler.claim(text, "le traité a été ratifié", terms="traité ratifier")
    piler.claim(text, "ce qui", stance=Stance.DENIES, target=asserted.id)
    assert of_kind(piler, FindingKind.DISPUTE) == []


def test_a_refusal_to_confirm_is_no_denial() -> None:
    piler = Piler()
    first = piler.text("Séoul affirme que des soldats sont partis.", outlet="A")
    second = piler.text("Moscou refuse de confirmer l'envoi de soldats.", outlet="B")
    piler.claim(first, "des soldats sont partis", by="KOR", terms="soldat partir")
    piler.claim(second, "l'envoi de soldats", by="RUS", stance=Stance.DECLINES_TO_CONFIRM, terms="soldat envoi")
    assert of_kind(piler, FindingKind.DISPUTE) == []


def test_bodies_of_one_state_are_one_witness_and_nobody_is_none() -> None:
    piler = Piler()
    text = piler.text("Un. Deux. Trois. Quatre.")
    claims = [
        piler.claim(text, "Un", by="KOR:NIS"),
        piler.claim(text, "Deux", by="KOR"),
        piler.claim(text, "Trois"),
        piler.claim(text, "Quatre", by="USA:DOD"),
    ]
    found = witnesses(piler.pile(), claims)
    assert [one.key for one in found] == ["KOR", "USA"]
    assert "KOR:NIS" in found[0].reason
    assert set(found[0].claims) == {claims[0].id, claims[1].id}


def test_figures_of_one_population_make_a_series() -> None:
    piler = Piler()
    first = piler.text("1 500 soldats KOR", day="2024-10-18", outlet="A")
    second = piler.text("3 000 soldats", day="2024-10-23", outlet="B")
    third = piler.text("12 morts", day="2024-10-24", outlet="C")
    for text, words, figure, counted in (
        (first, "1 500 soldats", 1500.0, "soldat"),
        (second, "3 000 soldats", 3000.0, "soldat"),
        (third, "12 morts", 12.0, "mort"),
    ):
        piler.quantity(text, words, figure, figure, counted)
        piler.claim(text, text.characters, by="KOR" if figure < 2000 else "USA", terms=counted)
    assert of_kind(piler, FindingKind.FIGURE_SERIES) == []


def test_claims_of_one_act_thing_and_actor_meet_in_one_proposition() -> None:
    piler = Piler()
    first = piler.text("Le traité a été ratifié, dit Kim.", outlet="A")
    second = piler.text("The treaty was ratified, Kim said.", language="en", outlet="B")
    third = piler.text("Des missiles ont été tirés.", outlet="C")
    claims = [
        piler.claim(first, "Le traité a été ratifié", by="PRK", terms="traité ratifier"),
        piler.claim(second, "The treaty was ratified", by="RUS", terms="treaty ratify"),
        piler.claim(third, "Des missiles ont été tirés", by="PRK", terms="missile tirer"),
    ]
    for text in (first, second):
        piler.mention(text, text.characters, "Kim")
    groups = {frozenset(one.claims) for one in propositions(piler.pile())}
    assert groups == {frozenset({claims[0].id, claims[1].id}), frozenset({claims[2].id})}


def test_every_claim_is_in_exactly_one_proposition() -> None:
    piler = Piler()
    two_disputing(piler)
    claims = [claim for one in propositions(piler.pile()) for claim in one.claims]
    assert sorted(claims) == sorted({*claims})
    assert len(claims) == 2
