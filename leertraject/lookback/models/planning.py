"""What happens to a planned conversation before it is held: prepared, moved, called off."""

from django.db import models

from leertraject.lookback.models.conversation import Conversation


class Preparation(models.Model):
    """The speaker got a mail that leads to the questions, once."""

    visibility_row = "terugblik_uitnodiging"

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="preparation")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)


class Move(models.Model):
    """A conversation got another moment or place. What it was before stands here, what it is now there.

    `number` counts from 1 within the conversation, and is the revision of its calendar file.
    """

    visibility_row = "terugblik_uitnodiging"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="moves")
    number = models.PositiveSmallIntegerField()
    planned_before = models.DateTimeField(null=True)
    place_before = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="lookback_move_number")]


class CalledOff(models.Model):
    """The conversation does not take place. Whoever wants to talk after all plans a new one."""

    visibility_row = "terugblik_uitnodiging"

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="called_off")
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
