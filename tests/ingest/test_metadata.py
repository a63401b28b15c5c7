"""What a text prints about itself: the place of its dateline, who signs, that the rest is for subscribers."""

import pytest

from recoupe.ingest.metadata import printed_access, printed_persons, printed_places, signed

BODY = "Le maire a promis lundi soir, devant le conseil municipal, que la halle serait repeinte avant l’hiver."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("SEOUL, 25 oct 2024 (AFP) - ", [("PLC:KOR_SEOUL", "SEOUL")]),
        ("(Séoul) ", [("PLC:KOR_SEOUL", "Séoul")]),
        ("MOSCOU – ", [("PLC:RUS_MOSCOW", "MOSCOU")]),
        ("Kiev, 3 mai – ", [("PLC:UKR_KYIV", "Kiev")]),
        ("SÉOUL/MOSCOU (Reuters) - ", [("PLC:KOR_SEOUL", "SÉOUL"), ("PLC:RUS_MOSCOW", "MOSCOU")]),
        ("VIDÉO – ", []),
        ("", []),
        ("À Moscou, ", []),
    ],
)
def test_the_place_of_a_dateline_has_its_span(head: str, expected: list[tuple[str, str]]) -> None:
    """Only a place the world pack knows is one: « VIDÉO – » stands where places stand."""
    text = f"La halle sera repeinte\n{head}{BODY}\n"
    found = printed_places(text)
    assert [(one.key, one.span.surface if one.span else "") for one in found] == expected
    assert all(one.span and text[one.span.start : one.span.end] == one.span.surface for one in found)


def test_a_dateline_far_down_is_none() -> None:
    """A dispatch begins with its place; the fourth paragraph of an article does not."""
    assert printed_places("\n".join([BODY] * 3 + [f"MOSCOU – {BODY}"])) == ()


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Cet article est réservé aux abonnés.", "paywall"),
        ("Il vous reste 72 % de cet article à lire.", "paywall"),
        ("Il vous reste 64.5% de cet article à lire. La suite est réservée aux abonnés.", "paywall"),
        ("La suite de l’article est réservée à nos abonnés", "paywall"),
        ("Lire la suite sur le site du Relais", "summary"),
        ("To continue reading, log in or subscribe", "paywall"),
        ("Read the full story on relais.example", "summary"),
        ("L’entrée de la halle est réservée aux abonnés du marché, a dit le maire.", ""),
        (BODY, ""),
    ],
)
def test_a_notice_says_that_the_text_is_a_part(line: str, state: str) -> None:
    text = f"{BODY}\n  {line}\n"
    found, why = printed_access(text)
    assert found == state
    if state:
        (span,) = why.spans
        assert text[span.start : span.end] == span.surface == line
        assert why.rules[0].split("#")[0] in ("lang/fr/access.tsv", "lang/en/access.tsv")


def test_agencies_of_stated_bylines_become_credits() -> None:
    persons, credited = signed(("Odile Querrien avec AFP", "AFP", "Camille Aubertin"))
    assert persons == ("Odile Querrien", "Camille Aubertin")
    assert [(one.key, one.quote, one.span) for one in credited] == [("ORG:AFP", "Odile Querrien avec AFP", None)]


@pytest.mark.parametrize(
    ("line", "others", "persons"),
    [
        ("Par Odile Querrien (avec AFP)", ("AFP",), ("Odile Querrien",)),
        ("Propos recueillis par Camille Aubertin", (), ("Camille Aubertin",)),
        ("By Tom Hale and Ann Moss, in Seoul", (), ("Tom Hale", "Ann Moss")),
        ("Par Le Relais du Soir avec Agence Littorale", ("Le Relais du Soir", "Agence Littorale"), ()),
        ("Filed by the Ledger's Asia desk", (), ()),
        ("L’Observatoire du Soir", ("L'Observatoire du Soir",), ()),
        ("À New York, Odile Querrien", (), ("Odile Querrien",)),
        ("La rédaction", (), ()),
    ],
)
def test_a_printed_byline_names_persons(line: str, others: tuple[str, ...], persons: tuple[str, ...]) -> None:
    assert printed_persons(line, others) == persons
