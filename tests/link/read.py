"""Articles read for the tests of linking: words in, every record of the reading and its article out."""

from recoupe import packs
from recoupe.link.pile import Pile
from recoupe.model import Article, DateCandidate, Record, Text, hash_id
from recoupe.pipeline import Job, linked, read_text


def read_as(words: str, *, language: str = "fr", day: str = "", outlet: str = "") -> list[Record]:
    """The article of one text with all that is read in it, published on an ISO day (undated when empty)."""
    text = Text(characters=words, language=language)
    dates = (DateCandidate(value=day, source="person"),) if day else ()
    name = f"{text.id[:8]}.txt"
    article = Article(text=text.id, sha256=hash_id(words, outlet), name=name, outlet=outlet, dates=dates)
    return [article, *read_text(Job(text, (article,), (), strict=True))]


def pile_of(*told: tuple[str, str, str]) -> Pile:
    """A pile of texts given as (words, language, ISO day), with what the link stages find."""
    records = [record for words, language, day in told for record in read_as(words, language=language, day=day)]
    found = linked(records)
    made = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    return made.more([record for name in sorted(found) for record in found[name]])
