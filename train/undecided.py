"""Weights for lines that no rule decides: ``python -m train.undecided [DATA]`` writes ``data/lang/*/undecided.tsv``.

Pages are made: the paragraphs of an article, with headings, lists, tables, questions and short paragraphs among them,
some of them in rows of a fixed width; around and between them what pages print that no rule can know by its words:
menus, lists of other articles with or without their first sentences, labels, figures. Articles are unlabelled news of
``news-fr`` (those that the benchmarks do not draw) and paragraphs of the English treebank (``train/sources.tsv``); what
stands around them is cut from others of the same. Only lines that the rules leave undecided are learned from. The
weights are those of a logistic regression with a light ridge, by Newton's method: no chance in it, so one run is like
the next. A fifth of the pages is kept apart, and what the weights cost and bring there is printed. What they cost and
bring on real pages, which nothing here has seen, ``python -m bench.page_lines`` prints.
"""

import argparse
import gzip
import json
import random
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recoupe import packs
from recoupe.text.blocks import ruled
from recoupe.text.layout import Known
from recoupe.text.noise import rules_of
from recoupe.text.undecided import CERTAIN, features

DATA = Path("../shared/data")
OUT = Path("src/recoupe/data/lang")
PAGES = 1500
RIDGE = 3.0
PARAGRAPH_LOST = re.compile(r"(?<=[a-zà-ÿ0-9»”\")\]][.!?»”…])(?=[«“A-ZÀ-Þ])")
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[«A-ZÀ-Þ“])")
BULLETS = ("• ", "- ", "· ", "► ", "– ", "* ", "› ")

NOTICES = {
    "fr": (
        "Partager", "Partager sur Facebook", "Commentaires", "Sur le même sujet", "Les plus lus", "Newsletter",
        "Publicité", "S'abonner", "Se connecter", "Mentions légales", "Gérer mes cookies", "Suivez-nous",
        "© Tous droits réservés", "Lire aussi", "À lire également", "Accueil", "Rechercher", "Voir plus",
        "Temps de lecture : 3 min",
    ),
    "en": (
        "Share", "Share on Facebook", "Comments", "Related articles", "Most read", "Newsletter",
        "Advertisement", "Subscribe", "Log in", "Terms of use", "Privacy policy", "Follow us", "© All rights reserved",
        "Read more", "Read also", "Home", "Search", "Show more", "3 min read",
    ),
}  # fmt: skip
"""Notices of which the rules know the words; nothing is learned from them, but of what stands beside them."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article to make a page of."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An undecided line: its features, whether it is noise, its visible characters, its words."""

    told: dict[str, float]
    noise: bool
    characters: int
    words: str


def main() -> None:
    """Fit, say what the weights cost on the pages kept apart, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--show", type=int, default=0, help="print so many lines that go wrong")
    given = parser.parse_args()
    for language, sources in (("fr", news(given.data)), ("en", treebank(given.data))):
        pages = [examples(made(one, sources, language), language) for one in sources[:PAGES]]
        learned, apart = pages[: len(pages) * 4 // 5], pages[len(pages) * 4 // 5 :]
        weights = fitted([one for page in learned for one in page])
        print(f"{language}: {len(learned)} pages learned from, {len(apart)} kept apart")
        report(weights, [one for page in apart for one in page], given.show)
        for name, value in sorted(weights.items()):
            print(f"   {name:<16}{value:>8.2f}")
        write(given.out / language / "undecided.tsv", weights)


def news(data: Path) -> list[Source]:
    """French news, in the order of the hash of their ids, from its end: the benchmarks draw from its beginning."""
    with gzip.open(data / "news-fr/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: blake2b(row["id"].encode(), digest_size=8).digest(), reverse=True)
    found = []
    for row in rows:
        lead, _, body = row["text"].partition("\n\n")
        paragraphs = tuple(part.strip() for part in (lead, *PARAGRAPH_LOST.split(body)) if part.strip())
        if len(paragraphs) > 2:
            found.append(Source(row["title"], paragraphs))
    return found


def treebank(data: Path) -> list[Source]:
    """Runs of paragraphs of the English treebank, documents joined until there are five of them."""
    found: list[Source] = []
    title, paragraphs = "", list[str]()
    for paragraph in _paragraphs(data / "treebanks/en_ewt-train.conllu.gz"):
        if not title:
            title = " ".join(paragraph.split()[:9]).rstrip(".,;:!?")
        paragraphs.append(paragraph)
        if len(paragraphs) >= 4 + len(found) % 9:
            found.append(Source(title, tuple(paragraphs)))
            title, paragraphs = "", []
    return found


def _paragraphs(path: Path) -> Iterator[str]:
    words: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")):
                yield from _running(words)
                words = []
            elif line.startswith("# text = "):
                words.append(line[9:].strip())
    yield from _running(words)


def _running(words: Sequence[str]) -> Iterator[str]:
    joined = " ".join(words)
    if len(joined) >= 60 and joined[0].isupper():
        yield joined if joined[-1] in ".!?" else f"{joined}."


class _Maker:
    """Makes one page; all chance comes from the title of its article."""

    def __init__(self, article: Source, others: Sequence[Source], language: str) -> None:
        self.article = article
        self.others = others
        self.chance = random.Random(f"{language}{article.title}{len(article.paragraphs)}")
        self.notices = NOTICES[language]
        self.places = [row["name"] for row in packs.shipped("world")["place_names"]]

    def page(self) -> Iterator[tuple[str, bool]]:
        """The lines, each with whether it is noise."""
        chance = self.chance
        whole = self.article.paragraphs[: chance.choice((4, 6, 10, 40))]
        columns = chance.choice((*[0] * 10, 60, 72, 80, 100))
        lines = [(row, False) for words in self.body(whole) for row in wrap(words, columns)]
        for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
            place = chance.randrange(1, len(lines) + 1)
            lines[place:place] = [(words, True) for words in self.inserted()]
        head = [words for _ in range(chance.randrange(4)) for words in self.around(short=True)]
        tail = [words for _ in range(chance.randrange(7)) for words in self.around(short=False)]
        yield from ((words, True) for words in head)
        yield self.article.title, False
        yield from lines
        yield from ((words, True) for words in tail)

    def body(self, paragraphs: Sequence[str]) -> Iterator[str]:
        """Paragraphs, and what articles print between them."""
        chance = self.chance
        headed, listed, asked, wrapped = (chance.random() < share for share in (0.5, 0.3, 0.15, 0.2))
        for number, paragraph in enumerate(paragraphs):
            if number and headed and chance.random() < 0.3:
                yield self.heading(paragraph)
            if asked and chance.random() < 0.5:
                yield f"{self.cut(chance.choice(paragraphs), 4, 14)} ?"
            if listed and chance.random() < 0.25:
                yield from self.list_of(paragraphs)
            elif listed and chance.random() < 0.05:
                yield from self.table(paragraphs)
            yield from SENTENCE.split(paragraph) if wrapped else (paragraph,)
        if chance.random() < 0.08:
            yield from self.table(paragraphs)
        if chance.random() < 0.2:
            yield self.cut(paragraphs[-1], 2, 8) + chance.choice((".", "", " !"))

    def heading(self, paragraph: str) -> str:
        # Real headings say in other words what follows: half of these are words of another text.
        words = self.cut(self.chance.choice((paragraph, self.other())), 2, 9)
        return self.chance.choice(("", "", "", "« ", "1. ", "Q. ")) + words

    def list_of(self, paragraphs: Sequence[str]) -> Iterator[str]:
        """A list that belongs to the article: parts of its sentences, with or without marks, figures, stops."""
        chance = self.chance
        mark = chance.choice((*BULLETS, "", "", "1"))
        stop = chance.choice(("", "", ".", " ;"))
        most = chance.choice((4, 8, 14, 30))
        if chance.random() < 0.6:
            yield f"{self.cut(chance.choice(paragraphs), 3, 10)} :"
        for number in range(chance.choice((2, 3, 3, 4, 5, 6, 8, 12))):
            words = self.cut(chance.choice((chance.choice(paragraphs), self.other())), 1, most)
            yield (f"{number + 1}. " if mark == "1" else mark) + words + stop

    def table(self, paragraphs: Sequence[str]) -> Iterator[str]:
        """A table that belongs to the article: results, dates and places, quantities, names; of no word of its text."""
        chance = self.chance
        kind = chance.choice(("results", "dates", "quantities", "names"))
        if chance.random() < 0.7:
            yield self.cut(chance.choice(paragraphs), 1, 8) + chance.choice(("", "", " :"))
        for number in range(chance.choice((3, 5, 8, 12, 20, 40))):
            name, figures = self.cut(self.other(), 1, 3), [str(chance.randrange(300)) for _ in range(5)]
            day = f"{chance.randrange(1, 31)}/{chance.randrange(1, 13)}"
            yield {
                "results": f"{number + 1} {name} {' '.join(figures[: chance.randrange(1, 5)])}",
                "dates": f"{day} – {name}, {chance.choice(self.places)}",
                "quantities": f"{figures[0]} {self.cut(self.other(), 1, 4)}",
                "names": f"{name} {chance.choice(('', ',', ':'))} {self.cut(self.other(), 1, 4)}",
            }[kind]

    def inserted(self) -> Iterator[str]:
        """What pages put between paragraphs."""
        chance = self.chance
        if chance.random() < 0.6:
            yield from (
                chance.choice(("", "", "• ", "> ")) + self.title() for _ in range(chance.choice((1, 1, 2, 3, 4)))
            )
        else:
            yield from self.block(short=chance.random() < 0.7)

    def around(self, *, short: bool) -> Iterator[str]:
        """A block, and sometimes notices that the rules know, as real pages have them between their blocks."""
        yield from (self.chance.choice(self.notices) for _ in range(self.chance.choice((0, 0, 1, 2, 4))))
        yield from self.block(short=short)

    def block(self, *, short: bool) -> Iterator[str]:
        """One block of what stands around: a menu, a list of articles, teasers, figures, labels, an address."""
        chance = self.chance
        kinds = ("menu", "menu", "menu", "labels", "titles") if short else (
            "menu", "menu", "titles", "titles", "teasers", "figures", "labels", "notice")  # fmt: skip
        kind = chance.choice(kinds)
        mark = chance.choice((*BULLETS[:2], "", "", "• "))
        if chance.random() < 0.5:
            yield self.label()
        size = chance.choice((2, 4, 6, 8, 12, 20, 40) if kind == "menu" else (1, 2, 3, 4, 5, 8, 12))
        for number in range(size):
            yield from self.entry(kind, mark, number)

    def entry(self, kind: str, mark: str, number: int) -> Iterator[str]:
        chance = self.chance
        if kind == "menu":
            yield mark + self.label()
        elif kind == "labels":
            yield self.label() + chance.choice(("", "", " >", " +", f" ({chance.randrange(90)})"))
        elif kind == "titles":
            yield chance.choice((mark, mark, f"{number + 1}. ")) + self.title()
            if chance.random() < 0.2:
                yield f"{chance.randrange(1, 24)}:{chance.randrange(10, 60)}"
        elif kind == "teasers":
            yield self.title()
            yield self.teaser()
        elif kind == "figures":
            change = f"{chance.choice('+-')}{chance.randrange(9)} %"
            yield f"{self.label()} {chance.randrange(1000)},{chance.randrange(100)} {change}"
        else:
            yield f"{chance.randrange(200)} {self.cut(self.other(), 2, 5)}, {chance.choice(self.places)}"

    def other(self) -> str:
        return self.chance.choice(self.chance.choice(self.others).paragraphs)

    def title(self) -> str:
        return self.chance.choice(self.others).title

    def teaser(self) -> str:
        """The first sentence of another article, cut off or not."""
        chance = self.chance
        first = SENTENCE.split(chance.choice(self.others).paragraphs[0])[0]
        return chance.choice(
            (first, first, first[: chance.randrange(60, 160)].rsplit(" ", 1)[0] + chance.choice(("…", " [...]", "...")))
        )

    def label(self) -> str:
        """One to four words of a title, a place, two of them joined."""
        chance = self.chance
        kind = chance.random()
        if kind < 0.25:
            return str(chance.choice(self.places))
        words = self.cut(self.title(), 1, chance.choice((1, 2, 2, 3, 4)))
        return f"{words} & {self.cut(self.title(), 1, 1)}" if kind > 0.9 else words

    def cut(self, words: str, least: int, most: int) -> str:
        """A run of words of a text, its first letter large, marks at its ends left out."""
        every = words.split()
        size = min(len(every), self.chance.randint(least, most))
        start = self.chance.randrange(len(every) - size + 1)
        found = " ".join(every[start : start + size]).strip(' ,;:.!?«»"()[]') or every[0]
        return found[0].upper() + found[1:]


def wrap(words: str, columns: int) -> list[str]:
    """A paragraph in rows of so many columns, as mail and agencies print it; whole for 0."""
    return textwrap.wrap(words, columns) if columns else [words]


def made(article: Source, others: Sequence[Source], language: str) -> list[tuple[str, bool]]:
    """The lines of a page made of an article, each with whether it is noise."""
    return [
        (" ".join(words.split()), noise) for words, noise in _Maker(article, others, language).page() if words.strip()
    ]


def examples(lines: Sequence[tuple[str, bool]], language: str) -> list[Example]:
    """The undecided lines of a page."""
    rules = rules_of(packs.shipped(f"lang/{language}"), packs.shipped("world"))
    page, parts = ruled("\n".join(words for words, _ in lines), Known(), rules)
    noise: dict[int, bool] = {}
    start = 0
    for words, is_noise in lines:
        noise[start] = is_noise
        start += len(words) + 1
    return [
        Example(told, noise[line.start], len(line.text.replace(" ", "")), line.text)
        for i, told in features(page, parts, rules.undecided.function_words)
        if (line := page.lines[i]).start in noise
    ]


Floats = NDArray[np.float64]


def fitted(learned: Sequence[Example]) -> dict[str, float]:
    """Feature to weight, two decimals; lines of text weigh as much as their words."""
    names = sorted({name for one in learned for name in one.told})
    x = np.array([[one.told.get(name, 0.0) for name in names] for one in learned])
    y = np.array([float(one.noise) for one in learned])
    importance = np.array([1.0 if one.noise else max(1.0, one.characters / 30) for one in learned])
    ridge = RIDGE * np.eye(len(names))
    weights: Floats = np.zeros(len(names))
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (importance * (y - chance)) - ridge @ weights
        curve = (x * (importance * chance * (1 - chance))[:, None]).T @ x + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}


def report(weights: dict[str, float], apart: Sequence[Example], show: int) -> None:
    """Print what the weights lose and find on pages kept apart, and some lines that go wrong."""
    sums = [sum(weights.get(name, 0.0) * value for name, value in one.told.items()) for one in apart]
    judged = list(zip(apart, sums, strict=True))
    text = sum(one.characters for one in apart if not one.noise)
    noise = sum(one.noise for one in apart)
    for least in (1.0, CERTAIN, 3.0, 4.0):
        lost = sum(one.characters for one, total in judged if not one.noise and total > least)
        found = sum(one.noise and total > least for one, total in judged)
        print(f"   above {least}: {lost / text:.2%} of characters lost, {found / noise:.1%} of {noise} lines found")
    wrong = [(total, one) for one, total in judged if (total > CERTAIN) != one.noise]
    for total, one in random.Random(1).sample(wrong, min(show, len(wrong))):
        print(f"   {total:.1f} {'kept' if one.noise else 'LOST'} {one.words[:100]}")


def write(path: Path, weights: dict[str, float]) -> None:
    """The table, sorted by feature."""
    rows = [f"{name}\t{value}\ttrain/undecided.py\t" for name, value in sorted(weights.items())]
    path.write_text("\n".join(["feature\tweight\tsource\tnote", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
