"""Runs commands as a person would."""

import subprocess
import sys

from click.testing import CliRunner, Result

from recoupe.cli import cli


def run(*words: object) -> Result:
    """One command in this process; ``exit_code``, ``stdout`` and ``stderr`` as a shell would see them."""
    return CliRunner().invoke(cli, [str(word) for word in words])


def shell(*words: object) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "recoupe", *map(str, words)], capture_output=True, text=True, check=False
    )
