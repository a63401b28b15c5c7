"""How many words of speech and attitude of running news the lexicon knows: ``python -m bench.cue_coverage [PATH]``.

PATH lists words with how often each was marked: a person read 100 sentences of French news, drawn by hash, and marked
every word that says, asks, fears, judges, denies … before looking into the lexicon; the words are kept, the sentences
are not. A word is known when a cue begins with it. Beside it stand the reporting verbs of textacy, when its folder is
given: ``pip install --no-deps --target FOLDER textacy``, then ``--textacy FOLDER``. The last line is one JSON object.
"""

import argparse
import csv
import json
from collections.abc import Callable, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from recoupe import packs
from recoupe.text.cues import CueBook, cue_book

WORDS = Path("bench/gold/cues/words-fr.tsv")
LISTS = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "ADP": "prepositions"}


def main() -> None:
    """Read the words, look each up, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=WORDS)
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--textacy", type=Path, help="folder textacy was installed into")
    given = parser.parse_args()
    with given.path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    book = cue_book(packs.shipped(f"lang/{given.lang}"))
    figures = {"recoupe": _shares(rows, lambda row: is_known(book, row))}
    for row in rows:
        if not is_known(book, row):
            print(f"missing: {row['lemma']} ({row['upos']}, {row['count']})")
    if given.textacy is not None:
        verbs = reporting_verbs(given.textacy, given.lang)
        figures["textacy"] = _shares(rows, lambda row: row["lemma"].split()[-1].removeprefix("s'") in verbs)
    print(json.dumps(figures, ensure_ascii=False))


def is_known(book: CueBook, row: Mapping[str, str]) -> bool:
    """Whether a cue of the part of speech begins with the word; a reflexive verb asks for a reflexive cue."""
    words = row["lemma"].replace("s'", "se ").split()
    reflexive = row["upos"] == "VERB" and words[0] == "se"
    listed = getattr(book, LISTS[row["upos"]])
    head = words[-1] if row["upos"] == "VERB" else row["lemma"].replace("'", "' ").split()[0]
    found = listed.get(head, ()) or listed.get(row["lemma"], ())
    if row["upos"] == "NOUN" and not found:
        return any(row["lemma"] in entry.words for group in book.verbs.values() for entry in group)
    return any(entry.reflexive == reflexive for entry in found)


def reporting_verbs(folder: Path, language: str) -> frozenset[str]:
    """The verbs by which textacy finds quotations, read from its file of constants.

    Raises FileNotFoundError where the folder holds no textacy.
    """
    path = folder / "textacy" / "constants.py"
    spec = spec_from_file_location("textacy_constants", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(f"no textacy in {folder}: pip install --no-deps --target {folder} textacy")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return frozenset(module.REPORTING_VERBS[language])


def _shares(rows: Sequence[Mapping[str, str]], known: Callable[[Mapping[str, str]], bool]) -> dict[str, float]:
    total = sum(int(row["count"]) for row in rows)
    met = [row for row in rows if known(row)]
    return {
        "running": round(sum(int(row["count"]) for row in met) / max(1, total), 4),
        "words": round(len(met) / max(1, len(rows)), 4),
        "marked": total,
    }


if __name__ == "__main__":
    main()
