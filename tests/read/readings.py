"""Readings of plain text for the tests of mentions: with the shipped pipelines, each loaded once."""

from functools import cache

from recoupe import packs
from recoupe.model import Chain, Mention, Text
from recoupe.read.mentions import mentions
from recoupe.text.analysis import NullAnalyzer, load_analyzer
from recoupe.text.reading import Analyzer, Bounds, Reading
from recoupe.text.segmentation import sentences


@cache
def analyzer(language: str) -> Analyzer:
    return load_analyzer(packs.shipped(f"lang/{language}"))


def reading_of(characters: str, language: str = "fr", *, analysed: bool = True) -> Reading:
    pack = packs.shipped(f"lang/{language}")
    found = [Bounds(low, high) for low, high in sentences(characters, 0, len(characters), pack)]
    used = analyzer(language) if analysed else NullAnalyzer(pack)
    return Reading(
        text=Text(characters=characters, language=language), articles=(), language=pack,
        world=packs.shipped("world"), ontology=packs.shipped("ontology"),
        sentences=used.analyze(characters, found), analysis=used.identity,
    )  # fmt: skip


def mentions_of(characters: str, language: str = "fr", *, analysed: bool = True) -> list[Mention]:
    found = mentions(reading_of(characters, language, analysed=analysed))
    return [record for record in found if isinstance(record, Mention)]


def chains_of(characters: str, language: str = "fr") -> dict[tuple[str, ...], list[str]]:
    """Candidates of each chain to the surfaces of its mentions."""
    records = list(mentions(reading_of(characters, language)))
    surfaces = {record.id: record.span.surface for record in records if isinstance(record, Mention)}
    return {
        record.candidates: [surfaces[one] for one in record.mentions] for record in records if isinstance(record, Chain)
    }


def links_of(text: str, language: str = "fr") -> dict[str, str]:
    """Pronouns, left-out subjects and descriptions to what they are linked to; several joined by ``+``."""
    found = [one for one in mentions_of(text, language) if len(one.why.spans) > 1]
    return {one.span.surface: " + ".join(span.surface for span in one.why.spans[1:]) for one in found}
