"""What a page states about itself: addresses, outlet, title, bylines, dates with their source, language, access.

What enters is a parsed page; what leaves is `Metadata`. A date carries the words it was read from. Nothing is taken
from running text. Sources: the Open Graph and article vocabularies, Dublin Core, schema.org as JSON-LD and microdata.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

from recoupe.credits import fold
from recoupe.ingest.languages import code
from recoupe.ingest.metadata import BY, day_of, url_dates
from recoupe.ingest.printed import beside_title
from recoupe.ingest.received import Metadata
from recoupe.model import DateCandidate

ARTICLES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "LiveBlogPosting",
    "BlogPosting", "BackgroundNewsArticle", "ReviewNewsArticle", "SocialMediaPosting", "Report", "WebPage",
))  # fmt: skip
"""Kinds of schema.org that are an article or the page of one."""

PUBLISHED_METAS = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date.published",
    "publication_date", "publish-date", "publishdate", "pubdate", "publish_date", "published_time", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "dc.date.created", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "bt:pubdate",
    "shareaholic:article_published_time", "timestamp", "date", "gentime", "originalpublicationdate",
    "article_date_original", "rnews:datepublished",
)  # fmt: skip
"""Names of the meta elements that state a publication date, the most reliable first."""

_BYLINE_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_SITE_METAS = ("og:site_name", "application-name", "dc.publisher", "cre", "twitter:app:name:iphone")
_SPACES = re.compile(r"\s+")
_BLOCKS = "p div li h1 h2 h3 h4 h5 h6 footer section td blockquote article header aside address main span"
_LINES = "(" + " or ".join(f"self::{name}" for name in _BLOCKS.split()) + ")"


def metadata(tree: html.HtmlElement, *, url: str = "") -> Metadata:
    """What the page states; ``url`` is where it was found, when that is known."""
    metas = _metas(tree)
    article = next(_articles(tree), {})
    canonical = _canonical(tree, metas, url)
    return Metadata(
        url=url,
        canonical_url=canonical,
        outlet=_first(metas, _SITE_METAS) or _name(article.get("publisher")),
        publisher=_name(article.get("publisher")),
        title=_title(tree, metas, article),
        bylines=_bylines(tree, metas, article),
        dates=tuple(dict.fromkeys((*_dates(tree, metas, article), *url_dates(canonical or url)))),
        language=code(tree.get("lang") or metas.get("og:locale", "") or metas.get("content-language", "")),
        access=_access(article, metas),
    )


def clean(words: object) -> str:
    """Words with their blanks made single; empty for anything but a string."""
    return _SPACES.sub(" ", words).strip() if isinstance(words, str) else ""


def same_words(a: str, b: str) -> bool:
    """True when two lines hold the same letters and digits in the same order."""
    return fold(a) == fold(b)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = clean(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of article kinds, articles before mere pages."""
    found = [one for script in tree.iter("script") if _is_jsonld(script) for one in _objects(_json(script.text or ""))]
    kinds = [(one, _kinds(one) & ARTICLES) for one in found]
    yield from (one for one, kind in kinds if kind - {"WebPage"})
    yield from (one for one, kind in kinds if kind == {"WebPage"})


def _is_jsonld(script: html.HtmlElement) -> bool:
    return (script.get("type") or "").strip().lower().startswith("application/ld+json")


def _json(words: str) -> object:
    bare = (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>)\s*$", "", words)
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _objects(value.get(name), depth + 1)


def _kinds(one: dict[str, Any]) -> set[str]:
    kind = one.get("@type")
    return {kind} if isinstance(kind, str) else {str(name) for name in kind} if isinstance(kind, list) else set()


def _name(value: object) -> str:
    if isinstance(value, dict):
        return clean(value.get("name"))
    if isinstance(value, list):
        return next((name for name in map(_name, value) if name), "")
    return clean(value)


def _canonical(tree: html.HtmlElement, metas: dict[str, str], url: str) -> str:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    stated = next((link.strip() for link in (*links, metas.get("og:url")) if link and link.strip()), "")
    full = urljoin(url, stated) if url else stated
    try:
        return full if urlsplit(full).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _title(tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str:
    headings = [clean(heading.text_content()) for heading in tree.iter("h1")]
    titled = clean(tree.findtext(".//title"))
    stated = _first(metas, _TITLE_METAS) or clean(article.get("headline"))
    # A heading that the stated title begins with is the title without the name of the site.
    for heading in headings:
        if len(heading) > 15 and fold(heading) and fold(heading) in fold(stated or titled):
            return heading
    return stated or (headings[0] if len(headings) == 1 else "") or titled


def _bylines(tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> tuple[str, ...]:
    authors = article.get("author")
    named = [_name(one) for one in (authors if isinstance(authors, list) else [authors])]
    metas_named = [metas[name] for name in _BYLINE_METAS if metas.get(name)]
    linked = [clean(one.text_content()) for one in tree.xpath("//*[@rel='author' or @itemprop='author']")]
    for found in (named, metas_named, linked):
        names = tuple(dict.fromkeys(BY.sub("", name) for name in found if name and _may_sign(name)))
        if names:
            return names
    return ()


def _may_sign(name: str) -> bool:
    return len(name) <= 120 and "://" not in name and any(letter.isalpha() for letter in name)


LONG_TITLE = 12
"""Letters from which on a part of a title tells a heading from others."""

_PUBLISHED_CLASSES = frozenset(
    (
        "published",
        "dt-published",
        "publication",
        "date-publication",
        "pubdate",
        "entry-date",
        "post-date",
        "article-date",
    )
)


def _dates(tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> Iterator[DateCandidate]:
    yield from _candidate("jsonld:datePublished", article.get("datePublished") or article.get("dateCreated"))
    for name in PUBLISHED_METAS:
        yield from _candidate(f"meta:{name}", metas.get(name))
    marked = tree.xpath("//*[@itemprop='datePublished' or @pubdate or @property='datePublished']")
    stated = [one.get("datetime") or one.get("content") or one.text_content() for one in marked]
    yield from _only("itemprop:datePublished", stated)
    heading = _title_heading(tree, metas, article)
    yield from beside_title(tree, heading)
    yield from _only("time:published", [one.get("datetime") for one in _published_times(tree, heading)])
    yield from _only("time:datetime", [one.get("datetime") for one in tree.xpath("//time[@datetime]")])


def _published_times(tree: html.HtmlElement, heading: html.HtmlElement | None) -> list[html.HtmlElement]:
    """The time elements whose class, or that of the element around them, says that they tell the publication.

    Behind the heading of the title only the first, for those that follow are of other articles; without one, all.
    Source: ``dt-published`` is of microformats h-entry, ``published`` of hAtom; the others of publishing systems.
    """
    found: list[html.HtmlElement] = []
    for one in tree.iter("time", "h1", "h2"):
        if one is heading:
            found.clear()
        parent = one.getparent()
        classes = f"{one.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"
        if one.get("datetime") and not _PUBLISHED_CLASSES.isdisjoint(classes.casefold().split()):
            found.append(one)
    return found if heading is None else found[:1]


def _title_heading(tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> html.HtmlElement | None:
    """The heading that the title of the page repeats, alone or before a label (« Abonnés ») that stands in it."""
    title = _title(tree, metas, article)
    parts = [part for part in map(fold, re.split(r"\s[|–—-]\s", title)) if len(part) >= LONG_TITLE]
    for one in (heading for name in ("h1", "h2") for heading in tree.iter(name)):
        words = fold(clean(one.text_content()))
        if words and (words in fold(title) or any(words.startswith(part) for part in parts)):
            return one
    return None


def _only(source: str, stated: list[str | None]) -> Iterator[DateCandidate]:
    """The candidate of elements that all state one day; a page of many articles states many and settles nothing."""
    words = [clean(one) for one in stated if day_of(clean(one))]
    if len({day_of(one)[:10] for one in words}) == 1:
        yield from _candidate(source, min(words))


def _candidate(source: str, stated: object) -> Iterator[DateCandidate]:
    words = clean(stated)
    day = day_of(words)
    if day:
        yield DateCandidate(day, source, words[:60])


def _access(article: dict[str, Any], metas: dict[str, str]) -> str:
    free = str(article.get("isAccessibleForFree", "")).strip().lower()
    tier = metas.get("article:content_tier", "").lower()
    if free == "false" or tier in {"locked", "metered", "premium", "paid"}:
        return "paywall"
    return "free" if free == "true" or tier == "free" else ""


def visible_lines(tree: html.HtmlElement) -> tuple[str, ...]:
    """The lines a reader of the page sees that may hold a credit: 160 characters at most, each once."""
    found: dict[str, None] = {}
    for element in tree.xpath(f"//body//*[{_LINES} and not(ancestor-or-self::figure)]"):
        words = clean(element.text_content()) if len(element) < 12 else ""
        if 0 < len(words) <= 160:
            found[words] = None
    return tuple(found)
