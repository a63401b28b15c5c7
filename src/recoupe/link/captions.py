"""Captions: what a thread is called, in words of its articles.

Inputs: the claims and events of a thread, the signs most of them share (`recoupe.link.signs`), the mentions, roles and
figures read in them. What leaves: the words of one of them that name something and hold two of the signs (« champ de
bataille », « report de la rentrée »), else those of the shortest statement that holds the foremost; and the parties of
most of them, by the names a reader knows. The words stay in the language they were written in: they are a quotation.
Refuses: words that only tell who says it, stretches across a comma, a stop or a quotation mark, and such as hold a verb
(« les forces ont fait face », « une provocation qui menace »), which name nothing.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise, takewhile

from recoupe.link.assembly import name, quoted_words
from recoupe.link.names import aside, in_marks, shorten
from recoupe.link.pile import Pile
from recoupe.link.signs import SIGN, Told, Words, matter, names, words_of
from recoupe.link.titles import begins_in_the_middle, is_cut_off
from recoupe.link.topics import event_topic, own_topic
from recoupe.link.vocabulary import function_forms, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim
from recoupe.packs import Pack

FOREMOST = 6
"""Signs of which two may name a thread."""

LONGEST = 45
"""Characters of the words that hold two signs; what stands further apart is no expression."""

STATEMENT = 100
"""Characters of a statement that names a thread; of a longer one its beginning does."""

PARTIES = 2
"""Parties told beside the words."""

BREAK = re.compile(r"[.,;:!?()\[\]\"«»“”„\n+]|\s[-–—]{1,2}\s")
"""What ends an expression."""


LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
"""Words, an elided one with its mark: « l' »."""

HEAD = re.compile(r"(?<!\w)(?<![-'’])([^\W\d_A-Z]{3,}) $")
"""A word in small letters at the end of what stands before an expression."""

TAIL = re.compile(r" ([^\W\d_A-Z]{3,}(?:-[^\W\d_A-Z]{3,})?)(?![\w'’-])")
"""A word in small letters right behind an expression."""

NAME = re.compile(r"(?: [^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*)+")
"""The rest of a name, right behind its beginning."""

ENDINGS = frozenset({
    ("", ""), ("", "s"), ("", "x"), ("", "e"), ("", "es"), ("", "le"), ("", "les"), ("", "ne"), ("", "nes"),
    ("", "te"), ("", "tes"), ("f", "ve"), ("f", "ves"), ("x", "se"), ("x", "ses"), ("l", "ux"), ("y", "ies"),
})  # fmt: skip
"""How lemmas and forms of nouns and adjectives end behind what they share; those of verbs end otherwise."""

JOINING = ("preposition", "of", "to", "infinitive")
"""Function words that join two nouns: « report de la rentrée »."""

NUMBERS = frozenset({
    "digit", "group", "hundred", "hundred_noun", "scale", "scale_noun", "teen", "ten", "vigesimal",
})  # fmt: skip
"""Kinds of words that make a number: « quatre cents familles »."""

CIRCUMSTANCE = "circumstance"
"""Function words behind which stands when something was: « ses craintes lors d'un appel » names no one thing."""

MARK = re.compile(r"[«»“”„\"]")
"""Marks that a quotation of a statement goes without: they would seldom come in pairs."""


Met = tuple[re.Match[str], str]
"""Where a word stands and its sign."""


def naming(pile: Pile, told: Sequence[Told], signs: Sequence[str], taken: Collection[str] = ()) -> str:
    """The words of claims and events that name what they share, none that are ``taken`` already; may be empty.

    They are the same for every reader, in whatever language they stand.
    """
    met = {one.id: matter(pile, one) for one in told}
    return (
        _expression(pile, told, signs, met, taken)
        or _phrase(pile, told, signs, met, taken)
        or _statement(pile, told, signs)
    )


def called(pile: Pile, told: Sequence[Told], words: str, language: str) -> str:
    """The caption of claims and events by the words that name them: these are the same for every reader."""
    who = ", ".join(name(pile, key, language) for key in _parties(pile, told))
    said = in_marks(words, language) if words else "…"
    return f"{said} ({aside(who)})" if who else said


def _expression(
    pile: Pile, told: Sequence[Told], signs: Sequence[str], met: Mapping[str, Sequence[Met]], taken: Collection[str]
) -> str:
    """The words most often written, then the shortest, that hold two signs most have; empty for none."""
    for (a, b), some in _pairs(pile, told, signs, met):
        every = (words for one in some for words in _between(pile, one, met[one.id], a, b))
        found = [words for words in every if words.lower() not in taken]
        if found:
            return _most_written(found)
    return ""


def _phrase(
    pile: Pile, told: Sequence[Told], signs: Sequence[str], met: Mapping[str, Sequence[Met]], taken: Collection[str]
) -> str:
    """A noun that most have with what it is joined to: « projet de loi », « digue communale »; empty for none."""
    named = names(pile, told)
    for sign in [sign for sign in signs if sign.startswith("word ") and sign not in named][:FOREMOST]:
        every = (words for one in told for words in _around(pile, one, met[one.id], sign))
        found = [words for words in every if words.lower() not in taken]
        if found:
            return _most_written(found)
    return ""


def _most_written(found: Sequence[str]) -> str:
    """The words most often written, then the shortest."""
    times = Counter(words.lower() for words in found)
    return min(found, key=lambda words: (-times[words.lower()], len(words), words))


def _around(pile: Pile, told: Told, met: Sequence[Met], sign: str) -> Iterator[str]:
    """The stretches of one claim or event of a noun with a sign and of what belongs to it, on either side."""
    known = words_of(pile, told.span.text)
    for one, other in met if known is not None else ():
        if known is None or other != sign or not _is_as_in_a_dictionary(known, one.group()):
            continue
        behind = told.span.surface[one.end() :]
        before = told.span.surface[: one.start()]
        words = f"{_head(known, before) or _number(known, before)}{one.group()}"
        words += _complement(known, behind) or _tail(known, behind)
        if words != one.group() and len(words) <= LONGEST and _names_something(known, words):
            yield " ".join(words.split())


def _complement(known: Words, behind: str) -> str:
    """What a preposition joins to a noun, right behind it: « de la digue communale »; empty for none."""
    joined, end = False, 0
    for met in LETTERS.finditer(behind):
        word = plain(met.group().lower().replace("’", "'"))
        if behind[end : met.start()].strip():
            return ""
        if joined and word not in _small(known.language):
            if word in _times(known.language):
                return ""
            rest = behind[met.end() :]
            name = NAME.match(rest) if met.group()[0].isupper() else None
            return behind[: met.end()] + (name.group() if name else _tail(known, rest))
        joined, end = joined or word in _joining(known.language), met.end()
        if not joined:
            return ""
    return ""


def pairs_held(pile: Pile, told: Sequence[Told], signs: Sequence[str]) -> list[tuple[tuple[str, str], Sequence[Told]]]:
    """Pairs of the foremost words among some signs, with those that hold both, what most hold first; no two names."""
    return _pairs(pile, told, signs, {one.id: matter(pile, one) for one in told})


def _pairs(
    pile: Pile, told: Sequence[Told], signs: Sequence[str], met: Mapping[str, Sequence[Met]]
) -> list[tuple[tuple[str, str], Sequence[Told]]]:
    held = {one: {sign for _, sign in words} for one, words in met.items()}
    words = [sign for sign in signs if sign.startswith("word ")][:FOREMOST]
    named = names(pile, told)
    pairs = sorted(combinations(range(len(words)), 2), key=sum)
    every = [((words[a], words[b]), [one for one in told if {words[a], words[b]} <= held[one.id]]) for a, b in pairs]
    known = [(pair, some) for pair, some in every if some and not named.issuperset(pair)]
    return sorted(known, key=lambda one: -len(one[1]))


def _between(pile: Pile, told: Told, met: Sequence[Met], a: str, b: str) -> Iterator[str]:
    """The stretches of one claim or event from one of two signs to the other."""
    both = [(one, sign) for one, sign in met if sign in (a, b)]
    for (first, sign), (last, other) in pairwise(both):
        words = told.span.surface[first.start() : last.end()]
        known = words_of(pile, told.span.text) if sign != other and len(words) <= LONGEST else None
        if known is not None and not BREAK.search(words) and _names_something(known, words):
            before, behind = told.span.surface[: first.start()], told.span.surface[last.end() :]
            last_name = NAME.match(behind) if last.group()[0].isupper() else None
            rest = last_name.group() if last_name else _tail(known, behind)
            counted = _head(known, before) or _number(known, before)
            yield " ".join(f"{counted}{words}{rest}".split())


def _head(known: Words, before: str) -> str:
    """The noun that stands right before an adjective, with a space: « aide » of « aide militaire à l'Ukraine »."""
    last = HEAD.search(before)
    named = last is not None and _is_as_in_a_dictionary(known, last.group(1))
    return last.group() if last is not None and named else ""


def _number(known: Words, before: str) -> str:
    """The words of a number that stand right before an expression, with a space: « quatre cents » of « … familles »."""
    forms = _numerals(known.language)
    words = list(takewhile(lambda word: plain(word) in forms, reversed(before.split(" ")[:-1])))
    return " ".join([*reversed(words), ""]) if words and before.endswith(" ") else ""


@cache
def _numerals(language: Pack) -> frozenset[str]:
    told = frozenset(plain(row["form"]) for row in language["numerals"] if row["kind"] in NUMBERS)
    return told - frozenset(function_forms(language, "determiner"))


def _tail(known: Words, behind: str) -> str:
    """The adjective right behind a noun, with a space: « russe » of « munitions à l'armée russe »; no « fin » (mai)."""
    first = TAIL.match(behind)
    if first is None or plain(first.group(1)) in _small(known.language) | _times(known.language):
        return ""
    return first.group() if _is_as_in_a_dictionary(known, first.group(1)) else ""


def _names_something(known: Words, words: str) -> bool:
    """True for nouns and adjectives with what joins them.

    They are no name alone, hold no verb, and no article behind a noun that nothing joins.
    """
    joined = False
    if all(one.group()[0].isupper() for one in SIGN.finditer(words)):
        return False
    for met in LETTERS.finditer(words):
        word = plain(met.group().lower().replace("’", "'"))
        if word in _joining(known.language):
            if not met.start():
                return False
            joined = True
        elif word in function_forms(known.language, "determiner"):
            if met.start() and not joined:
                return False
        elif met.group()[0].isupper() or _is_as_in_a_dictionary(known, met.group()):
            joined = False
        else:
            return False
    return True


def _is_as_in_a_dictionary(known: Words, word: str) -> bool:
    """True for a noun or an adjective: its lemma, a plural or a feminine: « forces », and not « menaçaient »."""
    form = plain(word.lower())
    return any(
        _is_a_form(form, plain(lemma)) for lemma in known.beginning(form) if plain(lemma) not in _verbs(known.language)
    )


def _is_a_form(form: str, lemma: str) -> bool:
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False))))
    return (lemma[same:], form[same:]) in ENDINGS


@cache
def _verbs(language: Pack) -> frozenset[str]:
    """Lemmas that are verbs and no nouns wherever the packs name them: "provide"."""
    rows = [*language["cues"], *language["predicates"]]
    kinds = {kind: {plain(row["lemma"]) for row in rows if row["upos"] == kind} for kind in ("VERB", "NOUN", "ADJ")}
    return frozenset(kinds["VERB"] - kinds["NOUN"] - kinds["ADJ"])


@cache
def _joining(language: Pack) -> frozenset[str]:
    joining = frozenset(plain(form) for name in JOINING for form in function_forms(language, name))
    return joining - {plain(form) for form in function_forms(language, CIRCUMSTANCE)}


@cache
def _times(language: Pack) -> frozenset[str]:
    return frozenset(plain(form) for form in function_forms(language, "time"))


@cache
def _small(language: Pack) -> frozenset[str]:
    """Words between a noun and what is joined to it: prepositions and articles."""
    return _joining(language) | {plain(form) for form in function_forms(language, "determiner")}


def _statement(pile: Pile, told: Iterable[Told], signs: Sequence[str]) -> str:
    """The shortest statement among those that hold most of the foremost signs, cut where it is long."""
    held = {one.id: len({sign for _, sign in matter(pile, one)}.intersection(signs[:FOREMOST])) for one in told}
    faults = {one.id: _faults(pile, one) for one in told}
    every = sorted(told, key=lambda one: (faults[one.id], -held[one.id], len(_content(one)), _content(one)))
    return next((shorten(_content(one), STATEMENT) for one in every), "")


def _faults(pile: Pile, told: Told) -> int:
    """1 for words that tell little by themselves: such as begin in the middle, and an event nobody tells."""
    words = LETTERS.findall(_content(told))
    return max(is_cut_off(pile, told, words), begins_in_the_middle(pile, told, words)) if isinstance(told, Claim) else 1


def _content(told: Told) -> str:
    """What is said or happens, without who says it, and without the marks around it."""
    words = quoted_words(told) if isinstance(told, Claim) else shorten(told.span.surface)
    return " ".join(MARK.sub(" ", words).split()).strip("' ,;:")


def _parties(pile: Pile, told: Sequence[Told]) -> list[str]:
    """Keys of those whom more than half of the statements name, but for who speaks, the most told first."""
    voices = {family for one in told if isinstance(one, Claim) for family in families(pile, one)}
    times = Counter(key for one in told for key in sorted(_named(pile, one)))
    most = [key for key in times if 2 * times[key] > len(told) and key not in voices]
    return sorted(most, key=lambda key: (-times[key], key))[:PARTIES]


def _named(pile: Pile, told: Told) -> frozenset[str]:
    return (own_topic(pile, told) if isinstance(told, Claim) else event_topic(pile, told)).actors
