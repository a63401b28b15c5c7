"""Whom an object pronoun stands for in a clause without a subject of its own."""

import pytest

from tests.views.test_coded import coded_text


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("Le Ghana a répondu au Togo, l'accusant de mensonge.", "accusant", ("GHA GOV",), ("TGO",)),
        ("Accra a rompu avec Lomé, l'accusant d'avoir menti.", "accusant", ("GHA GOV",), ("TGO",)),
        ("Lima a écrit au président ghanéen, le menaçant de poursuites.", "menaçant", ("PER GOV",), ("GHA GOV",)),
        ("Lima a convoqué l'ambassadeur chilien, le sommant de partir.", "sommant", ("PER GOV",), ("CHL GOV",)),
        (
            "Le Ghana a demandé des comptes au Togo après l'avoir accusé de mensonge.",
            "accusé",
            ("GHA GOV",),
            ("TGO",),
        ),
        ("Le Ghana a répondu au Togo pour lui demander des excuses.", "demander des excuses", ("GHA GOV",), ("TGO",)),
        ("Oslo a salué les Kényans et les a invités à négocier.", "invités", ("NOR GOV",), ("KEN",)),
        (
            "Le ministre péruvien a reçu la députée chilienne et l'a accusée de mentir.",
            "accusée",
            ("PER GOV",),
            ("CHL LEG",),
        ),
    ],
)
def test_who_suffers_by_a_pronoun_is_the_other_side_of_the_clause_above(
    text: str, trigger: str, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> None:
    row = next(one for word, one in coded_text(text).items() if trigger.startswith(word))
    assert (row.actor, row.recipient) == (actor, recipient)


def test_a_noun_in_a_row_is_no_participle() -> None:
    text = "La foule a hué le maire, le manifestant de Lomé et le commandant du port."
    assert not {"manifestant", "commandant"} & {*coded_text(text)}
