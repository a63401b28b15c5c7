"""Explain: everything a sceptic asks for, and every rule it cites is where it says."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import recoupe
from recoupe import packs
from recoupe.model import Article, Claim, Event, Finding, Mention, Origin, Proposition, Record, Timex, spans_of
from recoupe.views.reasons import reason_in
from tests.cli.running import run
from tests.conftest import Built

HOUSE = Path(recoupe.__file__).parent
CITED = re.compile(r"(?P<pack>[\w/]+)/(?P<table>\w+)\.tsv#L(?P<line>\d+)")
IN_CODE = re.compile(r"(?P<file>[\w/]+\.py)#(?P<name>\w+)")


def explained(few: Built, record: Record, *words: str) -> Any:  # noqa: ANN401 (JSON enters here)
    told = run("explain", few.dossier.path, record.id, "--format", "json", *words)
    assert told.exit_code == 0, told.stderr
    return json.loads(told.stdout)


def lines(told: Any, label: str) -> list[str]:  # noqa: ANN401 (JSON enters here)
    return [words for section in told["sections"] for name, words in section["lines"] if name.strip() == label]


@cache
def rules_of(pack: str, table: str) -> frozenset[str]:
    return frozenset(row.rule for row in packs.shipped(pack)[table])


def rules(records: list[Record]) -> set[str]:
    return {rule for record in records for rule in record.why.rules}


def test_a_claim_shows_its_words_article_holder_chain_stance_and_rule(few: Built) -> None:
    names = {article.text: article.name for article in few.store.records(Article)}
    claims = [one for one in few.store.records(Claim) if one.holders and one.holders[0].span and one.cue]
    assert claims
    for claim in claims:
        told = explained(few, claim)
        assert lines(told, "quotation")[0] == f"« {claim.span.surface} »"
        place = f"{names[claim.span.text]} [{claim.span.start}:{claim.span.end}]"
        assert any(place in words for words in lines(told, "article"))
        for holder in claim.holders:
            words = f"« {holder.span.surface if holder.span else '–'} »"
            assert any(words in one for one in lines(told, f"link {holder.depth + 1}"))
        assert claim.cue is not None
        assert lines(told, "cue") == [claim.cue.surface]
        assert str(claim.stance) in lines(told, "stance")[0]
        assert lines(told, "certainty")[0].endswith(f"({claim.certainty}{claim.polarity})")
        assert lines(told, "report type")[0] != str(claim.report_type)
        assert set(claim.why.rules) <= set(lines(told, "rule"))
        assert any(section["heading"] == "origins" for section in told["sections"])


def test_a_finding_shows_counts_every_quotation_witnesses_and_origins(few: Built) -> None:
    for finding in few.store.records(Finding):
        told = explained(few, finding)
        assert lines(told, "articles") == [str(finding.articles)]
        assert lines(told, "witnesses") == [str(len(finding.witnesses))]
        assert len(lines(told, "quotation")) == len(finding.points)
        for point in finding.points:
            assert f"« {point.spans[0].surface} »" in lines(told, "quotation")
        headings = {section["heading"] for section in told["sections"]}
        assert {"counts", "witnesses", "origins"} <= headings
        reasons = [
            words for section in told["sections"] if section["heading"] == "witnesses" for _, words in section["lines"]
        ]
        assert len(reasons) == max(1, len(finding.witnesses))
        assert all(reasons)


@pytest.mark.parametrize("kind", [Claim, Event, Mention, Timex, Finding], ids=lambda kind: kind.KIND)
def test_every_rule_cited_is_the_row_it_says(few: Built, kind: type[Record]) -> None:
    """``lang/fr/cues.tsv#L77`` is line 77 of that file, and a row of the pack that carries that very name."""
    cited = rules(list(few.store.records(kind)))
    assert cited
    for rule in sorted(cited):
        row = CITED.fullmatch(rule)
        if row is None:
            code = IN_CODE.fullmatch(rule)
            assert code, f"{rule} names no file"
            assert (HOUSE / code["file"]).is_file(), rule
            continue
        path = HOUSE / "data" / row["pack"] / f"{row['table']}.tsv"
        assert path.is_file(), rule
        assert 1 < int(row["line"]) <= path.read_text(encoding="utf-8").count("\n"), rule
        assert rule in rules_of(row["pack"], row["table"]), rule


def test_the_cue_of_a_claim_begins_like_the_row_it_cites(few: Built) -> None:
    """Line and row agree: the cited line of a lexicon of cues is about the cue's words (« told » aside, for tell)."""
    agreed: list[bool] = []
    for claim in few.store.records(Claim):
        for rule in claim.why.rules:
            row = CITED.fullmatch(rule)
            if row is None or row["table"] != "cues" or claim.cue is None:
                continue
            path = HOUSE / "data" / row["pack"] / "cues.tsv"
            line = path.read_text(encoding="utf-8").splitlines()[int(row["line"]) - 1]
            entry, cue = line.split("\t")[0], claim.cue.surface
            heads, found = ({word[:2] for word in re.findall(r"\w+", words.lower())} for words in (entry, cue))
            agreed.append(bool(heads & found))
    assert len(agreed) >= 10
    assert sum(agreed) > 0.8 * len(agreed)


@pytest.mark.parametrize("style", ["table", "csv"])
def test_other_formats_hold_the_same_lines(few: Built, style: str) -> None:
    finding = max(few.store.records(Finding), key=lambda one: len(one.points))
    told = " ".join(run("explain", few.dossier.path, finding.id, "--format", style).stdout.split())
    for point in finding.points:
        assert " ".join(point.spans[0].surface.replace('"', '""' if style == "csv" else '"').split()) in told


def test_any_record_can_be_explained(few: Built) -> None:
    kinds: dict[str, Record] = {}
    for record in few.store.everything():
        kinds.setdefault(record.KIND, record)
    assert len(kinds) >= 12
    for record in kinds.values():
        told = explained(few, record, "--lang", "en")
        assert (told["id"], told["kind"]) in {(record.id, record.KIND), (record.id, str(getattr(record, "kind", "")))}


def test_evidence_of_every_record_lies_in_a_kept_text(few: Built) -> None:
    texts = {article.text for article in few.store.records(Article)}
    for record in few.store.everything():
        assert {span.text for span in spans_of(record)} <= texts


def test_an_origin_says_why_its_articles_are_one(few: Built) -> None:
    """Each edge with its reason and with the words, where both texts hold them."""
    origin = next(one for one in few.store.records(Origin) if any(edge.kind == "copied_span" for edge in one.edges))
    told = explained(few, origin)
    names = {one.name for one in few.store.records(Article) if one.id in origin.members}
    assert all(any(name in words for words in lines(told, "article")) for name in names)
    assert len(lines(told, "edge")) == len(origin.edges)
    assert any("plus long passage commun" in words for words in lines(told, "edge"))
    assert "(" in told["headline"]


def test_no_record_is_told_as_code_writes_it(few: Built) -> None:
    for kind in (Proposition, Origin):
        told = json.dumps(explained(few, next(iter(few.store.records(kind)))), ensure_ascii=False)
        assert "Span(" not in told
        assert "('" not in told


def test_a_reason_is_told_in_the_language_of_the_reader() -> None:
    names = {"KOR": "Corée du Sud"}.get
    told = reason_in("fr", "speaks for KOR; quoted 3 times", lambda key: names(key, key) or key)
    assert told == "parle pour : Corée du Sud ; cité 3 fois"
    assert reason_in("en", "speaks for KOR; quoted once") == "speaks for KOR; quoted once"
    assert reason_in("fr", "a reason nobody wrote down") == "a reason nobody wrote down"


def test_figures_of_a_reason_are_written_as_the_language_writes_them() -> None:
    kept = "rewritten from a text of the agency it credits; likeness 0.42"
    assert reason_in("fr", kept).endswith("ressemblance 0,42")
    assert reason_in("en", kept) == kept
    shared = reason_in("fr", "longest shared run 20 words, 61% of the shorter text")
    assert shared == "plus long passage commun : 20 mots, 61\u00a0% du texte le plus court"


def test_an_article_is_headed_by_its_title_and_files_keep_their_names(few: Built) -> None:
    wire = next(one for one in few.store.records(Article) if one.name == "001_troupes_nis_depeche.txt")
    told = run("explain", few.dossier.path, wire.name)
    assert told.stdout.startswith("article  ")
    assert not told.stdout.startswith(f"article  {wire.id}")
    assert "002_courrier_copie.txt" in told.stdout
    assert "002 courrier" not in told.stdout
