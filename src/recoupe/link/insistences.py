"""What is asked, promised, refused or threatened again and again: one act of will over several days of a story.

Inputs: Claim with its topic and speakers, Event of will that no such claim holds, DocumentDate. Keys: the story, the
stance, and what is wanted: an act, a thing or a rare word; in one of many stories of a pile, of which nobody said that
their articles belong together, two of these and the very speaker. What leaves: a recurring stance for what one speaker
wants on two days, or for what several ask of others, in two articles and more. Refuses: what two speakers promise each
for themselves, a matter that nothing but the speaker is common to, and copies of one day.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from recoupe.graph import group
from recoupe.link.assembly import (
    LANGUAGES,
    Sides,
    day_of,
    finding,
    holders,
    label_of,
    name,
    stance_name,
    story,
    thing_name,
    told_point,
)
from recoupe.link.deeds import AGENT
from recoupe.link.folding import fold
from recoupe.link.gathered import gathered
from recoupe.link.names import in_marks
from recoupe.link.pile import Pile, members
from recoupe.link.topics import own_topic
from recoupe.link.vocabulary import WORD, background, language_pack, meaning, plain, predicates_of, things_of
from recoupe.link.vocabulary import families as families_of
from recoupe.link.witnesses import named, speakers
from recoupe.model import Claim, Event, Finding, Mention, Text
from recoupe.packs import Pack
from recoupe.terms import FindingKind, MentionKind, Stance

WILL = frozenset({Stance.DEMANDS, Stance.PROMISES, Stance.REFUSES, Stance.THREATENS})
"""Stances on what is to be done that are worth the telling when they are repeated."""

TOLD_AS: Mapping[str, Stance] = {
    "DEMAND": Stance.DEMANDS, "PROMISE": Stance.PROMISES, "REFUSE": Stance.REFUSES, "THREATEN": Stance.THREATENS,
}  # fmt: skip
"""Predicates of events that tell a stance in the voice of the article."""

RARE = 0.8
"""Weight of a word that tells by itself what is wanted: « transition »."""

VAGUE = frozenset(
    {"REQUEST", "PROMISE", "REFUSAL", "THREAT", "BEGINNING", "CHANGE", "TRAVEL", "PUBLICATION", "LAW", "MEETING"}
)
"""Families of acts that tell nothing of what is wanted."""

OTHERS = 2

SHORT_FORM = 4
"""Letters up to which a form that no table knows tells nothing."""

WORDS = 8
"""Two print one demand where but one of so many words is in one of them only."""

CALLS = 3
"""Demands of several speakers that are shown as calls."""


BOTH = " + "
"""Between two signs that stand for one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something somebody wants: who, by the keys of those who have a name, in which stance, and what tells it.

    ``mouths`` are the keys of those who say it themselves: a minister, where ``speakers`` are of the state.
    """

    told: Claim | Event
    stance: Stance
    speakers: frozenset[str]
    signs: frozenset[str]
    mouths: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The text that tells it."""
        return self.told.span.text


def insistences(pile: Pile) -> list[Finding]:
    """One finding per thing wanted, sorted by id."""
    wanted = [
        one
        for claim in pile.of(Claim)
        if claim.stance in WILL and " " in claim.content.surface
        for one in [_of_claim(pile, claim)]
    ]
    spans = group((one.told for one in wanted), lambda claim: (claim.span.text,))
    for event in pile.of(Event):
        held = event.predicate in TOLD_AS and any(
            event.trigger.overlap(claim.span) for claim in spans.get(event.span.text, ())
        )
        if event.predicate in TOLD_AS and not held and not _is_another(pile, event):
            wanted.append(_of_event(pile, event))
    found = []
    sure = gathered(pile)
    for where, some in group(wanted, lambda one: [f"{story(pile, one.text)}|{one.stance}"]).items():
        known = some if where.partition("|")[0] in sure else [_in_a_pile(pile, one) for one in some]
        found += [_finding(pile, sign, chosen) for sign, chosen in _apart(pile, known)]
    return sorted(found, key=lambda one: one.id)


def _in_a_pile(pile: Pile, wanted: Wanted) -> Wanted:
    """What is asked of one of many stories: two ministers ask two things, and so do two who name one thing each."""
    words = _told_by(pile, wanted.told) if isinstance(wanted.told, Claim) else {}
    pairs = [
        BOTH.join((one, other))
        for one, other in combinations(sorted(wanted.signs), 2)
        if not words.get(one) or words.get(one) != words.get(other)
    ]
    return replace(wanted, signs=frozenset(pairs), speakers=wanted.mouths)


def _told_by(pile: Pile, claim: Claim) -> Mapping[str, set[str]]:
    """Signs of acts and things to the words of a claim that tell them: « enquête » tells both, and is one word."""
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    found: dict[str, set[str]] = {}
    for word in claim.terms if language is not None else ():
        acts = {families_of(pile.ontology).get(one, one) for one, _ in predicates_of(language).get(word, ())}
        thing = things_of(language).get(word)
        for sign in (*(f"act {act}" for act in acts), *((f"thing {thing}",) if thing else ())):
            found.setdefault(sign, set()).add(word)
    return found


def _is_another(pile: Pile, event: Event) -> bool:
    """True where whoever wants it is called by words of their own that no key stands for: « les médecins »."""
    doers = [one for one in event.roles if one.role in AGENT and not pile.actor(one.mention, one.candidates)]
    named_by = (pile.get(one.mention, Mention) for one in doers)
    return any(one is not None and one.kind is not MentionKind.PRONOUN for one in named_by)


def _of_claim(pile: Pile, claim: Claim) -> Wanted:
    about = own_topic(pile, claim)
    signs = {f"act {act}" for act in about.acts - VAGUE} | {f"thing {thing}" for thing in about.things}
    signs |= {f"word {word}" for word, weight in about.terms.items() if weight >= RARE}
    voices = named(pile, claim)
    mouths = frozenset(one.key for one in speakers(pile, claim) if one.family in voices)
    return Wanted(claim, claim.stance, voices, frozenset(signs), mouths)


def _of_event(pile: Pile, event: Event) -> Wanted:
    """An event of will: what is wanted stands in its theme."""
    text = pile.get(event.span.text, Text)
    language = language_pack(text.language) if text else None
    doers = [
        one
        for filler in event.roles
        if filler.role in AGENT
        for one in members(pile.actor(filler.mention, filler.candidates))
    ]
    signs: set[str] = set()
    themes = [one.span.surface for one in event.roles if one.role in ("theme", "target")]
    words = [word for theme in themes for word in WORD.findall(theme.lower())]
    if language is not None:
        signs |= {sign for word in words for form in (word, word.rstrip("sx")) for sign in _signs(pile, language, form)}
    voices = frozenset(fold(pile, pile.affiliation(key) or key) for key in doers if key)
    return Wanted(event, TOLD_AS[event.predicate], voices, frozenset(signs), frozenset(doers) - {""})


def _signs(pile: Pile, language: Pack, form: str) -> Iterable[str]:
    """What a form tells of what is wanted: a thing, else an act it can only mean, else itself where it is rare."""
    things = things_of(language)
    acts = {
        families_of(pile.ontology).get(one, one) for one, asked in predicates_of(language).get(form, ()) if not asked
    }
    if form in things:
        yield f"thing {things[form]}"
    elif len(acts) == 1 and not acts & VAGUE:
        yield f"act {min(acts)}"
    elif form in background(language) or len(form) > SHORT_FORM:
        meant = meaning(language, form)
        if meant.weight >= RARE:
            yield f"word {meant.name}"


def _apart(pile: Pile, wanted: Sequence[Wanted]) -> Iterable[tuple[str, list[Wanted]]]:
    """What is wanted by the sign that most of it has in common, each in one group; signs of equals in order."""
    left = list(wanted)
    while left:
        shared = group(left, lambda one: one.signs)
        chosen = [(sign, some) for sign, those in shared.items() for some in _of_one(those) if _insists(pile, some)]
        if not chosen:
            return
        sign, some = min(chosen, key=lambda one: (-len({each.text for each in one[1]}), -len(one[1]), one[0]))
        some = _with_the_like(some, left)
        times = Counter(each for one in some for each in one.signs)
        yield max(times, key=lambda one: (times[one], one == sign, one)), some
        left = [one for one in left if one not in some]


def _with_the_like(wanted: list[Wanted], left: Sequence[Wanted]) -> list[Wanted]:
    """What is wanted, with what its speaker wants beside it: « une transition », « rendre le pouvoir aux civils »."""
    if wanted[0].stance is Stance.DEMANDS:
        return wanted
    signs = {sign for one in wanted for sign in one.signs}
    who = {key for one in wanted for key in one.speakers}
    return [one for one in left if one in wanted or (one.signs & signs and (not one.speakers or one.speakers & who))]


def _of_one(wanted: Sequence[Wanted]) -> list[list[Wanted]]:
    """Demands of whoever they are; what else is wanted by each speaker, the nameless with an only one."""
    if wanted[0].stance is Stance.DEMANDS:
        return [list(wanted)]
    by_speaker = group(wanted, lambda one: one.speakers)
    nameless = [one for one in wanted if not one.speakers]
    if len(by_speaker) < OTHERS:
        return [[*(one for some in by_speaker.values() for one in some), *nameless]]
    return [list(some) for some in by_speaker.values()]


def _insists(pile: Pile, wanted: Sequence[Wanted]) -> bool:
    """True for what somebody with a name wants on two days: of demands the same speaker each day, or several in all."""
    days: dict[str, set[str]] = {}
    for one in _in_words_of_its_own(wanted):
        days.setdefault(day_of(pile, one.text), set()).update(one.speakers)
    days.pop("", None)
    claimed = any(isinstance(one.told, Claim) for one in wanted)
    if len(days) < OTHERS or not claimed or not any(days.values()):
        return False
    several = wanted[0].stance is not Stance.DEMANDS or len(wanted) >= CALLS
    return several or bool(set.intersection(*days.values()))


def _in_words_of_its_own(wanted: Sequence[Wanted]) -> Iterator[Wanted]:
    """What is wanted, less what another text of another day prints in the same words: it was said once."""
    kept: list[Claim] = []
    for one in wanted:
        if isinstance(one.told, Claim):
            if any(_is_printed_again(one.told, other) for other in kept):
                continue
            kept.append(one.told)
        yield one


def _is_printed_again(a: Claim, b: Claim) -> bool:
    """True for the same words in two texts, but for one in so many."""
    one, other = set(a.terms), set(b.terms)
    return a.span.text != b.span.text and WORDS * len(one & other) >= len(one | other) * (WORDS - 1) > 0


def _finding(pile: Pile, sign: str, wanted: Sequence[Wanted]) -> Finding:
    claims = [one.told for one in wanted if isinstance(one.told, Claim)]
    everybody = sorted({who for one in wanted for who in one.speakers})
    stance = str(wanted[0].stance)
    words = {
        language: {
            "who": holders(pile, claims, language)
            if claims
            else ", ".join(name(pile, one, language) for one in everybody),
            "stance": stance_name(stance, language),
            "what": _named(pile, sign, wanted, language),
            "times": str(len({one.text for one in wanted})),
        }
        for language in LANGUAGES
    }
    rule = "link/insistences.py#insistences"
    return finding(
        pile,
        FindingKind.RECURRING_STANCE,
        [told_point(pile, one.told, str(one.stance)) for one in wanted],
        words,
        Sides(claims),
        rule,
    )


def _named(pile: Pile, sign: str, wanted: Sequence[Wanted], language: str) -> str:
    """What is wanted, in a reader's words, by the label of an act, of a thing, or the word itself; of two by both."""
    if BOTH in sign:
        return ", ".join(dict.fromkeys(_named(pile, one, wanted, language) for one in sign.split(BOTH)))
    kind, _, what = sign.partition(" ")
    claims = [one.told for one in wanted if isinstance(one.told, Claim)]
    if kind == "thing":
        return thing_name(pile, what, claims, language)
    if kind == "act":
        acts = {act for claim in claims for act in (*claim.predicates, *(one.predicate for one in pile.events(claim)))}
        labels = {row["predicate"]: row[f"label_{language}"] for row in pile.ontology["labels"]}
        of_family = (labels[act] for act in sorted(acts) if families_of(pile.ontology).get(act) == what)
        return next(of_family, "") or label_of(pile, what, language)
    said = {word for claim in claims for word in claim.terms if _means(pile, claim, word) == what}
    return in_marks(_as_written(claims, min(said, default=what)), language)


def _as_written(claims: Sequence[Claim], word: str) -> str:
    """A word as the claims write it inside a clause where that is a name: « Merope »."""
    written = (met for claim in claims for met in WORD.findall(claim.content.surface)[1:] if met.lower() == word)
    return next((met for met in written if met[0].isupper()), word)


def _means(pile: Pile, claim: Claim, word: str) -> str:
    text = pile.get(claim.span.text, Text)
    language = language_pack(text.language) if text else None
    return meaning(language, word).name if language is not None else plain(word)
