"""Passages that two articles of one story tell in nearly the same words."""

from recoupe.link.passages import passages
from recoupe.link.pile import Pile
from recoupe.link.provenances import provenances
from recoupe.model import Article, Text
from tests.link.read import pile_of

FIRST = (
    "La digue de Sarnac a cédé dimanche. Le maire a demandé l'aide de l'armée.\n\nConstruit en 1931 pour protéger les "
    "vergers de la vallée, l'ouvrage avait été fermé deux fois à la circulation depuis le printemps."
)
OTHER = (
    "À Sarnac, la digue est réparée. Le préfet est venu.\n\nConstruit en 1931 pour protéger les vergers de "
    "la plaine, l'ouvrage avait été fermé deux fois à la circulation depuis le mois de mai."
)
QUOTED = (
    "« Nous avions prévenu trois fois les services de la préfecture que la digue de Sarnac ne tiendrait pas l'hiver "
    "prochain », a dit l'éclusier de Sarnac."
)
AGAIN = (
    "L'éclusier de la digue de Sarnac accuse : « Nous avions prévenu trois fois les services de la préfecture que la "
    "digue de Sarnac ne tiendrait pas l'hiver prochain. »"
)
ENGLISH = (
    "The sea wall at Sarnac gave way on Sunday.\n\nBuilt in 1931 to shelter the orchards of the valley, the wall had "
    "been closed to traffic twice since spring."
)
RETOLD = (
    "The sea wall at Sarnac is mended.\n\nBuilt in 1931 to shelter the orchards of the plain, the wall had been "
    "closed to traffic twice since May."
)


def _shown(pile: Pile) -> list[tuple[str, ...]]:
    told = {one.id: one.characters for one in pile.of(Text)}
    found = passages(pile, sorted(told), {})
    return [tuple(told[span.text][span.start : span.end] for span in (one.first, one.second)) for one in found]


def test_a_passage_of_which_a_word_was_changed_is_one() -> None:
    [shown] = _shown(pile_of((FIRST, "fr", "2024-03-04"), (OTHER, "fr", "2024-03-06")))
    assert all(words.startswith("Construit en 1931") and words.endswith("circulation depuis le") for words in shown)


def test_an_english_passage_is_found_alike() -> None:
    [shown] = _shown(pile_of((ENGLISH, "en", "2024-03-04"), (RETOLD, "en", "2024-03-06")))
    assert all("Built in 1931" in words and words.endswith("twice since") for words in shown)


def test_words_of_one_speaker_are_no_common_text() -> None:
    assert _shown(pile_of((QUOTED, "fr", "2024-03-04"), (AGAIN, "fr", "2024-03-06"))) == []


def test_articles_that_something_joins_already_are_not_compared() -> None:
    pile = pile_of((FIRST, "fr", "2024-03-04"), (OTHER, "fr", "2024-03-06"))
    texts = [one.id for one in pile.of(Text)]
    assert passages(pile, texts, dict.fromkeys(texts, "ORG:AFP")) == []


def test_a_provenance_shows_both_sides_of_what_is_printed_twice() -> None:
    pile = pile_of((FIRST, "fr", "2024-03-04"), (OTHER, "fr", "2024-03-06"))
    [found] = provenances(pile)
    assert [point.reported for point in found.points] == ["2024-03-04", "2024-03-06"]
    assert len({point.record for point in found.points} & {one.id for one in pile.of(Article)}) == 2
    assert "texte commun" in found.summary_fr
    assert "common text" in found.summary_en


def test_a_passage_of_an_article_that_names_its_agency_is_of_that_agency() -> None:
    told = FIRST + "\n\nLa rivière monte encore, a constaté une journaliste de l'AFP."
    [found] = provenances(pile_of((told, "fr", "2024-03-04"), (OTHER, "fr", "2024-03-06")))
    assert {point.holder for point in found.points} == {"ORG:AFP"}
