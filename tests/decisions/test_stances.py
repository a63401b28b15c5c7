"""A claim that a person gives another stance takes the certainty and polarity that go with it."""

import pytest

from recoupe.decisions import Decision
from recoupe.decisions.replay import CERTAINTIES, POLARITIES, Replay
from recoupe.model import Claim, Text, Why
from recoupe.terms import Certainty, Polarity, ReportType, Stance

TEXT = Text(characters="Le port de Brume exclut la fermeture du chenal.", language="fr")


def relabelled(before: str, *settings: str) -> str:
    """Stance, certainty and polarity of a claim after what a person set, written as they are shown."""
    stance, shown = before.split()
    content = TEXT.span(17, 46)
    claim = Claim(
        why=Why((content,)),
        span=TEXT.span(0, 46),
        content=content,
        stance=Stance(stance),
        certainty=Certainty(shown[:-1]),
        polarity=Polarity(shown[-1]),
        report_type=ReportType.INDIRECT,
    )
    place = (TEXT.id, content.start, content.end, content.surface)
    told = tuple(Decision("relabel", *place, f"claim.{one}", when="2031-02-03") for one in settings)
    (made,) = Replay(told).on((claim,))
    assert isinstance(made, Claim)
    return f"{made.stance} {made.certainty}{made.polarity}"


@pytest.mark.parametrize(
    ("before", "stance", "after"),
    [
        ("denies CT-", "asserts", "asserts CT+"),
        ("denies CT-", "predicts", "predicts CT+"),
        ("refuses CT-", "demands", "demands U+"),
        ("asserts CT+", "denies", "denies CT-"),
        ("asserts PS+", "denies", "denies CT-"),
        ("asserts PR-", "estimates", "estimates PR-"),
        ("asserts CT-", "confirms", "confirms CT-"),
        ("asserts CT+", "estimates", "estimates PR+"),
        ("predicts Uu", "declines_to_comment", "declines_to_comment Uu"),
        ("asserts CT+", "has_not_confirmed", "has_not_confirmed Uu"),
        ("declines_to_confirm Uu", "confirms", "confirms CT+"),
        ("intends U+", "promises", "promises CT+"),
        ("predicts PR+", "asserts", "asserts PR+"),
        ("demands U-", "asserts", "asserts CT-"),
    ],
)
def test_a_stance_brings_its_certainty_where_it_rules_out_the_old_one(before: str, stance: str, after: str) -> None:
    assert relabelled(before, f"stance={stance}") == after


def test_what_else_a_person_set_stands_over_the_stance() -> None:
    assert relabelled("denies CT-", "certainty=PS", "stance=asserts") == "asserts PS+"
    assert relabelled("asserts CT+", "polarity=+", "stance=denies") == "denies CT+"


def test_what_a_stance_leaves_begins_with_what_it_becomes() -> None:
    assert all(CERTAINTIES.values())
    assert set(POLARITIES) <= set(CERTAINTIES)
