"""Several clauses behind one cue: « dit que A et que B », "said that A but that B".

Enters: an `Attribution` of a `Line`. Leaves: attributions, one for each clause that has its own complementizer. No
language is named here.
"""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.text.clauses import Line
from recoupe.text.mainverbs import words_of
from recoupe.text.sightings import Attribution
from recoupe.text.word import TENSED


def by_clause(line: Line, one: Attribution) -> tuple[Attribution, ...]:
    """An attribution for each clause that a conjunction or comma and a complementizer of its own join to the first."""
    if one.construction != "que":
        return (one,)
    first, last = words_of(line, one.content)
    cuts = list(_joints(line, first, last))
    starts = [first, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), last]
    spans = [(line.words[low].start, line.words[high - 1].end) for low, high in zip(starts, ends, strict=True)]
    spans[-1] = (spans[-1][0], one.content[1])
    return tuple(replace(one, content=span) for span in spans)


def _joints(line: Line, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where a clause ends and where the next begins behind « et que »; none once another clause has « que » of its own.

    « dit que A croit que B et que C » leaves open to which of them C belongs.
    """
    told = False
    for i in range(first, last - 2):
        told = told or line.words[i].tag in TENSED
        if line.inside[i] >= 0 and line.inside[i] != line.inside[first]:
            continue
        plain = line.is_any(i, "complementizer") and line.upos(i) == "SCONJ" and i > first + 1
        if not plain:
            continue
        listed = told and line.form(i - 1) == "," and line.is_any(i + 1, "subject", "determiner", "impersonal")
        if line.upos(i - 1) != "CCONJ" and not listed:
            return
        goes_on = any(line.words[k].tag in TENSED for k in range(i + 1, last))
        if told and goes_on:
            before = i - 1 - (line.form(i - 2) == ",")
            yield before, i + 1


def is_joined(line: Line, first: int) -> bool:
    """Whether the clause at ``first`` is joined to another: what stands between it and the cue is that clause."""
    return line.upos(first - 2) == "CCONJ" and line.is_any(first - 1, "complementizer")
