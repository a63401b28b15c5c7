"""Bodies spelt out beside their short name: « le Mouvement du 9 mars (M9-RPD) », « la FDC (Fédération …) ».

Enters: the sentences of a text with their phrases, and a `Gazetteer`. Leaves: the phrases, with one for each such name
and for each later mention of the short one. The brackets say where the name ends, whatever words it has, and that it
names a body; its letters that it is this one's. A short name of two bodies says nothing, and one that a list has keeps
the key that the list gives.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.forms import key_of_name
from recoupe.terms import EntityType, MentionKind
from recoupe.text.atlas import bare
from recoupe.text.gazetteer import Family, Gazetteer
from recoupe.text.names import is_capital
from recoupe.text.pieces import Phrase
from recoupe.text.reading import Sentence, Token

LONGEST = 12
"""Words of a name spelt out."""
SHORT = re.compile(r"[^\W\d_][^\W_]{1,11}(?:-[^\W_]{1,6})?")
"""A short name: « M9-RPD », « FPP-21 », « Fédénord », ``NoHeFed``."""
HEADS = ("house_first", "organisation_head", "house_last")


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name spelt out: its tokens in a sentence, and the short name beside it."""

    sentence: int
    first: int
    last: int
    short: str
    key: str


def with_introduced(
    sentences: Sequence[Sentence], found: Sequence[tuple[Phrase, ...]], words: Gazetteer
) -> list[tuple[Phrase, ...]]:
    """The phrases of each sentence, with the bodies introduced by a short name and what names them so."""
    spelt = [one for number, sentence in enumerate(sentences) for one in _spelt(number, sentence.tokens, words)]
    keys: dict[str, set[str]] = {}
    for one in spelt:
        keys.setdefault(one.short, set()).add(one.key)
    known = {short: min(some) for short, some in keys.items() if len(some) == 1}
    out = list(found)
    for number, sentence in enumerate(sentences) if spelt else ():
        tokens = sentence.tokens
        bodies = [
            *(_phrase(tokens, one.first, one.last, one.key, words) for one in spelt if one.sentence == number),
            *(_phrase(tokens, at, at + 1, known[t.form], words) for at, t in enumerate(tokens) if t.form in known),
        ]
        out[number] = _placed(found[number], bodies)
    return out


def _placed(phrases: Sequence[Phrase], bodies: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases with those of the bodies in place of what only read a part of them."""
    free = [one for one in bodies if not any(_holds(other, one) for other in phrases)]
    kept = [one for one in phrases if not any(_crosses(one, body) for body in free)]
    return tuple(sorted([*kept, *free], key=lambda one: (one.first, -one.last)))


def _holds(other: Phrase, body: Phrase) -> bool:
    """Whether a phrase already says more than the body alone: an office in it, a key for the same words."""
    return other.first <= body.head < other.last and bool(other.office or (other.keys and other.last >= body.last))


def _crosses(other: Phrase, body: Phrase) -> bool:
    inside = body.first <= other.first and other.last <= body.last
    place = other.type in (EntityType.PLACE, EntityType.STATE) and bool(other.keys)
    return other.first < body.last and body.first < other.last and not (inside and place)


def _phrase(tokens: Sequence[Token], first: int, last: int, key: str, words: Gazetteer) -> Phrase:
    article = first > 0 and words.has_class(tokens[first - 1].form, "article")
    return Phrase(
        first - article, last, first, EntityType.ORGANISATION, MentionKind.NAME, (key,), "house", name=(first, last),
        number="sing", determiner="article" if article else "",
    )  # fmt: skip


def _spelt(number: int, tokens: Sequence[Token], words: Gazetteer) -> Iterator[Spelt]:
    """Names of a sentence spelt out before or within brackets."""
    forms = [one.form for one in tokens]
    for at in range(1, len(forms) - 2):
        if forms[at] != "(":
            continue
        before, after = forms[at - 1], forms[at + 1]
        if forms[at + 2] in (")", ",") and _is_short(after, words):
            first, last, short = _begin(tokens, at, after, words), at, after
        elif _is_short(before, words) and ")" in forms[at : at + LONGEST]:
            first, last, short = at + 1, forms.index(")", at), before
        else:
            continue
        if first < last - 1 and _is_body(tokens[first:last], short, words):
            listed = words.longest((short,), 0, Family.NAME)
            key = listed.entries[0].key if listed else f"ORG:{key_of_name(' '.join(forms[first:last]))}"
            yield Spelt(number, first, last, short, key)


def _begin(tokens: Sequence[Token], end: int, short: str, words: Gazetteer) -> int:
    """Where the name that ends at ``end`` begins: a word after an article, or the noun of « du Front », the nearest."""
    for first in range(end - 2, max(-1, end - LONGEST), -1):
        if tokens[first].upos in ("PUNCT", "VERB", "AUX"):
            break
        opens = first == 0 or any(
            words.has_class(tokens[first - 1].form, one) for one in ("article", "contracted", "named_to")
        )
        if opens and is_capital(tokens[first].form) and _is_body(tokens[first:end], short, words):
            return first
    return end


def _is_short(form: str, words: Gazetteer) -> bool:
    """Whether a word can be the short name of a body: one that no list knows, or that of an organisation."""
    if SHORT.fullmatch(form) is None or not is_capital(form):
        return False
    listed = words.longest((form,), 0, Family.NAME, Family.DEMONYM, Family.ROLE, Family.TITLE)
    return listed is None or all(one.key.startswith("ORG:") for one in listed.entries)


def _is_body(span: Sequence[Token], short: str, words: Gazetteer) -> bool:
    """Whether words are the name of a body, and the short one made of them."""
    forms = [one.form for one in span]
    bodies = any(is_capital(form) and words.has_class(form, head) for form in forms for head in HEADS)
    plain = all(one.upos not in ("PUNCT", "VERB", "AUX") for one in span)
    hit = words.longest(forms, 0, Family.NAME, Family.INSTITUTION)
    known = hit is not None and hit.length > 1
    return bodies and plain and not known and is_capital(forms[0]) and _fits(forms, short)


def _fits(forms: Sequence[str], short: str) -> bool:
    """Whether a short name begins as the name does and goes on with its initials, or its syllables."""
    stem = short.split("-", maxsplit=1)[0]
    letters = [bare(one) for one in stem if one.isupper() or one.isdigit()]
    initials = [bare(one[0]) for one in forms]
    if letters[0] != initials[0]:
        return False
    if len(letters) > 1:
        return sum(one in initials for one in letters) * 2 >= len(letters) + 1
    rest = iter(bare("".join(forms)))
    return len(stem) > 3 and all(one in rest for one in bare(stem))
