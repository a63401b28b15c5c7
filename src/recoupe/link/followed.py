"""What articles follow of a story: the threads of it as findings.

Inputs: the threads of stories, Claim with its witnesses, Event. Keys: the story. What leaves: a stance series or a
recurring stance where one speaker stands behind most of a thread, an evaluation conflict where speakers judge or refuse
what others tell, else a timeline of who says what and what happens. Refuses: what another finding tells for the most
part, and what two articles only print in the same words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    course,
    day_of,
    finding,
    holders,
    name,
    stance_name,
    told_point,
    when,
)
from recoupe.link.names import readable
from recoupe.link.pile import Pile
from recoupe.link.standing import FOR
from recoupe.link.threads import FEWEST, SIGN, TEXTS, Thread, threads
from recoupe.link.vocabulary import WORD, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Event, Finding
from recoupe.terms import FindingKind, Polarity, Stance

KNOWN = 3
"""A thread is told by another finding where more than two members of so many stand in it."""

MAIN = 3
"""One speaker stands behind a thread where two of so many of its claims with a speaker are theirs."""

SAME = 4
"""Two print one statement where but one of so many words is in one of them only."""

VOICES = 2
"""Witnesses who speak in a timeline of a large story, or of one of many."""

SHOWN = 2
"""Words that name a thread."""

STEM = 5
"""Letters by which a word is known again: « écoles », « école »."""

OPPOSED = frozenset({Stance.DENIES, Stance.REFUSES, Stance.THREATENS, Stance.EXPRESSES_CONCERN, Stance.SUSPECTS})
"""Stances that do not go along with what others tell."""

RULE = "link/followed.py#followed"


def followed(pile: Pile, known: Sequence[Finding]) -> list[Finding]:
    """One finding per thread that none of the ``known`` tells, sorted by id."""
    shown = _Shown(known)
    found = []
    for thread in threads(pile):
        told = _in_order(pile, thread)
        if shown.most_of(thread.members) or not _is_told_anew(pile, told):
            continue
        one = _finding(pile, thread, told)
        enough = one.kind is not FindingKind.TIMELINE or thread.put_together or _voices(pile, told) >= VOICES
        if enough and not shown.most_of(one.members):
            found.append(one)
    return sorted(found, key=lambda one: one.id)


class _Shown:
    """What other findings tell: member to the numbers of the findings it stands in."""

    def __init__(self, known: Iterable[Finding]) -> None:
        self.places: dict[str, list[int]] = {}
        for number, one in enumerate(known):
            for member in dict.fromkeys(one.members):
                self.places.setdefault(member, []).append(number)

    def most_of(self, members: Sequence[str]) -> bool:
        """True where one other finding tells most of it."""
        times = Counter(number for member in dict.fromkeys(members) for number in self.places.get(member, ()))
        return any(KNOWN * often > 2 * len(members) for often in times.values())


def _in_order(pile: Pile, thread: Thread) -> list[Claim | Event]:
    every = [one for name in thread.members if isinstance(one := pile.by_id[name], Claim | Event)]
    return sorted(every, key=lambda one: (*when(pile, one.span.text), one.span.start, one.span.end, one.id))


def _claims(told: Iterable[Claim | Event]) -> list[Claim]:
    return [one for one in told if isinstance(one, Claim)]


def _voices(pile: Pile, told: Sequence[Claim | Event]) -> int:
    """How many witnesses speak in a thread."""
    return len({family for claim in _claims(told) for family in families(pile, claim)})


def _is_told_anew(pile: Pile, told: Sequence[Claim | Event]) -> bool:
    """True for three and more that are not the same words, told in two texts on two days, half of them by somebody."""
    days = {day_of(pile, one.span.text) for one in told}
    if len(days) < TEXTS or 2 * len(_claims(told)) < len(told):
        return False
    fresh = list(_each_once(told))
    return len(fresh) >= FEWEST and len({one.span.text for one in fresh}) >= TEXTS


def _each_once(told: Iterable[Claim | Event]) -> Iterable[Claim | Event]:
    """What is told, less what another text prints in the same words."""
    kept: list[tuple[str, set[str]]] = []
    for one in told:
        text, words = one.span.text, set(SIGN.findall(one.span.surface.lower()))
        if not any(text != other and _are_one(words, others) for other, others in kept):
            kept.append((text, words))
            yield one


def _are_one(words: set[str], others: set[str]) -> bool:
    """True for nearly the same words."""
    return SAME * len(words & others) >= len(words | others) * (SAME - 1)


def _finding(pile: Pile, thread: Thread, told: Sequence[Claim | Event]) -> Finding:
    claims = _claims(told)
    own = _of_one_voice(pile, thread, claims)
    kind, words = _series(pile, thread, own) if own else _at_odds(pile, thread, claims) or _timeline(pile, thread, told)
    shown: Sequence[Claim | Event] = own or told
    points = [told_point(pile, one, str(one.status) if isinstance(one, Event) else "") for one in shown]
    return finding(pile, kind, points, words, Sides(own or claims), RULE)


Worded = tuple[FindingKind, Mapping[str, Mapping[str, str]]]


def _of_one_voice(pile: Pile, thread: Thread, claims: Sequence[Claim]) -> list[Claim]:
    """What one speaker says of it in two texts, who stands behind most of it; nothing where they only tell."""
    times = Counter(family for claim in claims for family in families(pile, claim))
    spoken = sum(bool(families(pile, claim)) for claim in claims)
    who = min(times, key=lambda one: (-times[one], one))
    own = [claim for claim in claims if who in families(pile, claim)]
    if MAIN * len(own) < 2 * spoken or FOR.issuperset(claim.stance for claim in own):
        return []
    if any(_opposes(one) for one in claims if one not in own):
        return []
    told = [claim for claim in own if _named(thread, claim)]
    return told if len({claim.span.text for claim in told}) >= TEXTS else []


def _series(pile: Pile, thread: Thread, own: Sequence[Claim]) -> Worded:
    """The stances of one speaker, or the one they repeat."""
    times = Counter(family for claim in own for family in families(pile, claim))
    who = min(times, key=lambda one: (-times[one], one))
    stances = list(dict.fromkeys(str(claim.stance) for claim in own))
    words = {
        language: {
            "who": name(pile, who, language),
            "what": _what(pile, thread, own),
            "stance": stance_name(stances[0], language),
            "stances": course(pile, ((one.span.text, stance_name(str(one.stance), language)) for one in own), language),
            "times": str(len({claim.span.text for claim in own})),
        }
        for language in LANGUAGES
    }
    return FindingKind.STANCE_SERIES if len(stances) > 1 else FindingKind.RECURRING_STANCE, words


def _at_odds(pile: Pile, thread: Thread, claims: Sequence[Claim]) -> Worded | None:
    """Several speakers of whom one judges, refuses or fears what others tell or judge."""
    voiced = [claim for claim in claims if families(pile, claim)]
    against = [claim for claim in voiced if _opposes(claim)]
    others = {family for claim in against for family in families(pile, claim)}
    rest = [claim for claim in voiced if not others & set(families(pile, claim))]
    if not any(_on_one_point(thread, a, b) for a in against for b in rest):
        return None
    words = {
        language: {
            "what": _what(pile, thread, claims),
            "a": holders(pile, rest, language),
            "b": holders(pile, against, language),
        }
        for language in LANGUAGES
    }
    return FindingKind.EVALUATION_CONFLICT, words


def _on_one_point(thread: Thread, a: Claim, b: Claim) -> bool:
    """True where both name two of the words that the thread is about."""
    return len(_named(thread, a) & _named(thread, b)) >= SHOWN


def _named(thread: Thread, claim: Claim) -> frozenset[str]:
    """The words a thread is about that a claim names, by how they begin."""
    words = plain(claim.span.surface.lower())
    return frozenset(stem for word in thread.words if (stem := plain(word)[:STEM]) in words)


def _opposes(claim: Claim) -> bool:
    return claim.stance in OPPOSED or (claim.stance is Stance.EVALUATES and claim.polarity is Polarity.NEGATIVE)


def _timeline(pile: Pile, thread: Thread, told: Sequence[Claim | Event]) -> Worded:
    claims = _claims(told)
    labels = {row["predicate"]: {one: row[f"label_{one}"] for one in LANGUAGES} for row in pile.ontology["labels"]}
    words = {
        language: {
            "what": _what(pile, thread, claims),
            "steps": course(pile, ((one.span.text, _step(pile, one, labels, language)) for one in told), language),
        }
        for language in LANGUAGES
    }
    return FindingKind.TIMELINE, words


def _step(pile: Pile, told: Claim | Event, labels: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Who says it and how, or what happens."""
    if isinstance(told, Event):
        return labels.get(told.predicate, {}).get(language) or readable(told.predicate)
    return f"{holders(pile, [told], language)} ({stance_name(str(told.stance), language)})"


def _what(pile: Pile, thread: Thread, claims: Iterable[Claim]) -> str:
    """The words of a thread, as a reader knows them, less those that only name who speaks."""
    names = {
        name(pile, family, language) for claim in claims for family in families(pile, claim) for language in LANGUAGES
    }
    voices = {plain(word) for one in names for word in WORD.findall(one)}
    words = [word for word in thread.words if plain(word) not in voices] or thread.words
    return f"« {', '.join(words[:SHOWN])} »" if words else "…"
