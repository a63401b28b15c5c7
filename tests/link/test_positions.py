"""How a speaker's stance moved, and whom one article makes say the same thing."""

from dataclasses import replace

from recoupe.link.positions import attribution_conflicts, stance_series
from recoupe.model import Finding, Mention, Story, Text, Why
from recoupe.terms import EntityType, MentionKind, Stance, Use
from tests.link.builders import Piler


def test_a_refusal_that_becomes_a_threat_is_a_series() -> None:
    piler = Piler()
    first = piler.text("Séoul refuse de livrer des armes.", day="2024-07-11")
    second = piler.text("Séoul menace de livrer des armes.", day="2024-10-25")
    piler.claim(first, "de livrer des armes", by="KOR", stance=Stance.REFUSES, terms="livrer arme livraison")
    piler.claim(second, "de livrer des armes", by="KOR", stance=Stance.THREATENS, terms="livrer arme livraison")
    [series] = stance_series(piler.pile())
    assert [point.label for point in series.points] == ["refuses", "threatens"]
    assert [point.reported for point in series.points] == ["2024-07-11", "2024-10-25"]
    assert [witness.key for witness in series.witnesses] == ["KOR"]


def test_one_stance_repeated_is_no_series() -> None:
    piler = Piler()
    for outlet in ("A", "B"):
        text = piler.text(f"{outlet} : Séoul refuse de livrer des armes.", outlet=outlet)
        piler.claim(text, "de livrer des armes", by="KOR", stance=Stance.REFUSES, terms="livrer arme livraison")
    assert stance_series(piler.pile()) == []


def in_one_story(piler: Piler) -> None:
    texts = tuple(one.id for one in piler.records if isinstance(one, Text))
    piler.records.append(Story(members=texts, why=Why(inputs=texts)))


def answers(*, together: bool) -> list[Finding]:
    """Three answers of Moscow about soldiers, in articles of one story or of none."""
    piler = Piler()
    for words, stance, day in (
        ("dément envoyer des soldats", Stance.DENIES, "2024-10-25"),
        ("élude la question des soldats", Stance.EVADES, "2024-10-26"),
        ("n'a pas confirmé la présence de soldats", Stance.HAS_NOT_CONFIRMED, "2024-11-30"),
    ):
        text = piler.text(f"Moscou {words}.", day=day)
        piler.claim(text, words, by="RUS", stance=stance, terms="soldat")
    if together:
        in_one_story(piler)
    return stance_series(piler.pile())


def test_answers_about_one_thing_are_one_series_and_stay_apart() -> None:
    [series] = answers(together=True)
    assert [point.label for point in series.points] == ["denies", "evades", "has_not_confirmed"]


def test_answers_of_two_stories_about_one_thing_are_no_series() -> None:
    assert answers(together=False) == []


def test_an_answer_and_a_promise_are_two_matters() -> None:
    piler = Piler()
    first = piler.text("Moscou dément livrer des armes.")
    second = piler.text("Moscou promet de livrer des armes.")
    piler.claim(first, "livrer des armes", by="RUS", stance=Stance.DENIES, terms="livrer arme")
    piler.claim(second, "de livrer des armes", by="RUS", stance=Stance.PROMISES, terms="livrer arme")
    assert stance_series(piler.pile()) == []


def conflicting(*, named: bool) -> Piler:
    piler = Piler()
    text = piler.text("Kiev appelle Paris à « frapper fort ». Plus bas, Paris appelle à « frapper fort ».")
    whom = piler.span(text, "Paris")
    mention = Mention(
        span=whom, head=whom, kind=MentionKind.NAME, type=EntityType.STATE, use=Use.ACTOR, candidates=("FRA",)
    )  # fmt: skip
    a = piler.claim(text, "Paris à « frapper fort »", by="UKR", stance=Stance.DEMANDS)
    b = piler.claim(text, "Paris appelle à « frapper fort »", by="FRA", stance=Stance.DEMANDS)
    piler.records = [one for one in piler.records if one not in (a, b)]
    piler.records += [mention, replace(a, mentions=(mention.id,) if named else ()), b]
    return piler


def test_words_given_to_the_speaker_and_then_to_whom_it_addresses_are_a_conflict() -> None:
    [conflict] = attribution_conflicts(conflicting(named=True).pile())
    assert (conflict.articles, len(conflict.ties)) == (1, 1)


def test_two_speakers_may_say_the_same_words() -> None:
    assert attribution_conflicts(conflicting(named=False).pile()) == []


def test_a_series_wholly_inside_another_is_told_once() -> None:
    piler = Piler()
    for words, stance, by in (
        ("dément envoyer des soldats", Stance.DENIES, "GRP:PRK+RUS"),
        ("n'a pas confirmé la présence de soldats", Stance.HAS_NOT_CONFIRMED, "GRP:PRK+RUS"),
        ("élude la question des soldats", Stance.EVADES, "RUS"),
    ):
        text = piler.text(f"{by} {words}.")
        piler.claim(text, words, by=by, stance=stance, terms="soldat")
    in_one_story(piler)
    [series] = stance_series(piler.pile())
    assert len(series.points) == 3


def test_a_series_is_told_by_what_most_of_it_is_about() -> None:
    piler = Piler()
    for words, stance, terms in (
        ("dément envoyer des soldats", Stance.DENIES, "soldat"),
        ("élude la question des soldats et du pétrole", Stance.EVADES, "soldat pétrole"),
        ("n'a pas confirmé la présence de soldats près du pétrole", Stance.HAS_NOT_CONFIRMED, "soldat pétrole"),
    ):
        text = piler.text(f"Moscou {words}.")
        piler.claim(text, words, by="RUS", stance=stance, terms=terms)
    in_one_story(piler)
    [series] = stance_series(piler.pile())
    assert "soldats" in series.summary_fr
    assert "pétrole" not in series.summary_fr
