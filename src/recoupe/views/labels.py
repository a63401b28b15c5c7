"""Words for keys and figures: actor names, closed-list values, intervals, in French or English."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from recoupe import packs
from recoupe.link.decided import Decided, decided
from recoupe.link.names import body_name, body_names, meanings, readable, world_names
from recoupe.link.pile import members
from recoupe.model import Actor, Article, Chain, Claim, Decision, DocumentDate, Holder, Mention, Record
from recoupe.terms import HolderPath

NO_HOLDER = {
    "fr": {"author": "l'article lui-même", "impersonal": "tournure impersonnelle", "absent": "non nommé"},
    "en": {"author": "the article itself", "impersonal": "impersonal", "absent": "not named"},
}


def meaning(closed_list: str, value: str, language: str) -> str:
    """The meaning of a closed-list value in French or English."""
    return meanings(closed_list, language)[value]


@cache
def _headings(language: str) -> Mapping[str, str]:
    return {row["code"]: row[f"meaning_{language}"] for row in packs.shipped("closed")["column"]}


def heading(column: str, language: str) -> str:
    """What a column is called in French or English, from ``closed/column.tsv``."""
    return _headings(language)[column]


def word(code: str, language: str) -> str:
    """What a field, a heading or a kind of record is called; the code in plain words where no table names it."""
    return _headings(language).get(code.replace(" ", "_"), code.replace("_", " "))


def kind(code: str, language: str) -> str:
    """What a kind of record is called."""
    return _headings(language).get(f"kind_{code}", word(code, language))


def is_one(count: int, language: str) -> bool:
    """Whether a noun stands in the singular after a count: French says « 0 témoin », English "0 witnesses"."""
    return count == 1 or (count == 0 and language == "fr")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the actors of one record."""

    actors: Mapping[str, Actor]
    language: str
    decided: Decided = field(default_factory=Decided)
    of_mention: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record], language: str) -> "Names":
        """Names from the actors among ``records`` and the world pack, and those a person gave."""
        every = tuple(records)
        actors = [record for record in every if isinstance(record, Actor)]
        chains = {record.id: record.mentions for record in every if isinstance(record, Chain)}
        of_mention = {one: actor.key for actor in actors for chain in actor.chains for one in chains.get(chain, ())}
        judged = decided(record for record in every if isinstance(record, Decision))
        return cls({actor.key: actor for actor in actors}, language, judged, of_mention)

    def key(self, holder: Holder, mentions: Mapping[str, Mention]) -> str:
        """The key of the actor a holder is, as linked over all articles and as a person decided; empty for none."""
        mention = mentions.get(holder.mention)
        told = mention.candidates if mention is not None else ()
        if holder.candidates and told and told[0] != holder.candidates[0]:  # the claim knows better than the pronoun
            return self.decided.key(holder.candidates[0])
        own = holder.candidates or told
        return self.of_mention.get(holder.mention, "") or self.decided.key(own[0] if own else "")

    def __getitem__(self, key: str) -> str:
        if key in self.decided.named:
            return self.decided.named[key]
        if len(several := members(key)) > 1:
            return " + ".join(self[one] for one in several)
        world = packs.shipped("world")
        known = body_names(world, self.language).get(key) or world_names(world, self.language).get(key)
        if known:
            return known
        body = _body_of_a_state(key, self.language)
        if body:
            return body
        actor = self.actors.get(key)
        if actor and actor.names and actor.names[0] != key:  # an actor nobody names bears its key
            return actor.names[0]
        return body_name(world, self.language, key) or readable(key, self.language)

    def nobody(self, path: str) -> str:
        """How a reader calls a holder nobody names: ``author``, ``impersonal`` or ``absent``."""
        return NO_HOLDER[self.language][path]

    def holder(self, holder: Holder, mentions: Mapping[str, Mention]) -> str:
        """Who speaks, as a reader would name them: the name when resolved, else the words of the article."""
        nobody = NO_HOLDER[self.language].get(str(holder.path))
        if nobody and holder.span is None:
            return nobody
        key = self.key(holder, mentions)
        if key:
            return self[key]
        return holder.name or (holder.span.surface if holder.span else NO_HOLDER[self.language]["absent"])

    def words(self, holder: Holder) -> str:
        """Who speaks in the words of the article, whoever these words name: « les proches de l'opposant russe »."""
        absent = NO_HOLDER[self.language]["absent"]
        if holder.path is HolderPath.COREFERENCE:  # a pronoun tells a reader nothing
            return holder.name or (self[holder.candidates[0]] if holder.candidates else absent)
        nobody = NO_HOLDER[self.language].get(str(holder.path))  # « on », too, is nobody
        return nobody or (holder.span.surface if holder.span else holder.name or absent)

    def speakers(self, claim: Claim, mentions: Mapping[str, Mention]) -> str:
        """The holders of a claim: those who speak together joined by "+", a chain by "←", witness end last."""
        depths: dict[int, list[str]] = {}
        for holder in claim.holders:
            depths.setdefault(holder.depth, []).append(self.holder(holder, mentions))
        return (
            " ← ".join(" + ".join(names) for _, names in sorted(depths.items())) or NO_HOLDER[self.language]["absent"]
        )


@lru_cache(1 << 16)
def _body_of_a_state(key: str, language: str) -> str:
    """The name of a body no row of the world pack names: ``RUS:EMBASSY`` is « ambassade (Russie) »; empty for none."""
    world = packs.shipped("world")
    state, _, sort = key.partition(":")
    owner = world_names(world, language).get(state)
    name = _body_sorts(language).get(sort.lower())
    return f"{name} ({owner})" if owner and name else ""


@cache
def _body_sorts(language: str) -> Mapping[str, str]:
    """Sort of body to what a language calls it."""
    return {row["sort"]: row["name"] for row in packs.shipped("world")["body_sorts"] if row["lang"] == language}


def figure(value: float | None, low: float | None, high: float | None, language: str) -> str:
    """A figure with its bounds in a reader's spelling: ``10 000 (9 000–10 000)``, ``≥ 2 000``."""
    if low is not None and low == high:
        return _number(low, language)
    if low is not None and high is None:
        return f"≥ {_number(low, language)}"
    if high is not None and low is None:
        return f"≤ {_number(high, language)}"
    if low is None or high is None:
        return "" if value is None else _number(value, language)
    bounds = f"{_number(low, language)}–{_number(high, language)}"
    return bounds if value is None else f"{_number(value, language)} ({bounds})"


def _number(value: float, language: str) -> str:
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    if language == "en":
        return whole
    return whole.replace(",", "\u202f").replace(".", ",")


def interval(low: str, high: str) -> str:
    """Two ISO days as one when they are equal, as ``low..high`` otherwise, ``?`` where open."""
    if low and low == high:
        return low
    return f"{low or '?'}..{high or '?'}" if low or high else ""


def reported(article: Article, dates: Mapping[str, DocumentDate]) -> str:
    """When an article was published, as an interval of ISO days; empty when nothing settles it."""
    date = dates.get(article.text)
    return interval(date.published_low, date.published_high) if date else ""


def outlet(article: Article) -> str:
    """How an article is cited: its outlet when known, else the name it came under."""
    return article.outlet or article.name


def outlets(articles: Iterable[Article]) -> Callable[[str], str]:
    """Text id to the outlets that print it, as they are cited, each once."""
    printed: dict[str, dict[str, None]] = {}
    for one in articles:
        printed.setdefault(one.text, {})[outlet(one)] = None
    return lambda text: ", ".join(printed.get(text, ()))


def instant(date: str, language: str) -> str:
    """The day of an event as it is coded; what is none in a reader's words: « à présent », "undated"."""
    return word(date.lower(), language) if date.endswith("_REF") else date or heading("undated", language)


def event_status(status: str, language: str) -> str:
    """An event's status in a reader's words; ``reported`` is what is asserted inside a claim."""
    return heading("status_reported", language) if status == "reported" else meaning("status", status, language)


@lru_cache(1 << 12)
def shown(label: str, language: str) -> str:
    """A point's label in a reader's words: a stance, an edge, or the words themselves."""
    for closed_list in ("stance", "edge_kind", "stage", "status", "role"):
        known = meanings(closed_list, language).get(label)
        if known:
            return known
    return label.replace("_", " ")
