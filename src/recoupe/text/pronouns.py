"""Whom a pronoun stands for: candidates weighed by function and distance, a link only where one stands out.

Enters: nodes of a text with their keys, its sentences, a `Gazetteer` and the verbs of saying. Leaves: the nodes with
those of pronouns and elided subjects. What can be meant must agree in number and gender; subjects weigh more than
objects, and whoever says something more than whom it is said to; things compete with people. Where the second
candidate is close to the first there is no link.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from recoupe.terms import EntityType, MentionKind, Use
from recoupe.text.clitics import OBJECTS, affected, function_fits, without_objects
from recoupe.text.descriptions import described, extent, node_of
from recoupe.text.ellipsis import elided
from recoupe.text.gazetteer import Entry, Family, Gazetteer
from recoupe.text.groups import both, together, who_met
from recoupe.text.nodes import SUBJECTS, Node, Speech, group_key
from recoupe.text.pieces import Phrase
from recoupe.text.possessives import give_owner, is_unowned, owner
from recoupe.text.reading import Sentence, Token
from recoupe.text.referents import Function, Referent, referents
from recoupe.text.salience import Salience, is_open, may_be_meant

BACK = 3
"""Sentences a pronoun after a quotation looks back; quotations in a row put their speaker that far."""
NEAR = 2
"""Sentences any other pronoun looks back."""
COLON = ":"
AFTER_MARKS = 3
"""Characters between the words of a quotation and a pronoun right after it: mark, comma, space."""


class Pronouns:
    """Adds nodes for pronouns and elided subjects whose antecedent is found."""

    def __init__(
        self, nodes: Sequence[Node], sentences: Sequence[Sentence], gazetteer: Gazetteer, lexis: Speech,
        quoted: Sequence[int],
    ) -> None:  # fmt: skip
        self._sentences = sentences
        self._gazetteer = gazetteer
        self._lexis = lexis
        self._quoted = quoted
        self._by_sentence: dict[int, list[Node]] = {}
        for node in nodes:
            self._by_sentence.setdefault(node.sentence, []).append(node)
        self._referents: dict[int, list[Referent]] = {}
        self._salience = Salience(sentences, self._referents, gazetteer)

    def resolved(self) -> list[Node]:
        """The nodes and those added, in text order."""
        for number, sentence in enumerate(self._sentences):
            found = self._by_sentence.get(number, [])
            self._referents[number] = referents(number, sentence, found, self._lexis, self._quoted, self._is_body)
        for one, other in list(described(self._sentences, self._referents, self._gazetteer)):
            if self._is_free(one) and self._is_free(other):
                first, second = self._node_of(other), self._node_of(one)
                second.keys, second.link = first.keys, first
        for one, members in list(together(self._sentences, self._referents, self._gazetteer)):
            if self._is_empty(one) and all(self._is_free(other) for other in members):
                _refer(self._node_of(one), [self._node_of(other) for other in members])
        for number, sentence in enumerate(self._sentences):
            for token, entry, length in self._pronouns(sentence):
                self._pronoun(self._node(number, sentence, token, entry, length), token, entry)
            found = self._by_sentence.get(number, [])
            known = partial(self._subject_of, number)
            for node in list(elided(number, sentence, found, self._lexis, self._quoted, known)):
                self._add(node)
        found = [node for here in self._by_sentence.values() for node in here if not is_unowned(node)]
        return sorted(found, key=lambda one: (one.start, -one.end))

    def _subject_of(self, number: int, verb: Token) -> Node | None:
        """The mention of a verb's subject, made where it names nobody known; None for what cannot act."""
        found = [one for one in self._referents[number] if one.verb == verb.i and one.function is Function.SUBJECT]
        whole = max(found, key=lambda one: one.joined, default=None)
        if whole is None or whole.joined or not self._is_free(whole):
            return None
        return self._node_of(whole)

    def _is_free(self, one: Referent) -> bool:
        """Whether a phrase may become a mention: it is one, or names an actor and holds no mention of another."""
        if one.nodes:
            return True
        people = one.human is True and one.function is Function.SUBJECT
        return one.is_actor and self._is_empty(one, but=EntityType.ORGANISATION if people else None)

    def _is_empty(self, one: Referent, *, but: EntityType | None = None) -> bool:
        """Whether a phrase is a mention or holds no mention of another, of a type other than ``but``."""
        if one.nodes:
            return True
        sentence = self._sentences[one.sentence]
        first, last = extent(sentence, sentence.tokens[one.head])
        held = self._by_sentence.get(one.sentence, [])
        inner = [node for node in held if first <= node.phrase.first < last and node.use is Use.ACTOR]
        return all(node.type is but for node in inner)

    def _node_of(self, one: Referent) -> Node:
        """The mention of a phrase; a new one where it names nobody known."""
        if one.nodes:
            return one.nodes[0]
        here = self._referents[one.sentence]
        known = next((other for other in here if other.head == one.head and other.nodes and other.end == one.end), None)
        if known is not None:
            return known.nodes[0]
        node = node_of(self._sentences[one.sentence], one)
        here[here.index(one)] = replace(one, nodes=(node,))
        self._add(node)
        return node

    def _is_body(self, noun: Token) -> bool:
        """Whether a noun is one for bodies: « la mairie », « l'association »."""
        if self._gazetteer.has_class(noun.lemma, "organisation_head") or self._lexis.is_collective(noun):
            return True
        hit = self._gazetteer.longest((noun.lemma,), 0, Family.INSTITUTION, Family.NOMINAL)
        return hit is not None and hit.entries[0].key not in ("relation", "document") and hit.entries[0].sort != "group"

    def _add(self, node: Node) -> None:
        found = self._by_sentence.setdefault(node.sentence, [])
        found.append(node)
        found.sort(key=lambda one: (one.start, -one.end))

    def _pronoun(self, node: Node, token: Token, entry: Entry) -> None:
        """Link a pronoun; whether it is linked or not, it is a candidate for the pronouns after it."""
        if self._is_impersonal(node, token, entry):
            return
        several = self._several(node, entry)
        if several and all(self._is_free(one) for one in several):
            _refer(node, [self._node_of(one) for one in several])
            self._add(node)
        meant = self._antecedent(node, token, entry) if not several else None
        if meant is not None and self._is_free(meant) and not (meant.nodes and is_open(meant.nodes[0])):
            _refer(node, meant.nodes or (self._node_of(meant),))
            self._add(node)
            if entry.key == "possessive":
                give_owner(node, self._by_sentence[node.sentence], self._gazetteer.atlas)
        if entry.key != "possessive":
            self._as_referent(node, token, entry, meant)

    def _several(self, node: Node, entry: Entry) -> Sequence[Referent]:
        """Those that a pronoun stands for together: « tous deux », « Ils » after « X a rencontré Y »."""
        if entry.key == "both":
            return both(node, self._referents)
        if entry.key == "subject" and node.subject:
            return who_met(node, self._sentences, self._referents, self._gazetteer)
        return ()

    def _as_referent(self, node: Node, token: Token, entry: Entry, meant: Referent | None) -> None:
        """Put a pronoun among what later pronouns may stand for, in place of the word it was."""
        here = self._referents[node.sentence]
        same = next((one for one in here if one.head == token.i and not one.nodes), None)
        if same is not None:
            here.remove(same)
        governed = self._verb(self._sentences[node.sentence], token, entry) if node.subject else None
        verb = governed.i if governed is not None else token.head if token.head != token.i else -1
        function = same.function if same is not None else Function.SUBJECT if node.subject else Function.OBLIQUE
        here.append(Referent(
            node.sentence, node.start, node.end, token.i, function, verb, entry.number,
            "" if entry.gender == "neut" else entry.gender, meant.human if meant is not None else None, node.quoted,
            (node,),
        ))  # fmt: skip
        here.sort(key=lambda one: (one.end, one.start))

    def _pronouns(self, sentence: Sentence) -> Iterator[tuple[Token, Entry, int]]:
        forms = tuple(token.form for token in sentence.tokens)
        for token in sentence.tokens:
            hit = self._gazetteer.longest(forms, token.i, Family.PRONOUN)
            if hit is None or self._is_fixed(forms, token.i):
                continue
            entry = next((one for one in hit.entries if function_fits(one, sentence, token)), None)
            if entry is not None and (entry.key == "inverted" or not self._quoted[token.start]):
                yield token, entry, hit.length

    def _is_fixed(self, forms: Sequence[str], place: int) -> bool:
        """Whether a word is part of a set phrase: « quoi qu'il arrive », « comme il se doit »."""
        for start in range(max(0, place - 3), place + 1):
            hit = self._gazetteer.longest(forms, start, Family.WORD)
            if hit is not None and start + hit.length > place and hit.entries[0].key == "idiom":
                return True
        return False

    def _node(self, number: int, sentence: Sentence, token: Token, entry: Entry, length: int) -> Node:
        last = sentence.tokens[token.i + length - 1]
        start = token.start + (token.form.rindex("-") + 1 if entry.key == "inverted" else 0)
        phrase = Phrase(
            token.i, token.i + length, token.i, EntityType.UNKNOWN, MentionKind.PRONOUN, sort=entry.key,
            gender=entry.gender, number=entry.number, rules=(entry.rule,), chars=(start, last.end),
        )  # fmt: skip
        use = Use.MODIFIER if entry.key == "possessive" else Use.ACTOR
        node = Node(number, start, last.end, phrase, use, EntityType.UNKNOWN, (), rules=[entry.rule])
        verb = None if entry.key in (*OBJECTS, "possessive") else self._verb(sentence, token, entry)
        node.subject = verb is not None
        node.speaker = verb is not None and self._lexis.says(verb)
        return node

    def _verb(self, sentence: Sentence, token: Token, entry: Entry) -> Token | None:
        """The verb a pronoun is the subject of; for « a-t-il encore déclaré » also by order."""
        if entry.key == "inverted":
            for one in (*sentence.tokens[token.i + 1 : token.i + 4], *sentence.tokens[max(0, token.i - 1) : token.i]):
                if one.form in ',.;:»"':
                    continue
                if one.lemma in self._lexis.verbs and one.upos in ("VERB", "AUX", ""):
                    return one
        for one in sentence.tokens[token.i : token.i + entry_length(entry)]:
            head = sentence.head(one)
            if head is not None and (one.dep in SUBJECTS or self._is_lost(sentence, one, head)):
                return head
        return None

    def _is_lost(self, sentence: Sentence, one: Token, verb: Token) -> bool:
        """Whether the parse took a subject for impersonal: « Il n'a pas parlé à la presse »."""
        active = not sentence.children(verb, "aux:pass", "expl:pv", "expl:pass", "ccomp", "csubj", "cop", "xcomp")
        bare = not sentence.children(verb, "obj", "nsubj", "iobj") and verb.upos == "VERB"
        known = any(self._gazetteer.has_class(verb.lemma, name) for name in ("impersonal_verb", "raising_verb"))
        return one.dep == "expl" and active and not known and (bare or self._lexis.says(verb))

    def _verb_of(self, node: Node) -> Token | None:
        """The verb of saying that an inverted pronoun belongs to."""
        tokens = self._sentences[node.sentence].tokens
        near = tokens[max(0, node.phrase.first - 1) : node.phrase.first + 4]
        return next((one for one in near if self._lexis.says(one)), None)

    def _is_impersonal(self, node: Node, token: Token, entry: Entry) -> bool:
        """« il faut », « il est possible de », ``it is unclear whether``; also a pronoun that is no subject."""
        if entry.key != "subject":
            return False
        if token.dep and not node.subject:
            return True
        verb = self._sentences[node.sentence].tokens[token.head]
        if self._gazetteer.has_class(verb.lemma, "impersonal_verb"):
            return True
        clauses = self._sentences[node.sentence].children(verb, "ccomp", "csubj", "xcomp")
        if clauses and self._gazetteer.has_class(verb.lemma, "raising_verb"):
            return True
        if entry.gender == "fem" or entry.number == "plur" or self._gazetteer.has_class(token.form, "human_pronoun"):
            return False
        ranked = any(one.feature("NumType") == "Ord" for one in self._sentences[node.sentence].children(verb, "amod"))
        return (ranked and entry.gender == "neut") or self._announces(node.sentence, verb, token)

    def _announces(self, number: int, verb: Token, token: Token) -> bool:
        """Whether a clause after the verb is its real subject: « il est prévu que », « il a été décidé de »."""
        sentence = self._sentences[number]
        if token.dep == "nsubj:pass" or verb.upos in ("ADJ", "NOUN", "NUM", "ADV") or sentence.children(verb, "cop"):
            if self._gazetteer.has_class(verb.lemma, "personal_adjective"):
                return False
            return verb.upos == "NUM" or bool(sentence.children(verb, "ccomp", "csubj", "xcomp", "advcl", "acl"))
        return False

    def _antecedent(self, node: Node, token: Token, entry: Entry) -> Referent | None:
        if entry.key == "inverted":
            return self._speaker(node) if node.speaker else None
        if entry.key == "demonstrative":
            return self._last(node)
        if entry.key == "possessive":
            return owner(node, token, entry, self._salience)
        if entry.key == "both":
            return None
        if entry.key in OBJECTS:
            return affected(node, token, entry, self._salience, self._lexis)
        if self._explains(node):
            return None
        found = self._topic(node) or self._most_salient(node, token, entry)
        return self._speaker(node) if found is None and self._ends_quotation(node, entry) else found

    def _explains(self, node: Node) -> bool:
        """Whether a pronoun follows a colon and a thing it agrees with: « promet une réponse : elle sera brève »."""
        tokens = self._sentences[node.sentence].tokens
        before = [token for token in tokens[: node.phrase.first] if token.form == COLON]
        if not before or before[-1].i != node.phrase.first - 1:
            return False
        near = self._salience.candidates(node, 0)
        return any(one.end == tokens[before[-1].i - 1].end and not one.is_actor for one in near)

    def _topic(self, node: Node) -> Referent | None:
        """Whom the sentence names as what it goes on about, right before the pronoun: « Quant à X, elle … »."""
        sentence = self._sentences[node.sentence]
        forms = tuple(token.form for token in sentence.tokens)
        hit = self._gazetteer.longest(forms, 0, Family.WORD) if forms else None
        if hit is None or all(entry.key != "topic" for entry in hit.entries):
            return None
        named = [one for one in self._salience.candidates(node, 0) if one.is_actor]
        if len(named) > 1:  # « Quant à l'armateur Ziad Karam, il … »; « Quant à l'avocat de M. Karam, il … »
            held = [one for one in named if any(self._holds(whole, one) and whole.human for whole in named)]
            named = [one for one in named if one not in held and one.human and any(two.name for two in one.nodes)]
        return named[-1] if len(named) == 1 and not self._is_by_owner(named[-1]) else None

    def _is_by_owner(self, one: Referent) -> bool:
        """Whether a phrase is known by whose it is alone: « l'avocat de Ziad Karam »."""
        tokens = self._sentences[one.sentence].tokens
        first = min((node.phrase.first for node in one.nodes), default=0)
        return first > one.head + 1 and self._gazetteer.has_class(tokens[first - 1].form, "linker")

    def _ends_quotation(self, node: Node, entry: Entry) -> bool:
        """Whether a pronoun says what was quoted right before it: ``"It was dark," she told the court``."""
        if not node.speaker or entry.gender == "neut":
            return False
        place = node.start - 1
        while place > 0 and node.start - place <= AFTER_MARKS and not self._quoted[place]:
            place -= 1
        return place >= 0 and bool(self._quoted[place])

    def _speaker(self, node: Node) -> Referent | None:
        """After a quotation: who spoke last, else the last person who acted, else the only person just named."""
        near = [one for one in self._salience.candidates(node, BACK) if one.is_actor and not one.quoted]
        verb = self._verb_of(node)
        if verb is not None and self._gazetteer.has_class(verb.lemma, "reply_verb"):
            people = [one for one in near if one.human and node.sentence - one.sentence <= 1]
            return people[0] if len({one.keys for one in people}) == 1 else None
        spoke = [one for one in near if any(node.speaker for node in one.nodes)]
        if spoke:
            return spoke[0]
        people = [one for one in near if one.human is not False and self._steps(one, node) <= 1]
        acted = next((one for one in people if one.function is Function.SUBJECT), None)
        return acted or (people[0] if len({one.keys for one in people}) == 1 else None)

    def _steps(self, one: Referent, node: Node) -> int:
        """Sentences from a candidate to a pronoun; those that are wholly quoted do not count."""
        between = range(one.sentence + 1, node.sentence)
        return node.sentence - one.sentence - sum(self._is_spoken(number) for number in between)

    def _is_spoken(self, number: int) -> bool:
        words = [token for token in self._sentences[number].tokens if token.form[:1].isalnum()]
        return bool(words) and all(self._quoted[token.start] for token in words)

    def _last(self, node: Node) -> Referent | None:
        """« celui-ci », « ce dernier »: the last person or body named; nobody where one stands within another."""
        found = list(self._salience.candidates(node, 1))
        found = [one for one in found if not any(node.phrase.kind is MentionKind.PRONOUN for node in one.nodes)]
        for one in found:
            if self._is_of_person(one):
                continue
            whole = next((two for two in found if two is not one and self._holds(two, one)), None)
            if whole is None or (one.human and whole.human is False):
                return one if one.is_actor and may_be_meant(one) else None
            if one.human is not False and whole.human is not False:
                return None
        return None

    def _is_of_person(self, one: Referent) -> bool:
        """Whether a body is named only to say what somebody is: « Ana Rusu, la présidente de la fondation Espoir »."""
        if one.human is True:
            return False
        first = min((node.phrase.first for node in one.nodes), default=one.head)
        roles = [node for node in self._by_sentence.get(one.sentence, []) if node.type is EntityType.PERSON]
        if any(0 <= first - node.phrase.last <= 1 and not node.name for node in roles):
            return True
        above = self._sentences[one.sentence].tokens[one.verb] if one.verb >= 0 else None
        return one.function is Function.INSIDE and above is not None and self._lexis.is_human(above) is True

    @staticmethod
    def _holds(whole: Referent, part: Referent) -> bool:
        """Whether a phrase stands within another: « la sœur de Mme Sauvage »."""
        return part.function is Function.INSIDE and whole.sentence == part.sentence and whole.head == part.verb

    def _most_salient(self, node: Node, token: Token, entry: Entry) -> Referent | None:
        """The candidate that outweighs all others; None when two are close or none weighs enough."""
        for back in range(1, NEAR + 1):
            weighed = self._salience.weighed(node, token, entry, back)
            if weighed:
                return self._salience.outweighing(without_objects(weighed, node, token, self._salience))
        return None


def entry_length(entry: Entry) -> int:
    """Tokens a pronoun may have."""
    return 3 if entry.key == "demonstrative" else 1


def _refer(node: Node, meant: Sequence[Node]) -> None:
    """Make a pronoun stand for one or several."""
    node.link = meant[0]
    node.keys, node.type = node.link.keys, node.link.type
    if len(meant) > 1:
        node.members, node.type = tuple(meant), EntityType.GROUP
        keys = [one.key for one in meant]
        node.keys = (group_key(keys),) if all(keys) else ()
