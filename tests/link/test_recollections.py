"""What one story tells as news and another recalls is one happening; what stories merely share is not."""

from dataclasses import replace

from recoupe.link.happenings import Happening
from recoupe.link.happenings import happening as happening_of
from recoupe.link.recollections import recallable, recollected
from recoupe.model import Event, Occurrence, Story
from tests.link.read import pile_of
from tests.link.test_occurrences import happening

JULY = "Les pêcheurs de Sainte-Ombre suivent le dossier des quotas de sardine avec le syndicat du port."
LATER = "Le festival de théâtre du Rivet ouvre avec douze troupes et un budget réduit de moitié."

TREATY = frozenset({"traite", "partag", "eaux", "fleuve", "senega"})
MERKEL = frozenset({"PER:ANGELA_MERKEL"})


def told(event: str, **more: object) -> Happening:
    base = happening(
        event, predicate="SIGN", family="DEAL", actors=frozenset({"MLI"}), is_done=True, is_unique=True, language="fr"
    )
    return replace(base, **more)  # type: ignore[arg-type]


def joined(*accounts: Happening) -> bool:
    """Whether two accounts of two stories are one happening."""
    return len(recollected([recallable([one]) for one in accounts])) == 1


def occurrence_of(predicate: str, *texts: tuple[str, str, str]) -> list[tuple[str, int]]:
    """The first day and the number of texts of each occurrence of a predicate."""
    pile = pile_of(*texts)
    assert len(pile.of(Story)) == len(texts)
    found = [one for one in pile.of(Occurrence) if one.predicate == predicate]
    spans = [{event.span.text for name in one.events if (event := pile.get(name, Event))} for one in found]
    return sorted((one.low, len(texts)) for one, texts in zip(found, spans, strict=True))


def test_what_is_news_in_one_story_and_recalled_in_another_is_one() -> None:
    news = (f"Emmanuel Macron a limogé Bruno Fauvel. {JULY}", "fr", "2024-07-03")
    recalled = (f"{LATER} Le 2 juillet, Emmanuel Macron avait limogé Bruno Fauvel.", "fr", "2024-12-20")
    assert occurrence_of("DISMISS", news, recalled) == [("2024-07-02", 2)]


def test_what_is_recalled_of_another_day_is_another() -> None:
    news = (f"Emmanuel Macron a limogé Bruno Fauvel. {JULY}", "fr", "2024-07-03")
    recalled = (f"{LATER} Le 2 mars, Emmanuel Macron avait limogé Denis Morvan.", "fr", "2024-12-20")
    assert [texts for _, texts in occurrence_of("DISMISS", news, recalled)] == [1, 1]


def test_a_visit_recalled_by_what_was_signed_then_is_the_visit_of_that_day() -> None:
    news = (f"Angela Merkel est arrivée mercredi à Rabat. {JULY}", "fr", "2024-06-19")
    recalled = (
        f"{LATER} Signé le 19 juin lors d'une visite d'Angela Merkel à Rabat, le texte dort.",
        "fr",
        "2024-12-02",
    )
    assert occurrence_of("VISIT", news, recalled) == [("2024-06-19", 2)]


def test_a_treaty_is_signed_once_whenever_it_is_named() -> None:
    signed = told("a", things=TREATY, low=100, high=100, reported=100)
    recalled = told("b", things=TREATY, reported=400)
    assert joined(signed, recalled)
    assert not joined(signed, replace(recalled, things=frozenset({"accord"})))
    assert not joined(replace(signed, is_unique=False), replace(recalled, is_unique=False))


def test_a_treaty_with_somebody_else_is_another() -> None:
    signed = told("a", actors=frozenset({"MLI", "SEN"}), things=TREATY, low=100, high=100, reported=100)
    assert not joined(signed, told("b", actors=frozenset({"MLI", "GIN"}), things=TREATY, reported=400))


def test_two_visits_of_one_person_are_two_and_two_ministers_pay_two() -> None:
    visit = told("a", predicate="VISIT", actors=frozenset({"DEU"}), doers=MERKEL, low=100, high=100, reported=100)
    visit = replace(visit, is_unique=False, is_personal=True, place="PLC:MAR_RABAT")
    assert joined(visit, replace(visit, event="b", reported=300))
    assert not joined(visit, replace(visit, event="b", low=130, high=130, reported=300))
    assert not joined(visit, replace(visit, event="b", place="PLC:SEN_DAKAR", reported=300))
    assert not joined(visit, replace(visit, event="b", doers=frozenset({"PER:HEIKO_MAAS"}), reported=300))


def test_attacks_of_one_day_need_more_than_their_parties() -> None:
    raid = told("a", predicate="ATTACK", family="FORCE", others=frozenset({"NER"}), is_sudden=True)
    raid = replace(raid, low=100, high=100, reported=101)
    assert not joined(raid, replace(raid, event="b"))
    assert joined(replace(raid, place="PLC:NER_AGADEZ"), replace(raid, event="b", place="PLC:NER_AGADEZ"))


def test_what_a_busy_person_does_in_two_stories_of_one_day_is_two_unless_more_is_common() -> None:
    met = told("a", predicate="MEET", family="TALKS", is_unique=False, doers=MERKEL, low=100, high=100, reported=100)
    undated = replace(met, event="b", low=0, high=0, reported=101)
    assert not joined(met, undated)
    assert joined(replace(met, place="PLC:MAR_RABAT"), replace(undated, place="PLC:MAR_RABAT"))
    assert not joined(replace(met, things=frozenset({"syndic"})), replace(met, event="b", things=frozenset({"pecheu"})))


def test_a_death_told_in_two_stories_is_one_and_needs_a_full_name() -> None:
    death = told("a", predicate="DIE", family="CASUALTIES", actors=frozenset(), once="LIFE")
    death = replace(death, sufferers=frozenset({"PER:AWA_TRAORE"}), others=frozenset({"PER:AWA_TRAORE"}), reported=100)
    assert joined(death, replace(death, event="b", predicate="KILL", reported=400))
    mononym = replace(death, sufferers=frozenset({"PER:AWA"}))
    assert not joined(mononym, replace(mononym, event="b", reported=400))


def test_the_order_of_happenings_is_none_of_the_answer() -> None:
    signed = told("a", things=TREATY, low=100, high=100, reported=100)
    every = [signed, told("b", things=TREATY, reported=400), told("c", actors=frozenset({"TGO"}), reported=100)]
    one = [{every[place].event for place in places} for places in recollected([recallable([some]) for some in every])]
    turned = every[::-1]
    other = [{turned[place].event for place in places} for places in recollected([recallable([x]) for x in turned])]
    assert sorted(map(sorted, one)) == sorted(map(sorted, other)) == [["a", "b"], ["c"]]


def test_a_minister_on_a_visit_is_not_his_president_on_one() -> None:
    pile = pile_of((f"Heiko Maas est arrivé mardi à Rabat. Angela Merkel est arrivée jeudi à Rabat. {JULY}", "fr", ""))
    visits = [happening_of(pile, event) for event in pile.of(Event) if event.predicate == "VISIT"]
    assert [one.is_personal for one in visits] == [True, True]
    assert len({name for one in pile.of(Occurrence) for name in one.events if one.predicate == "VISIT"}) == 2
    assert len([one for one in pile.of(Occurrence) if one.predicate == "VISIT"]) == 2
