"""What was said: one sealed text; turns and speakers are places in it. Offsets count Unicode code points."""

from django.db import models
from django.db.models import F, Q

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models.conversation import Conversation

# The format of a text that was made of an interviewer's notes: nobody's literal words.
NOTED = "notes"


class Transcript(models.Model):
    """The text of a conversation, sealed in its own box: turns joined by one line break.

    `original` is the text as it came in, sealed, from the first correction until the coding is finished. `revision`
    counts the changes, so that two people at once notice each other; `coded` does so for fragments and codes.
    """

    visibility_row = "terugblikgesprek"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="transcript")
    box = models.UUIDField()
    text = models.BinaryField()
    length = models.PositiveIntegerField()
    source_format = models.CharField(max_length=8)
    received_at = models.DateTimeField()
    received_by = models.UUIDField(null=True)
    original = models.BinaryField(default=b"")
    revision = models.PositiveIntegerField(default=1)
    coded = models.PositiveIntegerField(default=0)

    @property
    def is_noted(self) -> bool:
        """Says whether the text is an interviewer's notes, and so nobody's literal words."""
        return self.source_format == NOTED


class Part(models.TextChoices):
    UNKNOWN = "unknown", "Nog niet gezegd"
    SPEAKER = "speaker", "De spreker"
    INTERVIEWER = "interviewer", "De interviewer"
    OTHER = "other", "Iemand anders"


class SpeakerLabel(models.Model):
    """A name as it stands in the file, sealed, and which part that voice has in the conversation."""

    visibility_row = "terugblikgesprek"

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="labels")
    position = models.PositiveSmallIntegerField()
    label = models.BinaryField()
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.UNKNOWN)

    class Meta:
        ordering = ["position"]


class Turn(models.Model):
    """`text[begin:end]` is what this speaker said; times in seconds where the file has them."""

    visibility_row = "terugblikgesprek"

    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="turns")
    index = models.PositiveIntegerField()
    label = models.ForeignKey(SpeakerLabel, on_delete=models.CASCADE, related_name="+")
    begin = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    starts_at = models.FloatField(null=True)
    ends_at = models.FloatField(null=True)

    class Meta:
        ordering = ["index"]
        constraints = [
            models.UniqueConstraint(fields=["transcript", "index"], name="lookback_turn_index"),
            models.CheckConstraint(condition=Q(begin__lte=F("end")), name="lookback_turn_order"),
        ]


class EditKind(models.TextChoices):
    """What was done to the text; the values are the verbs of the logbook."""

    CORRECT = "correct_turn", "Beurt verbeterd"
    SPLIT = "split_turn", "Beurt gesplitst"
    MERGE = "merge_turns", "Twee beurten samengevoegd"
    GIVE = "give_turn", "Andere spreker bij een beurt"
    REPLACE = "replace_in_text", "Herkenbare woorden vervangen"


class TranscriptEdit(models.Model):
    """One change of the text. `payload` is sealed in the box of the text and holds what undoing takes.

    It is empty once the change was undone, or once the coding is finished.
    """

    visibility_row = "terugblikgesprek"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    transcript = models.ForeignKey(Transcript, on_delete=models.CASCADE, related_name="edits")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=EditKind.choices)
    payload = models.BinaryField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["transcript", "number"], name="lookback_edit_number")]


class CodingFinish(models.Model):
    """Who said that the coding of a text is finished, and when: from then on the text lies fixed."""

    visibility_row = "codering"

    transcript = models.OneToOneField(Transcript, on_delete=models.CASCADE, related_name="coding_finish")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
