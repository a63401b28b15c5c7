"""The parties of a happening as a reader would name them: no pronoun, one name for a state and its leader."""

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import Event, Filler
from recoupe.views.labels import Names
from recoupe.views.parties import Parties
from tests.link.builders import Piler


def _event(piler: Piler, words: str, **roles: tuple[str, str]) -> Event:
    text = piler.text(words)
    fillers = tuple(
        Filler(role, piler.span(text, surface), candidates=(key,) if key else ())
        for role, (surface, key) in roles.items()
    )
    span = piler.span(text, words)
    return Event(span=span, trigger=span, predicate="SIGN", roles=fillers)


def _parties(piler: Piler) -> Parties:
    pile = Pile(tuple(piler.records), packs.shipped("world"), packs.shipped("ontology"))
    return Parties(pile, Names.of(piler.records, "fr"))


def test_a_pronoun_is_never_shown_as_a_party() -> None:
    piler = Piler()
    event = _event(piler, "Ils ont signé un accord", actor=("Ils", ""), theme=("un accord", ""))
    assert _parties(piler).told([event], event) == "→ un accord"


def test_the_state_and_its_leader_are_one_party_under_the_usual_name() -> None:
    piler = Piler()
    events = [
        _event(piler, "Moscou a signé hier", actor=("Moscou", "RUS")),
        _event(piler, "Moscou a signé mardi", actor=("Moscou", "RUS")),
        _event(piler, "le Kremlin a signé enfin", actor=("le Kremlin", "RUS:KREMLIN")),
    ]
    assert _parties(piler).told(events, events[0]) == "Russie"


def test_a_body_of_no_table_and_two_states_together_have_names_to_read() -> None:
    piler = Piler()
    event = _event(piler, "Leur marine a signé", actor=("Leur marine", "NOR:NAVY"))
    told = _parties(piler)
    assert told.names["NOR:NAVY"] == "marine (Norvège)"
    assert told.names["GRP:NOR+DNK"] == "Norvège + Danemark"
    assert told.told([event], event) == "marine (Norvège)"


def test_words_of_another_language_stand_between_marks() -> None:
    for language, told in (("fr", "→ un accord"), ("en", "→ « a fishing deal »")):
        piler = Piler()
        words = "un accord" if language == "fr" else "a fishing deal"
        text = piler.text(words, language=language)
        span = piler.span(text, words)
        event = Event(span=span, trigger=span, predicate="SIGN", roles=(Filler("theme", span, candidates=()),))
        assert _parties(piler).told([event], event) == told
