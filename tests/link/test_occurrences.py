"""Reports of one happening are one occurrence; other days, places and actors are others; status is no key."""

from datetime import date

from recoupe.link.accounts import OPEN, SAME, SHARED, likeness
from recoupe.link.happenings import Happening
from recoupe.link.happenings import happening as happening_of
from recoupe.link.linkage import NEVER, Linkage
from recoupe.link.occurrences import together
from recoupe.link.pile import Pile
from recoupe.model import Event, Occurrence
from recoupe.terms import Status
from tests.link.read import pile_of

NAMES = "Les familles de Sainte-Ombre suivent l'affaire du pont du Rivet avec le maire Paul Vasserot."


def told(pile: Pile, predicate: str) -> list[list[Event]]:
    """The events of each occurrence of a predicate."""
    found = [one for one in pile.of(Occurrence) if one.predicate == predicate]
    return [[event for name in one.events if (event := pile.get(name, Event))] for one in found]


def test_one_arrest_in_two_articles_is_one_occurrence_with_its_day() -> None:
    pile = pile_of(
        (f"La police a arrêté Marc Tellier mardi à Sainte-Ombre. {NAMES}", "fr", "2024-03-06"),
        (f"Marc Tellier a été arrêté mardi par la police. {NAMES}", "fr", "2024-03-07"),
    )
    (events,) = told(pile, "ARREST")
    assert len({event.span.text for event in events}) == 2
    (found,) = [one for one in pile.of(Occurrence) if one.predicate == "ARREST"]
    assert (found.low, found.high) == ("2024-03-05", "2024-03-05")


def test_strikes_of_two_weeks_stay_apart() -> None:
    pile = pile_of(
        (f"La CGT a manifesté mardi à Sainte-Ombre. {NAMES}", "fr", "2024-03-06"),
        (f"La CGT a manifesté mardi à Sainte-Ombre. {NAMES} Ils recommenceront.", "fr", "2024-03-13"),
    )
    assert len(told(pile, "PROTEST")) == 2


def test_what_was_planned_and_then_reported_is_one_occurrence() -> None:
    pile = pile_of(
        (f"Emmanuel Macron se rendra jeudi à Séoul. {NAMES}", "fr", "2024-03-05"),
        (f"Emmanuel Macron s'est rendu jeudi à Séoul. {NAMES} La visite a duré un jour.", "fr", "2024-03-08"),
    )
    groups = [events for name in ("VISIT", "TRAVEL") for events in told(pile, name)]
    together = max(groups, key=lambda events: len({event.span.text for event in events}))
    assert {event.status for event in together} >= {Status.PLANNED, Status.ASSERTED}


def test_occurrences_are_a_partition_of_the_events() -> None:
    pile = pile_of((f"La police a arrêté Marc Tellier mardi à Sainte-Ombre. {NAMES}", "fr", "2024-03-06"))
    assert sorted(name for one in pile.of(Occurrence) for name in one.events) == sorted(
        event.id for event in pile.of(Event)
    )


def happening(event: str, **told: object) -> Happening:
    known: dict[str, object] = {
        "text": event, "predicate": "ATTACK", "family": "FORCE", "actors": frozenset(), "others": frozenset(),
        "place": "", "region": "", "low": 0, "high": 0, "reported": 0,
    }  # fmt: skip
    return Happening(event=event, **{**known, **told})  # type: ignore[arg-type]


def test_another_day_place_or_actor_is_a_veto() -> None:
    day = happening("a", low=100, high=100)
    assert likeness(day, happening("b", low=103, high=103)) == NEVER
    assert likeness(day, happening("b", low=101, high=101)) > 0
    assert likeness(happening("a", place="PLC:X"), happening("b", place="PLC:Y")) == NEVER
    assert likeness(happening("a", region="FRA"), happening("b", region="MLI")) == NEVER
    assert likeness(happening("a", actors=frozenset({"RUS"})), happening("b", actors=frozenset({"PRK"}))) == NEVER


def test_what_was_reported_as_done_did_not_happen_later() -> None:
    """A raid told on Wednesday is not that of Friday's night, but the one announced on Wednesday may be."""
    later = happening("b", low=103, high=103, reported=103)
    assert likeness(happening("a", reported=100, is_done=True), later) == NEVER
    assert likeness(later, happening("a", reported=100, is_done=True)) == NEVER
    assert likeness(happening("a", reported=100), later) > 0
    assert likeness(happening("a", reported=104, is_done=True), later) > 0


def test_what_had_not_happened_by_a_report_is_not_what_happened_after_it() -> None:
    later = happening("b", low=103, high=103, reported=104)
    assert likeness(happening("a", reported=100, is_undone=True), later) == NEVER
    assert likeness(happening("a", reported=105, is_undone=True), later) > 0


def test_a_slight_act_told_twice_without_its_doer_is_one_where_it_is_done_to_the_same_things() -> None:
    warned = {"predicate": "REFUSE", "is_slight": True, "reported": 100}
    one = happening("a", things=frozenset({"averti"}), **warned)
    assert likeness(one, happening("b", things=frozenset({"averti", "marine"}), **warned)) > 0
    assert likeness(one, happening("b", things=frozenset({"excuse"}), **warned)) == NEVER
    assert likeness(one, happening("b", **warned)) == NEVER
    assert likeness(one, happening("b", things=one.things, **{**warned, "reported": 110})) == NEVER


def test_parties_told_the_other_way_round_are_no_veto() -> None:
    one = happening("a", actors=frozenset({"RUS"}), others=frozenset({"PRK"}))
    other = happening("b", actors=frozenset({"PRK"}), others=frozenset({"RUS"}))
    assert likeness(one, other) > 0


def test_a_refused_pair_keeps_its_groups_apart() -> None:
    pairs = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): NEVER}
    assert Linkage(least=0.1).groups(pairs, "abc") == [("a", "b"), ("c",)]
    assert Linkage(least=0.1).groups({("a", "b"): 0.9, ("b", "c"): 0.8}, "abc") == [("a", "b", "c")]
    assert Linkage(least=0.5).groups({("a", "b"): 0.9, ("b", "c"): 0.8}, "abc") == [("a", "b"), ("c",)]


def test_groups_much_less_alike_than_within_stay_two_where_no_date_helps() -> None:
    near = {("a", "b"): 0.8, ("c", "d"): 0.8}
    across = {("a", "c"): 0.3, ("a", "d"): 0.3, ("b", "c"): 0.3, ("b", "d"): 0.3}
    rule = Linkage(least=0.2, contrast=0.7, usual=0.5, trust=1, plain=0.9)
    assert rule.groups({**near, **across}, "abcd") == [("a", "b"), ("c", "d")]
    assert rule.groups({**near, **across}, "abcd", frozenset()) == [("a", "b", "c", "d")]
    assert rule.groups({**near, **across}, "abcd", frozenset("a")) == [("a", "b"), ("c", "d")]


def test_one_person_dies_once_and_two_are_two() -> None:
    floyd, other = frozenset({"PER:GEORGE_FLOYD"}), frozenset({"PER:ANNIE_CORDY"})
    one = happening("a", predicate="DIE", once="LIFE", sufferers=floyd, low=100, high=100)
    assert likeness(one, happening("b", predicate="KILL", once="LIFE", sufferers=floyd, low=200, high=200)) == 1.0
    assert likeness(one, happening("b", predicate="DIE", once="LIFE", sufferers=other)) == NEVER


def test_what_is_recalled_does_not_join_the_news_without_more_in_common() -> None:
    assert likeness(happening("a", is_past=True), happening("b")) < 0.5
    assert likeness(happening("a", is_past=True, low=9, high=9), happening("b", low=9, high=9)) >= 0.5


def test_somebody_known_by_a_country_only_is_not_that_country() -> None:
    """A mayor nobody names has no key but that of the country, which was not arrested."""
    pile = pile_of((f"Le maire de Bergen, en Norvège, a été arrêté lundi par la police. {NAMES}", "fr", "2024-03-06"))
    (arrested,) = [event for one in told(pile, "ARREST") for event in one]
    assert "NOR" in {pile.actor(one.mention, one.candidates) for one in arrested.roles}
    assert "NOR" not in happening_of(pile, arrested).others


def test_who_kills_does_not_die_of_it() -> None:
    slain, slayer = frozenset({"PER:OLE_BRANDT"}), frozenset({"PER:KARI_MOEN"})
    killed = happening("a", predicate="KILL", once="LIFE", doers=slayer, sufferers=slain, others=slain)
    assert likeness(killed, happening("b", predicate="DIE", once="LIFE", sufferers=slayer, others=slayer)) == NEVER


def test_a_minister_who_is_arrested_is_a_person_and_no_state() -> None:
    one, other = (
        happening(name, predicate="ARREST", others=frozenset({"NOR"}), sufferers=frozenset({f"PER:{name}_LIE"[:9]}))
        for name in ("KAJA", "OLAV")
    )
    assert likeness(one, happening("c", predicate="ARREST", others=one.others, sufferers=one.sufferers)) > SAME
    assert likeness(happening("d", sufferers=frozenset({"PER:ANNE_HOL"})), other) == NEVER


def test_people_who_share_a_country_are_not_that_country() -> None:
    pile = pile_of((f"Des ouvriers norvégiens ont été arrêtés lundi par la police. {NAMES}", "fr", "2024-03-06"))
    (arrested,) = [event for one in told(pile, "ARREST") for event in one]
    assert not happening_of(pile, arrested).others


def test_what_is_told_as_done_of_a_later_day_was_announced() -> None:
    """A notice of a strike is given before it; a day counted from another that falls after the report is no day."""
    pile = pile_of(
        (f"Le syndicat a déposé un préavis de grève pour le jeudi 21 mars. {NAMES}", "fr", "2024-03-15"),
        (
            f"Le 12 mars, la police a ouvert une enquête. Marc Tellier est mort dix jours plus tard. {NAMES}",
            "fr",
            "2024-03-15",
        ),
    )
    known = [happening_of(pile, event) for event in pile.of(Event)]
    assert not [one for one in known if one.is_done and one.low > one.reported > 0]
    (died,) = [one for one in known if one.predicate == "DIE"]
    assert (died.is_done, died.high) == (True, 0)


def test_a_noun_may_name_what_is_still_to_come() -> None:
    pile = pile_of((f"La visite d'Emmanuel Macron est attendue. {NAMES}", "fr", "2024-03-05"))
    assert not any(happening_of(pile, event).is_done for event in pile.of(Event) if event.predicate == "VISIT")


def test_one_victim_a_week_apart_is_one_shot_and_two_marches_are_two() -> None:
    victim = frozenset({"PER:OLE_BRANDT"})
    shot = [
        happening(name, low=day, high=day, is_sudden=True, sufferers=victim) for name, day in (("a", 93), ("b", 100))
    ]
    assert likeness(*shot) >= SAME
    assert likeness(happening("a", low=93, high=93), happening("b", low=100, high=100)) == NEVER


def test_a_name_among_the_words_of_whom_it_befalls_is_that_person() -> None:
    """« le couple Brandt » has the key of nobody, and is no other than Ole Brandt."""
    one = happening("a", others=frozenset({"PER:OLE_BRANDT"}), sufferers=frozenset({"PER:OLE_BRANDT"}))
    assert likeness(one, happening("b", things=frozenset({"couple", "brandt"}))) == SAME + SHARED
    assert likeness(one, happening("b", things=frozenset({"couple"}))) == SAME + OPEN


def test_an_account_that_names_nothing_is_of_the_happening_told_most() -> None:
    first, second = frozenset({"PER:OLE_BRANDT"}), frozenset({"PER:KARI_MOEN"})
    told_twice = [happening(name, others=first, sufferers=first) for name in ("b", "c")]
    told_once = happening("a", others=second, sufferers=second)
    bare = [happening(name) for name in ("d", "e")]
    assert together([told_once, *told_twice, *bare]) == [("a",), ("b", "c", "d", "e")]
    assert together([*bare[::-1], *told_twice[::-1], told_once]) == [("a",), ("b", "c", "d", "e")]
    assert together(bare) == [("d", "e")]


def test_an_undated_account_leans_to_the_day_near_its_report() -> None:
    spring = happening("a", low=100, high=100, reported=200)
    autumn = happening("b", low=199, high=199, reported=200)
    news = happening("c", reported=200)
    assert likeness(news, autumn) > likeness(news, spring)


def test_an_attack_that_is_only_supposed_is_none_that_was_made() -> None:
    """« si la Norvège est attaquée » beside a raid on a convoy; the same parties may be where the threat has come."""
    supposed = happening("a", is_supposed=True, others=frozenset({"NOR"}))
    assert likeness(supposed, happening("b", actors=frozenset({"SWE"}), others=frozenset({"DNK"}))) == NEVER
    assert likeness(supposed, happening("b", others=frozenset({"NOR"}))) > 0
    assert likeness(supposed, happening("b", is_supposed=True)) > 0


def test_a_hostile_act_and_a_cooperative_one_of_a_family_are_two() -> None:
    pile = pile_of(
        (f"La Norvège a rétabli ses relations avec le Danemark. {NAMES}", "fr", "2024-03-05"),
        (f"La Norvège a expulsé un diplomate danois. {NAMES}", "fr", "2024-03-05"),
    )
    known = {one.predicate: one for one in (happening_of(pile, event) for event in pile.of(Event))}
    opened, expelled = known["OPEN_RELATIONS"], known["EXPEL_DIPLOMAT"]
    assert opened.family == expelled.family
    assert likeness(opened, expelled) == NEVER


def test_acts_done_to_other_things_are_two() -> None:
    heard = [
        happening(name, language="fr", things=frozenset({thing})) for name, thing in (("a", "phoque"), ("b", "tracte"))
    ]
    assert likeness(*heard) < OPEN + SAME
    assert not any(len(some) > 1 for some in together(heard))


def test_a_strike_that_is_called_for_is_the_one_that_came() -> None:
    pile = pile_of(
        (f"Plusieurs syndicats de Sainte-Ombre appellent à la grève. {NAMES}", "fr", "2024-03-11"),
        (f"Les agents de Sainte-Ombre font grève vendredi. {NAMES} Les bus restent au dépôt.", "fr", "2024-03-15"),
    )
    assert [len(events) for events in told(pile, "STRIKE")] == [2]


def test_who_is_named_between_commas_is_the_one_it_befalls() -> None:
    pile = pile_of((f"Un jeune de 17 ans, Loïc Bram, a été inculpé mercredi. {NAMES}", "fr", "2024-03-07"))
    (event,) = (one for one in pile.of(Event) if one.predicate == "CHARGE")
    assert happening_of(pile, event).sufferers == {"PER:LOIC_BRAM"}


def test_what_follows_a_comma_and_is_not_closed_off_is_somebody_else() -> None:
    pile = pile_of((f"Face à la foule, Loïc Bram a insulté un agent. {NAMES}", "fr", "2024-03-07"))
    assert not any("PER:LOIC_BRAM" in happening_of(pile, event).sufferers for event in pile.of(Event))


def test_what_a_text_tells_of_a_year_is_not_of_another_year() -> None:
    recent = happening("b", low=1100, high=1100, reported=1100)
    assert likeness(happening("a", year=(1, 365), reported=1100), recent) == NEVER
    assert likeness(happening("a", year=(1001, 1365), reported=1100), recent) > 0
    assert likeness(happening("a", year=(1, 365)), happening("b", year=(400, 764))) == NEVER


def test_an_account_that_names_nothing_is_of_its_own_act_and_of_the_news() -> None:
    charged = {"predicate": "CHARGE", "family": "CUSTODY", "reported": 100}
    arrested = {"predicate": "ARREST", "family": "CUSTODY", "reported": 100}
    arrests = [happening(f"a{n}", actors=frozenset({"USA"}), **arrested) for n in range(4)]
    charge = happening("c", actors=frozenset({"FRA"}), **charged)
    assert ("c", "x") in together([*arrests, charge, happening("x", **charged)])
    old = [happening(f"o{n}", actors=frozenset({"USA"}), **arrested) for n in range(5)]
    new = happening("n", low=99, high=99, actors=frozenset({"FRA"}), **arrested)
    assert ("n", "x") in together([*old, new, happening("x", **arrested)])


def test_a_time_beside_a_noun_is_that_of_the_noun() -> None:
    """What somebody is charged with has its own day; the charge has none here. A verb keeps a day of its own."""
    pile = pile_of(
        (f"Loïc Bram a été mis en examen pour des violences contre un agent le 1er mai. {NAMES}", "fr", "2024-06-11"),
        (f"Loïc Bram a été arrêté et inculpé le 3 mai. {NAMES}", "fr", "2024-05-04"),
    )
    days = {(one.predicate, happening_of(pile, one).low) for one in pile.of(Event) if one.time}
    assert {low for predicate, low in days if predicate == "CHARGE"} == {0, date(2024, 5, 3).toordinal()}
    assert ("ATTACK", date(2024, 5, 1).toordinal()) in days


def test_what_is_still_to_come_is_none_of_what_was_done_in_a_year_that_is_over() -> None:
    done = happening("a", predicate="CLOSE_BORDER", is_done=True, is_old=True, year=(1, 300), reported=400)
    assert likeness(done, happening("b", predicate="CLOSE_BORDER", is_planned=True, reported=400)) == NEVER
    assert likeness(done, happening("b", predicate="CLOSE_BORDER", is_planned=True, reported=200)) > 0


def test_troops_sent_to_one_side_are_those_deployed_against_the_other() -> None:
    pile = pile_of(
        (f"Le Tchad a envoyé des troupes au Mali, a dit Accra. {NAMES}", "fr", "2024-03-05"),
        (f"Le Tchad a déployé des troupes au Mali. {NAMES}", "fr", "2024-03-05"),
    )
    moved = [one for one in pile.of(Occurrence) if one.predicate in ("DEPLOY", "SEND_TROOPS")]
    assert [len(one.events) for one in moved] == [2]


def test_two_states_visited_are_two_visits() -> None:
    pile = pile_of(
        (f"Emmanuel Macron se rendra au Kenya. Emmanuel Macron a visité le Togo. {NAMES}", "fr", "2024-03-05")
    )
    visits = [one for one in pile.of(Occurrence) if one.predicate == "VISIT"]
    assert [len(one.events) for one in visits] == [1, 1]
