"""Names in training sentences: cut as recoupe cuts, exchanged with care, drawn the same way each time."""

import csv
import random
from pathlib import Path

import pytest
from train.names import TOWN, Names, composed_names, marked, names_of, read_own, with_other_names
from train.people import NOT_NAMED_3, WORLD, cities, family_names, given_names, places

ROOT = Path(__file__).resolve().parents[2]
TRAIN = ROOT / "train"


def spans(text: str, language: str) -> list[tuple[str, str]]:
    found = marked(text, language)
    return [(" ".join(found.words[start:end]), label) for start, end, label in found.spans]


def test_a_possessive_mark_stays_outside_the_name() -> None:
    assert spans("{LOC Kenya}'s {ORG Supreme Court} sat.", "en") == [("Kenya", "LOC"), ("Supreme Court", "ORG")]


def test_an_elided_article_stays_outside_the_name() -> None:
    assert spans("L'{ORG Otan} nie.", "fr") == [("Otan", "ORG")]


def test_a_name_that_ends_inside_a_token_is_refused() -> None:
    with pytest.raises(ValueError, match="begin and end with a token"):
        marked("{LOC Paris}-based firms", "en")


@pytest.mark.parametrize(("language", "at_least"), [("fr", 1800), ("en", 1000)])
def test_our_own_sentences_are_read_whole_and_differ(language: str, at_least: int) -> None:
    texts = read_own(TRAIN / f"ner_{language}.tsv", language)
    assert len(texts) >= at_least
    assert len({text.words for text in texts}) == len(texts)
    assert {label for text in texts for _, _, label in text.spans} == {"PER", "LOC", "ORG"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_blind_sentence_is_trained_on(language: str) -> None:
    with (ROOT / "bench" / "gold" / "ner" / f"{language}-blind.tsv").open(encoding="utf-8", newline="") as lines:
        blind = {row["text"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
    with (TRAIN / f"ner_{language}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row["sentence"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    bare = {row.replace("{PER ", "").replace("{LOC ", "").replace("{ORG ", "").replace("}", "") for row in rows}
    assert blind
    assert not blind & bare


def names(**more: list[tuple[str, ...]]) -> Names:
    own = [marked("{PER Anna Lund} quitte {ORG Valdor} pour {LOC Gand}.", "fr")]
    return names_of(own, more)


def test_a_name_gives_way_to_one_of_its_label_and_the_rest_stays() -> None:
    text = marked("{PER Anna Lund} est arrivée lundi.", "fr")
    other = with_other_names(text, Names({"PER": [("Ida",)]}, (), frozenset()), random.Random(1))
    assert other.words == ("Ida", "est", "arrivée", "lundi", ".")
    assert other.spans == ((0, 1, "PER"),)


def test_names_after_one_that_changed_move_with_it() -> None:
    text = marked("{PER Ida} et {PER Anna Lund} votent.", "fr")
    long = Names({"PER": [("Jean", "van", "Roy")]}, (), frozenset())
    other = with_other_names(text, long, random.Random(1))
    assert [other.words[start:end] for start, end, _ in other.spans] == [("Jean", "van", "Roy")] * 2


def test_a_place_after_its_article_stays() -> None:
    text = marked("La {LOC Zambie} vote.", "fr")
    assert with_other_names(text, names(LOC=[("Oslo",)]), random.Random(1)) == text


def test_a_club_named_like_a_town_takes_the_name_of_another_town() -> None:
    text = marked("{ORG Gand} perd à domicile.", "fr")
    other = with_other_names(text, names(ORG=[("Cour", "suprême")], TOWN=[("Tampere",)]), random.Random(1))
    assert other.words[0] == "Tampere"
    assert other.spans == ((0, 1, "ORG"),)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_composed_names_are_drawn_alike_and_have_every_label(language: str) -> None:
    forms = TRAIN / f"name_forms_{language}.tsv"
    first = composed_names(forms, language, 400, 7)
    assert first == composed_names(forms, language, 400, 7)
    assert first != composed_names(forms, language, 400, 8)
    assert {label for label, found in first.items() if found} == {"PER", "LOC", "ORG", TOWN}
    assert all(word and "{" not in word for found in first.values() for name in found for word in name)


def test_people_are_of_many_cultures_in_latin_letters() -> None:
    assert len(given_names()) > 5000
    assert len(family_names()) > 3000
    assert {"Otieno", "Gagnon", "Novak"} & set(family_names())
    assert all(name[0].isupper() for name in family_names())


def test_places_of_the_stories_that_are_measured_are_left_out() -> None:
    with (WORLD / "place_names.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    left_out = {row["name"] for row in rows if row["key"][4:7] in NOT_NAMED_3}
    kept = {row["name"] for row in rows if row["key"][4:7] not in NOT_NAMED_3}
    assert left_out
    assert not (left_out - kept - set(cities({"KP", "KR", "RU", "UA"}))) & set(places("fr"))
