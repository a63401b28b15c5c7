"""The pages for readers say what the program does: commands, options, links, files."""

import re
from pathlib import Path

import click
import pytest

import recoupe
from recoupe.cli import every_command
from recoupe.terms import FindingKind, Stance
from tests import shown
from tests.reference import PAGE, commands, reference

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)\s#]+)")


def test_the_reference_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python -m tests.reference"


def test_every_command_and_option_appears_in_the_reference() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, command in commands():
        section = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert f"recoupe {name} " in section
        for option in (one for one in command.params if isinstance(one, click.Option)):
            assert f"| `{option.opts[0]}`" in section, f"{name} {option.opts[0]}"
    assert all(f"`{value}`" in page for value in (*FindingKind, *Stance))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_links_to_is_there(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_every_command_line_of_the_readme_is_understood() -> None:
    """Verbs and options of the README exist: a reader may copy any line."""
    words = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = "".join(re.findall(r"^```\n(.*?)^```$", words, re.MULTILINE | re.DOTALL))
    lines = re.findall(r"^\.venv/bin/recoupe (.+?)(?:\s+#.*)?$", blocks, re.MULTILINE)
    assert len(lines) >= 6
    for line in [*lines, *re.findall(r"`recoupe (.+?)`", words)]:
        verb, *rest = line.split()
        options = {name for one in every_command()[verb].params for name in one.opts if name.startswith("--")}
        assert {one for one in rest if one.startswith("--")} <= options, line
    for option in set(re.findall(r"`(--[a-z-]+)", words)) - {"--help"}:
        assert any(option in one.opts for command in every_command().values() for one in command.params), option


def test_modules_that_docstrings_name_exist() -> None:
    house = Path(recoupe.__file__).parent
    for path in sorted(house.rglob("*.py")):
        for named in re.findall(r"``(docs/[\w/-]+\.md|tests/[\w/]+\.py)``", path.read_text(encoding="utf-8")):
            assert (ROOT / named).exists(), f"{path.name} names {named}"


@pytest.mark.parametrize("page", shown.pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_a_page_shows_is_understood(page: Path) -> None:
    told = [one for line in shown.shown(page) for one in shown.verbs(line)]
    assert told
    for verb, options in told:
        assert options <= shown.known(verb), (verb, options)
