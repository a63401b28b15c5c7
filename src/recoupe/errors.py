"""The exceptions a caller can meet; faults of the input are `Problem` records instead.

::

    RecoupeError            what was expected, what was found, what to do
    ├── DossierError        no such dossier, a dossier in the way, a broken recoupe.toml
    ├── PackError           an invalid pack: file, line, column
    ├── QuestionError       a bad date, an unknown record id, a filter that means nothing
    ├── StoreError          a record that cannot be read or written, a record of another version
    └── MissingExtraError   an optional dependency; says the command that installs it
"""

from pathlib import Path


class RecoupeError(Exception):
    """A caller's fault, told in one sentence that says what to do."""


class DossierError(RecoupeError):
    """The folder is not a dossier, or is in the way of a new one."""


class PackError(RecoupeError):
    """A pack that does not load, with the place of the fault.

    Args:
        path: the file.
        message: what was expected and what was found.
        line: 1-based line in the file; None when the whole file is meant.
        column: name of the column; None when the whole line is meant.
    """

    def __init__(self, path: Path, message: str, *, line: int | None = None, column: str | None = None) -> None:
        self.path, self.line, self.column = path, line, column
        place = str(path) + (f"#L{line}" if line else "") + (f", column {column}" if column else "")
        super().__init__(f"{place}: {message}")


class QuestionError(RecoupeError):
    """A question the record cannot be asked."""


class StoreError(RecoupeError):
    """The record on disk cannot be read or written."""


class MissingExtraError(RecoupeError):
    """An optional dependency is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; run: pip install 'recoupe[{extra}]'")
