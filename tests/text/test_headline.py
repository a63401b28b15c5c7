"""A title that stands below much else is the line over the text, in the words of the text."""

from recoupe.read.clean import clean
from recoupe.terms import Role
from tests.read.test_clean import reading

TEASERS = tuple(
    f"{one} : ce que disent les chiffres de la semaine"
    for one in (
        "Vignobles", "Marathons", "Locations", "Piscines", "Librairies", "Fromages", "Tramways", "Herbiers", "Séismes",
        "Brocantes", "Accordéons", "Palmarès", "Phares", "Volcans", "Tapis", "Costumes", "Ruches", "Aquarelles",
    )
)  # fmt: skip
TITLE = "Le pont de Maubrac fermé jusqu'en avril"
TEXT = (
    "Le pont de Maubrac restera fermé jusqu'en avril, a annoncé jeudi le conseil départemental après une expertise.",
    "Les experts ont trouvé des fissures dans deux piles du pont, que des plongeurs doivent encore examiner de près.",
    "Les habitants de Maubrac devront passer par la déviation, longue de vingt kilomètres, pendant tout l'hiver.",
)


def roles(*lines: str) -> dict[str, Role]:
    """The role of each line of a page."""
    return {block.span.surface: block.role for block in clean(reading("\n".join(lines)))}


def test_the_title_is_the_line_over_the_text_with_its_words() -> None:
    found = roles(*TEASERS, TITLE, "Le 3 février à 10h20", *TEXT)
    assert found[TITLE] is Role.TITLE
    assert all(found[one] is Role.RELATED_LINK for one in TEASERS)
    assert all(found[one] is Role.BODY for one in TEXT)


def test_a_title_that_stands_first_is_kept() -> None:
    found = roles(TITLE, "Des plongeurs examinent les piles du pont de Maubrac", *TEXT)
    assert found[TITLE] is Role.TITLE


def test_no_text_is_lost_above_a_heading() -> None:
    """Two runs of paragraphs, the second longer, its heading in its words: what stands above is text all the same."""
    first = tuple(
        f"Un {one} raconte au journal sa longue saison de travail, entre les marées, le froid et les papiers à remplir."
        for one in ("saunier", "ostréiculteur", "mareyeur", "goémonier")
    )
    names = tuple(f"Anse {letter}" for letter in "ABCDEFG")
    found = roles("Métiers du bord", *first, *names, TITLE, *TEXT, *(f"{one} Et ensuite." for one in TEXT))
    assert all(found[one] is Role.BODY for one in first)


def test_a_day_is_no_title() -> None:
    found = roles(*TEASERS, "Jeudi 3 février", *(f"{one} C'était le 3 février." for one in TEXT))
    assert found.get("Jeudi 3 février") is not Role.TITLE


def test_a_first_teaser_with_one_word_of_the_text_is_no_title() -> None:
    """The line over the text has more words in common with it."""
    teasers = ("Trente ponts du pays vus par leurs piétons", *TEASERS)
    found = roles(*teasers, TITLE, "Le 3 février à 10h20", *TEXT)
    assert found[TITLE] is Role.TITLE
    assert all(found[one] is Role.RELATED_LINK for one in teasers)
