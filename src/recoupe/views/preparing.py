"""Everything views keep beside a record, made at once: after a build, so that the first who asks need not wait."""

from collections.abc import Iterable

from recoupe.engine.heap import uncollected
from recoupe.views.check import contradictions, series
from recoupe.views.ledger import ledger
from recoupe.views.network import network
from recoupe.views.problems import stats
from recoupe.views.selection import Filters, Selection
from recoupe.views.wordindex import word_index


def prepare(selection: Selection, languages: Iterable[str]) -> None:
    """Make and keep what the views need, with names in some languages; what stands already is left."""
    with uncollected():
        word_index(selection)
        contradictions(selection)
        series(selection)
        stats(selection)
        selection.pile(())  # keeps where the linked records of a part are found
        selection = selection.loaded()
        for language in languages:
            ledger(selection, Filters(language=language), limit=1)
            network(selection, Filters(language=language), limit=1)
