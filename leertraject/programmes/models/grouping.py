"""Who sat with whom in the small groups of a cohort."""

from django.db import models

from leertraject.kernel.subjects import new_id
from leertraject.programmes.models.running import Cohort, Enrolment, Session


class Grouping(models.Model):
    """A cohort in small groups of about `size` people, for a session or just so."""

    visibility_row = "bijeenkomst"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="groupings")
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="groupings")
    size = models.PositiveSmallIntegerField("grootte")
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["-made_at", "id"]

    def __str__(self) -> str:
        return str(self.pk)


class GroupPlace(models.Model):
    """Someone in one of the small groups, which count from 1. It goes with the enrolment."""

    visibility_row = "inschrijving"

    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="places")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField("groepje")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grouping", "enrolment"], name="programmes_group_place_once")]

    def __str__(self) -> str:
        return f"{self.grouping_id}: {self.number}"
