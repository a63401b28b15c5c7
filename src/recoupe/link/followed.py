"""What articles follow of a story: the threads of it as findings.

Inputs: the threads of stories, Claim with its witnesses, Event. Keys: the story. What leaves: a stance series or a
recurring stance where one speaker stands behind most of a thread, an evaluation conflict where speakers judge or refuse
what others tell, else a timeline of who says what and what happens. Refuses: what another finding tells for the most
part, and what two articles only print in the same words.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from recoupe.link.assembly import (
    FOLLOWED,
    LANGUAGES,
    Sides,
    against,
    course,
    day_of,
    finding,
    holders,
    speaker,
    stance_name,
    told_point,
    voiced,
    when,
)
from recoupe.link.captions import called, naming, pairs_held
from recoupe.link.gathered import TEXTS
from recoupe.link.names import in_marks, meanings
from recoupe.link.pile import Pile
from recoupe.link.signs import SIGN, signs
from recoupe.link.standing import FOR
from recoupe.link.threads import FEWEST, Thread, threads
from recoupe.link.vocabulary import plain
from recoupe.link.witnesses import families, of_one_mouth
from recoupe.model import Claim, Event, Finding, Span
from recoupe.packs import Pack
from recoupe.terms import FindingKind, Stance

KNOWN = 3
"""A thread is told by another finding where more than two members of so many stand in it."""

MAIN = 3
"""One speaker stands behind a thread where two of so many of its claims with a speaker are theirs."""

SAME = 4
"""Two print one statement where but one of so many words is in one of them only."""

VOICES = 2
"""Witnesses who speak in a timeline of a large story, or of one of many."""

POINTS = 2
"""Words, things or figures of a thread by which two speak of one point."""

STEM = 5
"""Letters by which a word is known again: « écoles », « école »."""

OPPOSED = {
    Stance.DENIES: (Stance.SUSPECTS, Stance.CONFIRMS),
    Stance.REFUSES: (Stance.DEMANDS, Stance.INTENDS, Stance.PROMISES),
    Stance.EXPRESSES_CONCERN: (Stance.EVALUATES, Stance.PROMISES, Stance.INTENDS),
}
"""Stances that go against others. Two judgements at odds are known by their words (`recoupe.link.evaluations`)."""

AT_ODDS = frozenset({Stance.DENIES})
"""Of these such as are enough in running news, where who fears a thing and who judges it mostly speak of two things."""

ANSWERS = frozenset({
    Stance.CONFIRMS, Stance.DECLINES_TO_COMMENT, Stance.DECLINES_TO_CONFIRM, Stance.DEMANDS, Stance.DENIES,
    Stance.EVADES, Stance.HAS_NOT_CONFIRMED, Stance.REFUSES, Stance.SHIFTS_POSITION,
})  # fmt: skip
"""Stances that are a position on what others say or want."""


def followed(pile: Pile, known: Sequence[Finding]) -> list[Finding]:
    """One finding per thread that none of the ``known`` tells, sorted by id."""
    shown = _Shown(known)
    found = []
    for thread in sorted(threads(pile), key=lambda one: (one.by_words, -len(one.members), one.members)):
        told = _in_order(pile, thread)
        if shown.most_of(told) or not _is_told_anew(pile, thread, told):
            continue
        one, named = _finding(pile, thread, told, shown.names[thread.story])
        if one is not None and not shown.most_of([step for step in told if step.id in one.members]):
            shown.add(one)
            shown.names[thread.story].add(named.lower())
            found.append(one)
    return sorted((one for one in found if not is_part(one, found)), key=lambda one: one.id)


def is_part(one: Finding, found: Sequence[Finding]) -> bool:
    """True for a timeline all of which a longer one tells."""
    steps = set(one.members)
    return one.kind is FindingKind.TIMELINE and any(
        other.kind is FindingKind.TIMELINE and steps < set(other.members) for other in found
    )


class _Shown:
    """What findings tell: the places of their steps, by text, with the number of the finding; names of threads."""

    def __init__(self, known: Iterable[Finding]) -> None:
        self.places: dict[str, list[tuple[Span, int]]] = {}
        self.names: dict[str, set[str]] = defaultdict(set)
        self.findings = 0
        for one in known:
            self.add(one)

    def add(self, one: Finding) -> None:
        """Note what a finding tells."""
        if one.kind is not FindingKind.PROVENANCE:
            for span in dict.fromkeys(point.spans[0] for point in one.points):
                self.places.setdefault(span.text, []).append((span, self.findings))
        self.findings += 1

    def most_of(self, told: Sequence[Claim | Event]) -> bool:
        """True where one finding tells most of it, in whatever claims: one may hold another."""
        times = Counter(number for one in told for number in self._where(one.span))
        return any(KNOWN * often > 2 * len(told) for often in times.values())

    def _where(self, span: Span) -> set[int]:
        every = self.places.get(span.text, ())
        return {
            number for other, number in every if 2 * _shared(span, other) >= min(len(span.surface), len(other.surface))
        }


def _shared(a: Span, b: Span) -> int:
    """Characters that two spans of one text have in common."""
    return min(a.end, b.end) - max(a.start, b.start)


def _in_order(pile: Pile, thread: Thread) -> list[Claim | Event]:
    every = [one for name in thread.members if isinstance(one := pile.by_id[name], Claim | Event)]
    return sorted(every, key=lambda one: (*when(pile, one.span.text), one.span.start, one.span.end, one.id))


def _claims(told: Iterable[Claim | Event]) -> list[Claim]:
    return [one for one in told if isinstance(one, Claim)]


def _voices(pile: Pile, told: Sequence[Claim | Event]) -> int:
    """How many witnesses speak in a thread."""
    return len({family for claim in _claims(told) for family in families(pile, claim)})


def _is_followed(pile: Pile, thread: Thread, told: Sequence[Claim | Event]) -> bool:
    """True for what two witnesses and more speak of, half of it and two texts in two words of the thread at least.

    Where each two of its statements share other words, a thread goes from one matter to the next.
    """
    if _voices(pile, told) < VOICES:
        return False
    most = next((some for _, some in pairs_held(pile, told, thread.signs)), ())
    return len(most) >= FEWEST and 2 * len(most) >= len(told) and len({one.span.text for one in most}) >= TEXTS


def _is_told_anew(pile: Pile, thread: Thread, told: Sequence[Claim | Event]) -> bool:
    """True for three and more, not all in the same words, told in two texts of two days, half of them by somebody.

    In a handful that somebody put together two are enough, of two texts or of three statements in one.
    """
    fresh = list(_each_once(told))
    texts = len({one.span.text for one in fresh})
    if 2 * len(_claims(told)) < len(told):
        return False
    if thread.put_together:
        return len(fresh) >= (TEXTS if texts > 1 else FEWEST)
    return _days(pile, told) >= TEXTS and len(fresh) >= FEWEST and texts >= TEXTS


def _days(pile: Pile, told: Iterable[Claim | Event]) -> int:
    """On how many days it is told; that of texts without one counts as one more."""
    return len({day_of(pile, one.span.text) for one in told})


def _each_once(told: Iterable[Claim | Event]) -> Iterable[Claim | Event]:
    """What is told, less what another text prints in the same words."""
    kept: list[tuple[str, set[str]]] = []
    for one in told:
        text, words = one.span.text, _words(one)
        if not any(text != other and _are_one(words, others) for other, others in kept):
            kept.append((text, words))
            yield one


def _words(one: Claim | Event) -> set[str]:
    return set(SIGN.findall(one.span.surface.lower()))


def _are_one(words: set[str], others: set[str]) -> bool:
    """True for nearly the same words."""
    return SAME * len(words & others) >= len(words | others) * (SAME - 1)


def _finding(
    pile: Pile, thread: Thread, told: Sequence[Claim | Event], taken: Collection[str]
) -> tuple[Finding | None, str]:
    """The finding of a thread, and the words it is known by, which no other of its story has taken.

    None for a timeline of what is not followed in a large story, or one of many.
    """
    claims = _claims(told)
    own = _of_one_voice(pile, thread, claims) if _days(pile, told) > 1 else []
    shown: Sequence[Claim | Event] = own or told
    special = _series(pile, thread, own, taken) if own else _at_odds(pile, thread, claims, taken)
    if special is None and not thread.put_together and not _is_followed(pile, thread, told):
        return None, ""
    named, kind, words = special or _timeline(pile, thread, shown, taken)
    points = [told_point(pile, one, str(one.status) if isinstance(one, Event) else "") for one in shown]
    return finding(pile, kind, points, words, Sides(own or claims), FOLLOWED), named


Worded = tuple[str, FindingKind, Mapping[str, Mapping[str, str]]]
"""The words a thread is known by, the kind of its finding, and the words of its line."""


def _of_one_voice(pile: Pile, thread: Thread, claims: Sequence[Claim]) -> list[Claim]:
    """What one speaker says of it in two texts, who stands behind most of it; nothing where they only tell."""
    times = Counter(family for claim in claims for family in families(pile, claim))
    spoken = sum(bool(families(pile, claim)) for claim in claims)
    who = min(times, key=lambda one: (-times[one], one), default="")
    own = [claim for claim in claims if who in families(pile, claim)]
    if MAIN * len(own) < 2 * spoken or FOR.issuperset(claim.stance for claim in own):
        return []
    if any(_opposes(pile, one, other) or _opposes(pile, other, one) for one in claims for other in own):
        return []
    told = [claim for claim in own if _named(thread, claim)]
    told = told if thread.put_together else of_one_mouth(pile, who, told)
    return told if _goes_on(pile, thread, told) else []


def _is_a_position(own: Sequence[Claim]) -> bool:
    """True for one stance that is repeated, or several of which one answers others; who tells, then warns, has none."""
    stances = {claim.stance for claim in own}
    return len(stances) == 1 or bool(stances & ANSWERS)


def _goes_on(pile: Pile, thread: Thread, own: Sequence[Claim]) -> bool:
    """True where one speaker comes back to a matter in another text, of no day known as one, by two of its words."""
    days = {claim.span.text: day_of(pile, claim.span.text) for claim in own}
    pairs = ((a, b) for a, b in combinations(own, 2) if a.span.text != b.span.text)
    apart = ((a, b) for a, b in pairs if not days[a.span.text] or days[a.span.text] != days[b.span.text])
    anew = ((a, b) for a, b in apart if not _are_one(_words(a), _words(b)))
    return any(thread.put_together or _on_one_point(pile, thread, a, b) for a, b in anew)


def _series(pile: Pile, thread: Thread, own: Sequence[Claim], taken: Collection[str]) -> Worded | None:
    """The stances of one speaker, or the one they repeat; None where they take no position."""
    if not _is_a_position(own):
        return None
    times = Counter(family for claim in own for family in families(pile, claim))
    who = min(times, key=lambda one: (-times[one], one))
    stances = list(dict.fromkeys(str(claim.stance) for claim in own))
    what = naming(pile, own, thread.signs, taken)
    words = {
        language: {
            "who": speaker(pile, who, own, language),
            "what": called(pile, own, what, language),
            "stance": stance_name(stances[0], language),
            "stances": course(pile, ((one.span.text, stance_name(str(one.stance), language)) for one in own), language),
            "times": str(len({claim.span.text for claim in own})),
        }
        for language in LANGUAGES
    }
    return what, FindingKind.STANCE_SERIES if len(stances) > 1 else FindingKind.RECURRING_STANCE, words


def _at_odds(pile: Pile, thread: Thread, told: Sequence[Claim | Event], taken: Collection[str]) -> Worded | None:
    """Two speakers of whom one refuses what the other wants, denies what they charge, or fears what they praise."""
    voiced = [claim for claim in _claims(told) if families(pile, claim)]
    sure = voiced if thread.put_together else [claim for claim in voiced if claim.stance in AT_ODDS]
    pairs = [(a, b) for a in sure for b in voiced if _opposes(pile, a, b) and _on_one_point(pile, thread, a, b)]
    if not pairs:
        return None
    what = naming(pile, told, thread.signs, taken)
    opposing, rest = (list({one.id: one for one in some}.values()) for some in zip(*pairs, strict=True))
    words = {
        language: {
            "sides": against(
                called(pile, told, what, language),
                holders(pile, rest, language),
                holders(pile, opposing, language),
                language,
            )
        }
        for language in LANGUAGES
    }
    return what, FindingKind.EVALUATION_CONFLICT, words


def _opposes(pile: Pile, a: Claim, b: Claim) -> bool:
    """True where the stance of one speaker goes against that of another."""
    return not set(families(pile, a)) & set(families(pile, b)) and b.stance in OPPOSED.get(a.stance, ())


def _on_one_point(pile: Pile, thread: Thread, a: Claim, b: Claim) -> bool:
    """True where both tell two of the words, things and figures that the thread is about."""
    about = {sign for sign in thread.signs if not sign.startswith(("act ", "voice "))}
    return len(about & signs(pile, a, strict=True).keys() & signs(pile, b, strict=True).keys()) >= POINTS


def _named(thread: Thread, claim: Claim) -> frozenset[str]:
    """The words a thread is about that a claim names, by how they begin."""
    words = plain(claim.span.surface.lower())
    return frozenset(stem for word in thread.words if (stem := plain(word)[:STEM]) in words)


def _timeline(pile: Pile, thread: Thread, told: Sequence[Claim | Event], taken: Collection[str]) -> Worded:
    labels = _labels(pile.ontology)
    what = naming(pile, told, thread.signs, taken)
    words = {
        language: {
            "what": called(pile, told, what, language),
            "steps": course(pile, ((one.span.text, _step(pile, one, labels, language)) for one in told), language),
        }
        for language in LANGUAGES
    }
    return what, FindingKind.TIMELINE, words


@cache
def _labels(ontology: Pack) -> Mapping[str, Mapping[str, str]]:
    """Predicate to how it is called in each language."""
    return {row["predicate"]: {one: row[f"label_{one}"] for one in LANGUAGES} for row in ontology["labels"]}


def _step(pile: Pile, told: Claim | Event, labels: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Who says it and how, or what happens, in words of the article where its predicate has none."""
    if isinstance(told, Event):
        label = labels.get(told.predicate, {}).get(language) or in_marks(told.trigger.surface, language)
        return f"{label} ({meanings('status', language)[str(told.status)]})"
    return voiced(holders(pile, [told], language), str(told.stance), language)
