"""What a version asks of a group: its size, hours and themes. A change of it names its reason, as one of a block."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.programmes import contents, rules
from leertraject.programmes.commands import designing
from leertraject.programmes.commands.designing import Why
from leertraject.programmes.contents import Frame
from leertraject.programmes.models import Change, ChangeKind, Version

SAYS = "De groep, de uren of de thema's zijn anders."


@transaction.atomic
def frame_version(
    *, version: Version, frame: Frame, revision: int, why: Why | None = None, by: Actor, now: datetime
) -> Change | None:
    """Changes what a draft asks of a group; `revision` is the one that was read.

    Returns the row of the change log, None in a first version. Raises NotAllowed, also for numbers that do not fit
    and a theme that does not exist, and Conflict when someone was first.
    """
    version = designing.draft(version, by=by)
    rules.check_frame_read(version, revision=revision)
    rules.check_frame_fits(frame, kept=version.themes)
    put(version, frame)
    return designing.noted(
        version,
        ChangeKind.CHANGED,
        why,
        lineage=version.programme_id,
        says=SAYS,
        verb="frame_version",
        on=version,
        by=by,
        now=now,
    )


def put(version: Version, frame: Frame) -> None:
    """Gives a version another frame."""
    values = contents.frame_values(frame)
    for name, value in values.items():
        setattr(version, name, value)
    version.revision += 1
    version.save(update_fields=[*values, "revision"])
