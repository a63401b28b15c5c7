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


def test_she_is_not_the_papers_that_spoke_before() -> None:
    text = Text(characters="Les journaux protestent. Elle accuse.", language="fr")
    span = text.span(0, 12)
    papers = Mention(
        span=span, head=text.span(4, 12), kind=MentionKind.NOMINAL, type=EntityType.BODY, use=Use.ACTOR,
        gender="masc", number="plur", candidates=("FRA:MEDIA",), why=Why(spans=(span,)),
    )  # fmt: skip
    agreeing = [("elle", "fem", "sing"), ("ils", "masc", "plur")]
    cast = Cast(text, [papers], (), agreeing=agreeing)
    said = cast.holder(Source(HolderPath.EXPLICIT, 0, 12))
    assert cast.holder(Source(HolderPath.COREFERENCE, 25, 29), said).candidates == ()
    text = Text(characters="Les journaux protestent. Ils accusent.", language="fr")
    cast = Cast(text, [papers], (), agreeing=agreeing)
    assert cast.holder(Source(HolderPath.COREFERENCE, 25, 28), said).candidates == ("FRA:MEDIA",)


def test_a_rank_before_a_name_is_whoever_is_named() -> None:
    text = Text(characters="le général de brigade Ada Holm doute", language="fr")
    whole = text.span(0, 30)
    rank = Mention(
        span=text.span(0, 21), head=text.span(3, 10), kind=MentionKind.NOMINAL, type=EntityType.PERSON, use=Use.ACTOR,
        why=Why(spans=(whole,)),
    )  # fmt: skip
    name = Mention(
        span=text.span(22, 30), head=text.span(26, 30), kind=MentionKind.NAME, type=EntityType.PERSON, use=Use.ACTOR,
        name="Ada Holm", candidates=("PER:ADA_HOLM",), why=Why(spans=(whole,)),
    )  # fmt: skip
    assert Cast(text, [rank, name], ()).best(0, 30) == name
    assert Cast(text, [rank], ()).best(0, 30) == rank
