"""Words quoted in a heading: « - “Du jamais vu” - », which somebody says in the text below.

Enters: the lines of a text in order. Leaves: headings that quote words, and whether words said below are theirs: then
whoever says those says them in the heading. No language is named here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.terms import Role
from recoupe.text.clauses import DASHES, Line
from recoupe.text.contents import Range
from recoupe.text.quotes import Quotation
from recoupe.text.word import TENSED, Word

REACH = 40
"""Sentences below a heading in which its words are sought."""
_LENGTH = 12
"""Words up to which a line between dashes is a heading."""
_STEM = 5
"""Letters in common at the start that make two words one: « disproportionné », « disproportionnée »."""
_DASHES = DASHES | {"-"}
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading by the index of its line: what it says, and the words it quotes that tell something."""

    place: int
    content: Range
    quoted: tuple[Word, ...]


def quoting_headings(lines: Sequence[Line]) -> Iterator[Heading]:
    """The headings that quote words, in order."""
    for place, line in enumerate(lines):
        content = _heading(line)
        inside = [one for one in line.quotations if content and content[0] <= one.start and one.end <= content[1]]
        if content is None or len(inside) != 1:
            continue
        quoted = tuple(word for word in _telling(line, inside[0].start, inside[0].end))
        alone = not any(_stands_out(word, inside[0]) for word in line.words)
        if quoted and quoted[0].tag != "inf":  # « Reprendre la main » states nothing
            yield Heading(place, (inside[0].start, inside[0].end) if alone else content, quoted)


def says_again(heading: Heading, line: Line, said: Range) -> bool:
    """Whether the words of a heading come back in what is said in another sentence; one alone only if quoted there."""
    alone = len(heading.quoted) == 1
    words = [word for word in line.words if said[0] <= word.start and word.end <= said[1]]
    words = [word for word in words if line.inside[word.i] >= 0 or not alone]
    return all(any(_alike(word, other) for other in words) for word in heading.quoted)


def only_names(heading: Heading, line: Line) -> bool:
    """« - “Logique de voyous” - », « - “Pas d'effet” - »: words without a verb, which call a thing by a name."""
    words = [word for word in line.words if heading.content[0] <= word.start and word.end <= heading.content[1]]
    told = [word for word in words if word.upos != "PUNCT"]
    verbless = not any(word.tag in TENSED or word.tag == "inf" for word in told)
    first = told[0] if told else None
    if first is None or not verbless:
        return False
    noun = first.upos in ("NOUN", "ADJ") or (first.upos == "PROPN" and not first.token.entity)
    return noun or first.tag == "pp" or first.is_any("negator")


def _heading(line: Line) -> Range | None:
    """The words of a heading, without the dashes around them; None for running text."""
    words = [word for word in line.words if word.form not in _DASHES]
    if not words or len(words) > _LENGTH or line.sentence.role not in (Role.HEADING, Role.BODY):
        return None
    dashed = len(line) > 1 and line.form(0) in _DASHES and line.form(len(line) - 1) in _DASHES
    return (words[0].start, words[-1].end) if dashed or line.sentence.role is Role.HEADING else None


def _stands_out(word: Word, one: Quotation) -> bool:
    return word.form not in _DASHES and word.upos != "PUNCT" and not one.start <= word.start < one.end


def _telling(line: Line, low: int, high: int) -> Iterator[Word]:
    """The words of a stretch that tell something."""
    return (word for word in line.words if low <= word.start and word.end <= high and word.upos in _TELLING)


def _alike(word: Word, other: Word) -> bool:
    return (
        word.form == other.form
        or word.lemma == other.lemma
        or (len(word.form) > _STEM and word.form[:_STEM] == other.form[:_STEM])
    )
