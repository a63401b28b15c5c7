"""Sentences broken off anywhere, as pages scraped raw hold them: no stage fails, whatever the last word is."""

import pytest

from recoupe.model import Problem, Text
from recoupe.pipeline import Job, read_text

SENTENCES = {
    "fr": (
        "L'émissaire norvégien pour la Syrie Paul Vautrin a été reçu par le ministre de la Défense de la Croatie ?",
        "Selon l'agence de presse de la Ligue, le maire de Brest, inquiet de la situation, s'est dit prêt à partir.",
        "Les deux pays, peut-être, auraient-ils signé à Oslo un accord que dément le porte-parole du gouvernement ?",
    ),
    "en": (
        "The envoy for Syria Paul Holm, worried about the fighting, was ready to leave the Ministry of Defence.",
        "Will the two countries, perhaps, have signed the agreement that a spokesman for the company denies?",
    ),
}


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, some in SENTENCES.items() for one in some]
)
def test_a_sentence_may_break_off_anywhere(language: str, sentence: str) -> None:
    words = sentence.split()
    begun = [" ".join(words[:many]) for many in range(1, len(words))]
    ended = [" ".join(words[many:]) for many in range(1, len(words))]
    marked = [f"{one} ?" for one in (*begun, *ended)]
    for separator in ("\n\n", ". "):
        text = Text(characters=separator.join((*begun, *ended, *marked)), language=language)
        assert not [
            one for one in read_text(Job(text, (), ())) if isinstance(one, Problem) and one.code == "stage_failed"
        ]
