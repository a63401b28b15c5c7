"""What bears on a statement: a stretch of a text that tells what it tells, or the contrary; all there is of it."""

from dataclasses import dataclass, replace

from recoupe.model import Claim
from recoupe.views.measures import NO_DAYS, Days


@dataclass(frozen=True, slots=True)
class Bearing:
    """A stretch that tells what a statement tells, or the contrary.

    ``cited`` is the claim it is told by, of the record or the article's own, and ``claim`` the same with the polarity
    and certainty of the act in question; ``record`` is the id to cite; ``share`` is 0 to 1; ``aside`` the id of a claim
    in whose words the stretch stands without being said by it, or of the text where a clause only adds it; ``days`` are
    those on which the act is told to be done, ``over`` all claims in whose words it stands. ``ahead``: it is told of
    the future; ``of_one``: what the statement counts is told to be one.
    """

    record: str
    cited: Claim
    claim: Claim
    share: float
    aside: str = ""
    days: Days = NO_DAYS
    over: tuple[Claim, ...] = ()
    ahead: bool = False
    of_one: bool = False

    @property
    def place(self) -> tuple[str, int]:
        """What tells two of them apart: what an article tells in several sentences is cited by the text alone."""
        return self.record, self.cited.span.start

    def by(self, teller: Claim) -> Claim:
        """The claim as another claim in whose words the stretch stands makes it: of several that report one thing."""
        return self.claim if teller is self.cited else replace(teller, polarity=self.claim.polarity)


@dataclass(frozen=True, slots=True)
class Borne:
    """The claim a sentence makes in its own voice, None where none was looked for, and what bears on it.

    ``aside`` are claims of the record in whose words the statement stands without being said by them.
    """

    claim: Claim | None
    bearings: tuple[Bearing, ...] = ()
    aside: frozenset[str] = frozenset()
