"""What a view needs of a large record for one answer, looked up when it is asked for: names, articles, origins, days.

What enters is a selection; what leaves is what reading all records of a kind would give, for those asked about alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from recoupe.link.decided import decided
from recoupe.model import Actor, Article, Chain, Decision, DocumentDate, Mention, Origin
from recoupe.views.labels import Names
from recoupe.views.selection import Selection

T = TypeVar("T")


class Asked(Mapping[str, T]):
    """A mapping whose values are looked up when they are asked for, each once; it tells only of those."""

    def __init__(self, look: Callable[[str], T | None]) -> None:
        self._look = look
        self._known: dict[str, T | None] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._known:
            self._known[key] = self._look(key)
        found = self._known[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key, found in self._known.items() if found is not None)

    def __len__(self) -> int:
        return sum(found is not None for found in self._known.values())


def names_asked(selection: Selection, language: str) -> Names:
    """As `Names.of` all actors, chains and decisions of a selection."""

    def actor(key: str) -> Actor | None:
        return _only(selection, Actor, selection.ties.keys.get(key, ""))

    def spoken(mention: str) -> str | None:
        said = _only(selection, Mention, mention)
        chains = selection.within([said.span.text], (Chain,)) if said else ()
        its = (one.id for one in chains if isinstance(one, Chain) and mention in one.mentions)
        linked = (_only(selection, Actor, selection.ties.chains.get(one, "")) for one in its)
        return next((one.key for one in linked if one), None)

    return Names(Asked(actor), language, decided(selection.of(Decision)), Asked(spoken))


def articles_asked(selection: Selection) -> Mapping[str, tuple[Article, ...]]:
    """Text id to the articles that print it, sorted by id."""

    def printed(text: str) -> tuple[Article, ...] | None:
        found = selection.within([text], (Article,))
        return tuple(one for one in found if isinstance(one, Article)) or None

    return Asked(printed)


def dates_asked(selection: Selection) -> Mapping[str, DocumentDate]:
    """Text id to its document date."""

    def dated(text: str) -> DocumentDate | None:
        found = selection.within([text], (DocumentDate,))
        return next((one for one in found if isinstance(one, DocumentDate)), None)

    return Asked(dated)


def origins_of(selection: Selection, articles: Iterable[str]) -> tuple[Origin, ...]:
    """The origins of which some articles (ids) are members, sorted by id."""
    wanted = {origin for article in articles for origin in selection.ties.origins.get(article, ())}
    return tuple(one for one in selection.some(wanted) if isinstance(one, Origin))


def _only(selection: Selection, kind: type[T], identifier: str) -> T | None:
    found = selection.some([identifier]) if identifier else ()
    return next((one for one in found if isinstance(one, kind)), None)
