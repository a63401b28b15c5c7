"""Of attributions that say the same twice, the one that is kept.

Enters: what the rules of a sentence found. Leaves: each content once, who reports another's words before him.
"""

from dataclasses import replace

from recoupe.terms import Stance
from recoupe.text.sightings import Attribution


def without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Of two attributions with nearly one content, the one with the nearer cue; a « selon » chains to the other."""
    kept: list[Attribution] = []
    told = [made for made in found if not _names_teller(made, found)]
    for one in sorted(
        (made for made in told if made.content[0] < made.content[1] and made.cue[0] < made.cue[1]),
        key=lambda made: (_distance(made), made.cue),
    ):
        twin = next((other for other in kept if _same_content(one, other) and not _answer(one, other)), None)
        if twin is None:
            kept.append(one)
        elif {one.construction, twin.construction} == {"que", "prep"}:
            kept[kept.index(twin)] = _chained(one, twin)
    return sorted(_without_outer(kept), key=lambda made: made.cue)


def _names_teller(one: Attribution, found: list[Attribution]) -> bool:
    """« …, dit la radio, citant un élu », « qui dit tenir ce chiffre d'un proche »: who told it, and nothing said."""
    start, end = one.content
    tellers = (source for other in found if other is not one for source in other.sources if source.depth)
    return any(
        (one.construction == "obj" and source.start <= start and end <= source.end)
        or (one.construction == "inf" and start < source.start and end <= source.end)
        for source in tellers
    )


def _answer(one: Attribution, other: Attribution) -> bool:
    """« Il accuse X de fraude, ce que X nie », « niée par A, n'est pas confirmée par B »: two claims on one content."""
    built = {one.construction, other.construction}
    if Stance.DENIES in (one.stance, other.stance) and {"contrary", "relative"} & built:
        return True
    return built == {"passive"} and _is_of_another(one, other)


def _is_of_another(one: Attribution, other: Attribution) -> bool:
    """Whether each has a verb and a named holder of its own."""
    named = one.sources[0].start >= 0 and other.sources[0].start >= 0
    return named and one.cue != other.cue and one.sources[0].start != other.sources[0].start


def _without_outer(found: list[Attribution]) -> list[Attribution]:
    """« X raconte que Y a dit que … » is one claim, that of Y, with X before Y in its chain."""
    kept = list(found)
    for inner in found:
        for outer in found:
            says = outer.construction == "que" and inner.construction in ("que", "inf")
            if inner is outer or outer not in kept or not says:
                continue
            low = min(inner.cue[0], *(source.start for source in inner.sources if source.start >= 0), inner.content[0])
            within = low >= outer.content[0] and inner.content[1] <= outer.content[1] + 1
            whole = within and inner.content[1] - low >= 0.92 * (outer.content[1] - outer.content[0])
            if whole and inner.stance in SAID and outer.stance in SAID and inner in kept:
                deeper = tuple(replace(source, depth=source.depth + 1) for source in inner.sources)
                chained = replace(inner, sources=(*outer.sources, *deeper), rules=(*inner.rules, *outer.rules))
                kept = [chained if one is inner else one for one in kept if one is not outer]
                break
    return kept


SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES, Stance.ESTIMATES, Stance.PREDICTS})


def _distance(one: Attribution) -> int:
    return max(0, one.content[0] - one.cue[1], one.cue[0] - one.content[1])


def _same_content(one: Attribution, other: Attribution) -> bool:
    both = min(one.content[1], other.content[1]) - max(one.content[0], other.content[0])
    either = max(one.content[1], other.content[1]) - min(one.content[0], other.content[0])
    chained = one.cue[0] == other.cue[0] and one.content[1] == other.content[1]  # « n'a pas voulu dire si … »
    return both > 0.9 * either or (chained and {one.construction, other.construction} == {"inf", "que"})


def _chained(one: Attribution, other: Attribution) -> Attribution:
    """« X assure que, selon Y, … »: X speaks, Y is the witness."""
    outer, inner = (one, other) if one.construction == "que" else (other, one)
    deeper = tuple(replace(source, depth=source.depth + 1) for source in inner.sources)
    return replace(outer, sources=(*outer.sources, *deeper), rules=(*outer.rules, *inner.rules))
