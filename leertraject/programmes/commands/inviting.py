"""The people of a cohort are invited to its sessions: once by hand, and then by itself."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import SYSTEM, Actor
from leertraject.logbook import commands as logbook
from leertraject.programmes import rules
from leertraject.programmes.commands.following import follow
from leertraject.programmes.commands.running import locked
from leertraject.programmes.models import Cohort, CohortInviting


@transaction.atomic
def invite_cohort(*, cohort: Cohort, by: Actor, now: datetime) -> int:
    """Invites everyone of a cohort to every session that is still to come, and returns how many mails go.

    From then on changes follow by themselves. Who has an invitation gets no second one. Raises NotAllowed.
    """
    cohort = locked(cohort)
    rules.check_may_invite(cohort, by=by)
    CohortInviting.objects.get_or_create(cohort=cohort, defaults={"at": now, "by": by.subject})
    logbook.record("invite_cohort", by=by, now=now, on=cohort)
    return follow(cohort=cohort, by=by, now=now)


@transaction.atomic
def follow_all(*, by: Actor = SYSTEM, now: datetime) -> int:
    """Does `follow` for every cohort that was invited and still runs: a role may end elsewhere, an address come later.

    Returns how many mails go.
    """
    running = Cohort.objects.filter(inviting__isnull=False, finish__isnull=True, ends_on__gte=timezone.localdate(now))
    return sum(follow(cohort=locked(cohort), by=by, now=now) for cohort in running.order_by("pk"))
