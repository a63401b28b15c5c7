"""How likely two statements of a handful of articles belong to one finding: signs, and what they weigh together."""

from recoupe.link.bonds import WHOLE, Known, bonds, features, known, pairs
from recoupe.link.linkage import sorted_pair
from recoupe.link.pile import Pile
from recoupe.link.signs import names
from recoupe.model import Claim
from tests.link.read import pile_of

QUAY = (
    "Le maire de Bizerte, Slim Jaziri, a promis de reconstruire la digue nord. Amarra juge la promesse fantaisiste.",
    "Selon Slim Jaziri, la digue nord sera reconstruite avant l'hiver. Amarra dénombre quarante barques coulées.",
)


def told(*articles: str) -> tuple[Pile, dict[str, Known]]:
    pile = pile_of(*((one, "fr", f"2024-03-0{at + 2}") for at, one in enumerate(articles)))
    return pile, known(pile, {one.id: one for one in pile.of(Claim)})


def saying(every: dict[str, Known], word: str) -> Known:
    return next(one for one in every.values() if word in one.told.span.surface)


def test_what_speaks_of_one_matter_is_likelier_to_belong_together() -> None:
    pile, every = told(*QUAY)
    found = bonds(pile, {one: every[one].told for one in every})
    promise, again, boats = (saying(every, word).told.id for word in ("promis", "sera reconstruite", "barques"))
    assert found[sorted_pair(promise, again)] > found.get(sorted_pair(promise, boats), 0)


def test_likenesses_are_whole_numbers() -> None:
    pile, every = told(*QUAY)
    found = bonds(pile, {one: every[one].told for one in every})
    assert all(0 <= one <= WHOLE and one == round(one) for one in found.values())


def test_signs_tell_words_speakers_and_places() -> None:
    pile, every = told(*QUAY)
    named = frozenset(names(pile, [one.told for one in every.values()]))
    here = features(saying(every, "promis"), saying(every, "fantaisiste"), named)
    elsewhere = features(saying(every, "promis"), saying(every, "sera reconstruite"), named)
    assert {"one text", "within 150", "2 claims"} <= here
    assert {"one voice", "words>0"} <= elsewhere
    assert "one text" not in elsewhere


def test_what_shares_nothing_in_two_texts_is_not_compared() -> None:
    _, every = told(QUAY[0], "Au Pérou, des lycéens ont planté trois cents cèdres, dit leur proviseur.")
    charge, cedars = saying(every, "fantaisiste").told.id, saying(every, "cèdres").told.id
    assert sorted_pair(charge, cedars) not in pairs(every)


def test_bonds_do_not_depend_on_the_order_of_the_articles() -> None:
    days = ("2024-03-02", "2024-03-03")
    articles = [(one, "fr", day) for one, day in zip(QUAY, days, strict=True)]
    piles = pile_of(*articles), pile_of(*reversed(articles))
    first, second = (bonds(pile, {one.id: one for one in pile.of(Claim)}) for pile in piles)
    assert first == second


AROUND = (
    "Le bac de Skagen a heurté la jetée du vieux port. Les passagers ont gagné les canots. Oslo réclame une enquête.",
    "Le procureur soupçonne le capitaine d'avoir bu. Les passagers du bac ont gagné les canots près de la jetée.",
)


def test_words_around_two_statements_speak_for_them_though_they_share_none() -> None:
    def found(second: str) -> set[str]:
        _, every = told(AROUND[0], second)
        return features(saying(every, "enquête"), saying(every, "capitaine"), frozenset())

    elsewhere = "Le procureur soupçonne le capitaine d'avoir bu. À Zagreb, le musée expose deux cents tapis."
    assert "around 250>0.1" in found(AROUND[1])
    assert "around 250>0.1" not in found(elsewhere)
