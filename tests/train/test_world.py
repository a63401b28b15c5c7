"""Towns of the world pack: the largest of every state, spelled as newspapers print them."""

from train.world import LARGEST, cities, newsprint, read


def towns(state: str, taken: frozenset[str] = frozenset()) -> list[str]:
    _, states = read("states")
    return [name["name"] for place, name in cities(states, taken) if place["state"] == state]


def test_marks_of_a_transcription_are_left_out_and_accents_kept() -> None:
    assert newsprint("Dhamār") == "Dhamar"
    assert newsprint("Goré") == "Goré"


def test_a_small_state_has_its_largest_towns() -> None:
    assert {"Mongo", "Goré", "Abéché"} <= set(towns("TCD"))
    assert len(towns("TZA")) >= LARGEST


def test_a_small_town_named_like_a_word_is_left_out() -> None:
    assert "Mongo" in towns("TCD")
    assert "Mongo" not in towns("TCD", frozenset({"mongo"}))
