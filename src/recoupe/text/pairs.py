"""« Les deux pays », ``both capitals``: two states meant together without a name.

What enters is a sentence, a noun in it and where the text names states; what leaves is the key of the pair. Of several
states the two named most so far are meant; before the phrase itself where it is the subject, else in earlier sentences.
"""

from collections import Counter
from collections.abc import Iterable

from recoupe.text.frames import Lexicon
from recoupe.text.reading import Sentence, Token
from recoupe.text.subjects import SUBJECTS


def pair(lexicon: Lexicon, sentence: Sentence, core: Token, named: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """The key of the two states a noun stands for, none when it does not or fewer were named.

    Args:
        lexicon: whose classes ``sided`` and ``both`` tell such nouns and their numeral.
        sentence: where it stands.
        core: the noun.
        named: states with the place of each mention, as code points of the text.
    """
    if not lexicon.word("sided", core):
        return ()
    if not any(lexicon.word("both", one) for one in sentence.children(core, "nummod", "det", "amod")):
        return ()
    limit = core.start if core.dep in SUBJECTS else sentence.start
    before = Counter(state for start, state in named if start < limit)
    states = sorted(state for state, _ in sorted(before.items(), key=lambda one: (-one[1], one[0]))[:2])
    return ("GRP:" + "+".join(states),) if len(states) == 2 else ()
