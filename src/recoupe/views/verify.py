"""Re-checks every cell of a record from the kept texts, on any machine."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.check import proofs
from recoupe.errors import DossierError
from recoupe.ingest.dossier import Dossier, articles, kept_text
from recoupe.model import Article, Record, spans_of
from recoupe.store.base import Store


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose proof fails: its record, what it quotes, what is wrong."""

    record: str
    kind: str
    quotation: str
    fault: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How many cells were checked against how many texts, and those that fail."""

    cells: int
    texts: int
    broken: tuple[Broken, ...]


def verify(dossier: Dossier, store: Store) -> Verification:
    """Check every span of every record against the kept texts of the articles folder, not those of the record, and
    that every id is the hash of what its record says.
    """
    texts, broken = _kept(dossier, store.records(Article))
    records = tuple(store.everything())
    cells = 0
    for record, span, fault in proofs(records, texts):
        cells += 1
        if fault:
            broken.append(Broken(record.id, record.KIND, span.surface, fault))
    changed = (record for record in records if record.id != record.identity())
    broken += [Broken(one.id, one.KIND, _quotation(one), "the id is not that of its content") for one in changed]
    return Verification(cells, len(texts), tuple(broken))


def _quotation(record: Record) -> str:
    return next((span.surface for span in spans_of(record)), "")


def _kept(dossier: Dossier, wanted: Iterable[Article]) -> tuple[dict[str, str], list[Broken]]:
    """Text id to kept characters; an article whose kept text is gone or changed is a broken cell."""
    on_disk = {article.id for article in articles(dossier)}
    texts: dict[str, str] = {}
    broken: list[Broken] = []
    for article in wanted:
        try:
            if article.id not in on_disk:
                raise DossierError("its folder is gone")
            texts[article.text] = kept_text(dossier, article).characters
        except DossierError as fault:
            broken.append(Broken(article.id, article.KIND, article.name, str(fault)))
    return texts, broken
