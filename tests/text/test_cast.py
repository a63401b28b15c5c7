"""Who a source is: a pronoun for people is no body that spoke before."""

from recoupe.model import Chain, Mention, Text, Why
from recoupe.terms import EntityType, HolderPath, MentionKind, Use
from recoupe.text.cast import Cast
from recoupe.text.speakers import Source


def test_he_is_not_the_union_that_spoke_before() -> None:
    text = Text(characters="The Dockers Union agreed. He left.", language="en")
    span = text.span(0, 17)
    union = Mention(
        span=span, head=text.span(12, 17), kind=MentionKind.NAME, type=EntityType.ORGANISATION, use=Use.ACTOR,
        name="Dockers Union", candidates=("ORG:DOCKERS_UNION",), why=Why(spans=(span,)),
    )  # fmt: skip
    chains: tuple[Chain, ...] = ()
    he = Source(HolderPath.COREFERENCE, 26, 28)
    said = Cast(text, [union], chains, {"he"}).holder(Source(HolderPath.EXPLICIT, 0, 17))
    assert said.candidates == ("ORG:DOCKERS_UNION",)
    assert Cast(text, [union], chains, {"he"}).holder(he, said).candidates == ()
    assert Cast(text, [union], chains).holder(he, said).candidates == ("ORG:DOCKERS_UNION",)
