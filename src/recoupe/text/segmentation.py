"""Sentence boundaries. What enters is one block of a text and a language pack; what leaves is exact, trimmed offsets.

A candidate is a run of ``. ! ? …`` with the quotation marks and brackets that close after it, a line end, a semicolon
before a capitalised starter, a capital inside a word, where a page has lost the line end after a heading (« les mots
du préfetSollicité, il se tait »), or the dash after a heading in the line. The words on both sides decide, by the
pack's tables ``abbreviations`` (what may follow a form that keeps its full stop: a ``name``, a ``number``, words
``inside`` the sentence, its ``end``, or ``any``) and ``tokens`` (kind ``starter``: words that open a sentence after an
abbreviation that may end one). Everything else is punctuation and case, alike in all languages.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.model import Block
from recoupe.packs import Pack, Row
from recoupe.terms import Role
from recoupe.text.characters import INVISIBLE, plain
from recoupe.text.reading import Bounds

RUNNING = (Role.TITLE, Role.HEADING, Role.BODY)
"""The roles whose text is analysed."""

_CANDIDATE = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>(?:[\"')\]]| ?»)*)|(?P<line>\n\s*)|(?P<item>;)(?= )"
    r"|(?P<seam>(?:(?<=[^\W\d_]{3})|(?<=[^\W_][\"»])|(?<=[^\W_] »)|(?<=(?<!\w)\d{4}))(?=[A-ZÀ-ÖØ-ÞŒ][a-zß-öø-ÿœ']))"
    r"|(?P<dash> -(?=[\"«]?[A-ZÀ-ÖØ-ÞŒ])|(?<=[\"»']) ?- ?(?=[\"«]?[A-ZÀ-ÖØ-ÞŒ]))"
)
_OPENERS = re.compile(r"[\s\"'«(\[–—*•·-]*")
_WORD_BEFORE = re.compile(r"[^\s\"«»()\[\]]*$")
_WORD_AFTER = re.compile(r"\w+'?")
_GLUED = re.compile(r"(?:- )?(?:[«\"'(] ?)?(?P<word>[^\W\d_]\w*'?)")
_HEADING_DASH = "- "
"""What opens a heading told in the line, which another dash ends: « …du port.- Les regrets -Le préfet … »."""
_ADDRESS = re.compile(r"(?:https?://|www\.|@)", re.IGNORECASE)
_TRIM = " \t\n\r\v\f" + INVISIBLE
_ORDINARY = 4
"""Letters of a word that is no abbreviation; from 3 to 5 the treebanks' train parts differ by .007 of F1 at most."""
_SHORTEST_SEAM = 3
"""Letters of a word that ends a heading, or of those of a body: « LREM.Sur »; two may be initials."""
_CLOSING = '"»'
"""Marks that close the quotation a heading ends on."""
_LONGEST_WORD = 60
_LONGEST_QUOTE = 1500


def sentences(characters: str, start: int, end: int, pack: Pack) -> tuple[tuple[int, int], ...]:
    """The sentences of one block, in order: half-open offsets, no white space at either end, none empty.

    Args:
        characters: the kept text.
        start: first character of the block.
        end: the character after its last.
        pack: the language pack; tables it lacks count as empty.

    >>> from recoupe.packs import shipped
    >>> text = "M. Hong l'affirme au nord.Une escalade ? « Non ! », répond-il."
    >>> [text[a:b] for a, b in sentences(text, 0, len(text), shipped("lang/fr"))]
    ["M. Hong l'affirme au nord.", 'Une escalade ?', '« Non ! », répond-il.']
    """
    mapped = plain(characters[start:end])
    rules = _rules(pack)
    found: list[tuple[int, int]] = []
    begin = 0
    for cut in (*rules.cuts(mapped), len(mapped)):
        first, last = _trimmed(mapped, begin, cut)
        if first < last:
            found.append((start + first, start + last))
        begin = cut
    return tuple(found)


def boundaries(characters: str, blocks: Iterable[Block], pack: Pack) -> tuple[Bounds, ...]:
    """The sentences of title, headings and body in text order, each with the role and the number of its block.

    Blocks of other roles are passed over; paragraphs are numbered from 0 over the blocks that are taken.
    """
    running = sorted((block for block in blocks if block.role in RUNNING), key=lambda block: block.span.start)
    return tuple(
        Bounds(first, last, block.role, paragraph)
        for paragraph, block in enumerate(running)
        for first, last in sentences(characters, block.span.start, block.span.end, pack)
    )


def _trimmed(mapped: str, start: int, end: int) -> tuple[int, int]:
    while start < end and mapped[start] in _TRIM:
        start += 1
    while end > start and mapped[end - 1] in _TRIM:
        end -= 1
    return start, end


@cache
def _rules(pack: Pack) -> "_Rules":
    follows = {row["form"]: row["follows"] for row in pack["abbreviations"]} if "abbreviations" in pack else {}
    rows = tuple(pack["tokens"]) if "tokens" in pack else tuple[Row, ...]()
    starters = frozenset(row["form"] for row in rows if row["kind"] == "starter")
    elisions = tuple(sorted(row["form"] for row in rows if row["kind"] == "elision"))
    return _Rules(follows, starters, elisions)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The tables of one pack, as the decisions need them."""

    follows: dict[str, str]
    starters: frozenset[str]
    elisions: tuple[str, ...]

    def cuts(self, mapped: str) -> Iterator[int]:
        """Offsets at which a sentence ends and another may begin, ascending."""
        begin = 0
        for found in _CANDIDATE.finditer(mapped):
            end = found.end()
            if found["line"] is not None:
                cut = end if _ends_line(mapped, found.start(), found["line"]) else None
            elif found["item"] is not None:
                cut = end if self._opens(mapped, end) else None
            elif found["dash"] is not None:
                cut = end if mapped.startswith(_HEADING_DASH, _first_visible(mapped, begin)) else None
            elif found["seam"] is not None:
                cut = end if self._is_seam(mapped, begin, end) else None
            else:
                cut = self._cut(mapped, begin, found)
            if cut is not None:
                yield cut
                begin = cut

    def _cut(self, mapped: str, begin: int, found: re.Match[str]) -> int | None:
        end = _closed(mapped, begin, found)
        if end == len(mapped):
            return end
        if not mapped[end].isspace():
            end = _before_opening(mapped, found.start(), end)
            return end if self._is_glued(mapped, begin, found.start(), end, found["mark"]) else None
        after = _first_character(mapped, end)
        if after == len(mapped) or not mapped[after].isalnum():
            return None
        if mapped[after].islower():
            return end if found.group() == "." and self._is_plain(mapped, begin, found.start()) else None
        if mapped[after].isspace() or (found["mark"] == "." and not found["close"]):
            return end if self._stops(mapped, begin, found.start(), after) else None
        return end

    def _is_seam(self, mapped: str, begin: int, place: int) -> bool:
        """« …du préfet|Sollicité », « ALERTE|Le maire », not YouTube: what stands before is no part of a name.

        A heading may end on a quotation or on a year: « le maire "choqué"|Selon … », « de 2010 à 2012|L'ancienne … ».
        """
        following = _WORD_AFTER.match(mapped, place)
        after = following.group() if following else ""
        if mapped[place - 1].isdigit() or mapped[place - 1] in _CLOSING:
            return after in self.starters and _is_closed(mapped, begin, place)
        before = _WORD_BEFORE.search(mapped, max(begin, place - _LONGEST_WORD), place)
        word = self._bare(before.group()) if before else ""
        if not word.isalpha() or len(word) < _SHORTEST_SEAM or not after[1:].rstrip("'").islower():
            return False
        return (word.islower() and len(word) >= _ORDINARY) or (word.isupper() and after in self.starters)

    def _opens(self, mapped: str, end: int) -> bool:
        """Whether a word that opens sentences follows: after a semicolon its capital says that a list goes on."""
        following = _WORD_AFTER.match(mapped, _first_character(mapped, end))
        return following is not None and following.group() in self.starters

    def _is_glued(self, mapped: str, begin: int, mark: int, end: int, marks: str) -> bool:
        """« …du Nord.Une escalade »: a word or a closing mark, a stop, and a capital that opens a word, no blank."""
        opening = _GLUED.match(mapped, end)
        if opening is None or not self._may_open(mapped, opening):
            return False
        before = mapped[max(begin, mark - 2) : mark]
        if marks != "." or end > mark + 1 or before[-1:] in '»")%':
            return True
        found = _WORD_BEFORE.search(mapped, max(begin, mark - _LONGEST_WORD), mark)
        word = found.group() if found else ""
        if _ADDRESS.search(word) or f"{self._bare(word)}." in self.follows:
            return False
        if before.isdigit():
            return _has_letter(mapped, begin, mark)
        starts = opening["word"].capitalize() in self.starters
        letters_of_a_body = starts and len(word) >= _SHORTEST_SEAM and self._bare(word).isalpha()
        return (len(before) == 2 and before[-1].islower() and before[0].isalnum()) or letters_of_a_body

    def _may_open(self, mapped: str, opening: re.Match[str]) -> bool:
        """Whether a word with a capital, a starter or a title before a name follows: « Une », « A Lyon », « M. Hô »."""
        word = opening["word"]
        title = mapped[opening.end() : opening.end() + 1] == "." and self.follows.get(f"{word}.") == "name"
        starts = title or word.capitalize() in self.starters
        return word[0].isupper() and (starts or word[1:2].islower() or word[1:] == "'")

    def _stops(self, mapped: str, begin: int, dot: int, after: int) -> bool:
        """Whether the full stop at ``dot``, before the capital or figure at ``after``, ends the sentence."""
        word = self._word_before(mapped, begin, dot)
        following = _WORD_AFTER.match(mapped, after)
        next_word = following.group() if following else ""
        follows = self.follows.get(word + ".")
        if follows is not None:
            return self._ends(follows, next_word, mapped[after])
        if word.isdigit():
            return _has_letter(mapped, begin, dot)
        if _is_initial(word):
            is_letter = len(word) == 1 and not mapped[max(begin, dot - 3) : dot - 1].strip().islower()
            return next_word in self.starters and not is_letter
        return True

    def _is_plain(self, mapped: str, begin: int, dot: int) -> bool:
        """Whether an ordinary word stands before the full stop, so that a small letter after it is a slip."""
        word = self._word_before(mapped, begin, dot)
        return len(word) >= _ORDINARY and word.isalpha() and word.islower() and word + "." not in self.follows

    def _word_before(self, mapped: str, begin: int, dot: int) -> str:
        found = _WORD_BEFORE.search(mapped, max(begin, dot - _LONGEST_WORD), dot)
        return self._bare(found.group()) if found else ""

    def _bare(self, word: str) -> str:
        """A word without what is elided before it."""
        return next((word[len(one) :] for one in self.elisions if word[: len(one)].lower() == one), word)

    def _ends(self, follows: str, next_word: str, first: str) -> bool:
        if follows == "any":
            return True
        if follows == "number":
            return not first.isdigit()
        return follows == "end" and next_word in self.starters


def _ends_line(mapped: str, start: int, line: str) -> bool:
    """A blank line always ends a sentence; a single line end only after a closing mark, else it is wrapped text."""
    return line.count("\n") > 1 or mapped[max(0, start - 3) : start].rstrip(" \"'»)")[-1:] in (".", "!", "?", "…", ":")


def _first_visible(mapped: str, place: int) -> int:
    while mapped[place : place + 1].isspace():
        place += 1
    return place


def _closed(mapped: str, begin: int, found: re.Match[str]) -> int:
    """Where the candidate ends: a straight mark after a blank closes when one is open in this sentence."""
    end = found.end()
    if mapped[end : end + 2] == ' "' and not mapped[end + 2 : end + 3].isalnum():
        low = max(begin, end - _LONGEST_QUOTE)
        if mapped.count('"', low, end) % 2:
            return end + 2
    return end


def _is_closed(mapped: str, begin: int, place: int) -> bool:
    """Whether no quotation is open where a heading would end, the mark before ``place`` being its last."""
    return mapped.count('"', max(begin, place - _LONGEST_QUOTE), place) % 2 == 0


def _before_opening(mapped: str, mark: int, end: int) -> int:
    """« …scandale."Il faut » : where no quotation is open, a straight mark without blank opens the next sentence."""
    quotes = mapped[end - 1 : end] == '"' and end - 1 > mark and mapped[end : end + 1].isalnum()
    return end - 1 if quotes and mapped.count('"', 0, mark) % 2 == 0 else end


def _first_character(mapped: str, end: int) -> int:
    found = _OPENERS.match(mapped, end)
    return found.end() if found else end


def _is_initial(word: str) -> bool:
    """« J », « Jean-P », « J.-C », « U.S »: single capitals with full stops or hyphens before."""
    first, *parts = re.split(r"[.-]+", word)
    capitals = all(len(part) == 1 and part.isupper() for part in parts)
    return (
        capitals and (bool(parts) or len(first) == 1) and (first.istitle() or len(first) == 1) and first[:1].isupper()
    )


def _has_letter(mapped: str, begin: int, end: int) -> bool:
    """Whether words precede the figure: « 3. Le » numbers a paragraph, « en 1998. Le » ends a sentence."""
    return any(character.isalpha() for character in mapped[max(begin, end - _LONGEST_WORD) : end])
