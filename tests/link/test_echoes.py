"""One dispute told by a wire and by its rewrite is one finding; verdicts and retorts find what they answer."""

from recoupe.link.aims import target_of
from recoupe.link.echoes import echoes
from recoupe.link.pile import Pile
from recoupe.link.verdicts import is_verdict
from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind, Stance
from tests.link.read import pile_of

WIRE = (
    "La Grèce a accusé lundi la Turquie d'avoir coulé un chalutier au large de Lesbos. Athènes assure que la frégate "
    "« a tiré sans sommation » sur le chalutier. « C'est un mensonge grossier », a réagi le ministère turc de la "
    "Défense. Le chalutier grec pêchait au large de Lesbos."
)
REWRITE = (
    "Un chalutier grec a coulé au large de Lesbos. La frégate turque « a tiré sans sommation » sur le chalutier, "
    "affirme Athènes. « Un mensonge grossier », selon Ankara."
)


def disputes(pile: Pile) -> list[Finding]:
    return [one for one in pile.of(Finding) if one.kind is FindingKind.DISPUTE]


def test_a_wire_and_its_rewrite_tell_one_dispute_of_two_witnesses() -> None:
    pile = pile_of((WIRE, "fr", "2025-10-06"), (REWRITE, "fr", "2025-10-06"))
    [found] = [one for one in disputes(pile) if one.articles == 2]
    assert {one.key for one in found.witnesses} == {"GRC", "TUR"}
    assert echoes(pile)


def test_a_verdict_is_aimed_at_what_was_said_last() -> None:
    pile = pile_of((WIRE, "fr", "2025-10-06"))
    [verdict] = [one for one in pile.of(Claim) if is_verdict(pile, one)]
    target = target_of(pile, verdict)
    assert target is not None
    assert "sans sommation" in target.content.surface


def test_a_retort_in_words_of_its_own_answers_the_statement_right_before() -> None:
    words = (
        "L'Arménie dit avoir abattu un drone turc. « Aucun de nos appareils ne manque à l'appel », rétorque Ankara. "
        "La frontière reste fermée."
    )
    pile = pile_of((words, "fr", "2025-10-06"))
    [denial] = [one for one in pile.of(Claim) if one.stance is Stance.DENIES]
    target = target_of(pile, denial)
    assert target is not None
    assert "abattu" in target.content.surface


def test_nobody_is_set_against_a_colleague_of_the_same_state() -> None:
    words = (
        "Un officier du renseignement turc a affirmé que l'opération avait été préparée en mai. Ankara assure n'en "
        "avoir rien su."
    )
    assert not disputes(pile_of((words, "fr", "2025-10-06")))
