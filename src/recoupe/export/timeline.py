"""TimelineJS JSON (https://timeline.knightlab.com/docs/json-format.html): what happened, in order.

A happening stands on the line when its date is known to the month at least; how many do not stands in the title.
"""

from typing import Any

import msgspec

from recoupe.export.material import Material
from recoupe.views.cells import printable
from recoupe.views.labels import heading
from recoupe.views.telling import TimelineRow
from recoupe.views.timeline import Wanted, timeline

CLOSE = ("day", "days", "month")
"""Precisions close enough to be shown as a time: « since 2000 » does not say when something was."""

LEFT_OUT = {
    "fr": "{shown} faits datés ; {left} sans date précise, laissés de côté",
    "en": "{shown} dated happenings; {left} without a close date, left out",
}


def timelinejs(material: Material) -> bytes:
    """One JSON object with a title and events in the order of their dates."""
    told = timeline(material.selection, Wanted(), language=material.language)
    slides = [_slide(row, material.language) for row in told.dated if row.precision in CLOSE]
    left = len(told.dated) + len(told.undated) - len(slides)
    words = LEFT_OUT[material.language].format(shown=len(slides), left=left)
    title = {"text": {"headline": _html(material.title or "recoupe"), "text": words}}
    return msgspec.json.format(msgspec.json.encode({"title": title, "events": slides}), indent=1) + b"\n"


def _slide(row: TimelineRow, language: str) -> dict[str, Any]:
    counts = f"{heading('articles', language)} : {row.articles} · {heading('witnesses', language)} : {row.witnesses}"
    words = [
        f"<p>« {_html(row.quotation)} »</p>",
        f"<p><em>{_html(', '.join(row.outlets))}</em></p>",
        f"<p>{_html(row.status)} · {counts}</p>",
    ]
    month = row.precision == "month"
    slide: dict[str, Any] = {
        "unique_id": f"recoupe-{row.id}",
        "start_date": _date(row.low[:7] if month else row.low),
        "text": {"headline": _html(row.what), "text": "".join(words)},
    }
    return slide if month or row.high in ("", row.low) else {**slide, "end_date": _date(row.high)}


def _html(words: str) -> str:
    """Words as HTML: TimelineJS shows its texts as markup."""
    seen = printable(words)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        seen = seen.replace(sign, name)
    return seen


def _date(day: str) -> dict[str, str]:
    return dict(zip(("year", "month", "day"), day.split("-"), strict=False))
