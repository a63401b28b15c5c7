"""Coreference within a text: ``python -m bench.coreference FILE [--lang fr] [--half dev|blind]``.

FILE is a TSV with the columns ``id half text mentions note`` (``mentions`` are ``start:end:CHAIN:kind:surface``, joined
by `` | ``; kind is name, nominal, pronoun, elided or possessive; the chain ``A+B`` is the group of A and B), or the
JSON of POPCORN (``text`` and ``entities`` with their mentions). A gold mention and ours are one when they share half of
the shorter. MUC, B³ and CEAFe count the mentions that both sides have, and for recall those that only gold has.
``pronoun_precision`` is about links: a pronoun or an elided subject is right when what we link it to is in its gold
chain; those of which gold says nothing are counted as ``pronouns_unjudged``. ``possessive_precision`` is the same of
« son », « leur ». ``pronoun_recall`` is the share linked right of the marked ones that something before goes with.
``group_recall`` is the share of mentions of groups (« les deux pays ») that we give all their members: by the keys of a
``GRP:`` candidate, or by the spans they are linked to; ``group_precision`` the share of what we give several members
that is such a mention with all of them. Prints the figures and, on the last line, one JSON object.
"""

import argparse
import csv
import gzip
import json
import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.mentions import reading_of
from recoupe.model import Chain, Mention
from recoupe.read.mentions import mentions
from recoupe.terms import MentionKind, Use

PEOPLE = (
    "CIVILIAN", "TERRORIST_OR_CRIMINAL", "MILITARY", "GROUP_OF_INDIVIDUALS", "PLACE", "GOVERNMENT_ORGANISATION",
    "NON_GOVERNMENTAL_ORGANISATION", "MILITARY_ORGANISATION", "INTERGOVERNMENTAL_ORGANISATION",
)  # fmt: skip
"""Types of POPCORN that are actors or places; weapons, fires and figures have no mention of ours."""
REFERRING = (MentionKind.PRONOUN, MentionKind.ELIDED)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its gold chains; ``groups`` are the spans of a group with the chains of its members, ``referring``
    the pronouns and elided subjects that are not alone in their chain.
    """

    name: str
    text: str
    chains: tuple[tuple[Span, ...], ...]
    groups: tuple[tuple[Span, tuple[tuple[Span, ...], ...]], ...] = ()
    referring: tuple[Span, ...] = ()


def documents(path: Path, half: str) -> Iterator[Document]:
    """The texts of a file."""
    if ".json" in path.name:
        packed = path.read_bytes()
        found = json.loads(gzip.decompress(packed) if path.suffix == ".gz" else packed)
        for group in found if isinstance(found, list) else [found]:
            for name, one in sorted(group.items()):
                kept = [entity for entity in one["entities"] if entity["type"] in PEOPLE]
                chains = tuple(tuple(sorted({(m["start"], m["end"]) for m in e["mentions"]})) for e in kept)
                yield Document(name, one["text"], chains)
        return
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if half in ("", row["half"]):
                named = _chains(row["mentions"])
                groups = tuple(_groups_of(named))
                yield Document(
                    row["id"], row["text"], tuple(named.values()), groups, tuple(_referring(row["mentions"]))
                )


def _chains(cell: str) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for span in cell.split(" | ") if cell else []:
        start, end, chain, _, _ = span.split(":", 4)
        found.setdefault(chain, []).append((int(start), int(end)))
    return {chain: tuple(spans) for chain, spans in found.items()}


def _referring(cell: str) -> Iterator[Span]:
    """The pronouns and elided subjects of a row that share a chain or stand for a group."""
    rows = [span.split(":", 4) for span in cell.split(" | ")] if cell else []
    sizes = Counter(chain for _, _, chain, _, _ in rows)
    for start, end, chain, kind, _ in rows:
        if kind in REFERRING and (sizes[chain] > 1 or "+" in chain):
            yield int(start), int(end)


def _groups_of(chains: Mapping[str, tuple[Span, ...]]) -> Iterator[tuple[Span, tuple[tuple[Span, ...], ...]]]:
    for chain, spans in chains.items():
        if "+" in chain:
            yield from ((span, tuple(chains[one] for one in chain.split("+"))) for span in spans)


def is_same(a: Span, b: Span) -> bool:
    """Whether two spans are one mention: they share half of the shorter."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= min(a[1] - a[0], b[1] - b[0])


def aligned(gold: Sequence[Sequence[Span]], ours: Sequence[Sequence[Span]]) -> tuple[list[set[int]], list[set[int]]]:
    """Both clusterings over numbers: a gold mention and the one of ours that meets it share a number."""
    numbers: dict[Span, int] = {}
    for chain in gold:
        for span in chain:
            numbers.setdefault(span, len(numbers))
    taken: set[int] = set()
    found: list[set[int]] = []
    for chain in ours:
        cluster: set[int] = set()
        for span in chain:
            near = [n for known, n in numbers.items() if n not in taken and is_same(known, span)]
            if near:
                taken.add(near[0])
                cluster.add(near[0])
        if cluster:
            found.append(cluster)
    return [{numbers[span] for span in chain} for chain in gold if chain], found


def muc(keys: Sequence[set[int]], response: Sequence[set[int]]) -> tuple[float, float]:
    """Links of the keys that the response keeps, and links of the keys (Vilain et al. 1995)."""
    kept = total = 0.0
    for key in keys:
        pieces = [key & cluster for cluster in response if key & cluster]
        alone = len(key) - sum(len(piece) for piece in pieces)
        kept += len(key) - (len(pieces) + alone)
        total += len(key) - 1
    return kept, total


def b_cubed(keys: Sequence[set[int]], response: Sequence[set[int]]) -> tuple[float, float]:
    """Sum over the mentions of the keys of the share of their chain found together, and the number of mentions."""
    kept = sum(len(key & cluster) ** 2 / len(key) for key in keys for cluster in response)
    return kept, float(sum(len(key) for key in keys))


def ceaf(keys: Sequence[set[int]], response: Sequence[set[int]]) -> float:
    """Similarity of the best one-to-one pairing of chains, taken greedily from the most similar pair."""
    pairs = sorted(
        (
            (2 * len(key & cluster) / (len(key) + len(cluster)), i, j)
            for i, key in enumerate(keys)
            for j, cluster in enumerate(response)
            if key & cluster
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    used_keys: set[int] = set()
    used_response: set[int] = set()
    total = 0.0
    for value, i, j in pairs:
        if i not in used_keys and j not in used_response:
            used_keys.add(i)
            used_response.add(j)
            total += value
    return total


def score(some: Sequence[Document], language: str, *, show: int = 0) -> dict[str, float]:
    """All figures over some documents."""
    count: Counter[str] = Counter()
    for document in some:
        records = list(mentions(reading_of(document.text, language)))
        known = {one.id: one for one in records if isinstance(one, Mention)}
        ours = [
            [(known[m].span.start, known[m].span.end) for m in chain.mentions if m in known]
            for chain in records
            if isinstance(chain, Chain)
        ]
        gold, found = aligned(document.chains, ours)
        _add(count, gold, found)
        show -= _pronouns(count, document, list(known.values()), show=show)
        count["groups"] += len(document.groups)
        _grouped(count, document, list(known.values()))
        count["groups_right"] += sum(_is_group(one, known.values()) for one in document.groups)
    return _figures(count)


def _add(count: Counter[str], gold: Sequence[set[int]], found: Sequence[set[int]]) -> None:
    for name, measure in (("muc", muc), ("b3", b_cubed)):
        for side, (keys, response) in (("recall", (gold, found)), ("precision", (found, gold))):
            kept, total = measure(keys, response)
            count[f"{name}_{side}_kept"] += kept  # type: ignore[assignment]
            count[f"{name}_{side}_total"] += total  # type: ignore[assignment]
    best = ceaf(gold, found)
    for side, keys in (("recall", gold), ("precision", found)):
        count[f"ceafe_{side}_kept"] += best  # type: ignore[assignment]
        count[f"ceafe_{side}_total"] += len(keys)


def _is_group(group: tuple[Span, tuple[tuple[Span, ...], ...]], found: Iterable[Mention]) -> bool:
    """Whether a mention of ours at the place of a group stands for all its members."""
    span, members = group
    ours = list(found)
    here = [one for one in ours if is_same(span, (one.span.start, one.span.end))]
    return any(all(_is_member(member, one, ours) for member in members) for one in here)


def _is_member(member: Sequence[Span], group: Mention, found: Iterable[Mention]) -> bool:
    parts = {key for one in group.candidates[:1] for key in one.removeprefix("GRP:").split("+")}
    linked = [(one.start, one.end) for one in group.why.spans[1:]]
    keys = {
        key
        for one in found
        for key in one.candidates[:1]
        if any(is_same(span, (one.span.start, one.span.end)) for span in member)
    }
    return bool(keys & parts) or any(is_same(a, b) for a in linked for b in member)


def _pronouns(count: Counter[str], document: Document, found: Sequence[Mention], *, show: int) -> int:
    """Count links of pronouns; how many faults were printed."""
    printed = 0
    count["pronouns_marked"] += len(document.referring)
    for mention in found:
        if mention.kind not in REFERRING or len(mention.why.spans) < 2:
            continue
        sort = "possessives" if mention.use is Use.MODIFIER else "pronouns"
        span = (mention.span.start, mention.span.end)
        met = operator.eq if sort == "possessives" else is_same
        chain = next((one for one in document.chains if any(met(span, gold) for gold in one)), None)
        if chain is None:
            count[f"{sort}_unjudged"] += 1
            continue
        right = _is_right(document, mention, found, [gold for gold in chain if not is_same(span, gold)])
        count[f"{sort}_linked"] += 1
        count[f"{sort}_right"] += right
        if not right and printed < show:
            printed += 1
            low = max(0, span[0] - 200)
            print(document.name, "…", document.text[low : span[1] + 30], "| linked to", mention.why.spans[1].surface)
    return printed


def _is_right(document: Document, mention: Mention, found: Sequence[Mention], chain: Sequence[Span]) -> bool:
    """Whether what a pronoun is linked to is in its gold chain, or it is given all members of its gold group."""
    target = (mention.why.spans[1].start, mention.why.spans[-1].end)
    if any(is_same(target, gold) for gold in chain):
        return True
    span = (mention.span.start, mention.span.end)
    group = next((one for one in document.groups if is_same(one[0], span)), None)
    return group is not None and _is_group(group, found)


def _grouped(count: Counter[str], document: Document, found: Sequence[Mention]) -> None:
    """Count the mentions that we say stand for several, of those that gold has."""
    gold = {span for chain in document.chains for span in chain}
    for mention in found:
        by_key = bool(mention.candidates) and mention.candidates[0].startswith("GRP:") and "+" in mention.candidates[0]
        if mention.use is Use.MODIFIER or not (by_key or len(mention.why.spans) > 2):
            continue
        span = (mention.span.start, mention.span.end)
        if any(is_same(span, one) for one in gold):
            count["groups_found"] += 1
            group = next((one for one in document.groups if is_same(one[0], span)), None)
            count["groups_found_right"] += group is not None and _is_group(group, found)


def _figures(count: Counter[str]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name in ("muc", "b3", "ceafe"):
        precision, recall = (
            count[f"{name}_{side}_kept"] / max(count[f"{name}_{side}_total"], 1e-9) for side in ("precision", "recall")
        )
        figures[f"{name}_precision"], figures[f"{name}_recall"] = precision, recall
        figures[f"{name}_f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures["conll_f1"] = (figures["muc_f1"] + figures["b3_f1"] + figures["ceafe_f1"]) / 3
    figures["pronoun_precision"] = count["pronouns_right"] / max(count["pronouns_linked"], 1)
    figures["pronouns_linked"] = count["pronouns_linked"]
    if count["pronouns_marked"]:
        figures["pronoun_recall"] = count["pronouns_right"] / count["pronouns_marked"]
    if count["possessives_linked"]:
        figures["possessive_precision"] = count["possessives_right"] / count["possessives_linked"]
        figures["possessives_linked"] = count["possessives_linked"]
    if count["groups"]:
        figures["group_recall"] = count["groups_right"] / count["groups"]
        figures["group_precision"] = count["groups_found_right"] / max(count["groups_found"], 1)
        figures["groups_found"] = count["groups_found"]
    figures["pronouns_unjudged"] = count["pronouns_unjudged"]
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--half", default="")
    parser.add_argument("--limit", type=int, default=0, help="the first N texts only")
    parser.add_argument("--show", type=int, default=0, help="print so many wrong links")
    given = parser.parse_args()
    some = list(documents(given.file, given.half))
    figures = score(some[: given.limit or None], given.lang, show=given.show)
    for name, value in figures.items():
        print(f"{name:20} {value:8.3f}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
