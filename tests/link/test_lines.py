"""What one speaker holds over days of what a story comes back to."""

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
