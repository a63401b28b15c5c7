"""The network, without it: robots.txt, waiting, redirects, private addresses, conditional requests, feeds."""

import io
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from recoupe.ingest.addresses import add_addresses
from recoupe.ingest.dossier import articles, create, ingest_problems
from recoupe.ingest.fetching import LARGEST_BYTES, Clock, Fetched, Fetcher, Validators
from recoupe.ingest.readers import ReadOptions, read_named
from recoupe.ingest.received import Received
from recoupe.model import Problem
from tests.ingest.test_collections import RSS
from tests.ingest.test_pages import PARAGRAPHS, page

NOW = "2024-10-25T08:00:00Z"
Handler = Callable[[httpx.Request], httpx.Response]


class Site:
    """A server in memory: what each path answers, what was asked, how long was waited."""

    def __init__(self, answers: dict[str, httpx.Response | Handler]) -> None:
        self.answers = answers
        self.asked: list[httpx.Request] = []
        self.time = 0.0
        self.slept: list[float] = []

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        found = self.answers.get(f"{request.headers['host']}{request.url.path}", httpx.Response(404))
        return found(request) if callable(found) else found

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def fetcher(self, *, allow_private: bool = False) -> Fetcher:
        places = {"local.example": ["127.0.0.1"], "mixed.example": ["93.184.216.34", "10.0.0.7"]}
        return Fetcher(
            Clock(lambda: self.time, self.sleep, lambda: NOW),
            allow_private=allow_private,
            transport=httpx.MockTransport(self.answer),
            lookup=lambda host, port: places.get(host, ["93.184.216.34"]),
        )


def html(body: str = "") -> httpx.Response:
    return httpx.Response(
        200, headers={"content-type": "text/html; charset=utf-8", "etag": '"e1"'}, content=page(body=body)
    )


def fault(found: Fetched | Problem) -> str:
    assert isinstance(found, Problem)
    return found.code


def test_a_page_is_fetched_from_the_address_that_was_checked() -> None:
    site = Site({"relais.example/halle": html()})
    found = site.fetcher().fetch("https://relais.example/halle?x=1#bas")
    assert isinstance(found, Fetched)
    assert (found.status, found.media_type, found.charset, found.acquired) == (200, "text/html", "utf-8", NOW)
    request = site.asked[-1]
    assert (request.url.host, request.url.port, request.url.query) == (
        "93.184.216.34",
        443 if request.url.port else None,
        b"x=1",
    )
    assert request.headers["user-agent"].startswith("recoupe/")
    assert request.extensions["sni_hostname"] == "relais.example"


def test_the_response_is_a_warc_record_that_reads_back() -> None:
    site = Site({"relais.example/halle": html()})
    found = site.fetcher().fetch("https://relais.example/halle")
    assert isinstance(found, Fetched)
    (again,) = read_named("a.warc.gz", io.BytesIO(found.warc), ReadOptions())
    assert isinstance(again, Received)
    assert PARAGRAPHS[0] in again.characters
    assert (again.metadata.url, again.acquired) == ("https://relais.example/halle", NOW)


def test_a_host_is_asked_once_in_five_seconds() -> None:
    site = Site({"relais.example/a": html(), "relais.example/b": html(), "autre.example/c": html()})
    fetcher = site.fetcher()
    for url in ("https://relais.example/a", "https://autre.example/c", "https://relais.example/b"):
        fetcher.fetch(url)
    asked = [request.url.path for request in site.asked]
    assert asked == ["/robots.txt", "/a", "/robots.txt", "/c", "/b"]
    assert [seconds for seconds in site.slept if seconds] == [5.0, 5.0]


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (httpx.Response(200, content="User-agent: *\nDisallow: /halle"), "robots"),
        (httpx.Response(200, content="User-agent: recoupe\nDisallow: /"), "robots"),
        (httpx.Response(503), "robots"),
        (httpx.Response(200, content="User-agent: autre\nDisallow: /"), ""),
        (httpx.Response(404), ""),
    ],
)
def test_robots_txt_is_obeyed(robots: httpx.Response, code: str) -> None:
    site = Site({"relais.example/robots.txt": robots, "relais.example/halle": html()})
    found = site.fetcher().fetch("https://relais.example/halle")
    assert (fault(found) if code else "") == code


@pytest.mark.parametrize(
    "url", ["http://local.example/", "http://mixed.example/", "http://127.0.0.1/", "http://[::1]/"]
)
def test_private_addresses_are_refused_unless_allowed(url: str) -> None:
    site = Site({})
    fetcher = site.fetcher()
    fetcher.lookup = lambda host, port: {
        "local.example": ["127.0.0.1"],
        "mixed.example": ["93.184.216.34", "10.0.0.7"],
    }.get(host, [host])
    assert fault(fetcher.fetch(url)) == "forbidden_address"
    assert site.asked == []
    site.answers["local.example/"] = html()
    assert isinstance(site.fetcher(allow_private=True).fetch("http://local.example/"), Fetched)


def test_a_redirect_to_a_private_address_is_refused() -> None:
    site = Site({"relais.example/halle": httpx.Response(302, headers={"location": "http://local.example/secret"})})
    assert fault(site.fetcher().fetch("https://relais.example/halle")) == "forbidden_address"


@pytest.mark.parametrize(("hops", "code"), [(5, ""), (6, "fetch_failed")])
def test_five_redirects_and_no_more(hops: int, code: str) -> None:
    answers: dict[str, httpx.Response | Handler] = {
        f"relais.example/{i}": httpx.Response(301, headers={"location": f"/{i + 1}"}) for i in range(hops)
    }
    site = Site({**answers, f"relais.example/{hops}": html()})
    found = site.fetcher().fetch("https://relais.example/0")
    assert (fault(found) if code else "") == code


def test_retry_after_is_waited_for_once() -> None:
    answers = iter([httpx.Response(429, headers={"retry-after": "7"}), html()])
    site = Site({"relais.example/halle": lambda _: next(answers)})
    assert isinstance(site.fetcher().fetch("https://relais.example/halle"), Fetched)
    assert 7.0 in site.slept


@pytest.mark.parametrize(
    "url", ["ftp://relais.example/", "file:///etc/hostname", "relais.example", "http://", "https://a b/"]
)
def test_other_addresses_are_refused(url: str) -> None:
    assert fault(Site({}).fetcher().fetch(url)) == "fetch_failed"


def test_faults_of_the_network_are_problems() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("trop long", request=request)

    assert (
        fault(Site({"relais.example/halle": broken}).fetcher().fetch("https://relais.example/halle")) == "fetch_failed"
    )
    assert fault(Site({}).fetcher().fetch("https://relais.example/absente")) == "fetch_failed"
    large = httpx.Response(200, content=b" " * (LARGEST_BYTES + 1))
    assert fault(Site({"relais.example/x": large}).fetcher().fetch("https://relais.example/x")) == "too_large"


def test_what_has_not_changed_is_asked_with_its_validators() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(304 if request.headers.get("if-none-match") == '"e1"' else 200)

    found = (
        Site({"relais.example/halle": answer}).fetcher().fetch("https://relais.example/halle", known=Validators('"e1"'))
    )
    assert isinstance(found, Fetched)
    assert found.is_unchanged


def test_an_address_becomes_an_article_with_its_response(tmp_path: Path) -> None:
    site = Site(
        {
            "relais.example/halle": html(),
            "relais.example/image": httpx.Response(200, headers={"content-type": "image/png"}),
        }
    )
    dossier = create(tmp_path / "d")
    urls = ["https://relais.example/halle", "https://relais.example/absente", "https://relais.example/image"]
    added = add_addresses(dossier, [*urls, urls[0]], site.fetcher(), acquired="2000-01-01T00:00:00Z")
    assert [problem.code for problem in added.problems] == ["fetch_failed", "unknown_type"]
    (one,) = articles(dossier)
    assert (one.url, one.name, one.acquired) == (urls[0], urls[0], NOW)
    assert (dossier.folder(one.id) / "response.warc.gz").is_file()
    assert len(ingest_problems(dossier)) == 2


def test_a_feed_is_followed_to_its_pages_and_asked_again_politely(tmp_path: Path) -> None:
    """The page of the second entry is missing: the entry is kept as the feed has it."""

    def feed(request: httpx.Request) -> httpx.Response:
        headers = {"content-type": "application/rss+xml", "last-modified": "Fri, 25 Oct 2024 06:00:00 GMT"}
        return (
            httpx.Response(304)
            if "if-modified-since" in request.headers
            else httpx.Response(200, headers=headers, content=RSS)
        )

    site = Site({"relais.example/fil": feed, "relais.example/halle": html()})
    dossier = create(tmp_path / "d")
    added = add_addresses(dossier, ["https://relais.example/fil"], site.fetcher(), acquired=NOW)
    assert sorted(one.url for one in added.articles) == [
        "https://relais.example/halle",
        "https://relais.example/marche",
    ]
    assert {one.access for one in added.articles} == {"", "summary"}
    site.asked.clear()
    again = add_addresses(dossier, ["https://relais.example/fil"], site.fetcher(), acquired=NOW)
    assert again.articles == ()
    assert [request.url.path for request in site.asked] == ["/robots.txt", "/fil"]
