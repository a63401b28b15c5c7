"""Whom an act concerns through what it is done to: « critique la loi hongroise », « un marché de Nyala ».

What enters is the words of a sentence that an act is aimed at and are nobody; what leaves is fillers of the role
``affected``: the parties that stand in their phrases, those who do it first (« la fermeture du port par Tunis »), then
the nearest. Finite clauses are not entered; a participle is (« la résolution présentée par Tunis »). Of a clause that
says what an act of words is about it is the subject: « dénonce le fait que Tunis ait … », « souhaite que Tunis … ».
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from recoupe.model import Filler
from recoupe.text.arguments import Clauses
from recoupe.text.frames import NOMINAL, VERBAL
from recoupe.text.parties import PEOPLE_SORT, Parties
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjects import is_finite, is_past_participle

AFFECTED = "affected"
_SUBJECTS = ("nsubj", "nsubj:pass")
_INSIDE = frozenset(
    {"nmod", "nmod:poss", "obl", "obl:agent", "obl:arg", "obl:mod", "amod", "acl", "det", "compound", "obj", "xcomp"}
)
_KNOWN = ("sort", "asset", "relation", "sided", "document")
"""Classes of nouns that tell for whom they stand."""
_DEPTH = 3
"""Steps below a noun within which a party is still that of the noun."""


def affected(
    parties: Parties, sentence: Sentence, nouns: Sequence[Token], skipped: Sequence[Token], own: Set[str] = frozenset()
) -> list[Filler]:
    """The parties inside the phrases of some nouns, each once, in the order of the nouns.

    Args:
        parties: the parties of the reading.
        sentence: where the nouns stand.
        nouns: heads of what the act is done to or is about.
        skipped: words that belong to the act itself.
        own: keys of those who do it: « suspend ses importations de blé argentin » concerns others.
    """
    found: dict[tuple[int, int], Filler] = {}
    for noun in nouns:
        inside = _of(parties, sentence, noun, skipped, own) if noun.upos in NOMINAL else []
        for one in inside or _of_clause(parties, sentence, noun, own):
            found.setdefault((one.span.start, one.span.end), _as_asset(parties, noun, one))
    return list(found.values())


def as_people(parties: Parties, sentence: Sentence, token: Token, filler: Filler) -> Filler:
    """Whom an act done to people befell, told by a noun of no sort: « une géologue suisse » is one of a people."""
    core = parties.core(sentence, token)
    known = any(parties.lexicon.word(kind, core) for kind in _KNOWN) or core.lemma.lower() in parties.lexicon.concepts
    if filler.role != "recipient" or core.upos != "NOUN" or known:
        return filler
    keys = (
        parties.atlas.body(key, PEOPLE_SORT) if parties.atlas.state_of(key) == key else key for key in filler.candidates
    )
    return replace(filler, candidates=tuple(keys))


def _as_asset(parties: Parties, noun: Token, filler: Filler) -> Filler:
    """Those a place stands for where what is hit is theirs: « un marché de Nyala » is its people's."""
    sorts = [one.value for one in parties.lexicon.word("asset", noun)]
    states = [state for key in filler.candidates if (state := parties.atlas.state_of(key)) and ":" in key]
    if not sorts or not states:
        return filler
    return replace(filler, mention="", candidates=(parties.atlas.body(states[0], sorts[0]),))


def _of(parties: Parties, sentence: Sentence, noun: Token, skipped: Sequence[Token], own: Set[str]) -> list[Filler]:
    level = [noun]
    for _ in range(_DEPTH):
        level = [one for above in level for one in _below(parties, sentence, above) if one not in skipped]
        for one in level:
            every = parties.fillers(sentence, one, AFFECTED, skipped)
            if known := [filler for filler in every if _is_known(parties, filler) and not own & {*filler.candidates}]:
                return known
    return []


def _of_clause(parties: Parties, sentence: Sentence, word: Token, own: Set[str]) -> list[Filler]:
    """Who does what a clause tells: a verb that a conjunction opens, or the clause that a noun stands for."""
    told = (word,) if word.upos in VERBAL else sentence.children(word, "acl")
    for verb in told:
        if not sentence.children(verb, "mark") or not sentence.children(verb, *_SUBJECTS):
            continue
        subject = Clauses(sentence, parties.lexicon).own_subject(verb)
        every = parties.fillers(sentence, subject, AFFECTED) if subject is not None else ()
        return [one for one in every if _is_known(parties, one) and not own & {*one.candidates}]
    return []


def _below(parties: Parties, sentence: Sentence, token: Token) -> Iterator[Token]:
    """What hangs on a word inside its phrase, who does it first."""
    inside = [one for one in sentence.children(token) if one.dep in _INSIDE and not _is_clause(one)]
    yield from sorted(inside, key=lambda one: (not _is_doer(parties, sentence, one), one.i))


def _is_clause(one: Token) -> bool:
    return one.upos in VERBAL and is_finite(one) and not is_past_participle(one)


def _is_doer(parties: Parties, sentence: Sentence, one: Token) -> bool:
    cases = sentence.children(one, "case")
    return one.dep == "obl:agent" or any(case.lemma.lower() in parties.lexicon.agents for case in cases)


def _is_known(parties: Parties, filler: Filler) -> bool:
    return bool(filler.candidates) and parties.is_party(filler)
