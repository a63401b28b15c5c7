"""What the dossier holds of a claim of a statement, as views show it: the answer, the quotations on every side."""

from dataclasses import dataclass

from recoupe.views.quotations import NO_COUNTS, Counts, Quotation

SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING, NO_CLAIM = (
    "supported", "denied", "disputed", "other_figures", "nothing", "no_claim",
)  # fmt: skip
ANSWERS = (SUPPORTED, DENIED, DISPUTED, OTHER_FIGURES, NOTHING, NO_CLAIM)
"""What the dossier holds of a claim: said by some, denied by some, both, only with other figures, nothing about it;
or the statement claims nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of a statement: what the dossier answers, and the quotations on every side.

    ``start`` and ``end`` are code points of the statement; ``beside`` speaks of the same thing and takes no side. Where
    no rule found anything, ``likely`` is the chance of the answer in hundredths, and ``why`` the facts that weighed
    most; 0 for an answer by rules. ``sentence`` is the whole sentence of the claim. ``speaker`` is who is stated to
    have said it and told to have said otherwise; ``silent`` that they neither confirmed nor denied it.
    """

    claim: str
    start: int
    end: int
    answer: str
    supporting: tuple[Quotation, ...] = ()
    denying: tuple[Quotation, ...] = ()
    other_figures: tuple[Quotation, ...] = ()
    beside: tuple[Quotation, ...] = ()
    support: Counts = NO_COUNTS
    denial: Counts = NO_COUNTS
    likely: int = 0
    why: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    sentence: str = ""
    speaker: str = ""
    silent: bool = False
