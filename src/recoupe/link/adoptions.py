"""Adoptions: an article left alone that names the people of a story of those days belongs to it.

Inputs: portraits of texts, and the groups they make. What leaves: the groups, with lone texts joined to them. Copies of
one wire are all alike, and an article that goes on from there in words of its own is little like them on the average;
but a name that no list of common words holds is seldom in two stories, and two are hardly ever. Refuses: to join what a
person keeps apart, two lone texts, texts weeks apart, and what names nobody the story names. Groups are looked at as
they were before any was joined, so that the order of the texts does not count.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from recoupe.graph import group
from recoupe.link.portraits import Portrait
from recoupe.link.weights import MOST, weight

TELLING = 0.06
"""Length of a name in a portrait from which on it counts."""

NAMES = 2
"""Names outside the list of common words that a lone text and a story must share."""

MEAN, NEAREST = 0.12, 0.25
"""Likeness that a lone text must have to the story on the average, and to one of its texts.

Of three dossiers in which an article of a story of five to seven stood alone, two were 0.18 and 0.15 on the average and
0.36 and 0.25 at the most; articles of other stories stood below 0.05.
"""

DAYS = 14
"""Days between a lone text and the nearest of the story."""

Group = tuple[str, ...]


def with_adopted(
    groups: Sequence[Group],
    known: Mapping[str, Portrait],
    alike: Callable[[str, str], float],
    gap: Callable[[Portrait, Portrait], int],
) -> list[Group]:
    """The groups, sorted, with lone texts in the story that adopts them.

    Args:
        groups: texts by story, each sorted.
        known: the portrait of each text.
        alike: how alike two texts are; below 0 where a person keeps them apart.
        gap: days between two texts.
    """
    rare = {text: _rare(one) for text, one in known.items()}
    of_name = group((some for some in groups if len(some) > 1), lambda some: {n for text in some for n in rare[text]})
    joined: dict[Group, list[str]] = {some: [] for some in groups}
    for some in groups:
        home = _home(some[0], of_name, rare, partial(_is_home, known, rare, alike, gap)) if len(some) == 1 else None
        if home is not None:
            joined[home[1]].append(some[0])
            del joined[some]
    return sorted(tuple(sorted((*some, *more))) for some, more in joined.items())


def _home(
    text: str,
    of_name: Mapping[str, Sequence[Group]],
    rare: Mapping[str, frozenset[str]],
    likely: Callable[[str, Group], float],
) -> tuple[float, Group] | None:
    """The story most like a lone text among those that may adopt it, with its mean likeness."""
    near = {some for name in rare[text] for some in of_name.get(name, ())}
    found = [(mean, some) for some in sorted(near) if (mean := likely(text, some)) > 0]
    return max(found, default=None)


def _is_home(
    known: Mapping[str, Portrait],
    rare: Mapping[str, frozenset[str]],
    alike: Callable[[str, str], float],
    gap: Callable[[Portrait, Portrait], int],
    text: str,
    some: Group,
) -> float:
    """The mean likeness of a lone text to a story that may adopt it, 0 to one that may not."""
    names = {name for other in some for name in rare[text] & rare[other]}
    if len(names) < NAMES or min(gap(known[text], known[other]) for other in some) > DAYS:
        return 0.0
    each = [alike(text, other) for other in some]
    mean = sum(each) / len(each)
    return mean if min(each) >= 0 and mean >= MEAN and max(each) >= NEAREST else 0.0


def _rare(one: Portrait) -> frozenset[str]:
    """Names of a text that are in no list of common words."""
    words = (name for name, length in one.names.items() if length >= TELLING and name.startswith("n:"))
    return frozenset(name for name in words if weight(one.language, name.removeprefix("n:")) >= MOST)
