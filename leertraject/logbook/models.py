"""Entries, and the chain that seals them."""

import secrets

from django.db import models


def _salt() -> bytes:
    return secrets.token_bytes(16)


class Entry(models.Model):
    """Who (`actor`) did what (`verb`) with which object, about whom (`subject`), when. No content.

    The salt goes with the payload, so that a kept hash cannot be guessed back.
    """

    visibility_row = "logboek"

    at = models.DateTimeField(null=True)
    actor = models.UUIDField(null=True, db_index=True)
    verb = models.CharField(max_length=80, blank=True)
    object_kind = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    subject = models.UUIDField(null=True)
    salt = models.BinaryField(max_length=16, default=_salt, null=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "-at"], name="logbook_subject_at")]


class Seal(models.Model):
    """One link of the chain: `digest` = SHA-256 of the previous digest and the entry's payload hash."""

    visibility_row = "logboek"

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    payload_hash = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
