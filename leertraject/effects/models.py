"""Sheets for client organisations, and what of them was published, frozen."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models import Check, Insight, Release, Study, Verdict
from leertraject.people.models import Organisation
from leertraject.programmes.models import Change, Cohort


class Sheet(models.Model):
    """A draft for one client organisation, about one study. It may be published more than once."""

    visibility_row = "publicatie"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=160)
    intro = models.TextField("inleiding", max_length=3000, blank=True)
    ask = models.TextField("wat we van jullie vragen", max_length=3000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-made_at", "id"]

    def __str__(self) -> str:
        return self.title


class SheetCohort(models.Model):
    """A cohort that a sheet is about."""

    visibility_row = "publicatie"

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="cohorts")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "cohort"], name="effects_sheet_cohort_once")]


class SheetInsight(models.Model):
    """An insight on a sheet, in words for this client."""

    visibility_row = "publicatie"

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines")
    insight = models.ForeignKey(Insight, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    claim = models.CharField("zo staat het op het blad", max_length=240, blank=True)
    against = models.TextField("wat het tegenspreekt", max_length=1000, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["sheet", "insight"], name="effects_sheet_insight_once")]


class SheetQuote(models.Model):
    """A released quote under an insight on a sheet; the words stay with the release."""

    visibility_row = "publicatie"

    line = models.ForeignKey(SheetInsight, on_delete=models.CASCADE, related_name="quotes")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["line", "release"], name="effects_sheet_quote_once")]


class SheetChange(models.Model):
    """A change of a published version on a sheet. `said` is what its check said, in words for this client."""

    visibility_row = "publicatie"

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="changes")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    said = models.TextField("wat de toets zei", max_length=1000, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["sheet", "change"], name="effects_sheet_change_once")]


class FrozenFigures(models.Model):
    """Figures as they were frozen: over whom, how many of which voice, and how many support each insight.

    `people` are the tallies of the study, so that a next publication can be compared; they name nobody. Several
    publications may show the same figures; figures are never computed again. `minimum` is the one they passed.
    """

    visibility_row = "publicatie"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    minimum = models.PositiveSmallIntegerField()
    cohorts = models.JSONField(default=list)
    people = models.JSONField(default=list)
    voices = models.JSONField(default=dict)
    supports = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "id"]


class Publication(models.Model):
    """What was published to a client at a moment. No command changes it; withdrawn words are taken out.

    Taken back, its client only sees that, and since when (`Retraction`).
    """

    visibility_row = "publicatie"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="publications")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="+")
    figures = models.ForeignKey(FrozenFigures, on_delete=models.PROTECT, null=True, related_name="publications")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    intro = models.TextField(max_length=3000, blank=True)
    ask = models.TextField(max_length=3000, blank=True)
    cohorts = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="effects_publication_number")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_taken_back(self) -> bool:
        """Says whether its client may read it no more."""
        return hasattr(self, "retraction")


class Retraction(models.Model):
    """Who took a publication back, when, and why. The reason is for who makes sheets, not for the client."""

    visibility_row = "publicatie"

    publication = models.OneToOneField(Publication, on_delete=models.CASCADE, related_name="retraction")
    reason = models.TextField("waarom", max_length=600)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.publication_id}"


class PublishedInsight(models.Model):
    """An insight as it was published; `theme` is the name that its theme had then."""

    visibility_row = "publicatie"

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="lines")
    insight = models.ForeignKey(Insight, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=160, blank=True)
    claim = models.CharField(max_length=240)
    against = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["position", "id"]


class PublishedQuote(models.Model):
    """A released quote as it was published, with its own sealed copy that goes when the release ends.

    `holders` is how many people held the role beside it, when a role stands there: a raised minimum hides that.
    """

    visibility_row = "citaat"

    line = models.ForeignKey(PublishedInsight, on_delete=models.CASCADE, related_name="quotes")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    box = models.UUIDField()
    words = models.BinaryField()
    shown_as = models.BinaryField()
    literal = models.BooleanField(default=True)
    noted = models.BooleanField(default=False)
    holders = models.PositiveSmallIntegerField(null=True)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]


class PublishedChange(models.Model):
    """A change as it was published. `because` are the places of the insights on this page that it rests on."""

    visibility_row = "programmawijziging"

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="changes")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    what = models.TextField(max_length=2000)
    reason = models.TextField(max_length=2000)
    said = models.TextField(max_length=1000, blank=True)
    because = models.JSONField(default=list)

    class Meta:
        ordering = ["version", "number", "id"]


class PublishedCheck(models.Model):
    """A check as it stood: where, when, and what it said; without a verdict it was still to be done."""

    visibility_row = "programmawijziging"

    line = models.ForeignKey(PublishedChange, on_delete=models.CASCADE, related_name="checks")
    check_of = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="+")
    cohort = models.CharField(max_length=120)
    due_on = models.DateField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    reported_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
