"""Matters: what a claim is about, by its own words and, for less, by what is told around it; and what a story is about.

Inputs: Claim with its topic and those of the claims near it, Mention, Story. What leaves: weights of features, and what
two claims have in common. A short denial has few words of its own; the sentences beside it tell what it denies.

Of a story, its *centres*: what claims of several speakers in several articles come back to, « empoisonnement »,
« transition », « sanctions ». A proposition asks that two claims say one thing; a centre only that both speak of it, so
that what one speaker holds of it over days, and who is for and who against, can be told at all. A centre is a
beginning of words (« empoisonné », « empoisonnement »), an act, or a thing; never a party, a place or a common word.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice

from recoupe.graph import group
from recoupe.link.likeness import RARE
from recoupe.link.pile import Pile
from recoupe.link.textwise import of_story, told_in_stories
from recoupe.link.topics import Topic, own_topic, topic
from recoupe.link.vocabulary import SAID, background, language_pack, plain, predicates_of, senses
from recoupe.link.witnesses import families
from recoupe.model import Claim, Mention, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, MentionKind

AROUND = 320
"""Characters around a claim in which what is told is mostly of its matter."""

BESIDE = 0.4
"""What a feature counts that only the surroundings of one of the two tell."""

ACT, THING, NAME, ACTOR, WORD = 1.2, 1.0, 1.0, 0.6, 0.8
"""Weights of what two topics share."""


LETTERS = re.compile(r"[^\W\d_]+")
"""The words of a name."""

ROOT = 6
"""Letters that words of one family begin with: « empoisonné », « empoisonnement »."""

SHORT_WORD = 4
"""Letters under which a word is no root."""

OFTEN, TEXTS, VOICES = 4, 2, 2
"""Claims, texts and speakers of a story that come back to a centre of it."""

CENTRES = "centres"
"""The room for the centres of a story."""

MOST = 8
"""Centres of a story at most: those most claims come back to."""

FOREMOST = 5
"""A story is about one thing as a whole where one claim in so many speaks of it."""

MANY = 6
"""Claims that must speak of it."""

WITHIN = 2 / 3
"""Share of the claims of a root from which it tells no more than the centre that holds them."""

PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


@dataclass(frozen=True, slots=True)
class Centre:
    """What many claims of a story come back to.

    ``root`` is a beginning of words, or ``=SENSE``; ``words`` the word a reader knows it by; ``claims`` the ids of
    those that speak of it, sorted; ``foremost`` is true for an act the story as a whole is about.
    """

    story: str
    root: str
    words: str
    claims: tuple[str, ...]
    foremost: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """What a claim is about: the weights of its own features, and of those told around it."""

    own: Mapping[str, float]
    around: Mapping[str, float]


def common(a: Matter, b: Matter, silent: frozenset[str]) -> tuple[float, float]:
    """The weight of what two matters share, and of what their own words share; who speaks tells nothing."""
    own = sum(min(weight, b.own[name]) for name, weight in a.own.items() if name in b.own and name not in silent)
    beside = sum(
        BESIDE * min(one[name], other[name])
        for one, other, taken in ((a.own, b.around, b.own), (b.own, a.around, a.own))
        for name in one.keys() & other.keys()
        if name not in taken and name not in silent
    )
    return own + beside, own


def matter(pile: Pile, claim: Claim) -> Matter:
    """The matter of a claim."""
    noted = pile.noted("matter")
    known = noted.get(claim.id)
    if isinstance(known, Matter):
        return known
    low, high = claim.span.start - AROUND, claim.span.end + AROUND
    near = [one for one in pile.claims_in(claim.span.text) if low <= one.span.start and one.span.end <= high]
    around: dict[str, float] = {}
    for one in near:
        if one.id != claim.id:
            around |= _features(topic(pile, one))
    made = Matter(_features(topic(pile, claim)), around)
    noted[claim.id] = made
    return made


def _features(one: Topic) -> dict[str, float]:
    found = {f"act {act}": ACT if act in one.sure else ACT / 2 for act in one.acts}
    found |= {f"thing {thing}": THING for thing in one.things} | {f"name {name}": NAME for name in one.names}
    found |= {f"actor {actor}": ACTOR for actor in one.actors}
    return found | {f"word {word}": WORD * weight for word, weight in one.terms.items() if weight >= RARE}


def speaking(pile: Pile, *claims: Claim) -> frozenset[str]:
    """The actors who speak, as features: they tell no matter."""
    return frozenset(f"actor {key}" for claim in claims for key in families(pile, claim))


def centres(pile: Pile) -> tuple[Centre, ...]:
    """The centres of all stories of several texts, by story, those most claims come back to first."""
    known = pile.notes.get("centres")
    if not isinstance(known, tuple):
        told = {name: some for name, some in told_in_stories(pile).items() if _are_many(some)}
        known = tuple(
            one
            for name, some in told.items()
            for one in of_story(pile, CENTRES, list[Centre], some, partial(_centred, pile, name, some), more=[name])
        )
        pile.notes["centres"] = known
    return known


def _centred(pile: Pile, name: str, claims: Sequence[Claim]) -> list[Centre]:
    return list(_centres(pile, name, claims))


def _centres(pile: Pile, name: str, claims: Sequence[Claim]) -> Iterator[Centre]:
    if _come_back(pile, claims):
        every = group(claims, lambda claim: sorted(roots(pile, claim)))
        often = sorted((one for one in every if _come_back(pile, every[one])), key=lambda one: (-len(every[one]), one))
        found = list(islice(_apart(pile, name, every, often, []), MOST))
        if found and _is_foremost(pile, found[0], every[found[0].root], len(claims)):
            found[0] = replace(found[0], foremost=True)
        yield from found


def _come_back(pile: Pile, claims: Sequence[Claim]) -> bool:
    """True for claims of several speakers in several texts: those of a centre, and of a story that may have one."""
    if not _are_many(claims):
        return False
    return len({one for claim in claims for one in families(pile, claim)}) >= VOICES


def _are_many(claims: Sequence[Claim]) -> bool:
    return len(claims) >= OFTEN and len({claim.span.text for claim in claims}) >= TEXTS


def _is_foremost(pile: Pile, centre: Centre, claims: Sequence[Claim], every: int) -> bool:
    """True for what happens, or is said to, and one claim in `FOREMOST` speaks of: « droite » is no happening."""
    if FOREMOST * len(claims) < every or len(claims) < MANY:
        return False
    return any(_is_deed(pile, claim, centre.words) for claim in claims)


def _is_deed(pile: Pile, claim: Claim, word: str) -> bool:
    """True for a noun for an act: by its ending, or one that the language pack knows as a predicate."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    return language is not None and (word.endswith(_endings(language)) or word in predicates_of(language))


@cache
def _endings(language: Pack) -> tuple[str, ...]:
    """How nouns for acts end, accents and all: « activité », not « droite »."""
    return tuple(row["form"] for row in language["function_words"] if row["class"] == "abstract_ending")


def _words_of(pile: Pile, claim: Claim, root: str) -> list[str]:
    parties = _parties(pile, claim)
    return [word for word, some in _rare_words(pile, claim, RARE) if root in some and some[0] not in parties]


def _apart(
    pile: Pile, name: str, every: Mapping[str, Sequence[Claim]], often: Sequence[str], kept: list[set[str]]
) -> Iterator[Centre]:
    """Centres of which none lies mostly within another one."""
    for root in often:
        ids = {claim.id for claim in every[root]}
        if all(len(ids & one) < WITHIN * len(ids) for one in kept):
            kept.append(ids)
            yield Centre(name, root, _word(pile, root, every[root]), tuple(sorted(ids)))


def _word(pile: Pile, root: str, claims: Sequence[Claim]) -> str:
    """The word of a root that is told most often."""
    told = Counter(word for claim in claims for word in _words_of(pile, claim, root))
    return min(told, key=lambda one: (-told[one], one))


def roots(pile: Pile, claim: Claim, rare: float = RARE) -> frozenset[str]:
    """What a claim speaks of: beginnings of its rare words and what they mean over languages, less who and where.

    ``rare`` is the least weight of a word in its language.
    """
    noted = pile.noted(f"roots {rare}")
    known = noted.get(claim.id)
    if not isinstance(known, frozenset):
        told = [some for _, some in _rare_words(pile, claim, rare)]
        parties = _parties(pile, claim) if told else ()
        known = frozenset(one for some in told if some[0] not in parties for one in some)
        noted[claim.id] = known
    return known


def _rare_words(pile: Pile, claim: Claim, rare: float) -> list[tuple[str, tuple[str, ...]]]:
    """The words of a claim that tell something, whoever is named beside them, with what they tell."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    if language is None:
        return []
    known = _told_by(language, pile.world, rare)
    return [(word, some) for word in claim.terms if (some := known[word])]


class _Roots(dict[str, tuple[str, ...]]):
    """Word to its beginning and its sense, whoever is named beside it; each word is looked up once."""

    def __init__(self, language: Pack, world: Pack, rare: float) -> None:
        super().__init__()
        self.language, self.world, self.rare = language, world, rare

    def __missing__(self, word: str) -> tuple[str, ...]:
        """What a word met for the first time tells: nothing where it is short, common, a number or a state."""
        simple = plain(word)
        short = len(simple) < SHORT_WORD or any(letter.isdigit() for letter in word)
        common = short or background(self.language).get(word, 1.0) < self.rare or simple in _states(self.world)
        self[word] = () if common else (simple[:ROOT], *_sense(self.language, word))
        return self[word]


@cache
def _told_by(language: Pack, world: Pack, rare: float) -> _Roots:
    return _Roots(language, world, rare)


def _sense(language: Pack, word: str) -> tuple[str, ...]:
    meant = senses(language).get(word, SAID)
    return () if meant == SAID else (meant,)


def _parties(pile: Pile, claim: Claim) -> Set[str]:
    """Beginnings of the words that name people, bodies, states and places in a claim, and of nouns for people."""
    noted = pile.noted("parties")
    known = noted.get(claim.id)
    if not isinstance(known, frozenset):
        said = [one for one in (pile.get(name, Mention) for name in claim.mentions) if one is not None]
        named = {
            word for one in said if one.kind is MentionKind.NAME for word in LETTERS.findall(plain(one.span.surface))
        }
        named |= {plain(one.head.surface) for one in said if one.type in PEOPLE or pile.actor(one.id, one.candidates)}
        named |= {word for name in own_topic(pile, claim).names for word in LETTERS.findall(plain(name))}
        known = frozenset(word[:ROOT] for word in named)
        noted[claim.id] = known
    return known


@cache
def _states(world: Pack) -> frozenset[str]:
    """Words for states and for what is of them: « nord-coréen »."""
    return frozenset(plain(row["name"]) for row in world["names"] if " " not in row["name"])
