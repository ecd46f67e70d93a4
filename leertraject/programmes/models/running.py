"""Cohorts, their sessions and who takes part, and days on which nothing is planned."""

from django.db import models
from django.db.models import F, Q

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Organisation, Person
from leertraject.programmes.models.designing import Block, Version


class Cohort(models.Model):
    """One run of a published version, with its own dates and people. It keeps its version.

    `revision` rises with every change of its name.
    """

    visibility_row = "inschrijving"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("naam", max_length=120)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="cohorts")
    starts_on = models.DateField("eerste bijeenkomst")
    ends_on = models.DateField("laatste bijeenkomst")
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-starts_on"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="programmes_cohort_order")]

    def __str__(self) -> str:
        return self.title

    @property
    def finished(self) -> bool:
        """Says whether this cohort has been closed."""
        return hasattr(self, "finish")


class CohortOrganisation(models.Model):
    """A cohort may hold several organisations."""

    visibility_row = "inschrijving"

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "organisation"], name="programmes_cohort_organisation")
        ]


class CohortFinish(models.Model):
    """Who closed a cohort, and when: from then on its participants are alumni."""

    visibility_row = "inschrijving"

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="finish")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class Session(models.Model):
    """A planned session of a cohort, from a session block of its version. `seats`: how many participants fit in.

    `access` says how a place can be reached and used, never what a person needs. `revision` rises with every change,
    so that two people who change the same session notice each other. Without `trainers` all of the cohort come.
    """

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="sessions")
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("datum")
    starts = models.TimeField("begin", null=True, blank=True)
    ends = models.TimeField("einde", null=True, blank=True)
    place = models.CharField("plaats", max_length=160, blank=True)
    seats = models.PositiveSmallIntegerField("plekken", null=True, blank=True)
    room = models.CharField("zaal", max_length=80, blank=True)
    link = models.URLField("link om online mee te doen", max_length=300, blank=True)
    access = models.TextField("toegankelijkheid van de plek", max_length=400, blank=True)
    group_min = models.PositiveSmallIntegerField("gaat door vanaf", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["on"]

    @property
    def where(self) -> str:
        """The place, and the room there."""
        return ", ".join(text for text in (self.place, self.room) if text)

    @property
    def is_cancelled(self) -> bool:
        """Says whether this session was called off."""
        return hasattr(self, "cancellation")


class TakenBlock(models.Model):
    """That a cohort does something that is no session as a later version of its programme has it, since `at`.

    It takes the place of the one with the same lineage in the version of the cohort, or comes beside what is there.
    """

    visibility_row = "bijeenkomst"

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="taken_blocks")
    lineage = models.UUIDField()
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="taken_by")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "lineage"], name="programmes_taken_block_once")]


class SessionTrainer(models.Model):
    """Who of the trainers of a cohort gives a session."""

    visibility_row = "bijeenkomst"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="trainers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="programmes_session_trainer_once")]


class SessionCancellation(models.Model):
    """Who called a session off, when, and what the group reads about why. Taken back, the row goes: the session is
    then planned again, and whoever was invited gets it as a new invitation.
    """

    visibility_row = "bijeenkomst"

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="cancellation")
    reason = models.CharField("waarom", max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class AvoidedPeriod(models.Model):
    """Days on which no session is planned: a day off of the bureau, or busy weeks of an organisation.

    `yearly`: it comes back each year on the same dates. It names days, and nobody.
    """

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.CharField("wat er dan is", max_length=80)
    first_on = models.DateField("eerste dag")
    last_on = models.DateField("laatste dag")
    yearly = models.BooleanField("elk jaar", default=False)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["first_on", "title"]
        constraints = [models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="programmes_avoided_order")]


class UsualWeeks(models.TextChoices):
    ACCOUNTS = "jaarrekening", "Jaarrekening"
    BUDGET = "begroting", "Begroting"


class UsualWeeksDropped(models.Model):
    """Who said that the usual busy weeks do not hold for an organisation, and when. Without it they do."""

    visibility_row = "bijeenkomst"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    usual = models.CharField(max_length=12, choices=UsualWeeks.choices)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "usual"], name="programmes_usual_dropped_once")]


class Enrolment(models.Model):
    """That someone takes part, never how it goes."""

    visibility_row = "inschrijving"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    enrolled_at = models.DateTimeField()
    enrolled_by = models.UUIDField(null=True)
    stopped_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="programmes_enrolment_once")]


class CohortInviting(models.Model):
    """Who had the people of a cohort invited, and when: from then on invitations follow every change by themselves."""

    visibility_row = "bijeenkomst"

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="inviting")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class SessionInvitation(models.Model):
    """A session in the calendar of one person. `sequence` rises with each file that went to that person, and `told` is
    a digest of what the last one said, so that the same is never said twice. Withdrawn: taken out of that calendar.
    """

    visibility_row = "agenda_antwoord"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField(default=0)
    told = models.CharField(max_length=64)
    invited_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="programmes_invitation_once")]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.person_id}"


class Reply(models.TextChoices):
    YES = "yes", "Ik kom"
    NO = "no", "Ik kom niet"
    UNSURE = "unsure", "Nog niet zeker"


class SessionAnswer(models.Model):
    """What someone answered to an invitation, `sequence` being that of the file they had. Who comes has a seat since
    `seat_at`; without one they wait, in the order of `at`. A trainer's own answer is not `counted`.
    """

    visibility_row = "agenda_antwoord"

    invitation = models.OneToOneField(SessionInvitation, on_delete=models.CASCADE, related_name="answer")
    reply = models.CharField(max_length=6, choices=Reply.choices)
    sequence = models.PositiveIntegerField()
    counted = models.BooleanField(default=True)
    at = models.DateTimeField()
    seat_at = models.DateTimeField(null=True)
