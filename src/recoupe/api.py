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
from typing import Any, Generic, TypeVar, overload

from recoupe.decisions import read as read_decisions
from recoupe.errors import MissingExtraError, QuestionError, StoreError
from recoupe.export.archive import archive
from recoupe.export.files import put
from recoupe.export.formats import export, of_file
from recoupe.export.material import Material
from recoupe.ingest.dossier import open_dossier
from recoupe.model import Article, Problem, Record
from recoupe.store.codec import digest
from recoupe.store.sql import SqlStore
from recoupe.views.agreements import AgreementRow, FlowRow, agreement_rows, flow_rows
from recoupe.views.check import Checked, check
from recoupe.views.claims import ClaimRow, claim_rows
from recoupe.views.coded import CODED_STATUSES, coded_events
from recoupe.views.codings import CodedEvent, by_day
from recoupe.views.deciding import DecisionRow, decision_rows
from recoupe.views.explain import Explanation, explain
from recoupe.views.findings import FindingRow, finding_rows
from recoupe.views.lists import ActorRow, ArticleRow, actor_rows, article_rows
from recoupe.views.lookups import actor_called
from recoupe.views.selection import HAPPENED, Selection, parse_day, parse_first_day, problems, select
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
    when the whole record was asked).
    """

    def __init__(self, kind: type[T], rows: Iterable[T], selection: Selection) -> None:
        self._kind, self._rows = kind, tuple(rows)
        self.undated: tuple[Article, ...] = tuple(selection.undated)
        self.as_of = selection.as_of

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

    ``as_of`` is a day, a month or a year: what had been reported by then, and no more. ``language`` is that of names
    and words, ``fr`` or ``en``. Every method raises QuestionError for a day, an actor or an id that means nothing.
    """

    def __init__(self, path: Path | str) -> None:
        self.dossier = open_dossier(Path(path))
        if not self.dossier.record_path.exists():
            raise StoreError(f"{path}: expected a record, found none; make it with: recoupe build {path}")
        self._store = SqlStore.at(self.dossier.record_path)

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

    def _select(self, as_of: str) -> Selection:
        return select(self._store, as_of=parse_day(as_of) if as_of else "")

    def findings(
        self, *, as_of: str = "", kinds: Sequence[str] = (), min_witnesses: int = 0, language: str = "fr"
    ) -> Rows[FindingRow]:
        """What the articles agree on, dispute and revise."""
        chosen = self._select(as_of)
        found = finding_rows(chosen, language=language, kinds=kinds, min_witnesses=min_witnesses)
        return Rows(FindingRow, found, chosen)

    def claims(
        self, *, as_of: str = "", stances: Sequence[str] = (), actor: str = "", language: str = "fr"
    ) -> Rows[ClaimRow]:
        """Who says what; ``actor`` is a key or a name."""
        chosen = self._select(as_of)
        key = actor_called(self._store, actor, asked=True) if actor else ""
        return Rows(ClaimRow, claim_rows(chosen, language=language, stances=stances, actor=key), chosen)

    def events(
        self, *, as_of: str = "", ontology: str = "plover", statuses: Iterable[str] = CODED_STATUSES
    ) -> Rows[CodedEvent]:
        """Who did what to whom, as codes of ``plover`` or ``cameo``, by day; those without a day come last."""
        chosen = self._select(as_of)
        every = coded_events(chosen.records, ontology=ontology, statuses=tuple(statuses))
        return Rows(CodedEvent, by_day(every), chosen)

    def timeline(
        self, *, as_of: str = "", since: str = "", actor: str = "", clock: str = HAPPENED, language: str = "fr"
    ) -> Rows[TimelineRow]:
        """What happened, in order; happenings without a date come last."""
        chosen = self._select(as_of)
        key = actor_called(self._store, actor, asked=True) if actor else ""
        wanted = Wanted(clock=clock, since=parse_first_day(since) if since else "", actor=key)
        told = timeline(chosen, wanted, language=language)
        return Rows(TimelineRow, (*told.dated, *told.undated), chosen)

    def stories(self, *, as_of: str = "") -> Rows[StoryRow]:
        """The stories the articles tell."""
        chosen = self._select(as_of)
        return Rows(StoryRow, story_rows(chosen), chosen)

    def check(self, statement: str, *, as_of: str = "", language: str = "fr") -> Rows[Checked]:
        """A statement against the record: who supports it, who denies it, which figures are reported instead."""
        chosen = self._select(as_of)
        return Rows(Checked, check(chosen, statement, language=language), chosen)

    def articles(self, *, as_of: str = "") -> Rows[ArticleRow]:
        """The articles, in the order of their dates."""
        chosen = self._select(as_of)
        return Rows(ArticleRow, article_rows(chosen), chosen)

    def actors(self, *, as_of: str = "", language: str = "fr") -> Rows[ActorRow]:
        """The actors, those who speak most first."""
        chosen = self._select(as_of)
        return Rows(ActorRow, actor_rows(chosen, language=language), chosen)

    def agreements(self, *, as_of: str = "") -> Rows[AgreementRow]:
        """Agreements with their stages and clauses."""
        chosen = self._select(as_of)
        return Rows(AgreementRow, agreement_rows(chosen.records), chosen)

    def flows(self, *, as_of: str = "") -> Rows[FlowRow]:
        """Who gives what to whom, and in exchange for what."""
        chosen = self._select(as_of)
        return Rows(FlowRow, flow_rows(chosen.records), chosen)

    def decisions(self) -> Rows[DecisionRow]:
        """What was decided by hand, with the state of each line."""
        written, _ = read_decisions(self.dossier.decisions_path)
        return Rows(DecisionRow, decision_rows(written, self._store.records(Problem)), self._select(""))

    def problems(self) -> Rows[Problem]:
        """The faults of the input, by code."""
        return Rows(Problem, problems(self._store.records(Problem)), self._select(""))

    def records(self, kind: type[R]) -> Rows[R]:
        """The records of one kind of `recoupe.model`, sorted by id."""
        return Rows(kind, self._store.records(kind), self._select(""))

    def explain(self, identifier: str, *, language: str = "fr") -> Explanation:
        """Why a cell stands; ``identifier`` is an id or its first digits."""
        return explain(self._store, identifier, language=language)

    def verify(self) -> Verification:
        """Every cell checked again, from the kept texts."""
        return verify(self.dossier, self._store)

    def digest(self) -> str:
        """One hash over the whole record."""
        return digest(self._store.everything())

    def export(
        self, path: Path | str, *, table: str = "claims", as_of: str = "", language: str = "fr", force: bool = False
    ) -> Path:
        """Write a file whose format its name tells (see ``recoupe export --help``; ``.zip`` for all of them).

        Raises QuestionError for a name that tells no format, or a file that is there and ``force`` is not set.
        """
        target, chosen = Path(path), self._select(as_of)
        material = Material(chosen, language, self.title, {"as-of": chosen.as_of} if chosen.as_of else {})
        if target.suffix == ".zip":
            put(target, archive(material).content, force=force)
            return target
        name = of_file(target.name)
        if not name:
            raise QuestionError(f"expected a name that tells a format, found {target.name!r}")
        put(target, export(material, name, table=table), force=force)
        return target
