"""The claims stage: cases from TSV, holders over sentences, chains, targets, nesting, texts without analysis."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bench.sentences import read as read_all

from recoupe import packs
from recoupe.model import Claim, Record, Text, Timex, spans_of
from recoupe.read.claims import claims
from recoupe.read.mentions import mentions
from recoupe.read.quantities import quantities
from recoupe.terms import Certainty, HolderPath, ReportType, Role, Stance
from recoupe.text.analysis import NullAnalyzer, load_analyzer
from recoupe.text.reading import Analyzer, Bounds, Reading
from recoupe.text.segmentation import sentences

CASES = Path(__file__).parents[1] / "cases" / "lang"


@cache
def analyzer(language: str) -> Analyzer:
    return load_analyzer(packs.shipped(f"lang/{language}"))


def reading_of(characters: str, language: str = "fr", *, by: Analyzer | None = None, role: Role = Role.BODY) -> Reading:
    """The reading of a text whose lines are paragraphs, up to mentions."""
    pack = packs.shipped(f"lang/{language}")
    bounds: list[Bounds] = []
    start = 0
    for paragraph, line in enumerate(characters.split("\n")):
        for low, high in sentences(characters, start, start + len(line), pack):
            bounds.append(Bounds(low, high, role=role, paragraph=paragraph))
        start += len(line) + 1
    chosen = by or analyzer(language)
    reading = Reading(
        text=Text(characters=characters, language=language),
        articles=(),
        language=pack,
        world=packs.shipped("world"),
        ontology=packs.shipped("ontology"),
        sentences=chosen.analyze(characters, bounds),
        analysis=chosen.identity,
    )
    for stage in (quantities, mentions):
        found: tuple[Record, ...] = tuple(stage(reading))
        reading = replace(reading, records=(*reading.records, *found))
    return reading


def read(characters: str, language: str = "fr") -> list[Claim]:
    return [one for one in claims(reading_of(characters, language)) if isinstance(one, Claim)]


def holders(claim: Claim) -> str:
    if any(one.path is HolderPath.AUTHOR for one in claim.holders):
        return "AUTHOR"
    return " & ".join(one.span.surface for one in claim.holders if one.span is not None)


def cases() -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    for language in ("fr", "en"):
        with (CASES / language / "claims.tsv").open(encoding="utf-8", newline="") as lines:
            found += [(language, row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return found


@pytest.mark.parametrize(("language", "row"), cases(), ids=lambda one: one["name"] if isinstance(one, dict) else one)
def test_case(language: str, row: dict[str, str]) -> None:
    found = [
        (one.content.surface, holders(one), str(one.stance), str(one.certainty), str(one.polarity))
        for one in read(row["text"], language)
    ]
    if not row["content"]:
        assert found == []
    else:
        assert (row["content"], row["holder"], row["stance"], row["certainty"], row["polarity"]) in found


DENIALS = {"confirms", "denies", "has_not_confirmed", "declines_to_confirm", "declines_to_comment", "evades"}


def turns() -> list[tuple[str, str, str]]:
    """Turns of phrase: (language, stance, text); stance ``none`` looks like a denial or its neighbours and is none."""
    found: list[tuple[str, str, str]] = []
    for language in ("fr", "en"):
        with (CASES / language / "stances.tsv").open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [(language, row["stance"], row["text"]) for row in rows]
    return found


@pytest.mark.parametrize(("language", "stance", "text"), turns())
def test_turn_of_phrase(language: str, stance: str, text: str) -> None:
    found = {str(one.stance) for one in read(text, language)}
    assert not found & DENIALS if stance == "none" else stance in found


def test_the_sentence_of_the_docstring() -> None:
    (claim,) = read("Le ministère a démenti que des soldats aient été envoyés.")
    assert claim.cue is not None
    assert claim.cue.surface == "a démenti"
    assert claim.content.surface == "des soldats aient été envoyés"
    assert (claim.stance, claim.certainty, claim.report_type) == (Stance.DENIES, "CT", ReportType.INDIRECT)
    assert any(rule.startswith("lang/fr/cues.tsv#L") for rule in claim.why.rules)
    assert claim.why.analysis


def test_a_denial_in_apposition_points_at_the_claim_it_denies() -> None:
    found = read("Kiev a déclaré que des soldats étaient arrivés à Koursk, une information démentie par Moscou.")
    denial = next(one for one in found if one.stance is Stance.DENIES)
    said = next(one for one in found if one.stance is Stance.ASSERTS)
    assert denial.target == said.id
    assert said.content.surface == "des soldats étaient arrivés à Koursk"


def test_a_denial_without_a_claim_before_it_keeps_the_words() -> None:
    (denial,) = read("Le club a démenti la vente du stade à un fonds étranger.")
    assert denial.target == ""
    assert denial.target_span is not None
    assert denial.target_span.surface == "la vente du stade à un fonds étranger"


@pytest.mark.parametrize(
    "text",
    ["Crue à Turku : un témoin raconte", "Une rescapée du tram raconte", "Comme l'a signalé hier le guide, il raconte"],
)
def test_a_title_that_ends_on_its_verb_of_saying_is_read(text: str) -> None:
    assert all(claim.content.surface for claim in read(text))


def test_a_pronoun_after_a_quotation_is_the_last_speaker() -> None:
    text = "« La digue tient », a déclaré Anne Dupont.\n« Rien ne presse », a-t-elle ajouté."
    first, second = read(text)
    assert first.holders[0].name == second.holders[0].name == "Anne Dupont"
    assert second.holders[0].path is HolderPath.COREFERENCE


def test_a_floating_quotation_belongs_to_the_speaker_before() -> None:
    text = "« La digue tient », a déclaré le maire.\n« Nous restons prudents. »"
    claim = read(text)[-1]
    assert claim.holders[0].path is HolderPath.FLOATING
    assert claim.holders[0].span is not None
    assert claim.holders[0].span.surface == "le maire"
    assert claim.cue is None


def test_a_chain_ends_at_the_witness() -> None:
    (claim,) = read("Selon un député citant le service secret, les convois sont partis.")
    assert [one.depth for one in claim.holders] == [0, 1]


def test_a_claim_inside_a_claim_names_the_outer_one() -> None:
    found = read("Le préfet a déclaré que le maire refusait de fermer l'école, le stade et la mairie pendant l'été.")
    inner = next(one for one in found if one.stance is Stance.REFUSES)
    outer = next(one for one in found if one.stance is Stance.ASSERTS)
    assert inner.nested_in == outer.id


def test_an_agency_spoken_to_is_the_medium() -> None:
    (claim,) = read("« La digue tient », a déclaré le maire à l'AFP.")
    assert claim.addressee is not None
    assert claim.addressee.surface == "l'AFP"
    assert claim.medium is not None
    assert "ORG:AFP" in claim.medium.candidates


def test_a_condition_is_kept() -> None:
    (claim,) = read("Le ministre a prévenu que l'usine fermerait si la grève durait.")
    assert claim.condition is not None
    assert claim.condition.surface == "si la grève durait"


def test_a_quotation_over_two_sentences_is_one_content() -> None:
    (claim,) = read("« La digue tient. Nous restons prudents », a déclaré le maire.")
    assert claim.content.surface == "« La digue tient. Nous restons prudents »"
    assert claim.report_type is ReportType.DIRECT


def test_a_told_clause_that_runs_into_the_next_sentence_reads_both() -> None:
    text = "Le conseil, réuni sans la presse, a tenu à dire que « le pont ferme. Il serait vieux. Il est laid »."
    assert any(one.content.surface.endswith("laid »") for one in read(text))


def test_figures_inside_the_content_are_named() -> None:
    (claim,) = read("L'institut affirme que 300 soldats ont quitté la base.")
    assert len(claim.quantities) == 1


def test_a_heading_that_asks_is_the_author_s() -> None:
    reading = reading_of("Vers un accord sur la dette ?", role=Role.HEADING)
    (claim,) = claims(reading)
    assert isinstance(claim, Claim)
    assert claim.report_type is ReportType.AUTHOR
    assert claim.certainty is Certainty.UNCOMMITTED


@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_analysis_words_and_marks_still_do(language: str) -> None:
    text = {
        "fr": "« La digue tient », a déclaré le maire.\nSelon le préfet, la route est fermée.",
        "en": "“The dam holds,” said the mayor.\nAccording to the prefect, the road is closed.",
    }[language]
    null = NullAnalyzer(packs.shipped(f"lang/{language}"))
    found = [one for one in claims(reading_of(text, language, by=null)) if isinstance(one, Claim)]
    assert len(found) == 2
    assert all(one.why.analysis == "" for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "«",
        "»",
        '" " "',
        "« a dit",
        "Selon",
        "selon.",
        ", a-t-il dit",
        "que que que",
        "X : «",
        "()",
        "?",
        "de de de dit de",
    ],
)
def test_broken_text_never_raises(text: str) -> None:
    for language in ("fr", "en"):
        for one in claims(reading_of(text, language)):
            assert isinstance(one, Claim)
            for span in spans_of(one):
                assert text[span.start : span.end] == span.surface


def test_the_same_text_gives_the_same_claims() -> None:
    text = "Kiev a déclaré que des soldats étaient arrivés, une information démentie par Moscou et Pyongyang."
    assert [one.id for one in read(text)] == [one.id for one in read(text)]
    assert all(one.id == one.identity() for one in read(text))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Le NIS compte 1 500 soldats. Le service a ajouté que d'autres suivraient.", "KOR:NIS"),
        ("Le NIS compte 1 500 soldats. Selon l'agence de renseignement, d'autres suivront.", "KOR:NIS"),
        ("Le NIS compte 1 500 soldats. Un porte-parole du service a dit que d'autres suivraient.", "KOR:NIS"),
        ("L'Agence internationale de l'énergie atomique est là. L'agence a dit que tout va bien.", "ORG:IAEA"),
        ("Amnesty International est là. L'ONG a dit que la prison est vide.", "ORG:AMNESTY"),
        ("La CIA est là. L'agence américaine a dit que deux agents étaient morts.", "USA:CIA"),
    ],
)
def test_a_body_described_is_the_body_named_before(text: str, key: str) -> None:
    assert read(text)[-1].holders[-1].candidates == (key,)


@pytest.mark.parametrize(
    "who",
    ["Le représentant du Togo à l'ONU", "Le représentant togolais", "La déléguée du Togo", "L'émissaire togolais"],
)
def test_who_stands_for_a_state_speaks_for_it(who: str) -> None:
    assert read(f"{who} a démenti ces rumeurs.")[-1].holders[-1].candidates == ("TGO",)


def test_a_commission_with_a_complement_is_not_the_one_named_before() -> None:
    said = read("La Commission européenne hésite. La commission d'enquête a dit que le dossier est vide.")[-1]
    assert said.holders[0].candidates == ()


def test_the_witness_of_a_chain_is_the_body_that_a_noun_means() -> None:
    text = "Le NIS compte 1 500 soldats. Selon un député citant le service de renseignement, d'autres suivront."
    outer, inner = read(text)[-1].holders
    assert (outer.span and outer.span.surface, inner.candidates) == ("un député", ("KOR:NIS",))


@pytest.mark.parametrize(
    ("text", "stance", "time"),
    [
        ("Le préfet a promis lundi de rouvrir le pont en mars 2021.", Stance.PROMISES, "mars 2021"),
        ("Le syndicat menace de bloquer le port dès le 3 juin 2022.", Stance.THREATENS, "le 3 juin 2022"),
        ("L'institut prévoit que la crue arrivera demain.", Stance.PREDICTS, "demain"),
    ],
)
def test_what_is_to_come_keeps_the_time_it_is_for(text: str, stance: Stance, time: str) -> None:
    records = read_all(text, "fr").records
    claim = next(one for one in records if isinstance(one, Claim) and one.stance is stance)
    times = [one.span.surface for one in records if isinstance(one, Timex) and one.id in claim.timexes]
    assert times == [time]


LONG = {
    "fr": "Le ministre de la Défense a déclaré lundi que "
    + ", que ".join(f"la Corée du Nord avait envoyé {number} soldats en Russie" for number in range(101, 131))
    + ".",
    "en": "The spokesman said on Monday that "
    + ", that ".join(f"the North Korean army had sent {number} soldiers to Russia" for number in range(101, 131))
    + ".",
}


@pytest.mark.parametrize("language", sorted(LONG))
def test_a_sentence_of_three_hundred_words_keeps_all_its_figures_and_events(language: str) -> None:
    assert len(LONG[language].split()) >= 300
    records = read_all(LONG[language], language).records
    found = [one for one in records if isinstance(one, Claim)]
    assert sum(len(one.quantities) for one in found) == sum(len(one.events) for one in found) == 30
    assert found[-1].content.surface.endswith("130 soldats en Russie" if language == "fr" else "130 soldiers to Russia")


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        # headlines without a verb
        ("Corée du Nord : nouveaux envois de soldats, inquiétude à Séoul", "fr", []),
        ("Armes, argent, soldats : le pacte de tous les dangers", "fr", []),
        ("Seoul: troops, shells, money and silence", "en", []),
        # lists
        (
            "- Séoul : 1 500 soldats ;\n- Kiev : 10 000 soldats ;\n- Moscou : aucun commentaire.",
            "fr",
            [("", "aucun commentaire")],
        ),
        (
            "* Kyiv: 10,000 troops\n1. The Kremlin denied the report.\n2. Seoul confirmed the deal.",
            "en",
            [("The Kremlin", "the report"), ("Seoul", "the deal")],
        ),
        # translated by a machine: the said clause told twice, glued to its marks
        (
            "« Nous n'avons rien envoyé », a-t-il déclaré. -il a déclaré à l'AFP. «Il pleut »a-t-elle dit -il dit.",
            "fr",
            [("il", "« Nous n'avons rien envoyé »"), ("elle", "«Il pleut »")],
        ),
        # a sentence in a third language beside one that can be read
        (
            "El presidente dijo que España no enviará tropas. Le ministre a confirmé l'envoi de soldats.",
            "fr",
            [("Le ministre", "l'envoi de soldats")],
        ),
        (
            "Der Minister sagte am Montag, dass nichts geliefert werde. The minister denied the delivery of weapons.",
            "en",
            [("The minister", "the delivery of weapons")],
        ),
        # marks that are never closed, or never opened, over paragraphs: what stands below is read as ever
        (
            "« La Russie respecte ses engagements.\nElle n'a rien envoyé.\nSéoul a démenti toute livraison d'armes.",
            "fr",
            [("Séoul", "toute livraison d'armes")],
        ),
        (
            "La paix viendra.\nElle n'a rien envoyé », a dit le porte-parole.\nSéoul a démenti l'achat d'armes.",
            "fr",
            [("le porte-parole", "Elle n'a rien envoyé »"), ("Séoul", "l'achat d'armes")],
        ),
        (
            "“The coast is clear.\n“Nobody has come.\nSeoul denied any delivery of weapons.",
            "en",
            [("Seoul", "any delivery of weapons")],
        ),
    ],
)
def test_broken_writing_gives_the_claims_it_holds_and_no_other(
    text: str, language: str, told: list[tuple[str, str]]
) -> None:
    records = read_all(text, language).records
    found = [one for one in records if isinstance(one, Claim)]
    holders_of = [one.holders[0].span for one in found]
    assert [
        (who.surface if who else "", one.content.surface) for who, one in zip(holders_of, found, strict=True)
    ] == told
    for record in records:
        for span in spans_of(record):
            assert text[span.start : span.end] == span.surface


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("L'ambassadeur togolais à l'ONU", ("TGO:EMBASSY",)),
        ("L'émissaire togolais de l'ONU", ("TGO",)),
        ("Son ambassadeur à l'ONU", ()),
        ("L'envoyé spécial de l'ONU au Yémen", ("ORG:UN",)),
    ],
)
def test_who_is_sent_to_a_body_speaks_for_who_sent_him(who: str, keys: tuple[str, ...]) -> None:
    assert read(f"{who} a démenti ces rumeurs.")[-1].holders[-1].candidates == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Narendra Modi was in Pune. His envoy to the United Nations denied it.", "IND"),
        ("France's envoy to NATO denied it.", "FRA"),
        ("The UN envoy to Libya denied it.", "ORG:UN"),
    ],
)
def test_an_envoy_speaks_for_who_sent_him_in_english(text: str, key: str) -> None:
    assert read(text, "en")[-1].holders[-1].candidates == (key,)


INTERVIEW = """La chercheuse Ada Holm, de l'Institut des mers, relativise l'accord.
Faut-il craindre une hausse des prix ?
Non. Le Chili n'augmentera pas ses tarifs cette année. Les pêcheurs ont déjà perdu deux ports.
Et la Bolivie ?
Elle attend. Je n'y crois guère.
Qui paiera ?
Les armateurs."""


@pytest.mark.parametrize(
    ("text", "speaker"), [(INTERVIEW, "Ada Holm"), (INTERVIEW.replace("Je n'y crois guère.", "Rien ne presse."), "")]
)
def test_answers_without_a_name_are_of_who_is_presented_above_where_somebody_says_i(text: str, speaker: str) -> None:
    told = [holders(one) for one in read(text) if "deux ports" in one.content.surface]
    assert told == ([speaker] if speaker else [])
