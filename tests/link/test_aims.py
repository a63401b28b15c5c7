"""What words that refer back are aimed at."""

from recoupe.link.aims import target_of
from recoupe.model import Claim
from recoupe.terms import Stance
from tests.link.builders import Piler
from tests.link.read import pile_of


def test_words_that_name_nothing_refer_to_what_was_said_just_before() -> None:
    piler = Piler()
    text = piler.text("Selon Kiev, des soldats sont arrivés, une information démentie par Moscou.")
    said = piler.claim(text, "des soldats sont arrivés", by="UKR", terms="soldat arriver")
    denied = piler.claim(
        text, "une information", by="RUS", stance=Stance.DENIES, terms="information", target=said.id
    )  # fmt: skip
    assert target_of(piler.pile(), denied) == said


def test_words_that_name_a_thing_of_their_own_refer_to_nothing() -> None:
    piler = Piler()
    text = piler.text("Selon Kiev, des soldats sont arrivés. Moscou dément tout rachat de la banque.")
    said = piler.claim(text, "des soldats sont arrivés", by="UKR", terms="soldat arriver")
    denied = piler.claim(
        text, "tout rachat de la banque", by="RUS", stance=Stance.DENIES, terms="rachat banque", target=said.id
    )  # fmt: skip
    assert target_of(piler.pile(), denied) is None


def test_what_was_said_long_before_or_by_the_same_speaker_is_no_target() -> None:
    piler = Piler()
    text = piler.text("Kiev parle. " + "Il pleut sur la ville. " * 8 + "Moscou dément ces accusations.")
    said = piler.claim(text, "Kiev parle", by="UKR", terms="parler")
    far = piler.claim(
        text, "ces accusations", by="RUS", stance=Stance.DENIES, terms="accusation", target=said.id
    )  # fmt: skip
    assert target_of(piler.pile(), far) is None
    short = piler.text("Kiev accuse. Kiev dément ces accusations.")
    first = piler.claim(short, "Kiev accuse", by="UKR", terms="accuser")
    own = piler.claim(
        short, "ces accusations", by="UKR", stance=Stance.DENIES, terms="accusation", target=first.id
    )  # fmt: skip
    assert target_of(piler.pile(), own) is None


def test_no_alone_answers_a_question_and_is_aimed_at_nothing() -> None:
    piler = Piler()
    text = piler.text("Selon Kiev, des soldats sont arrivés. « Non », a répondu Moscou.")
    said = piler.claim(text, "des soldats sont arrivés", by="UKR", terms="soldat arriver")
    answered = piler.claim(text, "« Non »", by="RUS", stance=Stance.DENIES, terms="non", target=said.id)
    assert target_of(piler.pile(), answered) is None


def test_what_is_called_untrue_in_passing_is_no_verdict_on_what_was_said() -> None:
    piler = Piler()
    text = piler.text("Selon Kiev, des soldats sont arrivés. Moscou évoque une hausse du nombre de fausses cartes.")
    piler.claim(text, "des soldats sont arrivés", by="UKR", terms="soldat arriver")
    told = piler.claim(text, "une hausse du nombre de fausses cartes", by="RUS", terms="hausse nombre carte")
    assert target_of(piler.pile(), told) is None


def test_a_judgement_that_names_things_of_its_own_is_no_verdict_on_what_was_said() -> None:
    piler = Piler()
    text = piler.text("Selon Kiev, des soldats sont arrivés. Moscou juge infondée la taxe sur les cargos lettons.")
    piler.claim(text, "des soldats sont arrivés", by="UKR", terms="soldat arriver")
    words = "infondée la taxe sur les cargos lettons"
    told = piler.claim(text, words, by="RUS", stance=Stance.EVALUATES, terms="infondé taxe cargo letton")
    assert target_of(piler.pile(), told) is None


def test_words_of_somebody_named_are_those_words_however_far_back() -> None:
    piler = Piler()
    long = "Il pleut sur la ville. " * 8
    text = piler.text(f"Ada nie le vol. {long}Kiev doute. Moscou dément les propos d'Ada Holm.")
    said = piler.claim(text, "Ada nie le vol", by="PER:ADA_HOLM", terms="nier vol")
    piler.claim(text, "Kiev doute", by="UKR", terms="douter")
    denied = piler.claim(
        text, "les propos d'Ada Holm", by="RUS", stance=Stance.DENIES, terms="propos Ada Holm", naming="Ada Holm"
    )  # fmt: skip
    assert target_of(piler.pile(), denied) == said


def test_whoever_accusations_are_against_has_not_made_them() -> None:
    piler = Piler()
    text = piler.text("Ada nie le vol. Moscou dément les accusations contre Ada Holm.")
    said = piler.claim(text, "Ada nie le vol", by="PER:ADA_HOLM", terms="nier vol")
    denied = piler.claim(
        text, "les accusations contre Ada Holm", by="RUS", stance=Stance.DENIES, terms="accusation Ada Holm",
        naming="Ada Holm", target=said.id,
    )  # fmt: skip
    assert target_of(piler.pile(), denied) is None


def test_words_of_somebody_who_has_said_nothing_here_are_not_the_last_speaker_s() -> None:
    piler = Piler()
    text = piler.text("Kiev accuse. Moscou dément la version d'Ada Holm.")
    said = piler.claim(text, "Kiev accuse", by="UKR", terms="accuser")
    denied = piler.claim(
        text, "la version d'Ada Holm", by="RUS", stance=Stance.DENIES, terms="version Ada Holm", naming="Ada Holm",
        target=said.id,
    )  # fmt: skip
    assert target_of(piler.pile(), denied) is None


def aimed(language: str, words: str) -> list[tuple[str, str]]:
    """What each denial of a text is aimed at: the beginnings of both contents."""
    pile = pile_of((words, language, "2025-05-04"))
    pairs = [(claim, target_of(pile, claim)) for claim in pile.of(Claim) if claim.stance is Stance.DENIES]
    return [(claim.content.surface, target.content.surface) for claim, target in pairs if target is not None]


def test_a_charge_is_answered_from_afar_by_whoever_is_charged() -> None:
    told = (
        "Peru accused Bolivia of shelling a fishing village on Lake Titicaca. It said that it was recalling its "
        "ambassador and closing two border posts until further notice. Bolivia rejected the accusation."
    )
    [(denial, charge)] = aimed("en", told)
    assert denial.startswith("the accusation")
    assert "shelling" in charge


def test_a_denial_of_a_matter_of_its_own_answers_no_charge_from_afar() -> None:
    told = (
        "Peru accused Bolivia of shelling a fishing village on Lake Titicaca. It said that it was recalling its "
        "ambassador and closing two border posts until further notice. Bolivia denied that its central bank was broke."
    )
    assert aimed("en", told) == []


def test_a_rumour_is_not_what_somebody_named_says() -> None:
    told = "Aucun blessé n'a été admis, selon l'hôpital de Brest. La police avait démenti la rumeur la veille."
    assert aimed("fr", told) == []


def test_a_charge_called_reckless_by_whoever_is_charged_is_rejected() -> None:
    told = 'Peru accused Bolivia of shelling a village. The lake is calm. Bolivia called the accusation "reckless".'
    pile = pile_of((told, "en", "2025-05-04"))
    aims = [target_of(pile, claim) for claim in pile.of(Claim) if claim.stance is Stance.EVALUATES]
    assert [one.stance for one in aims if one is not None] == [Stance.SUSPECTS]
