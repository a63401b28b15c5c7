"""Blocks: what each part of a text is. Labels, never deletes; blocks hold every visible character.

A line such as « 2 min de lecture » gives one `Block` with the role ``navigation``; a line that ends in a glued
heading, « …et la Corée du Nord.Une escalade dans le conflit », gives a block of body and a block of heading. The
algorithms stand in `recoupe.text.blocks`, the words in the tables ``noise``, ``credits`` and ``printed_dates``, the
weights of shapes in ``undecided``.
"""

from collections.abc import Iterator

from recoupe.model import Block, Why
from recoupe.terms import Role
from recoupe.text.blocks import label
from recoupe.text.layout import Known
from recoupe.text.noise import rules_of
from recoupe.text.reading import Reading

PAGE = "text/html"
"""The media type of an article whose text ingest took out of a page."""


def clean(reading: Reading) -> Iterator[Block]:
    """Yield the blocks of a text, in order."""
    known = Known(
        titles=tuple(dict.fromkeys(article.title for article in reading.articles if article.title)),
        outlets=tuple(dict.fromkeys(name for one in reading.articles for name in (one.outlet, one.publisher) if name)),
        extracted=any(article.media_type == PAGE for article in reading.articles),
        frame=reading.frame,
    )
    rules = rules_of(reading.language, reading.world)
    for part in label(reading.text.characters, known, rules):
        span = reading.span(part.start, part.end)
        cited = (part.rule,) if part.rule else ()
        yield Block(span=span, role=part.role, why=Why(spans=(span,), rules=cited, note=part.note))


def paragraphs(reading: Reading) -> Iterator[Block]:
    """Yield one block of body for each line of words that come from no page: a statement holds no menu."""
    start = 0
    for line in reading.text.characters.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + line.index(words)
            span = reading.span(first, first + len(words))
            yield Block(span=span, role=Role.BODY, why=Why(spans=(span,)))
        start += len(line)
