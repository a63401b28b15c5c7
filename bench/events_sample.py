"""Draw coded events from running news to be read by eye: ``python -m bench.events_sample ARTICLES [--articles 70]``.

ARTICLES is JSON lines (plain or gzip) with ``id``, ``title`` and ``text``. Articles and events are drawn by the hash of
seed and id, so that the same ones come whatever the order of the file. Each event is shown with its trigger, code,
parties and status and the words around it. The last line is one JSON object: articles read, events coded, an article.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from bench.claims_sample import AROUND, ARTICLES, articles, drawn
from recoupe.model import Article, Text
from recoupe.pipeline import Job, read_text
from recoupe.views.coded import coded_events
from recoupe.views.codings import CodedEvent


def main() -> None:
    """Read the articles drawn, print the events drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=ARTICLES)
    parser.add_argument("--articles", type=int, default=70, help="how many articles to read")
    parser.add_argument("--events", type=int, default=50, help="how many events to show")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--lang", default="fr")
    given = parser.parse_args()
    found: list[dict[str, Any]] = []
    for article in drawn(list(articles(given.path)), given.articles, given.seed):
        characters = f"{article.get('title', '')}\n\n{article['text']}"
        found += [{"id": one.id, "event": one, "text": characters} for one in coded(characters, given.lang)]
    for number, one in enumerate(drawn(found, given.events, given.seed), start=1):
        show(number, one["event"], one["text"])
    print(json.dumps({"articles": given.articles, "events": len(found)}))


def coded(characters: str, language: str) -> list[CodedEvent]:
    """The events of a text as the ontology codes them."""
    text = Text(characters=characters, language=language)
    article = Article(text=text.id, sha256="", name="bench", language=language)
    return coded_events(read_text(Job(text, (article,), ())), ontology="plover")


def show(number: int, event: CodedEvent, characters: str) -> None:
    """Print one event with the words around it."""
    parties = " | ".join(
        f"{role}: {', '.join(names)} ({', '.join(codes)})"
        for role, names, codes in (
            ("actor", event.actor_names, event.actor),
            ("recipient", event.recipient_names, event.recipient),
        )
    )
    print(f"{number:3} {event.event} {event.mode} | {event.trigger} | {event.status}\n    {parties}")
    print("    text: " + " ".join(characters[max(0, event.start - AROUND) : event.end + AROUND].split()))


if __name__ == "__main__":
    main()
