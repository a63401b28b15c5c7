"""Verdicts: a few words that call untrue what somebody said: « Faux », « un conte de fées », « C'est un mensonge ».

Inputs: Claim, the function words of the language packs. What leaves: whether a claim is one, and whether it fits what
it would be on. Refuses: judgements of a thing (« une étude infondée », « de fausses cartes »), verdicts nobody is read
to give, and those on words that give the same verdict themselves.
"""

import re
from functools import cache
from itertools import islice

from recoupe.link.adversaries import SPEAKERS, referring
from recoupe.link.pile import Pile
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.model import Claim, Text
from recoupe.packs import Pack
from recoupe.terms import HolderPath, MentionKind, ReportType, Stance

ANSWERS = frozenset({
    Stance.DENIES, Stance.HAS_NOT_CONFIRMED, Stance.DECLINES_TO_CONFIRM, Stance.DECLINES_TO_COMMENT,
})  # fmt: skip
"""Stances that answer what was said before, whether their own words point to it or not."""

SHORT = 7
"""Words of a verdict: « C'est un mensonge grossier » says nothing but that."""

JUDGING = 2
"""Words of its own that a verdict may have: « un mensonge grossier », « un conte de fées »."""

VERY_SHORT = 4
"""The same of what is told in an article's own words: « évoque une hausse des fausses cartes » is none."""

LONGER = 12
"""The same where the words are read as a denial."""

KIN = 5
"""Letters by which a form is told to be of a lemma."""

SPOKEN = re.compile(r"[^\s'’-]*\w[^\s'’-]*")


MAY_JUDGE = ANSWERS | {Stance.EVALUATES, Stance.ASSERTS}
"""Stances that what is called untrue is read with."""


def is_verdict(pile: Pile, claim: Claim) -> bool:
    """True for a few words that call untrue what somebody said: « Faux », « un conte de fées »."""
    noted = pile.noted("verdict")
    if claim.id not in noted:
        noted[claim.id] = _is_verdict(pile, claim)
    return noted[claim.id] is True


def judges_only(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for a verdict that names hardly a thing the target lacks: « la situation absurde de Bloquel » judges him.

    A speaker's own words may be as many as they like.
    """
    language = _language(pile, claim)
    if language is None or claim.report_type is ReportType.DIRECT:
        return True
    if _names_another(pile, claim, target) or _calls_a_thing(language, claim, target):
        return False
    known = referring(language) | _untrue(language) | set(target.terms)
    more = [word for word in claim.terms if word not in known and plain(word) not in known]
    return len(more) <= JUDGING


def _calls_a_thing(language: Pack, claim: Claim, target: Claim) -> bool:
    """True for « ce vote d'"énorme mensonge" », where what is called untrue is a thing that nobody told before."""
    before = re.split(r"[«“\"]", claim.content.surface)[0]
    if before == claim.content.surface or not before.strip():
        return False
    told = {word[:KIN] for word in _words(before)}
    things = {word for word in claim.terms if plain(word)[:KIN] in told and word not in referring(language)}
    return bool(things) and (target.stance is Stance.EVALUATES or not things <= set(target.terms))


def _names_another(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True where the verdict names somebody of whom the target says nothing, and who does not say it."""
    inside = pile.mentions_in(claim.content.text, claim.content.start, claim.content.end)
    named = [one for one in inside if one.kind is MentionKind.NAME and one.type in SPEAKERS]
    keys = {*pile.actors_in(target), *(pile.holder_key(holder) for holder in target.holders)}
    return any(pile.actor(one.id) not in keys and one.span.surface not in target.span.surface for one in named)


def is_of_another(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True for « les mensonges de la Gazette » where no Gazette says or is named in what it would be on."""
    language = _language(pile, claim)
    if language is None:
        return False
    untrue, of = "|".join(sorted(_untrue(language))), "|".join(sorted(function_forms(language, "of")))
    leading = "|".join(sorted(function_forms(language, "determiner")))
    name = rf"(?i:\b(?:{untrue}) (?:{of}) ?(?:(?:{leading}) ?)?)([A-ZÀ-Þ][\w-]+)"
    told = [met.group(1) for met in re.finditer(name, claim.content.surface.replace("’", "'"))]
    return any(word not in target.span.surface for word in told)


def agrees(pile: Pile, claim: Claim, target: Claim) -> bool:
    """True where the words a verdict would be on give the same verdict: « juge absurde que … », « C'est absurde »."""
    language = _language(pile, claim)
    if language is None:
        return False
    return bool(set(_words(claim.content.surface)) & _untrue(language) & set(_words(target.span.surface)))


def _is_verdict(pile: Pile, claim: Claim) -> bool:
    language = _language(pile, claim)
    if language is not None and _is_not_true(language, claim):
        return True
    if language is None or pile.events(claim) or claim.stance not in MAY_JUDGE:
        return False
    if _is_longer(claim.content.surface, LONGER) or _is_nobodys(claim):
        return False
    bare = _words(claim.content.surface)
    most = LONGER if claim.stance is Stance.DENIES else SHORT
    told = claim.stance is Stance.ASSERTS and claim.report_type is ReportType.INDIRECT
    if not set(bare).isdisjoint(function_forms(language, "negator")) or (told and len(bare) > VERY_SHORT):
        return False
    short = len([word for word in bare if word]) <= most and not _untrue(language).isdisjoint(bare)
    return short and not _judges_a_thing(language, claim, bare)


def _is_longer(told: str, most: int) -> bool:
    """True for more than so many words."""
    return len(list(islice(SPOKEN.finditer(told), most + 1))) > most


def _is_not_true(language: Pack, claim: Claim) -> bool:
    """True for "That is simply not true", « Ce n'est pas vrai »: a few words of a speaker's own that deny truth."""
    if claim.report_type is not ReportType.DIRECT:
        return False
    told = claim.content.surface.replace("n't", " not")
    if _is_longer(told, SHORT):
        return False
    words = _words(told)
    few = len([word for word in words if word]) <= SHORT
    denied = not set(words).isdisjoint(function_forms(language, "negator"))
    said = not set(words).isdisjoint(function_forms(language, "demonstrative"))
    truth = not set(words).isdisjoint(function_forms(language, "truth"))
    return few and denied and said and truth and not _is_nobodys(claim)


def _is_nobodys(claim: Claim) -> bool:
    """True where no speaker was read at all: « C'est faux » inside a longer quotation."""
    return all(holder.path is HolderPath.ABSENT for holder in claim.holders)


def _words(surface: str) -> list[str]:
    words = plain(surface.replace("’", "'")).replace("'", " ").split()
    return [part.strip('«»“”".,;:!?()') for word in words for part in word.split("-")]


def _judges_a_thing(language: Pack, claim: Claim, words: list[str]) -> bool:
    """True where the word for untrue is said of a noun that stands for nothing said: « une étude infondée »."""
    judging = {word[:KIN] for word in _untrue(language)}
    own = {plain(word)[:KIN] for word in claim.terms if word not in _said(language)} - judging
    leading = function_forms(language, "determiner")
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place > 1 and words[place - 2] in leading else ""
        if word in function_forms(language, "untrue_before") and _is_of(after, own):
            return True
        if word in function_forms(language, "untrue") and _is_of(before, own):
            return True
    return False


def _is_of(form: str, stems: set[str]) -> bool:
    """True for a form that begins like a lemma; of a short one nothing but an ending may follow: « cils »."""
    return form[:KIN] in stems or any(form.removesuffix(end) in stems for end in ("s", "x"))


@cache
def _said(language: Pack) -> frozenset[str]:
    """Nouns for what was said; a study, a witness or a firm say something and are none."""
    return referring(language) - {row["lemma"] for row in language["speech_nouns"]}


@cache
def _untrue(language: Pack) -> frozenset[str]:
    return frozenset((*function_forms(language, "untrue"), *function_forms(language, "verdict")))


def _language(pile: Pile, claim: Claim) -> Pack | None:
    text = pile.get(claim.span.text, Text)
    return language_pack(text.language) if text else None
