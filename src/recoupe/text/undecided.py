"""Lines that no rule and no shape explains: noise or text, by a plain sum of weights.

What enters is a `Page` with the parts its rules gave; what leaves are the same parts, with a role of noise for lines of
which the sum of the weights of the language pack (table ``undecided``: one feature of a line a row) passes `CERTAIN`.
The features are shapes, and where the line stands to the main run of paragraphs: « • Guides de voyage » among forty
such lines below the last paragraph is a menu; under « Il demande trois choses : » it is text. A pack without the table
decides nothing. Nothing is decided either in a text with fewer than `PARAGRAPHS` paragraphs, of which nobody can say
where the text is, or in one taken out of a page, of which the markup has said it (deciding again cost .0006 of F1 in
``bench/extraction.py``). Weights are fitted by ``python -m train.undecided``, which tells on what.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.credits import fold
from recoupe.terms import Role
from recoupe.text.layout import Page, Part, main_run
from recoupe.text.lines import Line, ends_sentence
from recoupe.text.noise import Weights

CERTAIN = 2.0
"""The sum from which a line is noise: odds of seven to one. Set on made pages (``train/undecided.py``) so that at
most 0.5 % of the characters of their articles are lost."""

NEAR = 5
LABEL_WORDS = 3
"""Words up to which a line of noise is a label that leads on, and no title."""

NOTE = "shape and place of the line"
"""What the evidence of such a block begins with; the sum of the weights follows."""

UNDECIDED = frozenset((Role.BODY, Role.HEADING))
SIZES = ((1, "one_word"), (3, "few_words"), (6, "label"), (12, "phrase"), (25, "sentence"), (10**6, "paragraph"))
"""Words up to which a line has a size, and the feature that says so."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BULLET = re.compile(r"[•·*▪■►▸→›»○●–—-]\s")
_ADDRESS = re.compile(r"https?:|www\.|[@#]\w|\w\.(?:com|fr|org|net)\b")
_FIGURE = re.compile(r"\d")
_OPENS_SPEECH = re.compile(r"[«“\"]|[–—-]\s")


def settle(page: Page, parts: Sequence[Sequence[Part]], known: Weights) -> tuple[Part, ...]:
    """The parts of all lines in order, noise among the undecided ones told."""
    flat = tuple(part for some in parts for part in some)
    if not known.weights or page.known.extracted:
        return flat
    shares = {
        page.lines[i].start: {name: known.weights.get(name, 0.0) * value for name, value in told.items()}
        for i, told in features(page, parts, known.function_words)
    }
    noise = {start: share for start, share in shares.items() if sum(share.values()) > CERTAIN}
    return tuple(_told(part, noise[part.start], known) if part.start in noise else part for part in flat)


def _told(part: Part, share: Mapping[str, float], known: Weights) -> Part:
    """The part as noise; its evidence is the sum, the features that weigh most, and the row of the first of them."""
    short = part.end - part.start < 10 * LABEL_WORDS
    role = Role.NAVIGATION if short else Role.RELATED_LINK
    heaviest = sorted(share, key=lambda name: (-share[name], name))[:3]
    named = ", ".join(f"{name} {share[name]:+.1f}" for name in heaviest)
    note = f"{NOTE}: {sum(share.values()):.1f} ({named})"
    return replace(part, role=role, rule=known.citations.get(heaviest[0], ""), note=note)


def features(
    page: Page, parts: Sequence[Sequence[Part]], function_words: frozenset[str]
) -> Iterator[tuple[int, dict[str, float]]]:
    """The features of every undecided line, with its number; nothing for a text without a main run of paragraphs."""
    main = _main_run(page, parts)
    if main is None:
        return
    around = _Around(page, parts, main, function_words)
    for i, some in enumerate(parts):
        if _is_undecided(page, i, some):
            yield i, {name: value for name, value in around.features(i) if value}


def _is_undecided(page: Page, i: int, some: Sequence[Part]) -> bool:
    whole = len(some) == 1 and (some[0].start, some[0].end) == (page.lines[i].start, page.lines[i].end)
    return whole and some[0].role in UNDECIDED and not some[0].rule


def _is_noise(some: Sequence[Part]) -> bool:
    return all(part.role not in UNDECIDED | {Role.TITLE, Role.DATELINE} for part in some)


def _main_run(page: Page, parts: Sequence[Sequence[Part]]) -> range | None:
    """The lines of the run of paragraphs with most characters; None when it has fewer than `PARAGRAPHS`."""
    best = main_run(page, (i for i in page.paragraphs if not _is_noise(parts[i])))
    return range(best[0], best[-1] + 1) if best else None


class _Around:
    """What stands around the lines of one page."""

    def __init__(
        self, page: Page, parts: Sequence[Sequence[Part]], main: range, function_words: frozenset[str]
    ) -> None:
        self.lines = page.lines
        self.main = main
        self.function_words = function_words
        self.noise = [_is_noise(some) for some in parts]
        self.words = [_words(line) for line in page.lines]
        paragraphs = set(page.paragraphs)
        self.short = [i not in paragraphs for i in range(len(page.lines))]
        self.runs = _runs(self.short)
        self.spoken = {word for i in page.paragraphs if i in main for word in _telling(self.words[i])}
        self.times = _times(page.lines)

    def features(self, i: int) -> Iterator[tuple[str, float]]:
        yield "constant", 1.0
        yield from self._of_words(i)
        yield from self._of_place(i)

    def _of_words(self, i: int) -> Iterator[tuple[str, float]]:
        line, words = self.lines[i], self.words[i]
        count = max(1, len(words))
        yield next(name for most, name in SIZES if count <= most), 1.0
        yield "small_start", float(line.core[:1].islower())
        yield "stops", float(ends_sentence(line.text))
        yield "leads_on", float(line.text.endswith((":", ",", ";")))
        yield "function_words", sum(word.lower() in self.function_words for word in _knit(words)) / count
        yield "capitals", sum(word[0].isupper() for word in words[1:]) / count
        yield "all_capitals", float(line.text.isupper())
        yield "figures", sum(any(letter.isdigit() for letter in word) for word in words) / count
        yield "bullet", float(bool(_BULLET.match(line.text)))
        yield "opens_speech", float(bool(_OPENS_SPEECH.match(line.text)))
        yield "address", float(bool(_ADDRESS.search(line.text)))
        yield "twice", float(self.times[fold(line.text)] > 1)
        telling = _telling(words)
        yield "told_in_text", sum(word in self.spoken for word in telling) / len(telling) if telling else 0.0

    def _of_place(self, i: int) -> Iterator[tuple[str, float]]:
        away = self.main[0] - i if i < self.main[0] else max(0, i - self.main[-1])
        yield "above", float(i < self.main[0])
        yield "below", float(i > self.main[-1])
        yield "away", min(1.0, math.log2(1 + away) / 6)
        yield from self._of_run(i, inside=not away)
        near = [self.noise[k] for k in range(max(0, i - NEAR), min(len(self.noise), i + NEAR + 1)) if k != i]
        yield "noise_near", sum(near) / max(1, len(near))
        yield "noise_beside", sum(self.noise[k] for k in (i - 1, i + 1) if 0 <= k < len(self.noise)) / 2

    def _of_run(self, i: int, *, inside: bool) -> Iterator[tuple[str, float]]:
        """How long the run of short lines is, and what share of it are bullets, labels, figures."""
        run = range(*self.runs[i])
        size = min(1.0, math.log2(len(run)) / 6) if self.short[i] else 0.0
        yield "run", size
        yield "run_inside", size * inside
        yield "run_of_bullets", size * sum(bool(_BULLET.match(self.lines[k].text)) for k in run) / len(run)
        yield "run_of_labels", size * sum(len(self.words[k]) <= LABEL_WORDS for k in run) / len(run)
        yield "run_of_figures", size * sum(bool(_FIGURE.search(self.lines[k].text)) for k in run) / len(run)


def _words(line: Line) -> tuple[str, ...]:
    return tuple(match.group() for match in _WORD.finditer(line.text))


def _knit(words: Sequence[str]) -> Iterator[str]:
    """Words with what is elided before them cut off: « l'accord » is held together by « l »."""
    for word in words:
        yield re.split("['’]", word)[0] if re.match(r"\w{1,2}['’]", word) else word


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words if len(word) > 4)


def _runs(short: Sequence[bool]) -> list[tuple[int, int]]:
    """For each line the half-open run of lines like it, paragraphs or none, that it stands in."""
    found: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(short) + 1):
        if i == len(short) or short[i] != short[start]:
            found += [(start, i)] * (i - start)
            start = i
    return found


def _times(lines: Sequence[Line]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for line in lines:
        words = fold(line.text)
        counted[words] = counted.get(words, 0) + 1
    return counted
