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
    """A code with when it applies and when not.

    `position` is its place in the whole book as it is read: a code, then the codes under it. A tree has two levels.
    A retired code is offered no more; what was coded with it stays. `merged_into` is the code it went up in.
    `revision` rises whenever its words change.
    """

    visibility_row = "codeboek"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    codebook = models.ForeignKey(Codebook, on_delete=models.CASCADE, related_name="codes")
    key = models.SlugField(max_length=60)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    name = models.CharField("naam", max_length=120)
    definition = models.TextField("omschrijving", max_length=600, blank=True)
    include = models.TextField("wel", max_length=600)
    exclude = models.TextField("niet", max_length=600, blank=True)
    example = models.TextField("voorbeeld", max_length=600, blank=True)
    position = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)
    retired_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["codebook", "key"], name="lookback_code_key")]

    def __str__(self) -> str:
        return self.name

    def texts(self) -> tuple[str, ...]:
        """Returns the texts that people wrote."""
        return self.name, self.definition, self.include, self.exclude, self.example


class CodeChangeKind(models.TextChoices):
    """What was done with a code."""

    ADDED = "added", "Toegevoegd"
    REWRITTEN = "rewritten", "Herschreven"
    MOVED = "moved", "Verplaatst"
    MERGED = "merged", "Opgegaan in een andere code"
    RECEIVED = "received", "Een andere code ging hierin op"
    RETIRED = "retired", "Niet meer in gebruik"
    SPLIT = "split", "Gesplitst"
    PARTED = "parted", "Kreeg fragmenten van een gesplitste code"


class CodeChange(models.Model):
    """One step in the history of a code; no command rewrites or removes it.

    `before` and `after` hold the texts that changed, by name of the field; `other` is the code that it also was about.
    """

    visibility_row = "codeboek"

    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=12, choices=CodeChangeKind.choices)
    other = models.ForeignKey(Code, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.TextField("reden", max_length=300, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        ordering = ["at", "id"]


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
        indexes = [
            # Who was heard in a study is answered from the index alone, however many fragments there are.
            models.Index(fields=["study", "lapsed_at", "voice", "tally"], name="lookback_fragment_heard"),
            # Which codes are used most of late is asked of the last fragments of a study.
            models.Index(fields=["study", "-made_at"], name="lookback_fragment_lately"),
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
