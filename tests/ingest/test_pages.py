"""Pages: the text once, the title on its first line, metadata with the place that states them, and hostile pages."""

import pytest

from recoupe.ingest.pages import DEPTH, LARGEST_BYTES, PAGE_BYTES, charset, flatten, read_page
from recoupe.ingest.received import Received
from recoupe.ingest.worker import read_page_apart
from recoupe.model import Problem

GRAPH = '{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"datePublished":"2024-10-25"}]}'
SENTENCE = (
    "<p>Depuis le 24 février 2022, la halle est fermée, a rappelé le maire au conseil municipal, qui a voté "
    "les travaux sans débat.</p>"
)
PARAGRAPHS = (
    "Le maire a promis lundi soir, devant le conseil municipal, que la halle serait repeinte avant l’hiver.",
    "Les commerçants doutent de la date et rappellent que la dernière promesse du maire remonte à trois ans déjà.",
    "L’opposition a voté contre le budget, qu’elle juge deux fois trop élevé pour une commune de cette taille.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = "", *, charset: str = "utf-8", lang: str = "fr") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="{charset}"><title>La halle sera repeinte - Le Relais'
        f"</title>{head}</head><body><nav><a href='/'>Accueil</a> <a href='/s'>Sport</a></nav><article>"
        f"<h1>La halle sera repeinte</h1>{body}{BODY}</article><footer>Mentions légales</footer></body></html>"
    )


def read(markup: str | bytes, *, url: str = "", declared: str = "") -> tuple[Received | None, list[str]]:
    content = markup.encode() if isinstance(markup, str) else markup
    found = list(read_page("a.html", content, url=url, declared=declared))
    articles = [one for one in found if isinstance(one, Received)]
    return (articles[0] if articles else None), [one.code for one in found if isinstance(one, Problem)]


def article(markup: str | bytes, *, url: str = "", declared: str = "") -> Received:
    found, _ = read(markup, url=url, declared=declared)
    assert found is not None
    return found


def test_paragraphs_are_lines_and_the_title_is_the_first() -> None:
    assert article(page()).characters.split("\n") == ["La halle sera repeinte", *PARAGRAPHS]


@pytest.mark.parametrize(
    ("head", "body", "value", "source"),
    [
        ('<meta property="article:published_time" content="2024-10-25T06:00:00+02:00">', "", "2024-10-25T06:00",
         "meta:article:published_time"),
        (f'<script type="application/ld+json">{GRAPH}</script>', "", "2024-10-25", "jsonld:datePublished"),
        ('<meta itemprop="datePublished" content="2024-10-25">', "", "2024-10-25", "meta:datepublished"),
        ("", '<time datetime="2024-10-25T08:00">25 octobre 2024</time>', "2024-10-25", "printed"),
        ("", "<p class='date'>Publié le 25 octobre 2024 à 8h</p>", "2024-10-25", "printed"),
        ("", "<span>Oct. 25, 2024</span>", "2024-10-25", "printed"),
        ("", "<span>25/10/2024</span>", "2024-10-25", "printed"),
        ("", "<p>Agence Rive, publié le vendredi 25 octobre 2024 à 8h</p>", "2024-10-25", "printed"),
        ("", "<p>Odile Querrien | 25 octobre 2024</p>", "2024-10-25", "printed"),
        ("", "<p class='dateline'>par Odile Querrien, 25 octobre 2024</p>", "2024-10-25", "printed"),
    ],
)  # fmt: skip
def test_a_date_names_the_place_that_states_it(head: str, body: str, value: str, source: str) -> None:
    date = article(page(head, body)).metadata.dates[0]
    assert (date.value, date.source) == (value, source)
    assert date.quote


@pytest.mark.parametrize(
    "body",
    [
        "", "<span>10/11/2024</span>", "<p>31 février 2024</p>", SENTENCE,
        "<p>Le vote est reporté au 25 octobre 2024</p>",
        "<figure><p>Publié en 2024. © Archives, 25 octobre 2024</p></figure>",
        "<div class='image-wrapper'>Le maire, à Rives, le 25 octobre 2024.</div>",
        "<p>Le maire, à Rives, le 25 octobre 2024</p>",
    ],
    ids=["none", "day or month", "no such day", "running text", "a day told", "figure", "picture", "caption"],
)  # fmt: skip
def test_a_date_that_nothing_states_is_left_open(body: str) -> None:
    assert article(page("", body)).metadata.dates == ()


def test_of_times_marked_as_publication_the_first_behind_the_title_counts() -> None:
    far = "<i></i>" * 90
    own, other = (
        f'<p class="publication">Le <time datetime="2024-10-{day}T13:49:45Z">{day}</time></p>' for day in (25, 27)
    )
    dates = article(page("", far + own + other)).metadata.dates
    assert [(date.value, date.source) for date in dates] == [("2024-10-25T13:49", "time:published")]


def test_the_day_of_the_address_is_a_candidate() -> None:
    dates = article(page(), url="https://relais.example/2024/10/25/halle").metadata.dates
    assert [(date.value, date.source, date.quote) for date in dates] == [("2024-10-25", "url", "2024/10/25")]


def test_the_page_states_outlet_owner_title_bylines_language_and_access() -> None:
    head = (
        '<link rel="canonical" href="/halle"><meta property="og:site_name" content="Le Relais">'
        '<meta property="og:title" content="La halle sera repeinte"><script type="application/ld+json">'
        '{"@type":"NewsArticle","author":[{"name":"Par Odile Querrien"},{"name":"Yann Le Goff"}],'
        '"publisher":{"name":"Groupe Relais"},"isAccessibleForFree":"False"}</script>'
    )
    stated = article(page(head, lang="fr-FR"), url="https://relais.example/x").metadata
    assert (stated.outlet, stated.publisher, stated.title) == ("Le Relais", "Groupe Relais", "La halle sera repeinte")
    assert stated.bylines == ("Odile Querrien", "Yann Le Goff")
    assert (stated.canonical_url, stated.language, stated.access) == ("https://relais.example/halle", "fr", "paywall")


def test_a_credit_that_extraction_drops_is_kept() -> None:
    stated = article(page(body="<footer class='source'>(avec AFP)</footer>").replace("</article>", "</article>"))
    assert "ORG:AFP" in {credit.key for credit in stated.metadata.credits} or "(avec AFP)" in stated.characters


def test_the_credit_of_a_picture_is_no_credit_of_the_text() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>La halle, lundi. © AFP</figcaption></figure>"
    assert article(page(body=figure)).metadata.credits == ()


@pytest.mark.parametrize(
    ("encoding", "stated", "codes"),
    [
        ("utf-8", "utf-8", []),
        ("cp1252", "iso-8859-1", []),
        ("cp1252", "utf-8", ["wrong_encoding"]),
        ("utf-16", "utf-8", []),
    ],
)
def test_encodings(encoding: str, stated: str, codes: list[str]) -> None:
    found, problems = read(page(charset=stated).encode(encoding))
    assert found is not None
    assert found.characters.split("\n")[1] == PARAGRAPHS[0]
    assert problems == codes


def test_the_encoding_a_page_states_is_found() -> None:
    assert charset(b'<?xml version="1.0" encoding="ISO-8859-15"?><html>') == "ISO-8859-15"
    assert (
        charset(b"<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>")
        == "windows-1252"
    )
    assert charset(b"<html>") == ""


def test_twenty_thousand_nested_elements_are_read() -> None:
    nested = "<div>" * 20_000 + "<p>fond</p>" + "</div>" * 20_000
    found, codes = read(page(body=nested))
    assert codes == ["nested_too_deep"]
    assert found is not None
    assert PARAGRAPHS[0] in found.characters


def test_elements_side_by_side_are_not_deep() -> None:
    markup = "<div><p>un<p>deux<br></div>" * DEPTH
    assert flatten(markup) == (markup, 0)


@pytest.mark.slow
def test_a_page_of_25_megabytes_is_read_by_the_second_reader() -> None:
    pytest.importorskip("resiliparse")
    script = "<script>" + "var a = 1;\n" * (25 * 1024 * 1024 // 11) + "</script>"
    found, codes = read(page(body=script))
    assert len(script) > PAGE_BYTES
    assert codes == []
    assert found is not None
    assert PARAGRAPHS[0] in found.characters
    assert "var a" not in found.characters


def test_a_page_beyond_all_measure_is_refused() -> None:
    assert read(b"<html>" + b" " * LARGEST_BYTES) == (None, ["too_large"])


@pytest.mark.parametrize(
    "markup",
    ["<html></html>", "texte", "<p>", "<<<>>>", "<html><body><script>1</script></body></html>", "\x00<html>\x00"],
)
def test_pages_without_an_article_are_told(markup: str) -> None:
    assert read(markup) == (None, ["no_article"])


def test_a_page_that_takes_too_long_costs_itself_alone() -> None:
    """The first page is long and gets no time at all; the second is read by a new process."""
    long = page().replace("</body>", "<p>Un mot de plus, puis un autre.</p>" * 50_000 + "</body>")
    assert len(long) > 1_000_000
    late = list(read_page_apart("late.html", long.encode(), seconds=0.001))
    assert [one.code for one in late if isinstance(one, Problem)] == ["too_slow"]
    found = list(read_page_apart("a.html", page().encode()))
    assert [one.characters.split("\n")[0] for one in found if isinstance(one, Received)] == ["La halle sera repeinte"]


def test_the_other_process_gives_what_this_one_gives() -> None:
    markup = page('<meta property="article:published_time" content="2024-10-25">', charset="utf-8").encode("cp1252")
    assert list(read_page_apart("a.html", markup)) == list(read_page("a.html", markup))


def test_a_page_that_was_encoded_twice_is_repaired() -> None:
    """The title and the text of a page whose UTF-8 was taken for cp1252 and encoded again."""
    found, codes = read(page().encode().decode("cp1252").encode())
    assert codes == ["mojibake"]
    assert found is not None
    assert found.characters.split("\n") == ["La halle sera repeinte", *PARAGRAPHS]
