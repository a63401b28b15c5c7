"""What a person decided about actors and copies, in any order of lines."""

import itertools

from recoupe.link.decided import decided
from recoupe.model import Decision

TEXT = "b" * 32


def line(action: str, target: str, value: str, when: str) -> Decision:
    return Decision(action, target, -1, -1, "", value, when=when)


def test_a_chain_of_merges_is_followed_to_its_end() -> None:
    made = decided([line("merge", "A:1", "A:2", "2025"), line("merge", "A:2", "A:3", "2026")])
    assert (made.key("A:1"), made.key("A:2"), made.key("A:3"), made.key("A:4")) == ("A:3", "A:3", "A:3", "A:4")


def test_a_merge_the_other_way_round_gives_way_to_the_later_one() -> None:
    one, other = line("merge", "A:1", "A:2", "2025"), line("merge", "A:2", "A:1", "2026")
    for lines in itertools.permutations([one, other]):
        assert decided(lines).merged == {"A:2": "A:1"}


def test_merges_in_a_circle_end() -> None:
    lines = [line("merge", f"A:{here}", f"A:{there}", f"202{here}") for here, there in ((1, 2), (2, 3), (3, 1))]
    made = decided(lines)
    assert made.merged == {"A:3": "A:2", "A:1": "A:2"}


def test_a_split_takes_a_merge_back_and_a_merge_a_split() -> None:
    merge, split = line("merge", "A:1", "A:2", "2025"), line("split", "A:2", "A:1", "2026")
    made = decided([split, merge])
    assert not made.merged
    assert made.apart == {frozenset(("A:1", "A:2"))}
    again = decided([split, merge, line("merge", "A:1", "A:2", "2027")])
    assert (again.merged, again.apart) == ({"A:1": "A:2"}, frozenset())


def test_a_split_in_one_text_moves_the_key_there_only() -> None:
    made = decided([line("split", "A:1", f"A:2 in {TEXT}", "2025")])
    assert (made.moved, made.apart) == ({("A:1", TEXT): "A:2"}, frozenset())


def test_a_refused_copy_holds_both_ways_until_it_is_accepted() -> None:
    refusal = line("reject", TEXT, "edge ORG:AFP", "2025")
    made = decided([refusal])
    assert made.refuses("ORG:AFP", TEXT)
    assert made.refuses(TEXT, "ORG:AFP")
    assert not made.refuses(TEXT, "ORG:REUTERS")
    assert not decided([line("accept", TEXT, "edge ORG:AFP", "2026"), refusal]).refuses("ORG:AFP", TEXT)


def test_names_and_the_lines_they_rest_on() -> None:
    named = line("relabel", "A:1", "actor.name=Ada", "2025")
    other = Decision("relabel", TEXT, 0, 3, "Ada", "claim.stance=denies", when="2025")
    made = decided([named, other])
    assert made.named == {"A:1": "Ada"}
    assert made.inputs == {"A:1": (named.id,)}
