"""Whom the acts of violence of one text hit, for those of its acts that do not say.

What enters is the codes of victims with the place of their act, in the order told; what leaves is the codes of those
that an act shortly after hit too, when it is still the same act (« les assaillants ont ouvert le feu »).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.views.sectors import NOBODY

_IN_CLAUSE = 80
"""Characters between a verb and a noun of one clause."""
_TAKEN_UP = 800
"""Characters back within which an act of violence without a victim is still the one just told: some four sentences."""


@dataclass(slots=True)
class Victims:
    """Places of acts, as code points of the text, with the codes of whom they hit."""

    told: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)

    def add(self, start: int, codes: tuple[str, ...]) -> None:
        """Keep whom an act hit, when at least one of them has a state."""
        if set(codes) - {NOBODY}:
            self.told.append((start, codes))

    def are_told_before(self, start: int) -> bool:
        """Whether the clause of a word has told whom the violence hit: « tués dans l'attaque du convoi »."""
        return bool(self.told) and 0 < start - self.told[-1][0] < _IN_CLAUSE

    def of(self, start: int, actors: Sequence[str]) -> tuple[str, ...]:
        """Whom an act hit that takes up the last one told; nobody of the state of those who did it."""
        own = {code.split(" ")[0] for code in actors} - {NOBODY}
        near = [codes for place, codes in self.told if 0 < start - place < _TAKEN_UP]
        return next((codes for codes in reversed(near) if not own & {code.split(" ")[0] for code in codes}), ())
