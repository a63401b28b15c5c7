"""Speakers without a key: those a text names or describes, and those it leaves unnamed.

Inputs: Holder, its mention and chain, the function words of the language packs. What leaves: ``SAID:`` and the words by
which one speaker is known over the texts of a finding: « la préfecture de police », « SPN », « un légiste de
l'hôpital ». Refuses: to make a witness of « une source diplomatique », of « a person familiar with the matter », or of
a pronoun of which nobody knows whom it stands for, or of a thing: « les images montrent … ».
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile

from recoupe.link.pile import Pile
from recoupe.link.vocabulary import language_pack, plain
from recoupe.model import Holder, Mention, Span, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, HolderPath, MentionKind

SAID = "SAID:"
"""How the key of a speaker begins who is known by words only."""

MARK = "'"

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+|-[^\W_]+)*[’']?")

LONG = 8
"""Words from which on a description is a sentence and names nobody."""

HOLDS = (HolderPath.COREFERENCE, HolderPath.SUBJECT_ELLIPSIS, HolderPath.POSSESSIVE)
"""How holders are found whose own words are a pronoun or nothing."""


def described(pile: Pile, holder: Holder) -> str:
    """The key of a speaker without one: ``SAID:`` and the name or the description; empty where neither is given."""
    span = _called(pile, holder)
    language = _language(pile, span)
    if span is None or language is None:
        return ""
    words = WORD.findall(span.surface.replace("’", "'"))
    if not words or len(words) > LONG or _leaves_unnamed(language, words):
        return ""
    told = _bare(language, words)
    if not told or _is_a_thing(language, told) or _stands_for_a_name(pile, holder, told):
        return ""
    return f"{SAID}{' '.join(told)}"


def _is_a_thing(language: Pack, told: list[str]) -> bool:
    """True for what is seen, read, done or felt, and speaks for nobody: « les images », « le traité », "footage"."""
    heads = [*takewhile(lambda word: word.lower() not in _forms(language, "preposition"), told)]
    behind = heads[-1:] if _forms(language, "genitive") else []  # "New video of the raid"
    return not _things(language).isdisjoint((told[0], *(word.lower() for word in behind)))


@cache
def _things(language: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in language["things"]) if "things" in language else frozenset()


def _stands_for_a_name(pile: Pile, holder: Holder, told: list[str]) -> bool:
    """True for « le groupe » and « il », which stand for somebody named before whom nobody found."""
    mention = pile.get(holder.mention, Mention)
    generic = mention is not None and mention.kind is MentionKind.NOMINAL and mention.type is EntityType.ORGANISATION
    return generic and len(told) == 1


def is_described(key: str) -> bool:
    """True for the key of a speaker who is known by words only."""
    return key.startswith(SAID)


def is_unnamed(pile: Pile, holder: Holder) -> bool:
    """True for a holder whose words say that nobody is named: « une source à Nairobi »."""
    language = _language(pile, holder.span)
    words = WORD.findall(holder.span.surface.replace("’", "'")) if holder.span else []
    return language is not None and bool(words) and _leaves_unnamed(language, words)


def one_description(keys: Iterable[str]) -> Mapping[str, str]:
    """Description to a shorter one that stands for it: « direction du groupe » is « direction » in one finding."""
    known = sorted({key for key in keys if is_described(key)}, key=lambda key: (len(key), key))
    found: dict[str, str] = {}
    for place, key in enumerate(known):
        words = set(_words(key))
        found[key] = next((found[one] for one in known[:place] if set(_words(one)) <= words), key)
    return found


def _words(key: str) -> list[str]:
    return plain(key.removeprefix(SAID)).split()


def _called(pile: Pile, holder: Holder) -> Span | None:
    """The words by which the holder is known: the first of the chain that names or describes, else its own."""
    chain = pile.chain_of(holder.mention)
    mentions = [pile.get(one, Mention) for one in chain.mentions] if chain else [pile.get(holder.mention, Mention)]
    telling = [one for one in mentions if one and one.kind in (MentionKind.NAME, MentionKind.NOMINAL)]
    named = [one for one in telling if one.kind is MentionKind.NAME]
    if named or (chain and telling):
        return (named or telling)[0].span
    pronoun = any(one is not None and one.kind is MentionKind.PRONOUN for one in mentions)
    if holder.path is HolderPath.SUBJECT_ELLIPSIS and not pronoun:
        return holder.span  # « son ministère ne dit rien et ne confirmera pas »: the subject of the verb before
    return None if holder.path in HOLDS else holder.span


def _language(pile: Pile, span: Span | None) -> Pack | None:
    text = pile.get(span.text, Text) if span else None
    return language_pack(text.language) if text else None


def _leaves_unnamed(language: Pack, words: list[str]) -> bool:
    """True for a pointing word, a pronoun, « aucun », and for nouns that name nobody: a source, a person."""
    small = [word.lower() for word in words]
    first = f"{small[0].partition(MARK)[0]}{MARK}" if MARK in small[0] else small[0]
    empty = _empty(language)
    return not empty.isdisjoint((first, small[0])) or not _nouns(language).isdisjoint(map(plain, small))


@cache
def _empty(language: Pack) -> frozenset[str]:
    names = ("unnamed", "demonstrative", "anaphor", "stressed", "subject")
    return frozenset(form for name in names for form in _forms(language, name))


@cache
def _forms(language: Pack, name: str) -> frozenset[str]:
    return frozenset(row["form"] for row in language["function_words"] if row["class"] == name)


@cache
def _nouns(language: Pack) -> frozenset[str]:
    return frozenset(plain(one) for one in _forms(language, "unnamed_noun"))


def _bare(language: Pack, words: list[str]) -> list[str]:
    """The words without the determiner before them: « La KPK » and « KPK » are one."""
    before = _forms(language, "determiner") | _forms(language, "counting")
    first = words[0]
    if first.lower() in before or first.isdigit():
        return words[1:]
    head, mark, rest = first.partition(MARK)
    if mark and f"{head.lower()}{MARK}" in before and rest:
        return [rest, *words[1:]]
    return words
