"""Days that matter: those that later texts go back to by their date stand before those told once as news."""

from recoupe.model import Text, Timex
from recoupe.terms import TimexType
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
