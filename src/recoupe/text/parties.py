"""What fills the roles of events: parties, places, times and figures at the words of a parse.

What enters is a reading with the mentions, timexes and quantities found before; what leaves is fillers with their
mention, whether a filler is a party, the kind of a place, and the time expression that governs a word. Without any
mention a proper noun or a noun for people still counts as a party, without candidates.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.model import Block, Chain, Filler, Mention, Quantity, Timex
from recoupe.terms import EntityType, MentionKind, Role, Use
from recoupe.text import ranks
from recoupe.text.antecedents import Antecedents, alike_before, by_place
from recoupe.text.atlas import Atlas, atlas, body_key
from recoupe.text.coordination import coordinated, phrase
from recoupe.text.frames import ACT, FORBIDDEN, PARTICIPANT, VERBAL, Lexicon, Slot
from recoupe.text.homes import Home
from recoupe.text.lists import joined
from recoupe.text.nationalities import nationalities, some_of
from recoupe.text.owners import owners
from recoupe.text.pairs import Sides, named_together, other_side, pair, part_of_both, sides, twins
from recoupe.text.reading import Reading, Sentence, Token
from recoupe.text.regions import of_region
from recoupe.text.subjects import Argument

PARTICIPANT_ROLES = frozenset({"actor", "recipient"})
PLACES = frozenset({"place", "origin", "destination", "theatre"})
PARTY_TYPES = frozenset(
    {EntityType.PERSON, EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION, EntityType.GROUP}
)
WIELDED = frozenset({ACT, "arms", "conflict", "military", "security", "politics"})
TOLD = ("theme", "clause", "")  # roles that a clause may fill; a party, a place and a figure are nouns
GENERIC = (":DELEGATION", ":OFFICIALS")
"""Ends of keys of groups that any sector may send."""
_RELATIONS = ("conj", "amod", "flat", "appos", "nmod")
_REACH = 3
PLACE, PERSON = "place", "person"
SORTS = {PLACE: (EntityType.PLACE, EntityType.STATE), PERSON: (EntityType.PERSON,)}
"""What a slot may ask of a mention: a person is named, or known by an office, as who attacks in words is."""
IRREGULAR = ":REBELS"
"""End of keys of armed men who are not those of the state, whatever class of people they are."""
ANYBODY = "GRP:"  # keys of people of no one state: « les experts de l'ONU » are of the UN
PEOPLE_SORT, GOVERNING = "people", "government"
"""Sorts of bodies: that of anybody, and that which stands for its state."""
STATELESS = frozenset({"ngo"})
"""Sorts of bodies that are of no state: « des ONG »."""


@dataclass(frozen=True, slots=True, eq=False)
class Parties:
    """The mentions, timexes and quantities of a reading, by place."""

    reading: Reading
    lexicon: Lexicon
    by_id: Mapping[str, Mention]
    mentions: Mapping[int, Mention]
    covering: Mapping[int, tuple[Mention, ...]]
    resolved: Mapping[str, tuple[str, ...]]
    timed: frozenset[int]
    quantities: tuple[Quantity, ...]
    atlas: Atlas
    home: Home
    sides: Sides
    antecedents: Antecedents
    nations: Mapping[str, str]
    named: frozenset[str]
    people: dict[tuple[int, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading, lexicon: Lexicon) -> "Parties":
        """Index what a reading holds so far."""
        mentions, covering = by_place(reading.of(Mention))
        resolved = {name: chain.candidates for chain in reading.of(Chain) for name in chain.mentions}
        by_id = {one.id: one for one in reading.of(Mention)}
        world = atlas(reading.world)
        titles = [one.span for one in reading.of(Block) if one.role is Role.TITLE]
        home = Home.of(by_id.values(), world, titles)
        return cls(
            reading,
            lexicon,
            by_id,
            mentions,
            covering,
            resolved,
            frozenset(place for one in reading.of(Timex) for place in range(one.span.start, one.span.end)),
            reading.of(Quantity),
            world,
            home,
            sides(home, by_id.values(), world, reading.text.characters),
            Antecedents.of(by_id, reading.of(Chain), reading.sentences),
            nationalities(reading.sentences, by_id, reading.of(Chain), lexicon, world),
            frozenset(key for one in by_id.values() for key in one.candidates),
        )

    @property
    def names(self) -> tuple[tuple[int, int], ...]:
        """Where names of parties stand, half-open, in text order."""
        named = (one for one in self.by_id.values() if one.kind == MentionKind.NAME and one.type in PARTY_TYPES)
        return tuple(sorted({(one.span.start, one.span.end) for one in named}))

    def mention(self, sentence: Sentence, token: Token) -> Mention | None:
        """The mention a word is the head of, or stands at the beginning or end of."""
        found = self.mentions.get(token.start)
        if found is not None:
            return found
        phrase_start = min((one.start for one in sentence.children(token, "det", "amod", "case")), default=token.start)
        covering = [
            one
            for one in self.covering.get(token.start, ())
            if one.span.start >= phrase_start or one.use != Use.MODIFIER
        ]
        whole = [one for one in covering if self._is_apposed(sentence, token, one)]
        nearest = min(whole, key=lambda one: one.span.end - one.span.start, default=None)
        beside = (self.mentions.get(one.start) for one in sentence.children(token, "flat"))
        return nearest or next((one for one in beside if one is not None), None)

    def _is_apposed(self, sentence: Sentence, token: Token, mention: Mention) -> bool:
        """Whether a mention whose head is another word still stands for this one: « le président Yoon »."""
        head = next((one for one in sentence.tokens if one.start == mention.head.start), None)
        if head is None or mention.use == Use.MODIFIER:
            return False
        if mention.office:
            return token.i < head.i or mention.span.start < min(token.start, head.start)
        between = sentence.tokens[token.i : head.i]
        comma = max((one.i for one in between if one.form == ","), default=token.i)
        return token.i < head.i and not any(one.upos == "ADP" for one in between if one.i >= comma)

    def core(self, sentence: Sentence, token: Token) -> Token:
        """What is meant by « des milliers de soldats », « l'un des soldats »: the soldiers."""
        for _ in range(_REACH):
            if not self.lexicon.word("measure", token) or token.start in self.mentions:
                return token
            below = [
                one
                for one in sentence.children(token, "nmod", "obl", "compound")
                if one.upos in ("NOUN", "PROPN", "PRON")
            ] or [one for one in sentence.children(token, "amod") if one.i == token.i + 1]
            if not below or (below[0].upos == "ADJ" and ranks.sort_beside(self.lexicon, sentence, token)):
                return token
            token = below[0]
        return token

    def fillers(
        self, sentence: Sentence, token: Token, role: str, skipped: Sequence[Token] = (), near: str = ""
    ) -> Iterator[Filler]:
        """One filler for each coordinated word; a mention fills a role once.

        ``near`` is the state of people and bodies that nothing else places: that of the event, or of the other side.
        """
        told: set[str] = set()
        whole = (*coordinated(sentence, token), *self._joined(sentence, token))
        for one in (one for one in whole if one not in skipped):
            core = self.core(sentence, one)
            mention = self.mention(sentence, core)
            times = (token for token in sentence.tokens if token != one and self._is_time(token))
            span = self.reading.tokens_span(phrase(sentence, one, [*skipped, *times], self.lexicon.owning))
            both = part_of_both(self.lexicon, sentence, core, self.sides) if role in PARTICIPANT_ROLES else ()
            if both:
                yield Filler(role, span, candidates=both)
                continue
            if mention is None:
                names = (core, *sentence.children(core, "flat", "compound", "appos"))
                self.people[span.start, span.end] = any(ranks.is_somebody(self.lexicon, sentence, one) for one in names)
                keys = self._belonging(sentence, core, role, near) or self._stood_for(sentence, core, role, near)
                yield Filler(role, span, candidates=keys)
                yield from twins(sentence, core, role, keys, self.mentions, self.atlas)
                continue
            if mention.id in told:
                continue
            told.add(mention.id)
            candidates = mention.candidates or self.resolved.get(mention.id, ())
            candidates = some_of(sentence, one, core, mention, candidates, self.atlas)
            if core.upos == "NOUN" and candidates and all(one.startswith(ANYBODY) for one in candidates):
                region = of_region(self.lexicon, sentence, core, self.named)
                candidates = region or self._named(sentence, core) or candidates
            unsaid = not candidates and mention.kind is MentionKind.NOMINAL
            if unsaid and (not mention.office or any(owners(self.lexicon, sentence, core))):
                candidates = self._belonging(sentence, core, role, near)
            candidates = candidates or self._at_home(sentence, core, role, near, mention)
            candidates = candidates or self._stood_for(sentence, core, role, near, mention)
            candidates += tuple({self.nations[mention.id]} - {*candidates}) if mention.id in self.nations else ()
            span = mention.span if mention.span.overlap(span) == 0 else span
            told_by = (sentence, core) if mention.kind is MentionKind.NOMINAL else self.antecedents.common(mention)
            candidates = tuple(self._branch(*told_by, key) for key in candidates) if told_by else candidates
            yield Filler(role, span, mention.id, self._as_force(sentence, core, candidates))
            yield from twins(sentence, core, role, candidates, self.mentions, self.atlas)

    def _stood_for(
        self, sentence: Sentence, core: Token, role: str, near: str, mention: Mention | None = None
    ) -> tuple[str, ...]:
        """Keys of those a pronoun stands for: the noun of its chain, else who says what it is the subject of."""
        found = self.antecedents.of_pronoun(sentence, core, mention, lambda *at: self.mention(at[0], self.core(*at)))
        return next((one.candidates for one in self.fillers(*found, role, (), near)), ()) if found else ()

    def _belonging(self, sentence: Sentence, core: Token, role: str, near: str) -> tuple[str, ...]:
        """Keys for people, or a place, without a mention of their own: of the state or body a modifier names."""
        is_place = role in PLACES
        if not is_place and (found := of_region(self.lexicon, sentence, core, self.named)):
            return found
        if self.lexicon.word("relation", core) and not self.lexicon.word("sort", core):
            both = pair(self.lexicon, sentence, core, self.sides)
            other = other_side(self.lexicon, sentence, core, self._keys_at, self.home)
            return both or other or self._qualified(sentence, core, owned=False)
        told = ranks.sort_beside(self.lexicon, sentence, core)
        if not is_place and not ranks.force(self.lexicon, core) and not ranks.is_somebody(self.lexicon, sentence, core):
            return self._of_thing(sentence, core, role, near)
        named = (() if is_place else pair(self.lexicon, sentence, core, self.sides)) or self._named(sentence, core)
        named = named or (self._last_alike(sentence, core) if ranks.force(self.lexicon, core) and not told else ())
        return named if named or is_place else self._at_home(sentence, core, role, near)

    def _keys_at(self, token: Token) -> tuple[str, ...]:
        mention = self.mentions.get(token.start)
        return (mention.candidates or self.resolved.get(mention.id, ())) if mention is not None else ()

    def _of_thing(self, sentence: Sentence, core: Token, role: str, near: str) -> tuple[str, ...]:
        """Keys of those a thing belongs to: the state beside it, or, of arms and seats that are hit, that told of."""
        if self.lexicon.is_a(core.lemma, frozenset({ACT})):
            return ()
        hit = role == "recipient" and bool(self.lexicon.word("asset", core))
        return self._qualified(sentence, core) or (self._at_home(sentence, core, role, near) if hit else ())

    def _at_home(
        self, sentence: Sentence, core: Token, role: str, near: str, mention: Mention | None = None
    ) -> tuple[str, ...]:
        """Keys of people, bodies and offices whose state is unsaid: of the state the text tells of, or of ``near``."""
        if mention is not None and (mention.kind is not MentionKind.NOMINAL or mention.type not in PARTY_TYPES):
            return ()
        own = self.atlas.state_of(mention.state) if mention is not None else ""
        state = own or self.home.at(core.start) or near
        if not state or ranks.is_faceless(self.lexicon, sentence, core):
            return ()
        office = mention.office if mention is not None and not self._force_told(sentence, core) else ""
        spoken_for = self.atlas.spoken_for(state, office) if office else ""
        part = spoken_for or self._part(sentence, state, core, role)
        return (part,) if part else ()

    def _sort(self, sentence: Sentence, core: Token, role: str) -> str:
        """The sort of body that a noun for people stands for; several, and whom it is done to, are people at least."""
        found = next((one.value for kind in ("sort", "asset") for one in self.lexicon.word(kind, core)), "")
        found = ranks.sort_beside(self.lexicon, sentence, core) or self._force_told(sentence, core) or found
        anybody = role == "recipient" or (role == "actor" and core.feature("Number") == "Plur")
        is_people = anybody and core.upos == "NOUN" and ranks.is_somebody(self.lexicon, sentence, core)
        return found or (PEOPLE_SORT if is_people and not ranks.force(self.lexicon, core) else "")

    def _force_told(self, sentence: Sentence, core: Token) -> str:
        return ranks.sort_before(self.lexicon, self.reading.sentences, sentence, core)

    def _part(self, sentence: Sentence, state: str, core: Token, role: str) -> str:
        """The key of the body of a state that a noun for people stands for; empty for a noun of no sort."""
        sort = self._sort(sentence, core, role)
        if sort in STATELESS:
            return ""
        return state if sort == GOVERNING else self.atlas.body(state, sort) if sort else ""

    def _branch(self, sentence: Sentence, core: Token, key: str) -> str:
        """The key of the body of a state that a noun, or its adjective, names: « la commission anticorruption »."""
        if (sort := ranks.sort_beside(self.lexicon, sentence, core)) and (state := self.atlas.state_of(key)):
            return state if sort == GOVERNING else self.atlas.body(state, sort)
        people = key == self.atlas.body(self.atlas.state_of(key), PEOPLE_SORT)
        own = self.atlas.state_of(key) if people else key
        sorts = (self._part(sentence, own, one, "") for one in (core, *sentence.children(core, "amod")))
        return key if ":" in own else next((one for one in sorts if one), key)

    def _qualified(self, sentence: Sentence, core: Token, *, owned: bool = True) -> tuple[str, ...]:
        """Keys of the state beside a noun that is nobody: « le clergé russe », « un navire de guerre russe ».

        Things of war stand for those who wield them.
        """
        within = (core, *(one for one in sentence.children(core, "nmod") if not sentence.children(one, "det")))
        for noun in within:
            for one in sentence.children(noun, "compound", "amod", "nmod:poss", "det"):
                mention = self.mentions.get(one.start)
                has = one.feature("Poss") == "Yes"
                if mention is None or (has and not owned) or not (has or mention.type == EntityType.STATE):
                    continue
                if keys := mention.candidates or self.resolved.get(mention.id, ()):
                    return tuple(self._section(sentence, core, key, "") for key in keys)
        return ()

    def _as_force(self, sentence: Sentence, core: Token, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Keys of a group by the force its adjective names: « une délégation militaire russe » is ``RUS:MIL``."""
        forces = [told for one in sentence.children(core, "amod") if (told := ranks.force(self.lexicon, one))]
        if not forces:
            return keys
        return tuple(f"{key.partition(':')[0]}:{forces[0]}" if key.endswith(GENERIC) else key for key in keys)

    def is_in_name(self, token: Token) -> bool:
        """Whether a noun is a word of the name of a body or organisation: « La République en marche »."""
        if token.upos not in ("NOUN", "PROPN"):
            return False
        organised = (EntityType.ORGANISATION,)
        named = (EntityType.BODY, EntityType.PERSON, *organised) if token.form[0].isupper() else organised
        return any(one.kind == MentionKind.NAME and one.type in named for one in self.covering.get(token.start, ()))

    def _named(self, sentence: Sentence, core: Token) -> tuple[str, ...]:
        if duo := named_together(phrase(sentence, core), core, self.covering):
            return duo
        people = (self.mention(sentence, one) for one in ranks.heads(self.lexicon, sentence, core))
        if named := next((one for one in people if one and one.type in PARTY_TYPES and one.candidates), None):
            return named.candidates
        told = [(one, self.mention(sentence, one)) for one in owners(self.lexicon, sentence, core)]
        for one, mention in (*told, *((one, self.mentions.get(one.start)) for one in phrase(sentence, core))):
            if mention is None or one == core or ranks.is_against(self.lexicon, sentence, one):
                continue
            keys = mention.candidates or self.resolved.get(mention.id, ())
            if one.feature("Poss") == "Yes":
                return keys
            if mention.type in PARTY_TYPES - {EntityType.PERSON}:
                return tuple(self._section(sentence, core, key, ranks.force(self.lexicon, core)) for key in keys)
            if mention.type == EntityType.PLACE and len(states := {self.atlas.state_of(key) for key in keys}) == 1:
                return tuple(
                    self._section(sentence, core, one, ranks.force(self.lexicon, core)) for one in states if one
                )
        return ()

    def _section(self, sentence: Sentence, core: Token, key: str, suffix: str) -> str:
        """The key of the people of a state: its army, its workers; another key as it is."""
        if ":" in key:
            return key
        part = self._part(sentence, key, core, "")
        suffix = "" if ranks.sort_beside(self.lexicon, sentence, core) else suffix
        return body_key(key, suffix) if suffix and not part.endswith(IRREGULAR) else part or key

    def _last_alike(self, sentence: Sentence, core: Token) -> tuple[str, ...]:
        """Keys of the nearest earlier mention with the same noun, not further back than a few sentences."""
        for before, token in alike_before(self.reading.sentences, sentence, core):
            mention = self.mention(before, token)
            if found := mention.candidates if mention else self._named(before, token):
                return found
        return ()

    def _joined(self, sentence: Sentence, token: Token) -> Iterator[Token]:
        """The heads of mentions listed with this one, « A, B et C », where the parser did not join them."""
        mention = self.mention(sentence, token)
        if mention is not None and mention.type in PARTY_TYPES:
            others = (one for one in self.by_id.values() if one.type in PARTY_TYPES)
            yield from joined(sentence, token, mention, others)

    def is_party(self, filler: Filler) -> bool:
        """Whether a filler is somebody: a mention of a party, or a name or noun for people without one."""
        if not filler.mention and filler.candidates:
            return True
        if filler.mention:
            mention = self.by_id[filler.mention]
            return mention.type in PARTY_TYPES or mention.type in (EntityType.PLACE, EntityType.UNKNOWN)
        return self.people.get((filler.span.start, filler.span.end), False)

    def may_be_people(self, sentence: Sentence, token: Token, filler: Filler) -> bool:
        """Whether a recipient is a noun that nothing says is no person; it counts as somebody from then on."""
        core = self.core(sentence, token)
        known = self.lexicon.concepts.get(core.lemma.lower()) or self.lexicon.is_a(core.lemma, frozenset({ACT}))
        if filler.role != "recipient" or filler.mention or core.upos not in ("NOUN", "ADJ") or known:
            return False
        if any(core.lemma.lower().endswith(one[1:]) for one in self.lexicon.words.get("abstract", ())):
            return False
        self.people[filler.span.start, filler.span.end] = True
        return True

    def is_wielded(self, sentence: Sentence, token: Token) -> bool:
        """Whether a thing that acts is an act, or arms that somebody uses: « une attaque », « un drone »."""
        return self.lexicon.is_a(self.core(sentence, token).lemma, WIELDED)

    def fits(self, sentence: Sentence, argument: Argument, slot: Slot) -> bool:
        """Whether an argument may fill a slot: not a time expression, and of the kind the slot asks for."""
        token = argument.token
        if slot.role not in ("", "quantity") and argument.slot not in ("refl", "inf", "that") and self._is_time(token):
            return False
        if slot.role in PARTICIPANT_ROLES and ranks.is_amount(self.lexicon, self.core(sentence, token)):
            return False
        if argument.slot == "adj" and slot.role in PARTICIPANT_ROLES:
            return self._names_party(token) or ranks.is_by_fighters(self.lexicon, token)
        if token.upos in VERBAL and token.dep in ("xcomp", "ccomp", "advcl") and slot.role not in (*TOLD, FORBIDDEN):
            return False
        if not slot.wanted or (ACT in slot.wanted and argument.slot == "inf"):
            return True
        if PARTICIPANT in slot.wanted:
            return any(self.is_party(one) for one in [*self.fillers(sentence, token, slot.role)][:1])
        if (sorts := slot.wanted & SORTS.keys()) and (mention := self.mention(sentence, token)) is not None:
            return any(mention.type in SORTS[one] for one in sorts)
        town = PLACE in slot.wanted and token.entity == "LOC"
        return town or any(self.lexicon.is_a(one.lemma, slot.wanted) for one in self._words(sentence, token))

    def _words(self, sentence: Sentence, token: Token) -> Iterator[Token]:
        """The words by which a phrase is judged: its core, what is coordinated with it, adjectives and complements."""
        core = self.core(sentence, token)
        yield token
        yield core
        yield from (one for one in sentence.children(core, *_RELATIONS[:3]) if not self.lexicon.word("adjective", one))
        if not self.lexicon.concepts.get(core.lemma.lower()) and not self.lexicon.is_a(core.lemma, frozenset({ACT})):
            yield from sentence.children(core, "nmod")

    def _names_party(self, token: Token) -> bool:
        mention = self.mentions.get(token.start)
        if mention is None or mention.type not in PARTY_TYPES:
            return False
        return bool(mention.candidates or mention.type != EntityType.PERSON)

    def _is_time(self, token: Token) -> bool:
        return token.start in self.timed
