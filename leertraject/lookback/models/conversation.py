"""Whom we talk with, who does what with it, and what they agreed to."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Organisation, Person
from leertraject.programmes.models import Cohort, Programme


class Voice(models.TextChoices):
    """The kind of speaker behind an insight; ids of `disclosure.voices` in the content file."""

    ALUMNI = "oud_deelnemers", "Oud-deelnemers"
    OPGAVE_OWNERS = "opgavehouders", "Opgavehouders"
    SPONSORS = "opdrachtgevers", "Opdrachtgevers"
    OTHERS = "anderen", "Andere betrokkenen"


class Study(models.Model):
    """The conversations about one programme, looked at together. `revision` rises with every change of its words."""

    visibility_row = "inzicht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=160)
    question = models.TextField("vraag", max_length=600, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)


class Conversation(models.Model):
    """A planned or held conversation with one speaker.

    `tally` stands for the speaker when people are counted; it is the same in all conversations of that speaker in
    the study and cannot be traced to the person once the conversation has gone. `text_gone_at` is when its text or
    notes were erased: from then on nothing rests on the consent but what was released.
    """

    visibility_row = "terugblik_uitnodiging"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="conversations")
    number = models.PositiveIntegerField()
    speaker = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    voice = models.CharField("stem", max_length=20, choices=Voice.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    tally = models.UUIDField(default=new_id)
    planned_for = models.DateTimeField("wanneer", null=True, blank=True)
    place = models.CharField("waar", max_length=160, blank=True)
    text_gone_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="lookback_conversation_number")]
        indexes = [models.Index(fields=["speaker"], name="lookback_conv_speaker")]

    def __str__(self) -> str:
        return f"Terugblikgesprek {self.number}"

    @property
    def is_called_off(self) -> bool:
        """Says whether the conversation will not take place (no query when `called_off` was selected along)."""
        return hasattr(self, "called_off")

    @property
    def is_prepared(self) -> bool:
        """Says whether the speaker got the questions (no query when `preparation` was selected along)."""
        return hasattr(self, "preparation")


class Heard(models.Model):
    """That someone of this voice was heard in a study, kept when the term of the text ends: who was counted stays
    counted. Like a fragment it has only the tally, which leads to nobody once the conversation has gone."""

    visibility_row = "inzicht"

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="+")
    voice = models.CharField(max_length=20, choices=Voice.choices)
    tally = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "voice", "tally"], name="lookback_heard_once")]


class Task(models.TextChoices):
    """An assignment on one conversation; ids of the assignments in the visibility matrix."""

    INTERVIEWER = "interviewer", "Interviewer"
    CODER = "codeur", "Codeur"
    READER = "meelezer", "Meelezer"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self, now: datetime) -> "AssignmentQuerySet":
        """Assignments that have not ended."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=now))


class Assignment(models.Model):
    """A grant on one conversation: it stands outside the strictest rule."""

    visibility_row = "terugblik_uitnodiging"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="assignments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    task = models.CharField("taak", max_length=12, choices=Task.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    given_by = models.UUIDField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person", "task"], name="lookback_assignment_once")
        ]
        indexes = [models.Index(fields=["person", "task"], name="lookback_assign_person")]


class Purpose(models.TextChoices):
    """What a speaker may agree to, each on its own; ids of `speaker_consent.purposes` in the content file."""

    NOTES = "aantekeningen", "Aantekeningen"
    TRANSCRIPT = "uitschrijven", "Opnemen en uitschrijven"
    IMPROVEMENT = "verbeteren", "Gebruiken om het traject te verbeteren"


class ConsentAnswer(models.Model):
    """One answer on one purpose, with the words asked at that time. The newest per purpose counts."""

    visibility_row = "toestemming"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="consent_answers")
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    granted = models.BooleanField()
    wording = models.TextField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["conversation", "purpose", "-id"], name="lookback_consent_newest")]
