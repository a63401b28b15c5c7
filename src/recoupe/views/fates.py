"""What becomes of each thing that a statement names, in a sentence that may tell it.

Inputs: the frame of a statement and of a sentence, how far each unit is met there and in what stands before it. What
leaves is one `Fate` a unit: told by the same, by a word of its matter, left to the context, said otherwise, or missing;
with what it is in the statement: its act, what the act is done by or to, or what is added. It decides nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.views.alignment import acts, needed_of
from recoupe.views.frames import LIGHT, NAME, WORD, Frame, Unit
from recoupe.views.kindred import matters_at, say_otherwise
from recoupe.views.likeness import NEAR, RELATED, SAME
from recoupe.views.narrowing import is_place

ACT, NEEDED, ADDED = "act", "needed", "added"
"""What a unit is in its statement."""

PLACE = "place"

TOLD, CLOSE, KINDRED, OF_THE_MATTER, BEFORE, CONTRARY, MISSING = (
    "told", "close", "kindred", "of the matter", "before", "contrary", "missing",
)  # fmt: skip
"""What becomes of a unit: it is told; by an act of its family; by a word of one matter; hardly; in what stands before;
by a word that says otherwise; not at all."""

WORTH = {TOLD: 1.0, CLOSE: 0.8, KINDRED: 0.65, OF_THE_MATTER: 0.45, BEFORE: 0.5, CONTRARY: 0.35, MISSING: 0.0}
"""What is left of a unit's weight by its fate."""

ACT_BEFORE = 0.2
"""The same of an act that only stands before the sentence: another act is told here."""

TELLING = LIGHT
"""Weight from which an added word that is missing counts."""

RARE = 0.8
"""Weight from which a missing word is a rare one."""

CONTENT = ("VERB", "NOUN", "ADJ")
"""Parts of speech of words that may say otherwise than a word of the statement."""

UNMET = frozenset({CONTRARY, MISSING})
MET = frozenset({TOLD, CLOSE, KINDRED})


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a unit: ``kind`` of the unit (a place apart), ``role`` in its statement, ``tokens`` there."""

    kind: str
    role: str
    weight: float
    fate: str
    contrary: bool
    tokens: tuple[int, ...]

    @property
    def worth(self) -> float:
        """What is told of it, 0 to 1."""
        return ACT_BEFORE if (self.role, self.fate) == (ACT, BEFORE) else WORTH[self.fate]


def roles(stated: Frame) -> tuple[str, ...]:
    """What each unit of a statement is in it."""
    acting = {token.i for token in acts(stated)}
    needed = {one.tokens for one in needed_of(stated)}
    return tuple(
        ACT if not acting.isdisjoint(one.tokens) else NEEDED if one.tokens in needed else ADDED for one in stated.units
    )


def fates(
    stated: Frame, told: Frame, here: Sequence[float], before: Sequence[float], parts: Sequence[str]
) -> tuple[Fate, ...]:
    """The fate of each unit; ``here`` and ``before`` tell how far it is met, ``parts`` are its `roles`."""
    every = [known for token in told.sentence.tokens if (known := matters_at(told.sentence, token, told.language))]
    own = [matters_at(told.sentence, token, told.language) for token in told.sentence.tokens if token.upos in CONTENT]
    return tuple(
        _fate(stated, one, met, left, role, every, own)
        for one, met, left, role in zip(stated.units, here, before, parts, strict=True)
    )


def _fate(
    stated: Frame,
    unit: Unit,
    met: float,
    left: float,
    role: str,
    every: Sequence[frozenset[str]],
    own: Sequence[frozenset[str]],
) -> Fate:
    word = stated.sentence.tokens[unit.tokens[0]]
    mine = matters_at(stated.sentence, word, stated.language) if unit.kind == WORD else frozenset()
    kindred = any(mine & one for one in every)
    contrary = not kindred and any(say_otherwise(mine, one) for one in own)
    kind = PLACE if is_place(unit) else unit.kind
    return Fate(kind, role, unit.weight, _named(met, left, kindred=kindred, contrary=contrary), contrary, unit.tokens)


def _named(met: float, left: float, *, kindred: bool, contrary: bool) -> str:
    steps = (
        (met >= SAME - 0.01, TOLD),
        (met >= NEAR - 0.01, CLOSE),
        (kindred, KINDRED),
        (contrary, CONTRARY),
        (met >= RELATED - 0.01, OF_THE_MATTER),
        (left >= NEAR - 0.01, BEFORE),
    )
    return next((fate for is_so, fate in steps if is_so), MISSING)


def share_of(some: Iterable[Fate]) -> float:
    """The share of a statement that is told, 0 to 1."""
    every = list(some)
    whole = sum(one.weight for one in every)
    return sum(one.weight * one.worth for one in every) / whole if whole else 0.0


def counted(some: Sequence[Fate]) -> Iterator[tuple[str, int]]:
    """How many units have which fate: missing by role and kind, said otherwise, left to the context, met."""
    lost = [one for one in some if one.fate in UNMET and not _is_slight(one)]
    for role in (ACT, NEEDED, ADDED):
        for kind in (WORD, NAME, PLACE, "actor"):
            yield f"{role} {kind} missing", sum((one.role, one.kind) == (role, kind) for one in lost)
            yield (
                f"{role} {kind} before",
                sum((one.role, one.kind, one.fate) == (role, kind, BEFORE) for one in some if not _is_slight(one)),
            )
        yield f"rare {role} missing", sum(one.role == role and one.weight >= RARE for one in lost)
        yield f"{role} contrary", sum(one.role == role and one.contrary for one in some)
    for kind in (WORD, NAME, PLACE, "actor"):
        yield f"{kind} missing", sum(one.kind == kind for one in lost)
    yield "missing", len(lost)
    yield "met", sum(one.fate in MET and not _is_slight(one) for one in some)


def _is_slight(one: Fate) -> bool:
    return one.kind == WORD and one.role == ADDED and one.weight < TELLING
