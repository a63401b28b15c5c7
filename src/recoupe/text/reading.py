"""What a read stage receives: one text, its analysed sentences, what earlier stages found.

Token arrays are immutable and carry character offsets into the text, so that a rule over syntax can always say
which characters it rests on. Syntax is Universal Dependencies with plain relations (``nsubj``, ``obl``) and these
subtypes kept: ``nsubj:pass``, ``aux:pass``, ``obl:agent``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, TypeVar

from recoupe.model import Article, Block, Decision, Problem, Record, Span, Text
from recoupe.packs import Pack
from recoupe.terms import Role

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: characters ``start:end`` of the text, its analysis, and the index of its head in the sentence.

    ``i`` is the index in the sentence; ``head`` equals ``i`` at the root. ``lemma`` is lower-case except for proper
    nouns; ``morph`` a UD feature string (``Gender=Fem|Number=Plur``); ``entity`` is ``PER``, ``LOC``, ``ORG`` or
    empty, ``entity_start`` true on the first token of a name. ``space`` says whether white space follows.
    """

    i: int
    start: int
    end: int
    form: str
    lemma: str
    upos: str
    morph: str
    head: int
    dep: str
    entity: str = ""
    entity_start: bool = False
    space: bool = True

    def feature(self, name: str) -> str:
        """The value of one UD feature (``Tense``, ``Mood`` …), empty when it is not marked."""
        return _features(self.morph).get(name, "")


@lru_cache(1 << 12)
def _features(morph: str) -> Mapping[str, str]:
    """UD features by name; the first of two of one name."""
    pairs = [pair.partition("=") for pair in morph.split("|")]
    return {name: value for name, equals, value in reversed(pairs) if equals}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters ``start:end`` of the text, their tokens, and the role of the block they stand in.

    ``paragraph`` counts the blocks of running text, so that a rule can ask whether two sentences share one.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    role: Role = Role.BODY
    paragraph: int = 0
    _children: tuple[tuple[Token, ...], ...] = field(default=(), compare=False, repr=False)
    _words: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the children of each token, and the words of all, once."""
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        object.__setattr__(self, "_children", tuple(tuple(group) for group in children))
        words = {word.lower() for token in self.tokens for word in (token.form, token.lemma)}
        object.__setattr__(self, "_words", "\n".join(["", *sorted(words), ""]))

    def has_word(self, beginning: str, *, whole: bool = True) -> bool:
        """Whether some form or lemma, in small letters, is this, or begins so; for this is asked of most idioms."""
        return f"\n{beginning}\n" in self._words if whole else f"\n{beginning}" in self._words

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Dependents of ``token`` in text order, of the given relations only when some are given."""
        found = self._children[token.i]
        return tuple([child for child in found if child.dep in deps]) if deps and found else found

    def head(self, token: Token) -> Token | None:
        """The token it depends on; None at the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """``token`` and all below it, in text order."""
        seen = {token.i}
        todo = [token.i]
        while todo:
            for child in self._children[todo.pop()]:
                if child.i not in seen:
                    seen.add(child.i)
                    todo.append(child.i)
        return tuple(self.tokens[i] for i in sorted(seen))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above ``token``, nearest first."""
        seen = {token.i}
        current = self.head(token)
        while current is not None and current.i not in seen:
            seen.add(current.i)
            yield current
            current = self.head(current)

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that lie wholly inside characters ``start:end``."""
        # Tokens stand in text order and never overlap: a sentence of thousands of words is asked thousands of times.
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        return self.tokens[first : bisect_right(self.tokens, end, lo=first, key=lambda token: token.end)]


class Analyzer(Protocol):
    """Turns sentence boundaries into analysed sentences; pure and deterministic for one text."""

    @property
    def identity(self) -> str:
        """Name, version and weight hash, as it stands in ``Why.analysis``: ``recoupe-fr 0.1.0 3f9a…``."""
        ...

    def analyze(self, characters: str, bounds: Iterable["Bounds"]) -> tuple[Sentence, ...]:
        """One analysed sentence for each bounds, in order; offsets are those of ``characters``."""
        ...

    def analyze_each(self, stretches: Sequence[str]) -> tuple[Sentence, ...]:
        """Each stretch as one sentence of body text that stands alone, in order; offsets are those of the stretch."""
        ...


@dataclass(frozen=True, slots=True)
class Bounds:
    """A sentence before analysis."""

    start: int
    end: int
    role: Role = Role.BODY
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One text on its way through the read stages.

    ``sentences`` is empty before the text is analysed (the `clean` stage runs first). ``articles`` are the
    acquisitions of this text, sorted by id; only their metadata (title, dates, credits) may be used. ``frame`` holds
    the lines that it shares with pages of its site, as `recoupe.text.fellows` compares them.
    """

    text: Text
    articles: tuple[Article, ...]
    language: Pack
    world: Pack
    ontology: Pack
    sentences: tuple[Sentence, ...] = ()
    records: tuple[Record, ...] = ()
    decisions: tuple[Decision, ...] = ()
    analysis: str = ""
    frame: frozenset[str] = frozenset()

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind found so far, in the order they were found."""
        return tuple(record for record in self.records if isinstance(record, kind))

    def span(self, start: int, end: int) -> Span:
        """The span of this text from ``start`` to ``end``."""
        return self.text.span(start, end)

    def tokens_span(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of ``tokens`` (any order, at least one)."""
        places = [(token.start, token.end) for token in tokens]
        return self.span(min(start for start, _ in places), max(end for _, end in places))

    def blocks(self, *roles: Role) -> tuple[Block, ...]:
        """Blocks of the given roles in text order."""
        found = [block for block in self.of(Block) if block.role in roles]
        return tuple(sorted(found, key=lambda block: block.span.start))


class Stage(Protocol):
    """A read stage: a pure function from a reading to records and problems."""

    def __call__(self, reading: Reading) -> Iterable[Record | Problem]:
        """Yield what this stage finds in the text."""
        ...
