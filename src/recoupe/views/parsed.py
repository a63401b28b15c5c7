"""Stretches of texts analysed as sentences of their own, for views; the last ones stay known.

A view that knows which it will ask for says so first: together they take less than half of what they take one by one,
and each is read as it is alone.
"""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from recoupe.readings import analysed_each
from recoupe.text.reading import Sentence

KEPT = 4096
"""Sentences that stay known: most are asked for again as the context of the next, or for the next statement."""

_KNOWN: OrderedDict[tuple[str, str], Sentence] = OrderedDict()
_ALONE = Lock()


def as_sentence(characters: str, language: str) -> Sentence:
    """A stretch analysed as one sentence."""
    with _ALONE:
        known = _KNOWN.get((language, characters))
    return known if known is not None else parse_ahead([characters], language)[characters]


def parse_ahead(stretches: Iterable[str], language: str) -> dict[str, Sentence]:
    """Analyse those of some stretches that are not known, at once; all of them by their characters."""
    wanted = list(dict.fromkeys(stretches))
    with _ALONE:
        found = {one: _KNOWN[language, one] for one in wanted if (language, one) in _KNOWN}
    missing = [one for one in wanted if one not in found]
    fresh = dict(zip(missing, analysed_each(missing, language), strict=True))
    with _ALONE:
        _KNOWN.update({(language, one): sentence for one, sentence in fresh.items()})
        while len(_KNOWN) > KEPT:
            _KNOWN.popitem(last=False)
    return {**found, **fresh}
