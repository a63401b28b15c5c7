"""What a hedge is about: the main predicate of what is said, or something beside it.

Enters: a `Hedge` among the words of a content. Leaves: whether it weakens the content. « Les pompiers ont fouillé la
cave pour retrouver d'éventuels blessés » is certain, « Les pompiers auraient fouillé la cave » is not. No language is
named here.
"""

from itertools import pairwise

from recoupe.text.clauses import Line
from recoupe.text.hedging import Hedge
from recoupe.text.mainverbs import words_of
from recoupe.text.reading import Token
from recoupe.text.word import TENSED

_DESCRIBING = frozenset({"adjective", "label"})
_CLAUSE = frozenset({"modal", "verb", "conditional", "frame"})


def weakens(line: Line, hedge: Hedge, first: int, last: int) -> bool:
    """Whether a hedge reaches the main predicate of the words ``first`` to ``last``."""
    low, high = words_of(line, (hedge.start, hedge.end))
    if not line.parsed or not first <= low < last:
        return True
    path = _path(line, _top(line, low, high), first, last)
    verbal = any(line.words[i].tag in TENSED for i in range(first, last))
    if hedge.kind in _DESCRIBING and verbal and (_describes_beside(path) or _is_measure(line, low, path)):
        return False
    if hedge.kind == "noun" and _is_right(line, path[0], high):
        return False
    if hedge.kind == "adverb" and _narrows_adjunct(line, low, high):
        return False
    if hedge.kind == "conditional" and _promised(line, low, first):
        return False
    return not (hedge.kind in _CLAUSE and _in_relative(line, path))


def _top(line: Line, low: int, high: int) -> Token:
    """The word of a hedge that the others hang on."""
    words = [line.words[i].token for i in range(low, high)]
    inside = {token.i for token in words}
    return next((token for token in words if token.head not in inside or token.head == token.i), words[0])


def _path(line: Line, token: Token, first: int, last: int) -> list[Token]:
    """A word and those above it, up to the uppermost of the words ``first`` to ``last``."""
    low, high = line.words[first].start, line.words[last - 1].end
    path = [token]
    for above in line.sentence.ancestors(token):
        if not low <= above.start < high:
            break
        path.append(above)
    return path


def _describes_beside(path: list[Token]) -> bool:
    """« des victimes éventuelles », « une éventuelle hausse n'est pas prévue »: it describes a noun of the clause."""
    return len(path) > 2 and path[0].dep == "amod" and path[1].upos in ("NOUN", "PROPN")


def _is_measure(line: Line, i: int, path: list[Token]) -> bool:
    """« ouvrira dès que possible », « pour que le dialogue devienne possible »: how or to what end, not whether."""
    compared = line.is_any(i - 1, "complementizer", "condition", "comparison")
    return compared or any(token.dep.startswith("advcl") for token in path[:-1])


def _is_right(line: Line, noun: Token, after: int) -> bool:
    """« La possibilité de voter à distance sera étendue »: what people may do is the subject of what is said."""
    granted = any(line.words[i].tag == "inf" for i in range(after, min(len(line), after + 3)))
    return noun.dep.startswith("nsubj") and granted


def _narrows_adjunct(line: Line, low: int, high: int) -> bool:
    """« a ouvert la porte, peut-être avec un double »: what is doubtful is how it was done."""
    return line.form(low - 1) == "," and line.upos(high) == "ADP" and any(line.words[i].tag for i in range(low))


def _in_relative(line: Line, path: list[Token]) -> bool:
    """« un homme, qui semble armé, tombe », « un vote qui devrait fâcher »: a clause that only describes a noun.

    « Il vote la loi, ce qui pourrait fâcher » says what comes of it as well: that is of a pronoun.
    """
    for below, above in pairwise(path):
        if below.dep.startswith("acl") and above.upos not in ("VERB", "PRON") and _relates(line, above, below):
            return not _is_presented(line, above)
    return False


def _relates(line: Line, noun: Token, verb: Token) -> bool:
    """Whether a relative pronoun stands between a noun and the verb that is hung on it."""
    low, high = line.index_at(noun.start), line.index_at(verb.start)
    return any(line.is_any(i, "relative", "subject_relative", "wh") for i in range(low + 1, high))


def _is_presented(line: Line, noun: Token) -> bool:
    """« il s'agit d'un tir qui … », « c'est lui qui … »: what only brings on the stage what the clause tells."""
    i = line.index_at(noun.start)
    for k in range(i - 1, max(-1, i - 8), -1):
        if line.words[k].is_any("copula_lemma") or "stative" in line.book.classes_of(line.words[k].lemma):
            return line.is_any(k - 1, "points", "impersonal", "reflexive", "clitic", "subject")
        if line.words[k].tag:
            return False
    return False


def _promised(line: Line, i: int, first: int) -> bool:
    """« la promesse que la taxe ne monterait pas »: a future seen from the past, in a clause of a noun."""
    for k in range(i - 1, first, -1):
        if line.is_any(k, "complementizer") and line.upos(k) == "SCONJ":
            return line.upos(k - 1) == "NOUN" or (line.is_mark(k - 1) and line.upos(k - 2) == "NOUN")
        if line.words[k].tag in TENSED:
            return False
    return False
