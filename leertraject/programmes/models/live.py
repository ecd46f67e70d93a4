"""What is on the screen of a session while it is given, and what people put there. It is there for that day alone."""

from django.db import models
from django.db.models import Q

from leertraject.kernel.subjects import new_id
from leertraject.programmes.models.giving import Harvest
from leertraject.programmes.models.running import Enrolment, Session


class LiveSession(models.Model):
    """The screen of a session: which part is on, the clock, and the code with which one joins without an account.

    Without `part` it follows the times of the day. The clock runs until `ends_at`, or stands with `left` seconds to go.
    `revision` rises with everything that changes the screen, so that asking again costs little.
    """

    visibility_row = "bijeenkomst"

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="live")
    code = models.CharField("code", max_length=8, null=True, unique=True)
    part = models.SlugField(max_length=40, blank=True)
    ends_at = models.DateTimeField(null=True)
    left = models.PositiveIntegerField(null=True)
    revision = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()


class RoundForm(models.TextChoices):
    SENTENCES = "sentences", "Zinnen onder elkaar"
    CARDS = "cards", "Kaarten op een wand"


class LiveRound(models.Model):
    """One question to the group. What comes in without a name is sealed in the `box` of the round, of which the round
    itself is the owner: with the round its key goes."""

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rounds")
    question = models.CharField("vraag", max_length=200)
    form = models.CharField("hoe het op het scherm staat", max_length=10, choices=RoundForm.choices)
    box = models.UUIDField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=Q(closed_at__isnull=True), name="programmes_one_round_open"
            )
        ]


class Contribution(models.Model):
    """What someone said in a round, sealed. Without `enrolment` nobody can tell who: no person, no time, no address.

    `mark` is a salted digest of a secret that only the browser of its writer holds, so that it can be taken back there;
    of two contributions it does not say that they are of one. With a name it is sealed in a box of its writer's.
    `harvest` is the line in which its words were kept.
    """

    visibility_row = "metafoor"

    round = models.ForeignKey(LiveRound, on_delete=models.CASCADE, related_name="contributions")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, null=True, related_name="+")
    box = models.UUIDField()
    text = models.BinaryField()
    mark = models.CharField(max_length=100)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.UUIDField(null=True)
    harvest = models.ForeignKey(Harvest, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
