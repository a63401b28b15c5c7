"""Whose words a claim denies or confirms, where it names them: « les propos d'Ada Holm », « la version du Kremlin ».

Inputs: Claim with the mentions in its content, the function words and speech nouns of the language packs. What leaves:
the keys of those named, and what they said last before in that text. Refuses: « les accusations contre Kiev », whose
author is not named, and whatever names a thing of its own: « la version longue du rapport de Kiev ».
"""

import re
from functools import cache

from recoupe.link.pile import Pile
from recoupe.link.vocabulary import SAID, background, language_pack, plain, senses
from recoupe.model import Claim, Holder, Mention, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, ReportType, Stance

APOSTROPHE = "'"

TELLING = 0.2
"""Weight of a word from which it names something of its own."""

ANSWERING = frozenset({Stance.DENIES, Stance.CONFIRMS, Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM})
"""Stances that words of somebody else can be the object of."""

SPEAKERS = frozenset({EntityType.PERSON, EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION, EntityType.GROUP})
"""Types of mentions that words can be of."""


def adversaries(pile: Pile, claim: Claim) -> frozenset[str]:
    """Keys of those whose words the content of a claim is; empty where it names none of them, or something more."""
    noted = pile.noted("adversaries")
    if claim.id not in noted:
        noted[claim.id] = _adversaries(pile, claim)
    known = noted[claim.id]
    return known if isinstance(known, frozenset) else frozenset()


def _adversaries(pile: Pile, claim: Claim) -> frozenset[str]:
    if claim.stance not in ANSWERING or claim.report_type is ReportType.DIRECT:
        return frozenset()
    return owners(pile, claim)


def owners(pile: Pile, claim: Claim) -> frozenset[str]:
    """The same for words of any stance: « les mensonges du Canard enchaîné »."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return frozenset()
    named = [one for one in _mentions(pile, claim) if _is_author(language, claim, one)]
    if not named or _names_more(language, claim, named):
        return frozenset()
    return frozenset(key for one in named if (key := pile.actor(one.id)) and not key.startswith("PLC:"))


def _mentions(pile: Pile, claim: Claim) -> list[Mention]:
    inside = (pile.get(one, Mention) for one in claim.mentions)
    return [one for one in inside if one and one.type in SPEAKERS and one.span in claim.content]


def _is_author(language: Pack, claim: Claim, mention: Mention) -> bool:
    """True where the mention is all that is denied, owns it (``Kyiv's claims``), or follows « de » or « par »."""
    words = claim.content.surface.replace("’", APOSTROPHE)
    start, end = (place - claim.content.start for place in (mention.span.start, mention.span.end))
    before, after = words[:start], words[end:]
    if not before.strip():
        return not after.strip() or any(after.startswith(one) for one in _forms(language, "of"))
    leading = before.replace(APOSTROPHE, f"{APOSTROPHE} ").split()
    while leading and plain(leading[-1]) in _forms(language, "determiner") and plain(leading[-1]) not in _of(language):
        leading.pop()
    return bool(leading) and plain(leading[-1]) in _of(language)


@cache
def _of(language: Pack) -> frozenset[str]:
    return _forms(language, "of") | _forms(language, "agent")


def _names_more(language: Pack, claim: Claim, named: list[Mention]) -> bool:
    """True when a word of the content is neither one of saying nor part of who said it, or of where he was heard."""
    medium = [claim.medium.span] if claim.medium else []
    words = " ".join(one.surface for one in (*(one.span for one in named), *medium)).replace("’", APOSTROPHE)
    who = set(plain(words.replace(APOSTROPHE, " ")).replace("-", " ").split())
    weights = background(language)
    return any(
        weights.get(word, 1.0) >= TELLING
        and who.isdisjoint(plain(word).split("-"))
        and not _is_of_saying(language, word)
        for word in claim.terms
    )


def _is_of_saying(language: Pack, word: str) -> bool:
    """« une information avancée par », « les accusations portées par M. Holm »: words that say that it was said."""
    saying = word in referring(language) or word in _verbs(language) or len(word.strip(".")) <= LETTERS
    return saying or plain(word) in _forms(language, "untrue")


FAR = 800
"""Characters beyond which what somebody named said is not what is answered."""

OPENING = 250
"""Characters at the head of a text, its title and the sentence below, that tell what the text goes on to tell."""

NAMED = re.compile(r"(?<=\s)[^\W\d_a-zß-öø-ÿ]")
"""The capital of a name: whose version it is by name is told by the mention."""

SHORT = 7
"""Words of what only names whose version it is."""

LETTERS = 2
"""Letters of a title cut short: M., Mr, Me."""


@cache
def _verbs(language: Pack) -> frozenset[str]:
    """Verbs by which something is said or made known."""
    said = {row["lemma"] for row in language["cues"] if row["upos"] == "VERB"}
    return frozenset(said | _forms(language, "brought"))


@cache
def referring(language: Pack) -> frozenset[str]:
    """Nouns that stand for what was said: accusation, information, version, and for how: « récuse le terme »."""
    return _sayings(language) | {row["lemma"] for row in language["speech_nouns"]}


@cache
def _sayings(language: Pack) -> frozenset[str]:
    """The same without those who say it: a union, a sheriff, a study."""
    cues = {row["lemma"] for row in language["cues"] if row["upos"] == "NOUN"}
    said = {word for word, sense in senses(language).items() if sense == SAID}
    return frozenset(cues | said | _forms(language, "wording"))


@cache
def _forms(language: Pack, name: str) -> frozenset[str]:
    return frozenset(plain(row["form"]) for row in language["function_words"] if row["class"] == name)


def said_by(pile: Pile, claim: Claim, keys: frozenset[str], stances: frozenset[Stance]) -> Claim | None:
    """What one of the actors said last before a claim in its text, in words that tell something; None for nothing."""
    said = [one for one in _near(pile, claim, stances) if not adversaries(pile, one)]
    return _last(claim, [one for one in said if any(_speaks(pile, holder, keys) for holder in one.holders)])


def _near(pile: Pile, claim: Claim, stances: frozenset[Stance]) -> list[Claim]:
    """What was said not long before a claim; of one that opens its text, what is said below, too."""
    every = [one for one in pile.claims_in(claim.span.text) if one.stance in stances and one.id != claim.id]
    before = [one for one in every if 0 <= claim.span.start - one.span.end <= FAR]
    if claim.span.start > OPENING:
        return before
    answers = {one.span.start for one in pile.claims_in(claim.span.text) if adversaries(pile, one)}
    behind = [one for one in every if 0 <= one.span.start - claim.span.end <= FAR]
    return before + [one for one in behind if one.span.start not in answers]  # what it says in reply came after


def _last(claim: Claim, said: list[Claim]) -> Claim | None:
    """What was said last before a claim, else first behind it: a title tells that a video contradicts it."""
    before = [one for one in said if one.span.end <= claim.span.start]
    behind = (one for one in said if one.span.start >= claim.span.end)
    last = max(before, key=lambda one: (one.span.end, one.span.start, one.id), default=None)
    return last or min(behind, key=lambda one: (one.span.start, one.span.end, one.id), default=None)


def said_by_described(pile: Pile, claim: Claim, stances: frozenset[Stance]) -> Claim | None:
    """The same where they are known by what they are: « la version du préfet », "the company's account"."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None or claim.stance not in ANSWERING:
        return None
    words = _spoken(claim.content.surface)
    if len(words) > SHORT or NAMED.search(claim.content.surface):
        return None
    known = {*referring(language), *_forms(language, "version")}
    if known.isdisjoint({*words, *(word.removesuffix("s") for word in words)}):
        return None
    own = {*_sayings(language), *_forms(language, "version"), *_forms(language, "determiner"), *_of(language)}
    left = {word for word in words if word not in own and word.removesuffix("s") not in own and len(word) > LETTERS}
    said = _near(pile, claim, stances) if left else []
    return _last(claim, [one for one in said if any(left <= _called(holder) for holder in one.holders)])


def _called(holder: Holder) -> set[str]:
    """The words a holder is called by, without the mark of the plural."""
    words = _spoken(holder.span.surface) if holder.span else []
    return {*words, *(word.removesuffix("s") for word in words)}


def _spoken(words: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", plain(words)) if word != "s"]


def _speaks(pile: Pile, holder: Holder, keys: frozenset[str]) -> bool:
    return pile.holder_key(holder) in keys or not keys.isdisjoint(holder.speaks_for)
