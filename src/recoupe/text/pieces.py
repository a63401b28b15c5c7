"""What is read around the core of a phrase: determiners, adjectives of states, names, and what attaches to what.

Enters: the tokens of a sentence and a `Gazetteer`. Leaves: `Phrase`, and the pieces `phrases` builds it from.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.terms import EntityType, MentionKind
from recoupe.text.gazetteer import Entry, Family, Gazetteer, Hit
from recoupe.text.names import Names
from recoupe.text.reading import Sentence, Token

BY_NAME = frozenset({"service", "namesake", "ngo", "outlet"})
"""Sorts of nouns that mean a body named before, by a word of its name or by its sort."""
STATE_KINDS = frozenset({"archipelago", "emirate", "island", "kingdom", "principality", "sultanate"})
"""Sorts of nouns for what a state is; with a complement they name something else (« l'île de Ré »)."""
DEFINITE = ("article", "demonstrative", "possessive")
DETERMINERS = ("article", "indefinite", "demonstrative", "possessive")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first:last`` with their ``head``; ``keys`` are actor keys known from the words alone, best first.

    ``sort`` is the kind of a name or the sort of a descriptive noun; ``state`` and ``body`` what is attached; ``name``
    the words of the name proper; ``inside`` says that it stands within another phrase, ``weak`` that its keys need
    support in the article, ``foreign`` that something unknown owns it (« le gouvernement d'un État tiers »);
    ``owner`` is the sort and the word of a body described but not named (« porte-parole du service »);
    ``beside`` is the phrase it is in apposition to (an index); ``chars`` the characters when it is part of a token;
    ``leaning`` the key of an attached name that needs support in the article (« le député du Nord »); ``held`` the
    office the role names, whoever it is held with: ``office`` is empty while the body is not known.
    """

    first: int
    last: int
    head: int
    type: EntityType
    kind: MentionKind
    keys: tuple[str, ...] = ()
    sort: str = ""
    weak: bool = False
    name: tuple[int, int] | None = None
    office: str = ""
    covers: tuple[str, ...] = ()
    state: str = ""
    body: str = ""
    gender: str = ""
    number: str = ""
    determiner: str = ""
    inside: bool = False
    foreign: bool = False
    owner: tuple[str, str] = ("", "")
    beside: int = -1
    chars: tuple[int, int] | None = None
    leaning: str = ""
    held: str = ""
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class Around:
    """What is gathered about a core on its way: attached keys, phrases found inside, rules.

    ``beyond`` is the end of the name of a body that no list has, of which a role is: no part of it names the person;
    ``within`` says that what is gathered stands behind another noun: « le porte-parole du gouvernement ».
    """

    state: str = ""
    body: str = ""
    foreign: bool = False
    past: bool = False
    staff: bool = False
    owner: tuple[str, str] = ("", "")
    leaning: str = ""
    beyond: int = 0
    within: bool = False
    inside: list[Phrase] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


HEADING = frozenset({"head_of_government", "head_of_state", "interior_minister", "prime_minister"})
"""Offices that one person of a state holds and that nobody else has: whoever serves them serves the state."""


MATTER = 5
"""Words of a matter that somebody sees to: « de l'ordre public et de la circulation » is longer and left alone."""


class Pieces:
    """Reads single pieces of phrases in one sentence."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, known: frozenset[str] = frozenset()) -> None:
        self._tokens: Sequence[Token] = sentence.tokens
        self._forms = tuple(token.form for token in sentence.tokens)
        self._gazetteer = gazetteer
        self._atlas = gazetteer.atlas
        self._names = Names(self._tokens, self._forms, gazetteer, known)

    def _determiner(self, place: int) -> tuple[str, int]:
        for name in DETERMINERS:
            if self._gazetteer.has_class(self._forms[place], name):
                linked = self._gazetteer.has_class(self._forms[place], "linker")
                return ("" if linked else name), place + 1
        return "", place

    def _is_only(self, name: str, first: int, last: int) -> bool:
        return all(self._gazetteer.has_class(form, name) for form in self._forms[first:last])

    def _adjective(self, place: int, around: Around) -> int:
        """Attach a state's adjective; its length, 0 when there is none."""
        hit = self._gazetteer.longest(self._forms, place, Family.ADJECTIVE)
        if hit is None:
            return 0
        around.inside.append(self._modifier(place, hit))
        if len({entry.key for entry in hit.entries}) == 1:
            self._attach_key(hit.entries[0].key, around)
        around.rules.append(hit.entries[0].rule)
        return hit.length

    def _attach_key(self, key: str, around: Around, state: str = "") -> None:
        """Make a key the state of what is gathered, or its body (« houthi », « onusien ») with the state that has."""
        if self._atlas.type_of(key) is EntityType.STATE:
            around.state = around.state or key
        elif not around.body:
            around.body = key
            around.state = around.state or self._atlas.state_of(key) or state

    def _modifier(self, place: int, hit: Hit) -> Phrase:
        entry = hit.entries[0]
        return Phrase(
            place, place + hit.length, place + hit.length - 1, self._atlas.type_of(entry.key), MentionKind.NAME,
            tuple(dict.fromkeys(one.key for one in hit.entries)), "adjective", weak=not entry.strong,
            gender=entry.gender, number=entry.number, inside=True, rules=(entry.rule,),
        )  # fmt: skip

    def _owner(self, place: int, start: int) -> tuple[str, str]:
        """The sort and word of a body described: « du service », « du chef de l'État »; not « d'un service »."""
        definite = start > place + 1 or self._gazetteer.has_class(self._forms[place], "contracted")
        hit = self._gazetteer.longest(self._forms, start, Family.NOMINAL, Family.INSTITUTION) if definite else None
        role = self._gazetteer.longest(self._forms, start, Family.ROLE) if definite else None
        if role is not None and (hit is None or role.length > hit.length):
            sort = self._atlas.office_sorts.get(role.entries[0].key, "") if role.entries[0].key in HEADING else ""
            return sort, self._forms[start].lower() if sort else ""
        if hit is None or hit.length > 1:
            return "", ""
        return hit.entries[0].key, self._forms[start].lower()

    def _past_complement(self, place: int) -> int:
        """« directeur | de l'ordre public | de la préfecture »: where a body begins behind what it sees to; or 0."""
        i = place + 1
        while i < len(self._forms) and i - place <= MATTER and self._tokens[i].upos in ("DET", "NOUN", "ADJ"):
            i += 1
            ends = i > place + 1 and self._tokens[i - 1].upos in ("NOUN", "ADJ") and self._forms[i - 1].islower()
            if ends and i < len(self._forms) - 2 and self._gazetteer.has_class(self._forms[i], "linker"):
                return i + 1 + self._gazetteer.has_class(self._forms[i + 1], "article")
        return 0

    def _goes_on(self, place: int) -> bool:
        """Whether a noun has a complement or an adjective, so that it is not the body named before: « d'enquête »."""
        if place >= len(self._forms):
            return False
        linked = self._gazetteer.has_class(self._forms[place], "linker")
        return linked or self._tokens[place].upos in ("ADJ", "PROPN", "NOUN")

    def _attachable(self, key: str) -> bool:
        kind = self._atlas.type_of(key)
        return kind in (EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION)

    def _attach(self, phrase: Phrase, around: Around) -> None:
        key = phrase.keys[0] if phrase.keys else ""
        if phrase.weak:
            around.leaning = key
        kind = self._atlas.type_of(key) if key else phrase.type
        if kind is EntityType.STATE and not around.state:
            around.state = key
        elif kind is not EntityType.STATE and not around.body:
            around.body = key
            around.state = around.state or self._atlas.state_of(key) or phrase.state
        around.inside.append(phrase)
        around.rules.extend(phrase.rules)

    def _gapped(self, place: int, family: Family) -> tuple[int, Entry] | None:
        """End and entry of the longest form, adjectives after its first word let through: « ministre russe de … »."""
        hit = self._gazetteer.longest(self._forms, place, family)
        best = (place + hit.length, hit.entries[0]) if hit else None
        gap = place + 1
        while gap < len(self._forms) and gap - place < 4 and self._is_inner(gap):
            gap += 1
            rest = (self._forms[place], *self._forms[gap : gap + 8])
            long = self._gazetteer.longest(rest, 0, family)
            if long and long.length > 1 and (best is None or gap + long.length - 1 > best[0]):
                best = gap + long.length - 1, long.entries[0]
        return best

    def _is_inner(self, place: int) -> bool:
        hit = self._gazetteer.longest(self._forms, place, Family.ADJECTIVE)
        return hit is not None or self._gazetteer.has_class(self._forms[place], "after")

    def _named(self, place: int, hit: Hit, determiner: str) -> Phrase:
        actors = [entry for entry in hit.entries if entry.sort != "place"] or list(hit.entries)
        strong = [entry for entry in actors if entry.strong]
        entries = strong or actors
        entry = next((one for one in entries if one.sort == "seat"), entries[0])
        last = place + hit.length
        return Phrase(
            place, last, last - 1 if hit.length < 3 else place, self._atlas.type_of(entry.key), MentionKind.NAME,
            tuple(dict.fromkeys(one.key for one in entries)), entry.sort, weak=not strong, name=(place, last),
            state=self._atlas.state_of(entry.key), gender=entry.gender, number=entry.number, determiner=determiner,
            rules=(entry.rule,),
        )  # fmt: skip
