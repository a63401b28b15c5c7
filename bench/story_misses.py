"""What the record of whole articles lacks or has otherwise than their gold, in lines for whoever writes rules.

What enters: the folder of a half of gold and the folder of predictions on it (``bench.predict``). What leaves: a line
for each claim that no prediction covers, or whose best prediction has another holder, stance, certainty or figure; for
each event that no prediction touches, or only one of another code or between other parties; for each finding of which
no prediction holds half. A blind half is refused: what stands in it must not be read.
``python -m bench.stories_fr --gold FOLDER --half dev --misses`` prints them.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]

COVERED = 0.3
TOUCHED = 0.5
SHOWN = 110


def misses(half: Path, predicted: Path) -> Iterator[str]:
    """Yield the lines of a half, claims first, then events and findings, each in the order of the gold.

    Raises ``ValueError`` for a blind half.
    """
    if half.name != "dev":
        raise ValueError(f"only a dev half may be looked into, not {half.name}")
    yield from _claim_lines(_rows(half / "claims.jsonl"), _rows(predicted / "claims.jsonl"))
    yield from _event_lines(_rows(half / "events.jsonl"), _rows(predicted / "events.jsonl"))
    if (half / "findings.json").exists():
        yield from _finding_lines(_listed(half / "findings.json"), _listed(predicted / "findings.json"))


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _listed(path: Path) -> list[Row]:
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _claim_lines(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[str]:
    for row in gold:
        told = f"{row['id']} {row['stance']} {'+'.join(row['holder']['canonical'])}: {_cut(row['content']['text'])}"
        best = _best({**row["content"], "doc": row["doc"]}, found, COVERED)
        if best is None:
            yield f"claim missed   {told}"
        elif differing := list(_differences(row, best)):
            yield f"claim differs  {told} [{'; '.join(differing)}]"


def _differences(gold: Row, found: Row) -> Iterator[str]:
    """What a prediction says otherwise; holders without a fixed id (``GRP``) are left to the words of the mention."""
    holders = set(gold["holder"]["canonical"])
    if holders != set(found["holder"]) and not any(holder.startswith("GRP:") for holder in holders):
        yield f"holder {'+'.join(found['holder'])}"
    if gold["stance_group"] != found["stance"]:
        yield f"stance {found['stance']}"
    if gold["certainty"] != found["certainty"]:
        yield f"certainty {found['certainty']} for {gold['certainty']}"
    if gold["quantity"] and _bounds(gold["quantity"]) != _bounds(found["quantity"]):
        yield f"figure {_bounds(found['quantity'])} for {_bounds(gold['quantity'])}"


def _bounds(quantity: Row | None) -> tuple[float | None, ...] | None:
    return tuple(quantity[name] for name in ("value", "min", "max")) if quantity else None


def _event_lines(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[str]:
    for row in gold:
        if row["event"] is None:
            continue
        accepted = {row["event"], *(other["event"] for other in row["also_accepted"])}
        told = (
            f"{row['id']} {row['event']} {'+'.join(row['actor'])} > {'+'.join(row['recipient'])}: {_cut(row['text'])}"
        )
        near = [one for one in found if one["doc"] == row["doc"] and _share(row, one) >= TOUCHED]
        right = next((one for one in near if one["event"] in accepted), None)
        if not near:
            yield f"event missed   {told}"
        elif right is None:
            yield f"event differs  {told} [{', '.join(sorted({one['event'] or 'statement' for one in near}))}]"
        elif differing := [role for role in ("actor", "recipient") if set(row[role]) != set(right[role])]:
            yield f"event differs  {told} [{'; '.join(f'{role} {right[role]}' for role in differing)}]"


def _finding_lines(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[str]:
    for row in gold:
        spans = row["support"]
        most = max((sum(_held(span, one) for span in spans) for one in found), default=0)
        if 2 * most < len(spans):
            title = row.get("title") or row.get("title_fr", "")
            yield f"finding missed {row['id']} {row['kind']}: {title} [{most} of {len(spans)} spans in one]"


def _held(span: Row, finding: Row) -> bool:
    return any(one["doc"] == span["doc"] and _share(span, one) >= TOUCHED for one in finding["support"])


def _best(span: Row, found: Sequence[Row], least: float) -> Row | None:
    """The tightest prediction that covers more than `least` of a span."""
    width = span["end"] - span["start"]
    over = [one for one in found if one["doc"] == span["doc"] and _shared(span, one) / width > least]
    return max(
        over, key=lambda one: _shared(span, one) / (_width(span) + _width(one) - _shared(span, one)), default=None
    )


def _shared(one: Row, other: Row) -> int:
    return max(0, int(min(one["end"], other["end"])) - int(max(one["start"], other["start"])))


def _share(one: Row, other: Row) -> float:
    return _shared(one, other) / min(_width(one), _width(other))


def _width(span: Row) -> int:
    return int(span["end"] - span["start"])


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[:SHOWN] + "…"
