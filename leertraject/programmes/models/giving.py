"""Giving a session: the day as its trainers run it."""

from django.db import models

from leertraject.analysis.enclosures import Kind
from leertraject.kernel.subjects import new_id
from leertraject.people.models import Person
from leertraject.programmes.models.designing import Activity
from leertraject.programmes.models.running import Cohort, Session


class DayPlan(models.Model):
    """That trainers changed the day of a session, and in a line why. The programme stays as it is.

    Without parts the day is as the programme has it. `revision` rises with every change, also back to the programme,
    so that two trainers notice each other.
    """

    visibility_row = "bijeenkomst"

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="day_plan")
    reason = models.CharField("waarom het anders gaat", max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)


class DayPart(models.Model):
    """One part of the day of one session. Times follow from the begin of the session and the minutes before it.

    `key` stays the same when a part moves; `source` is the activity of the programme that it was.
    """

    visibility_row = "bijeenkomst"

    plan = models.ForeignKey(DayPlan, on_delete=models.CASCADE, related_name="parts")
    key = models.SlugField(max_length=40)
    source = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField("minuten")
    title = models.CharField("titel", max_length=200)
    form = models.CharField("werkvorm", max_length=40, blank=True)
    instrument = models.CharField("instrument", max_length=40, blank=True)
    materials = models.CharField("materiaal", max_length=300, blank=True)
    output = models.CharField("opbrengst", max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="programmes_day_part_once")]


class Attendance(models.Model):
    """That someone was at a session, or was not. Without a row nothing was noted, and how long they stayed never is."""

    visibility_row = "aanwezigheid"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    present = models.BooleanField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="programmes_attendance_once")]


class AttendanceTotal(models.Model):
    """What is left of who was there once the term is over: one total over the sessions of a cohort, of nobody.

    `places` is the number of people enrolled, added up over the sessions at which anything was noted.
    """

    visibility_row = "aanwezigheid"

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="attendance_total")
    places = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    at = models.DateTimeField()


class SessionSupply(models.Model):
    """Something that has to lie ready: of a part of the day once it was ticked, or a line of the trainers' `own`."""

    visibility_row = "bijeenkomst"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="supplies")
    text = models.CharField("wat er klaar moet liggen", max_length=300)
    own = models.BooleanField(default=False)
    ready_at = models.DateTimeField(null=True)
    ready_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "text"], name="programmes_supply_once")]


class HarvestKind(models.TextChoices):
    QUESTION = "challenge", "Over een opgave"
    AGREEMENT = "agreement", "Afspraak van de groep"
    NEXT = "next", "Vraag voor de volgende keer"
    CARD = "card", "Kaart van de wand"
    PHOTO = "photo", "Foto van een flip-over"
    OTHER = "other", "Anders"


class Harvest(models.Model):
    """What came up at a session, as a trainer wrote it. The group reads it once a trainer shows it.

    `revision` rises with every change of its words, so that two who write at once notice each other.
    """

    visibility_row = "bijeenkomst"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="harvest")
    kind = models.CharField("soort", max_length=10, choices=HarvestKind.choices)
    text = models.TextField("wat er bovenkwam", max_length=1000)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    shown_at = models.DateTimeField(null=True)
    shown_by = models.UUIDField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at", "pk"]


class HarvestPhoto(models.Model):
    """The photo of a line, for whoever reads that line; sealed in a box of which the photo itself is the owner. Without
    what a camera wrote in it; `size` is in bytes."""

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    harvest = models.OneToOneField(Harvest, on_delete=models.CASCADE, related_name="photo")
    box = models.UUIDField()
    kind = models.CharField("soort", max_length=4, choices=[(kind.value, kind.label) for kind in Kind])
    content = models.BinaryField()
    size = models.PositiveIntegerField()
