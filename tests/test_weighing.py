"""Sums of weights: exact, ordered, explained; fitted without chance."""

from train.weighing import Case, accuracy, apart, fitted

from recoupe.weighing import asked

ROWS = [("no", "always", 500), ("yes", "always", 0), ("yes", "denied twice", 900), ("no", "asked", 400)]


def test_the_greatest_sum_answers() -> None:
    known = asked(ROWS)
    assert known.sums(["denied twice", "never seen"]) == {"no": 500, "yes": 900}
    assert known.answer(["denied twice"]) == "yes"
    assert known.answer([]) == "no"


def test_the_first_of_equals_answers() -> None:
    assert asked([("b", "x", 1), ("a", "x", 1)]).answer(["x"]) == "a"


def test_the_heaviest_features_explain() -> None:
    known = asked([*ROWS, ("yes", "asked", 100)])
    assert known.heaviest(["asked", "denied twice", "never seen"], "yes") == ("denied twice", "asked")


def test_chances_add_up() -> None:
    chances = asked(ROWS).chances(["asked"])
    assert abs(sum(chances.values()) - 1) < 1e-9
    assert chances["no"] > chances["yes"]


def test_weights_are_fitted_the_same_each_time_and_judge_other_groups() -> None:
    cases = [Case(frozenset({"wet", f"day {i % 3}"}), "rain", f"week {i % 4}") for i in range(12)]
    cases += [Case(frozenset({"dry", f"day {i % 3}"}), "sun", f"week {i % 4}") for i in range(12)]
    assert fitted(cases).weights == fitted(cases).weights
    assert fitted(cases).answer({"wet"}) == "rain"
    assert accuracy(cases, apart(cases)) == 1.0
