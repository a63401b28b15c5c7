"""Facts of a statement and a sentence: how much is told, by whom, which way, with which figure."""

import pytest

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import Event, Quantity, Timex
from recoupe.views.bearing import Texts
from recoupe.views.checked import NOTHING
from recoupe.views.fates import CONTRARY, KINDRED, MISSING
from recoupe.views.frames import Frame, Place, frame_of
from recoupe.views.nearness import LITTLE, NONE, OTHER, SAME_ONE, UNTOLD, WELL, Near, stated_by
from recoupe.views.signs import facts_of
from recoupe.views.statements import read_statement, stated
from recoupe.views.weighed import Sentences, weigh
from recoupe.weighing import asked


def beside(statement: str, language: str, *told: tuple[str, str]) -> tuple[Frame, list[Near]]:
    """A statement, and the sentences of what articles tell set beside it, the nearest first."""
    reading = read_statement(statement, language)
    others = [read_statement(words, code) for words, code in told]
    records = [one for some in (reading, *others) for one in (some.text, *some.articles, *some.records)]
    pile = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    measures: tuple[Quantity | Timex, ...] = (*reading.of(Quantity), *reading.of(Timex))
    place = Place(reading.text.id, 0, language, reading.of(Event), measures)
    frame = frame_of(pile, reading.sentences[0], place, known=False)
    texts = Texts(pile, reading.text.id)
    claim = stated(reading)[0][1][0]
    return frame, Sentences(texts).nearest(stated_by(texts, frame, claim))


def nearest(statement: str, language: str, *told: tuple[str, str]) -> list[Near]:
    return beside(statement, language, *told)[1]


def near(statement: str, told: str) -> Near:
    return nearest(statement, "fr", (told, "fr"))[0]


@pytest.mark.parametrize(
    ("statement", "told", "level"),
    [
        ("Le Portugal a expulsé deux diplomates.", "Le Portugal a expulsé hier deux diplomates, a dit Lisbonne.", WELL),
        ("Le Portugal a expulsé deux diplomates.", "Deux diplomates ont été renvoyés par le Portugal.", WELL),
        ("Le maçon a repeint le vieux pont de pierre.", "La pierre est chère cette année.", LITTLE),
    ],
)
def test_how_much_of_a_statement_is_told(statement: str, told: str, level: str) -> None:
    assert near(statement, told).level == level


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ("Le Ghana a ratifié hier le traité.", False),
        ("Le Ghana n'a pas ratifié le traité.", True),
        ("Le Ghana a rejeté le traité.", True),
    ],
)
def test_a_negation_and_the_contrary_act_differ_in_sign(told: str, differs: bool) -> None:
    assert near("Le Ghana a ratifié le traité.", told).differs is differs


@pytest.mark.parametrize(
    ("told", "figure"),
    [
        ("La tempête a tué douze personnes.", SAME_ONE),
        ("La tempête a tué quarante personnes.", OTHER),
        ("La tempête a tué des habitants.", UNTOLD),
    ],
)
def test_what_becomes_of_a_figure(told: str, figure: str) -> None:
    assert near("La tempête a fait douze morts.", told).figure == figure


def test_a_statement_without_figure_or_day_has_none() -> None:
    found = near("Le Ghana a ratifié le traité.", "Le Ghana a ratifié deux traités le 3 mai 2024.")
    assert (found.figure, found.day) == (NONE, NONE)


def test_words_that_belong_together_elsewhere_are_told_apart() -> None:
    kept = near("Des pêcheurs danois ont bloqué le port.", "Le port a été bloqué par des pêcheurs danois.")
    lost = near(
        "Des pêcheurs danois ont bloqué le port.", "Des pêcheurs grecs et des marins danois ont bloqué le port."
    )
    assert "ties lost>=1" not in kept.facts
    assert "ties lost>=1" in lost.facts


def test_somebody_else_may_do_it() -> None:
    found = near("Le Kenya a fermé la frontière.", "La Tanzanie a fermé la frontière.")
    assert f"agent {OTHER}" in found.facts
    assert [one.fate for one in found.fates if one.kind == "actor"] == [MISSING]


@pytest.mark.parametrize(
    ("statement", "told", "fate"),
    [
        ("Le Kenya a respecté les consignes.", "Le Kenya a suivi les consignes.", KINDRED),
        ("Le Ghana a encensé les pompiers.", "Le Ghana a fustigé les pompiers.", CONTRARY),
        ("Le Togo a perdu la rencontre.", "Le Togo a remporté la rencontre.", CONTRARY),
    ],
)
def test_an_act_may_be_told_by_a_word_of_its_matter_or_otherwise(statement: str, told: str, fate: str) -> None:
    assert [one.fate for one in near(statement, told).fates if one.role == "act"] == [fate]


def test_the_nearest_sentence_comes_first_in_whatever_order_and_language() -> None:
    told = (("Kenya has shut its border with Somalia.", "en"), ("Le Kenya vend du thé.", "fr"))
    found = nearest("Le Kenya a fermé sa frontière avec la Somalie.", "fr", *told)
    assert found == nearest("Le Kenya a fermé sa frontière avec la Somalie.", "fr", *told[::-1])
    assert found[0].span.surface.startswith("Kenya has shut")
    assert found[0].abroad


def test_an_answer_needs_a_sentence_that_may_be_shown() -> None:
    sure = asked([("supported", "always", 5000), (NOTHING, "always", 0)])
    statement = "Le Kenya a fermé la frontière."
    told = beside(statement, "fr", ("Le Kenya a fermé hier la frontière.", "fr"))
    assert weigh(*told, sure).answer == "supported"
    assert [one.span.surface for one in weigh(*told, sure).resting_on] == ["Le Kenya a fermé hier la frontière."]
    other = beside(statement, "fr", ("La Tanzanie a fermé la frontière.", "fr"))
    assert weigh(*other, sure).answer == NOTHING
    asks = beside(statement, "fr", ("Le Kenya a-t-il fermé la frontière ?", "fr"))
    assert weigh(*asks, sure).answer == NOTHING


def test_an_act_of_one_matter_alone_supports_nothing() -> None:
    sure = asked([("supported", "always", 5000), (NOTHING, "always", 0)])
    alone = beside("Le Kenya recule.", "fr", ("Le Kenya bat en retraite.", "fr"))
    assert weigh(*alone, sure).answer == NOTHING
    both = beside("Le Kenya recule à la frontière.", "fr", ("Le Kenya bat en retraite à la frontière.", "fr"))
    assert weigh(*both, sure).answer == "supported"


def test_an_act_of_others_and_a_lost_name_ask_for_a_surer_answer() -> None:
    likely = asked([("supported", "always", 500), (NOTHING, "always", 0)])
    told = beside("Le Kenya a fermé la frontière.", "fr", ("Le Kenya a fermé hier la frontière.", "fr"))
    assert weigh(*told, likely).answer == "supported"
    lost = beside("Le Kenya a fermé le grand pont de Mombasa.", "fr", ("Le Kenya a fermé hier le grand pont.", "fr"))
    assert weigh(*lost, likely).answer == NOTHING


def test_the_words_that_no_passage_tells_are_named() -> None:
    sure = asked([("supported", "always", 5000), (NOTHING, "always", 0)])
    statement = "Le Kenya a fermé la frontière avec fracas."
    told = beside(statement, "fr", ("Le Kenya a fermé hier la frontière.", "fr"))
    assert weigh(*told, sure).untold == ("fracas",)


def test_what_only_gives_another_figure_supports_nothing() -> None:
    sure = asked([("supported", "always", 5000), ("other_figures", "always", 0), (NOTHING, "always", 0)])
    told = beside("La tempête a tué douze personnes.", "fr", ("La tempête a tué quarante personnes.", "fr"))
    assert weigh(*told, sure).answer == "other_figures"


def test_nothing_near_is_a_case_of_its_own() -> None:
    frame, _ = beside("Le Kenya a fermé la frontière.", "fr")
    assert "nothing near" in facts_of(frame, [])


def test_a_denial_rests_on_the_sentence_that_tells_it_as_not_so() -> None:
    likely = asked([("denied", "always", 800), (NOTHING, "always", 0)])
    no, other = "La ministre n'a donné aucune date pour la réforme.", "La ministre a présenté la réforme des loyers."
    told = beside("La ministre a donné une date pour la réforme.", "fr", (no, "fr"), (other, "fr"))
    assert weigh(*told, likely).answer == "denied"
    assert [one.span.surface for one in weigh(*told, likely).resting_on] == [no]


def test_what_is_told_as_not_so_is_looked_at_behind_the_nearest() -> None:
    near_ones = [f"Le maire de Loudun a présenté le plan numéro {i} aux riverains du quai." for i in range(20)]
    told = [*((words, "fr") for words in near_ones), ("Il n'a rien dit de ses excuses.", "fr")]
    found = nearest("Le maire de Loudun a présenté ses excuses aux riverains du quai.", "fr", *told)
    assert [one.beside for one in found] == [False] * (len(found) - 1) + [True]
    assert found[-1].span.surface == "Il n'a rien dit de ses excuses."


def test_facts_tell_what_is_undone() -> None:
    frame, some = beside("Le maire a présenté ses excuses.", "fr", ("Le maire n'a présenté aucune excuse.", "fr"))
    assert "undone: not, act told" in facts_of(frame, some)
    frame, some = beside("Le maire a présenté ses excuses.", "fr", ("Le maire a présenté ses excuses hier.", "fr"))
    assert "undone: nothing" in facts_of(frame, some)
    frame, some = beside("Le maire n'a pas présenté d'excuses.", "fr", ("Le maire a nié toute faute.", "fr"))
    assert not any(fact.startswith("undone:") and fact != "undone: nothing" for fact in facts_of(frame, some))


@pytest.mark.parametrize(
    ("statement", "told", "by_another"),
    [
        ("La loi martiale a été proclamée au Togo.", "Le Bénin a proclamé la loi martiale.", True),
        ("La loi martiale a été proclamée au Bénin.", "Le Bénin a proclamé la loi martiale.", False),
        ("La loi martiale a été proclamée.", "Le Bénin a proclamé la loi martiale.", False),
    ],
)
def test_an_act_done_by_somebody_else_bears_nothing_out(statement: str, told: str, by_another: bool) -> None:
    assert ("done by another" in near(statement, told).facts) is by_another
    sure = asked([("supported", "always", 5000), (NOTHING, "always", 0)])
    assert (weigh(*beside(statement, "fr", (told, "fr")), sure).answer == NOTHING) is by_another
