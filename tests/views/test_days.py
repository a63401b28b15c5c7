"""Days that matter: those that later texts go back to by their date stand before those told once as news."""

from dataclasses import replace

from recoupe.model import Block, Claim, Text, Timex
from recoupe.terms import Role, TimexType
from recoupe.views.days import telling_days
from recoupe.views.selection import Selection
from tests.link.builders import Piler


def _named(piler: Piler, text: Text, words: str, expression: str, day: str) -> None:
    piler.records.append(
        Timex(span=piler.span(text, words), type=TimexType.DATE, expression=expression, low=day, high=day)
    )


def test_a_day_that_later_texts_recall_weighs_more_than_one_told_as_news() -> None:
    piler = Piler()
    news = piler.text("Jeudi, la foule a manifesté.", day="2011-03-18")
    recalled = piler.text("Depuis le 17 février, la foule manifeste.", day="2011-03-20")
    _named(piler, news, "Jeudi", "DCT<=THU", "2011-03-17")
    _named(piler, recalled, "le 17 février", "DCT~XXXX-02-17", "2011-02-17")
    assert [row.day for row in telling_days(Selection(tuple(piler.records)))] == ["2011-02-17", "2011-03-17"]


def test_an_announced_day_weighs_least() -> None:
    piler = Piler()
    news = piler.text("Hier la foule a manifesté ; elle reviendra vendredi prochain.", day="2011-03-18")
    _named(piler, news, "Hier", "DCT-P1D", "2011-03-17")
    _named(piler, news, "vendredi prochain", "DCT>FRI", "2011-03-25")
    past, coming = telling_days(Selection(tuple(piler.records)))
    assert past.weight > coming.weight


def test_a_day_of_a_chronicle_counts_less_than_one_of_an_article() -> None:
    piler = Piler()
    days = [f"le {day} mars" for day in range(1, 29)]
    chronicle = piler.text(", ".join(days), day="2011-04-20")
    article = piler.text("Tout a commencé le 29 mars.", day="2011-04-20")
    for number, words in enumerate(days, 1):
        _named(piler, chronicle, words, f"DCT~XXXX-03-{number:02}", f"2011-03-{number:02}")
    _named(piler, article, "le 29 mars", "DCT~XXXX-03-29", "2011-03-29")
    assert telling_days(Selection(tuple(piler.records)))[0].day == "2011-03-29"


def test_a_day_of_decades_before_is_of_another_matter() -> None:
    piler = Piler()
    text = piler.text("Le 9 juin 1967 puis le 3 mars 2011, il est parti.", day="2011-04-20")
    _named(piler, text, "9 juin 1967", "1967-06-09", "1967-06-09")
    _named(piler, text, "3 mars 2011", "2011-03-03", "2011-03-03")
    assert [row.day for row in telling_days(Selection(tuple(piler.records)))] == ["2011-03-03", "1967-06-09"]


def test_a_day_of_which_nothing_is_told_weighs_less() -> None:
    piler = Piler()
    text = piler.text("Le 3 mars, la foule a manifesté. L'Écho du Rivet, 5 mars.", day="2011-04-20")
    _named(piler, text, "3 mars", "DCT~XXXX-03-03", "2011-03-03")
    _named(piler, text, "5 mars", "DCT~XXXX-03-05", "2011-03-05")
    claim = piler.claim(text, "la foule a manifesté")
    (marched, _) = (one for one in piler.records if isinstance(one, Timex))
    piler.records = [replace(one, timexes=(marched.id,)) if one is claim else one for one in piler.records]
    assert any(isinstance(one, Claim) and one.timexes for one in piler.records)
    first, second = telling_days(Selection(tuple(piler.records)))
    assert first.day == "2011-03-03"
    assert first.weight > second.weight


def test_the_day_a_page_was_printed_is_no_day_it_tells_of() -> None:
    piler = Piler()
    text = piler.text("Publié le 31/03/11 à 00h00\nLe 17 février, la foule a manifesté.", day="2011-03-31")
    _named(piler, text, "31/03/11", "2011-03-31", "2011-03-31")
    _named(piler, text, "17 février", "DCT~XXXX-02-17", "2011-02-17")
    piler.records.append(Block(span=piler.span(text, "Publié le 31/03/11 à 00h00"), role=Role.PUBDATE))
    assert [row.day for row in telling_days(Selection(tuple(piler.records)))] == ["2011-02-17"]


def test_the_day_after_another_is_counted_from_it_and_weighs_as_news_does() -> None:
    piler = Piler()
    text = piler.text("Le 17 février, la foule a manifesté. Le lendemain, elle est revenue.", day="2011-03-31")
    _named(piler, text, "17 février", "DCT~XXXX-02-17", "2011-02-17")
    _named(piler, text, "lendemain", "REF+P1D", "2011-02-18")
    first, second = telling_days(Selection(tuple(piler.records)))
    assert (first.day, second.day) == ("2011-02-17", "2011-02-18")
    assert first.weight > 2 * second.weight
