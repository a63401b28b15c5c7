"""Whose officers, leaders and workers people are, by the word beside theirs: ``police officers``,
« les forces de l'ordre ».

What enters is a noun for people of any sort (class ``rank`` of ``event_words``) and its sentence; what leaves is the
sort that the nouns beside it name. Nouns that tell a sort by themselves, as ``nurse``, keep it.
"""

from collections.abc import Iterator, Sequence

from recoupe.text.frames import NOMINAL, Lexicon
from recoupe.text.reading import Sentence, Token

_BESIDE = ("compound", "amod", "nmod")
_PEOPLE = frozenset({"people", "military", "police", "diplomat", "prisoner", "hostage", "casualty", "company"})
"""Classes of concepts that are people."""
_FIGHTERS = frozenset({"rebels", "police"})
"""Sorts of people whose acts are told by an adjective for them."""
_FORCES = {"police": "police", "soldier": "army"}
"""Classes of concepts that are forces, and the sort of their people."""
_SUFFIXES = (("military", "MIL"), ("police", "POLICE"))
"""Class of concept to the suffix that keys of generic forces carry: ``PRK:MIL``."""
_LOOKED_BACK = 6
"""Sentences in which the force that officers are of was named."""
_CROWDS = frozenset({"protester"})
_AMOUNTS = frozenset({"money", "price"})


def sort_beside(lexicon: Lexicon, sentence: Sentence, core: Token) -> str:
    """The sort told by the nearest word beside a noun of rank; empty where none tells one.

    Two words may tell what neither does alone: « la classe politique », « les forces de l'ordre ».
    """
    rows = lexicon.word("rank", core)
    if not rows:
        return ""
    either = any(row.slot for row in rows)
    beside = [one for one in sentence.children(core, *_BESIDE) if either or one.i < core.i]
    beside.sort(key=lambda one: (abs(one.i - core.i), one.i))
    pairs = {row.slot: row.value for row in rows if row.value}
    told = next((pairs[word] for one in beside for word in (one.lemma, one.form.lower()) if word in pairs), "")
    return told or next((sort for one in beside if (sort := _sort_of(lexicon, sentence, one))), "")


def _sort_of(lexicon: Lexicon, sentence: Sentence, one: Token) -> str:
    """The sort a word tells, or the word beside it: « des agents des forces de l'ordre »."""
    return sort_beside(lexicon, sentence, one) or next((row.value for row in lexicon.word("sort", one)), "")


def sort_before(lexicon: Lexicon, sentences: Sequence[Sentence], sentence: Sentence, core: Token) -> str:
    """The force that a noun of rank which is of any force takes from the last one named: "police … officers said".

    Empty for other nouns, and where no force is named in the sentences just before.
    """
    own = {row.value for row in lexicon.word("sort", core)}
    if not lexicon.word("rank", core) or not own & set(_FORCES.values()):
        return ""
    near = [one for one in sentences if one.start <= sentence.start][-_LOOKED_BACK:]
    words = (token for one in reversed(near) for token in reversed(one.tokens) if token.start < core.start)
    told = (sort for token in words if not lexicon.word("rank", token) and (sort := _force_of(lexicon, token)))
    return next(told, "")


def _force_of(lexicon: Lexicon, token: Token) -> str:
    """The sort of the force a noun or name is of: the police for "policemen", "riot police"."""
    if token.upos not in ("NOUN", "PROPN"):
        return ""
    return next((sort for kind, sort in _FORCES.items() if lexicon.is_a(token.lemma.lower(), frozenset({kind}))), "")


def is_somebody(lexicon: Lexicon, sentence: Sentence, token: Token) -> bool:
    """Whether a word is a name, a personal pronoun or a noun for people."""
    if token.upos == "PROPN" or token.entity in ("PER", "ORG"):
        return True
    if token.upos == "PRON":
        personal = token.feature("PronType") == "Prs" and token.dep != "expl"
        spoken = token.feature("Person") == "1" and token.dep == "nsubj"  # who speaks, and does it
        return (personal and (spoken or token.feature("Person") == "3")) or bool(lexicon.word("person", token))
    if token.upos == "ADJ":
        return is_by_fighters(lexicon, token)
    if token.upos != "NOUN" or _is_substance(lexicon, sentence, token):
        return False
    known = bool(lexicon.word("person", token)) or lexicon.is_a(token.lemma, _PEOPLE)
    return known or bool(sort_beside(lexicon, sentence, token))


def _is_substance(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Whether the word beside a noun for people says that it is a thing: « un agent chimique », ``a nerve agent``."""
    beside = sentence.children(noun, "amod", "compound", "nmod")
    return any(row.slot == noun.lemma.lower() for one in beside for row in lexicon.word("substance", one))


def is_against(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is whom those before it stand against: « la coalition contre les rebelles »."""
    opposing = {row.value for rows in lexicon.words.get("aiming", {}).values() for row in rows}
    return any(case.lemma.lower() in opposing for case in sentence.children(noun, "case"))


def is_by_fighters(lexicon: Lexicon, token: Token) -> bool:
    """Whether an adjective says that rebels or police do what a noun tells: « une attaque jihadiste »."""
    return token.upos == "ADJ" and any(row.value in _FIGHTERS for row in lexicon.word("sort", token))


def is_faceless(lexicon: Lexicon, sentence: Sentence, core: Token) -> bool:
    """Whether nobody knows who people are: « les assaillants », « des hommes armés », not « des étudiants masqués »."""
    known = lexicon.is_a(core.lemma, _CROWDS) or any(row.value != "people" for row in lexicon.word("sort", core))
    beside = (core, *(() if known else sentence.children(core, "amod", "acl", "nmod")))
    return not sort_beside(lexicon, sentence, core) and any(lexicon.word("faceless", one) for one in beside)


def is_amount(lexicon: Lexicon, core: Token) -> bool:
    """Whether a noun is a sum or a number of times, which nobody is: « amende de deux millions », « une fois »."""
    return lexicon.is_a(core.lemma, _AMOUNTS) or bool(lexicon.word("circumstance", core))


def force(lexicon: Lexicon, core: Token) -> str:
    """The end of the keys of the force that a noun for people, or an adjective, tells: ``MIL`` of « soldats »."""
    return next((suffix for kind, suffix in _SUFFIXES if lexicon.is_a(core.lemma, frozenset({kind}))), "")


def heads(lexicon: Lexicon, sentence: Sentence, core: Token) -> Iterator[Token]:
    """The words for who heads what a noun tells: « l'administration Trump », « la coalition menée par Riga »."""
    if not lexicon.word("headed", core):
        return
    after = sentence.tokens[core.i + 1 : core.i + 2]
    yield from (one for one in after if one.upos in NOMINAL and one.form[:1].isupper())
    for one in sentence.children(core, *_BESIDE, "flat", "appos"):
        if all(case.lemma.lower() in lexicon.owning for case in sentence.children(one, "case")):
            yield one
    for verb in (one for one in sentence.children(core, "acl") if lexicon.word("leading", one)):
        yield from sentence.children(verb, "obl:agent")
