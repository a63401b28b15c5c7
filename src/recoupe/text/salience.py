"""How much each phrase before a pronoun counts as what it stands for: by function, distance and kind.

Enters: analysed sentences and the `Referent`s of each. Leaves: candidates with their weights, the heaviest first. What
can be meant must agree in number and gender; subjects weigh more than objects, and whoever says something more than
whom it is said to; things compete with people. Nothing is decided here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.terms import MentionKind
from recoupe.text.gazetteer import Entry, Gazetteer
from recoupe.text.nodes import Node
from recoupe.text.reading import Sentence, Token
from recoupe.text.referents import Function, Referent, agrees

WEIGHTS = {Function.SUBJECT: 5.0, Function.OBJECT: 3.2, Function.OBLIQUE: 2.0, Function.INSIDE: 1.5}
"""What a function counts, in the sentence before the pronoun."""
ABOVE, BESIDE = 7.5, 6.0
"""What the subject of the verb above the pronoun counts (« X dit qu'il viendra »), and what its other actors do."""
ANEW = 1.5
"""What it adds that who spoke before speaks again."""
NAMED, QUOTED = 3.1, 2.9
"""What a person counts in any other function: to whom something is said, of whom somebody is a relative; and the
source of a report (« selon le ministre »), of whom the text goes on to speak only where somebody says something."""
SUFFERING = 3.6
"""What a person counts who is no subject, before a verb in the passive: « … contre le banquier. Il est jugé »."""
EMBEDDED = 0.6
"""Share of its weight that the subject of a subordinate clause keeps in the next sentence."""
THING, AFFECTED = 0.5, 0.75
"""Share of its weight that a noun keeps that names no actor, and the share as an object (« un plan. Il prévoit »)."""
ACTED_ON = (1.25, 0.8)
"""The same shares before an object pronoun or the subject of a passive: « … le décret. Le juge l'a annulé »."""
PROVIDED = 1.5
"""What a thing counts before a verb of which things are the subject (« la réforme. Elle prévoit »), times its weight;
an actor counts the inverse."""
UNSORTED = 0.95
"""Share of its weight that a noun keeps of which it is not known whether it names people or things."""
BODY, UNMARKED = 0.85, 0.85
"""Share kept by a candidate that is no person, and by one whose gender is not known."""
FAR = 0.5
"""Share of its weight that a candidate keeps for each sentence further back than the last."""

ENOUGH, MARGIN = 2.4, 2.0
"""The least weight of an antecedent, and by how much it must exceed the next (set on POPCORN and the dev half)."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its weight, and what it counts against others; doubt about it lowers only the first."""

    weight: float
    threat: float
    referent: Referent


@dataclass(frozen=True, slots=True, eq=False)
class Salience:
    """The referents of each sentence, and what they count."""

    sentences: Sequence[Sentence]
    referents: Mapping[int, Sequence[Referent]]
    gazetteer: Gazetteer

    def candidates(self, node: Node, back: int) -> Iterator[Referent]:
        """What stands before a pronoun and agrees with it, the nearest first."""
        for number in range(node.sentence, max(-1, node.sentence - back - 1), -1):
            for other in reversed(self.referents.get(number, [])):
                if other.end <= node.start and agrees(other, node):
                    yield other

    def weighed(self, node: Node, token: Token, entry: Entry, back: int) -> list[Weighed]:
        """The candidates of some sentences with their weights, the heaviest first."""
        above = self._above(node.sentence, token)
        met = [one for one in self.candidates(node, back) if not one.quoted and self._can_be(one, node, token, entry)]
        met = [one for one in met if _is_subject(one) or not self._is_beside(one, node, token)]
        people = sum(one.is_actor and one.human is not False for one in met)
        found = []
        for one in met:
            threat = self._weight(one, node, token, above)
            found.append(Weighed(threat * self._doubt(one, node, is_alone=not people), threat, one))
        return sorted(found, key=lambda one: (-one.weight, -one.referent.start))

    @staticmethod
    def _is_beside(one: Referent, node: Node, token: Token) -> bool:
        """Whether a phrase belongs to the verb of the pronoun or to none, or is who its sentence goes by."""
        return one.sentence == node.sentence and (one.verb in (token.head, -1) or one.cited)

    def outweighing(self, weighed: Sequence[Weighed]) -> Referent | None:
        """The heaviest candidate where it outweighs all others; None when two are close or none weighs enough."""
        best = weighed[0]
        rivals = [one for one in weighed[1:] if not is_same(one.referent, best.referent)]
        margin = best.weight - max((one.threat for one in rivals), default=0.0)
        if best.weight < ENOUGH or margin < MARGIN or not may_be_meant(best.referent):
            return None
        return best.referent

    def _can_be(self, one: Referent, node: Node, token: Token, entry: Entry) -> bool:
        """Whether the meaning allows it: only somebody says something, ``he`` is a person and ``it`` is none."""
        if entry.gender == "neut":
            return one.human is not True
        if self.gazetteer.has_class(token.form, "human_pronoun"):
            return one.human is True
        return one.is_actor or one.human is None or not node.speaker or self._suits_things(node, token)

    def _weight(self, one: Referent, node: Node, token: Token, above: Sequence[int]) -> float:
        """What a candidate counts by function, distance and kind."""
        here = one.sentence == node.sentence and one.function is Function.SUBJECT
        if here and one.verb == self._joined(node.sentence, token):
            return ABOVE
        weight = self._by_function(one, node, above, is_passive=token.dep == "nsubj:pass")
        suits = PROVIDED if self._suits_things(node, token) else 1.0
        if one.is_actor:
            weight /= suits
        elif one.human is None:
            weight *= UNSORTED
        else:
            is_affected = node.phrase.sort == "object" or token.dep == "nsubj:pass"
            shares = ACTED_ON if is_affected else (AFFECTED, THING)
            weight *= suits * shares[one.function is not Function.OBJECT]
        return float(weight * FAR ** max(0, node.sentence - one.sentence - 1))

    def _by_function(self, one: Referent, node: Node, above: Sequence[int], *, is_passive: bool) -> float:
        """What a candidate counts by what it is to its verb, and whether it speaks."""
        here = one.sentence == node.sentence
        if here and one.verb in above and one.function is not Function.INSIDE and one.is_actor:
            return ABOVE if one.function is Function.SUBJECT else BESIDE
        if one.cited and not node.speaker:
            return QUOTED
        if any(node.speaker for node in one.nodes) and one.function is not Function.OBLIQUE:
            return WEIGHTS[Function.SUBJECT] + (ANEW if node.speaker else 0.0)
        if one.function is Function.SUBJECT:
            return WEIGHTS[Function.SUBJECT] * (1.1 if here else 1.0 if self._is_main(one) else EMBEDDED)
        if one.human and is_passive:
            return SUFFERING
        if one.human and one.function < Function.OBJECT and not self._is_of_person(one):
            return NAMED
        return WEIGHTS[one.function]

    def _suits_things(self, node: Node, token: Token) -> bool:
        """Whether the verb of a pronoun is one of plans and texts sooner than of people: « prévoit », « entrera »."""
        sentence = self.sentences[node.sentence]
        verb = sentence.tokens[token.head]
        return self.gazetteer.has_class(verb.lemma, "thing_verb") and not sentence.children(verb, "xcomp", "ccomp")

    def _is_of_person(self, one: Referent) -> bool:
        """Whether a noun without a name depends on one for people: « la mère de la victime »."""
        if one.function is not Function.INSIDE or any(node.name for node in one.nodes):
            return False
        return any(other.human and other.head == one.verb for other in self.referents.get(one.sentence, ()))

    def _doubt(self, one: Referent, node: Node, *, is_alone: bool) -> float:
        """The share of its weight that a candidate keeps that may be no person, where people are near, or of the
        other gender.
        """
        body = BODY if one.is_actor and one.human is False and not is_alone else 1.0
        return body * (UNMARKED if node.phrase.gender in ("masc", "fem") and not one.gender else 1.0)

    def _joined(self, number: int, token: Token) -> int:
        """The verb that the verb of a pronoun is joined to: « que la décision est injuste et qu'elle sera annulée »."""
        sentence = self.sentences[number]
        verb = sentence.tokens[token.head]
        if verb.dep != "conj":
            return -2
        before = [one for one in sentence.children(sentence.tokens[verb.head], "ccomp") if one.i < verb.i]
        return before[-1].i if before and sentence.children(verb, "mark") else verb.head

    def _is_main(self, one: Referent) -> bool:
        """Whether a subject is that of the main clause of its sentence, or of one joined to it."""
        sentence = self.sentences[one.sentence]
        verb = sentence.tokens[one.verb] if one.verb >= 0 else None
        while verb is not None and verb.dep in ("conj", "parataxis") and verb.head != verb.i:
            verb = sentence.tokens[verb.head]
        return verb is None or verb.head == verb.i

    def _above(self, number: int, token: Token) -> list[int]:
        """The verbs above the clause of a pronoun, its own left out."""
        sentence = self.sentences[number]
        found: list[int] = []
        place = token.head
        while sentence.tokens[place].head != place and len(found) < len(sentence.tokens):
            place = sentence.tokens[place].head
            found.append(place)
        return found


def _is_subject(one: Referent) -> bool:
    return one.function is Function.SUBJECT and not one.cited


def is_open(node: Node) -> bool:
    """Whether a node is a pronoun of which it is not known whom it stands for."""
    return node.phrase.kind is MentionKind.PRONOUN and node.link is None


def is_same(a: Referent, b: Referent) -> bool:
    """Whether two candidates are one actor, or one is a group with the other in it."""
    return bool(a.keys) and a.keys == b.keys


def may_be_meant(one: Referent) -> bool:
    """Whether a pronoun may go back to a phrase: of those that name nobody known, to subjects and to people only."""
    if one.keys or one.function is Function.SUBJECT:
        return True
    doubtful = any(node.name for node in one.nodes)
    return one.function is not Function.INSIDE and one.human is True and not doubtful
