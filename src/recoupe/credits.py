"""Credits to agencies in printed lines: « (AFP) », « avec AFP », "Reuters contributed", and damaged forms of them.

What enters is characters, the world pack (table ``agencies``) and language packs (table ``credits``); what leaves are
places with the agency's key. Attributions inside sentences (« a déclaré à l'AFP ») are no credits and are left to
`read`; neither are credits of pictures. An agency that no pack knows gets a local key made of its words, when a
word of the table (« Agence », "Press Agency") and its place say that it is one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe.forms import SPACE, expression
from recoupe.packs import Pack

LINE_LIMIT = 160
"""A credit line is short: longer lines are searched at their beginning and their end only."""

TAIL = 100
"""Characters looked at before the end of a long line, for « (avec AFP) »."""

_LARGE = "A-ZÀ-ÖØ-ÞŒ"
_CAPITAL = f"[{_LARGE}]"
_PLACE = rf"[{_LARGE}][\w’'\-]*(?:[ \u00a0/][{_LARGE}(][\w’'\-)]*){{0,3}}"
_CAPITALS = rf"[{_LARGE}][{_LARGE}'’.\-]+"
DATELINES = (
    re.compile(rf"\({_PLACE}(?:,[^()]{{1,30}})?\)(?:{SPACE}?[-–—.:])?(?={SPACE}*[«“\"{_LARGE}])"),
    re.compile(
        rf"(?:{_PLACE})(?:{SPACE}\([^()]{{2,40}}\)(?=,))?(?:{SPACE}?,[^():;!?«»]{{1,40}})?"
        rf"{SPACE}?\([^()]{{2,40}}\){SPACE}?[-‐‑–—]+"
    ),
    re.compile(rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,2}}(?:,[^.:;!?«»]{{1,30}})?{SPACE}[-–—]+(?={SPACE})"),
    re.compile(rf"(?:{_PLACE}){SPACE}?,[^().:;!?«»–—]{{1,30}}{SPACE}[–—]+(?={SPACE})"),
    re.compile(rf"(?:{_PLACE}){SPACE}[–—]+(?={SPACE}[{_LARGE}«])"),
    re.compile(
        rf"(?:{_PLACE}){SPACE}?,{SPACE}?\d{{1,2}}(?:er)?{SPACE}\w{{3,9}}\.?{SPACE}\d{{4}}{SPACE}?[-–—.]+(?={SPACE})"
    ),
)
"""A place at the head of a dispatch: « (Séoul) », « Kiev (Ukraine), 18 oct (AFP) - », « PARIS – »,
« Riga, 6 mai 2026. »."""

_NAME = rf"(?-i:{_CAPITAL}[\w’'\-]*)"
_SHORT_NAME = 5
"""Names up to this length (AFP, AP, Tass) are matched in the case they are written in."""

LONGEST_NAME = 60
"""Characters of the longest line that may be the name of an agency."""

_INITIALS = "(?P<initials>(?-i:[A-Z]{2,5}))"
"""« Avec AC. »: initials that a line of its own credits, for an agency of the dossier itself to claim."""

_LONG_NAME = 10
"""Letters from which a name with one letter lost is still taken for it."""


@dataclass(frozen=True, slots=True)
class FoundCredit:
    """An agency credited at ``start:end``; ``line_start:line_end`` is the line, or the part, that credits it."""

    key: str
    start: int
    end: int
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True, eq=False)
class CreditForms:
    """The compiled tables. ``lines`` credit a text, ``pictures`` a picture; ``keys`` maps folded names to keys."""

    agency: re.Pattern[str]
    lines: tuple[re.Pattern[str], ...]
    pictures: tuple[re.Pattern[str], ...]
    parenthesis: re.Pattern[str]
    dateline: re.Pattern[str]
    at_end: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    keys: dict[str, str]
    damaged: dict[str, list[tuple[tuple[str, ...], str]]]

    def key(self, name: str) -> str:
        """The actor key of a printed name; a local key for an agency of no pack."""
        words = (fold(word) for word in name.replace("-", " ").split())
        return self.keys.get(fold(name)) or f"ORG:{'_'.join(word.upper() for word in words if word)}"

    def is_picture(self, line: str) -> bool:
        """True for a line that credits a picture."""
        return any(form.search(line) for form in self.pictures)


def credit_forms(world: Pack | None, languages: Sequence[Pack]) -> CreditForms:
    """The compiled forms of these packs, made once a process; a pack without the tables adds nothing."""
    return _compiled(world, tuple(languages))


@cache
def _compiled(world: Pack | None, languages: tuple[Pack, ...]) -> CreditForms:
    names = _names(world)
    one = _agency([name for name, _ in names], languages)
    several = slot(world, languages)
    slots = {"agency": several, "initials": _INITIALS}
    in_dateline = rf"(?:{several}|{_NAME}(?:{SPACE}{_NAME}){{0,3}})"
    with_words = _either(_forms(languages, "with"))
    joints = [*_forms(languages, "with"), *_forms(languages, "joint")]
    return CreditForms(
        agency=_regex(one),
        lines=tuple(_regex(rf"\W*{expression(form, slots)}\W*") for form in _forms(languages, "text")),
        pictures=tuple(_regex(expression(form, slots)) for form in _forms(languages, "picture")),
        parenthesis=_regex(
            rf"[(\[]{SPACE}*(?:(?:{with_words}){SPACE}+)?{several}(?:{SPACE}*[/,][^()]{{0,20}})?[)\]]\W*$"
        ),
        dateline=_regex(rf"(?P<place>[^().:;!?«»\"“”\n]{{0,60}})\((?P<agency>{in_dateline})\){SPACE}*[-‐‑–—]"),
        at_end=_regex(rf"(?:©|\(c\)|\|){SPACE}*(?:[^|©\n]{{0,60}}?[/,]{SPACE}*)?{several}[^.\n]{{0,15}}"),
        opening=_regex(_run_of(joints)),
        closing=_regex(_run_of([*joints, *_forms(languages, "article")])),
        keys={fold(name): key for name, key in reversed(names)},
        damaged=_by_initial(names),
    )


def _run_of(words: Sequence[str]) -> str:
    """The expression of marks and these words, in any number and order."""
    return rf"(?:\W|(?<!\w)(?:{_either(words)})(?!\w))*"


def _by_initial(names: Sequence[tuple[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The words and the key of each name of two words and more, by its first letter, which damage leaves alone."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, key in names:
        words = _words(name)
        if len(words) > 1:
            found.setdefault(words[0][:1], []).append((words, key))
    return found


def _names(world: Pack | None) -> list[tuple[str, str]]:
    return [(row["name"], row["key"]) for row in world["agencies"]] if world and "agencies" in world else []


def _forms(languages: Sequence[Pack], kind: str) -> list[str]:
    return [row["form"] for pack in languages if "credits" in pack for row in pack["credits"] if row["kind"] == kind]


@cache
def slot(world: Pack | None, languages: tuple[Pack, ...]) -> str:
    """The expression that ``{agency}`` stands for in a form: one agency, or several that are joined."""
    one = _agency([name for name, _ in _names(world)], languages)
    article = rf"(?:(?:{_either(_forms(languages, 'article'))}){SPACE}*)?"
    joint = rf"{SPACE}*(?:[,/&+]|(?:{_either(_forms(languages, 'joint'))})(?!\w)){SPACE}*"
    return rf"{article}{one}(?:{joint}{article}{one})*"


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _either(words: Sequence[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.sub("['’]", "['’]", re.escape(word)) for word in ordered) or "(?!)"


def _agency(names: Sequence[str], languages: Sequence[Pack]) -> str:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    known = "|".join(_name_pattern(name) for name in ordered) or "(?!)"
    sort, leading = _either(_forms(languages, "word")), _either(_forms(languages, "with"))
    before, after = rf"(?:{_NAME}{SPACE}){{1,3}}", rf"(?:{SPACE}{_NAME}){{1,3}}"
    # A sort of agency alone is no name: « Agence » heads many lists.
    unknown = rf"(?-i:{before}(?:{sort})(?:{after})?|(?:{sort})(?:(?={_CAPITAL})\w+|{after}))"
    return rf"(?<!\w)(?:{known}|(?!(?:{leading}){SPACE}){unknown})(?!\w)"


def _name_pattern(name: str) -> str:
    words = f"{SPACE}?".join(re.escape(word) for word in name.split())
    return f"(?-i:{words})" if len(name) <= _SHORT_NAME else words


@lru_cache(maxsize=1 << 12)
def fold(name: str) -> str:
    """Letters and digits of a name alone, without case or accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in re.findall(r"\w+", name))


def credits_of(characters: str, forms: CreditForms) -> tuple[FoundCredit, ...]:
    """Every credit of a text, in text order, each place once."""
    found: dict[tuple[int, int], FoundCredit] = {}
    for line in re.finditer(r"[^\n\r]+", characters):
        for credit in line_credits(line.group(), forms, line.start()):
            found.setdefault((credit.start, credit.end), credit)
    return tuple(found[place] for place in sorted(found))


def line_credits(line: str, forms: CreditForms, offset: int = 0) -> Iterator[FoundCredit]:
    """The credits of one line, offsets counted from ``offset``."""
    short = len(line) <= LINE_LIMIT
    if short and forms.is_picture(line):
        return
    dateline = forms.dateline.match(line.lstrip())
    if dateline:
        start = offset + len(line) - len(line.lstrip())
        yield from _named(dateline, forms, start, whole="agency")
    for part in _parts(line) if short else ():
        yield from _from_part(part, forms, offset)
    cut = max(0, len(line) - TAIL)
    ending = forms.parenthesis.search(line, cut)
    if ending:
        yield from _named(ending, forms, offset)


def signatories(byline: str, forms: CreditForms) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who else signs, and the keys of the agencies a byline names that a pack knows: « Odile Querrien avec AFP »."""
    found = [one for one in forms.agency.finditer(byline) if fold(one.group()) in forms.keys]
    places = [0, *(place for one in found for place in one.span()), len(byline)]
    others = [byline[places[i] : places[i + 1]] for i in range(0, len(places), 2)] if found else [byline]
    bare = (_unjoined(one, forms) if found else one for one in others)
    return tuple(one for one in bare if one), tuple(dict.fromkeys(forms.key(one.group()) for one in found))


def _unjoined(words: str, forms: CreditForms) -> str:
    """Words without what joins them to an agency before or behind."""
    start = forms.opening.match(words)
    rest = words[start.end() :] if start else words
    ends = (match.start() for match in forms.closing.finditer(rest) if match.end() == len(rest))
    return rest[: min(ends, default=len(rest))]


def _parts(line: str) -> Iterator[re.Match[str]]:
    """The line, and what stands between its bars, bullets and glued full stops: « Par X | avec AFP »."""
    whole = re.search(r"\S.*\S|\S", line)
    if whole:
        yield whole
        parts = list(re.finditer(r"(?:[^|•·.\n]|\.(?![A-ZÀ-Þ(\s]))+", line))
        yield from (parts if len(parts) > 1 else ())


def _from_part(part: re.Match[str], forms: CreditForms, offset: int) -> Iterator[FoundCredit]:
    key = damaged_agency(part.group(), forms)
    if key:
        yield FoundCredit(key, *_place(part, offset), *_place(part, offset))
        return
    for form in forms.lines:
        match = form.fullmatch(part.string, part.start(), part.end())
        if match:
            yield from _named(match, forms, offset)
            return


def _place(part: re.Match[str], offset: int) -> tuple[int, int]:
    words = part.group().strip()
    start = offset + part.start() + part.group().index(words)
    return start, start + len(words)


def _named(match: re.Match[str], forms: CreditForms, offset: int, *, whole: str | int = 0) -> Iterator[FoundCredit]:
    line = (offset + match.start(), offset + match.end())
    if match.re.groupindex.get("initials"):
        whole = "initials"
        if match.group().isupper():
            return
    found = list(forms.agency.finditer(match.string, match.start(whole), match.end(whole)))
    for one in found:
        yield FoundCredit(forms.key(one.group()), offset + one.start(), offset + one.end(), *line)
    if not found:
        start, end = match.span(whole)
        yield FoundCredit(forms.key(match.string[start:end]), offset + start, offset + end, *line)


def damaged_agency(line: str, forms: CreditForms) -> str:
    """The key of the agency whose name is all a line holds, a word or a letter of it lost; empty when there is none.

    « Agence -Presse » is a name without its middle word; a single word is too little to tell. A whole name is not
    damaged.
    """
    words = _words(line) if len(line) <= LONGEST_NAME else ()
    letters = "".join(words)
    if not 2 <= len(words) <= 5 or letters in forms.keys:
        return ""
    for name, key in forms.damaged.get(words[0][:1], ()):
        if len(words) < len(name) and _in_order(words, name):
            return key
        if len(letters) >= _LONG_NAME and _one_letter_off(letters, "".join(name)):
            return key
    return ""


def _in_order(words: Sequence[str], name: Sequence[str]) -> bool:
    """True when words were lost inside a name: its ends stand (« La presse » is not La Presse canadienne)."""
    rest = iter(name)
    ends = words[0] == name[0] and words[-1] == name[-1]
    return ends and 2 * len(words) > len(name) and all(word in rest for word in words)


def _one_letter_off(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :]
