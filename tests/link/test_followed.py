"""Threads of a story as findings: one speaker over days, several at odds, or who said what when."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.link.followed import followed as of_threads
from recoupe.link.followed import is_part
from recoupe.link.pile import Pile
from recoupe.model import Finding, Why
from recoupe.terms import FindingKind
from tests.link.read import pile_of

FRAMES = {
    "fr": "Le barrage de Kalvik a cédé au-dessus de Nordvik, en Norvège. {} Le barrage de Kalvik datait de 1961.",
    "en": "The Kalvik dam burst above Nordvik, in Norway. {} The Kalvik dam was built in 1961.",
}


def followed(pile: Pile) -> list[Finding]:
    return [one for one in pile.of(Finding) if one.why.rules == ("link/followed.py#followed",)]


def told(*sentences: str, language: str = "fr", apart: int = 3) -> list[Finding]:
    """What is followed over articles of one story, so many days apart."""
    days = (f"2024-05-{apart * at + 2:02}" for at in range(len(sentences)))
    frame = FRAMES[language]
    return followed(pile_of(*((frame.format(one), language, day) for one, day in zip(sentences, days, strict=True))))


ELSEWHERE = (
    "Le maire de Lugo affirme que le carnaval aura lieu.",
    "Un apiculteur de Tarbes estime que ses ruches survivront.",
    "La cheffe Ines Roca assure que son restaurant rouvrira.",
    "Le skieur Luca Bassi dit avoir mal au genou.",
    "Selon la libraire Awa Ndour, les romans se vendent mal.",
    "Le peintre Otto Lind annonce une exposition à Graz.",
    "La pianiste Mina Sato confirme une tournée au Chili.",
)
"""Articles that each tell of something else."""


def in_a_large_pile(sentences: Sequence[str]) -> list[Finding]:
    """What is followed of one story over three days, among articles on other matters."""
    dated = [(FRAMES["fr"].format(one), "fr", f"2024-05-{3 * at + 2:02}") for at, one in enumerate(sentences)]
    return followed(pile_of(*dated, *((one, "fr", "2024-05-04") for one in ELSEWHERE)))


def naming(found: list[Finding], word: str) -> list[Finding]:
    return [one for one in found if word in one.summary_fr]


RUST = (
    "La ministre Karin Dahl soupçonne la rouille d'avoir rongé les vannes du déversoir.",
    "Karin Dahl craint que d'autres ouvrages du comté n'aient des vannes aussi rouillées.",
    "Personne n'avait graissé les vannes depuis deux ans, a reconnu Karin Dahl.",
)


OTHERS = (
    "À Lima, le musée d'art a vendu un tableau flamand pour deux millions d'euros, d'après sa directrice.",
    "Le club de Porto a remporté la coupe devant douze mille spectateurs, selon la fédération de handball.",
    "Au Tchad, la sécheresse a vidé le lac Fitri, affirme l'université de N'Djamena.",
    "À Ottawa, le parlement a voté un crédit pour les bibliothèques, a dit la ministre Anne Roy.",
    "La compagnie Sandor supprime sa ligne vers Malte faute de voyageurs, selon un syndicat.",
)
"""Other stories, of which each is told twice."""


def test_one_speaker_who_goes_on_about_one_matter_is_a_series_of_stances() -> None:
    [found] = naming(told(*RUST), "vannes")
    assert found.kind is FindingKind.STANCE_SERIES
    assert len(found.points) >= 3


def test_who_judges_what_others_tell_stands_against_them() -> None:
    [found] = naming(
        told(
            "La ministre Karin Dahl a qualifié d'exemplaire l'évacuation de la vallée basse.",
            "L'évacuation de la vallée basse a été menée à temps, a déclaré Karin Dahl.",
            "Le syndicat Fagvern craint que l'évacuation de la vallée basse n'ait oublié des hameaux.",
        ),
        "vallée",
    )
    assert found.kind is FindingKind.EVALUATION_CONFLICT
    assert "Karin Dahl" in found.summary_fr
    assert len(found.witnesses) >= 2


def test_articles_of_one_day_tell_no_series_of_stances() -> None:
    assert {one.kind for one in told(*RUST, apart=0)} == {FindingKind.TIMELINE}


def test_in_a_pile_of_many_stories_articles_of_one_day_follow_nothing() -> None:
    many = ((f"{one} {number}.", "fr", "2024-05-02") for one in OTHERS for number in ("Hier", "Jeudi"))
    story = ((FRAMES["fr"].format(one), "fr", "2024-05-02") for one in RUST)
    assert not naming(followed(pile_of(*story, *many)), "vannes")


def test_the_same_words_printed_again_follow_nothing() -> None:
    assert not naming(told(RUST[0], RUST[0], RUST[0]), "vannes")


def test_english_is_followed_too() -> None:
    found = told(
        "Karin Dahl, the energy minister, promised to replace the sluice gates before winter.",
        "The union Fagvern said on Monday that nobody would replace the rusty sluice gates in time.",
        "Karin Dahl warned that sluice gates of this kind were in use at nine other dams.",
        language="en",
    )
    assert any("gates" in one.summary_en for one in found)


def test_a_series_of_one_speaker_holds_nothing_of_others() -> None:
    beside = "Les vannes du déversoir étaient rongées par la rouille, selon le garde Olav Berg."
    [found] = naming(told(f"{RUST[0]} {beside}", *RUST[1:]), "vannes")
    assert found.kind is FindingKind.STANCE_SERIES
    assert len({point.holder for point in found.points}) == 1


def test_a_worry_beside_a_plain_statement_is_no_conflict() -> None:
    [found] = naming(
        told(
            "Les vannes du déversoir ont été graissées en mars, selon l'exploitant Kraftlag.",
            "La ministre Karin Dahl craint que les vannes du déversoir ne rouillent.",
            "Les vannes du déversoir pèsent neuf tonnes, précise l'exploitant Kraftlag.",
        ),
        "déversoir",
    )
    assert found.kind is FindingKind.TIMELINE


def test_who_refuses_what_another_asks_for_stands_against_them() -> None:
    [found] = naming(
        told(
            "Le maire Jon Berg exige le remplacement des vannes du déversoir.",
            "La ministre Karin Dahl refuse le remplacement des vannes du déversoir.",
            "Le remplacement des vannes du déversoir coûterait neuf millions, estime l'exploitant Kraftlag.",
        ),
        "vannes",
    )
    assert found.kind is FindingKind.EVALUATION_CONFLICT
    assert "Jon Berg" in found.summary_fr


def test_in_a_pile_of_many_stories_only_a_denial_stands_against_a_charge() -> None:
    """Who fears a thing and who praises it mostly speak of two things there: what they say is told in its order."""
    cost = "Le remplacement des vannes du déversoir coûterait neuf millions, estime l'exploitant Kraftlag."
    wanted = (
        "Le maire Jon Berg exige le remplacement des vannes du déversoir.",
        "La ministre Karin Dahl refuse le remplacement des vannes du déversoir.",
        cost,
    )
    dated = [(FRAMES["fr"].format(one), "fr", f"2024-05-{3 * at + 2:02}") for at, one in enumerate(wanted)]
    running = pile_of(*dated, *((one, "fr", "2024-05-04") for one in (*ELSEWHERE, *OTHERS)))
    assert FindingKind.EVALUATION_CONFLICT not in {one.kind for one in followed(running)}
    assert FindingKind.EVALUATION_CONFLICT in {one.kind for one in told(*wanted)}


def test_a_thread_is_named_by_what_its_articles_name_and_by_no_verb() -> None:
    [found] = naming(
        told(
            "Le maire Jon Berg promet le remplacement des vannes.",
            "La ministre Karin Dahl craint que le remplacement des vannes ne tarde.",
            "Le remplacement des vannes coûterait neuf millions, estime l'exploitant Kraftlag.",
        ),
        "vannes",
    )
    assert "« remplacement des vannes »" in found.summary_fr
    assert "“remplacement des vannes”" in found.summary_en


def test_without_such_words_a_statement_names_it() -> None:
    [found] = naming(told(*RUST), "vannes")
    assert "« vannes, " not in found.summary_fr
    assert "vannes" in found.summary_fr


def test_in_a_pile_of_stories_a_thread_keeps_to_one_matter() -> None:
    """Of three statements each two share other words: none of these pairs is what the thread is about."""
    keeping = (
        "Le maire Jon Berg promet le remplacement des vannes du déversoir.",
        "La ministre Karin Dahl juge vétustes les vannes du déversoir.",
        "Les vannes du déversoir seront remplacées, assure l'exploitant Kraftlag.",
    )
    drifting = (
        "Le maire Jon Berg promet des vannes neuves et un déversoir en granit.",
        "La ministre Karin Dahl juge vétustes le déversoir et le granit de la passerelle, des vannes on ne sait rien.",
        "La passerelle et ses boulons tiendront, assure l'exploitant Kraftlag, comme le granit.",
    )
    assert [bool(in_a_large_pile(some)) for some in (keeping, drifting)] == [True, False]


def test_one_speaker_is_named_and_not_only_their_state() -> None:
    [found] = naming(told(*RUST), "vannes")
    assert "Karin Dahl" in found.summary_en


def test_what_another_finding_tells_in_claims_of_its_own_is_left_out() -> None:
    days = ("2024-05-02", "2024-05-05", "2024-05-08")
    pile = pile_of(*((FRAMES["fr"].format(one), "fr", day) for one, day in zip(RUST, days, strict=True)))
    [one] = naming(followed(pile), "vannes")
    elsewhere = [replace(point, record=f"another {number}") for number, point in enumerate(one.points)]
    known = replace(one, points=tuple(elsewhere), members=tuple(point.record for point in elsewhere))
    assert not naming(of_threads(pile, [known]), "vannes")


def test_who_only_tells_judges_and_warns_takes_no_position_that_changes() -> None:
    found = naming(
        told(
            "Le pacte du fleuve gêne les bateliers du delta, a déclaré Karin Dahl.",
            "Karin Dahl juge que le pacte du fleuve ruine les bateliers du delta.",
            "Karin Dahl craint que le pacte du fleuve ne chasse les bateliers du delta.",
        ),
        "bateliers",
    )
    assert {one.kind for one in found} == {FindingKind.TIMELINE}
    assert "juge" in found[0].summary_fr


def test_a_timeline_all_of_which_a_longer_one_tells_is_left_out() -> None:
    one = Finding(why=Why(()), kind=FindingKind.TIMELINE, members=("a", "b"))
    longer = replace(one, id="", members=("a", "b", "c"))
    beside = replace(one, id="", members=("b", "d"))
    assert is_part(one, [one, longer, beside])
    assert not is_part(longer, [one, longer, beside])
    assert not is_part(beside, [one, longer, beside])
