"""What people make of assignments, what they handed in, who reads it, and what is said to it."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from leertraject.analysis.enclosures import Kind
from leertraject.buddies.models import BuddyPair
from leertraject.kernel.subjects import new_id
from leertraject.people.models import Person
from leertraject.programmes.models import Block, Cohort, Enrolment


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


class HandInReaderQuerySet(models.QuerySet["HandInReader"]):
    def living(self, today: date) -> "HandInReaderQuerySet":
        """Readers of what was not taken back, until their last day and while they are in the group; a buddy while the
        pair lives. Who left the group and came back has to be asked again."""
        together = Q(buddies__isnull=True) | Q(buddies__in=BuddyPair.objects.living())
        there = Enrolment.objects.filter(
            cohort=OuterRef("hand_in__work__cohort"), person=OuterRef("person"), stopped_on__isnull=True
        )
        rows = self.filter(together, Exists(there.filter(enrolled_at__lte=OuterRef("at"))), ending__isnull=True)
        return rows.filter(hand_in__withdrawal__isnull=True, until__gte=today)


class HandInReader(models.Model):
    """That a groupmate reads what was handed in at one moment, `until` the end of a day: as the buddy of `buddies`, and
    then no longer than that pair lives, or because the writer asked them to read along."""

    visibility_row = "opdracht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hand_in = models.ForeignKey(HandIn, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    buddies = models.ForeignKey(BuddyPair, on_delete=models.CASCADE, null=True, related_name="+")
    until = models.DateField("tot en met")
    at = models.DateTimeField()

    objects = HandInReaderQuerySet.as_manager()


class HandInReaderEnd(models.Model):
    """That someone does not read on, and since when: the writer stopped it, or they did not want to."""

    visibility_row = "opdracht"

    reader = models.OneToOneField(HandInReader, on_delete=models.CASCADE, related_name="ending")
    at = models.DateTimeField()


class Enclosure(models.Model):
    """A file or photo with a work; its name and content are sealed in the box of the work. `size` is in bytes.

    Taken off (`off_at`) it belongs to the living work no more, and stays as long as a moment holds it.
    """

    visibility_row = "opdracht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="enclosures")
    kind = models.CharField("soort", max_length=4, choices=[(kind.value, kind.label) for kind in Kind])
    name = models.BinaryField()
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    at = models.DateTimeField()
    off_at = models.DateTimeField(null=True)
    hand_ins = models.ManyToManyField(HandIn, through="HandInEnclosure", related_name="enclosures")

    class Meta:
        ordering = ["at", "id"]


class HandInEnclosure(models.Model):
    """That a file was part of what was handed in at one moment."""

    visibility_row = "opdracht"

    hand_in = models.ForeignKey(HandIn, on_delete=models.CASCADE, related_name="+")
    enclosure = models.ForeignKey(Enclosure, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hand_in", "enclosure"], name="assignments_hand_in_enclosure_once")
        ]


class Remark(models.Model):
    """What a reader says to words of a hand-in: their place in its text (code points), never the words themselves;
    `digest` tells that they are still the same. `length` is that of the text.

    Where the words stand in the living text is worked out from both texts. The text of the remark is sealed in the box
    of the work, and goes with it. Who wrote it may be erased: then it is withdrawn as well.
    """

    visibility_row = "opmerking"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hand_in = models.ForeignKey(HandIn, on_delete=models.CASCADE, related_name="remarks")
    writer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    text = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__gte=0, end__gt=F("start"), length__gte=F("end")), name="assignments_remark_place"
            )
        ]


class RemarkWithdrawal(models.Model):
    """That a remark was withdrawn, and when; its text is gone."""

    visibility_row = "opmerking"

    remark = models.OneToOneField(Remark, on_delete=models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField()


class RemarkAnswer(models.Model):
    """What the writer of the work says to a remark, sealed; an empty text says that it was seen."""

    visibility_row = "opmerking"

    remark = models.OneToOneField(Remark, on_delete=models.CASCADE, related_name="answer")
    text = models.BinaryField()
    at = models.DateTimeField()
