"""Forms of verbs that the lexicon knows, to mend lemmas and participles that the analysis got wrong.

What enters is a sentence; what leaves is the same sentence where a verb whose lemma is no word of the lexicon but whose
form is a form of one has that lemma (« livre »: livrer), and where a past participle tagged as an adjective is a verb.
Forms are made from the endings of the pack's table ``inflections``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

from recoupe.packs import Pack, Row
from recoupe.text.reading import Sentence, Token

MOODS = {"cond": "Mood=Cnd|VerbForm=Fin", "fut": "Tense=Fut|VerbForm=Fin"}
PARTICIPLE = "VerbForm=Part|Tense=Past"


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Form of a known verb to its lemma; the forms that are past participles; the lemmas; features of moods; lemmas by their
    letters without accents."""

    lemmas: Mapping[str, str]
    participles: frozenset[str]
    known: frozenset[str]
    moods: Mapping[str, str]
    bare: Mapping[str, str]

    def mended(self, sentence: Sentence) -> Sentence:
        """The sentence with verbs mended; the same object when nothing was wrong."""
        tokens = tuple(self._mended(sentence, token) for token in sentence.tokens)
        return sentence if tokens == sentence.tokens else replace(sentence, tokens=tokens)

    def _mended(self, sentence: Sentence, token: Token) -> Token:
        form = token.form.lower()
        if token.upos == "VERB" and sentence.children(token, "det") and not sentence.children(token, "aux", "nsubj"):
            return replace(token, upos="NOUN", lemma=form, dep="obj" if token.dep == "xcomp" else token.dep)
        if token.upos == "VERB" and token.lemma.lower() not in self.known:
            lemma = self.lemmas.get(form) or self.bare.get(_bare(token.lemma.lower()))
            return replace(token, lemma=lemma, morph=self.moods.get(form, token.morph)) if lemma else token
        if token.upos == "ADJ" and form in self.participles and sentence.children(token, "cop", "obl", "obl:agent", "aux:pass"):
            return replace(token, upos="VERB", lemma=self.lemmas[form], morph=PARTICIPLE)
        return token


def forms_of(pack: Pack, verbs: Iterable[str]) -> Forms:
    """The forms of some verbs of a language."""
    models: dict[str, list[Row]] = {}
    for row in pack["inflections"] if "inflections" in pack else ():
        models.setdefault(row["ending"], []).append(row)
    known = frozenset(verbs)
    lemmas: dict[str, str] = {}
    participles: set[str] = set()
    moods: dict[str, str] = {}
    for lemma in sorted(known):
        for form, tag in _inflected(lemma, models):
            lemmas.setdefault(form, lemma)
            if tag in MOODS:
                moods[form] = MOODS[tag]
            if tag == "pp":
                participles |= {form, form + "s"} if not form.endswith("s") else {form}
                lemmas.setdefault(form + "s", lemma)
    return Forms(lemmas, frozenset(participles), known, moods, {_bare(lemma): lemma for lemma in sorted(known)})


def _bare(form: str) -> str:
    """A form without its accents: « mèner » is « mener »."""
    return "".join(one for one in normalize("NFD", form) if not combining(one))


def _inflected(lemma: str, models: Mapping[str, list[Row]]) -> Iterator[tuple[str, str]]:
    """Forms of a lemma by the longest ending that has a model."""
    yield lemma, "inf"
    for cut in range(len(lemma) + 1):
        if lemma[cut:] in models:
            for row in models[lemma[cut:]]:
                yield from ((lemma[:cut] + form, row["tag"]) for form in row["forms"].split())
            return
