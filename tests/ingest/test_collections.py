"""Feeds, web archives and PDF documents: their articles, and what they do when they are cut off."""

import gzip
import io

import pytest

from recoupe.ingest.documents import read_pdf, unwrapped
from recoupe.ingest.feeds import plain, read_feed, read_opml
from recoupe.ingest.readers import ReadOptions, read_named
from recoupe.ingest.received import Received
from recoupe.model import Problem
from tests.ingest.test_pages import PARAGRAPHS, page


def split(found: object) -> tuple[list[Received], list[str]]:
    assert isinstance(found, list)
    return (
        [one for one in found if isinstance(one, Received)],
        [one.code for one in found if isinstance(one, Problem)],
    )


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Le Relais</title><language>fr-fr</language>
<item><title>La halle sera repeinte</title><link>https://relais.example/halle</link><guid>halle</guid>
<dc:creator>Odile Querrien</dc:creator><pubDate>Fri, 25 Oct 2024 06:00:00 +0200</pubDate>
<description>Le maire promet.</description>
<content:encoded><![CDATA[<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>]]></content:encoded></item>
<item><title>Le marché change de mains</title><link>https://relais.example/marche</link>
<description>&lt;p&gt;Le marché a été vendu.&lt;/p&gt;</description></item>
<item><title>Vide</title></item>
</channel></rss>""".encode()

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Relais</title>
<entry><title>La halle sera repeinte</title><id>tag:halle</id><link href="https://relais.example/halle"/>
<published>2024-10-25T06:00:00+02:00</published><author><name>Odile Querrien</name></author>
<content type="html">&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry></feed>""".encode()


def test_the_entries_of_a_feed() -> None:
    found, codes = split(list(read_feed("fil.xml", RSS)))
    assert [one.name for one in found] == ["fil.xml#halle", "fil.xml#https://relais.example/marche"]
    assert found[0].characters == "\n".join(["La halle sera repeinte", *PARAGRAPHS[:2]])
    stated = found[0].metadata
    assert (stated.outlet, stated.url) == ("Le Relais", "https://relais.example/halle")
    assert stated.bylines == ("Odile Querrien",)
    assert [(date.value, date.source) for date in stated.dates] == [("2024-10-25T04:00", "feed:published")]
    assert (stated.language, stated.access, found[1].metadata.access) == ("fr", "", "summary")
    assert codes == ["summary_only", "missing_field"]


def test_atom() -> None:
    (one,), codes = split(list(read_feed("fil.atom", ATOM)))
    assert one.characters == f"La halle sera repeinte\n{PARAGRAPHS[0]}"
    assert one.metadata.dates[0].value == "2024-10-25T04:00"
    assert codes == []


@pytest.mark.parametrize("content", [b"<rss>", b"texte", b"<html><body>page</body></html>", RSS[:200]])
def test_what_is_no_feed_is_told(content: bytes) -> None:
    assert split(list(read_feed("fil.xml", content))) == ([], ["broken_feed"])


def test_markup_of_an_entry_becomes_lines() -> None:
    assert plain("<p>Un <b>mot</b></p>deux<br>trois<script>x</script>&nbsp;quatre") == "Un mot\ndeux\ntrois quatre"
    assert plain("sans balise") == "sans balise"


def test_the_feeds_of_an_opml_file() -> None:
    content = b"""<opml><body><outline text="r"><outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.example/f"/>
    <outline xmlUrl="https://a.example/f"/><outline text="vide"/></outline></body></opml>"""
    assert read_opml(content) == ("https://a.example/f", "https://b.example/f")
    assert read_opml(b"") == ()
    entity = b'<!DOCTYPE o [<!ENTITY e SYSTEM "file:///etc/hostname">]><opml><outline xmlUrl="&e;"/></opml>'
    assert read_opml(entity) == ()


def response(url: str, body: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-10-25T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(url):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


WARC = [
    response("https://relais.example/halle", page().encode()),
    response("https://relais.example/absente", page().encode(), status=404),
    response("https://relais.example/image", b"\x89PNG", kind="image/png"),
    response("https://relais.example/deuxieme", page(body="<p>Une suite au premier article.</p>").encode()),
]


def warc(name: str, content: bytes) -> tuple[list[Received], list[str]]:
    return split(list(read_named(name, io.BytesIO(content), ReadOptions())))


def test_the_pages_of_a_web_archive() -> None:
    for name, content in (("a.warc", b"".join(WARC)), ("a.warc.gz", b"".join(map(gzip.compress, WARC)))):
        found, codes = warc(name, content)
        assert [one.metadata.url for one in found] == [
            "https://relais.example/halle",
            "https://relais.example/deuxieme",
        ]
        assert [one.acquired for one in found] == ["2024-10-25T08:00:00Z"] * 2
        assert found[0].name == f"{name}#https://relais.example/halle"
        assert codes == []


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_truncated_web_archive_gives_what_it_has_and_says_so(name: str) -> None:
    parts = [gzip.compress(one) if name.endswith("gz") else one for one in WARC]
    content = parts[0] + parts[3][: len(parts[3]) * 2 // 3]
    found, codes = warc(name, content)
    assert found[0].metadata.url == "https://relais.example/halle"
    assert "broken_record" in codes


def test_what_is_no_web_archive_is_told() -> None:
    assert warc("a.warc", b"pas une archive") == ([], ["broken_record"])


def pdf(lines: list[str]) -> bytes:
    """A document of one page, written by hand."""
    show = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {show}ET".encode("latin-1")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%btrailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table,
        len(out),
    )


def test_a_document_with_a_text_layer() -> None:
    lines = ["La halle sera repeinte avant la fin de l'hiver, a", "promis lundi le maire au conseil."]
    (one,), codes = split(list(read_pdf("a.pdf", pdf(lines))))
    assert one.characters == " ".join(lines)
    assert codes == []


def test_documents_without_a_text_layer_or_broken_are_told() -> None:
    assert split(list(read_pdf("a.pdf", pdf([])))) == ([], ["no_text_layer"])
    assert split(list(read_pdf("a.pdf", b"%PDF-1.4 broken")))[1] == ["unreadable"]


def test_printed_lines_become_paragraphs() -> None:
    printed = (
        "La halle sera repeinte\nLe maire a promis lundi soir, devant le conseil muni-\ncipal, que la halle serait "
        "repeinte avant la fin\nde l’hiver.\nLes commerçants en doutent, et le disent depuis long\ntemps déjà."
    )
    assert unwrapped(printed).split("\n")[1].startswith("Le maire a promis lundi soir, devant le conseil municipal")
    assert unwrapped("") == ""
