"""What is only held to be possible, of one party and of what passes between two."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of

ONE = (
    "La Serbie a fermé son consulat de Lunay. Selon l'analyste Karel Novak, la Serbie pourrait chercher un appui. "
    "La Serbie pourrait aussi attendre les élections, estime la chercheuse Anna Kovac."
)
TWO = (
    "La Serbie a fermé son consulat de Lunay. La fermeture pourrait aider la Serbie à négocier, a dit Luis Prado. "
    "La Serbie pourrait rouvrir son consulat de Lunay en mai, a ajouté Luis Prado. La Serbie pourrait encore céder."
)


def hedged(*told: tuple[str, str]) -> list[Finding]:
    pile = pile_of(*((words, "fr", day) for words, day in told))
    return [one for one in pile.of(Finding) if one.kind is FindingKind.HEDGED_CLAIM]


def test_what_several_voices_only_guess_of_a_party_is_told_once() -> None:
    found = [one for one in hedged((ONE, "2025-03-04"), (TWO, "2025-03-05")) if len(one.points) > 3]
    assert [one.summary_fr.endswith("ce qui n'est dit que possible (Serbie)") for one in found] == [True]


def test_no_guess_is_told_again_by_itself() -> None:
    found = hedged((ONE, "2025-03-04"), (TWO, "2025-03-05"))
    assert not [(a, b) for a in found for b in found if set(a.members) < set(b.members)]


def test_guesses_of_one_article_are_no_finding() -> None:
    assert not [one for one in hedged((ONE, "2025-03-04")) if len(one.points) > 2]


FEARED = (
    "Le Pérou craint que la Serbie ne fournisse des missiles au Soudan.",
    "La Serbie pourrait fournir des technologies et des missiles au Soudan, selon le ministre tchèque Jan Dvorak.",
    "Les États-Unis redoutent que la Serbie ne fournisse des drones et des missiles au Soudan.",
)


def test_what_one_is_only_feared_to_give_another_is_told_with_reserve() -> None:
    days = ("2025-03-01", "2025-03-02", "2025-03-03")
    found = [one for one in hedged(*zip(FEARED, days, strict=True)) if len(one.points) == 3]
    assert any("Serbie" in one.summary_fr and "Soudan" in one.summary_fr for one in found)


def test_what_somebody_states_as_a_fact_is_not_only_feared() -> None:
    told = (*FEARED, "Le Pentagone a affirmé que la Serbie avait fourni des missiles au Soudan.")
    days = ("2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04")
    assert not [one for one in hedged(*zip(told, days, strict=True)) if "missiles" in one.summary_fr.partition(":")[2]]
