"""How one page is measured: in this process, through Django's test client, without a network."""

import statistics
import time
from dataclasses import dataclass
from typing import Any

ROUNDS, PER_ROUND = 5, 8


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one page: CPU and wall time (ms a request, median of rounds), queries, bytes of the answer as sent (gzip)."""

    name: str
    status: int
    cpu: float
    wall: float
    queries: int
    size: int


def cost(name: str, client: Any, url: str) -> Cost:
    """Measures one page. The first requests warm up and are not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(3):
        answer = client.get(url, HTTP_ACCEPT_ENCODING="gzip")
    cpus, walls = [], []
    for _ in range(ROUNDS):
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(PER_ROUND):
            client.get(url, HTTP_ACCEPT_ENCODING="gzip")
        cpus.append((time.process_time() - cpu) / PER_ROUND * 1000)
        walls.append((time.perf_counter() - wall) / PER_ROUND * 1000)
    with CaptureQueriesContext(connection) as caught:
        client.get(url, HTTP_ACCEPT_ENCODING="gzip")
    return Cost(
        name=name,
        status=answer.status_code,
        cpu=round(statistics.median(cpus), 2),
        wall=round(statistics.median(walls), 2),
        queries=len(caught),
        size=len(answer.content),
    )
