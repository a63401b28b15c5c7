"""Draw claims from running news to be read by eye: ``python -m bench.claims_sample ARTICLES [--articles 300]``.

ARTICLES is JSON lines (plain or gzip) with ``id`` and ``text``. Articles and claims are drawn by the hash of their id,
so that the same ones come whatever the order of the file. Each claim is shown with its stance, holder, cue, content and
the words around it. The last line is one JSON object: articles read, how many raised, claims, claims an article.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bench.sentences import read
from recoupe.model import Claim

ARTICLES = Path("../shared/data/news-fr/articles.jsonl.gz")
AROUND = 120
"""Characters of text shown before and after a claim."""


def main() -> None:
    """Read the articles drawn, print the claims drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=ARTICLES)
    parser.add_argument("--articles", type=int, default=300, help="how many articles to read")
    parser.add_argument("--claims", type=int, default=100, help="how many claims to show")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--lang", default="fr")
    given = parser.parse_args()
    found, raised, stances = [], 0, Counter[str]()
    for article in drawn(list(articles(given.path)), given.articles, given.seed):
        try:
            claims = claims_of(article["text"], given.lang)
        except Exception as fault:
            print(f"RAISED {article['id']}: {type(fault).__name__}: {fault}")
            raised += 1
            continue
        stances.update(str(claim.stance) for claim in claims)
        found += [{"id": claim.id, "text": article["text"], "claim": claim} for claim in claims]
    for number, one in enumerate(drawn(found, given.claims, given.seed), start=1):
        show(number, one["claim"], one["text"])
    figures = {
        "articles": given.articles,
        "raised": raised,
        "claims": len(found),
        "stances": dict(stances.most_common()),
    }
    print(json.dumps(figures))


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file of JSON lines."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from (json.loads(line) for line in raw.decode("utf-8").splitlines() if line)


def drawn(members: Sequence[dict[str, Any]], count: int, seed: str) -> list[dict[str, Any]]:
    """``count`` of the members, by the hash of seed and id."""
    key = lambda one: blake2b(f"{seed} {one['id']}".encode()).digest()  # noqa: E731
    return sorted(members, key=key)[:count]


def claims_of(text: str, language: str) -> list[Claim]:
    """The claims of a text."""
    return [one for one in read(text, language).records if isinstance(one, Claim)]


def show(number: int, claim: Claim, text: str) -> None:
    """Print one claim with the words around it."""
    holders = " > ".join(one.span.surface if one.span else f"<{one.path}>" for one in claim.holders)
    low, high = claim.span.start, claim.span.end
    print(
        f"{number:3} {claim.stance} {claim.certainty}{claim.polarity} | {claim.why.note.removeprefix('construction ')}"
    )
    print(f"    who:  {holders}\n    cue:  {claim.cue.surface if claim.cue else ''}\n    what: {claim.content.surface}")
    print("    text: " + " ".join(text[max(0, low - AROUND) : high + AROUND].split()))


if __name__ == "__main__":
    main()
