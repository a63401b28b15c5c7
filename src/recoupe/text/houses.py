"""Names of bodies that no list has, by the noun they end on or begin with: ``Turku Bar Association``.

Enters: the tokens of a sentence and a `Gazetteer`. Leaves: where such a name ends. It is a run of capitals that ends on
a noun for bodies, or such a noun with what it is for: ``Institute for Arctic Studies``, « Ligue norvégienne des droits
humains ». In a headline that writes every word with a capital nothing is one.
"""

from collections.abc import Iterator, Sequence

from recoupe.forms import key_of_name
from recoupe.terms import EntityType, MentionKind
from recoupe.text.gazetteer import Family, Gazetteer
from recoupe.text.names import is_capital
from recoupe.text.pieces import Phrase
from recoupe.text.reading import Token

LONGEST = 7
"""Words of a run of capitals; longer ones are headlines."""
LONGEST_HEADED = 12
"""Words of a name with its complements: « Union des forces vives du Front pour la défense des libertés »."""
TOWNS = ("capital", "place")
"""Sorts of names of towns."""
MARKS = frozenset({'"', "«", "»", "“", "”", "‘", "’", "'", "‘‘", "’’"})
"""Marks around a name."""
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X", ""})


class Houses:
    """Finds the names of bodies in the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._forms = tuple(token.form for token in tokens)
        self._gazetteer = gazetteer
        self._every = not any(token.upos in ("VERB", "AUX") and token.form.islower() for token in tokens)

    def phrase(self, first: int, place: int, determiner: str) -> Phrase | None:
        """The mention of a body whose name begins at ``place``, if the sentence goes on; its article at ``first``."""
        if place >= len(self._forms):
            return None
        article = determiner == "article" or self.is_contracted(place - 1)
        if article and place + 1 < len(self._forms) and self._forms[place] in MARKS:
            return self._marked(first, place)
        head, end = self._name(place)
        if article and (end <= place + 1 or head == place):
            head, end = place, max(end, self._headed(place))
        if end <= place + 1:
            return None
        known = self._gazetteer.longest(self._forms, place, Family.NAME)
        if known is not None and known.length >= end - place:
            return None
        name = " ".join(self._forms[place:end])
        return Phrase(
            first, end, head, EntityType.ORGANISATION, MentionKind.NAME, (f"ORG:{key_of_name(name)}",), "house",
            name=(place, end), number="sing", determiner=determiner,
        )  # fmt: skip

    def is_contracted(self, place: int) -> bool:
        """Whether a preposition has the article of the noun after it: « du Comité », « au Comité »."""
        return place >= 0 and any(
            self._gazetteer.has_class(self._forms[place], one) for one in ("contracted", "named_to")
        )

    def _marked(self, first: int, place: int) -> Phrase | None:
        """A name between marks that begins with its noun: « le "Comité national de sauvetage" »."""
        begin, end = self._quoted(place) or (place, place)
        if end <= begin + 1 or not self._gazetteer.has_class(self._forms[begin], "house_first"):
            return None
        return Phrase(
            first, end, begin, EntityType.ORGANISATION, MentionKind.NAME,
            (f"ORG:{key_of_name(' '.join(self._forms[begin:end]))}",), "house", name=(begin, end), number="sing",
            determiner="article",
        )  # fmt: skip

    def classed(self, first: int, place: int, determiner: str) -> Phrase | None:
        """The body whose name follows a noun for bodies: « la société Solvéa », « l'association "Vivre ensemble" ».

        Of « l'hôpital Saint-Joseph », « l'université de Dakar » the noun is part of the name.
        """
        if place >= len(self._forms):
            return None
        whole = self._gazetteer.has_class(self._forms[place], "placed_body")
        if not whole and not self._gazetteer.has_class(self._forms[place], "named_body"):
            return None
        start = place + 1
        while start < len(self._forms) and self._says_more(start):
            start += 1
        begin, end = self._quoted(start) or (self._placed(start) if whole else self._owned(start))
        if end <= begin:
            return None
        begin = place if whole else begin
        known = self._gazetteer.longest(self._forms, begin, Family.NAME)
        key = f"ORG:{key_of_name(' '.join(self._forms[begin:end]))}"
        if known is not None and known.length == end - begin and self._is_house(known.entries[0].key):
            key = known.entries[0].key
        return Phrase(
            first, end, place, EntityType.ORGANISATION, MentionKind.NAME, (key,), "house", name=(begin, end),
            number="sing", determiner=determiner,
        )  # fmt: skip

    def within(self, house: Phrase) -> Iterator[Phrase]:
        """The state or town that the name of a hospital, a school ends on; it stays a name of its own."""
        if not self._gazetteer.has_class(self._forms[house.head], "placed_body"):
            return
        for at in range(house.head + 1, house.last):
            hit = self._gazetteer.longest(self._forms, at, Family.NAME)
            if hit is not None and at + hit.length == house.last and not self._is_house(hit.entries[0].key):
                entry = hit.entries[0]
                inside = entry.sort not in TOWNS
                yield Phrase(
                    at, house.last, at, self._gazetteer.atlas.type_of(entry.key), MentionKind.NAME,
                    tuple(dict.fromkeys(one.key for one in hit.entries)), entry.sort, name=(at, house.last),
                    state=self._gazetteer.atlas.state_of(entry.key), inside=inside, rules=(entry.rule,),
                )  # fmt: skip
                return

    def _says_more(self, place: int) -> bool:
        """Whether a word stands between a noun and its name: « association espagnole », « société dénommée »."""
        token = self._tokens[place]
        return token.form.islower() and (token.upos == "ADJ" or self._gazetteer.has_class(token.form, "called"))

    def _quoted(self, place: int) -> tuple[int, int] | None:
        """Tokens of a name between marks at ``place``."""
        place += place + 1 < len(self._forms) and {*self._forms[place : place + 2]} <= MARKS
        if place + 2 >= len(self._forms) or self._forms[place] not in MARKS or not is_capital(self._forms[place + 1]):
            return None
        for close in range(place + 2, min(place + 2 + LONGEST_HEADED, len(self._forms))):
            if self._forms[close] in MARKS:
                return place + 1, close
            if self._forms[close] in ".!?;:":
                return None
        return None

    def _owned(self, place: int) -> tuple[int, int]:
        """Tokens of a bare name at ``place``, none for a person or for a state: « l'équipe France »."""
        end = self._run(place) if place < len(self._forms) else place
        known = self._gazetteer.longest(self._forms, place, Family.NAME, Family.DEMONYM) if end > place else None
        if known is not None:
            end = place + known.length if self._is_house(known.entries[0].key) else place
        if end - place > 1 and self._forms[place] in self._gazetteer.first_names:
            return place, place
        return place, end

    def _placed(self, place: int) -> tuple[int, int]:
        """Tokens of the name or the town of a body at ``place``: « Saint-Joseph », « de Dakar »."""
        start = place
        if start < len(self._forms) and self._gazetteer.has_class(self._forms[start], "linker"):
            start += 1
            if start < len(self._forms) and self._gazetteer.has_class(self._forms[start], "article"):
                start += 1
        end = self._run(start) if start < len(self._forms) else start
        known = self._gazetteer.longest(self._forms, start, Family.NAME) if end > start else None
        end = max(end, start + known.length) if known is not None else end
        return (place, end) if end > start else (place, place)

    def _is_house(self, key: str) -> bool:
        return self._gazetteer.atlas.type_of(key) in (EntityType.ORGANISATION, EntityType.BODY)

    def _name(self, place: int) -> tuple[int, int]:
        """The head of the name that begins at ``place`` and its end; ``place`` twice when there is none."""
        if self._every or place >= len(self._forms) or self._is_titled(place) or self._of_state(place):
            return place, place
        run = self._run(place)
        heads = [at for at in range(place, run) if self._gazetteer.has_class(self._forms[at], "organisation_head")]
        if run > place + 1 and self._gazetteer.has_class(self._forms[run - 1], "house_last"):
            heads.append(run - 1)
        if not heads or (heads[-1] == place + 1 and self._forms[place] in self._gazetteer.first_names):
            return place, place
        end = self._purpose(heads[-1] + 1) if heads[-1] == run - 1 else heads[-1] + 1
        return heads[-1], end

    def _headed(self, place: int) -> int:
        """End of a name that begins with its noun: « Ligue norvégienne des droits humains », « Plateforme Aurore »."""
        known = self._gazetteer.longest(self._forms, place, Family.NAME, Family.INSTITUTION)
        form = self._forms[place]
        if not is_capital(form) or not self._gazetteer.has_class(form, "house_first") or (known and known.length > 1):
            return place
        end, limit = place + 1, min(place + LONGEST_HEADED, len(self._forms))
        while end < limit:
            step = self._qualifier(end)
            if not step or self._names_body(end, end + step):
                break
            end += step
        public = known is not None or self._gazetteer.has_class(form, "public_head")
        return place if self._is_of_state(place, end, public=public) else end

    def _names_body(self, place: int, end: int) -> bool:
        """Whether a body of a state is named after: « la Cellule de crise du Quai d'Orsay »."""
        hits = (self._gazetteer.longest(self._forms, at, Family.NAME) for at in range(place, end))
        return any(hit and self._gazetteer.atlas.type_of(hit.entries[0].key) is EntityType.BODY for hit in hits)

    def _is_of_state(self, place: int, end: int, *, public: bool) -> bool:
        """Whether a name only says which state's a body is: « Forces russes », « Service de sécurité ukrainien »."""
        stated = [
            at
            for at in range(place + 1, end)
            if self._gazetteer.longest(self._forms, at, Family.ADJECTIVE, Family.NAME) is not None
        ]
        return bool(stated) and (public or len(stated) == end - place - 1)

    def _qualifier(self, place: int) -> int:
        """How many tokens at ``place`` say more of a noun: an adjective, a name, or a complement with its noun."""
        token = self._tokens[place]
        if (token.upos == "ADJ" and token.form.islower()) or self._goes_on(place):
            return 1
        has_class = self._gazetteer.has_class
        joined = has_class(token.form, "joined")
        start = place + joined
        if start >= len(self._forms):
            return 0
        links = any(has_class(self._forms[start], name) for name in ("linker", "named_for")) or self._is_for(start)
        after = start + links
        while after < len(self._forms) and any(
            has_class(self._forms[after], name) for name in ("article", "indefinite")
        ):
            after += 1
        noun = after < len(self._forms) and self._tokens[after].upos in ("NOUN", "PROPN", "ADJ")
        names = links or (joined and after > start and noun and is_capital(self._forms[after]))
        return after + 1 - place if noun and names else 0

    def _is_for(self, place: int) -> bool:
        """Whether « aux » says for whom the noun before it is: « assistance aux réfugiés »."""
        before = self._tokens[place - 1]
        return (
            self._gazetteer.has_class(self._forms[place], "named_to")
            and before.upos == "NOUN"
            and before.form.islower()
        )

    def _run(self, place: int) -> int:
        """End of the run of capitals at ``place``; a role or the name of a day ends it."""
        end = place
        while end < len(self._forms) and end - place < LONGEST and self._goes_on(end):
            end += 1
        return end

    def _goes_on(self, place: int) -> bool:
        form = self._forms[place]
        if not is_capital(form) or self._tokens[place].upos not in NAMING:
            return False
        return not self._gazetteer.has_class(form, "calendar") and not self._is_titled(place)

    def _is_titled(self, place: int) -> bool:
        hit = self._gazetteer.longest(self._forms, place, Family.ROLE, Family.TITLE)
        return hit is not None and is_capital(self._forms[place])

    def _of_state(self, place: int) -> bool:
        """Whether a body of a state is named with its state: ``Peru Parliament``; others know it."""
        hit = self._gazetteer.longest(self._forms, place, Family.NAME, Family.ADJECTIVE)
        after = place + hit.length if hit else place
        families = (Family.INSTITUTION, *((Family.NAME,) if hit else ()))
        body = self._gazetteer.longest(self._forms, after, *families) if after < len(self._forms) else None
        return body is not None and (after + body.length >= len(self._forms) or not self._goes_on(after + body.length))

    def _purpose(self, place: int) -> int:
        """End of ``for Arctic Studies``, ``of the Blind and Deaf`` at ``place``; ``place`` where there is none."""
        if place >= len(self._forms) or not self._gazetteer.has_class(self._forms[place], "named_for"):
            return place
        start = place + 1
        if start < len(self._forms) and self._gazetteer.has_class(self._forms[start], "article"):
            start += 1
        end = self._run(start) if start < len(self._forms) else start
        joined = end > start and end + 1 < len(self._forms) and self._gazetteer.has_class(self._forms[end], "joined")
        return (self._run(end + 1) if joined and self._goes_on(end + 1) else end) if end > start else place
