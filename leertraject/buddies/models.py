"""Who asked whom to be their buddy, and who are each other's."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from leertraject.kernel.subjects import new_id
from leertraject.people.models import Person
from leertraject.programmes.models import Cohort, Enrolment


def _takes_part(person: str) -> Exists:
    """Whether this person is in the group since before the row: who left and came back begins anew."""
    rows = Enrolment.objects.filter(cohort=OuterRef("cohort"), person=OuterRef(person), stopped_on__isnull=True)
    return Exists(rows.filter(enrolled_at__lte=OuterRef("at")))


class BuddyRequestQuerySet(models.QuerySet["BuddyRequest"]):
    def living(self) -> "BuddyRequestQuerySet":
        """Requests between two people who are still in the group, answered with no or not at all."""
        return self.filter(_takes_part("asker"), _takes_part("asked"))

    def waiting(self) -> "BuddyRequestQuerySet":
        """Living requests without an answer."""
        return self.living().filter(refused_at__isnull=True)


class BuddyRequest(models.Model):
    """That someone asked a groupmate. Taken back or answered with yes the row goes; after a no it stays, so that nobody
    is asked again."""

    visibility_row = "maatjes"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True)

    objects = BuddyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "asker", "asked"], name="buddies_request_once"),
            models.CheckConstraint(condition=~Q(asker=F("asked")), name="buddies_request_two"),
        ]


class BuddyPairQuerySet(models.QuerySet["BuddyPair"]):
    def living(self) -> "BuddyPairQuerySet":
        """Pairs that nobody ended, of two people who are still in the group."""
        return self.filter(_takes_part("one"), _takes_part("other"), ended_at__isnull=True)


class BuddyPair(models.Model):
    """That two people are each other's buddies, until `ended_at`; who ended it is not kept. A next pair of the same two
    is another row, so that what was shared because of this one stays unreadable."""

    visibility_row = "maatjes"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = BuddyPairQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "one", "other"], condition=Q(ended_at__isnull=True), name="buddies_pair_once"
            ),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="buddies_pair_order"),
        ]
