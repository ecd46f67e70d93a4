"""kill -9 of the real worker on both sides of the mail server's 250: no note goes out twice, its sender is told."""

import os
import signal
from datetime import timedelta

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from leertraject.kernel import clock, tasks
from leertraject.kernel.models import WorkerBeat
from leertraject.lookback.tests import build
from leertraject.notices import queries
from leertraject.notices.models import Notice, NoticeState
from leertraject.notices.tests.mailserver import listening
from leertraject.notices.tests.test_kill import Server
from leertraject.programmes.tests import flushing
from tests.ops import running


@pytest.fixture
def told(transactional_db):
    """A note back to whoever spoke; what was mailed before it is out of the way."""
    try:
        scene = build.scene(clock.now())
        change = build.change(scene, published=True)
        DBTaskResult.objects.all().delete()
        Notice.objects.all().delete()
        build.note(scene, of=change)
        yield scene
    finally:
        with flushing.allowed():
            call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)


def work(port: int, tmp_path, number: int):
    env = running.in_test_database(tmp_path) | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    return running.started("worker", env=env, log=tmp_path / f"worker{number}.log")


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_worker_killed_around_the_250_sends_no_note_twice(side, told, tmp_path):
    notes = Notice.objects.count()
    assert notes > 1
    server = Server(kill=side)
    with listening(server) as port:
        with work(port, tmp_path, 1) as victim:
            server.victim = victim
            server.started.set()
            if side == "after":
                assert os.WIFSTOPPED(os.waitpid(victim.pid, os.WUNTRACED)[1])
                assert server.answered.wait(30)
                victim.send_signal(signal.SIGKILL)
            victim.wait(30)
        assert len(server.taken) == 1
        # Nobody has heard of this worker for a while.
        WorkerBeat.objects.update(seen_at=clock.now() - tasks.SILENCE - timedelta(seconds=1))

        server.kill = ""
        with work(port, tmp_path, 2):
            unfinished = Notice.objects.filter(state__in=[NoticeState.WAITING, NoticeState.SENDING])
            running.eventually(lambda: not unfinished.exists(), what="the rest of the post")

    assert len(server.taken) == notes
    assert len({next(line for line in mail.splitlines() if line.startswith("To:")) for mail in server.taken}) == notes
    [unsure] = queries.troubled_for(told.leading)
    assert unsure.state == NoticeState.UNSURE
    assert Notice.objects.filter(state=NoticeState.SENT).count() == notes - 1
