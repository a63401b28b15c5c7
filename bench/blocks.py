"""Roles of lines: what `clean` loses of real articles, and finds of page noise put between their paragraphs.

Usage: ``python -m bench.blocks [ARTICLES.jsonl[.gz]] [--articles 500] [--show]``

Each article (fields ``id``, ``title``, ``text``, lead and body apart by an empty line) is cut into its paragraphs
where its line breaks were lost, and set in a page of invented notices of the kinds real pages carry. The notices
were written before the rules were tuned on them; recall was .71 on the first run. Content kept is measured in
characters of title, lead and body that get no role of noise; noise recall in notices that get no role of content.
Other programs (``bench/keepers.py``) get the same lines as a page of paragraphs; ``--alone`` leaves them out.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.keepers import Keeper, keepers
from recoupe import packs
from recoupe.model import Article, Text
from recoupe.read.clean import clean
from recoupe.terms import Role
from recoupe.text.reading import Reading

DEFAULT = Path("../shared/data/news-fr/articles.jsonl.gz")
CONTENT = {Role.TITLE, Role.BODY, Role.HEADING}
PARAGRAPH_LOST = re.compile(r"(?<=[a-zà-ÿ0-9»”\")\]][.!?»”…])(?=[«“A-ZÀ-Þ])")

HEAD = (
    "Accueil > {rubric} > {place}", "{rubric}", "{rubric} / {place}", "Accueil | Politique | Monde | Sport | Météo",
    "Le {day} {month} 2023 à {hour}h{minute}", "Publié le {day}/0{digit}/2023 à {hour}:{minute}",
    "Mis à jour le {day} {month} 2023 - {hour}h{minute}", "Par {person}", "Par {person} et {person}",
    "{person} (avec AFP)", "{person}, à {place}", "Temps de lecture : {digit} min", "Lecture {digit} min.",
    "Article réservé aux abonnés", "S'abonner", "Écouter l'article", "Ajouter à mes favoris", "Offrir cet article",
    "Partager sur Facebook", "Partager", "Envoyer par e-mail", "Réagir", "{digit} commentaires",
    "{digit}{digit} partages", "© {person} / AFP",
    "Crédits : {person}/Reuters", "{person} le {day} {month} à {place}. | {person} / AFP",
    "Une manifestation à {place}, le {day} {month} 2023. © AFP", "Photo : {person}",
)  # fmt: skip
INSIDE = (
    "Publicité", "La suite après la publicité", "La suite de votre article après cette annonce",
    "À lire aussi : {title}", "Lire aussi {title}",
    "LIRE AUSSI > {title}", ">> À lire également : {title}", "À lire aussi{title}",
    "Lire notre analyse : {title}", "Relire notre dossier : {title}", "VIDÉO. {title}", "EN IMAGES. {title}",
    "© {person} / AFP", "Photo {person}", "Crédit photo : {person}", "Une rue de {place} (photo d'illustration)",
    "Cliquez ici pour voir la carte en plein écran", "Voir cette publication sur Instagram",
    "pic.twitter.com/a{digit}b{digit}c{digit}", "— {person} (@compte) {month} {day}, 2023",
    "Ce contenu est bloqué car vous n'avez pas accepté les cookies.", "Accepter les cookies",
    "Abonnez-vous à notre lettre du matin", "Inscrivez-vous à la newsletter « {rubric} »",
    "Suivez toute l'actualité en direct sur notre application", "<div class=\"ad-slot\" id=\"ad{digit}\"></div>",
    "googletag.cmd.push(function() {{ googletag.display('ad{digit}'); }});", "var t = document.getElementById('a');",
)  # fmt: skip
TAIL = (
    "{digit} commentaires", "Commentaires", "Aucun commentaire", "Laisser un commentaire", "Connectez-vous pour réagir",
    "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *", "Réagissez à cet article",
    "Sur le même sujet", "Les articles les plus lus", "À lire dans {rubric}", "Nos articles recommandés", "{title}",
    "1. {title}", "Article précédent {title}", "Article suivant : {title}", "Mots-clés : {rubric}, {place}",
    "Thèmes associés : {rubric} - {place}", "Partager cet article", "Retour à l'accueil", "Signaler une erreur",
    "Mentions légales | Cookies | Contact", "Gérer mes cookies", "Tous droits réservés", "© 2023 {outlet}",
    "Suivez-nous sur Facebook et Twitter", "Suivez {outlet} sur Google News", "Rejoignez notre chaîne WhatsApp",
    "Recevez chaque matin l'essentiel de l'actualité", "Téléchargez l'application {outlet}", "Source : AFP", "(AFP)",
    "Avec AFP", "{person} avec Reuters", "La rédaction", "Retrouvez toute l'actualité de {place}", "Voir plus",
    "Je m'abonne pour 1 € par mois", "Vous avez déjà un compte ? Se connecter", "Cet article vous a été utile ?",
)  # fmt: skip
NAMES = ("Camille Aubertin", "Jean-Marc Lestrade", "Sofia Benhaddou", "Paul KERVELLA", "Inès de Maulmont", "A. Ferrand")
PLACES = ("Marseille", "Bruxelles", "Rennes", "Kiev", "Washington", "Dakar", "Lyon")
RUBRICS = ("Politique", "International", "Économie", "Société", "Culture", "Sciences")
MONTHS = ("janvier", "mars", "avril", "juin", "octobre", "déc.")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a page, and whether it belongs to the article."""

    words: str
    content: bool


def main() -> None:
    """Print the table and, on the last line, the figures as JSON."""
    options = _options()
    every = list(_articles(options.path))
    chosen = sorted((one for one in every if len(one["text"]) > 600), key=lambda one: _rank(one["id"]))[
        : options.articles
    ]
    titles = [one["title"] for one in every]
    readers: dict[str, Keeper] = {} if options.alone else keepers()
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for article in chosen:
        pieces = list(_page(article, titles))
        counted["recoupe"] += _ours(pieces, show=options.show)
        for name, reader in readers.items():
            counted[name] += _kept(pieces, reader([piece.words for piece in pieces], "fr"))
    figures: dict[str, float] = {"articles": len(chosen)}
    size, notices = counted["recoupe"]["content"], counted["recoupe"]["notices"]
    print(f"{len(chosen)} articles, {size} characters of content, {notices} notices")
    print(f"{'':<16}{'content lost':>14}{'noise recall':>14}")
    for name, one in counted.items():
        kept, recall = 1 - one["lost"] / one["content"], one["found"] / one["notices"]
        print(f"{name:<16}{1 - kept:>14.4%}{recall:>14.4f}")
        key = "" if name == "recoupe" else f"{name.replace(' ', '_').lower()}_"
        figures |= {f"{key}content_kept": round(kept, 6), f"{key}noise_recall": round(recall, 4)}
    print(json.dumps(figures))


def _ours(pieces: Sequence[Piece], *, show: bool) -> Counter[str]:
    """Characters of content and those lost, notices and those found."""
    counted: Counter[str] = Counter()
    for piece, found in zip(pieces, _roles(pieces), strict=True):
        gone = sum(count for role, count in found.items() if role not in CONTENT)
        kept = any(role in CONTENT for role in found)
        counted += Counter(content=found.total(), lost=gone) if piece.content else Counter(notices=1, found=not kept)
        if show and gone and piece.content:
            print("LOST", dict(found), piece.words[:140])
        elif show and kept and not piece.content:
            print("KEPT", piece.words[:140])
    return counted


def _kept(pieces: Sequence[Piece], kept: Sequence[bool]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for piece, stays in zip(pieces, kept, strict=True):
        size = sum(not letter.isspace() for letter in piece.words)
        lost = 0 if stays else size
        counted += Counter(content=size, lost=lost) if piece.content else Counter(notices=1, found=not stays)
    return counted


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--alone", action="store_true", help="without the other programs")
    parser.add_argument("--show", action="store_true", help="print every line that went wrong")
    return parser.parse_args()


def _articles(path: Path) -> Iterator[dict[str, str]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.splitlines():
        yield json.loads(line)


def _rank(name: str) -> str:
    return Text(characters=name).id


def _page(article: dict[str, str], titles: Sequence[str]) -> Iterator[Piece]:
    chance = random.Random(article["id"])
    lead, _, body = article["text"].partition("\n\n")
    paragraphs = [part.strip() for part in (lead, *PARAGRAPH_LOST.split(body)) if part.strip()]
    yield Piece(article["title"], content=True)
    yield from _notices(HEAD, 3, chance, titles)
    for paragraph in paragraphs:
        yield Piece(paragraph, content=True)
        if chance.random() < 0.25:
            yield from _notices(INSIDE, 1, chance, titles)
    yield from _notices(TAIL, 5, chance, titles)


def _notices(kinds: Sequence[str], count: int, chance: random.Random, titles: Sequence[str]) -> Iterator[Piece]:
    for kind in chance.sample(kinds, count):
        words = kind.format(
            title=chance.choice(titles), person=chance.choice(NAMES), place=chance.choice(PLACES), outlet="Le Relais",
            rubric=chance.choice(RUBRICS), month=chance.choice(MONTHS), day=chance.randint(10, 28),
            hour=chance.randint(10, 23), minute=chance.randint(10, 59), digit=chance.randint(2, 9),
        )  # fmt: skip
        yield Piece(words, content=False)


def _roles(pieces: Sequence[Piece]) -> list[Counter[Role]]:
    """How many visible characters of each piece got each role."""
    characters = "\n".join(piece.words for piece in pieces)
    text = Text(characters=characters, language="fr")
    article = Article(text=text.id, sha256="", name="bench")
    reading = Reading(text, (article,), packs.shipped("lang/fr"), packs.shipped("world"), packs.shipped("ontology"))
    role_at = {}
    for block in clean(reading):
        role_at.update(dict.fromkeys(range(block.span.start, block.span.end), block.role))
    found = []
    start = 0
    for piece in pieces:
        places = [start + i for i, letter in enumerate(piece.words) if not letter.isspace()]
        found.append(Counter(role_at[place] for place in places))
        start += len(piece.words) + 1
    return found


if __name__ == "__main__":
    main()
