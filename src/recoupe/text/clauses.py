"""A sentence as rules of attribution see it: words with classes, verb groups, noun phrases, quotations, boundaries.

Enters: one analysed sentence (the analysis may be poor or missing), the quotations of its paragraph, a `CueBook`.
Leaves: a `Line`. Word classes come from closed lists first and from the analysis second, so that a wrong or absent
tag costs little; a word without any tag is a noun, or a name when it has a capital inside the sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.text.cues import CueBook, Idiom
from recoupe.text.quotes import Quotation
from recoupe.text.reading import Sentence
from recoupe.text.word import MARKS, SPEAKING, TENSED, Word
from recoupe.text.words import words_of

STOPS = frozenset(";")


DASHES = frozenset({"–", "—", "--"})


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A verb with its auxiliaries: words ``first`` to ``last`` (inclusive), the lexical verb at ``head``.

    ``tag`` is the tense of the finite word, or pp, presp, inf; ``inverted`` the index of a subject clitic after the
    verb; ``modal`` the lemma of a modal verb in the group.
    """

    first: int
    head: int
    last: int
    lemma: str
    tag: str
    passive: bool = False
    negated: bool = False
    reflexive: bool = False
    inverted: int = -1
    modal: str = ""

    @property
    def finite(self) -> bool:
        """Whether it has a tense of its own."""
        return self.tag in TENSED


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence with its words; ``inside`` says for each word in which quotation it stands (-1 for none)."""

    sentence: Sentence
    words: tuple[Word, ...]
    book: CueBook
    quotations: tuple[Quotation, ...]
    inside: tuple[int, ...]
    parsed: bool
    groups: dict[int, Group | None] = field(default_factory=dict)
    idioms: list[tuple[Idiom, int, int]] = field(default_factory=list)
    is_scanned: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> Word | None:
        """The word at ``i``; None outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else None

    def is_any(self, i: int, *names: str) -> bool:
        """Whether there is a word at ``i`` of one of the classes."""
        return 0 <= i < len(self.words) and not self.words[i].classes.isdisjoint(names)

    def form(self, i: int) -> str:
        """The folded form at ``i``; empty outside the sentence."""
        return self.words[i].form if 0 <= i < len(self.words) else ""

    def upos(self, i: int) -> str:
        """The part of speech at ``i``; empty outside the sentence."""
        return self.words[i].upos if 0 <= i < len(self.words) else ""

    def is_mark(self, i: int) -> bool:
        """Whether a quotation mark stands at ``i``."""
        return self.form(i) in MARKS

    def is_tensed(self, i: int) -> bool:
        """Whether a verb with a tense of its own stands at ``i``."""
        return 0 <= i < len(self.words) and self.words[i].tag in TENSED

    def index_at(self, offset: int) -> int:
        """Index of the first word that ends after ``offset``; the length of the sentence when none does."""
        for word in self.words:
            if word.end > offset:
                return word.i
        return len(self.words)


def line_of(sentence: Sentence, quotations: Sequence[Quotation], book: CueBook) -> Line:
    """The sentence as a line; ``quotations`` are those that overlap it."""
    parsed = any(token.upos != "X" for token in sentence.tokens)
    words = words_of(sentence, book)
    outer = tuple(one for one in quotations if one.depth == 0)
    inside = tuple(_quotation_of(word, outer) for word in words)
    return Line(sentence, words, book, outer, inside, parsed)


def _quotation_of(word: Word, quotations: Sequence[Quotation]) -> int:
    for place, one in enumerate(quotations):
        if one.start <= word.start and word.end <= one.end:
            return place
    return -1


def group_of(line: Line, head: int) -> Group | None:
    """The verb group around the verb at ``head``; None when the word is no verb. Kept once found."""
    if head not in line.groups:
        line.groups[head] = _group(line, head)
    return line.groups[head]


def _group(line: Line, head: int) -> Group | None:
    verb = line.words[head]
    if not verb.tag:
        return None
    first, finite, aux, modal, negated, reflexive, inverted = head, verb, False, "", False, False, -1
    lemmas: list[str] = []
    over = head
    for i in range(head - 1, max(-1, head - 9), -1):
        word = line.words[i]
        if i > over:
            continue
        if word.is_any("inverted") and word.form.startswith("-"):
            inverted = i
        elif (
            verb_part(word) and (verb.tag in ("pp", "inf") or lemmas or word.tag in TENSED) and _chained(line, i, first)
        ):
            if word.is_any("aux_lemma"):
                aux = True
                lemmas.append(word.lemma)
            else:
                modal = word.lemma
            finite = word
        elif word.is_any("negation", "negator"):
            negated = negated or word.is_any("negation", "plain_negator")
        elif _is_clitic(line, i, first):
            reflexive = reflexive or _is_reflexive(line, i)
        elif not _is_filler(line, i):
            over = _before_insertion(line, i, head) if verb.tag == "pp" and finite.tag not in TENSED else -1
            if over < 0:
                break
        first = i
    first = _trim_adverbs(line, first, head)
    last = _last_of(line, head)
    inverted = last if last > head else inverted
    paired = any(
        line.is_any(k, "neither", "nor") and line.upos(k) in ("CCONJ", "ADV") for k in range(max(first - 1, 0), head)
    )
    paired = paired and verb.tag in ("past", "pp")  # "has neither confirmed nor denied it"
    negated = negated or paired or line.is_any(last + 1, "plain_negator") or _of_nobody(line, first)
    passive = _is_passive(line, verb, lemmas, reflexive)
    tag = finite.tag if aux or modal or finite is verb else verb.tag
    tag = "past" if aux and tag == "pres" and not passive and verb.tag != "inf" else tag
    if tag == "pp" and not lemmas and _shares_auxiliary(line, first):
        passive, tag = False, "past"
    return Group(first, head, last, verb.lemma, tag, passive, negated, reflexive, inverted, modal)


def _of_nobody(line: Line, first: int) -> bool:
    """« No body has yet … », « Neither bank would … »: the subject negates a verb that takes no negation with it."""
    start = next((i for i in range(first) if line.upos(i) != "PUNCT" and not _joins(line, i)), first)
    nominal = all(line.upos(i) in ("DET", "NOUN", "ADJ", "PRON", "ADV", "CCONJ", "PROPN") for i in range(start, first))
    return nominal and line.is_any(start, "nobody")


def _joins(line: Line, i: int) -> bool:
    """Whether a conjunction that negates nothing stands at ``i``."""
    return line.upos(i) == "CCONJ" and not line.is_any(i, "nobody")


def _last_of(line: Line, head: int) -> int:
    """Index of the last word of the group: the clitic after « dit-il », else the verb."""
    return head + 1 if line.is_any(head + 1, "inverted") and line.form(head + 1).startswith("-") else head


def _before_insertion(line: Line, i: int, head: int) -> int:
    """Index of the auxiliary before words of time that end at ``i``: « a à plusieurs reprises nié »; else -1.

    Of « a jusqu'ici nié » the last words are adverbs by themselves: such a phrase may end anywhere before ``head``.
    """
    for k in range(i - 1, max(-1, i - 6), -1):
        word = line.words[k]
        if word.is_any("aux_lemma") and word.tag in TENSED and i < over_asides(line, k + 1) <= head:
            return k
    if not line.is_any(i, "time", "occasion"):
        return -1
    for k in range(i - 1, max(-1, i - 5), -1):
        word = line.words[k]
        if word.is_any("aux_lemma") and word.tag in TENSED:
            return k
        if word.upos not in ("ADP", "DET", "ADJ", "ADV", "NUM", "NOUN") or word.is_any("subject"):
            return -1
    return -1


def over_asides(line: Line, place: int) -> int:
    """Index after set phrases at ``place``, between commas or not: « , pour sa part, »; else ``place``."""
    start = place + (line.form(place) == ",")
    end = next(
        (start + len(words) for words in line.book.asides.get(line.form(start), ()) if _is_at(line, start, words)),
        start,
    )
    if end == start:
        end = _over_way(line, start)
    if end == start:
        return place
    closed = line.form(place) != "," or line.form(end) == ","
    return over_asides(line, end + (line.form(place) == ",")) if closed else place


def _over_way(line: Line, start: int) -> int:
    """Index after « de manière répétée », « d'une façon inédite »; ``start`` where no such phrase begins."""
    noun = start + 1 + (line.upos(start + 1) == "DET")
    led = line.is_any(start, "of") and line.upos(start) == "ADP" and line.is_any(noun, "way")
    described = line.upos(noun + 1) == "ADJ" or line.words[min(noun + 1, len(line) - 1)].tag == "pp"
    return noun + 2 if led and described else start


def _is_at(line: Line, start: int, words: tuple[str, ...]) -> bool:
    return all(
        line.form(start + k) == word or (word == "POSS" and line.is_any(start + k, "possessive"))
        for k, word in enumerate(words)
    )


def _shares_auxiliary(line: Line, first: int) -> bool:
    """A participle after « et », « puis » that uses the auxiliary of an earlier one: « a souri puis répondu »."""
    before = first - 1
    joined = line.is_any(before, "coordinator") and (
        line.form(before - 1) == ","
        or line.is_mark(before - 1)
        or line.upos(before - 1) in ("VERB", "NOUN", "PROPN", "ADJ", "ADV", "NUM")
    )
    if not joined and not _is_listed_perfect(line, first):
        return False
    for i in range(before - 1, -1, -1):
        word = line.words[i]
        if word.tag == "pp" and _is_perfect(line, i):
            return True
        if word.is_any("subject_relative", "complementizer"):
            return False
    return False


def _is_perfect(line: Line, i: int) -> bool:
    """Whether the participle at ``i`` has « avoir » right before it: « a démenti », not « a été démenti »."""
    nearest = next((k for k in range(i, max(-1, i - 5), -1) if line.is_any(k, "aux_lemma", "copula_lemma")), -1)
    return nearest >= 0 and nearest != i and not line.is_any(nearest, "copula_lemma")


def _is_listed_perfect(line: Line, first: int) -> bool:
    """« a salué les marins, exhorté la police à … »: a cue verb after a comma, with an object right behind it."""
    word = line.words[first]
    after = first + 1
    when = line.is_any(after + 1, "time", "period", "occasion")
    whose = line.upos(after) == "PROPN" or (line.upos(after) == "DET" and not when)
    cue = word.lemma in line.book.verbs and line.form(first - 1) == "," and not line.book.has("optional_complementizer")
    return cue and whose and line.inside[first] < 0 and not line.is_any(after, "agent", "of")


def verb_part(word: Word) -> bool:
    """Whether a word can be an auxiliary or a modal of a group."""
    return word.is_any("aux_lemma", "modal_lemma") and word.upos in ("AUX", "VERB")


_INNER = frozenset({"ADV", "PART", "PRON", "AUX", "VERB", "X", "SCONJ", "CCONJ"})


def _chained(line: Line, i: int, first: int) -> bool:
    """An auxiliary belongs to the group unless its own complement stands between."""
    if _before_insertion(line, first, first + 4) == i:
        return True
    between = (line.words[k] for k in range(i + 1, first))
    return all(word.upos in _INNER or word.is_any("negation", "negator", "clitic", "inverted") for word in between)


def _is_clitic(line: Line, i: int, first: int) -> bool:
    word = line.words[i]
    if not word.is_any("clitic"):
        return False
    if word.upos == "DET" and line.parsed:
        # « il les soupçonne »: no article stands between a subject pronoun and its verb
        return first == i + 1 and line.words[first].tag in TENSED and line.is_any(i - 1, "subject", "anaphor")
    person = line.words[first].token.feature("Person")
    agrees = not (word.is_any("first_person") and person == "3")  # « nous a indiqué X »
    if word.is_any("subject") and word.token.dep.startswith("nsubj") and agrees:
        return False  # ``what it described as``, « nous pensons »
    nxt = line.words[first]
    return nxt.upos in SPEAKING or (nxt.is_any("clitic", "aux_lemma") and nxt.upos != "ADP")


def _is_reflexive(line: Line, i: int) -> bool:
    """« se »; « nous », « me » only beside the subject of the same person: « on nous dit » is not reflexive."""
    if line.is_any(i, "reflexive"):
        return True
    return (
        line.is_any(i, "reflexive_same")
        and line.is_any(i - 1, "first_person", "second_person")
        and line.is_any(i - 1, "subject")
        and not line.is_any(i - 1, "impersonal")
    )


def _is_adverb(word: Word) -> bool:
    return word.upos == "ADV" or (word.upos in ("X", "PART") and word.is_any("adverb", "negator"))


def _is_filler(line: Line, i: int) -> bool:
    """Words that may stand inside a verb group: adverbs, their tails, quotation marks."""
    tail = line.is_any(i, "adverb_tail") or line.is_any(i + 1, "adverb_tail")
    after = line.words[min(i + 1, len(line) - 1)]
    too = (
        line.is_any(i, "stressed") and _is_adverb(after) and not after.is_any("negation") and line.upos(i - 1) == "AUX"
    )
    return _is_adverb(line.words[i]) or tail or too or line.is_mark(i) or _distributes(line, i)


def _distributes(line: Line, i: int) -> bool:
    """« ont tous annoncé », « ont chacun promis », « ont tous deux nié »: a word that goes with the subject."""
    counted = line.upos(i) == "NUM" and line.is_any(i - 1, "distributes")
    place = i - 1 if counted else i
    return line.is_any(place, "distributes") and line.is_any(place - 1, "aux_lemma", "negator", "plain_negator")


def _trim_adverbs(line: Line, first: int, head: int) -> int:
    while (
        first < head
        and (
            _is_adverb(line.words[first])
            or line.is_mark(first)
            or line.is_any(first, "adverb_tail")
            or line.is_any(first + 1, "adverb_tail")
        )
        and not line.is_any(first, "negation", "negator")
    ):
        first += 1
    return first


def _is_passive(line: Line, verb: Word, lemmas: list[str], reflexive: bool) -> bool:
    """A participle with a form of the copula among its auxiliaries, or with none at all."""
    if verb.tag != "pp":
        return False
    if not lemmas:
        return True
    return not reflexive and any("copula_lemma" in line.book.classes_of(lemma) for lemma in lemmas)


def joins_infinitive(line: Line, i: int, start: int) -> bool:
    """« dénoncer la hausse | et réclamer des bourses »: behind an infinitive and its object, another of its rank."""
    led = next((k for k in range(start - 1, max(-1, start - 4), -1) if line.words[k].tag), -1)
    after = i + 1 + line.is_any(i + 1, "clitic")
    joined = led >= 0 and line.words[led].tag == "inf" and after < len(line) and line.words[after].tag == "inf"
    return joined and not any(line.words[k].tag for k in range(start, i)) and line.inside[i] < 0


def joined_to(line: Line, group: Group) -> Group | None:
    """« pour dénoncer la hausse et réclamer des bourses »: the infinitive before, of the rank of this one."""
    if group.tag != "inf" or line.upos(group.first - 1) != "CCONJ":
        return None
    led = next((k for k in range(group.first - 2, -1, -1) if line.words[k].tag), -1)
    return group_of(line, led) if led >= 0 and line.words[led].tag == "inf" else None
