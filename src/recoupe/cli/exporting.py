"""The command that writes files for other tools."""

from pathlib import Path
from typing import Any

import click

from recoupe.cli.options import asked, dossier_argument, language_option, left_out, narrowing_options
from recoupe.cli.speech import many, say
from recoupe.errors import QuestionError
from recoupe.export.archive import archive
from recoupe.export.files import put
from recoupe.export.formats import FORMATS, export, of_file
from recoupe.export.material import Material, stated
from recoupe.export.tables import TABLES
from recoupe.ingest.dossier import open_dossier
from recoupe.views.messages import told_message


@click.command("export")
@dossier_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option(
    "--format", "name", type=click.Choice(list(FORMATS)), default=None, help="Its format; from its name when left out."
)
@click.option(
    "--table",
    type=click.Choice(list(TABLES)),
    default="claims",
    show_default=True,
    help="Which table, for csv and parquet, which hold one a file.",
)
@click.option("--all", "whole", is_flag=True, help="Every format and table in one zip, with a manifest.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@narrowing_options
@language_option
def export_file(
    dossier: Path,
    output: Path,
    name: str | None,
    table: str,
    whole: bool,
    force: bool,
    language: str,
    **part: Any,  # noqa: ANN401 (the options of a part)
) -> None:
    r"""Write the record as a file for other tools: the same bytes on another day, whole or not at all.

    xlsx and csv are for people, in their language; parquet, jsonl (W3C Web Annotations), ftm (FollowTheMoney), polecat,
    timelinejs, geojson and csl (citations) for programs.

    \b
    recoupe export korea -o korea.xlsx
    recoupe export korea -o quotations.csv --table quotations --lang en
    recoupe export korea -o korea.zip --all
    """
    with asked(dossier, **part) as selection:
        material = Material(selection, language, open_dossier(dossier).title, stated(part))
        if whole:
            made = archive(material)
            put(output, made.content, force=force)
            say("wrote {}: {}", output, many(len(made.files), "file"))
            for kind, reason in made.left_out:
                say("left out: {}: {}", kind, told_message(reason, language), err=True)
        else:
            chosen = name or of_file(output.name)
            if not chosen:
                raise QuestionError(
                    f"expected --format, for the name {output.name} does not tell it: {', '.join(FORMATS)}"
                )
            put(output, export(material, chosen, table=table), force=force)
            say("wrote {}: {}", output, chosen)
        left_out(selection, len(material.articles), "article")


ALL: tuple[click.Command, ...] = (export_file,)
"""The commands of this file, in the order help shows them."""
