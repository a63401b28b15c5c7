"""Where what is said begins and ends: boundaries of contents in a `Line`.

Enters: a `Line` and the index of a first word. Leaves: half-open ranges of words, and of characters.
"""

from recoupe.text.adjuncts import before_complement
from recoupe.text.bareclauses import opens_phrase, own_verb_behind, resumes
from recoupe.text.clauses import DASHES, STOPS, Group, Line, group_of, joins_infinitive
from recoupe.text.cues import Entry
from recoupe.text.mainclauses import gerund_start
from recoupe.text.word import MARKS, SPEAKING, TENSED, Word

Range = tuple[int, int]


def offsets(line: Line, content: Range) -> Range:
    """Characters of the words ``content``, widened to a quotation that runs on beyond the sentence."""
    start, end = line.words[content[0]].start, line.words[content[1] - 1].end
    for one in line.quotations:
        if one.start < line.words[0].start < one.end <= end and content[0] == 0:
            start = min(start, one.start)
        if start <= one.start < end <= one.end and one.end > line.words[-1].end and one.end - end < 2000:
            end = max(end, one.end)
    return start, end


def content_end(line: Line, start: int, *, commas: bool = False) -> int:
    """Index after a content that begins at ``start``: where the sentence, or what the holder says, stops.

    With ``commas`` any comma outside a quotation or parenthesis stops it (a noun phrase rather than a clause).
    """
    level = 0
    for i in range(start, len(line)):
        word = line.words[i]
        level += (word.form in ("(", "[")) - (word.form in (")", "]"))
        if level < 0:
            return i
        if level or _inside_quotation(line, i, start):
            continue
        if i > start and _stops(line, i, start, commas=commas):
            return _trim(line, start, i)
    return _trim(line, start, len(line))


def _inside_quotation(line: Line, i: int, start: int) -> bool:
    """Whether a word stands in a quotation that the content holds or began in, and is not its last mark."""
    place = line.inside[i]
    if place < 0:
        return False
    return line.words[i].end < line.quotations[place].end and (
        line.quotations[place].start >= line.words[start].start or i > start
    )


def before_resumed(line: Line, start: int, end: int) -> int:
    """End of what is said in « X, qui craint que …, a fait … »: the comma before the verb of X."""
    for i in range(start + 1, end - 1):
        if line.form(i) == "," and line.inside[i] < 0:
            k = i + 1
            while line.is_any(k, "clitic", "negation") and line.upos(k) != "DET":
                k += 1
            if k < end and line.words[k].tag in TENSED:
                return i
    return end


def _trim(line: Line, start: int, end: int) -> int:
    """Drop final punctuation, unless it stands inside the closing mark of a quotation that the content holds."""
    while end - 1 > start and line.upos(end - 1) == "PUNCT" and not _closes(line, end - 1, start):
        end -= 1
    return end


def _closes(line: Line, i: int, start: int) -> bool:
    form = line.form(i)
    if form in (")", "]"):
        return any(line.form(k) in ("(", "[") for k in range(start, i))
    if form in MARKS:
        return line.inside[i] >= 0 and line.quotations[line.inside[i]].end <= line.words[i].end
    return form in ("…", "...", "!", "?") and line.is_mark(i + 1)


def _stops(line: Line, i: int, start: int, *, commas: bool) -> bool:
    word = line.words[i]
    if word.form in STOPS or (word.upos == "PUNCT" and word.form in (".", "!", "?") and i == len(line) - 1):
        return True
    if (word.form == "," or word.is_any("join")) and _goes_on_in_perfect(line, i + 1, start):
        return True
    if word.form == "," or word.form in DASHES:
        quoted = line.is_mark(i + 1) and line.is_any(i + 2, "relative")
        whole = _enumerates(line, i) or quoted or _counts_among(line, i)
        return (commas and not whole) or (comma_stops(line, i) and not own_verb_behind(line, start, i))
    if word.form == ":" and commas and line.is_mark(i + 1):
        return True
    if word.form == ":" and line.form(len(line) - 1) == "?" and line.inside[i] < 0 and not line.is_mark(i + 1):
        return True  # « … soupçonnent une manœuvre : pourquoi maintenant ? »
    if word.is_any("coordinator", "join") or word.upos == "CCONJ":
        other = commas and (_other_verb(line, i + 1) or joins_infinitive(line, i, start))
        return _new_attribution(line, i + 1) or other
    return _prepositional_cue(line, i) > i and i - start > 2


def _goes_on_in_perfect(line: Line, j: int, start: int) -> bool:
    """« a dénoncé un vol | et réclamé une enquête », « …, exhorté ses troupes à … »: the auxiliary of the cue again."""
    group = group_of(line, j) if j < len(line) and line.words[j].tag == "pp" else None
    if group is None or group.passive or group.tag != "past" or line.inside[j] >= 0:
        return False
    return not any(line.is_any(k, "aux_lemma") and line.words[k].tag for k in range(start, j))


def _counts_among(line: Line, i: int) -> bool:
    """« quatre morts, dont un policier », "ten hurt, including two children": part of what is counted."""
    counted = line.upos(i + 2) == "DET" or any(line.upos(k) == "NUM" for k in range(i + 2, i + 6))
    among = line.is_any(i + 1, "among") and counted
    return among and not any(line.is_tensed(k) for k in range(i + 2, min(len(line), i + 7)))


def before_other_verb(line: Line, start: int, end: int) -> int:
    """End of a noun phrase: before « et a quitté … », a second verb of the holder, when no verb stands in it."""
    for i in range(start + 1, end - 1):
        if line.words[i].tag in TENSED or line.is_any(i, "complementizer", "relative"):
            return end
        if line.inside[i] < 0 and line.is_any(i, "join", "coordinator") and _other_verb(line, i + 1):
            return i
    return end


def _other_verb(line: Line, j: int) -> bool:
    """Whether another verb of the same subject begins at ``j``: « dénonce un piège et quitte la salle »."""
    while line.is_any(j, "clitic", "negation") and line.upos(j) != "DET":
        j += 1
    return line.is_tensed(j) and line.upos(j) in SPEAKING


def comma_stops(line: Line, i: int) -> bool:
    """Whether what follows the comma at ``i`` is the writer's own: another attribution, a comment on the whole."""
    j = i + 1
    while line.is_any(j, "adverb", "coordinator") or line.upos(j) == "CCONJ":
        j += 1
    word = line.word(j)
    if word is None:
        return True
    resumed = j > i + 1 and line.is_any(j, "anaphor", "subject") and line.upos(j) == "PRON"
    if resumed and _new_attribution(line, j + 1):
        return True  # "Growers say it is worse, and they want …"
    attributed = _prepositional_cue(line, j) > j or _new_attribution(line, j) or _ends_attributed(line, j)
    if attributed or _goes_round(line, i) or _comes_before(line, i + 1):
        return True
    word = line.words[gerund_start(line, j)]
    attributes = word.tag == "presp" and (word.lemma in line.book.verbs or word.is_any("causative"))
    if attributes or (line.book.has("subject_first") and _tells_when(line, j)):
        return True
    if word.is_any("comment") and (line.is_any(j + 1, "relative", "complementizer") or _goes_along(line, j)):
        return True
    contrasts = line.is_any(i + 1, "contrast") and line.is_any(i + 2, "complementizer")
    if (word.is_any("contrast") or contrasts) and line.inside[i] < 0:
        return True
    if (
        word.tag == "pp"
        and word.lemma in line.book.verbs
        and line.is_any(j + 1, "of", "agent")
        and not line.is_any(i - 1, "aux_lemma")
        and not resumes(line, i)
    ):
        return True
    return word.upos == "DET" and line.is_any(j + 1, "resumptive")


def _comes_before(line: Line, j: int) -> bool:
    """« a dit que le toit tiendrait, avant de quitter la salle »: what the speaker did then is told by the writer."""
    verb = j + 1 + line.is_any(j + 1, "of")
    return line.is_any(j, "que_partner") and verb < len(line) and line.words[verb].tag == "inf"


def _goes_round(line: Line, i: int) -> bool:
    """« A menace de partir, B craint le pire », "A wants talks, B refuses them": one short clause for each speaker."""
    j = i + 1
    named = line.upos(j) == "PROPN" or (line.upos(j) == "DET" and line.upos(j + 1) in ("NOUN", "PROPN"))
    if not named or line.inside[i] >= 0:
        return False
    verb = next((k for k in range(j + 1, min(len(line), j + 5)) if line.words[k].tag in TENSED), -1)
    apart = all(line.upos(k) in ("DET", "NOUN", "PROPN", "ADJ") for k in range(j, verb))
    if verb < 0 or not apart or line.words[verb].lemma not in line.book.verbs:
        return False
    frames = {entry.frame for entry in line.book.verbs[line.words[verb].lemma]}
    begins = line.is_any(verb + 1, "infinitive", "complementizer") or line.upos(verb + 1) in ("DET", "PROPN")
    return begins and bool(frames & {"inf", "que"})


def _ends_attributed(line: Line, j: int) -> bool:
    """« …, the fire chief cautioned. »: a subject and a verb of speech close the sentence."""
    if not line.book.has("subject_first"):
        return False
    for i in range(j, min(len(line), j + 12)):
        word = line.words[i]
        if (
            word.tag in ("past", "pres")
            and i > j
            and any(e.frame == "quote" for e in line.book.verbs.get(word.lemma, ()))
        ):
            after = line.words[i + 1 :]
            if line.form(i + 1) == ",":
                return True
            return all(one.upos in ("PUNCT", "ADP", "PROPN") or one.is_any("time") for one in after)
        if word.upos not in ("DET", "NOUN", "PROPN", "ADJ", "ADP", "PART", "PRON", "NUM"):
            return False
    return False


def _tells_when(line: Line, j: int) -> bool:
    """« , a day after heavy gunfire rang out »: when it was said to happen is told by the writer."""
    span = next((k for k in range(j, min(len(line), j + 4)) if line.is_any(k, "period", "time")), -1)
    before = all(line.upos(k) in ("DET", "NUM", "ADJ", "ADV") for k in range(j, max(span, j)))
    return span >= 0 and before and line.is_any(span + 1, "sooner_later")


def _goes_along(line: Line, j: int) -> bool:
    """``, as the strike went into its second week``: what went on meanwhile is told by the writer."""
    if not line.book.has("subject_first") or line.upos(j + 1) not in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"):
        return False
    stop = next((k for k in range(j + 1, len(line)) if line.form(k) in (",", ";", ":", ".")), len(line))
    return any(line.is_tensed(k) for k in range(j + 2, stop))


def _enumerates(line: Line, i: int) -> bool:
    """A comma between parts of one list: « des obus, des missiles et des drones »."""
    for k in range(i + 1, min(len(line), i + 9)):
        if line.form(k) == "," or line.words[k].tag in ("pres", "past", "fut", "cond", "presp"):
            return False
        if line.is_any(k, "join") and line.upos(i + 1) in ("DET", "NOUN", "ADJ", "ADP"):
            return True
    return False


def _new_attribution(line: Line, j: int) -> bool:
    """Whether a verb group with a cue begins at ``j`` without a subject of its own (or with an inverted one)."""
    for head in range(j, min(len(line), j + 6)):
        word = line.words[head]
        if word.is_any("aux_lemma"):
            continue
        if word.upos in SPEAKING and word.tag and word.lemma in line.book.verbs:
            group = group_of(line, head)
            if group is None or group.first > j or group.passive or group.tag == "inf":
                return False
            frames = {entry.frame for entry in line.book.verbs[word.lemma]}
            after = group.last + 1 + (line.upos(group.last + 1) == "DET")
            idiom = any(line.form(after) in entry.words[1:] for entry in line.book.verbs[word.lemma])
            return (idiom or bool(frames & {"que", "quote", "obj_inf", "light"})) and (
                group.finite or group.tag == "pp"
            )
        if not (word.upos in ("AUX", "ADV", "PRON", "PART", "VERB") or line.is_mark(head)):
            return False
    return False


def _prepositional_cue(line: Line, i: int) -> int:
    """Index after a preposition that attributes (« selon », « d'après ») at ``i``; ``i`` when there is none."""
    entry = preposition_at(line, i)
    return i + len(entry.words) if entry is not None else i


def preposition_at(line: Line, i: int) -> Entry | None:
    """The row of the attributing preposition that begins at ``i``."""
    for entry in line.book.prepositions.get(line.form(i), ()):
        if entry.frame in ("prep", "source", "own") and all(
            _same(line, i + k, word) for k, word in enumerate(entry.words)
        ):
            return entry
    return None


def _same(line: Line, i: int, word: str) -> bool:
    form = line.form(i)
    return (
        form == word
        or (word == "POSS" and line.is_any(i, "possessive"))
        or (line.is_any(i, "of") and word in ("de", "of") and i > 0)
    )


def clause_start(line: Line, low: int, stop: int) -> int:
    """Index of the first word of what is said before ``stop``: openers and dashes skipped, a colon respected."""
    start = low
    while start < stop and (
        (line.upos(start) == "PUNCT" and not line.is_mark(start)) or line.form(start) in ("-", "–", "—")
    ):
        start += 1
    if line.is_any(start, "opener") and line.upos(start) in ("CCONJ", "ADV") and start + 1 < stop:
        start += 1
        start += line.form(start) == ","
    return start


def complement_start(line: Line, place: int, *, wh: bool = True) -> int:
    """Index after the complementizer of a verb whose words end before ``place``; -1 when there is none."""
    depth, skip = 0, 0
    for i in range(place, min(len(line), place + 30)):
        word = line.words[i]
        depth += (word.form == "(") - (word.form == ")")
        if depth or i < skip:
            continue
        attributed = word.form == "," and _prepositional_cue(line, i + 1) > i + 1
        if attributed or (word.form == "," and line.is_any(i + 1, "subject_relative")):
            skip = next((k for k in range(i + 2, min(len(line), i + 14)) if line.form(k) == ","), i)
            continue
        if i > place and _belongs_elsewhere(line, i):
            return -1
        if word.is_any("complementizer") and word.upos != "DET":
            led = i == before_complement(line, place) and not line.is_any(i - 1, "comparison", "que_partner", "negator")
            if led or not _restrictive(line, i, place):
                return i + 1
        if (
            i <= place + 1
            and wh
            and word.is_any("wh")
            and word.upos != "DET"
            and not (word.is_any("reflexive") and word.upos == "PRON")
        ) or _to_what_degree(line, i):
            return i
        if word.is_any("so_that") and line.is_any(i + 1, "subject_relative", "complementizer") and i == place:
            return i
        if word.tag in ("pres", "past", "fut", "cond") and i > place and word.upos in SPEAKING:
            return -1
        if word.form in (":", ";") or word.is_any("subject_relative"):
            return -1
        if word.tag == "inf" and i == place:
            return -1
    return -1


def _belongs_elsewhere(line: Line, i: int) -> bool:
    """« a dit non, avant de préciser que … », « a promis de venir, ce qu'elle a fait »: another verb's « que »."""
    if line.is_any(i, "complementizer"):
        return line.is_any(i - 1, "so_that") and line.form(i - 2) == ","
    apart = line.words[i].tag == "presp" and line.form(i - 1) == ","  # « …, estimant, par écrit, que … »
    after = before_complement(line, i + 1) if apart else i + 1
    if not line.words[i].tag or not line.is_any(after, "complementizer"):
        return False
    return any(entry.frame in ("que", "quote") for entry in line.book.verbs.get(line.words[i].lemma, ()))


def _restrictive(line: Line, i: int, place: int) -> bool:
    """« ne … que », « plus que », « tel que », « le fait que l'on »: no complement of the verb."""
    last = line.word(i - 1)
    if last is not None and line.book.has("optional_complementizer") and last.upos == "NOUN" and line.is_tensed(i + 1):
        return True
    if last is None or i == place or (i == place + 1 and _goes_with_verb(line, last, place)):
        return False
    return last.is_any("comparison", "que_partner") or (
        last.upos == "NOUN"
        and not last.is_any("fact")
        and last.i > place + 1
        and not last.is_any("time")
        and line.upos(last.i - 1) == "DET"
        and not (line.is_any(last.i - 2, "to", "preposition") and i - place < 9)
    )


def _goes_with_verb(line: Line, last: Word, place: int) -> bool:
    """« ne nie plus que », « indique aussi que »: the word before « que » belongs to the verb, not to a comparison."""
    if last.is_any("also"):
        return True
    return last.is_any("negator") and any(line.is_any(k, "negation") for k in range(max(0, place - 5), place))


def _to_what_degree(line: Line, i: int) -> bool:
    return line.is_any(i, "to") and line.is_any(i + 1, "degree") and line.upos(i + 2) == "NOUN"


def last_clause(line: Line, stop: int) -> int:
    """Start of the last main clause before ``stop``: after « , et » with a subject of its own, else the sentence."""
    for i in range(stop - 3, 0, -1):
        if line.form(i) == "," and line.is_any(i + 1, "coordinator") and line.upos(i + 2) in ("DET", "PROPN", "PRON"):
            return i + 2
    return clause_start(line, 0, stop)


def in_opening(line: Line, group: Group) -> bool:
    """Whether the cue stands in a subordinate clause or phrase that opens the sentence, so that a comma ends it."""
    if group.tag in ("inf", "presp") and not any(line.words[k].tag in TENSED for k in range(group.first)):
        return group.tag == "inf" or group.first < 2
    low = int(line.upos(0) == "CCONJ")  # « Et à l'heure où … »
    if line.is_any(low, "subordinator", "contrast", "condition") and not opens_phrase(line, low):
        return not any(_main_subject(line, i) for i in range(low + 1, group.first - 1))
    if line.upos(low) not in ("ADP", "SCONJ"):
        return False
    return group.first < next((i for i in range(len(line)) if line.form(i) == "," and line.inside[i] < 0), len(line))


def _main_subject(line: Line, i: int) -> bool:
    """Whether a main clause begins after the comma at ``i``: a tensed verb stands before it already."""
    return line.form(i) == "," and any(line.words[k].tag in TENSED for k in range(i))


def closing_mark(line: Line, i: int) -> bool:
    """Whether a quotation ends at ``i``."""
    if not line.is_mark(i):
        return False
    place = line.inside[i]
    return place < 0 or line.quotations[place].end <= line.words[i].end or not line.quotations[place].closed
