"""What stands between a subject and its verb, and what opens a sentence before its subject.

Enters: a `Line`. Leaves: places in it. « Contactée par la radio, Anne Delmas, directrice du port, a nié » is said by
Anne Delmas; « la version du mari, qui nie » by the husband.
"""

from collections.abc import Sequence

from recoupe.text.clauses import Group, Line
from recoupe.text.nounphrases import antecedent
from recoupe.text.word import NOMINAL, TENSED


def described_before(
    line: Line, opening: tuple[int, int], chunks: Sequence[tuple[int, int]], group: Group
) -> tuple[int, int] | None:
    """Whom a noun or participle without determiner that opens a sentence describes: « Invité de la radio, Paul Vinel ».

    ``chunks`` are the phrases before the verb, nearest first; what stands beside the name belongs to it.
    """
    bare = line.upos(opening[0]) in ("NOUN", "ADJ", "VERB") and opening[0] < 2 and line.form(opening[1]) == ","
    named = next((one for one in chunks if one[0] == opening[1] + 1), None) if bare else None
    if named is None or named == opening:
        return None
    if named == chunks[0]:
        asked = line.words[opening[0]].tag == "pp" and line.form(named[1]) == line.form(group.first - 1) == ","
        return named if named[1] >= group.first or asked else None
    beside = line.upos(chunks[0][0]) in ("DET", "NOUN", "PROPN") and is_insertion(line, chunks[0][1], group)
    return (named[0], chunks[0][1] if beside else named[1])


def relative_subject(line: Line, anchor: int, group: Group) -> tuple[int, int] | None:
    """« l'homme qui avait été entendu | nie »: who is described right before a verb of which ``anchor`` is no subject.

    ``anchor`` is the head the parse gives, -1 for none. A second verb that nothing parts from the clause of « qui » is
    that of its antecedent.
    """
    if not line.parsed or (anchor >= 0 and _agrees(line, anchor, group.first)):
        return None
    relative = next((i for i in range(group.first - 1, max(anchor, 0), -1) if line.is_any(i, "subject_relative")), -1)
    between = range(relative + 1, group.first)
    if relative < 0 or line.upos(relative) != "PRON" or not any(line.words[i].tag in TENSED for i in between):
        return None
    if any(line.upos(i) in ("PUNCT", "CCONJ", "SCONJ") or line.is_any(i, "relative") for i in between):
        return None
    found = antecedent(line, relative)
    head = next((i for i in range(*found) if line.upos(i) in NOMINAL), -1) if found is not None else -1
    return found if head >= 0 and _agrees(line, head, group.first) else None


def _agrees(line: Line, noun: int, verb: int) -> bool:
    """Whether a noun, or several, may be the subject of a verb by their numbers."""
    numbers = {line.words[i].token.feature("Number") for i in (noun, verb)} - {""}
    return len(numbers) < len((noun, verb)) or bool(line.sentence.children(line.sentence.tokens[noun], "conj"))


def over_insertion(line: Line, first: int) -> int:
    """The place to look back from: before « , qui craint …, » or « , soulignant que …, » when one stands there."""
    if line.form(first - 1) != ",":
        return first
    for k in range(first - 2, 0, -1):
        if line.form(k) != "," or line.inside[k] >= 0:
            continue
        relative = line.is_any(k + 1, "relative") or (line.upos(k + 1) == "ADP" and line.is_any(k + 2, "relative"))
        if relative or line.words[k + 1].tag in ("presp", "pp") or _described(line, k + 1, first - 1):
            return k
    return first


def _described(line: Line, start: int, stop: int) -> bool:
    """Whether an apposition with a relative clause fills the words: « l'agence, organe qui délivre les permis, »."""
    tensed = next((i for i in range(start, stop) if line.words[i].tag in TENSED), -1)
    return line.upos(start) in ("NOUN", "DET") and any(
        line.is_any(i, "relative") and line.upos(i) == "PRON" for i in range(start + 1, tensed)
    )


def phrase_left(line: Line, start: int, anchor: int) -> int:
    """Leave out an adjunct that opens the clause and that the parse keeps out of the subject."""
    if not line.parsed:
        return start
    members = [token.i for token in line.sentence.subtree(line.sentence.tokens[anchor])]
    low = min((i for i in members if i >= start), default=start)
    return (
        low
        if all(line.upos(i) != "PROPN" for i in range(start, low))
        and line.upos(low) in ("DET", "PROPN", "NOUN", "ADJ", "NUM")
        else start
    )


def is_insertion(line: Line, end: int, group: Group) -> bool:
    """Whether a phrase that ends at ``end`` stands between commas, right before the verb."""
    return line.form(end) == "," and end == group.first - 1


def teller(line: Line, start: int, end: int) -> tuple[int, int]:
    """« la version du | mari, qui nie »: words deny nothing, the person does whose words they are."""
    of = next((i for i in range(start + 1, end - 1) if line.is_any(i, "of") and line.upos(i - 1) == "NOUN"), -1)
    owner = next((i for i in range(of + 1, end) if line.upos(i) in ("NOUN", "PROPN")), -1)
    if of < 0 or owner < 0:
        return start, end
    said, whose = (line.book.kinds(line.words[i].lemma, line.form(i)) for i in (of - 1, owner))
    return (of + 1 if said == {"document"} and "human" in whose else start), end
