"""A statement set against the record: who supports it, who denies it, which figures are reported instead.

What enters is a selection and a statement, a sentence or a text; it is read as the record is read and compared by what
propositions are made with (`recoupe.link`). What leaves is one row per claim of the statement, with the quotations. It
refuses to say what is true, and to answer from a claim that is about something else: « rien dans ce dossier » is an
answer. What is told with reserve, predicted, or answered beside the question is shown and never counted on a side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from recoupe import packs
from recoupe.compiled import on_shelf
from recoupe.engine.heap import uncollected
from recoupe.errors import QuestionError
from recoupe.ingest.languages import evident_language, language_of
from recoupe.link.pile import Pile
from recoupe.model import Claim, Event, Finding, Problem, Quantity, Span, Timex
from recoupe.terms import FindingKind, Relation
from recoupe.text.reading import Reading, Sentence
from recoupe.views.against import Against
from recoupe.views.checked import (
    ANSWERS,
    DENIED,
    DISPUTED,
    NO_CLAIM,
    NOTHING,
    OTHER_FIGURES,
    SUPPORTED,
    Checked,
)
from recoupe.views.frames import Frame, Place, frame_of
from recoupe.views.parsed import as_sentence
from recoupe.views.prepared import made_once
from recoupe.views.questions import as_told
from recoupe.views.quotations import Quotation, Quoter
from recoupe.views.reported import is_reported
from recoupe.views.seeking import texts_for
from recoupe.views.selection import Selection
from recoupe.views.sides import BESIDE, DENIES, GIVES_OTHER_FIGURE, SUPPORTS
from recoupe.views.statements import read_statement, stated

__all__ = [
    "ANSWERS",
    "DENIED",
    "DISPUTED",
    "LIKELY",
    "NOTHING",
    "NO_CLAIM",
    "OTHER_FIGURES",
    "SUPPORTED",
    "UNTOLD",
    "Checked",
    "answer_line",
    "answer_words",
    "check",
    "contradictions",
    "parts",
    "statement_of",
]

LIKELY = "likely"
"""What an answer by weights is called."""

UNTOLD = "untold"
"""What the words of a statement are called that the passages shown do not tell."""

SILENT, OTHERWISE = "silent", "otherwise"
"""What is told of a statement on what somebody said where they said neither that nor the contrary, or the contrary."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        SUPPORTED: "appuyé par ce dossier",
        DENIED: "démenti dans ce dossier",
        DISPUTED: "contesté : les uns l'affirment, d'autres le démentent",
        OTHER_FIGURES: "ce dossier donne d'autres chiffres ou une autre date",
        NOTHING: "rien dans ce dossier ne porte là-dessus de façon à l'appuyer ou à le contredire",
        NO_CLAIM: "cette phrase n'affirme rien qui puisse être recoupé",
        SUPPORTS: "vont dans ce sens",
        DENIES: "s'y opposent",
        GIVES_OTHER_FIGURE: "donnent un autre chiffre ou une autre date",
        BESIDE: "à côté, sans prendre parti ou avec réserve",
        LIKELY: "probable, par ce que la phrase et ces passages ont en commun ; à relire",
        UNTOLD: "ce que ces passages ne disent pas",
        SILENT: "{speaker} n'a ni confirmé ni démenti, d'après ce dossier",
        OTHERWISE: "contredit dans ce dossier par {speaker}",
    },
    "en": {
        SUPPORTED: "supported in this dossier",
        DENIED: "denied in this dossier",
        DISPUTED: "disputed: some say so, others deny it",
        OTHER_FIGURES: "this dossier reports other figures or another date",
        NOTHING: "nothing in this dossier is about this in a way that supports or contradicts it",
        NO_CLAIM: "this sentence claims nothing that can be checked",
        SUPPORTS: "say so",
        DENIES: "say otherwise",
        GIVES_OTHER_FIGURE: "give another figure or date",
        BESIDE: "beside it, taking no side or with reserve",
        LIKELY: "likely, by what the sentence and these passages have in common; to be read",
        UNTOLD: "what these passages do not tell",
        SILENT: "{speaker} neither confirmed nor denied it, by what this dossier holds",
        OTHERWISE: "contradicted in this dossier by {speaker}",
    },
}
"""What a reader is told of an answer, and of a side."""


def answer_words(name: str, language: str) -> str:
    """An answer, or a side, in a reader's words."""
    return WORDS[language][name]


def answer_line(row: Checked, language: str) -> str:
    """The answer of a row in a reader's words: of what somebody is stated to have said, that they did not say it."""
    if not row.speaker:
        return answer_words(row.answer, language)
    return answer_words(SILENT if row.silent else OTHERWISE, language).format(speaker=row.speaker)


def statement_of(words: str) -> str:
    """The statement: the words themselves, or what the file of that name holds, read as an article would be.

    Raises QuestionError for a file that holds no text.
    """
    path = Path(words)
    try:
        if not path.is_file():
            return words
    except (OSError, ValueError):  # too long for a name of this system, or with a character no name may have
        return words
    from recoupe.ingest.readers import KNOWN, ReadOptions, read_named  # noqa: PLC0415 (a sentence needs no readers)
    from recoupe.ingest.received import Received  # noqa: PLC0415

    with path.open("rb") as stream:
        known = path.suffix.lower() in KNOWN
        found = list(read_named(path.name if known else f"{path.name}.txt", stream, ReadOptions()))
    texts = [one.characters for one in found if isinstance(one, Received)]
    if not texts:
        why = next((one.message for one in found if isinstance(one, Problem)), "")
        raise QuestionError(f"{path}: expected a text: {why}")
    return "\n\n".join(texts)


def check(selection: Selection, statement: str, *, language: str = "fr", written_in: str = "") -> list[Checked]:
    """The rows of a statement's claims, in its order.

    Args:
        selection: the part of the record asked about.
        statement: a sentence or a text.
        language: of the names and labels.
        written_in: language of the statement; decided from its words when empty.

    Raises:
        QuestionError: an empty statement, or one in a language no pack covers.
    """
    with on_shelf(selection.shelf), uncollected():
        return _checked(selection, statement, language, written_in)


def _checked(selection: Selection, statement: str, language: str, written_in: str) -> list[Checked]:
    code = written_in or evident_language(statement) or language_of(statement)
    against, asked = set_against(selection, statement, language=language, code=code)
    rows: list[Checked] = []
    seen: set[str] = set()
    for words, claims in asked:
        surface = " ".join(words.surface.split())
        if surface not in seen:  # a title that a page prints again states nothing more
            rows += [against.answer(*one) for one in claims] or [_empty(words)]
        seen.add(surface)
    if len(asked) == 1 and against.statement.characters != statement:  # a question is shown as it was put
        rows = [replace(one, sentence=" ".join(statement.split())) for one in rows]
    return rows


def _empty(words: Span) -> Checked:
    """The row of a sentence that claims nothing."""
    return Checked(words.surface, words.start, words.end, NO_CLAIM, sentence=" ".join(words.surface.split()))


Asked = tuple[Claim, Frame | None, Frame | None]
"""A claim of a statement, the frame of its sentence where it makes no other, that of what somebody is stated to say."""


def set_against(
    selection: Selection, statement: str, *, language: str, code: str
) -> tuple[Against, list[tuple[Span, list[Asked]]]]:
    """The record a statement is set against, and each sentence of the statement with its claims.

    Raises QuestionError as `check` does.
    """
    if not any(letter.isalpha() for letter in statement):
        raise QuestionError("expected a statement with words in it, found none")
    if code not in packs.languages():
        covered = ", ".join(packs.languages())
        raise QuestionError(f"expected a statement in a language with a pack ({covered}), found one in {code!r}")
    reading = read_statement(as_told(statement, code), code)
    own = (reading.text, *reading.articles, *reading.records)
    alone = selection.pile((), more=own)
    frames = {one.start: _frame(alone, reading, one) for one in reading.sentences}
    contents = {
        one.id: _frame(alone, reading, as_sentence(one.content.surface, code), one.content.start)
        for _, claims in stated(reading)
        for one in claims
        if is_reported(one)
    }
    pile = selection.pile(texts_for(selection, (*frames.values(), *contents.values())), more=own)
    against = Against(pile, reading.text, Quoter(pile, language), *ties(selection))
    rows: list[tuple[Span, list[Asked]]] = []
    for sentence, claims in stated(reading):
        whole = frames[sentence.start] if len(claims) == 1 else None
        asked = [(claim, whole, contents.get(claim.id)) for claim in claims]
        rows.append((reading.span(sentence.start, sentence.end), asked))
    return against, rows


def _frame(pile: Pile, reading: Reading, sentence: Sentence, start: int = 0) -> Frame:
    """What a sentence of a statement names; its tokens count from ``start``."""
    measures: tuple[Quantity | Timex, ...] = (*reading.of(Quantity), *reading.of(Timex))
    place = Place(reading.text.id, start, reading.text.language, reading.of(Event), measures)
    return frame_of(pile, sentence, place, known=False)


def ties(
    selection: Selection,
) -> tuple[list[tuple[str, str]], list[list[str]], list[tuple[str, str]]]:
    """What the findings of a record say of its claims: who contradicts whom, series of figures, corrections."""
    return contradictions(selection), series(selection), corrections(selection)


def corrections(selection: Selection) -> list[tuple[str, str]]:
    """Ids of the claims that an outlet withdrew, each with that of the claim that says so."""
    return made_once(
        selection,
        "corrections",
        list[tuple[str, str]],
        lambda: [
            (tie.a, tie.b) for one in selection.of(Finding) if one.kind is FindingKind.CORRECTION for tie in one.ties
        ],
    )


def contradictions(selection: Selection) -> list[tuple[str, str]]:
    """Ids of the claims that contradict each other in the findings of a record."""
    return made_once(
        selection,
        "contradictions",
        list[tuple[str, str]],
        lambda: [
            (tie.a, tie.b)
            for one in selection.of(Finding)
            if one.kind is FindingKind.DISPUTE
            for tie in one.ties
            if tie.relation is Relation.CONTRADICTS
        ],
    )


def series(selection: Selection) -> list[list[str]]:
    """Ids of the claims of each series of figures of a record."""
    return made_once(
        selection,
        "series",
        list[list[str]],
        lambda: [
            sorted({*one.claims_for, *one.claims_against})
            for one in selection.of(Finding)
            if one.kind is FindingKind.FIGURE_SERIES
        ],
    )


def parts(rows: Iterable[Checked]) -> Iterable[tuple[Checked, str, Quotation | None]]:
    """Every quotation of some rows with its side, as a reader sees them; a row without any once, with None."""
    for row in rows:
        if not (row.supporting or row.denying or row.other_figures or row.beside):
            yield row, "", None
        for side, some in (
            (SUPPORTS, row.supporting),
            (DENIES, row.denying),
            (GIVES_OTHER_FIGURE, row.other_figures),
            (BESIDE, row.beside),
        ):
            for one in some:
                yield row, side, one
