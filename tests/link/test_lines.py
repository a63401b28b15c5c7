"""What one speaker holds over days of what a story comes back to."""

from recoupe.link.lines import lines
from recoupe.model import Finding
from recoupe.terms import FindingKind
from tests.link.read import pile_of

Told = tuple[str, str, str]

POLLUTION = (
    (
        (
            "La Norvège estime que le lac Femund a probablement subi une contamination. "
            "La Finlande rejette le mot de contamination. "
            "La Suède redoute une contamination durable."
        ),
        "fr",
        "2025-03-02",
    ),
    (
        (
            "La Norvège estime que la contamination du lac Femund est sans doute volontaire. "
            "La Finlande assure que rien ne prouve une contamination. "
            "La Suède réclame une enquête sur la contamination."
        ),
        "fr",
        "2025-03-04",
    ),
    (
        (
            "La Norvège affirme que le lac Femund a subi une contamination volontaire. "
            "La Finlande dément toute contamination du lac Femund."
        ),
        "fr",
        "2025-03-08",
    ),
)


def series(kind: FindingKind, *told: Told) -> list[Finding]:
    """The findings of a kind that lines give."""
    return [
        one
        for one in pile_of(*told).of(Finding)
        if one.kind is kind and any(rule.startswith("link/lines.py") for rule in one.why.rules)
    ]


def test_the_answers_of_one_speaker_to_what_a_story_is_about_are_a_line() -> None:
    found = series(FindingKind.STANCE_SERIES, *POLLUTION)
    [line] = [one for one in found if one.witnesses[0].key == "FIN"]
    assert [point.reported for point in line.points] == ["2025-03-02", "2025-03-04", "2025-03-08"]
    assert "contamination" in line.summary_fr


def test_a_speaker_who_grows_surer_of_it_is_a_certainty_series() -> None:
    [line] = series(FindingKind.CERTAINTY_SERIES, *POLLUTION)
    assert [witness.key for witness in line.witnesses] == ["NOR"]
    assert line.summary_fr.startswith("Norvège, contamination")


def test_one_article_makes_no_line() -> None:
    words = " ".join(words for words, _, _ in POLLUTION)
    assert series(FindingKind.STANCE_SERIES, (words, "fr", "2025-03-02")) == []


LAKES = (("Femund", "2025-03-02"), ("Femund", "2025-03-05"), ("Femund", "2025-03-09"))


def test_one_stance_repeated_is_no_line() -> None:
    told = tuple((f"La Finlande dément toute contamination du lac {lake}.", "fr", day) for lake, day in LAKES)
    assert series(FindingKind.STANCE_SERIES, *told) == []


def test_what_one_speaker_holds_of_one_party_is_a_line_named_after_it() -> None:
    told = (
        ("La Norvège redoute un départ de l'Islande de l'alliance. La Suède se tait.", "fr", "2025-03-02"),
        ("La Norvège exige de l'Islande le respect des quotas de morue.", "fr", "2025-03-04"),
        ("La Norvège menace l'Islande de droits de douane sur la laine.", "fr", "2025-03-06"),
    )
    found = series(FindingKind.STANCE_SERIES, *told)
    assert all("Islande" in one.summary_fr for one in found)


def test_words_of_which_nobody_knows_the_order_are_no_course() -> None:
    undated = tuple((words, language, "") for words, language, _ in POLLUTION)
    assert series(FindingKind.STANCE_SERIES, *undated) == []
    assert series(FindingKind.CERTAINTY_SERIES, *undated) == []


SIDES = (
    ("La Norvège redoute un retrait de l'Islande.", "La Suède affirme que l'Islande manque de blé."),
    ("La Norvège exige que l'Islande verse une indemnité.", "Le Danemark assure que l'Islande a fermé ses ports."),
    ("La Norvège menace l'Islande de sanctions.", "La Suède affirme que l'Islande négocie un prêt."),
)


def test_a_party_that_everybody_names_is_what_the_story_is_about_and_no_matter() -> None:
    alone = lines(pile_of(*((one, "fr", f"2025-03-0{day}") for day, (one, _) in enumerate(SIDES, 2))), [])
    assert [one.summary_fr.partition(" :")[0] for one in alone] == ["Norvège, Islande"]
    among = lines(pile_of(*((" ".join(both), "fr", f"2025-03-0{day}") for day, both in enumerate(SIDES, 2))), [])
    assert among == []


CHAIN = (
    ("La Norvège redoute une pénurie de morue dans le fjord.", "La Suède assure que le pont tient."),
    ("La Norvège exige un partage de la morue et du hareng.", "Le Danemark affirme que le ferry est arrivé."),
    ("La Norvège promet de protéger le hareng et la tourbière.", "La Suède affirme que le pont est rouvert."),
    ("La Norvège entend assécher la tourbière.", "Le Danemark assure que le ferry repart."),
)


def test_a_line_goes_not_from_one_matter_to_the_next() -> None:
    told = tuple((" ".join(both), "fr", f"2025-03-0{day}") for day, both in enumerate(CHAIN, 2))
    [line] = series(FindingKind.STANCE_SERIES, *told)
    assert len(line.points) == len(CHAIN) - 1
