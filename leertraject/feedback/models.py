"""What people answer after a session, the wishes they let others read, and the picture of the group."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Person
from leertraject.programmes.models import Session


class SessionFeedback(models.Model):
    """What one participant answers after one session, sealed in a box of its own; `choices` are those of all questions.

    It is laid out for everyone who took part, so that its being there says nothing; `at` is when something was kept.
    """

    visibility_row = "evaluatie_bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    box = models.UUIDField()
    choices = models.BinaryField()
    laid_out_at = models.DateTimeField()
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "session"], name="feedback_once")]


class FeedbackText(models.Model):
    """What stands under one open question, sealed; `position` is that of the question.

    `version` rises with every change, so that two devices notice each other. `writer` is the open page that wrote it
    last (a random text, of no person): that page may lose the answer of the server and send its text again.
    """

    visibility_row = "evaluatie_bijeenkomst"

    feedback = models.ForeignKey(SessionFeedback, on_delete=models.CASCADE, related_name="texts")
    position = models.PositiveSmallIntegerField()
    text = models.BinaryField()
    version = models.PositiveIntegerField()
    writer = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feedback", "position"], name="feedback_text_once")]


class WishRelease(models.Model):
    """That the wish may be read with the picture of the group. `place` is where chance put it among the others when
    the picture was frozen; without one it is not among them.
    """

    visibility_row = "wens_na_bijeenkomst"

    feedback = models.OneToOneField(SessionFeedback, on_delete=models.CASCADE, related_name="release")
    at = models.DateTimeField()
    place = models.PositiveSmallIntegerField(null=True)


class WishWithdrawal(models.Model):
    """That a wish that could be read was taken back, and when; only its writer can."""

    visibility_row = "wens_na_bijeenkomst"

    release = models.OneToOneField(WishRelease, on_delete=models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField()


class GroupPicture(models.Model):
    """What may be said about everyone who answered after one session, frozen when it closed; of nobody.

    `figures` hold per question what may be said and over how many people, and nothing of what may not. That there is
    a picture says only that it closed.
    """

    visibility_row = "evaluatie_bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="+")
    figures = models.JSONField(default=dict)
    at = models.DateTimeField()
