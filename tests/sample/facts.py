"""Checks a planted fact of the sample against a built record: one function per key of ``expected``."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.link.upstream import count
from recoupe.link.witnesses import speakers, witnesses
from recoupe.model import (
    Article,
    Block,
    Claim,
    DocumentDate,
    Event,
    Finding,
    Origin,
    Problem,
    Proposition,
    Quantity,
    Record,
    Span,
    Text,
    Timex,
)
from recoupe.terms import Certainty, FindingKind, Role, Status

HEDGED = (Status.HEDGED, Status.ALLEGED, Status.CONDITIONAL, Status.UNCONFIRMED)

AROUND = ("caption", "navigation", "related link")
"""Roles of what stands around an article in a page."""

FORETOLD = "prediction_overtaken"
"""Kind of fact whose first place foretells and whose second tells what came: only the first is a prediction."""

TOLD = {"body", "heading", "title"}
"""Roles of the article's own words."""


@dataclass(frozen=True)
class Fact:
    """One line of ``planted.tsv``."""

    id: str
    kind: str
    files: tuple[str, ...]
    spans: tuple[str, ...]
    expected: Mapping[str, str]
    holdout: bool

    @property
    def places(self) -> list[tuple[str, str]]:
        """Each quoted surface with the file it stands in."""
        if len(self.files) == 1:
            return [(self.files[0], words) for words in self.spans]
        if len(self.spans) == 1:
            return [(name, self.spans[0]) for name in self.files]
        return list(zip(self.files, self.spans, strict=True))


def facts(path: Path) -> Iterator[Fact]:
    """The planted facts, in file order."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            pairs = (pair.partition("=") for pair in row["expected"].split("; ") if pair)
            yield Fact(
                id=row["id"],
                kind=row["kind"],
                files=tuple(row["files"].split(",")),
                spans=tuple(row["spans"].split(" || ")) if row["spans"] else (),
                expected={key: value for key, _, value in pairs},
                holdout=row["holdout"] == "yes",
            )


@dataclass(frozen=True)
class Ledger:
    """The record of the sample, asked by file name and quoted words."""

    records: tuple[Record, ...]
    stories: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def pile(self) -> Pile:
        return Pile(self.records, packs.shipped("world"), packs.shipped("ontology"))

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        return {article.name: article for article in self.pile.of(Article)}

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        return {text.id: text for text in self.pile.of(Text)}

    def span(self, name: str, words: str) -> Span | None:
        """Where the words stand in the kept text of a file; None when extraction lost them."""
        text = self.texts[self.articles[name].text]
        start = text.characters.find(words)
        return None if start < 0 else text.span(start, start + len(words))

    def over(self, kind: type[Record], span: Span) -> list[Record]:
        """Records of a kind whose own span shares characters with ``span``."""
        found = []
        for record in self.pile.of(kind):
            place = getattr(record, "span", None)
            if isinstance(place, Span) and place.overlap(span):
                found.append(record)
        return found

    def claims(self, span: Span) -> list[Claim]:
        return [one for one in self.over(Claim, span) if isinstance(one, Claim)]


def check(fact: Fact, ledger: Ledger) -> list[str]:
    """What does not hold, in words; an empty list when the fact is in the record."""
    spans: list[Span] = []
    for name, words in fact.places:
        span = ledger.span(name, words)
        if span is None:
            # The kept text of a page is its article: a menu or a caption that extraction left out is not taken for it.
            left_out = name.endswith(".html") and fact.expected.get("role") in AROUND
            return [] if left_out else [f"{words!r} is not in the kept text of {name}"]
        spans.append(span)
    return [fault for function in CHECKS for fault in function(fact, ledger, spans)]


def _roles(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    wanted = fact.expected.get("role", "").replace(" ", "_")
    if wanted:
        for span in spans:
            found = {str(block.role) for block in ledger.over(Block, span) if isinstance(block, Block)}
            # A surface that shows glue begins or ends in a neighbour: that is no fault where it is not the text itself.
            if wanted not in found or found & TOLD - {wanted}:
                yield f"role: expected {wanted}, found {sorted(found)} at {span.surface!r}"


def _headings(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if "heading" in fact.expected:
        text = ledger.articles[fact.files[0]].text
        blocks = [one for one in ledger.pile.of(Block) if one.span.text == text and one.role is not Role.BODY]
        # « Crédit photo : KCNA » is one block: what was glued is cut when a block begins with the heading's words.
        if not any(block.span.surface.startswith(fact.expected["heading"]) for block in blocks):
            yield f"heading: no block begins with {fact.expected['heading']!r}"


def _stances(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    wanted = fact.expected.get("stance", "")
    holder = fact.expected.get("holder", "")
    if not wanted and not (holder and fact.kind in ("figure_series", "mangled_sentence", "hedged_conditional")):
        return
    for span in spans[:1] if fact.kind == FORETOLD else spans:
        claims = ledger.claims(span)
        right = [one for one in claims if not wanted or one.stance == wanted]
        if not right:
            yield f"stance: expected {wanted or 'a claim'}, found {[str(one.stance) for one in claims]}"
        elif holder and not any(holder in _families(ledger, one) for one in right):
            yield f"holder: expected {holder}, found {[_families(ledger, one) for one in right]}"
        forbidden = fact.expected.get("not", "")
        if forbidden and any(one.stance == forbidden for one in claims):
            yield f"stance: found {forbidden}"


def _families(ledger: Ledger, claim: Claim) -> list[str]:
    return [speaker.family.removeprefix("ORG:") for speaker in speakers(ledger.pile, claim)]


def _holders(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if "holders" in fact.expected and fact.kind in ("denial", "refusal_to_confirm"):
        found = {family for span in spans for one in ledger.claims(span) for family in _families(ledger, one)}
        missing = set(fact.expected["holders"].split(",")) - found
        if missing:
            yield f"holders: {sorted(missing)} missing among {sorted(found)}"


def _figures(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    figures = {key: fact.expected[key] for key in ("value", "low", "high") if key in fact.expected}
    if fact.kind == "timex" or not figures or not all(value.isdigit() for value in figures.values()):
        return
    for span in spans:
        found = [one for one in ledger.over(Quantity, span) if isinstance(one, Quantity)]
        if not any(_is_figure(one, figures) for one in found):
            yield f"figure: expected {figures}, found {[(one.value, one.low, one.high) for one in found]}"


def _is_figure(one: Quantity, figures: Mapping[str, str]) -> bool:
    stated = {"value": one.value, "low": one.low, "high": one.high}
    if "value" in figures and one.value is None and one.low is not None:
        stated["value"] = one.low
    return all(stated[key] == float(value) for key, value in figures.items())


def _times(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if fact.kind != "timex":
        return
    wanted = fact.expected.get("value", "")
    found = [one for one in ledger.over(Timex, spans[0]) if isinstance(one, Timex)]
    if wanted and not any(one.value.startswith("" if wanted == "unknown" else wanted) for one in found):
        yield f"time: expected {wanted}, found {[one.value for one in found]}"
    if wanted == "unknown" and any(one.low and one.low == one.high for one in found):
        yield f"time: expected none that is settled, found {[one.value for one in found]}"
    low, high = fact.expected.get("low", ""), fact.expected.get("high", "")
    days = {day for one in found for day in (one.low, one.high)}
    if low and not {low, high} <= days:
        yield f"time: expected {low} to {high}, found {sorted(days)}"


def _published(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if fact.expected.get("published") == "unknown":
        text = ledger.articles[fact.files[0]].text
        dates = [one for one in ledger.pile.of(DocumentDate) if one.text == text]
        if any(one.published_low and one.published_low == one.published_high for one in dates):
            yield f"published: expected no day, found {dates[0].published_low}"


def _copies(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    articles = [ledger.articles[name].id for name in fact.files]
    low, high = count(articles, ledger.pile.of(Origin))
    least = int(fact.expected.get("origins", fact.expected.get("origins_min", low)))
    most = int(fact.expected.get("origins", fact.expected.get("origins_max", high)))
    if not (least <= low and high <= most):
        yield f"origins: expected {least} to {most}, found {low} to {high}"
    if "publishers" in fact.expected:
        found = len({ledger.articles[name].publisher for name in fact.files})
        if found != int(fact.expected["publishers"]):
            yield f"publishers: expected {fact.expected['publishers']}, found {found}"


def _direction(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if "->" in fact.expected.get("direction", "") and fact.kind != "correction":
        source, copy = (ledger.articles[name].id for name in fact.files[:2])
        edges = {
            (edge.earlier, edge.later) for one in ledger.pile.of(Origin) for edge in one.edges if not edge.undirected
        }
        if (source, copy) not in edges:
            yield f"direction: no edge {fact.expected['direction']}"


def _witnesses(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if "witnesses" in fact.expected and "finding" not in fact.expected:
        claims = [claim for span in spans for claim in ledger.claims(span)]
        found = [one.key for one in witnesses(ledger.pile, claims)]
        if len(found) != int(fact.expected["witnesses"]):
            yield f"witnesses: expected {fact.expected['witnesses']}, found {found}"


def _status(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if fact.expected.get("status") == "hedged":
        for span in spans:
            claims = [one for one in ledger.claims(span) if one.certainty is not Certainty.CERTAIN]
            events = [one for one in ledger.over(Event, span) if isinstance(one, Event) and one.status in HEDGED]
            if not claims and not events:
                yield f"status: nothing hedged at {span.surface!r}"


def _findings(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    wanted = fact.expected.get("finding", "")
    if not wanted:
        return
    kind = {"none": fact.kind}.get(wanted, wanted).replace(" ", "_")
    found = [one for one in ledger.pile.of(Finding) if one.kind == FindingKind(kind) and _holds_all(one, spans)]
    if wanted == "none" and found:
        yield f"finding: expected no {kind}, found {found[0].summary_en!r}"
    if wanted != "none" and not found:
        yield f"finding: expected a {kind}, found none that holds {[span.surface for span in spans]}"
    if found and "witnesses" in fact.expected:
        counts = {len(one.witnesses) for one in found}
        if int(fact.expected["witnesses"]) not in counts:
            yield f"witnesses: expected {fact.expected['witnesses']}, found {sorted(counts)}"


def _holds_all(finding: Finding, spans: list[Span]) -> bool:
    return all(any(place.overlap(span) for point in finding.points for place in point.spans) for span in spans)


def _conditions(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if "condition" in fact.expected:
        found = [one.condition.surface for span in spans for one in ledger.claims(span) if one.condition]
        if not any(fact.expected["condition"].lower() in words.lower() for words in found):
            yield f"condition: expected {fact.expected['condition']!r}, found {found}"


def _chains(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if fact.kind == "chained_attribution":
        claims = [claim for span in spans for claim in ledger.claims(span)]
        depth = max((holder.depth for claim in claims for holder in claim.holders), default=0)
        nested = any(claim.nested_in for claim in claims)
        if depth == 0 and not nested:
            yield "chain: no claim here has a chain of holders"
        if "holder" in fact.expected and not any(fact.expected["holder"] in _families(ledger, one) for one in claims):
            yield f"holder: expected {fact.expected['holder']}, found {[_families(ledger, one) for one in claims]}"


def _problems(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    if "problem" in fact.expected:
        text = ledger.articles[fact.files[0]].text
        found = {one.code for one in ledger.pile.of(Problem) if one.text == text}
        if fact.expected["problem"] == "unpaired quotation mark" and "unpaired_quotation" not in found:
            yield f"problem: expected unpaired_quotation, found {sorted(found)}"


def _meeting(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    """Claims of one fact in two languages stand in one proposition, or in one series of figures."""
    if fact.kind == "cross_language":
        groups = [set(one.claims) for one in ledger.pile.of(Proposition)]
        groups += [set(one.members) for one in ledger.pile.of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
        sides = [{claim.id for claim in ledger.claims(span)} for span in spans]
        if not any(all(group & side for side in sides) for group in groups):
            yield "meeting: no proposition holds a claim of each"


def _apart(fact: Fact, ledger: Ledger, spans: list[Span]) -> Iterator[str]:
    """No finding joins another story with the main one."""
    if "story" in fact.expected:
        text = ledger.articles[fact.files[0]].text
        for finding in ledger.pile.of(Finding):
            texts = {span.text for point in finding.points for span in point.spans}
            if text in texts and finding.kind is not FindingKind.PROVENANCE:
                stories = {ledger.stories.get(one, "main") for one in texts}
                if len(stories) > 1:
                    yield f"story: {finding.summary_en!r} joins {sorted(stories)}"


CHECKS: tuple[Callable[[Fact, Ledger, list[Span]], Iterator[str]], ...] = (
    _roles, _headings, _stances, _holders, _figures, _times, _published, _copies, _direction, _witnesses, _status,
    _findings, _conditions, _chains, _problems, _meeting, _apart,
)  # fmt: skip


def ledger_of(records: tuple[Record, ...], planted: list[Fact]) -> Ledger:
    """The ledger, knowing which texts tell another story."""
    names = {name: fact.expected["story"] for fact in planted if "story" in fact.expected for name in fact.files}
    articles = {article.name: article.text for article in records if isinstance(article, Article)}
    return Ledger(records, {articles[name]: story for name, story in names.items() if name in articles})
