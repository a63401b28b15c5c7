"""Material of the small dossier, and of one whose words would harm a spreadsheet."""

from pathlib import Path

import pytest

from recoupe.export.material import Material
from recoupe.model import Article, Text
from recoupe.views.selection import Selection, select
from tests.conftest import Built

HARM = '=HYPERLINK("http://x.example")\x07 \u202enoitcA\x00 <b>&'


@pytest.fixture(scope="session")
def material(few: Built) -> Material:
    return Material(select(few.store), "fr", "Corée – Russie")


@pytest.fixture
def harmful() -> Material:
    text = Text(characters="Rien.", language="fr")
    article = Article(
        text=text.id, sha256="0" * 64, name="+a.txt", title=HARM, outlet="@Écho", publisher="-1+1", bylines=(HARM,)
    )
    return Material(Selection((text, article)), "fr", HARM)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.bin"
