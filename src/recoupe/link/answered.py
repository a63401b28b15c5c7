"""What a denial answers, by many weak signs: the weights of the question ``reply`` (``train/replies.py`` fits them).

Inputs: Claim with its matter and those of the claims around it, its witnesses. What leaves: for a denial that no rule
ties, the statement of its story that it most likely answers, with the signs that speak for it. No single sign decides:
a word in common, the denier's name in what was said, the order of the two, a charge, how far apart they stand. Refuses:
what the same people said, what is itself negative, and denials of which no statement is likely enough.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.link.adversaries import adversaries
from recoupe.link.aims import speaks_itself
from recoupe.link.assembly import day_of
from recoupe.link.counts import counted
from recoupe.link.descriptions import SAID
from recoupe.link.likeness import vetoed
from recoupe.link.matters import common, matter, speaking
from recoupe.link.negations import denies_by_verb, negates
from recoupe.link.pile import Pile
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import plain
from recoupe.link.weights import weight
from recoupe.link.witnesses import families
from recoupe.model import Claim, Mention, Text
from recoupe.terms import EntityType, HolderPath, Polarity, Stance
from recoupe.weighing import question

STATED = frozenset({
    Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.EVALUATES, Stance.PREDICTS,
    Stance.EXPRESSES_CONCERN,
})  # fmt: skip
"""Stances that a denial may answer."""

STEM = 6
"""Letters by which words of one root are told."""

LONG_WORD = 5

NEARBY = 200
"""Characters between two claims of which one may answer the other with no word of it."""

YES, NO = "yes", "no"

DENIER = "denier named"


@dataclass(frozen=True, slots=True)
class Answered:
    """The statement a denial most likely answers; ``sum`` in thousandths of log odds, ``signs`` the heaviest first."""

    claim: Claim
    sum: int
    signs: tuple[str, ...]


def candidates(pile: Pile, denial: Claim, claims: Iterable[Claim]) -> list[Claim]:
    """What somebody else states, of those claims, that a denial might answer: in its text, or naming who denies."""
    stated = (one for one in claims if one.stance in STATED)
    near = (one for one in stated if one.span.text == denial.span.text or _names(pile, one, denial))
    return [one for one in near if _may_answer(pile, denial, one)]


def _names(pile: Pile, one: Claim, denial: Claim) -> bool:
    """True where a statement names whoever denies."""
    return not own_topic(pile, one).actors.isdisjoint(families(pile, denial))


def _may_answer(pile: Pile, denial: Claim, one: Claim) -> bool:
    if one.id == denial.id or one.content == denial.content or _same_people(pile, denial, one):
        return False
    return not speaks_itself(pile, denial, one)


def _same_people(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for one speaker by key or by words; bodies of one state are set apart where one names the other's words."""
    if set(families(pile, a)) & set(families(pile, b)):
        return not adversaries(pile, a)
    mine, others = ({plain(one.span.surface) for one in claim.holders if one.span} for claim in (a, b))
    return bool(mine & others)


def is_tied(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for a charge, and where more than weak signs ties the two: a rare word, a name, a verb of denying near by.

    What another article tells is answered by whoever denies it with such a verb, in words it has too.
    """
    twice = claim.span in denial.span and claim.stance is not Stance.SUSPECTS and not families(pile, claim)
    if denial.span in claim.content or twice:
        return False  # who reports a denial, and what is read twice in one clause
    person = any(one is not None and one.type is EntityType.PERSON for one in _tellers(pile, denial))
    if person and not families(pile, claim) and any(one.path is HolderPath.COREFERENCE for one in claim.holders):
        return False  # « a-t-il déclaré », and nobody knows who: it may be who denies
    if claim.stance is Stance.SUSPECTS:
        return True
    shares = not own_topic(pile, denial).terms.keys().isdisjoint(own_topic(pile, claim).terms)
    if denial.span.text != claim.span.text:
        return shares and (denies_by_verb(pile, denial) or bool(adversaries(pile, denial)))
    gap = max(denial.span.start - claim.span.end, claim.span.start - denial.span.end)
    return shares or _names(pile, claim, denial) or (gap < NEARBY and denies_by_verb(pile, denial))


def _tellers(pile: Pile, claim: Claim) -> list[Mention | None]:
    return [pile.get(one.mention, Mention) for one in claim.holders]


def most_likely(pile: Pile, denial: Claim, claims: Sequence[Claim]) -> Answered | None:
    """The candidate whose signs weigh most; None where there is none."""
    asked = question("reply")
    if not asked.answers:
        return None
    found: list[Answered] = []
    stated = (one for one in candidates(pile, denial, claims) if not _is_negative(pile, one))
    for one in (one for one in stated if is_tied(pile, denial, one)):
        signs = features(pile, denial, one)
        sums = asked.sums(signs)
        found.append(Answered(one, sums[YES] - sums[NO], asked.heaviest(signs, YES)))
    return max(found, key=lambda one: (one.sum, one.claim.id), default=None)


def _is_negative(pile: Pile, claim: Claim) -> bool:
    return claim.polarity is Polarity.NEGATIVE or negates(pile, claim)


def features(pile: Pile, denial: Claim, claim: Claim) -> frozenset[str]:
    """The signs that one claim is, or is not, what a denial answers."""
    signs = {*_of_words(pile, denial, claim), *_of_matter(pile, denial, claim), *_of_people(pile, denial, claim)}
    signs |= {*_of_place(pile, denial, claim), *_of_kind(pile, denial, claim)}
    one_text = "here" if denial.span.text == claim.span.text else "elsewhere"
    crossed = {f"{one_text} {sign}" for sign in signs if sign.startswith(("own>", "alike>", "stems>", "stated "))}
    return frozenset(signs | crossed)


def _steps(name: str, value: float, cuts: Iterable[float]) -> set[str]:
    return {f"{name}>{cut:g}" for cut in cuts if value > cut}


def _of_words(pile: Pile, denial: Claim, claim: Claim) -> set[str]:
    """How much of the words of the two is common, by lemma and by root."""
    mine, others = _words(pile, denial), _words(pile, claim)
    shared = sorted((min(mine[word], others[word]) for word in mine.keys() & others.keys()), reverse=True)
    length = (sum(one * one for one in mine.values()) * sum(one * one for one in others.values())) ** 0.5
    roots, of_others = _roots(mine), _roots(others)
    rooted = sum(min(roots[one], of_others[one]) for one in roots.keys() & of_others.keys())
    signs = _steps("words", sum(shared), (0, 0.3, 0.6, 1, 1.5, 2))
    signs |= _steps("alike", sum(one * one for one in shared) / (length + 0.05), (0.05, 0.1, 0.2, 0.3, 0.45))
    signs |= _steps("stems", rooted, (0, 0.3, 0.6, 1, 1.5, 2))
    return signs | _steps("rarest", shared[0] if shared else 0, (0.3, 0.5, 0.7))


def _words(pile: Pile, claim: Claim) -> dict[str, float]:
    """The words of a claim with their weights; noted, for a story asks of one claim for each of its denials."""
    noted = pile.noted("weighed")
    known = noted.get(claim.id)
    if not isinstance(known, dict):
        text = pile.get(claim.span.text, Text)
        language = text.language if text else ""
        known = {simple: weight(language, simple) for simple in map(plain, claim.terms)}
        noted[claim.id] = known
    return known


def _roots(words: dict[str, float]) -> dict[str, float]:
    return {word[:STEM]: value for word, value in words.items() if len(word) >= LONG_WORD}


def _of_matter(pile: Pile, denial: Claim, claim: Claim) -> set[str]:
    """What acts, things, names and actors the two and their surroundings share."""
    mine, others = matter(pile, denial), matter(pile, claim)
    silent = speaking(pile, denial, claim)
    total, own = common(mine, others, silent)
    shared = {one.split()[0] for one in mine.own.keys() & others.own.keys() if one not in silent}
    size = sum(value for one, value in mine.own.items() if one not in silent)
    signs = _steps("own", own, (0, 0.5, 1, 1.5, 2, 3)) | _steps("around", total - own, (0, 0.4, 0.8, 1.2, 1.8, 2.4))
    signs |= _steps("share", own / (size + 0.7), (0.1, 0.2, 0.3, 0.45, 0.6, 0.8)) | _steps("size", size, (0.5, 1, 2, 3))
    signs |= {f"one {kind}" for kind in shared}
    if vetoed(own_topic(pile, denial), own_topic(pile, claim)):
        signs.add("vetoed")
    concepts = [{one.concept for one in counted(pile, some)} for some in (denial, claim)]
    if all(concepts):
        signs.add("one thing counted" if concepts[0] & concepts[1] else "other things counted")
    return signs


def _of_people(pile: Pile, denial: Claim, claim: Claim) -> set[str]:
    """Whether one of the two speakers is named in what the other says."""
    signs = set()
    mine, others = set(families(pile, denial)), set(families(pile, claim))
    if _names(pile, claim, denial):
        signs |= {DENIER, f"{DENIER}, {claim.stance}"}
    if others & own_topic(pile, denial).actors:
        signs.add("speaker named in the denial")
    if _named_by_words(pile, denial, claim):
        signs |= {"denier in its words", f"denier in its words, {claim.stance}"}
    if _named_by_words(pile, claim, denial):
        signs.add("speaker in the words of the denial")
    signs.add("nobody speaks" if not others else "described" if all(map(_said, others)) else "named")
    if not mine:
        signs.add("nobody denies")
    return signs


def _said(key: str) -> bool:
    return key.startswith(SAID)


def _named_by_words(pile: Pile, speaker: Claim, other: Claim) -> bool:
    """True where a telling word of a speaker's description stands in what the other says."""
    text = pile.get(speaker.span.text, Text)
    language = text.language if text else ""
    told = {word for one in speaker.holders if one.span for word in plain(one.span.surface).split()}
    telling = {word for word in told if len(word) > 2 and weight(language, word) >= 0.3}
    return not telling.isdisjoint(plain(other.content.surface).replace("'", " ").split())


def _of_place(pile: Pile, denial: Claim, claim: Claim) -> set[str]:
    """Where the two stand in one text, or how many days lie between their texts."""
    if denial.span.text != claim.span.text:
        days = [day_of(pile, one.span.text) for one in (denial, claim)]
        if not all(days):
            return {"texts", "undated"}
        order = "same day" if days[0] == days[1] else "said before" if days[1] < days[0] else "said after"
        return {"texts", f"texts, {order}"}
    order = "before" if claim.span.start < denial.span.start else "after"
    gap = max(denial.span.start - claim.span.end, claim.span.start - denial.span.end, 0)
    between = _between(pile, denial, claim)
    signs = {"one text", f"one text, {order}"}
    signs |= {f"{order}, within {most}" for most in (1, 60, 200, 400, 800, 1600) if gap < most}
    return signs | {f"{order}, {most} between" for most in (0, 1, 2, 4) if between <= most}


def _between(pile: Pile, a: Claim, b: Claim) -> int:
    """Claims that begin between two of one text."""
    low, high = sorted((a.span.start, b.span.start))
    return sum(low < one.span.start < high for one in pile.claims_in(a.span.text))


def _of_kind(pile: Pile, denial: Claim, claim: Claim) -> set[str]:
    """What kinds of claim the two are."""
    signs = {f"stated {claim.stance}", f"stated {claim.certainty}", f"stated {claim.report_type}"}
    if _is_negative(pile, claim):
        signs.add("stated negative")
    if claim.content in denial.content or denial.content in claim.content:
        signs.add("one holds the other")
    signs.add(f"denied {denial.report_type}")
    if not denial.terms:
        signs.add("denial without words")
    events = {one.predicate for one in pile.events(claim)}
    if events & {one.predicate for one in pile.events(denial)}:
        signs.add("one event")
    return signs
