"""What somebody is blamed for: no second event beside the words that blame him.

What enters is the events of one text; what leaves is whether one of them is only told as a reproach. A finite clause
stays an event of its own: « accuse Oslo, qui a bombardé Riga ».
"""

from collections.abc import Mapping, Sequence

from recoupe.model import Event

BARE_NOUN = "noun"
"""Note of an event told by a noun that no support verb carries (`recoupe.read.events`)."""
PARTICIPLE = "participle"
"""Note of an event told by a participle or gerund beside another clause (`recoupe.read.events`)."""
LASTING = "lasting"
"""Note of an event told by a relative clause in the present (`recoupe.read.events`)."""
_BLAME = ("ACCUSATION", "CRITICISM")
"""Families of words that blame an act."""
ALARM = "EXPRESS_CONCERN"
"""Who is alarmed by an act takes it for done: « a dit son inquiétude après la ratification de l'accord »."""


def is_reproached(event: Event, others: Sequence[Event], families: Mapping[str, str]) -> bool:
    """Whether a noun or participle is what somebody reproaches: « accuse Oslo d'avoir bombardé Riga ».

    Args:
        event: the event.
        others: the events of its text, itself among them.
        families: the family of each predicate.
    """
    if not event.why.note.endswith(BARE_NOUN) and event.why.note != PARTICIPLE:
        return False
    return any(
        event.trigger in filler.span
        for one in others
        if one.trigger.start < event.trigger.start and families[one.predicate] in _BLAME and one.predicate != ALARM
        for filler in one.roles
        if filler.role in ("theme", "target")
    )
