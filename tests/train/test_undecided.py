"""Pages made for the weights of undecided lines: the same each time, labels with their lines, weights that separate."""

from train.undecided import Source, examples, fitted, made

SOURCES = [
    Source(
        f"Le marché numéro {number} change de place",
        tuple(
            f"Le conseil de la ville numéro {number} a voté {what}, et les marchands attendent la suite avec patience."
            for what in ("le budget du marché", "la réfection de la halle", "un arrêté sur les étals", "une enquête")
        ),
    )
    for number in range(12)
]


def test_a_page_is_the_same_each_time() -> None:
    assert made(SOURCES[0], SOURCES, "fr") == made(SOURCES[0], SOURCES, "fr")


def test_examples_carry_the_label_of_their_line() -> None:
    """A line that a page prints on one side only has that label in every example."""
    for source in SOURCES:
        lines = made(source, SOURCES, "fr")
        sides = {words: {noise for other, noise in lines if other == words} for words, _ in lines}
        found = examples(lines, "fr")
        assert all(one.noise in sides[one.words] for one in found)
        assert {words for words, noise in lines if not noise} >= {source.title}


def test_weights_tell_menus_from_text() -> None:
    """What is fitted on made pages puts noise above text on the whole, and is the same at each fit."""
    found = [one for source in SOURCES for one in examples(made(source, SOURCES, "fr"), "fr")]
    weights = fitted(found)
    sums = {True: [0.0], False: [0.0]}
    for one in found:
        sums[one.noise].append(sum(weights[name] * value for name, value in one.told.items()))
    assert weights == fitted(found)
    assert sum(sums[True]) / len(sums[True]) > sum(sums[False]) / len(sums[False])
