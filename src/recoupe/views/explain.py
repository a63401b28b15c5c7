"""Why a cell stands: quotation, article, holder chain, origins, witnesses, rules as ``file#line``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from recoupe.errors import QuestionError
from recoupe.model import Article, Claim, DocumentDate, Finding, Mention, Origin, Record, Span, Tie
from recoupe.store.base import Store
from recoupe.views.labels import Names, figure, meaning, outlet, reported, shown
from recoupe.views.selection import Selection, select


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines, each a label and words."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything a record rests on, in the order a sceptic asks for it."""

    id: str
    kind: str
    headline: str
    sections: tuple[Section, ...]


def explain(store: Store, identifier: str, *, language: str = "fr") -> Explanation:
    """The explanation of the record whose id starts with ``identifier`` (4 digits and more).

    Raises QuestionError when no record or several start so.
    """
    if len(identifier) < 4:
        raise QuestionError(f"expected at least 4 characters of an id, found {identifier!r}")
    found = store.find(identifier)
    if not found:
        raise QuestionError(f"expected the id of a record, found none that starts with {identifier!r}")
    if len(found) > 1:
        raise QuestionError(f"{identifier!r} starts several ids: {', '.join(one.id for one in found)}; give more of it")
    return _Explainer(select(store), language).explain(found[0])


class _Explainer:
    def __init__(self, selection: Selection, language: str) -> None:
        records = selection.records
        self.language = language
        self.names = Names.of(records, language)
        self.by_id: Mapping[str, Record] = {record.id: record for record in records}
        self.mentions = {one.id: one for one in records if isinstance(one, Mention)}
        self.dates = {one.text: one for one in records if isinstance(one, DocumentDate)}
        self.origins = [one for one in records if isinstance(one, Origin)]
        self.articles: dict[str, list[Article]] = {}
        for article in records:
            if isinstance(article, Article):
                self.articles.setdefault(article.text, []).append(article)

    def explain(self, record: Record) -> Explanation:
        if isinstance(record, Finding):
            return self._finding(record)
        if isinstance(record, Claim):
            return self._claim(record)
        return self._any(record)

    def _finding(self, finding: Finding) -> Explanation:
        french = self.language == "fr"
        headline = finding.summary_fr if french else finding.summary_en
        counts = (
            ("articles", str(finding.articles)),
            ("publishers", str(finding.publishers)),
            ("origins", _range(finding.origins_low, finding.origins_high)),
            ("witnesses", str(len(finding.witnesses))),
        )
        points = [self._point(finding, place) for place in range(len(finding.points))]
        witnesses = tuple((self.names[one.key], one.reason) for one in finding.witnesses)
        ties = tuple(self._tie(tie) for tie in finding.ties)
        texts = {span.text for point in finding.points for span in point.spans}
        sections = (
            Section("counts", counts),
            *points,
            Section("witnesses", witnesses or (("none", "no named speaker stands behind it"),)),
            Section("ties", ties),
            self._origins_of(texts),
            _rules(finding),
        )
        return Explanation(finding.id, str(finding.kind), headline, _told(sections))

    def _point(self, finding: Finding, place: int) -> Section:
        point = finding.points[place]
        label = figure(point.value, point.low, point.high, self.language) or shown(point.label, self.language)
        claim = self.by_id.get(point.record)
        lines: list[tuple[str, str]] = [("shows", label), *self._places(point.spans)]
        if isinstance(claim, Claim):
            lines += self._attribution(claim)
        side = "against" if point.record in finding.claims_against else ""
        heading = " · ".join(part for part in (f"{place + 1}", side, point.reported, point.record[:12]) if part)
        return Section(heading, tuple(lines))

    def _claim(self, claim: Claim) -> Explanation:
        headline = f"{self.names.speakers(claim, self.mentions)}: {claim.content.surface}"
        lines = [
            *self._places((claim.span,)),
            *self._attribution(claim),
            ("stance", f"{claim.stance} ({meaning('stance', claim.stance, self.language)})"),
            ("certainty", f"{claim.certainty}{claim.polarity}"),
            ("report type", str(claim.report_type)),
            *(("hedge", span.surface) for span in claim.hedges),
        ]
        if claim.target_span is not None:
            lines.append(("about", f"{claim.target_span.surface} {claim.target[:12]}".strip()))
        sections = (Section("claim", tuple(lines)), self._origins_of({claim.span.text}), _rules(claim))
        return Explanation(claim.id, "claim", headline, _told(sections))

    def _any(self, record: Record) -> Explanation:
        skipped = {"id", "why", "characters", "hashes", "starts", "ends"}
        lines = []
        for one in fields(record):
            value = getattr(record, one.name)
            if one.name not in skipped and value not in ("", (), None):
                lines.append((one.name, value.surface if isinstance(value, Span) else str(value)))
        spans = [value for one in fields(record) if isinstance(value := getattr(record, one.name), Span)]
        sections = (
            Section(record.KIND, tuple(lines)),
            Section("where", tuple(self._places(spans[:1]))),
            _rules(record),
        )
        return Explanation(record.id, record.KIND, spans[0].surface if spans else record.id, _told(sections))

    def _attribution(self, claim: Claim) -> Iterable[tuple[str, str]]:
        yield "holder", self.names.speakers(claim, self.mentions)
        for holder in claim.holders:
            words = holder.span.surface if holder.span else "–"
            bodies = ", ".join(self.names[key] for key in holder.speaks_for)
            how = meaning("holder_path", holder.path, self.language) + (f", for {bodies}" if bodies else "")
            yield f"  link {holder.depth + 1}", f"« {words} » ({how})"
        if claim.cue is not None:
            yield "cue", claim.cue.surface
        if claim.medium is not None:
            yield "through", claim.medium.span.surface
        for rule in claim.why.rules:
            yield "rule", rule

    def _places(self, spans: Sequence[Span]) -> Iterable[tuple[str, str]]:
        for span in spans[:1]:
            yield "quotation", f"« {span.surface} »"
        for span in spans:
            for article in self.articles.get(span.text, ()):
                when = reported(article, self.dates) or "undated"
                yield (
                    "article",
                    f"{outlet(article)}, {when}, {article.name} [{span.start}:{span.end}] {article.id[:12]}",
                )

    def _origins_of(self, texts: Iterable[str]) -> Section:
        wanted = {article.id for text in texts for article in self.articles.get(text, ())}
        lines: list[tuple[str, str]] = []
        for origin in self.origins:
            inside = sorted(wanted & set(origin.members))
            if not inside:
                continue
            root = self.by_id.get(origin.root)
            name = outlet(root) if isinstance(root, Article) else self.names[origin.root]
            lines.append((f"{meaning('origin_kind', origin.kind, self.language)} {name}", f"{len(inside)} article(s)"))
            lines += [
                (
                    f"  {meaning('edge_kind', edge.kind, self.language)}",
                    self._edge(edge.earlier, edge.later, edge.reason),
                )
                for edge in origin.edges
                if edge.later in wanted or edge.earlier in wanted
            ]
        return Section("origins", tuple(dict.fromkeys(lines)))

    def _edge(self, earlier: str, later: str, reason: str) -> str:
        ends = []
        for end in (earlier, later):
            record = self.by_id.get(end)
            ends.append(f"{outlet(record)} ({record.name})" if isinstance(record, Article) else self.names[end])
        return f"{ends[0]} → {ends[1]}: {reason}"

    def _tie(self, tie: Tie) -> tuple[str, str]:
        said = f"{self._short(tie.a)} / {self._short(tie.b)}: {tie.reason}"
        return meaning("relation", tie.relation, self.language), said

    def _short(self, identifier: str) -> str:
        record = self.by_id.get(identifier)
        return record.content.surface[:60] if isinstance(record, Claim) else identifier[:12]


def _rules(record: Record) -> Section:
    lines = [("rule", rule) for rule in record.why.rules]
    if record.why.analysis:
        lines.append(("analysis", record.why.analysis))
    if record.why.note:
        lines.append(("note", record.why.note))
    return Section("why", tuple(lines))


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _told(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.lines)
