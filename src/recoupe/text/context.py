"""What the words around a name say against it: set phrases, streets, longer names, languages, towns without a place.

Enters: the tokens of a sentence and a `Gazetteer`. Leaves: yes or no; the parts of a compound (« franco-allemand »);
the name that belongs to a role, and the body or state that stands before one.
"""

from dataclasses import replace

from recoupe.terms import EntityType
from recoupe.text.gazetteer import Entry, Family, Hit
from recoupe.text.names import Run, is_capital
from recoupe.text.pieces import Around, Phrase, Pieces


class Context(Pieces):
    """Judges names by their neighbours."""

    def _compounded(self, place: int) -> list[Phrase]:
        """« franco-allemand », « Paris-Tokyo »: a phrase for each part; none when a part is not of a state."""
        parts = self._forms[place].split("-")
        if self._gazetteer.longest(self._forms, place, Family.NAME, Family.ADJECTIVE, Family.DEMONYM):
            return []
        heads = [self._gazetteer.longest((part,), 0, Family.PREFIX) for part in parts[:-1]]
        tail = self._gazetteer.longest((parts[-1],), 0, Family.ADJECTIVE)
        hits = [*heads, tail]
        if tail is None or None in heads:
            hits = [self._gazetteer.longest((part,), 0, Family.NAME) for part in parts]
        found = [hit for hit in hits if hit is not None and self._gazetteer.atlas.state_of(hit.entries[0].key)]
        if len(found) < len(parts):
            return []
        at = self._tokens[place].start
        phrases: list[Phrase] = []
        for part, hit in zip(parts, found, strict=True):
            adjective = hit.entries[0].family is not Family.NAME
            phrase = self._modifier(place, hit) if adjective else self._named(place, hit, "")
            phrases.append(replace(phrase, chars=(at, at + len(part)), inside=adjective))
            at += len(part) + 1
        return phrases

    def _is_part(self, place: int, hit: Hit) -> bool:
        """Whether the name of a state is part of a longer name: « Air France », « Real Madrid »."""
        entry = hit.entries[0]
        if hit.length > 1 or entry.sort not in ("name", "alias", "capital", "place") or self._forms[place].isupper():
            return False
        after = self._forms[place + 1] if place + 1 < len(self._forms) else ""
        numbered = after.isdigit() and len(after) == 1 and entry.sort != "capital"
        beside = self._is_unknown_name(place - 1) or self._is_unknown_name(place + 1)
        return numbered or beside or self._is_street(place)

    def _is_street(self, place: int) -> bool:
        """« avenue de Moscou », « place d'Italie »: named after a state, not in it."""
        before = place - 1
        has_class = self._gazetteer.has_class
        while before > 0 and (has_class(self._forms[before], "linker") or has_class(self._forms[before], "article")):
            before -= 1
        return 0 <= before < place - 1 and has_class(self._forms[before], "street")

    def _is_unknown_name(self, place: int) -> bool:
        """Whether a proper noun stands here that no list knows; a plain word that opens a sentence is none."""
        if not 0 <= place < len(self._tokens) or self._tokens[place].upos != "PROPN":
            return False
        form = self._forms[place]
        if not is_capital(form) or len(form) == 1 or any(True for _ in self._gazetteer.at(self._forms, place)):
            return False
        return not self._gazetteer.classes.get(form.lower())

    def _is_placed(self, place: int, hit: Hit) -> bool:
        """Whether the name of a small place has a word of place beside it (``Eldoret traders``), as others need not."""
        if any(entry.sort != "place" or entry.strong for entry in hit.entries):
            return True
        after = place + hit.length
        if after < len(self._forms) and self._gazetteer.has_class(self._forms[after], "of_place"):
            return True
        before = place - 2 if place > 1 and self._gazetteer.has_class(self._forms[place - 1], "article") else place - 1
        if before < 0 or self._tokens[place].entity in ("PER", "ORG"):
            return False
        classes = ("place", "place_bare", "linker", "place_head")
        return any(self._gazetteer.has_class(self._forms[before], name) for name in classes)

    def _is_language(self, start: int, hit: Hit, determiner: str) -> bool:
        """« le russe est parlé ici »: an adjective in small letters after an article, with no noun beside it."""
        if determiner != "article" or not self._forms[start][:1].islower() or start + hit.length >= len(self._tokens):
            return False
        return self._tokens[start + hit.length].upos in ("VERB", "AUX", "PUNCT", "CCONJ", "ADP")

    def _possessor(self, place: int, around: Around) -> int:
        """Attach ``South Korea's``; 0 when no name with a possessive mark stands here."""
        hit = self._gazetteer.longest(self._forms, place, Family.NAME)
        if hit is None or place + hit.length >= len(self._forms):
            return 0
        if not self._gazetteer.has_class(self._forms[place + hit.length], "possessor"):
            return 0
        after = place + hit.length + 1
        if not self._attachable(hit.entries[0].key) or not self._has_core(after):
            return 0
        self._attach(self._named(place, hit, ""), around)
        return hit.length + 1

    def _compound(self, place: int, around: Around) -> int:
        """Attach a body that stands right before a role: ``White House spokesman``, ``Russian army spokesman``."""
        hit = self._gazetteer.longest(self._forms, place, Family.NAME)
        if hit is None or not self._attachable(hit.entries[0].key):
            return self._institution_before(place, around)
        role = self._role(place + hit.length)
        if role is None or hit.length + place >= len(self._forms):
            return 0
        self._attach(self._named(place, hit, ""), around)
        return hit.length

    def _institution_before(self, place: int, around: Around) -> int:
        """Attach ``defence ministry`` in ``South Korean defence ministry spokesman``; 0 where no role follows."""
        hit = self._gazetteer.longest(self._forms, place, Family.INSTITUTION)
        if hit is None or place + hit.length >= len(self._forms) or self._role(place + hit.length) is None:
            return 0
        entry = hit.entries[0]
        if entry.sort != "body" or around.body:
            return 0
        if around.state:
            around.body = self._atlas.body(around.state, entry.key)
        else:
            around.owner = around.owner if around.owner[0] else (entry.key, self._forms[place].lower())
        around.rules.append(entry.rule)
        return hit.length

    def _has_core(self, place: int) -> bool:
        while place < len(self._forms) and (
            self._gazetteer.has_class(self._forms[place], "before")
            or self._gazetteer.longest(self._forms, place, Family.ADJECTIVE)
        ):
            place += 1
        hit = self._gazetteer.longest(self._forms, place, Family.NAME) if place < len(self._forms) else None
        if hit is not None and place + hit.length < len(self._forms) and self._attachable(hit.entries[0].key):
            return self._role(place + hit.length) is not None
        families = (Family.ROLE, Family.INSTITUTION, Family.NOMINAL)
        return place < len(self._forms) and self._gazetteer.longest(self._forms, place, *families) is not None

    def _role(self, place: int) -> tuple[int, Entry] | None:
        return self._gapped(place, Family.ROLE) if place < len(self._forms) else None

    def _named_title(self, place: int) -> int:
        """Where the role or title begins that ends a run of capitals before a name; ``place`` when there is none.

        ``Agriculture Minister Ada Holm``, ``Labour MP Owen Trask``: a first name first is a person's, and no list.
        """
        if self._forms[place] in self._gazetteer.first_names or self._names.shouted:
            return place
        for at in range(place, min(place + LONGEST_TITLE, len(self._forms) - 2)):
            if not is_capital(self._forms[at]) or self._gazetteer.has_class(self._forms[at], "calendar"):
                return place
            hit = self._gazetteer.longest(self._forms, at, Family.ROLE, Family.TITLE) if at > place else None
            if hit is not None and at + hit.length < len(self._forms) and is_capital(self._forms[at + hit.length]):
                run = self._names.run(at + hit.length)
                if run is not None:
                    return at
        return place

    def _named_person(self, place: int, determiner: str) -> Run | None:
        """The name after a role: at once, or between commas."""
        if place >= len(self._forms):
            return None
        run = self._names.run(self._past_titles(place))
        if run is not None:
            return run
        if self._forms[place] != "," or determiner not in ("article", "") or place + 1 >= len(self._forms):
            return None
        start = self._past_titles(self._past_article(place + 1))
        run = self._names.run(start)
        if run is None or not (run.personal or run.length > 1 or start > place + 1):
            return None
        closes = run.last >= len(self._forms) or self._forms[run.last] in CLOSING
        return run if closes else None

    def _past_article(self, place: int) -> int:
        """The place after the article of a title: « le gouverneur, le cheikh Amine Darwich »."""
        after = place + 1
        titled = after < len(self._forms) and self._gazetteer.has_class(self._forms[place], "article")
        return after if titled and self._past_titles(after) > after else place

    def _past_titles(self, place: int) -> int:
        """The place after the titles before a name: ``its director, Prof. Dr. Ada Holm``."""
        hit = self._gazetteer.longest(self._forms, place, Family.TITLE) if place < len(self._forms) else None
        if hit is None or place + hit.length >= len(self._forms) or not is_capital(self._forms[place + hit.length]):
            return place
        return self._past_titles(place + hit.length)

    def _beyond(self, place: int, around: Around) -> Run | None:
        """The name behind a complement that says nothing of a state: « le maire de Lyon Gérard Collomb »."""
        if around.beyond or place >= len(self._forms) or self._tokens[place].upos not in COMPLEMENTING:
            return None
        linked = self._gazetteer.has_class(self._forms[place], "linker")
        if place + 1 < len(self._forms) and self._forms[place + 1] in self._gazetteer.first_names:
            return None
        behind = None if linked else self._behind_name(place + 1)
        if behind is not None:
            return behind
        for after in range(place + 1, min(place + 9, len(self._forms))):
            if self._forms[after] == ",":
                run = self._named_person(after, "article")
                return run if run is not None and (run.personal or run.first > after + 1) else None
            if not linked and self._tokens[after].upos == "VERB" and self._tokens[after].feature("VerbForm") != "Part":
                return None
            if self._tokens[after].upos in ("AUX", "PUNCT", "PRON", "SCONJ") or (
                linked and self._tokens[after].upos == "VERB"
            ):
                return None
            if not linked:
                continue
            run = self._names.run(after)
            apart = self._tokens[after - 1].upos == "ADJ" or self._forms[after - 1][:1].isupper()
            first = self._forms[after] in self._gazetteer.first_names
            if run is not None and (run.personal or first) and run.length > 1 and apart and after > place + 1:
                return run
        return None

    def _behind_name(self, place: int) -> Run | None:
        """The person right behind the name in a complement: « l'émissaire américain pour la Syrie Paul Martel »."""
        article = place < len(self._forms) and self._gazetteer.has_class(self._forms[place], "article")
        after = place + 1 if article else place
        hit = self._gazetteer.longest(self._forms, after, Family.NAME) if after < len(self._forms) else None
        start = after + hit.length if hit is not None else len(self._forms)
        if start >= len(self._forms) or self._forms[start] not in self._gazetteer.first_names:
            return None
        run = self._names.run(start)
        return run if run is not None and run.length > 1 else None

    def _stated(self, house: Phrase) -> list[Phrase]:
        """The adjectives of states between the noun and the name of a body: « la société belge Solvéa »."""
        stop = house.name[0] if house.name else house.last
        hits = ((at, self._gazetteer.longest(self._forms, at, Family.ADJECTIVE)) for at in range(house.head + 1, stop))
        return [self._modifier(at, hit) for at, hit in hits if hit is not None]

    def _is_of_state(self, place: int) -> bool:
        """Whether the state of a person's office follows the name: ``President Salva Kiir of South Sudan``."""
        if place + 1 >= len(self._forms) or not self._gazetteer.has_class(self._forms[place], "linker"):
            return False
        hit = self._gazetteer.longest(self._forms, place + 1, Family.NAME)
        return hit is not None and self._atlas.type_of(hit.entries[0].key) is EntityType.STATE

    def _located(self, place: int, around: Around) -> int:
        """Attach the state of the town a body is in or of; the tokens it takes in, 0 for a town that stays a place."""
        has_class = self._gazetteer.has_class
        if place + 1 >= len(self._forms) or not any(has_class(self._forms[place], name) for name in PLACED):
            return 0
        hit = self._gazetteer.longest(self._forms, place + 1, Family.NAME)
        if hit is None or hit.entries[0].sort not in TOWNS or has_class(self._forms[place - 1], "posted_noun"):
            return 0
        states = {self._atlas.state_of(one.key) for one in hit.entries}
        if len(states) != 1 or "" in states:
            return 0
        around.state = states.pop()
        if not has_class(self._forms[place], "linker"):
            return 0
        around.inside.append(self._named(place + 1, hit, ""))
        return hit.length + 1

    def _gender(self, run: Run | None) -> str:
        """The gender the first of several names tells; empty when it tells none."""
        return self._gazetteer.first_names.get(self._forms[run.first], "") if run and run.length > 1 else ""

    def _belongs(self, named: Phrase, role: Phrase, determiner: str) -> bool:
        """Whether the role after a comma is the person's: a definite one must be closed, and no other state's."""
        rows = self._atlas.held.get(named.keys[0], ()) if named.keys else ()
        states = {self._atlas.state_of(row["state"]) or row["state"] for row in rows}
        if states and role.state and role.state not in states:
            return False
        if determiner != "article":
            return True
        return role.last >= len(self._forms) or self._forms[role.last] in CLOSING

    def _is_party(self, place: int) -> bool:
        """« la députée LFI Danièle Obono », « le maire UDI »: the letters of a party after a role."""
        if self._names.is_shouted_name(place):
            return False
        form = self._forms[place]
        return form.isupper() and 2 <= len(form) <= 5 and form.isalpha() and not self._names.shouted


PLACED = ("place", "place_bare", "linker")
"""Classes of words before the town that a body is in or of."""
TOWNS = ("capital", "place")
COMPLEMENTING = ("ADP", "DET", "")
"""Parts of speech that begin a complement of a role; contracted ones (« du ») are determiners to some parses."""
LONGEST_TITLE = 5
"""Words of a title in capitals before a name, the last one known: ``Social Affairs Minister``."""
CLOSING = frozenset({",", ".", ")", ";", ":", "»", '"', "–", "—", "!", "?"})
"""Marks that close what stands between commas."""
