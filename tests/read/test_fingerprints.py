"""Fingerprints: words of the body as hashes with places, quotations of eight words and more, credits."""

from dataclasses import replace

import pytest

from recoupe.model import Fingerprint, Problem
from recoupe.read.clean import clean
from recoupe.read.fingerprints import fingerprints
from tests.read.test_clean import reading

BODY = "Les paludiers ont récolté moitié moins de sel que l’an dernier, a indiqué mardi leur coopérative."


def read(characters: str) -> tuple[Fingerprint, list[Problem]]:
    before = reading(characters)
    found = list(fingerprints(replace(before, records=tuple(clean(before)))))
    prints = [one for one in found if isinstance(one, Fingerprint)]
    assert len(prints) == 1
    return prints[0], [one for one in found if isinstance(one, Problem)]


def test_arrays_point_at_the_words_of_the_body_alone() -> None:
    characters = f"La récolte de sel recule\nPar Odile Querrien\n{BODY}\nCommentaires"
    one, _ = read(characters)
    words = [characters[start:end] for start, end in zip(one.starts, one.ends, strict=True)]
    assert words[:4] == ["Les", "paludiers", "ont", "récolté"]
    assert words[-1] == "coopérative"
    assert len(one.hashes) == len(words) == len(one.starts)
    assert all(0 <= number < 2**63 for number in one.hashes)


@pytest.mark.parametrize(
    "other",
    [BODY.replace("’", "'"), BODY.upper(), BODY.replace(" ", "\u00a0"), BODY.replace("é", "e\u0301")],
    ids=["straight apostrophe", "capitals", "no-break spaces", "decomposed accents"],
)
def test_typography_leaves_the_hashes_alone(other: str) -> None:
    assert read(BODY)[0].hashes == read(other)[0].hashes


def test_an_accent_makes_another_word() -> None:
    assert (
        read("Le maire a dû partir avant la fin du conseil municipal de lundi soir.")[0].hashes[3]
        != read("Le maire a du partir avant la fin du conseil municipal de lundi soir.")[0].hashes[3]
    )


@pytest.mark.parametrize(("left", "right"), [("« ", " »"), ("“", "”"), ('"', '"'), ("«", "»")])
def test_long_quotations_are_kept_without_their_marks(left: str, right: str) -> None:
    quoted = "on n’avait pas vu autant de pluie depuis la guerre"
    one, problems = read(
        f"Le doyen a dit : {left}{quoted}{right}, et il a ajouté {left}jamais{right} en sortant de la salle."
    )
    assert [span.surface for span in one.quotations] == [quoted]
    assert problems == []


def test_a_mark_without_its_pair_is_recovered_and_told() -> None:
    """The closing mark of the first quotation is lost; the sentence ends it."""
    characters = (
        "« On n’avait pas vu autant de pluie depuis la guerre, a dit le doyen. Il est ensuite sorti de la salle."
    )
    one, problems = read(characters)
    assert [problem.code for problem in problems] == ["unpaired_quotation"]
    assert problems[0].span is not None
    assert one.quotations[0].surface.startswith("On n’avait pas vu")
    assert "Il est ensuite sorti" not in one.quotations[0].surface


def test_credits_come_from_lines_that_sign_and_not_from_sentences() -> None:
    """« a dit le maire à Reuters » is an attribution, « (avec AFP) » a credit."""
    said = "Le maire s’est dit inquiet dans un entretien à Reuters, lundi soir. (avec AFP)"
    one, _ = read(f"La récolte de sel recule\n{BODY}\n{said}")
    assert [credit.key for credit in one.credits] == ["ORG:AFP"]


def test_a_text_without_body_has_an_empty_fingerprint() -> None:
    one, _ = read("Commentaires")
    assert one.hashes == ()
