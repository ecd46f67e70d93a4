"""Why someone stopped, and that others may read it."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.programmes.models import Enrolment


class StoppingReason(models.Model):
    """Why someone stopped with a group, sealed in a box of its own. `written_on` is the last day on which it changed.

    `version` rises with every change, so that two devices notice each other; 0 is nothing yet. `writer` is the open
    page that wrote it last (a random text, of no person): that page may lose the answer and send its text again.
    """

    visibility_row = "reden_van_stoppen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="+")
    box = models.UUIDField()
    text = models.BinaryField()
    version = models.PositiveIntegerField(default=0)
    writer = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(null=True)
    written_on = models.DateField()


class ReasonRelease(models.Model):
    """That the trainers of the group and the programme leader may read a reason, as it stands."""

    visibility_row = "reden_van_stoppen"

    reason = models.ForeignKey(StoppingReason, on_delete=models.CASCADE, related_name="releases")
    at = models.DateTimeField()


class ReasonWithdrawal(models.Model):
    """That a release was taken back, and when; only the writer can."""

    visibility_row = "reden_van_stoppen"

    release = models.OneToOneField(ReasonRelease, on_delete=models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField()
