"""Who acts by a pronoun in what somebody says: « “Nous les aiderons”, a dit la ministre », « a-t-il dit en louant … ».

What enters is the claims of a pile; what leaves is a filler with the keys of who speaks. A pronoun of the first person
is the speaker of the words it stands in, one that an attribution has as its speaker is whoever that speaker is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from recoupe import packs
from recoupe.model import Claim, Filler, Holder

_TURNED = 16
"""Characters after what somebody says within which the turned pronoun of who says it ends: « ”, a-t-il ajouté »."""


@dataclass(slots=True)
class Voices:
    """The speakers of a pile by where their words and the pronouns for them stand."""

    words: dict[str, list[tuple[int, int, Holder]]] = field(default_factory=dict)
    pronouns: dict[tuple[str, int], Holder] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> "Voices":
        """The voices of claims whose speaker is known; of several speakers nobody is « je »."""
        made = cls()
        for claim in sorted(claims, key=lambda one: (one.span.text, one.span.start, one.id)):
            known = [one for one in claim.holders if one.candidates or one.mention]
            for one in known:
                if one.span is not None:
                    made.pronouns.setdefault((one.span.text, one.span.end), one)
            if len(claim.holders) == 1 and known:
                content = claim.content
                made.words.setdefault(content.text, []).append((content.start, content.end, known[0]))
        return made

    def named(self, filler: Filler) -> Filler:
        """A filler with who speaks, where its only word is a pronoun for them; else as it is."""
        if filler.candidates or filler.mention or " " in filler.span.surface:
            return filler
        form = filler.span.surface.lower().strip("-’'")
        holder = self.pronouns.get((filler.span.text, filler.span.end))
        if holder is None and (form in _first_person() or filler.span.surface.startswith("-")):
            holder = self._speaker(filler, within=form in _first_person())
        return filler if holder is None else replace(filler, mention=holder.mention, candidates=holder.candidates)

    def _speaker(self, filler: Filler, *, within: bool) -> Holder | None:
        """Who says the words that a filler stands in, or right after, of those inside each other the innermost."""
        reach = 0 if within else _TURNED
        around = [
            (end - start, start, holder)
            for start, end, holder in self.words.get(filler.span.text, ())
            if start <= filler.span.start and filler.span.end <= end + reach and (within or filler.span.start >= end)
        ]
        return min(around, key=lambda one: one[:2])[2] if around else None


@cache
def _first_person() -> Mapping[str, None]:
    """Pronouns of the first person of every language."""
    rows = (row for lang in packs.languages() for row in packs.shipped(f"lang/{lang}")["function_words"])
    return dict.fromkeys(row["form"].strip("-’'") for row in rows if row["class"] == "first_person")
