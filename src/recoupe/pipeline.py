"""The ordered list of stages; how one text is read is in `recoupe.readings`, and no other file knows the order.

What enters is a dossier; what leaves is its record in a store. A text is read again only when something its reading
depends on has changed: its characters, the metadata of its articles, a person's decisions on it, a pack, the analysis,
or the code of the stages. Everything is written owner by owner, so a build that is killed goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from recoupe import decisions as decision_log
from recoupe import gazetteers, increments, packs
from recoupe.check import Fault, check_anew
from recoupe.engine.base import Engine
from recoupe.engine.heap import uncollected
from recoupe.graph import group
from recoupe.ingest.dossier import Dossier, articles, ingest_problems, kept_text
from recoupe.link import noted
from recoupe.link.actors import actors
from recoupe.link.findings import findings
from recoupe.link.kept import Kept
from recoupe.link.occurrences import occurrences
from recoupe.link.origins import origins
from recoupe.link.pile import LINKED, READ_KINDS, Pile
from recoupe.link.propositions import propositions
from recoupe.link.repetitions import repetitions
from recoupe.link.stories import stories
from recoupe.link.surfaces import surfaced
from recoupe.model import (
    Actor,
    Article,
    Chain,
    Claim,
    Decision,
    Event,
    Finding,
    Problem,
    Record,
    Text,
    hash_id,
)
from recoupe.readings import Job, analyzer, frames, read_text, reading_of
from recoupe.store.base import BuildNote, Store
from recoupe.store.codec import encode

__all__ = [
    "LINK",
    "Build",
    "Job",
    "build",
    "link_store",
    "linked",
    "linked_again",
    "read_text",
    "reading_of",
    "whole_code_digest",
]

LINK: tuple[tuple[str, Callable[[Pile], Iterable[Record]]], ...] = (
    ("actors", actors),
    ("repetitions", repetitions),
    ("origins", origins),
    ("stories", stories),
    ("occurrences", occurrences),
    ("propositions", propositions),
    ("findings", findings),
)

ROOMS_AFTER_READING = (
    "api.py", "check.py", "cli", "engine", "export", "increments.py", "ingest", "link", "mcp.py", "store", "views",
    "web",
)  # fmt: skip
"""A change in one of these changes no reading; what ingest does differently shows in the text itself."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did: texts read anew, texts kept from before, faults of the invariants, stages that failed."""

    articles: int
    texts_read: int
    texts_kept: int
    problems: int
    failures: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """True when no stage failed and every invariant holds."""
        return not self.failures and not self.faults


def build(dossier: Dossier, store: Store, engine: Engine, *, strict: bool = False) -> Build:
    """Bring the record of ``dossier`` up to date.

    Args:
        dossier: the folder.
        store: where the record is kept; what it holds already is kept where it is still good.
        engine: runs the reading of texts.
        strict: raise our own faults instead of storing them as problems.

    Returns:
        What was done. Raises PackError for an invalid pack, StoreError for a record of another version.
    """
    written, broken = decision_log.read(dossier.decisions_path)
    decided = decision_log.in_force(written)
    removed = decision_log.removed_articles(decided)
    every = tuple(articles(dossier))
    kept = tuple(article for article in every if article.id not in removed)
    _store_articles(store, kept)
    read, unread = _read_texts(dossier, store, engine, kept, decided, strict=strict)
    store.replace("decisions", "", (one for one in decided if one.action not in ("remove", "restore")))
    with uncollected():
        link_store(store)
        met = (*ingest_problems(dossier), *gazetteers.problems(dossier.gazetteer_paths))
        store.replace("problems", "", (*met, *broken, *_lost(store, every, written)))
        _note(store)
        faults = check_anew(store, whole_code_digest(), LINKED)
    problems = list(store.records(Problem))
    return Build(
        articles=len(kept),
        texts_read=read,
        texts_kept=unread,
        problems=len(problems),
        failures=sum(problem.code == "stage_failed" for problem in problems),
        faults=faults,
    )


def _note(store: Store) -> None:
    """Remember what this build left, unless the last one left the same by the same code."""
    articles_left, texts, claims_left, events_left = (tuple(store.ids(kind)) for kind in (Article, Text, Claim, Event))
    findings_left = tuple(store.records(Finding))
    known = store.builds()
    number = known[-1].number + 1 if known else 1
    code = whole_code_digest()
    left = BuildNote(number, code, articles_left, texts, claims_left, events_left, findings_left)
    if not known or replace(known[-1], number=number) != left:
        store.note(left)


def _lost(store: Store, every: Sequence[Article], written: Sequence[Decision]) -> Iterable[Problem]:
    """A problem for each decision in force, or undo, that does not find what it is about."""
    decided = decision_log.in_force(written)
    undoing = [one for one in written if one.action == "undo"]
    if not decided and not undoing:
        return ()
    known = {name for article in every for name in (article.id, article.text)} | {one.id for one in written}
    known |= {key for chain in store.records(Chain) for key in chain.candidates}
    known |= {actor.key for actor in store.records(Actor)}
    known |= {one.value.partition(" in ")[0] for one in decided if one.action in ("merge", "split")}
    lost = decision_log.lost((*decided, *undoing), known, lambda text: _characters(store, text))
    return (*lost, *decision_log.unmet(decided, store.everything()))


def _characters(store: Store, text: str) -> str | None:
    record = store.get(text)
    return record.characters if isinstance(record, Text) else None


def _store_articles(store: Store, kept: Sequence[Article]) -> None:
    known = store.owners("article:")
    wanted = {f"article:{article.id}": article for article in kept}
    store.drop(owner for owner in known if owner not in wanted)
    for owner, article in sorted(wanted.items()):
        key = hash_id(encode(article).decode())
        if known.get(owner) != key:
            store.replace(owner, key, (article,))


def _read_texts(
    dossier: Dossier,
    store: Store,
    engine: Engine,
    kept: Sequence[Article],
    decided: Sequence[Decision],
    *,
    strict: bool,
) -> tuple[int, int]:
    """Read the texts whose reading is not good any more; how many were read and how many kept."""
    known = store.owners("text:")
    by_text = group(kept, lambda article: (article.text,))
    store.drop(owner for owner in known if owner.removeprefix("text:") not in by_text)
    read_by = [one for one in decided if one.action in ("date", "reject", "relabel", "accept")]
    on_text = group(read_by, lambda decision: (decision.target,))
    folders, names = dossier.gazetteer_paths, gazetteers.digest(dossier.gazetteer_paths)
    jobs: dict[str, Job] = {}
    keys: dict[str, str] = {}
    characters = {text: kept_text(dossier, together[0]).characters for text, together in by_text.items()}
    framed = frames(characters)
    for text, together in by_text.items():
        members = tuple(sorted(together, key=lambda article: article.id))
        pipeline = dossier.pipelines.get(_language_of(members), "")
        frame = framed.get(text, ())
        key = _reading_key(members, on_text.get(text, ()), pipeline, names, frame)
        if known.get(f"text:{text}") != key:
            whole = Text(characters=characters[text], language=_language_of(members))
            jobs[text] = Job(whole, members, on_text.get(text, ()), pipeline, strict, folders, names, frame=frame)
            keys[text] = key
    ordered = [jobs[text] for text in sorted(jobs)]
    for job, records in zip(ordered, engine.map(read_text, ordered, label="reading"), strict=True):
        store.replace(f"text:{job.text.id}", keys[job.text.id], records)
    return len(jobs), len(by_text) - len(jobs)


def _language_of(members: Sequence[Article]) -> str:
    """The language most of the articles of one text state; the first in the alphabet when they disagree."""
    stated = sorted(article.language for article in members if article.language)
    return max(stated, key=stated.count) if stated else ""


def _reading_key(
    members: Sequence[Article], decided: Sequence[Decision], pipeline: str, names: str, frame: Sequence[str]
) -> str:
    language = _language_of(members)
    metadata = [encode(replace(article, acquired="")).decode() for article in members]
    judged = [decision.id for decision in decided]
    code = (_code_digest(), _packs_digest(language, pipeline))
    return hash_id(*code, pipeline, names, language, *metadata, *judged, "frame", *frame)


@cache
def _code_digest() -> str:
    """Hash of the code that readings depend on, so that a changed rule re-reads and an unchanged one does not."""
    return _hashed_code(lambda room: room not in ROOMS_AFTER_READING)


def _hashed_code(wanted: Callable[[str], bool]) -> str:
    """Hash of the code in the rooms (folders and files of the house) that are wanted."""
    house = Path(__file__).parent
    digest = blake2b(digest_size=16)
    for path in sorted(house.rglob("*.py")):
        if wanted(path.relative_to(house).parts[0]):
            digest.update(path.relative_to(house).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


@cache
def whole_code_digest() -> str:
    """Hash of all code and packs, linking included: what tells a new reading of old evidence from new evidence."""
    house = Path(__file__).parent
    digest = blake2b(digest_size=16)
    for path in sorted(path for path in house.rglob("*") if path.suffix in (".py", ".tsv", ".toml")):
        if path.relative_to(house).parts[0] != "sample":
            digest.update(path.relative_to(house).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


@cache
def _packs_digest(language: str, pipeline: str) -> str:
    if language not in packs.languages():
        return ""
    # Pages mix languages: the notices and credits of every pack take part in labelling a text of any.
    named = ("world", "ontology", "weights", *(f"lang/{name}" for name in packs.languages()))
    return hash_id(*(packs.shipped(name).digest for name in named), analyzer(language, pipeline).identity)


def link_store(store: Store) -> None:
    """Run the link stages over the whole record and replace what they found before, unless all they rest on stands."""
    key = _link_key(store)
    names = [*(name for name, _ in LINK), "decisions"]
    if store.owners("link:") == {f"link:{name}": key for name in names}:
        return
    read = [record for kind in READ_KINDS for record in store.records(kind)]
    kept = increments.kept_of(store, _link_digest())
    for name, found in linked(read, kept).items():
        store.replace(f"link:{name}", key, found)
    increments.keep(store, _link_digest(), kept)


def _link_key(store: Store) -> str:
    """Hash of all that linking rests on: articles, readings, a person's decisions, code and packs."""
    read = [part for prefix in ("article:", "text:") for pair in store.owners(prefix).items() for part in pair]
    decided = [encode(one).decode() for one in store.records(Decision)]
    return hash_id(_link_digest(), *read, "decisions", *decided)


@cache
def _link_digest() -> str:
    """Hash of the code and the packs that linking rests on."""
    named = ["world", "ontology", "weights"]
    for language in packs.languages():
        named += [f"lang/{language}", f"lang/{language}/frequencies"]
    return hash_id(
        _code_digest(),
        _hashed_code(lambda room: room in ("increments.py", "link")),
        *(packs.shipped(one).digest for one in named),
    )


def linked_again(store: Store, read: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    """As `linked`, of whole readings of a store: what its last build worked out of the same texts is used again."""
    return linked(read, increments.kept_of(store, _link_digest()))


def linked(read: Iterable[Record], kept: Kept | None = None) -> dict[str, tuple[Record, ...]]:
    """Stage to what it finds, in the order of `LINK`: a pure function of the records of readings.

    Views call it on a part of the record to answer "as of" a day with what was reported by then and no more. What is
    ``kept`` from the last build is used where it still stands, and changes nothing but the time this takes.
    """
    pile = Pile(tuple(read), packs.shipped("world"), packs.shipped("ontology"), kept or Kept())
    texts = {record.id: record.characters for record in pile.of(Text)}
    done: dict[str, tuple[Record, ...]] = {}
    for name, stage in LINK:
        done[name] = tuple(surfaced(record, texts) for record in stage(pile))
        pile = pile.more(done[name])
        if name == "actors":
            noted.recall(pile)
    noted.keep(pile)
    done["findings"], lost = decision_log.judged(done["findings"], decision_log.in_force(pile.of(Decision)), pile.by_id)
    return {**done, "decisions": tuple(lost)}
