"""Forms of verbs that the lexicon knows, to mend lemmas and participles that the analysis got wrong.

What enters is a sentence; what leaves is the same sentence where a verb whose lemma is no word of the lexicon but whose
form is a form of one has that lemma (« livre »: livrer), and where a past participle tagged as an adjective is a verb.
Forms are made from the endings of the pack's table ``inflections``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import combining, normalize

from recoupe.packs import Pack, Row
from recoupe.text.reading import Sentence, Token

MOODS = {"cond": "Mood=Cnd|VerbForm=Fin", "fut": "Tense=Fut|VerbForm=Fin"}
CLITIC = "Person=3|PronType=Prs"
FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "VerbForm=Part|Tense=Past"
PRESENT = "presp"
PRESENT_PARTICIPLE = "Tense=Pres|VerbForm=Part"
OPENING = frozenset(",;(-–—")
"""Marks after which a participle adds what its subject does besides."""


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Forms of known words.

    Form of a verb to its lemma; the forms that are past participles; the lemmas; form to features of mood; lemmas by
    their letters without accents; nouns; endings of plurals with their singular; endings that a lemma made by rule
    has wrongly (``conferr``, ``shuttl``) with the right ones.
    """

    lemmas: Mapping[str, str]
    participles: frozenset[str]
    known: frozenset[str]
    moods: Mapping[str, str]
    bare: Mapping[str, str]
    nouns: frozenset[str]
    plurals: tuple[tuple[str, str], ...]
    presents: frozenset[str] = frozenset()
    """Forms that are present participles and no nouns: « accusant », not « manifestant »."""
    stems: tuple[tuple[str, str], ...] = ()
    strays: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Form and known lemma that never makes it, to the lemma that does: ``raped`` is of rape, not of rap."""

    def mended(self, sentence: Sentence) -> Sentence:
        """The sentence with verbs mended; the same object when nothing was wrong."""
        tokens = [self._mended(sentence, token) for token in sentence.tokens]
        for old, new in zip(sentence.tokens, tokens, strict=True):
            if old.upos == "NOUN" and new.upos == "VERB":
                for one in self._named_before(sentence, old):
                    tokens[one.i] = replace(tokens[one.i], dep="nsubj")
        found = tuple(tokens)
        return sentence if found == sentence.tokens else replace(sentence, tokens=found)

    def _mended(self, sentence: Sentence, token: Token) -> Token:
        if self._is_after_clitic(sentence, token):
            return replace(token, upos="VERB", lemma=self.lemmas[token.form.lower()], morph=FINITE)
        if self._is_after_object(sentence, token):
            return replace(
                token, upos="VERB", lemma=self.lemmas[token.form.lower()], morph=PRESENT_PARTICIPLE, dep="advcl"
            )
        if token.dep == "det" and self._is_after_object(sentence, sentence.tokens[token.head]):
            number = token.feature("Number")
            return replace(token, upos="PRON", dep="obj", morph=f"Number={number}|{CLITIC}" if number else CLITIC)
        if token.dep == "det" and self._is_after_clitic(sentence, sentence.tokens[token.head]):
            dep = "iobj" if token.feature("Poss") == "Yes" else "obj"
            return replace(token, upos="PRON", dep=dep, morph=CLITIC)
        return self._reread(sentence, token)

    def _reread(self, sentence: Sentence, token: Token) -> Token:
        """A word with the part of speech and lemma that its form and what hangs on it show."""
        form = token.form.lower()
        if token.upos == "VERB" and sentence.children(token, "det") and not sentence.children(token, "aux", "nsubj"):
            return replace(token, upos="NOUN", lemma=form, dep="obj" if token.dep == "xcomp" else token.dep)
        if token.upos == "NOUN" and self._is_told_as_verb(sentence, token):
            return replace(token, upos="VERB", lemma=self.lemmas[form])
        if token.upos == "VERB" and token.lemma.lower() not in self.known:
            made = token.lemma.lower()
            lemma = self.lemmas.get(form) or self.bare.get(_bare(made)) or self._restored(made)
            return replace(token, lemma=lemma, morph=self.moods.get(form, token.morph)) if lemma else token
        if token.upos == "VERB" and (stray := self.strays.get((form, token.lemma.lower()))):
            return replace(token, lemma=stray)
        if token.upos == "VERB" and form in self.moods and not self._is_marked(token):
            return replace(token, morph=self.moods[form])
        if token.upos == "NOUN" and token.lemma.lower() not in self.nouns and (lemma := self.singular(form)):
            return replace(token, lemma=lemma)
        if (
            token.upos == "ADJ"
            and form in self.participles
            and (sentence.children(token, "cop", "obl", "obl:agent", "aux:pass") or self._is_only_verb(sentence, token))
        ):
            return replace(token, upos="VERB", lemma=self.lemmas[form], morph=PARTICIPLE)
        return token

    def _is_after_clitic(self, sentence: Sentence, token: Token) -> bool:
        """Whether a noun is a verb after a subject and a pronoun read as an article: « il leur reproche »."""
        if token.upos != "NOUN" or token.i < 2 or token.form.lower() not in self.lemmas:
            return False
        article, subject = sentence.tokens[token.i - 1], sentence.tokens[token.i - 2]
        named = subject.upos == "PRON" or (subject.upos == "PROPN" and article.feature("Poss") == "Yes")
        is_subject = subject.dep == "nsubj" and named and subject.head == token.i
        return is_subject and article.dep == "det" and article.head == token.i

    def _is_after_object(self, sentence: Sentence, token: Token) -> bool:
        """Whether a noun is a participle after a pronoun read as an article: « Lomé a répondu, l'accusant de … »."""
        if token.upos != "NOUN" or not 1 < token.i < len(sentence.tokens) - 1:
            return False
        opening, article, behind = (sentence.tokens[token.i + step] for step in (-2, -1, 1))
        is_article = article.dep == "det" and article.head == token.i and article.feature("Definite") == "Def"
        goes_on = behind.upos in ("ADP", "ADV", "CCONJ") or not behind.form[0].isalnum()
        return is_article and goes_on and opening.form in OPENING and token.form.lower() in self.presents

    def _is_told_as_verb(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word tagged as a noun has an object, and a subject or a name before it, and may be a verb."""
        if token.form.lower() not in self.lemmas or sentence.children(token, "cop", "det", "case"):
            return False
        subject = sentence.children(token, "nsubj") or self._named_before(sentence, token)
        return bool(subject) and bool(sentence.children(token, "obj"))

    def _named_before(self, sentence: Sentence, token: Token) -> list[Token]:
        """The name right before a word, hung on it as on a noun: "Oslo backs the deal"."""
        found = (one for one in sentence.children(token, "compound", "nmod") if one.i == token.i - 1)
        return [one for one in found if one.upos == "PROPN" and not sentence.children(one, "case", "nmod")]

    def _is_only_verb(self, sentence: Sentence, token: Token) -> bool:
        """Whether a clause without a verb has a participle between a name and the noun it was hung on."""
        before = sentence.tokens[token.i - 1] if token.i else None
        if token.dep != "amod" or token.head < token.i or before is None or before.upos != "PROPN":
            return False
        return not any(one.upos in ("VERB", "AUX") for one in sentence.tokens)

    def _restored(self, lemma: str) -> str:
        """The known verb a wrongly made lemma stands for, empty when there is none."""
        made = (lemma.removesuffix(wrong) + right for wrong, right in self.stems if lemma.endswith(wrong))
        return next((one for one in made if one in self.known), "")

    def _is_marked(self, token: Token) -> bool:
        """Whether the analysis has the mood or tense that the form of a verb shows."""
        return self.moods[token.form.lower()].split("|")[0] in token.morph.split("|")

    def singular(self, form: str) -> str:
        """The known noun a plural form is of, empty when there is none."""
        for ending, singular in self.plurals:
            if form.endswith(ending) and form.removesuffix(ending) + singular in self.nouns:
                return form.removesuffix(ending) + singular
        return form if form in self.nouns else ""


def forms_of(
    pack: Pack,
    verbs: Iterable[str],
    nouns: Iterable[str],
    plurals: Sequence[tuple[str, str]],
    irregular: Mapping[str, str],
    stems: Sequence[tuple[str, str]] = (),
) -> Forms:
    """The forms of some words of a language.

    Args:
        pack: the language pack; its table ``inflections`` gives the endings of verbs.
        verbs: lemmas of verbs.
        nouns: lemmas of nouns.
        plurals: ending of a plural and what stands for it in the singular.
        irregular: form to lemma, for what the endings do not make.
        stems: ending of a lemma made by a wrong rule and what stands for it.
    """
    models: dict[str, list[Row]] = {}
    rows = pack["inflections"] if "inflections" in pack else ()  # noqa: SIM401 (a pack has no get)
    for row in rows:
        models.setdefault(row["ending"], []).append(row)
    known = frozenset(verbs)
    lemmas: dict[str, str] = dict(irregular)
    participles: set[str] = set()
    moods: dict[str, str] = {}
    presents: set[str] = set()
    for lemma in sorted(known):
        for form, tag in _inflected(lemma, models):
            lemmas.setdefault(form, lemma)
            if tag == PRESENT:
                presents.add(form)
            if tag in MOODS:
                moods[form] = MOODS[tag]
            if tag == "pp":
                participles |= {form, form + "s"} if not form.endswith("s") else {form}
                lemmas.setdefault(form + "s", lemma)
    bare = {_bare(lemma): lemma for lemma in sorted(known)}
    strays = dict(_strays(irregular, known, models))
    return Forms(
        lemmas,
        frozenset(participles),
        known,
        moods,
        bare,
        frozenset(nouns),
        tuple(plurals),
        frozenset(presents - set(nouns)),
        tuple(stems),
        strays,
    )


def _strays(
    irregular: Mapping[str, str], known: frozenset[str], models: Mapping[str, list[Row]]
) -> Iterator[tuple[tuple[str, str], str]]:
    """Irregular forms with the known lemmas that a rule of endings makes of them wrongly, and the right ones."""
    for form, lemma in sorted(irregular.items()):
        for cut in (1, 2, 3):
            made = form[:-cut]
            if made in known and made != lemma and form not in {one for one, _ in _inflected(made, models)}:
                yield (form, made), lemma


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
