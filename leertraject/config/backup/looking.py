"""What the doctor says about backups: when the last one was made, and whether a master key lies beside it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from leertraject.config import starting
from leertraject.config.backup import writing
from leertraject.kernel import clock
from leertraject.logbook.models import Entry
from leertraject.privacy import masterkey

LONG = timedelta(days=7)


def findings() -> Iterator[tuple[bool, str]]:
    """Yields whether it is well, and a Dutch sentence."""
    last = Entry.objects.filter(verb="make_backup").order_by("-pk").values_list("at", flat=True).first()
    if last is not None:
        days = (clock.now() - last).days
        says = "De laatste back-up is van vandaag" if not days else f"De laatste back-up is {days} dagen oud"
        yield days < LONG.days, f"{says}{'.' if days < LONG.days else '; maak er elke dag een.'}"
    elif _has_stood_long():
        yield False, "Er is nog nooit een back-up gemaakt; doe `leertraject backup`."
    else:
        yield True, "Er is nog geen back-up gemaakt; doe dat zodra er gewerkt wordt."
    if (folder := _last_folder()) and _master_key_in(folder):
        yield False, f"Naast de back-ups in {folder} ligt de hoofdsleutel; bewaar die ergens anders, in een kluis."


def _has_stood_long() -> bool:
    first = MigrationRecorder.Migration.objects.order_by("applied").values_list("applied", flat=True).first()
    return first is not None and clock.now() - first >= LONG and not (starting.is_empty() or starting.demo_exists())


def _last_folder() -> Path | None:
    """Returns where this machine put its last backup, if it did and the folder can be seen."""
    try:
        folder = Path(json.loads((settings.DATA / writing.LAST).read_text(encoding="utf-8"))["file"]).parent
        return folder if folder.is_dir() else None
    except (OSError, ValueError, KeyError):
        return None


def _master_key_in(folder: Path) -> bool:
    """A backup in the data folder lies beside the key as well: whoever copies that folder has both."""
    path = masterkey.path().resolve()
    if (folder / path.name).is_file():
        return True
    if not (masterkey.is_file() and path.is_file()):
        return False
    return path.is_relative_to(folder) or any(folder.is_relative_to(place) for place in (path.parent, settings.DATA))
