"""The arguments of a verb or an event noun, over Universal Dependencies.

What enters is an analysed sentence and a word in it; what leaves is where each argument stands, as seen from an active
verb: the subject of a passive is ``obj``, its agent ``subj``. Subjects are found through coordination, relative
clauses, participles, infinitives and control. A wrong parse gives a wrong argument, never an error.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon, matched
from recoupe.text.reading import Sentence, Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "obl:arg", "obl:mod", "iobj", "dislocated"})
_CLOSING = frozenset({'"', "»", "”", "’", "'"})
_CLIMBED = 3
"""Words above an event noun on which a complement of it may hang by mistake."""
_LIMIT = 6
"""Verbs climbed in search of a subject: no sentence a person wrote needs more."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: the slot it stands in (a preposition's lemma for obliques), its head word, and how far it is."""

    slot: str
    token: Token
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with the lexicon its support and control verbs come from."""

    sentence: Sentence
    lexicon: Lexicon

    def arguments(self, words: tuple[Token, ...]) -> tuple[Argument, ...]:
        """The arguments of a word, nearest first; ``words`` are the head and the other words of its entry."""
        head = words[0]
        kinds = {"VERB": self._verb, "AUX": self._verb, "ADJ": self._adjective}
        found = list(kinds.get(head.upos, self._noun)(head))
        for other in words[1:]:
            found += [Argument(one.slot, one.token, 1) for one in self._obliques(other)]
        found += [Argument(name, child, 2) for one in tuple(found) for name, child in self._below(one, words)]
        seen: dict[tuple[str, int], Argument] = {}
        for one in found:
            if one.token not in words:
                seen.setdefault((one.slot, one.token.i), one)
        return tuple(seen.values())

    def is_passive(self, verb: Token) -> bool:
        """Whether what looks like the subject undergoes: a passive auxiliary, or a bare past participle."""
        if self.sentence.children(verb, "aux:pass"):
            return True
        if self.sentence.children(verb, "nsubj:pass"):
            return not self.sentence.children(verb, "obj") and verb.feature("VerbForm") != "Fin"
        if not is_past_participle(verb):
            return False
        auxiliaries = self.sentence.children(verb, "aux")
        if verb.dep == "conj" and not auxiliaries and not self.sentence.children(verb, "nsubj"):
            above = self.sentence.head(verb)
            return above is not None and above.upos in VERBAL and self.is_passive(above)
        if self.sentence.children(verb, "cop"):
            return True
        return not auxiliaries and not self.sentence.children(verb, "nsubj", "obj")

    def subject(self, verb: Token, depth: int = 0) -> Token | None:
        """What stands as subject of a verb, on the surface: its own or that of the clause that governs it."""
        own = self._own_subject(verb)
        above = self.sentence.head(verb)
        if own is not None or depth > _LIMIT:
            return own
        if above is None:
            return self._stranded(verb)
        if self.sentence.children(verb, "cc") and self.sentence.children(verb, "aux"):
            return self._of_clause_before(verb)
        if verb.dep == "acl" and above.upos not in VERBAL:
            return self._modified(verb, above, depth)
        if verb.dep in ("conj", "parataxis") and above.upos in VERBAL and not self._opens_clause(verb):
            return self.subject(above, depth + 1)
        if (
            verb.dep in ("xcomp", "ccomp", "advcl", "obl", "acl")
            and not _finite(verb)
            and (above.upos in (*VERBAL, "ADJ", "ADV", "ADP") or self.sentence.children(above, "cop"))
        ):
            return self._controller(verb, above, depth)
        if verb.dep == "conj" and above.upos in NOMINAL:
            return self.owner(above) if not _finite(verb) else self.subject(above, depth + 1)
        return None

    def _of_clause_before(self, verb: Token) -> Token | None:
        """The subject of the nearest verb above that has one, for « … et a demandé », whatever it was hung on."""
        for above in self.sentence.ancestors(verb):
            own = self._own_subject(above) if above.upos in VERBAL else None
            if own is not None:
                return own
        return None

    def _stranded(self, verb: Token) -> Token | None:
        """The noun phrase before a finite main verb that the parser left without a subject, agreeing in number."""
        parts = (verb, *self.sentence.children(verb, "aux", "aux:pass"))
        number = next((part.feature("Number") for part in parts if part.feature("VerbForm") == "Fin"), "")
        if not number:
            return None
        for token in reversed(self.sentence.tokens[: verb.i]):
            free = (
                token.upos in NOMINAL
                and not self.sentence.children(token, "case")
                and token.dep not in ("flat", "appos", "obl")
            )
            whole = self.sentence.children(token, "det", "flat") or token.form[0].isupper()
            if free and whole and token.feature("Number") in (number, ""):
                return token
        return None

    def _opens_clause(self, verb: Token) -> bool:
        return verb.dep == "parataxis" and _finite(verb)

    def _own_subject(self, verb: Token) -> Token | None:
        found = self.sentence.children(verb, *SUBJECTS)
        nominal = [one for one in found if one.upos in (*NOMINAL, "PRON")]
        if not nominal:
            nominal = [inner for one in found for inner in self.sentence.children(one) if inner.upos == "PROPN"]
        for child in nominal or [one for one in found if one.upos not in ("CCONJ", "SCONJ", "ADP")]:
            if child.feature("PronType") == "Rel" or child.lemma in ("qui", "who", "which", "that"):
                return self._antecedent(verb) or self._noun_before(child) or child
            return child
        return None

    def _noun_before(self, relative: Token) -> Token | None:
        """The noun right before a relative pronoun, where the parser did not see the relative clause."""
        for token in reversed(self.sentence.tokens[: relative.i]):
            if token.upos in NOMINAL:
                above = self.sentence.head(token)
                return above if token.dep in ("flat", "nmod") and above is not None and above.upos in NOMINAL else token
            if token.upos not in ("PUNCT", "ADP"):
                return None
        return None

    def _antecedent(self, verb: Token) -> Token | None:
        """The noun that the relative clause of ``verb`` stands at."""
        current = verb
        while current.dep == "conj" and (above := self.sentence.head(current)) is not None:
            current = above
        return self.sentence.head(current) if current.dep in ("acl", "acl:relcl") else None

    def _modified(self, verb: Token, noun: Token, depth: int) -> Token | None:
        """The subject of a clause that modifies a noun: the noun itself of a participle, its owner of an infinitive."""
        if verb.feature("VerbForm") == "Inf" or self.sentence.children(verb, "mark"):
            return self.owner(noun, depth)
        if _finite(verb) and not is_past_participle(verb):
            return None
        return noun

    def owner(self, noun: Token, depth: int = 0) -> Token | None:
        """Whose deed a noun is: « la décision de Séoul », « sa volonté », the subject of the verb it is object of."""
        for child in self.sentence.children(noun, "nmod", "nmod:poss", "det"):
            if child.dep == "nmod" and not self._named_by(child):
                continue
            if child.dep == "det" and child.feature("Poss") != "Yes":
                continue
            return child
        above = self.sentence.head(noun)
        if above is not None and above.upos in VERBAL and noun.dep in ("obj", "obl", "xcomp") and depth <= _LIMIT:
            return self.subject(above, depth + 1)
        return None

    def _named_by(self, child: Token) -> bool:
        return any(
            one.value == "owner"
            for case in self.sentence.children(child, "case")
            for one in self.lexicon.word("preposition", case)
        )

    def _controller(self, verb: Token, above: Token, depth: int) -> Token | None:
        by_object = any(one.value == "object" for one in self.lexicon.word("control", above))
        if by_object and verb.dep in ("xcomp", "ccomp", "advcl", "obl"):
            if self.is_passive(above):
                return self.subject(above, depth + 1)
            others = self.sentence.children(above, "obj", "iobj")
            obliques = [one.token for one in self._obliques(above) if one.slot in self.lexicon.addressing]
            return next((one for one in (*others, *obliques) if one != verb and one.feature("Reflex") != "Yes"), None)
        return self.subject(above, depth + 1)

    def _verb(self, verb: Token) -> Iterator[Argument]:
        passive = self.is_passive(verb)
        subject = self.subject(verb)
        if subject is not None:
            yield Argument("obj" if passive else "subj", subject)
        yield from self._objects(verb)
        yield from (Argument("subj", agent) for agent in self.sentence.children(verb, "obl:agent") if passive)
        for found in self._obliques(verb):
            yield found
            if passive and found.slot in self.lexicon.agents:
                yield Argument("subj", found.token)
        yield from (Argument("not", child) for child in self.sentence.children(verb, "advmod") if self._negates(child))
        yield from self._clauses_below(verb)
        yield from self._shared(verb)

    def _clauses_below(self, verb: Token) -> Iterator[Argument]:
        for child in self.sentence.children(verb, "xcomp", "ccomp", "advcl"):
            is_bare = child.dep == "xcomp" or not _finite(child)
            yield Argument("inf" if is_bare else "that", child)
            if is_bare:
                marks = self.sentence.children(child, "mark", "case")[:1]
                yield from (Argument(mark.lemma.lower(), child) for mark in marks)

    def _adjective(self, word: Token) -> Iterator[Argument]:
        """Arguments of an adjective that a copula carries, « est prêt à … », or that stands at a noun."""
        subject = self._own_subject(word) or (self.sentence.head(word) if word.dep in ("amod", "acl") else None)
        if subject is None:
            subject = self.subject(word)
        if subject is not None:
            yield Argument("subj", subject)
        yield from self._obliques(word)
        yield from self._clauses_below(word)

    def _negates(self, child: Token) -> bool:
        return bool(self.lexicon.word("negation", child))

    def _objects(self, verb: Token) -> Iterator[Argument]:
        for child in self.sentence.children(verb, "obj", "iobj", "expl", "expl:pv", "obl"):
            if child.feature("Reflex") == "Yes" or child.lemma == "soi":
                yield Argument("refl", child)
            elif child.dep == "obj":
                relative = child.feature("PronType") == "Rel"
                yield Argument("obj", (self._antecedent(verb) if relative else None) or child)
            elif child.dep == "iobj":
                yield Argument("iobj", child)
        if not self.sentence.children(verb, "obj", "nsubj:pass"):
            named = (one for one in self.sentence.children(verb, "xcomp") if one.upos == "PROPN")
            yield from (Argument("obj", child) for child in named if not self.sentence.children(child, "case"))

    def _shared(self, verb: Token) -> Iterator[Argument]:
        """What a coordinated verb shares with the verbs after it: « produire et livrer des armes à Kiev »."""
        if self.sentence.children(verb, "obj", "nsubj:pass", "obl", "iobj"):
            return
        for other in self.sentence.children(verb, "conj"):
            if other.upos in VERBAL:
                for child in self.sentence.children(other, "obj"):
                    yield Argument("obj", child, 1)

    def _obliques(self, head: Token) -> Iterator[Argument]:
        for child in self.sentence.children(head):
            if child.dep in OBLIQUE or (child.dep in ("advmod", "xcomp") and child.upos in (*NOMINAL, "ADP")):
                yield from self._oblique(child)

    def _oblique(self, child: Token) -> Iterator[Argument]:
        if child.upos == "ADP":
            yield from (
                Argument(child.lemma.lower(), one)
                for one in self.sentence.children(child, "fixed")
                if one.upos in NOMINAL
            )
            return
        cases = self.sentence.children(child, "case")
        if not cases or child.dep == "iobj":
            return
        rest = [one for case in cases for one in self.sentence.children(case, "fixed")]
        name = "_".join(one.lemma.lower() for one in (cases[0], *rest)) if rest else cases[0].lemma.lower()
        inner = self._compound(child, cases[0].lemma.lower())
        if inner is not None:
            yield inner
            return
        relative = child.feature("PronType") == "Rel"
        yield Argument(name, (self._antecedent_of(child) if relative else None) or child)

    def _compound(self, noun: Token, name: str) -> Argument | None:
        """What follows a preposition made of a noun, in the slot of the simple one: « à l'encontre de X » is contre."""
        for one in self.lexicon.word("compound", noun):
            for child in self.sentence.children(noun, "nmod"):
                inside = any(case.lemma.lower() == one.slot for case in self.sentence.children(child, "case"))
                if inside and one.lemmas[-1] == name:
                    return Argument(one.value, child)
        return None

    def _antecedent_of(self, child: Token) -> Token | None:
        above = self.sentence.head(child)
        return self._antecedent(above) if above is not None else None

    def _noun(self, noun: Token) -> Iterator[Argument]:
        yield from self._obliques(noun)
        for child in self.sentence.children(noun):
            if self._possesses(child):
                yield Argument("poss", child)
            elif child.dep in ("amod", "compound", "flat", "nmod", "appos") and not self.sentence.children(
                child, "case"
            ):
                yield Argument("adj", child)
            elif child.dep == "acl" and child.upos in VERBAL:
                yield from self._supporting(child, noun)
        if self.sentence.children(noun, "cop"):
            for child in self.sentence.children(noun, *SUBJECTS):
                yield Argument("owner", child)
        yield from self._misread_complement(noun)
        yield from self._following(noun)
        yield from self._supported(noun)

    def _possesses(self, child: Token) -> bool:
        if child.dep == "nmod:poss" or (child.dep in ("det", "nmod") and child.feature("Poss") == "Yes"):
            return True
        return child.dep == "nmod" and any(one.lemma == "'s" for one in self.sentence.children(child, "case"))

    def _following(self, noun: Token) -> Iterator[Argument]:
        """A prepositional phrase right after an event noun, hung on a word above: « la venue de X en Corée »."""
        after = self._word_after(noun)
        for above in list(self.sentence.ancestors(noun))[:_CLIMBED]:
            for found in self._obliques(above):
                if min(token.i for token in self._words_below(found.token)) == after:
                    yield Argument(found.slot, found.token, 2)

    def _words_below(self, token: Token) -> tuple[Token, ...]:
        return tuple(one for one in self.sentence.subtree(token) if one.upos != "PUNCT" or one == token)

    def _word_after(self, noun: Token) -> int:
        """Index of the first word after a phrase, past a closing quotation mark."""
        end = max(token.i for token in self._words_below(noun)) + 1
        marked = end < len(self.sentence.tokens) and self.sentence.tokens[end].form in _CLOSING
        return end + marked

    def _misread_complement(self, noun: Token) -> Iterator[Argument]:
        """« demander le retrait des troupes » where the parser made two objects of it."""
        above = self.sentence.head(noun)
        if above is None or noun.dep != "obj":
            return
        end = max(token.i for token in self.sentence.subtree(noun))
        for other in self.sentence.children(above, "obj"):
            first = min(token.i for token in self.sentence.subtree(other))
            for one in self.lexicon.word("article", self.sentence.tokens[first]):
                if first == end + 1:
                    yield Argument(one.value, other, 1)

    def _supported(self, noun: Token) -> Iterator[Argument]:
        """Arguments that a support verb above lends: « mener une attaque contre X », « faire l'objet de sanctions »."""
        above, slot = self._support_of(noun)
        if above is None:
            return
        for one in self.lexicon.word("support", above):
            if one.slot == slot and matched(self.sentence, above, one.lemmas) is not None:
                subject = self.subject(above)
                passive = self.is_passive(above) and slot == "obj"
                if subject is not None and not passive and subject != noun:
                    yield Argument("owner" if one.value == "actor" else "undergoer", subject)
                yield from self._lent(above, noun)
                return

    def _lent(self, verb: Token, noun: Token) -> Iterator[Argument]:
        for agent in self.sentence.children(verb, "obl:agent"):
            yield Argument("owner", agent)
        yield from (one for one in self._obliques(verb) if one.token != noun)
        yield from (Argument("iobj", child) for child in self.sentence.children(verb, "iobj"))

    def _support_of(self, noun: Token) -> tuple[Token | None, str]:
        head = noun
        while head.dep == "conj" and (before := self.sentence.head(head)) is not None and before.upos in NOMINAL:
            head = before
        above = self.sentence.head(head)
        if above is None:
            return None, ""
        if above.upos in VERBAL:
            slot = (
                "obj"
                if head.dep in ("obj", "nsubj:pass")
                else next((c.lemma.lower() for c in self.sentence.children(head, "case")), head.dep)
            )
            return above, slot
        upper = self.sentence.head(above)
        if upper is not None and upper.upos in VERBAL and head.dep == "nmod" and above.dep == "obj":
            return upper, next((c.lemma.lower() for c in self.sentence.children(head, "case")), "")
        return None, ""

    def _supporting(self, verb: Token, noun: Token) -> Iterator[Argument]:
        """Arguments of a participle or relative clause of a support verb: « l'attaque menée par X »."""
        for one in self.lexicon.word("support", verb):
            if one.slot != "obj":
                continue
            for child in self.sentence.children(verb, "obl:agent", "nsubj"):
                if child.feature("PronType") != "Rel":
                    yield Argument("owner" if one.value == "actor" else "undergoer", child)
            yield from (found for found in self._obliques(verb) if found.token != noun)
            return

    def _below(self, one: Argument, words: tuple[Token, ...]) -> Iterator[tuple[str, Token]]:
        """Prepositional phrases that the parser hung on an argument and that may belong to the word itself."""
        if one.slot in ("subj", "refl", "poss", "adj", "that", "inf", "owner", "undergoer") or one.token in words:
            return
        if one.token.dep in ("xcomp", "ccomp", "advcl"):
            return
        for found in self._obliques(one.token):
            if found.slot not in self.lexicon.owning:
                yield found.slot, found.token


def _finite(verb: Token) -> bool:
    return verb.feature("VerbForm") in ("Fin", "") or bool(verb.feature("Mood"))


def is_past_participle(verb: Token) -> bool:
    """Whether a word is a past participle."""
    return verb.feature("VerbForm") == "Part" and verb.feature("Tense") != "Pres"
