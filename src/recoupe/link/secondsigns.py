"""Second signs: what else tells that a denial is on what it would be on, where the first leaves room for doubt.

Inputs: a denial and the claim it would contradict, the function words of the language packs. What leaves: whether a
sign is missing. A verdict far behind a statement needs one: words that point back (« cette histoire »), a verb that
answers (« rétorque »), a charge against who answers, or a rare word of both. Figures that are denied need a figure in
what was said, a term that is rejected its words there, and nobody is who tells of them by name (« elle a déploré :
"Ada Rey ment" »). Refuses: nothing else that stands right behind what it answers.
"""

import re
from functools import cache
from itertools import pairwise

from recoupe.link.accusations import concerns
from recoupe.link.adversaries import owners, referring
from recoupe.link.pile import Pile
from recoupe.link.pointing import answers_a_charge
from recoupe.link.retorts import rare_words
from recoupe.link.verdicts import is_verdict
from recoupe.link.vocabulary import function_forms, language_pack, plain
from recoupe.link.witnesses import families
from recoupe.model import Claim, Text
from recoupe.packs import Pack
from recoupe.terms import HolderPath, ReportType, Stance

FAR = 100
"""Characters between a verdict and what it is on from which something else may be meant: of verdicts nearer than this
twelve in thirteen were right by eye, of the others six in eleven."""

BEFORE = 30
"""Characters before a verdict in which a verb that answers may stand."""

SHORT = 3
"""Letters of articles and prepositions."""

KIN = 5
"""Letters by which a form is told to be of a lemma."""

WORDS = re.compile(r"[^\W\d_]+")

PERSON = "PER:"

UNNAMED = (HolderPath.COREFERENCE, HolderPath.SUBJECT_ELLIPSIS)
"""How a speaker is known whom no verb names."""

QUOTED = re.compile(r"[«“\"]([^«»“”\"]{60,})[»”\"]")
"""Words that tell a statement, and are no name or term."""

FIGURE = re.compile(r"\d")


def lacks_a_sign(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True where a denial needs a second sign that it is on the claim, and none is there."""
    return (
        _is_far_verdict(pile, denial, claim)
        or _is_on_figures_of_none(pile, denial, claim)
        or _is_on_a_word_of_none(pile, denial, claim)
        or _is_in_one_breath(pile, denial, claim)
        or _is_in_no_voice(pile, denial, claim)
        or _passes_over_words(pile, denial, claim)
        or any(_tells_of_its_speaker(pile, one) for one in (denial, claim))
    )


def _is_far_verdict(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « fake news » paragraphs behind a statement, where no other word of it tells that it is on that."""
    far = denial.span.text == claim.span.text and denial.span.start - claim.content.end > FAR
    if not far or not is_verdict(pile, denial) or owners(pile, denial):
        return False
    charged = claim.stance is Stance.SUSPECTS and concerns(pile, denial, claim)
    answers = _is_in_reply(pile, denial) or answers_a_charge(pile, denial)
    return not (charged or answers or _points_back(pile, denial) or rare_words(pile, denial, claim))


def _points_back(pile: Pile, denial: Claim) -> bool:
    """True for « cette histoire est fausse », « ces "faits" », "these claims": a noun behind a word that points."""
    language = _language(pile, denial)
    words = WORDS.findall(plain(denial.span.surface))
    if language is None:
        return False
    told = {plain(lemma)[:KIN] for lemma in denial.terms}
    return any(
        word in _pointing(language) and (after[:KIN] in told or after.removesuffix("s") in referring(language))
        for word, after in pairwise(words)
    )


def _is_in_reply(pile: Pile, denial: Claim) -> bool:
    """True for « a-t-il répondu, évoquant "la propagande" »: a verb that answers stands right before."""
    text, language = pile.get(denial.span.text, Text), _language(pile, denial)
    if text is None or language is None:
        return False
    before = text.characters[max(0, denial.span.start - BEFORE) : denial.span.start] + denial.span.surface
    return any(word.startswith(function_forms(language, "retort_stem")) for word in WORDS.findall(plain(before)))


@cache
def _pointing(language: Pack) -> frozenset[str]:
    return frozenset(function_forms(language, "demonstrative"))


def _is_on_figures_of_none(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « des chiffres aussitôt démentis » where what was said holds no figure."""
    language = _language(pile, denial)
    if language is None or denial.report_type is ReportType.DIRECT or FIGURE.search(denial.content.surface):
        return False
    words = {word.removesuffix("s") for word in WORDS.findall(plain(denial.content.surface))}
    figures = words & {form.removesuffix("s") for form in function_forms(language, "figure_noun")}
    told = pile.quantities_in(claim.span.text, claim.content.start, claim.content.end)
    return bool(figures) and not told and not FIGURE.search(claim.span.surface)


def _is_on_a_word_of_none(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « réfute le terme de faillite », « écarte la thèse de l'homicide » where nobody said such a word.

    « La version du préfet » names whose it is, and no word of it.
    """
    language = _language(pile, denial)
    first, *more = [word for word in WORDS.findall(plain(denial.content.surface)) if len(word) > SHORT] or [""]
    if language is None or denial.report_type is ReportType.DIRECT or first.removesuffix("s") not in _pointed(language):
        return False
    own = {plain(lemma)[:KIN] for lemma in denial.terms if plain(lemma)[:KIN] in {word[:KIN] for word in more}}
    holders = (one.span.surface for one in claim.holders if one.span)
    there = {word[:KIN] for said in (claim.content.surface, *holders) for word in WORDS.findall(plain(said))}
    return bool(own) and own.isdisjoint(there) and not owners(pile, denial)


@cache
def _pointed(language: Pack) -> frozenset[str]:
    """Nouns for a word or a supposition, behind which stands which: « terme », « thèse », "theory"."""
    return frozenset(form for name in ("wording", "supposed", "version") for form in function_forms(language, name))


def _is_in_one_breath(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « le conseiller s'insurge contre … : "C'est faux", insiste-t-il »: the pronoun is who was named."""
    text = pile.get(denial.span.text, Text)
    if text is None or denial.span.text != claim.span.text or denial.report_type is not ReportType.DIRECT:
        return False
    between = text.characters[claim.content.end : denial.content.start]
    pronoun = bool(denial.holders) and all(one.path is HolderPath.COREFERENCE for one in denial.holders)
    named = any(one.path is HolderPath.EXPLICIT for one in claim.holders)
    return pronoun and named and ":" in between and not re.search(r"[.!?…]\s", between)


def _is_in_no_voice(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for « qui a oublié les mensonges sur … » in an article's own voice, which has no word of what was said.

    Nor is "the permit was denied", by nobody, on anything said.
    """
    if all(one.path is HolderPath.ABSENT for one in denial.holders):
        language = _language(pile, denial)
        thing = language is not None and referring(language).isdisjoint(denial.terms)  # « toutes ont été démenties »
        return thing and denial.report_type is ReportType.NARRATED and not pile.events(denial)
    own = all(one.path is HolderPath.AUTHOR for one in denial.holders)
    told = denial.report_type is not ReportType.DIRECT and is_verdict(pile, denial)
    return own and told and not _points_back(pile, denial) and not rare_words(pile, denial, claim)


def _passes_over_words(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True where words quoted of nobody stand between what X said and « les propos de X », which may be those."""
    text = pile.get(denial.span.text, Text)
    if text is None or denial.span.text != claim.span.text or not owners(pile, denial):
        return False
    between = text.characters[claim.span.end : denial.span.start]
    places = ((one.start(1) + claim.span.end, one.end(1) + claim.span.end) for one in QUOTED.finditer(between))
    told = [one for one in pile.claims_in(denial.span.text) if one.report_type is not ReportType.AUTHOR]
    return any(all(one.content.end <= low or high <= one.content.start for one in told) for low, high in places)


def _tells_of_its_speaker(pile: Pile, claim: Claim) -> bool:
    """True for « elle a déploré : "Ada Rey se trompe" » laid to Ada Rey: nobody calls themselves by their name.

    So for whom no verb names: a pronoun, or the subject of an earlier clause; the speaker is somebody else.
    """
    keys = {pile.holder_key(one) for one in claim.holders if one.path in UNNAMED}
    people = {key for key in keys if key.startswith(PERSON)}
    return bool(people) and not people.isdisjoint(pile.actors_in(claim))


def is_on_others_words(pile: Pile, denial: Claim, claim: Claim) -> bool:
    """True for a denial of « les informations de la télévision » beside words of somebody else."""
    language = _language(pile, denial)
    said = referring(language) - {*function_forms(language, "share")} if language else frozenset[str]()
    named = owners(pile, denial) if not said.isdisjoint(denial.terms) else frozenset[str]()
    own, others = (
        {key for one in some.holders for key in (pile.holder_key(one), *one.speaks_for)} for some in (denial, claim)
    )
    own |= {*families(pile, denial)}
    return bool(named) and named.isdisjoint(own | others | {*families(pile, claim)})


def _language(pile: Pile, claim: Claim) -> Pack | None:
    text = pile.get(claim.span.text, Text)
    return language_pack(text.language) if text else None
