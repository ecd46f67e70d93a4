"""What a backup of 50,000 rows takes: `python -m bench.keeping`. Real processes, on SQLite or on DATABASE_URL.

With DATABASE_URL the database has to be empty; the backup is put back in an SQLite database of its own.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import processes
from leertraject.config import starting

ROWS, PERSONS = 50_000, 5_000


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds, and the most memory that any command had until then, in megabytes."""

    what: str
    seconds: float
    memory: float


def main() -> int:
    """Fills an installation, backs it up, proves the backup and puts it back in another one; prints the figures."""
    with tempfile.TemporaryDirectory(prefix="leertraject-bench-") as name:
        folder, database = Path(name), os.environ.get("DATABASE_URL")
        starting.start_django(data=str(folder / "one"))
        starting.prepare()
        rows = _fill()
        os.environ["LEERTRAJECT_MASTER_KEY_FILE"] = str(folder / "one" / "keys" / "master.key")
        file = str(folder / "backup")
        took = [
            _timed("backup", file, "--data", str(folder / "one")),
            _timed("restore", "--check", file, "--data", str(folder / "one")),
        ]
        os.environ.pop("DATABASE_URL", None)
        took.append(_timed("restore", file, "--data", str(folder / "two")))
        size = Path(file).stat().st_size / 1e6
        print(f"{rows} rows on {'PostgreSQL' if database else 'SQLite'}: {size:.1f} MB")
        for one in took:
            print(f"{one.what:16} {one.seconds:6.1f} s {one.memory:6.0f} MB")
    return 0


def _timed(*words: str) -> Took:
    began = time.perf_counter()
    command = [sys.executable, "-m", "leertraject", *words]
    subprocess.run(command, check=True, cwd=processes.ROOT, stdout=subprocess.DEVNULL)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    what = " ".join(word for word in words[:2] if "/" not in word)
    return Took(what, time.perf_counter() - began, memory)


def _fill() -> int:
    """Persons, keys for each twentieth of them, and a logbook for the rest. Returns how many rows."""
    import uuid

    from django.db import transaction

    from leertraject.kernel import clock
    from leertraject.logbook.models import Entry
    from leertraject.people.models import Person
    from leertraject.privacy import boxes

    now = clock.now()
    people = [Person(name=f"Persoon {n}", email=f"persoon{n}@voorbeeld.example", made_at=now) for n in range(PERSONS)]
    with transaction.atomic():
        Person.objects.bulk_create(people, batch_size=500)
        for person in people[::20]:
            boxes.make(owner=person.pk, now=now)
        entries = (
            Entry(
                at=now,
                actor=people[n % PERSONS].pk,
                verb="look_at_person",
                object_kind="people.person",
                object_id=str(uuid.UUID(int=n)),
                subject=people[n // 10].pk,
            )
            for n in range(ROWS - PERSONS)
        )
        Entry.objects.bulk_create(entries, batch_size=500)
    return ROWS


if __name__ == "__main__":
    raise SystemExit(main())
