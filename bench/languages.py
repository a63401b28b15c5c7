"""Language of single sentences: accuracy by length, on sentences whose language is known.

Usage: ``python -m bench.languages [TREEBANK.conllu[.gz]]...``

The language is the part of the file name before the first ``_`` (``fr_gsd-dev.conllu.gz``). Figures: the share that is
right among sentences of 40 characters and more, and among those of French and English alone by length; then the share
whose language is evident from frequent words alone, and how many of those are wrong.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from recoupe.ingest.languages import SHORT_LINE, evident_language, likeliest

DATA = Path("../shared/data/treebanks")
DEFAULT = [DATA / f"{name}.conllu.gz" for name in ("fr_gsd-dev", "fr_sequoia-dev", "fr_fqb", "en_ewt-dev")]
LENGTHS = ((20, 40), (40, 60), (60, 100), (100, 100_000))


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--show", action="store_true", help="print every sentence that went wrong")
    options = parser.parse_args()
    judged = [
        (len(words), language, likeliest(words), words)
        for path in options.paths
        for language, words in _sentences(path)
        if len(words) >= LENGTHS[0][0]
    ]
    for low, high in LENGTHS:
        chosen = [one for one in judged if low <= one[0] < high]
        print(f"{f'{low} to {high} characters':<28}{len(chosen):>8}{_accuracy(chosen):>10.4f}")
    long = [one for one in judged if one[0] >= SHORT_LINE]
    if options.show:
        for _, language, found, words in long:
            if found != language:
                print(f"   {language} taken for {found}: {words[:100]}")
    evident = [(language, found) for _, language, _, words in judged if (found := evident_language(words))]
    wrong = sum(found != language for language, found in evident)
    share = len(evident) / max(1, len(judged))
    print(f"{'evident from frequent words':<28}{len(evident):>8}{share:>10.4f}{wrong:>6} wrong")
    figures = {"accuracy_40": round(_accuracy(long), 4), "sentences": len(long), "evident_wrong": wrong}
    print(json.dumps(figures))


def _sentences(path: Path) -> Iterator[tuple[str, str]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    language = path.name.partition("_")[0]
    for line in content.decode("utf-8").splitlines():
        if line.startswith("# text = "):
            yield language, line.removeprefix("# text = ").strip()


def _accuracy(judged: list[tuple[int, str, str, str]]) -> float:
    return sum(found == language for _, language, found, _ in judged) / len(judged) if judged else 0.0


if __name__ == "__main__":
    main()
