"""What the analysers of other makers call relations and names, in the words that rules here ask for.

Enters: a label of a pipeline. Leaves: a relation of Universal Dependencies with the kept subtypes, or ``PER``, ``LOC``,
``ORG``.
"""

KEPT_SUBTYPES = frozenset({"nsubj:pass", "aux:pass", "obl:agent"})
ENTITY = {
    **dict.fromkeys(("PER", "PERSON", "PERS"), "PER"),
    **dict.fromkeys(("LOC", "GPE", "FAC"), "LOC"),
    "ORG": "ORG",
}
"""Labels of pipelines to ours; a label not named here is no name."""


def relation(label: str) -> str:
    """The universal relation, without its subtype unless it is one of those that rules ask for.

    >>> relation("nsubj:pass"), relation("obl:arg"), relation("ROOT")
    ('nsubj:pass', 'obl', 'root')
    """
    label = label.lower()
    return label if label in KEPT_SUBTYPES else label.partition(":")[0]
