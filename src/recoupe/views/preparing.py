"""Everything views keep beside a record, made at once: after a build, so that the first who asks need not wait."""

from collections.abc import Iterable

from recoupe import packs
from recoupe.compiled import on_shelf
from recoupe.engine.heap import uncollected
from recoupe.model import Text
from recoupe.views.check import ties
from recoupe.views.claims import prepare_claims
from recoupe.views.ledger import prepare_ledger
from recoupe.views.network import prepare_network
from recoupe.views.problems import stats
from recoupe.views.readymade import events_of, prepare_dealings
from recoupe.views.seeking import renderings
from recoupe.views.selection import Selection
from recoupe.views.sheets import sheets
from recoupe.views.statements import read_statement
from recoupe.views.stories import story_rows
from recoupe.views.timeline import prepare_timeline
from recoupe.views.wordindex import word_index


def prepare(selection: Selection, languages: Iterable[str]) -> None:
    """Make and keep what the views need, with names in some languages; what stands already is left."""
    with uncollected(), on_shelf(selection.shelf):
        for code in sorted({one.language for one in selection.of(Text)}.intersection(packs.languages())):
            read_statement(".", code)  # makes and keeps what reading a statement needs
            renderings(code)
        word_index(selection)
        ties(selection)
        stats(selection)
        story_rows(selection)
        selection.pile(())  # keeps where the linked records of a part are found
        prepare_dealings(selection)
        events_of(selection)
        selection = selection.loaded()
        for language in languages:
            sheets(selection, language=language)
            prepare_claims(selection, language)
            prepare_ledger(selection, language)
            prepare_network(selection, language)
            prepare_timeline(selection, language)
