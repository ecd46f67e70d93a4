"""The conversation while it is held: the guide as it was then, and what is jotted down beside each question."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.lookback.models.conversation import Conversation


class Holding(models.Model):
    """A conversation that has begun. Its notes are sealed in a box of their own, of which the speaker is the owner.

    `guide` are the parts with their questions at the begin: when a guide changes later, no note moves to another
    question. It ends once its notes have become the transcript; then it and its box go.
    """

    visibility_row = "terugblikgesprek"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="holding")
    box = models.UUIDField()
    guide = models.JSONField()
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)


class Jotting(models.Model):
    """The note beside one question, sealed. Questions count from one through all parts; the last is the free field.

    `version` rises with every change, so that two screens notice each other. `writer` is the open page that wrote it
    last (a random text, of no person): that page may lose the answer of the server and send its text again.
    """

    visibility_row = "terugblikgesprek"

    holding = models.ForeignKey(Holding, on_delete=models.CASCADE, related_name="jottings")
    position = models.PositiveSmallIntegerField()
    text = models.BinaryField()
    version = models.PositiveIntegerField()
    writer = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["holding", "position"], name="lookback_jotting_once")]
