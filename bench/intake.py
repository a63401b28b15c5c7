"""Everything that is measured of intake, in one run, and its table in the page on input.

Usage: ``python -m bench.intake [--page docs/explanation/input.md] [--only NAME]``

Each row is a benchmark of this folder with its default data, run in a process of its own; peers are measured in the
same run as recoupe, as far as they are installed (``pip install "recoupe[peers]"``). The table goes between the marks
``<!-- bench.intake -->`` and ``<!-- end -->`` of the page. A row whose data is not at hand says so; the page is
written only when every row was measured.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGE = Path("docs/explanation/input.md")
BEGIN, END = "<!-- bench.intake -->\n", "<!-- end -->\n"
Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what is measured, on what, by which benchmark, and how its figures are told.

    ``ours`` and the values of ``peers`` are templates over the figures of the benchmark.
    """

    what: str
    bench: str
    ours: str
    reach: str
    peers: Mapping[str, str]
    arguments: tuple[str, ...] = ()


KEEPERS = ("trafilatura", "resiliparse", "readability", "justext", "c4_line_rule")
ROWS = (
    Row(
        "three real articles: noise segments typed right, content lost",
        "roles",
        "{typed_right} of {noise_segments}, {lost}",
        "all, none",
        {name: f"{{{name}_told_noise}} found, {{{name}_lost}}" for name in KEEPERS},
    ),
    Row(
        "500 articles in pages of invented notices: content lost, notices found",
        "blocks",
        "{lost}, {noise_recall}",
        "0.3 %, .90",
        {name: f"{{{name}_lost}}, {{{name}_noise_recall}}" for name in KEEPERS},
    ),
    Row(
        "lines an outlet repeats: furniture set aside, paragraphs of copies and revisions set aside",
        "furniture",
        "{furniture_lines_set_aside} of {furniture_lines}, {paragraphs_set_aside} of {paragraphs}",
        "–, 0",
        {},
    ),
    Row(
        "135 pages scraped whole: content lost, lines of noise found",
        "page_lines",
        "{all_lost}, {all_noise_found}",
        "–",
        {
            "rules alone": "{all_rules_lost}, {all_rules_noise_found}",
            "c4_line_rule": "{all_c4_lost}, {all_c4_noise_found}",
            "trafilatura": "{all_trafilatura_lost}, {all_trafilatura_noise_found} (sees the markup)",
        },
    ),
    Row(
        "148 pages: F1 of the body",
        "extraction",
        "{all_recoupe_blocks}",
        "above trafilatura",
        {name: f"{{all_{name}}}" for name in ("trafilatura", "resiliparse", "readability", "justext")},
    ),
    Row("language of a sentence of 40 characters and more", "languages", "{accuracy_40}", ".99", {}),
    Row(
        "sentence boundaries, French treebanks (Sequoia and GSD, dev): F1",
        "segmentation",
        "{all_boundaries}",
        ".966",
        {
            "spaCy sentencizer": "{all_spacy_sentencizer_boundaries}",
            "pysbd": "{all_pysbd_boundaries}",
            "syntok": "{all_syntok_boundaries}",
            "regular expression": "{all_regular_expression_boundaries}",
        },
    ),
    Row(
        "characters a second cut into sentences",
        "segmentation",
        "{fr_gsd-dev_characters_per_second:,}",
        "1,000,000",
        {},
    ),
    Row(
        "day of publication, 221 pages: precision, recall",
        "dates_meta",
        "{precision}, {recall}",
        ".95, above htmldate",
        {"htmldate, fast": "{htmldate_fast_precision}, {htmldate_fast_recall}"},
        ("--bare",),
    ),
    Row(
        "the same without what states dates to machines",
        "dates_meta",
        "{bare_precision}, {bare_recall}",
        "",
        {"htmldate, fast": "{bare_htmldate_fast_precision}, {bare_htmldate_fast_recall}"},
        ("--bare",),
    ),
    Row(
        "agency of 10,000 articles, credit line of the page read: precision, recall",
        "credits",
        "{metadata_all_precision}, {metadata_all_recall}",
        "–",
        {"any mention of an agency in the text": "{mention_all_precision}, {mention_all_recall}"},
    ),
    Row(
        "HTML to labelled article, pages a second and core",
        "intake_speed",
        "{pages_per_second}, {ratio} of trafilatura's",
        "20",
        {"trafilatura": "{trafilatura_pages_per_second} (extraction alone)"},
    ),
    Row("fingerprints, share of the time of reading", "intake_speed", "{fingerprint_share:.1%}", "2 %", {}),
)


def main() -> None:
    """Run the rows, print the table, write it into the page when it is whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--only", default="", help="run the benchmarks whose name holds this, and write nothing")
    options = parser.parse_args()
    rows = [row for row in ROWS if options.only in row.bench]
    measured = {run: figures(*run) for run in dict.fromkeys((row.bench, row.arguments) for row in rows)}
    lines = table(rows, measured)
    print("".join(lines))
    if any(found is None for found in measured.values()) or options.only:
        print("not written: a row is missing")
    else:
        options.page.write_text(written(options.page.read_text(encoding="utf-8"), lines), encoding="utf-8")
        print(f"written into {options.page}")


def figures(bench: str, arguments: Sequence[str]) -> dict[str, Any] | None:
    """The figures of one benchmark, shares of content lost added; None when it cannot be run here."""
    command = [sys.executable, "-m", f"bench.{bench}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"bench.{bench}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    lost = {
        name.replace("content_kept", "lost"): f"{1 - kept:.2%}"
        for name, kept in found.items()
        if "content_kept" in name
    }
    return {**found, **lost}


def table(rows: Sequence[Row], measured: Mapping[tuple[str, tuple[str, ...]], Figures | None]) -> list[str]:
    """The lines of the table; a peer that was not installed is left out of its cell."""
    lines = ["| what (`python -m bench.…`) | recoupe | to reach | others, same run |\n", "|---|---|---|---|\n"]
    for row in rows:
        found = measured[row.bench, row.arguments]
        ours = "no data at hand" if found is None else row.ours.format_map(found)
        peers = "; ".join(told for name, form in row.peers.items() if (told := _peer(name, form, found or {})))
        lines.append(f"| {row.what} (`{row.bench}`) | {ours} | {row.reach} | {peers} |\n")
    return lines


def _peer(name: str, form: str, found: Figures) -> str:
    try:
        return f"{name.replace('_', ' ').replace('c4', 'C4')} {form.format_map(found)}"
    except KeyError:
        return ""


def written(page: str, lines: Sequence[str]) -> str:
    """The page with the lines between its marks; raises ValueError for a page without them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"expected the marks {BEGIN.strip()} and {END.strip()}, found none")
    return "".join((before, begin, "\n", *lines, "\n", end, after))


if __name__ == "__main__":
    main()
