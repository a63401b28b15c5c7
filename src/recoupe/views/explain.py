"""Why a cell stands: quotation, article, holder chain, origins, witnesses, rules as ``file#line``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from recoupe import packs
from recoupe.link.names import shorten
from recoupe.model import (
    Article,
    Block,
    Claim,
    Decision,
    Event,
    Finding,
    Fingerprint,
    Mention,
    Origin,
    Record,
    Repetition,
    Span,
    Tie,
)
from recoupe.views.asked import articles_asked, dates_asked, names_asked, origins_of
from recoupe.views.labels import figure, is_one, meaning, outlet, reported, shown, word
from recoupe.views.lists import titles
from recoupe.views.lookups import record_called
from recoupe.views.reasons import reason_in
from recoupe.views.selection import Selection
from recoupe.views.touched import Touched

TOLD = 80
"""Characters of a claim where a tie names it."""


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


def explain(selection: Selection, identifier: str, *, language: str = "fr") -> Explanation:
    """The explanation of the record of a selection whose id starts with ``identifier`` (4 digits and more).

    Raises QuestionError when no record or several start so.
    """
    return _Explainer(selection, language).explain(record_called(selection, identifier))


class _Called:
    """The records of a selection by id, each read when it is asked for."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._known: dict[str, Record | None] = {}

    def get(self, identifier: str) -> Record | None:
        """The record with that id; None when there is none."""
        if identifier not in self._known:
            self._known[identifier] = next(iter(self._selection.some([identifier])), None)
        return self._known[identifier]

    def __contains__(self, identifier: str) -> bool:
        return self.get(identifier) is not None

    def mentions(self, claim: Claim) -> dict[str, Mention]:
        """The mentions of those who say a claim."""
        found = {one.mention: self.get(one.mention) for one in claim.holders if one.mention}
        return {name: one for name, one in found.items() if isinstance(one, Mention)}


class _Explainer:
    def __init__(self, selection: Selection, language: str) -> None:
        self.language = language
        self.selection = selection
        self.names = names_asked(selection, language)
        self.by_id = _Called(selection)
        self.touched = Touched.of_selection(selection)
        self.dates = dates_asked(selection)
        self.articles = articles_asked(selection)

    def explain(self, record: Record) -> Explanation:
        if isinstance(record, Finding):
            told = self._finding(record)
        elif isinstance(record, Claim):
            told = self._claim(record)
        elif isinstance(record, Origin):
            told = self._origin(record)
        else:
            told = self._any(record)
        return replace(told, sections=(*told.sections, *_told([self._decisions(record)])))

    def _decisions(self, record: Record) -> Section:
        """What a person decided about a record, oldest first."""
        decided = list(self.touched.on(record))
        span = getattr(record, "span", None)
        if isinstance(span, Span):
            decided += [one for one in self.touched.by_text.get(span.text, ()) if one.action == "date"]
        return Section("decisions", tuple((one.action, _decision(one)) for one in decided))

    def _parts(self, claim: Claim) -> Section:
        """The mentions and events inside a claim with their ids, which decisions name."""
        lines = []
        for identifier in (*claim.mentions, *claim.events):
            part = self.by_id.get(identifier)
            if isinstance(part, Mention):
                key = self.names.of_mention.get(part.id, "") or (part.candidates[0] if part.candidates else "")
                lines.append((f"mention {part.id[:8]}", f"« {part.span.surface} » {key}".strip()))
            elif isinstance(part, Event):
                lines.append((f"event {part.id[:8]}", f"« {part.trigger.surface} » {part.predicate} {part.status}"))
        return Section("inside", tuple(lines))

    def _blocks(self, record: Record) -> Section:
        """The blocks of an article with their ids and roles, in text order."""
        text = record.text if isinstance(record, Article) else ""
        read = self.selection.within([text], (Block,)) if text else ()
        found = [one for one in read if isinstance(one, Block)]
        found.sort(key=lambda one: one.span.start)
        return Section("blocks", tuple((f"{one.id[:8]} {one.role}", shortened(one.span.surface)) for one in found))

    def _alike(self, record: Record) -> Section:
        """The articles that look most like an article, and why they are or are no copies."""
        from recoupe.views.lookalikes import lookalikes  # noqa: PLC0415 (over arrays: no other answer needs them)

        kinds = (Article, Fingerprint, Origin, Repetition)
        found = lookalikes(record, self.selection.kinds(*kinds)) if isinstance(record, Article) else ()
        return Section("lookalikes", tuple((self._called(one.article.id), one.told(self.language)) for one in found))

    def _finding(self, finding: Finding) -> Explanation:
        french = self.language == "fr"
        headline = finding.summary_fr if french else finding.summary_en
        counts = (
            ("articles", str(finding.articles)),
            ("publishers", str(finding.publishers or word("publishers_not_stated", self.language))),
            ("origins", _range(finding.origins_low, finding.origins_high)),
            ("witnesses", str(len(finding.witnesses))),
        )
        points = [self._point(finding, place) for place in range(len(finding.points))]
        witnesses = tuple((self.names[one.key], self._reason(one.reason)) for one in finding.witnesses)
        ties = tuple(self._tie(tie) for tie in finding.ties)
        texts = {span.text for point in finding.points for span in point.spans}
        sections = (
            Section("counts", counts),
            *points,
            Section("witnesses", witnesses or (("none", word("explain_nobody", self.language)),)),
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
        headline = f"{self.names.speakers(claim, self.by_id.mentions(claim))}{self._colon}{claim.content.surface}"
        sure = f"{claim.certainty}{claim.polarity}"
        lines = [
            *self._places((claim.span,)),
            *self._attribution(claim),
            ("stance", _with_code(meaning("stance", claim.stance, self.language), str(claim.stance))),
            ("certainty", _with_code(meaning("certainty", claim.certainty, self.language), sure)),
            ("report type", meaning("report_type", claim.report_type, self.language)),
            *(("hedge", span.surface) for span in claim.hedges),
        ]
        if claim.target_span is not None:
            lines.append(("about", f"{claim.target_span.surface} {claim.target[:12]}".strip()))
        sections = (
            Section("claim", tuple(lines)),
            self._parts(claim),
            self._origins_of({claim.span.text}),
            _rules(claim),
        )
        return Explanation(claim.id, "claim", headline, _told(sections))

    def _origin(self, origin: Origin) -> Explanation:
        """Why its articles are folded into one: each edge with its reason and the words on both sides."""
        lines = [("article", self._called(member)) for member in origin.members]
        edges = [
            Section(
                f"{place} · {meaning('edge_kind', edge.kind, self.language)}",
                (("edge", self._edge(edge.earlier, edge.later, edge.reason)), *self._places(edge.spans[:2])),
            )
            for place, edge in enumerate(origin.edges, 1)
        ]
        headline = f"{self._called(origin.root)} ({meaning('origin_kind', origin.kind, self.language)})"
        sections = (Section("articles", tuple(lines)), *edges, _rules(origin))
        return Explanation(origin.id, "origin", headline, _told(sections))

    def _called(self, identifier: str) -> str:
        """How a reader calls a record or an actor that another record points to."""
        record = self.by_id.get(identifier)
        if isinstance(record, Article):
            return f"{outlet(record)} ({record.name})" if record.outlet else record.name
        if isinstance(record, Claim):
            speakers = self.names.speakers(record, self.by_id.mentions(record))
            return f"{identifier[:8]} {speakers}{self._colon}« {shortened(record.content.surface)} »"
        return identifier if record is not None else self.names[identifier]

    def _cells(self, name: str, value: object) -> list[tuple[str, str]]:
        """A field in lines a person can read: one a member, and what an id points to instead of the id."""
        members = value if isinstance(value, tuple) else (value,)
        words = []
        for one in members:
            pointed = isinstance(one, str) and one in self.by_id
            words.append(self._called(one) if pointed else one.surface if isinstance(one, Span) else str(one))
        return [(name if not place else "", said) for place, said in enumerate(words)]

    def _any(self, record: Record) -> Explanation:
        skipped = {"id", "why", "characters", "hashes", "starts", "ends"}
        lines: list[tuple[str, str]] = []
        for one in fields(record):
            value = getattr(record, one.name)
            if one.name not in skipped and value not in ("", (), None):
                lines += self._cells(one.name, value)
        spans = [value for one in fields(record) if isinstance(value := getattr(record, one.name), Span)]
        sections = (
            Section(record.KIND, tuple(lines)),
            Section("where", tuple(self._places(spans[:1]))),
            self._blocks(record),
            self._alike(record),
            _rules(record),
        )
        headline = spans[0].surface if spans else self._headline(record)
        return Explanation(record.id, record.KIND, headline, _told(sections))

    def _headline(self, record: Record) -> str:
        """The title of an article; of what has no words of its own those of its first claim, or its id."""
        if isinstance(record, Article):
            return titles(self.selection.within([record.text], (Article, Block)))[record.id] or record.name
        claims = (self.by_id.get(one) for one in getattr(record, "claims", ()))
        return next((shortened(one.content.surface) for one in claims if isinstance(one, Claim)), record.id)

    def _attribution(self, claim: Claim) -> Iterable[tuple[str, str]]:
        yield "holder", self.names.speakers(claim, self.by_id.mentions(claim))
        for holder in claim.holders:
            words = holder.span.surface if holder.span else "–"
            bodies = ", ".join(self.names[key] for key in holder.speaks_for)
            how = meaning("holder_path", holder.path, self.language) + (
                f", {word('explain_for', self.language)} {bodies}" if bodies else ""
            )
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
                when = reported(article, self.dates) or word("undated", self.language)
                named = ", ".join(one for one in (article.outlet, when, article.name) if one)
                yield "article", f"{named} [{span.start}:{span.end}] {article.id[:12]}"

    def _origins_of(self, texts: Iterable[str]) -> Section:
        wanted = {article.id for text in texts for article in self.articles.get(text, ())}
        lines: list[tuple[str, str]] = []
        for origin in origins_of(self.selection, wanted):
            inside = sorted(wanted & set(origin.members))
            if not inside:
                continue
            root = self.by_id.get(origin.root)
            name = outlet(root) if isinstance(root, Article) else self.names[origin.root]
            lines.append((f"{meaning('origin_kind', origin.kind, self.language)} {name}", self._many(len(inside))))
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
        return f"{self._called(earlier)} → {self._called(later)}{self._colon}{self._reason(reason)}"

    @property
    def _colon(self) -> str:
        return " : " if self.language == "fr" else ": "

    def _reason(self, kept: str) -> str:
        return reason_in(self.language, kept, self.names.__getitem__)

    def _many(self, articles: int) -> str:
        nouns = {row["key"]: row[self.language] for row in packs.shipped("report")["words"]}
        return f"{articles} {nouns['one_articles' if is_one(articles, self.language) else 'articles']}"

    def _tie(self, tie: Tie) -> tuple[str, str]:
        said = f"{self._short(tie.a)} / {self._short(tie.b)}{self._colon}{self._reason(tie.reason)}"
        return meaning("relation", tie.relation, self.language), said

    def _short(self, identifier: str) -> str:
        record = self.by_id.get(identifier)
        return f"« {shorten(record.content.surface, TOLD)} »" if isinstance(record, Claim) else identifier[:12]


def _decision(decision: Decision) -> str:
    said = " ".join(one for one in (decision.value, decision.note and f"({decision.note})") if one)
    return f"{said} – {decision.who or 'nobody named'}, {decision.when or 'no date'}, {decision.id[:8]}"


def shortened(words: str, most: int = 70) -> str:
    """Words on one line, cut after ``most`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _rules(record: Record) -> Section:
    lines = [("rule", rule) for rule in record.why.rules]
    if record.why.analysis:
        lines.append(("analysis", record.why.analysis))
    if record.why.note:
        lines.append(("note", record.why.note))
    return Section("why", tuple(lines))


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _with_code(words: str, code: str) -> str:
    """The words of a value with the code that `decide relabel` takes, where they differ."""
    return words if words == code else f"{words} ({code})"


def _told(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.lines)
