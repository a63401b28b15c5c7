"""Passages that two articles of one story tell in nearly the same words, though neither says where it has them from.

Inputs: Fingerprint. Keys: the texts of a story. What leaves: the longest passage between two texts, a word or a name
changed here and there, for as few pairs as hold together all texts that share one. Refuses: what stands
between quotation marks, which shows a common speaker and no common text, and the few words that any two texts share.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.link.pile import Pile
from recoupe.link.shingles import Run, candidates, outside, overlap, shingles
from recoupe.model import Fingerprint, Span

WORDS, UNQUOTED = 14, 8
"""Words of a passage that are the same in both texts, and how many of them stand outside quotation marks; the name of
a body, an idiom or a title has fewer."""

CHANGED = 8
"""Words that one passage may have where the other has others, or none."""

PASSAGES = "passages"
"""The room for the passages of a story: they rest on its texts alone."""

HANDFUL = 12
"""Texts of a story of which any two are compared; in larger ones copied spans tell what is printed twice."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where two texts tell the same, and in how many common words outside quotation marks."""

    first: Span
    second: Span
    words: int


def passages(pile: Pile, texts: Sequence[str], joined: Mapping[str, str]) -> list[Passage]:
    """The longest passages first, each of two texts that no longer one joins, nor a common name in ``joined``."""
    known = _fingerprints(pile)
    told = [known[text] for text in sorted(texts) if text in known]
    if not 1 < len(told) <= HANDFUL:
        return []
    key = pile.kept.key(*(one.text for one in told))
    found = pile.kept.find(PASSAGES, key, list[Passage]) if key else None
    if found is None:
        found = list(_found(told))
        if key:
            pile.kept.put(PASSAGES, key, found)
    group_of = {one.text: joined.get(one.text, one.text) for one in told}
    kept = []
    for one in sorted(found, key=lambda one: (-one.words, one.first.text, one.second.text)):
        here, there = group_of[one.first.text], group_of[one.second.text]
        if here != there:
            kept.append(one)
            group_of = {text: here if group == there else group for text, group in group_of.items()}
    return kept


def _fingerprints(pile: Pile) -> Mapping[str, Fingerprint]:
    known = pile.notes.get("fingerprint of text")
    if not isinstance(known, dict):
        known = {one.text: one for one in pile.of(Fingerprint)}
        pile.notes["fingerprint of text"] = known
    return known


def _found(told: Sequence[Fingerprint]) -> Iterator[Passage]:
    """The longest passage of each two texts that share one; only those are compared that share some words in a row."""
    known = {one.text: one for one in told}
    hashes = {text: shingles(one) for text, one in known.items()}
    for a, b in candidates(hashes):
        passage = _longest(known[a], known[b], overlap(hashes[a], hashes[b]).runs)
        if passage is not None:
            yield passage


def _longest(a: Fingerprint, b: Fingerprint, runs: Sequence[Run]) -> Passage | None:
    """The passage of two texts with most words of their own in common, if they are enough."""
    chains = [chain for chain in _chains(runs) if sum(run.length for run in chain) >= WORDS]
    if not chains:
        return None
    unquoted = np.asarray(outside(a, a.quotations, 1))
    counted = [(int(unquoted[_places(chain)].sum()), -chain[0].a, chain) for chain in chains]
    long = [one for one in counted if one[0] >= UNQUOTED and len(_places(one[2])) >= WORDS]
    if not long:
        return None
    words, _, chain = max(long, key=lambda one: one[:2])
    first, last = chain[0], chain[-1]
    here = Span(a.text, a.starts[first.a], a.ends[last.a + last.length - 1], "")
    return Passage(here, Span(b.text, b.starts[first.b], b.ends[last.b + last.length - 1], ""), words)


def _places(chain: Sequence[Run]) -> list[int]:
    """The tokens of the first text that a passage has in common with the second."""
    return sorted({place for run in chain for place in range(run.a, run.a + run.length)})


def _chains(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Runs of words that follow one another in both texts, with little between."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: one.a):
        before = found[-1][-1] if found else None
        if before is not None and _follows(before, run):
            found[-1].append(run)
        else:
            found.append([run])
    return [tuple(one) for one in found]


def _follows(before: Run, run: Run) -> bool:
    gaps = (run.a - before.a - before.length, run.b - before.b - before.length)
    return all(-before.length < gap <= CHANGED for gap in gaps)
