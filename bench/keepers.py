"""Which lines of a text other programs keep, for the benchmarks of cleaning.

``pip install "recoupe[peers]"`` brings jusText and readability-lxml; trafilatura comes with recoupe, resiliparse with
the extra ``web``; what is not installed is left out. They read markup, so a text is handed to them as a page with a
paragraph a line; a line is kept when its words stand in what they give back. The C4 rule reads lines.
"""

import importlib
import importlib.util
import re
from collections.abc import Callable, Sequence
from html import escape

import trafilatura

Keeper = Callable[[Sequence[str], str], list[bool]]
"""Lines of a text and its language in; for each line whether it is kept."""

C4_WORDS = 5
"""Raffel et al. 2020, section 2.2: a line is kept when it ends in a closing mark and has five words and more."""


def keepers() -> dict[str, Keeper]:
    """The programs at hand, by name, in the order of the tables."""
    found: dict[str, Keeper] = {"trafilatura": _by_page(_trafilatura)}
    for name, reader in (("resiliparse", _resiliparse), ("readability", _readability), ("justext", _justext)):
        if importlib.util.find_spec(name):
            found[name] = _by_page(reader)
    found["C4 line rule"] = lambda lines, _language: [c4(line) for line in lines]
    return found


def c4(line: str) -> bool:
    """Whether the line rule of the C4 corpus keeps a line."""
    return len(line.split()) >= C4_WORDS and line.rstrip("\"»”’') ")[-1:] in (".", "!", "?", "…")


def holds(text: str, line: str) -> bool:
    """True when the line stands in the text, no word of the text cut."""
    place = text.find(line)
    while place >= 0:
        around = text[max(0, place - 1) : place] + text[place + len(line) : place + len(line) + 1]
        if not re.search(r"\w", around):
            return True
        place = text.find(line, place + 1)
    return False


def _by_page(reader: Callable[[str, str], str]) -> Keeper:
    def kept(lines: Sequence[str], language: str) -> list[bool]:
        paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
        page = (
            f'<html lang="{language}"><head><title>.</title></head><body><article>{paragraphs}</article></body></html>'
        )
        given = " ".join(reader(page, language).split())
        return [holds(given, " ".join(line.split())) for line in lines]

    return kept


def _trafilatura(page: str, _language: str) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


def _resiliparse(page: str, _language: str) -> str:
    reader = importlib.import_module("resiliparse.extract.html2text")
    return str(reader.extract_plain_text(page, main_content=True))


def _readability(page: str, _language: str) -> str:
    readability, lxml_html = importlib.import_module("readability"), importlib.import_module("lxml.html")
    return str(lxml_html.fromstring(readability.Document(page).summary()).text_content())


def _justext(page: str, language: str) -> str:
    justext = importlib.import_module("justext")
    words = justext.get_stoplist("French" if language == "fr" else "English")
    parts = justext.justext(page.encode(), words, encoding="utf-8")
    return "\n".join(part.text for part in parts if not part.is_boilerplate)
