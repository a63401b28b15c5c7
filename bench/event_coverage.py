"""How many event words of running news the lexicon knows: ``python -m bench.event_coverage [PATH] [--articles FILE]``.

PATH lists words with how often each was marked: a person read 100 sentences of French news, drawn by hash, and marked
every verb and noun that tells of something done or happening before looking into the lexicon; the words are kept, the
sentences are not. A word is known when a row of ``predicates`` or a support verb of ``event_words`` begins with it, and
a word of several when a row has them all. With ``--articles``, JSON lines of articles, it also counts the rows that
tell an event in the first of them, so that a person sees how much of the lexicon ever fires. The last line is one JSON
object.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import process_time

from bench.claims_sample import articles, drawn
from recoupe import packs
from recoupe.model import Article, Event, Text
from recoupe.packs import Pack
from recoupe.pipeline import Job, read_text

WORDS = Path("bench/gold/event_words/words-fr.tsv")


def main() -> None:
    """Read the words, look each up, print the shares; count the rows that fire when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=WORDS)
    parser.add_argument("--lang", default="fr")
    parser.add_argument("--articles", type=Path, help="JSON lines of articles with id, title and text")
    parser.add_argument("--count", type=int, default=100, help="how many articles to read")
    given = parser.parse_args()
    with given.path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    pack = packs.shipped(f"lang/{given.lang}")
    for row in rows:
        if not is_known(pack, row):
            print(f"missing: {row['lemma']} ({row['upos']}, {row['count']})")
    figures = shares(pack, rows)
    if given.articles is not None:
        drawn_ones = drawn(list(articles(given.articles)), given.count, "1")
        figures |= fired(pack, [str(one["text"]) for one in drawn_ones], given.lang)
    print(json.dumps(figures, ensure_ascii=False))


def is_known(pack: Pack, row: Mapping[str, str]) -> bool:
    """Whether a row of the lexicon begins with a word, or has all of several."""
    words = row["lemma"].split()
    listed = [one["lemma"].split() for one in pack["predicates"] if one["upos"] == row["upos"]]
    listed += [one["lemma"].split() for one in pack["event_words"] if one["class"] == "support"]
    return any(one[0] == words[0] and set(words) <= {*one, *words[:1]} for one in listed if len(one) >= len(words))


def shares(pack: Pack, rows: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """The share of running words and of different ones that are known, and how many running ones were marked."""
    total = sum(int(row["count"]) for row in rows)
    met = [row for row in rows if is_known(pack, row)]
    return {
        "running": round(sum(int(row["count"]) for row in met) / max(1, total), 4),
        "words": round(len(met) / max(1, len(rows)), 4),
        "marked": total,
    }


def fired(pack: Pack, texts: Iterable[str], language: str) -> dict[str, float]:
    """How many rows of ``predicates`` tell an event in some texts, of how many, and sentences read a CPU second."""
    rules: set[str] = set()
    sentences, started = 0, process_time()
    for characters in texts:
        text = Text(characters=characters, language=language)
        records = read_text(Job(text, (Article(text=text.id, sha256="", name="bench", language=language),), ()))
        rules |= {one.why.rules[0] for one in records if isinstance(one, Event) and one.why.rules}
        sentences += characters.count(". ") + 1
    spent = process_time() - started
    return {"rows": len(pack["predicates"]), "fired": len(rules), "per_cpu_second": round(sentences / max(spent, 1e-9))}


if __name__ == "__main__":
    main()
