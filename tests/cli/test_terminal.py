"""Lines as a terminal cuts them: figures, guillemets and marks stay with their words, and no character is changed."""

import io

import pytest
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recoupe.cli.terminal import Pipe, Terminal
from recoupe.views.cells import printable

WORDS = "« Plus de 10 000 hommes » : 4\u202f000 tués ; ≥ 3\u00a0000 blessés"


def lines(thing: Text | Padding | Table, width: int) -> list[str]:
    out = io.StringIO()
    Terminal(file=out, width=width, highlight=False, markup=False, emoji=False).print(thing)
    return [line.strip(" ") for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("width", range(14, 40))
def test_no_line_is_cut_where_french_sets_close(width: int) -> None:
    told = lines(Padding(Text(WORDS), (0, 0, 0, 2)), width)
    assert " ".join(told) == WORDS
    assert not any(line.startswith(("»", ":", ";", "000")) or line.endswith(("«", "≥")) for line in told)


def test_a_column_keeps_figures_whole() -> None:
    table = Table(box=None, show_header=False, padding=0, width=12)
    table.add_column(overflow="fold")
    table.add_row(Text("hommes : 10 000"))
    table.add_row("hommes : 10 000")
    assert lines(table, 12) == ["hommes :", "10 000"] * 2


def test_brackets_of_a_quotation_are_words() -> None:
    table = Table(box=None, show_header=False, padding=0)
    table.add_column()
    table.add_row("« le [sic] traité [bold]signé :dart: »")
    assert lines(table, 60) == ["« le [sic] traité [bold]signé :dart: »"]


def test_styles_stay_on_their_words() -> None:
    told = Terminal(width=20, force_terminal=True, color_system="standard", file=io.StringIO())
    segments = told.render(Text.assemble("soit ", ("10 000", "bold")))
    assert [one.text for one in segments if one.style and one.style.bold] == ["10 000"]


def test_lines_end_with_their_last_word() -> None:
    out = io.StringIO()
    Terminal(file=out, width=24).print(Padding(Text("Le maire a parlé hier de la digue de Morlaix."), (0, 0, 0, 4)))
    table = Table(box=None, show_header=False, padding=(0, 1), expand=True)
    table.add_row("lundi", "un mot")
    Terminal(file=out, width=24).print(table)
    told = out.getvalue().splitlines()
    assert told[:3] == ["    Le maire a parlé", "    hier de la digue de", "    Morlaix."]
    assert told[3].split() == ["lundi", "un", "mot"]
    assert all(line == line.rstrip() for line in told)


def piped(thing: Text | Padding | Table) -> list[str]:
    out = io.StringIO()
    Pipe(out).print(thing)
    return out.getvalue().splitlines()


def test_a_pipe_has_no_edge() -> None:
    words = "Le maire a parlé hier de la digue de Morlaix, " * 40
    assert piped(Text(words)) == [words.rstrip()]
    assert piped(Padding(Text(words), (0, 0, 0, 4))) == ["    " + words.rstrip()]
    assert piped(Text.assemble(("lundi", "bold"), "  \x1b[31mrouge")) == [f"lundi  {printable(chr(27))}[31mrouge"]


def test_a_row_of_a_table_is_one_line_in_a_pipe() -> None:
    table = Table(expand=True)
    table.add_column("jour", width=4)
    table.add_column("mots", width=6, overflow="fold")
    table.add_row("lundi 4 mai", "la digue\na cédé")
    assert piped(table) == ["jour\tmots", "lundi 4 mai\tla digue a cédé"]
    bare = Table(box=None, show_header=False)
    bare.add_row("  lundi", "la digue a cédé en deux endroits")
    assert piped(bare) == ["  lundi  la digue a cédé en deux endroits"]


ODD = (
    "« Deux\r\nlignes »  ",
    "  en retrait\n\nplus loin\t",
    "sans \x07bruit\x0b ni \u202etour",
    "",
    "[sic] \u00a0: 10\u202f000",
)


@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize("left", [0, 4])
def test_what_is_written_at_once_to_a_pipe_is_what_a_text_of_it_prints(words: str, left: int) -> None:
    slow, quick = io.StringIO(), io.StringIO()
    Pipe(slow).print(Padding(Text(words), (0, 0, 0, left)) if left else Text(words))
    Pipe(quick).write(words, left)
    assert quick.getvalue() == slow.getvalue()


def test_rows_written_at_once_to_a_pipe_are_those_of_a_table() -> None:
    table = Table("ville", "mot")
    rows = [(one, f"  {one}") for one in ODD]
    for row in rows:
        table.add_row(*row)
    slow, quick = io.StringIO(), io.StringIO()
    Pipe(slow).print(table)
    Pipe(quick).table(["ville", "mot"], rows)
    assert quick.getvalue() == slow.getvalue()
