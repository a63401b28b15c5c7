"""What a figure counts: « soixante poids lourds », « un bilan de neuf », « ils n'en comptaient que 60 ».

What enters is a reading, its words cut by the figure scanner, and figures in text order; what leaves is a `Thing` for
each figure whose counted can be read. The noun stands behind the figure, or in the count the figure ends (« le nombre
de réfugiés a atteint 45 000 », « le bilan est monté à onze »), or with an earlier figure that this one goes on from
(« quatre autres », « dont six », « contre cinq la veille »). Refused: to lend a noun across paragraphs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from recoupe.model import Span
from recoupe.text.figures import Counted, Figure, FigureScanner
from recoupe.text.patterns import Words
from recoupe.text.reading import Reading, Sentence, Token

PEOPLE_AND_THINGS = ("", "person", "vehicle")
"""Units of what later figures may count again: a price or a distance is lent to none."""

MODIFIERS = ("amod", "nmod", "flat", "appos", "compound")

REACH = 14
"""Words between the name of a count and the figure it comes to: « le nombre de … par les autorités est passé à »."""

TOLLS = ("toll", "death toll")
"""Classes of words for a count of people: « la foule », and of the dead: « le bilan »."""

FEW = 3
"""Words between a figure and the name of a count behind it: « porte à neuf le nombre de »."""

CURRENCY = re.compile(r"[A-Z]{3}")
"""Units that are currencies, as ISO 4217 names them."""

THOUSAND = 1000
"""A figure from which on a sum is told in full."""

NOUNS = ("NOUN", "PROPN", "SYM")
VERBS = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure counts: unit, lemma, its head, and the head with the words that modify it.

    ``lent`` is true where the words stand with another figure or before this one; ``scale`` is then what that figure
    was told in: « 12 millions d'euros, 19 désormais ».
    """

    unit: str
    lemma: str
    head: Span
    span: Span
    rule: str
    parsed: bool
    lent: bool = False
    scale: float = 1.0


@dataclass(slots=True)
class _Told:
    """A thing an earlier figure counts, the sentence it stands in, and whether it is a price or the like."""

    thing: Thing
    sentence: int
    is_measure: bool = False


@dataclass(slots=True)
class Countings:
    """Reads what is counted, figure by figure in text order: later figures may go on from earlier ones."""

    reading: Reading
    scanner: FigureScanner
    words: Words
    _told: list[_Told] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index the ends of the sentences once."""
        self._ends = [one.end for one in self.reading.sentences]

    def counted(self, figure: Figure) -> Thing | None:
        """What a figure counts; None where nothing says."""
        found = self._behind(self.scanner.counted(self.words, figure))
        place = self._place(figure.start)
        stands_in = found is not None and self._is(found.lemma, "standin")
        if (found is None or stands_in) and not figure.is_share:
            named = self._count_named(figure) or self._so_many(figure) or self._of_level(figure)
            named = named or self._hurt(figure) or self._befallen(figure)
            found = named or self._earlier(figure, place, stands_in=stands_in) or found
        if found is not None and not figure.is_share:
            measure = found.unit not in PEOPLE_AND_THINGS
            scale = _scale(figure) if measure and not found.lent else found.scale
            self._told.append(_Told(replace(found, scale=scale), place, measure))
        return found

    def _place(self, start: int) -> int:
        return bisect_right(self._ends, start)

    def _sentence(self, start: int) -> Sentence | None:
        index = self._place(start)
        return self.reading.sentences[index] if index < len(self._ends) else None

    def _behind(self, found: Counted | None) -> Thing | None:
        """The noun behind a figure with its lemma and modifiers from the parse."""
        if found is None:
            return None
        head = self.reading.span(found.start, found.end)
        if found.stuff is not None:
            return Thing(found.unit, found.lemma, head, self.reading.span(*found.stuff), found.rule, parsed=False)
        sentence = self._sentence(found.start)
        token = _token(sentence, found.start)
        if sentence is None or token is None or not token.upos or not self.reading.analysis:
            return Thing(found.unit, found.lemma, head, head, found.rule, parsed=False)
        if not found.unit and token.upos not in NOUNS:
            return None
        whole = token if found.unit else _compound_head(sentence, token)
        if whole is not token:
            return self._noun(sentence, whole)
        lemma = found.lemma if found.unit else token.lemma or found.lemma
        span = self._modified(sentence, token, found.start, found.end)
        return Thing(found.unit, lemma, head, span, found.rule, parsed=True)

    def _modified(self, sentence: Sentence, head: Token, start: int, end: int) -> Span:
        """The head noun with its adjectives and complements after it, without clauses."""
        last = head.end
        for child in sentence.children(head, *MODIFIERS):
            if child.start > head.start and child.dep != "appos":
                last = max(last, *(one.end for one in sentence.subtree(child)))
        return self.reading.span(start, max(last, end))

    def _noun(self, sentence: Sentence, token: Token) -> Thing:
        """The thing a noun of the sentence stands for, by the table of units where it has the noun."""
        unit, _, lemma = self.scanner.lexicon.value("unit noun", token.form.lower()).partition(" ")
        head = self.reading.span(token.start, token.end)
        span = self._modified(sentence, token, token.start, token.end)
        return Thing(unit, lemma or token.lemma or token.form.lower(), head, span, "", parsed=True)

    def _count_named(self, figure: Figure) -> Thing | None:
        """The thing of a count the figure gives: its name stands right behind it, or before what leads to it."""
        for place in (*self._names_behind(figure), *self._names_before(figure)):
            thing = self._of_count(place)
            if thing is not None:
                return replace(thing, lent=True)
        return None

    def _names_behind(self, figure: Figure) -> Iterator[int]:
        """« porte à neuf le nombre de marins tués »."""
        for place in range(figure.last + 1, min(figure.last + 1 + FEW, len(self.words.forms))):
            if place in self.words.breaks or not self._is(self.words.forms[place], "article", "number"):
                return
            if self._is(self.words.forms[place], "number"):
                yield place

    def _names_before(self, figure: Figure) -> Iterator[int]:
        """« le bilan est monté à onze », "a crowd of 10,000": the figure stands behind a word that leads to a level."""
        last = figure.first - 1
        if last > 0 and last not in self.words.breaks and self._is(self.words.forms[last], "meanwhile"):
            last -= 1
        if last < 0 or figure.first in self.words.breaks or not self._is(self.words.forms[last], "level"):
            return
        for place in range(last, max(last - REACH, -1), -1):
            if self._is(self.words.forms[place], "number", *TOLLS):
                yield place
            if place in self.words.breaks or self.words.forms[place] in (";", ":"):
                return

    def _of_count(self, place: int) -> Thing | None:
        """What a count counts: the noun behind « le nombre de »; the toll itself, which is one of people."""
        words, form = self.words, self.words.forms[place]
        sentence = self._sentence(words.starts[place])
        token = _token(sentence, words.ends[place] - 1)
        if sentence is None or token is None:
            return None
        if self._is(form, *TOLLS):
            head = self.reading.span(words.starts[place], words.ends[place])
            value = next((told for kind in TOLLS if (told := self.scanner.lexicon.value(kind, form))), form)
            return Thing("", value, head, head, "", parsed=bool(token.upos))
        of = place + 1
        if of >= len(words.forms) or not self._is(words.forms[of], "link"):
            return None
        after = [one for one in sentence.tokens if one.start > words.starts[of] and one.start - words.ends[of] < 30]
        noun = next((one for one in after[:FEW] if one.upos in NOUNS or self._is_unit(one)), None)
        return self._noun(sentence, _compound_head(sentence, noun)) if noun is not None else None

    def _so_many(self, figure: Figure) -> Thing | None:
        """« les victimes, désormais au nombre de onze »: the noun before it."""
        sentence = self._sentence(figure.start)
        token = _token(sentence, figure.start) if self._is(self._form(figure.first), "into") else None
        if sentence is None or token is None:
            return None
        noun = next((one for one in reversed(sentence.tokens[: token.i]) if one.upos in NOUNS), None)
        return replace(self._noun(sentence, noun), lent=True) if noun is not None else None

    def _of_level(self, figure: Figure) -> Thing | None:
        """What comes to the level a figure gives: "Arrests have reached 61"; before it where told as "put it at 27"."""
        if figure.first in self.words.breaks or not self._is(self._form(figure.first - 1), "level"):
            return None
        sentence = self._sentence(figure.start)
        token = _token(sentence, self.words.starts[figure.first - 1])
        if sentence is None or token is None:
            return None
        near = reversed(sentence.tokens[max(0, token.i - FEW) : token.i + 1])
        verb = next((one for one in near if one.upos == "VERB"), None)
        if verb is None:
            return None
        done_to = [one for one in sentence.children(verb, "obj") if not one.start <= figure.start < one.end]
        if any(one.upos == "PRON" and one.i < token.i for one in done_to):
            place = self._place(figure.start)
            told = [one.thing for one in self._told if one.sentence >= place - 1 and not one.is_measure]
            return replace(told[-1], lent=True) if told and (place == 0 or self._one_paragraph(place)) else None
        subjects = sentence.children(verb, "nsubj", "nsubj:pass") if not done_to else []
        noun = next((one for one in subjects if one.upos == "NOUN" and one.feature("Number") == "Plur"), None)
        return replace(self._noun(sentence, noun), lent=True) if noun is not None else None

    def _hurt(self, figure: Figure) -> Thing | None:
        """People a bare figure tells only by what befell them: "killing five of those on board", "injured 12"."""
        before = figure.first - 1
        if before < 0 or figure.first in self.words.breaks or not self._is(self.words.forms[before], "hurts"):
            return None
        lemma = self.scanner.lexicon.value("hurts", self.words.forms[before])
        head = self.reading.span(self.words.starts[before], self.words.ends[before])
        return Thing("person", lemma, head, head, "", parsed=False, lent=True)

    def _befallen(self, figure: Figure) -> Thing | None:
        """People of whom the verb behind a bare figure tells what befell them: "some 2,700 have been hurt"."""
        start = self.words.starts[figure.last]
        sentence, token = self._sentence(start), _token(self._sentence(start), start)
        if sentence is None or token is None or not token.dep.startswith("nsubj"):
            return None
        verb = sentence.tokens[token.head]
        form = verb.form.lower()
        told = next((one for one in (form, form.rstrip("s"), form.rstrip("es")) if self._is(one, "hurts")), "")
        if not told or verb.dep not in ("conj", "parataxis") or not sentence.children(verb, "aux:pass"):
            return None  # of one clause, "of the 52 passengers, 17 were killed", it is they that are counted
        lemma = self.scanner.lexicon.value("hurts", told)
        head = self.reading.span(verb.start, verb.end)
        return Thing("person", lemma, head, head, "", parsed=True, lent=True)

    def _earlier(self, figure: Figure, place: int, *, stands_in: bool) -> Thing | None:
        """The thing of an earlier figure, where this one goes on from it; never from another paragraph."""
        if self._is_alone(figure) and (price := self._price(figure, place)) is not None:
            return price
        own = [one.thing for one in self._told if one.sentence == place and not one.is_measure]
        before = [one.thing for one in self._told if one.sentence == place - 1 and not one.is_measure]
        if not own and not (before and self._one_paragraph(place)):
            return self._asked(figure, place)
        if not (stands_in or self._goes_on(figure, same=bool(own))):
            return None
        return replace(own[-1] if own else before[0], lent=True)

    def _price(self, figure: Figure, place: int) -> Thing | None:
        """The money of the figure right before one that stands alone: « 12 millions d'euros, 19 désormais »."""
        last = self._told[-1] if self._told else None
        if last is None or place - last.sentence > 1 or (place > last.sentence and not self._one_paragraph(place)):
            return None
        if not CURRENCY.fullmatch(last.thing.unit) or (figure.high or 0) >= THOUSAND:
            return None
        return replace(last.thing, lent=True)

    def _asked(self, figure: Figure, place: int) -> Thing | None:
        """What the question before a figure asks for: « Combien de victimes ? Six, selon l'hôpital »."""
        if place < 1 or not self._one_paragraph(place) or not self._opens(figure):
            return None
        tokens = self.reading.sentences[place - 1].tokens
        asking = next((one.i for one in tokens if self._is(one.form.lower(), "asks")), len(tokens))
        nouns = [one for one in tokens[asking + 1 :] if one.upos in NOUNS or self._is_unit(one)]
        if not nouns or not any(one.form == "?" for one in tokens[-2:]):
            return None
        sentence = self.reading.sentences[place - 1]
        return replace(self._noun(sentence, _compound_head(sentence, nouns[0])), lent=True)

    def _opens(self, figure: Figure) -> bool:
        """Whether a figure opens a clause."""
        before = "" if figure.first in self.words.breaks else self._form(figure.first - 1)
        return not before or before in ",;:.(?!" or self._is(before, "joint")

    def _is_alone(self, figure: Figure) -> bool:
        """« Une vingtaine, affirme X », "the union says eleven": all that is said, or what a verb ends in."""
        beside = self._opens(figure) or self._ends_a_verb(figure) or self._has_pronoun(figure)
        return self._closes(figure) and beside

    def _closes(self, figure: Figure) -> bool:
        """Whether nothing behind a figure can be what it counts: a mark, an adverb, « selon »."""
        after, following = self._form(figure.last + 1), figure.last + 1
        if following in self.words.breaks or after in ("", ".", ",", ";", ")", "?"):
            return True
        second = self._form(figure.last + 2) if self._is(after, "link") else after
        token = _token(self._sentence(figure.start), self.words.starts[following])
        return self._is(second, "sourced") or (token is not None and token.upos == "ADV")

    def _ends_a_verb(self, figure: Figure) -> bool:
        """« la direction en annonce dix », "the army counts fifteen": the figure follows a finite verb."""
        sentence = self._sentence(figure.start)
        token = _token(sentence, figure.start)
        before = sentence.tokens[token.i - 1] if sentence and token and token.i > 0 else None
        return before is not None and before.upos == "VERB" and before.feature("VerbForm") in ("Fin", "")

    def _one_paragraph(self, place: int) -> bool:
        sentences = self.reading.sentences
        return 0 < place < len(sentences) and sentences[place].paragraph == sentences[place - 1].paragraph

    def _goes_on(self, figure: Figure, *, same: bool) -> bool:
        """Whether a bare figure counts what an earlier one counts: by a word beside it, or as subject of a verb."""
        after, before = self._form(figure.last + 1), self._form(figure.first - 1)
        if figure.first in self.words.breaks:
            before = ""
        if self._is(after, "standin") or self._is(before, "again", "against"):
            return True
        if self._is(after, "among", "link") and self._is(self._form(figure.last + 2), "them"):
            return True
        if self._has_pronoun(figure):
            return True
        if self._opens(figure) and self._leads_a_verb(figure):
            return True
        marked = figure.last + 1 in self.words.breaks or after in ("", ".", ",", ";", ")")
        return ((same and marked) or self._is_alone(figure)) and self._is_large(figure)

    def _has_pronoun(self, figure: Figure) -> bool:
        """« n'en comptaient que 60 »: a pronoun for the counted before the verb."""
        places = range(max(0, figure.first - 5), figure.first)
        forms = [self.words.forms[place] for place in places]
        for at, form in enumerate(forms):
            if self._is(form, "partitive"):
                rest = range(places[at] + 1, figure.first)
                if rest and self.words.breaks.isdisjoint(rest) and self._counts_them(self.words.starts[places[at]]):
                    return True
        return False

    def _counts_them(self, start: int) -> bool:
        """Whether the word at ``start`` stands before a verb, not before a noun: « en Syrie »."""
        sentence = self._sentence(start)
        token = _token(sentence, start)
        following = sentence.tokens[token.i + 1] if sentence and token and token.i + 1 < len(sentence.tokens) else None
        if following is None or token is None:
            return False
        return following.upos in VERBS or (not following.form[:1].isupper() and token.upos == "PRON")

    def _leads_a_verb(self, figure: Figure) -> bool:
        """« 17 sont morts », "six have since died": a finite verb follows the figure."""
        sentence = self._sentence(figure.start)
        token = _token(sentence, figure.end - 1)
        if sentence is None or token is None or token.i + 1 >= len(sentence.tokens):
            return False
        following = sentence.tokens[token.i + 1]
        return following.upos in VERBS and following.feature("VerbForm") in ("Fin", "")

    def _is_large(self, figure: Figure) -> bool:
        return (figure.low or figure.high or 0) > 0 and self.words.values[figure.last] != 1

    def _form(self, place: int) -> str:
        return self.words.forms[place] if 0 <= place < len(self.words.forms) else ""

    def _is(self, form: str, *kinds: str) -> bool:
        return not self.scanner.lexicon.classes.get(form, frozenset()).isdisjoint(kinds)

    def _is_unit(self, token: Token) -> bool:
        return self._is(token.form.lower(), "unit noun")


def _scale(figure: Figure) -> float:
    """What a sum is told in: millions, billions, or ones."""
    size = figure.high or figure.low or 0.0
    return next((one for one in (1e9, 1e6) if size >= one), 1.0)


def _token(sentence: Sentence | None, start: int) -> Token | None:
    if sentence is None:
        return None
    return next((one for one in sentence.tokens if one.start <= start < one.end), None)


def _compound_head(sentence: Sentence, token: Token) -> Token:
    """The noun a row of nouns ends in: two rescue *flights*."""
    tokens: Sequence[Token] = sentence.tokens
    while token.dep == "compound" and token.head > token.i:
        head = tokens[token.head]
        if any(one.upos not in (*NOUNS, "ADJ") for one in tokens[token.i + 1 : head.i]) or head.upos not in NOUNS:
            break
        token = head
    return token
