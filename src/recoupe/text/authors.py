"""What the article itself puts forward with reserve: conditionals, modals, « sans doute », a heading that asks.

Enters: a `Line` and the characters that others already answer for. Leaves: attributions to the author.
"""

from collections.abc import Iterator, Sequence

from recoupe.terms import Certainty, HolderPath, Polarity, Role, Stance
from recoupe.text.clauses import Line, group_of
from recoupe.text.commitment import WEAKER
from recoupe.text.contents import Range, clause_start, content_end, last_clause, offsets
from recoupe.text.forecasts import of_what_is
from recoupe.text.hedging import Hedge, hedges_in
from recoupe.text.nounphrases import antecedent
from recoupe.text.sightings import Attribution
from recoupe.text.speakers import absent
from recoupe.text.word import TENSED


def author_attributions(line: Line, taken: Sequence[Range]) -> Iterator[Attribution]:
    """At most one attribution to the author for each clause that holds hedges nobody else answers for."""
    if any(word.is_any("first_person") and not word.is_any("impersonal") for word in line.words):
        return
    asking = _asks(line)
    free = [
        one
        for one in hedges_in(line, 0, len(line))
        if one.kind != "label"
        and not any(low <= one.start < high for low, high in taken)
        and not _is_quoted(line, one)
        and not _is_attributive(line, one)
    ]
    done: list[Range] = []
    for hedge in free:
        content = _clause(line, hedge, taken)
        if content is None or any(low < content[1] and content[0] < high for low, high in done):
            continue
        done.append(content)
        inside = [one for one in free if content[0] <= one.start < content[1]]
        weakest = max((one.certainty for one in inside), key=WEAKER.index)
        yield _author(content, Stance.PREDICTS if asking else _stance(line, inside), weakest, inside[0])
    start = clause_start(line, 0, len(line)) if asking and not done and not taken else len(line)
    if start < len(line):
        mark = max(word.i for word in line.words if word.form == "?")
        yield Attribution(
            (line.words[mark].start, line.words[mark].end), offsets(line, (start, content_end(line, start))),
            (absent(HolderPath.AUTHOR),), Stance.PREDICTS, Certainty.UNCOMMITTED, Polarity.POSITIVE, (), "author",
        )  # fmt: skip


def _asks(line: Line) -> bool:
    """Whether the article itself asks: a heading, or running text with a verb, outside quotations and dialogue."""
    if not any(word.form == "?" for word in line.words[-2:]):
        return False
    if line.sentence.role in (Role.HEADING, Role.TITLE):
        return True
    addressed = any(
        word.is_any("second_person", "first_person") and not word.is_any("impersonal") for word in line.words
    )
    verbal = any(word.tag in (*TENSED, "inf") for word in line.words)
    verbal = verbal or any(line.is_any(i, "wh") for i in range(min(3, len(line))))  # « Combien de morts ? »
    spoken = (
        bool(line.quotations) or line.form(0) in ("-", "–", "—") or any(word.form == ":" for word in line.words[:8])
    )
    return line.sentence.role is Role.BODY and verbal and not spoken and not addressed


def _is_quoted(line: Line, hedge: Hedge) -> bool:
    """Whether a hedge stands in somebody's quotation, so that it is not the article's."""
    place = line.inside[line.index_at(hedge.start)]
    return place >= 0 and line.quotations[place].end - line.quotations[place].start > hedge.end - hedge.start + 12


def _is_attributive(line: Line, hedge: Hedge) -> bool:
    """« annonce un éventuel retour »: behind a verb, so that the sentence itself is not put with reserve."""
    i = line.index_at(hedge.start)
    beside_noun = line.upos(i - 1) in ("DET", "NOUN", "ADP") or line.upos(i + 1) == "NOUN"
    opens = all(line.upos(k) in ("DET", "ADJ", "NUM", "NOUN") for k in range(i))
    return hedge.kind == "adjective" and beside_noun and not opens and any(word.tag for word in line.words)


def _author(content: Range, stance: Stance, certainty: Certainty, hedge: Hedge) -> Attribution:
    sources = (absent(HolderPath.AUTHOR),)
    cue = (hedge.start, hedge.end)
    return Attribution(cue, content, sources, stance, certainty, Polarity.POSITIVE, (hedge.rule,), "author")


def _stance(line: Line, hedges: Sequence[Hedge]) -> Stance:
    for hedge in hedges:
        word = line.words[line.index_at(hedge.start)]
        if word.is_any("copula_lemma") and hedge.kind == "verb":
            return Stance.EVALUATES if _is_of_quality(line, word.i + 1) else Stance.ASSERTS
        reported = word.is_any("aux_lemma", "copula_lemma") and hedge.kind == "conditional"
        reported = reported or (len(hedges) == 1 and hedge.kind == "conditional" and _is_report(line, word.i))
        if hedge.kind in ("conditional", "modal") and not reported and not _of_a_state(line, word.i):
            return Stance.PREDICTS
        if hedge.kind == "adverb" and any(near.tag == "fut" for near in line.words[max(0, word.i - 3) : word.i + 3]):
            return Stance.PREDICTS
    return Stance.ASSERTS


def _of_a_state(line: Line, i: int) -> bool:
    """« pourrait refléter une crise »: the modal's verb tells what may be so now."""
    groups = (group_of(line, near) for near in range(min(len(line), i + 5) - 1, i - 1, -1))
    group = next((one for one in groups if one is not None and one.first <= i <= one.last), None)
    scheduled = line.words[i].is_any("copula_lemma")  # "is due in May"
    return group is not None and not group.passive and not scheduled and of_what_is(line, group)


def _is_report(line: Line, i: int) -> bool:
    """« quatre élus feraient l'objet de poursuites »: what is said to be, with no condition and no day to come."""
    group = group_of(line, i)
    if group is None or group.modal or group.lemma in line.book.conditionals:
        return False
    return not any(word.is_any("condition") or word.tag == "fut" for word in line.words)


def _is_of_quality(line: Line, place: int) -> bool:
    """« semble fragile » judges; « semble avoir été préparé », « semble que … » puts a fact with reserve."""
    while line.upos(place) == "ADV" or line.is_any(place, "negator", "preposition", "of") or line.is_mark(place):
        place += 1
    word = line.word(place)
    return word is not None and (word.upos in ("ADJ", "NOUN") or word.tag == "pp")


def _clause(line: Line, hedge: Hedge, taken: Sequence[Range]) -> Range | None:
    """The clause around a hedge, as characters: a relative with its antecedent, or the main clause."""
    i = line.index_at(hedge.start)
    for k in range(i - 1, max(-1, i - 6), -1):
        if line.is_any(k, "subject_relative") and line.upos(k) != "DET" and not line.is_any(k - 1, "so_that"):
            found = antecedent(line, k)
            if found is not None:
                end = content_end(line, i, commas=True)
                whole = _free(offsets(line, (found[0], end)), taken)
                return whole or _free(offsets(line, (k, end)), taken)
            break
        if line.words[k].tag in TENSED or line.form(k) == ",":
            break
    start = clause_start(line, 0, i)
    if line.is_any(start, "subordinator", "condition", "preposition") or line.words[start].tag == "presp":
        start = _after_comma(line, start, i)
    for low, high in taken:
        if line.words[start].start <= low < hedge.start and high <= hedge.start:
            start = max(start, line.index_at(high))
    start = max(start, last_clause(line, i), _second_clause(line, start, i))
    while start < i and (
        (line.upos(start) == "PUNCT" and not line.is_mark(start)) or line.is_any(start, "coordinator")
    ):
        start += 1
    return _free(offsets(line, (start, max(content_end(line, start), i + 1))), taken)


def _second_clause(line: Line, start: int, i: int) -> int:
    """Index after « et » where a clause with a subject of its own begins: « X est ouverte et Y feraient … »."""
    k = next((k for k in range(i - 1, start, -1) if line.is_any(k, "join", "coordinator") or line.form(k) == ","), -1)
    if k < 0 or line.form(k) == "," or line.upos(k + 1) not in ("DET", "NUM", "PROPN", "PRON"):
        return start
    whole = any(line.words[j].tag in TENSED for j in range(start, k))
    return k + 1 if whole and not any(line.words[j].tag for j in range(k + 1, i)) else start


def _after_comma(line: Line, start: int, i: int) -> int:
    commas = [k for k in range(start, i) if line.form(k) == ","]
    return commas[-1] + 1 if commas else start


def _free(content: Range, taken: Sequence[Range]) -> Range | None:
    """The content when it does not run into words that somebody else answers for."""
    start, end = content
    for low, high in taken:
        if low <= start < high:
            return None
        if start < low < end:
            end = low
    return (start, end) if end - start > 3 else None
