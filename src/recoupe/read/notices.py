"""Notices of correction: what an article says of its own errors or of those of an earlier version.

Enters: a reading with analysed sentences, mentions, times, quantities and events. Leaves: one `Claim` in the article's
own voice for each notice, stance ``denies``: of polarity − where the words that follow are withdrawn (« nous avons
écrit à tort que … »), + where they are what stands (« contrairement à ce que nous avons écrit, … »), u where none
follow.
Refuses: what others correct, and articles that speak of corrections.

« Contrairement à ce que nous avons écrit, la ville compte 40 000 habitants. » gives a claim of the author with content
« la ville compte 40 000 habitants », stance denies, polarity +.
"""

import re
from collections.abc import Iterable
from functools import cache

from recoupe.model import Claim, Event, Holder, Mention, Problem, Quantity, Timex, Why
from recoupe.packs import Pack
from recoupe.terms import Certainty, HolderPath, Polarity, ReportType, Role, Stance
from recoupe.text.quotes import quotations
from recoupe.text.reading import Reading, Sentence

READ_ROLES = frozenset({Role.BODY, Role.HEADING, Role.TITLE, Role.CREDIT})
CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})

PRINTED, WRONG = "printed", "wrong"
"""Kinds of words that say what was printed, and of those that call it wrong: « … C'est une erreur. »."""

POLARITY = {
    "withdrawn": Polarity.NEGATIVE,
    PRINTED: Polarity.NEGATIVE,
    "stands": Polarity.POSITIVE,
    "notice": Polarity.UNKNOWN,
}

CLAUSE_END = re.compile(r"\s*(?:;|\.\s*$)")
"""Where what is withdrawn ends: « said that 13,000 had been sent; the figure is 3,000 »."""

SHORT = 8
"""Characters of content under which a notice names nothing."""


def notices(reading: Reading) -> Iterable[Claim | Problem]:
    """Notices of correction in text order, at most one a sentence."""
    patterns = _patterns(reading.language)
    following = (*reading.sentences[1:], None)
    for sentence, behind in zip(reading.sentences, following, strict=False) if patterns else ():
        if sentence.role in READ_ROLES:
            words = reading.text.characters[sentence.start : sentence.end]
            after = reading.text.characters[behind.start : behind.end] if behind is not None else ""
            yield from _notice(reading, sentence, words, after)


def _notice(reading: Reading, sentence: Sentence, words: str, after: str) -> Iterable[Claim]:
    """The notice of a sentence; what it only says to have printed is withdrawn where it or the next calls it wrong."""
    patterns = _patterns(reading.language)
    wrong = [pattern for kind, pattern, _ in patterns if kind == WRONG]
    for kind, pattern, rule in patterns:
        met = pattern.search(words) if kind != WRONG else None
        if met is None:
            continue
        own = not any(one.start <= met.start() < one.end for one in quotations(words, 0, len(words)))
        if kind == PRINTED and not (own and _is_wrong(words[met.end() :], after, wrong)):
            continue
        told = CLAUSE_END.split(words[met.end() :], maxsplit=1)[0]
        start, end = sentence.start + met.end(), sentence.start + met.end() + len(told.rstrip())
        start += len(words[met.end() :]) - len(words[met.end() :].lstrip())
        content = (start, end) if kind != "notice" and end - start >= SHORT else None
        yield _claim(reading, sentence, (met.start(), met.end()), content, kind, rule)
        return


def _is_wrong(rest: str, after: str, wrong: Iterable[re.Pattern[str]]) -> bool:
    return any(pattern.search(rest) or pattern.search(after) for pattern in wrong)


def _claim(
    reading: Reading, sentence: Sentence, cue: tuple[int, int], told: tuple[int, int] | None, kind: str, rule: str
) -> Claim:
    whole = reading.span(sentence.start + cue[0], told[1] if told else sentence.end)
    content = reading.span(*told) if told else reading.span(sentence.start + cue[0], sentence.end)
    said = reading.span(sentence.start + cue[0], sentence.start + cue[1])
    terms = {
        token.lemma
        for token in sentence.tokens
        if content.start <= token.start < content.end and token.upos in CONTENT_TAGS and len(token.form) > 2
    }
    return Claim(
        span=whole,
        content=content,
        stance=Stance.DENIES,
        certainty=Certainty.CERTAIN,
        polarity=POLARITY[kind],
        report_type=ReportType.AUTHOR,
        cue=said,
        holders=(Holder(HolderPath.AUTHOR),),
        terms=tuple(sorted(terms)),
        predicates=tuple(sorted({one.predicate for one in reading.of(Event) if one.trigger in content})),
        events=tuple(one.id for one in reading.of(Event) if one.trigger in content),
        mentions=tuple(one.id for one in reading.of(Mention) if one.head in content),
        timexes=tuple(one.id for one in reading.of(Timex) if one.span in content),
        quantities=tuple(one.id for one in reading.of(Quantity) if one.span in content),
        why=Why(spans=(said, content), rules=(rule,), analysis=reading.analysis, note=f"notice of correction, {kind}"),
    )


@cache
def _patterns(language: Pack) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Kind, words and rule of the notices of a language, those with a content first."""
    if "corrections" not in language:
        return ()
    rows = sorted(language["corrections"], key=lambda row: (row["kind"] == "notice", row["words"]))
    return tuple((row["kind"], re.compile(row["words"], re.IGNORECASE), row.rule) for row in rows)
