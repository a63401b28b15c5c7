"""Which verb a participle after a comma goes with: « X a assuré que la digue tiendrait, ajoutant que … ».

Enters: a `Line`, the verb groups before a participle. Leaves: the group whose subject speaks on. In news it is the one
who said what stands between, not what was last spoken of.
"""

from collections.abc import Sequence

from recoupe.text.clauses import Group, Line

NEAR = 3
"""Words between a verb of saying and its « que »."""


def gerund_start(line: Line, i: int) -> int:
    """Index of the participle of « tout en saluant … », "while" apart, that begins at ``i``; ``i`` otherwise."""
    k = i + line.is_any(i, "whole")
    word = line.word(k + 1)
    return k + 1 if line.is_any(k, "gerund") and word is not None and word.tag == "presp" else i


def saying_before(line: Line, before: Sequence[Group], group: Group) -> Group | None:
    """The last verb of saying with its clause, itself in no such clause, that stands before a participle; else None."""
    first = group.first
    while line.is_any(first - 1, "gerund", "whole", "contrast"):
        first -= 1
    if group.tag != "presp" or line.form(first - 1) != ",":
        return None
    found, last = None, -1
    for one in before:
        inside = any(
            line.is_any(i, "complementizer", "relative", "subject_relative") for i in range(last + 1, one.first)
        )
        if not inside and _says(line, one, first):
            found = one
        last = one.last
    return found


def unconditional(line: Line, before: Sequence[Group], group: Group) -> list[Group]:
    """The verbs before a participle after a comma, those of « si la crise empire » left out where others stand."""
    first = group.first
    while line.is_any(first - 1, "gerund", "whole", "contrast"):
        first -= 1
    if group.tag != "presp" or line.form(first - 1) != ",":
        return list(before)
    kept = [one for one in before if not _is_supposed(line, before, one)]
    return kept or list(before)


def _is_supposed(line: Line, before: Sequence[Group], one: Group) -> bool:
    """Whether a word of condition stands between the verb before and this one."""
    last = max((other.last for other in before if other.last < one.first), default=-1)
    return any(line.is_any(i, "condition") and line.upos(i) == "SCONJ" for i in range(last + 1, one.first))


def _says(line: Line, group: Group, stop: int) -> bool:
    """Whether a verb tells what somebody says in a clause that begins right after it, with its « que » or without."""
    if not any(entry.frame == "que" for entry in line.book.verbs.get(line.words[group.head].lemma, ())):
        return False
    if any(line.is_any(i, "complementizer") for i in range(group.last + 1, min(group.last + 1 + NEAR, stop))):
        return True
    bare = line.book.has("optional_complementizer") and line.upos(group.last + 1) in ("DET", "PRON", "PROPN", "NOUN")
    return bare and any(line.is_tensed(i) for i in range(group.last + 2, stop))
