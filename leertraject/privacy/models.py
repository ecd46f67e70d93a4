"""Wrapped keys. The master key itself is never in the database."""

from django.db import models

from leertraject.kernel.subjects import new_id


class PersonKey(models.Model):
    """A person's key, wrapped by the master key named in `master`."""

    technical = "keys hold no data of their own; they go first at an erasure"

    person = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(max_length=100)
    master = models.CharField(max_length=16)
    made_at = models.DateTimeField()


class Box(models.Model):
    """The key of one conversation, release or notebook, wrapped by its owner's key."""

    technical = "keys hold no data of their own; they go first at an erasure"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(PersonKey, on_delete=models.CASCADE, related_name="boxes")
    wrapped = models.BinaryField(max_length=100)
