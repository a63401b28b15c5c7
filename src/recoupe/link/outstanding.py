"""Outstanding: what is announced or foretold and of which nothing is reported as done until the last article.

Inputs: Claim with its events and witnesses, Event. Keys: the story, of a handful of articles somebody put together.
What leaves: one event status a story that lists what is promised, planned and foretold, each by whom; and a
prediction check for each person who foretells something as an expert does, of which no later article tells. Refuses:
what a later report tells as done by the same people, what nobody with a name says, hopes, threats, quotations, which
are seldom plans, what is only possible, and words whose acts have all happened (« ont signé un traité qui … »).
"""

from collections.abc import Iterable, Sequence

from recoupe.graph import group
from recoupe.link.assembly import (
    ANNOUNCED,
    LANGUAGES,
    Sides,
    beside,
    claim_point,
    day_of,
    finding,
    holders,
    in_time,
    phrase,
    quoted_words,
    when,
)
from recoupe.link.debates import handfuls
from recoupe.link.names import shorten
from recoupe.link.negations import given_by
from recoupe.link.ownacts import TELLS, doers
from recoupe.link.pile import Pile
from recoupe.link.standing import same_words
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Finding, Mention, Text
from recoupe.terms import Certainty, FindingKind, Polarity, ReportType, Stance, Status

ANNOUNCES = frozenset({Stance.PROMISES, Stance.INTENDS, Stance.THREATENS, Stance.PREDICTS})
"""Stances on what is still to come."""

PERSON = "PER:"

FEWEST, MOST = 2, 6
"""Announcements of a story from which they are listed, and how many a line tells."""

LONG = 70
"""Characters of each in the line."""

MARKS = ' «»“”",;'
"""Marks around what is quoted anew."""

WORDS = 3
"""Words from which what is announced is more than a name."""


def outstanding(pile: Pile, known: Sequence[Finding]) -> list[Finding]:
    """What is announced in each story, and what is foretold and in none of the ``known`` findings; sorted by id."""
    checked = {one for some in known if some.kind is FindingKind.PREDICTION_CHECK for one in some.members}
    found: list[Finding] = []
    for claims in handfuls(pile):
        coming = [one for one in claims if _is_coming(pile, one) and not _is_done(pile, one, claims)]
        foretold = [one for one in coming if _is_forecast(pile, one)]
        announced = [one for one in coming if _is_announced(pile, one) and one not in foretold]
        found += _listed(pile, _each_once(pile, announced), claims)
        by_voice = group((one for one in foretold if one.id not in checked), lambda one: families(pile, one))
        found += [_forecast(pile, some, claims) for some in by_voice.values()]
    return sorted({one.id: one for one in found}.values(), key=lambda one: one.id)


def _is_coming(pile: Pile, claim: Claim) -> bool:
    """True for what somebody with a name tells as still to come, in so many words: no question, hope or condition."""
    surely = claim.certainty in (Certainty.CERTAIN, Certainty.PROBABLE) and not claim.condition
    words = claim.content.surface.rstrip(' »”"')
    told = surely and len(words.split()) >= WORDS and not words.endswith("?")
    return told and claim.stance in ANNOUNCES and bool(families(pile, claim))


def _is_announced(pile: Pile, claim: Claim) -> bool:
    """True for what is to be done; a quotation (« nous vaincrons ») is seldom a plan, a threat says only what if."""
    if claim.stance is Stance.THREATENS or claim.report_type is ReportType.DIRECT:
        return False
    acts = pile.events(claim)
    return claim.polarity is Polarity.POSITIVE and (not acts or any(one.status is not Status.ASSERTED for one in acts))


def _is_forecast(pile: Pile, claim: Claim) -> bool:
    """True for what a person without an office of a state predicts, by that verb or as an expert."""
    if claim.stance is not Stance.PREDICTS or any(not one.startswith(PERSON) for one in families(pile, claim)):
        return False
    mentions = [pile.get(holder.mention, Mention) for holder in claim.holders]
    if any(one is not None and one.office in pile.state_offices for one in mentions):
        return False
    return given_by(pile, claim, "stance", str(Stance.PREDICTS)) or _is_of_an_expert(pile, claim)


def _is_of_an_expert(pile: Pile, claim: Claim) -> bool:
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return False
    ends = function_forms(language, "expert_ending")
    said = [word for holder in claim.holders if holder.span for word in plain(holder.span.surface).split()]
    return any(word.strip(",").endswith(ends) for word in said)


def _is_done(pile: Pile, claim: Claim, claims: Iterable[Claim]) -> bool:
    """True where a later article tells an act of its kind as done by one of them, or most of its words as a fact."""
    day = when(pile, claim.span.text)[0]
    after = [one for one in claims if when(pile, one.span.text)[0] > day]
    of_it = {name for name in beside(pile, claim.id) if name != claim.id}
    said = (one for one in after if one.stance in TELLS and one.polarity is Polarity.POSITIVE)
    if any(one.id in of_it or _tells_it(one, claim) for one in said):
        return True
    coming = {event.predicate for event in pile.events(claim)}
    who = {*families(pile, claim), *(one for event in pile.events(claim) for one in doers(pile, event))}
    later = (event for text in sorted({one.span.text for one in after}) for event in pile.events_in(text))
    done = (one for one in later if one.status is Status.ASSERTED and one.polarity is Polarity.POSITIVE)
    return any(one.predicate in coming and (not (told := doers(pile, one)) or told & who) for one in done)


def _tells_it(later: Claim, claim: Claim) -> bool:
    """True where two thirds of the words of what is announced, and two at least, are told as certain."""
    both = {*later.terms} & {*claim.terms}
    return later.certainty is Certainty.CERTAIN and len(both) >= FEWEST and 3 * len(both) >= 2 * len({*claim.terms})


def _each_once(pile: Pile, announced: Sequence[Claim]) -> list[list[Claim]]:
    """Announcements in order of time, those of the same voice and words together."""
    found: list[list[Claim]] = []
    for claim in in_time(pile, announced):
        same = (
            some for some in found if same_words(some[0], claim) and families(pile, some[0]) == families(pile, claim)
        )
        some = next(same, None)
        if some is None:
            found.append([claim])
        else:
            some.append(claim)
    return found


def _last_day(pile: Pile, claims: Iterable[Claim]) -> str:
    return max((day_of(pile, one.span.text)[:10] for one in claims), default="")


def _listed(pile: Pile, announced: Sequence[Sequence[Claim]], claims: Sequence[Claim]) -> list[Finding]:
    if len(announced) < FEWEST:
        return []
    told = announced[-MOST:]
    until = _last_day(pile, claims)
    words = {}
    for language in LANGUAGES:
        each = [
            phrase("told_by", language).format(
                words=shorten(quoted_words(some[0]).strip(MARKS), LONG), who=holders(pile, some, language)
            )
            for some in told
        ]
        words[language] = {"what": phrase("announced", language).format(day=until), "stages": " ; ".join(each)}
    every = [one for some in told for one in some]
    points = [claim_point(pile, one) for one in every]
    return [finding(pile, FindingKind.EVENT_STATUS, points, words, Sides(every), ANNOUNCED)]


def _forecast(pile: Pile, foretold: Sequence[Claim], claims: Sequence[Claim]) -> Finding:
    told = in_time(pile, list(foretold))
    until = _last_day(pile, claims)
    words = {
        language: {
            "who": holders(pile, told, language),
            "words": shorten(told[0].content.surface.strip(MARKS)),
            "later": phrase("nothing_reported", language).format(day=until),
        }
        for language in LANGUAGES
    }
    points = [claim_point(pile, one) for one in told]
    rule = "link/outstanding.py#foretold"
    return finding(pile, FindingKind.PREDICTION_CHECK, points, words, Sides(told), rule)
