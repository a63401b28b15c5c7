"""A person's decisions: an append-only TSV in the dossier, replayed by every build.

`log` reads and writes the file, `values` says what each line may hold, `places` how a line addresses a record, and
`replay` does what the lines say to what a reading found. What concerns actors and copies is replayed by the link
stages, which receive the decisions in force as records.
"""

from recoupe.decisions.log import append, in_force, read, removed_articles, stamp
from recoupe.decisions.places import lost, unmet
from recoupe.decisions.replay import Replay, judged
from recoupe.decisions.values import ACTIONS, COLUMNS, RELABELS
from recoupe.model import Decision

__all__ = [
    "ACTIONS",
    "COLUMNS",
    "RELABELS",
    "Decision",
    "Replay",
    "append",
    "in_force",
    "judged",
    "lost",
    "read",
    "removed_articles",
    "stamp",
    "unmet",
]
