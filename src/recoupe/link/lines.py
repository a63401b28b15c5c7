"""Lines: what one speaker holds over days of what a story comes back to.

Inputs: the centres of stories, Claim with its topic and its witnesses, DocumentDate. Keys: the story and the speaker.
What leaves: stance series and certainty series that no single proposition holds: a ministry that rejects a word, says
that nothing proves it, then asks for evidence; a government that finds « assez probable », concludes, and has no doubt.
A proposition asks that claims say one thing; a line that one speaker goes on about one thing, said in words of one
family, or answers what the whole story is about. Refuses: what the stricter series show already, one article, one
stance repeated, and to join two answers that have nothing in common in a story about many things.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from recoupe.graph import components, group
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    claim_point,
    course,
    day_of,
    finding,
    grade,
    in_time,
    name,
    speaker,
    stance_name,
    texts_of,
)
from recoupe.link.courses import GRADES, grows, told_anew
from recoupe.link.matters import Centre, centres, roots
from recoupe.link.pile import Pile
from recoupe.link.textwise import told_in_stories
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import slight
from recoupe.link.witnesses import families, of_one_mouth
from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind, Polarity, Stance

ANSWERS = frozenset({
    Stance.DENIES, Stance.REFUSES, Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.EVADES,
})  # fmt: skip
"""Stances that answer what others say."""

SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES})
"""Stances in which something is told as so, or with a negation as not so."""

HELD = frozenset({
    Stance.DEMANDS, Stance.REFUSES, Stance.PROMISES, Stance.THREATENS, Stance.INTENDS, Stance.SHIFTS_POSITION,
    Stance.EVALUATES, Stance.EXPRESSES_CONCERN,
})  # fmt: skip
"""Stances on what is or should be."""

TELLING = 0.73
"""Least weight of a word that alone makes two claims of one speaker one matter: « ingérence », not « militaire »."""

TOLD_OF = 4
"""A story is about a party that more than one in so many of its claims name, whoever speaks."""

STEPS = 3
"""Claims of a line at least."""


def lines(pile: Pile, known: Sequence[Finding]) -> list[Finding]:
    """Stance and certainty series of one speaker on one matter of a story, less those ``known`` shows; sorted by id."""
    by_story = group(centres(pile), lambda one: (one.story,))
    found: list[Finding] = []
    for where, told in told_in_stories(pile).items():
        voices = group(told, lambda claim: families(pile, claim)) if texts_of(told) > 1 else {}
        for family, own in voices.items():
            if texts_of(own) > 1:
                central = by_story.get(where, ())
                foremost = _foremost(own, central)
                parties = _told_of_by_all(pile, told, own) | {family}
                found += _stances(pile, family, own, central, foremost, parties)
                found += _certainties(pile, family, own, foremost) if foremost else ()
    return sorted((one for one in _once(found) if not _shown(one, known)), key=lambda one: one.id)


def _once(found: Sequence[Finding]) -> list[Finding]:
    """Lines of speakers who speak together, told once."""
    return list({one.members: one for one in sorted(found, key=lambda one: one.id, reverse=True)}.values())


def _shown(line: Finding, known: Sequence[Finding]) -> bool:
    """True where a series of its kind shows two of its claims already."""
    return any(one.kind is line.kind and len(set(one.members) & set(line.members)) > 1 for one in known)


def _told_of_by_all(pile: Pile, told: Sequence[Claim], own: Sequence[Claim]) -> frozenset[str]:
    """Parties that what others tell of the story names so often that to name them is to name no matter."""
    spoken = {claim.id for claim in own}
    others = [own_topic(pile, claim).actors for claim in told if claim.id not in spoken]
    times = Counter(one for some in others for one in some)
    return frozenset(one for one, often in times.items() if TOLD_OF * often > len(others))


def _stances(
    pile: Pile,
    family: str,
    own: Sequence[Claim],
    central: Sequence[Centre],
    foremost: Centre | None,
    parties: frozenset[str],
) -> Iterator[Finding]:
    """Lines of one speaker; ``parties`` are those that tell no matter."""
    answers = [claim for claim in own if _answers(claim)]
    held = [claim for claim in own if claim.stance in HELD and claim.polarity is not Polarity.NEGATIVE]
    for some, about in ((answers, foremost), (held, None)):
        for joined in _together(pile, parties, some, central, about):
            members = of_one_mouth(pile, family, joined)
            told = told_anew(pile, in_time(pile, members))
            if _is_a_course(pile, told) and len({claim.stance for claim in told}) > 1:
                yield _series(pile, family, in_time(pile, members), central)


def _is_a_course(pile: Pile, told: Sequence[Claim]) -> bool:
    """True where it is known which came first: claims of two days and more, whatever stands beside them undated."""
    days = {day for claim in told if (day := day_of(pile, claim.span.text))}
    return len(told) >= STEPS and len(days) > 1


def _answers(claim: Claim) -> bool:
    return claim.stance in ANSWERS or (claim.stance in SAID and claim.polarity is Polarity.NEGATIVE)


def _foremost(own: Sequence[Claim], central: Sequence[Centre]) -> Centre | None:
    """What a story is about as a whole, when the speaker speaks of it; None for a story about many things."""
    spoken = {claim.id for claim in own}
    return next((one for one in central if one.foremost and spoken & set(one.claims)), None)


def _together(
    pile: Pile, parties: frozenset[str], some: Sequence[Claim], central: Sequence[Centre], about: Centre | None
) -> Iterator[list[Claim]]:
    """Claims of one speaker that are on one matter; ``about`` is what their words need not name."""
    by_id = {claim.id: claim for claim in some}
    features = {claim.id: _features(pile, claim, parties) for claim in some}
    pairs = [(a, b) for a, b in combinations(by_id, 2) if features[a] & features[b]]
    elsewhere = {one for centre in central if centre is not about for one in centre.claims}
    silent = [one for one in by_id if about and (one in about.claims or one not in elsewhere)]
    for members in components(by_id, [*pairs, *pairwise(silent)]):
        yield [by_id[one] for one in _of_one_matter(members, {*pairs, *combinations(silent, 2)})]


def _of_one_matter(members: Sequence[str], pairs: Collection[tuple[str, str]]) -> list[str]:
    """Those that have something in common with half of the others, the loneliest left out first.

    Where each two share something else, a line would go from one matter to the next.
    """
    left = sorted(members)
    while left:
        near = {one: sum((one, other) in pairs or (other, one) in pairs for other in left) for one in left}
        last = min(left, key=lambda one: (near[one], one))
        if 2 * near[last] >= len(left) - 1:
            break
        left.remove(last)
    return left


def _features(pile: Pile, claim: Claim, parties: frozenset[str]) -> frozenset[str]:
    about = own_topic(pile, claim)
    acts = {f"act {deed.family}" for deed in about.deeds if deed.predicate not in slight(pile.ontology)}
    others = {f"actor {one}" for one in about.actors - parties}
    return roots(pile, claim, TELLING) | acts | others


def _what(pile: Pile, family: str, told: Sequence[Claim], central: Sequence[Centre], language: str) -> str:
    """What a line is about: the centre, else the party, that at least half of its claims name; else their words."""
    for centre in central:
        if 2 * sum(claim.id in centre.claims for claim in told) >= len(told):
            return centre.words
    actors = [one for claim in told for one in own_topic(pile, claim).actors - {family}]
    most = max(sorted(set(actors)), key=actors.count, default="")
    if most and 2 * actors.count(most) >= len(told):
        return name(pile, most, language)
    words = [word for claim in told for word in dict.fromkeys(claim.terms) if word.isalpha()]
    return max(sorted(set(words)), key=words.count, default="…")


def _series(pile: Pile, family: str, told: Sequence[Claim], central: Sequence[Centre]) -> Finding:
    words = {
        language: {
            "who": speaker(pile, family, told, language),
            "what": _what(pile, family, told, central, language),
            "stances": course(
                pile, ((one.span.text, stance_name(str(one.stance), language)) for one in told), language
            ),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, claim) for claim in told]
    return finding(pile, FindingKind.STANCE_SERIES, points, words, Sides(told), "link/lines.py#stances")


def _certainties(pile: Pile, family: str, own: Sequence[Claim], foremost: Centre) -> Iterator[Finding]:
    """What a story is about, where one speaker is surer of it later than before."""
    about = [claim for claim in own if claim.id in foremost.claims and claim.stance in SAID and not _answers(claim)]
    told = told_anew(pile, in_time(pile, about))
    if _is_a_course(pile, told) and grows([GRADES[claim.certainty] for claim in told]):
        words = {
            language: {
                "what": f"{name(pile, family, language)}, {foremost.words}",
                "grades": course(pile, ((one.span.text, grade(one, language)) for one in told), language),
            }
            for language in LANGUAGES
        }
        points = [replace(claim_point(pile, one), label=str(one.certainty)) for one in told]
        yield finding(pile, FindingKind.CERTAINTY_SERIES, points, words, Sides(told), "link/lines.py#certainties")
