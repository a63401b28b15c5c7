"""What of a statement stands where a sentence tells something as not so: in reach of a negation, or of a contrary word.

Inputs: the frames of a statement and of a sentence, the units of what stands before it. What leaves is one `Undone`:
the reach that holds most of the statement, by what it is told as not so, and what becomes there of the act, of what it
is done by and to, and of those who are named. It decides nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import packs
from recoupe.text.reading import Sentence, Token
from recoupe.views.alignment import acts, top_of
from recoupe.views.factuality import GIVING_UP, REFUSING
from recoupe.views.fates import ACT, CONTRARY, KINDRED, NEEDED, TOLD
from recoupe.views.frames import LIGHT, WORD, Frame, Unit
from recoupe.views.kindred import matters_at, say_otherwise
from recoupe.views.likeness import NEAR, RELATED, met
from recoupe.views.meanings import meanings

NOT, NONE, WITHOUT, REFUSED, UNTRUE, OTHERWISE = "not", "none", "without", "refused", "untrue", "contrary"
"""By what something is told as not so."""

SLIPS = "~drop"
"""What a plan is given up by, and what prices do."""

UNDOING = {*REFUSING, *GIVING_UP, "!denies", "!evades", "~exclude", "~prevent", "~fail_it", "~deny", "~lack"} - {SLIPS}
"""Meanings of words that say of what hangs on them that it is not done, not so or not said."""

UNDONE = frozenset({"cancel", "deny", "prevent", "refuse", "silence", "veto"})
"""Matters of such words."""

OF_IT, BESIDE, LOST, NOBODY = "of it", "beside", "lost", "none"
"""What becomes of a unit, with `TOLD`, `KINDRED` and `CONTRARY`, all in reach: told hardly; told elsewhere in the
sentence or before it; not told. Nobody, or nothing, where a statement names none."""

WORTH = {TOLD: 1.0, KINDRED: 0.65, CONTRARY: 0.7, OF_IT: 0.45, LOST: 0.0}
"""What is told of a unit by what becomes of it."""

ELSEWHERE, WORD_ELSEWHERE = 0.5, 0.2
"""The same of somebody, and of a word, told beside the reach."""

ORDER = (TOLD, KINDRED, CONTRARY, OF_IT, BESIDE, LOST, NOBODY)

PARTY = "party"

STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Reach:
    """The words that one negation, or one word that undoes, bears on: ``kind`` of that word and its place."""

    kind: str
    head: int
    tokens: frozenset[int]


@dataclass(frozen=True, slots=True)
class Undone:
    """What of a statement is told as not so: its share (0 to 1), the kind of word, how much of it is in reach.

    ``inside`` counts the units in reach; ``act``, ``needed`` and ``party`` are what becomes of its act, of what it is
    done by and to, and of those it names; ``lost`` counts words of weight that are told nowhere.
    """

    kind: str
    share: float
    inside: int
    act: str
    needed: str
    party: str
    lost: int

    @property
    def facts(self) -> Iterator[str]:
        """The same in words."""
        yield self.kind
        yield from (f"share>={step}" for step in STEPS if self.share >= step)
        yield from (f"inside>={count}" for count in (1, 2, 3, 4) if self.inside >= count)
        yield from (f"lost>={count}" for count in (1, 2, 3) if self.lost >= count)
        yield from (f"act {self.act}", f"needed {self.needed}", f"party {self.party}")
        yield from (f"{self.kind}, act {self.act}", f"act {self.act}, needed {self.needed}")


def undone(stated: Frame, told: Frame, context: Sequence[Unit]) -> Undone | None:
    """What holds most of a statement in reach of a word that undoes it; None where nothing does."""
    found = [_Held(stated, told, one, context).undone() for one in reaches(stated, told)]
    some = [one for one in found if one.inside]
    return max(some, key=lambda one: (one.share, one.inside, one.kind), default=None)


def reaches(stated: Frame, told: Frame) -> list[Reach]:
    """The stretches of a sentence that are told as not so, beside a statement: its own such words are no difference."""
    found: dict[tuple[str, int], Reach] = {}
    for kind, head in _marks(stated, told):
        found.setdefault((kind, head.i), Reach(kind, head.i, _reach(told.sentence, head, whole=kind != WITHOUT)))
    return [found[place] for place in sorted(found)]


def _marks(stated: Frame, told: Frame) -> Iterator[tuple[str, Token]]:
    """What tells something as not so: its kind, and the word it bears on."""
    said = {i for unit in told.units if met(unit, stated.units)[0] >= RELATED for i in unit.tokens}
    own = frozenset[str]().union(*(_matters_of(stated, one) for one in stated.units))
    for token in told.sentence.tokens:
        kind = _by_grammar(token, told.language)
        target = _denied_by(told.sentence, token) if kind in (NOT, NONE) else told.sentence.tokens[token.head]
        if kind and not (kind != WITHOUT and _limits(told.sentence, target)):
            yield kind, target
        elif not kind and token.i not in said and token.upos in ("VERB", "NOUN", "ADJ"):
            kind = _by_meaning(told.sentence, token, told.language, own)
            if kind:
                yield kind, token


def _by_grammar(token: Token, language: str) -> str:
    """The kind of a negation: of an act, of somebody or something; empty for another word."""
    word = token.form.casefold()
    if "Neg" in (token.feature("Polarity"), token.feature("PronType")) or word in _words("never", language):
        return NONE if token.dep in ("det", "nsubj", "nsubj:pass", "obj") else NOT
    return WITHOUT if word in _words("negative", language) and token.dep in ("case", "mark") else ""


def _by_meaning(sentence: Sentence, token: Token, language: str, own: frozenset[str]) -> str:
    """The same of a word that undoes what hangs on it, or says otherwise than the matters of a statement."""
    if token.form.casefold() in _words("untrue", language):
        return UNTRUE
    mine = matters_at(sentence, token, language)
    if mine & UNDONE or not UNDOING.isdisjoint(meanings(token.lemma, language)) or _drops(sentence, token, language):
        return REFUSED
    return OTHERWISE if mine and not mine & own and say_otherwise(own, mine) else ""


def _drops(sentence: Sentence, token: Token, language: str) -> bool:
    """True for what somebody drops; what drops by itself is a price."""
    return SLIPS in meanings(token.lemma, language) and bool(sentence.children(token, "obj", "nsubj:pass"))


def _matters_of(frame: Frame, unit: Unit) -> frozenset[str]:
    word = frame.sentence.tokens[unit.tokens[0]]
    return matters_at(frame.sentence, word, frame.language) if unit.kind == WORD else frozenset()


def _denied_by(sentence: Sentence, mark: Token) -> Token:
    """What a negation bears on: of « aucun soldat n'est parti » the leaving."""
    head = sentence.tokens[mark.head]
    names = head.upos in ("NOUN", "PROPN", "PRON", "NUM") and not sentence.children(head, "cop")
    return sentence.tokens[head.head] if names and head.dep in HUNG else head


HUNG = ("iobj", "nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "obl:mod")
"""How what an act is done by, to and with hangs on it."""


def _limits(sentence: Sentence, target: Token) -> bool:
    """True for « ne … que »."""
    after = (one for one in sentence.subtree(target) if one.i > target.i and one.dep == "advmod")
    return any(one.form.casefold() in ("que", "qu'", "qu’") for one in after)


def _reach(sentence: Sentence, head: Token, *, whole: bool) -> frozenset[int]:
    """The words that what undoes a word bears on, with who does it where that stands above."""
    found = {one.i for one in sentence.subtree(head)}
    for child in sentence.children(head):
        if child.i > head.i and _stands_apart(sentence, child):
            found -= {one.i for one in sentence.subtree(child)}
    above = sentence.tokens[head.head]
    if whole and head.dep == "acl:relcl":
        found.add(above.i)
    if whole and head.dep in ("xcomp", "conj") and not sentence.children(head, "nsubj", "nsubj:pass"):
        doers = sentence.children(above, "nsubj", "nsubj:pass")
        found |= {one.i for doer in doers for one in sentence.subtree(doer)}
    return frozenset(found)


def _stands_apart(sentence: Sentence, child: Token) -> bool:
    """True for a clause that a negation of the word before it does not bear on."""
    own = child.dep in ("conj", "advcl") and sentence.children(child, "nsubj", "nsubj:pass")
    return child.dep == "parataxis" or bool(own)


class _Held:
    """A statement and one reach of a sentence, while it is seen what becomes of each unit."""

    def __init__(self, stated: Frame, told: Frame, reach: Reach, context: Sequence[Unit]) -> None:
        self.stated, self.reach, self.context = stated, reach, context
        self.inside = [one for one in told.units if not reach.tokens.isdisjoint(one.tokens)]
        self.outside = [one for one in told.units if reach.tokens.isdisjoint(one.tokens)]
        words = (told.sentence.tokens[i] for i in sorted(reach.tokens))
        self.near = [matters_at(told.sentence, one, told.language) for one in words]
        acting = acts(stated)
        self.acting = {token.i for token in acting}
        self.needed = {one.i for act in acting[:1] for one in stated.sentence.children(act)}

    def undone(self) -> Undone:
        fates = [(one, self._fate(one)) for one in self.stated.units]
        whole = sum(one.weight for one, _ in fates)
        by_part = {name: [fate for one, fate in fates if self._part(one) == name] for name in (ACT, NEEDED, PARTY)}
        telling = [(one, fate) for one, fate in fates if one.kind != WORD or one.weight >= LIGHT]
        return Undone(
            kind=self.reach.kind,
            share=sum(one.weight * _worth(one, fate) for one, fate in fates) / whole if whole else 0.0,
            inside=sum(fate in (TOLD, KINDRED, CONTRARY) for _, fate in telling),
            act=_first(by_part[ACT]),
            needed=_first(by_part[NEEDED]),
            party=_last(by_part[PARTY]),
            lost=sum(fate == LOST for _, fate in telling),
        )

    def _part(self, unit: Unit) -> str:
        if not self.acting.isdisjoint(unit.tokens):
            return ACT
        if unit.kind != WORD:
            return PARTY
        return NEEDED if top_of(self.stated.sentence, unit).i in self.needed else ""

    def _fate(self, unit: Unit) -> str:
        here, mine = met(unit, self.inside)[0], _matters_of(self.stated, unit)
        if here >= NEAR - 0.01:
            return TOLD
        if any(mine & one for one in self.near):
            return KINDRED
        if any(say_otherwise(mine, one) for one in self.near):
            return CONTRARY
        if here:
            return OF_IT
        return BESIDE if met(unit, self.outside)[0] or met(unit, self.context)[0] else LOST


def _worth(unit: Unit, fate: str) -> float:
    return WORTH[fate] if fate != BESIDE else ELSEWHERE if unit.kind != WORD else WORD_ELSEWHERE


def _first(names: Iterable[str]) -> str:
    return min(names, key=ORDER.index, default=NOBODY)


def _last(names: Iterable[str]) -> str:
    return max(names, key=ORDER.index, default=NOBODY)


@cache
def _words(kind: str, language: str) -> frozenset[str]:
    """The words of a language of one class of its grammar."""
    rows = packs.shipped(f"lang/{language}")["function_words"] if language in packs.languages() else ()
    return frozenset(row["form"] for row in rows if row["class"] == kind)
