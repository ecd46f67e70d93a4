"""Installations of their own for tests, on the kind of database that the tests run on; as a program: what they do.

`python -m tests.ops.installations WHAT`: `fill` makes one with people and a whole chain; `count` prints, per table, how
many rows there are and which digest; `prove` changes something in it, as work that goes on would.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection

from tests.ops import running


@dataclass(frozen=True)
class Installation:
    """A folder, a database and a master key."""

    data: Path
    env: dict[str, str]

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
def installation(data: Path, *, master: str) -> Iterator[Installation]:
    """An installation that is still empty; its database goes at the end."""
    data.mkdir()
    more = {"LEERTRAJECT_MASTER_KEY": master, "LEERTRAJECT_TESTING": "1"}
    if connection.vendor == "sqlite":
        yield Installation(data, running.environment(data, **more))
        return
    where = connection.settings_dict
    name = f"test_installation_{os.getpid()}_{data.name}"
    with psycopg.connect(host=where["HOST"], user=where["USER"], dbname="postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
        url = f"postgresql://{where['USER']}@{quote(where['HOST'], safe='')}/{name}"
        try:
            yield Installation(data, running.environment(data, DATABASE_URL=url, **more))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


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
    return {"speaker": str(scene.alumna.pk), "name": scene.alumna.name, "address": scene.alumna.email}


def count() -> dict:
    """Every table, also those with keys."""
    from leertraject.config.backup import stages, tables

    apps = stages.apps_at(stages.applied())
    found = [*tables.travelling(apps), *tables.with_keys(apps)]
    return {model._meta.db_table: tables.tallied(model) for model in found}


def prove() -> dict:
    """What is published is still guarded, new rows get a number of their own, and every word opens."""
    from django.db import DatabaseError, transaction

    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.lookback.models import Release
    from leertraject.lookback.queries import texts
    from leertraject.people import commands
    from leertraject.programmes.models import Block

    refused = False
    try:
        with transaction.atomic():
            Block.objects.filter(version__publication__isnull=False).update(title="Anders")
    except DatabaseError:
        refused = True
    commands.welcome_organisation(name="Waterschap Later", by=SYSTEM, now=clock.now())
    words = texts.released_words(Release.objects.all())
    return {"refused": refused, "words": [said for said, _ in words.values()]}


if __name__ == "__main__":
    from leertraject.config import starting

    starting.start_django()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
