"""What an outlet repeats: lines of furniture set aside, paragraphs of copies and revisions left alone.

Usage: ``python -m bench.furniture [NEWS.jsonl.gz] [--articles 100]``

Two outlets print the same articles, as a wire is printed, each above its own furniture: ten lines, of which each page
has six. Every third article of an outlet comes in three revisions: as it is, without its last paragraph, with a
paragraph of another article behind it. All that stands in three articles of an outlet and more is a candidate to be
set aside; what the revisions share is text. Printed: the lines of furniture set aside, of those that stand in three
articles, and the paragraphs of articles of which any word is set aside (of those, the syndicated ones are what hides
a copy: the figure must be 0).
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.news import News, load, records
from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.link.repetitions import ARTICLES, repetitions
from recoupe.model import Article, Record, Repetition, Text

DATA = Path("../shared/data/news-fr/articles.jsonl.gz")
FURNITURE = (
    "Retrouvez chaque samedi le supplément jardin dans votre exemplaire de {outlet}",
    "Le débat de la semaine : faut-il fermer le centre aux voitures, dites-le à {outlet}",
    "{outlet} recrute trois correspondants pour ses pages locales, écrivez au journal",
    "Nos abonnés reçoivent le carnet des sorties de {outlet} tous les jeudis matin",
    "Une erreur dans cette page, un mot de travers, prévenez le secrétariat de {outlet}",
    "Concours de photographie de {outlet} : les lauréats seront connus au printemps",
    "Le courrier des lecteurs de {outlet} paraît le mercredi et le dimanche",
    "La rédaction de {outlet} vous accueille sur rendez-vous dans ses nouveaux locaux",
    "Écoutez l’émission de {outlet}, tous les soirs, sur les ondes de Radio Relais",
    "{outlet} fête ses quarante ans : souvenirs, images et portraits toute l’année",
)
OUTLETS = ("Le Relais du soir", "La Gazette des rives")


def main() -> None:
    """Print the counts and, on the last line, the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DATA)
    parser.add_argument("--articles", type=int, default=100)
    options = parser.parse_args()
    chosen = [one for one in load(options.path, options.articles * 2) if len(one.text) > 600][: options.articles]
    pages = [page for outlet in OUTLETS for page in _pages(chosen, outlet)]
    pile = Pile(tuple(_records(pages)), packs.shipped("world"), packs.shipped("ontology"))
    counted = _counts(pile, pages, repetitions(pile))
    for name, value in counted.items():
        print(f"{name:<40}{value:>8}")
    print(json.dumps({name.replace(" ", "_"): value for name, value in counted.items()}))


def _pages(chosen: list[News], outlet: str) -> Iterator[News]:
    for number, one in enumerate(chosen):
        chance = random.Random(f"{outlet}{one.name}")
        lines = [line.format(outlet=outlet) for line in chance.sample(FURNITURE, 6)]
        for version, text in enumerate(_versions(chosen, number)):
            yield replace(one, name=f"{one.name}-{outlet}-{version}", text="\n".join((text, *lines)), outlet=outlet)


def _versions(chosen: list[News], number: int) -> Iterator[str]:
    """An article, and for every third two revisions of it."""
    lead, _, body = chosen[number].text.partition("\n\n")
    yield f"{lead}\n\n{body}"
    if number % 3 == 0:
        yield f"{lead}\n\n{body[: len(body) * 3 // 4].rpartition('. ')[0]}."
        yield f"{lead}\n\n{body}\n\n{chosen[number - 1].text.partition(chr(10))[0]}"


def _records(pages: list[News]) -> Iterator[Record]:
    for page in pages:
        yield from records(page)


def _counts(pile: Pile, pages: list[News], found: list[Repetition]) -> dict[str, int]:
    texts = {one.id: one.characters for one in pile.of(Text)}
    named = {one.name: one.text for one in pile.of(Article)}
    aside: dict[str, set[int]] = {}
    for span in (span for one in found for span in one.spans):
        aside.setdefault(span.text, set()).update(range(span.start, span.end))
    counted = Counter({"pages": len(pages)})
    times = Counter(line for page in pages for line in page.text.split("\n")[-6:])
    for page in pages:
        characters, text = texts[named[page.name]], named[page.name]
        for line in characters.split("\n"):
            start = characters.index(line)
            hidden = bool(aside.get(text, set()) & set(range(start, start + len(line))))
            if times[line] >= ARTICLES:
                counted.update({"furniture lines": 1, "furniture lines set aside": int(hidden)})
            elif len(line.split()) > 2:
                counted.update({"paragraphs": 1, "paragraphs set aside": int(hidden)})
    return dict(counted)


if __name__ == "__main__":
    main()
