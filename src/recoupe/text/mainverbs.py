"""The main verbs of what is said, and whether they are negated.

Enters: a `Line` and a range of words. Leaves: verb groups of the main clause, and answers about them. No language is
named here.
"""

from collections.abc import Iterator

from recoupe.text.clauses import Group, Line, group_of
from recoupe.text.contents import Range
from recoupe.text.word import Word


def words_of(line: Line, content: Range) -> tuple[int, int]:
    """Indexes of the first word of a content and after its last."""
    first = line.index_at(content[0])
    last = first
    while last < len(line) and line.words[last].start < content[1]:
        last += 1
    return first, last


def main_groups(line: Line, first: int, last: int) -> Iterator[Group]:
    """Tensed groups of the main clause of a content and of the clause it introduces, not of relatives."""
    before, told, of_subject = False, False, False
    relative = _opens_aside(line, first, last)
    if line.is_any(first, "whoever"):
        relative, told = True, True
    for i in range(first, last):
        word = line.words[i]
        of_noun = word.is_any("complementizer") and not before and line.upos(i - 1) == "NOUN" and i > first + 1
        opens = word.is_any("relative", "condition", "subordinator") and word.upos != "DET" and not _reflects(word)
        if of_noun or (opens and i > first):
            relative, told = True, word.is_any("subject_relative") and line.form(i - 1) != ","
        elif word.form in (",", ":", ".", ";") or (word.is_any("complementizer") and not _joined(line, i - 1)):
            relative = relative and word.form == "," and False
        if not word.tag or word.tag == "presp":
            continue
        group = group_of(line, i)
        if group is None or not group.finite or group.first < first or not _is_head(line, i, last):
            continue
        if relative and told and not before and not of_subject:
            of_subject = True  # « quiconque parle à l'ennemi sera abattu »: the verb of the relative, then the main one
        elif not relative or of_subject:
            before, relative = True, False
            yield group


def _reflects(word: Word) -> bool:
    """« s' » before a verb, not before « il »: a pronoun that opens no clause."""
    return word.upos == "PRON" and word.is_any("reflexive")


def _opens_aside(line: Line, first: int, last: int) -> bool:
    """Whether a subordinate clause comes first, up to a comma: « Si la loi passe, les usines fermeront »."""
    start = first
    while line.is_mark(start):
        start += 1
    conjunction = line.is_any(start, "condition", "subordinator") or _joined(line, start)
    return conjunction and any(line.form(i) == "," for i in range(start + 1, last))


def _joined(line: Line, start: int) -> bool:
    """« Alors que », « Bien que », « Dès que »: an adverb or preposition that opens a clause with « que »."""
    led = line.upos(start) in ("ADV", "ADP", "SCONJ") and not line.is_any(start, "complementizer")
    return led and line.is_any(start + 1, "complementizer") and line.upos(start + 1) == "SCONJ"


def _is_head(line: Line, i: int, last: int) -> bool:
    """Whether the verb at ``i`` is the lexical verb of its group, not an auxiliary of one further on."""
    for k in range(i + 1, min(last, i + 6)):
        if line.words[k].tag in ("pp", "inf"):
            other = group_of(line, k)
            if other is not None and other.first <= i:
                return False
    return True


def denied(line: Line, first: int, last: int) -> bool:
    """Whether the main verb of a content is negated, or its subject is nobody or nothing."""
    if extols(line, first, last):
        return False
    main = next(iter(main_groups(line, first, last)), None)
    if main is not None and ((main.negated and not only(line, main, last)) or _takes_none(line, main, last)):
        return True
    begin = first
    while line.is_mark(begin):
        begin += 1
    while line.is_any(begin, "infinitive"):
        begin += 1
    if line.is_any(begin, "nobody") and line.upos(begin) in ("PRON", "NOUN", "DET"):
        return True
    if _counts_none(line, begin):
        return True
    if line.is_any(begin, "negative") and line.upos(begin) not in ("ADV", "CCONJ", "ADP", "PART", "INTJ"):
        return True
    return main is None and line.is_any(begin, "negation")


def extols(line: Line, first: int, last: int) -> bool:
    """« n'a jamais été aussi forte », "has never been stronger": never so much as now, which denies nothing."""
    never = next((i for i in range(first, last) if line.is_any(i, "never") and line.upos(i) == "ADV"), -1)
    degree = next((i for i in range(never + 1, min(last, never + 5)) if line.is_any(i, "degree")), -1)
    between = range(never + 1, degree)
    return never >= 0 and degree > 0 and all(line.words[i].is_any("aux_lemma", "copula_lemma") for i in between)


def sets_right(line: Line, first: int, last: int) -> bool:
    """« n'est plus une rumeur mais un fait », « n'aide personne, mais j'agirai »: what is so follows what is not."""
    groups = list(main_groups(line, first, last))
    if not groups or not groups[0].negated:
        return False
    start = groups[0].last + 1
    rather = next((i for i in range(start, last) if line.is_any(i, "rather")), -1)
    if rather > 0:
        return not any(line.is_any(i, "negation", "plain_negator") for i in range(rather, last))
    later = groups[1] if len(groups) > 1 else None
    if later is None or later.negated:
        return False
    between = range(start, later.first)
    apart = any(line.form(i) in (",", ";", ")", ".") or line.is_any(i, "join") for i in between)
    return apart and not any(line.is_any(i, "complementizer", "subordinator", "condition") for i in between)


def _counts_none(line: Line, begin: int) -> bool:
    """« Pas un seul sac ne manque », "not one of them was shot", "Not all of them died": the subject is negated."""
    after = begin + 1
    counted = line.upos(after) in ("NUM", "DET") or line.is_any(after, "indefinite", "unnamed")
    return line.is_any(begin, "plain_negator") and counted


def _takes_none(line: Line, group: Group, last: int) -> bool:
    """« took no money », "had “no record”": where the verb takes no negation with it, the object says it."""
    after = group.last + 1
    after += line.is_mark(after)
    nothing = line.is_any(after, "never") and line.upos(after) in ("PRON", "NOUN")
    return line.book.has("optional_complementizer") and after < last and (line.is_any(after, "no") or nothing)


def only(line: Line, group: Group, last: int) -> bool:
    """« ne … que »: only."""
    stop = min(last, group.last + 5)
    negator = any(line.is_any(i, "negator") for i in range(group.first, stop))
    return (
        not line.book.has("optional_complementizer")
        and not negator
        and any(line.is_any(i, "complementizer") for i in range(group.last + 1, stop))
    )


def is_of_facts(line: Line, one_is_infinitive: bool, first: int, last: int) -> bool:
    """« exclut avoir été informé », « exclut que l'incendie soit criminel »: what was or is, not what will be done."""
    if one_is_infinitive:
        return perfect(line, first, last)
    main = next(iter(main_groups(line, first, last)), None)
    if main is None:
        return False
    return main.tag == "past" or (line.words[main.head].is_any("copula_lemma") and not main.passive)


def perfect(line: Line, first: int, last: int) -> bool:
    """« jure n'avoir rien touché »: about what was, so no promise."""
    start = next((i for i in range(first, min(last, first + 4)) if line.words[i].tag == "inf"), -1)
    return (
        start >= 0
        and line.is_any(start, "aux_lemma")
        and any(line.words[i].tag == "pp" for i in range(start + 1, min(last, start + 5)))
    )


def before_main_verb(line: Line, group: Group, content: Range, *, clause: bool) -> int:
    """Where what a subject's participle or relative says ends: before the verb of the subject.

    « Des témoins affirmant avoir vu X | ont été entendus », « Les élus qui jugent que le projet est illégal | ont saisi
    le juge »; with ``clause`` the first tensed verb is that of what is said. The end of ``content`` without one.
    """
    if not _describes_subject(line, group):
        return content[1]
    tensed = [i for i in range(*content) if line.is_tensed(i) and line.inside[i] < 0]
    bare = not line.is_any(content[0] - 1, "complementizer")
    only = bare and len(tensed) == 1 and not any(line.is_tensed(i) for i in range(content[1], len(line)))
    return before_outer_verb(line, content, own=clause and not only)


def before_outer_verb(line: Line, content: Range, *, own: bool) -> int:
    """Where a content ends that stands inside a clause whose verb follows it: before that verb.

    With ``own`` the first tensed verb is that of the content; one with a subject or conjunction of its own is, too.
    """
    first, last = content
    begin = first + 1
    for i in range(first, last):
        if not line.is_tensed(i) or line.inside[i] >= 0:
            continue
        verb = _before_clitics(line, i)
        inner = any(_opens_clause(line, k) for k in range(begin, verb))
        joined = line.upos(verb - 1) in ("CCONJ", "PRON") or line.is_any(verb - 1, "subject")
        if not (own or inner or joined):
            return _at_comma(line, first, verb)
        own, begin = False, i
    return last


def _opens_clause(line: Line, i: int) -> bool:
    return line.is_any(i, "relative", "complementizer", "subordinator") and line.upos(i) != "DET"


def _before_clitics(line: Line, i: int) -> int:
    """Where a verb begins with its clitics, negation and adverbs: « ne se trompent »."""
    while line.is_any(i - 1, "clitic", "negation", "reflexive") and line.upos(i - 1) != "DET":
        i -= 1
    return i


def _describes_subject(line: Line, group: Group) -> bool:
    """Whether a verb is a participle or relative right behind the first noun of a sentence, before any tensed verb."""
    if any(line.is_tensed(i) for i in range(group.first)) or line.inside[group.head] >= 0:
        return False
    if group.tag == "presp":
        return line.upos(group.first - 1) in ("NOUN", "PROPN", "ADJ")
    opens = next((i for i in range(group.first - 1, max(0, group.first - 5), -1) if line.is_any(i, "relative")), -1)
    return (
        group.finite
        and opens > 0
        and line.upos(opens) == "PRON"
        and line.upos(opens - 1) in ("NOUN", "PROPN", "ADJ", "PRON")
    )


def _at_comma(line: Line, first: int, verb: int) -> int:
    """The comma before the subject of a verb, where one stands there: « … |, la direction a voté »; else the verb."""
    return next((i for i in range(verb - 1, first, -1) if line.form(i) == ","), verb)
