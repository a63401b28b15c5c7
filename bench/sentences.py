"""A sentence, or a few, read as a text of its own by the stages that come before and with claims."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from recoupe import packs
from recoupe.model import Text
from recoupe.text.analysis import load_analyzer
from recoupe.text.reading import Analyzer, Bounds, Reading, Stage
from recoupe.text.segmentation import sentences

STAGES = ("dates", "quantities", "mentions", "events", "claims")


@cache
def _analyzer(language: str, pipeline: str) -> Analyzer:
    return load_analyzer(packs.shipped(f"lang/{language}"), pipeline)


@cache
def stages() -> tuple[Stage, ...]:
    """The stages up to claims that are there, in order."""
    names = [name for name in STAGES if find_spec(f"recoupe.read.{name}")]
    return tuple(getattr(import_module(f"recoupe.read.{name}"), name) for name in names)


def analysed(characters: str, language: str, pipeline: str = "") -> Reading:
    """The reading of ``characters`` with its sentences and no records yet, by the shipped pipeline or the one named;
    every line is running text.
    """
    pack = packs.shipped(f"lang/{language}")
    analyzer = _analyzer(language, pipeline)
    bounds = tuple(_bounds(characters, language))
    return Reading(
        text=Text(characters=characters, language=language),
        articles=(),
        language=pack,
        world=packs.shipped("world"),
        ontology=packs.shipped("ontology"),
        sentences=analyzer.analyze(characters, bounds),
        analysis=analyzer.identity,
    )


def read(characters: str, language: str, pipeline: str = "") -> Reading:
    """The reading of ``characters`` after every stage."""
    reading = analysed(characters, language, pipeline)
    for stage in stages():
        reading = replace(reading, records=(*reading.records, *stage(reading)))
    return reading


def _bounds(characters: str, language: str) -> list[Bounds]:
    found: list[Bounds] = []
    start = 0
    for paragraph, line in enumerate(characters.split("\n")):
        for low, high in sentences(characters, start, start + len(line), packs.shipped(f"lang/{language}")):
            found.append(Bounds(low, high, paragraph=paragraph))
        start += len(line) + 1
    return found
