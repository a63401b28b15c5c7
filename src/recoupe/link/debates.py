"""Debates: what several speakers of one article say of one matter, close by, where some of them do not go along.

Inputs: Claim with its signs and witnesses. Keys: the text, of a handful of articles that somebody put together. What
leaves: evaluation conflicts: « Oslo salue l'accord. Riga y voit une faute, les pêcheurs refusent de … ». An article
sets side by side what belongs together, in words of each: what stands close by and shares signs of its matter is one
debate. Refuses: fewer than three speakers, what fewer than two of them judge, refuse, fear or deny, where most only
tell, what another finding tells already, and whoever stands in a dispute, for a denial of a fact is no judgement; the
two of an article in which most is judged are enough.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from recoupe.graph import group
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, phrase, quoted_words, stances_of
from recoupe.link.gathered import HANDFUL, TEXTS
from recoupe.link.linkage import Linkage, Pair
from recoupe.link.names import in_marks
from recoupe.link.pile import Pile
from recoupe.link.signs import signs
from recoupe.link.textwise import told_in_stories
from recoupe.link.threads import SHARP, WHOLE
from recoupe.link.titles import plainest
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Span
from recoupe.terms import FindingKind, Stance

OPPOSED = frozenset({
    Stance.EVALUATES, Stance.REFUSES, Stance.DENIES, Stance.EXPRESSES_CONCERN, Stance.SUSPECTS,
})  # fmt: skip
"""Stances that may not go along with what others say."""

JUDGING = OPPOSED | {Stance.DEMANDS, Stance.PROMISES, Stance.THREATENS}
"""Stances that take a side."""

CLOSE = 150
"""Characters between two statements that stand side by side."""

BESIDE, WITHIN = 3_000, 2_000
"""What is added for two that stand side by side, and for two of which one holds the other."""

ONE_DEBATE = Linkage(800)
"""Least mean likeness of what is joined (set on nine real stories; from 600 to 900 it makes little difference)."""

FEWEST, MOST = 3, 9
"""Statements of a debate: a longer one is a page of many matters (of 18 real stories none of 10 to 12 is drawn)."""

VOICES = 3

AGAINST, SIDED = 2, 0.6
"""Speakers of a debate who do not go along, and the part of its statements that take a side, at least.

Set on twenty-one real stories: without them 53 debates were shown, of which three were among those a person draws, and
most held all that an article tells; with them 14, of which a reader found eleven to be debates.
"""

OF_ARTICLE = 2
"""Debates shown of one article."""


def debates(pile: Pile, known: Sequence[Finding]) -> list[Finding]:
    """One finding per debate of which no other of the ``known`` tells half, sorted by id."""
    shown = [set(one.members) for one in known]
    disputed = {end for one in known if one.kind is FindingKind.DISPUTE for tie in one.ties for end in (tie.a, tie.b)}
    found = []
    for claims in handfuls(pile):
        weighed = _weighed(pile, claims)
        for told in group(claims, lambda one: (one.span.text,)).values():
            judged = [one for one in told if one.id not in disputed]
            fresh = [some for some in _in_text(pile, judged, weighed) if not _is_told(some, shown)]
            fresh.sort(key=lambda some: (-sum(one.stance in JUDGING for one in some), some[0].span.start))
            found += [_finding(pile, some) for some in fresh[:OF_ARTICLE]]
    return sorted(found, key=lambda one: one.id)


def handfuls(pile: Pile) -> list[Sequence[Claim]]:
    """The claims of stories that somebody put together: a handful of articles that make most of a pile."""
    stories = told_in_stories(pile)
    texts = {name: len({claim.span.text for claim in stories[name]}) for name in stories}
    every = sum(texts.values())
    return [stories[name] for name in stories if TEXTS <= texts[name] <= HANDFUL and 2 * texts[name] >= every]


Weighed = Mapping[str, Mapping[str, float]]


def _weighed(pile: Pile, claims: Sequence[Claim]) -> Weighed:
    """The signs of each claim that another one of the story shares, the more telling the fewer do."""
    every = {one.id: signs(pile, one, strict=False) for one in claims}
    often = Counter(sign for some in every.values() for sign in some)
    rare = {sign: log(1 + len(claims) / times) ** SHARP for sign, times in often.items() if times > 1}
    return {name: {sign: some[sign] * rare[sign] for sign in some if sign in rare} for name, some in every.items()}


def _is_told(debate: Sequence[Claim], shown: Iterable[set[str]]) -> bool:
    return any(2 * len(other.intersection(one.id for one in debate)) >= len(debate) for other in shown)


def _in_text(pile: Pile, told: Sequence[Claim], weighed: Weighed) -> Iterator[list[Claim]]:
    """The debates of a text, each in the order of the text."""
    by_id = {one.id: one for one in told}
    lengths = {one: sqrt(sum(weight * weight for weight in weighed[one].values())) for one in by_id}
    likeness: dict[Pair, float] = {}
    for a, b in combinations(sorted(by_id), 2):
        shared = sum(weight * weighed[b][sign] for sign, weight in weighed[a].items() if sign in weighed[b])
        alike = round(WHOLE * shared / (lengths[a] * lengths[b])) if shared else 0
        likeness[a, b] = float(alike + _beside(by_id[a].span, by_id[b].span))
    for members in ONE_DEBATE.groups(likeness, sorted(by_id)):
        some = sorted((by_id[one] for one in members), key=lambda one: (one.span.start, one.span.end, one.id))
        voices = {family for one in some for family in families(pile, one)}
        if FEWEST <= len(some) <= MOST and len(voices) >= VOICES and _is_debated(pile, some):
            yield some


def _is_debated(pile: Pile, some: Sequence[Claim]) -> bool:
    """Whether most of what is said takes a side, and several do not go along: the rest of an article is no debate."""
    against = {family for one in _opposing(some) for family in families(pile, one)}
    return len(against) >= AGAINST and sum(one.stance in JUDGING for one in some) >= SIDED * len(some)


def _beside(a: Span, b: Span) -> int:
    """What two of one text have in common by where they stand."""
    if a.overlap(b):
        return WITHIN
    return BESIDE if max(a.start - b.end, b.start - a.end) < CLOSE else 0


def _opposing(some: Sequence[Claim]) -> list[Claim]:
    """Those that judge, refuse, fear or deny, by a speaker who is told."""
    return [one for one in some if one.stance in OPPOSED and one.holders]


def _finding(pile: Pile, some: Sequence[Claim]) -> Finding:
    against = _opposing(some)
    others = [one for one in some if one not in against and families(pile, one)]
    words = {
        language: {
            "sides": phrase("debated", language).format(
                what=in_marks(quoted_words(plainest(pile, against)), language),
                voices=stances_of(pile, [*against, *others], language),
            )
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, one) for one in some]
    rule = "link/debates.py#debates"
    return finding(pile, FindingKind.EVALUATION_CONFLICT, points, words, Sides(some), rule)
