"""Closed lists and shapes of values that the gold files of this folder may hold."""

import re

NER_LABELS = frozenset({"PER", "LOC", "ORG"})
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TIMEX_TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})
TIMEX_VALUE = re.compile(
    r"\?|(PAST|PRESENT|FUTURE)_REF"
    r"|P(\d+|X)[DWMY]|PT(\d+[HMS])+"
    r"|(FY|SY)\d{4}|\d{2}XX|\d{3}X|\d{4}"
    r"|\d{4}-(\d{2}|Q[1-4]|H[12]|SP|SU|FA|WI|W\d{2}(-WE)?)"
    r"|(\d{4}-\d{2}-\d{2})?(T(\d{2}:\d{2}|MO|MI|AF|EV|NI))?"
    r"|XXXX-WXX-[1-7](T(MO|MI|AF|EV|NI))?"
)
NUMBER = re.compile(r"-?\d+(\.\d+)?")
UNITS = frozenset(
    {
        *("", "%", "pp", "share"),
        *("EUR", "USD", "GBP", "CHF", "JPY", "XOF"),
        *("m", "km", "m2", "ha", "m3", "l", "g", "kg", "t"),
        *("km/h", "mph", "MW", "To", "°C"),
    }
)
STATE_KEY = re.compile(r"[A-Z]{3}")
BODY_KEYS = frozenset(
    f"ORG:{name}"
    for name in (
        *("ARAB_LEAGUE", "ASEAN", "AU", "ECOWAS", "EU", "G7", "IAEA", "ICC", "IMF", "NATO"),
        *("OPEC", "OSCE", "UN", "WHO"),
    )
)
MENTION_KINDS = frozenset({"state", "place", "dateline", "person", "body"})
MENTION_CATEGORIES = frozenset(
    {
        *("name", "demonym", "adjective", "capital_metonym", "capital_place", "seat_metonym"),
        *("office_holder", "army", "ministry", "dateline", "epithet", "org"),
    }
)
LANGUAGES = frozenset({"fr", "en"})
HALVES = frozenset({"dev", "blind"})
NO_HOLDER = frozenset({"NONE", "AUTHOR"})
STANCES = frozenset(
    {
        "asserts",
        "confirms",
        "denies",
        "has_not_confirmed",
        "declines_to_confirm",
        "declines_to_comment",
        "evades",
        "predicts",
        "estimates",
        "suspects",
        "demands",
        "promises",
        "intends",
        "threatens",
        "refuses",
        "expresses_concern",
        "evaluates",
        "shifts_position",
    }
)
DENIAL_STANCES = frozenset(
    {
        "denies",
        "has_not_confirmed",
        "declines_to_confirm",
        "declines_to_comment",
        "evades",
        "confirms",
        "none",
    }
)
EVENT_STATUSES = frozenset(
    {"asserted", "hedged", "alleged", "planned", "conditional", "unconfirmed", "denied", "historical"}
)
EVENT_CODE = re.compile(r"[A-Z]+(\.[a-z-]+)?")
EVENT_TYPES = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
        *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
)
CERTAINTIES = frozenset({"CT", "PR", "PS", "U"})
POLARITIES = frozenset({"+", "-", "u"})
CONSTRUCTIONS = frozenset(
    {
        "selon",
        "dapres",
        "pour",
        "que_clause",
        "inversion_full_noun",
        "inversion_clitic",
        "participle",
        "relative",
        "passive_agent",
        "noun_attribution",
        "ellipsis",
        "impersonal",
        "chain",
        "conditional_author",
        "conditional_selon",
        "floating_quote",
        "broken_quote",
        "infinitive_complement",
        "colon",
        "narrated_attitude",
        "interview",
        "parenthetical",
        "denial_target",
        "headline",
        "question",
        "none",
    }
)
PAIR_LABELS = frozenset({"same", "related", "different"})
ANSWERS = frozenset({"supported", "denied", "disputed", "other_figures", "nothing"})
CHAIN_NAME = re.compile(r"[A-Z](\+[A-Z])*")
COREFERENCE_KINDS = frozenset({"name", "nominal", "pronoun", "elided", "possessive"})
PUBLISHED_HALVES = ("dev", "blind")
FINE_STANCES = {
    **dict.fromkeys(("announces", "justifies", "hints", "stipulates"), "asserts"),
    **dict.fromkeys(("fears", "warns", "doubts"), "expresses_concern"),
    "questions": "predicts",
    "accuses": "suspects",
    "orders": "demands",
    "hopes": "intends",
    "rejects": "refuses",
    "condemns": "evaluates",
}
CUE_TYPES = frozenset({"verb", "prep", "noun", "punct", "conditional", "presupposition", "quote_marks"})
QUOTE_TYPES = frozenset({"direct", "indirect", "mixed", "narrated", "author"})
HOLDER_WAYS = frozenset(
    {
        *("explicit", "coref", "participle_subject", "subject_ellipsis", "relative_pronoun", "passive_agent"),
        *("previous_sentence", "possessive_coref", "floating", "impersonal", "absent", "author"),
    }
)
HOLDER_ID = re.compile(r"STATE:[A-Z]{3}|(PER|ORG|GRP|DOC):[A-Z0-9_]+|AUTHOR|UNSPECIFIED")
CONTENT_CERTAINTY = re.compile(r"(CT|PR|PS)[+-]|U")
PARTY_CODE = re.compile(r"(---|[A-Z]{3})( [A-Z]{3})?")
FINDING_KINDS = frozenset(
    {
        *("corroboration", "dispute", "quantity_series", "stance_series", "certainty_series", "event_status"),
        *("timeline", "prediction_check", "attribution_conflict", "evaluation_conflict", "unverified"),
        *("hedged_claim", "recurring_stance", "provenance", "wording", "correction"),
    }
)
