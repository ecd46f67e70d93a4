"""The rounds of `killing`: an act is sent, a process is killed, and the tables tell what became of it."""

import http.client
import random
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps

from leertraject.kernel import clock, tasks
from leertraject.kernel.models import WorkerBeat
from leertraject.lookback.tests import build
from leertraject.notices.models import Notice, NoticeState
from tests.ops import running
from tests.proofs import acts
from tests.proofs.killing import House, Post, kill

# Rows of these come and go by themselves: sessions, tasks and who is at work.
RESTLESS = ("people_browsersession", "django_tasks_database_dbtaskresult", "kernel_workerbeat", "kernel_cache")


@dataclass
class Outcome:
    """What became of the rounds of one kind of act."""

    rounds: int = 0
    whole: int = 0
    nothing: int = 0
    answered: int = 0
    broken: list[str] = field(default_factory=list)


class Proof:
    """The rounds, one after another, in one installation."""

    def __init__(self, house: House, post: Post, chance: random.Random) -> None:

        self.house, self.post, self.chance = house, post, chance
        self.scene = build.scene(clock.now())
        self.normal: dict[str, Counter[str]] = {}
        self.outcomes: dict[str, Outcome] = defaultdict(Outcome)

    @property
    def broken(self) -> list[str]:
        """Everything that happened in part, or twice."""
        return [line for outcome in self.outcomes.values() for line in outcome.broken]

    def run(self, rounds: int, names: Sequence[str], *, until_broken: bool = False) -> None:
        """Learns what each act does, then disturbs it `rounds` times, or until something broke."""
        with self.house.server() as server:
            for name in names:
                self._learn(name, server.port)
        for number in range(rounds):
            self._disturb(names[number % len(names)])
            if until_broken and self.broken:
                return
        self._rest_of_the_post()

    def _learn(self, name: str, port: int) -> None:
        ready, before = acts.ACTS[name](self.scene, port), _rows()
        answer = ready.browser.post(port, ready.path, ready.fields)
        if answer.status not in (200, 302):
            raise AssertionError(f"{name}: {answer.status} {answer.text[-2000:]}")
        self.normal[name] = _less(_rows(), before)
        if not self.normal[name]:
            raise AssertionError(f"{name} changes nothing")

    def _disturb(self, name: str) -> None:
        outcome, normal = self.outcomes[name], self.normal[name]
        outcome.rounds += 1
        with self.house.server() as server:
            # The first one is cold, and so a little longer: a kill falls anywhere in the next, or just after it.
            first, began = acts.ACTS[name](self.scene, server.port), time.monotonic()
            first.browser.post(server.port, first.path, first.fields)
            took = time.monotonic() - began
            ready, before = acts.ACTS[name](self.scene, server.port), _rows()
            answered: list[int] = []
            sending = threading.Thread(target=_send, args=(ready, server.port, answered))
            moment = self.chance.uniform(0, took)
            sending.start()
            time.sleep(moment)
            kill(server.group)
            sending.join()
        change = _less(_rows(), before)
        outcome.whole += change == normal
        outcome.nothing += not change
        outcome.answered += bool(answered)
        if change not in (normal, Counter()) or (answered and change != normal):
            outcome.broken.append(f"{name} after {moment * 1000:.0f} ms of {took * 1000:.0f}: {dict(change)}")
        if name == "mail":
            self._kill_a_worker()

    def _kill_a_worker(self) -> None:
        """Kills the worker somewhere between its start and the end of its post."""
        with self.house.worker():
            taken = self.post.taken.total()
            deadline = time.monotonic() + 5
            while self.post.taken.total() == taken and time.monotonic() < deadline and self.chance.random() > 0.02:
                time.sleep(0.02)
            time.sleep(self.chance.random() * 0.15)

    def _rest_of_the_post(self) -> None:
        """Lets a worker finish; then no mail was taken twice, and what is said to be sent was."""
        outcome = self.outcomes["mail"]
        WorkerBeat.objects.update(seen_at=clock.now() - tasks.SILENCE - timedelta(seconds=1))
        waiting = Notice.objects.filter(state__in=(NoticeState.WAITING, NoticeState.SENDING))
        with self.house.worker():
            running.eventually(lambda: not waiting.exists(), within=90, what="the rest of the post")
        sent = Notice.objects.filter(state=NoticeState.SENT).count()
        unsure = Notice.objects.filter(state=NoticeState.UNSURE).count()
        twice = {key: count for key, count in self.post.taken.items() if count > 1}
        if twice:
            outcome.broken.append(f"taken twice: {twice}")
        if not sent <= len(self.post.taken) <= sent + unsure:
            outcome.broken.append(f"{sent} said to be sent, {unsure} unsure, {len(self.post.taken)} taken")
        print(f"mail: {len(self.post.taken)} taken, {sent} said to be sent, {unsure} unsure, {len(twice)} twice")


def _send(ready: acts.Ready, port: int, answered: list[int]) -> None:
    try:
        answer = ready.browser.post(port, ready.path, ready.fields)
    except (OSError, http.client.HTTPException):
        return
    answered.append(answer.status)


def _rows() -> Counter[str]:
    """How many rows each table has, but for the restless ones."""
    tables = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return Counter(
        {
            name: model._base_manager.count()
            for name, model in tables.items()
            if name not in RESTLESS and not model._meta.proxy
        }
    )


def _less(after: Counter[str], before: Counter[str]) -> Counter[str]:
    changed = Counter(after)
    changed.subtract(before)
    return Counter({name: number for name, number in changed.items() if number})
