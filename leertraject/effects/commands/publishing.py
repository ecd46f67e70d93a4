"""Publishing a sheet: everything that is read is copied and lies frozen from then on, until it is taken back."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from leertraject.effects import emails, rules
from leertraject.effects.counting import Figures
from leertraject.effects.models import FrozenFigures, Publication, PublishedQuote, Retraction, Sheet
from leertraject.effects.queries import ready, receivers, wording
from leertraject.effects.queries import sheets as queries
from leertraject.effects.queries.publications import Altered, Content, Line
from leertraject.kernel.actors import Actor
from leertraject.kernel.errors import Conflict
from leertraject.logbook import commands as logbook
from leertraject.lookback.models import Release, Study
from leertraject.notices import commands as notices
from leertraject.people.models import Organisation
from leertraject.privacy import boxes


@transaction.atomic
def publish_sheet(
    *,
    sheet: Sheet,
    revision: int,
    by: Actor,
    now: datetime,
    tell: bool = True,
    same: Callable[[Content], bool] = lambda content: True,
) -> Publication:
    """Publishes a sheet to its client as it stands at `revision`, and mails its sponsors a link unless told not to.

    `same` says whether what would be published is what was previewed: insights, quotes, changes, checks and figures
    come from elsewhere, and may be others by now. Study and client are locked, so that two publications at once are
    compared with each other; the releases are locked, so that a withdrawal at the same time finds the copies. Raises
    Conflict when the sheet is not what was previewed, NotAllowed with everything that has to be done first.
    """
    rules.check_may_make(by)
    Study.objects.select_for_update().get(pk=sheet.study_id)
    Organisation.objects.select_for_update().get(pk=sheet.organisation_id)
    kept = Sheet.objects.select_for_update().get(pk=sheet.pk)
    if kept.revision != revision:
        raise Conflict("Iemand anders veranderde dit blad.")
    list(Release.objects.select_for_update().filter(study=sheet.study_id).order_by("pk").values_list("pk"))
    found = queries.gathered(kept, now=now, today=timezone.localdate(now))
    rules.check_may_publish(ready.problems(kept, found))
    if not same(found.content):
        raise Conflict("Wat op dit blad staat, is intussen veranderd.")
    made = found.content.publication
    made.number = (Publication.objects.filter(organisation=kept.organisation).aggregate(n=Max("number"))["n"] or 0) + 1
    made.figures = found.frozen or _freeze(kept, found.content.figures, now=now)
    made.at, made.by = now, by.subject
    made.save(force_insert=True)
    for line, copies in zip(found.content.lines, found.copies, strict=True):
        _keep_line(line, copies, now=now)
    for altered in found.content.changes:
        _keep_change(altered)
    logbook.record("publish_sheet", by=by, now=now, on=made)
    for person in receivers.receivers(kept.organisation, now=now).reachable if tell else ():
        notices.announce(kind=emails.PUBLISHED, recipient=person, object_id=made.pk, by=by, now=now)
    return made


@transaction.atomic
def take_back(*, publication: Publication, reason: str, by: Actor, now: datetime) -> Retraction:
    """Takes a publication back: from now on its client only sees that, and since when.

    Its figures still count in what may appear next, for the client may have kept them. Raises NotAllowed, also for
    a reason that holds words of a speaker.
    """
    kept = Publication.objects.select_for_update().get(pk=publication.pk)
    rules.check_may_take_back(by, Retraction.objects.filter(publication=kept).exists())
    wording.check(kept.study, {"Waarom": reason})
    made = Retraction.objects.create(publication=kept, reason=reason.strip(), at=now, by=by.subject)
    logbook.record("take_back", by=by, now=now, on=kept)
    return made


def _freeze(sheet: Sheet, figures: Figures | None, *, now: datetime) -> FrozenFigures | None:
    if figures is None:
        return None
    return FrozenFigures.objects.create(
        study=sheet.study,
        at=now,
        minimum=figures.minimum,
        cohorts=sorted(str(key) for key in sheet.cohorts.values_list("cohort", flat=True)),
        people=sorted(figures.people),
        voices=dict(figures.voices),
        supports=dict(figures.supports),
    )


def _keep_line(line: Line, copies: tuple[tuple[Release, int | None], ...], *, now: datetime) -> None:
    line.row.save(force_insert=True)
    for quote, (release, holders) in zip(line.quotes, copies, strict=True):
        # The owner of this box is nobody, as with the release itself.
        box = boxes.make(owner=uuid4(), now=now)
        PublishedQuote.objects.create(
            line=line.row,
            release=release,
            box=box.id,
            words=box.seal(quote.words, field="words"),
            shown_as=box.seal(quote.shown_as, field="shown_as"),
            literal=quote.literal,
            noted=quote.noted,
            holders=holders,
            until=release.until,
        )


def _keep_change(altered: Altered) -> None:
    altered.row.save(force_insert=True)
    for check in altered.checks:
        check.line = altered.row
        check.save(force_insert=True)
