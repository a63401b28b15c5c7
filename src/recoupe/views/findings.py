"""Findings as rows: the summary, the four counts, and the quotations face to face."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.link.assembly import ANNOUNCED, FOLLOWED
from recoupe.model import Actor, Article, Claim, Decision, Finding, Point, Tie
from recoupe.terms import FindingKind, Relation
from recoupe.views.labels import Names, figure, outlet, shown
from recoupe.views.reasons import reason_in
from recoupe.views.selection import Selection
from recoupe.views.touched import Touched

ORDER = {kind: place for place, kind in enumerate((
    FindingKind.DISPUTE, FindingKind.FIGURE_SERIES, FindingKind.STANCE_SERIES, FindingKind.ATTRIBUTION_CONFLICT,
    FindingKind.CORRECTION, FindingKind.EVENT_STATUS, FindingKind.CORROBORATION, FindingKind.EVALUATION_CONFLICT,
    FindingKind.CERTAINTY_SERIES, FindingKind.UNVERIFIED, FindingKind.RECURRING_STANCE, FindingKind.PREDICTION_CHECK,
    FindingKind.HEDGED_CLAIM, FindingKind.TIMELINE, FindingKind.WORDING, FindingKind.PROVENANCE,
))}  # fmt: skip
"""What a reader with a deadline needs first; where articles come from stands behind what they tell."""


NEARLY = 0.8
"""Share of words two quotations have in common that are shown as one, under the articles that print either."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """One quotation of a finding: who, when reported, what it shows, the words, the articles that print them.

    ``decided`` names the cells of the claim or event a person decided (`recoupe.views.touched`); ``texts`` are the ids
    of all texts that print the words.
    """

    record: str
    side: str
    reported: str
    holder: str
    label: str
    quotation: str
    articles: tuple[str, ...]
    text: str
    start: int
    end: int
    decided: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the four counts; origins as an interval; ``decided`` says what a person did to it."""

    id: str
    kind: str
    summary: str
    articles: int
    publishers: int
    origins_low: int
    origins_high: int
    witnesses: int
    points: tuple[PointRow, ...]
    witness_reasons: tuple[str, ...]
    ties: tuple[Tie, ...]
    decided: tuple[str, ...] = ()


def finding_rows(
    selection: Selection, *, language: str = "fr", kinds: Sequence[str] = (), min_witnesses: int = 0
) -> list[FindingRow]:
    """Findings, those of strict rules before threads, most telling kind first, then by witnesses, articles and id.

    Args:
        selection: the part of the record asked about.
        language: of the summaries and names, ``fr`` or ``en``.
        kinds: only these kinds; all when empty.
        min_witnesses: only findings with at least so many independent witnesses.
    """
    names = Names.of((*selection.of(Actor), *selection.of(Decision)), language)
    touched = Touched.of_findings(selection)
    articles: dict[str, list[Article]] = {}
    for article in selection.of(Article):
        articles.setdefault(article.text, []).append(article)
    found = [
        one for one in selection.of(Finding) if (not kinds or one.kind in kinds) and len(one.witnesses) >= min_witnesses
    ]
    found.sort(key=_foremost)
    said = _speakers_without_key(selection, found, names)
    return [_row(one, names, articles, touched, said) for one in found]


def _foremost(one: Finding) -> tuple[bool, bool, int, bool, int, int, str]:
    """What stricter rules find, then threads, which join what is alike, then where articles come from.

    Of disputes those in which one denies what the other says stand before accounts set side by side; what is announced
    stands with what is foretold.
    """
    last, loose = one.kind is FindingKind.PROVENANCE, FOLLOWED in one.why.rules
    beside = one.kind is FindingKind.DISPUTE and not any(tie.relation is Relation.CONTRADICTS for tie in one.ties)
    place = ORDER[FindingKind.PREDICTION_CHECK if ANNOUNCED in one.why.rules else one.kind]
    return last, loose, place, beside, -len(one.witnesses), -one.articles, one.id


def _speakers_without_key(selection: Selection, findings: Iterable[Finding], names: Names) -> dict[str, str]:
    """By claim, how the article calls a speaker whom nothing identifies: « des députés sud-coréens », « non nommé »."""
    wanted = {point.record for one in findings for point in one.points if not point.holder}
    claims = (one for one in selection.some(wanted) if isinstance(one, Claim))
    return {claim.id: _in_words(claim, names) for claim in claims}


def _in_words(claim: Claim, names: Names) -> str:
    """The last speakers of a chain in the words of the article: who has no key is not led back to one here."""
    depth = max((one.depth for one in claim.holders), default=0)
    last = [names.words(one) for one in claim.holders if one.depth == depth]
    return " + ".join(last) or names.nobody("absent")


def _row(
    finding: Finding,
    names: Names,
    articles: Mapping[str, Sequence[Article]],
    touched: Touched,
    said: Mapping[str, str],
) -> FindingRow:
    rows = [_point(point, finding, names, articles) for point in finding.points]
    points = [
        replace(row, holder=row.holder or said.get(row.record, ""), decided=touched.cells_of(row.record))
        for row in rows
    ]
    return FindingRow(
        id=finding.id,
        kind=str(finding.kind),
        summary=_said_once(finding.summary_fr if names.language == "fr" else finding.summary_en),
        articles=finding.articles,
        publishers=finding.publishers,
        origins_low=finding.origins_low,
        origins_high=finding.origins_high,
        witnesses=len(finding.witnesses),
        points=_told_once(points),
        witness_reasons=tuple(
            f"{names[one.key]}: {reason_in(names.language, one.reason, names.__getitem__)}" for one in finding.witnesses
        ),
        ties=finding.ties,
        decided=touched.cells(finding),
    )


TWICE = re.compile(r"(?P<marked>[“«]\s?(?P<words>.+?)\s?[”»])\s?: [“«]\s?(?P=words)\s?[”»]")
"""Words set against themselves: a notice that only quotes what it withdraws."""


def _said_once(summary: str) -> str:
    return TWICE.sub(r"\g<marked>", summary)


def _told_once(rows: Sequence[PointRow]) -> tuple[PointRow, ...]:
    """Rows with one speaker, one label and nearly the same words as one row, with all the articles that print them.

    Of words that stand within others of one text the longer are shown.
    """
    kept: list[PointRow] = []
    for row in rows:
        same = next((place for place, one in enumerate(kept) if _alike(one, row)), None)
        if same is None:
            kept.append(row)
        else:
            joined = tuple(dict.fromkeys((*kept[same].articles, *row.articles)))
            decided = tuple(sorted({*kept[same].decided, *row.decided}))
            texts = tuple(dict.fromkeys((*kept[same].texts, *row.texts)))
            longer = max(kept[same], row, key=_length) if _stands_in(kept[same], row) else kept[same]
            kept[same] = replace(longer, articles=joined, decided=decided, texts=texts)
    return tuple(kept)


def _alike(a: PointRow, b: PointRow) -> bool:
    if (a.side, a.holder, a.label) != (b.side, b.holder, b.label):
        return False
    if _stands_in(a, b):
        return True
    one, other = (set(re.findall(r"\w+", row.quotation.lower())) for row in (a, b))
    return len(one & other) >= NEARLY * max(len(one), len(other))


def _stands_in(a: PointRow, b: PointRow) -> bool:
    """True where the words of one of two rows are part of those of the other, in one place of one text."""
    shorter, longer = sorted((a, b), key=_length)
    return a.text == b.text and longer.start <= shorter.start and shorter.end <= longer.end


def _length(row: PointRow) -> int:
    return row.end - row.start


def _point(point: Point, finding: Finding, names: Names, articles: Mapping[str, Sequence[Article]]) -> PointRow:
    side = "for" if point.record in finding.claims_for else "against" if point.record in finding.claims_against else ""
    label = figure(point.value, point.low, point.high, names.language) or shown(point.label, names.language)
    span = point.spans[0]
    return PointRow(
        record=point.record,
        side=side,
        reported=point.reported,
        holder=" + ".join(names[key] for key in point.holder.split(" + ")) if point.holder else "",
        label=label,
        quotation=span.surface,
        articles=tuple(outlet(one) for one in articles.get(span.text, ())),
        text=span.text,
        start=span.start,
        end=span.end,
        texts=(span.text,),
    )
