"""Did it help? Asked beforehand, answered honestly, told back."""

from datetime import date, datetime

from django.db import transaction

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.lookback import emails, rules
from leertraject.lookback.models import Check, Note, NoteCopy, Outcome
from leertraject.lookback.queries import checks as queries
from leertraject.lookback.queries import insights, naming
from leertraject.notices import commands as notices
from leertraject.people.models import Person
from leertraject.privacy import minimum
from leertraject.programmes.models import Change, Cohort

NOTE_LINK_DAYS = 180


@transaction.atomic
def plan_check(
    *, change: Change, cohort: Cohort, measure: str, helped_if: str, due_on: date, by: Actor, now: datetime
) -> Check:
    """Plans a check of a published change in a cohort that runs it. Raises NotAllowed."""
    version = change.version
    same = version.programme_id == cohort.version.programme_id
    rules.check_may_plan_check(by, version.published, same, version.number, cohort.version.number)
    queries.check_words(change, measure, helped_if)
    check = Check.objects.create(
        change=change,
        cohort=cohort,
        measure=measure.strip(),
        helped_if=helped_if.strip(),
        due_on=due_on,
        planned_at=now,
        planned_by=by.subject,
    )
    logbook.record("plan_check", by=by, now=now, on=check)
    return check


@transaction.atomic
def report_outcome(*, check: Check, verdict: str, words: str, people: int | None, by: Actor, now: datetime) -> Outcome:
    """Keeps what a check said, also that it did not help. Raises NotAllowed."""
    reported = Outcome.objects.filter(check_of=check).exists()
    rules.check_may_report(queries.runs(by, check), reported)
    rules.check_figure(people, minimum.rules().minimum)
    queries.check_words(check.change, words)
    outcome = Outcome.objects.create(
        check_of=check, verdict=verdict, words=words.strip(), people=people, at=now, by=by.subject
    )
    logbook.record("report_outcome", by=by, now=now, on=check)
    return outcome


@transaction.atomic
def tell_back(*, change: Change, text: str, by: Actor, now: datetime) -> Note:
    """Sends a note to everyone whose words contributed to a change; each at most once.

    Raises NotAllowed, also for a text that names someone who spoke.
    """
    Change.objects.select_for_update().get(pk=change.pk)
    receivers = insights.contributors(change)
    told = Note.objects.filter(change=change).exists()
    reachable = Person.objects.filter(pk__in=receivers, email__isnull=False)
    rules.check_may_tell_back(by, len(reachable), told, change.version.published)
    queries.check_words(change, text)
    naming.check_names_nobody(change, text)
    note = Note.objects.create(change=change, text=text.strip(), made_at=now, made_by=by.subject)
    for person in reachable:
        copy = NoteCopy.objects.create(note=note, receiver=person)
        copy.notice = notices.announce(
            kind=emails.NOTE,
            recipient=person,
            object_id=copy.pk,
            link_purpose=emails.NOTE,
            link_days=NOTE_LINK_DAYS,
            by=by,
            now=now,
        )
        copy.save(update_fields=["notice"])
        logbook.record("tell_back", by=by, now=now, on=note, about=person.pk)
    return note
