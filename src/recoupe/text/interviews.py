"""Interviews: « Question ? », then « Name : answer » or, once somebody has answered by name, the bare answer.

Enters: the lines of a text in order with what each attributes. Leaves: attributions to whoever answers for the
sentences of answers that nothing else attributes; in the others « je » becomes that person. An interview begins
where a label and a colon open the paragraph after a question, and a heading that asks nothing ends it; or where three
paragraphs ask, somebody says « je » between them, and a person is presented above. No language is named here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from recoupe.terms import Certainty, HolderPath, Polarity, Role, Stance
from recoupe.text.clauses import Line
from recoupe.text.contents import content_end, offsets
from recoupe.text.sightings import Attribution
from recoupe.text.speakers import Source
from recoupe.text.word import TENSED

LABEL_WORDS = 6
"""Words a label may have before its colon: « Camille de La Tour d'Auvergne : »."""
QUESTIONS = 3
"""Paragraphs that are a question each, at least, in an interview that gives no names."""
ANSWER = "answer"
"""Marker of an attribution that an interview gives."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words before a colon that open a paragraph: their characters, and the index after the colon."""

    start: int
    end: int
    after: int
    is_name: bool


def answers(lines: Sequence[Line], found: dict[int, list[Attribution]]) -> None:
    """Give the answers of an interview to whoever answers, in ``found``, by index of the line."""
    for place, speaker, first in _answered(lines):
        line = lines[place]
        own = [_by(one, line, speaker) for one in found.get(place, ())]
        if not own and first < len(line) - 1 and any(word.tag in TENSED for word in line.words):
            content = offsets(line, (first, content_end(line, first)))
            own = [_answer(content, speaker)]
        found[place] = own


def _answered(lines: Sequence[Line]) -> Iterator[tuple[int, Source, int]]:
    """Index of each line that answers, who answers, and the index of the first word after a label."""
    noted = _noted_down(lines)
    speaker = _introduced(lines, noted) if noted >= 0 else None
    asked = False
    for paragraph in _paragraphs(lines):
        opening = lines[paragraph[0]]
        if noted >= paragraph[0]:
            continue
        if _asks(lines, paragraph):
            asked = True
            continue
        if opening.sentence.role is not Role.BODY:
            speaker, asked = speaker if noted >= 0 else None, False
            continue
        label = _label(opening)
        if label is not None and asked and (label.is_name or speaker is None):
            same = speaker is not None and _abbreviates(opening, label, lines, speaker)
            speaker = speaker if same else Source(HolderPath.FLOATING, label.start, label.end)
        if speaker is None or not asked:
            continue
        for place in paragraph:
            yield place, speaker, label.after if label is not None and place == paragraph[0] else 0


def _noted_down(lines: Sequence[Line]) -> int:
    """Index of the last line above the questions of an interview that gives no names; -1 in any other article.

    Some paragraphs are a question each, and somebody says « je » between them.
    """
    paragraphs = list(_paragraphs(lines))
    asking = [k for k, one in enumerate(paragraphs) if len(one) == 1 and _asks(lines, one)]
    if len(asking) < QUESTIONS:
        return -1
    apart = all(after - before > 1 for before, after in pairwise(asking))
    told = (lines[place] for one in paragraphs[asking[0] :] for place in one)
    self_told = any(
        word.is_any("first_person") and word.token.feature("Number") == "Sing" and line.inside[word.i] < 0
        for line in told
        for word in line.words
    )
    return paragraphs[asking[0]][0] - 1 if apart and self_told else -1


def _introduced(lines: Sequence[Line], noted: int) -> Source | None:
    """Who is presented above: « La chercheuse Ada Holm relativise … », two capitals and more in a row."""
    for line in (line for line in lines[: noted + 1] if line.sentence.role is Role.BODY):
        for i in range(len(line) - 1):
            last = i
            while line.upos(last) == "PROPN" and line.words[last].token.form[:1].isupper():
                last += 1
            if last - i > 1 and not line.words[i].token.form.isupper():
                return Source(HolderPath.FLOATING, line.words[i].start, line.words[last - 1].end)
    return None


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[int]]:
    for _, together in groupby(range(len(lines)), key=lambda i: (lines[i].sentence.paragraph, lines[i].sentence.role)):
        yield list(together)


def _asks(lines: Sequence[Line], paragraph: Sequence[int]) -> bool:
    """Whether a paragraph is a question: it ends in a question mark, or is one sentence that breaks off."""
    last = lines[paragraph[-1]].words
    ends = next((word.form for word in reversed(last) if not word.form.isspace()), "")
    return (ends == "?" and len(paragraph) < 4) or (ends in ("…", "...") and len(paragraph) == 1)


def _label(line: Line) -> Label | None:
    """« Camille Berthollet : », « C. B. : », « R : » at the head of a paragraph: capitals before a colon, no verb."""
    colon = next((i for i in range(1, min(len(line) - 1, LABEL_WORDS + 1)) if line.form(i) == ":"), -1)
    if colon < 0 or any(word.tag or line.is_mark(word.i) for word in line.words[:colon]):
        return None
    words = [word for word in line.words[:colon] if word.upos != "PUNCT"]
    capital = all(word.token.form[0].isupper() or word.is_any("of", "determiner") for word in words)
    if not words or not capital or not words[0].token.form[0].isupper():
        return None
    named = len(words) > 1 or len(words[0].form) > 2
    return Label(line.words[0].start, line.words[colon - 1].end, colon + 1, named)


def _abbreviates(line: Line, label: Label, lines: Sequence[Line], speaker: Source) -> bool:
    """Whether « C. B. » or « Berthollet » stands for the speaker so far."""
    own = _capitals(line, label.start, label.end)
    home = next(one for one in lines if one.sentence.start <= speaker.start < one.sentence.end)
    full = _capitals(home, speaker.start, speaker.end)
    initials = len(own) == len(full) and all(name.startswith(part) for part, name in zip(own, full, strict=True))
    return initials or (bool(own) and set(own) <= set(full))


def _capitals(line: Line, start: int, end: int) -> list[str]:
    forms = [word.form.strip(".") for word in line.words if start <= word.start and word.end <= end]
    return [form for form in forms if form and form[0].isalpha()]


def _by(one: Attribution, line: Line, speaker: Source) -> Attribution:
    """The attribution with « je » and the label of the speaker replaced by who answers."""
    own = [source.start >= 0 and _is_self(line, source) for source in one.sources]
    if not any(own):
        return one
    sources = tuple(speaker if is_own else source for source, is_own in zip(one.sources, own, strict=True))
    return replace(one, sources=sources)


def _is_self(line: Line, source: Source) -> bool:
    place = line.index_at(source.start)
    first_person = line.is_any(place, "first_person") and not line.is_any(place, "impersonal")
    return first_person or (place == 0 and line.form(line.index_at(source.end - 1) + 1) == ":")


def _answer(content: tuple[int, int], speaker: Source) -> Attribution:
    return Attribution(
        (content[0], content[0] + 1), content, (speaker,), Stance.ASSERTS, Certainty.CERTAIN, Polarity.POSITIVE, (),
        "floating", markers=frozenset({ANSWER}),
    )  # fmt: skip
