"""The tokenizer. What enters is a run of characters and a language pack; what leaves is words with exact offsets.

The convention is the contract written down in ``train/README.md``; what differs between languages stands in the pack:
table ``tokens``, kind ``elision`` (``qu'``, cut off on the left), ``suffix`` (``n't``) and ``clitic`` (``-t-il``), cut
off on the right, ``split`` (``cannot``: ``can not``), ``whole`` (kept in spite of its marks), ``unit`` (cut off a
figure: ``5pm``), ``group`` (what separates groups of three digits), ``domain`` (last part of a bare address or of the
name of a file); and table ``abbreviations``, whose forms keep their full stop.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.packs import Pack
from recoupe.text.characters import INVISIBLE, plain, visible


@dataclass(frozen=True, slots=True)
class Word:
    """Characters ``start:end`` of the text, the plain ``form`` they read, and whether a blank follows."""

    start: int
    end: int
    form: str
    space: bool


def words(characters: str, start: int, end: int, pack: Pack) -> tuple[Word, ...]:
    """The words of one sentence, ``characters[start:end]``, in order; blanks are in none of them.

    Args:
        characters: the kept text.
        start: first character of the sentence.
        end: the character after its last.
        pack: the language pack; one without a table ``tokens`` cuts at blanks and punctuation only.

    >>> from recoupe.packs import shipped
    >>> [word.form for word in words("« Nous attendons », a-t-il dit.", 0, 31, shipped("lang/fr"))]
    ['«', 'Nous', 'attendons', '»', ',', 'a', '-t-il', 'dit', '.']
    """
    return tuple(tokenizer(pack).words(plain(characters[start:end]), start))


@cache
def tokenizer(pack: Pack) -> "Tokenizer":
    """The tokenizer of a pack, compiled once a process."""
    return Tokenizer(pack)


def _any_of(forms: Iterable[str]) -> str:
    """An alternation of literal forms, longest first; matches nothing when there are none."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) or r"(?!)"


_LETTER = rf"[\w{INVISIBLE}]"
_LONGEST_TRIMMED = 100
"""Characters of a word that is searched for clitics and suffixes: the search is quadratic, longer words have none."""
_IN_RUNS = r".!?…*=~<>+–—-"
"""Marks that are written in runs; a run of one of them is one token, any other mark is a token each."""
_EMOTICON = r"(?<!\S)[:;=]-?[()DP](?=\s|[.!?]|$)"
_COMPANY = r"(?<!\w)[^\W\d_]{1,4}&[^\W\d_]{1,4}(?!\w)"
"""Names and words made with an ampersand: AT&T, R&D."""
_ADDRESS_END = ".,;:!?)]}»\"'…"
_AFTER_WORD = re.compile(r"\w $")
_INITIAL = re.compile(r"[^\W\d_]\.")


class Tokenizer:
    """The rules of one pack as one regular expression and a second look at words with an apostrophe or a hyphen."""

    def __init__(self, pack: Pack) -> None:
        rows = tuple(pack["tokens"]) if "tokens" in pack else ()
        stops = {row["form"]: row["follows"] for row in pack["abbreviations"]} if "abbreviations" in pack else {}
        forms: dict[str, list[str]] = {}
        for row in rows:
            forms.setdefault(row["kind"], []).append(row["form"])
        self._splits = {row["form"]: row["parts"] for row in rows if row["parts"]}
        self._figures = {form for form, follows in stops.items() if follows == "number"}
        self._whole = {form.lower() for form in forms.get("whole", ())}
        self._suffix = re.compile(rf"(?i:{_any_of(forms.get('suffix', ()))})$")
        self._clitic = re.compile(rf"(?<=\w)(?:{_any_of(forms.get('clitic', ()))})$", re.IGNORECASE)
        self._pattern = re.compile(self._alternatives(forms, stops))

    @staticmethod
    def _alternatives(forms: dict[str, list[str]], stops: Iterable[str]) -> str:
        inner = rf"{_LETTER}+(?:['-]{_LETTER}+)*"
        gaps = "".join(re.escape(chr(int(code.removeprefix("U+"), base=16))) for code in forms.get("group", ()))
        groups = rf"\d{{1,3}}(?:[{gaps}]\d{{3}})+(?:[.,]\d+)?(?![\w])|" if gaps else ""
        joined = [form for form in forms.get("suffix", ()) if form.startswith("'")]
        torn = rf"(?<=\w\s)(?i:{_any_of([form for form in forms.get('clitic', ()) if form.count('-') > 1])})(?![\w'-])"
        whole = rf"(?i:{_any_of(forms.get('whole', ()))})(?![\w'-])"
        domains, units = _any_of(forms.get("domain", ())), _any_of(forms.get("unit", ()))
        capital = r"[^\W\d_a-zß-ÿ]"
        return "|".join(
            (
                r"(?P<address>(?:https?://|www\.)[^\s«»<>]+",
                r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
                rf"(?<![\w.-])\w[\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,6}}\.(?:{domains})(?:/[^\s«»<>]*)?(?!\.?\w)",
                r"(?<![\w.-])[a-z]{2,63}(?:\.[a-z][a-z-]{1,63}){2,6}(?!\.?\w))",
                rf"(?P<whole>{torn}|{whole}|[@#](?!\d+\b)\w+|{_EMOTICON}|{_COMPANY})",
                rf"(?P<elision>(?i:{_any_of(forms.get('elision', ()))}))",
                rf"(?P<suffix>(?i:{_any_of(joined)})(?!\w))",
                rf"(?P<stop>(?:{_any_of(stops)})(?!\w)|(?:{capital}\.-?){{1,8}}(?<=\.)(?!\w)",
                r"(?:[^\W\d_]\.){2,8}(?!\w))",
                rf"(?P<joined>(?<!\w)\d+(?:[.,]\d+)*-(?=[^\W\d_]){inner})",
                rf"(?P<number>{groups}(?<!\w)\d+(?:[.,:/-]\d+)*(?:(?!\w)|(?=(?i:{units})(?!\w)))|\d+(?:[.,:/-]\d+)+)",
                rf"(?P<word>{inner})",
                rf"(?P<mark>(?P<run>[{_IN_RUNS}])(?P=run)*|[^\w\s])",
            )
        )

    def words(self, mapped: str, offset: int) -> Iterator[Word]:
        """The words of ``mapped`` (plain characters), their offsets moved right by ``offset``."""
        total = len(mapped)
        for start, end in self._cuts(mapped):
            form = visible(mapped[start:end])
            if form:
                yield Word(offset + start, offset + end, form, end < total and mapped[end].isspace())

    def _cuts(self, mapped: str) -> Iterator[tuple[int, int]]:
        position = 0
        match = self._pattern.search(mapped, position)
        while match is not None:
            kind, start, end = match.lastgroup, match.start(), match.end()
            if kind in {"word", "joined"}:
                yield from self._inside(mapped, start, end)
            elif kind == "address":
                end = start + len(match.group().rstrip(_ADDRESS_END))
                yield start, end
            elif kind == "stop":
                end = self._stop_end(mapped, start, end)
                yield start, end
            else:
                yield start, end
            match = self._pattern.search(mapped, end)

    def _stop_end(self, mapped: str, start: int, end: int) -> int:
        """Where an abbreviation ends: before its full stop where that ends the sentence (« l'art. Le »)."""
        form = mapped[start:end]
        rest = mapped[end : end + 4].lstrip()
        if form in self._figures and not rest[:1].isdigit() and (rest[:1].isupper() or not rest) and form.islower():
            return end - 1
        if _INITIAL.fullmatch(form) and not rest.strip("»\"')]"):
            return end - 1
        return end

    def _inside(self, mapped: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A word, its clitics and suffixes apart."""
        form = mapped[start:end]
        if form in self._splits or form.lower() in self._splits:
            first = start + len(self._splits[form.lower()].split()[0])
            yield from ((start, first), (first, end))
            return
        tail: list[tuple[int, int]] = []
        if len(form) <= _LONGEST_TRIMMED and ("'" in form or "-" in form):
            end = self._trimmed(mapped, start, end, tail)
        yield start, end
        yield from reversed(tail)

    def _trimmed(self, mapped: str, start: int, end: int, tail: list[tuple[int, int]]) -> int:
        while mapped[start:end].lower() not in self._whole:
            form = mapped[start:end]
            found = self._suffix.search(form) or self._clitic.search(form)
            if found is None or found.start() == 0 or self._is_name(mapped, start, form[: found.start()]):
                break
            tail.append((start + found.start(), end))
            end = start + found.start()
        return end

    @staticmethod
    def _is_name(mapped: str, start: int, rest: str) -> bool:
        """Whether what precedes ``-il`` is half of a name (« Kim Jong-il »): a capital that opens no sentence.

        A word all in capitals is a heading (« A-T-IL RAISON »), and an apostrophe suffix may follow any name.
        """
        tail = mapped[start + len(rest) : start + len(rest) + 3]
        if not rest[:1].isupper() or tail[1:].isupper() or "'" in tail or tail.lower() == "-t-":
            return False
        return bool(_AFTER_WORD.search(mapped, max(0, start - 2), start))
