"""Predictions and what came of them: borne out, contradicted, or not reported though the matter was followed.

Inputs: Claim, its topic and its witnesses, DocumentDate. Keys: an act and an actor. What leaves: a prediction check for
each prediction of a named speaker that a later text bears on; one of which the day is past, and of which later texts on
the same matter report nothing, is open and shown as that. Refuses: to call a prediction false because nothing was
reported, and to check one against texts that may be older.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from recoupe.graph import group
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    beside,
    claim_point,
    day_of,
    finding,
    holders,
    in_time,
    phrase,
    stance_name,
    story,
)
from recoupe.link.folding import STATE_KEY
from recoupe.link.likeness import firm, groups_of, similarity
from recoupe.link.linkage import sorted_pair
from recoupe.link.names import shorten
from recoupe.link.negations import is_negative
from recoupe.link.pile import Pile
from recoupe.link.standing import happened
from recoupe.link.stories import kin
from recoupe.link.topics import Topic
from recoupe.link.vocabulary import function_forms, language_pack
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Text, Tie
from recoupe.terms import Certainty, FindingKind, Relation, Stance, Status

LATER = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES, Stance.SUSPECTS, Stance.DENIES})
"""Stances that may report what was predicted."""

CLOSE = 0.6
"""Least likeness of a prediction and of the later report it is set beside."""

PARTIES = 2
"""Actors that a later text on the matter of a prediction names as well."""

SHOWN = 3
"""Later claims on the matter shown beside a prediction of which nothing is reported."""


def prediction_checks(pile: Pile, topics: Mapping[str, Topic]) -> list[Finding]:
    """Predictions with what later texts report of the same act, thing and actor, for or against, or nothing."""
    foretold = [one for one in pile.of(Claim) if _foretells(pile, one) and day_of(pile, one.span.text)]
    parties = frozenset(actor for one in foretold for actor in topics[one.id].actors)
    others = (one for one in pile.of(Claim) if not parties.isdisjoint(topics[one.id].actors))
    wanted = frozenset(key for one in foretold for key in _keys(topics[one.id]))
    said = group(others, lambda claim: wanted.intersection(_keys(topics[claim.id])))
    found = []
    for claim in foretold:
        about, day = topics[claim.id], day_of(pile, claim.span.text)
        near = {one.id: one for key in _keys(about) for one in said.get(key, ())} if about.acts else {}
        told = {one.id: one for one in _of_its_proposition(pile, claim)}
        after = [one for _, one in sorted((near | told).items()) if day_of(pile, one.span.text) > day]
        shown = [
            one
            for one in after
            if _reports(pile, one)
            and (one.id in told or (_same_happening(about, topics[one.id]) and _of_one_matter(pile, claim, one)))
        ]
        if shown:
            found.append(_check(pile, claim, in_time(pile, shown)))
        elif about.days and about.deeds:
            found += _open(pile, claim, about, [one for one in after if _on_the_matter(about, topics[one.id])])
    return found


def _of_one_matter(pile: Pile, claim: Claim, later: Claim) -> bool:
    """True in one story, and in two articles that tell of one matter, however long after."""
    here, there = claim.span.text, later.span.text
    return story(pile, here) == story(pile, there) or sorted_pair(here, there) in kin(pile)


def _of_its_proposition(pile: Pile, claim: Claim) -> list[Claim]:
    """The claims of its proposition that its story tells elsewhere."""
    here = story(pile, claim.span.text)
    near = (pile.get(name, Claim) for name in beside(pile, claim.id))
    return [one for one in near if one and one.span.text != claim.span.text and story(pile, one.span.text) == here]


def _foretells(pile: Pile, claim: Claim) -> bool:
    """True for what a named speaker tells as still to come; « les bénéfices sont évidents » foretells nothing.

    Nor does « révèle comment sera le pont », which leaves out what will be.
    """
    if claim.stance is not Stance.PREDICTS or _asks(pile, claim):
        return False
    events = pile.events(claim)
    coming = not events or any(event.status in (Status.PLANNED, Status.HEDGED) for event in events)
    return coming and bool(families(pile, claim))


def _asks(pile: Pile, claim: Claim) -> bool:
    """True for a content that begins as an indirect question does."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    first = claim.content.surface.replace("’", "'").lower().split()[:1]
    return language is not None and bool(first) and first[0] in function_forms(language, "wh")


def _keys(about: Topic) -> list[str]:
    """An act, the kind of an act, or a thing, with an actor."""
    return [f"{one}|{actor}" for one in (*about.acts, *groups_of(about.acts), *about.things) for actor in about.actors]


def _reports(pile: Pile, claim: Claim) -> bool:
    """True for what is told as having happened or not: a second prediction bears nothing out."""
    sure = claim.certainty is Certainty.CERTAIN or claim.stance is Stance.DENIES
    return claim.stance in LATER and sure and happened(pile, claim) is not False


def _same_happening(a: Topic, b: Topic) -> bool:
    return bool(a.sure & b.sure) and firm(a, b) and similarity(a, b) >= CLOSE


def _on_the_matter(predicted: Topic, later: Topic) -> bool:
    """True for a later claim that would tell what was predicted: same parties, an act of the same kind or its thing.

    Who predicts and who reports are no parties, unless they are states: « selon RTL » tells two matters alike.
    """
    acts = predicted.acts & later.acts or groups_of(predicted.acts) & groups_of(later.acts)
    speaking = {one for one in predicted.speakers | later.speakers if len(one) != STATE_KEY}
    parties = (predicted.actors & later.actors) - speaking
    return len(parties) >= PARTIES and bool(acts or predicted.things & later.things)


def _open(pile: Pile, claim: Claim, about: Topic, later: Sequence[Claim]) -> list[Finding]:
    """The prediction with the last claims on its matter, when its day is past by then; none when nobody followed it."""
    due = max(high for _, high in about.days)
    after = [one for one in in_time(pile, later) if _ordinal(pile, one) > due]
    if not after:
        return []
    until = day_of(pile, after[-1].span.text)[:10]
    words = {
        language: {
            "who": holders(pile, [claim], language),
            "words": shorten(claim.content.surface),
            "later": phrase("nothing_reported", language).format(day=until),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, one) for one in (claim, *after[-SHOWN:])]
    rule = "link/predictions.py#open"
    return [finding(pile, FindingKind.PREDICTION_CHECK, points, words, Sides([claim]), rule)]


def _ordinal(pile: Pile, claim: Claim) -> int:
    known = pile.date_of.get(claim.span.text)
    return date.fromisoformat(known.published_low[:10]).toordinal() if known and known.published_low else 0


def _check(pile: Pile, claim: Claim, shown: Sequence[Claim]) -> Finding:
    against = [one for one in shown if is_negative(one) is not is_negative(claim)]
    words = {
        language: {
            "who": holders(pile, [claim], language),
            "words": shorten(claim.content.surface),
            "later": "; ".join(dict.fromkeys(_later(pile, one, language) for one in shown)),
        }
        for language in LANGUAGES
    }
    rule = "link/predictions.py#reported"
    points = [claim_point(pile, one) for one in (claim, *shown)]
    reason = "reported later than it was predicted"
    ties = [Tie(Relation.CONTRASTS if one in against else Relation.SUPPORTS, claim.id, one.id, reason) for one in shown]
    sides = Sides([claim, *(one for one in shown if one not in against)], against, ties)
    return finding(pile, FindingKind.PREDICTION_CHECK, points, words, sides, rule)


def _later(pile: Pile, claim: Claim, language: str) -> str:
    """Who reports it and how, with the day."""
    day = day_of(pile, claim.span.text)
    said = f"{holders(pile, [claim], language)}, {stance_name(str(claim.stance), language)}"
    return f"{said} ({day})" if day else said
