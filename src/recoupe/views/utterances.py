"""Whether what a speaker is told to have said is about what a statement says that they said.

Inputs: a pile, the frame of what is stated to be said, that of what is told to be said, the units of its context. What
leaves is `SAME`, `CONTRARY` where the contrary act is told, or `ELSE`. Who speaks is known to be one, so that less must
be told than where anybody may: « n'a pas démenti », « ces informations » leave all to the sentence they answer.
Refuses: what names nobody of those the statement names, and another act where both are known.
"""

from collections.abc import Sequence
from functools import partial

from recoupe.link.pile import Pile
from recoupe.link.vocabulary import plain
from recoupe.model import Claim, Text
from recoupe.terms import Polarity, Stance
from recoupe.views.alignment import acts, opposite, tells
from recoupe.views.bearing import Texts
from recoupe.views.doers import parties
from recoupe.views.frames import LIGHT, WORD, Frame, Later, Unit
from recoupe.views.likeness import NEAR, met
from recoupe.views.narrowing import TELLING, narrows
from recoupe.views.reported import RESERVES
from recoupe.views.rewording import told_share
from recoupe.views.seeking import WORTH_READING, sought
from recoupe.views.statements import stem

SAME, CONTRARY, ELSE = 1, -1, 0

READ = 24
"""Claims of one speaker that are analysed, those first whose sentences hold most words of a statement."""

ACTED, UNACTED, LEFT_OUT = 0.55, 0.8, 0.33
"""Share of what is stated to be said that must be told: where the act is told, where it is not, and where what is said
is left to the context; see ``python -m bench.check --half dev``."""


def uttered(texts: Texts, stated: Frame, claims: Sequence[Claim], *, avowed: bool = False) -> list[tuple[int, Claim]]:
    """Which of some claims, all of one speaker, say what a statement says, or the contrary: the sign with the claim.

    Args:
        texts: those the claims stand in; claims of others are left out.
        stated: the frame of what is stated to be said.
        claims: those of the speaker.
        avowed: whether they are stated to have owned up to it; who denies any fault has not.
    """
    known = {one.id: one for one in texts.texts}
    wanted = {language: sought(stated, language) for language in sorted({one.language for one in texts.texts})}
    likely: list[tuple[float, str, Claim, Text, list[tuple[int, int]]]] = []
    for claim in claims:
        text = known.get(claim.span.text)
        i = texts.sentence_at(text, claim.content.start) if text is not None else -1
        if text is not None and i >= 0:
            places = [*texts.before(text, i), texts.sentences(text)[i][:2]]
            share = wanted[text.language].share(plain(" ".join(text.characters[a:b] for a, b in places)))
            blanket = avowed and claim.stance is Stance.DENIES and _is_told_of(stated, plain(text.characters))
            if share >= WORTH_READING or blanket:
                likely.append((-share, claim.id, claim, text, places))
    found = []
    first = sorted(likely, key=lambda one: one[:2])[:READ]
    texts.parse_ahead((text, claim.content.start, claim.content.end) for _, _, claim, text, _ in first)
    texts.parse_ahead((text, *place) for *_, text, places in first for place in places)
    for *_, claim, text, places in first:
        context = Later(partial(_units, texts, text, places))
        told = texts.frame(text, claim.content.start, claim.content.end)
        negated = claim.polarity is Polarity.NEGATIVE
        sign = about(texts.pile, stated, told, context, stance=claim.stance, negated=negated)
        if sign == ELSE and avowed and claim.stance is Stance.DENIES and _denies_all(told):
            sign = SAME
        if sign != ELSE:
            found.append((sign, claim))
    return found


def _is_told_of(stated: Frame, letters: str) -> bool:
    """True for a text that holds a rare word of a statement: a denial of any fault is of what the text is about."""
    return any(one.kind == WORD and one.weight >= TELLING and stem(one.kin) in letters for one in stated.units)


def _denies_all(told: Frame) -> bool:
    """True for « toute faute », “any wrongdoing”, with nothing that says which."""
    words = [one for one in told.units if one.weight >= LIGHT]
    return len(words) == 1 and "~any_fault" in words[0].means


def _units(texts: Texts, text: Text, places: Sequence[tuple[int, int]]) -> tuple[Unit, ...]:
    return tuple(unit for place in places for unit in texts.frame(text, *place).units)


def about(
    pile: Pile, stated: Frame, told: Frame, context: Sequence[Unit], *, stance: Stance, negated: bool = False
) -> int:
    """Whether two people-said contents are of one thing.

    ``stance`` is that of what is told to be said: who avoids to answer does so in few words, and only an answer leaves
    all to what it answers; ``negated`` says that it is told as not so: then it must be no narrower.
    """
    named = [one for one in stated.units if one.kind != WORD]
    if not all(met(one, told.units)[0] or met(one, context)[0] for one in named):
        return ELSE
    value = told_share(stated.units, told, context)
    if stance in RESERVES or (stance in ANSWERING and _leaves_all(told)):
        words = any(one.kind == WORD and (met(one, told.units)[0] or met(one, context)[0]) for one in stated.units)
        return SAME if words and value >= LEFT_OUT else ELSE
    return _by_act(pile, stated, told, value, negated=negated) if _tells_what(stated, told, context) else ELSE


ANSWERING = frozenset({Stance.CONFIRMS, Stance.DENIES, Stance.REFUSES})
"""Stances on what others have said or asked."""


def _tells_what(stated: Frame, told: Frame, context: Sequence[Unit]) -> bool:
    """False where something else is closed, sent or asked for: what hangs on the act, as far as a table knows it."""
    hung = [one for act in acts(stated) for one in stated.sentence.children(act, *HUNG)]
    bare = [one for one in hung if stated.unit_of(one.i) is None]  # « la moitié des obus »
    hung += [each for one in bare for each in stated.sentence.children(one, "nmod")]
    units = [unit for one in hung if (unit := stated.unit_of(one.i)) is not None and unit.kind == WORD]
    known = [one for one in units if stated.language == told.language or any(name[0] in "=~#^" for name in one.means)]
    return all(met(one, told.units)[0] or met(one, context)[0] for one in known if one.weight >= TELLING)


HUNG = ("obj", "nsubj", "nsubj:pass", "nmod", "compound")


def _by_act(pile: Pile, stated: Frame, told: Frame, value: float, *, negated: bool) -> int:
    allowed, seen = False, False
    for act in acts(stated):
        unit = stated.unit_of(act.i)
        asked = parties(pile, stated, act)
        for other in told.units if unit is not None else ():
            if unit is None or tells(unit, other) < NEAR:
                continue
            seen, token = True, told.sentence.tokens[other.tokens[0]]
            if negated and narrows(stated, told, token):
                continue
            if asked.allow(parties(pile, told, token)):
                allowed = True
                if value >= ACTED:
                    return CONTRARY if opposite(stated, told, token) else SAME
    if seen and not allowed:
        return ELSE
    known = bool(told.events) and any(act.i in stated.events for act in acts(stated))
    return SAME if value >= UNACTED and not known and told_share(stated.units, told) >= ACTED else ELSE


def _leaves_all(told: Frame) -> bool:
    """True for words that name nothing themselves: « n'a pas démenti », « tout commentaire »."""
    return not any(
        one.kind == WORD and one.weight >= LIGHT and not any(name[0] == "!" for name in one.means) for one in told.units
    )
