"""What the sample does not hold yet: ``python -m tests.sample.misses`` rewrites ``not_yet.tsv`` from a fresh build.

Of articles that are held out only the number of faults is written, so that nobody mends them by name.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.conftest import SAMPLE, built
from tests.sample.facts import Fact, check, facts, ledger_of

PAGE = Path(__file__).with_name("not_yet.tsv")

NOUNS = {
    "a claim": "claim",
    "confirms": "confirmation",
    "declines_to_comment": "refusal to comment",
    "declines_to_confirm": "refusal to confirm",
    "denies": "denial",
    "evades": "evasion",
    "evaluates": "judgement",
    "has_not_confirmed": "lack of confirmation",
    "predicts": "prediction",
    "promises": "promise",
    "shifts_position": "change of position",
    "threatens": "threat",
}


def _quoted(words: str) -> list[str]:
    return sorted(set(re.findall(r"'([^']+)'", words)))


def _stance(found: re.Match[str]) -> str:
    noun = NOUNS.get(found[1], found[1].replace("_", " "))
    read = [stance.replace("_", " ") for stance in _quoted(found[2])]
    if read:
        return f"the {noun} is read with the stance {' or '.join(read)}"
    return "no claim is read there" + ("" if noun == "claim" else f" ({noun} expected)")


def _holder(found: re.Match[str]) -> str:
    keys = _quoted(found[2])
    return f"the speaker is not led back to {found[1]} ({'found ' + ', '.join(keys) if keys else 'nobody is found'})"


def _witnesses(found: re.Match[str]) -> str:
    keys = _quoted(found[2])
    return f"{len(keys)} instead of {found[1]} witnesses" + (f" ({', '.join(keys)})" if keys else "")


REASONS: tuple[tuple[str, Callable[[re.Match[str]], str] | str], ...] = (
    (r"stance: expected (.+), found (\[.*\])$", _stance),
    (
        r"stance: found (\w+)$",
        lambda m: f"a claim has the stance {m[1].replace('_', ' ')}, which it must not",
    ),
    (r"holder: expected (\w+), found (.*)$", _holder),
    (r"holders: \[(.*)\] missing", lambda m: f"one of the speakers is missing: {m[1]}".replace("'", "")),
    (r"figure: expected \{(.*)\}, found", lambda m: f"the figure is read otherwise: expected {m[1]}".replace("'", "")),
    (r"time:", "the bounds of the time expression are not those planted"),
    (
        r"origins: expected (\d+) to (\d+), found (\d+) to (\d+)",
        lambda m: f"{m[3]}–{m[4]} origins, not {m[1]}",
    ),
    (r"direction:", "no edge leads from the source to the copy"),
    (r"witnesses: expected (\d+), found (\[.*\])", _witnesses),
    (r"chain:", "the chain of speakers is not followed"),
    (r"meeting:", "the claims do not meet in one proposition"),
    (r"finding: expected an? (\w+), found none", lambda m: f"no {m[1].replace('_', ' ')} holds the quoted places"),
    (r"finding: expected no (\w+)", lambda m: f"a {m[1].replace('_', ' ')} is found where there is none"),
    (r"role: (.*?)(?: at .*)?$", lambda m: f"the words get another role: {m[1]}"),
    (r"heading:", "the glued heading is not cut off"),
    (r"status:", "the hedge is not seen"),
    (r"condition:", "the condition is not kept with the claim"),
    (r"problem:", "the unpaired quotation mark is not told"),
    (r"published:", "a day is given to an article that has none"),
    (r"story:", "a finding joins another story with the main one"),
)


def reason(fault: str) -> str:
    """A fault of `tests.sample.facts.check` in a reader's words."""
    for pattern, told in REASONS:
        found = re.match(pattern, fault)
        if found:
            return told if isinstance(told, str) else told(found)
    return "the words are not in the kept text"


def rows(every: Iterator[tuple[Fact, list[str]]]) -> Iterator[str]:
    """One line for each planted fact that does not hold."""
    for fact, faults in every:
        if faults and fact.holdout:
            yield f"{fact.id}\tarticle held out: {len(faults)} of its parts missing"
        elif faults:
            yield f"{fact.id}\t{'; '.join(dict.fromkeys(map(reason, faults)))}"


def main() -> None:
    """Build the sample, check every planted fact, rewrite the list of misses."""
    planted = list(facts(SAMPLE / "planted.tsv"))
    with tempfile.TemporaryDirectory() as folder:
        made = built(Path(folder) / "dossier", [SAMPLE / "articles"])
        ledger = ledger_of(tuple(made.store.everything()), planted)
        made.store.close()
    told = sorted(rows((fact, list(check(fact, ledger))) for fact in planted))
    PAGE.write_text("\n".join(["id\treason", *told]) + "\n", encoding="utf-8")
    print(f"{len(planted) - len(told)} of {len(planted)} planted facts hold")


if __name__ == "__main__":
    main()
