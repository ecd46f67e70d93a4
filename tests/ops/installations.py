"""Installations of their own for tests, on the kind of database that the tests run on; as a program: what they do.

`python -m tests.ops.installations WHAT`: `fill` makes one with people and a whole chain; `prove` counts its tables and
changes something in it, as work that goes on would; the others say it themselves. What they return is printed as JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection

from leertraject.config import cli
from tests.ops import running


@dataclass(frozen=True)
class Installation:
    """A folder, a database and a master key. `database` is its name on PostgreSQL."""

    data: Path
    env: dict[str, str]
    database: str = ""

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Runs `leertraject` in it."""
        return running.run(*words, env=self.env)

    def do(self, *words: str) -> dict:
        """Runs a part of this file in it and returns what it printed."""
        program = [sys.executable, "-m", "tests.ops.installations", *words]
        done = subprocess.run(program, env=self.env, cwd=running.ROOT, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)


@contextmanager
def installation(data: Path, *, master: str, like: Installation | None = None) -> Iterator[Installation]:
    """An installation that is still empty, or as another is now; its database goes at the end."""
    data.mkdir()
    if like and connection.vendor == "sqlite":
        shutil.copy(like.data / "leertraject.sqlite3", data)
    more = {"LEERTRAJECT_MASTER_KEY": master, "LEERTRAJECT_TESTING": "1"}
    if connection.vendor == "sqlite":
        yield Installation(data, running.environment(data, **more))
        return
    where = connection.settings_dict
    name = f"test_installation_{os.getpid()}_{data.name}"
    with psycopg.connect(host=where["HOST"], user=where["USER"], dbname="postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{like.database}"' if like else ""))
        url = f"postgresql://{where['USER']}@{quote(where['HOST'], safe='')}/{name}"
        try:
            yield Installation(data, running.environment(data, DATABASE_URL=url, **more), name)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def migrate() -> dict:
    """Makes every table and nothing in it, so that others can begin as this one does."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return {}


def fill() -> dict:
    """People, a published version, a conversation with words, a quote, an insight and a note; returns who spoke."""
    from datetime import UTC, datetime

    from django.db import transaction

    from leertraject.config import starting
    from leertraject.lookback.tests import build

    starting.prepare()
    moment = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
    with transaction.atomic():
        scene = build.scene(moment)
        build.release(scene)
        build.note(scene)
    speaker = {"speaker": str(scene.alumna.pk), "name": scene.alumna.name, "address": scene.alumna.email}
    return {**speaker, "counted": count()}


def count() -> dict:
    """Every table, also those with keys."""
    from leertraject.config.backup import stages, tables

    apps = stages.apps_at(stages.applied())
    found = [*tables.travelling(apps), *tables.with_keys(apps)]
    return {model._meta.db_table: tables.tallied(model) for model in found}


def erase(speaker: str, keys: str) -> dict:
    """Erases whoever spoke, by the real command, and saves the keys that are left."""
    from leertraject.home import commands
    from leertraject.kernel import clock
    from leertraject.kernel.actors import Actor
    from leertraject.people.models import Person

    person = Person.objects.get(pk=speaker)
    commands.erase_person(person=person, by=Actor(person.pk, person.name), now=clock.now())
    with redirect_stdout(sys.stderr):
        return {"code": cli.main(["keys", "save", keys])}


def put_back_until_the_rows(path: str) -> dict:
    """Puts a backup back and is killed when the rows are in: nobody was erased again yet."""
    from leertraject.config.backup import erasing

    def killed(**_: object) -> int:
        print(json.dumps(known()), flush=True)
        os._exit(0)

    erasing.again = killed
    cli.main(["restore", path])
    raise AssertionError("not killed")


def put_back_changed(path: str) -> dict:
    """Puts a backup back while the database keeps something else than it was given; returns what came of it."""
    from leertraject.config.backup import tables
    from leertraject.people.models import Organisation, Person

    made = tables.made

    def otherwise(model, row):
        found = made(model, row)
        if model._meta.db_table == Organisation._meta.db_table:
            found.name = found.name.upper()
        return found

    tables.made = otherwise
    with redirect_stdout(sys.stderr):
        code = cli.main(["restore", path])
    return {"code": code, "rows": Person.objects.count() + Organisation.objects.count()}


def start() -> dict:
    """Does what `serve` does before it serves."""
    from leertraject.config import starting

    starting.prepare()
    return known()


def known() -> dict:
    """Who is known here, which quotes live, and every text of the database in one."""
    from leertraject.config.backup import stages, tables
    from leertraject.lookback.models import Release
    from leertraject.people.models import Person

    apps = stages.apps_at(stages.applied())
    return {
        "people": [str(pk) for pk in Person.objects.values_list("pk", flat=True)],
        "living": Release.objects.filter(withdrawal__isnull=True).count(),
        "text": "\n".join(row for model in tables.travelling(apps) for row in tables.rows(model)),
    }


def age(backup: str) -> dict:
    """An installation of before some migrations, with one person, and its backup."""
    from uuid import uuid4

    from django.db.migrations.loader import MigrationLoader

    from leertraject.config.backup import stages
    from leertraject.kernel import clock

    graph = MigrationLoader(None).graph
    ends = [key for key in graph.leaf_nodes() if key[0] in ("kernel", "logbook", "privacy", "notices", "home")]
    ends += [("lookback", "0017_study_revision"), ("effects", "0003_retraction")]
    stage = sorted({key for end in ends for key in graph.forwards_plan(end)})
    stages.bring_to(stage)
    apps = stages.apps_at(stage)
    assert "theme" not in {field.name for field in apps.get_model("lookback", "Insight")._meta.local_fields}
    apps.get_model("people", "Person").objects.create(id=uuid4(), name="Wim Vroeger", made_at=clock.now())
    with redirect_stdout(sys.stderr):
        return {"code": cli.main(["backup", backup]), "stage": len(stage), "whole": len(graph.nodes)}


def write(stop: str) -> dict:
    """Welcomes organisations, each with its entry in the logbook, until a file is there; another says that it began."""
    from pathlib import Path

    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.people import commands

    made = 0
    while not Path(stop).exists() and made < 5000:
        commands.welcome_organisation(name=f"Gemeente {made}", by=SYSTEM, now=clock.now())
        made += 1
        Path(f"{stop}.began").touch()
    return {"made": made}


def prove() -> dict:
    """Counts; then: what is published is still guarded, new rows get a number of their own, and every word opens."""
    from django.db import DatabaseError, transaction

    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.lookback.models import Release
    from leertraject.lookback.queries import texts
    from leertraject.people import commands
    from leertraject.programmes.models import Block

    counted, refused = count(), False
    try:
        with transaction.atomic():
            Block.objects.filter(version__publication__isnull=False).update(title="Anders")
    except DatabaseError:
        refused = True
    commands.welcome_organisation(name="Waterschap Later", by=SYSTEM, now=clock.now())
    words = texts.released_words(Release.objects.all())
    return {"counted": counted, "refused": refused, "words": [said for said, _ in words.values()]}


if __name__ == "__main__":
    from leertraject.config import starting

    starting.start_django()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
