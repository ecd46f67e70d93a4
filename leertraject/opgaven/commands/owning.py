"""The owner of an opgave says by a link in a mail whether its text still holds, or what does not."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from leertraject.kernel.actors import Actor
from leertraject.logbook import commands as logbook
from leertraject.notices import commands as notices
from leertraject.opgaven import emails, rules
from leertraject.opgaven.commands.locking import locked, to_change
from leertraject.opgaven.models import Evidence, EvidenceKind, Opgave, OwnerAnswer, OwnerCheck

# How long the link works, and how long an owner is left alone after being asked.
LINK_DAYS = 30
REST = timedelta(days=LINK_DAYS)
OWNER = "Opgavehouder"


@transaction.atomic
def ask_owner(*, opgave: Opgave, by: Actor, now: datetime) -> OwnerCheck:
    """Asks the owner of an opgave by mail whether its text still holds. Raises NotAllowed, also without an owner who
    has an address, and within a month after asking."""
    found, _, _ = to_change(opgave, by=by)
    before = OwnerCheck.objects.filter(opgave=found, owner=found.owner_id).order_by("-asked_at").first()
    owner = rules.check_may_ask_owner(found, before=before, rests_until=now - REST)
    made = OwnerCheck.objects.create(opgave=found, owner=owner, asked_at=now, asked_by=by.subject)
    notices.announce(
        kind=emails.OWNER,
        recipient=owner,
        object_id=made.pk,
        link_purpose=emails.OWNER,
        link_days=LINK_DAYS,
        by=by,
        now=now,
    )
    logbook.record("ask_owner", by=by, now=now, on=found, about=owner.pk)
    return made


@transaction.atomic
def confirm(*, check: OwnerCheck, by: Actor, now: datetime) -> OwnerCheck:
    """Says that the text still holds. That is no news, so it makes nothing fresher. Raises NotAllowed."""
    found = _open(check, by=by)
    found.answer, found.answered_at = OwnerAnswer.HOLDS, now
    found.save(update_fields=["answer", "answered_at"])
    logbook.record("confirm_opgave", by=by, now=now, on=found, about=found.owner_id)
    return found


@transaction.atomic
def correct(*, check: OwnerCheck, words: str, by: Actor, now: datetime) -> OwnerCheck:
    """Says what does not hold: a new fact, of today, that stands at the opgave in the owner's own words. Raises
    NotAllowed."""
    found = _open(check, by=by)
    found.evidence = Evidence.objects.create(
        opgave=found.opgave,
        kind=EvidenceKind.FACT,
        on=timezone.localdate(now),
        at=now,
        by=by.subject,
        role=OWNER,
    )
    found.answer, found.answered_at, found.words = OwnerAnswer.CORRECTED, now, words
    found.save(update_fields=["answer", "answered_at", "words", "evidence"])
    logbook.record("correct_opgave", by=by, now=now, on=found, about=found.owner_id)
    return found


@transaction.atomic
def take_correction_back(*, check: OwnerCheck, by: Actor, now: datetime) -> None:
    """Takes a correction back: its words go, and so does what it did for the freshness. Raises NotAllowed."""
    found = _locked(check)
    rules.check_may_take_back(found, by=by)
    gone, found.evidence = found.evidence, None
    found.answer, found.words = OwnerAnswer.TAKEN_BACK, ""
    found.save(update_fields=["answer", "words", "evidence"])
    if gone:
        gone.delete()
    logbook.record("take_correction_back", by=by, now=now, on=found, about=found.owner_id)


def _open(check: OwnerCheck, *, by: Actor) -> OwnerCheck:
    found = _locked(check)
    rules.check_may_answer(found, by=by)
    return found


def _locked(check: OwnerCheck) -> OwnerCheck:
    locked(check.opgave)
    return OwnerCheck.objects.select_related("opgave__organisation", "owner", "evidence").get(pk=check.pk)
