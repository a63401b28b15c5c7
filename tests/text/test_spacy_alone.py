"""spaCy is loaded without its commands, which are there for whoever asks for them afterwards."""

import subprocess
import sys

LOADED = """
import sys
from recoupe.text.spacy_alone import spacy_alone
found = spacy_alone()
assert found is spacy_alone() is sys.modules["spacy"]
assert not [name for name in sys.modules if name.startswith(("spacy.cli", "weasel", "typer"))]
import spacy
from spacy.cli import package
assert sys.modules["spacy.cli"].__file__ and callable(package)
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
"""


def test_the_commands_of_spacy_are_loaded_by_those_who_ask_for_them_alone() -> None:
    subprocess.run([sys.executable, "-c", LOADED], check=True)


def test_a_spacy_loaded_before_is_taken_as_it_is() -> None:
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import spacy\nfrom recoupe.text.spacy_alone import spacy_alone\nassert spacy_alone() is spacy",
        ],
        check=True,
    )
