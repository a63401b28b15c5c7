"""Noun phrases of a `Line`: forward from a first word, backward before a verb, before a relative pronoun.

Enters: a `Line` and an index. Leaves: half-open ranges of words. Word classes decide, the parse is not asked.
"""

from collections.abc import Iterator

from recoupe.text.clauses import DASHES, Line
from recoupe.text.word import NOMINAL, TENSED

_DESCRIBES = ("ADJ", "NOUN")
"""Classes an adjective of a list is read as: « les autorités belges, néerlandaises et danoises »."""
_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X", "SYM"})


def phrase_end(line: Line, start: int, *, wide: bool = False) -> int:
    """Index after the noun phrase that begins at ``start``: names, nouns, adjectives and their « de » complements.

    With ``wide`` other prepositions are taken as well (an object in place, not a speaker before « à la radio »).
    """
    i = start
    last = start
    while i < len(line):
        word = line.words[i]
        if word.upos in ("VERB", "AUX") and i > start and not (word.tag == "pp" and wide):
            if word.tag in ("pp", "presp") and line.upos(i - 1) == "DET" and line.upos(i + 1) in NOMINAL:
                i += 1
                continue
            break
        if word.is_any("about") and word.upos != "DET" and i > start and not wide:
            break
        named = word.token.form[0].isupper() or _inside_name(line, i, start)
        if (
            i > start
            and last == i
            and not named
            and (word.upos == "DET" or counts(line, i) or (word.is_any("time") and word.upos != "ADP"))
        ):
            break
        if word.upos in NOMINAL or (word.upos == "PRON" and i == start) or word.token.entity:
            last = i + 1
        elif word.upos in _PHRASE or line.is_mark(i) or word.form in ("-", "&", "/"):
            last = i + 1 if word.upos in ("ADJ", "X", "SYM") or _closing(line, i, start) else last
        elif (listed := _listed_adjectives(line, i)) > i:
            i = last = listed
            continue
        elif not _joins(line, i, start, wide=wide):
            break
        i += 1
    return max(last, start)


def _listed_adjectives(line: Line, i: int) -> int:
    """Index after « , ukrainiens et sud-coréens » beside an adjective, when a list begins at ``i``; ``i`` otherwise."""
    k, joined = i, False
    while line.upos(k - 1) in _DESCRIBES and not joined and line.form(k) == "," and line.upos(k + 1) in _DESCRIBES:
        k += 2
        if line.is_any(k, "join") and line.upos(k + 1) in _DESCRIBES:
            k, joined = k + 2, True
    described = sum(line.upos(place) == "ADJ" for place in range(i - 1, k))
    return k if joined and described > 1 else i


def _inside_name(line: Line, i: int, start: int) -> bool:
    """« le ministère de la Santé »: the article belongs to the name, where no day follows it."""
    inside = i > start and bool(line.words[i].token.entity and line.words[i - 1].token.entity)
    return inside and line.upos(i + 1) not in ("NUM", "ADJ") and not line.is_any(i + 1, "time", "period")


def counts(line: Line, i: int) -> bool:
    """Whether a number in words begins a noun phrase of its own at ``i``: « à l'AFP deux responsables »."""
    return line.upos(i) == "NUM" and line.form(i).isalpha() and line.upos(i + 1) in ("NOUN", "ADJ")


def time_ago(line: Line, i: int) -> int:
    """Index after « il y a trois ans » when it begins at ``i``; ``i`` otherwise."""
    if not (line.is_any(i, "subject") and line.is_any(i + 1, "clitic") and line.is_any(i + 2, "aux_lemma")):
        return i
    stop = next((k for k in range(i + 3, i + 8) if line.is_any(k, "period")), -1)
    counted = all(line.upos(k) in ("NUM", "DET", "ADJ", "ADV", "ADP", "NOUN") for k in range(i + 3, stop))
    return stop + 1 if stop > 0 and counted else i


def _closing(line: Line, i: int, start: int) -> bool:
    return line.is_mark(i) and line.inside[i] >= 0 and line.inside[i] == line.inside[i - 1] and i > start


def _joins(line: Line, i: int, start: int, *, wide: bool) -> bool:
    """Whether a function word inside a phrase lets it go on."""
    word, after = line.words[i], line.word(i + 1)
    if after is None or i == start:
        return False
    nominal = after.upos in _PHRASE or after.upos == "ADP" or line.is_mark(i + 1)
    if word.is_any("of") or word.form in ("en", "-"):
        return nominal and not (word.form == "en" and not _titled(line, i))
    if word.is_any("join"):
        return after.upos in ("DET", "PROPN", "NOUN", "NUM", "ADJ") and not _clause_follows(line, i + 1)
    if word.upos == "ADV" or word.is_any("adverb"):
        return wide or after.upos == "ADJ"
    return wide and word.upos == "ADP" and not word.is_any("agent")


def _titled(line: Line, i: int) -> bool:
    return line.upos(i - 1) == "NOUN" and line.upos(i + 1) == "NOUN"


def _clause_follows(line: Line, start: int) -> bool:
    """Whether a noun phrase at ``start`` is the subject of another verb: « X et Y a dit » reads as two clauses."""
    for i in range(start, min(len(line), start + 8)):
        word = line.words[i]
        if word.tag in TENSED:
            return "Number=Plur" not in word.token.morph and not (i + 1 < len(line) and line.form(i).endswith("nt"))
        if word.upos in ("PUNCT", "SCONJ", "CCONJ"):
            return False
    return False


def phrase_start(line: Line, end: int) -> int:
    """Index of the first word of the noun phrase that ends before ``end``; ``end`` when there is none.

    Prepositional phrases are kept when a noun stands before them, so that « l'ambassadeur à l'ONU » stays whole.
    """
    i = end - 1
    while i >= 0 and _in_subject(line, i, end) and not _opens_clause(line, i, end):
        i -= 1
    start = i + (not _opens_clause(line, i, end))
    return _skip_adverbial(line, start, end)


def _opens_clause(line: Line, i: int, end: int) -> bool:
    """« a charge | his office denies »: a determiner right after a noun begins a clause without its relative."""
    if i < 1 or not line.book.has("optional_complementizer") or i >= end - 1:
        return False
    begins = line.upos(i) == "DET" or (line.is_any(i, "possessive") and line.upos(i) == "PRON")
    return begins and line.upos(i - 1) == "NOUN" and line.upos(i - 2) in ("DET", "ADJ")


def _in_subject(line: Line, i: int, end: int) -> bool:
    word = line.words[i]
    if line.is_mark(i):
        place = line.inside[i]
        return place >= 0 and place in (line.inside[i - 1], line.inside[min(i + 1, end)])
    if word.upos in ("PUNCT", "SCONJ", "INTJ") or word.is_any("relative", "complementizer"):
        return False
    if word.upos == "CCONJ":
        owned = line.upos(i + 1) == "PRON" and line.is_any(i + 1, "possessive")
        begins = owned or line.upos(i + 1) in ("DET", "PROPN", "NOUN", "ADJ", "NUM")
        return word.is_any("join") and i > 0 and line.upos(i - 1) in (*NOMINAL, "ADJ") and begins
    if word.tag in TENSED or word.tag in {"inf", "presp"}:
        return False
    if word.upos == "PRON":
        owns = word.is_any("possessive") and line.upos(i + 1) in ("NOUN", "PROPN", "ADJ")  # "her lawyer"
        return owns or not word.is_any("clitic") or word.is_any("subject")
    return True


def _skip_adverbial(line: Line, start: int, end: int) -> int:
    """Leave out what opens a clause before its subject: an opener, an adverb, « à Paris », a day."""
    i = start
    while i < end:
        word = line.words[i]
        if (
            word.upos in ("ADV", "CCONJ")
            or (word.is_any("opener", "negation") and word.upos not in ("DET", "PROPN"))
            or (word.is_any("time") and word.upos != "DET" and not word.is_any("determiner"))
        ):
            i += 1
        elif word.upos == "ADP" and not (word.is_any("of") and _partitive(line, i)):
            i = _after_adverbial(line, i + 1, end)
        else:
            return i
    return end


def _partitive(line: Line, i: int) -> bool:
    return line.form(i).startswith("d") and line.form(i)[-1:] == "s"


def _after_adverbial(line: Line, start: int, end: int) -> int:
    """Index after a prepositional phrase that opens a clause: at the next determiner or name that follows a noun."""
    seen = False
    for i in range(start, end):
        word = line.words[i]
        fresh = word.upos == "PROPN" and line.upos(i - 1) not in ("PROPN", "ADP", "DET")
        begins = word.upos in {"DET", "PRON"} or fresh
        if seen and begins and line.upos(i - 1) not in ("ADP", "DET"):
            return i
        seen = seen or word.upos in NOMINAL
    return end


def phrases_before(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Noun phrases before ``end`` in the same clause, nearest first, over inserted phrases between commas."""
    stop = end
    for _ in range(4):
        while stop > 0 and (line.form(stop - 1) in (",", "(", ")") or line.form(stop - 1) in DASHES):
            stop = _before_parenthesis(line, stop) if line.form(stop - 1) == ")" else stop - 1
        start = phrase_start(line, stop)
        if start < stop:
            yield start, stop
        low = stop - 1
        while low >= 0 and line.form(low) not in (",", ")") and line.form(low) not in DASHES:
            low -= 1
        if low < 0 or any(line.is_any(k, "complementizer", "subject_relative") for k in range(low, start)):
            return
        stop = low


def _before_parenthesis(line: Line, stop: int) -> int:
    """Index of the parenthesis that the one before ``stop`` closes."""
    return next((k for k in range(stop - 2, -1, -1) if line.form(k) == "("), stop - 1)


def antecedent(line: Line, relative: int) -> tuple[int, int] | None:
    """The noun phrase right before a relative pronoun, its « de » complements included."""
    stop = relative
    while stop > 0 and (line.form(stop - 1) == "," or line.form(stop - 1) in DASHES):
        stop -= 1
    start = stop
    while start > 0 and _in_antecedent(line, start - 1) and not _begins_anew(line, start):
        start -= 1
    while start < stop and line.is_any(start, "of") and line.upos(start) == "ADP":
        start += 1
    if (
        line.form(start - 1) == ","
        and stop - start == 2
        and line.upos(start) == "NUM"
        and _counts_years(line, start + 1)
    ):
        return antecedent(line, start - 1)  # « Jeanne Morel, 44 ans, qui … »
    return (start, stop) if any(line.upos(i) in (*NOMINAL, "PRON") for i in range(start, stop)) else None


def _begins_anew(line: Line, i: int) -> bool:
    """« dans leur majorité | la réforme promise »: an article right behind a noun begins another phrase."""
    plain = line.upos(i) == "DET" and not line.is_any(i, "of", "to") and line.form(i)[:1].isalpha()
    return plain and line.upos(i - 1) in ("NOUN", "ADJ") and not line.is_any(i - 1, "whole", "distributes")


def _counts_years(line: Line, i: int) -> bool:
    return line.is_any(i, "period", "time")


def _in_antecedent(line: Line, i: int) -> bool:
    word = line.words[i]
    if word.upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET") or line.is_mark(i) or word.form == "-":
        return True
    return (word.is_any("of", "join") and line.upos(i - 1) in ("NOUN", "PROPN", "ADJ", "NUM")) or word.is_any(
        "demonstrative", "anaphor"
    )
