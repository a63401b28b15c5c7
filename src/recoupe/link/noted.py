"""What stages note of single claims, kept from one build to the next: topics, aims, speakers.

Enters: a pile whose actors are known. Leaves: its notes, filled for the claims of every text that brings what it
brought to the last build (`recoupe.link.brought`); all others are worked out when a stage asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.link.brought import brought
from recoupe.link.pile import Pile
from recoupe.link.topics import Topic
from recoupe.link.witnesses import Speaker
from recoupe.model import Claim

NOTED = "noted"
"""The room for notes on the claims of a text."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted of one claim; ``target`` is the id of the claim it is aimed at, empty for none.

    None for what no stage has asked of it.
    """

    claim: str
    topic: Topic
    target: str
    behind: tuple[Speaker, ...]
    is_verdict: bool | None
    adversaries: frozenset[str] | None


def recall(pile: Pile) -> None:
    """Fill the notes of a pile with what is kept of its claims."""
    for key in brought(pile).values():
        for note in pile.kept.find(NOTED, key, list[Note]) or ():
            pile.noted("topic")[note.claim] = note.topic
            pile.noted("target")[note.claim] = pile.get(note.target, Claim) if note.target else None
            pile.noted("behind")[note.claim] = note.behind
            if note.is_verdict is not None:
                pile.noted("verdict")[note.claim] = note.is_verdict
            if note.adversaries is not None:
                pile.noted("adversaries")[note.claim] = note.adversaries


def keep(pile: Pile) -> None:
    """Keep what is noted of the claims of texts of which nothing is kept."""
    for text, key in brought(pile).items():
        if not pile.kept.has(NOTED, key):
            pile.kept.put(NOTED, key, list(_notes(pile, text)))


def _notes(pile: Pile, text: str) -> Iterable[Note]:
    """Notes on the claims of a text, those left out that are aimed at what another text says."""
    for claim in pile.claims_in(text):
        if claim.id not in pile.noted("target"):
            continue
        about, target, behind = (pile.noted(what).get(claim.id) for what in ("topic", "target", "behind"))
        at = target.id if isinstance(target, Claim) and target.span.text == text else ""
        if isinstance(about, Topic) and isinstance(behind, tuple) and (target is None or at):
            verdict, told = (pile.noted(what).get(claim.id) for what in ("verdict", "adversaries"))
            yield Note(
                claim.id,
                about,
                at,
                behind,
                verdict if isinstance(verdict, bool) else None,
                told if isinstance(told, frozenset) else None,
            )
