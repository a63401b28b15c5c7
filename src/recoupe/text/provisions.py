"""What an agreement provides for where it is no subject: « Aux termes du pacte signé par …, Oslo fournira du gaz ».

What enters is an analysed sentence, the parties of its text and its lexicon, whose class ``provision`` lists the words
that bring in the text something is laid down in; what leaves is the words that bring it in, the agreement, and the
words of the clause it lays down: those of the verb it hangs on, or of its relative clause (``a treaty under which …``);
of these, an event.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.model import Event, Filler, Why
from recoupe.text.affected import AFFECTED, affected
from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.parties import Parties
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjects import SUBJECTS, is_finite

PREDICATE = "STIPULATE"
_CLAUSE = "clause"
_AGREEMENT = frozenset({"ceasefire", "treaty"})
_LONGEST = 4
"""Words that may bring an agreement in, with its article: « aux termes de la »."""


@dataclass(frozen=True, slots=True)
class Provision:
    """The words that bring an agreement in, the agreement, its clause, and the row of the words.

    ``sided`` says that the words bring in whoever says something too: only what has sides is an agreement then.
    """

    words: tuple[Token, ...]
    agreement: Token
    clause: tuple[Token, ...]
    rule: str
    sided: bool = False


def provisions(sentence: Sentence, lexicon: Lexicon) -> Iterator[Provision]:
    """What agreements of a sentence lay down, in text order."""
    for one in sentence.tokens:
        for row in lexicon.word("provision", one):
            words = sentence.tokens[one.i : one.i + len(row.lemmas)]
            if not all(
                lemma in (word.lemma.lower(), word.form.lower()) for lemma, word in zip(row.lemmas, words, strict=False)
            ):
                continue
            found = None if row.slot == "relative" else _brought_in(sentence, lexicon, words)
            found = found or _related(sentence, lexicon, words)
            if found is not None and found[1]:
                yield Provision(words, *found, row.rule, row.slot == "sided")
                break


def as_sides(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """The fillers with those whom an agreement is between as who made it, where nobody else is said to have."""
    sides = [one for one in fillers if one.role == AFFECTED]
    if len(sides) < 2 or any(one.role == "actor" for one in fillers):
        return tuple(fillers)
    return tuple(replace(one, role="actor") if one.role == AFFECTED else one for one in fillers)


def _brought_in(sentence: Sentence, lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, tuple[Token, ...]] | None:
    """The agreement right behind the words, and the clause of the verb that its phrase hangs on."""
    last = words[-1]
    noun = next((one for one in sentence.tokens[last.i + 1 : last.i + 1 + _LONGEST] if one.upos in NOMINAL), None)
    if noun is None or not lexicon.is_a(noun.lemma, _AGREEMENT):
        return None
    inside = {one.i for one in sentence.subtree(noun)} | {one.i for one in words}
    verb = next((one for one in sentence.ancestors(noun) if one.upos in VERBAL and one.i not in inside), None)
    if (
        verb is None
        or not _is_told(sentence, verb)
        or any(one.upos in VERBAL for one in _between(sentence, words, noun))
    ):
        return None
    clause = [one for one in sentence.subtree(verb) if one.i not in inside]
    start = min((one.i for one in sentence.children(verb, *SUBJECTS)), default=verb.i)
    low = min((one.i for one in clause if one.i <= start and one.upos != "PUNCT"), default=start)
    kept = tuple(one for one in clause if one.i > max(inside)) if low < words[0].i < start else tuple(clause)
    return noun, _trimmed(sentence, kept, inside)


def _related(sentence: Sentence, lexicon: Lexicon, words: Sequence[Token]) -> tuple[Token, tuple[Token, ...]] | None:
    """The agreement before the words, which open its relative clause: ``a treaty under which Oslo will …``."""
    after = sentence.tokens[words[-1].i + 1 : words[-1].i + 2]
    before = [one for one in sentence.tokens[: words[0].i] if one.upos in NOMINAL]
    if not after or not (after[0].feature("PronType") == "Rel" or lexicon.word("relative", after[0])) or not before:
        return None
    noun = next((one for one in reversed(before) if lexicon.is_a(one.lemma, _AGREEMENT)), None)
    if noun is None or any(one.form == ";" or is_finite(one) for one in sentence.tokens[noun.i : words[0].i]):
        return None
    verb = next(
        (one for one in sentence.tokens[after[0].i + 1 :] if one.upos == "VERB" and _is_told(sentence, one)), None
    )
    if verb is None:
        return None
    governed = [one for one in sentence.subtree(verb) if one.i > after[0].i]
    return noun, _trimmed(sentence, governed, {one.i for one in words})


def _between(sentence: Sentence, words: Sequence[Token], noun: Token) -> Sequence[Token]:
    return sentence.tokens[words[-1].i + 1 : noun.i]


def _is_told(sentence: Sentence, verb: Token) -> bool:
    return is_finite(verb) or any(is_finite(one) for one in sentence.children(verb, "aux", "aux:pass", "cop"))


def _trimmed(sentence: Sentence, clause: Sequence[Token], without: set[int]) -> tuple[Token, ...]:
    """The words of a clause in a row, without marks at its ends."""
    found = [one for one in clause if one.i not in without]
    while found and found[-1].upos == "PUNCT":
        found.pop()
    while found and found[0].upos == "PUNCT":
        found.pop(0)
    return tuple(sentence.tokens[found[0].i : found[-1].i + 1]) if found else ()


def provided(parties: Parties, sentence: Sentence, laid: Provision) -> Event | None:
    """What an agreement lays down, told by the words that bring it in: « en vertu du pacte, Oslo livrera du gaz »."""
    reading = parties.reading
    trigger, clause = reading.tokens_span(laid.words), reading.tokens_span(laid.clause)
    named = parties.fillers(sentence, laid.agreement, "theme")
    sides = affected(parties, sentence, [laid.agreement], laid.words)
    roles = as_sides((*named, Filler(_CLAUSE, clause), *sides))
    if laid.sided and not any(one.role == "actor" for one in roles):
        return None
    spans = (trigger, *(one.span for one in roles))
    return Event(
        span=reading.span(min(one.start for one in spans), max(one.end for one in spans)),
        trigger=trigger,
        predicate=PREDICATE,
        roles=roles,
        why=Why(spans=(trigger,), rules=(laid.rule,), analysis=reading.analysis),
    )
