"""Programmes and versions, cohorts, sessions and enrolments."""

from django.db import models
from django.db.models import F, Q

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Organisation, Person


class Programme(models.Model):
    """What the bureau offers; its content stands in versions. `revision` rises with every change of its own words."""

    visibility_row = "leertraject"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("titel", max_length=160)
    audience = models.TextField("voor wie", max_length=600)
    promise = models.TextField("belofte", max_length=600)
    copied_from = models.CharField(max_length=60, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """A version of a programme. Without a publication it is a draft.

    `effort` are hours by kind of work, `themes` ids of the content file. `revision` rises with every change of what
    the version asks of a group, so that two people who change that notice each other.
    """

    visibility_row = "leertraject"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    group_min = models.PositiveSmallIntegerField("groep vanaf", null=True, blank=True)
    group_max = models.PositiveSmallIntegerField("groep tot en met", null=True, blank=True)
    trainers = models.PositiveSmallIntegerField("aantal trainers", null=True, blank=True)
    effort = models.JSONField("uren per deelnemer", default=dict, blank=True)
    themes = models.JSONField("thema's", default=list, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="programmes_version_number")]

    @property
    def published(self) -> bool:
        """Says whether this version is published, and so immutable."""
        return hasattr(self, "publication")


class VersionPublication(models.Model):
    """Who published a version, and when. There is no way back."""

    visibility_row = "leertraject"

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="publication")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class BlockKind(models.TextChoices):
    PREPARATION = "preparation", "Voorbereiding"
    SESSION = "session", "Bijeenkomst"
    ASSIGNMENT = "assignment", "Praktijkopdracht"
    CONSULTATION = "consultation", "Intervisie"
    MEASUREMENT = "measurement", "Meting"
    FOLLOW_UP = "follow_up", "Vervolg"
    EVENT = "event", "Netwerkmoment"


class Block(models.Model):
    """One part of a version. `week` counts from the first session (week 1); negative lies before it.

    `until_week` is the last week of something that takes longer. `follows` is the lineage of the session after which
    an assignment is done. `instruments` and `scales` are ids of the content file. `revision` rises with every change,
    so that two people who edit the same block notice each other.
    """

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="blocks")
    lineage = models.UUIDField(default=new_id)
    position = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)
    kind = models.CharField("soort", max_length=12, choices=BlockKind.choices)
    title = models.CharField("titel", max_length=160)
    week = models.SmallIntegerField("week", default=1)
    until_week = models.SmallIntegerField("tot en met week", null=True, blank=True)
    day = models.CharField("liefst op", max_length=20, blank=True)
    minutes = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    starts = models.TimeField("begin", null=True, blank=True)
    ends = models.TimeField("einde", null=True, blank=True)
    place = models.CharField("plaats", max_length=160, blank=True)
    form = models.CharField("werkvorm", max_length=40, blank=True)
    description = models.TextField("wat je doet", max_length=2000, blank=True)
    goals = models.JSONField("doelen", default=list, blank=True)
    guests = models.JSONField("gasten", default=list, blank=True)
    who = models.JSONField("met wie", default=list, blank=True)
    follows = models.UUIDField(null=True, blank=True)
    instruments = models.JSONField("instrumenten", default=list, blank=True)
    moment = models.CharField("meetmoment", max_length=4, blank=True)
    then_test = models.BooleanField("met terugkijkmeting", default=False)
    scales = models.JSONField("schalen", default=list, blank=True)
    method = models.CharField("methode", max_length=40, blank=True)
    groups_of = models.PositiveSmallIntegerField("groepjes van", null=True, blank=True)
    selection = models.CharField("met hoeveel mensen", max_length=300, blank=True)
    outcome = models.TextField("opbrengst", max_length=2000, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "lineage"], name="programmes_block_lineage")]


class Activity(models.Model):
    """One contiguous part of a session's programme."""

    visibility_row = "bijeenkomst"

    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="activities")
    position = models.PositiveSmallIntegerField()
    starts = models.TimeField("begin")
    ends = models.TimeField("einde")
    title = models.CharField("titel", max_length=200)
    form = models.CharField("werkvorm", max_length=40, blank=True)
    instrument = models.CharField("instrument", max_length=40, blank=True)
    materials = models.CharField("materiaal", max_length=300, blank=True)
    output = models.CharField("opbrengst", max_length=300, blank=True)

    class Meta:
        ordering = ["position"]


class ChangeKind(models.TextChoices):
    ADDED = "added", "Toegevoegd"
    CHANGED = "changed", "Veranderd"
    DROPPED = "dropped", "Vervallen"
    MOVED = "moved", "Verplaatst"


class Change(models.Model):
    """What is different in a version, and why. The reason never holds a quote.

    `lineage` is that of a block, or the programme when what the version asks of a group is different.
    """

    visibility_row = "programmawijziging"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField("soort", max_length=8, choices=ChangeKind.choices)
    lineage = models.UUIDField()
    title = models.CharField("wat verandert er", max_length=160)
    what = models.TextField("wat er veranderde", max_length=2000)
    reason = models.TextField("waarom", max_length=2000)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="programmes_change_number")]

    @property
    def of_whole(self) -> bool:
        """Says whether this is about what the version asks of a group, and not about one block."""
        return self.lineage == self.version.programme_id


class Covering(models.Model):
    """Withdrawn words were covered in a row, of this package or of one above it, also when that lies fixed: the
    database lets a row of a published version change only while its covering is open, within one transaction.
    """

    visibility_row = "leertraject"

    kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=40)
    at = models.DateTimeField()
    shut_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["object_key", "kind"], name="programmes_covering_row")]


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
    """A planned session of a cohort, from a session block of its version. `seats`: how many participants fit in."""

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="sessions")
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("datum")
    starts = models.TimeField("begin", null=True, blank=True)
    ends = models.TimeField("einde", null=True, blank=True)
    place = models.CharField("plaats", max_length=160, blank=True)
    seats = models.PositiveSmallIntegerField("plekken", null=True, blank=True)

    class Meta:
        ordering = ["on"]

    @property
    def is_cancelled(self) -> bool:
        """Says whether this session was called off."""
        return hasattr(self, "cancellation")


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
