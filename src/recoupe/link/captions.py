"""Captions: what a thread is called, in words of its articles.

Inputs: the claims and events of a thread and the signs most of them share (`recoupe.link.signs`). What leaves: the
shortest words of one of them that hold two of the signs (« champ de bataille », « report de la rentrée »), else those
of the shortest statement that holds the foremost; and the parties of most of them, by the names a reader knows. The
words stay in the language they were written in: they are a quotation. Refuses: words that only tell who says it, and
stretches across a comma, a stop or a quotation mark.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from recoupe.link.assembly import name, shorten
from recoupe.link.pile import Pile
from recoupe.link.signs import Told, matter
from recoupe.link.topics import event_topic, own_topic
from recoupe.link.witnesses import families
from recoupe.model import Claim

FOREMOST = 4
"""Signs of which two may name a thread."""

LONGEST = 45
"""Characters of the words that hold two signs; what stands further apart is no expression."""

STATEMENT = 80
"""Characters of a statement that names a thread; of a longer one its beginning does."""

PARTIES = 2
"""Parties told beside the words."""

BREAK = re.compile(r"[.,;:!?()\[\]\"«»“”„\n+]|\s[-–—]{1,2}\s")
"""What ends an expression."""


MARK = re.compile(r"[«»“”„\"]")
"""Marks that a quotation of a statement goes without: they would seldom come in pairs."""


def caption(pile: Pile, told: Sequence[Told], signs: Sequence[str], language: str) -> str:
    """What claims and events that share some signs are about: « champ de bataille » (Russie, Ukraine)."""
    words = _expression(pile, told, signs) or _statement(pile, told, signs)
    who = ", ".join(name(pile, key, language) for key in _parties(pile, told))
    quoted = f"« {words} »" if words else "…"
    return f"{quoted} ({who})" if who else quoted


def _expression(pile: Pile, told: Sequence[Told], signs: Sequence[str]) -> str:
    """The words most often written, then the shortest, that hold two of the foremost signs; empty for none."""
    named = [sign for sign in signs if sign.startswith("word ")][:FOREMOST]
    for a, b in sorted(combinations(range(len(named)), 2), key=sum):
        found = [words for one in told for words in _between(pile, one, named[a], named[b])]
        if found:
            times = Counter(words.lower() for words in found)
            return min(found, key=lambda words: (-times[words.lower()], len(words), words))
    return ""


def _between(pile: Pile, told: Told, a: str, b: str) -> Iterator[str]:
    """The stretches of one claim or event from one of two signs to the other."""
    met = [(one, sign) for one, sign in matter(pile, told) if sign in (a, b)]
    for (first, sign), (last, other) in pairwise(met):
        words = told.span.surface[first.start() : last.end()]
        if sign != other and len(words) <= LONGEST and not BREAK.search(words):
            yield " ".join(words.split())


def _statement(pile: Pile, told: Iterable[Told], signs: Sequence[str]) -> str:
    """The shortest statement among those that hold most of the foremost signs, cut where it is long."""
    held = {one.id: len({sign for _, sign in matter(pile, one)}.intersection(signs[:FOREMOST])) for one in told}
    every = sorted(told, key=lambda one: (-held[one.id], len(_content(one)), _content(one)))
    return next((_cut(_content(one)) for one in every), "")


def _content(told: Told) -> str:
    """What is said or happens, without who says it, and without the marks around it."""
    words = told.content.surface if isinstance(told, Claim) else told.span.surface
    return " ".join(MARK.sub(" ", shorten(words)).split()).strip("' ")


def _cut(words: str) -> str:
    return words if len(words) <= STATEMENT else words[: STATEMENT - 1].rsplit(" ", 1)[0] + " …"


def _parties(pile: Pile, told: Sequence[Told]) -> list[str]:
    """Keys of those whom more than half of the statements name, but for who speaks, the most told first."""
    voices = {family for one in told if isinstance(one, Claim) for family in families(pile, one)}
    times = Counter(key for one in told for key in sorted(_named(pile, one)))
    most = [key for key in times if 2 * times[key] > len(told) and key not in voices]
    return sorted(most, key=lambda key: (-times[key], key))[:PARTIES]


def _named(pile: Pile, told: Told) -> frozenset[str]:
    return (own_topic(pile, told) if isinstance(told, Claim) else event_topic(pile, told)).actors
