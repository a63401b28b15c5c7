"""Score the claims stage: ``python -m bench.claims PATH [--half dev|blind] [--lang fr]`` on a TSV of single sentences.

Each sentence is read as a text of its own by the stages at hand. A gold content may be in pieces (`` … `` between
them); covered characters are compared. Prints recall and precision per construction, then one JSON object named as in
the scorer of claims: overlap .3, IoU .5, holder, stance, certainty, hedged claims shown as facts.
"""

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.sentences import read
from recoupe.model import Claim
from recoupe.terms import HolderPath

GOLD = Path("bench/gold/attribution/fr.tsv")
DENIAL_FAMILY = {"confirms", "denies", "has_not_confirmed", "declines_to_confirm", "declines_to_comment", "evades"}
UNNAMED = {"NONE", "AUTHOR", ""}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One gold claim: the row and the characters its content covers."""

    row: Mapping[str, str]
    covered: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold claim with the prediction that fits it best, and how much they share."""

    wanted: Wanted
    claim: Claim | None
    shared: float
    iou: float


def main() -> None:
    """Read the gold, read its sentences, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--half", choices=("dev", "blind"), default="")
    parser.add_argument("--lang", default="")
    parser.add_argument("--pipeline", default="", help="a spaCy pipeline instead of the shipped one")
    parser.add_argument("--misses", action="store_true", help="print what was missed or wrong")
    given = parser.parse_args()
    rows = gold_rows(given.path, given.half)
    language = given.lang or given.path.stem.split("-")[0]
    report(rows, language, misses=given.misses, pipeline=given.pipeline)


def gold_rows(path: Path, half: str) -> list[Mapping[str, str]]:
    """The rows of a gold file, of one half when it is named."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if not half or row["half"] == half]


def covered(text: str, content: str) -> frozenset[int]:
    """The characters of ``text`` that a gold content covers, its pieces sought in order."""
    places: set[int] = set()
    start = 0
    pieces = [content] if content in text else content.split(" … ")
    for piece in pieces:
        words, _, count = piece.rpartition("#") if re.search(r"#\d$", piece) else (piece, "", "")
        found = _nth(text, words, int(count)) if count else text.find(words, start)
        found = found if found >= 0 else text.find(words)
        if found >= 0:
            places.update(range(found, found + len(words)))
            start = found + len(words)
    return frozenset(places)


def _nth(text: str, words: str, count: int) -> int:
    """Offset of the n-th place where ``words`` stand in ``text``, overlaps counted; -1 when there are fewer."""
    place = -1
    for _ in range(count):
        place = text.find(words, place + 1)
    return place


def outcomes(
    rows: Sequence[Mapping[str, str]], language: str, pipeline: str = ""
) -> tuple[list[Outcome], dict[str, tuple[Claim, ...]]]:
    """Each gold claim with its best prediction; and all predictions by sentence."""
    texts = sorted({row["text"] for row in rows})
    claims = {
        text: tuple(one for one in read(text, language, pipeline).records if isinstance(one, Claim)) for text in texts
    }
    found: list[Outcome] = []
    for row in rows:
        if not row["content"]:
            continue
        wanted = Wanted(row, covered(row["text"], row["content"]))
        found.append(_best(wanted, claims[row["text"]]))
    return found, claims


def _best(wanted: Wanted, claims: Iterable[Claim]) -> Outcome:
    best = Outcome(wanted, None, 0.0, 0.0)
    rank: tuple[float, ...] = ()
    for claim in claims:
        have = set(range(claim.content.start, claim.content.end))
        both = len(wanted.covered & have)
        iou = both / len(wanted.covered | have)
        cue = bool(claim.cue and wanted.row["cue"] and wanted.row["cue"].split(" … ")[0] in claim.cue.surface)
        mine = (round(iou, 1), cue, claim.stance == wanted.row["stance"], iou)
        if both / len(wanted.covered) > 0.3 and mine > rank:
            best, rank = Outcome(wanted, claim, both / len(wanted.covered), iou), mine
    return best


def holder_right(claim: Claim, wanted: str) -> bool:
    """Whether the holder shares a word of three letters with the gold, or both name nobody."""
    spans = [one.span.surface for one in claim.holders if one.span is not None]
    if wanted in UNNAMED:
        paths = {one.path for one in claim.holders}
        author = wanted == "AUTHOR"
        return paths <= {HolderPath.AUTHOR} if author else bool(paths & {HolderPath.IMPERSONAL, HolderPath.ABSENT})
    return bool(_words(wanted) & set().union(*map(_words, spans))) if spans else False


def _words(text: str) -> set[str]:
    lower = text.lower()
    return set(re.findall(r"\w{3,}", lower)) | (
        set(re.findall(r"\w+", lower)) & {"il", "je", "on", "ils", "he", "it", "we", "i"}
    )


def report(rows: Sequence[Mapping[str, str]], language: str, *, misses: bool, pipeline: str = "") -> None:
    """Print the table and the closing JSON line."""
    found, claims = outcomes(rows, language, pipeline)
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for one in found:
        by_kind[one.wanted.row["construction"]].append(one)
    print(f"{'construction':24} gold  found.3  iou.5  holder  stance  certainty")
    for kind, members in sorted(by_kind.items()):
        print(f"{kind:24} {len(members):4} " + " ".join(f"{value:7.2f}" for value in _rates(members).values()))
    figures = _figures(found, claims)
    _print_confusion(found)
    if misses:
        _print_misses(found, claims)
    print(json.dumps(figures, ensure_ascii=False))


def _rates(members: Sequence[Outcome]) -> dict[str, float]:
    hit = [one for one in members if one.claim is not None]
    tight = [one for one in members if one.iou >= 0.5]
    right = lambda test: sum(map(test, hit)) / max(1, len(hit))  # noqa: E731
    return {
        "found": len(hit) / max(1, len(members)),
        "tight": len(tight) / max(1, len(members)),
        "holder": right(lambda one: holder_right(one.claim, one.wanted.row["holder"])),
        "stance": right(lambda one: one.claim.stance == one.wanted.row["stance"]),
        "certainty": right(lambda one: one.claim.certainty == one.wanted.row["certainty"]),
    }


def _figures(found: Sequence[Outcome], claims: Mapping[str, tuple[Claim, ...]]) -> dict[str, object]:
    rates = _rates(found)
    predicted = [claim.id for members in claims.values() for claim in members]
    used = {one.claim.id for one in found if one.claim is not None}
    tight = {one.claim.id for one in found if one.claim is not None and one.iou >= 0.5}
    hit = [one for one in found if one.claim is not None]
    confused = Counter(
        (one.wanted.row["stance"], str(one.claim.stance))
        for one in hit
        if one.claim is not None
        and one.wanted.row["stance"] in DENIAL_FAMILY
        and one.claim.stance in DENIAL_FAMILY
        and one.claim.stance != one.wanted.row["stance"]
    )
    return {
        "span_f1_overlap": _f1(len(used) / max(1, len(predicted)), rates["found"]),
        "span_f1_iou": _f1(len(tight) / max(1, len(predicted)), rates["tight"]),
        "precision": round(len(used) / max(1, len(predicted)), 4),
        "recall": round(rates["found"], 4),
        "holder_accuracy": round(rates["holder"], 4),
        "stance_accuracy": round(rates["stance"], 4),
        "certainty_accuracy": round(rates["certainty"], 4),
        "hedged_as_fact": sum(
            one.wanted.row["certainty"] != "CT" and one.claim.certainty == "CT" for one in hit if one.claim
        ),
        "denial_confusions": sum(confused.values()),
        "claims_gold": len(found),
        "claims_predicted": len(predicted),
    }


def _f1(precision: float, recall: float) -> float:
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0


def _print_confusion(found: Sequence[Outcome]) -> None:
    """Print gold stance, predicted stance and how often, for the claims that were found and got another stance."""
    wrong = Counter(
        (one.wanted.row["stance"], str(one.claim.stance))
        for one in found
        if one.claim is not None and one.claim.stance != one.wanted.row["stance"]
    )
    for (gold, have), count in sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"stance {gold} taken for {have}: {count}")


def _print_misses(found: Sequence[Outcome], claims: Mapping[str, tuple[Claim, ...]]) -> None:
    used = {one.claim.id for one in found if one.claim is not None}
    for one in found:
        row, claim = one.wanted.row, one.claim
        if claim is None:
            print(f"MISS {row['id']} {row['construction']} [{row['stance']}] {row['text']} => {row['content']}")
            continue
        wrong = [f"iou {one.iou:.2f}: {claim.content.surface}"] if one.iou < 0.5 else []
        if not holder_right(claim, row["holder"]):
            have = " & ".join(one.span.surface if one.span else str(one.path) for one in claim.holders)
            wrong.append(f"holder {row['holder']} / {have}")
        if claim.stance != row["stance"]:
            wrong.append(f"stance {row['stance']} / {claim.stance}")
        if claim.certainty != row["certainty"]:
            wrong.append(f"certainty {row['certainty']} / {claim.certainty}")
        if claim.polarity != row["polarity"]:
            wrong.append(f"polarity {row['polarity']} / {claim.polarity}")
        if wrong:
            print(f"  {row['id']} {row['construction']} {row['text']}\n        " + "; ".join(wrong))
    for text, members in sorted(claims.items()):
        for claim in members:
            if claim.id not in used:
                cue = claim.cue.surface if claim.cue else ""
                print(f"EXTRA {text}\n        [{claim.stance} {claim.why.note}] {cue} => {claim.content.surface}")


if __name__ == "__main__":
    main()
