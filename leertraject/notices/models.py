"""Mail that goes out and links that come back."""

from datetime import datetime

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Person


class MailLinkQuerySet(models.QuerySet["MailLink"]):
    def alive(self, now: datetime) -> "MailLinkQuerySet":
        """Links that have neither expired nor been revoked."""
        return self.filter(expires_at__gt=now, revoked_at__isnull=True)


class MailLink(models.Model):
    """One purpose, one person, one object. The token is the signed id and is stored nowhere."""

    visibility_row = "mail_log"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(max_length=40)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    object_id = models.UUIDField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = MailLinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["object_id", "purpose"], name="notices_link_object")]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.pk}"


class NoticeState(models.TextChoices):
    WAITING = "waiting", "Staat klaar"
    SENDING = "sending", "Wordt verstuurd"
    SENT = "sent", "Verstuurd"
    UNSURE = "unsure", "Niet zeker of hij aankwam"
    FAILED = "failed", "Niet verstuurd"
    DROPPED = "dropped", "Niet meer nodig"
    DECLINED = "declined", "Niet verstuurd: deze mail staat uit"


class Notice(models.Model):
    """One mail to one person. Subject and text are made when it goes, from `kind` and `object_id`.

    `note` says in Dutch why the mail did not go; it holds nothing of the mail itself.
    """

    visibility_row = "mail_log"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    object_id = models.UUIDField()
    link = models.ForeignKey(MailLink, on_delete=models.SET_NULL, null=True, related_name="+")
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.WAITING)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    state_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-made_at", "id"]
        indexes = [
            models.Index(fields=["made_by", "state"], name="notices_made_by_state"),
            models.Index(fields=["object_id", "kind"], name="notices_object_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pk}"


class Settlement(models.Model):
    """What the sender decided about an unsure or failed notice: a new one (`again`), or leave it."""

    visibility_row = "mail_log"

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="settlement")
    again = models.OneToOneField(Notice, on_delete=models.SET_NULL, null=True, related_name="repeats")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.notice_id}"


class Reminder(models.Model):
    """Someone was reminded of something, once: the database holds at most one row per kind, object and person."""

    visibility_row = "herinnering"

    kind = models.CharField(max_length=40)
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    object_id = models.UUIDField()
    notice = models.OneToOneField(Notice, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "recipient"], name="notices_reminder_once")]
        indexes = [models.Index(fields=["recipient", "at"], name="notices_reminder_recent")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pk}"


class SwitchedOff(models.Model):
    """Someone does not want one kind of mail (`streams`). Switched on again, the row goes."""

    visibility_row = "herinnering"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    stream = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "stream"], name="notices_off_once")]

    def __str__(self) -> str:
        return f"{self.stream}: {self.person_id}"


class RemindersStopped(models.Model):
    """Since when someone is not reminded because nothing came after some reminders, and when they wanted them again."""

    visibility_row = "herinnering"

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    resumed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.person_id)


class CalendarFeed(models.Model):
    """An address at which a calendar program reads the appointments of one person. The secret in it is the signed id
    and is stored nowhere; nobody keeps whether it is read. Ended, the row goes.
    """

    visibility_row = "aanmeldmiddel"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField("waarvoor", max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return str(self.pk)
