"""Who did it to whom, in the line that stands for a happening: the names that most of its accounts agree on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe import packs
from recoupe.link.folding import fold
from recoupe.link.pile import Pile
from recoupe.model import Event, Filler, Mention, Span, Text
from recoupe.terms import EntityType, MentionKind
from recoupe.views.labels import Names

PEOPLE = (EntityType.PERSON, EntityType.GROUP, EntityType.UNKNOWN)

LONG = 60
"""Characters of an object's own words in the line that says what happened."""

STANDING_FOR = (
    "anaphor", "clitic", "complementizer", "first_person", "negative", "nobody", "relative", "stressed", "subject",
    "subject_relative", "whole",
)  # fmt: skip
"""Classes of function words that name nobody."""

MANY = 3
"""Names of one side at most."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Tells the parties of the events of one pile in one language."""

    pile: Pile
    names: Names

    def told(self, events: Sequence[Event], shown: Event) -> str:
        """« Russie → Corée du Nord »: what at least half of the events say, else the words of the one shown."""
        actors = self._common(events, "actor") or self._own(shown, "actor", "cause")
        others = self._common(events, "recipient") or self._own(shown, "recipient", "target", "theme")
        who = ", ".join(actors)
        whom = ", ".join(name for name in others if name not in actors)
        return f"{who} → {whom}" if who and whom else f"→ {whom}" if whom else who

    def of(self, event: Event) -> frozenset[str]:
        """The keys of the parties of an event, less people known by their country only."""
        return frozenset(key for one in event.roles if (key := self._named(one)))

    def usual(self, events: Sequence[Event]) -> set[str]:
        """The parties that at least half of the events name."""
        named = [self.of(event) for event in events]
        return {key for key in set().union(*named) if 2 * sum(key in keys for keys in named) >= len(named)}

    def _common(self, events: Sequence[Event], role: str) -> list[str]:
        """Names of those who fill a role in at least half of the events that have it filled by anybody.

        A state, its bodies and its leaders are one party of several names: « la Corée du Nord », « Kim Jong Un »; the
        name most events use stands for it.
        """
        told = [[one for one in event.roles if one.role == role] for event in events]
        keys = [{key for one in fillers if (key := self._key(one))} for fillers in told if fillers]
        sides: dict[str, list[str]] = {}
        for some in keys:
            for side in {self._side(key) for key in some}:
                sides.setdefault(side, []).extend(key for key in sorted(some) if self._side(key) == side)
        half = [
            side
            for side in sorted(sides)
            if 2 * sum(any(self._side(k) == side for k in some) for some in keys) >= len(keys)
        ]
        named = {self._named(one) for fillers in told for one in fillers}
        shown = (_commonest(key for key in sides[side] if key in named) for side in half)
        return [self.names[key] for key in shown if key][:MANY]

    def _side(self, key: str) -> str:
        return fold(self.pile, self.pile.affiliation(key) or key)

    def _key(self, filler: Filler) -> str:
        return self.pile.actor(filler.mention, filler.candidates)

    def _named(self, filler: Filler) -> str:
        """The key of a filler; empty for people known by their country only: « l'acteur turco-allemand »."""
        mention = self.pile.get(filler.mention, Mention)
        people = mention is not None and mention.type in PEOPLE and mention.kind is MentionKind.NOMINAL
        key = self._key(filler)
        return "" if people and not key.startswith("PER:") else key

    def _own(self, event: Event, *roles: str) -> list[str]:
        """The words of an event for some roles; a pronoun gives the name of whom it stands for, or nothing."""
        fillers = [one for one in event.roles if one.role in roles and len(one.span.surface) <= LONG]
        return list(dict.fromkeys(words for one in fillers if (words := self._words(one))))[:2]

    def _words(self, filler: Filler) -> str:
        mention = self.pile.get(filler.mention, Mention)
        stands_for = self._is_pronoun(filler) or (mention is not None and mention.kind is MentionKind.PRONOUN)
        if not stands_for and (mention is None or mention.kind is MentionKind.NOMINAL):
            return self._quoted(filler.span) if any(letter.isalpha() for letter in filler.span.surface) else ""
        key = self._named(filler)
        return self.names[key] if key else "" if stands_for else self._quoted(filler.span)

    def _quoted(self, span: Span) -> str:
        """The words of an article; between marks where they are of another language than the answer."""
        text = self.pile.get(span.text, Text)
        if text is None or text.language in ("", self.names.language):
            return span.surface
        return f"« {span.surface} »" if self.names.language == "fr" else f"“{span.surface}”"

    def _is_pronoun(self, filler: Filler) -> bool:
        text = self.pile.get(filler.span.text, Text)
        return text is not None and filler.span.surface.casefold() in _pronouns(text.language)


@cache
def _pronouns(language: str) -> frozenset[str]:
    """Words of a language that stand for somebody named elsewhere."""
    if language not in packs.languages():
        return frozenset()
    pack = packs.shipped(f"lang/{language}")
    words = {row["form"] for row in pack["function_words"] if row["class"] in STANDING_FOR}
    return frozenset(word.casefold() for word in words | {row["form"] for row in pack["pronouns"]})


def _commonest(keys: Iterable[str]) -> str:
    every = sorted(keys)
    return max(dict.fromkeys(every), key=every.count, default="")
