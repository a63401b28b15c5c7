"""What recoupe says beside an answer, in French or English: faults, problems, notes.

A message is written once, in English, where it arises; ``closed/message.tsv`` (the terminal) and
``closed/problem_message.tsv`` (problems of the input) hold the French of each, ``{}`` for what varies. What the tables
lack is told as it was written.
"""

import re
from collections.abc import Mapping
from functools import cache

from recoupe import packs

TABLES = ("message", "problem_message")

TELLING = 12
"""Letters a message must fix beside what varies to be known again in what was written: “3 files” may be anything."""

NUMBERED = re.compile(r"line (\d+): (.*)", re.DOTALL)
"""How a fault of one line of a file begins, whatever it is."""

DECIDED = re.compile(r"([a-z]+) of (no date|\S+) by (.+?): (expected .*)", re.DOTALL)
"""How the fault of a decision begins."""


def told_message(message: str, language: str) -> str:
    """A message that was written in English, in French or English."""
    if language != "fr" or not message:
        return message
    if numbered := NUMBERED.fullmatch(message):
        return _rows()["line {}: {}"].format(numbered[1], told_message(numbered[2], language))
    if decided := DECIDED.fullmatch(message):
        return _rows()["{} of {} by {}: {}"].format(*(told_message(part, language) for part in decided.groups()))
    for pattern, french in _patterns():
        if found := pattern.fullmatch(message):
            return french.format(*(told_message(part, language) for part in found.groups()))
    return message


def phrase(template: str, *cells: object, language: str) -> str:
    """The words of a template of the tables with its cells filled in, in French or English."""
    return (_rows().get(template, template) if language == "fr" else template).format(*cells)


@cache
def _rows() -> Mapping[str, str]:
    closed = packs.shipped("closed")
    return {row["message_en"]: row["message_fr"] for table in TABLES for row in closed[table]}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The messages as patterns with their French: those that begin with words of their own first, then the longest."""
    fixed = {english: len(english.replace("{}", "")) for english in _rows()}
    rows = [
        (english, french) for english, french in _rows().items() if fixed[english] >= TELLING or "{}" not in english
    ]
    rows.sort(key=lambda row: (row[0].startswith("{}"), -fixed[row[0]], row[0]))
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, english.split("{}"))), re.DOTALL), french) for english, french in rows
    )
