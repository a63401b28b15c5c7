"""What is made of packs is equal to what was kept of it, and made again where the packs, or the bytes, have changed."""

from dataclasses import asdict, replace

import pytest

from recoupe import packs
from recoupe.compiled import compiled, compiled_by_key, on_shelf
from recoupe.errors import StoreError
from recoupe.store.sql import SqlStore
from recoupe.text.atlas import Atlas, atlas
from recoupe.text.cues import cue_book
from recoupe.text.frames import lexicon
from recoupe.text.gazetteer import gazetteer
from recoupe.views.seeking import renderings

FR, WORLD, ONTOLOGY = (packs.shipped(name) for name in ("lang/fr", "world", "ontology"))


class Shelf:
    """A shelf that remembers what was asked of it, and may refuse to be written."""

    def __init__(self, *, closed: bool = False) -> None:
        self.held: dict[tuple[str, str], bytes] = {}
        self.closed = closed

    def kept(self, name: str, key: str) -> bytes | None:
        return self.held.get((name, key))

    def keep(self, name: str, key: str, payload: bytes) -> None:
        if self.closed:
            raise StoreError("expected a record that can be written")
        self.held[name, key] = payload


def made_twice(shelf: Shelf) -> list[str]:
    made: list[str] = []

    def make() -> dict[str, int]:
        made.append("made")
        return {"a": 1}

    with on_shelf(shelf):
        for _ in range(2):
            assert compiled("piece", dict[str, int], (FR,), make) == {"a": 1}
    return made


def test_a_piece_is_made_once_for_a_shelf_and_each_time_without_one() -> None:
    assert made_twice(Shelf()) == ["made"]
    assert made_twice(Shelf(closed=True)) == ["made", "made"]
    assert [compiled("piece", int, (FR,), lambda: 3) for _ in range(2)] == [3, 3]


def test_parts_by_key_are_equal_to_what_was_made_and_read_when_asked_for() -> None:
    made = {"port": ("quai", "mole"), "gare": ("voie",)}
    shelf = Shelf()
    with on_shelf(shelf):
        for _ in range(2):
            found = compiled_by_key("parts", tuple[str, ...], (FR,), lambda: made)
            assert "quai" not in found
            assert found["port"] == ("quai", "mole")
            assert (found, len(found), found.get("mer")) == (made, 2, None)
    assert len(shelf.held) == 1
    assert compiled_by_key("parts", tuple[str, ...], (FR,), lambda: made) is made


def test_a_piece_of_another_pack_or_of_broken_bytes_is_made_anew() -> None:
    shelf = Shelf()
    with on_shelf(shelf):
        assert compiled("piece", int, (FR,), lambda: 1) == 1
        assert compiled("piece", int, (replace(FR, digest="other"),), lambda: 2) == 2
        shelf.held = dict.fromkeys(shelf.held, b"\xc1")
        assert compiled("piece", int, (FR,), lambda: 3) == 3


def contents(drawn: Atlas) -> dict[str, object]:
    return asdict(drawn) | {"held": {key: [asdict(row) for row in rows] for key, rows in drawn.held.items()}}


def test_what_is_kept_of_a_lexicon_is_what_was_made() -> None:
    store = SqlStore.in_memory()
    makers = (gazetteer.__wrapped__, cue_book.__wrapped__, lexicon.__wrapped__)
    with on_shelf(store):
        for _ in range(2):
            found, cues, frames = makers[0](FR, WORLD), makers[1](FR), makers[2](FR, ONTOLOGY)
            assert found.index == gazetteer(FR, WORLD).index
            assert (found.classes, found.first_names) == (
                gazetteer(FR, WORLD).classes,
                gazetteer(FR, WORLD).first_names,
            )
            assert contents(atlas.__wrapped__(WORLD)) == contents(atlas(WORLD))
            assert asdict(cues) == asdict(cue_book(FR))
            assert asdict(frames) == asdict(lexicon(FR, ONTOLOGY))
            assert renderings.__wrapped__("fr") == renderings("fr")
    store.close()


@pytest.mark.parametrize("payload", [b"", b"\x93\x01"])
def test_a_payload_cut_short_costs_time_and_nothing_else(payload: bytes) -> None:
    shelf = Shelf()
    with on_shelf(shelf):
        compiled("piece", int, (FR,), lambda: 1)
        shelf.held = dict.fromkeys(shelf.held, payload)
        assert compiled("piece", int, (FR,), lambda: 1) == 1
