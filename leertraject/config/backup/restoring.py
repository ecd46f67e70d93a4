"""`leertraject restore`: a backup into an installation that knows nobody, or proven in a scratch place.

The steps, each of which may be the last one of a process: the tables of the version that made the backup; all rows in
one transaction; the migrations since; who was erased since. Before the rows the installation knows nobody, so `restore`
begins anew; after them `serve` does at its start what was still to do.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from leertraject.config import starting
from leertraject.config.backup import writing
from leertraject.config.trouble import WRONG_CALL, Trouble


def restore(chosen: argparse.Namespace) -> int:
    """Puts a backup back, or proves with `--check` that it would go back. Raises Trouble."""
    if chosen.check:
        with _scratch(chosen):
            return _check(chosen)
    starting.start_django(data=chosen.data)
    with writing.troubles(), starting.alone():
        data, erased, lost = _put_back(chosen)
    rows = sum(table["rows"] for table in data.tables.values())
    print(f"De back-up van {_moment(data.made_at)} is teruggezet: {rows} rijen uit {len(data.tables)} tabellen.")
    _say_since(erased, lost)
    print("Start Leertraject en kijk met `leertraject doctor` of alles klopt.")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    with writing.troubles():
        data, erased, lost = _put_back(chosen)
        from leertraject.privacy import checking

        found = checking.check()
    for name, table in sorted(data.tables.items()):
        print(f"{name:40} {table['rows']:>8} {table['digest']}")
    if found.elsewhere or found.shut_persons or found.shut_boxes:
        raise Trouble("De back-up gaat terug, maar niet alle sleutels gaan open; `leertraject keys check` telt ze.")
    rows = sum(table["rows"] for table in data.tables.values())
    print(
        f"De back-up van {_moment(data.made_at)} is heel en gaat terug: {rows} rijen uit {len(data.tables)} tabellen,"
        f" {found.boxes} sleutels van teksten gaan open."
    )
    _say_since(erased, lost)
    return 0


def _say_since(erased: int, lost: int) -> None:
    if erased or lost:
        print(
            f"Wat sindsdien weg moest, is weer weg: {erased} mensen gewist, {lost} teksten en citaten zonder sleutel."
        )


@contextmanager
def _scratch(chosen: argparse.Namespace) -> Iterator[None]:
    """A database of its own in a folder that goes away; only the master key is that of the installation."""
    folder = Path(chosen.data or os.environ.get("LEERTRAJECT_DATA", "./var"))
    if not folder.is_dir():
        raise Trouble(
            f"De map {folder} is er niet; geef met --data de map waar Leertraject in draait.", code=WRONG_CALL
        )
    with tempfile.TemporaryDirectory(prefix="restore-check-", dir=folder) as name:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(name).resolve() / 'scratch.sqlite3'}"
        starting.start_django(data=str(folder), existing=True)
        from django.db import connection

        try:
            yield
        finally:
            connection.close()


def _put_back(chosen: argparse.Namespace) -> tuple[Any, int, int]:
    """Returns the backup as it was read, how many people were erased again and how many texts lost their key since.

    Raises Trouble.
    """
    from django.core.exceptions import ValidationError
    from django.core.management import call_command
    from django.db import IntegrityError

    from leertraject.config.backup import erasing, loading, reading, stages
    from leertraject.kernel import clock
    from leertraject.kernel.actors import SYSTEM
    from leertraject.privacy import commands

    if not loading.knows_nobody():
        raise Trouble(
            "Deze installatie is niet leeg; een back-up gaat alleen in een lege terug: geef een andere --data."
        )
    data, keys = reading.both(Path(chosen.file), writing.keys_path(chosen))
    reading.stages_apps(data)
    loading.drop_tables()
    stages.bring_to(data.stage)
    try:
        _load(data, keys)
    except (IntegrityError, ValidationError, ValueError, KeyError, loading.Different) as error:
        raise Trouble(
            f"De rijen van {data.path} passen niet in deze database ({type(error).__name__}); er is niets teruggezet."
        ) from error
    call_command("migrate", verbosity=0, interactive=False)
    starting.make_cache_table()
    now = clock.now()
    erased, lost = erasing.again(now=now), erasing.keyless_texts(now=now)
    commands.note_backup(verb="restore_backup", by=SYSTEM, now=now)
    return data, erased, lost


def _load(data: Any, keys: Any) -> None:
    from itertools import chain

    from django.db import transaction

    from leertraject.config.backup import loading, reading, tables

    apps = reading.stages_apps(data)
    models = [*tables.travelling(apps), *tables.with_keys(apps)]
    with transaction.atomic():
        loading.load(models, chain(data.rows(), keys.rows()), data.tables | keys.tables)
        _forget_unused_keys(apps)
        _doubt_mail(apps)


def _forget_unused_keys(apps: Any) -> None:
    """The keys of texts that were made after this backup open nothing here."""
    box = apps.get_model("privacy", "Box")
    used = {
        key
        for model in apps.get_models()
        if any(field.name == "box" for field in model._meta.local_fields)
        for key in model._base_manager.values_list("box", flat=True).iterator(chunk_size=2000)
    }
    unused = [row for row in box._base_manager.values_list("pk", "owner") if row[0] not in used]
    for start in range(0, len(unused), 500):
        box._base_manager.filter(pk__in=[key for key, _ in unused[start : start + 500]]).delete()
        owners = {owner for _, owner in unused[start : start + 500]}
        apps.get_model("privacy", "PersonKey")._base_manager.filter(pk__in=owners, boxes__isnull=True).delete()


def _doubt_mail(apps: Any) -> None:
    """What waited when the backup was made may have gone since: its sender decides; it never goes twice by itself."""
    from leertraject.kernel import clock
    from leertraject.notices.models import NoticeState

    notices = apps.get_model("notices", "Notice")._base_manager
    notices.filter(state__in=[NoticeState.WAITING, NoticeState.SENDING]).update(
        state=NoticeState.UNSURE,
        state_at=clock.now(),
        note="Er is een back-up teruggezet; misschien ging deze mail daarvoor al weg.",
    )


def _moment(at: Any) -> str:
    from django.utils import formats, timezone

    return formats.date_format(timezone.localtime(at), "j F Y H:i")
