"""Predictions on a folder of text files, in the formats of the scorers.

``python -m bench.predict ARTICLES_DIR OUT_DIR [--dates FILE]`` builds a throw-away dossier and writes ``claims.jsonl``,
``timex.jsonl``, ``blocks.jsonl``, ``events.jsonl`` and ``findings.json``. ``--dates`` is a TSV with columns ``doc`` and
``date_used`` (other columns are left aside) that gives document dates as a person would.
"""

import argparse
import csv
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from recoupe import packs
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import create
from recoupe.ingest.files import add
from recoupe.ingest.received import Metadata
from recoupe.link.pile import Pile, members
from recoupe.model import Article, Block, Claim, DateCandidate, Event, Finding, Record, Span, Timex
from recoupe.pipeline import build
from recoupe.store.sql import SqlStore
from recoupe.terms import FindingKind, HolderPath, Relation, Status
from recoupe.views.coded import CODED_STATUSES, coded_events
from recoupe.views.undertaken import is_held_out, is_supposed

HOLDER_KINDS = {"PER", "ORG", "GRP", "DOC", "STATE"}
TOLD = (*CODED_STATUSES, Status.ALLEGED, Status.HEDGED, Status.CONDITIONAL)
"""Statuses of the events that are written: the gold marks what somebody alleges, or reports in the conditional, too,
and what somebody may do."""
KINDS = {"figure_series": "quantity_series"}


def main() -> None:
    """Build, then write one file per layer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dates", type=Path, default=None)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    counts = predict(given.articles, given.out, _dates(given.dates))
    for name, count in counts.items():
        print(f"{name:10} {count:6}")
    print(json.dumps(counts))


def _dates(path: Path | None) -> Mapping[str, str]:
    if path is None:
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["doc"]: row["date_used"] for row in csv.DictReader(lines, delimiter="\t")}


def read(articles: Path, dates: Mapping[str, str]) -> Pile:
    """The record of the text files of a folder, built as one dossier; ``dates`` gives days to names of files."""
    return read_files(sorted(articles.glob("*.txt")), dates)


def read_files(paths: Iterable[Path], dates: Mapping[str, str]) -> Pile:
    """The record of some files, built as one dossier."""
    with tempfile.TemporaryDirectory() as folder:
        dossier = create(Path(folder) / "dossier")
        for path in paths:
            day = dates.get(path.name, "")
            stated = Metadata(dates=(DateCandidate(day, "person", day),)) if day else Metadata()
            add(dossier, [path], acquired="", stated=stated)
        store = SqlStore.in_memory()
        engine = LocalEngine(1, progress=False)
        build(dossier, store, engine, strict=True)
        records = tuple(store.everything())
        engine.close()
        store.close()
    return Pile(records, packs.shipped("world"), packs.shipped("ontology"))


def predict(articles: Path, out: Path, dates: Mapping[str, str]) -> dict[str, int]:
    """Write the predictions on the text files of a folder; the number of records of each layer."""
    pile = read(articles, dates)
    layers = {
        "claims.jsonl": list(_claims(pile)),
        "timex.jsonl": list(_timexes(pile)),
        "blocks.jsonl": list(_blocks(pile)),
        "events.jsonl": list(_events(pile)),
    }
    for name, rows in layers.items():
        (out / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    findings = list(_findings(pile))
    (out / "findings.json").write_text(json.dumps(findings, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return {name.split(".")[0]: len(rows) for name, rows in (*layers.items(), ("findings", findings))}


def _docs(pile: Pile) -> Mapping[str, str]:
    return {article.text: article.name for article in pile.of(Article)}


def _place(pile: Pile, span: Span) -> dict[str, Any]:
    return {"doc": _docs(pile)[span.text], "start": span.start, "end": span.end}


def _claims(pile: Pile) -> Iterable[dict[str, Any]]:
    for claim in pile.of(Claim):
        yield {
            **_place(pile, claim.content),
            "holder": _holder_ids(pile, claim),
            "holder_text": " / ".join(dict.fromkeys(one.span.surface for one in claim.holders if one.span)),
            "stance": str(claim.stance),
            "certainty": f"{claim.certainty}{'' if claim.certainty == 'U' else claim.polarity}",
            "polarity": str(claim.polarity),
            "quantity": _quantity(pile, claim),
        }


def _holder_ids(pile: Pile, claim: Claim) -> list[str]:
    if any(holder.path is HolderPath.AUTHOR for holder in claim.holders):
        return ["AUTHOR"]
    ids = {gold_id(key) for holder in claim.holders for key in members(pile.holder_key(holder))} - {""}
    return sorted(ids) or ["UNSPECIFIED"]


def gold_id(key: str) -> str:
    """A key in the spelling of the gold: ``KOR`` gives ``STATE:KOR``, ``KOR:NIS`` gives ``ORG:KOR_NIS``."""
    kind, _, rest = key.partition(":")
    if not rest:
        return f"STATE:{key}" if key else ""
    return key if kind in HOLDER_KINDS else f"ORG:{kind}_{rest}"


def _quantity(pile: Pile, claim: Claim) -> dict[str, Any] | None:
    for quantity in pile.quantities(claim):
        return {"value": quantity.value, "min": quantity.low, "max": quantity.high}
    return None


def _timexes(pile: Pile) -> Iterable[dict[str, Any]]:
    for timex in pile.of(Timex):
        yield {**_place(pile, timex.span), "type": str(timex.type), "value": timex.value}


def _blocks(pile: Pile) -> Iterable[dict[str, Any]]:
    for block in pile.of(Block):
        yield {**_place(pile, block.span), "label": str(block.role)}


def _events(pile: Pile) -> Iterable[dict[str, Any]]:
    by_id: Mapping[str, Record] = pile.by_id
    for row in coded_events(pile.records, ontology="plover", statuses=TOLD):
        event = by_id[row.id]
        if isinstance(event, Claim):
            yield {
                "doc": _place(pile, event.content)["doc"],
                "start": row.start,
                "end": row.end,
                "event": row.event,
                "mode": row.mode or None,
                "actor": list(row.actor),
                "recipient": list(row.recipient),
                "status": row.status,
            }
        if isinstance(event, Event) and _is_told_of(event):
            yield {
                **_place(pile, event.span),
                **_told(event),
                "event": row.event,
                "mode": row.mode or None,
                "actor": list(row.actor),
                "recipient": list(row.recipient),
                "status": str(event.status),
            }


def _is_told_of(event: Event) -> bool:
    """Whether an event is told: as a fact, by somebody who holds it to be one or fears it, or as what may come."""
    if event.status not in (Status.HEDGED, Status.CONDITIONAL) or is_held_out(event) or is_supposed(event):
        return True
    return event.status == Status.HEDGED and _is_reported(event)


def _is_reported(event: Event) -> bool:
    """Whether what hedges an event is the mood of its own auxiliary, and no word that weighs what may be."""
    cue = event.status_span
    return cue is not None and len(event.why.rules) == 1 and cue.end < event.trigger.start


def _told(event: Event) -> dict[str, int]:
    """Where an event is told: its word alone.

    The gold marks the clause, and the scorer asks how much of the shorter span lies in the other one: a span that
    reaches to a party which another clause names would not count, though the word that tells the event is right.
    """
    return {"start": event.trigger.start, "end": event.trigger.end}


def _findings(pile: Pile) -> Iterable[dict[str, Any]]:
    for finding in pile.of(Finding):
        contradictions = [tie for tie in finding.ties if tie.relation is Relation.CONTRADICTS]
        roots = {point.holder for point in finding.points}
        witnesses = len(roots) if finding.kind is FindingKind.PROVENANCE else len(finding.witnesses)
        yield {
            "id": finding.id,
            "kind": KINDS.get(str(finding.kind), str(finding.kind)),
            "support": [_place(pile, point.spans[0]) for point in finding.points],
            "n_independent_origins": witnesses,
            "contradictions": [{"a": _at(pile, tie.a), "b": _at(pile, tie.b)} for tie in contradictions],
            "summary": finding.summary_fr,
            "witnesses": [witness.key for witness in finding.witnesses],
        }


def _at(pile: Pile, identifier: str) -> dict[str, Any]:
    record = pile.by_id[identifier]
    if isinstance(record, Claim | Event):
        return _place(pile, record.span)
    raise TypeError(f"expected a claim or an event, found {record.KIND}")


if __name__ == "__main__":
    main()
