"""What a coder did, so that it can be taken back and done again."""

from django.db import models
from django.db.models import Q

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models.transcript import Transcript


class StepKind(models.TextChoices):
    """What was done; the values are the verbs of the commands."""

    MARK = "mark", "Fragment gekozen"
    CODE = "code", "Codes veranderd"
    UNMARK = "unmark", "Fragment weggehaald"
    MEMO = "memo", "Memo geschreven"
    SUPPORT = "support", "Onder een inzicht gelegd of eronder weggehaald"


class Memo(models.Model):
    """A coder's note to a fragment, sealed in the box of the text; one that counts per fragment and writer.

    A fragment may come back, so `fragment` is its id and no tie. What was written over or taken away has ended, and
    lies there for taking that back until the coding is finished.
    """

    visibility_row = "codering"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="memos")
    fragment = models.UUIDField()
    text = models.BinaryField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["fragment", "by"], condition=Q(ended_at__isnull=True), name="lookback_memo_once"
            )
        ]
        indexes = [models.Index(fields=["transcript", "fragment"], name="lookback_memo_fragment")]


class CodingStep(models.Model):
    """One thing that someone did to a fragment: places, ids and moments, never words.

    `before` and `after` are how the fragment stood and which codes and memo `by` gave it; empty when it was not there.
    For what a fragment says of an insight they are that insight and the stance, "" for none.

    It may come back, so `fragment` is its id and no tie. `maker` is who chose the words of one that was taken away.

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
