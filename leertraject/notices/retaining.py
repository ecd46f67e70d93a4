"""What was mailed and what links there were goes after its term, save what guards against asking someone twice."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, Least, TruncDate

from leertraject.kernel.ending import DAY, NEVER, Ending
from leertraject.notices import guarding
from leertraject.notices.commands import forgetting
from leertraject.notices.models import MailLink, Notice, NoticeState, Reminder

UNDER_WAY = (NoticeState.WAITING, NoticeState.SENDING)


def _mails(now: datetime, began: date | None) -> "QuerySet[Any]":
    ended = Notice.objects.exclude(state__in=UNDER_WAY)
    return ended.annotate(start=TruncDate("state_at", output_field=DAY), waits=guarding.waits(now))


def _links(now: datetime, began: date | None) -> "QuerySet[Any]":
    ended = Least("expires_at", Coalesce("revoked_at", "expires_at"))
    return MailLink.objects.annotate(start=TruncDate(ended, output_field=DAY), waits=NEVER)


def _reminders(now: datetime, began: date | None) -> "QuerySet[Any]":
    return Reminder.objects.annotate(start=TruncDate("at", output_field=DAY), waits=guarding.waits(now))


ENDINGS = (
    Ending(
        kind="mail_log",
        models=("notices.Notice", "notices.Settlement"),
        rows=_mails,
        end=forgetting.forget_mail,
        owner="recipient",
        what="een mail die je kreeg",
    ),
    Ending(
        kind="mail_log",
        models=("notices.MailLink",),
        rows=_links,
        end=forgetting.forget_links,
        owner="person",
        what="een link in een mail",
    ),
    Ending(
        kind="herinnering",
        models=("notices.Reminder",),
        rows=_reminders,
        end=forgetting.forget_reminders,
        owner="recipient",
        what="dat wij je ergens aan herinnerden",
    ),
)
_CHOSEN = "it is what someone chose: they take it back themselves, and an erasure takes it along"
ELSEWHERE = {
    "aanmeldmiddel": "its owner ends the address of a calendar, and an erasure takes it along",
    "notices.SwitchedOff": _CHOSEN,
    "notices.RemindersStopped": _CHOSEN,
}
