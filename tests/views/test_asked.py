"""What is looked up when asked for is what reading all records of a kind gives."""

import pytest

from recoupe.errors import QuestionError
from recoupe.model import Actor, Article, Chain, Claim, Decision, DocumentDate, Mention, Origin
from recoupe.views.asked import articles_asked, dates_asked, names_asked, origins_of
from recoupe.views.labels import Names
from recoupe.views.lookups import record_called
from recoupe.views.selection import Selection, select
from recoupe.views.stories import story_rows
from tests.conftest import Built


@pytest.fixture(params=["from the store", "given"])
def selection(few: Built, request: pytest.FixtureRequest) -> Selection:
    return select(few.store) if request.param == "from the store" else Selection(few.store.everything())


def test_names_are_those_of_all_actors(selection: Selection) -> None:
    every = Names.of(selection.kinds(Actor, Chain, Decision), "fr")
    asked = names_asked(selection, "fr")
    mentions = {one.id: one for one in selection.of(Mention)}
    assert {key: asked[key] for key in [*every.actors, "PER:Nobody"]} == {
        key: every[key] for key in [*every.actors, "PER:Nobody"]
    }
    for claim in selection.of(Claim):
        assert asked.speakers(claim, mentions) == every.speakers(claim, mentions)
    assert {one: asked.of_mention.get(one, "") for one in mentions} == {
        one: every.of_mention.get(one, "") for one in mentions
    }


def test_articles_days_and_origins_are_those_of_the_record(selection: Selection) -> None:
    printed, dated = articles_asked(selection), dates_asked(selection)
    articles = selection.of(Article)
    for one in articles:
        assert one in printed[one.text]
        assert origins_of(selection, [one.id]) == tuple(
            origin for origin in selection.of(Origin) if one.id in origin.members
        )
    assert {one.text: dated.get(one.text) for one in articles} == {
        **{one.text: None for one in articles},
        **{one.text: one for one in selection.of(DocumentDate)},
    }
    assert sorted(printed) == sorted({one.text for one in articles})
    assert len(printed) == len({one.text for one in articles})
    assert "nowhere" not in printed


def test_a_record_is_called_by_a_name_or_the_beginning_of_its_id(few: Built) -> None:
    article = min(few.store.records(Article), key=lambda one: one.id)
    claim = min(few.store.records(Claim), key=lambda one: one.id)
    assert record_called(few.store, article.name) == article
    assert record_called(few.store, claim.id[:16]) == claim
    assert record_called(few.store, claim.id[:16].upper()) == claim
    with pytest.raises(QuestionError):
        record_called(few.store, "no-such-article.txt")


def test_stories_are_the_same_kept_and_made_anew(few: Built) -> None:
    made = story_rows(Selection(few.store.everything()))
    assert story_rows(select(few.store)) == made
    assert story_rows(select(few.store)) == made
