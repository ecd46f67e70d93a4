"""What people make of assignments, and what they handed in."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Person
from leertraject.programmes.models import Block, Cohort


class Work(models.Model):
    """What one participant makes of one assignment of their cohort: the living text, sealed in a box of its own.

    `version` rises with every change, so that two devices notice each other; 0 is nothing yet. `writer` is the open
    page that wrote it last (a random text, of no person): that page may lose the answer and send its text again.
    """

    visibility_row = "opdracht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="+")
    box = models.UUIDField()
    text = models.BinaryField()
    version = models.PositiveIntegerField(default=0)
    writer = models.CharField(max_length=40, blank=True)
    begun_at = models.DateTimeField()
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "cohort", "block"], name="assignments_work_once"),
        ]


class HandIn(models.Model):
    """What was handed in at one moment: a sealed copy of the text as it was, that never changes. `length` is that of
    the text in code points, `number` counts from one within the work."""

    visibility_row = "opdracht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="hand_ins")
    number = models.PositiveSmallIntegerField()
    text = models.BinaryField()
    length = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["work", "number"], name="assignments_hand_in_once")]


class HandInWithdrawal(models.Model):
    """That what was handed in was taken back, and when; only its writer can. Trainers see it no more."""

    visibility_row = "opdracht"

    hand_in = models.OneToOneField(HandIn, on_delete=models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField()
