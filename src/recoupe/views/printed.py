"""The quotations of an answer as a reader needs them: what was withdrawn says so, and the first few decide.

Inputs: a pile, a maker of quotations, the corrections of a record. What leaves are quotations; none is left out.
"""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.link.assembly import day_of
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.model import Claim, Quantity, Text
from recoupe.terms import Certainty, Stance
from recoupe.views.labels import heading
from recoupe.views.quotations import Quotation, Quoter
from recoupe.views.reported import RESERVES
from recoupe.views.seeking import denials


class Printed:
    """Makes the quotations of an answer; ``corrections`` are pairs of claims: what was withdrawn, what says so."""

    def __init__(self, pile: Pile, quoter: Quoter, corrections: Sequence[tuple[str, str]]) -> None:
        self.pile, self.quoter = pile, quoter
        self._withdrawn: dict[str, list[Claim]] = {}
        for gone, now in corrections:
            telling = pile.get(now, Claim)
            if telling is not None:
                self._withdrawn.setdefault(gone, []).append(telling)

    def claim(self, claim: Claim, quantity: Quantity | None = None, *, record: str) -> Quotation:
        """The row of a claim, labelled as withdrawn where it was, and as no denial where it is only that."""
        row = self.quoter.claim(claim, quantity, record=record)
        if claim.stance is Stance.CONFIRMS and claim.certainty is Certainty.POSSIBLE and self._is_of_denial(claim):
            row = replace(row, label=heading("undenied", self.quoter.language))
        days = sorted(day_of(self.pile, one.span.text) for one in self._withdrawn.get(record, ()))
        if days:
            told = " ".join(part for part in (heading("withdrawn", self.quoter.language), days[0]) if part)
            row = replace(row, label=f"{row.label} ({told})")
        return row

    def corrections_of(self, rows: Sequence[Quotation]) -> list[Quotation]:
        """What takes back some quotations."""
        found = {one.id: one for row in rows for one in self._withdrawn.get(row.record, ())}
        return [self.claim(found[one], record=one) for one in sorted(found)]

    def _is_of_denial(self, claim: Claim) -> bool:
        """True for « n'a pas démenti », which confirms nothing."""
        text = self.pile.get(claim.span.text, Text)
        return (
            claim.cue is not None and text is not None and bool(denials(text.language).search(plain(claim.cue.surface)))
        )


def is_silent(row: Quotation) -> bool:
    """True for what neither confirms nor denies."""
    return row.stance in RESERVES or (row.stance == Stance.CONFIRMS and row.certainty.startswith(Certainty.POSSIBLE))


def deciding(rows: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Rows with those first that decide: one of each named witness, then of each article's own voice, then the rest."""
    ranks: list[int] = []
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        voice = row.witnesses or ("", row.holder, *row.articles)
        ranks.append(2 if voice in seen else 0 if row.witnesses else 1)
        seen.add(voice)
    order = sorted(range(len(rows)), key=lambda i: (ranks[i], i))
    return tuple(rows[i] for i in order)
