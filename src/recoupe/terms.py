"""The closed lists: every word a record may use where its field is not free text.

Each list is kept a second time as data, in ``data/closed/NAME.tsv`` with the meaning of every value in French
and English; a test holds the two, the packs and the documentation to one another. Imports none of ours.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a block of a text is (``data/closed/role.tsv``)."""

    TITLE = "title"
    BODY = "body"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBDATE = "pubdate"
    CAPTION = "caption"
    CREDIT = "credit"
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"
    RELATED_LINK = "related_link"
    COMMENT_MARKER = "comment_marker"
    MARKUP = "markup"
    REPEATED_TITLE = "repeated_title"


class Stance(StrEnum):
    """How a holder stands to what is claimed (``data/closed/stance.tsv``)."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    HAS_NOT_CONFIRMED = "has_not_confirmed"
    DECLINES_TO_CONFIRM = "declines_to_confirm"
    DECLINES_TO_COMMENT = "declines_to_comment"
    EVADES = "evades"
    PREDICTS = "predicts"
    ESTIMATES = "estimates"
    SUSPECTS = "suspects"
    DEMANDS = "demands"
    PROMISES = "promises"
    INTENDS = "intends"
    THREATENS = "threatens"
    REFUSES = "refuses"
    EXPRESSES_CONCERN = "expresses_concern"
    EVALUATES = "evaluates"
    SHIFTS_POSITION = "shifts_position"


class Certainty(StrEnum):
    """FactBank certainty of the holder (``data/closed/certainty.tsv``)."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"
    UNCOMMITTED = "U"


class Polarity(StrEnum):
    """FactBank polarity of the content as told (``data/closed/polarity.tsv``)."""

    POSITIVE = "+"
    NEGATIVE = "-"
    UNKNOWN = "u"


class ReportType(StrEnum):
    """How the words of a claim are given (``data/closed/report_type.tsv``)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"
    AUTHOR = "author"


class Status(StrEnum):
    """Status of an event by its own grammar (``data/closed/status.tsv``)."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    ALLEGED = "alleged"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    HISTORICAL = "historical"


class FindingKind(StrEnum):
    """What a finding shows (``data/closed/finding.tsv``)."""

    CORROBORATION = "corroboration"
    DISPUTE = "dispute"
    FIGURE_SERIES = "figure_series"
    STANCE_SERIES = "stance_series"
    CERTAINTY_SERIES = "certainty_series"
    EVENT_STATUS = "event_status"
    TIMELINE = "timeline"
    PREDICTION_CHECK = "prediction_check"
    ATTRIBUTION_CONFLICT = "attribution_conflict"
    EVALUATION_CONFLICT = "evaluation_conflict"
    UNVERIFIED = "unverified"
    HEDGED_CLAIM = "hedged_claim"
    RECURRING_STANCE = "recurring_stance"
    PROVENANCE = "provenance"
    WORDING = "wording"
    CORRECTION = "correction"


class MentionKind(StrEnum):
    """ACE level of a mention (``data/closed/mention_kind.tsv``)."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    ELIDED = "elided"


class EntityType(StrEnum):
    """What sort of thing a mention names (``data/closed/entity_type.tsv``)."""

    PERSON = "person"
    STATE = "state"
    BODY = "body"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class Use(StrEnum):
    """What a name does where it stands: « Séoul refuse », « à Séoul », « (Séoul) » (``data/closed/use.tsv``)."""

    ACTOR = "actor"
    PLACE = "place"
    DATELINE = "dateline"
    MODIFIER = "modifier"


class TimexType(StrEnum):
    """TIMEX3 types (``data/closed/timex_type.tsv``)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class LinkKind(StrEnum):
    """How two events or claims of a sentence hang together (``data/closed/link_kind.tsv``)."""

    EXCHANGE = "exchange"
    CAUSE = "cause"
    RESPONSE = "response"
    PURPOSE = "purpose"
    CONDITION = "condition"


class HolderPath(StrEnum):
    """How the holder of a claim was found (``data/closed/holder_path.tsv``)."""

    EXPLICIT = "explicit"
    COREFERENCE = "coreference"
    PARTICIPLE_SUBJECT = "participle_subject"
    SUBJECT_ELLIPSIS = "subject_ellipsis"
    RELATIVE_PRONOUN = "relative_pronoun"
    PASSIVE_AGENT = "passive_agent"
    PREVIOUS_SENTENCE = "previous_sentence"
    POSSESSIVE = "possessive"
    FLOATING = "floating"
    IMPERSONAL = "impersonal"
    ABSENT = "absent"
    AUTHOR = "author"


class OriginKind(StrEnum):
    """What stands at the root of a group of copies (``data/closed/origin_kind.tsv``)."""

    AGENCY = "agency"
    OUTLET = "outlet"
    OFFICIAL_TEXT = "official_text"
    SHARED_UPSTREAM = "shared_upstream"


class EdgeKind(StrEnum):
    """Why one article is held to draw on another, or on an agency (``data/closed/edge_kind.tsv``)."""

    COPIED_SPAN = "copied_span"
    CREDIT_LINE = "credit_line"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    OWNER = "owner"
    REVISION = "revision"


class Relation(StrEnum):
    """How two claims of one finding stand to each other (``data/closed/relation.tsv``)."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTRASTS = "contrasts"
    EVOLVES = "evolves"
    OTHER_SCOPE = "other_scope"


class AgreementStage(StrEnum):
    """How far an agreement has come (``data/closed/stage.tsv``)."""

    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    DENOUNCED = "denounced"


CLOSED_LISTS: dict[str, type[StrEnum]] = {
    "role": Role,
    "stance": Stance,
    "certainty": Certainty,
    "polarity": Polarity,
    "report_type": ReportType,
    "status": Status,
    "finding": FindingKind,
    "mention_kind": MentionKind,
    "entity_type": EntityType,
    "use": Use,
    "timex_type": TimexType,
    "link_kind": LinkKind,
    "holder_path": HolderPath,
    "origin_kind": OriginKind,
    "edge_kind": EdgeKind,
    "relation": Relation,
    "stage": AgreementStage,
}
"""Name of the list, as packs and ``data/closed`` spell it, to its values."""


def type_of_key(key: str, otherwise: EntityType) -> EntityType:
    """What sort of thing an actor key names, by its beginning; ``otherwise`` when the key does not say.

    >>> str(type_of_key("RUS", EntityType.UNKNOWN)), str(type_of_key("RUS:KREMLIN", EntityType.UNKNOWN))
    ('state', 'body')
    """
    prefix, _, rest = key.partition(":")
    if prefix in _TYPES_OF_KEYS:
        return _TYPES_OF_KEYS[prefix]
    if len(prefix) == 3 and prefix.isupper() and prefix.isalpha() and prefix not in _NO_STATES:
        return EntityType.BODY if rest else EntityType.STATE
    return otherwise


_NO_STATES = ("DOC", "PLC")
_TYPES_OF_KEYS = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GRP": EntityType.GROUP,
}
