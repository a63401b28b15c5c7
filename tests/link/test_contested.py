"""What a story is about, where some tell it and others do not grant it."""

from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of

Told = tuple[str, str, str]

SABOTAGE = (
    (
        (
            "La Norvège affirme que le câble de Vardø a subi un sabotage. La Finlande rejette le mot de sabotage. "
            "L'Islande parle d'un sabotage possible."
        ),
        "fr",
        "2025-03-02",
    ),
    (
        (
            "L'Islande estime que le sabotage du câble est établi. La Finlande assure que rien ne prouve un sabotage. "
            "Le Danemark affirme que la route de Skagen est fermée."
        ),
        "fr",
        "2025-03-05",
    ),
    (
        "La Norvège affirme que le sabotage a coupé le câble de Vardø. La Finlande dément tout sabotage du câble.",
        "fr",
        "2025-03-06",
    ),
)


def disputes(*told: Told) -> list[Finding]:
    return [one for one in pile_of(*told).of(Finding) if one.kind is FindingKind.DISPUTE]


def test_those_who_tell_it_and_who_do_not_grant_it_are_one_dispute_over_articles() -> None:
    [one] = disputes(*SABOTAGE)
    assert {witness.key for witness in one.witnesses} == {"NOR", "ISL", "FIN"}
    assert {point.reported for point in one.points} == {"2025-03-02", "2025-03-05", "2025-03-06"}


def test_nobody_contradicts_by_it_and_others_stay_out() -> None:
    [one] = disputes(*SABOTAGE)
    assert {str(tie.relation) for tie in one.ties if "does not grant it" in tie.reason} == {"contrasts"}
    assert not any("Skagen" in point.spans[0].surface for point in one.points)


def test_a_negation_of_who_tells_it_is_no_denial() -> None:
    more = (
        "La Norvège affirme que le sabotage du câble n'est plus une hypothèse. La Finlande rejette le mot de sabotage.",
        "fr",
        "2025-03-07",
    )
    for one in disputes(*SABOTAGE, more):
        against = {point.holder for point in one.points if point.record in one.claims_against}
        assert "NOR" not in against


def test_a_story_about_a_thing_has_no_such_dispute() -> None:
    told = tuple((words.replace("sabotage", "canot"), language, day) for words, language, day in SABOTAGE)
    assert not any("does not grant it" in tie.reason for one in disputes(*told) for tie in one.ties)


def test_who_denies_it_of_a_place_says_nothing_of_the_whole_country() -> None:
    told = (
        (
            "Lima affirme que des soldats boliviens sont arrivés dans la région de Puno, au Pérou, "
            "une information démentie par la Bolivie."
        ),
        "fr",
        "2025-03-02",
    )
    more = ("Santiago affirme que des soldats boliviens sont arrivés au Pérou.", "fr", "2025-03-03")
    for one in disputes(told, more):
        opposed = [tie for tie in one.ties if str(tie.relation) == "contradicts"]
        against = {point.record for point in one.points if "Santiago" in point.spans[0].surface}
        assert not any(tie.a in against for tie in opposed)


ABDUCTION = (
    (
        (
            "La Norvège affirme que le journaliste Aldo Brenn a subi un enlèvement. "
            "La Finlande rejette le mot d'enlèvement."
        ),
        "fr",
        "2025-03-02",
    ),
    (
        (
            "L'Islande estime que l'enlèvement d'Aldo Brenn est établi. "
            "La Finlande assure que rien ne prouve un enlèvement."
        ),
        "fr",
        "2025-03-05",
    ),
    (
        (
            "La Norvège affirme que l'enlèvement d'Aldo Brenn a été préparé. La Finlande dément tout enlèvement. "
            "Le Danemark affirme que l'avocate Ida Moss avait subi en 2012 un enlèvement."
        ),
        "fr",
        "2025-03-06",
    ),
)


def test_what_befell_somebody_else_is_another_matter() -> None:
    central = [one for one in disputes(*ABDUCTION) if "ISL" in {witness.key for witness in one.witnesses}]
    assert len(central) == 1
    assert not any("Ida Moss" in point.spans[0].surface for point in central[0].points)
