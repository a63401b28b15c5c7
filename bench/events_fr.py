"""Score who did what to whom: ``python -m bench.events_fr [PATH...] [--half dev|blind] [--misses]``.

A file is a TSV of single sentences, one event a row (``bench/gold/README.md``, events), named after its language. Every
sentence is read as a text of its own and coded as PLOVER, all statuses at once. A predicted event sits on the gold
event whose trigger it touches; of several, one with the right type is preferred. F1 is printed for the place of the
event (``found``), its type, type and mode, and for actors, recipients, places and dates: there a predicted filler is
right when it, or a mention of its chain, shares half of the shorter of the two, and fillers of events that gold does
not have are false. Who met or traded with whom is asked as one set of actors. ``status_f1`` counts events with right
type and right status. Rows of status ``denied`` and sentences without event must not be coded as having happened:
``denied_coded`` and ``false_alarms`` count those that are. The last line is one JSON object.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recoupe.model import Article, Chain, Event, Filler, Mention, Record, Span, Text, Timex
from recoupe.pipeline import Job, read_text
from recoupe.terms import Status, TimexType
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent

GOLD = Path("bench/gold/events")
ROLES = ("actor", "recipient", "place", "date")
GROUNDS = ("theatre", "origin", "destination")
STRUCK = "target"
"""What is hit and is no party: gold has it as a place when it is one, and says nothing of it else."""
HAPPENED = (Status.ASSERTED, Status.PLANNED, Status.HISTORICAL, "reported")
MUTUAL = ("CONSULT", "COOPERATE")
"""Types whose parties are told as one set: the ontology lists both sides as actors."""
LEFT_OUT = "-"
"""In ``also``: leaving the event out is right too."""

Place = tuple[int, int]
Filled = tuple[Place, ...]
"""The places where one filler stands: its own words, and for ours also those of its chain."""
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One event of gold or of ours, as far as it is compared; ``codes`` are its right pairs of type and mode."""

    trigger: tuple[Place, ...]
    codes: tuple[tuple[str, str], ...]
    status: str
    fillers: Mapping[str, tuple[Filled, ...]]
    optional: bool = False


def places(cell: str) -> tuple[Place, ...]:
    """The spans of a cell (``start:end:surface``, joined by `` | ``)."""
    found = (span.split(":", 2) for span in cell.split(" | ") if span)
    return tuple((int(start), int(end)) for start, end, _ in found)


def sided(kind: str, mode: str, fillers: Mapping[str, tuple[Filled, ...]]) -> Mapping[str, tuple[Filled, ...]]:
    """The fillers, all parties as actors where an act has no sides (a meeting, a trade)."""
    if kind not in MUTUAL or mode == "visit":
        return fillers
    return {**fillers, "actor": (*fillers["actor"], *fillers["recipient"]), "recipient": ()}


def told(row: Row) -> Told:
    """The gold event of a row."""
    also = row["also"].split()
    codes = [(row["type"], row["mode"]), *(code.partition(".")[::2] for code in also if code != LEFT_OUT)]
    return Told(
        trigger=places(row["trigger"]),
        codes=tuple((kind, mode) for kind, mode in codes),
        status=row["status"],
        fillers=sided(
            row["type"], row["mode"], {role: tuple((place,) for place in places(row[role])) for role in ROLES}
        ),
        optional=LEFT_OUT in also,
    )


def predicted(characters: str, language: str, pipeline: str = "") -> list[Told]:
    """The coded events of a sentence."""
    text = Text(characters=characters, language=language)
    article = Article(text=text.id, sha256="", name="bench", language=language)
    records = read_text(Job(text, (article,), (), pipeline))
    known: dict[str, Record] = {one.id: one for one in records}
    for chain in (one for one in records if isinstance(one, Chain)):
        known.update(dict.fromkeys((f"chain of {one}" for one in chain.mentions), chain))
    coded = coded_events(records, ontology="plover", statuses=tuple(Status), whole=False)
    return [_ours(known, one) for one in coded]


def _ours(known: Mapping[str, Record], coded: CodedEvent) -> Told:
    event = known[coded.id]
    assert isinstance(event, Event)
    fillers: dict[str, tuple[Filled, ...]] = {
        role: tuple(_stands(known, one) for one in event.roles if one.role == role)
        for role in ("actor", "recipient", STRUCK)
    }
    grounds = [one for one in event.roles if one.role in GROUNDS]
    fillers["place"] = tuple(dict.fromkeys(_stands(known, one) for one in (*grounds, *filter(None, [event.place]))))
    timex = known.get(event.time)
    fillers["date"] = ((_place(timex.span),),) if isinstance(timex, Timex) and is_dated(timex) else ()
    parties = sided(coded.event, coded.mode, fillers)
    return Told((_place(event.trigger),), ((coded.event, coded.mode),), str(event.status), parties)


def _place(span: Span) -> Place:
    return span.start, span.end


def _stands(known: Mapping[str, Record], filler: Filler) -> Filled:
    chain = known.get(f"chain of {filler.mention}")
    others = [known[one] for one in chain.mentions if one in known] if isinstance(chain, Chain) else []
    return (_place(filler.span), *(_place(one.span) for one in others if isinstance(one, Mention)))


def is_dated(timex: Timex) -> bool:
    """Whether a time expression says when; durations and « désormais » are not asked for."""
    return timex.type != TimexType.DURATION and not timex.value.endswith("_REF")


def touches(a: Iterable[Place], b: Iterable[Place]) -> bool:
    """Whether any span of the one shares a character with one of the other."""
    others = tuple(b)
    return any(min(x[1], y[1]) > max(x[0], y[0]) for x in a for y in others)


def is_same(a: Filled, b: Filled) -> bool:
    """Whether two fillers are one: a place of the one and one of the other share half of the shorter."""
    return any(2 * (min(x[1], y[1]) - max(x[0], y[0])) >= min(x[1] - x[0], y[1] - y[0]) for x in a for y in b)


def kind_right(gold: Told, ours: Told) -> bool:
    """Whether the type is one of those accepted, whatever the mode."""
    return ours.codes[0][0] in {kind for kind, _ in gold.codes}


def paired(gold: Sequence[Told], ours: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Gold events with the prediction that sits on them, one to one, right types first."""
    free = list(ours)
    pairs: list[tuple[Told, Told]] = []
    for want_kind in (True, False):
        for one in gold:
            if any(one is taken for taken, _ in pairs):
                continue
            near = [p for p in free if touches(one.trigger, p.trigger) and (kind_right(one, p) or not want_kind)]
            if near:
                pairs.append((one, near[0]))
                free = [p for p in free if p is not near[0]]
    return pairs


def compare(gold: Sequence[Told], ours: Sequence[Told]) -> Counter[str]:
    """What one sentence adds to the counts."""
    count: Counter[str] = Counter()
    pairs = paired(gold, ours)
    for one, have in pairs:
        if one.status == Status.DENIED:
            count["denied_coded"] += have.status in HAPPENED
    set_aside = [have for one, have in pairs if one.status == Status.DENIED]
    rest = [have for have in ours if not any(have is one for one in set_aside)]
    count["denied"] = sum(one.status == Status.DENIED for one in gold)
    pairs = [(one, have) for one, have in pairs if one.status != Status.DENIED]
    met = [one for one, _ in pairs]
    wanted = [one for one in gold if one.status != Status.DENIED and (not one.optional or any(one is m for m in met))]
    count["false_alarms"] = 0 if gold else sum(have.status in HAPPENED for have in ours)
    for name in ("found", "type", "mode", "status"):
        count[f"{name}_gold"], count[f"{name}_ours"] = len(wanted), len(rest)
    for one, have in pairs:
        right = kind_right(one, have)
        count["found_right"] += 1
        count["type_right"] += right
        count["mode_right"] += have.codes[0] in one.codes
        count["status_right"] += right and have.status == one.status
    for role in ROLES:
        count.update(_filled(role, wanted, rest, pairs))
    return count


def _filled(role: str, gold: Sequence[Told], ours: Sequence[Told], pairs: Sequence[tuple[Told, Told]]) -> Counter[str]:
    """Counts of one role; what is struck may be recipient or place, and as the other one it is not punished."""
    count: Counter[str] = Counter()
    count[f"{role}_gold"] = sum(len(one.fillers[role]) for one in gold)
    count[f"{role}_ours"] = sum(len(have.fillers[role]) for have in ours)
    for one, have in pairs:
        wanted, found = one.fillers[role], have.fillers[role]
        if role == "place":
            struck = [b for b in (*have.fillers[STRUCK], *have.fillers["recipient"]) if _among(b, wanted)]
            count["place_ours"] += len(struck)
            found = (*found, *struck)
        if role == "recipient":
            count["recipient_ours"] -= sum(_among(b, one.fillers["place"]) and not _among(b, wanted) for b in found)
        count[f"{role}_right"] += sum(_among(a, found) for a in wanted)
    return count


def _among(one: Filled, others: Iterable[Filled]) -> bool:
    return any(is_same(one, other) for other in others)


def figures(count: Mapping[str, int]) -> dict[str, float]:
    """F1 of everything that was counted, and the plain counts."""
    found: dict[str, float] = {"gold": count["type_gold"], "ours": count["type_ours"]}
    for name in ("found", "type", "mode", "status", *ROLES):
        total = count[f"{name}_gold"] + count[f"{name}_ours"]
        found[f"{name}_f1"] = round(2 * count[f"{name}_right"] / max(1, total), 4)
    found |= {name: count[name] for name in ("denied", "denied_coded", "traps", "false_alarms")}
    return found


def sentences(path: Path, half: str) -> Iterator[tuple[str, str, list[Row]]]:
    """The language, the text and the rows of each sentence of a half (all when it is empty)."""
    with path.open(encoding="utf-8", newline="") as lines:
        groups: dict[str, list[Row]] = {}
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if half in ("", row["half"]):
                groups.setdefault(row["text"], []).append(row)
    yield from ((path.stem, text, rows) for text, rows in groups.items())


def main(arguments: Sequence[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[GOLD / "fr.tsv"])
    parser.add_argument("--half", choices=("dev", "blind"), default="")
    parser.add_argument("--pipeline", default="", help="a spaCy pipeline instead of the shipped one")
    parser.add_argument("--misses", action="store_true", help="print the dev sentences that were read wrongly")
    given = parser.parse_args(arguments)
    total: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for path in given.paths:
        for language, text, rows in sentences(path, given.half):
            gold = [told(row) for row in rows if row["type"]]
            ours = predicted(text, language, given.pipeline)
            count = compare(gold, ours)
            total.update(count)
            total["traps"] += not gold
            kinds.update(_by_type(gold, ours))
            if given.misses and rows[0]["half"] == "dev" and not _is_clean(count):
                _show(rows, ours, text)
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"{kind:10} gold {kinds[kind, 'gold']:3} type right {kinds[kind, 'right']:3}")
    print(json.dumps(figures(total)))


def _by_type(gold: Sequence[Told], ours: Sequence[Told]) -> Counter[tuple[str, str]]:
    count: Counter[tuple[str, str]] = Counter()
    right = [one for one, have in paired(gold, ours) if kind_right(one, have)]
    for one in gold:
        if one.status != Status.DENIED:
            count[one.codes[0][0], "gold"] += 1
            count[one.codes[0][0], "right"] += any(one is known for known in right)
    return count


def _is_clean(count: Mapping[str, int]) -> bool:
    """Whether a sentence was read as gold reads it."""
    names = ("found", "type", "mode", "status", *ROLES)
    same = all(count[f"{name}_gold"] == count[f"{name}_right"] == count[f"{name}_ours"] for name in names)
    return same and not count["denied_coded"] and not count["false_alarms"]


def _show(rows: Sequence[Row], ours: Sequence[Told], text: str) -> None:
    print(f"{rows[0]['id']} {text}")
    for row in rows:
        cells = (row[name] for name in ("trigger", "type", "mode", "status", *ROLES))
        print("   gold ", " · ".join(cells))
    for one in ours:
        fillers = (" & ".join(text[slice(*filled[0])] for filled in one.fillers[role]) for role in ROLES)
        kind, mode = one.codes[0]
        print("   ours ", " · ".join((text[slice(*one.trigger[0])], kind, mode, one.status, *fillers)))


if __name__ == "__main__":
    main()
