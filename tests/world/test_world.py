"""The world pack: every key a table uses is known, every state has its names, every place lies on the map."""

import re
from collections import Counter

import pytest

from recoupe import packs
from recoupe.terms import EntityType
from recoupe.text.atlas import atlas

WORLD = packs.shipped("world")
STATES = {row["key"] for row in WORLD["states"]}
KNOWN = STATES | {row["key"] for table in ("bodies", "organisations", "groups") for row in WORLD[table]}


def test_every_named_key_is_known() -> None:
    assert {row["key"] for row in WORLD["names"]} <= KNOWN


def test_bodies_agencies_and_places_belong_to_known_states() -> None:
    for table in ("bodies", "agencies", "outlets", "places"):
        for row in WORLD[table]:
            assert row["state"] in STATES | {""}, row.rule
            assert row["state"] or table in ("outlets", "places"), row.rule


def test_every_state_has_one_display_name_in_each_language() -> None:
    names = Counter(
        (row["key"], row["lang"]) for row in WORLD["names"] if row["kind"] == "name" and row["key"] in STATES
    )
    assert set(names.values()) == {1}
    assert {key for key, _ in names} == STATES
    assert len(names) == 2 * len(STATES)


def test_iso_codes() -> None:
    for row in WORLD["states"]:
        assert re.fullmatch(r"[A-Z]{3}|X-[A-Z]{3}", row["key"]), row.rule
        assert not row["iso2"] or re.fullmatch(r"[A-Z]{2}", row["iso2"]), row.rule
    assert {"XKX", "TWN", "PSE", "ESH"} <= STATES


def test_coordinates_are_on_the_map() -> None:
    for row in WORLD["places"]:
        assert -90 <= float(row["latitude"]) <= 90, row.rule
        assert -180 <= float(row["longitude"]) <= 180, row.rule


def test_every_place_name_is_of_a_place() -> None:
    places = {row["key"] for row in WORLD["places"]}
    assert {row["key"] for row in WORLD["place_names"]} <= places


def test_holders_are_persons_and_terms_of_office_run_forward() -> None:
    persons = {row["key"] for row in WORLD["persons"]}
    for row in WORLD["offices"]:
        assert row["holder"] in persons, row.rule
        assert row["state"] in KNOWN, row.rule
        assert not row["until"] or row["since"] < row["until"], row.rule


def test_one_holder_of_an_office_a_day() -> None:
    terms: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in WORLD["offices"]:
        terms.setdefault((row["state"], row["office"]), []).append((row["since"], row["until"] or "9999"))
    for place, held in terms.items():
        for (_, until), (since, _) in zip(sorted(held), sorted(held)[1:], strict=False):
            assert until <= since, place


def test_an_office_counts_only_when_two_hands_agree() -> None:
    held = {row.rule for rows in atlas(WORLD).held.values() for row in rows}
    assert held == {row.rule for row in WORLD["offices"] if row["hand"] and row["hand2"]}
    disputed = [row for row in WORLD["offices"] if not row["hand2"]]
    assert disputed, "the rows on which the hands differ stay in the table"
    assert all(row["note"] for row in disputed)


def test_no_person_has_the_spelling_of_another() -> None:
    spellings = Counter(row["name"] for row in WORLD["persons"])
    assert [name for name, count in spellings.items() if count > 1] == []


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("KOR", EntityType.STATE),
        ("KOR:NIS", EntityType.BODY),
        ("ORG:AFP", EntityType.ORGANISATION),
        ("PSE:HAMAS", EntityType.ORGANISATION),
        ("GRP:WEST", EntityType.GROUP),
        ("PER:HONG_MIN", EntityType.PERSON),
        ("PLC:KOR_SEOUL", EntityType.PLACE),
        ("BOL:NAVY", EntityType.BODY),
    ],
)
def test_type_of_a_key(key: str, kind: EntityType) -> None:
    assert atlas(WORLD).type_of(key) is kind


def test_a_body_without_a_row_gets_a_key_by_rule_and_peru_none_that_looks_like_a_person() -> None:
    assert atlas(WORLD).body("KOR", "intelligence") == "KOR:NIS"
    assert atlas(WORLD).body("BOL", "navy") == "BOL:NAVY"
    assert atlas(WORLD).body("PER", "navy") == "PER_:NAVY"
    assert atlas(WORLD).state_of("PER_:NAVY") == "PER"
    assert atlas(WORLD).state_of("PER:HONG_MIN") == ""
