"""When an event is: the time expression that governs its word.

What enters is an analysed sentence, the parties of its text and the words that tell events; what leaves is the id of
one time expression, or nothing.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from recoupe.graph import group
from recoupe.model import Timex
from recoupe.packs import Pack
from recoupe.terms import EntityType, TimexType
from recoupe.text.frames import VERBAL
from recoupe.text.parties import Parties
from recoupe.text.reading import Sentence, Token

WRITTEN = frozenset({"treaty", "constitution", "alliance"})
"""Concepts that are texts."""


SAID = {"obj": ("obj", "prep"), "obl": ("prep",), "xcomp": ("inf", "dat_inf")}
"""Relation of what is said to the word for saying, and the frames of cues that take it."""


def time_of(
    parties: Parties, sentence: Sentence, trigger: Token, triggers: frozenset[int], *, by_saying: bool = False
) -> str:
    """Id of the nearest time expression that governs a word; empty when none does.

    A time expression belongs to the first event word above it; an event word without one takes that of the verb
    it hangs on, unless somebody only speaks of it then (« a promis lundi d'envoyer »); who announces a sanction sets it
    (``by_saying``). That of a text (« au titre du traité de juin ») dates no act.
    """
    owners: dict[int, list[tuple[int, str]]] = {}
    for timex in parties.reading.of(Timex):
        if timex.type == TimexType.SET or not sentence.start <= timex.span.start < sentence.end:
            continue
        for owner in _owners(sentence, timex, triggers, parties):
            owners.setdefault(owner, []).append((abs(sentence.tokens[owner].start - timex.span.start), timex.id))
    carrying = (one for one in _carrying(sentence, trigger) if by_saying or not _is_said(parties, trigger, one))
    for one in (trigger, *carrying, *_during(parties, sentence, trigger, triggers)):
        if one.i in owners:
            return min(owners[one.i])[1]
    return ""


def _carrying(sentence: Sentence, trigger: Token) -> Iterator[Token]:
    """The verb that a noun, or an infinitive, hangs on directly."""
    above = sentence.head(trigger)
    earlier = trigger.dep == "xcomp" and sentence.children(trigger, "aux")  # « a reconnu lundi avoir envoyé »
    if (
        above is not None
        and not earlier
        and above.upos in VERBAL
        and trigger.dep in ("obj", "nsubj", "nsubj:pass", "xcomp", "conj", "obl")
    ):
        yield above


def _is_said(parties: Parties, trigger: Token, verb: Token) -> bool:
    """Whether a verb tells that somebody says what is below it: it has its day, and what is said another."""
    frames = _cues(parties.reading.language).get(verb.lemma.lower(), frozenset())
    return not frames.isdisjoint(SAID.get(trigger.dep, ()))


@cache
def _cues(language: Pack) -> Mapping[str, frozenset[str]]:
    """Verb of saying to its frames."""
    rows = [row for row in language["cues"] if row["upos"] == "VERB"] if "cues" in language else []
    return {
        lemma: frozenset(row["frame"] for row in some)
        for lemma, some in group(rows, lambda row: [row["lemma"]]).items()
    }


def _during(parties: Parties, sentence: Sentence, trigger: Token, triggers: frozenset[int]) -> Iterator[Token]:
    """The verb of what was done meanwhile: « signé le 19 juin à l'occasion d'une visite », ``during a visit``.

    None where it may be of another act: « condamné lundi pour des violences lors d'une manifestation ».
    """
    above = sentence.head(trigger)
    beside = next((one for one in sentence.children(trigger, "case") if parties.lexicon.word("during", one)), None)
    if above is not None and beside is None and parties.lexicon.word("during", above):
        above = sentence.head(above)
    elif beside is None:
        return
    if above is not None and above.dep == "obj":
        above = sentence.head(above)
    if above is None or above.upos not in VERBAL:
        return
    between = sentence.tokens[above.i + 1 : trigger.i]
    if not any(one.i in triggers and one.upos == "NOUN" and sentence.children(one, "case") for one in between):
        yield above


def _owners(sentence: Sentence, timex: Timex, triggers: frozenset[int], parties: Parties) -> Iterator[int]:
    """The first event word or verb above a time expression."""
    inside = sentence.between(timex.span.start, timex.span.end)
    top = next((token for token in inside if sentence.head(token) not in inside), None)
    if top is None:
        return
    if top.i in triggers:
        yield top.i
    elif _is_of_document(parties, sentence, top):
        return
    for above in sentence.ancestors(top):
        if above.i in triggers or above.upos in VERBAL:
            yield above.i
            return


def _is_of_document(parties: Parties, sentence: Sentence, token: Token) -> bool:
    """Whether a word tells which text is meant: « du traité de juin », ``the law of 1998``."""
    above, words = sentence.head(token), parties.lexicon
    owned = any(one.lemma.lower() in words.owning for one in sentence.children(token, "case"))
    if above is None or not owned:
        return False
    mention = parties.mentions.get(above.start)
    document = mention is not None and mention.type is EntityType.DOCUMENT
    return document or bool(words.word("document", above)) or words.is_a(above.lemma, WRITTEN)
