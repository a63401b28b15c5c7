"""Words found in the kept texts: accents, case and typographic marks folded, snippets at the span.

What enters is a selection and a query; what leaves is one row per text, best first. The texts themselves are looked
through, so every store gives the same matches in the same order. A query is words that must all stand in a text, whole
words unless they end in ``*``; words between quotation marks stand side by side.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.errors import QuestionError
from recoupe.model import Actor, Article, Block, Chain, DocumentDate, Text
from recoupe.views.labels import interval, outlet
from recoupe.views.selection import Filters, Selection
from recoupe.views.wordindex import WHOLE, known_index

PIECE = re.compile(r'"([^"]+)"|«\s*([^»]+?)\s*»|“([^”]+)”|(\S+)')
MARKS = "[\u0300-\u036f]*"
APOSTROPHES = "['’ʼ′`]"
GAP = r"[\s\u00ad\-‐‑–—/’']+"
"""What may stand between two words of a phrase, and for a hyphen."""

LIGATURES = {"oe": "œŒ", "ae": "æÆ", "ss": "ßẞ", "fi": "ﬁ", "fl": "ﬂ"}
WRITTEN_AS_ONE = ("oe", "ae", "ss")
"""Those of them that an index of words keeps as they are written."""

DOTLESS = "ı"
"""A letter that case folding takes for an i and no table of accents does."""

AROUND = 90
"""Characters of a snippet on each side of what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One text in which all words of a query stand.

    ``start`` and ``end`` are the smallest stretch that holds them all, in code points of the text ``text``; ``role`` is
    that of the block it starts in; ``hits`` counts every place where one of the words stands.
    """

    reported: str
    articles: tuple[str, ...]
    names: tuple[str, ...]
    title: str
    role: str
    hits: int
    before: str
    found: str
    after: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The rows asked for, how many texts match in all, and how many matching ones no date settles and are left out."""

    rows: tuple[Hit, ...]
    texts: int
    undated: int


def search(selection: Selection, query: str, filters: Filters, *, role: str = "", limit: int = 20) -> Found:
    """The texts that match, those first whose words stand closest, then most hits, then the newest, then by id.

    Args:
        selection: the part of the record asked about.
        query: words, see the module; raises QuestionError when it holds none.
        filters: days are those of publication.
        role: only what stands in blocks of this role; anywhere when empty.
        limit: rows at most; 0 for all.
    """
    patterns = [pattern(words) for words in terms(query)]
    dates = {one.text: one for one in selection.of(DocumentDate)}
    among = _named(selection, filters.actor) if filters.actor else None
    matches = []
    undated = 0
    for text in _texts(selection, query):
        if among is not None and text.id not in among:
            continue
        places = _places(text.characters, patterns, _inside(selection, text.id, role))
        if places is None:
            continue
        low, high = _days(dates.get(text.id))
        if filters.keeps(low, high):
            matches.append((_closest(places), sum(len(some) for some in places), text, interval(low, high)))
        else:
            undated += not (low and high)
    matches.sort(key=lambda one: (one[0][1] - one[0][0], -one[1], _descending(one[3]), one[2].id))
    shown = matches[:limit] if limit else matches
    articles = _articles(selection)
    rows = [_hit(selection, articles.get(text.id, ()), text, place, hits, day) for place, hits, text, day in shown]
    return Found(tuple(rows), len(matches), undated)


def _texts(selection: Selection, query: str) -> Iterable[Text]:
    """The texts that may hold the words of a query, by id: all where no index of words is kept, or it tells nothing."""
    wanted = [one for words in terms(query) for one in beginnings(words)]
    index = known_index(selection) if wanted else None
    if index is None:
        return selection.of(Text)
    odd = index.with_letter(DOTLESS)
    places = set.intersection(*(index.holding([one]) | odd for one in wanted))
    return (one for one in selection.some(index.texts[place] for place in places) if isinstance(one, Text))


def beginnings(words: str) -> list[str]:
    """How words of a text begin in which a word or phrase stands, plain letters, whole ones marked by `WHOLE`.

    Of a word in which a text may have a ligature (« œuvre ») only what stands before it; none of a word with a digit.
    """
    words = unicodedata.normalize("NFKC", words.strip())
    pieces = [_plain(one) for one in re.split(GAP, words.strip("*")) if one]
    found = []
    for place, one in enumerate(pieces):
        cut = min((at for pair in WRITTEN_AS_ONE if (at := one.find(pair)) >= 0), default=len(one))
        open_end = cut < len(one) or (words.endswith("*") and place == len(pieces) - 1)
        if cut and one.isascii() and one.isalpha():
            found.append(one[:cut] if open_end else one + WHOLE)
    return found


def terms(query: str) -> list[str]:
    """The words and phrases of a query; raises QuestionError when there is none."""
    found = [next(part for part in match.groups() if part) for match in PIECE.finditer(query)]
    kept = [words for words in found if any(letter.isalnum() for letter in words)]
    if not kept:
        raise QuestionError(f"expected words to search for, found {query!r}")
    return kept


def pattern(words: str) -> re.Pattern[str]:
    """What finds a word or phrase however its accents, case, apostrophes and hyphens are written."""
    words = unicodedata.normalize("NFKC", words.strip())
    prefix = words.endswith("*")
    pieces = [_spelt(one) for one in re.split(GAP, words.strip("*")) if one]
    tail = "" if prefix else r"(?!\w)"
    return re.compile(r"(?<!\w)" + GAP.join(pieces) + tail, re.IGNORECASE)


def _spelt(word: str) -> str:
    letters = _plain(word)
    out, place = [], 0
    while place < len(letters):
        pair = letters[place : place + 2]
        if pair in LIGATURES:
            out.append(f"(?:{_letter(pair[0])}{_letter(pair[1])}|[{LIGATURES[pair]}])")
            place += 2
        else:
            out.append(_letter(letters[place]))
            place += 1
    return "".join(out)


def _plain(word: str) -> str:
    for pair, single in LIGATURES.items():
        for one in single:
            word = word.replace(one, pair)
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _letter(letter: str) -> str:
    """A letter with all its accents, as a class; marks that stand apart may follow."""
    if letter in _accents():
        return f"[{letter}{_accents()[letter]}]{MARKS}"
    return re.escape(letter)


@cache
def _accents() -> dict[str, str]:
    """Small Latin letter to its accented forms in the blocks of European languages."""
    found: dict[str, str] = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code)).lower()[:1]
        if base.isascii() and base.isalpha() and base != chr(code):
            found[base] = found.get(base, "") + chr(code)
    return found | {letter: found.get(letter, "") for letter in "abcdefghijklmnopqrstuvwxyz"}


Place = tuple[int, int]


def _places(
    characters: str, patterns: Sequence[re.Pattern[str]], inside: Sequence[Place] | None
) -> list[list[Place]] | None:
    """Where each word stands; None when one does not stand there."""
    found = []
    for one in patterns:
        spans = [match.span() for match in one.finditer(characters)]
        if inside is not None:
            spans = [span for span in spans if any(low <= span[0] and span[1] <= high for low, high in inside)]
        if not spans:
            return None
        found.append(spans)
    return found


def _closest(places: Sequence[Sequence[Place]]) -> Place:
    """The smallest stretch that holds a place of every word; the first of equals."""
    best: Place | None = None
    for start, end in places[0]:
        low, high = start, end
        for some in places[1:]:
            near = min(some, key=lambda one: (abs(one[0] - start), one))
            low, high = min(low, near[0]), max(high, near[1])
        if best is None or high - low < best[1] - best[0]:
            best = (low, high)
    return best or (0, 0)


def _named(selection: Selection, actor: str) -> set[str]:
    """Texts in which an actor, or a body of it, is named."""
    own = [one for one in selection.of(Actor) if one.key == actor or one.key.startswith(f"{actor}:")]
    chains = selection.some(chain for one in own for chain in one.chains)
    return {one.text for one in chains if isinstance(one, Chain)}


def _inside(selection: Selection, text: str, role: str) -> list[Place] | None:
    if not role:
        return None
    return [(one.span.start, one.span.end) for one in _blocks(selection, text) if one.role == role]


def _blocks(selection: Selection, text: str) -> Iterator[Block]:
    return (one for one in selection.within([text]) if isinstance(one, Block))


def _days(date: DocumentDate | None) -> tuple[str, str]:
    return (date.published_low[:10], date.published_high[:10]) if date else ("", "")


def _descending(day: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in day) or (0,)


def _articles(selection: Selection) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for one in selection.of(Article):
        found.setdefault(one.text, []).append(one)
    return found


def _hit(selection: Selection, articles: Iterable[Article], text: Text, place: Place, hits: int, day: str) -> Hit:
    start, end = place
    every = tuple(articles)
    end = min(end, start + 3 * AROUND)
    role = next((str(one.role) for one in _blocks(selection, text.id) if one.span.start <= start < one.span.end), "")
    low, high = _cut(text.characters, start, -1), _cut(text.characters, end, 1)
    before, found, after = (
        " ".join(text.characters[a:b].split()) for a, b in ((low, start), (start, end), (end, high))
    )
    space = text.characters[max(0, start - 1) : start].isspace()
    return Hit(
        reported=day,
        articles=tuple(outlet(one) for one in every),
        names=tuple(one.name for one in every),
        title=next((one.title for one in every if one.title), ""),
        role=role,
        hits=hits,
        before=before + (" " if before and space else ""),
        found=found,
        after=(" " if after and text.characters[end : end + 1].isspace() else "") + after,
        text=text.id,
        start=start,
        end=end,
    )


def _cut(characters: str, place: int, way: int) -> int:
    """Where a snippet ends: `AROUND` characters on, moved to the next white space."""
    edge = max(0, min(len(characters), place + way * AROUND))
    while 0 < edge < len(characters) and not characters[edge].isspace():
        edge -= way
    return edge
