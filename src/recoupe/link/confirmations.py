"""What one tells and another confirms right behind: a source at the airport, then the family, then an official.

Inputs: Claim with its holders, topic and target. Keys: the text. What leaves: a corroboration of what is told and of
those who confirm it, named or not: the words of the article set them side by side. Who « raconte la même chose » bears
it out as well. Refuses: who confirms what nobody else was read to say, who confirms himself, who grants less than was
told, and a confirmation of another matter.
"""

from collections.abc import Iterable, Sequence

from recoupe.graph import components
from recoupe.link.aims import target_of
from recoupe.link.assembly import LANGUAGES, Sides, claim_point, finding, holders, in_time, quoted_words
from recoupe.link.counts import counted
from recoupe.link.pile import Pile
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import WORD, function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Text
from recoupe.terms import FindingKind, HolderPath, Polarity, Stance

NEAR = 300
"""Characters before a confirmation in which stands what it confirms."""

FEW = 6
"""Words of a content that says no more than that it is the same."""

OPENING = 2
"""Words of a content among which stands the noun that it is: « l'information », "the news"."""

TOLD = frozenset({Stance.ASSERTS, Stance.ESTIMATES})

SOMEBODY = (HolderPath.EXPLICIT, HolderPath.RELATIVE_PRONOUN, HolderPath.COREFERENCE)
"""How holders are found who stand in the text."""


def confirmations(pile: Pile, corroborated: Sequence[Finding]) -> list[Finding]:
    """One corroboration for each thing told and confirmed in a text, sorted by id; none that another one holds."""
    pairs = [(told.id, one.id) for one in pile.of(Claim) if _bears_out(pile, one) for told in _told_before(pile, one)]
    claims = {one.id: one for one in pile.of(Claim)}
    groups = components({end for pair in pairs for end in pair}, pairs)
    known = [set(one.members) for one in corroborated]
    found = [_corroboration(pile, [claims[one] for one in some]) for some in groups]
    return sorted((one for one in found if not any(other & {*one.members} for other in known)), key=lambda one: one.id)


def _bears_out(pile: Pile, claim: Claim) -> bool:
    return _confirms(pile, claim) or _says_the_same(pile, claim)


def _confirms(pile: Pile, claim: Claim) -> bool:
    """True for somebody who confirms in so many words: who admits less than was told grants it, no more."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.stance is not Stance.CONFIRMS or claim.polarity is not Polarity.POSITIVE:
        return False
    said = WORD.findall(plain(claim.span.surface))
    granted = not counted(pile, claim) and not claim.condition
    return granted and bool(_who(claim)) and not set(function_forms(language, "bears_out")).isdisjoint(said)


def _says_the_same(pile: Pile, claim: Claim) -> bool:
    """True for « raconte la même chose que le syndicat », which tells what another did and nothing more."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.stance is not Stance.ASSERTS or claim.events or not _who(claim):
        return False
    said = f" {' '.join(WORD.findall(plain(claim.span.surface)))} "
    short = len(claim.content.surface.split()) <= FEW
    return short and any(f" {plain(form)} " in said for form in function_forms(language, "same_told"))


def _who(claim: Claim) -> frozenset[str]:
    """The words by which a claim names those who say it."""
    spans = (one.span for one in claim.holders if one.path in SOMEBODY and one.span)
    return frozenset(one.surface.lower() for one in spans)


def _told_before(pile: Pile, claim: Claim) -> Iterable[Claim]:
    """What a claim confirms: what it aims at, else what another told right before of the same act or thing."""
    target = target_of(pile, claim)
    start = claim.span.start
    before = [one for one in pile.claims_in(claim.span.text) if 0 <= start - one.span.end <= NEAR]
    before = [one for one in before if _confirms(pile, one) or (_who(one) and _tells(one))]
    others = [one for one in before if not _one_voice(pile, one, claim)]
    if target is not None and target in others:
        return [target]
    if others and (_confirms_the_news(pile, claim) or _says_the_same(pile, claim)):
        last = max(others, key=lambda one: (one.span.end, one.id))
        return [one for one in others if one is last or (_tells(one) and _one_voice(pile, one, last))]
    alike = [one for one in others if _of_one_matter(pile, one, claim)]
    return sorted(alike, key=lambda one: (one.span.end, one.id))[-1:]


def _confirms_the_news(pile: Pile, claim: Claim) -> bool:
    """True for « a confirmé l'information dans un communiqué »: it names nothing but what was told, all of it."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    begins = WORD.findall(plain(claim.content.surface))[:OPENING]
    news = language is not None and not set(function_forms(language, "news")).isdisjoint(begins)
    return news and not (claim.events or claim.mentions)


def _tells(claim: Claim) -> bool:
    return claim.stance in TOLD and claim.polarity is Polarity.POSITIVE


def _one_voice(pile: Pile, a: Claim, b: Claim) -> bool:
    return bool(_who(a) & _who(b) or set(families(pile, a)) & set(families(pile, b)))


def _of_one_matter(pile: Pile, a: Claim, b: Claim) -> bool:
    """True for an act that one tells and the other hints at, or two things and names in common."""
    one, other = own_topic(pile, a), own_topic(pile, b)
    acts = (one.sure & other.acts) | (one.acts & other.sure)
    return bool(acts) or len(one.things & other.things) + len(one.names & other.names) > 1


def _corroboration(pile: Pile, claims: Sequence[Claim]) -> Finding:
    told = in_time(pile, claims)
    who = {one: holders(pile, told, one) for one in LANGUAGES}
    words = {one: {"who": who[one], "words": quoted_words(told[0])} for one in LANGUAGES}
    points = [claim_point(pile, one) for one in told]
    rule = "link/confirmations.py#confirmations"
    return finding(pile, FindingKind.CORROBORATION, points, words, Sides(told), rule)
