"""The lexicons of attribution: closed lists, inflection, and nothing named that the tables lack."""

import pytest

from recoupe import packs
from recoupe.text.cues import cue_book

FRAMES = {
    "que", "quote", "inf", "obj", "obj_claim", "obj_inf", "dat_inf", "prep_obj", "prep", "figure", "attr", "psych",
    "figured", "tally",
    "revise", "light", "causative", "abs", "cite", "doc", "noun", "source", "for", "own", "bare_passive", "publish",
    "show",
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
def test_frames_are_a_closed_list(language: str) -> None:
    assert {row["frame"] for row in packs.shipped(f"lang/{language}")["cues"]} <= FRAMES


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_stance_has_a_cue_or_an_idiom(language: str) -> None:
    pack = packs.shipped(f"lang/{language}")
    stances = {row["stance"] for name in ("cues", "evasions") for row in pack[name]}
    assert {
        "asserts",
        "confirms",
        "denies",
        "has_not_confirmed",
        "declines_to_confirm",
        "declines_to_comment",
    } <= stances
    assert {"evades", "predicts", "estimates", "suspects", "demands", "promises", "intends", "threatens"} <= stances
    assert {"refuses", "expresses_concern", "evaluates", "shifts_position"} <= stances


@pytest.mark.parametrize(
    ("form", "lemma", "tag"),
    [
        ("démentie", "démentir", "pp"),
        ("craint", "craindre", "pres"),
        ("craignant", "craindre", "presp"),
        ("prétendait", "prétendre", "past"),
        ("annoncera", "annoncer", "fut"),
        ("jugerait", "juger", "cond"),
        ("rappelle", "rappeler", "pres"),
        ("espère", "espérer", "pres"),
        ("promis", "promettre", "pp"),
        ("soutient", "soutenir", "pres"),
    ],
)
def test_french_forms_come_from_endings(form: str, lemma: str, tag: str) -> None:
    book = cue_book(packs.shipped("lang/fr"))
    assert (lemma, tag) in [(one.lemma, one.tag) for one in book.forms[form]]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("denied", "deny"), ("said", "say"), ("warns", "warn"), ("admitting", "admit"), ("told", "tell")],
)
def test_english_forms_come_from_endings(form: str, lemma: str) -> None:
    book = cue_book(packs.shipped("lang/en"))
    assert lemma in [one.lemma for one in book.forms[form]]


def test_an_elided_row_is_cut_like_the_text() -> None:
    book = cue_book(packs.shipped("lang/fr"))
    assert any(entry.words == ("d'", "après") for entry in book.prepositions["d'"])
