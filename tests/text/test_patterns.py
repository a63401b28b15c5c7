"""The scanner over classes of words: items of a pattern, longest matches, context, guards, bad patterns."""

import pytest

from recoupe.text.lexemes import Cutter, Lexicon
from recoupe.text.numerals import Numerals
from recoupe.text.patterns import Grammar, Pattern, Words, fold

LEXICON = Lexicon.of([("day", "monday", "MON", "r#1"), ("day", "friday", "FRI", "r#2"), ("month", "May", "05", "r#3")])
NUMERALS = Numerals.of([("digit", "two", "2"), ("digit", "three", "3")])


def spans(text: str, *sources: str, after: str = "") -> list[tuple[str, str]]:
    """Name and characters of what the patterns find; names are p0, p1 …"""
    patterns = [Pattern(f"p{i}", source, f"r#{i}") for i, source in enumerate(sources)]
    if after:
        patterns.append(Pattern("bound", after, "r#b", after="p"))
    classes = LEXICON.classes
    universe = [(form, None) for form in LEXICON.classes] + [("two", 2.0)]
    grammar = Grammar(
        patterns, lambda form, value: frozenset({"n"}) if value else classes.get(form, frozenset()), universe
    )
    words = Cutter(LEXICON, NUMERALS, grammar.literals).cut(text)
    found = grammar.matches(words)
    return [(one.pattern.name, text[words.starts[one.span_first] : words.ends[one.span_last]]) for one in found]


def test_the_longest_match_wins_over_the_order_of_rows() -> None:
    assert spans("next monday", "{day}", "next {day}") == [("p1", "next monday")]


def test_of_two_matches_of_one_length_the_first_row_wins() -> None:
    assert spans("next monday", "next {day}", "next monday|friday") == [("p0", "next monday")]


def test_context_stands_outside_the_span() -> None:
    assert spans("since monday", "since < {day} >") == [("p0", "monday")]


def test_a_match_in_the_context_of_another_wins_when_it_reaches_further() -> None:
    assert spans("in May two", "in < {month} >", "{month} {n}") == [("p1", "May two")]


def test_an_optional_group_may_be_absent() -> None:
    source = "{day} ( and {day2} )?"
    assert spans("monday and friday, monday", source) == [("p0", "monday and friday"), ("p0", "monday")]


def test_what_must_not_follow_and_what_must() -> None:
    assert spans("monday x friday", "{day} !x") == [("p0", "friday")]
    assert spans("monday x friday y", "{day} &x") == [("p0", "monday")]


def test_a_bound_pattern_holds_behind_its_kind_only() -> None:
    assert spans("two friday to monday", "{day}", after="to < {day} >") == [("p0", "friday"), ("bound", "monday")]
    assert spans("to monday", "never", after="to < {day} >") == []


def test_a_form_with_a_capital_needs_one() -> None:
    assert spans("may May MAY", "{month}") == [("p0", "May"), ("p0", "MAY")]


def test_no_pattern_runs_across_a_line() -> None:
    assert spans("next\nmonday", "next {day}", "{day}") == [("p1", "monday")]


def test_a_group_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="closing parenthesis"):
        spans("monday", "( {day}")


@pytest.mark.parametrize("text", ["İstanbul’s ǅ ẞ", "a\u00a0b\u2009c", "", "\u0130\u0130"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_words_carry_offsets_of_the_text() -> None:
    words: Words = Cutter(LEXICON, NUMERALS).cut("Two-three ’tis 1,5 19.06.2024")
    assert [words.forms[i] for i in range(len(words.forms))][-5:] == ["19", ".", "06", ".", "2024"]
    assert all(low < high for low, high in zip(words.starts, words.ends, strict=True))
