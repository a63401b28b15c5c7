"""Names in one list, « A, B et C », where the parser did not join them.

What enters is a sentence, a word that is the head of a mention, and the mentions of the text; what leaves is the heads
of the mentions listed with it. Mentions joined by commas, the last two by a conjunction, are one list.
"""

from collections.abc import Iterable, Iterator, Sequence

from recoupe.model import Mention
from recoupe.terms import MentionKind, Use
from recoupe.text.coordination import coordinated
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjects import SUBJECTS


def joined(sentence: Sentence, token: Token, mention: Mention, others: Iterable[Mention]) -> Iterator[Token]:
    """The heads of the mentions listed with ``mention``, whose head is ``token``, in text order.

    Args:
        sentence: where they stand.
        token: the head of the mention.
        mention: one member of the list.
        others: the mentions that may be members; those of other sentences are left aside.
    """
    known = {one.i for one in coordinated(sentence, token)}
    row = {one.span.start: one for one in others if _may_stand_in_list(sentence, one)}
    for other in _listed(sentence, mention, [row[place] for place in sorted(row)]):
        inside = sentence.between(other.span.start, other.span.end)
        is_subject = any(one.dep in SUBJECTS and one.head != token.head for one in inside)
        head = next((one for one in inside if one.start == other.head.start), None)
        if head is not None and head.i not in known and not is_subject:
            yield head


def _listed(sentence: Sentence, mention: Mention, row: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of parties in one list with a mention."""
    group: list[Mention] = []
    is_whole = False
    for one in row:
        link = _link(sentence, group[-1], one) if group else ""
        if link and not is_whole:
            group.append(one)
            is_whole = link == "CCONJ"
            continue
        if is_whole and mention in group:
            break
        group, is_whole = [one], False
    if is_whole and mention in group:
        yield from (one for one in group if one is not mention)


def _may_stand_in_list(sentence: Sentence, one: Mention) -> bool:
    inside = sentence.start <= one.span.start < sentence.end
    return inside and one.use != Use.MODIFIER and one.kind not in (MentionKind.PRONOUN, MentionKind.ELIDED)


def _link(sentence: Sentence, before: Mention, after: Mention) -> str:
    """What joins two mentions: ``CCONJ``, a comma, or nothing."""
    between = sentence.between(before.span.end, after.span.start)
    words = [one for one in between if one.upos != "DET"]
    if len(words) == 2 and words[0].form == "," and words[1].upos == "CCONJ":
        return "CCONJ"
    if len(words) != 1:
        return ""
    return "CCONJ" if words[0].upos == "CCONJ" else words[0].form if words[0].form == "," else ""
