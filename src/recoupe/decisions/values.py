"""What a line of ``decisions.tsv`` may hold: columns, actions, and the value each action needs.

========  ==============================  ==================================================================
action    target                          value
========  ==============================  ==================================================================
accept    text                            ``claim``, ``event``, ``mention``, ``edge OTHER``, ``finding KIND PLACE …``
reject    text                            the same
relabel   text, or actor key              ``claim.stance=denies``: a kind, a field of `RELABELS`, what it should be
merge     actor key                       the key it goes into
split     actor key                       ``OTHER``: keep that key apart; ``OTHER in TEXT``: in that text it is another
date      text                            a day or an interval ``2024-10-18..2024-10-20``
note      text, actor key                 the kind of record, ``article`` or ``actor``
remove    article                         empty
restore   article                         empty
undo      decision                        empty
========  ==============================  ==================================================================
"""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TypeAlias

from recoupe import calendar, packs
from recoupe.terms import CLOSED_LISTS, FindingKind

COLUMNS = ("when", "who", "action", "target", "start", "end", "quote", "value", "note")

ACTIONS = ("accept", "date", "merge", "note", "reject", "relabel", "remove", "restore", "split", "undo")

PLACED = ("claim", "event", "mention")
"""Kinds of record that a span alone addresses."""

RELABELS: Mapping[str, tuple[str, ...]] = {
    "actor": ("name",),
    "block": ("role",),
    "claim": ("certainty", "holder", "polarity", "stance"),
    "event": ("predicate", "status"),
    "mention": ("actor",),
}
"""Kind of record to the fields a person may set."""

FEW = 30
"""Values a message lists; of longer lists it gives those spelt most like what was found."""

Row: TypeAlias = Mapping[str, str]
"""Column to cell."""

_HASH = re.compile("[0-9a-f]{32}")
_KEY = re.compile(r"\S+")
_KEYS = re.compile(r"\S+( \+ \S+)*")
_PLACE = re.compile(r"[0-9a-f]{32}:\d+:\d+")


def fault_of(row: Row) -> str:
    """What is wrong with the cells of a line; empty when they can be replayed."""
    if row["action"] not in ACTIONS:
        return f"expected one of {', '.join(ACTIONS)}, found {row['action']!r}"
    if calendar.instant(row["when"]) is None:
        return f"expected an instant like 2024-10-25T08:00:00+00:00 or a day, found {row['when']!r}"
    if not re.fullmatch(r"(\d+\t\d+)?", f"{row['start']}\t{row['end']}".strip("\t"), re.ASCII):
        return f"expected two whole numbers for start and end, or none, found {row['start']!r} and {row['end']!r}"
    if not row["target"]:
        return "expected a target, found an empty cell"
    check = _CHECKS.get(row["action"])
    return check(row) if check else ""


def _interval(row: Row) -> str:
    value = row["value"]
    first, _, last = value.partition("..")
    low, high = calendar.day_of(first), calendar.day_of(last or first)
    if low is not None and high is not None and low <= high:
        return ""
    return f"expected a day or an interval like 2024-10-18..2024-10-20, found {value!r}"


def _judged(row: Row) -> str:
    value = row["value"]
    kind, _, rest = value.partition(" ")
    if kind in PLACED and not rest:
        return ""
    if kind == "edge" and _KEY.fullmatch(rest):
        return ""
    if kind == "story" and re.fullmatch("[0-9a-f]{32}", rest):
        return ""
    named, *places = rest.split(" ")
    if kind == "finding" and named in set(FindingKind) and places and all(map(_PLACE.fullmatch, places)):
        return ""
    return f"expected {', '.join(PLACED)}, edge OTHER, story OTHER or finding KIND PLACES, found {value!r}"


def _relabel(row: Row) -> str:
    value = row["value"]
    name, _, new = value.partition("=")
    kind, _, field = name.partition(".")
    if field not in RELABELS.get(kind, ()):
        known = ", ".join(f"{one}.{field}=…" for one, fields in RELABELS.items() for field in fields)
        return f"expected one of {known}, found {value!r}"
    return setting_fault(field, new)


def setting_fault(field: str, value: str) -> str:
    """What is wrong with a value a person gives to a field of `RELABELS`; empty when it can be set."""
    if field in CLOSED_LISTS:
        known = {str(one) for one in CLOSED_LISTS[field]}
    elif field == "predicate":
        known = {row["predicate"] for row in packs.shipped("ontology")["predicates"]}
    else:
        keys = {"holder": _KEYS, "actor": _KEY}.get(field)
        good = keys.fullmatch(value) if keys else value.strip()
        return "" if good else f"expected a value for {field}, found {value!r}"
    near = sorted(known) if len(known) <= FEW else get_close_matches(value.upper(), sorted(known), n=8, cutoff=0.4)
    return "" if value in known else f"expected for {field} one of {', '.join(near)}, found {value!r}"


def _merge(row: Row) -> str:
    value, target = row["value"], row["target"]
    good = _KEY.fullmatch(value) and value != target
    return "" if good else f"expected the key of another actor to merge {target} into, found {value!r}"


def _split(row: Row) -> str:
    value, target = row["value"], row["target"]
    other, _, text = value.partition(" in ")
    good = _KEY.fullmatch(other) and other != target and (not text or _HASH.fullmatch(text))
    return "" if good else f"expected another actor key, or one and a text: OTHER in TEXT, found {value!r}"


def _note(row: Row) -> str:
    value, known = row["value"], (*PLACED, "article", "actor", "block")
    return "" if value in known or not _judged(row) else f"expected what is noted on, found {value!r}"


def _undo(row: Row) -> str:
    target = row["target"]
    return "" if _HASH.fullmatch(target) else f"expected the id of a decision, found {target!r}"


_CHECKS: Mapping[str, Callable[[Row], str]] = {
    "accept": _judged,
    "date": _interval,
    "merge": _merge,
    "note": _note,
    "reject": _judged,
    "relabel": _relabel,
    "split": _split,
    "undo": _undo,
}
