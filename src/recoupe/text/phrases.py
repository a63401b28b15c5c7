"""Noun phrases that mention an actor, a place or a document, built left to right around what the gazetteer knows.

Enters: one sentence and a `Gazetteer`. Leaves: phrases in text order, those inside another after it. A phrase is an
optional determiner, what stands before the core (« ancien », ``Russian``, ``South Korea's``, ``White House``), a core
(a role, an institution, a name, a descriptive noun), and what is attached after it: adjectives of a state, « de » with
a state or a body, and for a role the person's name, with or without a comma. Syntax is not needed, so a poor or
missing analysis costs little.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.terms import EntityType, MentionKind
from recoupe.text.context import Context
from recoupe.text.gazetteer import Entry, Family, Gazetteer, Hit
from recoupe.text.houses import Houses
from recoupe.text.names import Run, is_capital
from recoupe.text.pieces import BY_NAME, DEFINITE, STATE_KINDS, Around, Phrase
from recoupe.text.reading import Sentence


class Scanner(Context):
    """Reads the phrases of one sentence."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, known: frozenset[str] = frozenset()) -> None:
        super().__init__(sentence, gazetteer, known)
        self._found: list[Phrase] = []
        self._houses = Houses(sentence.tokens, gazetteer)

    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases, in text order."""
        place = 0
        while place < len(self._tokens):
            place = max(self._step(place), place + 1)
        return tuple(self._found)

    def _step(self, place: int) -> int:
        fixed = self._fixed(place)
        determiner, start = self._determiner(place)
        fixed = fixed or (self._fixed(start) if determiner and start < len(self._tokens) else 0)
        if fixed:
            return fixed
        house = self._houses.phrase(place, start, determiner) or self._houses.classed(place, start, determiner)
        if house is not None:
            self._keep(house, Around(inside=self._stated(house)))
            self._found.extend(self._houses.within(house))
            return house.last
        whole = self._gazetteer.longest(self._forms, place, Family.NAME) if determiner else None
        if whole is not None and whole.length > 1:
            return self._keep(self._named(place, whole, ""), Around())
        core = self._before(start, around := Around())
        if core >= len(self._tokens):
            return place + 1
        first = place if determiner else start
        phrase = self._core(first, core, determiner, around)
        if phrase is None and core > start:
            around = Around()
            phrase = self._whole_name(first, start, determiner, around)
        if phrase is not None:
            return self._keep(phrase, around)
        return self._bare(place, start, core, determiner)

    def _fixed(self, place: int) -> int:
        """Past a set phrase that names nobody (« cochon d'Inde »), or past the parts of a compound; 0 for neither."""
        hit = self._gazetteer.longest(self._forms, place, Family.WORD)
        if hit is not None and any(entry.key == "idiom" for entry in hit.entries):
            return place + hit.length
        parts = self._compounded(place) if "-" in self._forms[place] else []
        self._found.extend(parts)
        return place + 1 if parts else 0

    def _whole_name(self, first: int, place: int, determiner: str, around: Around) -> Phrase | None:
        """What looked like an adjective before a core may be a name by itself (``The U.S. has``)."""
        hit = self._gazetteer.longest(self._forms, place, Family.NAME)
        following = self._tokens[place + hit.length].upos if hit and place + hit.length < len(self._tokens) else ""
        if hit is None or following in ("NOUN", "PROPN", "ADJ"):
            return None
        return self._name(first, place, hit, determiner, around)

    def _keep(self, phrase: Phrase, around: Around) -> int:
        place = len(self._found)
        self._found.append(phrase)
        self._found.extend(replace(one, inside=True) for one in around.inside)
        end = phrase.last
        if phrase.type is EntityType.PERSON and phrase.name is not None:
            end = self._apposition(place, end)
        return end

    def _before(self, place: int, around: Around) -> int:
        """Skip what stands before a core and attach what it says; the place where the core may begin."""
        while place < len(self._tokens) - 1:
            step = self._possessor(place, around) or self._adjective(place, around) or self._compound(place, around)
            if not step and self._gazetteer.has_class(self._forms[place], "before"):
                core = self._gazetteer.longest(self._forms, place, *CORES)
                step = 0 if core and (core.length > 1 or core.entries[0].family is not Family.NAME) else 1
                step = step or self._ranked(place)
            if not step:
                return place
            around.past = around.past or self._gazetteer.has_class(self._forms[place], "not_current")
            place += step
        return place

    def _ranked(self, place: int) -> int:
        """Words of a rank before a role that could be a role: ``chief``, ``chief medical`` before ``officer``."""
        if self._role(place + 1) is not None and self._forms[place].islower():
            return 1
        return 2 if self._tokens[place + 1].upos in ("ADJ", "NOUN") and self._role(place + 2) is not None else 0

    def _core(self, first: int, place: int, determiner: str, around: Around) -> Phrase | None:
        """The phrase whose core begins at ``place``, by the longest of role, institution, name and noun."""
        role, institution = self._role(place), self._gapped(place, Family.INSTITUTION)
        name = self._gazetteer.longest(self._forms, place, Family.NAME)
        nominal = self._gazetteer.longest(self._forms, place, Family.NOMINAL)
        lengths = (
            role[0] - place if role else 0,
            institution[0] - place if institution else 0,
            name.length if name else 0,
            nominal.length if nominal else 0,
        )
        longest = max(lengths)
        if name and name.entries[0].sort in ("place", "region") and (title := self._named_title(place)) > place:
            return self._at_title(first, title, determiner, around)
        if name and name.length == longest and (name.entries[0].strong or longest > 1 or not (role or institution)):
            return self._name(first, place, name, determiner, around)
        whose = determiner == "possessive" and bool(nominal)  # « son hôte » is of a person, « l'hôte de » of a seat
        if role and role[0] - place == longest and not (whose and role[1].key == "occupant"):
            return self._person(first, place, role[0], role[1], determiner, around)
        if institution and institution[0] - place == longest:
            return self._institution(first, place, institution[0], institution[1], determiner, around)
        if nominal:
            return self._descriptive(first, place, nominal, determiner, around)
        if (title := self._named_title(place)) > place:
            return self._at_title(first, title, determiner, around)
        return self._titled(first, place, around) or self._proper(place, around)

    def _at_title(self, first: int, place: int, determiner: str, around: Around) -> Phrase | None:
        """``Agriculture Minister Ada Holm``: the person of a title whose first words no list knows."""
        role = self._role(place)
        if role is None or role[1].number == "plur":
            return self._titled(first, place, around)
        return self._person(first, place, role[0], role[1], determiner, around)

    def _person(self, first: int, place: int, end: int, entry: Entry, determiner: str, around: Around) -> Phrase | None:
        for inner in range(place + 1, end):
            self._adjective(inner, around)
        around.rules.append(entry.rule)
        last = self._after(end, around, role=True)
        run = self._named_person(around.beyond or last, determiner) or self._beyond(last, around)
        stop = run.last if run else last
        if run and not around.state and self._is_of_state(run.last):
            stop += self._linked(run.last, around, role=True)
        attached = around.state or around.body
        if not attached and (entry.key == "occupant" or (run is None and last == end and not determiner)):
            return None
        key = "official" if around.staff else entry.key
        office = "" if around.foreign else f"former_{key}" if around.past else key
        phrase = Phrase(
            first, stop, run.last - 1 if run else place, EntityType.PERSON,
            MentionKind.NAME if run else MentionKind.NOMINAL, (run.key,) if run and run.key else (),
            "role", name=(run.first, run.last) if run else None, office=office,
            covers=() if around.foreign or around.past or around.staff else entry.covers, state=around.state,
            body=around.body, held="" if around.past else key,
            gender=entry.gender or self._gender(run), number=entry.number, determiner=determiner, owner=around.owner,
            leaning=around.leaning, rules=tuple(around.rules),
        )  # fmt: skip
        return replace(phrase, type=EntityType.GROUP) if entry.number == "plur" and run is None else phrase

    def _after(self, place: int, around: Around, *, role: bool) -> int:
        """Attach what follows a core; the place after it."""
        while place < len(self._forms):
            step = self._adjective(place, around)
            if not step and self._gazetteer.has_class(self._forms[place], "after"):
                step = 1
            if not step and role and self._is_party(place):
                step = 1
            step = step or self._linked(place, around, role=role)
            if not step:
                return place
            place += step
        return place

    def _linked(self, place: int, around: Around, *, role: bool) -> int:
        """Attach « de la Russie », ``of South Korea``, « du ministère de la Défense »; its length or 0."""
        form = self._forms[place]
        linker = self._gazetteer.has_class(form, "linker")
        if not linker and not (role and self._gazetteer.has_class(form, "linker_to")):
            return 0
        start = place + 1
        if start < len(self._forms) and self._gazetteer.has_class(self._forms[start], "article"):
            start += 1
        if start >= len(self._forms) or around.body:
            return 0
        phrase = self._attached(start, self._before(start, inner := Around(within=True)), inner)
        if phrase is None and role and (further := self._past_complement(place)):
            phrase = self._attached(further, self._before(further, inner), inner)
            phrase = phrase if phrase is not None and phrase.type is EntityType.BODY else None
            around.staff = phrase is not None
        if phrase is None:
            determiner = "article" if start > place + 1 else ""
            house = self._houses.phrase(start, start, determiner) or self._houses.classed(start, start, determiner)
            around.body = house.keys[0] if house is not None and role else ""
            around.beyond = house.last if house is not None and role else 0
            around.foreign = around.foreign or (linker and not around.body)
            around.owner = around.owner if around.owner[0] else self._owner(place, start)
            return 0
        around.inside += inner.inside
        self._attach(phrase, around)
        return phrase.last - place

    def _attached(self, first: int, place: int, inner: Around) -> Phrase | None:
        """A name or an institution that may be attached."""
        if place >= len(self._forms):
            return None
        name = self._gazetteer.longest(self._forms, place, Family.NAME)
        institution = self._gapped(place, Family.INSTITUTION)
        longer = not institution or name is None or place + name.length >= institution[0]
        if name and longer and self._attachable(name.entries[0].key):
            return self._name(first, place, name, "", inner)
        if institution is None or institution[1].sort == "group":
            return None
        return self._institution(first, place, institution[0], institution[1], "", inner)

    def _institution(
        self, first: int, place: int, end: int, entry: Entry, determiner: str, around: Around
    ) -> Phrase | None:
        for inner in range(place + 1, end):
            self._adjective(inner, around)
        around.rules.append(entry.rule)
        last = self._after(end, around, role=False)
        if not around.state and not around.body and (entry.key in LOCAL or entry.key.endswith(MINISTRY)):
            last += self._located(last, around)
        many = entry.sort == "body" and entry.number == "plur" and not determiner and not self._goes_on(last)
        alone = entry.number == "sing" and not around.within and self._houses.is_contracted(first - 1)
        said = determiner in DEFINITE or many or alone
        side = entry.key == REBELS and determiner in ("article", "demonstrative")
        if not around.state and not around.body and not side and (entry.sort == "group" or not said):
            return None
        keys: tuple[str, ...] = ()
        if around.body and self._atlas.type_of(around.body) is EntityType.ORGANISATION:
            keys = (around.body,)
        elif around.state:
            keys = (around.state,) if entry.sort == "state" else (self._atlas.body(around.state, entry.key),)
        kind = {"state": EntityType.STATE, "group": EntityType.GROUP}.get(entry.sort, EntityType.BODY)
        return Phrase(
            first, last, place, kind, MentionKind.NOMINAL, keys, entry.key, state=around.state, body=around.body,
            determiner=determiner or ("article" if alone else ""), gender=entry.gender, number=entry.number,
            foreign=around.foreign, owner=around.owner, leaning=around.leaning, rules=tuple(around.rules),
        )  # fmt: skip

    def _descriptive(self, first: int, place: int, hit: Hit, determiner: str, around: Around) -> Phrase | None:
        """« les deux pays », « son allié américain », « ce texte », « l'agence Reuters »."""
        entry = hit.entries[0]
        end = place + hit.length
        name = self._gazetteer.longest(self._forms, end, Family.NAME) if end < len(self._forms) else None
        if entry.key in ("agency", "organisation") and name and self._atlas.type_of(name.entries[0].key) in ORGANISED:
            return replace(self._named(end, name, determiner), first=first)
        if not determiner or (entry.key in ("agency", "organisation") and determiner != "article"):
            return None
        if entry.key in BY_NAME and (determiner == "possessive" or self._goes_on(end)):
            return None
        if entry.key in STATE_KINDS and self._goes_on(end):
            return None
        around.rules.append(entry.rule)
        last = self._after(end, around, role=False) if entry.key in ("relation", "agency", "country") else end
        kind = DESCRIBED.get(entry.key, EntityType.STATE)
        keys = (around.state,) if entry.key == "relation" and around.state else ()
        return Phrase(
            first, last, place, kind, MentionKind.NOMINAL, keys, entry.key, state=around.state if keys else "",
            gender=entry.gender, number=entry.number, determiner=determiner, rules=tuple(around.rules),
        )  # fmt: skip

    def _name(self, first: int, place: int, hit: Hit, determiner: str, around: Around) -> Phrase | None:
        entry = hit.entries[0]
        if entry.sort.startswith("person_") or not self._is_placed(place, hit):
            return self._proper(place, around)
        run = None if self._is_acronym(place, hit) else self._names.run(place)
        if run is not None and run.key and run.length > hit.length:
            return self._proper(place, around)
        if run is not None and run.personal and run.length > hit.length and run.first == place:
            return self._proper(place, around)
        if self._is_part(place, hit):
            return None
        phrase = self._named(place, hit, determiner)
        return replace(phrase, first=first, rules=(*around.rules, *phrase.rules))

    def _is_acronym(self, place: int, hit: Hit) -> bool:
        """« l'AFP Ashiana Love »: the acronym of an organisation begins nobody's name."""
        body = self._atlas.type_of(hit.entries[0].key) is EntityType.ORGANISATION
        return body and hit.length == 1 and self._forms[place].isupper() and not self._names.shouted

    def _titled(self, first: int, place: int, around: Around) -> Phrase | None:
        """« M. Hong », « le professeur Tikhonov »."""
        hit = self._gazetteer.longest(self._forms, place, Family.TITLE)
        if hit is None or place + hit.length >= len(self._forms):
            return None
        start = self._past_titles(place + hit.length)
        run = self._names.run(start)
        if run is None and is_capital(self._forms[start]):
            run = Run(start, start + 1)
        if run is None:
            return None
        entry = hit.entries[0]
        return self._run_phrase(first, run, replace(entry, covers=()), around)

    def _proper(self, place: int, around: Around) -> Phrase | None:
        run = self._names.run(place)
        return self._run_phrase(place, run, None, around) if run is not None else None

    def _run_phrase(self, first: int, run: Run, title: Entry | None, around: Around) -> Phrase:
        kind = EntityType.PERSON if run.personal or title else EntityType.UNKNOWN
        if kind is EntityType.UNKNOWN and not self._names.may_be_person(self._forms[run.first : run.last]):
            kind = EntityType.ORGANISATION
        rules = (*around.rules, *((title.rule,) if title else ()), *((run.rule,) if run.rule else ()))
        return Phrase(
            first, run.last, run.last - 1, kind, MentionKind.NAME, (run.key,) if run.key else (),
            "title" if title else "name", name=(run.first, run.last), state=around.state, body=around.body,
            gender=(title.gender if title else "") or self._gender(run), number="sing", rules=rules,
        )  # fmt: skip

    def _bare(self, place: int, start: int, core: int, determiner: str) -> int:
        """An adjective or a people without a core: « les Russes », « conflit russe », « le Sénégalais Malick Faye »."""
        demonym = self._gazetteer.longest(self._forms, core, Family.DEMONYM)
        start = core if demonym is not None and core > start and self._is_only("before", start, core) else start
        hit = next(self._gazetteer.at(self._forms, start), None) if start < len(self._forms) else None
        hit = hit and Hit(hit.length, hit.of(Family.ADJECTIVE, Family.DEMONYM))
        if hit is None or not hit.entries or self._is_language(start, hit, determiner):
            return max(place + 1, start if not determiner else place + 1)
        if start and self._gazetteer.has_class(self._forms[start - 1], "language_before"):
            return start + hit.length
        phrase = self._modifier(start, Hit(hit.length, hit.of(Family.ADJECTIVE) or hit.entries))
        if hit.of(Family.DEMONYM) and self._stands_alone(start, hit, determiner):
            phrase = self._people(place if determiner else start, phrase, determiner)
        self._found.append(phrase)
        return phrase.last

    def _people(self, first: int, phrase: Phrase, determiner: str) -> Phrase:
        """A people (« les Russes ») or one of its people (« un Nigérien », « l'Iranien Behrouz Kamali »)."""
        counted = phrase.first > 0 and self._tokens[phrase.first - 1].upos == "NUM"
        single = phrase.number == "sing" or counted or determiner == "indefinite"
        run = self._names.run(phrase.last) if phrase.number == "sing" else None
        return replace(
            phrase, first=first, last=run.last if run else phrase.last,
            type=EntityType.PERSON if single else EntityType.GROUP,
            kind=MentionKind.NAME if run else MentionKind.NOMINAL,
            keys=((run.key,) if run and run.key else ()) if single else phrase.keys,
            name=(run.first, run.last) if run else None, sort="demonym", state=phrase.keys[0], determiner=determiner,
            inside=False,
        )  # fmt: skip

    def _stands_alone(self, start: int, hit: Hit, determiner: str) -> bool:
        """Whether a demonym is a noun here: it is no adjective, or nothing follows that it could modify."""
        if not hit.of(Family.ADJECTIVE):
            return True
        following = self._tokens[start + hit.length] if start + hit.length < len(self._tokens) else None
        free = following is None or following.upos in ("VERB", "AUX", "PUNCT", "CCONJ", "ADP", "ADV")
        return free and determiner in ("article", "indefinite")

    def _apposition(self, index: int, place: int) -> int:
        """« Hong Min, analyste à l'Institut … »: the role that follows a name belongs to it."""
        named = self._found[index]
        if place + 1 >= len(self._forms) or self._forms[place] not in (",", "(") or named.office:
            return place
        determiner, start = self._determiner(place + 1)
        core = self._before(start, around := Around())
        role = self._role(core)
        if role is None or role[1].number == "plur":
            return place
        phrase = self._person(place + 1, core, role[0], role[1], determiner or "article", around)
        if phrase is None or phrase.name is not None or not self._belongs(named, phrase, determiner):
            return place
        self._found[index] = replace(
            named, type=EntityType.PERSON, office=phrase.office, covers=phrase.covers, state=phrase.state,
            body=phrase.body, gender=named.gender or phrase.gender, rules=(*named.rules, *phrase.rules),
        )  # fmt: skip
        self._found.append(replace(phrase, beside=index))
        self._found.extend(replace(one, inside=True) for one in around.inside)
        return phrase.last


LOCAL = frozenset({"government", "police", "officials", "people", "prosecution", "judiciary", "parliament"})
MINISTRY = "_ministry"
"""Sorts of bodies that are of the state they are in: « les autorités à Tunis », ``police in Goma``; no army is."""
REBELS = "rebels"
"""Sort of a noun for one side of a conflict, which the text names elsewhere."""
CORES = (Family.ROLE, Family.NOMINAL, Family.INSTITUTION, Family.NAME)
ORGANISED = (EntityType.ORGANISATION, EntityType.BODY)
DESCRIBED = {
    **dict.fromkeys(sorted(BY_NAME), EntityType.ORGANISATION),
    "document": EntityType.DOCUMENT,
    "agency": EntityType.ORGANISATION,
    "organisation": EntityType.ORGANISATION,
    **dict.fromkeys(("pair", "pair_of_persons"), EntityType.GROUP),
    "other_party": EntityType.PERSON,
}
"""Type of a descriptive noun; the others stand for a state."""


def scan(sentence: Sentence, gazetteer: Gazetteer, known: frozenset[str] = frozenset()) -> Iterator[Phrase]:
    """The phrases of a sentence in text order; ``known`` are last names of people whom the text names in full."""
    yield from Scanner(sentence, gazetteer, known).phrases()
