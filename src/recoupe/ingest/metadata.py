"""What is stated about an article outside its text: ``sources.tsv``, addresses, credit lines.

What enters is a folder or a text; what leaves is `Metadata`. Printed dates are found later, by `read`. The column
``date_printed`` of the older form of ``sources.tsv`` repeats what the text prints and is no metadata.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from recoupe import packs
from recoupe.credits import DATELINES, CreditForms, credit_forms, credits_of, fold, signatories
from recoupe.forms import SLOTS, expression
from recoupe.ingest.received import Metadata, problem
from recoupe.model import Credit, DateCandidate, Problem, Text, Why

SOURCES = "sources.tsv"
COLUMNS = ("outlet", "publisher", "url", "published", "language")

BY = re.compile(r"^\W*(?:by|par|de|von|por)\s*:?\s+(?=\S)", re.IGNORECASE)
"""What stands before who signs; printed pages mix languages."""

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


def signed(bylines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    """Stated bylines without the agencies they name, and those as credits without a span.

    « Odile Querrien avec AFP » is signed by Odile Querrien and credits the AFP.
    """
    persons: dict[str, None] = {}
    credited: dict[str, Credit] = {}
    for byline in bylines:
        others, keys = signatories(byline, _credit_forms())
        persons.update(dict.fromkeys(others))
        for key in keys:
            credited.setdefault(key, Credit(key, byline))
    return tuple(persons), tuple(credited.values())


_PERSON = re.compile(SLOTS["person"])
_POSSESSIVE = re.compile(r"['’]s\b")


def printed_persons(byline: str, others: Sequence[str]) -> tuple[str, ...]:
    """The persons a printed byline names, ``others`` (outlets and agencies it names as printed) left out.

    « Par Odile Querrien, avec AFP » is signed by Odile Querrien; a desk (« la rédaction ») is nobody.
    """
    words = BY.sub("", byline)
    for name in sorted(others, key=lambda one: (-len(one), one)):
        printed = re.sub("['’]", "['’]", re.escape(name))
        words = re.sub(rf"(?<!\w){printed}(?!\w)", "|", words, flags=re.IGNORECASE) if name else words
    whole = (" ".join(match.group().split()) for match in _PERSON.finditer(words))
    found = (re.sub(r"^\w ", "", one) for one in whole)
    return tuple(dict.fromkeys(one for one in found if not _POSSESSIVE.search(one) and fold(one) not in _place_keys()))


PARAGRAPHS = 3
"""Long lines among which the dateline of a dispatch is looked for; titles and notices may be as long."""

LONG = 60
_PLACE_NAME = re.compile(r"[^,()\d–—/]+?(?=\s*[,()\d–—/]|\s-|$)")


def printed_places(characters: str) -> tuple[Credit, ...]:
    """The places from which a text says it was written, with their spans: « SEOUL, 25 oct (AFP) - ».

    Only a place that the world pack knows is one (« VIDÉO – » is none); its key is empty where the name means several.
    """
    text, keys = Text(characters=characters), _place_keys()
    lines = (line for line in re.finditer(r"[^\n\r]+", characters) if len(line.group()) >= LONG)
    for line in islice(lines, PARAGRAPHS):
        match = next((one for shape in DATELINES if (one := shape.match(characters, line.start()))), None)
        if match is None or line.end() - match.end() < LONG // 2:
            continue
        found: list[Credit] = []
        for name in _PLACE_NAME.finditer(characters, match.start(), match.end()):
            known = keys.get(fold(name.group()))
            if known is not None:
                start = name.end() - len(name.group().lstrip())
                found.append(Credit(known, match.group(), text.span(start, name.end())))
        if found:
            return tuple(found)
    return ()


@cache
def _place_keys() -> Mapping[str, str]:
    """Folded name of a place to its key: the one that the name means first of all, empty when there are several."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in packs.shipped("world")["place_names"]:
        found.setdefault(fold(row["name"]), {}).setdefault(row["strength"], set()).add(row["key"])
    best = {name: by_strength.get("strong") or by_strength.get("weak", set()) for name, by_strength in found.items()}
    return {name: next(iter(keys)) if len(keys) == 1 else "" for name, keys in best.items()}


ACCESS_LINE = 250
"""Characters of the longest notice that says that an article goes on elsewhere."""


def printed_access(characters: str) -> tuple[str, Why]:
    """``paywall`` or ``summary`` when a line says that the text is a part, with the line; empty when none does."""
    text = Text(characters=characters)
    for line in re.finditer(r"[^\n\r]+", characters):
        bare = line.group().lstrip(' \t\u00a0\u202f«“"[(-–—•>')
        if len(bare) > ACCESS_LINE:
            continue
        for pattern, state, rule in _access_forms():
            if pattern.match(bare):
                start = line.end() - len(bare)
                return state, Why(spans=(text.span(start, start + len(bare.rstrip())),), rules=(rule,), note=state)
    return "", Why()


@cache
def _access_forms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(expression(row["form"], {}), re.IGNORECASE), row["state"], row.rule) for row in _access_rows()
    )


def _access_rows() -> Iterator[packs.Row]:
    for name in packs.languages():
        pack = packs.shipped(f"lang/{name}")
        yield from pack["access"].rows if "access" in pack else ()
