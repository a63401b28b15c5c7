"""Cues that are no verbs: prepositions (« selon »), nouns (« les soupçons de »), adjectives (« persuadé que »), colons.

Enters: a `Line`, what its verbs attribute, and a test whether words name somebody. Leaves: more `Attribution`s.
"""

from collections.abc import Iterator

from recoupe.terms import Certainty, HolderPath, Polarity, Stance
from recoupe.text.adjective_cues import adjectives
from recoupe.text.aroused import aroused
from recoupe.text.brackets import beside
from recoupe.text.clauses import Line, group_of
from recoupe.text.contents import Range, content_end, offsets, preposition_at
from recoupe.text.cues import Entry
from recoupe.text.mainverbs import before_outer_verb
from recoupe.text.motives import motives
from recoupe.text.nounphrases import antecedent, phrase_end
from recoupe.text.sightings import Attribution, IsActor, by_noun, infinitive_at
from recoupe.text.speakers import Source, absent, phrase_source, word_source
from recoupe.text.standpoints import can_speak, opening, prepositions
from recoupe.text.word import NOMINAL, TENSED


def nominal_attributions(line: Line, found: list[Attribution], is_actor: IsActor) -> list[Attribution]:
    """Attributions by prepositions, nouns, adjectives and colons, in text order within each kind."""
    felt = [*aroused(line, found, is_actor)]
    made = [*prepositions(line, found, is_actor)]
    judged = [one for one in found if one.construction == "colon" and one.stance is not Stance.ASSERTS]
    told = {one.group.head for one in judged if one.group is not None}  # « se dit “prêt” à … »: said once
    made += [one for one in adjectives(line) if one.group is None or one.group.head not in told]
    made += [*felt, *nouns(line, [*found, *felt], is_actor)]
    made += motives(line, [*found, *made])
    made += reported_nouns(line)
    if not found and not made:
        made += speaker_colon(line)
    if not found and not made:
        made += beside(line, is_actor)
    return made


def reported_nouns(line: Line) -> Iterator[Attribution]:
    """« la rumeur selon laquelle … », « l'accusation de X selon laquelle … »: what is said, by X or nobody."""
    for word in line.words[2:-2]:
        entry = preposition_at(line, word.i)
        relative = word.i + len(entry.words) if entry is not None else -1
        named = line.is_any(relative, "subject_relative") and line.upos(word.i - 1) in ("NOUN", "ADJ", "PROPN", "VERB")
        owner = antecedent(line, word.i) if named and line.form(word.i - 1) != "," else None
        if entry is None or owner is None or relative + 2 >= len(line):
            continue
        head = next((k for k in range(*owner) if line.upos(k) == "NOUN"), owner[0])
        known = _noun_entry(line, head)
        sources, _ = _noun_holder(line, head, head + 1, lambda *_: True) if known is not None else ((), head)
        start = relative + 1
        content = (start, _before_second_verb(line, owner[0], start, content_end(line, start)))
        yield Attribution(
            (line.words[head].start, line.words[relative].end),
            offsets(line, content),
            sources or (absent(),),
            known.stance if known is not None else Stance.ASSERTS,
            known.certainty if known is not None else Certainty.POSSIBLE,
            Polarity.POSITIVE,
            (known.rule if known is not None else entry.rule,),
            "noun",
            narrated=True,
        )


def _before_second_verb(line: Line, owner: int, start: int, end: int) -> int:
    """End of the clause on a noun that is the subject of a verb after it: before that verb."""
    if any(line.is_tensed(k) for k in range(owner)):
        return end
    return before_outer_verb(line, (start, end), own=True)


def nouns(line: Line, found: list[Attribution], is_actor: IsActor) -> Iterator[Attribution]:
    """« les soupçons de livraisons », « l'inquiétude de X sur Y », « la volonté de X de … », « son refus de … »."""
    cues = [one.cue for one in found] + [one.content for one in found if one.construction == "light"]
    for word in line.words:
        entry = _noun_entry(line, word.i)
        if entry is None or any(low <= word.start and word.end <= high for low, high in cues):
            continue
        made = _noun_attribution(line, word.i, entry, is_actor)
        if made is not None and not any(_tells_it(line, word.i, one, made) for one in found):
            yield made


def _tells_it(line: Line, i: int, one: Attribution, made: Attribution) -> bool:
    """« réitère son appel à … »: the verb has told it already, with the noun as the first of what it says."""
    return one.construction == "obj" and one.stance is made.stance and line.index_at(one.content[0]) == i - 1


def _noun_entry(line: Line, i: int) -> Entry | None:
    word = line.words[i]
    if word.upos not in ("NOUN", "X") or word.tag:
        return None
    for lemma in (word.lemma, word.form, word.form.removesuffix("s")):
        for entry in line.book.nouns.get(lemma, ()):
            if entry.frame == "noun" and all(
                line.form(i + k) == part for k, part in enumerate(entry.words[1:], start=1)
            ):
                return entry
    return None


def _noun_attribution(line: Line, i: int, entry: Entry, is_actor: IsActor) -> Attribution | None:
    place = i + len(entry.words)
    while (
        line.upos(place) == "ADJ" or (line.words[place].tag == "pp" and line.upos(place) != "AUX")
        if place < len(line)
        else False
    ):
        place += 1
    sources, place = _noun_holder(line, i, place, is_actor)
    content = _behind_colon(line, place, entry) if sources else None
    content = content or _noun_content(line, place, entry, bool(sources) and sources[0].path is not HolderPath.EXPLICIT)
    if content is None and entry.stance in AIMED:
        content = _aimed_at(line, place)
        sources = sources or ((absent(),) if content is not None else ())
    elif content is not None and not sources:
        content, sources = _voiced(line, content)
    if content is None and entry.stance in (Stance.DENIES, Stance.CONFIRMS):
        sources = sources or _giver(line, place)
    if content is None and sources and entry.stance in (Stance.DENIES, Stance.CONFIRMS):
        content = _denied_elsewhere(line, i, place)
    if content is None or content[1] <= content[0]:
        return None
    if not sources:
        clause = line.is_any(place, "complementizer") and entry.stance is Stance.ASSERTS
        clause = clause and not line.is_tensed(place + 1)  # "a report that runs to forty pages"
        there = any(line.is_any(k, "existential", "amid") for k in range(max(0, i - 6), i))
        led = there or line.upos(i - 1) in ("DET", "ADJ", "ADP") or line.words[i - 1].tag in ("presp", "pp", "past")
        unproved = entry.certainty is Certainty.POSSIBLE and entry.stance in (Stance.ASSERTS, Stance.PREDICTS)
        doubted = unproved or entry.stance in (Stance.SUSPECTS, Stance.EXPRESSES_CONCERN)
        open_to_all = doubted or _is_shared(line, place, entry)
        if not led or not (there or clause or open_to_all):
            return None
        if entry.stance is Stance.EXPRESSES_CONCERN and not there and not line.is_any(place, "complementizer"):
            return None
        sources = (absent(),)
    cue = (line.words[i].start, line.words[i + len(entry.words) - 1].end)
    return by_noun(entry, cue, offsets(line, content), sources)


AIMED = (Stance.SUSPECTS, Stance.EXPRESSES_CONCERN)
"""Stances that aim at somebody or something by a verb of their own: « les soupçons de X visent Y »."""


def _aimed_at(line: Line, place: int) -> Range | None:
    """« Les soupçons se portent sur Y », "suspicion fell on Y": what the verb behind the noun aims at."""
    k = next(
        (k for k in range(place, min(len(line), place + 4)) if line.is_any(k, "aim_lemma") and line.words[k].tag), -1
    )
    group = group_of(line, k) if k > 0 else None
    if group is None or not group.finite or group.passive or group.negated:
        return None
    start = group.last + 1
    while line.upos(start) == "ADV":
        start += 1
    start += line.upos(start) == "ADP"
    end = content_end(line, start, commas=True) if start < len(line) else start
    return (start, end) if end > start and line.upos(start) in ("DET", "NOUN", "PROPN", "NUM") else None


def _voiced(line: Line, content: Range) -> tuple[Range, tuple[Source, ...]]:
    """« Les craintes d'une pénurie exprimées par X »: who voices them stands behind what they are about."""
    for k in range(content[0] + 1, content[1] - 1):
        if line.words[k].tag == "pp" and line.is_any(k, "voice_lemma") and line.is_any(k + 1, "agent"):
            end = phrase_end(line, k + 2)
            if end > k + 2:
                return (content[0], k), phrase_source(line, k + 2, end, HolderPath.PASSIVE_AGENT)
    return content, ()


def _is_shared(line: Line, place: int, entry: Entry) -> bool:
    """« Des appels à manifester », "calls for his resignation": though nobody says whose they are."""
    one = line.is_any(place, "of") and line.is_any(place + 1, "indefinite")  # « l'exigence d'un retour »
    led = line.is_any(place, "infinitive", "ground", "to") and (one or not line.is_any(place, "of"))
    return entry.stance is Stance.DEMANDS and (one or led)


def _giver(line: Line, place: int) -> tuple[Source, ...]:
    """Who gives a denial or confirmation: « est venue de l'état-major », « came from the palace », « à Hanoï : »."""
    for i in range(place, min(len(line) - 1, place + 6)):
        word = line.words[i]
        if word.is_any("of", "origin") and word.upos == "ADP" and i > place:
            end = phrase_end(line, i + 1)
            return phrase_source(line, i + 1, end, HolderPath.EXPLICIT) if end > i + 1 else ()
        if word.is_any("to") and line.upos(i + 1) == "PROPN" and line.form(i + 2) == ":":
            return phrase_source(line, i + 1, i + 2, HolderPath.EXPLICIT)
        verb = word.tag and (word.is_any("copula_lemma", "aux_lemma") or word.is_any("come_lemma"))
        if not verb and not word.is_any("time", "demonstrative") and word.upos not in ("PUNCT", "ADV", "ADJ", "DET"):
            return ()
    return ()


def _denied_elsewhere(line: Line, i: int, place: int) -> Range:
    """What « le démenti de X » denies when nothing hangs on the noun.

    After « Malgré … , » it is the clause's subject; after a colon the clause itself states it; else the noun phrase
    keeps the denial, and nothing is guessed.
    """
    comma = next((k for k in range(place, min(len(line), place + 4)) if line.form(k) == ","), -1)
    if comma > 0 and line.upos(opening(line)) == "ADP":
        end = phrase_end(line, comma + 1)
        if any(line.is_any(k, "claimed") for k in range(comma + 1, end)):
            return comma + 1, end
    colon = next((k for k in range(place, len(line) - 1) if line.form(k) == ":"), -1)
    if colon > 0:
        return colon + 1, content_end(line, colon + 1)
    start = i - 1 if line.upos(i - 1) in ("DET", "ADP") and i else i
    return start, max(place, i + 1)


def _noun_holder(line: Line, i: int, place: int, is_actor: IsActor) -> tuple[tuple[Source, ...], int]:
    """The holder of a noun cue and the index after it: a possessive before it, or « de X » after it."""
    for k in range(i - 1, max(-1, i - 3), -1):
        if line.is_any(k, "possessive") and line.upos(k) in ("DET", "PRON", "X"):
            return (word_source(line, k, HolderPath.POSSESSIVE),), place
        if line.is_any(k, "genitive") and (owner := antecedent(line, k)) is not None:
            return phrase_source(line, *owner, HolderPath.EXPLICIT), place
    if line.is_any(place, "of") and place + 1 < len(line) and line.words[place + 1].tag != "inf":
        end = _actor_end(line, place + 1, is_actor)
        while end and line.is_any(end, "of") and line.upos(end + 1) in ("DET", "NOUN", "PROPN"):
            end = max(phrase_end(line, end + 1), end + 1)
        end = end or _complemented(line, place + 1)
        end = end if any(line.upos(k) in ("NOUN", "PROPN", "PRON") for k in range(place + 1, end)) else 0
        if end > place + 1:
            return phrase_source(line, place + 1, end, HolderPath.EXPLICIT), end
    if place > i + 1 and line.upos(i + 1) == "ADJ" and line.is_any(place, "infinitive"):
        named = is_actor(line.words[i + 1].start, line.words[i + 1].end)  # « la volonté chilienne de voir … »
        return (phrase_source(line, i + 1, i + 2, HolderPath.EXPLICIT) if named else ()), place
    if line.is_any(place, "agent"):
        end = phrase_end(line, place + 1)
        return phrase_source(line, place + 1, end, HolderPath.PASSIVE_AGENT), end
    return (), place


def _actor_end(line: Line, start: int, is_actor: IsActor) -> int:
    """Index after « X (et Y) » when it names somebody, ``start`` otherwise."""
    end = start
    while end < len(line) and (
        line.upos(end) in ("DET", "PROPN", "NUM") or (end == start and line.upos(end) in ("NOUN", "ADJ"))
    ):
        end += 1
    if end < len(line) and line.upos(end) == "NOUN" and end - start <= 2:
        end += 1
    while end < len(line) and (
        line.upos(end) in ("ADJ", "PROPN") or (line.is_any(end, "join") and line.upos(end + 1) in ("PROPN", "DET"))
    ):
        end += 2 if line.is_any(end, "join") else 1
    if end <= start or end > len(line):
        return 0
    named = is_actor(line.words[start].start, line.words[end - 1].end) or can_speak(line, start, end)
    return end if named else 0


def _complemented(line: Line, start: int) -> int:
    """Index after a noun phrase that a complement of the cue follows (« des salariés face à … »); 0 without one."""
    end = phrase_end(line, start)
    if end <= start or end >= len(line) - 1 or line.words[end - 1].lemma.endswith(line.book.endings("abstract_ending")):
        return 0
    about = line.is_any(end, *_ABOUT) or (line.is_any(end, "complementizer") and line.upos(end) == "SCONJ")
    return end if about or (line.is_any(end, "infinitive") and line.words[end + 1].tag == "inf") else 0


_ABOUT = ("about", "facing")


def _noun_content(line: Line, place: int, entry: Entry, held: bool) -> Range | None:
    """What a noun cue is about: « que … », « de » with an infinitive, « sur … », or « de … » when that is no holder."""
    if place >= len(line) - 1:
        return None
    if line.is_any(place, "complementizer") and (line.upos(place) != "DET" or _begins_clause(line, place + 1)):
        end = content_end(line, place + 1, commas=line.upos(opening(line)) in ("ADP", "SCONJ"))
        return place + 1, _before_second_verb(line, place, place + 1, end)
    if line.is_any(place, "infinitive") and infinitive_at(line, place + 1):
        return place, _before_verb(line, place, content_end(line, place))
    asked = entry.stance is Stance.DEMANDS and line.is_any(place, "ground")  # "calls for the minister to resign"
    aimed = line.is_any(place, "to") and line.upos(place) == "ADP" and line.upos(place + 1) != "NUM"
    asked = asked or (entry.stance in (Stance.DEMANDS, Stance.REFUSES) and aimed)  # « son opposition au projet »
    if line.is_any(place, *_ABOUT) or asked:
        return place + 1, _before_verb(line, place + 1, content_end(line, place + 1, commas=True))
    if (
        line.is_any(place, "of")
        and line.upos(place + 1) in ("NOUN", "DET", "PROPN", "ADJ", "NUM")
        and (held or entry.certainty is not Certainty.CERTAIN or entry.stance is Stance.EXPRESSES_CONCERN)
    ):
        return place + 1, _before_verb(line, place + 1, content_end(line, place + 1, commas=True))
    return None


def _behind_colon(line: Line, place: int, entry: Entry) -> Range | None:
    """« a revu son estimation du stock : ce sont dix mille tonnes … »: the clause that says what was estimated."""
    colon = next((k for k in range(place, min(len(line), place + _NAMED)) if line.form(k) == ":"), -1)
    told = colon > 0 and entry.stance in (Stance.ESTIMATES, Stance.PREDICTS, Stance.ASSERTS)
    plain = told and not any(line.words[k].tag or line.is_mark(k) or line.form(k) == "," for k in range(place, colon))
    opens = plain and line.upos(colon + 1) in ("DET", "PRON", "PROPN", "NOUN", "NUM") and line.inside[colon + 1] < 0
    main = opens and any(line.is_tensed(k) for k in range(colon + 1, min(len(line), colon + 6)))
    return (colon + 1, content_end(line, colon + 1)) if main else None


_NAMED = 8
"""Words between a noun and the colon: « son évaluation du contingent étranger : »."""


def _begins_clause(line: Line, start: int) -> bool:
    """Whether « that » behind a noun opens a clause with a verb: "reports that phone lines had been cut"."""
    day = line.is_any(start, "time", "period")
    return not day and any(line.is_tensed(k) for k in range(start + 1, min(len(line), start + 8)))


def _before_verb(line: Line, start: int, end: int) -> int:
    """End of a complement of a noun: before the verb of the clause in which the noun stands."""
    inner = 0
    for i in range(start, end):
        word = line.words[i]
        if word.is_any("relative", "complementizer", "condition") and word.upos != "DET":
            inner += 1
        elif word.tag in TENSED:
            group = group_of(line, i)
            first = group.first if group is not None else i
            if inner == 0:
                return max(first, start)
            if not word.is_any("aux_lemma"):
                inner -= 1
    return end


def _speaker_before_colon(line: Line, start: int, colon: int) -> int:
    """Where the speaker begins: « Un avis partagé par X : », « Réponse du maire : », « Même ton à la mairie : »."""
    agent = next((k + 1 for k in range(start + 1, colon - 1) if line.is_any(k, "agent")), -1)
    if agent >= 0:
        return agent
    head = next((k for k in range(start, colon) if line.upos(k) in NOMINAL), start)
    if line.upos(head) == "PROPN" or "human" in line.book.kinds(line.words[head].lemma, line.form(head)):
        return start
    for k in range(head + 1, colon - 1):
        inner = next((j for j in range(k + 1, colon) if line.upos(j) in NOMINAL), colon)
        human = inner < colon and "human" in line.book.kinds(line.words[inner].lemma, line.form(inner))
        if line.upos(k) == "ADP" and inner < colon and (human or line.upos(inner) == "PROPN"):
            return k + 1
    return start


def speaker_colon(line: Line) -> Iterator[Attribution]:
    """« Le chef des pompiers : “…” »: a name or role, a colon, a quotation, and no verb before it."""
    for i in range(1, min(len(line) - 1, 16)):
        if line.words[i].tag in TENSED or line.words[i].tag == "presp":
            return
        named = i > 1 and all(line.upos(k) == "PROPN" for k in range(opening(line), i)) and i - opening(line) > 1
        if line.form(i) == ":" and ((line.is_mark(i + 1) and line.inside[i + 1] >= 0) or named):
            start = opening(line)
            sources = phrase_source(line, _speaker_before_colon(line, start, i), i, HolderPath.EXPLICIT)
            if not sources or not any(line.upos(k) in NOMINAL for k in range(start, i)):
                return
            sources = sources[:1]
            cue = (line.words[i].start, line.words[i].end)
            yield Attribution(
                cue,
                offsets(line, (i + 1, content_end(line, i + 1))),
                sources[:1],
                Stance.ASSERTS,
                Certainty.CERTAIN,
                Polarity.POSITIVE,
                (),
                "colon",
            )
            return
