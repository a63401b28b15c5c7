"""What changed between two days of one dossier, or between two of its builds: findings new, gone and changed.

What enters is two snapshots; what leaves is one row per finding that differs. A finding is the same when it is of one
kind and holds mostly the same claims and events. What rests on articles the first snapshot had not is new evidence;
where neither articles nor code differ, a person decided it; the rest is new code: other rules read the same articles
otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.errors import QuestionError
from recoupe.model import Article, Claim, Event, Finding, Point, Record, Text
from recoupe.store.base import BuildNote, Store
from recoupe.views.given_days import parse_day
from recoupe.views.prepared import decoded, encoded
from recoupe.views.selection import REPORTED, Selection, select

NEW, GONE, CHANGED = "new", "gone", "changed"
EVIDENCE, CODE, WITHDRAWN, DECIDED = "new evidence", "new code", "articles set aside", "decided"
LATER = "happened later"

BUILD = "build-"

DAYS = ("earlier day", "later day")
"""Names under which the two days that were compared last are kept."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A record at one time: ids of all it holds; ``code`` is empty where code plays no part."""

    label: str
    articles: frozenset[str]
    texts: frozenset[str]
    claims: frozenset[str]
    events: frozenset[str]
    findings: tuple[Finding, ...]
    code: str = ""
    undated: int = 0
    unsettled: int = 0
    clock: str = REPORTED


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that differs. ``because`` says whether new evidence, new code or a person made the difference, or,
    on the happened clock, what happened between the two days; counts
    of witnesses and articles before and after, None where there was or is no such finding; ``quotations`` those of its
    steps that the other side has not.
    """

    change: str
    because: str
    kind: str
    summary: str
    before: str
    id: str
    witnesses_before: int | None
    witnesses_after: int | None
    articles_before: int | None
    articles_after: int | None
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two snapshots compared: their labels, how many articles, claims and events came and went, and the changes.

    ``undated`` articles and, on the happened clock, ``unsettled`` claims are left out, for no date says where they lie.
    """

    a: str
    b: str
    same_code: bool
    articles_new: int
    articles_gone: int
    claims_new: int
    claims_gone: int
    events_new: int
    events_gone: int
    undated: int
    changes: tuple[Change, ...]
    unsettled: int = 0


def snapshots(store: Store, a: str, b: str, *, clock: str = REPORTED) -> tuple[Snapshot, Snapshot]:
    """Two moments of one store: days of a clock, or builds as ``build-3``; the last two builds when both are empty.

    Raises QuestionError for one of each sort, an unknown build, or fewer than two builds.
    """
    if clock != REPORTED and (not b or a.startswith(BUILD)):
        raise QuestionError("expected two dates for the clock of what happened: 2024-10-20 2024-10-25")
    if not a and not b:
        builds = store.builds()
        if len(builds) < 2:
            raise QuestionError(
                f"expected two builds to compare, found {len(builds)}; give two dates instead: 2024-10-20 2024-10-25"
            )
        return _of_build(builds[-2]), _of_build(builds[-1])
    if not b or a.startswith(BUILD) != b.startswith(BUILD):
        found = f"{a!r} and {b!r}" if b else f"only one, {a!r}"
        raise QuestionError(f"expected two dates, or two builds like {BUILD}1, found {found}")
    if a.startswith(BUILD):
        return _of_build(_build(store, a)), _of_build(_build(store, b))
    before, after = _of_days(store, (parse_day(a), parse_day(b)), clock)
    return before, after


def _build(store: Store, label: str) -> BuildNote:
    found = {f"{BUILD}{one.number}": one for one in store.builds()}
    if label not in found:
        raise QuestionError(f"expected one of the builds {', '.join(found) or '(none kept)'}, found {label!r}")
    return found[label]


def _of_build(one: BuildNote) -> Snapshot:
    return Snapshot(
        label=f"{BUILD}{one.number}",
        articles=frozenset(one.articles),
        texts=frozenset(one.texts),
        claims=frozenset(one.claims),
        events=frozenset(one.events),
        findings=one.findings,
        code=one.code,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The snapshot of a day, and the code that made it."""

    snapshot: Snapshot
    code: str


def _of_days(store: Store, days: Sequence[str], clock: str) -> list[Snapshot]:
    """Snapshots of days; those asked for last are kept beside the record: to link what was reported by then is long."""
    from recoupe.pipeline import whole_code_digest  # noqa: PLC0415 (all stages: most questions need none)

    whole, code = select(store), whole_code_digest()
    asked = (decoded(whole.kept(name), _Asked) for name in DAYS)
    known = {(one.snapshot.label, one.snapshot.clock): one.snapshot for one in asked if one and one.code == code}
    found = [known.get((day, clock)) or _of_day(store, day, clock) for day in days]
    if not all((day, clock) in known for day in days):
        for name, one in zip(DAYS, found, strict=True):
            whole.keep(name, encoded(_Asked(one, code)))
    return found


def _of_day(store: Store, day: str, clock: str) -> Snapshot:
    selection: Selection = select(store, as_of=day, clock=clock)
    return Snapshot(
        label=day,
        articles=_ids(selection.of(Article)),
        texts=_ids(selection.of(Text)),
        claims=_ids(selection.of(Claim)),
        events=_ids(selection.of(Event)),
        findings=selection.of(Finding),
        undated=len(selection.undated),
        unsettled=selection.unsettled.get(Claim.KIND, 0),
        clock=clock,
    )


def _ids(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(one.id for one in records)


def diff(
    a: Snapshot, b: Snapshot, *, language: str = "fr", kinds: Sequence[str] = (), min_witnesses: int = 0
) -> Difference:
    """What changed from ``a`` to ``b``: new findings first, then changed, then gone; by witnesses within each.

    Args:
        a: the earlier snapshot.
        b: the later one.
        language: of the summaries.
        kinds: only findings of these kinds; all when empty.
        min_witnesses: only findings with so many witnesses on either side.
    """
    before, after = ([one for one in side.findings if not kinds or one.kind in kinds] for side in (a, b))
    known = {one.id for one in before} & {one.id for one in after}
    pairs = _paired([one for one in before if one.id not in known], [one for one in after if one.id not in known])
    changes = [_change(old, new, a, b, language) for old, new in pairs]
    kept = [one for one in changes if max(one.witnesses_before or 0, one.witnesses_after or 0) >= min_witnesses]
    order = {NEW: 0, CHANGED: 1, GONE: 2}
    kept.sort(
        key=lambda one: (order[one.change], -(one.witnesses_after or one.witnesses_before or 0), one.kind, one.id)
    )
    return Difference(
        a=a.label,
        b=b.label,
        same_code=a.code == b.code,
        articles_new=len(b.articles - a.articles),
        articles_gone=len(a.articles - b.articles),
        claims_new=len(b.claims - a.claims),
        claims_gone=len(a.claims - b.claims),
        events_new=len(b.events - a.events),
        events_gone=len(a.events - b.events),
        undated=max(a.undated, b.undated),
        unsettled=max(a.unsettled, b.unsettled),
        changes=tuple(kept),
    )


def _paired(before: Sequence[Finding], after: Sequence[Finding]) -> Iterable[tuple[Finding | None, Finding | None]]:
    """Findings of one kind that share most of the members of the smaller one, best first; the others alone."""
    scored = []
    for old in before:
        for new in after:
            shared = len(set(old.members) & set(new.members))
            if old.kind is new.kind and 2 * shared > min(len(old.members), len(new.members)):
                scored.append((-shared, old.id, new.id))
    olds, news = {one.id: one for one in before}, {one.id: one for one in after}
    pairs: list[tuple[Finding | None, Finding | None]] = []
    for _, old_id, new_id in sorted(scored):
        if old_id in olds and new_id in news:
            pairs.append((olds.pop(old_id), news.pop(new_id)))
    pairs += [(one, None) for one in olds.values()]
    pairs += [(None, one) for one in news.values()]
    return pairs


def _change(old: Finding | None, new: Finding | None, a: Snapshot, b: Snapshot, language: str) -> Change:
    shown = new or old
    assert shown is not None
    mine, others = (new, old) if new else (old, None)
    added = _only(mine, others)
    return Change(
        change=NEW if old is None else GONE if new is None else CHANGED,
        because=_because(added, a, b, gone=new is None),
        kind=str(shown.kind),
        summary=_summary(shown, language),
        before=_summary(old, language) if old and new else "",
        id=shown.id,
        witnesses_before=len(old.witnesses) if old else None,
        witnesses_after=len(new.witnesses) if new else None,
        articles_before=old.articles if old else None,
        articles_after=new.articles if new else None,
        quotations=tuple(dict.fromkeys(" ".join(one.spans[0].surface.split()) for one in added)),
    )


def _only(mine: Finding | None, others: Finding | None) -> list[Point]:
    known = set(others.members) if others else set()
    return [one for one in (mine.points if mine else ()) if one.record not in known]


def _because(added: Sequence[Point], a: Snapshot, b: Snapshot, *, gone: bool) -> str:
    """New evidence where the code is the same, or where what was added stands in texts that came; else new code.

    Where code and articles are the same, only a person can have made the difference: by a decision or a table of names.
    """
    if b.clock != REPORTED:  # the same articles on both days
        return LATER
    if a.code == b.code and a.articles == b.articles:
        return DECIDED
    if a.code == b.code:
        return WITHDRAWN if gone and a.articles - b.articles else EVIDENCE
    if gone:
        return WITHDRAWN if a.articles - b.articles and not b.articles - a.articles else CODE
    fresh = any(span.text in b.texts - a.texts for one in added for span in one.spans)
    return EVIDENCE if fresh else CODE


def _summary(one: Finding, language: str) -> str:
    return one.summary_fr if language == "fr" else one.summary_en
