"""The table ``lemmas.tsv`` beside the weights: lemmas that a lexicon settles, which the analysis puts in place of the
model's.

Enters: the tables of the package spacy-lookups-data (MIT) and the words of the unlabelled news and treebanks. Leaves:
rows ``form, upos, lemma`` for forms with exactly one lemma in the lexicon. A row that the treebanks contradict is
left out.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import spacy_lookups_data  # type: ignore[import-untyped]

from train.conllu import Sentence

POS = {"VERB": "verb", "AUX": "aux", "NOUN": "noun", "ADJ": "adj"}
SHORTEST = (
    4  # letters of a noun or adjective; shorter ones are units and abbreviations (h, mg), which the treebanks keep
)


def lemma_table(language: str, words: Iterable[str], gold: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    """Lemmas by (lower-case form, part of speech) for the given words."""
    tables = {kind: _load(language, kind) for kind in ("exc", "index", "rules")}
    index = {pos: frozenset(lemmas) for pos, lemmas in tables["index"].items()}
    seen = _gold_lemmas(gold)
    found: dict[tuple[str, str], str] = {}
    for form in sorted({word.lower() for word in words if word.replace("-", "").isalpha()}):
        for upos, pos in POS.items():
            lemmas = _candidates(form, pos, tables, index)
            if (
                len(lemmas) == 1
                and _fits(form, upos, next(iter(lemmas)), index)
                and not _denied(seen, form, upos, lemmas)
            ):
                found[form, upos] = next(iter(lemmas))
    return found


def _load(language: str, kind: str) -> dict[str, Any]:
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{language}_lemma_{kind}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as content:
        loaded: dict[str, Any] = json.load(content)
    return loaded


def _candidates(form: str, pos: str, tables: Mapping[str, Any], index: Mapping[str, frozenset[str]]) -> set[str]:
    """What the exceptions say, what the rules reach in the index, and the form itself if it is a lemma."""
    known = index.get(pos, frozenset())
    lemmas = set(tables["exc"].get(pos, {}).get(form, ()))
    for old, new in tables["rules"].get(pos, ()):
        if form.endswith(old) and form[: len(form) - len(old)] + new in known:
            lemmas.add(form[: len(form) - len(old)] + new)
    return lemmas | ({form} & known)


def _fits(form: str, upos: str, lemma: str, index: Mapping[str, frozenset[str]]) -> bool:
    """Whether the treebanks would use such a lemma: a participle that serves as an adjective keeps its own."""
    if upos in ("VERB", "AUX"):
        return True
    return len(form) >= SHORTEST and lemma in index[POS[upos]] and not (upos == "ADJ" and lemma in index["verb"])


def _gold_lemmas(gold: Iterable[Sentence]) -> dict[tuple[str, str], Counter[str]]:
    seen: dict[tuple[str, str], Counter[str]] = {}
    for sentence in gold:
        for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=True):
            seen.setdefault((word.lower(), upos), Counter())[lemma.lower()] += 1
    return seen


def _denied(seen: Mapping[tuple[str, str], Counter[str]], form: str, upos: str, lemmas: set[str]) -> bool:
    counts = seen.get((form, upos))
    return counts is not None and counts.most_common(1)[0][0] not in lemmas


def write_table(rows: Mapping[tuple[str, str], str], path: Path) -> None:
    """Writes the table as the analysis reads it: TSV, header, sorted."""
    lines = ["form\tupos\tlemma", *(f"{form}\t{upos}\t{lemma}" for (form, upos), lemma in sorted(rows.items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
