"""Trees mended by what the parser cannot know: names, asides between dashes, repeated prepositions, negations.

What enters is an analysed sentence and the names that stand in it; what leaves is the same sentence with some words
hung elsewhere, or the same object when nothing was wrong. Each rule rests on something surer than the parse: a name is
one word; nothing outside an aside hangs on a word inside it; a language that repeats its preposition before each of
two nouns has not coordinated a noun without it; a negation belongs to the verb that announces it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from recoupe.text.adverbials import beside_adverbials
from recoupe.text.causatives import causatives
from recoupe.text.complements import OBJECTS, clauses_in_a_row, small_clauses
from recoupe.text.frames import NOMINAL, VERBAL, Lexicon
from recoupe.text.interrupted import interrupted, without_verbal_names
from recoupe.text.prepositions import adverbs_that_lead, partitives, short_conditions
from recoupe.text.presents import with_presents
from recoupe.text.preterites import with_preterites
from recoupe.text.reading import Sentence, Token
from recoupe.text.semicolons import over_semicolons
from recoupe.text.subjecthood import (
    ASTRAY,
    Hung,
    adjective_roots,
    agents_as_objects,
    bounded_nouns,
    counted_nouns,
    doubled_subjects,
    in_brackets,
    is_tensed,
    nouns_over_verbs,
    objects_as_subjects,
    on_auxiliaries,
    rehung,
    resumed_subjects,
    rough_numbers,
    subjects_astray,
    turned_round,
)
from recoupe.text.twice import postponed_subjects, taken_up_at_once

_ASIDE = 25
"""Words an aside between two dashes may have; longer ones are two asides, or a list."""
_DASHES = frozenset({"-", "–", "—"})
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')
_MARKS = frozenset({"PUNCT", "SYM"})


def mended(sentence: Sentence, lexicon: Lexicon, names: Iterable[tuple[int, int]]) -> Sentence:
    """The sentence with its tree mended.

    Args:
        sentence: its analysis.
        lexicon: the words of its language.
        names: half-open spans of names in code points of the text.
    """
    inside = sorted({one for one in names if sentence.start <= one[0] < sentence.end})
    sentence = beside_adverbials(without_verbal_names(sentence, inside), lexicon)
    for span in inside:
        sentence = rehung(sentence, _whole_name(sentence, span))
    sentence = with_presents(with_preterites(sentence, lexicon), lexicon)
    rules: tuple[Callable[[Sentence, Lexicon], Iterator[Hung]], ...] = (
        causatives,
        on_auxiliaries,
        adverbs_that_lead,
        short_conditions,
        over_semicolons,
        postponed_subjects,
        taken_up_at_once,
        in_brackets,
        counted_nouns,
        bounded_nouns,
        rough_numbers,
        adjective_roots,
        interrupted,
        doubled_subjects,
        resumed_subjects,
        nouns_over_verbs,
        agents_as_objects,
        objects_as_subjects,
        clauses_in_a_row,
        small_clauses,
        *OBJECTS,
        partitives,
        subjects_astray,
        turned_round,
        _verbless,
        _perfects,
        _intentions,
        _lists,
        _appositions,
        _bare_appositions,
        _particles,
        _asides,
        _quotations,
        _objects_astray,
        *ASTRAY,
        _participles,
        _finite_conjuncts,
        _coordinations,
        _negations,
    )
    for rule in rules:
        sentence = rehung(sentence, rule(sentence, lexicon))
    return sentence


def _whole_name(sentence: Sentence, span: tuple[int, int]) -> Iterator[Hung]:
    """A name that the parser split: its later parts hang on the first, with what hung on them."""
    parts = sentence.between(*span)
    outside = [one for one in parts if one.head == one.i or sentence.tokens[one.head] not in parts]
    tops = [one for one in outside if one.upos in NOMINAL or (one.i > parts[0].i and one.form[:1].isupper())]
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
        before = sentence.tokens[one.i - 1] if one.i else None
        if subject is None and before is not None and before.upos == "PROPN" and not sentence.children(before, "case"):
            subject = before
        if subject is None or subject.i > one.i:
            continue
        yield Hung(one.i, one.i, "root")
        yield Hung(noun.i, one.i, "obj")
        yield Hung(subject.i, one.i, "nsubj")
        yield from (Hung(child.i, one.i, child.dep) for child in sentence.children(root) if child.upos == "PUNCT")
        return


def _perfects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« a une nouvelle fois sommé »: words of time between an auxiliary and its participle are no object."""
    for noun in sentence.tokens:
        auxiliary = sentence.head(noun)
        if auxiliary is None or not lexicon.word("circumstance", noun) or not lexicon.word("perfect", auxiliary):
            continue
        for verb in sentence.children(noun, "acl"):
            if auxiliary.i < noun.i < verb.i and verb.feature("VerbForm") == "Part":
                root = auxiliary.head == auxiliary.i
                yield Hung(verb.i, verb.i, "root") if root else Hung(verb.i, auxiliary.head, auxiliary.dep)
                yield Hung(auxiliary.i, verb.i, "aux")
                others = (one for one in sentence.children(auxiliary) if one != noun)
                yield from (Hung(one.i, verb.i, one.dep) for one in others)
                yield Hung(noun.i, verb.i, "obl")
                return


def _intentions(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """``voiced their intention to sign``: an infinitive right after a noun for what is meant goes with the noun."""
    for one in sentence.tokens:
        marks = sentence.children(one, "mark") if one.dep in ("advcl", "xcomp") else ()
        noun = sentence.tokens[marks[0].i - 1] if marks and marks[0].i else None
        if noun is None or noun.upos != "NOUN" or noun.head != one.head:
            continue
        if any(row.slot == "inf" for row in lexicon.word("status", noun)):
            yield Hung(one.i, noun.i, "acl")


def _lists(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Oslo, Rome et Berne saluent »: names in a row before the first verb are one subject."""
    opening = next((one for one in sentence.tokens if one.upos in VERBAL), None)
    if opening is None:
        return
    members: list[list[Token]] = [[]]
    joined = False
    for one in sentence.tokens[: opening.i]:
        if one.form == "," or one.upos == "CCONJ":
            members += [[]] if members[-1] else []
            joined = joined or (one.upos == "CCONJ" and len(members) > 1)
        elif one.upos in ("DET", "ADJ", "NUM", *NOMINAL) or one.form[0].isupper():
            members[-1].append(one)
        else:
            return
    if not joined or len(members) < 2 or not all(one and one[-1].upos in (*NOMINAL, "ADJ") for one in members):
        return
    heads = [_top(sentence, one) for one in members]
    while heads and heads[0].dep in ("obl", "advmod"):
        heads.pop(0)
    if len(heads) < 2:
        return
    verb = _main_of(sentence, opening)
    named = sum(one.form[0].isupper() for one in heads) * 2 > len(heads) or len(heads) > 2
    if not named or not any(one.dep in ("nsubj", "nsubj:pass") for one in heads) or verb in heads:
        return
    if any(one in heads for one in sentence.ancestors(verb)):
        above = next((one for one in sentence.ancestors(heads[0]) if one != verb and one not in heads), None)
        yield Hung(verb.i, verb.i, "root") if above is None else Hung(verb.i, above.i, "ccomp")
    passive = "nsubj:pass" if sentence.children(verb, "aux:pass") else "nsubj"
    yield Hung(heads[0].i, verb.i, passive)
    yield from (Hung(one.i, heads[0].i, "conj") for one in heads[1:])


def _top(sentence: Sentence, words: Sequence[Token]) -> Token:
    """The head of a phrase: its last noun that hangs on a word outside it."""
    return [words[-1], *(one for one in words if sentence.tokens[one.head] not in words and one.upos in NOMINAL)][-1]


def _main_of(sentence: Sentence, opening: Token) -> Token:
    """The verb that an auxiliary opens, or the verb itself."""
    above = sentence.head(opening)
    return above if opening.dep in ("aux", "aux:pass", "cop") and above is not None else opening


def _appositions(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« un boycott de Riga, son pire ennemi »: people named after a comma are those before it."""
    for one in sentence.tokens:
        if one.dep not in ("obj", "obl", "parataxis") or one.upos != "NOUN" or sentence.children(one, "case", "nsubj"):
            continue
        first = next(word for word in sentence.subtree(one) if word.upos not in _MARKS)
        if first.i < 2 or sentence.tokens[first.i - 1].form != "," or one.head >= first.i:
            continue
        noun = sentence.tokens[first.i - 2]
        if noun.upos in NOMINAL and noun.i != one.head and lexicon.word("relation", one):
            above = sentence.head(noun)
            whole = above if noun.dep == "flat" and above is not None else noun
            yield Hung(one.i, whole.i, "appos")


def _bare_appositions(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« Oslo, gros client de Riga, s'est dit … »: a bare noun between commas after a name says who that is."""
    for one in sentence.tokens:
        name = sentence.tokens[one.head]
        if (
            one.dep != "conj"
            or one.upos != "NOUN"
            or name.upos != "PROPN"
            or sentence.children(one, "det", "cc", "case")
        ):
            continue
        below = [word.i for word in sentence.subtree(one) if word.upos not in _MARKS]
        commas = [sentence.tokens[i].form for i in (min(below) - 1, max(below) + 1) if 0 < i < len(sentence.tokens)]
        if commas == [",", ","] and not any(sentence.tokens[i].upos == "CCONJ" for i in range(name.i, min(below))):
            yield Hung(one.i, name.i, "appos")


def _particles(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """A particle that makes a word of the lexicon with its verb ("beefed up its presence") is no preposition."""
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


def _quotations(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« a condamné « un acte lâche » et demandé … »: no verb outside a quotation hangs on a word inside it."""
    for start, end in _quoted(sentence):
        verb = next((one for one in reversed(sentence.tokens[:start]) if one.upos in VERBAL), None)
        for one in sentence.tokens[end + 1 :]:
            if verb is not None and start < one.head < end and one.upos == "VERB" and sentence.children(one, "cc"):
                yield Hung(one.i, _main_of(sentence, verb).i, "conj")


def _quoted(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Places of the opening and closing marks of the short quotations of a sentence."""
    opened = -1
    for one in sentence.tokens:
        if one.form in _CLOSING and opened >= 0:
            if 1 < one.i - opened <= _ASIDE:
                yield opened, one.i
            opened = -1
        elif one.form in _OPENING:
            opened = one.i


def _objects_astray(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« accuse à mots couverts Oslo de … »: a name without preposition is no complement of the participle before it
    but the object of the verb above, with the clause that goes with it.
    """
    for one in sentence.tokens:
        participle = sentence.tokens[one.head]
        if one.dep != "obl" or not one.form[0].isupper() or participle.dep != "acl" or one.i != _opens(sentence, one):
            continue
        if sentence.children(one, "case", "nummod"):
            continue
        verb = next((above for above in sentence.ancestors(participle) if above.upos == "VERB"), None)
        if verb is None or verb.i > participle.i or sentence.children(verb, "obj", "ccomp", "nsubj:pass"):
            continue
        yield Hung(one.i, verb.i, "obj")
        yield from (
            Hung(child.i, verb.i, child.dep) for child in sentence.children(participle, "xcomp") if child.i > one.i
        )


def _opens(sentence: Sentence, noun: Token) -> int:
    """The index of a noun that, with its determiner, stands right behind its head; -1 for another."""
    words = [child.i for child in sentence.children(noun, "det")]
    return noun.i if min([*words, noun.i]) == noun.head + 1 else -1


def _participles(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« punir ce duo, accusé de … »: a bare participle after a comma, with no object, is said of the noun before it."""
    for one in sentence.tokens:
        if one.dep != "conj" or one.upos != "VERB" or one.feature("VerbForm") != "Part" or one.i < 2:
            continue
        if sentence.children(one, "cc", "aux", "aux:pass", "obj", "nsubj", "nsubj:pass"):
            continue
        first = one.i - (sentence.tokens[one.i - 1].upos == "ADV")
        comma, noun = sentence.tokens[first - 1], sentence.tokens[first - 2]
        above = sentence.tokens[one.head]
        bare = above.upos in VERBAL and (
            above.feature("VerbForm") != "Part" or sentence.children(above, "obj", "xcomp")
        )
        if comma.form == "," and noun.upos == "NOUN" and bare and _agree(one, noun):
            yield Hung(one.i, noun.i, "acl")


def _finite_conjuncts(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """« accuse X d'avoir fui et menace »: a verb with a tense is coordinated with a tensed one."""
    for one in sentence.tokens:
        if one.dep != "conj" or one.upos != "VERB" or not is_tensed(sentence, one, "Fin"):
            continue
        if not is_tensed(sentence, sentence.tokens[one.head], "Inf") or sentence.children(one, "nsubj"):
            continue
        verbs = (verb for verb in sentence.ancestors(one) if verb.upos in VERBAL and is_tensed(sentence, verb, "Fin"))
        if (above := next(verbs, None)) is not None:
            yield Hung(one.i, above.i, "conj")


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
        before = next((token for token in reversed(sentence.tokens[: one.i]) if token.upos not in _MARKS), None)
        if before is None or before.upos not in VERBAL or one.head == before.i:
            continue
        if any(lexicon.word("announced", child) for child in sentence.children(before, "advmod")):
            yield Hung(one.i, before.i, "advmod")
