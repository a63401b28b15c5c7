"""Who buys is sold to: one transfer told from either side, and never the wrong way round."""

import pytest

from recoupe.views.checked import NOTHING, OTHER_FIGURES, SUPPORTED
from tests.views.test_rewording import answer


@pytest.mark.parametrize(
    ("statement", "told", "language", "expected"),
    [
        ("Mali bought wheat from Ghana.", "Ghana sold wheat to Mali in May.", "en", SUPPORTED),
        ("Ghana bought wheat from Mali.", "Ghana sold wheat to Mali in May.", "en", NOTHING),
        ("Benin received tractors from Japan.", "Japan supplied Benin with tractors last year.", "en", SUPPORTED),
        ("Japan received tractors from Benin.", "Japan supplied Benin with tractors last year.", "en", NOTHING),
        ("Le Tchad a reçu 40 camions du Gabon.", "Le Gabon a livré 12 camions au Tchad, selon Libreville.", "fr",
         OTHER_FIGURES),
        ("Le Gabon a reçu 40 camions du Tchad.", "Le Gabon a livré 40 camions au Tchad, selon Libreville.", "fr",
         NOTHING),
    ],
)  # fmt: skip
def test_a_transfer_is_told_from_either_side(statement: str, told: str, language: str, expected: str) -> None:
    assert answer(statement, told, language=language) == expected
