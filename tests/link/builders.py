"""Small piles for the tests of linking: records made by hand, no reading."""

from dataclasses import dataclass, field

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import (
    Article,
    Claim,
    DocumentDate,
    Fingerprint,
    Holder,
    Mention,
    Quantity,
    Record,
    Span,
    Text,
    Why,
    hash_id,
)  # fmt: skip
from recoupe.terms import Certainty, EntityType, HolderPath, MentionKind, Polarity, ReportType, Stance, Use


def told(language: str, terms: str) -> tuple[str, ...]:
    """The predicates a reading would find in some words: those of the pack that have one sense."""
    senses: dict[str, set[str]] = {}
    for row in packs.shipped(f"lang/{language}")["predicates"]:
        senses.setdefault(row["lemma"], set()).add(row["predicate"])
    found = {name for word in terms.split() for name in senses.get(word, ()) if len(senses[word]) == 1}
    return tuple(sorted(found))


@dataclass
class Piler:
    """Collects records; each method returns the record it adds."""

    records: list[Record] = field(default_factory=list)

    def text(self, words: str, *, language: str = "fr", outlet: str = "", day: str = "", publisher: str = "") -> Text:
        text = Text(characters=words, language=language)
        name = f"{outlet or len(self.records)}.txt"
        article = Article(text=text.id, sha256=hash_id(name), name=name, outlet=outlet, publisher=publisher)
        date = DocumentDate(text=text.id, published_low=day, published_high=day)
        self.records += [text, article, date, self.fingerprint(text)]
        return text

    def fingerprint(self, text: Text, *quoted: str) -> Fingerprint:
        hashes, starts, ends, place = [], [], [], 0
        for word in text.characters.split():
            start = text.characters.index(word, place)
            place = start + len(word)
            hashes.append(int(hash_id(word.lower().strip(".,;:«»"))[:15], 16))
            starts.append(start)
            ends.append(place)
        spans = tuple(self.span(text, words) for words in quoted)
        return Fingerprint(
            text=text.id, hashes=tuple(hashes), starts=tuple(starts), ends=tuple(ends), quotations=spans
        )  # fmt: skip

    def span(self, text: Text, words: str) -> Span:
        start = text.characters.index(words)
        return text.span(start, start + len(words))

    def claim(
        self,
        text: Text,
        words: str,
        *,
        by: str = "",
        stance: Stance = Stance.ASSERTS,
        terms: str = "",
        target: str = "",
        naming: str = "",
    ) -> Claim:
        holder = Holder(HolderPath.EXPLICIT, candidates=(by,)) if by else Holder(HolderPath.ABSENT)
        span = self.span(text, words)
        quantities = tuple(
            one.id for one in self.records if isinstance(one, Quantity) and one.span in span
        )  # fmt: skip
        named = [self.mention(text, words, naming)] if naming else []
        claim = Claim(
            span=span,
            content=span,
            stance=stance,
            certainty=Certainty.CERTAIN,
            polarity=Polarity.NEGATIVE if stance is Stance.DENIES else Polarity.POSITIVE,
            report_type=ReportType.INDIRECT,
            holders=(holder,),
            terms=tuple(sorted(terms.split())),
            predicates=told(text.language, terms),
            quantities=quantities,
            target=target,
            mentions=tuple(one.id for one in named),
        )
        self.records.append(claim)
        return claim

    def mention(self, text: Text, words: str, name: str) -> Mention:
        """Somebody named inside the words of a claim."""
        start = text.characters.index(words) + words.index(name)
        span = text.span(start, start + len(name))
        key = f"PER:{'_'.join(name.upper().split())}"
        one = Mention(
            span=span, head=span, kind=MentionKind.NAME, type=EntityType.PERSON, use=Use.ACTOR, name=name,
            candidates=(key,), why=Why(spans=(span,)),
        )  # fmt: skip
        self.records.append(one)
        return one

    def quantity(self, text: Text, words: str, low: float | None, high: float | None, counted: str) -> Quantity:
        value = low if low == high else None
        one = Quantity(span=self.span(text, words), value=value, low=low, high=high, counted=counted)
        self.records.append(one)
        return one

    def pile(self) -> Pile:
        return Pile(tuple(self.records), packs.shipped("world"), packs.shipped("ontology"))
