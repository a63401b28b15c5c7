"""Words for rules of attribution: tokens with classes, a mended part of speech, and a tense tag.

Enters: a sentence whose analysis may be poor or missing, and a `CueBook`. Leaves: `Word`s. Closed lists come first,
inflected forms of cues second, the analysis third; where neighbours contradict the analysis (« “…”, jure-t-il » read
as a noun) the neighbours win. A word without any tag is a noun, or a name when it has a capital inside the sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.text.cues import CueBook, fold
from recoupe.text.reading import Sentence, Token
from recoupe.text.word import (
    MARKS,
    NOMINAL,
    SPEAKING,
    TENSED,
    Word,
    accented,
    after_quotation,
    ends_phrase,
    has_auxiliary,
    has_modal,
    helped_over,
    is_tensed_word,
)

_VERB_CLASSES = frozenset(
    {
        "aux_lemma",
        "modal_lemma",
        "copula_lemma",
        "come_lemma",
        "arouse_lemma",
        "undergo_lemma",
        "aim_lemma",
        "voice_lemma",
    }
)
_GUESSES = (
    ("determiner", "DET"), ("of", "ADP"), ("preposition", "ADP"), ("subject", "PRON"), ("clitic", "PRON"),
    ("relative", "PRON"), ("inverted", "PRON"), ("complementizer", "SCONJ"), ("coordinator", "CCONJ"),
    ("negation", "ADV"), ("negator", "ADV"), ("adverb", "ADV"), ("subordinator", "SCONJ"),
)  # fmt: skip
_NO_NAME_AFTER = frozenset({"PUNCT", "SYM"})


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """A token on its way to a word: the words before it, the token after it, the tags its form may have."""

    token: Token
    form: str
    classes: frozenset[str]
    before: Sequence[Word]
    after: str
    further: str
    tags: tuple[str, ...]
    book: CueBook
    verbless: bool

    @property
    def last(self) -> Word | None:
        return self.before[-1] if self.before else None

    @property
    def is_tensed(self) -> bool:
        return any(tag in TENSED for tag in self.tags)


def words_of(sentence: Sentence, book: CueBook) -> tuple[Word, ...]:
    """The words of a sentence, one for each token."""
    words: list[Word] = []
    verbless = not any(token.upos in SPEAKING and _analysed_tag(token) in TENSED for token in sentence.tokens)
    forms = [fold(token.form) for token in sentence.tokens]
    forms[:1] = [accented(form, book) for form in forms[:1]]
    for i, token in enumerate(sentence.tokens):
        letters = _are_letters(sentence.tokens, i)
        inflected = () if letters else book.forms.get(forms[i], ())
        tags = tuple(one.tag for one in inflected)
        after = forms[i + 1] if i + 1 < len(forms) else ""
        further = forms[i + 2] if i + 2 < len(forms) else ""
        classes: frozenset[str] = frozenset() if letters else book.classes_of(forms[i])
        place = _Place(token, forms[i], classes, words, after, further, tags, book, verbless)
        upos = "PROPN" if letters else _upos(place)
        tag = _tag(place, upos)
        fitting = [one.lemma for one in inflected if one.tag == tag] or [one.lemma for one in inflected]
        lemma = _lemma(token, forms[i], upos, fitting)
        classes = place.classes
        if upos in SPEAKING and lemma != forms[i]:
            classes |= book.classes_of(lemma) & _VERB_CLASSES
        words.append(Word(token, i, forms[i], lemma, upos, tag, classes))
    return tuple(words)


def _are_letters(tokens: Sequence[Token], i: int) -> bool:
    """Whether capitals behind an article name a body and are no word: "The WHO said", « l'EST »."""
    form = tokens[i].form
    before = tokens[i - 1] if i else None
    named = before is not None and before.upos == "DET" and not (len(before.form) > 1 and before.form.isupper())
    return named and len(form) > 1 and form.isalpha() and form.isupper()


def _upos(place: _Place) -> str:
    token = place.token
    if token.upos == "X":
        return _guess(place)
    if (
        token.upos not in SPEAKING
        and place.tags
        and (place.form == token.form or place.last is None)
        and _must_be_verb(place)
        and not _is_there(place)
    ):
        return "VERB"
    if token.upos in SPEAKING and _must_be_noun(place):
        return "NOUN"
    if token.upos in SPEAKING and not place.tags and place.form in place.book.hedges:
        return "ADV"
    if token.upos in SPEAKING and ((not place.tags and _lacks_its_pronoun(place)) or _lacks_its_person(place)):
        return "ADJ"
    return "PROPN" if _is_name(place) else token.upos


def _guess(place: _Place) -> str:
    """A part of speech without analysis."""
    form, last = place.form, place.last
    if not form[0].isalnum() and form[0] not in "-@#$€%":
        return "PUNCT"
    for name, upos in _GUESSES:
        if name in place.classes:
            return upos
    if place.tags and not (last is not None and last.upos in ("DET", "NUM")):
        return "VERB"
    if len(form) > 5 and form.endswith(place.book.endings("adverb_ending")):
        return "ADV"
    if form[0].isdigit():
        return "NUM"
    return "PROPN" if place.token.form[0].isupper() and last is not None else "NOUN"


def _must_be_verb(place: _Place) -> bool:
    """Whether the neighbours of a form that may be a verb leave it nothing else to be."""
    following = place.book.classes_of(place.after)
    if place.is_tensed and place.after.startswith("-") and "inverted" in following:
        return True
    doubt = place.last is not None and place.last.upos in ("NOUN", "PROPN") and place.is_tensed
    if doubt and "complementizer" in following and place.token.upos == "ADJ":
        return True
    opens = place.last is None and place.after in MARKS  # « Demandant “une enquête”, X … »
    if "presp" in place.tags and not place.classes and (opens or following & {"determiner", "complementizer"}):
        return True
    last = place.last
    if set(place.tags) == {"presp"} and len(place.before) > 1 and last is not None and last.is_any("clitic"):
        return place.before[-2].form == "," and not place.book.nominals.get(place.form)  # « , l'accusant de … »
    if last is not None and set(place.tags) == {"inf"} and not place.classes and last.is_any("infinitive"):
        return last.upos == "ADP" and is_tensed_word(place.before, -2)
    return last is not None and (_parsed_as_verb(place, last) or _after_verb_sign(place, last))


def _parsed_as_verb(place: _Place, last: Word) -> bool:
    """A noun that the parse takes for the root of a clause, an adjective before an article, a late participle."""
    upos, dep = place.token.upos, place.token.dep
    if "pp" in place.tags and dep == "acl" and last.form == ",":
        return True
    if not place.is_tensed:
        return False
    if upos == "NOUN" and dep == "root":
        return last.upos in ("NOUN", "PROPN", "PRON")
    following = place.book.classes_of(place.after)
    object_follows = "determiner" in following
    if place.verbless and upos in ("NOUN", "ADJ") and ends_phrase(place.before) and last.token.form != "-":
        plain = not following and place.after.isalpha()
        quoted = place.after in MARKS or (place.after == "," and place.further in place.book.asides)
        return bool(following & _AFTER_VERB) or plain or quoted or upos == "ADJ"
    return upos == "ADJ" and last.upos in ("NOUN", "PROPN") and object_follows


_AFTER_VERB = frozenset({"determiner", "preposition", "to", "complementizer", "negator", "about"})


def _after_verb_sign(place: _Place, last: Word) -> bool:
    """After a closing quotation, a negation, an auxiliary, a reflexive, a relative or a subject pronoun."""
    if place.is_tensed and (last.is_any("reflexive", "subject_relative") and last.upos == "PRON"):
        return True
    curt = len(place.before) == 2 and last.form == "," and place.before[0].is_any("untrue", "no")
    if place.is_tensed and curt:
        return True  # « Faux, rétorque X »
    if place.is_tensed and after_quotation(place.before) and place.token.upos != "PROPN":
        return not place.classes
    if last.is_any("negation", "aux_lemma") or ("pp" in place.tags and helped_over(place.before, place.book)):
        return True
    if last.is_any("clitic") and last.is_any("determiner") and set(place.tags) <= _NEVER_NOUN:
        return True  # « celui-ci l'accusait de … »
    governed = len(place.before) > 1 and place.before[-2].upos == "ADP"
    person = last.is_any("anaphor") or (place.is_tensed and last.is_any("first_person") and last.is_any("subject"))
    return person and last.upos == "PRON" and not governed


_NEVER_NOUN = frozenset({"past", "fut", "cond"})


def _lacks_its_pronoun(place: _Place) -> bool:
    """A form of the first or second person right after a noun: « Le président azerbaïdjanais » holds no verb."""
    last = place.last
    return last is not None and last.upos == "NOUN" and place.form.endswith(place.book.endings("pronoun_ending"))


def _lacks_its_person(place: _Place) -> bool:
    """« les autorités présentes sur place »: a form of the second person behind a noun."""
    last = place.last
    behind = last is not None and last.upos == "NOUN" and set(place.tags) == {"pres"}
    return behind and place.form.endswith(place.book.endings("second_person_ending"))


def _is_there(place: _Place) -> bool:
    """A noun the lexicon knows behind "there were": "There were reports that …"."""
    behind = (
        len(place.before) > 1 and place.before[-2].is_any("existential") and place.before[-1].is_any("copula_lemma")
    )
    return behind and place.form.removesuffix("s") in place.book.nouns


def _must_be_noun(place: _Place) -> bool:
    """A tensed form right after an article that is no pronoun (« une demande »), or a noun the lexicon knows."""
    last = place.last
    if not place.tags and place.form.removesuffix("s") in place.book.nouns:
        return True
    if last is None or not place.is_tensed:
        return False
    if _is_there(place):
        return True
    told = "claimed" in place.classes and last.tag in GOVERNING and not last.is_any("aux_lemma", "modal_lemma")
    return told or (last.upos == "DET" and not last.is_any("clitic"))


GOVERNING = frozenset({"past", "pp", "presp", "inf"})
"""Tags of a verb that takes the noun right after it: "denied reports that …", "dismissing claims"."""


def _is_name(place: _Place) -> bool:
    """A capital inside a sentence makes a name of what the analysis took for something else."""
    token, last = place.token, place.last
    if token.upos in ("PROPN", "PUNCT", "NUM", "DET", "PRON", "ADP") or place.classes or last is None:
        return False
    if token.form.isupper() and len(token.form) > 2 and token.form.isalpha():
        return True
    if token.form == place.form or len(place.form) < 2 or last.upos in _NO_NAME_AFTER:
        return False
    return last.upos == "PROPN" or token.upos in ("NOUN", "VERB", "ADV", "X", "AUX", "INTJ")


def _tag(place: _Place, upos: str) -> str:
    """The tense tag: that of the analysis where the form can have it, else the likeliest of the form."""
    tags = place.tags
    if upos not in SPEAKING and not (upos == "ADJ" and "pp" in tags):
        return ""
    fixed = next((tag for tag in ("fut", "cond", "pres") if f"{tag}_form" in place.classes), "")
    if fixed:
        return fixed
    analysed = _analysed_tag(place.token) if place.token.upos in SPEAKING else ""
    helped = has_auxiliary(place.before)
    if not tags:
        return "past" if analysed == "pp" and not helped and _is_told_beside(place) else _by_ending(place, analysed)
    mended = _mended(place, analysed, helped=helped)
    if mended or analysed in tags:
        return mended or analysed
    if "pp" in tags and (helped or upos == "ADJ"):
        return "pp"
    if "pp" in tags and not analysed and place.last is not None and place.last.upos in NOMINAL and "pres" not in tags:
        return "pp"
    tensed = analysed in TENSED or _wants_tense(place)
    return next((tag for tag in tags if (tag in TENSED if tensed else tag != "inf")), tags[0])


def _mended(place: _Place, analysed: str, *, helped: bool) -> str:
    """Another tag than that of the analysis, where the form and its neighbours speak against it; empty otherwise."""
    tags, last = place.tags, place.last
    if analysed == "pp" and not helped:
        governs = place.token.dep == "root" and place.verbless and _has_object(place)
        if place.is_tensed and (_wants_tense(place) or _disagrees(place) or governs):
            return next(tag for tag in tags if tag in TENSED)
        if "past" in tags and (place.token.dep in _MAIN or _is_only_verb(place) or _has_object(place)):
            return "past"
    if analysed == "pres" and "inf" in tags and has_modal(place.before):
        return "inf"
    if analysed == "past" and "pp" in tags and helped and last is not None and last.upos in ("ADV", "CCONJ"):
        return "pp"  # « have both told »
    lone = place.verbless and last is not None and last.upos in NOMINAL
    if analysed == "inf" and ("pres" in tags or lone) and not helped and last is not None:
        return "" if last.is_any("infinitive", "modal_lemma") or last.upos in ("AUX", "PART") else "pres"
    return ""


def _disagrees(place: _Place) -> bool:
    """A form read as a participle that does not agree with the noun before it: « Le groupe mise sur … »."""
    last = place.last
    if last is None or last.upos != "NOUN" or not place.verbless:
        return False
    own, other = place.token.feature("Gender"), last.token.feature("Gender")
    return bool(own and other and own != other)


def _is_told_beside(place: _Place) -> bool:
    """A verb right after its subject: “No,” the senator shot back · "says somebody filled in the form"."""
    last = place.last
    if last is not None and last.is_any("somebody"):
        return True
    return place.token.dep == "parataxis" and last is not None and last.upos in NOMINAL


def _is_only_verb(place: _Place) -> bool:
    """A form of past or participle in a sentence without another tense, after a noun and before no agent."""
    after = place.book.classes_of(place.after)
    nominal = place.last is not None and place.last.upos in NOMINAL
    return place.verbless and nominal and place.after not in ("", ".", ",") and "agent" not in after


def _has_object(place: _Place) -> bool:
    """A form of past or participle between a noun and what it acts on: « The firm refuted claims … »."""
    after = place.book.classes_of(place.after)
    joined = after & {"agent", "preposition", "to", "of", "time", "adverb", "coordinator", "join", "infinitive"}
    return place.last is not None and place.last.upos in NOMINAL and place.after.isalpha() and not joined


_MAIN = frozenset({"root", "conj", "ccomp", "parataxis"})


def _by_ending(place: _Place, analysed: str) -> str:
    """The tag of a verb that is no cue: its ending shows a future or conditional that the analysis took otherwise."""
    doubtful = analysed in ("", "pp", "inf") and len(place.form) > 5
    for tag in ("cond", "fut"):
        endings = place.book.endings(f"sure_{tag}_ending") + (place.book.endings(f"{tag}_ending") if doubtful else ())
        if len(place.form) > 5 and place.form.endswith(endings):
            return tag
    return analysed


def _wants_tense(place: _Place) -> bool:
    """Whether a form that may be a participle must be a tense.

    It must after a comma or quotation before a subject, and as the first verb of a relative clause.
    """
    last = place.last
    if last is None:
        return False
    subject = "determiner" in place.book.classes_of(place.after) or (
        place.after not in ("", ",", ".") and not place.book.classes_of(place.after)
    )
    causes = any(one.tag == "inf" for one in place.book.forms.get(place.after, ()))  # « …, fait savoir X »
    if last.form in (",", "»", "”", '"') and (subject or causes):
        return True
    for word in reversed(place.before):
        if word.tag in TENSED or (word.upos == "PUNCT" and word.form not in MARKS):
            return False
        if word.is_any("complementizer", "relative") and word.upos != "DET":
            return True
    return False


def _analysed_tag(token: Token) -> str:
    form = token.feature("VerbForm")
    if form == "Inf":
        return "inf"
    if form == "Part":
        return "presp" if token.feature("Tense") == "Pres" else "pp"
    if form == "Ger":
        return "presp"
    if token.feature("Mood") == "Cnd":
        return "cond"
    tense = token.feature("Tense")
    return {"Fut": "fut", "Imp": "past", "Past": "past", "Pres": "pres"}.get(tense, "pres" if token.morph else "")


def _lemma(token: Token, form: str, upos: str, lemmas: Sequence[str]) -> str:
    given = fold(token.lemma) if token.lemma else form
    if (upos in SPEAKING or upos == "ADJ") and lemmas:
        return given if given in lemmas else lemmas[0]
    return given
