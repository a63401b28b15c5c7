"""Which noun is the subject, where the parser gave an auxiliary one, two, or none.

What enters is an analysed sentence and the lexicon of its language; what leaves is words hung elsewhere, as rules of
`recoupe.text.trees`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.reading import Sentence, Token

_MARKS = frozenset({"PUNCT", "SYM"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_AUXILIARIES = ("aux", "aux:pass")


@dataclass(frozen=True, slots=True)
class Hung:
    """A word hung anew: its index, that of its new head (itself for the root), its relation."""

    i: int
    head: int
    dep: str


def rehung(sentence: Sentence, changes: Iterable[Hung]) -> Sentence:
    """The sentence with some words hung anew; a change that would close a circle is left out."""
    for one in changes:
        above = {token.i for token in sentence.ancestors(sentence.tokens[one.head])}
        if one.i in above or (one.i == one.head and one.dep != "root"):
            continue
        tokens = list(sentence.tokens)
        tokens[one.i] = replace(tokens[one.i], head=one.head, dep=one.dep)
        sentence = replace(sentence, tokens=tuple(tokens))
    return sentence


def on_auxiliaries(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Il a une nouvelle fois sommé Riga »: an auxiliary governs nothing; its subject and adjuncts are its verb's."""
    for one in sentence.tokens:
        auxiliary = sentence.tokens[one.head]
        if auxiliary.dep not in ("aux", "aux:pass") or auxiliary.head == auxiliary.i or one.upos in _MARKS:
            continue
        if one.dep in ("nsubj", "nsubj:pass", "obj", "obl", "advmod"):
            yield Hung(one.i, auxiliary.head, "obl" if one.dep == "obj" else one.dep)


def in_brackets(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« la mission de l'Union (Misra) a été attaquée »: a name alone in brackets is said of the noun before them."""
    for before, opening, one, closing in zip(*(sentence.tokens[i:] for i in range(4)), strict=False):
        alone = opening.form == "(" and closing.form == ")" and one.upos in NOMINAL
        if alone and before.upos in (*NOMINAL, "ADJ") and one.dep in ("nsubj", "nsubj:pass", "obj", "conj", "obl"):
            yield Hung(one.i, before.i, "appos")


_PLACES = ("nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "obl:agent", "nmod", "appos", "conj")
"""Functions in a clause that a noun has and the words before its number have not."""


def counted_nouns(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Neuf soldats turcs ont été tués »: a numeral right before a noun counts it, and the noun has its function."""
    for number, noun in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if number.upos != "NUM" or noun.upos != "NOUN" or noun.head != number.i or number.head == number.i:
            continue
        if noun.dep not in ("amod", "nmod", "flat", "appos") or sentence.children(noun, "case", "det"):
            continue
        yield Hung(noun.i, number.head, number.dep)
        yield Hung(number.i, noun.i, "nummod")
        yield from (Hung(one.i, noun.i, one.dep) for one in sentence.children(number) if one != noun)


def bounded_nouns(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« Plus de 300 marins ont été arrêtés »: the noun has the place of what bounds its number."""
    yield from _bounded_objects(sentence, lexicon)
    for bound, marker in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        noun = sentence.tokens[marker.head]
        if bound.upos != "ADV" or bound.dep not in _PLACES or marker.dep != "case" or noun.head != bound.i:
            continue
        numbers = [one for one in sentence.children(noun, "nummod") if one.i == marker.i + 1]
        if noun.upos == "NOUN" and numbers and noun.i > marker.i:
            yield Hung(noun.i, bound.head, bound.dep)
            yield Hung(bound.i, numbers[0].i, "advmod")
            yield Hung(marker.i, bound.i, "fixed")
            yield from (Hung(one.i, noun.i, one.dep) for one in sentence.children(bound) if one not in (noun, marker))


def _bounded_objects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« Le séisme a tué au moins 120 personnes »: what bounds a number right behind a verb is no preposition."""
    for verb, bound, end, number in zip(*(sentence.tokens[i:] for i in range(4)), strict=False):
        noun = sentence.tokens[number.head]
        fixed = bound.upos == "ADP" and end.upos == "ADV" and end.dep == "fixed" and end.head == bound.i
        counted = number.upos == "NUM" and number.dep == "nummod" and noun.upos == "NOUN" and noun.i > number.i
        if not fixed or not counted or bound.head != noun.i or noun.dep != "obl" or noun.head != verb.i:
            continue
        if verb.upos != "VERB" or lexicon.word("circumstance", noun):
            continue
        if not sentence.children(verb, "obj", "aux:pass") and sentence.children(verb, *_SUBJECTS):
            yield Hung(noun.i, verb.i, "obj")
            yield Hung(bound.i, number.i, "advmod")


def rough_numbers(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« quelque 300 personnes ont manifesté »: an adverb right before a numeral is of the numeral, and no object."""
    for adverb, number in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if adverb.upos == "ADV" and number.upos == "NUM" and adverb.dep in ("obj", "nsubj", "nsubj:pass"):
            yield Hung(adverb.i, number.i, "advmod")


def doubled_subjects(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Vendredi, deux cadres ont été entendus »: of two subjects the one that does not agree with its verb is none."""
    for verb in sentence.tokens:
        found = [one for one in sentence.children(verb, *_SUBJECTS) if one.upos == "NOUN" and one.i < verb.i]
        number = _number(sentence, verb)
        if verb.upos not in VERBAL or len(found) < 2 or not number:
            continue
        if any(one.feature("Number") == number for one in found):
            yield from (Hung(one.i, verb.i, "obl") for one in found if one.feature("Number") not in (number, ""))


def resumed_subjects(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Oslo, elle, a offert … »: the noun that a pronoun between commas takes up is the subject of the verb behind."""
    for comma, pronoun, closing in zip(*(sentence.tokens[i:] for i in range(3)), strict=False):
        if comma.form != "," or closing.form != "," or pronoun.upos != "PRON" or not comma.i:
            continue
        noun = sentence.tokens[pronoun.head]
        verb = next((one for one in sentence.tokens[closing.i + 1 :] if one.upos == "VERB"), None)
        if noun.upos not in NOMINAL or noun.i > pronoun.i or noun.dep != "root" or verb is None:
            continue
        if sentence.children(verb, *_SUBJECTS) or verb.head not in (noun.i, pronoun.i):
            continue
        yield Hung(verb.i, verb.i, "root")
        yield Hung(noun.i, verb.i, "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj")
        yield from (
            Hung(one.i, verb.i, one.dep) for one in sentence.children(noun) if one.i > pronoun.i and one != verb
        )


def nouns_over_verbs(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Le ministre de la Santé, a taclé le maire »: a noun with a tensed verb below it that is no relative clause is
    its subject, and the noun behind the verb its object.
    """
    for verb in sentence.tokens:
        noun = sentence.tokens[verb.head]
        if verb.dep != "acl" or noun.dep != "root" or noun.upos not in NOMINAL or noun.i > verb.i:
            continue
        if not sentence.children(verb, *_AUXILIARIES) or not is_tensed(sentence, verb, "Fin"):
            continue
        below = tuple(sentence.subtree(verb))
        if sentence.children(verb, "mark") or any(one.feature("PronType") == "Rel" for one in below):
            continue
        subjects = sentence.children(verb, *_SUBJECTS)
        if any(one.i < verb.i or one.upos == "PRON" for one in subjects):
            continue
        yield Hung(verb.i, verb.i, "root")
        yield from (Hung(one.i, verb.i, "obj") for one in subjects)
        yield Hung(noun.i, verb.i, "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj")


def agents_as_objects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« a répliqué par des tirs »: what the preposition of agents leads is no object."""
    for one in sentence.tokens:
        if one.dep == "obj" and any(case.lemma.lower() in lexicon.agents for case in sentence.children(one, "case")):
            yield Hung(one.i, one.head, "obl")


def is_tensed(sentence: Sentence, verb: Token, form: str) -> bool:
    """Whether a verb, or its first auxiliary, has a form: ``Fin`` finite, ``Inf`` infinitive."""
    words = (*sentence.children(verb, *_AUXILIARIES), verb)
    return words[0].feature("VerbForm") == form


def objects_as_subjects(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Lomé a une nouvelle fois sommé le Bénin »: of two subjects, before and after the verb, the latter is object."""
    for verb in sentence.tokens:
        found = [one for one in sentence.children(verb, "nsubj") if one.upos in (*NOMINAL, "PRON")]
        if verb.upos not in VERBAL or len(found) != 2 or sentence.children(verb, "obj", "aux:pass", "cop"):
            continue
        before, after = found
        if before.i < verb.i < after.i and not sentence.children(after, "case"):
            yield Hung(after.i, verb.i, "obj")


def adjective_roots(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Six militaires turcs ont péri »: an adjective behind the subject is no clause that a verb could follow."""
    root = next((one for one in sentence.tokens if one.head == one.i), None)
    if root is None or root.upos != "ADJ" or sentence.children(root, "cop", "aux"):
        return
    noun = next(iter(sentence.children(root, *_SUBJECTS)), None)
    verb = next((one for one in sentence.children(root, "parataxis", "ccomp", "conj") if one.upos == "VERB"), None)
    if noun is None or verb is None or noun.i != root.i - 1 or sentence.children(verb, *_SUBJECTS, "mark", "cc"):
        return
    if not sentence.children(verb, *_AUXILIARIES) or verb.i < root.i:
        return
    yield Hung(verb.i, verb.i, "root")
    yield Hung(noun.i, verb.i, "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj")
    yield Hung(root.i, noun.i, "amod")
    yield from (Hung(one.i, verb.i, one.dep) for one in sentence.children(root) if one.i not in (noun.i, verb.i))


def subjects_astray(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« onze soldats de la mission (Misra) ont péri »: a bare noun before a verb without subject, if they agree."""
    for verb in sentence.tokens:
        first = next(iter(sentence.children(verb, *_AUXILIARIES, "expl")), None)
        if verb.upos != "VERB" or first is None or verb.dep not in ("root", "ccomp") or not _number(sentence, verb):
            continue
        if sentence.children(verb, *_SUBJECTS, "csubj", "expl", "expl:subj"):
            continue
        bare = [one for one in sentence.children(verb, "obl", "dislocated", "obj") if one.upos in NOMINAL]
        bare = [one for one in bare if one.i < first.i and not sentence.children(one, "case")]
        counted = [one for one in bare if sentence.children(one, "det", "nummod") or one.upos == "PROPN"]
        if counted and counted[-1].feature("Number") in (_number(sentence, verb), ""):
            yield Hung(counted[-1].i, verb.i, "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj")


_BESIDE = frozenset({"appos", "nmod", "conj"})
"""Relations under which the parser hangs a subject on the adjunct before it."""


def subjects_as_appositions(sentence: Sentence, _: Lexicon | None = None) -> Iterator[Hung]:
    """« Dans une note lue par l'agence, son adjoint, Ada Holm, a dit … »: a verb without subject has the phrase after
    the comma that ends its adjunct.
    """
    for verb in sentence.tokens:
        words = (verb, *sentence.children(verb, *_AUXILIARIES))
        if verb.upos not in VERBAL or verb.dep not in ("root", "ccomp") or not _number(sentence, verb):
            continue
        told = sentence.children(verb, *_SUBJECTS, "csubj", "expl", "expl:subj")
        adjuncts = [one for one in told if sentence.children(one, "case") and sentence.children(one, "det")]
        low = min(one.i for one in words)
        led = [one for one in sentence.tokens[:low] if one.dep in _BESIDE and verb in sentence.ancestors(one)]
        first = next((one for one in led if _opens_after_comma(sentence, one)), None)
        if len(told) > len(adjuncts) or first is None or first.feature("Number") not in (_number(sentence, verb), ""):
            continue
        if sentence.tokens[low - 1].form != "," and any(one.upos == "PUNCT" for one in sentence.tokens[first.i : low]):
            continue  # « Dans la capitale, Riga, le calme est revenu »: what stands right before the verb is nearer
        yield from (Hung(one.i, verb.i, "obl") for one in adjuncts)
        yield Hung(first.i, verb.i, "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj")
        yield from (Hung(one.i, first.i, "appos") for one in led if one.i > first.i and first.head == one.head)


def with_subjects(sentence: Sentence) -> Sentence:
    """The sentence with the subjects that the parser took for appositions."""
    return rehung(sentence, subjects_as_appositions(sentence))


def _opens_after_comma(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun with an article or a name begins what follows a comma, and no preposition leads it."""
    below = [one for one in sentence.children(noun) if one.i < noun.i and one.upos != "PUNCT"]
    start = min((one.i for one in below), default=noun.i)
    named = noun.upos == "PROPN" or any(one.dep == "det" for one in below)
    return named and not sentence.children(noun, "case") and start > 0 and sentence.tokens[start - 1].form == ","


def _number(sentence: Sentence, verb: Token) -> str:
    """The number of the finite word of a verb: itself or its first auxiliary."""
    words = (*sentence.children(verb, *_AUXILIARIES), verb)
    return next((one.feature("Number") for one in words if one.feature("VerbForm") == "Fin"), "")


def turned_round(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« s'est vu reprocher »: the infinitive hangs on the verb before it that turns it round, not the other way."""
    for above, verb in zip(sentence.tokens, sentence.tokens[1:], strict=False):
        if above.head != verb.i or verb.feature("VerbForm") != "Inf" or above.dep in _AUXILIARIES:
            continue
        if not lexicon.word("undergoing", above):
            continue
        yield Hung(above.i, above.i, "root") if verb.head == verb.i else Hung(above.i, verb.head, verb.dep)
        yield Hung(verb.i, above.i, "xcomp")
        yield from (Hung(one.i, above.i, one.dep) for one in sentence.children(verb) if one.i < above.i)


def apposed_participles(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« X, accusé de trahison, nie »: a participle between a subject and its verb is said of the subject."""
    for one in sentence.tokens:
        verb = sentence.tokens[one.head]
        if one.dep not in ("acl", "advcl") or one.feature("VerbForm") != "Part" or one.feature("Tense") == "Pres":
            continue
        if verb.upos not in VERBAL or one.i > verb.i or sentence.children(one, "aux", "aux:pass", "nsubj", "mark"):
            continue
        subject = next(iter(sentence.children(verb, "nsubj", "nsubj:pass")), None)
        if subject is not None and subject.i < one.i and subject.upos in NOMINAL:
            yield Hung(one.i, subject.i, "acl")


def clitics_astray(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« menace de s'en prendre à X », « il s'est engagé à … »: a reflexive is no conjunction, nor « il » impersonal."""
    for one in sentence.tokens:
        verb = sentence.tokens[one.head]
        if one.upos != "PRON" or verb.upos != "VERB" or one.i > verb.i:
            continue
        if one.dep == "mark" and one.lemma == "soi":
            yield Hung(one.i, verb.i, "expl")
        others = [child for child in sentence.children(verb, "expl", "expl:pv") if child.i != one.i]
        reflexive = any(child.lemma == "soi" for child in others)
        bare = sentence.children(verb, "xcomp") and not sentence.children(verb, "nsubj", "csubj", "obj", "ccomp")
        if one.dep == "expl" and one.lemma != "soi" and reflexive and bare:
            yield Hung(one.i, verb.i, "nsubj")


def nouns_on_adjectives(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« trois soldats indiens et un civil »: a noun with its article goes with the noun, not with its adjective."""
    for one in sentence.tokens:
        adjective = sentence.tokens[one.head]
        if one.dep != "conj" or one.upos not in NOMINAL or adjective.upos != "ADJ" or adjective.dep != "amod":
            continue
        if sentence.children(one, "det", "nummod"):
            yield Hung(one.i, adjective.head, "conj")


def complements_of_days(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« sont convenus mardi d'une trêve », « a imposé jeudi des taxes »: what follows a bare day is the verb's."""
    for one in sentence.tokens:
        day, cases = sentence.tokens[one.head], sentence.children(one, "case")
        if one.dep != "nmod" or day.dep != "obl" or one.i < day.i or sentence.children(day, "case", "det", "nummod"):
            continue
        verb = sentence.tokens[day.head]
        plain = any(lexicon.word("article", case) for case in cases) and one.feature("Number") == "Plur"
        if plain and day.i == verb.i + 1 and not sentence.children(verb, "obj", "aux:pass"):
            yield Hung(one.i, day.head, "obj")
            yield from (Hung(case.i, one.i, "det") for case in cases)
        elif cases and sentence.children(one, "det") and day.upos == "NOUN":
            yield Hung(one.i, day.head, "obl")


def complements_of_objects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« a qualifié ces sanctions de ridicules »: after a verb that names a thing, what it is called is the verb's."""
    for verb in sentence.tokens:
        if not lexicon.word("naming", verb) or verb.upos != "VERB":
            continue
        for noun in sentence.children(verb, "obj"):
            for one in sentence.children(noun, "nmod")[-1:]:
                if one.i > verb.i and not sentence.children(one, "det"):
                    yield Hung(one.i, verb.i, "obl")


def objects_on_adjectives(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« a imputé à son voisin iranien la responsabilité »: an object goes with the verb, not with an adjective."""
    for one in sentence.tokens:
        adjective = sentence.tokens[one.head]
        if one.dep != "obj" or one.upos not in NOMINAL or adjective.upos != "ADJ" or adjective.dep != "amod":
            continue
        verb = next((above for above in sentence.ancestors(adjective) if above.upos == "VERB"), None)
        if verb is not None and verb.i < one.i and not sentence.children(verb, "obj"):
            yield Hung(one.i, verb.i, "obj")


def trailing_gerunds(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« a dénoncé un mensonge, promettant des sanctions »: a present participle after a comma goes with the verb."""
    for one in sentence.tokens[1:]:
        is_gerund = one.feature("VerbForm") in ("Ger", "Part") and one.feature("Tense") in ("Pres", "")
        if one.upos != "VERB" or not is_gerund or sentence.tokens[one.i - 1].form != ",":
            continue
        if one.dep not in ("acl", "parataxis") or sentence.children(one, "nsubj", "aux", "mark"):
            continue
        above = next((token for token in sentence.ancestors(one) if token.upos in VERBAL), None)
        if one.dep == "acl" and (above is None or above.i > one.i):
            continue
        before = (token for token in reversed(sentence.tokens[: one.i]) if token.upos == "VERB")
        verb = next((token for token in before if sentence.children(token, "nsubj", "nsubj:pass")), above)
        if verb is not None:
            yield Hung(one.i, verb.i, "advcl")


ASTRAY = (
    subjects_as_appositions,
    clitics_astray,
    nouns_on_adjectives,
    objects_on_adjectives,
    complements_of_days,
    complements_of_objects,
    apposed_participles,
    trailing_gerunds,
)
"""The rules that hang single words where they belong, in the order they are tried."""
