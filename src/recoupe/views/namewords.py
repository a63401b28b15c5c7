"""The words of a name, and capitals that make none: “Pellbrook” is Pellbrook Ferries, « Participation » no name.

Inputs: what a unit may mean, or a token. What leaves are words, or true or false.
"""

from functools import cache

from recoupe import packs
from recoupe.link.vocabulary import plain
from recoupe.text.frames import lexicon
from recoupe.text.reading import Token
from recoupe.text.verbforms import Forms
from recoupe.views.meanings import meanings

BODY = "ORG:"
"""How the key of a body begins."""


def name_words(surface: str) -> frozenset[str]:
    """The folded words of a name, parts of compounds each for itself."""
    return frozenset(word for word in plain(surface).replace("-", " ").split() if len(word) > 1)


def one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """True for a key in common, or where all words of one name are words of the other: « Favergeot », not « Kim »."""
    if any(":" in name for name in one & other):
        return True
    words = [words_of(means) for means in (one, other)]
    return bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])


@cache
def words_of(means: frozenset[str]) -> frozenset[str]:
    """The words of a name; of a body no table holds also those of its whole name: “Pellbrook Ferries”."""
    local = any(name.startswith(BODY) for name in means)
    return frozenset(
        word for name in means if ":" not in name for word in (name.split() if local else [name]) if word.isalpha()
    )


def short_names(means: frozenset[str]) -> frozenset[str]:
    """What a body no table holds may be called by alone: the first word of its name."""
    local = any(name.startswith(BODY) for name in means)
    return frozenset(name.split()[0] for name in means if local and " " in name)


def is_rendered(token: Token, language: str) -> bool:
    """True for a word with a capital that has a meaning in other languages: “Turnout reached”, “Security Council”."""
    return any(name[0] in "=#~" for name in meanings(common(token, language), language))


def common(token: Token, language: str) -> str:
    """The lemma of a word with a capital were it a common noun; of the first of a sentence also from its plural."""
    form = token.form.casefold()
    if token.i > 0 or meanings(form, language) - {f"{language}:{plain(form)}"}:
        return form
    return forms_of(language).singular(form) or form


def is_plural(word: str, language: str) -> bool:
    """True for a word that ends as plurals do, whether or not its noun is known: “deckhands”."""
    return any(word.endswith(ending) for ending, _ in forms_of(language).plurals if ending)


@cache
def forms_of(language: str) -> Forms:
    """The forms of the words of a language."""
    return lexicon(packs.shipped(f"lang/{language}"), packs.shipped("ontology")).forms
