"""Giving a session: the day as its trainers run it."""

from django.db import models

from leertraject.programmes.models.designing import Activity
from leertraject.programmes.models.running import Session


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
