"""What several articles of a story tell of one small matter."""

from recoupe.link.pile import Pile
from recoupe.link.textwise import told_in_stories
from recoupe.link.threads import core, in_a_handful, threads
from recoupe.model import Claim, Event
from tests.conftest import SAMPLE
from tests.link.read import pile_of

FRAME = "Le cargo Merope a coulé devant Bizerte, en Tunisie. {} Le Merope transportait du blé."

QUAY = (
    "Le maire, Slim Jaziri, a promis de reconstruire la digue nord avant l'hiver.",
    "Les pêcheurs jugent fantaisiste la promesse de reconstruire la digue nord.",
    "« La digue nord sera reconstruite avant l'hiver », a répété Slim Jaziri.",
)


def told(*articles: str) -> Pile:
    """A story of one article a text, three days apart."""
    days = (f"2024-03-{3 * at + 2:02}" for at in range(len(articles)))
    return pile_of(*((FRAME.format(one), "fr", day) for one, day in zip(articles, days, strict=True)))


def words_of(pile: Pile) -> list[list[str]]:
    """The words of the members of each thread."""
    return [
        [one.span.surface for name in thread.members if isinstance(one := pile.by_id[name], Claim | Event)]
        for thread in threads(pile)
    ]


def test_a_matter_is_followed_over_speakers_and_stances() -> None:
    [thread] = [some for some in words_of(told(*QUAY)) if any("digue" in one for one in some)]
    assert sum("digue" in one for one in thread) >= 3
    assert any("fantaisiste" in one for one in thread)


def test_the_words_of_a_thread_name_it() -> None:
    [thread] = [one for one in threads(told(*QUAY)) if "digue" in one.words]
    assert thread.words


def test_another_matter_of_the_story_stands_apart() -> None:
    other = "Le ministre des Transports, Anis Hamdi, exige une enquête sur les balises."
    every = words_of(told(*(f"{one} {other}" for one in QUAY)))
    assert not any("digue" in " ".join(some) and "balises" in " ".join(some) for some in every)


def test_one_article_is_no_thread() -> None:
    assert not threads(told(" ".join(QUAY)))


def test_threads_do_not_depend_on_the_order_of_the_articles() -> None:
    days = ("2024-03-02", "2024-03-05", "2024-03-08")
    articles = [(FRAME.format(one), "fr", day) for one, day in zip(QUAY, days, strict=True)]
    assert threads(pile_of(*articles)) == threads(pile_of(*reversed(articles)))


def test_names_alone_make_no_thread() -> None:
    only = (
        "Le maire de Bizerte, Slim Jaziri, a dîné avec des armateurs.",
        "À Bizerte, Slim Jaziri a déclaré que les écoles rouvriraient.",
        "Slim Jaziri, de Bizerte, soupçonne des fraudes aux impôts.",
    )
    assert not [one for one in threads(told(*only)) if "jaziri" in one.words]


STRAY = "« La digue ? J'y vends des glaces », raconte Ana Brel, gérante du Kiosque."

ELSEWHERE = (
    "À Oslo, la ministre Liv Aas a présenté le budget des hôpitaux de Norvège.",
    "Le club de Porto a remporté la coupe devant douze mille spectateurs, selon la fédération.",
    "Au Chili, la sécheresse a vidé le lac Aculeo, affirme l'université de Santiago.",
    "Le musée de Leipzig a vendu un tableau pour deux millions d'euros, d'après sa directrice.",
)

FURTHER = (
    "À Quito, le syndicat des chauffeurs réclame une hausse des tarifs.",
    "La Lettonie a fermé deux consulats, annonce sa ministre des Affaires étrangères.",
    "Un virus a tué trente chevaux dans le haras de Kyoto, selon le vétérinaire.",
    "Le tribunal de Turin a condamné un banquier à quatre ans de prison, indique le greffe.",
    "L'astronome Ana Prieto affirme avoir découvert une comète depuis les Canaries.",
    "Les apiculteurs de Crète dénoncent un pesticide, dont le fabricant nie tout danger.",
    "L'hiver sera doux dans les Carpates, prévoit l'institut météorologique de Cluj.",
    "La mairie de Perth promet deux cents arbres, ce que les riverains jugent dérisoire.",
    "Le sculpteur Ugo Riva accuse une galerie de Milan d'avoir fondu trois de ses bronzes.",
)


def test_in_a_pile_of_many_stories_two_articles_must_share_two_plain_words_of_a_thread() -> None:
    days = ("2024-03-02", "2024-03-05", "2024-03-08")
    story = [(FRAME.format(one), "fr", day) for one, day in zip(QUAY, days, strict=True)]
    pile = pile_of(*story, *((words, "fr", f"2024-03-1{at}") for at, words in enumerate(ELSEWHERE)))
    [thread] = [some for some in words_of(pile) if any("digue" in one for one in some)]
    assert all("digue" in one for one in thread)


def test_in_a_pile_of_many_stories_a_figure_of_speech_makes_no_thread() -> None:
    days = ("2024-03-02", "2024-03-05", "2024-03-08")
    only = (
        "L'armateur Karl Berg parle d'une descente aux enfers pour les marins.",
        "Une descente aux enfers, soupire la gérante d'un café.",
        "La saison fut une descente aux enfers, juge l'entraîneur du club.",
    )
    story = [(FRAME.format(one), "fr", day) for one, day in zip(only, days, strict=True)]
    pile = pile_of(*story, *((words, "fr", f"2024-03-{10 + at}") for at, words in enumerate((*ELSEWHERE, *FURTHER))))
    assert not [some for some in words_of(pile) if any("enfers" in one for one in some)]


def test_in_a_pile_of_many_stories_one_word_of_a_thread_in_one_text_is_a_stray() -> None:
    """« quatre fois plus » is told by two; « une fois par mois » shares a word and nothing else."""
    days = ("2024-03-02", "2024-03-05", "2024-03-08", "2024-03-09")
    story = [(FRAME.format(one), "fr", day) for one, day in zip((*QUAY, STRAY), days, strict=True)]
    pile = pile_of(*story, *((words, "fr", f"2024-03-{10 + at}") for at, words in enumerate((*ELSEWHERE, *FURTHER))))
    [thread] = [some for some in words_of(pile) if any("digue" in one for one in some)]
    assert len(thread) >= 3
    assert not any("Kiosque" in one for one in thread)


def test_one_speaker_alone_makes_no_two_statements_alike() -> None:
    empty = ("Oslo hésite.", "Oslo temporise, la Norvège se tait.", "La Norvège s'en dit émue.")
    pile = told(*(f"{one} {other}" for one, other in zip(QUAY, empty, strict=True)))
    assert any(any("digue" in one for one in some) for some in words_of(pile))
    assert not any(any("Oslo" in one for one in some) for some in words_of(pile))


def test_what_words_alone_join_comes_besides_and_is_something_else() -> None:
    """Four articles of the sample on one matter: less than seven tenths of the members are those of another thread."""
    files = sorted((SAMPLE / "articles").glob("03[1-4]_*.txt"))
    days = (f"2024-10-{10 + 2 * at}" for at in range(len(files)))
    found = threads(pile_of(*((one.read_text("utf-8"), "fr", day) for one, day in zip(files, days, strict=True))))
    besides = [{*one.members} for one in found if one.by_words]
    others = [{*one.members} for one in found if not one.by_words]
    assert besides
    assert all(len(one) >= 4 for one in besides)
    assert all(10 * len(one & other) < 7 * len(one | other) for one in besides for other in others)


def test_who_is_little_like_the_others_leaves_a_group() -> None:
    alike = {("a", "b"): 8_000.0, ("a", "c"): 7_000.0, ("b", "c"): 9_000.0, ("c", "d"): 6_000.0}
    assert core(alike, "abcd") == ("a", "b", "c")
    assert core(alike, "abc") == ("a", "b", "c")


def test_two_are_left_of_a_group_however_little_alike() -> None:
    assert len(core({("a", "b"): 10.0, ("b", "c"): 20.0}, "abc")) == 2


def test_in_a_handful_one_article_may_hold_a_matter_alone() -> None:
    asked = "Le parti Azur exige le retrait de la taxe sur le sel."
    judged = "La taxe sur le sel est injuste, juge la députée Ana Brel."
    refused = "Le Trésor refuse de retirer la taxe sur le sel."
    pile = told(f"{asked} {judged} {refused}", *QUAY[:2])
    [(name, claims)] = told_in_stories(pile).items()
    found = [[one.span.surface for one in group.told] for _, group in in_a_handful(pile, name, claims)]
    assert any(len(some) == 3 and all("sel" in one for one in some) for some in found)


UNNAMED = (
    "Des témoins craignent que la digue nord ne cède avant l'hiver.",
    "Plusieurs sources affirment que la digue nord a cédé avant l'hiver.",
    "La digue nord sera reconstruite avant l'hiver.",
)


def test_what_only_people_without_a_name_say_is_a_thread_too() -> None:
    assert [some for some in words_of(told(*UNNAMED)) if sum("digue" in one for one in some) > 1]
