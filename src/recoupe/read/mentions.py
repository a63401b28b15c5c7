"""Mentions and chains: who and what a text names, and which mentions are one.

Enters: a reading with analysed sentences (a `NullAnalyzer` will do, with fewer pronouns and names). Leaves: `Mention`
records in text order, then `Chain` records. An unresolved mention has no candidates; it is never given the most likely
one. ``office`` of a mention is a code of ``world/offices.tsv``; ``state`` the body it speaks for when the text names
one (« porte-parole de la Maison Blanche »: ``USA:WH``), else its state.

« Selon le président ukrainien Volodymyr Zelensky, Pyongyang a envoyé des soldats. » yields a mention of the person with
candidate ``PER:VOLODYMYR_ZELENSKY``, office ``president`` and state ``UKR``, the modifier « ukrainien », and the
actor « Pyongyang », ``PRK``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.model import Block, Chain, DocumentDate, Mention, Problem, Span, Why
from recoupe.terms import EntityType, MentionKind, Role, Use
from recoupe.text.atlas import bare
from recoupe.text.coreference import resolve
from recoupe.text.gazetteer import Family, Gazetteer, gazetteer
from recoupe.text.homes import Sign
from recoupe.text.introduced import with_introduced
from recoupe.text.nodes import Node, nodes_of, speech
from recoupe.text.persons import Period
from recoupe.text.phrases import scan
from recoupe.text.pieces import Phrase
from recoupe.text.quotes import bridged, quotations
from recoupe.text.reading import Reading, Sentence
from recoupe.text.subjecthood import with_subjects
from recoupe.text.tokens import words as tokens
from recoupe.text.usage import SPATIAL, is_elsewhere, is_tail, use

LOCAL = "local:"
"""Begins what tells mentions apart that no key does; one alone is no chain."""
LOCATED = (Use.PLACE, Use.DATELINE)


def mentions(reading: Reading) -> Iterable[Mention | Chain | Problem]:
    """The mentions of a text in order, then its chains in the order of their first mention."""
    words = gazetteer(reading.language, reading.world)
    datelines = tuple(_datelines(reading, words))
    nodes = _nodes(reading, words, datelines)
    found: dict[str, Mention] = {one.id: one for one in datelines}
    by_node: dict[int, Mention] = {}
    for node in nodes:
        mention = _mention(reading, node, words)
        mention = found.setdefault(mention.id, mention)
        by_node[id(node)] = mention
    yield from sorted(found.values(), key=lambda one: one.span.start) if datelines else found.values()
    yield from _chains(reading, nodes, by_node)


def _datelines(reading: Reading, words: Gazetteer) -> Iterator[Mention]:
    """The town of each line outside the sentences that says where a text is from: a dateline, a byline, a masthead.

    ``NIMULE, April 3``, ``By Ada Holm in Chingola``, ``COPPERBELT POST | Kitwe - Ndola | Courts``. A masthead, which is
    what stands above a title, may also list what a paper writes of: its places count when they are towns of one state.
    """
    blocks = sorted(reading.of(Block), key=lambda one: one.span.start)
    title = next((one.span.start for one in blocks if one.role is Role.TITLE), 0)
    for block in blocks:
        masthead = block.role is Role.NAVIGATION and block.span.start < title
        if masthead or block.role in (Role.DATELINE, Role.BYLINE):
            found = list(_towns(reading, words, block))
            if not masthead or (len({one.state for one in found}) == 1 and all(_is_town(one) for one in found)):
                yield from found[:1]


def _is_town(mention: Mention) -> bool:
    return mention.candidates[0] != mention.state


def _towns(reading: Reading, words: Gazetteer, block: Block) -> Iterator[Mention]:
    """The places of a line, in order."""
    found = tokens(reading.text.characters, block.span.start, block.span.end, reading.language)
    forms = tuple(one.form for one in found)
    hits = ((at, hit) for at in range(len(forms)) if (hit := words.longest(forms, at, Family.NAME)))
    for at, hit in hits:
        entry = hit.entries[0]
        state = words.atlas.state_of(entry.key)
        if entry.sort not in SPATIAL or not state:
            continue
        span = reading.span(found[at].start, found[at + hit.length - 1].end)
        keys = words.atlas.places_of(span.surface, (entry.key,)) or (entry.key,)
        why = Why(spans=(span,), rules=(entry.rule,))
        yield Mention(
            span=span, head=span, kind=MentionKind.NAME, type=EntityType.PLACE, use=Use.DATELINE,
            name=span.surface, state=state, number="sing", candidates=keys, why=why,
        )  # fmt: skip


def _nodes(reading: Reading, words: Gazetteer, datelines: Sequence[Mention]) -> list[Node]:
    found = [
        [
            (phrase, use(sentence, phrase, words))
            for phrase in phrases
            if not is_elsewhere(sentence, phrase, words) and not is_tail(sentence, phrase, words)
        ]
        for sentence, phrases in zip(reading.sentences, _phrases(reading.sentences, words), strict=True)
    ]
    lexis = speech(reading.language)
    quoted = _quoted(reading)
    trees = [with_subjects(sentence) for sentence in reading.sentences]
    nodes = list(nodes_of(trees, found, lexis, quoted))
    signs = [
        Sign.of(one.span.start, one.state, one.use, is_town=True, in_title=False)
        for one in datelines
        if bare(one.span.surface) not in words.atlas.seats
    ]
    return resolve(nodes, trees, words, lexis, quoted, _period(reading), signs)


def _phrases(sentences: Sequence[Sentence], words: Gazetteer) -> list[tuple[Phrase, ...]]:
    """The phrases of each sentence; one that opens on the last name of somebody named in full is read once more."""
    found = [tuple(scan(sentence, words)) for sentence in sentences]
    surnames = frozenset(
        sentence.tokens[phrase.name[1] - 1].form
        for sentence, phrases in zip(sentences, found, strict=True)
        for phrase in phrases
        if phrase.type is EntityType.PERSON and phrase.name is not None and phrase.name[1] - phrase.name[0] > 1
    )
    for number, sentence in enumerate(sentences):
        opening = next((token for token in sentence.tokens if token.form[:1].isalpha()), None)
        if opening is not None and opening.form in surnames:
            found[number] = tuple(scan(sentence, words, surnames))
    return with_introduced(sentences, found, words)


def _period(reading: Reading) -> Period:
    """The days the text speaks from, where an earlier stage has settled them."""
    for dated in reading.of(DocumentDate):
        return Period(dated.spoken_low or dated.published_low, dated.spoken_high or dated.published_high)
    return Period()


def _quoted(reading: Reading) -> Sequence[int]:
    """For each character of the text, 1 when it stands inside quotation marks, else 0."""
    characters = reading.text.characters
    marks = bytearray(len(characters))
    for quotation in bridged(quotations(characters, 0, len(characters))):
        marks[quotation.inner_start : quotation.inner_end] = b"\1" * (quotation.inner_end - quotation.inner_start)
    return marks


def _mention(reading: Reading, node: Node, words: Gazetteer) -> Mention:
    phrase = node.phrase
    tokens = reading.sentences[node.sentence].tokens
    head = tokens[phrase.head]
    span = reading.span(node.start, node.end)
    located = node.use in LOCATED and phrase.sort in ("capital", "place", "region", "seat")
    kind = EntityType.PLACE if located else node.type
    name = _name_span(reading, node)
    keys = words.atlas.places_of(node.full_name, node.keys) if located else node.keys
    return Mention(
        span=span,
        head=span if phrase.chars else reading.span(head.start, head.end),
        kind=phrase.kind,
        type=kind,
        use=node.use,
        name=name.surface if name else "",
        office=phrase.office,
        state=phrase.body or phrase.state or words.atlas.state_of(keys[0] if keys else ""),
        number=phrase.number or ("sing" if kind is EntityType.PERSON else ""),
        gender=phrase.gender,
        candidates=keys,
        why=_why(reading, node, span),
    )


def _name_span(reading: Reading, node: Node) -> Span | None:
    if node.phrase.name is None:
        return None
    if node.phrase.chars is not None:
        return reading.span(node.start, node.end)
    first, last = node.phrase.name
    return reading.tokens_span(reading.sentences[node.sentence].tokens[first:last])


def _why(reading: Reading, node: Node, span: Span) -> Why:
    """The words, what they are held to be the same as, and the rows that said so."""
    meant = node.members or ((node.link,) if node.link is not None else ())
    spans = (span, *(reading.span(one.start, one.end) for one in meant))
    syntactic = node.phrase.kind in (MentionKind.PRONOUN, MentionKind.ELIDED) or node.subject
    return Why(spans=spans, rules=tuple(dict.fromkeys(node.rules)), analysis=reading.analysis if syntactic else "")


def _chains(reading: Reading, nodes: Sequence[Node], by_node: dict[int, Mention]) -> Iterator[Chain]:
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        identity = _identity(node, by_node[id(node)])
        if identity:
            groups.setdefault(identity, []).append(node)
    for identity, group in groups.items():
        if len(group) == 1 and identity.startswith(LOCAL):
            continue
        together = [by_node[id(node)] for node in group]
        kinds = [mention.type for mention in together]
        yield Chain(
            text=reading.text.id,
            mentions=tuple(dict.fromkeys(mention.id for mention in together)),
            type=kinds[0],
            name=_name(together),
            candidates=together[0].candidates,
            why=_merged([mention.why for mention in together], reading.analysis),
        )


def _identity(node: Node, mention: Mention) -> str:
    """What makes mentions one: their best key, else the mention they go back to. Empty for no chain."""
    if node.use is Use.MODIFIER and node.link is None:
        return ""
    if mention.candidates:
        return mention.candidates[0]
    root = node
    while root.link is not None and not root.members:
        root = root.link
    return f"{LOCAL}{root.start}"


def _name(together: Sequence[Mention]) -> str:
    """The fullest name; the first of equals."""
    names = [mention.name for mention in together if mention.name]
    return max(names, key=len, default="")


def _merged(reasons: Sequence[Why], analysis: str) -> Why:
    spans = tuple(dict.fromkeys(span for why in reasons for span in why.spans))
    rules = tuple(dict.fromkeys(rule for why in reasons for rule in why.rules))
    used = analysis if any(why.analysis for why in reasons) else ""
    return replace(Why(), spans=spans, rules=rules, analysis=used)
