"""The scorer of events compares places, codes and fillers as its docstring says."""

from bench.events_fr import Told, compare, figures, told

ROW = {
    "trigger": "0:6:Bombed",
    "type": "ASSAULT",
    "mode": "aerial",
    "actor": "10:15:Minsk",
    "recipient": "",
    "place": "20:26:bridge",
    "date": "",
    "status": "asserted",
    "also": "MOBILIZE.troops",
}
NOTHING: dict[str, tuple[tuple[tuple[int, int], ...], ...]] = dict.fromkeys(
    ("actor", "recipient", "place", "date", "target"), ()
)


def _ours(kind: str, mode: str, status: str = "asserted", **fillers: tuple[tuple[tuple[int, int], ...], ...]) -> Told:
    return Told(((2, 4),), ((kind, mode),), status, {**NOTHING, **fillers})


def test_a_filler_is_right_by_its_chain_and_what_is_struck_may_be_the_place() -> None:
    found = figures(
        compare([told(ROW)], [_ours("ASSAULT", "aerial", actor=(((40, 42), (10, 15)),), recipient=(((20, 26),),))])
    )
    assert [found[name] for name in ("mode_f1", "actor_f1", "place_f1", "status_f1")] == [1.0, 1.0, 1.0, 1.0]
    assert not found["recipient_f1"]


def test_another_accepted_code_is_right_and_a_wrong_mode_is_not() -> None:
    assert figures(compare([told(ROW)], [_ours("MOBILIZE", "troops")]))["mode_f1"] == 1.0
    wrong = figures(compare([told(ROW)], [_ours("ASSAULT", "drone")]))
    assert (wrong["type_f1"], wrong["mode_f1"], wrong["actor_f1"]) == (1.0, 0.0, 0.0)


def test_what_is_denied_counts_only_when_it_is_coded_as_having_happened() -> None:
    denied = told({**ROW, "status": "denied"})
    assert figures(compare([denied], [_ours("ASSAULT", "aerial", "denied")]))["denied_coded"] == 0
    coded = figures(compare([denied], [_ours("ASSAULT", "aerial")]))
    assert (coded["denied_coded"], coded["gold"], coded["ours"]) == (1, 0, 0)


def test_an_event_that_may_be_left_out_is_no_miss() -> None:
    optional = told({**ROW, "also": "-"})
    assert figures(compare([optional], []))["gold"] == 0
    assert figures(compare([optional], [_ours("ASSAULT", "aerial")]))["mode_f1"] == 1.0


def test_a_sentence_without_event_raises_an_alarm_when_something_is_coded() -> None:
    assert figures(compare([], [_ours("ASSAULT", "aerial")]))["false_alarms"] == 1
    assert figures(compare([], [_ours("ASSAULT", "aerial", "conditional")]))["false_alarms"] == 0


def test_those_who_met_are_one_set_of_actors() -> None:
    meeting = told({**ROW, "type": "CONSULT", "mode": "", "recipient": "20:26:bridge", "place": ""})
    assert (len(meeting.fillers["actor"]), meeting.fillers["recipient"]) == (2, ())
    visit = told({**ROW, "type": "CONSULT", "mode": "visit"})
    assert len(visit.fillers["actor"]) == 1
