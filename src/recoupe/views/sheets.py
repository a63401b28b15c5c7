"""What is known of each article and from where: date, outlet, who signs, agencies, dateline, access, how much is text.

What enters is a selection; what leaves is one row an article, in the order of their dates, those without a date last.
Every cell that a line of the text tells comes with that line, so that a person sees what it rests on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.ingest.metadata import printed_persons
from recoupe.model import Actor, Article, Block, Chain, Credit, Decision, DocumentDate, Text
from recoupe.terms import Role
from recoupe.views.labels import Names, interval
from recoupe.views.lists import titles
from recoupe.views.prepared import made_once
from recoupe.views.selection import Selection

TEXT = (Role.TITLE, Role.HEADING, Role.BODY)
LONGEST = 80
"""Characters of a quoted line."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words an article's cell rests on, with their place; ``end`` is 0 for what stands outside the text."""

    cell: str
    words: str
    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def told(self) -> str:
        """The words between marks, with their place."""
        place = f" [{self.start}:{self.end}]" if self.end else ""
        return f"« {self.words} »{place}"

    def __str__(self) -> str:
        return f"{self.cell}: {self.told}"


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """One article. ``kept`` is the share of its visible characters that is title, heading or body, in per cent."""

    reported: str
    outlet: str
    publisher: str
    title: str
    signed: tuple[str, ...]
    agencies: tuple[str, ...]
    places: tuple[str, ...]
    access: str
    language: str
    kept: int
    url: str
    name: str
    id: str
    evidence: tuple[Evidence, ...] = ()


def sheets(selection: Selection, *, language: str = "fr") -> list[ArticleSheet]:
    """A row for each article of the selection."""
    name = f"sheets {language}"
    return made_once(selection, name, list[ArticleSheet], lambda: _sheets(selection, language))


def _sheets(selection: Selection, language: str) -> list[ArticleSheet]:
    names = Names.of(selection.kinds(Actor, Chain, Decision), language)
    called = titles(selection.kinds(Article, Block))
    dates = {one.text: one for one in selection.of(DocumentDate)}
    texts = {one.id: one for one in selection.of(Text)}
    blocks: dict[str, list[Block]] = {}
    for block in selection.of(Block):
        blocks.setdefault(block.span.text, []).append(block)
    rows = [
        _sheet(one, called[one.id], names, dates.get(one.text), texts.get(one.text), blocks.get(one.text, ()))
        for one in selection.of(Article)
    ]
    return sorted(rows, key=lambda row: (row.reported or "9", row.outlet, row.name, row.id))


def _sheet(
    one: Article, title: str, names: Names, date: DocumentDate | None, text: Text | None, blocks: Sequence[Block]
) -> ArticleSheet:
    printed = [block for block in blocks if block.role is Role.BYLINE]
    agencies = tuple(dict.fromkeys(map(_called(names), one.credits)))
    others = (one.outlet, one.publisher, *agencies)
    persons = (name for block in printed for name in printed_persons(block.span.surface, others))
    return ArticleSheet(
        reported=interval(date.published_low, date.published_high) if date else "",
        outlet=one.outlet,
        publisher=one.publisher,
        title=title,
        signed=one.bylines or tuple(dict.fromkeys(persons)),
        agencies=agencies,
        places=tuple(place.span.surface if place.span else place.quote for place in one.places),
        access=one.access,
        language=one.language,
        kept=_kept(text, blocks),
        url=one.canonical_url or one.url,
        name=one.name,
        id=one.id,
        evidence=tuple(_evidence(one, date, () if one.bylines else printed)),
    )


def _called(names: Names) -> Callable[[Credit], str]:
    """How a credited agency is called: as printed where no actor of the record is that agency."""
    return lambda credit: credit.span.surface if credit.span and credit.key not in names.actors else names[credit.key]


def _kept(text: Text | None, blocks: Sequence[Block]) -> int:
    visible = _letters(text.characters) if text else 0
    kept = sum(_letters(block.span.surface) for block in blocks if block.role in TEXT)
    return round(100 * kept / visible) if visible else 0


def _letters(words: str) -> int:
    """How many characters of some words are no white space."""
    return sum(map(len, words.split()))


def _evidence(one: Article, date: DocumentDate | None, printed: Sequence[Block]) -> Iterator[Evidence]:
    """The words each cell rests on."""
    if date is not None:
        yield from (_at("reported", span.text, span.start, span.end, span.surface) for span in date.why.spans)
        if not date.why.spans and date.why.note:
            yield Evidence("reported", date.why.note)
    yield from (_at("signed", *_place(block)) for block in printed)
    for cell, told in (("agencies", one.credits), ("places", one.places)):
        for credit in told:
            span = credit.span
            yield _at(cell, span.text, span.start, span.end, credit.quote) if span else Evidence(cell, credit.quote)
    yield from (_at("access", span.text, span.start, span.end, span.surface) for span in one.why.spans)


def _place(block: Block) -> tuple[str, int, int, str]:
    return block.span.text, block.span.start, block.span.end, block.span.surface


def _at(cell: str, text: str, start: int, end: int, words: str) -> Evidence:
    return Evidence(cell, " ".join(words.split())[:LONGEST], text, start, end)
