"""What a name does where it stands: « Séoul refuse » acts, « à Séoul » is a place, « (Séoul) – » a dateline.

Enters: a sentence, one of its phrases, a `Gazetteer`. Leaves: its `Use`. Word order decides; syntax is asked for
nothing, so that a headline without a verb is judged like a sentence. A place preposition loses against a word that
wants a recipient (« livrer des armes à Pyongyang », « face à Moscou »).
"""

from collections.abc import Sequence

from recoupe.terms import EntityType, Role, Use
from recoupe.text.gazetteer import Family, Gazetteer
from recoupe.text.pieces import Phrase
from recoupe.text.reading import Sentence, Token

DASHES = frozenset({"-", "–", "—", "--"})
REACH = 6
"""Tokens between a recipient and the word that wants it; longer stretches hold another verb (train/ dev sentences)."""
SPATIAL = frozenset({
    "name", "alias", "capital", "region", "official", "acronym", "epithet", "historical", "place", "seat",
})  # fmt: skip


def use(sentence: Sentence, phrase: Phrase, gazetteer: Gazetteer) -> Use:
    """The use of a phrase; only names of states, their capitals and regions can be anything but actors."""
    if phrase.inside or phrase.sort == "adjective":
        return Use.MODIFIER
    if phrase.type is EntityType.PLACE:
        return Use.DATELINE if _is_dateline(sentence, phrase, gazetteer) else Use.PLACE
    if phrase.sort not in SPATIAL or (phrase.type is not EntityType.STATE and phrase.sort not in ("capital", "seat")):
        return Use.ACTOR
    if _is_dateline(sentence, phrase, gazetteer):
        return Use.DATELINE
    if phrase.sort == "region":
        return Use.PLACE
    return _by_preposition(sentence.tokens, phrase, gazetteer)


def is_tail(sentence: Sentence, phrase: Phrase, gazetteer: Gazetteer) -> bool:
    """Whether a name that needs support is the end of a longer one: « Gare du Nord », « Corps du Sud »."""
    if not phrase.weak or phrase.sort != "epithet" or phrase.first < 2:
        return False
    before, head = (sentence.tokens[phrase.first - back].form for back in (1, 2))
    return gazetteer.has_class(before, "linker") and head[:1].isupper() and phrase.first > 2


def is_elsewhere(sentence: Sentence, phrase: Phrase, gazetteer: Gazetteer) -> bool:
    """Whether the words after a capital put the place in another state: « Tripoli, au Liban », ``London, Ontario``."""
    if phrase.sort not in ("capital", "place", "name") or phrase.inside or phrase.last + 2 > len(sentence.tokens):
        return False
    forms = tuple(token.form for token in sentence.tokens)
    mark, place = forms[phrase.last], phrase.last + 1
    if mark not in (",", "("):
        return False
    placed = False
    while place < len(forms) - 1 and _leads_on(forms[place], gazetteer, placed=placed):
        placed = placed or not gazetteer.has_class(forms[place], "article")
        place += 1
    hit = gazetteer.longest(forms, place, Family.NAME)
    entries = [entry for entry in hit.entries if entry.sort in ("name", "alias", "place")] if hit else []
    end = place + hit.length if hit else len(forms)
    closed = phrase.sort != "name" and (end >= len(forms) or forms[end] in (",", ")", "."))
    states = {gazetteer.atlas.state_of(entry.key) for entry in entries}
    if not states or not phrase.keys or not (placed or closed):
        return False
    return not states & {gazetteer.atlas.state_of(key) for key in phrase.keys}


def _leads_on(form: str, gazetteer: Gazetteer, *, placed: bool) -> bool:
    """Whether a word leads to the state a place lies in: « au », « dans le »; an article only after a preposition."""
    classes = ("place", "place_bare", "article") if placed else ("place", "place_bare")
    return any(gazetteer.has_class(form, name) for name in classes)


def _by_preposition(tokens: Sequence[Token], phrase: Phrase, gazetteer: Gazetteer) -> Use:
    start = phrase.first
    forms = tuple(token.form for token in tokens)
    for length in (4, 3, 2):
        if start >= length and _phrase_class(forms, start - length, length, gazetteer) == "actor":
            return Use.ACTOR
    for length in (4, 3, 2):
        if start >= length and _phrase_class(forms, start - length, length, gazetteer) == "place":
            return Use.PLACE
    if start == 0:
        return Use.ACTOR
    before = forms[start - 1]
    if start > 1 and gazetteer.has_class(before, "linker") and gazetteer.has_class(forms[start - 2], "place_head"):
        return Use.PLACE if phrase.sort == "capital" else Use.ACTOR
    if phrase.chars and gazetteer.has_class(before, "place_head"):
        return Use.PLACE
    bare = (not phrase.determiner or phrase.sort == "seat") and gazetteer.has_class(before, "place_bare")
    if not bare and not gazetteer.has_class(before, "place"):
        return Use.ACTOR
    if bare and _is_recipient(tokens, start - 1, gazetteer):
        return Use.ACTOR
    return Use.PLACE


def _phrase_class(forms: Sequence[str], place: int, length: int, gazetteer: Gazetteer) -> str:
    """The class of a phrase of words that ends right before the name; an article may stand between."""
    for hit in gazetteer.at(forms, place):
        if hit.length == length:
            for entry in hit.of(Family.WORD):
                return entry.key
    return ""


def _is_recipient(tokens: Sequence[Token], preposition: int, gazetteer: Gazetteer) -> bool:
    """Whether a word that wants a recipient stands shortly before the preposition, in the same clause."""
    for place in range(preposition - 1, max(-1, preposition - 1 - REACH), -1):
        token = tokens[place]
        if token.form in ',;:.!?()«»"' or token.form in DASHES:
            return False
        if gazetteer.has_class(token.form, "dative") or gazetteer.has_class(token.lemma, "dative"):
            return True
        moved = token.upos == "VERB" or gazetteer.has_class(token.form, "place_bare")
        if moved and place < preposition:
            return False
    return False


def _is_dateline(sentence: Sentence, phrase: Phrase, gazetteer: Gazetteer) -> bool:
    """« (Séoul) – », « SÉOUL, 18 oct (AFP) – », « Séoul (Reuters) – », at the start of a block."""
    if sentence.role is Role.DATELINE:
        return True
    tokens = sentence.tokens
    if phrase.first > 3 or phrase.determiner or phrase.last >= len(tokens):
        return False
    before = [token.form for token in tokens[: phrase.first]]
    after = [token.form for token in tokens[phrase.last : phrase.last + 14]]
    if before == ["("]:
        return after[0] == ")" or (after[0] == "," and ")" in after)
    if before and not all(form[:1].isupper() or form in "/,-" for form in before):
        return False
    while len(after) > 2 and after[0] == "/":
        del after[:2]
    return _opens_report(tokens, phrase, after, gazetteer)


def _opens_report(tokens: Sequence[Token], phrase: Phrase, after: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether what follows a name at the start is what follows a dateline."""
    shouted = tokens[phrase.first].form.isupper() and not all(token.form.isupper() for token in tokens[:8])
    mark = after[0]
    if mark in DASHES:
        return mark != "-" or _is_apart(tokens, phrase.last)
    if mark == "(" and ")" in after[:6]:
        close = after.index(")")
        return close + 1 < len(after) and (after[close + 1] in DASHES or after[close + 1] in ":." or shouted)
    if mark == ",":
        reported = len(after) > 1 and gazetteer.has_class(after[1], "dateline_after")
        return reported or ((any(form in DASHES for form in after) or shouted) and not _has_verb(tokens, phrase.last))
    return shouted and mark in ":.|"


def _is_apart(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place - 1].space and tokens[place].space


def _has_verb(tokens: Sequence[Token], place: int) -> bool:
    for token in tokens[place : place + 12]:
        if token.form in DASHES:
            return False
        if token.upos in ("VERB", "AUX"):
            return True
    return False
