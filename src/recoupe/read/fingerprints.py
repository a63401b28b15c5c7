"""The fingerprint of a text: its body as hashed words with their places, its quotations, credit lines and lemmas.

`link` makes shingles of any width from the arrays and never sees a word. « Séoul l’affirme » yields three tokens,
``séoul``, ``l``, ``affirme``: lower case, accents kept, marks and blanks left out, so that copies in other
typography agree. A quotation mark without its pair is recovered to the end of its sentence and told as a `Problem`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from recoupe.credits import credits_of
from recoupe.model import Credit, Fingerprint, Problem, Span, Why
from recoupe.terms import Role
from recoupe.text.noise import rules_of
from recoupe.text.quotes import Quotation, quotations
from recoupe.text.reading import Reading

QUOTED_WORDS = 8
"""Words from which a quotation tells where an article has it from; shorter ones are said by many."""

CONTENT_TAGS = ("ADJ", "NOUN", "PROPN", "VERB")
"""Parts of speech that say what a text is about; numbers are quantities, which have records of their own."""

_TOKEN = re.compile(r"[\w\u0300-\u036f]+")
_CREDITING = (Role.CREDIT, Role.BYLINE, Role.DATELINE)


def fingerprints(reading: Reading) -> Iterator[Fingerprint | Problem]:
    """Yield the fingerprint of a text, and a problem for every quotation mark without its pair."""
    characters = reading.text.characters
    body = [(block.span.start, block.span.end) for block in reading.blocks(Role.BODY)]
    places = [match.span() for start, end in body for match in _TOKEN.finditer(characters, start, end)]
    quoted = [one for start, end in body for one in quotations(characters, start, end)]
    spans = tuple(_inner(reading, one) for one in quoted if _is_long(characters, one))
    yield Fingerprint(
        text=reading.text.id,
        hashes=tuple([_hash(characters[start:end]) for start, end in places]),
        starts=tuple([start for start, _ in places]),
        ends=tuple([end for _, end in places]),
        quotations=spans,
        credits=_credits(reading),
        terms=_terms(reading),
        why=Why(note=f"{len(places)} words in {len(body)} blocks of body"),
    )
    for one in quoted:
        if not (one.opened and one.closed):
            yield _unpaired(reading, one)


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    """63 bits of a word in lower case and composed characters."""
    folded = unicodedata.normalize("NFC", word).lower().encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(folded, digest_size=8).digest(), "big") >> 1


def _terms(reading: Reading) -> tuple[str, ...]:
    """Content lemmas of all sentences in lower case, sorted, each as often as it stands."""
    words = [token for sentence in reading.sentences for token in sentence.tokens if token.upos in CONTENT_TAGS]
    return tuple(sorted([one.lemma.lower() for one in words if len(one.form) > 1 and one.form[0].isalpha()]))


def _is_long(characters: str, one: Quotation) -> bool:
    words = _TOKEN.finditer(characters, one.inner_start, one.inner_end)
    return sum(1 for _ in zip(words, range(QUOTED_WORDS), strict=False)) == QUOTED_WORDS


def _inner(reading: Reading, one: Quotation) -> Span:
    return reading.span(one.inner_start, one.inner_end)


def _unpaired(reading: Reading, one: Quotation) -> Problem:
    missing = "closing" if one.opened else "opening"
    return Problem(
        code="unpaired_quotation",
        text=reading.text.id,
        span=reading.span(one.start, one.end),
        message=f"a quotation without its {missing} mark, taken to the end of its sentence",
    )


def _credits(reading: Reading) -> tuple[Credit, ...]:
    """The agencies credited in lines that sign, credit or place an article."""
    forms = rules_of(reading.language, reading.world).credits
    return tuple(
        Credit(one.key, block.span.surface, reading.span(block.span.start + one.start, block.span.start + one.end))
        for block in reading.blocks(*_CREDITING)
        for one in credits_of(block.span.surface, forms)
    )
