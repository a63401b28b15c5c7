"""Planted copies: ``python -m bench.copies NEWS.jsonl.gz [--articles 2000] [--show 20] [--only KIND]``.

Five kinds of copies are made from the same articles: shortened; one word in ten edited; an outlet's boilerplate added;
mixed from two articles; one word in four edited and shortened. For each kind, originals and copies are linked together
and recall and precision of the copied-span edges are printed, with MinHash (128 permutations, threshold .5) and plain
Jaccard at .5 over the same shingles. An edge between texts of two originals counts as
false (``strict``), unless the originals themselves share a run of 24 words, or .3 of the shorter, outside quotations:
news desks copy too. ``--show`` prints such edges, to be judged by eye. The last line is JSON.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH

from bench.news import News, load, records
from recoupe import packs
from recoupe.link.origins import origins
from recoupe.link.pile import Pile
from recoupe.link.repetitions import repetitions
from recoupe.link.shingles import Hashes, Overlap, candidates, outside, overlap, shingles
from recoupe.model import Article, Fingerprint, Record
from recoupe.terms import EdgeKind

DATA = Path("../shared/data/news-fr/articles.jsonl.gz")
OUTLETS = 20
LIKE, HELD = 24, 0.3
"""Words in a run, or containment, outside quotations, of two originals that are copies already."""

BOILERPLATE = (
    "Inscrivez-vous à la lettre du matin de {0} et recevez chaque jour à sept heures l'essentiel de l'actualité.",
    "Toute reproduction, même partielle, des contenus de {0} est soumise à l'accord écrit de la direction du journal.",
    "Vous avez relevé une erreur dans cette page de {0} ? Dites-le nous à l'aide du formulaire placé en bas du site.",
    "Téléchargez gratuitement l'application de {0} pour suivre les alertes de la rédaction sur votre téléphone.",
    "Soutenez l'information locale : abonnez-vous à {0} à partir d'un euro le premier mois, sans engagement de durée.",
    "Les commentaires de {0} sont modérés après leur mise en ligne par une équipe qui répond aux lecteurs le soir.",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A planted copy and the names of the articles it was made from."""

    news: News
    sources: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=DATA)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--show", type=int, default=0, help="print this many edges between texts of two originals")
    parser.add_argument("--only", default="", help="one kind of copies")
    options = parser.parse_args()
    originals = load(options.path, options.articles)
    read = [record for one in originals for record in records(one)]
    figures: dict[str, float] = {"articles": len(originals)}
    head = f"{'':<22}{'recall':>8}{'precision':>10}{'strict':>8}{'false':>7}"
    print(f"{head}   MinHash .5: recall, strict; Jaccard .5")
    for kind, plant in KINDS.items():
        if options.only in kind:
            figures |= _kind(kind, plant, originals, read, options.show)
    print(json.dumps(figures))


def _kind(
    kind: str, plant: Callable[[Sequence[News], int], Copy], originals: Sequence[News], read: list[Record], show: int
) -> dict[str, float]:
    copies = [plant(originals, place) for place in range(len(originals))]
    pile = Pile(
        (*read, *(record for one in copies for record in records(one.news))),
        packs.shipped("world"),
        packs.shipped("ontology"),
    )
    pile = pile.more(repetitions(pile))
    wanted = {frozenset((one.news.name, source)) for one in copies for source in one.sources}
    sources = {one.name: (one.name,) for one in originals} | {one.news.name: one.sources for one in copies}
    names = _names(pile)
    wanted = {frozenset(names[one] for one in pair) for pair in wanted}
    drawn: dict[str, set[str]] = {}
    for name, some in sources.items():
        drawn.setdefault(names[name], set()).update(names[one] for one in some)
    sources = {name: tuple(sorted(some)) for name, some in drawn.items()}
    names = {one.id: names[one.name] for one in pile.of(Article)}
    start = time.perf_counter()
    found = _named(names, ((edge.earlier, edge.later) for one in origins(pile) for edge in one.edges
                           if edge.kind is EdgeKind.COPIED_SPAN))  # fmt: skip
    seconds = time.perf_counter() - start
    shapes = _shapes(pile)
    found = {pair for pair in found if len(pair) == 2}
    wanted = {pair for pair in wanted if len(pair) == 2}
    alike = _alike(pile, originals)
    score = _score(found, wanted, sources, alike)
    minhash, jaccard = (_score(peer(shapes), wanted, sources, alike) for peer in (_minhash, _jaccard))
    print(f"{kind:<22}{score['recall']:>8.4f}{score['precision']:>10.4f}{score['strict']:>8.4f}{score['false']:>7.0f}  "
          f"{minhash['recall']:.3f}, {minhash['strict']:.3f}; {jaccard['recall']:.3f}, {jaccard['strict']:.3f}"
          f"   ({seconds:.1f} s)")  # fmt: skip
    _show(pile, {pair for pair in found if not _related(pair, sources)}, show)
    key = kind.replace(" ", "_")
    return {
        f"{key}_recall": round(score["recall"], 4),
        f"{key}_precision": round(score["precision"], 4),
        f"{key}_strict": round(score["strict"], 4),
        f"{key}_minhash": round(minhash["recall"], 4),
        f"{key}_jaccard": round(jaccard["recall"], 4),
    }


Pairs = set[frozenset[str]]


def _names(pile: Pile) -> dict[str, str]:
    """Article name to the first name its text has: acquisitions of one text are hung on one of them."""
    first: dict[str, str] = {}
    for one in sorted(pile.of(Article), key=lambda one: one.name):
        first.setdefault(one.text, one.name)
    return {one.name: first[one.text] for one in pile.of(Article)}


def _named(names: Mapping[str, str], edges: Iterable[tuple[str, str]]) -> Pairs:
    return {frozenset((names[a], names[b])) for a, b in edges}


def _score(found: Pairs, wanted: Pairs, sources: Mapping[str, tuple[str, ...]], alike: Pairs) -> dict[str, float]:
    apart = {pair for pair in found if not _related(pair, sources)}
    false = _false(found, sources, alike)
    return {
        "recall": len(found & wanted) / len(wanted),
        "precision": 1 - len(false) / max(1, len(found)),
        "strict": 1 - len(apart) / max(1, len(found)),
        "false": len(false),
    }


def _related(pair: frozenset[str], sources: Mapping[str, tuple[str, ...]]) -> bool:
    a, b = tuple(pair) if len(pair) == 2 else (*pair, *pair)
    return bool({*sources[a]} & {*sources[b]})


def _false(found: Pairs, sources: Mapping[str, tuple[str, ...]], alike: Pairs) -> Pairs:
    wrong: Pairs = set()
    for pair in found:
        if not _related(pair, sources):
            a, b = tuple(pair)
            if not any(frozenset((x, y)) in alike for x in sources[a] for y in sources[b]):
                wrong.add(pair)
    return wrong


def _alike(pile: Pile, originals: Sequence[News]) -> Pairs:
    """Originals that share a run of `LIKE` words outside quotations."""
    own = {one.name for one in originals}
    names = _names(pile)
    texts = {one.text: names[one.name] for one in pile.of(Article) if one.name in own}
    hashes = {one.text: _outside(one) for one in pile.of(Fingerprint) if one.text in texts}
    return {
        frozenset((texts[a], texts[b])) for a, b in candidates(hashes) if overlap(hashes[a], hashes[b]).longest >= LIKE
    }


def _held(shared: Overlap) -> bool:
    return shared.longest >= LIKE or (shared.shared >= 8 and shared.containment >= HELD)


def _outside(fingerprint: Fingerprint) -> Hashes:
    windows = shingles(fingerprint)
    return windows[outside(fingerprint, fingerprint.quotations)]


def _shapes(pile: Pile) -> dict[str, Hashes]:
    known = {one.text: one for one in pile.of(Fingerprint)}
    names = _names(pile)
    return {names[one.name]: np.unique(shingles(known[one.text])) for one in pile.of(Article)}


def _minhash(shapes: Mapping[str, Hashes]) -> Pairs:
    index = MinHashLSH(threshold=0.5, num_perm=128)
    hashed = {}
    for name, values in shapes.items():
        one = MinHash(num_perm=128, seed=1)
        one.update_batch([value.tobytes() for value in values])
        hashed[name] = one
        index.insert(name, one)
    return {
        frozenset((name, other))
        for name, one in hashed.items()
        for other in index.query(one)
        if other != name and one.jaccard(hashed[other]) >= 0.5
    }


def _jaccard(shapes: Mapping[str, Hashes]) -> Pairs:
    found: Pairs = set()
    for a, b in candidates(shapes):
        shared = len(np.intersect1d(shapes[a], shapes[b], assume_unique=True))
        if 2 * shared >= len(shapes[a]) + len(shapes[b]) - shared:
            found.add(frozenset((a, b)))
    return found


def _show(pile: Pile, wrong: Pairs, show: int) -> None:
    texts = {one.name: pile.by_id[one.text] for one in pile.of(Article)}
    known = {one.text: one for one in pile.of(Fingerprint)}
    rows = sorted(wrong, key=sorted)
    for pair in random.Random(7).sample(rows, min(show, len(rows))):
        a, b = sorted(pair)
        one, other = known[texts[a].id], known[texts[b].id]
        found = overlap(_outside(one), _outside(other))
        whole = overlap(shingles(one), shingles(other))
        run = max(whole.runs, key=lambda run: run.length)
        words = texts[a].characters[one.starts[run.a] : one.ends[run.a + run.length - 1]]  # type: ignore[attr-defined]
        print(f"    {a} {b} shared {found.shared} of {found.size_a}, {found.size_b}; longest {found.longest}: {words}")


def _copy(one: News, kind: str, place: int, text: str, *sources: News) -> Copy:
    """A copy that another outlet prints under another title two days on."""
    title = " ".join(reversed(one.title.split()))
    made = replace(
        one, name=f"{kind}-{one.name}", title=title, text=text, outlet=f"Gazette {place % OUTLETS}", credit=""
    )
    return Copy(made, tuple(source.name for source in (one, *sources)))


def _draw(kind: str, place: int) -> random.Random:
    return random.Random(f"{kind} {place}")


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?»])\s*(?=[A-ZÀ-Þ«])", text)


def _cut(text: str, draw: random.Random) -> str:
    """The first sentences, a quarter to two thirds of the text."""
    kept: list[str] = []
    wanted = len(text) * draw.uniform(0.25, 0.67)
    for sentence in _sentences(text):
        if kept and sum(map(len, kept)) >= wanted:
            break
        kept.append(sentence)
    return " ".join(kept)


def _edit(text: str, share: float, draw: random.Random, stock: Sequence[str]) -> str:
    """The text with a share of its words exchanged for others (three in five), dropped, or with one put before."""
    words: list[str] = []
    for word in text.split(" "):
        if draw.random() >= share:
            words.append(word)
            continue
        how = draw.random()
        if how < 0.6:
            words.append(draw.choice(stock))
        elif how < 0.8:
            words += [draw.choice(stock), word]
    return " ".join(words)


def _stock(originals: Sequence[News], place: int) -> list[str]:
    return originals[(place + 1) % len(originals)].text.split()


def shortened(originals: Sequence[News], place: int) -> Copy:
    one = originals[place]
    return _copy(one, "shortened", place, _cut(one.text, _draw("shortened", place)))


def edited(originals: Sequence[News], place: int) -> Copy:
    one = originals[place]
    text = _edit(one.text, 0.1, _draw("edited", place), _stock(originals, place))
    return _copy(one, "edited", place, text)


def boilerplate(originals: Sequence[News], place: int) -> Copy:
    one = originals[place]
    draw = _draw("boilerplate", place)
    lines = [line.format(f"la Gazette {place % OUTLETS}") for line in draw.sample(BOILERPLATE, draw.randint(3, 5))]
    return _copy(one, "boilerplate", place, "\n\n".join((lines[0], one.text, *lines[1:])))


def mixed(originals: Sequence[News], place: int) -> Copy:
    one, other = originals[place], originals[(place + len(originals) // 2) % len(originals)]
    draw = _draw("mixed", place)
    return _copy(one, "mixed", place, f"{_cut(one.text, draw)}\n\n{_cut(other.text, draw)}", other)


def reworked(originals: Sequence[News], place: int) -> Copy:
    one = originals[place]
    draw = _draw("reworked", place)
    return _copy(one, "reworked", place, _edit(_cut(one.text, draw), 0.25, draw, _stock(originals, place)))


KINDS = {
    "shortened": shortened,
    "edited 10": edited,
    "boilerplate": boilerplate,
    "mixed": mixed,
    "edited 25 shortened": reworked,
}

if __name__ == "__main__":
    main()
