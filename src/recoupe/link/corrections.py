"""Corrections: what an outlet withdraws of what it printed, in a notice or in a later version of the article.

Inputs: Claim with the notices reading found, Article, Fingerprint (its quotations), Origin (its revisions), Quantity.
Keys: the outlet and the days after an article, the title a notice quotes, the address of a revision. What leaves: a
correction for each text that corrects, with what is withdrawn against it. Refuses: to let one outlet correct another,
and to call a new figure of a new day a correction.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from recoupe.graph import group
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, in_time
from recoupe.link.counts import counted
from recoupe.link.figures import apart
from recoupe.link.likeness import similarity
from recoupe.link.names import shorten
from recoupe.link.pile import Pile
from recoupe.link.topics import topic
from recoupe.link.vocabulary import plain
from recoupe.model import Article, Claim, Finding, Fingerprint, Origin, Tie
from recoupe.terms import EdgeKind, FindingKind, HolderPath, Polarity, Relation, ReportType, Stance

WITHIN_DAYS = 60
"""Days in which an outlet corrects an article."""

WITHDRAWN = 0.5
"""Least likeness of what a notice names and of what it withdraws; that of propositions."""

SAME = 0.6
"""Least likeness of two versions of one statement."""

RULE = "link/corrections.py#corrections"


def is_notice(claim: Claim) -> bool:
    """True for an article's own words on an error of its outlet."""
    own = all(holder.path is HolderPath.AUTHOR for holder in claim.holders)
    return claim.stance is Stance.DENIES and claim.report_type is ReportType.AUTHOR and own


def corrections(pile: Pile) -> list[Finding]:
    """One finding for each text that corrects, sorted by id."""
    noticed = group((one for one in pile.of(Claim) if is_notice(one)), lambda claim: (claim.span.text,))
    found = [_noticed(pile, text, some) for text, some in noticed.items()]
    found += [one for origin in pile.of(Origin) for one in _revised(pile, origin)]
    return sorted({one.id: one for one in found}.values(), key=lambda one: one.id)


def _noticed(pile: Pile, text: str, notices: Sequence[Claim]) -> Finding:
    inside = [one for one in pile.claims_in(text) if not is_notice(one)]
    gone = [one for one in inside if any(_repeats(one, notice) for notice in notices)]
    for earlier in _corrected(pile, text):
        gone += [one for one in pile.claims_in(earlier) if any(_withdraws(pile, notice, one) for notice in notices)]
    telling = [one for one in notices if one.polarity is not Polarity.UNKNOWN] or list(notices)
    return _correction(pile, text, notices, gone, telling[0])


def _repeats(claim: Claim, notice: Claim) -> bool:
    """True for what was read as a claim of its own inside what a notice withdraws."""
    return notice.polarity is Polarity.NEGATIVE and bool(notice.content.overlap(claim.content))


def _withdraws(pile: Pile, notice: Claim, claim: Claim) -> bool:
    """True when the notice names what the claim told: much alike, or its figure."""
    if notice.polarity is Polarity.UNKNOWN or is_notice(claim):
        return False
    about, other = topic(pile, notice), topic(pile, claim)
    alike = similarity(about, other) >= WITHDRAWN
    return alike and (not about.figures or not other.figures or bool(about.figures & other.figures))


def _corrected(pile: Pile, text: str) -> list[str]:
    """Texts a notice may be about: earlier ones of its outlet that it names by title, else all earlier ones."""
    earlier = [one for one in _of_outlet(pile, text) if one.text != text and _is_before(pile, one.text, text)]
    prints = next((one for one in pile.of(Fingerprint) if one.text == text), None)
    named = {plain(" ".join(span.surface.split())) for span in prints.quotations} if prints else set()
    titled = [one for one in earlier if _title(one) & {name.strip(" «»“”\"'") for name in named}]
    return sorted({one.text for one in titled or earlier})


def _of_outlet(pile: Pile, text: str) -> list[Article]:
    outlets = {article.outlet for article in pile.articles_of.get(text, ())} - {""}
    return [one for one in pile.of(Article) if one.outlet in outlets]


def _title(article: Article) -> set[str]:
    return {plain(" ".join(article.title.split()))} - {""}


def _is_before(pile: Pile, earlier: str, later: str) -> bool:
    one, other = (pile.date_of.get(text) for text in (earlier, later))
    if not (one and other and one.published_low and other.published_high):
        return False
    days = [date.fromisoformat(day[:10]).toordinal() for day in (one.published_low, other.published_high)]
    return 0 <= days[1] - days[0] <= WITHIN_DAYS


def _revised(pile: Pile, origin: Origin) -> Iterable[Finding]:
    """A correction where a later version of one address gives another figure for what an earlier one tells."""
    ends = (pile.get(one, Article) for edge in origin.edges for one in (edge.earlier, edge.later))
    texts = {one.id: one.text for one in ends if one is not None}
    for edge in origin.edges:
        if edge.kind is not EdgeKind.REVISION or edge.undirected or texts[edge.earlier] == texts[edge.later]:
            continue
        pairs = product(pile.claims_in(texts[edge.earlier]), pile.claims_in(texts[edge.later]))
        changed = [(old, new) for old, new in pairs if _changed(pile, old, new)]
        if changed:
            gone = list({old.id: old for old, _ in changed}.values())
            now = list({new.id: new for _, new in changed}.values())
            yield _correction(pile, texts[edge.later], now, gone, now[0])


def _changed(pile: Pile, old: Claim, new: Claim) -> bool:
    """True for one statement of which the figures no longer meet."""
    pairs = [(a, b) for a in counted(pile, old) for b in counted(pile, new) if a.concept == b.concept]
    differ = bool(pairs) and all(apart(a.quantity, b.quantity) for a, b in pairs)
    return differ and similarity(topic(pile, old), topic(pile, new)) >= SAME


def _correction(pile: Pile, text: str, now: Sequence[Claim], gone: Sequence[Claim], telling: Claim) -> Finding:
    outlets = sorted({article.outlet or article.name for article in pile.articles_of.get(text, ())})
    against = in_time(pile, list({one.id: one for one in gone}.values()))
    words = {
        language: {
            "outlet": ", ".join(outlets),
            "gone": shorten(against[0].content.surface) if against else "…",
            "words": shorten(telling.content.surface),
        }
        for language in LANGUAGES
    }
    ties = [
        Tie(Relation.EVOLVES, old.id, telling.id, "withdrawn by the outlet that printed it")
        for old in against
        if old.id != telling.id
    ]
    points = [claim_point(pile, one) for one in (*against, *now)]
    return finding(pile, FindingKind.CORRECTION, points, words, Sides(now, against, ties), RULE)
