"""The arguments of a verb, an adjective or an event noun, over Universal Dependencies.

What enters is an analysed sentence and a word in it; what leaves is where each argument stands, as seen from an active
verb: the subject of a passive is ``obj``, its agent ``subj``. A wrong parse gives a wrong argument, never an error.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.text.frames import NOMINAL, VERBAL, matched
from recoupe.text.reading import Token
from recoupe.text.subjects import SUBJECTS, Argument, Subjects, is_finite, is_past_participle

PASSIVE = "passive"
"""Slot of the auxiliary of a passive: « a été interrogée », but not « interrogé sur la grève, le ministre … »."""
_CLOSING = frozenset({'"', "»", "”", "’", "'"})
_FULL = frozenset({"obj", "mark", "aux:pass", "cop"})
"""Relations below the verb of a relative clause that lacks no object."""
_TAKING_UP = frozenset({"que", "that"})
"""Conjunctions that are relative pronouns as well."""
_ARMS = frozenset({"arms"})
_CLIMBED = 3
"""Words above an event noun on which a complement of it may hang by mistake."""


@dataclass(frozen=True, slots=True)
class Clauses(Subjects):
    """The arguments of the words of a sentence."""

    def arguments(self, words: tuple[Token, ...]) -> tuple[Argument, ...]:
        """The arguments of a word, nearest first; ``words`` are the head and the other words of its entry."""
        head = words[0]
        kinds = {"VERB": self._verb, "AUX": self._verb, "ADJ": self._adjective}
        found = list(kinds.get(head.upos, self._noun)(head))
        for other in words[1:]:
            found += [Argument(one.slot, one.token, 1) for one in self.obliques(other)]
            found += self._undergone(head, other)
        found += [Argument(name, child, 2) for one in tuple(found) for name, child in self._below(one, words)]
        seen: dict[tuple[str, int], Argument] = {}
        for one in found:
            if one.token not in words:
                seen.setdefault((one.slot, one.token.i), one)
        return tuple(seen.values())

    def _verb(self, verb: Token) -> Iterator[Argument]:
        passive = self.is_passive(verb)
        subject = None if self._is_counted(verb) else self.subject(verb)
        if subject is not None:
            yield Argument("obj" if passive else "subj", subject if passive else self._issuer(subject))
        yield from self._undergoer(verb)
        yield from self._objects(verb)
        yield from (Argument("subj", agent) for agent in self.sentence.children(verb, "obl:agent") if passive)
        yield from (Argument(PASSIVE, one) for one in self.sentence.children(verb, "aux:pass"))
        for found in self.obliques(verb):
            yield found
            if passive and found.slot in self.lexicon.agents:
                yield Argument("subj", found.token)
        yield from (Argument("not", child) for child in self.sentence.children(verb, "advmod") if self._negates(child))
        yield from self._clauses_below(verb)
        yield from self._shared(verb)

    def wielding(self, doers: tuple[Token, ...]) -> tuple[Token, ...]:
        """Who does it, in place of arms that they sent off: « touché de plusieurs balles tirées par un gendarme »."""
        found: list[Token] = []
        for noun in doers:
            sent = self.sentence.children(noun, "acl") if self.lexicon.is_a(noun.lemma, _ARMS) else ()
            past = (one for one in sent if is_past_participle(one))
            found += [agent for one in past for agent in self.sentence.children(one, "obl:agent")] or [noun]
        return tuple(found)

    def _is_counted(self, verb: Token) -> bool:
        """Whether a participle stands for those it befell, who do nothing: « évoque au moins trente tués »."""
        alone = is_past_participle(verb) and not self.sentence.children(verb, "aux", "aux:pass")
        return alone and bool(self.sentence.children(verb, "nummod"))

    def _undergoer(self, verb: Token) -> Iterator[Argument]:
        """« s'est vu infliger une amende », « s'est fait arrêter »: the subject above is whom it is done to."""
        above = self.sentence.head(verb)
        if above is not None and self.undergoes(verb) and (subject := self.subject(above)) is not None:
            yield Argument("iobj" if self.sentence.children(verb, "obj") else "obj", subject)

    def _issuer(self, subject: Token) -> Token:
        """Whose a document is that does something: « le décret qu'Oslo a publié suspend … » is Oslo's doing."""
        if not self.lexicon.word("document", subject):
            return subject
        return self.owner(subject) or subject

    def _clauses_below(self, verb: Token) -> Iterator[Argument]:
        for child in self.sentence.children(verb, "xcomp", "ccomp", "advcl"):
            if child.dep == "advcl" and is_past_participle(child):
                continue
            aux = self.sentence.children(child, "aux")
            tensed = any(self.lexicon.word("modal", one) for one in aux)
            told = self.sentence.children(child, *SUBJECTS) and (tensed or not self.sentence.children(child, "mark"))
            is_bare = child.dep == "xcomp" or not (is_finite(child) or told)
            yield Argument("inf" if is_bare else "that", child)
            if is_bare:
                if any(self.lexicon.word("perfect", one) for one in self.sentence.children(child, "aux")):
                    yield Argument("perfect", child)
                marks = self.sentence.children(child, "mark", "case")[:1]
                yield from (Argument(mark.lemma.lower(), child) for mark in marks)

    def _adjective(self, word: Token) -> Iterator[Argument]:
        """Arguments of an adjective that a copula carries, « est prêt à … », or that stands at a noun."""
        subject = self.own_subject(word) or (self.sentence.head(word) if word.dep in ("amod", "acl") else None)
        if subject is None:
            subject = self.subject(word)
        if subject is not None:
            yield Argument("subj", subject)
        yield from self.obliques(word)
        yield from self._clauses_below(word)

    def _negates(self, child: Token) -> bool:
        return bool(self.lexicon.word("negation", child))

    def _is_stressed(self, child: Token) -> bool:
        """Whether a pronoun behind an auxiliary only stresses the subject: « Lomé a lui refusé », « lui a refusé »."""
        before = self.sentence.tokens[child.i - 1] if child.i else None
        return child.upos == "PRON" and before is not None and before.upos == "AUX" and before.head == child.head

    def _objects(self, verb: Token) -> Iterator[Argument]:
        for child in self.sentence.children(verb, "obj", "iobj", "expl", "expl:pv", "obl"):
            if child.feature("Reflex") == "Yes" or child.lemma == "soi":
                if not self.is_caused(verb):
                    yield Argument("refl", child)
            elif child.dep == "obj":
                relative = child.feature("PronType") == "Rel"
                yield Argument("obj", (self.antecedent(verb) if relative else None) or child)
            elif child.dep == "iobj" and not self._is_stressed(child):
                yield Argument("iobj", child)
                if child.i > verb.i and not self.sentence.children(verb, "obj") and not self._is_led(child):
                    yield Argument("obj", child)  # "told Riga to leave": with one object there is no other to tell
        yield from self._gap(verb)
        yield from self._of_gerund(verb)
        if not self.sentence.children(verb, "obj", "nsubj:pass"):
            named = (one for one in self.sentence.children(verb, "xcomp") if one.upos == "PROPN")
            yield from (Argument("obj", child) for child in named if not self.sentence.children(child, "case"))

    def _of_gerund(self, verb: Token) -> Iterator[Argument]:
        """Whom a verb that is used as a noun is done to: ``the police shooting of a boy``."""
        if verb.feature("VerbForm") == "Ger" and not self.sentence.children(verb, "obj"):
            owned = (one for one in self.obliques(verb) if one.slot in self.lexicon.owning)
            yield from (Argument("obj", one.token) for one in owned if self._opens_at(one.token) == verb.i + 1)

    def _opens_at(self, token: Token) -> int:
        return min(one.i for one in self.sentence.subtree(token))

    def _gap(self, verb: Token) -> Iterator[Argument]:
        """The noun of a relative clause without a pronoun is its object: ``the firm it blames for the spill``."""
        noun = self.antecedent(verb) if verb.dep in ("acl", "acl:relcl") else None
        below = self.sentence.children(verb)
        subject = next((one for one in below if one.dep == "nsubj"), None)
        if noun is None or subject is None or subject.i < noun.i or self.lexicon.word("circumstance", noun):
            return
        if not any((one.dep in _FULL and not self._stands_for(one, noun)) or self._is_relative(one) for one in below):
            yield Argument("obj", noun)

    def _stands_for(self, mark: Token, noun: Token) -> bool:
        """Whether « que » after somebody is taken for a conjunction: of people nothing is told, « le fait que … »."""
        named = noun.upos == "PROPN" or any(one.upos == "PROPN" for one in self.sentence.children(noun, "nmod", "flat"))
        somebody = named or any(self.lexicon.word(kind, noun) for kind in ("person", "sort"))
        return mark.dep == "mark" and mark.lemma in _TAKING_UP and noun.i < mark.i and somebody

    def _is_relative(self, word: Token) -> bool:
        return word.feature("PronType") == "Rel" or bool(self.lexicon.word("relative", word))

    def _is_led(self, noun: Token) -> bool:
        return bool(self.sentence.children(noun, "case"))

    def _shared(self, verb: Token) -> Iterator[Argument]:
        """What a coordinated verb shares with the verbs after it: « produire et livrer des armes à Kiev »."""
        if self.sentence.children(verb, "obj", "nsubj:pass", "obl", "iobj"):
            return
        for other in self.sentence.children(verb, "conj"):
            if other.upos in VERBAL:
                for child in self.sentence.children(other, "obj"):
                    yield Argument("obj", child, 1)

    def _noun(self, noun: Token) -> Iterator[Argument]:
        yield from self.obliques(noun)
        yield from self._after_agent(noun)
        for child in self.sentence.children(noun):
            if self._possesses(child):
                yield Argument("poss", child)
            elif child.dep in ("amod", "compound", "flat", "nmod", "appos") and not self.sentence.children(
                child, "case"
            ):
                yield Argument("adj", child)
            elif child.dep == "acl" and child.upos in VERBAL:
                yield from self._supporting(child, noun)
                yield from self._past(child)
                yield from self._aimed(child)
        if self.sentence.children(noun, "cop"):
            for child in self.sentence.children(noun, *SUBJECTS):
                yield Argument("owner", child)
        yield from self._misread_complement(noun)
        yield from self._engaged(noun)
        yield from self._held(noun)
        yield from self._following(noun)
        yield from self._supported(noun)

    def _after_agent(self, noun: Token) -> Iterator[Argument]:
        """What follows who does it and does not belong to him: « l'assassinat par Lima d'un général équatorien »."""
        found = list(self.obliques(noun))
        agents = [one.token for one in found if one.slot in self.lexicon.agents and one.token.i > noun.i]
        if len(agents) != 1 or any(one.slot in self.lexicon.owning and one.token.i < agents[0].i for one in found):
            return
        named = agents[0].upos == "PROPN" or not self.sentence.children(agents[0], "det", "nmod:poss", "compound")
        if named:
            owned = (one for one in self.obliques(agents[0]) if one.slot in self.lexicon.owning)
            yield from (Argument(one.slot, one.token, 1) for one in owned)

    def _past(self, participle: Token) -> Iterator[Argument]:
        """Complements of a noun that the parser hung on a participle beside it: « l'hommage appuyé de X à Y »."""
        if is_past_participle(participle) and not self.sentence.children(participle, "obl:agent", "aux", "mark"):
            inner = self.lexicon.owning | self.lexicon.addressing
            found = (one for one in self.obliques(participle) if one.slot in inner)
            yield from (Argument(one.slot, one.token, 2) for one in found)

    def _aimed(self, participle: Token) -> Iterator[Argument]:
        """Whom an act is aimed at by a participle beside its noun: « des poursuites visant l'opposition ».

        Of words it is the subject of what they say: « des accusations selon lesquelles Riga aurait livré … ».
        """
        for row in self.lexicon.word("aiming", participle):
            found = self.sentence.children(participle, "obj")
            yield from (Argument(row.value, one) for one in found if one.feature("PronType") != "Rel")
        cases = (
            case for one in self.sentence.children(participle, "obl") for case in self.sentence.children(one, "case")
        )
        for row in (one for case in cases if case.i < participle.i for one in self.lexicon.word("aiming", case)):
            yield from (Argument(row.value, one) for one in self.sentence.children(participle, *SUBJECTS))

    def _held(self, noun: Token) -> Iterator[Argument]:
        """Of whom those speak whose accusations a noun tells: « les accusations de Quito, qui dit que Lima … »."""
        rows = self.lexicon.word("aiming", noun) if noun.upos in NOMINAL else ()
        holders = (noun, *(one for one in self.sentence.subtree(noun) if one.dep in ("nmod", "conj"))) if rows else ()
        told = (verb for one in holders for verb in self.sentence.children(one, "acl", "acl:relcl"))
        said = (clause for verb in told for clause in self.sentence.children(verb, "ccomp"))
        doers = [one for clause in said for one in self.sentence.children(clause, *SUBJECTS)]
        yield from (Argument(row.value, one) for row in rows[:1] for one in doers[:1])

    def _possesses(self, child: Token) -> bool:
        if child.dep == "nmod:poss" or (child.dep in ("det", "nmod") and child.feature("Poss") == "Yes"):
            return True
        return child.dep == "nmod" and any(one.lemma == "'s" for one in self.sentence.children(child, "case"))

    def _engaged(self, noun: Token) -> Iterator[Argument]:
        """Who is at it: « le ministre en visite à Oslo », « Macron, en déplacement à Berlin », ``on a visit to``."""
        above = self.sentence.head(noun)
        if above is not None and above.upos in VERBAL:
            above = self.subject(above)
        cases = self.sentence.children(noun, "case")
        if above is None or above.upos not in NOMINAL or above == noun:
            return
        determined = [one.feature("Definite") for one in self.sentence.children(noun, "det")]
        for one in (row for case in cases[:1] for row in self.lexicon.word("engaged", case)):
            if determined == ([one.value] if one.value else []):
                yield Argument("owner", above, 1)

    def _following(self, noun: Token) -> Iterator[Argument]:
        """A prepositional phrase right after an event noun, hung on a word above: « la venue de X en Corée »."""
        after = self._word_after(noun)
        for above in list(self.sentence.ancestors(noun))[:_CLIMBED]:
            for found in self.obliques(above):
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
        for one in self.lexicon.word("occur", above):
            if one.slot == slot and matched(self.sentence, above, one.lemmas) is not None:
                yield from (found for found in self.obliques(above) if found.token != noun)
                return

    def _lent(self, verb: Token, noun: Token) -> Iterator[Argument]:
        yield from (Argument("undergoer", one.token) for one in self._undergoer(verb))
        for agent in self.sentence.children(verb, "obl:agent"):
            yield Argument("owner", agent)
        yield from (one for one in self.obliques(verb) if one.token != noun)
        clitics = (one for one in self.sentence.children(verb, "iobj") if not self._is_stressed(one))
        yield from (Argument("iobj", one) for one in clitics)

    def _undergone(self, verb: Token, noun: Token) -> Iterator[Argument]:
        """Whom a support verb above says that an act befell: « fait face à des sanctions imposées par Oslo »."""
        if verb.dep == "acl" and verb.head == noun.i:
            yield from (Argument("iobj", one.token, 1) for one in self._supported(noun) if one.slot == "undergoer")

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
        if self.sentence.children(above, "cop") and head.dep in ("nmod", "obl"):
            case = next(iter(self.sentence.children(head, "case")), None)
            return above, case.lemma.lower() if case is not None and not self.connects(case) else ""
        upper = self.sentence.head(above)
        if upper is not None and upper.upos in VERBAL and head.dep == "nmod" and above.dep == "obj":
            return upper, next((c.lemma.lower() for c in self.sentence.children(head, "case")), "")
        return None, ""

    def is_carried(self, noun: Token) -> bool:
        """Whether a verb says that the act of a noun takes place: « une enquête a été ouverte », « ont éclaté »."""
        held = [one for one in self.sentence.children(noun, "acl") if one.feature("VerbForm") == "Part"]
        if any(one.slot == "obj" for verb in held for one in self.lexicon.word("support", verb)):
            return True
        above, slot = self._support_of(noun)
        if above is None:
            return False
        rows = (*self.lexicon.word("support", above), *self.lexicon.word("occur", above))
        return any(one.slot == slot and matched(self.sentence, above, one.lemmas) is not None for one in rows)

    def _supporting(self, verb: Token, noun: Token) -> Iterator[Argument]:
        """Arguments of a participle or relative clause of a support verb: « l'attaque menée par X »."""
        for one in self.lexicon.word("support", verb):
            other = any(child.feature("PronType") != "Rel" for child in self.sentence.children(verb, "obj", "expl"))
            if one.slot != "obj" or other:
                continue
            for child in self.sentence.children(verb, "obl:agent", "nsubj"):
                if child.feature("PronType") != "Rel":
                    yield Argument("owner" if one.value == "actor" else "undergoer", child)
            yield from (found for found in self.obliques(verb) if found.token != noun)
            return

    def _below(self, one: Argument, words: tuple[Token, ...]) -> Iterator[tuple[str, Token]]:
        """Prepositional phrases that the parser hung on an argument and that may belong to the word itself."""
        if one.slot in ("subj", "refl", "poss", "adj", "that", "inf", "owner", "undergoer") or one.token in words:
            return
        if one.token.dep in ("xcomp", "ccomp", "advcl"):
            return
        for holder in (one.token, *self._qualifying(one.token)):
            for found in self.obliques(holder):
                if found.slot not in self.lexicon.owning:
                    yield found.slot, found.token

    def _qualifying(self, noun: Token) -> Iterator[Token]:
        """Adjectives beside a noun, and participles of a set phrase without article, on which nothing hangs of itself:
        « dans des circonstances floues sur trois passants », « à bout portant sur lui ».
        """
        yield from self.sentence.children(noun, "amod")
        if not self.sentence.children(noun, "det", "nummod", "nmod:poss"):
            yield from (one for one in self.sentence.children(noun, "acl") if one.i == noun.i + 1)
