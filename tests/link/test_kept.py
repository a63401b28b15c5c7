"""What linking keeps from one build to the next saves time and changes nothing."""

import msgspec
import pytest

from recoupe import increments
from recoupe.link import happenings, occurrences
from recoupe.link.kept import ROOMS, Kept
from recoupe.model import Article, Event, Record, Text
from recoupe.pipeline import linked
from recoupe.store.sql import SqlStore
from tests.link.read import pile_of

PONT = "Les familles de Sainte-Ombre suivent l'affaire du pont du Rivet avec le maire Paul Vasserot."
BOURSE = "La bourse de Tokyo et la banque Kurosawa publient leurs comptes du trimestre."
FIRST = (f"La police a arrêté Marc Tellier mardi à Sainte-Ombre. {PONT}", "fr", "2024-03-06")
SECOND = (f"Marc Tellier a été arrêté mardi, a dit le maire. {PONT}", "fr", "2024-03-07")
OTHER = (f"La banque Kurosawa a licencié 400 employés, a annoncé sa direction. {BOURSE}", "fr", "2024-03-07")


def read(*told: tuple[str, str, str]) -> list[Record]:
    """The records of readings of some articles."""
    return [one for one in pile_of(*told).records if one.KIND not in ("actor", "origin", "story", "occurrence",
            "proposition", "finding", "repetition")]  # fmt: skip


def readings(records: list[Record]) -> dict[str, str]:
    """A hash for each text; here its id, for its reading does not change."""
    return {one.id: one.id for one in records if isinstance(one, Text)}


def after(records: list[Record]) -> Kept:
    """What a build of some records leaves for a build of others."""
    kept = Kept(readings(records))
    linked(records, kept)
    return kept


def test_a_build_with_what_the_last_one_kept_gives_the_record_of_one_without() -> None:
    before, now = read(FIRST, OTHER), read(FIRST, SECOND, OTHER)
    assert linked(now, Kept(readings(now), after(before).changed())) == linked(now)
    assert linked(before, Kept(readings(before), after(now).changed())) == linked(before)


def test_happenings_of_a_story_that_nothing_touched_are_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before, now = read(FIRST, OTHER), read(FIRST, SECOND, OTHER)
    asked: set[str] = set()
    work = happenings.happenings

    def watched(pile: object, events: list[Event], *, around: bool) -> object:
        asked.update(one.span.text for one in events)
        return work(pile, events, around=around)  # type: ignore[arg-type]

    kept = after(before).changed()
    monkeypatch.setattr(occurrences, "happenings", watched)
    linked(now, Kept(readings(now), kept))
    names = {one.id: one.characters for one in now if isinstance(one, Text)}
    assert sorted(names[text][:5] for text in asked) == ["La po", "Marc "]


def test_what_a_text_brings_changes_with_what_others_tell_of_those_it_names() -> None:
    plain = ("Jeanne Arbel a dit que le pont tenait. " + PONT, "fr", "2024-03-06")
    office = ("Jeanne Arbel, ministre française de l'Intérieur, a quitté Paris mardi.", "fr", "2024-03-06")
    before, now = read(plain), read(plain, office)
    assert linked(now, Kept(readings(now), after(before).changed())) == linked(now)


def test_what_the_last_build_did_not_use_is_dropped() -> None:
    before, now = read(FIRST, OTHER), read(OTHER)
    kept = Kept(readings(now), after(before).changed())
    linked(now, kept)
    portraits = msgspec.msgpack.decode(kept.changed()["portraits"], type=dict[str, msgspec.Raw])
    assert len(portraits) == 1


def test_nothing_is_kept_of_texts_without_the_hash_of_a_reading() -> None:
    kept = Kept()
    linked(read(FIRST), kept)
    assert kept.changed() == {}


def test_other_code_finds_nothing_of_what_was_kept() -> None:
    store = SqlStore.in_memory()
    records = read(FIRST)
    article = next(one for one in records if isinstance(one, Article))
    store.replace(f"article:{article.id}", "k", [article])
    store.replace(f"text:{article.text}", "k", [one for one in records if not isinstance(one, Article)])
    kept = increments.kept_of(store, "code")
    linked(records, kept)
    increments.keep(store, "code", kept)
    assert increments.kept_of(store, "code").find("portraits", kept.key(article.text), dict) is not None
    assert increments.kept_of(store, "other").find("portraits", kept.key(article.text), dict) is None
    assert set(kept.changed()) <= set(ROOMS)
    store.close()
