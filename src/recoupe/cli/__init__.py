"""The command line: every command is ``recoupe VERB DOSSIER …``. Argument to view to rendering; no logic.

Exit codes: 0 done; 1 the record does not hold (a failed proof, a broken invariant, a stage that failed); 2 the command
line is not understood; 3 it is understood and cannot be done (no such dossier, a bad date, an unknown id).
"""

import sys
from collections.abc import Sequence

import click

import recoupe
from recoupe.cli import commands
from recoupe.errors import RecoupeError

FAILED, REFUSED = 1, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(recoupe.__version__, prog_name="recoupe")
def cli() -> None:
    r"""What is reported about a story, by whom, with how many independent witnesses.

    \b
    recoupe init korea
    recoupe add korea ~/articles
    recoupe build korea
    recoupe findings korea

    Exit codes: 0 done; 1 the record does not hold; 2 the command line is not understood; 3 it cannot be done.
    """


for command in commands.ALL:
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a caller's fault is one line on standard error and exit code 3."""
    try:
        cli.main(args=None if arguments is None else list(arguments), prog_name="recoupe")
    except RecoupeError as fault:
        click.echo(f"recoupe: {fault}", err=True)
        sys.exit(REFUSED)
