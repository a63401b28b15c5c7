"""Certainty that grows, predictions overtaken, stances repeated, words that vary, material nobody authenticates."""

from dataclasses import replace

import pytest

from recoupe.link.courses import courses
from recoupe.model import Claim, Finding, Mention, Text
from recoupe.terms import Certainty, EntityType, FindingKind, MentionKind, Stance, Use
from tests.link.builders import Piler


def say(
    piler: Piler,
    words: str,
    terms: str,
    *,
    by: str = "KOR",
    about: str = "PRK",
    day: str = "2024-10-18",
    stance: Stance = Stance.ASSERTS,
    certainty: Certainty = Certainty.CERTAIN,
) -> Claim:
    """A claim about an actor, in a text of its own; the actor is named by the last word."""
    text: Text = piler.text(f"{words} Pyongyang ({day} {by}).", day=day, outlet=f"{by} {day} {stance}")
    span = piler.span(text, "Pyongyang")
    mention = Mention(
        span=span, head=span, kind=MentionKind.NAME, type=EntityType.STATE, use=Use.ACTOR, candidates=(about,)
    )  # fmt: skip
    claim = piler.claim(text, f"{words} Pyongyang", by=by, stance=stance, terms=terms)
    piler.records.remove(claim)
    told = replace(claim, id="", mentions=(mention.id,), certainty=certainty)
    piler.records += [mention, told]
    return told


def of_kind(piler: Piler, kind: FindingKind) -> list[Finding]:
    return [one for one in courses(piler.pile()) if one.kind is kind]


SENT = "traité ratifier ratification"


def test_a_suspicion_that_becomes_a_statement_is_a_certainty_series() -> None:
    piler = Piler()
    say(piler, "ratification du traité", SENT, day="2024-07-11", stance=Stance.SUSPECTS, certainty=Certainty.POSSIBLE)
    say(piler, "ratifier le traité", SENT, day="2024-10-25", by="USA")
    [series] = of_kind(piler, FindingKind.CERTAINTY_SERIES)
    assert [point.label for point in series.points] == ["PS", "CT"]


def test_certainty_that_falls_is_no_series() -> None:
    piler = Piler()
    say(piler, "ratifier le traité", SENT, day="2024-07-11")
    say(piler, "ratification du traité", SENT, day="2024-10-25", stance=Stance.SUSPECTS, certainty=Certainty.POSSIBLE)
    assert of_kind(piler, FindingKind.CERTAINTY_SERIES) == []


@pytest.mark.parametrize(("later", "against"), [(Stance.CONFIRMS, 0), (Stance.DENIES, 1)])
def test_a_prediction_is_set_beside_what_was_reported_later(later: Stance, against: int) -> None:
    piler = Piler()
    foretold = say(piler, "ratifier le traité", SENT, stance=Stance.PREDICTS)
    say(piler, "ratifier le traité", SENT, day="2025-01-18", by="RUS", stance=later)
    [check] = of_kind(piler, FindingKind.PREDICTION_CHECK)
    assert check.points[0].record == foretold.id
    assert len(check.claims_against) == against


def test_a_prediction_nothing_was_reported_on_is_left_open() -> None:
    piler = Piler()
    say(piler, "ratifier le traité", SENT, stance=Stance.PREDICTS, day="2025-01-18")
    say(piler, "ratifier le traité", SENT, by="RUS", day="2024-10-18")
    assert of_kind(piler, FindingKind.PREDICTION_CHECK) == []


@pytest.mark.parametrize(("times", "found"), [(2, 0), (3, 1)])
def test_a_stance_recurs_from_the_third_occasion_on(times: int, found: int) -> None:
    piler = Piler()
    for month in range(times):
        say(piler, "ratifier le traité", SENT, stance=Stance.DEMANDS, day=f"2024-1{month}-01")
    assert len(of_kind(piler, FindingKind.RECURRING_STANCE)) == found


def test_one_clause_in_two_wordings() -> None:
    piler = Piler()
    say(piler, "ratifier le traité « sans délai »", SENT, by="DOC:PACT", day="2024-11-01")
    say(piler, "ratifier le traité « immédiatement »", SENT, by="DOC:PACT", day="2024-11-02")
    [wording] = of_kind(piler, FindingKind.WORDING)
    assert "sans délai" in wording.summary_fr
    assert "immédiatement" in wording.summary_fr


def test_the_same_words_twice_are_no_other_wording() -> None:
    piler = Piler()
    for day in ("2024-11-01", "2024-11-02"):
        say(piler, "ratifier le traité « sans délai »", SENT, by="DOC:PACT", day=day)
    assert of_kind(piler, FindingKind.WORDING) == []


def test_material_on_which_somebody_declines_to_comment_is_unverified() -> None:
    piler = Piler()
    text = piler.text("Kiev publie une vidéo. Séoul ne commente pas la vidéo.")
    shown = piler.claim(text, "une vidéo", by="UKR", terms="vidéo")
    piler.records.remove(shown)
    piler.records.append(replace(shown, id="", evidence=(piler.span(text, "une vidéo"),)))
    piler.claim(text, "la vidéo", by="KOR", terms="vidéo", stance=Stance.DECLINES_TO_COMMENT)
    [found] = of_kind(piler, FindingKind.UNVERIFIED)
    assert "une vidéo" in found.summary_fr
