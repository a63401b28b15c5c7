"""What may stand between a verb and its subject or object: adverbs, days, « à l'AFP », « sous couvert d'anonymat ».

Enters: a `Line` and the index after a verb. Leaves: the index where the adjuncts are over. No language is named here.
"""

from recoupe.text.clauses import Line, over_asides
from recoupe.text.nounphrases import counts, phrase_end, time_ago
from recoupe.text.word import NOMINAL, TENSED


def after_adjuncts(line: Line, place: int) -> int:
    """Over adverbs, days and « à l'AFP », « sous couvert d'anonymat » between a verb and its subject; -1 at the end."""
    i = place
    while i < min(len(line), place + 16):
        word = line.words[i]
        if over_asides(line, i) > i:
            i = over_asides(line, i)
        elif (
            word.upos == "ADV"
            or (word.is_any("time") and not word.is_any("determiner"))
            or (line.form(i) == "," and i > place and _is_insertion(line, place, i))
        ):
            i += 1
        elif word.upos == "ADP" and i + 1 < len(line) and line.words[i + 1].tag == "inf":
            return -1
        elif time_ago(line, i) > i:
            i = time_ago(line, i)
        elif word.is_any("determiner") and (after := _after_time(line, i + 1)) > i + 1:
            i = after
        elif word.upos == "NUM" and line.is_any(i + 1, "time"):
            i += 1
        elif (word.upos == "ADP" and not (word.is_any("of") and line.form(i)[-1:] == "s")) or (
            word.form == "," and i == place and _inserted(line, i)
        ):
            i = _phrase_break(line, i + 1)
        elif word.upos == "NUM" and line.is_any(i - 1, "time"):
            i += 1
        else:
            return i
    return -1


def before_complement(line: Line, place: int) -> int:
    """Over what stands between a verb and its « que » or infinitive: « de son côté », « dans un discours à Lyon ».

    Days, adverbs, phrases with a preposition and insertions between commas, as long as nothing else comes between;
    the index where they end, ``place`` where there are none.
    """
    i = place
    while i < min(len(line), place + 30):
        after = _over_one(line, i, place)
        if after <= i:
            break
        i = after
    return i


def _over_one(line: Line, i: int, place: int) -> int:
    """Index after one adjunct at ``i``; ``i`` where none begins."""
    word = line.words[i]
    if over_asides(line, i) > i:
        return over_asides(line, i)
    if line.is_any(i, "complementizer", "wh", "subject_relative") or _acts(line, i):
        return i
    if word.upos == "ADV" and not word.is_any("negation", "negator", "negative"):
        return i + 1
    if word.is_any("time") and word.upos != "DET" and not word.is_any("determiner"):
        return i + 1
    if word.is_any("determiner") and _after_time(line, i + 1) > i + 1:
        return _after_time(line, i + 1)
    if word.form == ",":
        return _over_insertion(line, i)
    if word.upos == "ADP" and not (word.is_any("of", "agent") and i == place):
        return _over_phrase(line, i)
    return i


def _acts(line: Line, i: int) -> bool:
    """Whether an infinitive, with or without its marker, begins at ``i``."""
    k = i + 1 if line.is_any(i, "infinitive") else i
    while line.is_any(k, "clitic", "negation", "negator") and line.upos(k) != "DET":
        k += 1
    return k < len(line) and line.words[k].tag == "inf"


def _over_insertion(line: Line, i: int) -> int:
    """Index after « , dans une vidéo, », « , selon lui, », « , qui se tait depuis, »; ``i`` where no comma closes."""
    close = next((k for k in range(i + 2, min(len(line), i + 16)) if line.form(k) == ","), -1)
    if close < 0 or any(line.is_mark(k) or line.is_any(k, "complementizer") for k in range(i + 1, close)):
        return i
    told = any(line.words[k].tag in TENSED for k in range(i + 1, close))
    opened = line.is_any(i + 1, "subject_relative", "preposition", "time") or line.upos(i + 1) in ("ADP", "ADV")
    return close + 1 if opened and (not told or line.is_any(i + 1, "subject_relative")) else i


def _over_phrase(line: Line, i: int) -> int:
    """Index after a phrase with a preposition, a participle that describes it included; ``i`` where none is."""
    end = phrase_end(line, i + 1)
    if end <= i + 1:
        return i
    return end + 1 if end < len(line) and line.words[end].tag == "pp" and line.upos(end + 1) == "ADP" else end


def _is_insertion(line: Line, place: int, i: int) -> bool:
    """Whether the comma at ``i`` closes an insertion that began after ``place``, or opens one that is closed."""
    closes = any(line.form(k) == "," for k in range(place, i)) or line.is_any(i - 1, "time")
    return closes or any(line.form(k) == "," for k in range(i + 2, min(len(line), i + 9)))


def _after_time(line: Line, place: int) -> int:
    """Index after the words of a date or period that begin at ``place``: « 3 mai », « derniers jours »; else it."""
    noun = place
    while line.upos(noun) in ("NUM", "ADJ") and noun < place + 2 and not line.is_any(noun, "time", "period"):
        noun += 1
    if not line.is_any(noun, "time", "period"):
        return place
    while line.is_any(noun, "time", "period") or line.upos(noun) == "NUM":
        noun += 1
    alone = noun == place + 1 and line.upos(place) == "ADJ"  # « a écrit cette dernière »
    return place if alone else noun


def over_date(line: Line, place: int) -> int:
    """« (a annoncé) le 31 mars le report », « (mardi) 3 mai le report »: the object stands behind the date."""
    if line.upos(place) == "NUM" and line.is_any(place + 1, "time") and line.upos(place + 2) == "DET":
        return place + 2
    after = _after_time(line, place + 1) if line.is_any(place, "determiner") else place
    while after > place + 1 and line.upos(after) in ("ADV", "ADJ"):
        after += 1  # « le soir même »
    return after if after > place + 1 and line.upos(after) == "DET" else place


def _inserted(line: Line, i: int) -> bool:
    """A comma right after the verb that opens an insertion: « témoigne, encore tremblant, un rescapé »."""
    return any(line.form(k) == "," for k in range(i + 2, min(len(line), i + 9)))


def _is_acronym(line: Line, i: int) -> bool:
    """« l'AFP », « la BBC »: a name in capitals, which takes neither a further name nor a complement in the plural."""
    form = line.words[i].token.form
    return len(form) > 1 and form.isalpha() and form.isupper() and line.upos(i) in NOMINAL


def _begins_another(line: Line, i: int) -> bool:
    """Whether « Marc Petit » or « des sources » begins at ``i``, in a sentence that is not printed in capitals."""
    form = line.words[i].token.form
    name = line.upos(i) == "PROPN" and form[0].isupper() and not form.isupper() and len(form) > 1
    several = line.is_any(i, "of") and line.form(i).endswith("s") and line.upos(i + 1) in ("NOUN", "ADJ", "NUM")
    return name or several


def _name_behind_name(line: Line, start: int) -> int:
    """Index of « Jean Petit » in « (a dit) à Paris Jean Petit »: of a row of three names the last two; -1 elsewhere."""
    stop = start
    while line.upos(stop) == "PROPN" and line.words[stop].token.form[0].isupper():
        stop += 1
    return stop - 2 if stop - start > 2 and line.form(stop) in (",", ".", ":", "", "(") else -1


def _phrase_break(line: Line, start: int) -> int:
    """Index where a prepositional phrase is over: at a determiner or name that its noun does not take."""
    seen = False
    person = _name_behind_name(line, start)
    for i in range(start, min(len(line), start + 10)):
        word = line.words[i]
        paged = i > start and line.is_any(i - 1, "platform") and word.upos in ("PROPN", "DET")
        spelt = i > start and _is_acronym(line, i - 1) and _begins_another(line, i)
        if i == person or word.form == "," or paged or spelt:
            return i
        name = word.token.entity == "PER" and line.words[i - 1].token.entity != "PER"
        fresh = (
            (word.upos == "DET" and not word.token.form[0].isupper())
            or (word.is_any("person_title") and line.upos(i + 1) == "PROPN")
            or (word.is_any("demonstrative") and word.upos == "PRON" and line.is_any(i + 1, "relative"))
            or (word.upos == "PROPN" and name)
            or (word.upos == "PROPN" and line.upos(i - 1) not in ("PROPN", "ADP", "DET", "NOUN", "ADJ"))
        )
        if seen and (fresh or counts(line, i)) and line.upos(i - 1) not in ("ADP", "DET"):
            return i
        if word.upos == "PUNCT" and not line.is_mark(i):
            return len(line)
        seen = seen or word.upos in NOMINAL or (word.upos == "ADJ" and line.upos(i - 1) == "DET")
    return len(line)
