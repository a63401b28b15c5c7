"""Lines that pages of one site share are known by that; copies of one article share lines too, and those are text."""

from itertools import islice

from recoupe.read.clean import clean
from recoupe.terms import Role
from recoupe.text.fellows import FEWEST, plain, shared_lines
from tests.read.test_clean import reading

FRAME = (
    "Vente : ce que le notaire ne vous dira pas",
    "Odile Querrien : « Je n'ai jamais voulu de cette médaille »",
    "Nos journaux et leurs suppléments",
)
LABEL = "Nos services"
NOTICE = "Pour lire la suite sur un autre appareil, fermez celui-ci, attendez une minute, puis ouvrez la page."
STORIES = {
    "port": (
        "Le port de Lunay rouvre mercredi",
        "Le port de Lunay rouvrira mercredi après six semaines de travaux, a annoncé lundi soir le préfet.",
        "Les pêcheurs, qui ont déchargé ailleurs leurs prises depuis le mois de mars, demandent encore une indemnité.",
        "La mairie n'a pas répondu à cette demande, que soutiennent les mareyeurs et les restaurateurs.",
    ),
    "mine": (
        "Onze mineurs remontés à Vaudrey",
        "Onze mineurs ont été remontés vivants dimanche du puits de Vaudrey, où un éboulement les avait pris au piège.",
        "Deux autres sont toujours portés disparus, a déclaré le chef des secours, qui dit ne pas perdre espoir.",
        "La compagnie affirme que la galerie avait été contrôlée en janvier par la direction des mines.",
    ),
    "vote": (
        "Les îles votent pour rester",
        "Les habitants des îles ont voté à une large majorité pour rester dans l'union, selon des résultats partiels.",
        "Le chef du parti séparatiste a reconnu sa défaite avant minuit et promis de ne demander aucun autre scrutin.",
        "L'union européenne a salué un vote calme, et le premier ministre a parlé d'une victoire de la modération.",
    ),
}


def page(story: str) -> str:
    """A page of the site: the frame, an article, a notice."""
    return "\n".join((*FRAME, *STORIES[story], LABEL, NOTICE))


def test_what_stands_around_three_articles_is_the_frame_of_a_site() -> None:
    found = shared_lines({story: page(story) for story in STORIES})
    assert found == {story: tuple(sorted(plain(line) for line in (*FRAME, LABEL, NOTICE))) for story in STORIES}


def test_two_pages_are_no_site() -> None:
    assert not shared_lines({story: page(story) for story in islice(STORIES, 2)})


def test_copies_of_one_article_are_no_site() -> None:
    """Three newspapers print one dispatch, each with a line of its own at its end."""
    whole = "\n".join((*FRAME, *STORIES["port"]))
    assert not shared_lines(
        {name: f"{whole}\nLire aussi notre dossier numéro {name}." for name in ("un", "deux", "trois")}
    )


def test_a_few_lines_in_common_are_no_frame() -> None:
    few = FRAME[: FEWEST - 1]
    assert not shared_lines({story: "\n".join((*few, *STORIES[story])) for story in STORIES})


def test_a_sentence_of_background_is_text_in_every_article() -> None:
    """It stands in the middle of one article, at the end of another; the notice stands behind a label."""
    background = "Le préfet nie toute faute."
    pages = {}
    for story, (title, *text) in STORIES.items():
        place = 2 if story == "mine" else len(text)
        lines = (*FRAME, title, *text[:place], background, *text[place:], LABEL, NOTICE)
        pages[story] = "\n".join(lines)
    for frame in shared_lines(pages).values():
        assert plain(background) not in frame
        assert plain(NOTICE) in frame


def test_the_title_stands_below_the_frame_and_claims_are_not_read_in_it() -> None:
    characters = page("mine")
    frame = frozenset(shared_lines({story: page(story) for story in STORIES})["mine"])
    blocks = list(clean(reading(characters, frame=frame)))
    roles = {block.span.surface: block.role for block in blocks}
    assert roles[STORIES["mine"][0]] is Role.TITLE
    assert all(roles[line] is Role.BODY for line in STORIES["mine"][1:])
    assert {roles[line] for line in (*FRAME, LABEL, NOTICE)} <= {Role.NAVIGATION, Role.RELATED_LINK}
    assert {block.why.note for block in blocks if block.span.surface in FRAME} == {"in other pages of the site"}


def test_lines_are_compared_without_capitals_and_blanks() -> None:
    assert plain("  Nos\u00a0Journaux  et leurs\tsuppléments ") == "nos journaux et leurs suppléments"
