"""Who the subject of a verb or the owner of a noun is, and what its prepositional phrases are, over a parse.

What enters is an analysed sentence and a word in it; what leaves is words. Subjects are found through coordination,
relative clauses, participles, infinitives and control. A wrong parse gives a wrong word, never an error.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.text.frames import NOMINAL, VERBAL, Lexicon, is_connecting
from recoupe.text.reading import Sentence, Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
RELATIVES = ("qui", "who", "which", "that")
"""Relative pronouns that the analysis does not always mark as such."""
OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "obl:arg", "obl:mod", "iobj", "dislocated"})
EXCHANGE = "exchange"
"""Slot and role of what is given back."""
_COMPLETE = ("aux", "ccomp", "expl", "iobj", "nsubj:pass", "obj", "xcomp")
"""Relations below a verb that has its object, or a tense of its own."""
_UNMARKED = ("ed", "ound", "eft", "ung", "lain", "en", "ught")
"""Ends of forms that are participles, whatever else they are."""
_LIMIT = 6
"""Verbs climbed in search of a subject: no sentence a person wrote needs more."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: the slot it stands in (a preposition's lemma for obliques), its head word, and how far it is."""

    slot: str
    token: Token
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Subjects:
    """A sentence with the lexicon its support and control verbs come from."""

    sentence: Sentence
    lexicon: Lexicon

    def is_passive(self, verb: Token) -> bool:
        """Whether what looks like the subject undergoes: a passive auxiliary, or a bare past participle."""
        if self.is_caused(verb) or self._is_undergone(verb):
            return True
        if self.is_reflexive(verb):
            return False
        if self.sentence.children(verb, "aux:pass"):
            return not self.lexicon.word("going", verb)
        if self.sentence.children(verb, "nsubj:pass"):
            auxiliaries = self.sentence.children(verb, "aux")
            active = bool(auxiliaries) and all(self.lexicon.word("perfect", one) for one in auxiliaries)
            return not active and not self.sentence.children(verb, "obj") and verb.feature("VerbForm") != "Fin"
        if not is_past_participle(verb):
            return False
        auxiliaries = self.sentence.children(verb, "aux")
        if verb.dep == "conj" and not auxiliaries and not self.sentence.children(verb, "nsubj"):
            above = self.sentence.head(verb)
            return above is not None and above.upos in VERBAL and self.is_passive(above)
        if self.sentence.children(verb, "cop"):
            return True
        bare = not auxiliaries and not self._has_object(verb)
        return bare and (not self.sentence.children(verb, "nsubj") or self._is_title(verb))

    def _is_title(self, verb: Token) -> bool:
        """Whether a participle with gender heads a title, which leaves out « est », never « a »: « Oslo soumis à »."""
        return verb.dep == "root" and bool(verb.feature("Gender")) and not self.lexicon.word("going", verb)

    def _has_object(self, verb: Token) -> bool:
        """Whether something is done to more than a word of a set phrase: « mis en examen » has no object."""
        led = [one.i + 1 for one in self.sentence.children(verb, "compound") if one.upos == "ADP"]
        own = {lemma for entry in self.lexicon.of(verb) for lemma in entry.lemmas[1:]} if led else set()
        found = self.sentence.children(verb, "obj")
        return any(one.i not in led or one.lemma.lower() not in own for one in found)

    def _is_undergone(self, verb: Token) -> bool:
        """Whether a verb that always has an object stands without one: ``two men arrested over the fire``."""
        rows = self.lexicon.word("undergone", verb)
        if not rows or not verb.form.lower().endswith(_UNMARKED) or self.sentence.children(verb, *_COMPLETE):
            return False
        after = self.sentence.tokens[verb.i + 1 : verb.i + 2]
        return any(not row.slot or (after and after[0].form.lower() in row.slot.split()) for row in rows)

    def subject(self, verb: Token, depth: int = 0) -> Token | None:
        """What stands as subject of a verb, on the surface: its own or that of the clause that governs it."""
        own = self.own_subject(verb)
        above = self.sentence.head(verb)
        if own is not None or depth > _LIMIT or self.undergoes(verb):
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
            and not is_finite(verb)
            and (above.upos in (*VERBAL, "ADJ", "ADV", "ADP") or self.sentence.children(above, "cop"))
        ):
            return self._controller(verb, above, depth)
        if verb.dep == "conj" and above.upos in NOMINAL:
            return self.owner(above) if not is_finite(verb) else self.subject(above, depth + 1)
        return None

    def is_caused(self, verb: Token) -> bool:
        """Whether the subject has it done to himself: « s'est fait arrêter »."""
        if verb.feature("VerbForm") != "Inf" or not self.is_reflexive(verb):
            return False
        return any(self.lexicon.word("undergoing", one) for one in self.sentence.children(verb, "aux", "aux:caus"))

    def is_reflexive(self, verb: Token) -> bool:
        """Whether a reflexive clitic hangs on a verb."""
        clitics = self.sentence.children(verb, "expl", "expl:pv", "expl:pass", "expl:comp", "obj", "iobj")
        return any(one.feature("Reflex") == "Yes" or one.lemma == "soi" for one in clitics)

    def undergoes(self, verb: Token) -> bool:
        """Whether whom the infinitive is done to is the subject of the verb above: « s'est vu infliger une amende »."""
        above = self.sentence.head(verb)
        if above is None or verb.dep not in ("xcomp", "ccomp") or verb.feature("VerbForm") != "Inf":
            return False
        return self.is_reflexive(above) and bool(self.lexicon.word("undergoing", above))

    def _of_clause_before(self, verb: Token) -> Token | None:
        """The subject of the nearest verb above that has one, for « … et a demandé », whatever it was hung on."""
        for above in self.sentence.ancestors(verb):
            own = self.own_subject(above) if above.upos in VERBAL else None
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
        return verb.dep == "parataxis" and is_finite(verb)

    def own_subject(self, verb: Token) -> Token | None:
        """The subject that hangs on the verb itself; of a relative clause, the noun its pronoun stands for."""
        found = [one for one in self.sentence.children(verb, *SUBJECTS) if not self.lexicon.word("circumstance", one)]
        nominal = [one for one in found if one.upos in (*NOMINAL, "PRON")]
        if not nominal:
            nominal = [inner for one in found for inner in self.sentence.children(one) if inner.upos == "PROPN"]
        for child in nominal or [one for one in found if one.upos not in ("CCONJ", "SCONJ", "ADP")]:
            if child.feature("PronType") == "Rel" or child.lemma in RELATIVES:
                return self.antecedent(verb) or self._noun_before(child) or child
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

    def antecedent(self, verb: Token) -> Token | None:
        """The noun that the relative clause of ``verb`` stands at, or the name it is said of: « Oslo, ville qui … »."""
        current = verb
        while current.dep == "conj" and (above := self.sentence.head(current)) is not None:
            current = above
        noun = self.sentence.head(current) if current.dep in ("acl", "acl:relcl") else None
        if noun is None or noun.dep != "appos" or noun.upos != "NOUN":
            return noun
        named = self.sentence.tokens[noun.head]
        return named if named.upos == "PROPN" and named.i < noun.i else noun

    def _modified(self, verb: Token, noun: Token, depth: int) -> Token | None:
        """The subject of a clause that modifies a noun: the noun itself of a participle, its owner of an infinitive."""
        if verb.feature("VerbForm") == "Inf" or self.sentence.children(verb, "mark"):
            return self._singled_out(noun) or self.owner(noun, depth)
        if is_finite(verb) and not is_past_participle(verb):
            return None
        return noun

    def _singled_out(self, noun: Token) -> Token | None:
        """Who is the first or only one to do something: « Riga a été la première capitale à condamner … »."""
        if not any(self.lexicon.word("singling", one) for one in self.sentence.children(noun, "amod", "det")):
            return None
        if self.sentence.children(noun, "cop"):
            return self.own_subject(noun)
        return self.sentence.head(noun) if noun.dep == "appos" else noun

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
        by_object = by_object and not any(
            self.lexicon.word("beside", one) for one in self.sentence.children(verb, "mark")
        )
        if by_object and verb.dep in ("xcomp", "ccomp", "advcl", "obl"):
            if self.is_passive(above):
                return self.subject(above, depth + 1)
            others = self.sentence.children(above, "obj", "iobj")
            obliques = [one.token for one in self.obliques(above) if one.slot in self.lexicon.addressing]
            return next((one for one in (*others, *obliques) if one != verb and one.feature("Reflex") != "Yes"), None)
        return self.subject(above, depth + 1)

    def obliques(self, head: Token) -> Iterator[Argument]:
        """The prepositional phrases of a word, in text order."""
        for child in self.sentence.children(head):
            is_place = child.dep == "advmod" and bool(self.lexicon.word("relative", child))
            led = child.dep in ("advmod", "xcomp") and child.upos in (*NOMINAL, "ADP")
            if child.dep in OBLIQUE or led or is_place:
                yield from self._oblique(child)

    def connects(self, case: Token) -> bool:
        """Whether a preposition belongs to a noun that connects, before it: « en raison de son programme »."""
        before = self.sentence.tokens[case.i - 1] if case.i else case
        return before.upos in NOMINAL and before.i != case.head and is_connecting(self.sentence, self.lexicon, before)

    def _oblique(self, child: Token) -> Iterator[Argument]:
        if child.upos == "ADP":
            yield from (
                Argument(child.lemma.lower(), one)
                for one in self.sentence.children(child, "fixed")
                if one.upos in NOMINAL
            )
            return
        cases = self.sentence.children(child, "case")
        for row in self.lexicon.word("relative", child) if not cases else ():
            yield Argument(row.value, self._antecedent_of(child) or child)
            return
        if not cases or child.dep == "iobj":
            return
        if self.connects(cases[0]):
            return
        rest = [one for case in cases for one in self.sentence.children(case, "fixed")]
        name = "_".join(one.lemma.lower() for one in (cases[0], *rest)) if rest else cases[0].lemma.lower()
        if is_connecting(self.sentence, self.lexicon, child):
            yield from self._exchanged(child, cases[0])
            return
        inner = self._compound(child, cases[0].lemma.lower())
        if inner is not None:
            yield inner
            return
        relative = child.feature("PronType") == "Rel"
        yield Argument(name, (self._antecedent_of(child) if relative else None) or child)

    def _exchanged(self, noun: Token, case: Token) -> Iterator[Argument]:
        """What is given back, « en échange de pétrole », in a slot of its own."""
        if any(one.value == EXCHANGE for one in self.lexicon.word("link", case) if one.lemmas[1:2] == (noun.lemma,)):
            yield from (Argument(EXCHANGE, child) for child in self.sentence.children(noun, "nmod", "obl")[:1])

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
        return self.antecedent(above) if above is not None else None


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense or mood of its own, as far as it is marked."""
    return verb.feature("VerbForm") in ("Fin", "") or bool(verb.feature("Mood"))


def is_past_participle(verb: Token) -> bool:
    """Whether a word is a past participle."""
    return verb.feature("VerbForm") == "Part" and verb.feature("Tense") != "Pres"
