"""What every format is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recoupe.model import Article, DocumentDate, Record, Text
from recoupe.views.lists import titles
from recoupe.views.selection import REPORTED, Selection


def stated(asked: Mapping[str, object]) -> dict[str, str]:
    """The filters of a question as a manifest names them, those that narrow nothing left out."""
    told = {name.replace("_", "-"): str(value) for name, value in asked.items() if value and name != "language"}
    if told.get("clock") == REPORTED or "as-of" not in told:
        told.pop("clock", None)
    return told


@dataclass(frozen=True)
class Material:
    """The part of a record to export, the language of its words, the dossier's title, and what was asked for."""

    selection: Selection
    language: str = "fr"
    title: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Id to record."""
        return {one.id: one for one in self.selection.records}

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, sorted by id."""
        found = [one for one in self.selection.records if isinstance(one, Article)]
        return tuple(sorted(found, key=lambda one: one.id))

    @cached_property
    def articles_of(self) -> Mapping[str, tuple[Article, ...]]:
        """Text id to the articles that print it."""
        found: dict[str, list[Article]] = {}
        for one in self.articles:
            found.setdefault(one.text, []).append(one)
        return {text: tuple(some) for text, some in found.items()}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Article id to its title: what its metadata says, else the title printed in its text, else empty."""
        return titles(self.selection.records)

    @cached_property
    def dates(self) -> Mapping[str, DocumentDate]:
        """Text id to when it was published."""
        return {one.text: one for one in self.selection.records if isinstance(one, DocumentDate)}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Text id to its characters."""
        return {one.id: one.characters for one in self.selection.records if isinstance(one, Text)}
