"""What every reader of a kind of input hands on: one article not yet kept, with its text, its bytes, its metadata.

Readers yield `Received` and `Problem`; `recoupe.ingest.files` keeps the former as articles.
"""

from dataclasses import dataclass, field, replace

from recoupe.model import Credit, DateCandidate, Problem


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated about an article; empty where nothing is."""

    url: str = ""
    canonical_url: str = ""
    outlet: str = ""
    publisher: str = ""
    title: str = ""
    bylines: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    language: str = ""
    access: str = ""

    def over(self, other: "Metadata") -> "Metadata":
        """These statements, and those of ``other`` where these are silent; dates and credits are put together."""
        joined = {
            name: getattr(self, name) or getattr(other, name)
            for name in ("url", "canonical_url", "outlet", "publisher", "title", "bylines", "language", "access")
        }
        dates = tuple(dict.fromkeys((*self.dates, *other.dates)))
        return Metadata(**joined, credits=tuple(dict.fromkeys((*self.credits, *other.credits))), dates=dates)


@dataclass(frozen=True, slots=True)
class Received:
    """One article as it came: the text to keep, the bytes, what is stated about it.

    Where it was fetched, ``acquired`` is the moment and ``response`` the WARC record of the server's answer.
    """

    name: str
    characters: str
    original: bytes
    extension: str = ".txt"
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    metadata: Metadata = field(default_factory=Metadata)
    acquired: str = ""
    response: bytes = b""

    def fetched(self, acquired: str) -> "Received":
        """The same, acquired at another moment than the ingest."""
        return replace(self, acquired=acquired)

    def under(self, metadata: Metadata) -> "Received":
        """The same, with ``metadata`` (of a person or of ``sources.tsv``) over its own."""
        return replace(self, metadata=metadata.over(self.metadata))


def problem(code: str, name: str, message: str) -> Problem:
    """A fault of the received file ``name``; ``code`` is one of ``data/closed/problem.tsv``."""
    return Problem(code=code, name=name, message=message)
