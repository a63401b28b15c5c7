"""The command that writes a dossier as one page to read, print and send."""

from pathlib import Path
from typing import Any

import click

from recoupe.cli.options import asked, dossier_argument, language_option, left_out, narrowing_options
from recoupe.cli.speech import many, say
from recoupe.export.files import put
from recoupe.export.page import page
from recoupe.ingest.dossier import open_dossier
from recoupe.views.report import report as report_of


@click.command()
@dossier_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--min-witnesses", type=click.IntRange(min=0), default=0, help="Only findings with so many witnesses.")
@narrowing_options
@language_option
def report(
    dossier: Path,
    output: Path,
    *,
    force: bool,
    min_witnesses: int,
    language: str,
    **part: Any,  # noqa: ANN401 (the options of a part)
) -> None:
    r"""Write one page to read, print and send: findings face to face, timeline, origins, what stays open, hashes.

    The page stands alone: no script, nothing fetched, the same bytes for the same record.

    \b
    recoupe report korea -o korea.html
    recoupe report korea -o korea-en.html --lang en --min-witnesses 2
    """
    title = open_dossier(dossier).title
    with asked(dossier, **part) as selection:
        made = report_of(selection, title=title, language=language, min_witnesses=min_witnesses)
        put(output, page(made), force=force)
        count = sum(len(sections) for _, sections in made.sections)
        say("wrote {}: {} from {}", output, many(count, "finding"), many(len(made.articles), "article"))
        left_out(selection, len(made.articles), "article")


ALL: tuple[click.Command, ...] = (report,)
"""The commands of this file, in the order help shows them."""
