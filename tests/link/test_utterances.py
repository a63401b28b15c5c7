"""One utterance that several articles print is no series."""

from recoupe.link.pile import Pile
from recoupe.link.utterances import is_printed_again
from recoupe.model import Claim, Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of


def printed(a: str, b: str, language: str = "fr") -> bool:
    """Whether a claim of one article is an utterance of the other."""
    pile = pile_of((a, language, "2024-05-02"), (b, language, "2024-05-04"))
    first, second = (_claims(pile, words) for words in (a, b))
    assert first
    assert second
    return any(is_printed_again(pile, one, other) for one in first for other in second)


def _claims(pile: Pile, words: str) -> list[Claim]:
    return [one for one in pile.of(Claim) if one.span.surface in words]


def test_one_long_quotation_is_one_utterance_whatever_leads_to_it() -> None:
    assert printed(
        'Karin Holm a promis que "le phare sera rallumé avant la fin de mars".',
        'Karin Holm a haussé le ton lundi, affirmant que "le phare sera rallumé avant la fin de mars".',
    )


def test_most_words_of_the_shorter_in_the_longer_are_one_utterance() -> None:
    assert printed(
        "Karin Holm dénonce une digue fissurée et des pompes rouillées.",
        "Karin Holm, ingénieure du port, a dénoncé une digue fissurée, des pompes rouillées et trente ans d'abandon.",
    )


def test_another_speaker_or_other_words_are_another_utterance() -> None:
    assert not printed(
        "Karin Holm dénonce une digue fissurée et des pompes rouillées.",
        "Jonas Berg dénonce une digue fissurée et des pompes rouillées.",
    )
    assert not printed(
        "Karin Holm dénonce une digue fissurée et des pompes rouillées.",
        "Karin Holm dénonce la vente du phare à un armateur de Riga.",
    )


def test_a_speech_that_two_articles_quote_is_no_stance_that_goes_on() -> None:
    frame = "Le phare de Vigsø, au Danemark, est éteint depuis janvier. {} Le phare de Vigsø guidait les chalutiers."
    told = (
        'Karin Holm a promis que "le phare sera rallumé avant la fin de mars".',
        'Karin Holm a affirmé que "le phare sera rallumé avant la fin de mars".',
    )
    pile = pile_of(*((frame.format(one), "fr", f"2024-02-0{at}") for at, one in enumerate(told, 2)))
    kinds = (FindingKind.STANCE_SERIES, FindingKind.RECURRING_STANCE)
    assert [one for one in pile.of(Finding) if one.kind in kinds] == []
