"""How one text is read: the order of the stages of reading; the only file that knows it.

What enters is a text with all its reading depends on; what leaves is its records. Pure: a worker needs only the job.
Views read a statement by it as the texts of the record were read, without what links a whole record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from recoupe import decisions as decision_log
from recoupe import gazetteers, packs
from recoupe.model import Article, Block, Decision, Problem, Record, Text
from recoupe.read.claims import claims
from recoupe.read.clean import clean, paragraphs
from recoupe.read.dates import dates
from recoupe.read.events import events
from recoupe.read.fingerprints import fingerprints
from recoupe.read.mentions import mentions
from recoupe.read.notices import notices
from recoupe.read.quantities import quantities
from recoupe.text.analysis import load_analyzer, long_sentences
from recoupe.text.fellows import shared_lines
from recoupe.text.reading import Analyzer, Bounds, Reading, Sentence, Stage
from recoupe.text.segmentation import boundaries

BEFORE_ANALYSIS: tuple[Stage, ...] = (clean,)
PLAIN: tuple[Stage, ...] = (dates, quantities, mentions, events, claims)
AFTER_ANALYSIS: tuple[Stage, ...] = (dates, quantities, mentions, events, claims, notices, fingerprints)


@dataclass(frozen=True, slots=True)
class Job:
    """One text to read, with all its reading depends on; ``names`` is the digest of the user's ``gazetteers``.

    ``frame`` holds the lines it shares with pages of its site (`recoupe.text.fellows`).
    ``plain`` says that it is running text from end to end, as a question is: nothing in it is labelled or set aside.
    """

    text: Text
    articles: tuple[Article, ...]
    decisions: tuple[Decision, ...]
    pipeline: str = ""
    strict: bool = False
    gazetteers: tuple[Path, ...] = ()
    names: str = ""
    plain: bool = False
    frame: tuple[str, ...] = ()


def frames(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Of each text of a folder, by id, the lines that it shares with pages of its site."""
    return shared_lines(texts)


@cache
def analyzer(language: str, pipeline: str) -> Analyzer:
    """What analyses the words of a language: the pipeline shipped, or one named; loaded once."""
    return load_analyzer(packs.shipped(f"lang/{language}"), pipeline)


def read_text(job: Job) -> tuple[Record, ...]:
    """Everything the read stages find in one text, the text itself first. Pure: a worker needs only the job."""
    if job.text.language not in packs.languages():
        return (job.text, _unknown_language(job))
    return (job.text, *reading_of(job).records)


def reading_of(job: Job) -> Reading:
    """The reading of one text of a language that has a pack, after every stage, its analysed sentences included."""
    reading = Reading(
        text=job.text,
        articles=job.articles,
        language=packs.shipped(f"lang/{job.text.language}"),
        world=gazetteers.world(job.gazetteers, job.names),
        ontology=packs.shipped("ontology"),
        decisions=job.decisions,
        frame=frozenset(job.frame),
    )
    replay = decision_log.Replay(job.decisions)
    for stage in (paragraphs,) if job.plain else BEFORE_ANALYSIS:
        reading = _after(stage, reading, replay, strict=job.strict)
    known = analyzer(job.text.language, job.pipeline)
    bounds = boundaries(job.text.characters, reading.of(Block), reading.language)
    sentences = known.analyze(job.text.characters, bounds)
    records = (*reading.records, *long_sentences(job.text, bounds, reading.language))
    reading = replace(reading, sentences=sentences, analysis=known.identity, records=records)
    for stage in PLAIN if job.plain else AFTER_ANALYSIS:
        reading = _after(stage, reading, replay, strict=job.strict)
    return replace(reading, records=(*reading.records, *replay.lost()))


def analysed(characters: str, language: str) -> tuple[Sentence, ...]:
    """A few words analysed as one sentence of body text, for views that need the lemmas of a quotation."""
    return analyzer(language, "").analyze(characters, (Bounds(0, len(characters)),))


def analysed_each(stretches: Sequence[str], language: str) -> tuple[Sentence, ...]:
    """Some stretches, each analysed alone as `analysed` does, at less than half of what one by one takes."""
    return analyzer(language, "").analyze_each(stretches)


def _after(stage: Stage, reading: Reading, replay: decision_log.Replay, *, strict: bool) -> Reading:
    """The reading with what one stage found and a person left standing; a stage that fails leaves a problem."""
    name = getattr(stage, "__name__", str(stage))
    try:
        found = tuple(stage(reading))
    except Exception as fault:
        if strict:
            raise
        message = f"{name} failed: {type(fault).__name__}: {fault}"
        found = (Problem(code="stage_failed", message=message, text=reading.text.id),)
    return replace(reading, records=(*reading.records, *replay.on(found)))


def _unknown_language(job: Job) -> Problem:
    language = job.text.language or "unknown"
    covered = ", ".join(packs.languages())
    message = f"no pack covers its language ({language}); kept and not read; covered: {covered}"
    return Problem(code="unknown_language", message=message, text=job.text.id, name=job.articles[0].name)
