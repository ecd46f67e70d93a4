"""What people see coming, on cards: a title, what it is, and what it could mean for the programme."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models.coding import Fragment
from leertraject.lookback.models.conversation import Study
from leertraject.lookback.models.insight import Insight
from leertraject.programmes.models import Change


class Trend(models.Model):
    """A development that people see coming, in words of the team; it claims nothing and so is never confirmed.

    `module` is what it could mean for the programme. `insight` is one that it belongs to, if any.
    """

    visibility_row = "inzicht"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="trends")
    number = models.PositiveIntegerField()
    title = models.CharField("wat eraan komt", max_length=160)
    coming = models.TextField("wat mensen zien aankomen", max_length=3000)
    module = models.TextField("wat het voor het traject kan betekenen", max_length=3000, blank=True)
    insight = models.ForeignKey(Insight, on_delete=models.SET_NULL, null=True, related_name="trends")
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="lookback_trend_number")]

    def __str__(self) -> str:
        return f"Trendkaart {self.number}"


class TrendSupport(models.Model):
    """A fragment in which someone sees this coming."""

    visibility_row = "inzicht"

    trend = models.ForeignKey(Trend, on_delete=models.CASCADE, related_name="supports")
    fragment = models.ForeignKey(Fragment, on_delete=models.CASCADE, related_name="trend_supports")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trend", "fragment"], name="lookback_trend_support_once")]


class TrendChange(models.Model):
    """A change in a version of the programme that answers a trend."""

    visibility_row = "programmawijziging"

    trend = models.ForeignKey(Trend, on_delete=models.PROTECT, related_name="changes")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trend", "change"], name="lookback_trend_change_once")]
