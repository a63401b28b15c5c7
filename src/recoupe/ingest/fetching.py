"""Pages and feeds from the network, when a person asks, and only then.

What enters is an address; what leaves is the response, or the `Problem` that it met. robots.txt is obeyed, a host is
asked once in `DELAY_SECONDS`, ``Retry-After`` is waited for once, redirects are followed five times at most and each is
checked like the first address. Private and loopback addresses are refused unless allowed, and the address that was
checked is the one that is connected to. The clock is the caller's. Needs the extra ``web`` (httpx).
"""

import gzip
import importlib
import ipaddress
import socket
import urllib.robotparser
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from recoupe.errors import MissingExtraError
from recoupe.ingest.received import problem
from recoupe.model import Problem, hash_id
from recoupe.version import __version__

DELAY_SECONDS = 5.0
TIMEOUT_SECONDS = 30.0
LONGEST_WAIT_SECONDS = 120.0
REDIRECTS = 5
LARGEST_BYTES = 25 * 1024 * 1024
AGENT = f"recoupe/{__version__}"

Resolve = Callable[[str, int], list[str]]
"""The addresses of a host."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, from the caller: ``seconds`` that only grow, ``sleep`` in seconds, ``now`` as an ISO instant."""

    seconds: Callable[[], float]
    sleep: Callable[[float], None]
    now: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask again with: ``etag`` and ``last_modified``, empty where it gave none."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response: the address it came from at last, its bytes, and itself as a WARC record (gzip)."""

    url: str
    status: int
    media_type: str
    charset: str
    content: bytes
    warc: bytes
    acquired: str
    validators: Validators = Validators()

    @property
    def is_unchanged(self) -> bool:
        """True when the server said that nothing changed since the validators."""
        return self.status == 304


class _RefusedError(Exception):
    """An address that is not asked; holds the code and the message of the problem."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's resolver, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(slots=True)
class Fetcher:
    """Fetches one address after the other, politely.

    Args:
        clock: the caller's time.
        allow_private: also ask private and loopback addresses.
        delay_seconds: between two requests to one host.
        transport: an httpx transport, for tests; None is the network.
        lookup: finds the addresses of a host.
    """

    clock: Clock
    allow_private: bool = False
    delay_seconds: float = DELAY_SECONDS
    transport: Any = None
    lookup: Resolve = resolve
    _asked: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, urllib.robotparser.RobotFileParser | None] = field(default_factory=dict)

    def fetch(self, url: str, *, known: Validators | None = None) -> Fetched | Problem:
        """The response at ``url``; a `Problem` for anything but 200, or 304 when ``known`` was given."""
        httpx = _httpx()
        try:
            return self._follow(url, known or Validators())
        except _RefusedError as refused:
            return problem(refused.code, url, str(refused))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as fault:
            return problem("fetch_failed", url, f"{type(fault).__name__}: {fault}")

    def _follow(self, url: str, known: Validators) -> Fetched:
        here = url
        for _ in range(REDIRECTS + 1):
            if not self._is_allowed(here):
                raise _RefusedError("robots", f"robots.txt forbids {here}")
            response, content = self._ask(here, known)
            target = response.headers.get("location")
            if response.status_code in {301, 302, 303, 307, 308} and target:
                here = urljoin(here, target)
                continue
            if response.status_code not in {200, 304}:
                raise _RefusedError("fetch_failed", f"expected status 200, found {response.status_code}")
            return self._fetched(here, response, content)
        raise _RefusedError("fetch_failed", f"expected at most {REDIRECTS} redirects, found more")

    def _fetched(self, url: str, response: Any, content: bytes) -> Fetched:  # noqa: ANN401
        now = self.clock.now()
        kind, _, rest = response.headers.get("content-type", "").partition(";")
        charset = rest.partition("charset=")[2].strip().strip("\"'")
        validators = Validators(response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        warc = warc_record(url, response.status_code, dict(response.headers), content, now)
        return Fetched(url, response.status_code, kind.strip().lower(), charset, content, warc, now, validators)

    def _ask(self, url: str, known: Validators) -> tuple[Any, bytes]:
        """The response and its bytes; asked once more when the server says when."""
        response, content = self._request(url, known)
        wait = response.headers.get("retry-after", "")
        if response.status_code in {429, 503} and wait.isdigit() and int(wait) <= LONGEST_WAIT_SECONDS:
            self.clock.sleep(float(wait))
            return self._request(url, known)
        return response, content

    def _request(self, url: str, known: Validators) -> tuple[Any, bytes]:
        httpx = _httpx()
        address, headers, extensions = self._target(url, known)
        self._wait(urlsplit(url).netloc)
        options = {"transport": self.transport, "timeout": TIMEOUT_SECONDS, "trust_env": False}
        with (
            httpx.Client(**options) as client,
            client.stream("GET", address, headers=headers, extensions=extensions, follow_redirects=False) as response,
        ):
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > LARGEST_BYTES:
                    raise _RefusedError("too_large", f"expected {LARGEST_BYTES} bytes at most, found more")
            return response, bytes(content)

    def _wait(self, host: str) -> None:
        asked = self._asked.get(host)
        if asked is not None:
            self.clock.sleep(max(0.0, asked + self.delay_seconds - self.clock.seconds()))
        self._asked[host] = self.clock.seconds()

    def _target(self, url: str, known: Validators) -> tuple[str, dict[str, str], dict[str, str]]:
        """The address to connect to, with the host in its header, so that what was checked is what is asked."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise _RefusedError("fetch_failed", f"expected an http or https address, found {url}")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        ip = self._checked(parts.hostname, port)
        literal = f"[{ip}]" if ":" in ip else ip
        headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        address = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
        return address, headers, {"sni_hostname": parts.hostname}

    def _checked(self, host: str, port: int) -> str:
        addresses = self.lookup(host, port)
        if not addresses:
            raise _RefusedError("fetch_failed", f"no address for {host}")
        private = [one for one in addresses if not ipaddress.ip_address(one.partition("%")[0]).is_global]
        if private and not self.allow_private:
            raise _RefusedError("forbidden_address", f"{host} is the private or local address {private[0]}")
        return addresses[0]

    def _is_allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        rules = self._robots[site]
        return rules is not None and rules.can_fetch(AGENT, url)

    def _read_robots(self, site: str) -> urllib.robotparser.RobotFileParser | None:
        """The rules of a site: none when it has no file, None (nothing is allowed) when its server fails.

        Source: RFC 9309, sections 2.3.1.3 and 2.3.1.4.
        """
        rules = urllib.robotparser.RobotFileParser()
        here = f"{site}/robots.txt"
        for _ in range(REDIRECTS):
            response, content = self._request(here, Validators())
            if response.status_code in {301, 302, 307, 308} and response.headers.get("location"):
                here = urljoin(here, response.headers["location"])
                continue
            if response.status_code >= 500:
                return None
            rules.parse(content.decode("utf-8", "replace").splitlines() if response.status_code == 200 else [])
            return rules
        rules.parse([])
        return rules


def _httpx() -> Any:  # noqa: ANN401
    try:
        return importlib.import_module("httpx")
    except ImportError as fault:
        raise MissingExtraError("httpx", "web") from fault


def warc_record(url: str, status: int, headers: Mapping[str, str], content: bytes, now: str) -> bytes:
    """A response as a WARC 1.1 record, packed; encodings of transfer are undone, so their headers are left out.

    Source: ISO 28500:2017.
    """
    undone = {"content-encoding", "transfer-encoding", "content-length"}
    lines = [f"{name}: {value}" for name, value in sorted(headers.items()) if name.lower() not in undone]
    http = "\r\n".join([f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(content)}", "", ""]).encode(
        "latin-1", "replace"
    )
    name = hash_id("warc", url, now)
    identity = f"{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}"
    head = [
        "WARC/1.1",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{identity}>",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {now}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http) + len(content)}",
        "",
        "",
    ]
    return gzip.compress("\r\n".join(head).encode() + http + content + b"\r\n\r\n", mtime=0)
