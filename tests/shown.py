"""Real output in the pages for readers: ``python -m tests.shown`` runs their commands and writes what they print.

In a block fenced as ``console``, each line after ``$ `` is run by a shell, and the lines below it are replaced by what
it prints. All blocks of one page run in order in one new folder, in which ``press`` holds the sample's articles with
their ``sources.tsv``, and ``korea`` its dossier, built, unless the page makes it; the programs beside the page stand
there, too.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from recoupe.cli import every_command
from tests.conftest import SAMPLE

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """The pages that show what commands print."""
    return [page for page in sorted((ROOT / "docs").rglob("*.md")) if BLOCK.search(page.read_text(encoding="utf-8"))]


def shown(page: Path) -> list[str]:
    """The command lines a page shows, in order."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def verbs(line: str) -> Iterator[tuple[str, set[str]]]:
    """Each ``recoupe`` command of a shell line, with the options it is given."""
    for part in re.split(r"[|;]|&&|\$\(", line):
        words = part.strip().strip(")").split()
        if words[:1] == ["recoupe"] and len(words) > 1:
            yield words[1], {word.split("=")[0] for word in words if re.match("--[a-z]", word)}


def known(verb: str) -> set[str]:
    """The options a command knows, those of its own commands too."""
    command = every_command()[verb]
    inner = getattr(command, "commands", {}).values()
    return {name for one in (command, *inner) for param in one.params for name in param.opts}


def main() -> None:
    """Rewrite the pages, or those named on the command line."""
    wanted = [Path(name).resolve() for name in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        shutil.copytree(SAMPLE / "articles", base / "press" / "articles")
        shutil.copy(SAMPLE / "sources.tsv", base / "press")
        for line in ("recoupe init korea --title 'Corée du Nord – Russie'", "recoupe add korea press/articles"):
            _run(base, line)
        _run(base, "recoupe build korea --jobs 2")
        for page in wanted or pages():
            _rewrite(page, base)


def _rewrite(page: Path, base: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        words = page.read_text(encoding="utf-8")
        for name in ("press",) if "$ recoupe init korea" in words else ("press", "korea"):
            shutil.copytree(base / name, here / name)
        for example in page.parent.glob("*.py"):
            shutil.copy(example, here)
        page.write_text(BLOCK.sub(lambda block: f"```console\n{_told(block[1], here)}```", words), encoding="utf-8")


def _told(block: str, here: Path) -> str:
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{_run(here, line[2:])}" for line in lines)


def _run(here: Path, line: str) -> str:
    binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = {**os.environ, "PATH": binaries, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    line = f'recoupe() {{ "{sys.executable}" -m recoupe "$@"; }}; {line}'
    done = subprocess.run(
        ["bash", "-c", line], cwd=here, env=told, capture_output=True, text=True, check=False
    )  # fmt: skip
    printed = "".join(line.rstrip() + "\n" for line in (done.stdout + done.stderr).splitlines())
    return printed.replace(str(here), "…")


if __name__ == "__main__":
    main()
