"""Who is who in one text, for the claims stage: mentions by place, chains by mention, keys by either.

Enters: the mentions and chains of a text. Leaves: for the words of a source, the `Holder` with its candidates.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from recoupe.graph import group
from recoupe.model import Chain, Holder, Mention, Span, Text
from recoupe.packs import Pack
from recoupe.terms import EntityType, HolderPath, MentionKind, Use
from recoupe.text.atlas import body_key
from recoupe.text.persons import POSTED
from recoupe.text.speakers import Source

SPEAKING_TYPES = frozenset(
    {EntityType.PERSON, EntityType.STATE, EntityType.BODY, EntityType.ORGANISATION, EntityType.GROUP}
)


POSSESSIVE = ("'s", "'")
"""What follows a name that owns."""
PRIVATE = frozenset({"person", "resident", "witness"})
"""Offices of people who speak for nobody, wherever they work: « une infirmière de l'hôpital Saint-Luc »."""


class Cast:
    """Lookup of mentions by their heads."""

    def __init__(
        self, text: Text, mentions: Iterable[Mention], chains: Iterable[Chain], human: Iterable[str] = (),
        complements: Iterable[str] = (), joining: Iterable[str] = (), agreeing: Iterable[tuple[str, str, str]] = (),
    ) -> None:  # fmt: skip
        """Index a text; ``human`` are its language's pronouns that stand for people only, ``complements`` the words
        that tie a noun to the one before (« de »), ``joining`` those that coordinate (« et »), ``agreeing`` its
        pronouns with their gender and number.
        """
        self._agreeing = {form: (gender, number) for form, gender, number in agreeing}
        self.text = text
        self._human = frozenset(human)
        self._complements = frozenset(complements)
        self._joining = frozenset({",", *joining})
        self.mentions = sorted(mentions, key=lambda one: (one.head.start, one.span.start, one.id))
        self._heads = [one.head.start for one in self.mentions]
        self._chain = {mention: chain for chain in chains for mention in chain.mentions}

    @classmethod
    def of(cls, text: Text, mentions: Iterable[Mention], chains: Iterable[Chain], language: Pack) -> "Cast":
        """The cast of a text with the words its language has for people, complements and coordination."""
        words = group(language["name_words"], lambda row: (row["class"],))
        human, complements = ([row["form"] for row in words.get(name, ())] for name in ("human_pronoun", "complement"))
        joining = [row["form"] for row in language["function_words"] if row["class"] == "join"]
        agreeing = [(row["form"], row["gender"], row["number"]) for row in language["pronouns"]]
        return cls(text, mentions, chains, human, complements, joining, agreeing)

    def inside(self, start: int, end: int) -> list[Mention]:
        """Mentions whose head lies in the characters, in text order."""
        low = bisect_left(self._heads, start)
        high = bisect_left(self._heads, end)
        found = [one for one in self.mentions[low:high] if one.head.end <= end]
        return [one for one in found if not _is_possessive(one) or (one.span.start, one.span.end) == (start, end)]

    def is_actor(self, start: int, end: int) -> bool:
        """Whether the characters hold a mention of somebody who can speak, and no mere place."""
        found = [one for one in self.inside(start, end) if one.type in SPEAKING_TYPES and one.use is not Use.DATELINE]
        return 2 * sum(_shared(one.span, start, end) for one in found) >= end - start - 3 and bool(found)

    def best(self, start: int, end: int) -> Mention | None:
        """The mention that a noun phrase is about: the widest whose head lies in it, an actor before a modifier.

        Whoever is named where it begins comes before the bodies named after: ``Ada Holm of the Turku Bar Association``;
        whoever it ends on before whose they are: ``The hospital's director, Ada Holm``.
        """
        found = [one for one in self.inside(start, end) if not self._is_of_another(one, start, end)]
        last = self._beginning(start, end)
        if any(_is_somebody(one) and one.span.start > start for one in last) and all(
            one.span.end <= last[0].span.start for one in found
        ):
            return last[0]
        if not any(one.use is Use.ACTOR and one.type in SPEAKING_TYPES for one in found):
            found = [*found, *last]
        found = [one for one in found if not self._introduces(one, found)]
        if not found:
            return None
        return min(
            found,
            key=lambda one: (
                one.use is not Use.ACTOR,
                one.type not in SPEAKING_TYPES,
                not ((_is_somebody(one) or one.office in PRIVATE or _is_sent(one)) and one.span.start == start),
                -_shared(one.span, start, end),
                not self.candidates(one),
                one.span.start,
            ),
        )

    def _owns(self, one: Mention, end: int) -> bool:
        """Whether more than a mark follows a name by which it owns what follows: ``Ada Holm's wife``."""
        rest = self.text.characters[one.span.end : end].replace("’", "'")
        return rest.partition(" ")[0] in POSSESSIVE and bool(rest.partition(" ")[2].strip())

    def _is_of_another(self, one: Mention, start: int, end: int) -> bool:
        """Whether a person is named only to say whose people speak: « les avocats de M. Sanha », ``rebels loyal to``.

        So is a town that no body is named after: « les commerçants de Lagos ».
        """
        if one.kind is MentionKind.PRONOUN or one.type not in (EntityType.PERSON, EntityType.PLACE):
            return False
        if one.span.start == start:
            return one.type is EntityType.PERSON and self._owns(one, end)
        words = self.text.characters[start : one.span.start].replace("’", "' ").split()
        titled = one.span.surface[:1].islower()
        while titled and len(words) > 1 and words[-1].islower() and words[-1] not in self._complements:
            words.pop()
        return len(words) > 1 and words[-1].lower() in self._complements

    def _introduces(self, mention: Mention, others: Iterable[Mention]) -> bool:
        """Whether words that name nobody stand right before a name: « le général de division | Ada Holm »."""
        if mention.kind is not MentionKind.NOMINAL or self.candidates(mention):
            return False
        between = (self.text.characters[mention.span.end : one.span.start] for one in others if _is_somebody(one))
        return any(words and words.isspace() for words in between)

    def _beginning(self, start: int, end: int) -> list[Mention]:
        """The mention that begins in the characters and ends on its name after them: ``the mayor, | Ada Holm``."""
        after = bisect_left(self._heads, end)
        return [one for one in self.mentions[after : after + 1] if start <= one.span.start < end]

    def candidates(self, mention: Mention) -> tuple[str, ...]:
        """Actor keys of a mention: those of its chain for a pronoun, its own before those of the chain otherwise."""
        chain = self._chain.get(mention.id)
        known = chain.candidates if chain is not None else ()
        if mention.kind in (MentionKind.PRONOUN, MentionKind.ELIDED):
            return known or mention.candidates
        return mention.candidates or known

    def name(self, mention: Mention) -> str:
        """The name proper behind a mention, empty when nothing names it."""
        chain = self._chain.get(mention.id)
        return mention.name or (chain.name if chain is not None else "")

    def holder(self, source: Source, before: Holder | None = None, *, speaks: bool = False) -> Holder:
        """The holder that the words of a source stand for.

        Args:
            source: the words and how they were found.
            before: the last holder who spoke, for a pronoun that no chain explains and for a verb without subject.
            speaks: the words are given as said, where a pronoun is the last speaker (« …, a-t-il dit »).
        """
        if source.start < 0:
            if source.path is HolderPath.SUBJECT_ELLIPSIS and before is not None:
                return replace(before, path=HolderPath.SUBJECT_ELLIPSIS, depth=source.depth)
            path = HolderPath.ABSENT if source.path is HolderPath.SUBJECT_ELLIPSIS else source.path
            return Holder(path, depth=source.depth)
        span = self.text.span(source.start, source.end)
        mention = self.best(source.start, source.end)
        if speaks and source.path is HolderPath.COREFERENCE and before is not None and self._agree(mention, before):
            return Holder(
                source.path,
                span,
                mention.id if mention else "",
                before.candidates,
                before.speaks_for,
                before.name,
                source.depth,
            )
        if mention is None or (
            source.path is HolderPath.COREFERENCE and not self.candidates(mention) and not self.name(mention)
        ):
            kept = (
                before
                if before is not None
                and source.path in (HolderPath.COREFERENCE, HolderPath.POSSESSIVE)
                and not self._is_human_of_body(span.surface, before)
                and not self._clashes(span.surface, before)
                else None
            )
            if kept is None:
                return Holder(source.path, span, mention.id if mention else "", depth=source.depth)
            return Holder(
                source.path,
                span,
                mention.id if mention else kept.mention,
                kept.candidates,
                kept.speaks_for,
                kept.name,
                source.depth,
            )
        keys = self.candidates(mention)
        if mention.type is EntityType.PLACE and mention.state:
            keys = (mention.state,)
        speaks_for = (mention.state,) if mention.state and mention.state not in keys else ()
        return Holder(source.path, span, mention.id, keys, speaks_for, self.name(mention), source.depth)

    def others(self, holder: Holder) -> tuple[Holder, ...]:
        """Those who speak with a holder by another adjective: « des responsables américains et *ukrainiens* ».

        Each is the same body of the state that its adjective names; none where one adjective stands alone.
        """
        key = holder.candidates[0] if holder.candidates else ""
        if not key or key.startswith("PER:") or holder.span is None or holder.path is HolderPath.COREFERENCE:
            return ()
        state, _, sort = key.partition(":") if not key.startswith("GRP:") else ("", "", "")
        state = state.rstrip("_")  # Peru's bodies begin with ``PER_:``
        found = []
        for run in self._runs(holder.span):
            own = any(one.candidates[0] in (state, key) for one in run)
            for one in run if own or not state else ():
                if one.candidates[0] not in (state, key):
                    told = body_key(one.candidates[0], sort) if sort else one.candidates[0]
                    found.append(replace(holder, mention=one.id, candidates=(told,), speaks_for=(), name=""))
        return tuple(found)

    def _runs(self, span: Span) -> list[list[Mention]]:
        """The states and groups that words of a phrase name, those a comma or a coordinator joins together."""
        runs: list[list[Mention]] = []
        for one in self.inside(span.start, span.end):
            key = one.candidates[0] if one.candidates else ":"
            if one.type not in (EntityType.STATE, EntityType.GROUP) or (":" in key and not key.startswith("GRP:")):
                continue
            between = self.text.characters[runs[-1][-1].span.end : one.span.start].strip() if runs else ""
            if between in self._joining:
                runs[-1].append(one)
            else:
                runs.append([one])
        return [run for run in runs if len(run) > 1]

    def is_side_of(self, named: Mention, holder: Holder) -> bool:
        """Whether a mention is the holder or whom it speaks for; of an office of a state unsaid, any state can be."""
        keys = self.candidates(named)[:1]
        if set(keys) & {*holder.candidates[:1], *holder.speaks_for}:
            return True
        mention = next((one for one in self.mentions if one.id == holder.mention), None)
        open_office = mention is not None and bool(mention.office) and not mention.state
        return open_office and named.type is EntityType.STATE and named.use is Use.ACTOR

    def _is_human_of_body(self, words: str, before: Holder) -> bool:
        """Whether the last speaker is a body and the words only stand for people: ``he``, ``she``."""
        earlier = next((one for one in self.mentions if one.id == before.mention), None)
        if earlier is None or words.lower() not in self._human:
            return False
        return earlier.type in (EntityType.ORGANISATION, EntityType.BODY, EntityType.STATE) and not earlier.office

    def _clashes(self, words: str, before: Holder) -> bool:
        """Whether a pronoun is of another gender or number than the last speaker: « les médias », then « elle »."""
        earlier = next((one for one in self.mentions if one.id == before.mention), None)
        gender, number = self._agreeing.get(words.lower(), ("", ""))
        if earlier is None or earlier.kind is MentionKind.PRONOUN:
            return False
        return any(a and b and a != b for a, b in ((gender, earlier.gender), (number, earlier.number)))

    def _agree(self, pronoun: Mention | None, before: Holder) -> bool:
        """Whether the last speaker can be meant by a pronoun: gender and number do not contradict it."""
        earlier = next((one for one in self.mentions if one.id == before.mention), None)
        if pronoun is None or earlier is None:
            return earlier is None and bool(before.candidates or before.name)
        if earlier.type is not EntityType.PERSON and earlier.kind is not MentionKind.PRONOUN:
            return False
        clash = [(pronoun.gender, earlier.gender), (pronoun.number, earlier.number)]
        return all(not a or not b or a == b for a, b in clash)


def _is_somebody(mention: Mention) -> bool:
    return mention.type is EntityType.PERSON and mention.kind is MentionKind.NAME


def _is_sent(one: Mention) -> bool:
    """Whether somebody speaks for who sent them, whatever body hears them: ``its envoy to NATO``."""
    return one.office in POSTED and bool(one.state or not one.candidates)


def _is_possessive(one: Mention) -> bool:
    """Whether a mention is « ses » of « ses avocats », who are somebody else."""
    return one.kind is MentionKind.PRONOUN and one.use is Use.MODIFIER


def _shared(span: Span, start: int, end: int) -> int:
    return min(span.end, end) - max(span.start, start)
