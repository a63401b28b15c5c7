"""Unlabelled news cut into sentences and tokens, by the convention of ``train/README.md``.

Enters: the text of articles. Leaves: lists of (word, blank after). It serves word vectors and self-training, where a
wrong cut costs little; the analysis that readers see has its own tokenizer.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from train.conllu import CHARACTER_MAP

Token = tuple[str, bool]

_WHOLE = r"aujourd'hui|quelqu'une?|l'on\b|c'est-à-dire|presqu'îles?|prud'hom\w+|entr'\w+|(?-i:[ON]'[A-Z]\w+)"
_ELIDED = r"(?:jusqu|lorsqu|puisqu|quoiqu|qu|[ldnscjmt])'"
_CLITIC = r"(?:-t-(?:il|elle|on|ils|elles)|-(?:il|elle|on|ils|elles|je|tu|nous|vous|ce))(?![\w-])"
_ABBREVIATION = (
    r"(?:MM?|Dr|Mr|Mme|cf|etc|p|pp|art|vol|av|env|St|Ste)\.(?=[ ,;)]|$)|(?:[A-Z]\.-?){1,6}(?=[\s\-,;:.!?)»\"]|$)"
)
_TOKEN = re.compile(
    rf"https?://\S+|www\.\S+|\S+@\S+\.\w+|[@#]\w+|{_WHOLE}|{_ELIDED}|{_ABBREVIATION}|n°"
    rf"|rendez-vous\w*|\d+[a-z]\w*|\d{{1,3}}(?: \d{{3}})+(?:,\d+)?(?!\d)|\d[\d.,/:-]*\d|\d+\w*|{_CLITIC}"
    rf"|(?:(?!{_CLITIC})[\w])(?:\w|(?!{_CLITIC})-(?=\w)|(?<=\w)'(?=\w))*|\.\.+|--+|!!+|\S",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?:\s*[»\"])?\s+(?=[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜ«\"])|\n+|(?<=[a-zé»\"]{2}\.)(?=[A-ZÉÀ«])")
_NOT_AN_END = re.compile(r"(?:\b(?:MM?|Mme|Dr|Mr|[A-Z]|cf|St|Ste|art|av)\.)$")


def news_texts(path: Path) -> Iterator[str]:
    """The texts of a ``.jsonl.gz`` file of articles, in file order, characters mapped."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield str(json.loads(line)["text"]).translate(CHARACTER_MAP)


def sentences(text: str) -> Iterator[list[Token]]:
    """The sentences of ``text`` as tokens."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if _NOT_AN_END.search(text[start : found.start()]):
            continue
        yield from _some(text[start : found.end()])
        start = found.end()
    yield from _some(text[start:])


def _some(part: str) -> Iterator[list[Token]]:
    if part.strip():
        yield tokens(part.strip())


def tokens(text: str) -> list[Token]:
    """The tokens of one sentence."""
    found = list(_TOKEN.finditer(text))
    return [(one.group(), one.end() < len(text) and text[one.end()].isspace()) for one in found]
