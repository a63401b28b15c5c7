"""A dossier in Python: the same views as the command line, as typed rows, and as frames.

::

    import recoupe

    with recoupe.open("korea") as dossier:
        for row in dossier.claims(stances=["denies"]):
            print(row.reported, row.holder, row.content)
        frame = dossier.findings(language="en").frame()
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar, Unpack, overload

from recoupe.decisions import read as read_decisions
from recoupe.errors import MissingExtraError, QuestionError, StoreError
from recoupe.export.archive import archive
from recoupe.export.files import put
from recoupe.export.formats import export, of_file
from recoupe.export.material import Material, stated
from recoupe.export.page import page
from recoupe.ingest.dossier import open_dossier
from recoupe.model import Article, Problem, Record
from recoupe.store.codec import digest
from recoupe.store.sql import SqlStore
from recoupe.terms import EdgeKind, FindingKind, Role, Stance, Status
from recoupe.views.agreements import AgreementRow, FlowRow, agreements_with, flows_with
from recoupe.views.asking import Asking, articles_asked, ask, one_of
from recoupe.views.check import Checked, check
from recoupe.views.claims import ClaimRow, claim_rows
from recoupe.views.coded import CODED_STATUSES, ONTOLOGIES, coded_events
from recoupe.views.codings import CodedEvent, by_day, of_code
from recoupe.views.deciding import DecisionRow, decision_rows
from recoupe.views.diff import Difference, diff, snapshots
from recoupe.views.explain import Explanation, explain
from recoupe.views.figures import Series, figures
from recoupe.views.findings import FindingRow, finding_rows
from recoupe.views.involved import findings_involving, involving
from recoupe.views.ledger import Entry, ledger
from recoupe.views.lists import ActorRow, ArticleRow, actor_rows, article_rows
from recoupe.views.lookups import actor_called
from recoupe.views.narrowed import narrowed, narrowed_findings
from recoupe.views.network import Pair, network, relation_names
from recoupe.views.problems import Stats, problems, stats
from recoupe.views.readymade import agreements_of, flows_of
from recoupe.views.report import report
from recoupe.views.search import Hit, search
from recoupe.views.selection import CLOCKS, HAPPENED, REPORTED, Filters, Selection, select
from recoupe.views.sources import Tree, origins
from recoupe.views.stories import StoryRow, story_rows
from recoupe.views.telling import TimelineRow
from recoupe.views.timeline import Wanted, timeline
from recoupe.views.verify import Verification, verify

T = TypeVar("T")
R = TypeVar("R", bound=Record)

LIBRARIES = ("pandas", "polars")


class Rows(Sequence[T], Generic[T]):
    """The rows of an answer, in the order of its view.

    ``undated`` are the articles left out because no date says whether they had appeared by ``as_of`` (an ISO day, empty
    when the whole record was asked); on the clock of what happened, ``unsettled`` counts the claims and events left out
    because no date says when.
    """

    def __init__(self, kind: type[T], rows: Iterable[T], selection: Selection) -> None:
        self._kind, self._rows = kind, tuple(rows)
        self.undated: tuple[Article, ...] = tuple(selection.undated)
        self.as_of = selection.as_of
        self.unsettled = selection.unsettled

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} {self._kind.__name__}>"

    def frame(self, library: str = "pandas") -> Any:  # noqa: ANN401 (a frame of a library that may not be installed)
        """The rows as a ``pandas`` or ``polars`` data frame, one column a field, also when there is no row.

        Raises MissingExtraError when the library is not installed, QuestionError for another one.
        """
        if library not in LIBRARIES:
            raise QuestionError(f"expected one of {', '.join(LIBRARIES)}, found {library!r}")
        columns = [one.name for one in fields(self._kind)] if is_dataclass(self._kind) else []
        cells = {name: [_plain(getattr(row, name)) for row in self._rows] for name in columns}
        return _FRAMES[library](cells)


def _some(values: str | Iterable[str], known: Iterable[str], what: str) -> tuple[str, ...]:
    """Values of a closed list, one alone as well, none for none; raises QuestionError that names those that are."""
    given = ((values,) if values else ()) if isinstance(values, str) else tuple(values)
    return tuple(one_of(one, known, what) for one in given)


def _plain(value: Any) -> Any:  # noqa: ANN401 (walks the fields of any row)
    """A cell as frames hold it: parts of a row as mappings, tuples as lists."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _pandas(cells: dict[str, list[Any]]) -> Any:  # noqa: ANN401 (a frame)
    try:
        import pandas as pd  # noqa: PLC0415 (an extra)
    except ImportError as fault:
        raise MissingExtraError("pandas", "frames") from fault
    return pd.DataFrame(cells)


def _polars(cells: dict[str, list[Any]]) -> Any:  # noqa: ANN401 (a frame)
    try:
        import polars as pl  # noqa: PLC0415 (an extra)
    except ImportError as fault:
        raise MissingExtraError("polars", "frames") from fault
    return pl.DataFrame(cells, strict=False)


_FRAMES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {"pandas": _pandas, "polars": _polars}


class OpenDossier:
    """A dossier with its record, open to be asked; close it, or use it in a ``with`` statement.

    Every view takes the filters of `recoupe.views.asking.Asking`, as the command line does. Articles, actors, stories,
    statements and counts are narrowed by their articles: published from a day on, naming an actor. Every method
    raises QuestionError for a day, an actor or an id that means nothing.
    """

    def __init__(self, path: Path | str) -> None:
        self.dossier = open_dossier(Path(path))
        if not self.dossier.record_path.exists():
            raise StoreError(f"{path}: expected a record, found none; make it with: recoupe build {path}")
        self._store = SqlStore.at(self.dossier.record_path)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.dossier.path}: {self.title}>"

    def __enter__(self) -> "OpenDossier":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the record go; the dossier cannot be asked afterwards."""
        self._store.close()

    @property
    def title(self) -> str:
        """The dossier's title."""
        return self.dossier.title

    def _part(self, asked: Asking) -> Selection:
        return articles_asked(self._store, asked)

    def findings(self, *, kinds: str | Sequence[str] = (), **asked: Unpack[Asking]) -> Rows[FindingRow]:
        """What the articles agree on, dispute and revise."""
        kinds = _some(kinds, FindingKind, "a kind")
        chosen, filters = self._ask(asked, anew=True)
        every = finding_rows(chosen, language=filters.language, kinds=kinds, min_witnesses=filters.min_witnesses)
        rows, _ = narrowed_findings(chosen, findings_involving(chosen, every, filters.actor), filters)
        return Rows(FindingRow, rows, chosen)

    def claims(self, *, stances: str | Sequence[str] = (), **asked: Unpack[Asking]) -> Rows[ClaimRow]:
        """Who says what; ``actor`` is who says it."""
        stances = _some(stances, Stance, "a stance")
        chosen, filters = self._ask(asked)
        every = claim_rows(chosen, language=filters.language, stances=stances, actor=filters.actor)
        return Rows(ClaimRow, narrowed(chosen, every, filters)[0], chosen)

    def events(
        self,
        *,
        ontology: str = "plover",
        statuses: str | Iterable[str] = CODED_STATUSES,
        code: str = "",
        **asked: Unpack[Asking],
    ) -> Rows[CodedEvent]:
        """Who did what to whom, as codes of ``plover`` or ``cameo``, by day; those without a day come last.

        ``code`` keeps one, with its mode or without: ``ASSAULT``, ``MOBILIZE-troops``.
        """
        chosen, filters = self._ask(asked)
        one_of(ontology, ONTOLOGIES, "the ontology")
        every = coded_events(chosen.records, ontology=ontology, statuses=_some(statuses, Status, "a status"))
        own = involving(chosen, of_code(every, code), filters.actor)
        return Rows(CodedEvent, by_day(narrowed(chosen, own, filters)[0]), chosen)

    def timeline(
        self, *, kind: str = "", until: str = "", brief: int = 0, **asked: Unpack[Asking]
    ) -> Rows[TimelineRow]:
        """What happened, in order; happenings without a date come last.

        ``since`` and ``until`` count by ``clock``, which is ``happened`` unless another is asked for; ``kind`` is a
        predicate or a family, ``brief`` how many of those that matter most.
        """
        clock = asked.pop("clock", HAPPENED)
        chosen, filters = self._ask(asked)
        wanted = Wanted.of(filters, clock=clock, kind=kind, until=until, brief=brief)
        told = timeline(chosen, wanted, language=filters.language)
        return Rows(TimelineRow, (*told.dated, *told.undated), chosen)

    def ledger(self, *, stance: str = "", every: bool = False, **asked: Unpack[Asking]) -> Rows[Entry]:
        """Each matter with its speakers; ``every`` gives what one speaker says in one text, too."""
        chosen, filters = self._ask(asked)
        taken = "".join(_some(stance, Stance, "a stance"))
        return Rows(Entry, ledger(chosen, filters, stance=taken, every=every).entries, chosen)

    def figures(self, *, counting: str = "", **asked: Unpack[Asking]) -> Rows[Series]:
        """Figures for one population by original speaker; ``counting`` keeps those of a name: « soldats », losses."""
        chosen, filters = self._ask(asked)
        return Rows(Series, figures(chosen, filters, counting=counting).series, chosen)

    def network(self, *, relation: str = "", **asked: Unpack[Asking]) -> Rows[Pair]:
        """Signed relations between actors, pair by pair."""
        chosen, filters = self._ask(asked)
        asked_for = "".join(_some(relation, relation_names(), "a relation"))
        return Rows(Pair, network(chosen, filters, relation=asked_for).pairs, chosen)

    def origins(self, *, kind: str = "", every: bool = False, **asked: Unpack[Asking]) -> Rows[Tree]:
        """Who copied, credited or quoted whom: a tree per origin, days being those of publication."""
        chosen, filters = self._ask({**asked, "clock": HAPPENED})
        edge = "".join(_some(kind, EdgeKind, "an edge"))
        return Rows(Tree, origins(chosen, filters, kind=edge, every=every).trees, chosen)

    def search(self, query: str, *, role: str = "", limit: int = 20, **asked: Unpack[Asking]) -> Rows[Hit]:
        """The texts in which words stand, the best first; ``limit`` is how many at most, 0 for all."""
        chosen, filters = self._ask({**asked, "clock": HAPPENED})
        block = "".join(_some(role, Role, "a role"))
        return Rows(Hit, search(chosen, query, filters, role=block, limit=limit).rows, chosen)

    def diff(
        self,
        a: str = "",
        b: str = "",
        *,
        clock: str = REPORTED,
        kinds: str | Sequence[str] = (),
        min_witnesses: int = 0,
        language: str = "fr",
    ) -> Difference:
        """What changed between two days of a clock, two builds (``build-3``), or the last two builds."""
        one_of(clock, CLOCKS, "the clock")
        kinds = _some(kinds, FindingKind, "a kind")
        before, after = snapshots(self._store, a, b, clock=clock)
        return diff(before, after, language=language, kinds=kinds, min_witnesses=min_witnesses)

    def stats(self, **asked: Unpack[Asking]) -> Stats:
        """What the record holds."""
        return stats(self._part(asked))

    def stories(self, **asked: Unpack[Asking]) -> Rows[StoryRow]:
        """The stories the articles tell."""
        chosen = self._part(asked)
        return Rows(StoryRow, story_rows(chosen), chosen)

    def check(self, statement: str, **asked: Unpack[Asking]) -> Rows[Checked]:
        """A statement against the record: who supports it, who denies it, which figures are reported instead."""
        chosen = self._part(asked)
        return Rows(Checked, check(chosen, statement, language=asked.get("language", "fr")), chosen)

    def articles(self, **asked: Unpack[Asking]) -> Rows[ArticleRow]:
        """The articles, in the order of their dates."""
        chosen = self._part(asked)
        return Rows(ArticleRow, article_rows(chosen), chosen)

    def actors(self, **asked: Unpack[Asking]) -> Rows[ActorRow]:
        """The actors, those who speak most first."""
        chosen = self._part(asked)
        return Rows(ActorRow, actor_rows(chosen, language=asked.get("language", "fr")), chosen)

    def agreements(self, **asked: Unpack[Asking]) -> Rows[AgreementRow]:
        """Agreements with their stages and clauses; ``actor`` is a party."""
        party = self._party(asked)
        chosen = self._part(asked)
        return Rows(AgreementRow, agreements_with(agreements_of(chosen), party), chosen)

    def flows(self, **asked: Unpack[Asking]) -> Rows[FlowRow]:
        """Who gives what to whom, and in exchange for what; ``actor`` is one of the two."""
        party = self._party(asked)
        chosen = self._part(asked)
        return Rows(FlowRow, flows_with(flows_of(chosen), party), chosen)

    def _ask(self, asked: Asking, *, anew: bool = False) -> tuple[Selection, Filters]:
        question = ask(self._store, asked, anew=anew)
        return question.selection, question.filters

    def _party(self, asked: Asking) -> str:
        words = asked.pop("actor", "")
        return actor_called(self._store, words, asked=True) if words else ""

    def decisions(self) -> Rows[DecisionRow]:
        """What was decided by hand, with the state of each line."""
        written, _ = read_decisions(self.dossier.decisions_path)
        return Rows(DecisionRow, decision_rows(written, self._store.records(Problem)), select(self._store))

    def problems(self) -> Rows[Problem]:
        """The faults of the input, by code."""
        return Rows(Problem, problems(self._store.records(Problem)), select(self._store))

    def records(self, kind: type[R]) -> Rows[R]:
        """The records of one kind of `recoupe.model`, sorted by id."""
        return Rows(kind, self._store.records(kind), select(self._store))

    def explain(self, identifier: str, **asked: Unpack[Asking]) -> Explanation:
        """Why a cell stands; ``identifier`` is an id or its first digits.

        A finding as of a day, or of one story, has an id of its own: ask with the same filters.
        """
        return explain(self._part(asked), identifier, language=asked.get("language", "fr"))

    def verify(self) -> Verification:
        """Every cell checked again, from the kept texts."""
        return verify(self.dossier, self._store)

    def digest(self) -> str:
        """One hash over the whole record."""
        return digest(self._store.everything())

    def report(self, path: Path | str, *, force: bool = False, **asked: Unpack[Asking]) -> Path:
        """Write the dossier as one HTML page to read, print and send.

        Raises QuestionError for a file that is there and ``force`` is not set.
        """
        chosen, witnesses = self._part(asked), asked.get("min_witnesses", 0)
        told = report(chosen, title=self.title, language=asked.get("language", "fr"), min_witnesses=witnesses)
        put(Path(path), page(told), force=force)
        return Path(path)

    def export(self, path: Path | str, *, table: str = "claims", force: bool = False, **asked: Unpack[Asking]) -> Path:
        """Write a file whose format its name tells (see ``recoupe export --help``; ``.zip`` for all of them).

        Raises QuestionError for a name that tells no format, or a file that is there and ``force`` is not set.
        """
        target, chosen = Path(path), self._part(asked)
        material = Material(chosen, asked.get("language", "fr"), self.title, stated(asked))
        if target.suffix == ".zip":
            put(target, archive(material).content, force=force)
            return target
        name = of_file(target.name)
        if not name:
            raise QuestionError(f"expected a name that tells a format, found {target.name!r}")
        put(target, export(material, name, table=table), force=force)
        return target
