"""A worker for the kill tests: run as a program, with its own data directory and a mail server that may kill it.

announce ID     makes a person, an account and a notice, and prints the notice's id and its sender's id
work            does the tasks that stand ready, in the way of the queue's own worker
requeue         puts the tasks of dead workers back in line
troubled ID     prints the notices that this sender has to decide about
"""

import sys
import uuid

import django


def announce() -> None:
    from leertraject.kernel import clock
    from leertraject.notices.tests import build
    from leertraject.people.tests import build as cast

    now = clock.now()
    sender = cast.staff("Lotte Brink", "lotte@bureau.example", "programme_lead", now)
    recipient = cast.person("Youssef el Amrani", "youssef@dijkerveen.example", now)
    notice = build.announced(recipient, uuid.uuid4(), by=cast.actor(sender, now), now=now, purpose=build.PURPOSE)
    print(notice.pk, sender.pk)


def work() -> None:
    from django.core.management import call_command

    from leertraject.notices.tests import build  # noqa: F401 (registers the kind)

    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def requeue() -> None:
    from django_tasks_db.models import DBTaskResult

    print(DBTaskResult.objects.filter(status="RUNNING").update(status="READY"))


def troubled(sender_id: str) -> None:
    from leertraject.kernel.actors import Actor
    from leertraject.notices import queries

    print(*[f"{n.pk}:{n.state}" for n in queries.troubled_for(Actor(subject=uuid.UUID(sender_id)))])


if __name__ == "__main__":
    django.setup()
    {"announce": announce, "work": work, "requeue": requeue, "troubled": troubled}[sys.argv[1]](*sys.argv[2:])
