"""Analysis of sentences. What enters is a text and its sentence bounds; what leaves is token arrays with offsets.

Our tokens and our sentences are given to a spaCy pipeline, which adds parts of speech, features, lemmas, dependencies
and names and is never asked to cut anything. One text is read apart from all others, in runs of whole sentences, on one
thread, so that floating point does not depend on neighbours; strings that a text brings are forgotten after it, so that
memory stays flat. spaCy is imported when the first sentence is analysed, not before.

A language without weights gets a `NullAnalyzer`: tokens and nothing invented about them.
"""

import gc
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from recoupe.errors import RecoupeError
from recoupe.model import Problem, Text
from recoupe.packs import Pack
from recoupe.text.arithmetic import multiply_by_numpy, on_one_thread
from recoupe.text.characters import plain
from recoupe.text.reading import Analyzer, Bounds, Sentence, Token
from recoupe.text.spacy_alone import spacy_alone
from recoupe.text.stanza_analysis import is_stanza, load_stanza
from recoupe.text.tokens import Word, tokenizer
from recoupe.text.universal import ENTITY, relation

LONGEST_SENTENCE = 5_000
"""Tokens that the parser sees at once; a longer sentence is cut into pieces, each with a root of its own."""

_RUN = 10_000
"""Tokens in one run of the pipeline, a bound on memory: no article of ordinary length is cut."""

# fmt: off
_UNIVERSAL = frozenset((
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop",
    "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative",
    "xcomp",
))
# fmt: on
"""The relations of Universal Dependencies 2, https://universaldependencies.org/u/dep/"""

_NO_WEIGHTS = frozenset({"LICENSE", "LICENCE", "SCORES.tsv", "README.md", "LICENSES_SOURCES", "accuracy.json"})
_CUTTING = ("senter", "sentencizer")
_PARSER = re.compile(r'^factory\s*=\s*"parser"', re.MULTILINE)


def load_analyzer(pack: Pack, name: str = "") -> Analyzer:
    """The analyzer of a language: the pipeline named, else the one that ships with the pack, else a `NullAnalyzer`.

    Args:
        pack: the language pack.
        name: an installed spaCy pipeline (``fr_dep_news_trf``) or a folder of one, or ``stanza`` or
            ``stanza:PACKAGE``; empty means the shipped one.

    Raises:
        RecoupeError: the named pipeline is not installed, has no parser, is of another language, or gives relations
            that are not those of Universal Dependencies. Checked at once, without importing spaCy.
    """
    if is_stanza(name):
        return load_stanza(pack, name)
    if name:
        return SpacyAnalyzer(pack, _installed(name, pack.language), name)
    shipped = pack.path / "models" / "core"
    if (shipped / "meta.json").is_file():
        return SpacyAnalyzer(pack, _checked(shipped, str(shipped), pack.language), str(shipped))
    return NullAnalyzer(pack)


def _installed(name: str, language: str) -> Path:
    """The folder of weights of a pipeline that a person named."""
    if (Path(name) / "meta.json").is_file():
        return _checked(Path(name), name, language)
    spec = None
    with suppress(ImportError, ValueError):
        spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise RecoupeError(
            f"expected an installed spaCy pipeline named {name!r}, found none; run: python -m spacy download {name}"
        )
    package = Path(spec.submodule_search_locations[0])
    meta = _meta(package, name)
    return _checked(package / f"{meta['lang']}_{meta['name']}-{meta['version']}", name, language)


def _meta(folder: Path, name: str) -> dict[str, Any]:
    path = folder / "meta.json"
    if not path.is_file():
        raise RecoupeError(f"expected {name!r} to be a spaCy pipeline, found no meta.json in {folder}")
    meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return meta


def _checked(folder: Path, name: str, language: str) -> Path:
    """``folder`` when it holds a pipeline of this language with a parser."""
    found = _meta(folder, name).get("lang", "")
    if found not in (language, "xx"):
        raise RecoupeError(
            f"expected a pipeline for {language!r}, found {name!r}, which is for {found!r}; change it in recoupe.toml"
        )
    config = folder / "config.cfg"
    if not config.is_file() or not _PARSER.search(config.read_text(encoding="utf-8")):
        raise RecoupeError(
            f"expected a pipeline with a dependency parser, found none in {name!r}; "
            f"name another in recoupe.toml, or remove the line to use the one that ships with recoupe"
        )
    foreign = sorted({relation(label).partition(":")[0] for label in _labels(folder, name)} - _UNIVERSAL)
    if foreign:
        raise RecoupeError(
            f"expected a pipeline with Universal Dependencies, found the relations "
            f"{', '.join(foreign[:5])} in {name!r}; name another in recoupe.toml"
        )
    return folder


def _labels(folder: Path, name: str) -> tuple[str, ...]:
    """The relations a pipeline says it can give; empty when it says nothing. spaCy joins crossing arcs with ``||``."""
    stated = _meta(folder, name).get("labels", {}).get("parser", [])
    return tuple(str(label).partition("||")[0] for label in stated)


def weight_hash(folder: Path) -> str:
    """12 hex digits of blake2b over names and bytes of the files that decide the analysis: no licence, no scores."""
    digest = blake2b(digest_size=6)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name not in _NO_WEIGHTS and "__pycache__" not in path.parts:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def long_sentences(text: Text, bounds: Iterable[Bounds], pack: Pack) -> tuple[Problem, ...]:
    """A problem ``long_sentence`` for each sentence that is analysed in pieces, in the order of ``bounds``."""
    found: list[Problem] = []
    for bound in bounds:
        if bound.end - bound.start <= LONGEST_SENTENCE:
            continue
        count = len(_words(text.characters, bound, pack))
        if count > LONGEST_SENTENCE:
            message = f"a sentence of {count} tokens, analysed in pieces of at most {LONGEST_SENTENCE}"
            span = text.span(bound.start, bound.end)
            found.append(Problem(code="long_sentence", message=message, text=text.id, span=span))
    return tuple(found)


def _words(characters: str, bound: Bounds, pack: Pack) -> tuple[Word, ...]:
    return tuple(tokenizer(pack).words(plain(characters[bound.start : bound.end]), bound.start))


Cut = tuple[Bounds, tuple[Word, ...]]
"""A sentence cut into words."""


def _runs(sentences: Iterable[Cut]) -> Iterator[list[Cut]]:
    """Whole sentences, as many as go through a pipeline in one run."""
    waiting: list[Cut] = []
    size = 0
    for bound, words in sentences:
        if waiting and size + len(words) > _RUN:
            yield waiting
            waiting, size = [], 0
        waiting.append((bound, words))
        size += len(words)
    yield waiting


@dataclass(frozen=True)
class NullAnalyzer:
    """Tokens only: part of speech ``X``, the form as lemma, every token its own head, no relation, no name."""

    pack: Pack

    @property
    def identity(self) -> str:
        """``tokens`` and the digest of the pack whose tables cut them."""
        return f"tokens {self.pack.name} {self.pack.digest[:12]}"

    def analyze(self, characters: str, bounds: Iterable[Bounds]) -> tuple[Sentence, ...]:
        """One sentence of bare tokens for each bounds, in order."""
        return tuple(self._sentence(characters, bound) for bound in bounds)

    def analyze_each(self, stretches: Sequence[str]) -> tuple[Sentence, ...]:
        """Each stretch as one sentence of bare tokens."""
        return tuple(self._sentence(one, Bounds(0, len(one))) for one in stretches)

    def _sentence(self, characters: str, bound: Bounds) -> Sentence:
        tokens = tuple(
            Token(i, word.start, word.end, word.form, word.form.lower(), "X", "", i, "", space=word.space)
            for i, word in enumerate(_words(characters, bound, self.pack))
        )
        return Sentence(bound.start, bound.end, tokens, bound.role, bound.paragraph)


@dataclass(frozen=True)
class SpacyAnalyzer:
    """A spaCy pipeline over our tokens and sentences.

    ``folder`` holds its weights, ``name`` is what spaCy loads: the name of an installed package (whose own code is then
    run) or the folder itself.
    """

    pack: Pack
    folder: Path
    name: str

    @cached_property
    def identity(self) -> str:
        """Name, version and hash of the weights; computed once, without importing spaCy."""
        meta = _meta(self.folder, self.name)
        return f"{self.pack.language}_{meta['name']} {meta['version']} {weight_hash(self.folder)}"

    @cached_property
    def _lemmas(self) -> dict[str, str]:
        """Lower-case form, tab, part of speech to lemma, from ``lemmas.tsv`` beside the weights when there is one."""
        path = self.folder / "lemmas.tsv"
        if not path.is_file():
            return {}
        return {key: lemma for key, _, lemma in (line.rpartition("\t") for line in _lines(path)[1:])}

    @cached_property
    def _pipeline(self) -> Any:  # noqa: ANN401 - spaCy's Language has no types of its own
        collecting = gc.isenabled()
        nlp = spacy_alone().load(self.name, exclude=_CUTTING)
        if not collecting:
            gc.disable()  # what reads its weights turns the collector on, whatever it found
        multiply_by_numpy(nlp)
        torch = sys.modules.get("torch")
        if torch is not None:
            torch.set_num_threads(1)
        return nlp

    def analyze(self, characters: str, bounds: Iterable[Bounds]) -> tuple[Sentence, ...]:
        """One analysed sentence for each bounds, in order; offsets are those of ``characters``."""
        cut = ((bound, _words(characters, bound, self.pack)) for bound in bounds)
        return tuple(sentence for run in _runs(cut) for sentence in self._run(run))

    def analyze_each(self, stretches: Sequence[str]) -> tuple[Sentence, ...]:
        """Each stretch as a sentence of its own: what stands beside it in a run has no part in how it is read."""
        bounds = [Bounds(0, len(one)) for one in stretches]
        cut = ((bound, _words(one, bound, self.pack)) for one, bound in zip(stretches, bounds, strict=True))
        return tuple(sentence for run in _runs(cut) for sentence in self._run_apart(run))

    def _run_apart(self, sentences: Sequence[Cut]) -> Iterable[Sentence]:
        """The sentences of one run, each a text of its own: a pipeline is quicker with many at once than one by one."""
        nlp = self._pipeline
        from spacy.tokens import Doc  # noqa: PLC0415 - after the pipeline, which loads spaCy

        with nlp.memory_zone(), on_one_thread():
            docs = [
                Doc(nlp.vocab, [w.form for w in words], [w.space for w in words], sent_starts=_piece_starts(words))
                for _, words in sentences
                if words
            ]
            for _, pipe in nlp.pipeline if docs else ():
                docs = list(pipe.pipe(docs, batch_size=len(docs)))
            columns = iter([_columns(doc, nlp.vocab.strings) for doc in docs])
        for bound, words in sentences:
            if words:
                yield from self._sentences([(bound, words)], next(columns))
            else:
                yield Sentence(bound.start, bound.end, (), bound.role, bound.paragraph)

    def _run(self, sentences: Sequence[Cut]) -> tuple[Sentence, ...]:
        """The sentences of one run; everything spaCy made for it is let go before it returns."""
        words = [word for _, group in sentences for word in group]
        if not words:
            return tuple(Sentence(bound.start, bound.end, (), bound.role, bound.paragraph) for bound, _ in sentences)
        starts = [start for _, group in sentences for start in _piece_starts(group)]
        nlp = self._pipeline
        from spacy.tokens import Doc  # noqa: PLC0415 - after the pipeline, which loads spaCy

        with nlp.memory_zone(), on_one_thread():
            doc = Doc(nlp.vocab, words=[w.form for w in words], spaces=[w.space for w in words], sent_starts=starts)
            for _, pipe in nlp.pipeline:
                doc = pipe(doc)
            columns = _columns(doc, nlp.vocab.strings)
        return tuple(self._sentences(sentences, columns))

    def _sentences(self, sentences: Sequence[Cut], columns: "_Columns") -> Iterable[Sentence]:
        offset = 0
        for bound, group in sentences:
            tokens = tuple(self._token(word, i, offset, len(group), columns) for i, word in enumerate(group))
            yield Sentence(bound.start, bound.end, tokens, bound.role, bound.paragraph)
            offset += len(group)

    def _token(self, word: Word, i: int, offset: int, length: int, columns: "_Columns") -> Token:
        at = offset + i
        upos, entity = columns.upos[at], columns.entity[at]
        head = i + columns.head[at]
        if not 0 <= head < length:
            head = i
        lemma = self._lemmas.get(f"{word.form.lower()}\t{upos}") or columns.lemma[at] or word.form
        return Token(
            i,
            word.start,
            word.end,
            word.form,
            _proper(lemma, word.form) if upos == "PROPN" else lemma.lower(),
            upos,
            columns.morph[at],
            head,
            columns.dep[at],
            entity,
            bool(entity) and columns.begins[at],
            word.space,
        )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _proper(lemma: str, form: str) -> str:
    """The lemma of a name with the capital that the name is written with: an edit tree learnt of common nouns lowers
    it (``sOS``).
    """
    return form if form[:1].isupper() and lemma[:1].islower() and lemma.lower() == form.lower() else lemma


def _piece_starts(words: Sequence[Word]) -> list[bool | int | None]:
    """True where the parser begins: at the first token, and within a long sentence after a mark or at the limit."""
    starts: list[bool | int | None] = [i == 0 for i in range(len(words))]
    begin = 0
    while len(words) - begin > LONGEST_SENTENCE:
        cut = begin + LONGEST_SENTENCE
        low = cut - LONGEST_SENTENCE // 10
        marks = (i for i in range(cut, low, -1) if words[i - 1].form in ";:.!?…,")
        begin = next(marks, cut)
        starts[begin] = True
    return starts


@dataclass(frozen=True, slots=True)
class _Columns:
    """What a pipeline said of the tokens of one run, as plain Python lists of one length; heads are relative."""

    upos: list[str]
    lemma: list[str]
    morph: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    begins: list[bool]


def _columns(doc: Any, strings: Any) -> _Columns:  # noqa: ANN401 - spaCy objects
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS  # noqa: PLC0415
    from spacy.parts_of_speech import NAMES  # noqa: PLC0415

    table = doc.to_array([POS, LEMMA, MORPH, DEP, HEAD, ENT_TYPE, ENT_IOB])
    known: dict[int, str] = {key: strings[key] for key in {int(key) for key in table[:, (1, 2, 3, 5)].ravel()} if key}
    known[0] = ""
    relations = {key: relation(known[key]) for key in set(table[:, 3].tolist())}
    labels = {key: ENTITY.get(known[key], "") for key in set(table[:, 5].tolist())}
    morphs = {key: "" if known[key] == "_" else known[key] for key in set(table[:, 2].tolist())}
    return _Columns(
        upos=[NAMES[key] or "X" for key in table[:, 0].tolist()],
        lemma=[known[key] for key in table[:, 1].tolist()],
        morph=[morphs[key] for key in table[:, 2].tolist()],
        dep=[relations[key] for key in table[:, 3].tolist()],
        head=table[:, 4].astype("int64").tolist(),
        entity=[labels[key] for key in table[:, 5].tolist()],
        begins=[key == 3 for key in table[:, 6].tolist()],  # 3 is B in spaCy's IOB codes
    )
