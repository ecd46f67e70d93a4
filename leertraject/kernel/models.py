"""Two technical tables of background work. They hold no personal data."""

from django.db import models


class WorkerBeat(models.Model):
    """A worker says that it lives. A task whose worker fell silent goes back in the queue."""

    technical = "background work: which worker lives"

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField(db_index=True)


class Recurring(models.Model):
    """When a recurring task is due again; whoever moves `due_at` runs it, so it runs once."""

    technical = "background work: when something is due again"

    name = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()
