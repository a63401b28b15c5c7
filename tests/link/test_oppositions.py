"""What cannot both be so."""

from dataclasses import replace

from recoupe.link.oppositions import opposition
from recoupe.model import Claim, Mention
from recoupe.terms import EntityType, MentionKind, Polarity, Use
from tests.link.builders import Piler
from tests.link.read import pile_of


def told(piler: Piler, words: str, terms: str, *, by: str, polarity: Polarity) -> Claim:
    text = piler.text(f"{words}, dit {by}.", outlet=by, day="2024-12-05")
    made = piler.claim(text, words, by=by, terms=terms)
    span = piler.span(text, "Moscou")
    mention = Mention(
        span=span, head=span, kind=MentionKind.NAME, type=EntityType.STATE, use=Use.ACTOR, candidates=("RUS",)
    )  # fmt: skip
    piler.records.remove(made)
    claim = replace(made, id="", mentions=(mention.id,), predicates=("RATIFY",), polarity=polarity)
    piler.records += [mention, claim]
    return claim


def test_what_one_tells_as_done_and_the_other_as_not_done_is_opposed() -> None:
    piler = Piler()
    done = told(piler, "Moscou a ratifié le traité", "traité ratifier", by="PRK", polarity=Polarity.POSITIVE)
    undone = told(piler, "Moscou n'a pas ratifié le traité", "traité ratifier", by="USA", polarity=Polarity.NEGATIVE)
    assert opposition(piler.pile(), done, undone) == "told as so by the one and as not so by the other"
    assert opposition(piler.pile(), undone, done) == opposition(piler.pile(), done, undone)


def test_two_of_one_polarity_or_of_two_matters_are_not_opposed() -> None:
    piler = Piler()
    done = told(piler, "Moscou a ratifié le traité", "traité ratifier", by="PRK", polarity=Polarity.POSITIVE)
    again = told(piler, "Moscou a bien ratifié le traité", "traité ratifier", by="USA", polarity=Polarity.POSITIVE)
    other = told(piler, "Moscou n'a pas acheté de pétrole", "pétrole acheter", by="FRA", polarity=Polarity.NEGATIVE)
    assert opposition(piler.pile(), done, again) == ""
    assert opposition(piler.pile(), done, replace(other, id="", predicates=("TRADE",))) == ""


def test_what_is_told_as_done_beside_something_negated_is_not_opposed() -> None:
    here = "Selon Moscou, la Norvège n'est pas restée inactive, elle a sanctionné l'Iran."
    there = "Selon Kiev, la Norvège a sanctionné l'Iran."
    pile = pile_of((here, "fr", "2024-12-05"), (there, "fr", "2024-12-06"))
    a, b = sorted(pile.of(Claim), key=lambda one: one.span.text)
    assert opposition(pile, a, b) == ""
