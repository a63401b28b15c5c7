"""Names of things in summaries: by the word the claims use for them, where they use one, else by their concept.

Inputs: Claim with its lemmas, the concepts and glosses of the language packs. What leaves: « masque », and « food and
supplies » no longer, where all that is told is of masks; in another language the word with the same gloss. Refuses:
people, soldiers and casualties, whose concepts have names a reader expects (« soldats »).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from recoupe.link.pile import Pile
from recoupe.link.vocabulary import concept_class, language_pack, plain, things_of
from recoupe.model import Claim, Text
from recoupe.packs import Pack

NAMED = frozenset({"casualty", "military", "people"})
"""Classes of concepts that are told by their name whatever the claims call them."""

MOST = 3
"""One word names a thing where at least two of so many words for it are this one."""

STEM = 4
"""Letters by which a word is known in the name of its concept: « arme », « armes »."""


def called(pile: Pile, thing: str, told: Iterable[Claim], label: str, language: str) -> str:
    """What a thing is called in a language: the word most claims use for it, else the label of its concept."""
    answer = language_pack(language)
    if answer is None or concept_class(pile.ontology).get(thing, "people") in NAMED:
        return label
    said = Counter(word for claim in told for word in _words_for(pile, claim, thing))
    (code, lemma), times = max(said.items(), key=lambda one: (one[1], one[0]), default=(("", ""), 0))
    if MOST * times < 2 * sum(said.values()) or not times or plain(lemma)[:STEM] in plain(label):
        return label
    return lemma if code == language else _rendered(lemma, thing, language_pack(code), answer) or label


def _words_for(pile: Pile, claim: Claim, thing: str) -> list[tuple[str, str]]:
    """The words of a claim that stand for a thing, with their language."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if text is None or language is None:
        return []
    return [(text.language, lemma) for lemma in claim.terms if things_of(language).get(lemma) == thing]


def _rendered(lemma: str, thing: str, language: Pack | None, answer: Pack) -> str:
    """The word of another language for the same thing that shares a gloss with a word; empty for none or several."""
    if language is None:
        return ""
    meant = {lemma, *_glosses(language).get(lemma, ())}
    every = [one for one, what in things_of(answer).items() if what == thing]
    found = sorted(one for one in every if meant & {one, *_glosses(answer).get(one, ())})
    return found[0] if len(found) == 1 else ""


@cache
def _glosses(language: Pack) -> Mapping[str, Collection[str]]:
    found: dict[str, set[str]] = {}
    for row in language["glosses"]:
        found.setdefault(row["lemma"], set()).add(row["gloss"])
    return found
