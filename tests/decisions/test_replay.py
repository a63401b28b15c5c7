"""What a person decided is replayed by a build: on real readings, through every stage, and back again."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.decisions import COLUMNS, Decision, append, in_force, judged, read
from recoupe.engine.local import LocalEngine
from recoupe.ingest.dossier import articles, create, open_dossier
from recoupe.ingest.files import add
from recoupe.model import (
    Actor,
    Article,
    Block,
    Chain,
    Claim,
    DocumentDate,
    Event,
    Finding,
    Mention,
    Origin,
    Problem,
)
from recoupe.pipeline import build
from recoupe.store.codec import digest
from recoupe.store.sql import SqlStore
from recoupe.terms import EdgeKind, EntityType, Role, Stance
from recoupe.views import deciding
from recoupe.views.claims import claim_rows
from recoupe.views.explain import explain
from recoupe.views.findings import finding_rows
from recoupe.views.selection import select
from recoupe.views.verify import verify
from tests.conftest import Built, built

pytestmark = pytest.mark.slow

DISPATCH = (
    "Séoul affirme que la Corée du Nord a livré des obus à la Russie\n\n"
    "SÉOUL, 18 octobre 2024 (Agence Continentale) - Le ministre de la Défense, Kim Yong-hyun, a affirmé vendredi que "
    "la Corée du Nord avait livré 5 000 obus à la Russie. Le Kremlin a démenti toute livraison d'armes.\n\n"
    "« Ces informations sont fausses », a déclaré Dmitri Peskov. Le ministère russe des Affaires étrangères n'a pas "
    "réagi.\n"
)
COPY = DISPATCH.replace("SÉOUL, 18 octobre 2024 (Agence Continentale) - ", "").replace("Séoul affirme", "Selon Séoul,")
OTHER = (
    "Le chef de la diplomatie russe, Sergueï Lavrov, s'est rendu lundi 21 octobre 2024 à Pyongyang.\n\n"
    "Le Kremlin a confirmé la visite de Sergueï Lavrov. Kim Yong-hyun a dénoncé une provocation.\n"
)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Built]:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, words in (("a.txt", DISPATCH), ("b.txt", COPY), ("c.txt", OTHER)):
        (folder / name).write_text(words, encoding="utf-8")
    one = built(tmp_path / "dossier", [folder])
    yield one
    one.store.close()


def again(made: Built, *decided: Decision) -> None:
    """Write the decisions and build anew."""
    append(made.dossier.decisions_path, decided)
    engine = LocalEngine(1, progress=False)
    assert build(made.dossier, made.store, engine, strict=True).faults == ()
    assert not verify(made.dossier, made.store).broken


def claim(made: Built, words: str) -> Claim:
    found = [one for one in made.store.records(Claim) if words in one.span.surface]
    assert found, [one.span.surface for one in made.store.records(Claim)]
    return found[0]


def problems(made: Built, code: str) -> list[str]:
    return [one.message for one in made.store.records(Problem) if one.code == code]


def signed(decision: Decision, when: str = "2025-01-01") -> Decision:
    return replace(decision, id="", who="Zoé", when=when)


def undo(decision: Decision) -> Decision:
    return Decision("undo", decision.id, -1, -1, "", "", when="2026-01-01")


def test_a_rejected_claim_goes_with_what_rests_on_it_and_an_undo_brings_the_record_back(made: Built) -> None:
    before = digest(made.store.everything())
    denial = claim(made, "a démenti")
    counted = len(list(made.store.records(Claim)))
    decision = signed(deciding.judgement(made.store, "reject", denial.id))
    again(made, decision)
    left = list(made.store.records(Claim))
    assert denial.content not in [one.content for one in left]
    assert len(left) == counted - 1
    assert not [one for one in made.store.records(Finding) if denial.id in one.members]
    assert problems(made, "lost_decision") == []
    assert digest(made.store.everything()) != before
    again(made, undo(decision))
    assert digest(made.store.everything()) == before
    assert len(read(made.dossier.decisions_path)[0]) == 2


def test_an_accepted_claim_stays_and_says_that_a_person_looked(made: Built) -> None:
    denial = claim(made, "a démenti")
    again(made, signed(deciding.judgement(made.store, "accept", denial.id)))
    rows = {row.id: row for row in claim_rows(select(made.store))}
    assert rows[denial.id].decided == ("accepted",)
    assert [row.decided for row in rows.values() if row.id != denial.id and row.decided] == []


def test_stance_and_holder_are_set_and_survive_a_rebuild_from_nothing(made: Built) -> None:
    denial = claim(made, "a démenti")
    stance = signed(deciding.relabelling(made.store, denial.id[:8], "stance=declines_to_confirm"))
    holder = signed(deciding.relabelling(made.store, denial.id[:8], "holder=RUS:MFA"))
    again(made, stance, holder)
    found = claim(made, "a démenti")
    assert (found.stance, found.content) == (Stance.DECLINES_TO_CONFIRM, denial.content)
    assert [one.candidates for one in found.holders] == [("RUS:MFA",)]
    assert {"decisions.tsv#claim.stance", "decisions.tsv#claim.holder"} <= set(found.why.rules)
    row = next(row for row in claim_rows(select(made.store)) if row.id == found.id)
    assert row.decided == ("holder", "stance")
    told = {part.heading: part.lines for part in explain(select(made.store), found.id).sections}
    assert [label for label, _ in told["decisions"]] == ["relabel", "relabel"]
    assert "Zoé, 2025-01-01" in told["decisions"][0][1]
    kept = digest(made.store.everything())
    made.store.close()
    made.dossier.record_path.unlink()
    fresh = SqlStore.at(made.dossier.record_path)
    build(made.dossier, fresh, LocalEngine(1, progress=False), strict=True)
    assert digest(fresh.everything()) == kept
    fresh.close()


def test_a_block_set_aside_is_not_read_for_claims(made: Built) -> None:
    block = next(one for one in made.store.records(Block) if "Dmitri Peskov" in one.span.surface)
    assert block.role is Role.BODY
    again(made, signed(deciding.relabelling(made.store, block.id, "role=caption")))
    anew = next(one for one in made.store.records(Block) if one.span == block.span)
    assert anew.role is Role.CAPTION
    said = [one for one in made.store.records(Claim) if one.span in block.span]
    assert not [one for one in said if one.span.text == block.span.text]


def test_an_event_is_given_another_predicate_before_claims_are_read(made: Built) -> None:
    event = next(one for one in made.store.records(Event) if one.trigger.surface == "livré")
    again(made, signed(deciding.relabelling(made.store, event.id, "predicate=TRANSFER")))
    anew = next(one for one in made.store.records(Event) if one.trigger == event.trigger)
    assert (anew.predicate, anew.roles) == ("TRANSFER", event.roles)
    holding = [one for one in made.store.records(Claim) if anew.id in one.events]
    assert holding
    assert "TRANSFER" in holding[0].predicates


def test_a_rejected_event_and_a_rejected_mention_leave_no_trace_in_claims(made: Built) -> None:
    event = next(one for one in made.store.records(Event) if one.trigger.surface == "livré")
    mention = next(one for one in made.store.records(Mention) if one.name == "Dmitri Peskov")
    again(
        made,
        signed(deciding.judgement(made.store, "reject", event.id)),
        signed(deciding.judgement(made.store, "reject", mention.id)),
    )
    assert made.store.get(event.id) is None
    assert made.store.get(mention.id) is None
    assert not [one for one in made.store.records(Chain) if mention.id in one.mentions]
    assert not [one for one in made.store.records(Claim) if event.id in one.events or mention.id in one.mentions]


def test_a_mention_pinned_to_an_actor_gets_a_chain_of_its_own(made: Built) -> None:
    mention = next(one for one in made.store.records(Mention) if one.name == "Kim Yong-hyun")
    again(made, signed(deciding.relabelling(made.store, mention.id, "actor=PER:KIM_YONG_BOK")))
    anew = next(one for one in made.store.records(Mention) if one.span == mention.span)
    chain = next(one for one in made.store.records(Chain) if anew.id in one.mentions)
    assert (anew.candidates, anew.type, chain.candidates) == (("PER:KIM_YONG_BOK",), EntityType.PERSON, anew.candidates)
    actor = next(one for one in made.store.records(Actor) if chain.id in one.chains)
    assert actor.key == "PER:KIM_YONG_BOK"


def test_actors_are_merged_split_in_one_article_and_named(made: Built) -> None:
    lavrov, other = "PER:SERGEI_LAVROV", "PER:KIM_YONG_HYUN"
    keys = {one.key for one in made.store.records(Actor)}
    assert {lavrov, other} <= keys
    split = deciding.splitting(made.store, other, "PER:KIM_YONG_HYUN_2", ["c.txt"])
    again(
        made,
        signed(deciding.merging(made.store, lavrov, "RUS:KREMLIN")),
        *(signed(one) for one in split),
        signed(deciding.relabelling(made.store, "RUS:KREMLIN", "name=présidence russe")),
    )
    actors = {one.key: one for one in made.store.records(Actor)}
    assert lavrov not in actors
    assert "Sergueï Lavrov" in actors["RUS:KREMLIN"].names
    assert actors["RUS:KREMLIN"].names[0] == "présidence russe"
    texts = {one.id: one.text for one in made.store.records(Chain)}
    third = next(one.text for one in made.store.records(Article) if one.name == "c.txt")
    assert {texts[one] for one in actors["PER:KIM_YONG_HYUN_2"].chains} == {third}
    assert third not in {texts[one] for one in actors[other].chains}
    shown = {row.holder: row.decided for row in claim_rows(select(made.store))}
    assert shown["présidence russe"] == ("holder",)
    assert problems(made, "lost_decision") == []


def test_a_refused_copy_is_an_origin_of_its_own(made: Built) -> None:
    def copied() -> bool:
        edges = [edge for one in made.store.records(Origin) for edge in one.edges]
        return any(edge.kind is EdgeKind.COPIED_SPAN for edge in edges)

    assert copied()
    roots = len(list(made.store.records(Origin)))
    decision = signed(deciding.edge_judgement(made.store, "reject", "b.txt", "a.txt"))
    assert decision.quote
    assert len(decision.quote) <= deciding.QUOTED
    again(made, decision)
    assert not copied()
    assert len(list(made.store.records(Origin))) > roots
    again(made, replace(decision, id="", action="accept", when="2025-02-01"))
    assert copied()


@pytest.fixture
def sampled(few: Built, tmp_path: Path) -> Iterator[Built]:
    """A copy of a few sample articles, built: they hold findings of several kinds."""
    dossier = open_dossier(shutil.copytree(few.dossier.path, tmp_path / "sampled"))
    store = SqlStore.at(dossier.record_path)
    yield Built(dossier, store, few.done)
    store.close()


def a_finding(made: Built) -> Finding:
    return min(made.store.records(Finding), key=lambda one: one.id)


def test_a_rejected_finding_stays_away_though_more_joins_it(sampled: Built) -> None:
    made = sampled
    finding = a_finding(made)
    by_id = {one.id: one for one in made.store.everything()}
    decision = signed(deciding.judgement(made.store, "reject", finding.id))
    again(made, decision)
    assert finding.id not in {one.id for one in made.store.records(Finding)}
    assert problems(made, "lost_decision") == []
    assert all(row.decided == () for row in finding_rows(select(made.store)))
    other = next(one for one in made.store.records(Claim) if one.id not in finding.members)
    grown = replace(finding, id="", members=tuple(sorted((*finding.members, other.id))))
    assert judged((grown,), (decision,), by_id) == ((), [])
    shrunk = replace(finding, id="", members=finding.members[:-1], points=())
    kept, lost = judged((shrunk,), (decision,), by_id)
    assert (kept, len(lost)) == ((shrunk,), 1)


def test_a_note_on_a_finding_is_shown_and_reads_nothing_anew(sampled: Built) -> None:
    made = sampled
    finding = a_finding(made)
    append(made.dossier.decisions_path, [signed(deciding.noting(made.store, finding.id))])
    done = build(made.dossier, made.store, LocalEngine(1, progress=False), strict=True)
    assert done.texts_read == 0
    row = next(row for row in finding_rows(select(made.store)) if row.id == finding.id)
    assert row.decided == ("note",)


def test_what_no_longer_finds_its_record_is_told(made: Built) -> None:
    text = claim(made, "a démenti").span.text
    words = next(one for one in made.store.records(Block) if one.span.text == text).span.surface[:5]
    nowhere = Decision("reject", text, 0, 5, words, "claim", who="Zoé", when="2025")
    accepted = replace(nowhere, id="", action="accept", value="event")
    stranger = Decision("merge", "PER:NOBODY_AT_ALL", -1, -1, "", "RUS", when="2025")
    shape = Decision("reject", text, 0, 5, words, f"finding dispute {text}:0:5", when="2025")
    again(made, nowhere, accepted, stranger, shape)
    told = problems(made, "lost_decision")
    assert len(told) == 4
    for part in (
        "expected the claim at 0:5",
        "expected the event at 0:5",
        "PER:NOBODY_AT_ALL",
        "a finding of kind dispute",
    ):
        assert any(part in one for one in told), part
    rows = deciding.decision_rows(read(made.dossier.decisions_path)[0], made.store.records(Problem))
    assert all(row.state.startswith("lost: expected") for row in rows)


def test_the_digest_does_not_depend_on_the_order_of_lines_and_the_later_wins(made: Built) -> None:
    denial = claim(made, "a démenti")
    first = signed(deciding.relabelling(made.store, denial.id, "stance=evades"), "2025-01-01")
    later = signed(deciding.relabelling(made.store, denial.id, "stance=confirms"), "2025-01-02T08:00:00+00:00")
    merged = signed(deciding.merging(made.store, "PER:SERGEI_LAVROV", "RUS"), "2025-01-03")
    digests = set()
    for seed in range(3):
        lines = [first, later, merged]
        random.Random(seed).shuffle(lines)
        made.dossier.decisions_path.unlink(missing_ok=True)
        again(made, *lines)
        digests.add(digest(made.store.everything()))
        assert claim(made, "a démenti").stance is Stance.CONFIRMS
    assert len(digests) == 1
    rows = deciding.decision_rows(read(made.dossier.decisions_path)[0], ())
    assert [row.state for row in rows] == ["overruled", "in force", "in force"]


def test_two_peoples_files_merge_with_git(made: Built) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = made.dossier.path

    def git(*words: str) -> None:
        base = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(folder)]
        subprocess.run([*base, *words], check=True, capture_output=True)

    path = made.dossier.decisions_path
    git("init", "-q", "-b", "main")
    git("add", "recoupe.toml", ".gitattributes")
    git("commit", "-qm", "made")
    git("checkout", "-qb", "hers")
    append(path, [Decision("note", "RUS", -1, -1, "", "actor", who="Léa", when="2025-01-02", note="à voir")])
    git("add", "-A", "decisions.tsv")
    git("commit", "-qm", "hers")
    git("checkout", "-q", "main")
    append(path, [Decision("note", "PRK", -1, -1, "", "actor", who="Max", when="2025-01-01", note="à relire")])
    git("add", "-A", "decisions.tsv")
    git("commit", "-qm", "his")
    git("merge", "-q", "hers", "-m", "both")
    good, bad = read(path)
    assert [one.who for one in in_force(good)] == ["Max", "Léa"]
    assert bad == ()


def test_a_build_replays_removals_dates_and_tells_what_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Séoul a démenti lundi toute livraison d'armes à Kiev.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Moscou a confirmé mardi la visite du ministre à Pyongyang.\n", encoding="utf-8")
    dossier = create(tmp_path / "dossier")
    add(dossier, [folder], acquired="2025-01-01T00:00:00+00:00")
    store = SqlStore.at(dossier.record_path)
    engine = LocalEngine(1, progress=False)
    build(dossier, store, engine, strict=True)
    before = digest(store.everything())
    first, second = articles(dossier)
    removal = Decision("remove", first.id, -1, -1, "", "", who="me", when="2025-01-01")
    append(dossier.decisions_path, [removal, replace(removal, id="", target="b" * 32)])
    append(dossier.decisions_path, [replace(removal, id="", action="date", target=second.text, value="2024-10-18")])
    done = build(dossier, store, engine, strict=True)
    assert (done.articles, done.sound) == (1, True)
    dated = [one for one in store.records(DocumentDate) if one.text == second.text]
    assert [(one.published_low, one.published_high) for one in dated] == [("2024-10-18", "2024-10-18")]
    assert [one.name for one in store.records(Problem) if one.code == "lost_decision"] == ["b" * 32]
    dossier.decisions_path.write_text(
        "\t".join(COLUMNS) + f"\n2025\tme\tremove\t{first.id}\t\t\t\t\t\n2026\tme\trestore\t{first.id}\t\t\t\t\t\n",
        encoding="utf-8",
    )
    build(dossier, store, engine, strict=True)
    assert digest(store.everything()) == before
    store.close()
