"""Programmes, their versions, blocks and changes."""

from django.db import models

from leertraject.kernel.subjects import new_id


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


class ProgrammeBlocks(models.Manager["Block"]):
    """The blocks of versions, without what a cohort added for itself."""

    def get_queryset(self) -> models.QuerySet["Block"]:
        """Returns those blocks."""
        return super().get_queryset().filter(cohort__isnull=True)


class Block(models.Model):
    """One part of a version. `week` counts from the first session (week 1); negative lies before it.

    `until_week` is the last week of something that takes longer. `follows` is the lineage of the session after which
    an assignment is done. `instruments` and `scales` are ids of the content file. `revision` rises with every change,
    so that two people who edit the same block notice each other.

    With a `cohort` it is no part of the version: that cohort added it for itself, and may change it at any time.
    `objects` are the blocks of versions; `every` are those of cohorts as well.
    """

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="blocks")
    cohort = models.ForeignKey("programmes.Cohort", on_delete=models.CASCADE, null=True, related_name="+")
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

    objects = ProgrammeBlocks()
    every: "models.Manager[Block]" = models.Manager()

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
