"""What a coder did, so that it can be taken back and done again."""

from django.db import models

from leertraject.lookback.models.transcript import Transcript


class StepKind(models.TextChoices):
    """What was done; the values are the verbs of the commands."""

    MARK = "mark", "Fragment gekozen"
    CODE = "code", "Codes veranderd"
    UNMARK = "unmark", "Fragment weggehaald"


class CodingStep(models.Model):
    """One thing that someone did to a fragment: places, ids and moments, never words.

    `before` and `after` are how the fragment stood and which codes `by` gave it; empty when it was not there. It may
    come back, so `fragment` is its id and no tie. `maker` is who chose the words of one that was taken away.

    Places are those of the text at `revision`. `number` says in which order things were done in this text, `latest`
    when this was last done or undone, in the same count: that of `Transcript.coded`.
    """

    visibility_row = "codering"

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="coding_steps")
    number = models.PositiveIntegerField()
    latest = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=StepKind.choices)
    fragment = models.UUIDField()
    maker = models.UUIDField(null=True)
    revision = models.PositiveIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["transcript", "number"], name="lookback_step_number")]
        indexes = [
            models.Index(fields=["transcript", "by", "number"], name="lookback_step_by"),
            models.Index(fields=["transcript", "latest"], name="lookback_step_latest"),
        ]
