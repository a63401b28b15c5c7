"""Check: a statement is answered from what is about it and from nothing else, on the sample and on bad input."""

import json
from pathlib import Path
from typing import Any

import pytest

from recoupe.model import Claim, Event, Text
from recoupe.views.check import (
    ANSWERS,
    DENIED,
    DISPUTED,
    NO_CLAIM,
    NOTHING,
    OTHER_FIGURES,
    SUPPORTED,
    check,
    statement_of,
)
from recoupe.views.selection import Selection, select
from recoupe.views.weighed import LEAST
from tests.cli.running import run
from tests.conftest import Built


@pytest.fixture(scope="module")
def whole(sample: Built) -> Selection:
    return Selection(select(sample.store).records)


def answers(selection: Selection, statement: str) -> list[str]:
    return [row.answer for row in check(selection, statement)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Pyongyang a envoyé environ 1 500 soldats en Russie.", SUPPORTED),
        ("La Corée du Nord a envoyé 80 000 soldats en Russie.", OTHER_FIGURES),
        ("North Korea has sent 45,000 soldiers to Russia.", OTHER_FIGURES),
        ("La Corée du Nord a livré plus de 13 000 conteneurs d'obus à la Russie.", DISPUTED),
        ("Russia and North Korea have signed a mutual defence pact.", SUPPORTED),
        ("Séoul a convoqué l'ambassadeur de Russie.", SUPPORTED),
        ("Vladimir Poutine et Kim Jong Un ont signé le traité le 19 juin 2024.", SUPPORTED),  # the day is told too
        ("Putin and Kim signed the treaty in September 2024.", OTHER_FIGURES),  # another day is told
        ("Le Pentagone estime à 25 000 le nombre de soldats nord-coréens en Russie.", OTHER_FIGURES),  # a bare figure
        ("Le Kremlin a démenti les livraisons d'obus.", SUPPORTED),  # a denial is what is stated
        ("La procureure a confirmé l'ouverture d'une information judiciaire.", DENIED),  # she refused to
        ("South Korea has delivered weapons to Ukraine.", DENIED),  # “so far Seoul has not”
        ("Talks between Pellbrook Ferries and its deckhands have broken down.", DISPUTED),  # a firm no table holds
        ("Volodymyr Zelensky a affirmé que 30 000 Nord-Coréens se trouvaient dans la région de Koursk.", OTHER_FIGURES),
        ("La Corée du Nord a envoyé des soldats en Russie.", SUPPORTED),  # what was not announced is not denied
        ("The Pellbrook strike has left 4,000 passengers stranded.", SUPPORTED),  # told by the article beside a denial
    ],
)
def test_a_statement_finds_what_bears_on_it(whole: Selection, statement: str, expected: str) -> None:
    assert answers(whole, statement) == [expected]


@pytest.mark.slow
@pytest.mark.parametrize(
    "statement",
    [
        "La Russie a envoyé des soldats en Corée du Nord.",  # roles exchanged
        "La Corée du Sud a envoyé des soldats en Russie.",  # another actor
        "La Corée du Nord a envoyé des soldats en Syrie.",  # another place
        "La Corée du Nord a livré des obus à l'Iran.",  # another recipient
        "La Russie et la Chine ont signé un traité de défense mutuelle.",  # another party
        "Séoul a convoqué l'ambassadeur du Japon.",  # another state
        "The central bank cut interest rates by half a point.",  # another story
        "Kim Jong Un a ordonné le retrait de ses troupes.",  # the contrary of what was ordered
        "Un ministre nord-coréen a qualifié l'envoi de troupes de violation du droit international.",  # another act
        "Moscou a exigé le retrait des troupes nord-coréennes.",  # another speaker
    ],
)
def test_a_near_miss_is_not_answered_from_what_it_resembles(whole: Selection, statement: str) -> None:
    assert answers(whole, statement) == [NOTHING]


@pytest.mark.slow
def test_every_quotation_is_of_the_record_and_carries_its_characters(whole: Selection) -> None:
    texts = {one.id: one.characters for one in whole.of(Text)}
    known = {one.id for one in (*whole.of(Claim), *whole.of(Event))}
    row = check(whole, "La Corée du Nord a envoyé 1 500 soldats en Russie.")[0]
    every = (*row.supporting, *row.denying, *row.other_figures, *row.beside)
    assert row.supporting
    assert row.other_figures
    for one in every:
        assert one.record in known
        assert " ".join(texts[one.text][one.start : one.end].split()) == one.quotation
    assert row.support.witnesses
    assert row.support.origins_low <= row.support.origins_high <= row.support.articles


@pytest.mark.slow
def test_a_denial_is_set_against_those_who_say_so(whole: Selection) -> None:
    found = check(whole, "La Corée du Nord n'a pas envoyé de soldats en Russie.")[0]
    assert found.answer in (DENIED, DISPUTED)
    assert {one.stance for one in found.denying} <= {"asserts", "confirms", "estimates", "suspects"}


@pytest.mark.slow
def test_each_claim_of_a_text_has_its_row(whole: Selection) -> None:
    text = "Bonjour à tous. Pyongyang a envoyé environ 1 500 soldats en Russie. Le Japon a livré des obus à l'Iran."
    rows = check(whole, text)
    assert [row.answer for row in rows] == [NO_CLAIM, SUPPORTED, NOTHING]
    assert [text[row.start : row.end] for row in rows] == [row.claim for row in rows]


@pytest.mark.slow
def test_the_command_says_so_in_every_format(few: Built, tmp_path: Path) -> None:
    statement = "Pyongyang a envoyé environ 1 500 soldats en Russie."
    draft = tmp_path / "draft.txt"
    draft.write_text(statement, encoding="utf-8")
    rows: Any = json.loads(run("check", few.dossier.path, statement, "--format", "json").stdout)
    assert json.loads(run("check", few.dossier.path, draft, "--format", "json").stdout) == rows
    assert rows[0]["answer"] in ANSWERS
    quotations = [one["quotation"] for side in ("supporting", "other_figures", "beside") for one in rows[0][side]]
    table = " ".join(run("check", few.dossier.path, statement).stdout.split())
    assert quotations
    assert all(one in table for one in quotations)
    lines = run("check", few.dossier.path, statement, "--format", "md").stdout.splitlines()
    assert len(lines) == 2 + len(quotations) + len(rows[0]["denying"])
    assert len({line.replace("\\|", "").count("|") for line in lines}) == 1


@pytest.mark.slow
def test_as_of_a_day_before_everything_nothing_bears_on_it(few: Built) -> None:
    told = run("check", few.dossier.path, "Pyongyang a envoyé 1 500 soldats en Russie.", "--as-of", "2020")
    assert told.exit_code == 0
    assert "rien dans ce dossier" in told.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Der Bundeskanzler hat gestern in Berlin eine Rede vor dem Parlament gehalten.", "trouvé : 'de'"),
        ("123 …", "avec des mots"),
        ("", "avec des mots"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(few: Built, statement: str, words: str) -> None:
    told = run("check", few.dossier.path, statement)
    assert (told.exit_code, told.stdout) == (3, "")
    assert words in told.stderr
    assert told.stderr.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("statement", ["Bonjour à tous et bonne lecture.", "Good morning to all of you."])
def test_a_statement_without_a_claim_is_told_so(few: Built, statement: str) -> None:
    told = run("check", few.dossier.path, statement, "--lang", "en")
    assert told.exit_code == 0
    assert "claims nothing that can be checked" in told.stdout
    assert json.loads(run("check", few.dossier.path, statement, "--format", "json").stdout)[0]["answer"] == NO_CLAIM


@pytest.mark.slow
@pytest.mark.parametrize("code", ["es", "klingon"])
def test_a_third_language_that_is_stated_is_refused(few: Built, code: str) -> None:
    told = run("check", few.dossier.path, "Pyongyang a envoyé des soldats.", "--in", code)
    assert (told.exit_code, told.stdout) == (3, "")
    assert f"(en, fr) ; trouvé : {code!r}" in told.stderr


@pytest.mark.parametrize("words", ["é" * 250, "mot " * 60 + "à" * 15, "a\x00b", "a\nb", "", "/" * 5_000])
def test_words_that_cannot_name_a_file_are_the_statement(words: str) -> None:
    assert statement_of(words) == words


@pytest.mark.slow
def test_a_file_that_is_no_text_is_refused(few: Built, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(bytes(range(256)))
    told = run("check", few.dossier.path, tmp_path / "x.bin")
    assert told.exit_code == 3
    assert "trouvé : des octets binaires" in told.stderr


@pytest.mark.slow
def test_what_was_withdrawn_says_so_beside_its_correction(whole: Selection) -> None:
    (row,) = check(whole, "Le NIS a révélé que 13 000 soldats nord-coréens se trouvaient en Russie.", language="en")
    assert [one.label for one in row.supporting] == ["asserts (withdrawn 2024-10-25)"]
    assert any(one.quotation.startswith("Contrairement à ce que nous avons écrit") for one in row.denying)


@pytest.mark.slow
def test_a_table_counts_the_quotations_it_leaves_out(few: Built) -> None:
    statement = "Pyongyang a envoyé environ 1 500 soldats en Russie."
    short = run("check", few.dossier.path, statement, "--limit", "1").stdout
    whole = run("check", few.dossier.path, statement, "--limit", "0").stdout
    assert "de plus ; --limit 0 pour tout voir" in short
    assert "--limit" not in whole
    assert short.count("«") < whole.count("«")


@pytest.mark.slow
def test_an_answer_by_weights_says_so_and_shows_what_it_rests_on(whole: Selection) -> None:
    statement = "A wounded North Korean taken prisoner died of his injuries in December 2024."
    (row,) = check(whole, statement, written_in="en")
    assert row.answer == SUPPORTED
    assert LEAST <= row.likely / 100 <= 1
    assert row.why
    texts = {one.id: one for one in whole.of(Text)}
    assert row.supporting
    for one in row.supporting:
        words = texts[one.text].characters[one.start : one.end]
        assert "".join(one.quotation.split()) == "".join(words.split())


@pytest.mark.slow
def test_an_answer_by_rules_is_not_called_likely(whole: Selection) -> None:
    (row,) = check(whole, "Séoul a convoqué l'ambassadeur de Russie.")
    assert (row.answer, row.likely, row.why) == (SUPPORTED, 0, ())
