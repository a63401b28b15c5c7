"""The report from the command line, and as a browser shows it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader

from tests.cli.running import run
from tests.conftest import Built

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def test_a_report_is_written_and_told(few: Built, tmp_path: Path) -> None:
    told = run("report", few.dossier.path, "-o", tmp_path / "r.html")
    assert told.exit_code == 0
    assert told.stdout.startswith(f"écrit : {tmp_path / 'r.html'} : ")
    assert "constats de 10 articles" in told.stdout


def test_a_file_in_the_way_is_left_alone_unless_forced(few: Built, tmp_path: Path) -> None:
    there = tmp_path / "r.html"
    there.write_text("à garder", encoding="utf-8")
    told = run("report", few.dossier.path, "-o", there)
    assert (told.exit_code, there.read_text(encoding="utf-8")) == (3, "à garder")
    assert "pour écrire par-dessus : --force" in told.stderr
    assert run("report", few.dossier.path, "-o", there, "--force").exit_code == 0
    assert there.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_as_of_a_day_before_the_first_article_is_an_empty_page(few: Built, tmp_path: Path) -> None:
    told = run("report", few.dossier.path, "-o", tmp_path / "r.html", "--as-of", "2000-01-01", "--lang", "en")
    assert told.exit_code == 0
    assert "As of 2000-01-01" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser; without one the test is skipped, unless RECOUPE_BROWSER says that there must be one."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), "")
    if not found:
        if os.environ.get("RECOUPE_BROWSER"):
            pytest.fail("expected a browser, found none of " + ", ".join(BROWSERS))
        pytest.skip("no browser")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.filterwarnings("ignore")
def test_a_browser_shows_it_whole_and_axe_finds_no_fault(
    few: Built, tmp_path: Path, browser: Browser, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    assert run("report", few.dossier.path, "-o", tmp_path / "r.html").exit_code == 0
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "r.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article h4").count() > 0
    for summary in page.locator("summary").all():
        summary.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert asked == [(tmp_path / "r.html").as_uri()]
    page.close()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_what_is_printed_holds_the_quotations_that_are_folded_on_a_screen(
    few: Built, tmp_path: Path, browser: Browser
) -> None:
    assert run("report", few.dossier.path, "-o", tmp_path / "r.html").exit_code == 0
    page = browser.new_page()
    page.goto((tmp_path / "r.html").as_uri())
    page.pdf(path=tmp_path / "r.pdf", format="A4")
    printed = " ".join("".join(part.extract_text() for part in PdfReader(tmp_path / "r.pdf").pages).split())
    folded = page.locator("details.proof blockquote p").all_text_contents()
    page.close()
    assert folded
    assert all(" ".join(words.split())[2:40] in printed for words in folded)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_on_a_telephone_no_word_of_a_table_is_broken(few: Built, tmp_path: Path, browser: Browser) -> None:
    assert run("report", few.dossier.path, "-o", tmp_path / "r.html").exit_code == 0
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto((tmp_path / "r.html").as_uri())
    widths = page.evaluate("[...document.querySelectorAll('td.long')].map(cell => cell.getBoundingClientRect().width)")
    page.close()
    assert widths
    assert all(width == 0 or width > 300 for width in widths)
