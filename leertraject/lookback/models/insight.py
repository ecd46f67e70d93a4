"""From what was heard to what changes, whether it helped, and who hears of it."""

from django.db import models
from django.db.models import Q

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models.coding import Fragment
from leertraject.lookback.models.conversation import Study
from leertraject.notices.models import Notice
from leertraject.people.models import Person
from leertraject.programmes.models import Change, Cohort


class Insight(models.Model):
    """A claim, with what speaks against it. A draft until it is confirmed."""

    visibility_row = "inzicht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="insights")
    number = models.PositiveIntegerField()
    claim = models.CharField("inzicht in één zin", max_length=240)
    explanation = models.TextField("wat we denken", max_length=3000)
    counter = models.TextField("wat spreekt dit tegen?", max_length=3000, blank=True)
    # The id of a theme of the programme; it stays when a later version drops that theme.
    theme = models.CharField("thema", max_length=60, blank=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="lookback_insight_number")]

    def __str__(self) -> str:
        return f"Inzicht {self.number}"


class InsightConfirmation(models.Model):
    """Who confirmed an insight, and when."""

    visibility_row = "inzicht"

    insight = models.OneToOneField(Insight, on_delete=models.CASCADE, related_name="confirmation")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class FallbackCause(models.TextChoices):
    ONE_VOICE = "one_voice", "Het rust niet meer op twee soorten stemmen."
    NO_COUNTER = "no_counter", "Er staat niet meer in wat het tegenspreekt."
    FLAGGED = "flagged", "In de tekst stonden woorden die zijn ingetrokken."


class Fallback(models.Model):
    """A confirmed insight became a draft again, by itself: why and when, and who had confirmed it when.

    It waits for a programme leader until it is confirmed again, or left as a draft. Nobody is named as who caused it.
    """

    visibility_row = "inzicht"

    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="fallbacks")
    cause = models.CharField(max_length=12, choices=FallbackCause.choices)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.UUIDField(null=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-at", "-id"]


class Stance(models.TextChoices):
    SUPPORTS = "supports", "Steunt"
    CONTRADICTS = "contradicts", "Spreekt tegen"


class Support(models.Model):
    """A fragment that supports or contradicts an insight."""

    visibility_row = "inzicht"

    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="supports")
    fragment = models.ForeignKey(Fragment, on_delete=models.CASCADE, related_name="supports")
    stance = models.CharField(max_length=12, choices=Stance.choices)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["insight", "fragment"], name="lookback_support_once")]


class ChangeReason(models.Model):
    """An insight as the reason of a change in a programme version."""

    visibility_row = "programmawijziging"

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="+")
    insight = models.ForeignKey(Insight, on_delete=models.PROTECT, related_name="reasons")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "insight"], name="lookback_reason_once")]


class Check(models.Model):
    """A planned look, in a next cohort, at whether a change helped: same measure, fixed beforehand."""

    visibility_row = "programmawijziging"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="+")
    measure = models.TextField("maat", max_length=1000)
    helped_if = models.TextField("het hielp als", max_length=1000)
    due_on = models.DateField("wanneer")
    planned_at = models.DateTimeField()
    planned_by = models.UUIDField(null=True)


class Verdict(models.TextChoices):
    HELPED = "helped", "Het hielp"
    NOT_HELPED = "not_helped", "Het hielp niet"
    MIXED = "mixed", "Het hielp soms"
    UNKNOWN = "unknown", "Weten we niet"


class Outcome(models.Model):
    """What the check said. `people` is over how many, when figures were used."""

    visibility_row = "programmawijziging"

    check_of = models.OneToOneField(Check, on_delete=models.CASCADE, related_name="outcome")
    verdict = models.CharField("wat zei de toets", max_length=10, choices=Verdict.choices)
    words = models.TextField("wat je zag", max_length=3000)
    people = models.PositiveSmallIntegerField("over hoeveel mensen", null=True, blank=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class Note(models.Model):
    """What we tell back to everyone whose words contributed to a change. It names nobody."""

    visibility_row = "programmawijziging"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("bericht", max_length=3000)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)


class NoteCopy(models.Model):
    """The note to one receiver; at most one each."""

    visibility_row = "terugblik_uitnodiging"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="copies")
    receiver = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    notice = models.OneToOneField(Notice, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "receiver"], name="lookback_note_once")]


class Flag(models.Model):
    """Hand-written text that repeats words which are not, or no longer, released; it waits for its writer.

    `places` are the [start, end) of those words in the text, in code points: after the conversation has gone nothing
    else says which they are. `instead` is read in place of text that lies fixed and so cannot be rewritten.
    """

    visibility_row = "inzicht"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="flags")
    object_kind = models.CharField(max_length=60)
    object_id = models.UUIDField()
    field = models.CharField(max_length=40)
    places = models.JSONField(default=list)
    instead = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "object_kind", "object_id", "field"],
                condition=Q(settled_at__isnull=True),
                name="lookback_flag_once",
            )
        ]
