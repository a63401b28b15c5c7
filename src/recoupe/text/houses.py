"""Names of bodies that no list has, by the noun they end on or begin with: ``Turku Bar Association``.

Enters: the tokens of a sentence and a `Gazetteer`. Leaves: where such a name ends. It is a run of capitals that ends on
a noun for bodies, or such a noun with what it is for: ``Institute for Arctic Studies``, « Ligue norvégienne des droits
humains ». In a headline that writes every word with a capital nothing is one.
"""

from collections.abc import Sequence

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
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X", ""})


class Houses:
    """Finds the names of bodies in the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], gazetteer: Gazetteer) -> None:
        self._tokens = tokens
        self._forms = tuple(token.form for token in tokens)
        self._gazetteer = gazetteer
        self._every = not any(token.upos in ("VERB", "AUX") and token.form.islower() for token in tokens)

    def phrase(self, first: int, place: int, determiner: str) -> Phrase | None:
        """The mention of a body whose name begins at ``place``, its article at ``first``."""
        head, end = self._name(place)
        if end <= place + 1 and determiner == "article":
            head, end = place, self._headed(place)
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

    def _name(self, place: int) -> tuple[int, int]:
        """The head of the name that begins at ``place`` and its end; ``place`` twice when there is none."""
        if self._every or place >= len(self._forms) or self._is_titled(place) or self._of_state(place):
            return place, place
        run = self._run(place)
        heads = [at for at in range(place, run) if self._gazetteer.has_class(self._forms[at], "organisation_head")]
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
            if not step:
                break
            end += step
        return end

    def _qualifier(self, place: int) -> int:
        """How many tokens at ``place`` say more of a noun: an adjective, a name, or a complement with its noun."""
        token = self._tokens[place]
        if (token.upos == "ADJ" and token.form.islower()) or self._goes_on(place):
            return 1
        after = place + (2 if self._gazetteer.has_class(token.form, "joined") else 1)
        if not self._gazetteer.has_class(self._forms[after - 1] if after > place else "", "linker"):
            return 0
        while after < len(self._forms) and self._gazetteer.has_class(self._forms[after], "article"):
            after += 1
        noun = after < len(self._forms) and self._tokens[after].upos in ("NOUN", "PROPN", "ADJ")
        return after + 1 - place if noun else 0

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
