"""Doers and victims of violence that the rest of a story tells."""

from recoupe.model import Article, Record, Story, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent
from tests.views.test_coded import coded_text

POLICE = (
    "La police togolaise a tiré sur des manifestants à Lomé. "
    "Les policiers togolais ont frappé des manifestants devant le port. "
)

LATER = "Un mois plus tard, loin de la capitale et de son port, trois manifestants togolais ont été tués."


def told(*texts: str) -> list[tuple[str, CodedEvent]]:
    """The coded events of several French texts of one story, each with its word."""
    records: list[Record] = []
    for i, characters in enumerate(texts):
        text = Text(characters=characters, language="fr")
        article = Article(text=text.id, sha256="", name=f"case {i}", language="fr")
        records += [article, *read_text(Job(text, (article,), ()))]
    records.append(Story(members=tuple(sorted(one.id for one in records if isinstance(one, Article)))))
    return [(row.trigger, row) for row in coded_events(records)]


def test_violence_of_nobody_named_is_of_who_alone_does_it_to_such_people() -> None:
    found = coded_text(POLICE + LATER)
    assert found["tués"].actor == ("TGO COP",)


def test_one_act_or_two_doers_tell_of_nobody() -> None:
    once = coded_text("La police togolaise a tiré sur des manifestants à Lomé. " + LATER)
    assert once["tués"].actor == ("---",)
    both = coded_text(
        POLICE + "L'armée togolaise a pilonné des manifestants à Kara. L'armée togolaise a torturé des manifestants. "
        "" + LATER
    )
    assert both["tués"].actor == ("---",)


def test_what_a_text_does_not_tell_its_story_may() -> None:
    other = "Trois manifestants togolais ont été tués mardi à Lomé."
    alone = [row.actor for word, row in told(other) if word == "tués"]
    with_story = [row.actor for word, row in told(POLICE, other) if word == "tués"]
    assert (alone, with_story) == ([("---",)], [("TGO COP",)])


def test_whom_violence_hits_is_whom_its_doer_mostly_hits_but_who_fights_hits_nobody_beside() -> None:
    found = coded_text(POLICE + "Le lendemain, la police togolaise a ouvert le feu.")
    assert found["ouvert le feu"].recipient == ("TGO CVL",)
    fought = coded_text(POLICE + "La police togolaise a affronté la foule.")
    assert ("ouvert le feu" in fought, fought["tiré"].recipient) == (False, ("TGO CVL",))
