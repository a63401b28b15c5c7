"""Agencies by the names articles credit them with, those no pack knows included.

Inputs: Article, the agencies of the world pack. « (AC) » and « Agence Continentale » are one agency when an outlet of
the dossier has that name or those initials; the articles of that outlet are the agency's own texts. Refuses: initials
that two outlets share.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model import Article
from recoupe.packs import Pack

PREFIX = "ORG:"
"""First part of the keys of organisations, as credits and mentions write them."""

INITIALS = 2
"""Least number of letters of initials that stand for a name."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """Folded names to keys: of the world pack, and of outlets of the dossier that some article credits."""

    keys: Mapping[str, str]

    def key(self, key: str) -> str:
        """The key an agency goes by, whatever name it was credited with; the key itself when it is no agency here."""
        return self.keys.get(folded(key.removeprefix(PREFIX)), key)

    def of_outlet(self, name: str) -> str:
        """The key of the agency that is an outlet; empty for an outlet that is none."""
        return self.keys.get(folded(name), "")

    def __contains__(self, key: object) -> bool:
        return key in self.keys.values()


def agencies(articles: Sequence[Article], credited: Iterable[str], world: Pack) -> Agencies:
    """The agencies of a pile.

    Args:
        articles: their outlets and publishers.
        credited: keys of credit lines, as found.
        world: names and keys of the agencies everybody knows.
    """
    keys = {folded(row["name"]): row["key"] for row in world["agencies"]} if "agencies" in world else {}
    named = {folded(key.removeprefix(PREFIX)) for key in credited} - set(keys)
    owned = sorted({(one.outlet, one.publisher) for one in articles if one.outlet})
    outlets = {outlet for outlet, _ in owned}
    home = {outlet: publisher if publisher in outlets else outlet for outlet, publisher in owned}
    by_name = {folded(outlet): home[outlet] for outlet in sorted(outlets)}
    short = _initials(home)
    found = {name: by_name.get(name) or short.get(name, "") for name in sorted(named)}
    agency = {place for place in found.values() if place}
    local = {name: _local(place) for name, place in found.items() if place}
    local |= {folded(outlet): _local(home[outlet]) for outlet in sorted(outlets) if home[outlet] in agency}
    return Agencies({**local, **keys})


def _initials(home: Mapping[str, str]) -> dict[str, str]:
    """Initials that one outlet alone has, to the outlet it belongs to."""
    found: dict[str, set[str]] = {}
    for outlet, place in home.items():
        letters = folded("".join(word[0] for word in outlet.replace("-", " ").split() if word[0].isupper()))
        if len(letters) >= INITIALS:
            found.setdefault(letters, set()).add(place)
    return {letters: min(places) for letters, places in found.items() if len(places) == 1}


def _local(name: str) -> str:
    """A key made of a name: « Agence Continentale » gives ``ORG:AGENCE_CONTINENTALE``."""
    words = (folded(word) for word in name.replace("-", " ").split())
    return PREFIX + "_".join(word.upper() for word in words if word)


def folded(name: str) -> str:
    """Letters and digits of a name alone, without case or accents: as keys of credits are made."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())
