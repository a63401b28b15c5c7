"""What every finding needs: points, counts of articles, publishers, origins and witnesses, and its summary line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from recoupe import packs
from recoupe.link.folding import fold
from recoupe.link.names import aside, body_name, body_names, concept_names, meanings, readable, shorten, world_names
from recoupe.link.pile import Pile
from recoupe.link.thingnames import called
from recoupe.link.upstream import count_of
from recoupe.link.witnesses import speakers, witnesses
from recoupe.model import Claim, Event, Finding, Point, Proposition, Quantity, Span, Story, Tie, Why
from recoupe.terms import FindingKind, ReportType, Stance

LANGUAGES = ("fr", "en")

FOLLOWED = "link/followed.py#followed"
"""The rule by which threads are followed: they join what is alike, so that views show them after stricter findings."""

ANNOUNCED = "link/outstanding.py#announced"
"""The rule of what is announced, for who sorts findings without linking any."""

SHOWN = 8
"""Steps in a summary line; of more the first ones and the last are told."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The claims for and against, and how they stand to one another."""

    supporting: Sequence[Claim] = ()
    against: Sequence[Claim] = ()
    ties: Sequence[Tie] = ()


def day_of(pile: Pile, text: str) -> str:
    """When a text was published: an ISO day, an interval ``low..high``, or empty."""
    date = pile.date_of.get(text)
    if date is None or not (date.published_low or date.published_high):
        return ""
    low, high = date.published_low, date.published_high
    return low if low == high else f"{low or '?'}..{high or '?'}"


def texts_of(claims: Iterable[Claim]) -> int:
    """In how many texts some claims stand."""
    return len({claim.span.text for claim in claims})


def claim_point(pile: Pile, claim: Claim, quantity: Quantity | None = None) -> Point:
    """The step a claim is in a finding: its figure when one is given, else its stance."""
    keys = [speaker.key for speaker in speakers(pile, claim)]
    label = quantity.span.surface if quantity else str(claim.stance)
    return Point(
        record=claim.id,
        label=label,
        spans=(claim.span,) if quantity is None else (claim.span, quantity.span),
        holder=" + ".join(keys),
        reported=day_of(pile, claim.span.text),
        value=quantity.value if quantity else None,
        low=quantity.low if quantity else None,
        high=quantity.high if quantity else None,
    )


def event_point(pile: Pile, event: Event, label: str) -> Point:
    """The step an event told by the article itself is in a finding."""
    return Point(record=event.id, label=label, spans=(event.span,), reported=day_of(pile, event.span.text))


def told_point(pile: Pile, told: Claim | Event, label: str) -> Point:
    """The step of a claim, shown by its stance, or of an event, shown by ``label``."""
    return claim_point(pile, told) if isinstance(told, Claim) else event_point(pile, told, label)


def when(pile: Pile, text: str) -> tuple[str, str, str]:
    """Where a text stands among others in time: by the first day it may be of, then by name; undated ones last."""
    date = pile.date_of.get(text)
    days = (date.published_low, date.spoken_low, date.published_high, date.spoken_high) if date else ()
    first = next((day for day in days if day), "9")
    return first, min((article.name for article in pile.articles_of.get(text, ())), default=""), text


def in_order(pile: Pile, points: Iterable[Point]) -> tuple[Point, ...]:
    """Points by when they were reported, then by place in the text: what a clause recalls before what it stands in."""
    return tuple(sorted(points, key=lambda one: (*when(pile, one.spans[0].text), *_place(one.spans[0]), one.record)))


def in_time(pile: Pile, claims: Sequence[Claim]) -> list[Claim]:
    """Claims by the day they were reported, undated ones last, then by text and place."""
    return sorted(claims, key=lambda one: (*when(pile, one.span.text), *_place(one.span)))


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def finding(
    pile: Pile,
    kind: FindingKind,
    points: Sequence[Point],
    words: Mapping[str, Mapping[str, str]],
    sides: Sides,
    rule: str,
) -> Finding:
    """A finding with its four counts, from its points and the claims for and against.

    Args:
        pile: what it is drawn from.
        kind: what it shows.
        points: its steps, in any order.
        words: language to the words its summary template needs.
        sides: claims for and against, and how they stand to one another; the witnesses of both are counted.
        rule: which rule drew it, as ``file#name``.
    """
    supporting, against, ties = sides.supporting, sides.against, sides.ties
    texts = sorted({span.text for point in points for span in point.spans})
    articles = [article for text in texts for article in pile.articles_of.get(text, ())]
    low, high = count_of(pile, [article.id for article in articles])
    counted = witnesses(pile, [*supporting, *against])
    summary = {language: summarise(kind, language, words[language]) for language in LANGUAGES}
    return Finding(
        kind=kind,
        members=tuple(sorted({point.record for point in points})),
        claims_for=tuple(sorted(claim.id for claim in supporting)),
        claims_against=tuple(sorted(claim.id for claim in against)),
        points=in_order(pile, points),
        ties=tuple(sorted(ties, key=lambda tie: (tie.a, tie.b))),
        articles=len(articles),
        publishers=len({article.publisher or article.outlet for article in articles} - {""}),
        origins_low=low,
        origins_high=high,
        witnesses=counted,
        summary_fr=summary["fr"],
        summary_en=summary["en"],
        why=Why(rules=(rule,), inputs=tuple(sorted({point.record for point in points}))),
    )


def summarise(kind: FindingKind, language: str, words: Mapping[str, str]) -> str:
    """The template of a kind in a language, from ``lang/LANGUAGE/summaries.tsv``, with its words in place."""
    templates = {row["kind"]: row["template"] for row in packs.shipped(f"lang/{language}")["summaries"]}
    return templates[str(kind)].format(**words)


def phrase(name: str, language: str) -> str:
    """Words of ours that summaries are made of, from ``lang/LANGUAGE/phrases.tsv``."""
    return next(row["words"] for row in packs.shipped(f"lang/{language}")["phrases"] if row["name"] == name)


def name(pile: Pile, key: str, language: str) -> str:
    """The usual name of an actor, thing or joined keys (``KOR + USA``) in a language."""
    if " + " in key:
        return " + ".join(name(pile, part, language) for part in key.split(" + "))
    known = pile.decided.named.get(key) or body_names(pile.world, language).get(key)
    known = known or world_names(pile.world, language).get(key) or concept_names(pile.ontology, language).get(key)
    if known:
        return known
    actor = pile.actors.get(key)
    if actor and actor.names and actor.names[0] != key:  # an actor nobody names bears its key
        return actor.names[0]
    return body_name(pile.world, language, key) or readable(key, language)


def course(pile: Pile, steps: Iterable[tuple[str, str]], language: str) -> str:
    """Steps of a series in one line: « 1 500 → 3 000 ; sans date : 10 000 ».

    Args:
        pile: the records of the dossier.
        steps: the text that tells a step and what to print of it, in the order of `when`.
        language: of the answer.

    Returns:
        The dated steps with arrows between them, then those of texts without a day, whose place in the course nobody
        knows; a step told twice is printed once, dated if it can be.
    """
    told = tuple(steps)
    dated = list(dict.fromkeys(label for text, label in told if day_of(pile, text)))
    undated = [label for label in dict.fromkeys(label for _, label in told) if label not in dated]
    parts = {"dated": _abridged(dated, " → "), "undated": _abridged(undated, ", ")}
    kind = "_".join(key for key in parts if parts[key])
    return phrase(f"course_{kind}", language).format(**parts)


def _abridged(steps: Sequence[str], between: str) -> str:
    shown = steps if len(steps) <= SHOWN else [*steps[: SHOWN - 2], "…", steps[-1]]
    return between.join(shown)


def grade(claim: Claim, language: str) -> str:
    """How sure a claim is, in a reader's words."""
    return meanings("certainty", language)[claim.certainty]


def stance_name(stance: str, language: str) -> str:
    """A stance in a reader's words."""
    return meanings("stance", language)[stance]


def voiced(who: str, stance: str, language: str) -> str:
    """A speaker and how they take it, in short: « Riga (juge) », « Dag Berg (Norvège, dément) »."""
    short = stance_name(stance, language).partition(",")[0]
    return f"{who[:-1]}, {short})" if who.endswith(")") else f"{who} ({short})"


def stances_of(pile: Pile, claims: Sequence[Claim], language: str) -> str:
    """Who takes what stance, in the order of the claims: « dément : Russie ; juge : Finlande, Suède »."""
    each = {stance: [one for one in claims if one.stance is stance] for stance in (one.stance for one in claims)}
    told = [
        phrase("taken_by", language).format(
            stance=stance_name(str(stance), language).partition(",")[0], who=holders(pile, some, language)
        )
        for stance, some in each.items()
    ]
    both = phrase("and_then", language)
    return reduce(lambda some, more: both.format(first=some, then=more), told)


def against(what: str, a: str, b: str, language: str) -> str:
    """Two sides that are at odds on something: « le port : Riga contre Oslo »."""
    return phrase("against", language).format(what=what, a=a, b=b)


def holders(pile: Pile, claims: Iterable[Claim], language: str) -> str:
    """The witnesses of some claims, by name, sorted, each once; the word for nobody when there are none.

    A state for which one body or person speaks is told by their name: « Élysée (France) », not « France ».
    """
    spoken: dict[str, set[str]] = {}
    for claim in claims:
        for speaker in speakers(pile, claim):
            spoken.setdefault(speaker.family, set()).add(speaker.key)
    names = [_voice(pile, family, keys, language) for family, keys in sorted(spoken.items())]
    return ", ".join(dict.fromkeys(names)) or phrase("nobody", language)


def speaker(pile: Pile, family: str, claims: Iterable[Claim], language: str) -> str:
    """The name of one witness of some claims: of a state for which one body or person speaks, theirs and the state."""
    keys = {one.key for claim in claims for one in speakers(pile, claim) if one.family == family}
    return _voice(pile, family, keys, language) if keys else name(pile, family, language)


def _voice(pile: Pile, family: str, keys: set[str], language: str) -> str:
    """The name of a witness; of a state, that of the one who speaks for it, with the state behind."""
    only = min(keys) if len(keys) == 1 else family
    whole = name(pile, family, language)
    if only == family:
        return whole
    body = body_names(pile.world, language).get(only) or body_name(pile.world, language, only)
    return body or (f"{name(pile, only, language)} ({aside(whole)})" if only.startswith("PER:") else whole)


def subject(
    pile: Pile,
    things: Iterable[str],
    actors: Iterable[str],
    language: str,
    *,
    acts: Iterable[str] = (),
    told: Sequence[Claim] = (),
) -> str:
    """What a finding is about, for its summary: things, acts (families), then actors: « soldats (Corée du Nord) ».

    Things are called as the claims that are ``told`` call them, where they use one word.
    """
    acting = sorted(label_of(pile, family, language) for family in acts)
    what = ", ".join([*(thing_name(pile, thing, told, language) for thing in sorted(things)), *acting])
    who = ", ".join(name(pile, fold(pile, actor), language) for actor in sorted(actors))
    return f"{what} ({aside(who)})" if what and who else what or who


def thing_name(pile: Pile, thing: str, told: Iterable[Claim], language: str) -> str:
    """What a thing is called in a summary of some claims."""
    return called(pile, thing, told, name(pile, thing, language), language)


def label_of(pile: Pile, family: str, language: str) -> str:
    """How a reader calls a family of acts, from ``ontology/families.tsv``."""
    told = (row[f"label_{language}"] for row in pile.ontology["families"] if row["family"] == family)
    return next(told, readable(family, language))


def quoted_words(claim: Claim) -> str:
    """The words of a claim for a summary line: its content, or the whole of it where that begins in the middle.

    « Oslo accuse Rome d'armer … » has the content « Rome d'armer … », « Oslo dit avoir vu … » has « avoir vu … ».
    """
    whole = claim.stance is Stance.SUSPECTS or _hangs_on_its_cue(claim)
    return shorten((claim.span if whole else claim.content).surface)


def _hangs_on_its_cue(claim: Claim) -> bool:
    """True for an infinitive or an object right behind the words that attribute it, which tells little without them."""
    cue, content = claim.cue, claim.content
    if cue is None or claim.report_type is ReportType.DIRECT or cue.end > content.start:
        return False
    between = claim.span.surface[cue.end - claim.span.start : content.start - claim.span.start]
    return not between or between.isspace()


def story(pile: Pile, text: str) -> str:
    """The story a text is in; the text itself where none is known."""
    known = pile.notes.get("story of text")
    if not isinstance(known, dict):
        known = {one: story.id for story in pile.of(Story) for one in story.why.inputs}
        pile.notes["story of text"] = known
    return str(known.get(text, text))


def beside(pile: Pile, claim: str) -> tuple[str, ...]:
    """The claims of the proposition a claim is of, itself among them; none where it is of no proposition."""
    known = pile.notes.get("claims of one proposition")
    if not isinstance(known, dict):
        known = {one: each.claims for each in pile.of(Proposition) for one in each.claims}
        pile.notes["claims of one proposition"] = known
    return tuple(known.get(claim, ()))
