"""Every command that asks takes the same options: a story, a day, and says so when nothing matches."""

import json
import re

import pytest

from recoupe.model import Article, DocumentDate, Finding, Story
from recoupe.views.messages import told_message
from recoupe.views.selection import Part, select
from tests.cli.running import run
from tests.conftest import Built

ASKING: tuple[tuple[str, ...], ...] = (
    ("findings",),
    ("claims",),
    ("events",),
    ("agreements",),
    ("flows",),
    ("timeline",),
    ("check", "Séoul a convoqué l'ambassadeur de Russie."),
    ("ledger",),
    ("figures",),
    ("network",),
    ("origins",),
    ("search", "soldats"),
    ("stats",),
)


def words(command: tuple[str, ...], few: Built) -> list[object]:
    return [command[0], few.dossier.path, *command[1:]]


@pytest.mark.parametrize("command", ASKING, ids=lambda one: one[0])
def test_before_the_first_article_nothing_matches_and_it_says_so(few: Built, command: tuple[str, ...]) -> None:
    done = run(*words(command, few), "--as-of", "1999")
    assert done.exit_code == 0, done.stderr
    if command[0] not in ("check", "stats"):
        assert "correspond" in done.stderr


LIMITED = [
    one for one in ASKING if one[0] in {"claims", "events", "findings", "ledger", "network", "origins", "search"}
]


@pytest.mark.parametrize("command", LIMITED, ids=lambda one: one[0])
@pytest.mark.parametrize("style", ["table", "csv", "json"])
def test_what_a_limit_cuts_off_is_said_in_every_format(few: Built, command: tuple[str, ...], style: str) -> None:
    every = ["--all"] if command[0] == "origins" else []
    asked = [*words(command, few), *every, "--lang", "en", "--format"]
    total = len(json.loads(run(*asked, "json", "--limit", 0).stdout))
    assert total > 1
    assert f"and {total - 1} more; --limit 0 for all\n" in run(*asked, style, "--limit", 1).stderr
    assert "--limit" not in run(*asked, style, "--limit", 0).stderr


@pytest.mark.parametrize("command", ASKING, ids=lambda one: one[0])
def test_a_story_can_be_asked_for_by_an_article_in_it(few: Built, command: tuple[str, ...]) -> None:
    article = min(few.store.records(Article), key=lambda one: one.id)
    done = run(*words(command, few), "--story", article.name)
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("command", ASKING[:-1], ids=lambda one: one[0])
def test_a_story_that_is_not_there_is_a_fault_of_the_caller(few: Built, command: tuple[str, ...]) -> None:
    done = run(*words(command, few), "--story", "zzzz")
    assert done.exit_code != 0
    assert "affaire" in done.stderr


@pytest.mark.parametrize("command", ["findings", "claims", "events"])
@pytest.mark.parametrize("clock", ["reported", "happened"])
def test_rows_can_be_asked_from_a_day_on_either_clock(few: Built, command: str, clock: str) -> None:
    every = json.loads(run(command, few.dossier.path, "--format", "json").stdout)
    done = run(command, few.dossier.path, "--since", "2024-10-24", "--clock", clock, "--format", "json")
    assert done.exit_code == 0, done.stderr
    some = json.loads(done.stdout)
    assert len(some) < len(every)
    assert {row["id"] for row in some} <= {row["id"] for row in every}
    none = run(command, few.dossier.path, "--since", "2099", "--clock", clock)
    assert none.exit_code == 0
    assert "correspond" in none.stderr


def test_a_story_is_linked_from_its_own_articles_alone(few: Built) -> None:
    story = max(few.store.records(Story), key=lambda one: (len(one.members), one.id))
    part = select(few.store, part=Part(story=story.id[:8]))
    assert {one.id for one in part.of(Article)} == set(story.members)
    assert all(finding.articles <= len(story.members) for finding in part.of(Finding))


def test_articles_from_a_day_on_leave_undated_ones_apart(few: Built) -> None:
    dates = {one.text: one for one in few.store.records(DocumentDate)}
    part = select(few.store, part=Part(since="2024-10-24"))
    kept = {one.text for one in part.of(Article)}
    assert kept
    assert all(dates[text].published_low[:10] >= "2024-10-24" for text in kept)
    assert kept.isdisjoint(one.text for one in part.undated)


def test_exports_take_the_same_part(few: Built, tmp_path: object) -> None:
    done = run(
        "export", few.dossier.path, "-o", f"{tmp_path}/part.zip", "--all", "--since", "2024-10-24", "--actor", "PRK"
    )
    assert done.exit_code == 0, done.stderr
    late = run("export", few.dossier.path, "-o", f"{tmp_path}/none.csv", "--since", "2099")
    assert late.exit_code == 0
    assert "aucun article ne correspond" in late.stderr
    page = run("report", few.dossier.path, "-o", f"{tmp_path}/page.html", "--since", "2024-10-24")
    assert page.exit_code == 0, page.stderr


@pytest.mark.parametrize(
    "verb",
    [
        "agreements",
        "articles",
        "claims",
        "events",
        "figures",
        "findings",
        "flows",
        "ledger",
        "network",
        "origins",
        "search",
        "stories",
        "timeline",
    ],
)
def test_an_actor_nobody_knows_is_a_fault_of_the_caller_and_one_nobody_names_is_an_empty_answer(
    few: Built, verb: str
) -> None:
    command = words((verb, "soldats") if verb == "search" else (verb,), few)
    unknown = run(*command, "--actor", "Zorglub")
    assert (unknown.exit_code, unknown.stdout) == (3, "")
    assert "aucun ne répond à 'Zorglub'" in unknown.stderr
    unnamed = run(*command, "--actor", "Fidji")
    assert (unnamed.exit_code, unnamed.stdout) == (0, "")
    assert "correspond" in unnamed.stderr


@pytest.mark.parametrize("verb", ["claims", "events", "findings", "flows", "timeline"])
def test_an_actor_is_called_by_name_or_key(few: Built, verb: str) -> None:
    by_key = run(verb, few.dossier.path, "--actor", "RUS").stdout
    assert by_key
    assert run(verb, few.dossier.path, "--actor", "Moscou").stdout == by_key


@pytest.mark.parametrize(
    ("command", "noun"),
    [
        (("articles", "--since", "2099"), "article"),
        (("claims", "--stance", "promises"), "claim"),
        (("claims", "--type", "promises"), "claim"),
        (("events", "--type", "ECLIPSE"), "event"),
        (("findings", "--type", "correction"), "finding"),
        (("timeline", "--min-witnesses", "99"), "happening"),
        (("timeline", "--until", "1999"), "happening"),
        (("figures", "--min-witnesses", "99"), "series"),
        (("figures", "--type", "girafes"), "series"),
        (("findings", "--kind", "correction"), "finding"),
        (("ledger", "--min-witnesses", "99"), "proposition"),
        (("ledger", "--since", "2099"), "proposition"),
        (("network", "--min-witnesses", "99"), "relation"),
        (("origins", "--since", "2099"), "origin"),
        (("problems", "--type", "mojibake"), "problem"),
        (("search", "girafes"), "text"),
        (("search", "soldats", "--since", "2099"), "text"),
        (("stories", "--as-of", "1999"), "story"),
        (("timeline", "--type", "ECLIPSE"), "happening"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else one,
)
def test_a_filter_that_matches_nothing_is_told(few: Built, command: tuple[str, ...], noun: str) -> None:
    done = run(*words(command, few))
    assert (done.exit_code, done.stdout) == (0, "")
    assert told_message(f"no {noun} matches", "fr") in done.stderr
    assert f"no {noun} matches" in run(*words(command, few), "--lang", "en").stderr
    nothing = json.loads(run(*words(command, few), "--format", "json").stdout)
    assert nothing == [] or not any(nothing.values())


@pytest.mark.parametrize(
    ("command", "told"), [("events", "codes here are: "), ("timeline", "told here are: "), ("figures", "counted are: ")]
)
def test_a_type_that_is_not_there_is_answered_with_those_that_are(few: Built, command: str, told: str) -> None:
    done = run(command, few.dossier.path, "--type", "ECLIPSE", "--lang", "en")
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.search(f"^{told}[A-Za-z]", done.stderr, re.MULTILINE)


def test_events_can_be_asked_for_by_code_with_its_mode_or_without(few: Built) -> None:
    every = json.loads(run("events", few.dossier.path, "--format", "json").stdout)
    one = next(row for row in every if row["mode"])
    for kind, alike in ((one["event"].lower(), ("event",)), (f"{one['event']}-{one['mode']}", ("event", "mode"))):
        some = json.loads(run("events", few.dossier.path, "--type", kind, "--format", "json").stdout)
        assert {row["id"] for row in some} == {
            row["id"] for row in every if all(row[name] == one[name] for name in alike)
        }


@pytest.mark.parametrize("command", [("check", "Séoul a convoqué l'ambassadeur."), ("stats",), ("stories",)])
def test_what_has_no_actor_of_its_own_is_asked_of_the_articles_that_name_one(
    few: Built, command: tuple[str, ...]
) -> None:
    done = run(*words(command, few), "--actor", "Kremlin", "--since", "2024")
    assert done.exit_code == 0, done.stderr
