"""Records: every fact recoupe keeps, frozen, with its evidence and an id made of content and position.

Positions are half-open, in Unicode code points, in a kept text named by the hash of its characters. The id of a
record is blake2b (16 bytes, hex) over its kind and the fields named in ``IDENTITY``: what was found and where,
never the rule that found it (``why``) nor a value derived later (a resolved date). Imports only the closed lists.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any, ClassVar, get_args

from recoupe.terms import (
    Certainty,
    EdgeKind,
    EntityType,
    FindingKind,
    HolderPath,
    LinkKind,
    MentionKind,
    OriginKind,
    Polarity,
    Relation,
    ReportType,
    Role,
    Stance,
    Status,
    TimexType,
    Use,
)


def hash_id(*parts: str) -> str:
    """32 hex digits of blake2b over the parts; parts are length-prefixed, so no two lists collide by joining."""
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    framed = b"".join([piece for one in encoded for piece in (len(one).to_bytes(8, "big"), one)])
    return blake2b(framed, digest_size=16).hexdigest()


def text_id(characters: str) -> str:
    """The name of a text: the hash of its characters."""
    return hash_id("text", characters)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where: characters ``start`` (inclusive) to ``end`` (exclusive) of text ``text``, which read ``surface``."""

    text: str
    start: int
    end: int
    surface: str

    def __contains__(self, other: object) -> bool:
        """True when ``other`` is a span of the same text that lies inside this one."""
        return (
            isinstance(other, Span) and self.text == other.text and self.start <= other.start and other.end <= self.end
        )

    def overlap(self, other: "Span") -> int:
        """Number of characters the two spans share; 0 for spans of different texts."""
        if self.text != other.text:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Why:
    """Evidence: the spans it rests on, the rules as ``file#line``, the records it was drawn from, the analysis used."""

    spans: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    analysis: str = ""
    note: str = ""


def _identity_part(value: object) -> str:
    if type(value) is str:
        return value
    if isinstance(value, Span):
        return f"{value.text}:{value.start}:{value.end}"
    if isinstance(value, tuple):
        return "(" + ",".join(_identity_part(part) for part in value) + ")"
    identity = getattr(value, "identity", None)
    if callable(identity):
        return str(identity())
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A frozen fact. ``id`` is computed when left empty; ``why`` is its evidence."""

    IDENTITY: ClassVar[tuple[str, ...]] = ()
    KIND: ClassVar[str] = ""

    id: str = ""
    why: Why = Why()

    def __post_init__(self) -> None:
        """Compute the id of a new record."""
        if not self.id:
            object.__setattr__(self, "id", self.identity())

    def identity(self) -> str:
        """The id that content and position give, whatever ``id`` says: `check` compares the two."""
        return hash_id(self.KIND, *(_identity_part(getattr(self, name)) for name in self.IDENTITY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Record):
    """A fault of the input, as data: stored, counted, shown. ``code`` is one of ``data/closed/problem.tsv``.

    ``text`` and ``name`` say which text or received file it concerns (either may be empty); ``span`` where.
    """

    KIND: ClassVar[str] = "problem"
    IDENTITY: ClassVar[tuple[str, ...]] = ("code", "text", "name", "span", "message")

    code: str
    message: str
    text: str = ""
    name: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Record):
    """The characters every span points into. ``id`` is their hash; ``language`` an ISO 639-1 code, empty if unknown."""

    KIND: ClassVar[str] = "text"

    characters: str
    language: str = ""

    def identity(self) -> str:
        """The hash of the characters alone: the language is a judgement."""
        return text_id(self.characters)

    def span(self, start: int, end: int) -> Span:
        """The span from ``start`` to ``end``; raises ValueError outside the text or when empty."""
        if not 0 <= start < end <= len(self.characters):
            raise ValueError(f"span {start}:{end} outside a text of {len(self.characters)} characters")
        return Span(self.id, start, end, self.characters[start:end])


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A publication date somebody states: ISO ``value`` (day, or minute), the ``source`` that states it, the words.

    ``source`` is ``person``, ``sources.tsv``, ``url``, ``printed``, or the place in the page
    (``meta:article:published_time``, ``jsonld:datePublished`` …). ``span`` is set when the words stand in the text.
    """

    value: str
    source: str
    quote: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line tells of an article's making: the agency credited or the place written from, its key, the words."""

    key: str
    quote: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """One acquisition of a text.

    ``sha256`` is of the bytes received, ``name`` the path under which they came; ``acquired`` (ISO instant) is
    known to the dossier and is neither identity nor part of the digest: the same bytes fetched on another day are
    the same input.
    """

    KIND: ClassVar[str] = "article"
    IDENTITY: ClassVar[tuple[str, ...]] = ("text", "sha256", "name", "url")

    text: str
    sha256: str
    name: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    url: str = ""
    canonical_url: str = ""
    outlet: str = ""
    publisher: str = ""
    title: str = ""
    bylines: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    places: tuple[Credit, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    language: str = ""
    access: str = ""
    acquired: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Record):
    """A run of a text with one role. Blocks do not overlap and cover every visible character."""

    KIND: ClassVar[str] = "block"
    IDENTITY: ClassVar[tuple[str, ...]] = ("span", "role")

    span: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDate(Record):
    """When a text was published and from which day it speaks: closed intervals of ISO days, empty where open."""

    KIND: ClassVar[str] = "document_date"
    IDENTITY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    published_low: str = ""
    published_high: str = ""
    spoken_low: str = ""
    spoken_high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """A mention of somebody or something. ``candidates`` are actor keys, best first; empty when unresolved.

    ``head`` is the span of the head word; ``number`` sing, plur or empty; ``gender`` masc, fem or empty; ``name`` the
    name proper inside the span (« Andrei Belousov »); ``office`` an office named beside it (« ministre de la Défense »)
    and ``state`` the key of the state it belongs to or speaks for.
    """

    KIND: ClassVar[str] = "mention"
    IDENTITY: ClassVar[tuple[str, ...]] = ("span", "kind", "type", "use")

    span: Span
    head: Span
    kind: MentionKind
    type: EntityType
    use: Use
    name: str = ""
    office: str = ""
    state: str = ""
    number: str = ""
    gender: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Record):
    """Mentions of one thing within a text (mention ids, in text order), with candidate actor keys, best first."""

    KIND: ClassVar[str] = "chain"
    IDENTITY: ClassVar[tuple[str, ...]] = ("text", "mentions")

    text: str
    mentions: tuple[str, ...]
    type: EntityType
    name: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex(Record):
    """A time expression. ``expression`` is symbolic (``DCT-P1D``, ``DCT<=FRI``, ``2024-06-19``).

    ``value`` (TIMEX3), ``low`` and ``high`` (ISO days, empty when open) are derived from it and the document date;
    ``direction`` is past, future or empty and ``cue`` the span that gave it; ``alternatives`` are other TIMEX3 values.
    """

    KIND: ClassVar[str] = "timex"
    IDENTITY: ClassVar[tuple[str, ...]] = ("span", "type", "expression")

    span: Span
    type: TimexType
    expression: str
    anchor: str = ""
    direction: str = ""
    cue: Span | None = None
    grain: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """A figure with bounds: ``value`` None for « des milliers »; ``low``/``high`` inclusive, None when open.

    ``unit`` is a code of ``units.tsv`` (``person``, ``EUR``, ``percent``, ``kilometre`` …) or empty; ``counted`` the
    lemma of what is counted, ``counted_span`` its words with modifiers.
    """

    KIND: ClassVar[str] = "quantity"
    IDENTITY: ClassVar[tuple[str, ...]] = ("span", "value", "low", "high", "unit")

    span: Span
    value: float | None
    low: float | None
    high: float | None
    approximator: Span | None = None
    unit: str = ""
    counted: str = ""
    counted_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: its words, the mention when there is one, and candidate actor keys."""

    role: str
    span: Span
    mention: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom: a pivot ``predicate`` found at ``trigger``, its roles, polarity and status."""

    KIND: ClassVar[str] = "event"
    IDENTITY: ClassVar[tuple[str, ...]] = ("span", "trigger", "predicate", "polarity", "status")

    span: Span
    trigger: Span
    predicate: str
    roles: tuple[Filler, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    status: Status = Status.ASSERTED
    status_span: Span | None = None
    time: str = ""
    place: Filler | None = None
    quantity: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """One link of a holder chain: who speaks, how found, and the key of the body spoken for.

    The last holder of ``Claim.holders`` with the highest ``depth`` is the witness end of the chain; several holders of
    one depth speak together. ``span`` is None for an absent or impersonal holder and for the author.
    """

    path: HolderPath
    span: Span | None = None
    mention: str = ""
    candidates: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    name: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """Who says what. ``span`` is the whole, ``content`` what is claimed, ``cue`` the words that attribute.

    ``predicates`` are pivot predicates of the content; ``terms`` its content lemmas (sorted, for links to weigh);
    ``mentions``, ``timexes``, ``quantities``, ``events`` the ids of records inside the content; ``target`` the id of
    the claim that is denied or rejected, ``target_span`` its words; ``evidence`` material evidence pointed to.
    """

    KIND: ClassVar[str] = "claim"
    IDENTITY: ClassVar[tuple[str, ...]] = (
        "span", "content", "cue", "stance", "certainty", "polarity", "report_type",
    )  # fmt: skip

    span: Span
    content: Span
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    report_type: ReportType
    cue: Span | None = None
    holders: tuple[Holder, ...] = ()
    hedges: tuple[Span, ...] = ()
    condition: Span | None = None
    addressee: Span | None = None
    medium: Filler | None = None
    nested_in: str = ""
    target: str = ""
    target_span: Span | None = None
    predicates: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    timexes: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """Two events or claims of one sentence that hang together; ``span`` is the connecting words."""

    KIND: ClassVar[str] = "link"
    IDENTITY: ClassVar[tuple[str, ...]] = ("kind", "source", "target")

    kind: LinkKind
    source: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint(Record):
    """The body as arrays of equal length n, in text order: ``hashes`` (63-bit), ``starts`` and ``ends`` (code points).

    ``quotations`` are the spans inside quotation marks, ``credits`` the credit lines, ``terms`` the content lemmas of
    title and body, sorted, each as often as it stands, for links to weigh.
    """

    KIND: ClassVar[str] = "fingerprint"
    IDENTITY: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    hashes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotations: tuple[Span, ...] = ()
    credits: tuple[Credit, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition(Record):
    """Words repeated over the articles of one outlet (boilerplate): what lies inside is kept and set aside."""

    KIND: ClassVar[str] = "repetition"
    IDENTITY: ClassVar[tuple[str, ...]] = ("outlet", "spans")

    outlet: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """``later`` draws on ``earlier`` (article ids, or an agency key); ``undirected`` when the order is unknown."""

    kind: EdgeKind
    earlier: str
    later: str
    reason: str
    spans: tuple[Span, ...] = ()
    undirected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """Articles that go back to one text: ``members`` (article ids), ``root`` (an article id or an agency's key)."""

    KIND: ClassVar[str] = "origin"
    IDENTITY: ClassVar[tuple[str, ...]] = ("kind", "root", "members")

    kind: OriginKind
    root: str
    members: tuple[str, ...]
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """An office held: ``since`` and ``until`` ISO days, empty when not known or still held."""

    name: str
    state: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Somebody over all articles. ``key`` is ISO 3166 alpha-3 for states, a stable local key otherwise."""

    KIND: ClassVar[str] = "actor"
    IDENTITY: ClassVar[tuple[str, ...]] = ("key",)

    key: str
    type: EntityType
    names: tuple[str, ...]
    state: str = ""
    offices: tuple[Office, ...] = ()
    chains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """Articles of one story, and the period they speak of."""

    KIND: ClassVar[str] = "story"
    IDENTITY: ClassVar[tuple[str, ...]] = ("members",)

    members: tuple[str, ...]
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence(Record):
    """Events judged to be one happening."""

    KIND: ClassVar[str] = "occurrence"
    IDENTITY: ClassVar[tuple[str, ...]] = ("events",)

    events: tuple[str, ...]
    predicate: str
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition(Record):
    """What several claims and events are about: ``claims`` (claim ids) and ``events`` (event ids)."""

    KIND: ClassVar[str] = "proposition"
    IDENTITY: ClassVar[tuple[str, ...]] = ("claims", "events")

    claims: tuple[str, ...]
    events: tuple[str, ...] = ()
    predicate: str = ""
    participants: tuple[str, ...] = ()
    place: str = ""
    low: str = ""
    high: str = ""
    population: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """An independent original speaker or body: its key, the claims it stands behind, and why they fold into one."""

    key: str
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a finding: a claim or an event, what it shows (a figure, a stance, a status), and when, by whom."""

    record: str
    label: str
    spans: tuple[Span, ...]
    holder: str = ""
    reported: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """How two claims or events of a finding stand to each other, and why."""

    relation: Relation
    a: str
    b: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """What a careful reader draws from several articles, with the four counts and the reason of every fold."""

    KIND: ClassVar[str] = "finding"
    IDENTITY: ClassVar[tuple[str, ...]] = ("kind", "members")

    kind: FindingKind
    members: tuple[str, ...]
    claims_for: tuple[str, ...] = ()
    claims_against: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    ties: tuple[Tie, ...] = ()
    articles: int = 0
    publishers: int = 0
    origins_low: int = 0
    origins_high: int = 0
    witnesses: tuple[Witness, ...] = ()
    summary_fr: str = ""
    summary_en: str = ""


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """What a person decided: see `recoupe.decisions`. ``start`` and ``end`` are -1 when it addresses no span.

    ``target`` is a text, an article, an actor key or another decision; ``quote`` the words at the place.
    """

    KIND: ClassVar[str] = "decision"
    IDENTITY: ClassVar[tuple[str, ...]] = (
        "action", "target", "start", "end", "quote", "value", "who", "when", "note",
    )  # fmt: skip

    action: str
    target: str
    start: int
    end: int
    quote: str
    value: str
    who: str = ""
    when: str = ""
    note: str = ""


RECORDS: dict[str, type[Record]] = {
    record.KIND: record
    for record in (
        Problem, Text, Article, Block, DocumentDate, Mention, Chain, Timex, Quantity, Event, Claim, Link, Fingerprint,
        Repetition, Origin, Actor, Story, Occurrence, Proposition, Finding, Decision,
    )
}  # fmt: skip
"""Kind, as stored, to its class."""


def spans_of(record: Record) -> Iterable[Span]:
    """Every span a record holds, its evidence included, in field order: what `verify` re-checks."""
    found: list[Span] = []
    _gather(record, found)
    return found


def _gather(value: object, found: list[Span]) -> None:
    if isinstance(value, Span):
        found.append(value)
    elif value:
        for part in value if isinstance(value, tuple) else [getattr(value, name) for name in with_spans(value)]:
            if type(part) is not str:
                _gather(part, found)


def with_spans(value: object) -> tuple[str, ...]:
    """The fields of a value whose types say that they may hold spans, in field order; none of what is no dataclass."""
    kind: Any = type(value)
    return _holding(kind)


@cache
def _holding(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 (any annotation)
    return tuple(one.name for one in fields(kind) if _may_hold(one.type)) if is_dataclass(kind) else ()


def _may_hold(kind: Any) -> bool:  # noqa: ANN401 (any annotation)
    return kind is Span or any(map(_may_hold, get_args(kind))) or bool(_holding(kind))
