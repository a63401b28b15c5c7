"""The words a claim quotes, for stages that compare them: they see the surfaces of spans, never text."""

import re
from functools import lru_cache

from recoupe.model import Claim

QUOTED = re.compile(r"[«“\"]([^«»“”\"]{3,})[»”\"]")
"""Words between quotation marks of any kind."""


def quoted(claim: Claim) -> frozenset[str]:
    """The quoted pieces of a claim's content, lower-case, white space folded."""
    return _pieces(claim.content.surface)


@lru_cache(1 << 17)
def _pieces(words: str) -> frozenset[str]:
    """Kept, for several findings ask the same of all claims."""
    return frozenset([" ".join(one.lower().split()) for one in QUOTED.findall(words)])
