"""Subjects told twice, as in rough translations: « Il a été arrêté un journaliste », ``The junta it has expelled …``.

What enters is an analysed sentence and its lexicon; what leaves is words hung anew: the noun is the subject, and the
pronoun that stands for it nothing of its own.
"""

from collections.abc import Iterator

from recoupe.text.frames import NOMINAL, Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjecthood import Hung

_PASSIVE = "nsubj:pass"


def postponed_subjects(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hung]:
    """« Il a été arrêté un journaliste par la police »: the noun behind is the subject, its agent the verb's."""
    for verb in sentence.tokens:
        if verb.upos != "VERB" or not sentence.children(verb, "aux:pass"):
            continue
        found = sentence.children(verb, _PASSIVE, "nsubj")
        pronoun = next((one for one in found if one.upos == "PRON" and one.i < verb.i), None)
        behind = (*found, *sentence.children(verb, "obj"))
        noun = next((one for one in behind if one.upos in NOMINAL and one.i > verb.i), None)
        if pronoun is None or noun is None:
            continue
        yield Hung(pronoun.i, verb.i, "expl")
        yield Hung(noun.i, verb.i, _PASSIVE)
        for agent in sentence.children(noun, "nmod"):
            if any(one.lemma.lower() in lexicon.agents for one in sentence.children(agent, "case")):
                yield Hung(agent.i, verb.i, "obl:agent")


def taken_up_at_once(sentence: Sentence, _: Lexicon) -> Iterator[Hung]:
    """``The junta it has expelled two envoys``: no relative clause where the verb has an object of its own."""
    for noun in sentence.tokens:
        if noun.dep != "root" or noun.upos not in NOMINAL:
            continue
        for verb in sentence.children(noun, "acl", "acl:relcl"):
            pronoun = next(iter(sentence.children(verb, "nsubj")), None)
            if pronoun is not None and _takes_up(sentence, noun, pronoun) and sentence.children(verb, "obj"):
                yield Hung(verb.i, verb.i, "root")
                yield Hung(noun.i, verb.i, "nsubj")
                yield Hung(pronoun.i, verb.i, "expl")


def _takes_up(sentence: Sentence, noun: Token, pronoun: Token) -> bool:
    """Whether a personal pronoun stands right behind the phrase of a noun that is a name or has its article."""
    if noun.upos != "PROPN" and not sentence.children(noun, "det"):
        return False  # "Oslo Shipping estimates it is losing …"
    before = [one.i for one in sentence.subtree(noun) if one.i < pronoun.i]
    personal = pronoun.feature("PronType") in ("Prs", "") and bool(pronoun.feature("Person"))
    return pronoun.upos == "PRON" and personal and max(before) == pronoun.i - 1
