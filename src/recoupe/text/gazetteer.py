"""The gazetteer: names of the world pack and words about names of a language pack, found in tokens.

Enters: two packs, compiled once a process. Leaves: for a place in a sentence, the longest entries that begin there.
It knows words, not contexts: whether « le Nord » is a state here, or « Séoul » a place, is decided by who asks.
An entry written in lower case also holds with a first capital, and any entry of four letters and more holds in
capitals (« CORÉE DU SUD », « COREE DU SUD »).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from recoupe.compiled import compiled, compiled_by_key
from recoupe.packs import Pack, Row
from recoupe.text.atlas import HELD, Atlas, atlas, bare, rows_of
from recoupe.text.tokens import words


class Family(StrEnum):
    """What an entry is: a name in the world, or a word that builds a mention around names."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    ROLE = "role"
    INSTITUTION = "institution"
    TITLE = "title"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    WORD = "word"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, ready to be met: what ``key`` holds depends on the family.

    NAME, ADJECTIVE, DEMONYM: an actor key, with ``sort`` the kind of the name (``capital``, ``acronym`` …); ROLE: the
    office, with ``covers`` the offices it may stand for; INSTITUTION and NOMINAL: the sort; PRONOUN: the function;
    WORD: the class. ``strong`` is False for a name that needs support in the same article.
    """

    family: Family
    key: str
    rule: str
    sort: str = ""
    strong: bool = True
    gender: str = ""
    number: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Entries of one form of ``length`` tokens."""

    length: int
    entries: tuple[Entry, ...]

    def of(self, *families: Family) -> tuple[Entry, ...]:
        """The entries of some families."""
        return tuple([entry for entry in self.entries if entry.family in families])


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Entries by their first token as it may be printed and their second in bare capitals (empty for single words).

    Under both, the longer forms stand first.
    """

    index: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], Hit], ...]]]
    classes: Mapping[str, frozenset[str]]
    first_names: Mapping[str, str]
    atlas: Atlas

    def at(self, forms: Sequence[str], place: int) -> Iterator[Hit]:
        """What begins at ``place``, the longest first."""
        if forms[place] not in self.index:
            return
        found = self.index[forms[place]]
        if place + 1 < len(forms) and (len(found) > 1 or "" not in found):
            for wanted, hit in found.get(bare(forms[place + 1]), ()):
                if _same(forms[place + 1 : place + hit.length], wanted[1:]):
                    yield hit
        for _, hit in found.get("", ()):
            yield hit

    def longest(self, forms: Sequence[str], place: int, *families: Family) -> Hit | None:
        """The longest hit with an entry of one of the families; its other entries are left out."""
        if forms[place] not in self.index:
            return None
        for hit in self.at(forms, place):
            found = hit.of(*families)
            if found:
                return Hit(hit.length, found)
        return None

    def has_class(self, form: str, name: str) -> bool:
        """Whether a single word belongs to a class of ``name_words``."""
        classes = self.classes
        return (form in classes and name in classes[form]) or name in classes.get(form.lower(), ())


def _same(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the later words are these: « Union Africaine » and « Corée du nord » pass, « La réunion » does not."""
    long = len(wanted) > 1
    return len(found) == len(wanted) and all(
        a == b or ((long or a[:1].isupper()) and a.lower() == b.lower()) or (a.isupper() and bare(a) == bare(b))
        for a, b in zip(found, wanted, strict=True)
    )


@cache
def gazetteer(language: Pack, world: Pack) -> Gazetteer:
    """The gazetteer of a language, compiled once a process from the packs' tables."""
    return Gazetteer(
        compiled_by_key("gazetteer", _BySecond, (language, world), lambda: _indexed(language, world)),
        compiled("name words", dict[str, frozenset[str]], (language,), lambda: _classes(language)),
        compiled("first names", dict[str, str], (world,), lambda: _genders(world)),
        atlas(world),
    )


def _classes(language: Pack) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for row in rows_of(language, "name_words"):
        classes.setdefault(row["form"], set()).add(row["class"])
    return {form: frozenset(found) for form, found in classes.items()}


def _genders(world: Pack) -> dict[str, str]:
    return {row["name"]: row["gender"] for row in rows_of(world, "first_names")}


_BySecond = dict[str, tuple[tuple[tuple[str, ...], Hit], ...]]


def _indexed(language: Pack, world: Pack) -> dict[str, _BySecond]:
    index: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
    for form, entry in [*_world_entries(language, world), *_language_entries(language)]:
        whole = entry.family in (Family.TITLE, Family.PRONOUN) and " " not in form
        pieces = (form,) if whole else tuple(word.form for word in words(form, 0, len(form), language))
        if pieces:
            for first in _first_forms(pieces[0], entry, loud=len(form) >= LOUD):
                index.setdefault(first, {}).setdefault(pieces, []).append(entry)
    return {first: _by_second(found) for first, found in index.items()}


LOUD = 4
"""Letters from which a name is also met in capitals: « OTAN » is its own name, « US » and « us » must stay apart."""


def _by_second(
    found: Mapping[tuple[str, ...], Sequence[Entry]],
) -> dict[str, tuple[tuple[tuple[str, ...], Hit], ...]]:
    seconds: dict[str, list[tuple[tuple[str, ...], Hit]]] = {}
    for pieces in sorted(found, key=lambda pieces: (-len(pieces), pieces)):
        second = bare(pieces[1]) if len(pieces) > 1 else ""
        seconds.setdefault(second, []).append((pieces, Hit(len(pieces), tuple(found[pieces]))))
    return {second: tuple(hits) for second, hits in seconds.items()}


def _first_forms(form: str, entry: Entry, *, loud: bool) -> frozenset[str]:
    """How the first token may be printed; function words and acronyms keep their one shape."""
    if entry.family in (Family.WORD, Family.PRONOUN, Family.PREFIX):
        return frozenset((form, form[:1].upper() + form[1:]))
    shapes = {form, bare(form[:1]) + form[1:]} if form[:1].isupper() else {form}
    if form[:1].islower() and entry.family is not Family.ADJECTIVE:
        shapes.add(form[:1].upper() + form[1:])
    if loud and entry.family in (Family.NAME, Family.ADJECTIVE, Family.ROLE):
        shapes |= {form.upper(), bare(form)}
    return frozenset(shapes)


def _world_entries(language: Pack, world: Pack) -> Iterator[tuple[str, Entry]]:
    for row in rows_of(world, "names"):
        if row["lang"] == language.language and row["kind"] != HELD:
            yield from _named(row, language)
    for table in ("agencies", "outlets"):
        for row in rows_of(world, table):
            yield row["name"], Entry(Family.NAME, row["key"], row.rule, table, row["strength"] == "strong")
    for row in rows_of(world, "persons"):
        yield row["name"], Entry(Family.NAME, row["key"], row.rule, "person_" + row["kind"], number="sing")
    for row in rows_of(world, "place_names"):
        if row["lang"] in ("", language.language):
            yield row["name"], Entry(Family.NAME, row["key"], row.rule, "place", row["strength"] == "strong")


def _named(row: Row, language: Pack) -> Iterator[tuple[str, Entry]]:
    strong = row["strength"] == "strong"
    plain = Entry(Family.NAME, row["key"], row.rule, row["kind"], strong, row["gender"], row["number"])
    if row["kind"] == "adjective":
        for form, gender, number in _agreeing(row["name"], language):
            found = replace(plain, family=Family.ADJECTIVE, gender=gender, number=number)
            yield form, found
            yield _capital(form), replace(found, family=Family.DEMONYM)
    elif row["kind"] in ("demonym", "prefix"):
        yield row["name"], replace(plain, family=Family(row["kind"]))
    else:
        yield row["name"], plain
        first, _, rest = row["name"].partition(" ")
        if rest and first.lower() in _articles(language) and first != first.lower():
            yield f"{first.lower()} {rest}", plain


@cache
def _articles(language: Pack) -> frozenset[str]:
    """Words that may stand in small letters before a name which has them in capitals: ``judges in the Hague``."""
    return frozenset(row["form"] for row in rows_of(language, "function_words") if row["class"] == "determiner")


def _capital(form: str) -> str:
    """The people of an adjective: « sud-coréen », « Sud-Coréen »."""
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))


def _agreeing(form: str, language: Pack) -> Iterator[tuple[str, str, str]]:
    """The forms of an adjective with gender and number, by the longest ending of the table ``agreement``."""
    endings = [row for row in rows_of(language, "agreement") if form.endswith(row["ending"])]
    if not endings:
        yield form, "", ""
        return
    row = max(endings, key=lambda one: len(one["ending"]))
    stem = form[: len(form) - len(row["ending"])]
    yield form, "masc", "sing"
    yield stem + row["feminine"], "fem", "sing"
    yield stem + row["plural"], "masc", "plur"
    yield stem + row["feminine_plural"], "fem", "plur"


def _language_entries(language: Pack) -> Iterator[tuple[str, Entry]]:
    for row in rows_of(language, "roles"):
        covers = tuple(row["covers"].split()) or (row["office"],)
        office = Entry(Family.ROLE, row["office"], row.rule, "", True, row["gender"], row["number"], covers)
        yield row["phrase"], office
    for row in rows_of(language, "institutions"):
        yield (
            row["phrase"],
            Entry(Family.INSTITUTION, row["sort"], row.rule, row["type"], True, row["gender"], row["number"]),
        )
    for row in rows_of(language, "titles"):
        yield row["form"], Entry(Family.TITLE, "title", row.rule, gender=row["gender"], number="sing")
    for row in rows_of(language, "nominals"):
        yield row["phrase"], Entry(Family.NOMINAL, row["sort"], row.rule, "", True, row["gender"], row["number"])
    for row in rows_of(language, "pronouns"):
        yield row["form"], Entry(Family.PRONOUN, row["function"], row.rule, "", True, row["gender"], row["number"])
    for row in rows_of(language, "name_words"):
        if " " in row["form"]:
            yield row["form"], Entry(Family.WORD, row["class"], row.rule)
