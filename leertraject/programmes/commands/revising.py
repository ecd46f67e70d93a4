"""What a programme and a cohort say of themselves, in other words. What was taught stays as it is."""

from datetime import datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import guards, rules
from leertraject.programmes.commands.running import locked
from leertraject.programmes.models import Cohort, Programme


@transaction.atomic
def revise_programme(
    *, programme: Programme, title: str, audience: str, promise: str, revision: int, by: Actor, now: datetime
) -> Programme:
    """Gives a programme another title, audience and promise, for all its versions.

    `revision` is the one that was read. Raises NotAllowed, and Conflict when someone was first.
    """
    kept = Programme.objects.select_for_update().get(pk=programme.pk)
    rules.check_may_revise_programme(by=by)
    rules.check_saw_latest(kept, revision=revision)
    guards.check(kept, title, audience, promise)
    kept.title, kept.audience, kept.promise = title, audience, promise
    kept.revision += 1
    kept.save(update_fields=["title", "audience", "promise", "revision"])
    logbook.record("revise_programme", by=by, now=now, on=kept)
    return kept


@transaction.atomic
def rename_cohort(*, cohort: Cohort, title: str, revision: int, by: Actor, now: datetime) -> Cohort:
    """Gives a cohort another name. `revision` is the one that was read.

    Raises NotAllowed, also for a closed cohort unless withdrawn words stood in its name, and Conflict.
    """
    kept = locked(cohort)
    rules.check_may_rename_cohort(kept, by=by)
    rules.check_saw_latest(kept, revision=revision)
    guards.check(kept.version.programme, title)
    kept.title, kept.revision = title, kept.revision + 1
    kept.save(update_fields=["title", "revision"])
    logbook.record("rename_cohort", by=by, now=now, on=kept)
    return kept
