"""What is stated about an article outside its text: ``sources.tsv``, addresses, credit lines.

What enters is a folder or a text; what leaves is `Metadata`. Printed dates are found later, by `read`. The column
``date_printed`` of the older form of ``sources.tsv`` repeats what the text prints and is no metadata.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from recoupe import packs
from recoupe.credits import CreditForms, credit_forms, credits_of
from recoupe.ingest.received import Metadata, problem
from recoupe.model import Credit, DateCandidate, Problem, Text

SOURCES = "sources.tsv"
COLUMNS = ("outlet", "publisher", "url", "published", "language")

_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ][0-2]\d:[0-5]\d)?")
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[/_\-.]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_SHORT_DAY = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<month>[1-9]|1[0-2])/(?P<day>[1-9]|[12]\d|3[01])(?!\d)")


def sources(folder: Path) -> tuple[dict[str, Metadata], tuple[Problem, ...]]:
    """What ``sources.tsv`` of a folder states, by file name; the folder may have none.

    Columns are ``file`` and any of `COLUMNS`; others are left alone. A row that cannot be read is a `Problem`.
    """
    path = folder / SOURCES
    if not path.is_file():
        return {}, ()
    lines = path.read_bytes().decode("utf-8-sig", "replace").splitlines()
    header = lines[0].split("\t") if lines else []
    if "file" not in header:
        return {}, (problem("broken_record", path.name, "expected a column named file, found none"),)
    found: dict[str, Metadata] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        row = dict(zip(header, line.split("\t"), strict=False))
        found[row.get("file", "")] = _row(row)
        if row.get("published") and not day_of(row["published"]):
            message = f"line {number}: expected a day such as 2024-10-25, found {row['published']!r}"
            problems.append(problem("broken_record", path.name, message))
    return found, tuple(problems)


def _row(row: Mapping[str, str]) -> Metadata:
    outlet, publisher, url, published, language = (row.get(name, "").strip() for name in COLUMNS)
    return stated(source=SOURCES, outlet=outlet, publisher=publisher, url=url, published=published, language=language)


def stated(
    *,
    source: str,
    outlet: str = "",
    publisher: str = "",
    url: str = "",
    published: str = "",
    language: str = "",
    title: str = "",
) -> Metadata:
    """What somebody states (``source`` is ``person`` or ``sources.tsv``); a date that is none is left out."""
    day = day_of(published)
    dates = (DateCandidate(day, source, published),) if day else ()
    return Metadata(
        url=url, outlet=outlet, publisher=publisher, title=title, dates=(*dates, *url_dates(url)), language=language
    )


def day_of(words: str) -> str:
    """The ISO day, or minute, that begins ``words``; empty when there is none."""
    found = _DAY.match(words.strip())
    return found.group().replace(" ", "T") if found else ""


def url_dates(url: str) -> tuple[DateCandidate, ...]:
    """The day an address names: ``/2024/10/25/``, ``-20241025``; none when it names two."""
    path = unquote(urlsplit(url).path) if url else ""
    found = list(_URL_DAY.finditer(path)) or list(_URL_SHORT_DAY.finditer(path))
    days = {"{}-{:02}-{:02}".format(*(int(match[name]) for name in ("year", "month", "day"))) for match in found}
    return tuple(DateCandidate(day, "url", found[0].group()) for day in days) if len(days) == 1 else ()


def _credit_forms() -> CreditForms:
    """The forms of every shipped pack."""
    return credit_forms(packs.shipped("world"), [packs.shipped(f"lang/{name}") for name in packs.languages()])


def printed_credits(characters: str) -> tuple[Credit, ...]:
    """The credits to agencies that a text prints, with their spans; by the shipped packs, whatever its language."""
    forms = _credit_forms()
    text = Text(characters=characters)
    return tuple(
        Credit(one.key, characters[one.line_start : one.line_end].strip(), text.span(one.start, one.end))
        for one in credits_of(characters, forms)
    )


def unseen_credits(characters: str, lines: Sequence[str]) -> tuple[Credit, ...]:
    """Credits on lines of a page that its kept text leaves out; they have no span.

    Agencies that a pack knows alone: what else stands on a page may be the name of anything.
    """
    forms = _credit_forms()
    kept = {line.strip() for line in characters.splitlines()}
    missing = [line for line in lines if line.strip() not in kept and forms.agency.search(line)]
    known = {credit.key for credit in printed_credits(characters)}
    found = {credit.key: Credit(credit.key, credit.quote) for credit in printed_credits("\n".join(missing))}
    packed = set(forms.keys.values())
    return tuple(found[key] for key in sorted(found) if key in packed and key not in known)
