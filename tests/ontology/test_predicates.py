"""The pivot: predicates, the words that map to them, and the concepts that frames name."""

from collections import Counter

import pytest

from recoupe import packs

LANGUAGES = packs.languages()


def test_every_predicate_belongs_to_a_family_and_says_what_it_means() -> None:
    rows = packs.shipped("ontology")["predicates"]
    assert len(rows) >= 150
    for row in rows:
        assert row["polarity"] in {"cooperative", "hostile", "neutral"}, row.rule
        assert len(row["definition"].split()) >= 2, row.rule


def test_every_predicate_has_words_for_a_reader_in_each_language() -> None:
    labels = {row["predicate"]: row for row in packs.shipped("ontology")["labels"]}
    for row in packs.shipped("ontology")["predicates"]:
        assert row["predicate"] in labels, row.rule
        assert all(labels[row["predicate"]][f"label_{one}"] for one in LANGUAGES), row.rule


def test_families_group_near_predicates() -> None:
    families = Counter(row["family"] for row in packs.shipped("ontology")["predicates"])
    members = {row["predicate"] for row in packs.shipped("ontology")["predicates"] if row["family"] == "TROOP_MOVE"}
    assert {"SEND_TROOPS", "STATION", "ARRIVE", "TRAIN_ABROAD", "DEPLOY"} <= members
    assert max(families.values()) < 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_map_to_known_predicates(language: str) -> None:
    known = {row["predicate"] for row in packs.shipped("ontology")["predicates"]}
    for row in packs.shipped(f"lang/{language}")["predicates"]:
        assert row["predicate"] in known, row.rule
        assert row["upos"] in {"VERB", "NOUN", "ADJ"}, row.rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_event_nouns_are_covered_beside_verbs(language: str) -> None:
    rows = packs.shipped(f"lang/{language}")["predicates"]
    nouns = {row["lemma"] for row in rows if row["upos"] == "NOUN"}
    verbs = {row["lemma"] for row in rows if row["upos"] == "VERB" and " " not in row["lemma"]}  # each once, no idioms
    assert len(nouns) * 2 >= len(verbs)  # a third of the events of news are told by nouns
