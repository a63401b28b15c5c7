"""What stands around an event, by how its words begin."""

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.link.surroundings import NO_WORDS, surroundings
from recoupe.model import Text


def test_words_of_the_event_itself_and_short_ones_are_left_out() -> None:
    text = Text(characters="À Brévannes, la digue a cédé mardi pendant la tempête.", language="fr")
    pile = Pile((text,), packs.shipped("world"), packs.shipped("ontology"))
    start = text.characters.index("a cédé")
    language, words = surroundings(pile, text.id, start, start + len("a cédé"))
    assert language == "fr"
    assert words == {"brevan", "digue", "mardi", "pendan", "tempet"}
    assert surroundings(pile, "unknown", 0, 1) == NO_WORDS
