"""Notebooks, reflections and with whom they are shared."""

from datetime import date

from django.db import models
from django.db.models import Q

from leertraject.buddies.models import BuddyPair
from leertraject.kernel.subjects import new_id
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort


class Notebook(models.Model):
    """The notebook of one person; everything written in it is sealed in its box, whose owner that person is."""

    visibility_row = "reflectie"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    box = models.UUIDField()
    made_at = models.DateTimeField()


class Kind(models.TextChoices):
    LOOK_BACK = "look_back", "Terugblik"
    REFLECT = "reflect", "Reflectie"
    LOOK_AHEAD = "look_ahead", "Vooruitblik"
    FREE = "free", "Vrij"


class Reflection(models.Model):
    """One piece of writing. `asks` are the questions as they were when it began, and `prompt` their id in the content
    file, "" for writing without one.

    What someone looks ahead to comes back on `returns_on`; `looks_back_on` is the look ahead that this one answers.
    `written_on` is the last day on which it was changed, from which its term counts.
    """

    visibility_row = "reflectie"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notebook = models.ForeignKey(Notebook, on_delete=models.CASCADE, related_name="reflections")
    kind = models.CharField("soort", max_length=10, choices=Kind.choices)
    prompt = models.CharField(max_length=8, blank=True)
    asks = models.JSONField()
    looks_back_on = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="looked_back_by")
    returns_on = models.DateField("komt terug op", null=True)
    begun_at = models.DateTimeField()
    written_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["notebook", "-begun_at"], name="reflections_in_order")]


class Passage(models.Model):
    """What stands under one question, sealed. Positions count from one.

    `version` rises with every change, so that two devices notice each other. `writer` is the open page that wrote it
    last (a random text, of no person): that page may lose the answer of the server and send its text again.
    """

    visibility_row = "reflectie"

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveSmallIntegerField()
    text = models.BinaryField()
    version = models.PositiveIntegerField()
    writer = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["reflection", "position"], name="reflections_passage_once")]


class Circle(models.TextChoices):
    TRAINERS = "trainers", "De trainers"
    GROUP = "group", "Iedereen in de groep"
    ONE = "one", "Eén groepsgenoot"
    BUDDY = "buddy", "Je maatje"


class ShareQuerySet(models.QuerySet["Share"]):
    def living(self, today: date) -> "ShareQuerySet":
        """Shares that were not taken back and whose last day has not passed; with a buddy while the pair lives."""
        together = Q(buddies__isnull=True) | Q(buddies__in=BuddyPair.objects.living())
        return self.filter(together, withdrawal__isnull=True, until__gte=today)


class Share(models.Model):
    """That others in a cohort may read one reflection, `until` the end of a day. `reader` is the one groupmate, or the
    buddy; then `buddies` is the pair because of which it is shared, and it ends with that pair."""

    visibility_row = "reflectie"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="shares")
    circle = models.CharField("met wie", max_length=8, choices=Circle.choices)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    buddies = models.ForeignKey(BuddyPair, on_delete=models.CASCADE, null=True, related_name="+")
    until = models.DateField("tot en met")
    at = models.DateTimeField()

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["cohort", "circle"], name="reflections_share_cohort")]
        constraints = [
            models.CheckConstraint(
                condition=Q(circle=Circle.ONE, reader__isnull=False, buddies__isnull=True)
                | Q(circle=Circle.BUDDY, reader__isnull=False, buddies__isnull=False)
                | (~Q(circle__in=[Circle.ONE, Circle.BUDDY]) & Q(reader__isnull=True, buddies__isnull=True)),
                name="reflections_share_reader",
            )
        ]


class ShareWithdrawal(models.Model):
    """That a share was taken back, and when; only its maker can."""

    visibility_row = "reflectie"

    share = models.OneToOneField(Share, on_delete=models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField()
