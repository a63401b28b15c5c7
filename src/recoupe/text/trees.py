"""Trees mended by what the parser cannot know: names, asides between dashes, repeated prepositions, negations.

What enters is an analysed sentence and the names that stand in it; what leaves is the same sentence with some words
hung elsewhere, or the same object when nothing was wrong. Each rule rests on something surer than the parse: a name is
one word; nothing outside an aside hangs on a word inside it; a language that repeats its preposition before each of
two nouns has not coordinated a noun without it; a negation belongs to the verb that announces it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token

_ASIDE = 25
"""Words an aside between two dashes may have; longer ones are two asides, or a list."""
_DASHES = frozenset({"-", "–", "—"})
_MARKS = frozenset({"PUNCT", "SYM"})


@dataclass(frozen=True, slots=True)
class Hung:
    """A word hung anew: its index, that of its new head (itself for the root), its relation."""

    i: int
    head: int
    dep: str


def mended(sentence: Sentence, lexicon: Lexicon, names: Iterable[tuple[int, int]]) -> Sentence:
    """The sentence with its tree mended.

    Args:
        sentence: its analysis.
        lexicon: the words of its language.
        names: half-open spans of names in code points of the text.
    """
    inside = sorted({one for one in names if sentence.start <= one[0] < sentence.end})
    for span in inside:
        sentence = _hung(sentence, _whole_name(sentence, span))
    rules: tuple[Callable[[Sentence, Lexicon], Iterator[Hung]], ...] = (
        _verbless,
        _particles,
        _asides,
        _participles,
        _coordinations,
        _negations,
    )
    for rule in rules:
        sentence = _hung(sentence, rule(sentence, lexicon))
    return sentence


def _hung(sentence: Sentence, changes: Iterable[Hung]) -> Sentence:
    """The sentence with some words hung anew; a change that would close a circle is left out."""
    for one in changes:
        above = {token.i for token in sentence.ancestors(sentence.tokens[one.head])}
        if one.i in above or (one.i == one.head and one.dep != "root"):
            continue
        tokens = list(sentence.tokens)
        tokens[one.i] = replace(tokens[one.i], head=one.head, dep=one.dep)
        sentence = replace(sentence, tokens=tuple(tokens))
    return sentence


def _whole_name(sentence: Sentence, span: tuple[int, int]) -> Iterator[Hung]:
    """A name that the parser split: its later parts hang on the first, with what hung on them."""
    parts = sentence.between(*span)
    tops = [
        one for one in parts if one.upos in NOMINAL and (one.head == one.i or sentence.tokens[one.head] not in parts)
    ]
    if len(tops) < 2:
        return
    first, *rest = tops
    root = next((one for one in rest if one.head == one.i), None)
    if root is not None:
        verbs = [one for one in sentence.ancestors(first) if one.upos in VERBAL]
        if not verbs:
            yield Hung(first.i, root.i, "flat")
            return
        yield from _rooted(sentence, verbs[-1], root)
    for other in rest:
        yield Hung(other.i, first.i, "flat")
        yield from (Hung(child.i, first.i, child.dep) for child in sentence.children(other) if child.i > parts[-1].i)


def _rooted(sentence: Sentence, verb: Token, root: Token) -> Iterator[Hung]:
    """The verb as root in place of a word that is none; what stood between hangs on the verb."""
    path = []
    for above in sentence.ancestors(verb):
        if above == root:
            break
        path.append(above)
    yield Hung(verb.i, verb.i, "root")
    for one in path[:1]:
        yield Hung(one.i, verb.i, "mark" if one.upos in ("ADP", "ADV", "SCONJ") else "dep")
    yield from (Hung(child.i, verb.i, child.dep) for child in sentence.children(root) if child.upos == "PUNCT")


def _verbless(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Oslo signed contracts »: a participle before a noun is the verb where a clause has a subject and no verb."""
    root = next((one for one in sentence.tokens if one.head == one.i), None)
    if root is None or root.upos not in NOMINAL or sentence.children(root, "cop", "case"):
        return
    for one in sentence.tokens:
        noun = sentence.tokens[one.head]
        if one.upos != "VERB" or one.dep != "amod" or noun.i < one.i or sentence.children(one, "det", "case"):
            continue
        if noun == root:
            subject = next(iter(sentence.children(root, "nsubj")), None)
        else:
            subject = root if sentence.head(noun) == root and root.i < one.i else None
        if subject is None or subject.i > one.i:
            continue
        yield Hung(one.i, one.i, "root")
        yield Hung(noun.i, one.i, "obj")
        yield Hung(subject.i, one.i, "nsubj")
        yield from (Hung(child.i, one.i, child.dep) for child in sentence.children(root) if child.upos == "PUNCT")
        return


def _particles(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """ "beefed up its presence": a particle that makes a word of the lexicon with its verb is no preposition."""
    for verb in sentence.tokens[:-1]:
        particle = sentence.tokens[verb.i + 1]
        if verb.upos != "VERB" or particle.dep != "case" or sentence.tokens[particle.head].head != verb.i:
            continue
        if not any(entry.lemmas[1:2] == (particle.lemma.lower(),) for entry in lexicon.of(verb)):
            continue
        noun = sentence.tokens[particle.head]
        yield Hung(particle.i, verb.i, "compound")
        if len(sentence.children(noun, "case")) == 1 and not sentence.children(verb, "obj"):
            yield Hung(noun.i, verb.i, "obj")


def _asides(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« X - qui … - fait »: what follows the second dash hangs on what stands before the first."""
    places = [one.i for one in sentence.tokens if one.form in _DASHES and one.upos in _MARKS]
    for start, end in zip(places[::2], places[1::2], strict=False):
        inner = range(start + 1, end)
        if not 1 < len(inner) <= _ASIDE or end + 1 >= len(sentence.tokens):
            continue
        before = next((one for one in reversed(sentence.tokens[:start]) if one.upos in VERBAL), None)
        for one in sentence.tokens[end + 1 :]:
            if one.head in inner and one.upos in VERBAL and before is not None:
                yield Hung(one.i, before.i, one.dep)


def _participles(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« punir ce duo, accusé de … »: a bare participle after a comma, with no object, is said of the noun before it."""
    for one in sentence.tokens:
        if one.dep != "conj" or one.upos != "VERB" or one.feature("VerbForm") != "Part" or one.i < 2:
            continue
        if sentence.children(one, "cc", "aux", "aux:pass", "obj", "nsubj", "nsubj:pass"):
            continue
        comma, noun = sentence.tokens[one.i - 1], sentence.tokens[one.i - 2]
        above = sentence.tokens[one.head]
        bare = above.upos in VERBAL and (
            above.feature("VerbForm") != "Part" or sentence.children(above, "obj", "xcomp")
        )
        if comma.form == "," and noun.upos == "NOUN" and bare and _agree(one, noun):
            yield Hung(one.i, noun.i, "acl")


def _agree(one: Token, other: Token) -> bool:
    """Whether two words agree in number and gender, both of which must be marked."""
    return all(one.feature(name) == other.feature(name) != "" for name in ("Number", "Gender"))


def _coordinations(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« le retrait des troupes et la fin »: without a preposition of its own, « la fin » goes with « le retrait »."""
    for one in sentence.tokens:
        if one.dep != "conj" or one.upos != "NOUN" or sentence.children(one, "case"):
            continue
        before = sentence.tokens[one.head]
        above = sentence.head(before)
        if above is None or above.upos not in NOMINAL or not sentence.children(one, "det"):
            continue
        if any(lexicon.word("repeated", case) for case in sentence.children(before, "case")):
            yield Hung(one.i, above.i, "conj")


def _negations(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« ne resterait "pas les bras croisés" »: the negation goes with the verb that its first part stands at."""
    for one in sentence.tokens:
        if one.upos != "ADV" or not lexicon.word("negation", one):
            continue
        before = _word_before(sentence.tokens, one)
        if before is None or before.upos not in VERBAL or one.head == before.i:
            continue
        if any(lexicon.word("announced", child) for child in sentence.children(before, "advmod")):
            yield Hung(one.i, before.i, "advmod")


def _word_before(tokens: Sequence[Token], one: Token) -> Token | None:
    return next((token for token in reversed(tokens[: one.i]) if token.upos not in _MARKS), None)
