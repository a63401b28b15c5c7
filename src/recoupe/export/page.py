"""A `Report` as one HTML page: nothing beside it, no script, the same bytes on another day.

What enters is a report; what leaves is the page as UTF-8. The layout is a template under ``data/report``, its words a
table there.
"""

import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

import jinja2

from recoupe import packs
from recoupe.views.labels import figure, is_one
from recoupe.views.report import Report


def page(report: Report) -> bytes:
    """The page of a report, in the report's language."""
    words = _words(report.language)
    template = _environment().get_template("page.html.jinja")
    style = (_folder() / "page.css").read_text(encoding="utf-8")

    def number(value: float) -> str:
        return figure(float(value), None, None, report.language)

    single = partial(is_one, language=report.language)
    told = template.render(
        r=report, w=words, style=style, number=number, single=single, spaced=partial(spaced, language=report.language)
    )
    return told.encode("utf-8", "replace")


def spaced(words: str, *, language: str) -> str:
    """Words of ours with spaces that do not break where French sets them: before « ; », « : », « % », inside marks."""
    if language != "fr":
        return words
    return _OPEN.sub("\u00a0", _CLOSE.sub("\u00a0", _BARE.sub("\u00a0%", words)))


_BARE = re.compile(r"(?<=\d)%")
_CLOSE = re.compile(r" (?=[;:?!%»])")
_OPEN = re.compile(r"(?<=«) ")


def _folder() -> Path:
    return packs.shipped("report").path


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_folder()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _words(language: str) -> Mapping[str, str]:
    return {row["key"]: row[language] for row in packs.shipped("report")["words"]}
