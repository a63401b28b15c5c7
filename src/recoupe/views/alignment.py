"""What of a statement a sentence tells: the share of what it names, and the word that tells its act.

Inputs: two frames, the units of the context. What leaves: a share from 0 to 1, the token of the act, whether it is the
contrary act. Refuses: a sentence that lacks an actor or a name of the statement, and an act done by somebody else.
"""

from collections.abc import Collection, Sequence

from recoupe.link.pile import Pile
from recoupe.text.reading import Sentence, Token
from recoupe.views.arguments import DOING, DONE_TO, VERBAL, agrees, is_argument
from recoupe.views.contraries import contraries, undoing
from recoupe.views.doers import happens_elsewhere, parties
from recoupe.views.factuality import is_said, leaves_asked
from recoupe.views.frames import ACTOR, LIGHT, NAME, UNKNOWN_ABROAD, WORD, Frame, Unit, core
from recoupe.views.likeness import NEAR, RELATED, SAME, likeness, met
from recoupe.views.meanings import only_says

FROM_CONTEXT = 0.6
"""What is left of a unit that only the title or the sentence before tells."""

FROM_TEXT = 0.4
"""The same of a name that stands elsewhere in the text."""


def share(stated: Frame, told: Frame, context: Sequence[Unit], letters: str) -> float:
    """The share of what a statement names that a sentence tells, its context counted for less, 0 to 1.

    ``letters`` are those of the whole text, folded: a town named once is where all of it is.
    0 where an actor, a name, or what its act is done by or to, is told by neither.
    """
    whole = got = 0.0
    root = stated.root
    needed = {unit.tokens for unit in (*needed_of(stated), *_themes(stated))}
    telling = {act.i for act in acts(stated)}
    idle = {root.i} if root is not None and _only_joins(stated, root) else set()
    for unit in stated.units:
        if idle.intersection(unit.tokens):
            continue
        here = _met(unit, told.units) if telling.intersection(unit.tokens) else met(unit, told.units)[0]
        if not here and happens_elsewhere(stated, told, unit):
            return 0.0
        value = here or FROM_CONTEXT * met(unit, context)[0]
        value = value or FROM_TEXT * _is_left_to_text(unit, told, letters)
        if not value and (unit.kind != WORD or unit.tokens in needed):
            return 0.0
        weight = _weight(unit, stated.language, told.language)
        whole, got = whole + weight, got + weight * value
    return got / whole if whole else 0.0


def _is_left_to_text(unit: Unit, told: Frame, letters: str) -> bool:
    """True for a name that stands elsewhere in a text, and for the place a sentence calls « la région »."""
    if unit.kind == NAME:
        return all(name in letters for name in unit.means if ":" not in name)
    if unit.kind != ACTOR or not any(name.startswith("PLC:") for name in unit.means):
        return False
    taken_up = any(PLACES & one.means and _is_bare(told.sentence, one) for one in told.units)
    return taken_up and any(name.split()[-1] in letters for name in unit.means if ":" not in name)


PLACES = frozenset({"#territory", "#town"})


def _is_bare(sentence: Sentence, unit: Unit) -> bool:
    """True for « la région », « cette ville »: a noun that leaves to the text which one."""
    noun = top_of(sentence, unit)
    definite = any(
        one.feature("Definite") == "Def" or one.feature("PronType") == "Dem" for one in sentence.children(noun, "det")
    )
    return definite and not sentence.children(noun, "nmod", "appos", "flat", "acl:relcl")


def _weight(unit: Unit, language: str, other: str) -> float:
    """The weight of a unit in a comparison with a sentence of another language."""
    known = unit.kind != WORD or language == other or any(name[0] in "=#^!~" for name in unit.means)
    return unit.weight if known else UNKNOWN_ABROAD * unit.weight


def acts(stated: Frame) -> list[Token]:
    """The words a statement's act is told by, any of which will do.

    Its root where that tells something, with the noun of a verb that only carries it (« présenter sa démission »); else
    the events in it; else the word that weighs most.
    """
    sentence, root = stated.sentence, stated.root
    if root is None:
        return []
    if _only_joins(stated, root):
        return _joined(sentence, root) or list(sentence.children(root, "nsubj", "obj"))
    if leaves_asked(sentence, root):
        return [root]
    root = _helped(stated, root)
    unit = stated.unit_of(root.i)
    heavy = unit is not None and unit.kind == WORD and (root.i in stated.events or unit.weight >= LIGHT)
    below = [one for one in sentence.children(root) if one.i in stated.events and _lent(stated, root, one)]
    if heavy:
        return [root, *below]
    words = _said_of_subject(stated, root)
    hung = [token for token in sentence.tokens if token.i in stated.events]
    most = max(words, key=lambda one: (one.weight, -one.tokens[0])) if words else None
    return hung or ([sentence.tokens[most.tokens[0]]] if most is not None else [])


def _said_of_subject(stated: Frame, root: Token) -> list[Unit]:
    """The words of a statement less those of its subject, where it has others: « le pacte est en vigueur »."""
    words = [one for one in stated.units if one.kind == WORD]
    subjects = stated.sentence.children(root, "nsubj", "nsubj:pass")
    inside = {one.i for subject in subjects for one in stated.sentence.subtree(subject)}
    return [one for one in words if inside.isdisjoint(one.tokens)] or words


def _helped(stated: Frame, root: Token) -> Token:
    """The verb that another only helps to say: « vont être envoyés », « doit livrer »."""
    told = [one for one in stated.sentence.children(root, "ccomp") if one.upos in ("VERB", "ADJ", "NOUN")]
    if told and only_says(root.lemma, stated.language):
        return _helped(stated, told[0])  # « la police a dit que … était liée … »
    below = [one for one in stated.sentence.children(root, "xcomp") if one.upos == "VERB"]
    if root.i in stated.events or len(below) != 1 or stated.sentence.children(root, "obj"):
        return root
    unit = stated.unit_of(root.i)
    said = unit is not None and any(name[0] == "!" for name in unit.means)
    return root if said else below[0]


def _only_joins(stated: Frame, root: Token) -> bool:
    """True for a verb that tells nothing of its own: « il y a », « restent nécessaires », not “captured alive”."""
    there = [one for one in stated.sentence.children(root, "expl") if one.feature("Reflex") != "Yes"]
    return bool(there) or (root.i not in stated.events and bool(_joined(stated.sentence, root)))


def _joined(sentence: Sentence, root: Token) -> list[Token]:
    """What a verb says of its subject, as a copula does."""
    return [one for one in sentence.children(root, "xcomp") if one.upos == "ADJ" and not sentence.children(root, "obj")]


def _lent(stated: Frame, root: Token, below: Token) -> bool:
    """True for the noun of a verb that only carries it: the doer of both is one."""
    one, other = stated.events.get(root.i), stated.events[below.i]
    if one is None or below.upos != "NOUN":
        return False
    doers = [{filler.span for filler in event.roles if filler.role == "actor"} for event in (one, other)]
    return bool(doers[0] & doers[1])


def tells_an_act(stated: Frame, told: Frame) -> bool:
    """True when a word of a sentence tells the act of a statement, whoever does it."""
    own = [unit for act in acts(stated) if (unit := stated.unit_of(act.i)) is not None]
    return any(tells(unit, other) >= NEAR for unit in own for other in told.units)


def anchor_of(pile: Pile, stated: Frame, told: Frame, context: Sequence[Unit] = ()) -> Token | None:
    """The word of a sentence that tells the act of a statement, done by the same to the same; None for none.

    What it is done by and to must hang on that word; one of them may be left to the context by a pronoun.

    Where another word tells the act of somebody else, one that names nobody is no evidence.
    """
    found: list[tuple[float, int]] = []
    others = False
    for act in acts(stated):
        unit = stated.unit_of(act.i)
        asked = parties(pile, stated, act)
        for other in told.units if unit is not None else ():
            value = tells(unit, other) if unit is not None else 0.0
            token = told.sentence.tokens[other.tokens[0]]
            given = parties(pile, told, token)
            if value >= NEAR and asked.allow(given) and _holds(stated, told, token, context):
                named = bool(asked.agent & given.agent)
                means = any(unit.kind == WORD for unit in core(stated, act) if _is_doer(stated, unit))
                if named or not asked.agent or means or _is_done_by(stated, told, token, asked.agent):
                    found.append((-value - named, token.i))
            others |= value >= NEAR and not asked.allow(given)
    if others:
        found = [one for one in found if one[0] < -SAME]
    return told.sentence.tokens[min(found)[1]] if found else None


def _met(unit: Unit, others: Sequence[Unit]) -> float:
    """How far a unit is told by a sentence, the contrary act included."""
    return max((tells(unit, other) for other in others), default=0.0)


def needed_of(stated: Frame) -> tuple[Unit, ...]:
    """What the act of a statement is done by and to: its subject, object and doer."""
    told_by = [*acts(stated)[:1], *([stated.root] if stated.root is not None else [])]
    found = {unit.tokens: unit for act in told_by for unit in core(stated, act) if act.i not in unit.tokens}
    own = {act.i for act in acts(stated)[:1]}
    asked = {one.tokens: one for unit in found.values() for one in _named_in(stated, unit)}
    return tuple(asked[tokens] for tokens in sorted(asked) if own.isdisjoint(tokens))


def _named_in(stated: Frame, unit: Unit) -> list[Unit]:
    """A unit; of a word that need not be told, those that say whose it is: “the basin authority”."""
    if SLIGHT.isdisjoint(unit.means):
        return [unit]
    below = stated.sentence.children(top_of(stated.sentence, unit), "amod", "compound", "nmod")
    words = [one for child in below if (one := stated.unit_of(child.i)) is not None]
    return [one for one in words if one.kind == WORD and one.weight >= LIGHT]


SLIGHT = frozenset({"~authority", "~light_noun"})
"""Words that need not be told: « les autorités sud-coréennes » are South Korea, « avoir lieu » tells no place."""


def _themes(stated: Frame) -> list[Unit]:
    """What the acts in question are about: “the oil deliveries” are no deliveries of shells."""
    acts_of = [unit for unit in needed_of(stated) if any(name[0] == "@" for name in unit.means)]
    own = (stated.unit_of(act.i) for act in acts(stated)[:1] if act.upos == "NOUN")
    acts_of += [unit for unit in own if unit is not None]
    nouns = [
        one for unit in acts_of for one in stated.sentence.children(top_of(stated.sentence, unit), "nmod", "compound")
    ]
    found = [stated.unit_of(one.i) for one in nouns]
    return [one for one in found if one is not None and one.kind == WORD and _is_thing(one)]


def _is_thing(unit: Unit) -> bool:
    return any(name[0] in "#=" for name in unit.means)


def _holds(stated: Frame, told: Frame, act: Token, context: Sequence[Unit]) -> bool:
    """True when all that an act is done by and to hangs on one word, one of it perhaps left to a pronoun."""
    mine = [unit for unit in told.units if is_argument(told.sentence, top_of(told.sentence, unit), act)]
    needed = needed_of(stated)
    missing = [one for one in needed if not _is_held(stated, told, one, mine, act)] or told_as_one(needed, mine)
    if not missing:
        return True
    if len(missing) > 1 or is_filled(stated, told, act, missing[0]):
        return False
    left = _leaves_out(told, act) and agrees(stated.sentence, top_of(stated.sentence, missing[0]), told.sentence, act)
    return (left or _is_means(stated, missing[0])) and met(missing[0], context)[0] >= RELATED


def told_as_one(needed: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """Words that only one word tells, which tells another of them too: soldiers taken by troops are two parties."""
    found: list[Unit] = []
    taken: set[tuple[int, ...]] = set()
    for one in needed:
        tellers = [other.tokens for other in units if one.kind == WORD and likeness(one, other) >= RELATED]
        if len(tellers) == 1 and tellers[0] in taken:
            found.append(one)
        taken.update(tellers[:1])
    return found


def _is_held(stated: Frame, told: Frame, unit: Unit, mine: Sequence[Unit], act: Token) -> bool:
    """True for a unit among what hangs on an act; what a report is about may hang on anything below it."""
    if met(unit, mine)[0] >= RELATED:
        return True
    if not is_said(told, act) or top_of(stated.sentence, unit).dep not in ("obj", "ccomp", "xcomp"):
        return False
    below = {one.i for one in told.sentence.subtree(act)}
    return met(unit, [one for one in told.units if below.issuperset(one.tokens)])[0] >= NEAR


def is_filled(stated: Frame, told: Frame, act: Token, unit: Unit) -> bool:
    """True when somebody or something else stands where a unit of a statement would: « écartée par le ministre »."""
    role = top_of(stated.sentence, unit).dep
    places = DOING if role in DOING else DONE_TO
    others = told.sentence.children(act, *places)
    return any(one.upos not in LEFT_BARE for one in others) and not (_is_means(stated, unit) and role == "obl:agent")


LEFT_BARE = ("PRON", "NUM")
"""What stands for somebody named before: “they were captured”, “two were captured”."""


def _is_doer(stated: Frame, unit: Unit) -> bool:
    """True for a doer told by a common noun, which must itself be met: « sept navires russes »."""
    return top_of(stated.sentence, unit).dep in DOING


def _is_means(stated: Frame, unit: Unit) -> bool:
    """True for the thing by which it is done: « tuées par les inondations » is told by a title on the flood."""
    return unit.kind == WORD and top_of(stated.sentence, unit).dep == "obl:agent"


def _leaves_out(told: Frame, act: Token) -> bool:
    """True where an act leaves what it is done by or to: « ils l'ont rejeté », « ces livraisons », « a confirmé »."""
    sentence = told.sentence
    marks = any(one.feature("PronType") in LEAVING or one.feature("Poss") == "Yes" for one in sentence.children(act))
    counted = any(one.upos == "NUM" for one in sentence.children(act, *DOING, *DONE_TO))
    bare = is_said(told, act) and not sentence.children(act, "obj", "ccomp", "xcomp")
    return marks or counted or (act.upos in VERBAL and bare)


LEAVING = frozenset({"Dem", "Prs", "Rel"})
"""Pronouns and determiners that take up what was told before."""


def tells(unit: Unit, other: Unit) -> float:
    """How far a word tells the act of another, or the contrary act."""
    return max(likeness(unit, other), NEAR if _opposes(unit, other) else 0.0)


WHOSE = frozenset({
    "acl", "amod", "appos", "compound", "conj", "flat", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "obl:agent",
})  # fmt: skip
"""What ties an act to its doer where it is told by a noun or a passive: « l'envoi de soldats nord-coréens »."""


def _is_done_by(stated: Frame, told: Frame, act: Token, doers: Collection[str]) -> bool:
    """True where a word that names no doer tells whose act it is, or leaves a name nobody resolved to the context."""
    own = [one for one in told.units if one.kind != WORD and one.means & set(doers)]
    if not own:
        return any(one.kind == NAME and one.means & set(doers) for one in stated.units)
    return any(_hangs_on(told.sentence, one, act) for one in own) and not _is_elsewhere(stated, told, doers)


def _hangs_on(sentence: Sentence, unit: Unit, act: Token) -> bool:
    place = top_of(sentence, unit)
    for _ in sentence.tokens:
        if place.i == act.i:
            return True
        if place.dep not in WHOSE:
            return False
        place = sentence.tokens[place.head]
    return False


def _is_elsewhere(stated: Frame, told: Frame, doers: Collection[str]) -> bool:
    """True where the doer of a statement is only where it happens: « l'envoi de soldats nord-coréens en Russie »."""
    own = [one for one in told.units if one.kind != WORD and one.means & set(doers)]
    heads = [top_of(told.sentence, one) for one in own]
    return bool(own) and all(one.dep in ("obl", "nmod") and _by_another(stated, told, doers) for one in heads)


def _by_another(stated: Frame, told: Frame, doers: Collection[str]) -> bool:
    """True when another actor of a statement is what a sentence says of whose they are: « soldats nord-coréens »."""
    others = [one for one in stated.units if one.kind == ACTOR and not one.means & set(doers)]
    for one in others:
        for unit in told.units:
            if unit.means & one.means and top_of(told.sentence, unit).dep in ("amod", "nsubj", "compound", "nmod:poss"):
                return True
    return False


def top_of(sentence: Sentence, unit: Unit) -> Token:
    """The token of a unit that hangs on none of its others."""
    tokens = [sentence.tokens[i] for i in unit.tokens]
    tops = [one for one in tokens if one.head not in unit.tokens or one.head == one.i] or tokens
    return next((one for one in tops if one.upos in NAMING), tops[0])


NAMING = ("NOUN", "PROPN")
"""What a unit is told by, where the parser hung a word beside it on another: “the pact that Moscow signed”."""


def opposite(stated: Frame, told: Frame, anchor: Token) -> bool:
    """True when a sentence tells the contrary act: ratified, where the statement says rejected."""
    other = told.unit_of(anchor.i)
    own = [unit for act in acts(stated) if (unit := stated.unit_of(act.i)) is not None]
    if other is not None and not any(_one(unit, other) for unit in own) and any(_opposes(unit, other) for unit in own):
        return True
    return _says_the_contrary(stated, told, own)


def _says_the_contrary(stated: Frame, told: Frame, own: Sequence[Unit]) -> bool:
    """True where a word beside the act is told by its contrary: « jugée légale », « jugée illégale »."""
    rest = [one for one in stated.units if one.kind == WORD and one not in own and not met(one, told.units)[0]]
    return any(_contrast(one, other) for one in rest for other in told.units)


def _one(unit: Unit, other: Unit) -> bool:
    """True for words of one predicate, or one word."""
    return any(name[0] not in "@#=~" for name in unit.means & other.means)


def _opposes(unit: Unit, other: Unit) -> bool:
    against = undoing({name[1:] for name in unit.means if name[0] == "^"})
    return bool(against & {name[1:] for name in other.means if name[0] == "^"}) or _contrast(unit, other)


def _contrast(unit: Unit, other: Unit) -> bool:
    """True for words that mean the contrary of each other."""
    contrary = {rival for name in unit.means if name[0] == "~" for rival in contraries().get(name[1:], ())}
    return bool(contrary & {name[1:] for name in other.means if name[0] == "~"})
