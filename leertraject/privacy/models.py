"""Wrapped keys, and who was erased. The master key itself is never in the database."""

from django.db import models

from leertraject.kernel.subjects import new_id


class Keyring(models.Model):
    """Which master key locks now (`master`), which one did before (`previous`), and since when. There is one row.

    `backup` is the key of the backups, wrapped by the master key; it stands in no backup, only in the file beside them.
    """

    technical = "names of master keys and a wrapped key; holds nothing about anyone"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    master = models.CharField(max_length=16)
    previous = models.CharField(max_length=16, blank=True)
    since = models.DateTimeField()
    backup = models.BinaryField(max_length=100)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="privacy_keyring_one")]


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


class Erasure(models.Model):
    """That a person was erased, and when: an opaque id, so that a backup of before brings nobody back."""

    visibility_row = "wislijst"

    person = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
