"""Runs of words that may be a name: capitals, particles between capitals, known first names, entity labels.

Enters: the tokens of a sentence and a `Gazetteer`. Leaves: where a run ends, and whether its words speak for a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.text.gazetteer import Family, Gazetteer
from recoupe.text.reading import Token

LONGEST_NAME = 5
"""Words of a person's name: « Luiz Inácio Lula da Silva » has five; longer runs are headlines."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first:last`` that may be one name."""

    first: int
    last: int
    key: str = ""
    rule: str = ""
    personal: bool = False

    @property
    def length(self) -> int:
        """Number of tokens."""
        return self.last - self.first


class Names:
    """Finds name runs in the tokens of one sentence."""

    def __init__(
        self, tokens: Sequence[Token], forms: Sequence[str], gazetteer: Gazetteer, known: frozenset[str] = frozenset()
    ) -> None:
        """``known`` are the last names of people whom the text names in full."""
        self._tokens = tokens
        self._surnames = known
        self._forms = forms
        self._gazetteer = gazetteer
        self.shouted = sum(form.isupper() for form in forms) > len(forms) * 0.6

    def run(self, place: int) -> Run | None:
        """The name run that begins at ``place``: a known person's name, else the longest run of capitals."""
        if place >= len(self._tokens) or not self._begins(place):
            return None
        end = self._end(place)
        known = self._known(place, end)
        if known is not None:
            return known
        if end == place or self._is_elsewhere(place, end):
            return None
        return Run(place, end, personal=self._is_personal(place, end))

    def _known(self, place: int, end: int) -> Run | None:
        for hit in self._gazetteer.at(self._forms, place):
            for entry in hit.entries:
                if entry.family is Family.NAME and entry.sort.startswith("person_"):
                    whole = entry.sort != "person_surname"
                    if place + hit.length >= end or (whole and hit.length > 1 and self._is_another(place + hit.length)):
                        return Run(place, place + hit.length, entry.key, entry.rule, personal=True)
        return None

    def _is_another(self, place: int) -> bool:
        """« Le conseiller d'Emmanuel Macron | Omar Sellal »: a first name after a whole name begins another."""
        follows = place + 1 < len(self._forms) and is_capital(self._forms[place + 1])
        return follows and self._forms[place] in self._gazetteer.first_names

    def _begins(self, place: int) -> bool:
        token = self._tokens[place]
        if self._is_prefixed(token.form):
            return True
        if not is_capital(token.form) or self._is_people(place) or self._is_dated(place):
            return False
        if token.upos in ("PROPN", "X") or token.form in self._gazetteer.first_names or token.entity == "PER":
            return True
        if self.is_shouted_name(place):
            return True
        if token.form in self._surnames:
            return True
        if place > 0 and not token.upos:
            return not self._is_word(token.form)
        opens = place == 0 or self._forms[place - 1] in OPENERS
        if not opens:
            return token.upos not in CLOSED or not self._is_word(token.form)
        following = self._tokens[place + 1] if place + 1 < len(self._tokens) else None
        capital_next = following is not None and is_capital(following.form) and following.upos in ("PROPN", "X", "")
        return capital_next and token.upos not in CLOSED and not self._is_word(token.form)

    def is_shouted_name(self, place: int) -> bool:
        """« OMAR SELLAL a nié »: a first name and a surname in capitals, in a sentence that is not."""
        pair = self._forms[place : place + 2]
        shouted = len(pair) == 2 and all(len(form) > 2 and form.isupper() and form.isalpha() for form in pair)
        return shouted and not self.shouted and pair[0].capitalize() in self._gazetteer.first_names

    def _is_dated(self, place: int) -> bool:
        """``On Friday Mayor Ada Holm``: the name of a day is no part of what follows or stands before it."""
        return self._gazetteer.has_class(self._forms[place], "calendar")

    def _is_people(self, place: int) -> bool:
        """« Le Sénégalais Malick Faye »: the people before a name is no part of it."""
        hit = self._gazetteer.longest(self._forms, place, Family.DEMONYM)
        after = place + hit.length if hit else 0
        return hit is not None and after < len(self._forms) and is_capital(self._forms[after])

    def _is_word(self, form: str) -> bool:
        return bool(self._gazetteer.classes.get(form.lower())) or any(
            hit.length == 1 and hit.of(Family.WORD, Family.PRONOUN, Family.ROLE, Family.TITLE, Family.INSTITUTION)
            for hit in self._gazetteer.at((form,), 0)
        )

    def _end(self, place: int) -> int:
        end = place + 1
        while end < len(self._tokens) and end - place < LONGEST_NAME + 1:
            if self._is_somebody_of(place, end):
                break
            if self._goes_on(end) or self._is_surname(place, end):
                end += 1
            elif self._is_article_of_name(place, end):
                end += 2
            elif self._gazetteer.has_class(self._forms[end], "particle") and end + 1 < len(self._tokens):
                step = 2 if self._gazetteer.has_class(self._forms[end + 1], "particle") else 1
                if not self._joins(place, end, end + step):
                    break
                end += step + 1
            else:
                break
        return end

    def _is_somebody_of(self, place: int, end: int) -> bool:
        """« Le directeur de la CIA | William Burns »: after the letters of a body a first name begins another name."""
        letters, after = self._forms[place], self._forms[end]
        acronym = end == place + 1 and len(letters) > 2 and letters.isupper() and letters.isalpha()
        return acronym and not self.shouted and not after.isupper() and after in self._gazetteer.first_names

    def _is_surname(self, place: int, end: int) -> bool:
        """The name of a town or state after a first name: George Washington, Jack London."""
        hit = self._gazetteer.longest(self._forms, end, Family.NAME) if is_capital(self._forms[end]) else None
        first = end == place + 1 and self._forms[place] in self._gazetteer.first_names
        return first and hit is not None and hit.length == 1 and not self._forms[end].isupper()

    def _is_article_of_name(self, place: int, end: int) -> bool:
        """« Bruno Le Maire »: an article with a capital behind a first name begins the surname, whatever it means."""
        pair = self._forms[end : end + 2]
        first = end == place + 1 and self._forms[place] in self._gazetteer.first_names
        written = first and len(pair) == 2 and all(is_capital(form) for form in pair) and not self.shouted
        return written and self._gazetteer.has_class(pair[0], "article") and not pair[0].isupper()

    def _joins(self, place: int, particle: int, after: int) -> bool:
        """Whether a particle stands inside a name: « Ursula von der Leyen », not « Poutine de Russie »."""
        if after >= len(self._tokens) or not self._goes_on(after):
            return False
        form = self._forms[particle]
        if self._gazetteer.has_class(form, "linker") or self._gazetteer.has_class(form, "article"):
            return self._forms[place] in self._gazetteer.first_names and not self._named(after)
        return True

    def _goes_on(self, place: int) -> bool:
        token = self._tokens[place]
        if self._is_prefixed(token.form):
            return True
        if not is_capital(token.form) or self._named(place) or self._is_dated(place):
            return False
        return self.shouted or not self._is_word(token.form) or token.upos == "PROPN"

    def _is_prefixed(self, form: str) -> bool:
        """Whether a word is a name with its particle before a hyphen: « al-Mansouri », « el-Sissi »."""
        particle, _, rest = form.partition("-")
        return particle.islower() and rest[:1].isupper() and self._gazetteer.has_class(particle, "particle")

    def _named(self, place: int) -> bool:
        """Whether another name of the gazetteer begins here, long enough or strong enough to end a run."""
        hit = self._gazetteer.longest(self._forms, place, Family.NAME)
        return hit is not None and any(
            entry.strong and not entry.sort.startswith("person_") and entry.sort != "place" for entry in hit.entries
        )

    def _is_elsewhere(self, place: int, end: int) -> bool:
        """Whether the run is a demonym or an adjective alone (« Russes »)."""
        return end == place + 1 and any(
            hit.of(Family.DEMONYM, Family.ADJECTIVE) for hit in self._gazetteer.at(self._forms, place)
        )

    def _is_personal(self, place: int, end: int) -> bool:
        labels = {token.entity for token in self._tokens[place:end]}
        if "PER" in labels:
            return True
        if labels & {"LOC", "ORG"}:
            return False
        first = self._forms[place]
        if end - place < 2 or not self.may_be_person(self._forms[place:end]):
            return False
        return first in self._gazetteer.first_names or _is_initial(first) or self.is_shouted_name(place)

    def may_be_person(self, name: Sequence[str]) -> bool:
        """Whether no word of a run says that it is a body, a place or a street (``Marion County``)."""
        classes = ("organisation_head", "place_head", "street")
        common = any(self._gazetteer.has_class(form, one) for form in name[1:] for one in classes)
        return not common and not all(_is_initial(form) for form in name)


OPENERS = frozenset('«"“(–—-:;•*[')
"""After these a capital says nothing, as at the start of a sentence."""
CLOSED = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "VERB", "PUNCT", "NUM", "INTJ"})


def is_capital(form: str) -> bool:
    """Whether a word is written as a name is: a capital first, no bare single letter but an initial with its stop."""
    return form[:1].isupper() and (len(form) > 1 or form == "X") and any(one.isalpha() for one in form)


def _is_initial(form: str) -> bool:
    return len(form) in (2, 4) and form.endswith(".") and form[0].isupper()
