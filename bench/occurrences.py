"""Occurrences: ``python -m bench.occurrences [ECB+ FILE] [--split dev]`` or ``--news ARTICLES [--gold FILE]``.

Of ECB+ the gold event mentions are given, the stories are predicted (`recoupe.link.stories`), and mentions of one story
are joined by `recoupe.link.occurrences`: a word that tells no event of ours stands for its own predicate, a slight one
where it tells that somebody says something; words of one stem or of one family of the lexicon are near. MUC, B³, CEAFe
(greedy pairing, never above the exact one) and their mean are printed, beside the peers of the same run: the lemma of
the head alone, and with the gold topic and subtopic.

Of French news the gold gives, for each true happening, its day, the words that tell it and its articles; printed is the
number of our occurrences for one true happening (1 is right), weighed by happening, and how many true happenings share
a record with another (``mixed``; 0 is right). ``--coded`` counts the same of ECB+, nothing given: the coded events that
tell a gold chain, by the records they stand in after linking. ``ARTICLES`` may be a dossier that is built, as of the
sample, with ``--gold bench/gold/stories/sample-happenings.tsv``. The last line is JSON.
"""

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bench.coreference import b_cubed, ceaf, muc
from bench.ecb import DATA, Document, Mention, documents
from bench.news import load
from bench.stories import read_news
from recoupe import packs
from recoupe.graph import components
from recoupe.ingest.dossier import open_dossier
from recoupe.link.happenings import Happening, happening, surrounded
from recoupe.link.occurrences import together
from recoupe.link.pile import READ_KINDS, Pile
from recoupe.link.stories import stories
from recoupe.link.vocabulary import families
from recoupe.model import Article, Event, Occurrence, Record
from recoupe.pipeline import linked
from recoupe.store.sql import SqlStore
from recoupe.terms import Stance, Status
from recoupe.views.coded import coded_events

GOLD = Path("bench/gold/stories/happenings.tsv")
SUFFIXES = ("ation", "ition", "ment", "ing", "ion", "er", "or", "al", "ed", "e", "s")
STEM = 4
"""Letters that must be left of a word for a suffix to be cut."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, nargs="?", default=DATA)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--news", type=Path, help="French news articles; counts records for each happening of --gold")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--coded", action="store_true", help="records of coded events for each gold chain of ECB+")
    parser.add_argument("--misses", action="store_true", help="print the happenings told more than once")
    given = parser.parse_args()
    if given.news:
        print(json.dumps(records_each(given.news, given.gold, misses=given.misses)))
        return
    read = list(documents(given.path, given.split))
    if given.coded:
        print(json.dumps(coded_each(read)))
        return
    gold = {one.name: one.chain for document in read for one in document.mentions}
    figures = {f"ours_{name}": value for name, value in score(gold, predicted(read)).items()}
    for name, keys in peers(read).items():
        figures[f"{name}_conll"] = score(gold, keys)["conll"]
    print(json.dumps({**figures, "mentions": len(gold)}))


def peers(read: Sequence[Document]) -> dict[str, dict[str, str]]:
    """Mentions grouped by the lemma of their head: alone, within the gold topic, within the gold subtopic."""
    every = [(document, one) for document in read for one in document.mentions]
    return {
        "lemma": {one.name: one.lemma for _, one in every},
        "lemma_gold_topic": {one.name: f"{one.lemma} {document.topic}" for document, one in every},
        "lemma_gold_subtopic": {one.name: f"{one.lemma} {document.story}" for document, one in every},
    }


def predicted(read: Sequence[Document]) -> dict[str, str]:
    """Mention to the group our stages put it in."""
    records = [record for document in read for record in (document.article, *document.records)]
    pile = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    story_of = {text: story.id for story in stories(pile) for text in story.why.inputs}
    events: dict[str, list[Event]] = defaultdict(list)
    for event in pile.of(Event):
        events[event.span.text].append(event)
    family = _families({one.lemma for document in read for one in document.mentions})
    told: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for document in read:
        for one in document.mentions:
            told[story_of[one.text], family[one.lemma]].append(_told(pile, one, events[one.text], family[one.lemma]))
    groups = [members for _, some in sorted(told.items()) for members in together(some)]
    return {name: str(number) for number, members in enumerate(groups) for name in members}


def _told(pile: Pile, one: Mention, events: Iterable[Event], family: str) -> Happening:
    """A gold mention as a happening: what our event at that place tells, or its bare word."""
    event = next((event for event in events if event.trigger.start < one.end and one.start < event.trigger.end), None)
    nobody: frozenset[str] = frozenset()
    bare = Happening(one.name, one.text, one.lemma, family, nobody, nobody, "", "", 0, 0, 0, is_slight=_says(one.lemma))
    known = bare if event is None else happening(pile, event)
    return surrounded(pile, replace(known, event=one.name, predicate=one.lemma, family=family), one.start, one.end)


@cache
def _says(lemma: str) -> bool:
    """Whether a word tells that somebody says something, and no event of ours: such acts are many on any day."""
    pack = packs.shipped("lang/en")
    cues = {row["lemma"] for row in pack["cues"] if row["stance"] == Stance.ASSERTS and row["upos"] == "VERB"}
    return lemma in cues - {row["lemma"] for row in pack["predicates"]}


def _families(lemmas: Iterable[str]) -> dict[str, str]:
    """Lemma to the name of the lemmas near it: of one stem, or of one family of the lexicon."""
    family = families(packs.shipped("ontology"))
    known: dict[str, set[str]] = defaultdict(set)
    for row in packs.shipped("lang/en")["predicates"]:
        known[row["lemma"]].add(family.get(row["predicate"], row["predicate"]))
    ordered = sorted(lemmas)
    marks = [(lemma, f"-{_stem(lemma)}") for lemma in ordered]
    marks += [(lemma, f"={min(known[lemma])}") for lemma in ordered if len(known[lemma]) == 1]
    nodes = {node for pair in marks for node in pair}
    return {one: members[0] for members in components(nodes, marks) for one in members}


def _stem(lemma: str) -> str:
    for suffix in SUFFIXES:
        if lemma.endswith(suffix) and len(lemma) - len(suffix) >= STEM:
            return lemma.removesuffix(suffix)
    return lemma


def score(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """F1 of MUC, B³ and CEAFe, and their mean."""
    order = {name: number for number, name in enumerate(sorted(gold))}
    keys, response = _sets(gold, order), _sets(found, order)
    measured = {
        "muc": _f1(muc(keys, response), muc(response, keys)),
        "b3": _f1(b_cubed(keys, response), b_cubed(response, keys)),
        "ceafe": _f1((ceaf(keys, response), len(keys)), (ceaf(keys, response), len(response))),
    }
    return {**measured, "conll": round(sum(measured.values()) / 3, 4)}


def _sets(groups: Mapping[str, str], order: Mapping[str, int]) -> list[set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name, group in groups.items():
        found[group].add(order[name])
    return [found[group] for group in sorted(found)]


def _f1(recall: tuple[float, float], precision: tuple[float, float]) -> float:
    r, p = recall[0] / max(1, recall[1]), precision[0] / max(1, precision[1])
    return round(2 * p * r / (p + r), 4) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A true happening: its name, the predicates and a pattern of the words that tell it, the articles that do."""

    name: str
    predicates: frozenset[str]
    words: str
    articles: frozenset[str]

    def is_told_by(self, event: Event, article: str) -> bool:
        """Whether an event of an article tells it."""
        told = event.predicate in self.predicates and re.search(self.words, event.span.surface)
        return bool(told) and article in self.articles


def coded_each(read: Sequence[Document]) -> dict[str, float]:
    """Records of ours for one true happening of ECB+: coded events on a gold mention, linked with nothing given.

    ``covered`` are the chains that some coded event tells, ``records_each`` the records they are told by (1 is right),
    ``mixed`` those that share a record with another chain.
    """
    records = [record for document in read for record in (document.article, *document.records)]
    found = [one for stage in linked(records).values() for one in stage if isinstance(one, Occurrence)]
    record_of = {event: one.id for one in found for event in one.events}
    coded = {one.id for one in coded_events(records, statuses=tuple(Status))}
    events = [one for one in records if isinstance(one, Event) and one.id in coded]
    told: dict[str, set[str]] = defaultdict(set)
    for document in read:
        own = [one for one in events if one.span.text == document.article.text]
        for mention in document.mentions:
            over = (one for one in own if one.trigger.start < mention.end and mention.start < one.trigger.end)
            told[mention.chain] |= {record_of.get(one.id, one.id) for one in over}
    covered = {chain: names for chain, names in told.items() if names}
    shared = Counter(name for names in covered.values() for name in names)
    total = sum(len(names) for names in covered.values())
    return {
        "chains": len(told),
        "covered": len(covered),
        "records": total,
        "records_each": round(total / max(1, len(covered)), 4),
        "mixed": sum(any(shared[name] > 1 for name in names) for names in covered.values()),
    }


def _built(dossier: Path) -> list[Record]:
    """What was read in a dossier that is built, without what was linked: linking is what is counted."""
    store = SqlStore.at(open_dossier(dossier).record_path)
    try:
        return [record for kind in READ_KINDS for record in store.records(kind)]
    finally:
        store.close()


def records_each(path: Path, gold: Path, *, misses: bool) -> dict[str, float]:
    """Occurrences of ours for one true happening, over the events of its articles that tell it."""
    with gold.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    wanted = [
        Wanted(row["id"], frozenset(row["predicates"].split()), row["words"], frozenset(row["articles"].split()))
        for row in rows
    ]
    names = {name for one in wanted for name in one.articles}
    records = (
        _built(path)
        if path.is_dir()
        else [record for one in load(path) if one.name in names for record in read_news(one).records]
    )
    pile = Pile(tuple(records), packs.shipped("world"), packs.shipped("ontology"))
    found = [one for stage in linked(records).values() for one in stage if isinstance(one, Occurrence)]
    name_of = {one.text: one.name for one in pile.of(Article)}
    events = {one.id: one for one in pile.of(Event)}
    counts = Counter[str]()

    def tells(one: Wanted, event: Event) -> bool:
        return one.is_told_by(event, name_of[event.span.text])

    tellers: dict[str, list[str]] = defaultdict(list)
    for one in wanted:
        told = [each for each in found if any(tells(one, events[event]) for event in each.events)]
        counts["told"] += bool(told)
        counts["records"] += len(told)
        for each in told:
            tellers[each.id].append(one.name)
        if misses and len(told) != 1:
            print(one.name, len(told))
    mixed = sorted(names for names in tellers.values() if len(names) > 1)
    if misses and mixed:
        print("told by one record:", *(" ".join(names) for names in mixed), sep="\n  ")
    return {
        "happenings": len(wanted),
        "told": counts["told"],
        "records": counts["records"],
        "records_each": round(counts["records"] / max(1, counts["told"]), 4),
        "mixed": len({name for names in mixed for name in names}),
    }


if __name__ == "__main__":
    main()
