"""Every planted fact of the sample is a test; those the record does not hold yet are listed with the reason.

``not_yet.tsv`` names facts that fail today (strictly: one that begins to hold must leave the list). Facts of held-out
articles are tests like the others, but whoever writes rules reads their verdict only, never their words.
"""

import csv
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, Built
from tests.sample.facts import Fact, Ledger, check, facts, ledger_of

pytestmark = pytest.mark.slow

PLANTED = list(facts(SAMPLE / "planted.tsv"))


def not_yet() -> dict[str, str]:
    with (Path(__file__).parent / "not_yet.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["reason"] for row in csv.DictReader(lines, delimiter="\t")}


@pytest.fixture(scope="module")
def ledger(sample: Built) -> Ledger:
    return ledger_of(tuple(sample.store.everything()), PLANTED)


def parameters() -> list[object]:
    later = not_yet()
    return [
        pytest.param(fact, id=f"{fact.id}-{fact.kind}", marks=pytest.mark.xfail(reason=later[fact.id], strict=True))
        if fact.id in later
        else pytest.param(fact, id=f"{fact.id}-{fact.kind}")
        for fact in PLANTED
    ]


@pytest.mark.parametrize("fact", parameters())
def test_a_planted_fact_is_in_the_record(fact: Fact, ledger: Ledger) -> None:
    faults = check(fact, ledger)
    if fact.holdout:
        assert not faults, f"{len(faults)} part(s) of a held-out fact do not hold"
    assert not faults, "\n".join(faults)


def test_the_list_of_what_is_not_yet_held_names_facts() -> None:
    assert set(not_yet()) <= {fact.id for fact in PLANTED}
