"""What a visit weighs, and how many pages a second go out: over HTTP, from real web processes."""

import http.client
import re
import threading
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

USERS, SECONDS = 16, 6.0
_REFERENCES = re.compile(rb"<(?:link|script|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"", re.IGNORECASE)
_IN_STYLES = re.compile(rb"url\([\"']?([^\"')]+\.woff2)[\"']?\)")


@dataclass(frozen=True, slots=True)
class Weight:
    """Of one page for a newcomer and for who comes again: requests and bytes as they travel."""

    first_requests: int
    first_bytes: int
    later_bytes: int


def weight(port: int, path: str, cookie: str) -> Weight:
    """Fetches a page with everything it refers to, as a browser without anything kept does."""
    page = _fetch(port, path, cookie)
    found, waiting = {path: page}, _referred(page, path)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = _fetch(port, address, cookie)
            waiting += _referred(found[address], address) if address.endswith(".css") else []
    return Weight(len(found), sum(len(body) for body in found.values()), len(page))


def pages_per_second(port: int, paths: list[str], cookies: list[str]) -> float:
    """Lets `USERS` people ask pages one after another for some seconds; returns pages a second together."""
    until, counts = time.monotonic() + SECONDS, []

    def visit(number: int) -> None:
        connection, count = http.client.HTTPConnection("127.0.0.1", port, timeout=30), 0
        headers = {"Host": "localhost", "Accept-Encoding": "gzip", "Cookie": cookies[number % len(cookies)]}
        while time.monotonic() < until:
            connection.request("GET", paths[(number + count) % len(paths)], headers=headers)
            answer = connection.getresponse()
            answer.read()
            count += answer.status == 200
        counts.append(count)
        connection.close()

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(USERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return round(sum(counts) / SECONDS, 1)


@dataclass(frozen=True, slots=True)
class Rush:
    """Many people open one page each, all at once: how many, in how many seconds they all had it, and the milliseconds
    that one waited."""

    people: int
    took: float
    p50: float
    p95: float


def rush(port: int, path: str, cookies: list[str]) -> Rush:
    """Lets everyone of these open a page at the same moment. Raises ValueError when someone does not get it."""
    found: list[float] = []
    start = threading.Barrier(len(cookies) + 1)

    def visit(cookie: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        start.wait()
        began = time.perf_counter()
        connection.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip", "Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status == 200:
            found.append((time.perf_counter() - began) * 1000)
        connection.close()

    threads = [threading.Thread(target=visit, args=(cookie,)) for cookie in cookies]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if len(found) < len(cookies):
        raise ValueError(f"{len(cookies) - len(found)} of {len(cookies)} people did not get {path}")
    times = sorted(found)
    return Rush(len(times), round(took, 1), round(times[len(times) // 2]), round(times[int(len(times) * 0.95)]))


def _fetch(port: int, path: str, cookie: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip", "Cookie": cookie})
    body = connection.getresponse().read()
    connection.close()
    return body


def _referred(body: bytes, base: str) -> list[str]:
    import gzip

    text = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    found = [match.decode() for match in _REFERENCES.findall(text) + _IN_STYLES.findall(text)]
    return [urlsplit(urljoin(base, address)).path for address in found if "/static/" in urljoin(base, address)]
