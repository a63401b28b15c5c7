"""What a person asks a record, in their words, as what a view takes: the part of the record, and its filters.

What enters are days, a story and an actor as they are typed; what leaves is checked. Raises QuestionError for any that
means nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from recoupe import packs
from recoupe.errors import QuestionError
from recoupe.store.base import Store
from recoupe.views.given_days import parse_day, parse_first_day
from recoupe.views.lookups import actor_called
from recoupe.views.selection import CLOCKS, REPORTED, Filters, Part, Selection, select


class Asking(TypedDict, total=False):
    """The filters of every view: days as 2024-10-25, 2024-10 or 2024, a story, an actor, witnesses, a language.

    A day may be a `datetime.date`, too. ``as_of`` and ``since`` count by ``clock``, ``reported`` or ``happened``;
    ``story`` is the first digits of its id or an article in it; ``actor`` a key or a name; ``language`` that of names
    and words, ``fr`` or ``en``.
    """

    as_of: str | date
    since: str | date
    clock: str
    story: str
    actor: str
    min_witnesses: int
    language: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way to a view: the part of the record, and what is asked of it."""

    selection: Selection
    filters: Filters


def ask(store: Store, asking: Asking, *, anew: bool = False) -> Asked:
    """The question to a view that filters its own rows.

    ``anew`` is for rows that join several records: what had happened by a day is linked anew, not picked out of them.
    """
    by, day = _checked(asking), _day(asking.get("as_of", ""))
    filters = Filters(
        since=_since(asking),
        until=day if by != REPORTED and not anew else "",
        clock=by,
        actor=_actor(store, asking),
        min_witnesses=asking.get("min_witnesses", 0),
        language=asking.get("language", "fr"),
    )
    part = Part(story=asking.get("story", ""))
    return Asked(select(store, as_of=day if by == REPORTED or anew else "", clock=by, part=part), filters)


def articles_asked(store: Store, asking: Asking) -> Selection:
    """The part of a record that a question narrows by its articles: published from a day on, naming an actor.

    ``as_of`` counts by ``clock``.
    """
    by = _checked(asking)
    part = Part(asking.get("story", ""), _since(asking), _actor(store, asking))
    return select(store, as_of=_day(asking.get("as_of", "")), clock=by, part=part)


def one_of(value: str, known: Iterable[str], what: str) -> str:
    """The value when it is known; raises QuestionError that names those that are."""
    some = [str(one) for one in known]
    if value not in some:
        raise QuestionError(f"expected for {what} one of {', '.join(some)}, found {value!r}")
    return value


def _checked(asking: Asking) -> str:
    """The clock of a question all of whose filters are known: one that is misspelt must not be one left out."""
    for name in asking:
        one_of(name, Asking.__annotations__, "a filter")
    one_of(asking.get("language", "fr"), packs.languages(), "the language")
    return one_of(asking.get("clock", REPORTED), CLOCKS, "the clock")


def _since(asking: Asking) -> str:
    since = asking.get("since", "")
    return parse_first_day(_typed(since)) if since else ""


def _typed(day: str | date) -> str:
    return day.isoformat()[: len("2024-10-25")] if isinstance(day, date) else day


def _day(words: str | date) -> str:
    return parse_day(_typed(words)) if words else ""


def _actor(store: Store, asking: Asking) -> str:
    words = asking.get("actor", "")
    return actor_called(store, words, asked=True) if words else ""
