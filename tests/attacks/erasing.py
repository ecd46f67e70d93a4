"""A demo in a database of its own, of which one person is erased; prints as JSON what could be found before and after.

Run as a module with LEERTRAJECT_DATA: emptying a file for good cannot be done within the transaction of a test.
"""

import json
import os
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

WHO = "Ineke van der Wal"
# So much of sealed bytes or of a key is enough to know them again.
ENOUGH = 40


def main() -> None:
    """Fills, looks, erases and looks again."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "leertraject.config.settings"
    django.setup()
    from leertraject.home.demo import filling
    from leertraject.kernel import clock

    call_command("migrate", verbosity=0, interactive=False)
    filling.fill(now=clock.now())
    traces = traces_of(WHO)
    before = found_in(whole_file(), traces)
    erase(WHO)
    print(json.dumps({"before": before, "after": found_in(whole_file(), traces)}))


def traces_of(name: str) -> dict[str, bytes]:
    """Returns what of someone lies in the database, by what it is. Their words lie there only sealed."""
    from leertraject.assignments import queries as assignments
    from leertraject.assignments.models import Work
    from leertraject.lookback.models import Conversation, Release
    from leertraject.lookback.queries import texts
    from leertraject.people.models import Person
    from leertraject.privacy.models import Box, PersonKey
    from leertraject.reflections import queries as notebook
    from leertraject.reflections.models import Reflection

    person = Person.objects.get(name=name)
    talk = Conversation.objects.select_related("transcript").get(speaker=person)
    living = Release.objects.filter(withdrawal__isnull=True)
    page = Reflection.objects.select_related("notebook").get(notebook__person=person)
    work = Work.objects.get(person=person)
    release = next(one for one in living if texts.speaker_of(one) == person.pk)
    found = {
        "name": name.encode(),
        "address": str(person.email).encode(),
        "words": texts.opened(talk.transcript).text[:ENOUGH].encode(),
        "sealed text": bytes(talk.transcript.text)[:ENOUGH],
        "sealed quote": bytes(release.words)[:ENOUGH],
        "key of the person": bytes(PersonKey.objects.get(person=person.pk).wrapped)[:ENOUGH],
        "key of the conversation": bytes(Box.objects.get(pk=talk.transcript.box).wrapped)[:ENOUGH],
        "key of the quote": bytes(Box.objects.get(pk=release.box).wrapped)[:ENOUGH],
        "words of the notebook": notebook.opened(page).passages[0].text[:ENOUGH].encode(),
        "sealed page": bytes(page.passages.earliest("position").text)[:ENOUGH],
        "key of the notebook": bytes(Box.objects.get(pk=page.notebook.box).wrapped)[:ENOUGH],
        "words of the assignment": assignments.written(work, assignments.opened(work)).text[:ENOUGH].encode(),
        "sealed work": bytes(work.text)[:ENOUGH],
        "sealed hand-in": bytes(work.hand_ins.get().text)[:ENOUGH],
        "key of the work": bytes(Box.objects.get(pk=work.box).wrapped)[:ENOUGH],
    }
    assert all(len(trace) >= 10 for trace in found.values())
    return found


def erase(name: str) -> None:
    """Erases someone in every package, uppermost first."""
    from leertraject.people.models import Person
    from tests.attacks import tables

    key = Person.objects.values_list("pk", flat=True).get(name=name)
    for package in tables.packages():
        package.erase_for(key)


def found_in(raw: bytes, traces: dict[str, bytes]) -> list[str]:
    """Returns which traces can be found."""
    return sorted(name for name, trace in traces.items() if trace in raw)


def whole_file() -> bytes:
    """Returns every byte of the database on the disk, after what makes erasing final."""
    with connection.cursor() as cursor:
        for command in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            cursor.execute(command)
    name = Path(connection.settings_dict["NAME"])
    return b"".join(path.read_bytes() for path in sorted(name.parent.glob(f"{name.name}*")))


if __name__ == "__main__":
    main()
