"""Who a pronoun stands for when no key is known of either: « quatre chauffeurs … ils ont été frappés ».

What enters is the mentions and chains of a text and its analysed sentences; what leaves is the noun whose words tell
more than the pronoun does. Where no chain joins the two, the subject of what somebody says (``Kenya said it was halting
flights``) is who says it, a sentence that opens on a pronoun goes on about the subject of the one before, and a
possessive is of the subject before it; in each case only where their numbers agree. What nothing of this resolves,
and an act is done to, stands for the person named last before its clause (« Ann Otieno assure qu'elle a été battue »).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model import Chain, Mention
from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.counterparts import counterpart
from recoupe.text.reading import Sentence, Token

STANDING_FOR = (MentionKind.PRONOUN, MentionKind.ELIDED)
_SUBJECTS = ("nsubj", "nsubj:pass")
_OWNERS = (EntityType.PERSON, EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION)
_NEAR = 400
"""Characters within which « des milliers de soldats » are still the soldiers just named."""
_SUFFERING = ("nsubj:pass", "obj")
"""Relations of those an act is done to."""
_JUST = 250
"""Characters within which a person named is the one that a pronoun stands for."""
_STEPS = 3
"""Clauses upwards in which a subject is looked for."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The nouns of a text that pronouns stand for, by the ids of the pronouns' mentions."""

    nouns: Mapping[str, Mention]
    sentences: tuple[Sentence, ...]
    alike: Mapping[str, Mention]
    people: tuple[Mention, ...] = ()

    @classmethod
    def of(
        cls, mentions: Mapping[str, Mention], chains: Iterable[Chain], sentences: Iterable[Sentence]
    ) -> "Antecedents":
        """Index the chains of a text: each pronoun stands for the last noun of its chain before it, else the first."""
        nouns: dict[str, Mention] = {}
        alike: dict[str, Mention] = {}
        for chain in chains:
            told = [mentions[one] for one in chain.mentions if one in mentions]
            named = [one for one in told if one.kind not in STANDING_FOR]
            for one in told:
                if one.kind in STANDING_FOR and named:
                    before = [noun for noun in named if noun.span.start < one.span.start]
                    nouns[one.id] = before[-1] if before else named[0]
                    fitting = [noun for noun in before if _fits(one, noun)]
                    alike |= {one.id: fitting[-1]} if fitting else {}
        people = (one for one in mentions.values() if one.type is EntityType.PERSON and one.kind not in STANDING_FOR)
        return cls(nouns, tuple(sentences), alike, tuple(sorted(people, key=lambda one: (one.span.start, one.id))))

    def of_pronoun(
        self, sentence: Sentence, core: Token, mention: Mention | None, at: Callable[[Sentence, Token], Mention | None]
    ) -> tuple[Sentence, Token] | None:
        """The noun a pronoun stands for, with its sentence: that of its chain, else who says what it is subject of.

        Args:
            sentence: where the pronoun stands.
            core: the pronoun.
            mention: its mention, None when it has none.
            at: the mention of a word.
        """
        if mention is not None and mention.kind not in STANDING_FOR:
            return None
        found = self._noun(mention) if mention is not None else None
        if found is not None:
            return found if found[1] != core else None
        subject = speaker(sentence, core)
        if subject is not None:
            return (sentence, subject) if agree(sentence, core, subject, at(sentence, subject)) else None
        if (other := counterpart(sentence, core, at)) is not None:
            return sentence, other
        return self._going_on(sentence, core, at) or self._last_named(sentence, core)

    def _last_named(self, sentence: Sentence, core: Token) -> tuple[Sentence, Token] | None:
        """Whom an act befalls by a pronoun for one person: who was named last before its clause."""
        personal = core.upos == "PRON" and core.feature("PronType") == "Prs" and core.feature("Person") == "3"
        if not personal or core.dep not in _SUFFERING or core.feature("Number") != "Sing":
            return None
        if core.feature("Gender") == "Neut":
            return None
        opens = min(one.start for one in sentence.subtree(sentence.tokens[core.head]))
        gender = {"Masc": "masc", "Fem": "fem"}.get(core.feature("Gender"), "")
        near = [one for one in self.people if 0 < core.start - one.span.end < _JUST]
        fitting = (
            found
            for one in reversed(near)
            if one.kind is MentionKind.NAME and (not gender or not one.gender or one.gender == gender)
            if (found := self._at(one)) is not None
            if found[0] != sentence or found[1].head != core.head or found[1].start < opens
        )
        return next(fitting, None)

    def _going_on(
        self, sentence: Sentence, core: Token, at: Callable[[Sentence, Token], Mention | None]
    ) -> tuple[Sentence, Token] | None:
        """Whom a sentence without another subject before goes on about: the subject of the one before, if it agrees."""
        if core.feature("Poss") == "Yes":
            return self._owner(sentence, core, at)
        personal = core.upos == "PRON" and core.feature("PronType") in ("Prs", "Dem") and core.dep in _SUBJECTS
        earlier = [one for one in sentence.tokens[: core.i] if one.dep in _SUBJECTS]
        before = next((one for one in reversed(self.sentences) if one.end <= sentence.start), None)
        if not personal or core.feature("Person") not in ("", "3") or earlier or before is None:
            return None
        main = next((one for one in before.tokens if one.dep == "root"), None)
        subject = next(iter(before.children(main, *_SUBJECTS)), None) if main is not None else None
        if subject is None or sentence.start - before.start > _NEAR:
            return None
        return (before, subject) if agree(before, core, subject, at(before, subject)) else None

    def _owner(
        self, sentence: Sentence, core: Token, at: Callable[[Sentence, Token], Mention | None]
    ) -> tuple[Sentence, Token] | None:
        """Whose a thing is where nothing else tells: « Lima a averti, lors de sa visite à Quito, … »."""
        subject = next((one for one in reversed(sentence.tokens[: core.i]) if one.dep in _SUBJECTS), None)
        known = at(sentence, subject) if subject is not None else None
        if subject is None or known is None or known.type not in _OWNERS or core.feature("PronType") != "Prs":
            return None
        several = subject.feature("Number") == "Plur" or bool(sentence.children(subject, "conj"))
        return None if several else (sentence, subject)

    def common(self, mention: Mention) -> tuple[Sentence, Token] | None:
        """The common noun that a pronoun takes up, with its sentence; None where it takes up a name.

        « La junte a … au Mali, elle … » goes on about the junta, though the chain is that of its state.
        """
        found = self.alike.get(mention.id)
        return self._at(found) if found is not None and found.kind is MentionKind.NOMINAL else None

    def _noun(self, mention: Mention) -> tuple[Sentence, Token] | None:
        """The noun a mention stands for, with its sentence."""
        found = self.nouns.get(mention.id)
        return self._at(found) if found is not None else None

    def _at(self, found: Mention) -> tuple[Sentence, Token] | None:
        """The head of a mention, with its sentence."""
        for sentence in self.sentences:
            if sentence.start <= found.head.start < sentence.end:
                return next(((sentence, one) for one in sentence.tokens if one.start == found.head.start), None)
        return None


def _fits(pronoun: Mention, noun: Mention) -> bool:
    """Whether a pronoun may take up a noun: neither a place nor of another gender; a left-out subject takes up any."""
    return noun.use is not Use.PLACE and (not pronoun.gender or pronoun.gender == noun.gender)


def speaker(sentence: Sentence, token: Token) -> Token | None:
    """The subject of the clause that says what a pronoun is the subject of: ``accused the army and said it halts``."""
    personal = token.upos == "PRON" and token.feature("PronType") == "Prs" and token.feature("Person") in ("", "3")
    if not personal or token.dep not in _SUBJECTS:
        return None
    clause, said = sentence.tokens[token.head], False
    for _ in range(_STEPS):
        said = said or clause.dep == "ccomp"
        if clause.dep not in ("ccomp", "conj"):
            return None
        clause = sentence.tokens[clause.head]
        subject = next(iter(sentence.children(clause, *_SUBJECTS)), None)
        if subject is not None and said:
            return subject if subject.upos != "PRON" else None
    return None


def agree(sentence: Sentence, pronoun: Token, noun: Token, mention: Mention | None) -> bool:
    """Whether a pronoun may stand for a noun: several or a body for ``they``, nobody's name for ``it``."""
    kind = mention.type if mention is not None else None
    if pronoun.feature("Number") == "Plur":
        several = noun.feature("Number") == "Plur" or bool(sentence.children(noun, "conj"))
        return several or kind in (EntityType.BODY, EntityType.ORGANISATION, EntityType.GROUP)
    if noun.feature("Number") == "Plur" or kind is None:
        return False
    if pronoun.feature("Gender") == "Neut":
        return kind is not EntityType.PERSON
    return mention is not None and bool(mention.gender) and mention.gender == pronoun.feature("Gender").lower()


def alike_before(sentences: Sequence[Sentence], sentence: Sentence, noun: Token) -> Iterator[tuple[Sentence, Token]]:
    """The same noun in earlier sentences, the nearest first, not further back than a few of them."""
    for before in reversed(sentences):
        if before.start < sentence.start and before.end >= sentence.start - _NEAR:
            yield from (
                (before, one) for one in reversed(before.tokens) if one.lemma == noun.lemma and one.upos == "NOUN"
            )


def by_place(mentions: Iterable[Mention]) -> tuple[dict[int, Mention], dict[int, tuple[Mention, ...]]]:
    """Mentions by where their heads begin, and those that cover a place, pronouns apart."""
    heads: dict[int, Mention] = {}
    covering: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=_rank):
        heads.setdefault(mention.head.start, mention)
        if mention.kind != MentionKind.PRONOUN:
            for place in range(mention.span.start, mention.span.end):
                covering.setdefault(place, []).append(mention)
    return heads, {place: tuple(some) for place, some in covering.items()}


def _rank(mention: Mention) -> tuple[int, int, int, str]:
    """Longest first at one head, pronouns last, so that one head gives one mention whatever the order found."""
    return mention.head.start, mention.kind == MentionKind.PRONOUN, mention.span.start - mention.span.end, mention.id
