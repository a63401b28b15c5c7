"""Analysis with a tiny pipeline made here, with the shipped one where there is one, and with none."""

import gc
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe import packs
from recoupe.errors import RecoupeError
from recoupe.model import Text
from recoupe.text.analysis import (
    LONGEST_SENTENCE,
    NullAnalyzer,
    SpacyAnalyzer,
    _proper,
    load_analyzer,
    long_sentences,
    weight_hash,
)
from recoupe.text.reading import Analyzer, Bounds, Sentence
from recoupe.text.segmentation import sentences
from recoupe.text.tokens import words

FRENCH = packs.shipped("lang/fr")


def build(folder: Path, language: str, *, parser: bool = True) -> Path:
    """A pipeline of a few kilobytes: initialised on one sentence, never trained."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from thinc.api import fix_random_seed

    fix_random_seed(1)
    nlp = spacy.blank(language)
    small: dict[str, object] = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 8,
        "depth": 1,
    }
    small |= {"embed_size": 50, "window_size": 1, "maxout_pieces": 2, "subword_features": False}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": small}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    if parser:
        state: dict[str, object] = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "parser",
            "tok2vec": small,
        }
        state |= {"extra_state_tokens": False, "hidden_width": 8, "maxout_pieces": 2, "use_upper": True, "nO": None}
        nlp.add_pipe("parser", config={"model": state, "min_action_freq": 1})
    heads, deps = [1, 1, 1], ["nsubj:pass", "ROOT", "obl:arg"]
    tags = ["NOUN", "VERB", "NOUN"]
    doc = Doc(nlp.vocab, words=["a", "b", "c"], heads=heads, deps=deps, pos=tags, lemmas=["a", "b", "c"])
    nlp.initialize(lambda: [Example(nlp.make_doc("a b c"), doc)])
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("tiny") / "pipeline", "fr")


def analyzed(analyzer: Analyzer, text: str) -> tuple[Sentence, ...]:
    bounds = [Bounds(start, end) for start, end in sentences(text, 0, len(text), FRENCH)]
    return analyzer.analyze(text, bounds)


def test_a_named_pipeline_gives_our_tokens_our_sentences_and_exact_offsets(tiny: Path) -> None:
    text = "  L’armée part. « Non », a-t-il dit.\nPyong\u200byang nie."
    found = analyzed(load_analyzer(FRENCH, str(tiny)), text)
    assert [(one.start, one.end) for one in found] == list(sentences(text, 0, len(text), FRENCH))
    expected = [words(text, one.start, one.end, FRENCH) for one in found]
    assert [[(t.start, t.end, t.form, t.space) for t in one.tokens] for one in found] == [
        [(word.start, word.end, word.form, word.space) for word in group] for group in expected
    ]


def test_heads_stay_in_the_sentence_and_relations_lose_their_subtypes(tiny: Path) -> None:
    text = "Un port ferme. Un autre port ouvre. Un dernier port attend encore."
    found = analyzed(load_analyzer(FRENCH, str(tiny)), text)
    for sentence in found:
        assert [token.i for token in sentence.tokens] == list(range(len(sentence.tokens)))
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
        assert any(token.head == token.i for token in sentence.tokens)
        assert {token.dep for token in sentence.tokens} <= {"nsubj:pass", "root", "obl", "dep"}
        assert {token.upos for token in sentence.tokens} <= {"NOUN", "VERB"}


def test_one_text_is_analysed_apart_from_those_before_it(tiny: Path) -> None:
    one, other = "Le port est fermé depuis mai.", "Rien ne part. Nul ne vient au port."
    alone = analyzed(load_analyzer(FRENCH, str(tiny)), one)
    analyzer = load_analyzer(FRENCH, str(tiny))
    analyzed(analyzer, other)
    assert analyzed(analyzer, one) == alone


def test_a_collector_that_rests_goes_on_resting_when_weights_are_read(tiny: Path) -> None:
    gc.disable()
    try:
        analyzed(load_analyzer(FRENCH, str(tiny)), "Le port ferme.")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_identity_names_version_and_weights_and_changes_with_them(tiny: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny, copy)
    before = load_analyzer(FRENCH, str(copy)).identity
    assert before == load_analyzer(FRENCH, str(tiny)).identity
    assert before.startswith("fr_")
    assert before.endswith(weight_hash(copy))
    (copy / "SCORES.tsv").write_text("scores are no weights\n", encoding="utf-8")
    assert load_analyzer(FRENCH, str(copy)).identity == before
    weights = copy / "parser" / "model"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\0")
    assert load_analyzer(FRENCH, str(copy)).identity != before


def test_lemmas_beside_the_weights_repair_the_lemmatizer(tiny: Path, tmp_path: Path) -> None:
    text = "Nous attendons."
    copy = tmp_path / "copy"
    shutil.copytree(tiny, copy)
    upos = analyzed(load_analyzer(FRENCH, str(copy)), text)[0].tokens[1].upos
    (copy / "lemmas.tsv").write_text(f"form\tupos\tlemma\nattendons\t{upos}\tattendre\n", encoding="utf-8")
    assert analyzed(load_analyzer(FRENCH, str(copy)), text)[0].tokens[1].lemma == "attendre"
    assert weight_hash(copy) != weight_hash(tiny)


def test_a_name_keeps_the_capital_that_its_lemma_lost() -> None:
    assert _proper("sOS", "SOS") == "SOS"
    assert _proper("marsupilami", "Marsupilami") == "Marsupilami"
    assert _proper("Iraq", "IRAQ") == "Iraq"
    assert _proper("american", "Americans") == "american"


def test_a_pipeline_that_is_not_installed_is_told_with_the_command() -> None:
    with pytest.raises(RecoupeError, match="python -m spacy download fr_no_such_pipeline"):
        load_analyzer(FRENCH, "fr_no_such_pipeline")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    folder = build(tmp_path / "no-parser", "fr", parser=False)
    with pytest.raises(RecoupeError, match="dependency parser"):
        load_analyzer(FRENCH, str(folder))


def test_a_pipeline_of_another_language_is_refused(tiny: Path) -> None:
    with pytest.raises(RecoupeError, match="for 'en'"):
        load_analyzer(packs.shipped("lang/en"), str(tiny))


def test_a_pipeline_with_other_relations_is_refused(tiny: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(tiny, copy)
    meta = json.loads((copy / "meta.json").read_text(encoding="utf-8"))
    meta["labels"]["parser"] = ["ROOT", "nsubj", "nsubjpass", "dobj", "pobj"]
    (copy / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(RecoupeError, match="found the relations dobj, nsubjpass, pobj"):
        load_analyzer(FRENCH, str(copy))


def test_a_folder_or_module_that_is_no_pipeline_is_refused() -> None:
    with pytest.raises(RecoupeError, match=r"meta\.json"):
        load_analyzer(FRENCH, "json")


def test_a_sentence_of_more_than_the_limit_is_a_problem_and_keeps_all_its_tokens(tiny: Path) -> None:
    characters = "mot " * (LONGEST_SENTENCE + 400) + "fin"
    text = Text(characters=characters)
    bounds = [Bounds(0, len(characters))]
    [problem] = long_sentences(text, bounds, FRENCH)
    assert problem.code == "long_sentence"
    assert problem.span == text.span(0, len(characters))
    [sentence] = load_analyzer(FRENCH, str(tiny)).analyze(characters, bounds)
    assert len(sentence.tokens) == LONGEST_SENTENCE + 401
    crossing = [t for t in sentence.tokens if (t.i < LONGEST_SENTENCE) != (t.head < LONGEST_SENTENCE)]
    assert not crossing, "no arc may leave its piece"


def test_an_ordinary_sentence_is_no_problem() -> None:
    text = Text(characters="Le port est fermé.")
    assert long_sentences(text, [Bounds(0, 18)], FRENCH) == ()


def test_a_language_without_weights_gets_tokens_and_nothing_invented(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('name = "lang/xx"\nlanguage = "xx"\nlicence = "x"\norigin = "x"\n', "utf-8")
    analyzer = load_analyzer(packs.load(tmp_path))
    text = "Das Schiff fährt."
    [sentence] = analyzer.analyze(text, [Bounds(0, len(text))])
    assert isinstance(analyzer, NullAnalyzer)
    assert analyzer.identity.startswith("tokens lang/xx ")
    assert [token.form for token in sentence.tokens] == ["Das", "Schiff", "fährt", "."]
    assert {(t.upos, t.dep, t.morph, t.entity, t.head - t.i) for t in sentence.tokens} == {("X", "", "", "", 0)}


def test_control_and_bidirectional_characters_do_not_stop_the_analysis(tiny: Path) -> None:
    text = "\u202bSéoul\u202c\u0000\u0007 nie\u2066.\u2069 \u200f"
    [sentence] = analyzed(load_analyzer(FRENCH, str(tiny)), text)
    assert [token.form for token in sentence.tokens] == ["Séoul", "nie", "."]


def test_strings_of_a_text_are_forgotten_after_it(tiny: Path) -> None:
    analyzer = load_analyzer(FRENCH, str(tiny))
    assert isinstance(analyzer, SpacyAnalyzer)
    analyzed(analyzer, "Un port.")
    before = len(analyzer._pipeline.vocab.strings)
    analyzed(analyzer, " ".join(f"mot{number}" for number in range(500)))
    assert len(analyzer._pipeline.vocab.strings) == before


def test_importing_and_naming_the_analysis_does_not_import_spacy(tiny: Path) -> None:
    code = (
        "import sys; from recoupe import packs; from recoupe.text.analysis import load_analyzer\n"
        f"load_analyzer(packs.shipped('lang/fr'), {str(tiny)!r}).identity\n"
        "print('spacy' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


@pytest.mark.parametrize("language", packs.languages())
def test_the_shipped_pipeline_finds_the_verb_and_its_subject(language: str) -> None:
    text = {"fr": "Le ministre a confirmé le départ.", "en": "The minister confirmed the departure."}[language]
    pack = packs.shipped(f"lang/{language}")
    analyzer = load_analyzer(pack)
    assert not isinstance(analyzer, NullAnalyzer)
    [sentence] = analyzer.analyze(text, [Bounds(0, len(text))])
    roots = [token for token in sentence.tokens if token.dep == "root"]
    assert [root.form for root in roots] == [{"fr": "confirmé", "en": "confirmed"}[language]]
    assert [token.form for token in sentence.children(roots[0], "nsubj")] in (["ministre"], ["minister"])
    meta = json.loads((pack.path / "models" / "core" / "meta.json").read_text(encoding="utf-8"))
    assert analyzer.identity.startswith(f"{language}_{meta['name']} {meta['version']} ")
