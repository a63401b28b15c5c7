"""TimelineJS JSON (https://timeline.knightlab.com/docs/json-format.html): what happened, and when articles appeared.

Happenings are the occurrences of the record, or its events where no occurrence joins them; one without a date or with a
wide one is not on the line, and how many are left out stands in the title.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from recoupe.export.material import Material
from recoupe.model import Event, Occurrence, Timex
from recoupe.terms import Polarity, Status
from recoupe.views.cells import printable
from recoupe.views.labels import outlet

TOLD = (Status.ASSERTED, Status.HISTORICAL)
"""Statuses of what is told as having happened; plans and denials are on no timeline."""

LONG = 120

WIDEST = 32
"""Days an interval may span to stand on the line: a month; « since 2000 » does not say when something was."""


def timelinejs(material: Material) -> bytes:
    """One JSON object with a title and events in the order of their dates."""
    happenings = list(_happenings(material))
    slides = [_slide(*one, material) for one in happenings if _is_placed(*one[1:])]
    undated = len(happenings) - len(slides)
    slides.sort(key=lambda one: (one["_low"], one["unique_id"]))
    for slide in slides:
        del slide["_low"]
    words = {"fr": f"{undated} sans date précise, laissés de côté", "en": f"{undated} without a close date, left out"}
    title = {"text": {"headline": _html(material.title or "recoupe"), "text": words[material.language]}}
    return msgspec.json.format(msgspec.json.encode({"title": title, "events": slides}), indent=1) + b"\n"


def _happenings(material: Material) -> Iterator[tuple[Sequence[Event], str, str]]:
    events = {one.id: one for one in material.selection.records if isinstance(one, Event) and _is_told(one)}
    joined: set[str] = set()
    for one in material.selection.records:
        if isinstance(one, Occurrence):
            members = [events[event] for event in one.events if event in events]
            joined.update(event.id for event in members)
            if members:
                yield members, one.low, one.high
    for key in sorted(events.keys() - joined):
        timex = material.by_id.get(events[key].time)
        low, high = (timex.low, timex.high) if isinstance(timex, Timex) else ("", "")
        yield [events[key]], low, high


def _is_placed(low: str, high: str) -> bool:
    """Whether an interval of ISO days is known at both ends and close enough to be shown as a time."""
    return bool(low and high) and (date.fromisoformat(high) - date.fromisoformat(low)).days < WIDEST


def _is_told(event: Event) -> bool:
    return event.polarity is not Polarity.NEGATIVE and event.status in TOLD


def _slide(events: Sequence[Event], low: str, high: str, material: Material) -> dict[str, Any]:
    first = min(events, key=lambda one: (-len(one.span.surface), one.id))
    words = " ".join(first.span.surface.split())
    headline = words if len(words) <= LONG else words[: LONG - 1].rsplit(" ", 1)[0] + " …"
    slide = {
        "_low": low,
        "unique_id": f"recoupe-{first.id}",
        "start_date": _date(low),
        "text": {"headline": _html(headline), "text": "".join(_quoted(one, material) for one in events)},
    }
    return slide if not high or high == low else {**slide, "end_date": _date(high)}


def _quoted(event: Event, material: Material) -> str:
    sources = ", ".join(dict.fromkeys(outlet(one) for one in material.articles_of.get(event.span.text, ())))
    return f"<p>« {_html(event.span.surface)} » <em>{_html(sources)}</em></p>"


def _html(words: str) -> str:
    """Words as HTML: TimelineJS shows its texts as markup."""
    seen = printable(words)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        seen = seen.replace(sign, name)
    return seen


def _date(day: str) -> dict[str, str]:
    return dict(zip(("year", "month", "day"), day.split("-"), strict=False))
