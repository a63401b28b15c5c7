"""Reactions: what one speaker offers, threatens or means to do, and how others in the article take it.

Inputs: Claim with its topic and its witnesses. Keys: the text. What leaves: evaluation conflicts: « Oslo se dit prêt à
fermer le détroit. Riga a condamné ces propos, Berlin a appelé Oslo à renoncer à cette fermeture. » One article sets
them side by side, in words of each. Refuses: what names neither who offered it nor what was offered, reactions that
stand before it, and one voice alone: two must react.
"""

import re
from collections.abc import Iterator, Sequence

from recoupe.link.assembly import LANGUAGES, Sides, against, claim_point, finding, holders, quoted_words
from recoupe.link.matters import roots
from recoupe.link.names import in_marks
from recoupe.link.pile import Pile
from recoupe.link.textwise import of_each_text
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import SAID, language_pack, senses
from recoupe.link.witnesses import families, named
from recoupe.model import Claim, Finding, Text, Tie
from recoupe.terms import FindingKind, Relation, Stance

LETTERS = re.compile(r"[^\W\d_]+")
"""Words."""

OFFERED = frozenset({Stance.PROMISES, Stance.THREATENS, Stance.INTENDS})
"""Stances on what a speaker will do."""

TAKEN = frozenset({
    Stance.EVALUATES, Stance.DEMANDS, Stance.DENIES, Stance.REFUSES, Stance.EXPRESSES_CONCERN, Stance.SUSPECTS,
    Stance.THREATENS,
})  # fmt: skip
"""Stances in which others take it."""

TELLING = 0.73
"""Least weight of a word that both share."""

FAR = 1500
"""Characters behind an offer within which an article tells how it was taken."""

ALONG = 240
"""Characters behind a reaction within which another one goes along with it."""

VOICES = 2

OFFERS = "reactions"
"""The room for the reactions of a text."""


def reactions(pile: Pile) -> list[Finding]:
    """One finding per offer that two speakers and more react to, sorted by id."""
    found = of_each_text(pile, OFFERS, list[list[str]], lambda text: list(_in_text(pile, text)))
    every = [[one for name in some if (one := pile.get(name, Claim))] for told in found.values() for some in told]
    return sorted((_finding(pile, some[0], some[1:]) for some in every), key=lambda one: one.id)


def _in_text(pile: Pile, text: str) -> Iterator[list[str]]:
    """Ids of an offer and of the reactions to it, in the order of the text; each reaction once, to the first offer."""
    claims = sorted(pile.claims_in(text), key=lambda one: (one.span.start, one.span.end, one.id))
    taken: set[str] = set()
    for offer in claims:
        if offer.stance not in OFFERED or not named(pile, offer):
            continue
        reacting = [one for one in _reacting(pile, offer, claims) if one.id not in taken]
        if len({name for one in reacting for name in named(pile, one)}) >= VOICES:
            taken |= {one.id for one in reacting}
            yield [offer.id, *(one.id for one in reacting)]


def _reacting(pile: Pile, offer: Claim, claims: Sequence[Claim]) -> list[Claim]:
    found: list[Claim] = []
    own = set(families(pile, offer))
    for one in claims:
        behind = one.span.start - offer.span.end
        if one.stance not in TAKEN or not 0 <= behind <= FAR or not named(pile, one) or own & set(families(pile, one)):
            continue
        names = bool(own_topic(pile, one).actors & own)
        along = bool(found) and one.span.start - found[-1].span.end <= ALONG
        if names and (along or _takes_up(pile, offer, one)):
            found.append(one)
    return found


def _takes_up(pile: Pile, offer: Claim, one: Claim) -> bool:
    """True for a rare word or an act of the offer, and for words that point to what was said: « ses propos »."""
    shared = roots(pile, offer, TELLING) & roots(pile, one, TELLING)
    return bool(shared or own_topic(pile, offer).sure & own_topic(pile, one).sure) or _points(pile, one)


def _points(pile: Pile, claim: Claim) -> bool:
    """True for words that stand for what was said: « les déclarations de M. Poutine »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return False
    words = (one.removesuffix("s") for one in LETTERS.findall(claim.content.surface.lower()))
    return any(senses(language).get(one) == SAID for one in words)


def _finding(pile: Pile, offer: Claim, reacting: Sequence[Claim]) -> Finding:
    ties = [
        Tie(Relation.CONTRASTS, offer.id, one.id, "how others in the article take what one offers") for one in reacting
    ]
    words = {
        language: {
            "sides": against(
                in_marks(quoted_words(offer), language),
                holders(pile, [offer], language),
                holders(pile, reacting, language),
                language,
            )
        }
        for language in LANGUAGES
    }
    claims = [offer, *reacting]
    points = [claim_point(pile, one) for one in claims]
    rule = "link/reactions.py#reactions"
    return finding(pile, FindingKind.EVALUATION_CONFLICT, points, words, Sides(claims, (), ties), rule)
