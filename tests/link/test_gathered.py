"""A handful that somebody put together is known to be of one matter; among many stories more is asked."""

from recoupe import packs
from recoupe.link.gathered import gathered
from recoupe.link.pile import Pile
from recoupe.model import Finding, Story, Why
from recoupe.terms import FindingKind
from tests.link.read import pile_of

TOWNS = ("Arlon", "Bastia", "Cahors", "Dinan", "Évian", "Fumel", "Guéret", "Honfleur", "Issoire", "Jarnac", "Lunel")
OTHERS = tuple(
    (f"La fanfare de {town} cherche un tambour.", "fr", f"2023-{at:02}-04") for at, town in enumerate(TOWNS, 1)
)
"""Articles of other matters, enough to make a pile that nobody put together on one."""

FRAME = "Le pétrolier Askold s'est échoué devant Tabarka, en Tunisie. {} L'Askold perd du mazout."


def of_rule(pile: Pile, rule: str) -> list[Finding]:
    return [one for one in pile.of(Finding) if one.why.rules == (rule,)]


def both(rule: str, *sentences: str, frame: str = FRAME) -> tuple[int, int]:
    """How many findings of a rule there are in articles of one story, alone and among others."""
    told = [(frame.format(one), "fr", f"2024-05-{3 * at + 2:02}") for at, one in enumerate(sentences)]
    return len(of_rule(pile_of(*told), rule)), len(of_rule(pile_of(*told, *OTHERS), rule))


def stories_of(*sizes: int) -> frozenset[str]:
    """Those of some stories, by how many texts they have, that somebody put together; by their numbers."""
    told = [
        Story(members=(f"{number}",), why=Why(inputs=tuple(f"{number}-{at}" for at in range(size))))
        for number, size in enumerate(sizes)
    ]
    found = gathered(Pile(tuple(told), packs.shipped("world"), packs.shipped("ontology")))
    return frozenset(one.members[0] for one in told if one.id in found)


def test_a_handful_that_makes_most_of_a_pile_was_put_together() -> None:
    assert stories_of(9, 3, 2) == {"0"}
    assert stories_of(2, 2, 1) == {"0", "1"}
    assert stories_of(4, 4, 5, 1) == set()


def test_what_a_dossier_is_about_was_put_together() -> None:
    assert stories_of(13) == {"0"}
    assert stories_of(40, 7, 3, 2, 1) == {"0", "1"}
    assert stories_of(5, *(3,) * 90) == set()


def test_among_many_stories_a_demand_is_one_by_two_of_its_words() -> None:
    rule = "link/insistences.py#insistences"
    one = (
        "L'Italie a demandé à la Tunisie une enquête sur les cuves du pétrolier.",
        "Rome exige que les juges tunisiens ouvrent sans délai une enquête, plans en main, sur l'état des cuves.",
    )
    assert both(rule, *one) == (1, 1)
    other = (
        "L'Italie a demandé à la Tunisie une enquête sur les balises.",
        "L'Italie exige de Tunis une enquête sur les pensions des dockers.",
    )
    assert both(rule, *other) == (1, 0)


def test_among_many_stories_a_state_has_several_cases() -> None:
    rule = "link/steps.py#courses_of_acts"
    told = (
        "La Tunisie enquête sur une fraude aux visas.",
        "La Tunisie a l'intention d'enquêter sur les abattoirs.",
    )
    alone, among = both(rule, *told)
    assert (alone, among) == (1, 0)


def test_among_many_stories_an_article_tells_its_own_toll_first() -> None:
    long = " ".join(["Les remorqueurs attendent la marée et les pêcheurs regardent la côte depuis le môle."] * 9)
    told = (
        "Sept marins sont morts, selon la capitainerie.",
        "Huit marins sont morts, selon la capitainerie. " + long + " Selon le syndicat, 40 marins sont morts ailleurs.",
    )
    texts = [(FRAME.format(one), "fr", f"2024-05-{at:02}") for at, one in enumerate(told, 2)]
    [series] = [one for one in pile_of(*texts, *OTHERS).of(Finding) if one.kind is FindingKind.FIGURE_SERIES]
    assert [point.value for point in series.points] == [7, 8]
