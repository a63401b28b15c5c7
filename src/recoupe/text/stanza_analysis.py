"""Analysis by Stanza, an extra. What enters is a text and its sentence bounds; what leaves is token arrays.

Stanza gets our tokens and our sentences (``tokenize_pretokenized``) and never cuts anything. It is imported when the
first sentence is analysed; models are never fetched, they lie where `stanza.download` put them. The name in
``recoupe.toml`` is ``stanza`` or ``stanza:PACKAGE`` (``stanza:gsd``).
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from recoupe.errors import RecoupeError
from recoupe.packs import Pack
from recoupe.text.characters import plain
from recoupe.text.reading import Bounds, Sentence, Token
from recoupe.text.tokens import Word, tokenizer
from recoupe.text.universal import ENTITY, relation

NAME = "stanza"
Row = Mapping[str, Any]
"""One word of `stanza.Document.to_dict`: ``id lemma upos feats head deprel ner``; what is unsaid is absent."""


def is_stanza(name: str) -> bool:
    """Whether a pipeline named in ``recoupe.toml`` is one of Stanza's."""
    return name == NAME or name.startswith(f"{NAME}:")


@dataclass(frozen=True)
class StanzaAnalyzer:
    """A Stanza pipeline over our tokens and sentences; ``package`` names its models, ``folder`` holds them."""

    pack: Pack
    package: str
    folder: Path
    version: str

    @cached_property
    def identity(self) -> str:
        """Name, version and hash of the models; computed once, without importing Stanza."""
        digest = blake2b(digest_size=6)
        for path in sorted(self.folder.rglob("*.pt")):
            digest.update(f"{path.relative_to(self.folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
        return f"{self.pack.language}_{NAME}:{self.package} {self.version} {digest.hexdigest()}"

    @cached_property
    def _pipeline(self) -> Any:  # noqa: ANN401 - Stanza's Pipeline has no types of its own
        import stanza  # noqa: PLC0415 - heavy, and most commands do without

        return stanza.Pipeline(
            self.pack.language,
            model_dir=str(self.folder.parent),
            package=self.package,
            processors="tokenize,pos,lemma,depparse,ner",
            tokenize_pretokenized=True,
            download_method=None,
            use_gpu=False,
            verbose=False,
        )

    def analyze(self, characters: str, bounds: Iterable[Bounds]) -> tuple[Sentence, ...]:
        """One analysed sentence for each bounds, in order; offsets are those of ``characters``."""
        cut = [(bound, self._words(characters, bound)) for bound in bounds]
        read = [words for _, words in cut if words]
        analysed = iter(self._pipeline([[word.form for word in words] for words in read]).to_dict() if read else ())
        return tuple(_sentence(bound, words, next(analysed) if words else ()) for bound, words in cut)

    def analyze_each(self, stretches: Sequence[str]) -> tuple[Sentence, ...]:
        """Each stretch as one sentence that stands alone."""
        return tuple(sentence for one in stretches for sentence in self.analyze(one, (Bounds(0, len(one)),)))

    def _words(self, characters: str, bound: Bounds) -> tuple[Word, ...]:
        return tuple(tokenizer(self.pack).words(plain(characters[bound.start : bound.end]), bound.start))


def load_stanza(pack: Pack, name: str) -> StanzaAnalyzer:
    """The analyzer that ``name`` asks for.

    Raises:
        RecoupeError: Stanza or its models for the language are not installed. Checked at once, without importing it.
    """
    try:
        installed = version(NAME)
    except PackageNotFoundError:
        raise RecoupeError(
            f"expected Stanza for the pipeline {name!r}, found none; run: python -m pip install 'recoupe[stanza]'"
        ) from None
    folder = _models() / pack.language
    if not any(folder.rglob("*.pt")):
        raise RecoupeError(
            f"expected models of Stanza for {pack.language!r} in {folder}, found none; "
            f"run: python -c \"import stanza; stanza.download('{pack.language}')\""
        )
    return StanzaAnalyzer(pack, name.partition(":")[2] or "default", folder, installed)


def _models() -> Path:
    """Where Stanza keeps its models, by its own variable."""
    return Path(os.environ.get("STANZA_RESOURCES_DIR", Path.home() / "stanza_resources"))


def _sentence(bound: Bounds, words: Sequence[Word], rows: Sequence[Row]) -> Sentence:
    if len(words) != len(rows):
        raise RecoupeError(f"expected {len(words)} words of Stanza, found {len(rows)}; choose another package of it")
    labels = list(_labels(str(row.get("ner", "O")) for row in rows))
    parts = enumerate(zip(words, rows, labels, strict=True))
    tokens = tuple(_token(i, word, row, label) for i, (word, row, label) in parts)
    return Sentence(bound.start, bound.end, tokens, bound.role, bound.paragraph)


def _token(i: int, word: Word, row: Row, label: tuple[str, bool]) -> Token:
    head = int(row.get("head", 0))
    upos = str(row.get("upos", "X"))
    lemma = str(row.get("lemma") or word.form)
    return Token(
        i,
        word.start,
        word.end,
        word.form,
        lemma if upos == "PROPN" else lemma.lower(),
        upos,
        str(row.get("feats", "")),
        head - 1 if head else i,
        relation(str(row.get("deprel", "dep"))),
        *label,
        word.space,
    )


def _labels(tags: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Label and whether a name begins, of the tags ``B I E S`` and ``O``; a label that is no name here is dropped."""
    for tag in tags:
        mark, _, label = tag.partition("-")
        known = ENTITY.get(label, "")
        yield known, bool(known) and mark in "BS"
