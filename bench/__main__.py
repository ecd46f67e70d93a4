"""Measures and prints the table."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench import actions, crowd, group, processes, visits
from bench.measuring import Cost, cost
from bench.pages import PAGES, Page
from bench.visits import USERS
from leertraject.config import starting

if TYPE_CHECKING:
    from leertraject.people.models import Account


def main() -> int:
    """Fills a demo of its own, measures every page between two measurements of the bare one, and prints."""
    # Never in someone's own database: the figures are of the demo, on SQLite.
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory(prefix="leertraject-bench-") as name:
        folder = Path(name)
        before = _bare(folder / "bare1")
        starting.start_django(data=str(folder / "demo"))
        starting.prepare(demo=True)
        import leertraject.config.wsgi  # noqa: F401 as in a web process, with its way of collecting garbage
        from leertraject.kernel import clock

        grown = group.grow(now=clock.now())
        print("the group of the pages:", ", ".join(f"{number} {what}" for what, number in grown.items()))
        costs = [_cost(page) for page in PAGES]
        bare = _middle(before, _bare(folder / "bare2"))
        leads = [page for page in PAGES if page.who == "programme_lead"]
        paths = [_address(page) for page in leads]
        figures = processes.measure(folder / "empty", folder / "demo", paths, [_cookie("programme_lead")])
        _print(bare, costs, figures)
        large = _large(folder / "demo", [_address(page) for page in PAGES])
        _print_large(bare, costs, large)
        _write(bare, costs, figures, large)
    return 0


@dataclass(frozen=True, slots=True)
class Large:
    """The same pages when the database holds years of work, and how long people wait there who code at once."""

    rows: dict[str, int]
    filled_in: float
    costs: list[Cost]
    waited: actions.Waited
    rush: visits.Rush


def _large(folder: Path, addresses: list[str]) -> Large:
    """Measures the pages at these addresses again, which say the same as before but for lists that grew."""
    from leertraject.kernel import clock

    began = time.perf_counter()
    rows = crowd.fill(lead=_account("programme_lead").person, now=clock.now())
    filled = time.perf_counter() - began
    found = [_cost(page, address) for page, address in zip(PAGES, addresses, strict=True)]
    benches, cookie = actions.benches(), _cookie("programme_lead")
    with processes.serving(folder, processes=2) as (port, _, _):
        waited = actions.waited(port, benches, [cookie])
        rush = visits.rush(port, "/", _cookies("participant", crowd.ACCOUNTS))
    return Large(rows, round(filled, 1), found, waited, rush)


def _bare(folder: Path) -> Cost:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "bench.bare", str(folder)], capture_output=True, check=True, cwd=processes.ROOT
    )
    return Cost(**json.loads(done.stdout))


def _middle(one: Cost, other: Cost) -> Cost:
    return replace(
        one,
        cpu=round(statistics.mean([one.cpu, other.cpu]), 2),
        wall=round(statistics.mean([one.wall, other.wall]), 2),
    )


def _cost(page: Page, address: str = "") -> Cost:
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    if page.who:
        client.force_login(_account(page.who))
    return cost(page.name, client, address or _address(page))


def _address(page: Page) -> str:
    return page.url if isinstance(page.url, str) else page.url()


def _cookie(role: str) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(_account(role))
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def _cookies(role: str, number: int) -> list[str]:
    """Returns the cookies of so many people, signed in, each of their own."""
    from django.conf import settings
    from django.test import Client

    from leertraject.people.models import Account

    found = []
    for account in Account.objects.filter(person__roles__kind=role).distinct().order_by("pk")[:number]:
        client = Client()
        client.force_login(account)
        found.append(f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}")
    return found


def _account(role: str) -> "Account":
    from django.utils import timezone

    from leertraject.kernel import clock
    from leertraject.people.models import Account, Role

    day = timezone.localdate(clock.now())
    holders = Role.objects.filter(kind=role).held_on(day).values("person_id")
    account = Account.objects.filter(person_id__in=holders).order_by("person__name").first()
    if account is None:
        raise LookupError(f"nobody in the demo has the role {role}")
    return account


def _print(bare: Cost, costs: list[Cost], figures: processes.Figures) -> None:
    print(f"{'page':28} {'CPU ms':>7} {'x bare':>6} {'wall ms':>8} {'queries':>7} {'kB gzip':>7}  status")
    for row in [bare, *costs]:
        print(
            f"{row.name:28} {row.cpu:7.1f} {row.cpu / bare.cpu:6.1f} {row.wall:8.1f}"
            f" {row.queries:7} {row.size / 1000:7.1f}  {row.status}"
        )
    print(f"\nempty folder to migrated {figures.prepare_empty:.1f} s; start to first answer {figures.start:.1f} s")
    print(
        f"memory: web process {figures.web:.0f} MB ({figures.web_own:.0f} its own),"
        f" worker {figures.worker:.0f} MB ({figures.worker_own:.0f} its own),"
        f" encoder that was not asked yet {figures.encoder:.0f} MB ({figures.encoder_own:.0f} its own)"
    )
    weight = figures.weight
    print(
        f"{figures.pages_per_second:.0f} signed-in pages a second from 2 web processes for {USERS} users;"
        f" first visit {weight.first_bytes / 1000:.0f} kB in {weight.first_requests} requests,"
        f" later {weight.later_bytes / 1000:.1f} kB"
    )


def _print_large(bare: Cost, costs: list[Cost], large: Large) -> None:
    rows = ", ".join(f"{count} {name}" for name, count in large.rows.items())
    print(f"\nwith {rows} (filled in {large.filled_in:.0f} s)")
    print(f"{'page':28} {'CPU ms':>7} {'x bare':>6} {'x demo':>6} {'queries':>7} {'kB gzip':>7}  status")
    for small, row in zip(costs, large.costs, strict=True):
        print(
            f"{row.name:28} {row.cpu:7.1f} {row.cpu / bare.cpu:6.1f} {row.cpu / small.cpu:6.1f}"
            f" {row.queries:7} {row.size / 1000:7.1f}  {row.status}"
        )
    waited = large.waited
    print(
        f"{waited.users} people marking words at once, {waited.actions} times in all:"
        f" answered in {waited.p50:.0f} ms (median), {waited.p95:.0f} ms (p95)"
    )
    rush = large.rush
    print(
        f"{rush.people} participants opening their start page at the same moment: all had it in {rush.took:.1f} s,"
        f" median {rush.p50:.0f} ms, p95 {rush.p95:.0f} ms"
    )


def _write(bare: Cost, costs: list[Cost], figures: processes.Figures, large: Large) -> None:
    out = os.environ.get("BENCH_OUT")
    if not out:
        return
    found = {
        "bare": asdict(bare),
        "pages": [asdict(row) for row in costs],
        "processes": asdict(figures),
        "large": asdict(large),
    }
    path = Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"figures in {path}")


if __name__ == "__main__":
    raise SystemExit(main())
