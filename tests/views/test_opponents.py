"""Against whom those who act in a text mostly act."""

from recoupe.model import Article, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.coded import coded_events
from recoupe.views.opponents import Opponents

TOLD = (
    "Le Pérou a condamné la Norvège. Le Pérou a sanctionné la Norvège. Le Pérou a critiqué le Chili. "
    "Le Chili a condamné la Norvège. Le Chili a condamné le Pérou. La Norvège a félicité le Pérou."
)


def test_the_party_most_acted_against_is_the_opponent_and_nobody_where_two_are_as_often() -> None:
    text = Text(characters=f"Titre\n\n{TOLD}\n", language="fr")
    records = read_text(Job(text, (Article(text=text.id, sha256="", name="case", language="fr"),), ()))
    found = Opponents.of(coded_events(records))
    assert found.of_actors(text.id, ("PER GOV",)) == ("NOR",)
    assert found.of_actors(text.id, ("CHL GOV",)) == ()
    assert found.of_actors(text.id, ("NOR GOV",)) == ()
    assert found.of_actors("another text", ("PER GOV",)) == ()
