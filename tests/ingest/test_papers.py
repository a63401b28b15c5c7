"""Documents of word processors, Markdown and letters, made for the test."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from recoupe.ingest.papers import PARTS, read_document, read_letter, read_markdown
from recoupe.ingest.readers import ReadOptions, read_named
from recoupe.ingest.received import Received
from recoupe.model import Problem

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def packed(suffix: str, markup: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PARTS[suffix], f"<?xml version='1.0' encoding='UTF-8'?>{markup}")
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p>{one}</w:p>" for one in paragraphs)
    return packed(".docx", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def only(found: list[Received | Problem]) -> Received:
    (one,) = found
    assert isinstance(one, Received)
    return one


def test_a_word_document_is_its_paragraphs_without_what_a_reviser_struck_out() -> None:
    content = word(
        run("La halle de ") + run("Brévant fermera"),
        "<w:pPr/>",
        run("La maire")
        + '<w:del w:id="1"><w:r><w:delText> promet</w:delText></w:r></w:del><w:ins w:id="2">'
        + run(" exige")
        + "</w:ins><w:r><w:br/></w:r>"
        + run("un  délai."),
        '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>' + run("Le préfet se tait."),
    )
    one = only(list(read_document("a.docx", ".docx", content)))
    assert one.characters == "La halle de Brévant fermera\n\nLa maire exige\nun délai.\n\nLe préfet se tait."
    assert (one.extension, one.original) == (".docx", content)


def test_an_open_document_is_its_paragraphs_without_notes() -> None:
    body = (
        "<text:h>Grève au port</text:h>"
        "<text:p>Les <text:span>dockers</text:span><text:note><text:p>voir plus bas</text:p></text:note> d<text:s/>ici"
        "<text:tab/>votent.</text:p><text:tracked-changes><text:p>effacé</text:p></text:tracked-changes>"
    )
    content = packed(
        ".odt",
        f'<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
    )
    assert (
        only(list(read_document("a.odt", ".odt", content))).characters == "Grève au port\n\nLes dockers d ici votent."
    )


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 cut", packed(".odt", "<a/>"), packed(".docx", "<w:p"),
     packed(".docx", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;")],
    ids=["no archive", "another sort", "cut markup", "an entity"],
)  # fmt: skip
def test_a_document_that_cannot_be_read_is_told(content: bytes) -> None:
    (one,) = read_document("a.docx", ".docx", content)
    assert isinstance(one, Problem)
    assert one.code == "unreadable"


def letter(body: str, subtype: str = "plain", **heads: str) -> bytes:
    made = EmailMessage()
    for name, value in heads.items():
        made[name] = value
    made.set_content(body, subtype=subtype)
    made.add_attachment("pièce jointe", filename="a.txt")
    return made.as_bytes()


@pytest.mark.parametrize(
    ("body", "subtype"),
    [("La mairie dément.\n", "plain"), ("<p>La mairie <b>dément</b>.</p><style>p {}</style>", "html")],
)
def test_a_letter_is_its_subject_and_body_and_the_day_it_was_sent(body: str, subtype: str) -> None:
    content = letter(body, subtype, Subject="Démenti de Brévant", Date="Tue, 14 May 2024 10:00:00 +0200")
    one = only(list(read_letter("a.eml", content)))
    assert one.characters.rstrip() == "Démenti de Brévant\n\nLa mairie dément."
    assert one.metadata.title == "Démenti de Brévant"
    assert [(day.value, day.source) for day in one.metadata.dates] == [("2024-05-14T10:00", "mail:date")]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"Subject: vide\n\n", "missing_field"), (b"Content-Type: text/plain; charset=klingon\n\nnuq\xe9", "unreadable")],
)
def test_a_letter_without_words_is_told(content: bytes, code: str) -> None:
    found = list(read_letter("a.eml", content))
    assert [one.code for one in found if isinstance(one, Problem)] == [code]


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    one = only(
        list(
            read_markdown(
                "a.md",
                "# La **halle** de Brévant #\nLa maire, [Odile Ferrand](https://x.example/a_b), "
                "*dément* __tout__ retard.\n\n"
                "> « 3 * 4 * 5 étals », dit-elle\n\n![photo](a.png)\n\n---\n- le nom_de_code reste\n".encode(),
            )
        )
    )
    assert one.characters == (
        "La halle de Brévant\n\nLa maire, Odile Ferrand, dément tout retard.\n\n"
        "« 3 * 4 * 5 étals », dit-elle\n\n- le nom_de_code reste\n"
    )


def test_the_head_of_a_markdown_file_is_stated() -> None:
    content = (
        '---\ntitle: "Grève au port"\ndate: 2024-05-14 08:00\nauthor: Odile Ferrand\n---\n\nLes dockers votent.\r\n'
    )
    one = only(list(read_markdown("a.md", content.encode())))
    assert one.characters == "Grève au port\n\nLes dockers votent.\n"
    assert (one.metadata.title, one.metadata.bylines) == ("Grève au port", ("Odile Ferrand",))
    assert [(day.value, day.source) for day in one.metadata.dates] == [("2024-05-14", "markdown:date")]


@pytest.mark.parametrize(
    ("name", "content"),
    [("A.DOCX", word(run("Le port ferme."))), ("b.eml", letter("Le port ferme.")), ("c.md", b"Le port ferme.")],
)
def test_each_is_known_by_its_ending(name: str, content: bytes) -> None:
    one = only(list(read_named(name, io.BytesIO(content), ReadOptions())))
    assert one.characters.strip() == "Le port ferme."
