"""Polarity and status of an event by its own grammar.

What enters is a sentence, a lexicon and the word that tells an event; what leaves is whether the event is told as
happening, hedged, alleged, planned, conditional, unconfirmed, denied or historical, and the word that shows it. The
word itself is looked at first (negation, mood, tense, adjectives, adverbs), then what governs it, clause by clause,
as far as a verb of saying: what others say of the event is a claim and no status.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.terms import Polarity, Status
from recoupe.text.frames import NOMINAL, VERBAL, EventWord, Lexicon, matched
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjects import is_past_participle

REFUSED = "refused"
ITSELF = "itself"
"""Slot of a word that shows the status of the event it tells."""
_STEPS = 8
_CLOSING = frozenset({'"', "»", "”", "’", "'"})
_WITHOUT = "without"
_FLIPPED = {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}


def is_gerund(token: Token) -> bool:
    """Whether a word is a present participle: « en envoyant »."""
    return token.feature("VerbForm") == "Ger" or (
        token.feature("VerbForm") == "Part" and token.feature("Tense") == "Pres"
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands: ``cue`` is the word that shows a status other than asserted, ``rule`` its row."""

    polarity: Polarity
    status: Status
    cue: Token | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the events of one sentence."""

    sentence: Sentence
    lexicon: Lexicon

    def standing(self, token: Token) -> Standing:
        """How the event told by ``token`` stands; a question tells that nothing happens."""
        found = self._told(token)
        mark = next((one for one in reversed(self.sentence.tokens) if one.form not in _CLOSING), None)
        if found.status not in (Status.ASSERTED, Status.PLANNED) or mark is None or mark.form != "?":
            wish = self._wish(token) if found.status is Status.ASSERTED else None
            return found if wish is None else Standing(found.polarity, Status.PLANNED, wish)
        return Standing(found.polarity, Status.UNCONFIRMED, mark)

    def _wish(self, token: Token) -> Token | None:
        """The word by which a sentence asks for what it tells: « Qu'elle aide l'Ukraine ! »; None for others."""
        first, root = self.sentence.tokens[0], token
        while root.dep == "conj":
            root = self.sentence.tokens[root.head]
        is_main = root.head == root.i and not self.sentence.children(root, "aux", "aux:pass", "csubj")
        subject = self.sentence.children(root, "nsubj")
        before = bool(subject) and 0 < subject[0].i < root.i
        return first if is_main and before and self.lexicon.word("wish", first) else None

    def _told(self, token: Token) -> Standing:
        carriers = tuple(self._carriers(token))
        polarity = Polarity.POSITIVE
        if any(self.is_negated(one) for one in carriers):
            polarity = Polarity.NEGATIVE
        aimed = self._purpose(carriers[-1], polarity)
        if aimed is not None:
            return aimed
        for one in carriers:
            found = self._own(one)
            if found is not None:
                return Standing(polarity, *found)
        for one in carriers[1:]:
            shown = self._shown(one, token, self._slot(token))
            if shown is not None:
                return self._judged(shown, one, polarity)
        governed = self._governed(carriers[-1], polarity)
        weighed = self._weighed(carriers[-1]) if governed.status is Status.ASSERTED else None
        return Standing(polarity, Status.HEDGED, *weighed) if weighed is not None else governed

    def _weighed(self, token: Token) -> tuple[Token, str] | None:
        """The word by which an act is judged, or only meant, and not told: « il est maladroit d'exiger sa tête », « le
        pouvoir de révoquer le gouvernement »; with its rule.
        """
        if token.feature("VerbForm") != "Inf" or self.sentence.children(token, "aux", "aux:pass", "nsubj"):
            return None
        above = self.sentence.head(token)
        if above is not None and above.upos in ("NOUN", "PRON") and token.dep == "acl":
            marks = self.sentence.children(token, "mark")
            dangling = [one for mark in marks for one in self._by_form("dangling", mark)]
            return (above, dangling[0]) if dangling else None
        if above is None or above.upos not in ("ADJ", "NOUN") or not self.sentence.children(above, "cop"):
            return None
        subjects = self.sentence.children(above, "nsubj", "expl:subj", "expl")
        found = [rule for one in subjects for rule in self._by_form("impersonal", one)]
        return (above, found[0]) if found and len(found) == len(subjects) else None

    def _by_form(self, kind: str, token: Token) -> tuple[str, ...]:
        """The rules of a class of words that go by their form."""
        return tuple(one.rule for one in self.lexicon.words.get(kind, {}).get(token.form.lower(), ()))

    def _carriers(self, token: Token) -> Iterator[Token]:
        """The word, and the verb that carries a noun: its support verb, or « avoir lieu »."""
        yield token
        above = self.sentence.head(token)
        if token.upos in VERBAL or above is None or above.upos not in VERBAL:
            return
        slot = "obj" if token.dep in ("obj", "nsubj:pass") else token.dep
        kind = "occur" if slot == "nsubj" else "support"
        for one in self.lexicon.word(kind, above):
            if slot in ("obj", "nsubj") and matched(self.sentence, above, one.lemmas) is not None:
                yield above
                return

    def is_negated(self, token: Token) -> bool:
        """Whether a negation stands at a word, or at the subject or object of a verb: "No soldier has entered"."""
        if any(self._is_without(one) for one in self.sentence.children(token, "mark")):
            return True
        if any(self._negates(child) for child in self.sentence.children(token, "advmod", "det", "case", "cc", "aux")):
            return True
        parties = self.sentence.children(token, "nsubj", "nsubj:pass", "obj") if token.upos in VERBAL else ()
        return any(
            self._negates(word) for one in parties for word in (one, *self.sentence.children(one, "det", "advmod"))
        ) or any(self._is_nobody(one, token) for one in parties)

    def _is_nobody(self, party: Token, verb: Token) -> bool:
        """Whether a bare word is nobody beside a particle: « personne n'a été arrêté », however it is tagged."""
        named = any(True for _ in self.lexicon.word("nobody", party)) and not self.sentence.children(party, "det")
        beside = self.sentence.children(verb, "advmod")
        return named and any(True for one in beside for _ in self.lexicon.word("particle", one))

    def _is_without(self, mark: Token) -> bool:
        """Whether a preposition says that what it leads is not done: « sans accuser Lima »."""
        return any(one.value == _WITHOUT for one in self.lexicon.word("preposition", mark))

    def _negates(self, word: Token) -> bool:
        rows = (one for kind in ("negation", "preposition") for one in self.lexicon.word(kind, word))
        return any(one.value in ("negative", _WITHOUT) for one in rows)

    def _own(self, token: Token) -> tuple[Status, Token, str] | None:
        """Status shown at the word: an adjective or adverb, a condition, mood and tense."""
        for child in self.sentence.children(token, "amod", "advmod", "mark", "aux", "cop", "det"):
            for one in (
                *self._of_kind("status", child),
                *self.lexicon.word("modal", child),
                *self.lexicon.word("mark", child),
            ):
                if not one.slot and one.value in Status.__members__.values():
                    later = one.value == Status.HEDGED and child.upos == "AUX" and self._is_future_in_past(token)
                    rule = "" if child.upos == "AUX" and self._is_perfect(token) else one.rule
                    if rule and one.value in (Status.HEDGED, Status.PLANNED) and self._if_clause(token):
                        return Status.CONDITIONAL, child, rule
                    return Status.PLANNED if later else Status(one.value), child, rule
        if (due := self._is_due(token)) is not None:
            return due
        for part in (token, *self.sentence.children(token, "aux", "aux:pass", "cop")):
            if part.feature("Mood") == "Cnd":
                status = Status.PLANNED if self._is_future_in_past(token) else Status.HEDGED
                return (Status.CONDITIONAL if self._if_clause(token) else status), part, ""
            if part.feature("Tense") == "Fut":
                return (Status.CONDITIONAL if self._if_clause(token) else Status.PLANNED), part, ""
        return self._itself(token)

    def _is_due(self, token: Token) -> tuple[Status, Token, str] | None:
        """What is to be, where an auxiliary before the mark of an infinitive says so: ``the king is to visit Oslo``."""
        marks = self.sentence.children(token, "mark")
        for child in self.sentence.children(token, "aux", "cop", "aux:pass"):
            for one in self.lexicon.word("due", child):
                if any(mark.i == child.i + 1 for mark in marks):
                    return Status(one.value), child, one.rule
        return None

    def _itself(self, token: Token) -> tuple[Status, Token, str] | None:
        """Status a word shows by its own meaning: « est attendu à Oslo » tells what is planned."""
        rows = (one for one in self.lexicon.word("status", token) if one.slot == ITSELF)
        return next(((Status(one.value), token, one.rule) for one in rows), None)

    def _is_future_in_past(self, token: Token) -> bool:
        """« a déclaré qu'il livrerait »: the conditional of a clause under a verb is its future, unless perfect."""
        first = token
        while first.dep == "conj":
            first = self.sentence.tokens[first.head]
        above = self.sentence.head(first)
        perfect = is_past_participle(token) and not self.sentence.children(token, "aux:pass")
        have = any(one.lemma.lower() == "have" for one in self.sentence.children(token, "aux"))
        return first.dep == "ccomp" and above is not None and above.upos in VERBAL and not perfect and not have

    def _if_clause(self, token: Token) -> bool:
        """Whether a main clause depends on a condition: « si …, il interviendrait »."""
        return any(self._condition(one) is not None for one in self.sentence.children(token, "advcl"))

    def _of_kind(self, kind: str, token: Token) -> tuple[EventWord, ...]:
        return tuple(one for one in self.lexicon.word(kind, token) if one.upos in ("ADJ", "ADV"))

    def _governed(self, token: Token, polarity: Polarity) -> Standing:
        """Status shown by what governs the word, nearest first."""
        current = token
        for _ in range(_STEPS):
            above = self.sentence.head(current)
            if above is None:
                break
            if current.dep == "conj":
                current = above
                own = self._condition(current)
                if own is not None:
                    return Standing(polarity, *own)
                continue
            slot = self._slot(current)
            found = self._shown(above, current, slot)
            if found is not None:
                return self._supposed(self._judged(found, above, polarity), current)
            if not self._passes(current, above, slot):
                break
            if slot == "inf" and self.is_negated(above):
                polarity = _FLIPPED[polarity]
            own = self._own(above) if above.upos in VERBAL and slot in ("inf", "obj") else self._condition(above)
            if own is not None:
                return Standing(polarity, *own)
            current = above
        return Standing(polarity, Status.ASSERTED)

    def _supposed(self, found: Standing, told: Token) -> Standing:
        """What may be with the condition it hangs on; what may have been is held to be, and no row tells it to come.

        « Oslo pourrait livrer des chars si … », « Oslo pourrait avoir livré des chars ».
        """
        if found.status is not Status.HEDGED or found.cue is None:
            return found
        if self._is_perfect(told):
            return replace(found, rule="")
        depends = found.cue.feature("Mood") == "Cnd" and (self._if_clause(told) or self._if_clause(found.cue))
        return replace(found, status=Status.CONDITIONAL) if depends else found

    def _purpose(self, token: Token, polarity: Polarity) -> Standing | None:
        """A clause of purpose is told with its main verb: it has that verb's standing, and the verb as its cue."""
        above = self.sentence.head(token)
        if above is None or self._shown(above, token, "inf") is not None:
            return None
        for child in self.sentence.children(token, "mark"):
            for one in self.lexicon.word("mark", child):
                if one.value == "purpose" and token.dep in ("advcl", "obl"):
                    main = self.standing(above) if above.upos in VERBAL else Standing(polarity, Status.ASSERTED)
                    return Standing(polarity, main.status, above, one.rule)
        return None

    def _condition(self, token: Token) -> tuple[Status, Token, str] | None:
        for child in self.sentence.children(token, "mark"):
            for one in self.lexicon.word("mark", child):
                if one.value == Status.CONDITIONAL:
                    return Status.CONDITIONAL, child, one.rule
        return None

    def _slot(self, token: Token) -> str:
        """How a word hangs on its governor: ``inf``, ``that``, ``obj``, a preposition, or its relation."""
        if token.dep in ("obj", "nsubj:pass"):
            return "obj"
        if token.dep in ("advcl", "acl", "obl") and is_gerund(token) and self.sentence.children(token, "mark", "case"):
            return "gerund"
        if token.dep == "advcl" and is_past_participle(token) and not self.sentence.children(token, "aux", "mark"):
            return "participle"
        if token.dep in ("xcomp", "ccomp", "acl", "advcl") and token.upos in VERBAL:
            finite = token.feature("Mood") or any(
                part.feature("Mood") for part in self.sentence.children(token, "aux", "aux:pass", "cop")
            )
            return "that" if finite else "inf"
        if token.dep in ("obl", "nmod", "xcomp", "iobj", "advcl", "ccomp"):
            return next((case.lemma.lower() for case in self.sentence.children(token, "case", "mark")), token.dep)
        return token.dep

    def _shown(self, above: Token, current: Token, slot: str) -> EventWord | None:
        """The row by which what governs a word shows its status; « est allé manifester » went, it is no plan."""
        marks = self.sentence.children(current, "mark") if slot == "inf" else ()
        mark = marks[0].lemma.lower() if marks else slot
        went = bool(self.lexicon.word("achieved", above)) and bool(self.sentence.children(above, "aux", "aux:pass"))
        for kind in ("status", "confirm"):
            for one in self.lexicon.word(kind, above):
                told = went or (one.value == Status.PLANNED and slot == "inf" and self._is_perfect(current))
                fits = one.slot in (slot, mark) and not told if kind == "status" else self.is_negated(above)
                if fits and matched(self.sentence, above, one.lemmas) is not None:
                    return one
        return None

    def _is_perfect(self, verb: Token) -> bool:
        """Whether an infinitive tells what was: « jure d'avoir prévenu Riga »."""
        return any(self.lexicon.word("perfect", one) for one in self.sentence.children(verb, "aux"))

    def _judged(self, found: EventWord, above: Token, polarity: Polarity) -> Standing:
        if found.value == REFUSED:
            return Standing(_FLIPPED[polarity], Status.ASSERTED, above, found.rule)
        if not found.value:
            return Standing(polarity, Status.UNCONFIRMED, above, found.rule)
        if found.value == Status.ASSERTED:
            return Standing(polarity, Status.ASSERTED)
        if self.is_negated(above) and found.value == Status.PLANNED:
            return Standing(_FLIPPED[polarity], Status.ASSERTED, above, found.rule)
        return Standing(polarity, Status(found.value), above, found.rule)

    def _passes(self, current: Token, above: Token, slot: str) -> bool:
        """Whether what governs ``above`` also governs the word below it."""
        if slot == "inf" and current.dep == "xcomp":
            return True
        if current.dep in ("advcl", "obl", "nsubj"):
            return False
        if slot == "inf" and current.dep == "acl":
            return not current.feature("Tense") and current.feature("VerbForm") == "Inf"
        return current.dep in ("obj", "nmod", "cop") and above.upos in NOMINAL | VERBAL and slot != "nsubj"
