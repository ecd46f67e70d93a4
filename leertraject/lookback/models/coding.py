"""Which words matter, and what they are about."""

from django.db import models
from django.db.models import F, Q

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models.conversation import Study, Voice
from leertraject.lookback.models.transcript import Transcript


class Codebook(models.Model):
    """The bureau's codes, the same over cohorts."""

    visibility_row = "codeboek"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("titel", max_length=160)
    made_at = models.DateTimeField()


class Code(models.Model):
    """A code with when it applies and when not."""

    visibility_row = "codeboek"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="codes")
    key = models.SlugField(max_length=60)
    name = models.CharField("naam", max_length=120)
    include = models.TextField("wel", max_length=600)
    exclude = models.TextField("niet", max_length=600, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["codebook", "key"], name="lookback_code_key")]

    def __str__(self) -> str:
        return self.name


class Fragment(models.Model):
    """A place in a transcript with a keyed digest of its words, never the words.

    It outlives the transcript, without a way back to the words, so that what was counted stays counted. A fragment
    that has lapsed counts no more: its speaker withdrew the use of it.
    """

    visibility_row = "codering"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="fragments")
    transcript = models.ForeignKey(Transcript, on_delete=models.SET_NULL, null=True, related_name="fragments")
    voice = models.CharField(max_length=20, choices=Voice.choices)
    tally = models.UUIDField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    lapsed_at = models.DateTimeField(null=True)
    words_gone = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__gte=0) & Q(start__lt=F("end")) & Q(end__lte=F("length")),
                name="lookback_fragment_place",
            ),
            models.UniqueConstraint(
                fields=["transcript", "start", "end"], condition=Q(words_gone=False), name="lookback_fragment_once"
            ),
        ]


class Coding(models.Model):
    """One coder's use of one code on one fragment."""

    visibility_row = "codering"

    fragment = models.ForeignKey(Fragment, on_delete=models.CASCADE, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="codings")
    coder = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fragment", "code", "coder"], name="lookback_coding_once")]
