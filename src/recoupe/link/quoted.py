"""The words a claim quotes, for stages that compare them: they see the surfaces of spans, never text."""

import re

from recoupe.model import Claim

QUOTED = re.compile(r"[«“\"]([^«»“”\"]{3,})[»”\"]")
"""Words between quotation marks of any kind."""


def quoted(claim: Claim) -> set[str]:
    """The quoted pieces of a claim's content, lower-case, white space folded."""
    return {" ".join(words.lower().split()) for words in QUOTED.findall(claim.content.surface)}
